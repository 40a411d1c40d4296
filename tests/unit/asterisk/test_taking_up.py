"""What is there when a link for which Readyroom distributes comes up, and what is said and ordered for it."""

from __future__ import annotations

from collections.abc import Mapping

from readyroom.edges.asterisk.ari.taking_up import queue_of, take_up
from readyroom.engine.facts import Call, CallState
from readyroom.protocols import ari
from tests.unit.asterisk.board import CALL, LINK, Board
from tests.unit.asterisk.test_distributor import WELCOME, farewell

BRIDGE = f"readyroom-{CALL}-"
TELEPHONE = "readyroom-o1-r-1-"
TIMER = "POST /channels/17.1/variable TIMEOUT(absolute) 0"


def channel(name: str = "17.1", app_data: str = "readyroom,500", app_name: str = "Stasis") -> ari.Channel:
    place = ari.Place(app_name=app_name, app_data=app_data)
    return ari.Channel(id=name, name="PJSIP/trunk-01", caller=ari.Party("0301"), dialplan=place, state="Up")


def board_with(*calls: Call) -> Board:
    """A board whose room has these calls of this link."""
    board = Board()
    for call in calls:
        board.world.calls[call.id] = call
    return board


def call(name: str = CALL, agent: str | None = None, link: str = LINK) -> Call:
    state: CallState = "waiting" if agent is None else "connected"
    return Call(id=name, kind="queue", state=state, queue="sales", agent=agent, device=agent, link=link)


def taken_up(
    board: Board, *channels: ari.Channel, bridges: Mapping[str, tuple[str, ...]] | None = None
) -> list[str]:
    """What is said, but for its frame, and ordered."""
    made = [ari.Bridge(id=name, channels=within) for name, within in (bridges or {}).items()]
    take_up(board.distributor, channels, made, ["99.1"], board.now)
    said = board.told()
    assert said[0] == "resync_begin"
    return said[1:]


def test_nothing_is_there():
    assert taken_up(Board()) == ["resync_end ()"]


def test_who_waits_goes_on_waiting():
    board = board_with(call())
    assert taken_up(board, channel()) == ["resync_end ('17.1~1',)", *WELCOME]
    assert board.hangs_up("17.1") == ["call_ended call1 caller"]


def test_who_is_not_known_yet_comes():
    told = taken_up(Board(), channel())
    assert told == ["caller_joined sales call1 0301", "resync_end ('17.1~1',)", *WELCOME]


def test_who_was_given_back_meanwhile_goes_on():
    board = Board()
    board.world.ended_calls[CALL] = 1
    assert taken_up(board, channel()) == ["resync_end ()", *farewell("left")]
    assert taken_up(Board(), channel(app_data="readyroom,nowhere"))[1:] == farewell("unknown_queue")


def test_others_are_none_of_its_affair():
    mine = call("17.1~1", link="another")
    others = [channel("1.1", "another,500"), channel("1.2", "", "Queue"), channel("99.1")]
    assert taken_up(board_with(mine), *others, bridges={"b": ("1.1",)}) == ["resync_end ()"]


def test_what_rings_or_was_answered_by_nobody_is_hung_up():
    ringing = channel(TELEPHONE, "", "AppDial2")
    told = taken_up(board_with(call()), channel(), ringing)
    assert told[-1] == f"DELETE /channels/{TELEPHONE} normal"


def test_who_talks_goes_on_talking():
    board = board_with(call(agent="101"))
    bridges = {BRIDGE: ("17.1", TELEPHONE)}
    told = taken_up(board, channel(), channel(TELEPHONE, "readyroom"), bridges=bridges)
    assert told == ["resync_end ('17.1~1',)", TIMER]
    assert board.hears("ChannelHold", TELEPHONE) == ["call_held call1 held"]
    assert board.hangs_up(TELEPHONE)[0] == "call_ended call1 agent"


def test_whose_agent_hung_up_meanwhile_is_hung_up():
    board = board_with(call(agent="101"))
    told = taken_up(board, channel(), bridges={BRIDGE: ("17.1",)})
    ends = ["DELETE /channels/17.1 normal", f"DELETE /bridges/{BRIDGE}"]
    assert told == ["call_ended call1 agent", "resync_end ()", TIMER, *ends, f"DELETE /bridges/{BRIDGE}"]


def test_whose_telephone_was_never_put_through_goes_on():
    board = board_with(call(agent="101"))
    told = taken_up(board, channel(), channel(TELEPHONE, "readyroom"))
    assert told[:2] == ["call_ended call1 switch", "resync_end ()"]
    assert told[5:] == [*farewell("fault"), f"DELETE /channels/{TELEPHONE} normal"]


def test_who_was_transferred_meanwhile_stays_with_whom_they_talk_to():
    board = board_with(call(agent="101"))
    told = taken_up(board, channel(), channel("19.1", "", "Dial"), bridges={BRIDGE: ("17.1", "19.1")})
    assert told == ["call_ended call1 transfer", "resync_end ()", TIMER]
    assert board.hangs_up("19.1") == ["DELETE /channels/17.1 normal", f"DELETE /bridges/{BRIDGE}"]


def test_a_conversation_that_the_room_does_not_have_is_only_seen_to_the_end():
    board = Board()
    bridges = {BRIDGE: ("17.1", TELEPHONE)}
    told = taken_up(board, channel(), channel(TELEPHONE, "readyroom"), bridges=bridges)
    assert told == ["resync_end ()", TIMER]
    assert board.hangs_up(TELEPHONE) == ["DELETE /channels/17.1 normal", f"DELETE /bridges/{BRIDGE}"]


def test_a_caller_who_hung_up_meanwhile_leaves_a_telephone_behind():
    told = taken_up(
        board_with(call(agent="101")), channel(TELEPHONE, "readyroom"), bridges={BRIDGE: (TELEPHONE,)}
    )
    assert told == ["resync_end ()", f"DELETE /channels/{TELEPHONE} normal", f"DELETE /bridges/{BRIDGE}"]


def test_the_queue_is_the_first_argument():
    assert queue_of(channel(app_data="readyroom,500,more")) == "500"
    assert queue_of(channel(app_data="readyroom")) == ""
    assert queue_of(channel(app_data="readyrooms,500")) is None
