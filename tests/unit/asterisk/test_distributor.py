"""What a switch says and the room commands, and what is said and ordered for it."""

from typing import Any

from readyroom.edges.asterisk.ari.lines import Order
from readyroom.engine import effects as fx
from readyroom.engine.facts import Call
from readyroom.protocols import ari
from tests.unit.asterisk.board import CALL, Board

WELCOME = [
    "POST /channels/17.1/variable TIMEOUT(absolute) 30",
    "POST /channels/17.1/answer",
    "POST /channels/17.1/moh",
]


def farewell(why: str, channel: str = "17.1") -> list[str]:
    return [
        f"POST /channels/{channel}/variable READYROOM_WHY {why}",
        f"POST /channels/{channel}/variable TIMEOUT(absolute) 0",
        f"DELETE /channels/{channel}/moh",
        f"POST /channels/{channel}/continue",
    ]


# --- callers ---------------------------------------------------------------------------------------------


def test_a_caller_is_answered_and_hears_music():
    board = Board()
    assert board.comes() == ["caller_joined sales call1 0301", *WELCOME]


def test_a_colleague_who_calls_is_not_external():
    board = Board()
    colleague = board.channel("18.1", name="PJSIP/102-00000002", caller={"number": "102", "name": ""})
    assert board.hears("StasisStart", "18.1", args=["500"], channel=colleague)[0] == (
        "caller_joined sales call1 102 internal"
    )


def test_a_caller_for_no_queue_of_ours_goes_on():
    for queue in ("nowhere", "support", ""):
        assert Board().comes(queue=queue) == farewell("unknown_queue")
    assert Board().hears("StasisStart", "17.1") == farewell("unknown_queue")


def test_a_caller_who_hangs_up_while_waiting_has_hung_up():
    board = Board()
    board.comes()
    assert board.hangs_up("17.1") == ["call_ended call1 caller"]
    assert board.hears("ChannelDestroyed", "17.1") == []


def test_a_caller_who_is_taken_out_has_left_and_may_come_back():
    board = Board()
    board.comes()
    assert board.leaves("17.1") == ["caller_left call1 left"]
    assert board.comes() == ["caller_joined sales call2 0301", *WELCOME]
    assert set(board.distributor.calls) == {"17.1~2"}


def test_a_caller_whom_nobody_can_serve_is_given_back_with_the_reason():
    board = Board()
    board.comes()
    assert board.commanded(fx.GiveBackCall(1, CALL, "sales", "max_wait")) == farewell("max_wait")
    # Twice is once; and that they are gone is no news.
    assert board.commanded(fx.GiveBackCall(1, CALL, "sales", "max_wait")) == []
    assert board.leaves("17.1") == []
    assert not board.distributor.callers


def test_a_caller_whose_place_somebody_else_takes_waits_on():
    board = Board()
    board.comes()
    told = board.hears("StasisStart", "18.1", args=["500"], replace_channel=board.channel("17.1"))
    assert told == [line.replace("17.1", "18.1") for line in WELCOME]
    assert board.leaves("17.1") == []
    assert board.hangs_up("18.1") == ["call_ended call1 caller"]


# --- ringing ---------------------------------------------------------------------------------------------


def test_a_telephone_rings_once_for_an_offer():
    board = Board()
    board.comes()
    ring = fx.RingAgent(1, "o1", CALL, "sales", "101", "101", 10)
    assert board.commanded(ring) == ["POST /channels/readyroom-o1-s-1- PJSIP/101 readyroom 0301 15 17.1"]
    assert board.commanded(ring) == []


def test_an_agent_without_a_telephone_is_rung_under_the_own_number():
    board = Board()
    board.comes()
    (told,) = board.commanded(fx.RingAgent(1, "o1", CALL, "sales", "103", None, 10))
    assert " PJSIP/103 " in told


def test_what_is_not_there_is_not_rung_for():
    board = Board()
    board.comes()
    assert board.commanded(fx.RingAgent(1, "o1", "x", "sales", "101", "101", 10)) == []
    assert board.commanded(fx.CancelRing(1, "o2", CALL, "101", "101")) == []
    # The order to ring comes after the one that takes it back.
    assert board.commanded(fx.RingAgent(1, "o2", CALL, "sales", "101", "101", 10)) == []
    assert board.commanded(fx.BridgeCall(1, CALL, "101", "101")) == []
    assert board.commanded(fx.SetMember(1, "101", "support", "in", None)) == []


def test_a_ring_that_is_taken_back_is_forgotten():
    board = Board()
    board.comes()
    ring = board.rings()
    assert board.commanded(fx.CancelRing(1, "o1", CALL, "101", "101")) == [f"DELETE /channels/{ring} normal"]
    assert board.hears("ChannelDestroyed", ring, cause=16) == []
    assert board.commanded(fx.RingAgent(1, "o1", CALL, "sales", "101", "101", 10)) == []


Heard = tuple[str, dict[str, Any]]


def outcome(*events: Heard) -> str:
    """How a ring ended of which this was heard."""
    board = Board()
    board.comes()
    ring = board.rings()
    *_, (line,) = (board.hears(kind, ring, **fields) for kind, fields in events)
    return line


RINGS: Heard = ("ChannelStateChange", {"channel": {"id": "readyroom-o1-s-1-", "state": "Ringing"}})
PROGRESS: Heard = ("Dial", {"peer": {"id": "readyroom-o1-s-1-"}, "dialstatus": "RINGING"})
NOBODY: Heard = ("Dial", {"peer": {"id": "readyroom-o1-s-1-"}, "dialstatus": "NOANSWER"})


def gone(cause: int, tech: int = 0) -> Heard:
    return "ChannelDestroyed", {"cause": cause, "tech_cause": tech}


def test_how_a_ring_ended():
    assert outcome(RINGS, gone(21, 603)) == "offer_ended offer1 refused (Cause=21 TechCause=603)"
    assert outcome(gone(21, 603)) == "offer_ended offer1 refused (Cause=21 TechCause=603 never rang)"
    assert outcome(PROGRESS, gone(17, 486)) == "offer_ended offer1 refused (Cause=17 TechCause=486)"
    assert outcome(gone(17, 486)) == "offer_ended offer1 busy (Cause=17 TechCause=486 never rang)"
    assert outcome(gone(19, 480)).startswith(
        "offer_ended offer1 unreachable (RingTime=0 Cause=19 TechCause=480"
    )
    assert outcome(gone(34)).startswith("offer_ended offer1 fault")
    assert outcome(gone(0)).startswith("offer_ended offer1 fault")


def test_a_telephone_that_the_switch_gave_up_on():
    assert outcome(RINGS, NOBODY, gone(0)).startswith("offer_ended offer1 no_answer")
    assert outcome(RINGS, gone(19)).startswith("offer_ended offer1 no_answer")
    assert outcome(NOBODY, gone(0)).startswith("offer_ended offer1 unreachable")


def test_a_telephone_that_cannot_be_rung_is_unreachable_at_once():
    for status, means in ((500, "unreachable"), (400, "fault")):
        board = Board()
        board.comes()
        board.rings()
        order = Order(lane="x", request=ari.channels(), offer="o1")
        board.distributor.failed(order, status, "Allocation failed", board.now)
        assert board.told() == [f"offer_ended offer1 {means} ({status} Allocation failed)"]
        assert not board.distributor.telephones.rings


def test_a_telephone_that_does_not_even_ring_is_out_of_reach():
    board = Board()
    board.comes()
    ring = board.rings()
    assert board.ticks(4) == []
    assert board.ticks(1) == ["offer_ended offer1 unreachable (no reply)", f"DELETE /channels/{ring} normal"]
    assert board.hears("ChannelDestroyed", ring, cause=16) == []
    # One that rings may ring on: the room ends it.
    ring = board.rings("o2")
    board.hears("ChannelStateChange", ring, channel={"id": ring, "state": "Ringing"})
    assert [told for told in board.ticks(60) if ring in told or "offer2" in told] == []


def test_a_caller_who_hangs_up_silences_what_rings():
    board = Board()
    board.comes()
    rings = [board.rings("o1", "101"), board.rings("o2", "102")]
    silenced = [f"DELETE /channels/{ring} normal" for ring in rings]
    assert board.hangs_up("17.1") == ["call_ended call1 caller", *silenced]
    assert board.hears("ChannelDestroyed", rings[0], cause=16) == []


# --- answering -------------------------------------------------------------------------------------------


def test_an_answer_is_said_and_then_both_are_put_together():
    board = Board()
    board.comes()
    ring = board.rings()
    assert board.answers(ring) == ["offer_ended offer1 answered"]
    bridge = f"readyroom-{CALL}-"
    assert board.commanded(fx.BridgeCall(2, CALL, "101", "101")) == [
        "DELETE /channels/17.1/moh",
        f"POST /bridges/{bridge} mixing",
        f"POST /bridges/{bridge}/addChannel 17.1,{ring}",
        "POST /channels/17.1/variable TIMEOUT(absolute) 0",
    ]
    assert board.commanded(fx.BridgeCall(2, CALL, "101", "101")) == []
    assert board.commanded(fx.CancelRing(1, "o1", CALL, "101", "101")) == []


def test_of_several_that_answer_the_room_chooses_one():
    board = Board()
    board.comes()
    rings = {agent: board.rings(offer, agent) for offer, agent in (("o1", "101"), ("o2", "102"))}
    assert board.answers(rings["101"]) == ["offer_ended offer1 answered"]
    assert board.answers(rings["102"]) == ["offer_ended offer2 answered"]
    told = board.commanded(fx.BridgeCall(2, CALL, "102", "102"))
    assert told[0] == f"DELETE /channels/{rings['101']} answered_elsewhere"
    assert told[3].endswith(f"17.1,{rings['102']}")


def test_an_answer_that_comes_too_late_is_hung_up():
    board = Board()
    board.comes()
    ring = board.rings()
    board.commanded(fx.CancelRing(1, "o1", CALL, "101", "101"))
    assert board.answers(ring) == [f"DELETE /channels/{ring} normal"]
    # So is one of which nothing is known.
    assert board.answers("readyroom-o9-r-1-") == ["DELETE /channels/readyroom-o9-r-1- normal"]


def test_an_answer_that_the_room_does_not_take_is_hung_up():
    board = Board()
    board.comes()
    ring = board.rings()
    board.answers(ring)
    board.distributor.telephones.cancel("o1")
    assert board.told() == [f"DELETE /channels/{ring} normal"]


def test_an_agent_who_hangs_up_before_being_put_through_ends_the_call_then():
    board = Board()
    board.comes()
    ring = board.rings()
    board.answers(ring)
    assert board.hangs_up(ring) == []
    assert board.commanded(fx.BridgeCall(2, CALL, "101", "101")) == [
        "call_ended call1 agent",
        "DELETE /channels/17.1 normal",
    ]
    assert board.leaves("17.1") == []


def test_where_both_cannot_be_put_together_the_caller_goes_on():
    board = Board()
    ring = board.talks()
    order = Order(lane="17.1", request=ari.join("b", "17.1", ring), call=CALL)
    board.distributor.failed(order, 500, "no", board.now)
    bridge = f"readyroom-{CALL}-"
    ends = [f"DELETE /channels/{ring} normal", f"DELETE /bridges/{bridge}"]
    assert board.told() == ["call_ended call1 switch", *ends, *farewell("fault")]


# --- talking ---------------------------------------------------------------------------------------------


def test_the_caller_hangs_up():
    board = Board()
    ring = board.talks()
    ends = [f"DELETE /channels/{ring} normal", f"DELETE /bridges/readyroom-{CALL}-"]
    assert board.hangs_up("17.1") == ["call_ended call1 caller", *ends]
    assert board.hangs_up(ring) == []
    assert not board.distributor.telephones.rings


def test_the_agent_hangs_up():
    board = Board()
    ring = board.talks()
    ends = ["DELETE /channels/17.1 normal", f"DELETE /bridges/readyroom-{CALL}-"]
    assert board.hangs_up(ring) == ["call_ended call1 agent", *ends]
    assert board.hangs_up("17.1") == []
    assert not board.distributor.callers


def test_the_agent_puts_the_caller_on_hold():
    board = Board()
    ring = board.talks()
    assert board.hears("ChannelHold", ring) == ["call_held call1 held"]
    assert board.hears("ChannelUnhold", ring) == ["call_held call1 taken back"]
    assert board.hears("ChannelHold", "17.1") == []


# --- transfers -------------------------------------------------------------------------------------------


def test_a_caller_who_goes_on_without_hanging_up_was_transferred():
    board = Board()
    ring = board.talks()
    told = board.leaves("17.1")
    assert told[:2] == ["call_ended call1 transfer", f"DELETE /channels/{ring} normal"]


def entered(board: Board, channel: str) -> list[str]:
    bridge = {"id": f"readyroom-{CALL}-", "channels": ["17.1", channel]}
    return board.hears("ChannelEnteredBridge", channel, bridge=bridge)


def replaced(board: Board, ring: str, by: str) -> list[str]:
    return board.hears("StasisStart", by, replace_channel=board.channel(ring))


def sent_on(board: Board, ring: str, by: str) -> list[str]:
    fields = {"result": "Success", "exten": "102", "is_external": True, "replace_channel": board.channel(by)}
    return board.hears("BridgeBlindTransfer", ring, **fields)


def test_a_caller_is_transferred_in_whatever_order_it_is_said():
    for first in ("entered", "replaced", "sent on"):
        board = Board()
        ring = board.talks()
        says = {
            "entered": lambda: entered(board, "19.1"),  # noqa: B023
            "replaced": lambda: replaced(board, ring, "19.1"),  # noqa: B023
            "sent on": lambda: sent_on(board, ring, "19.1"),  # noqa: B023
        }
        told = says.pop(first)()
        assert told[0] == "call_ended call1 transfer"
        for say in says.values():
            told += say()
        assert [line for line in told if line.startswith("call_ended")] == ["call_ended call1 transfer"]
        # The telephone goes, and the caller stays with whom they were sent to.
        assert told[1:] == [f"DELETE /channels/{ring} normal"]
        assert board.hangs_up(ring) == []
        assert board.hangs_up("19.1") == [
            "DELETE /channels/17.1 normal",
            f"DELETE /bridges/readyroom-{CALL}-",
        ]
        assert board.hangs_up("17.1") == []


def test_a_channel_between_two_that_goes_away_takes_nobody_along():
    board = Board()
    ring = board.talks()
    entered(board, "19.1")
    board.hangs_up(ring)
    # Asterisk takes a Local channel out of the middle: the telephone behind it takes its place.
    assert entered(board, "20.1") == []
    assert board.hangs_up("19.1") == []
    told = board.hangs_up("17.1")
    assert told == ["DELETE /channels/20.1 normal", f"DELETE /bridges/readyroom-{CALL}-"]


def test_a_telephone_that_does_not_go_after_a_transfer_is_sent_away():
    board = Board()
    ring = board.talks()
    entered(board, "19.1")
    assert board.ticks(4) == []
    assert board.ticks(1) == [f"DELETE /channels/{ring} normal"]
    assert board.ticks(60) == []


def test_a_transfer_that_fails_is_none():
    board = Board()
    ring = board.talks()
    assert board.hears("BridgeBlindTransfer", ring, result="Fail", exten="1", is_external=True) == []
    assert board.hangs_up(ring)[0] == "call_ended call1 agent"


# --- time ------------------------------------------------------------------------------------------------


def test_the_switchs_own_timer_is_set_anew_while_somebody_waits():
    board = Board()
    board.comes()
    assert board.ticks(9) == []
    assert board.ticks(1) == WELCOME[:1]
    assert board.ticks(1) == []
    board.answers(board.rings())
    assert board.ticks(10) == WELCOME[:1]


def test_it_is_not_set_for_who_talks_or_leaves():
    board = Board()
    board.talks()
    assert board.ticks(60) == []
    board = Board()
    board.comes()
    board.commanded(fx.GiveBackCall(1, CALL, "sales", "max_wait"))
    assert board.ticks(60) == []


def stand_in_line(board: Board, *calls: str) -> None:
    """The room has these calls waiting, in this order."""
    for call in calls:
        board.world.calls[call] = Call(id=call, kind="queue", state="waiting", queue="sales")
    board.world.waiting["sales"] = dict.fromkeys(calls)


def test_the_position_is_told_now_and_then_and_the_music_goes_on():
    board = Board()
    board.comes()
    stand_in_line(board, "9.9~1", CALL)
    told = board.ticks(30)
    playback = f"{CALL}-1-"
    play = f"POST /channels/17.1/play/{playback} sound:queue-thereare,number:2,sound:queue-callswaiting"
    assert told[1:] == [play]
    assert board.hears("PlaybackFinished", "17.1", playback={"id": playback}) == WELCOME[2:]
    stand_in_line(board, CALL)
    assert board.ticks(30)[1:] == [f"POST /channels/17.1/play/{CALL}-2- sound:queue-youarenext"]
    # What is still being said is stopped when somebody answers: it holds up all else.
    ring = board.rings()
    assert board.answers(ring) == ["offer_ended offer1 answered", f"DELETE /playbacks/{CALL}-2-"]
    assert board.ticks(30) == WELCOME[:1]


def test_a_caller_whom_the_room_does_not_have_any_more_goes_on():
    board = Board()
    board.comes()
    assert board.ticks(1) == []
    board.world.ended_calls[CALL] = 7
    assert board.ticks(1) == []
    assert board.ticks(5) == farewell("left")
