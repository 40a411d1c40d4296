"""What is there when a link comes up, against what Readyroom has."""

import pytest

from readyroom.edges.asterisk.mapping import FREEPBX, PLAIN
from readyroom.edges.asterisk.observe import Observer
from readyroom.edges.asterisk.resync import Lists, resync
from readyroom.edges.asterisk.said import Said
from readyroom.engine import catalogue as cat
from readyroom.engine.machine import Engine
from readyroom.engine.world import World
from readyroom.protocols.ami import Message
from tests.protocols.ami.recordings import messages
from tests.unit.asterisk.centre import SEEN, Teller, a_world, an_observer, caller, event, heard, people
from tests.unit.asterisk.test_observe import dial_end, gone, joins, leaves, rings

ANN, BEN = "1001", "1002"
LATER = SEEN + 60_000


def a_switch(naming=PLAIN, *more: cat.Entity) -> Observer:
    return an_observer(a_world(*people(ANN, BEN, queues=("sales",)), *more), naming)


def lists(*queues: Message, channels: tuple[Message, ...] = (), devices: tuple[Message, ...] = ()) -> Lists:
    return Lists(queues, channels, devices)


def there(uniqueid: str, name: str, state: str, application: str, **headers: str) -> Message:
    """A channel of CoreShowChannels."""
    full = {"Linkedid": uniqueid, "ApplicationData": "", "Duration": "00:00:20", "BridgeId": "", **headers}
    return event(
        "CoreShowChannel",
        Channel=name,
        ChannelState=state,
        Uniqueid=uniqueid,
        Application=application,
        **full,
    )


def waits(uniqueid: str, wait: str = "20") -> Message:
    return event("QueueEntry", **caller(uniqueid), Queue="sales", Position="1", Wait=wait)


def member(interface: str, **headers: str) -> Message:
    return event(
        "QueueMember",
        Queue="sales",
        Location=interface,
        **{"Paused": "0", "Membership": "dynamic", **headers},
    )


def in_queue(uniqueid: str, **headers: str) -> Message:
    return there(
        uniqueid,
        "PJSIP/trunk-0000000a",
        "6",
        "Queue",
        ApplicationData="sales,,,,60",
        CallerIDNum="0301",
        **headers,
    )


def taken(world: World, said: list[Said]) -> None:
    """The engine takes all of it."""
    engine = Engine()
    for one in said:
        assert engine.step(world, one.input).refusal is None, one


def gap(observer: Observer, found: Lists, teller: Teller | None = None) -> list[str]:
    """What is said of the calls, and taken by the engine."""
    said = resync(observer, found, LATER)
    taken(observer.mapping.world, said)
    lines = (teller or Teller()).lines(said)
    assert lines[0] == "resync_begin"
    return [line for line in lines[1:] if not line.startswith(("member_changed", "device_changed"))]


# --- the first time --------------------------------------------------------------------------------------


def test_an_empty_switch():
    observer = a_switch()
    said = resync(observer, lists(), LATER)
    taken(observer.mapping.world, said)
    assert Teller().lines(said) == [
        "resync_begin",
        "device_changed 1001 gone",
        "device_changed 1002 gone",
        "member_changed 1001 sales out",
        "member_changed 1002 sales out",
        "resync_end () ()",
    ]


def test_all_that_is_there_is_said_with_its_time():
    observer = a_switch(
        PLAIN, cat.AgentConfig(id="1003", name="Cy"), cat.DeviceConfig(id="1003", agent="1003")
    )
    found = lists(
        event("QueueParams", Queue="sales", Strategy="rrmemory"),
        member("PJSIP/1001"),
        member("PJSIP/1002", Paused="1", PausedReason="lunch"),
        waits("1", "25"),
        channels=(
            in_queue("1"),
            there("2", "PJSIP/1001-00000002", "5", "AppQueue", Linkedid="1", Duration="00:00:05"),
            in_queue("3", BridgeId="b"),
            there(
                "4", "PJSIP/1002-00000004", "6", "AppQueue", Linkedid="3", BridgeId="b", Duration="00:01:10"
            ),
            there("5", "PJSIP/1003-00000005", "6", "Dial", Exten="0302", Duration="01:00:00"),
        ),
        devices=(
            event("DeviceStateChange", Device="PJSIP/1001", State="RINGING"),
            event("EndpointList", ObjectName="1002", DeviceState="Not in use"),
        ),
    )
    said = resync(observer, found, LATER)
    taken(observer.mapping.world, said)
    assert [
        (line, (LATER - one.input.at) // 1000) for line, one in zip(Teller().lines(said), said, strict=True)
    ] == [
        ("resync_begin", 0),
        ("device_changed 1001 registered", 0),
        ("device_changed 1002 registered", 0),
        ("device_changed 1003 gone", 0),
        ("call_started call1 outgoing 1003 1003 0302", 3600),
        ("call_answered call1", 0),
        ("caller_joined sales call2 0301", 25),
        ("offer_rang offer1 call2 1001 sales 1001", 5),
        ("caller_joined sales call3 0301", 20),
        ("offer_rang offer2 call3 1002 sales 1002", 70),
        ("offer_ended offer2 answered (ANSWER)", 0),
        ("member_changed 1001 sales in", 0),
        ("member_changed 1002 sales paused lunch", 0),
        ("resync_end ('1', '3', '5') ('2',)", 0),
    ]
    world = observer.mapping.world
    assert {call.id: call.state for call in world.calls.values()} == {
        "1": "ringing",
        "3": "connected",
        "5": "connected",
    }
    assert world.offers.keys() == {"2"}
    # From here live events go on as if they had been heard from the first.
    later = heard(
        observer, [dial_end("1", "2", "ANSWER"), leaves("1"), gone("2", "1"), gone("1"), gone("5"), gone("3")]
    )
    taken(world, later)
    assert not world.calls


def test_the_recorded_list():
    """The session of which a list was recorded, taken up in its middle."""
    session = messages("12_queuestatus")
    begins = next(at for at, m in enumerate(session) if m.event == "QueueParams")
    items = tuple(m for m in session if m.event in ("QueueParams", "QueueMember", "QueueEntry"))
    who = [cat.AgentConfig(id=a, name=a) for a in ("s1", "s2")]
    members = [cat.MemberConfig(queue="q_rr", agent=a) for a in ("s1", "s2")]
    queue = cat.QueueConfig(id="q_rr", label="Q", mode="overlay")
    observer = an_observer(a_world(queue, *who, *members))
    teller = Teller()
    ringing = there(
        "1795320483.62", "Local/a1_51@agents-0000001f;1", "5", "AppQueue", Linkedid="cap-1795320483315587187"
    )
    lines = teller.lines(resync(observer, Lists(items, (ringing,), ()), SEEN))
    assert lines == [
        "resync_begin",
        "caller_joined q_rr call1 777",
        "offer_rang offer1 call1 s1 q_rr",
        "member_changed s1 q_rr in",
        "member_changed s2 q_rr paused boot",
        "resync_end ('cap-1795320483315587187',) ('1795320483.62',)",
    ]
    assert teller.lines(heard(observer, session[begins:])) == [
        "offer_ended offer1 answered (ANSWER)",
        "call_ended call1 caller",
    ]


# --- again -----------------------------------------------------------------------------------------------


def test_what_is_known_is_not_said_again_and_what_is_gone_has_ended():
    observer = a_switch()
    world = observer.mapping.world
    taken(world, heard(observer, [joins("1"), rings("1", "2"), joins("3"), rings("3", "4", BEN), joins("5")]))
    found = lists(
        waits("1"),
        channels=(
            in_queue("1"),
            there("2", "PJSIP/1001-00000001", "5", "AppQueue", Linkedid="1"),
        ),
    )
    assert gap(observer, found) == ["resync_end ('1',) ('2',)"]
    assert world.calls.keys() == {"1"}
    assert world.offers.keys() == {"2"}
    assert world.ended_offers["4"] not in ("no_answer", "refused")


def test_a_ring_that_was_over_meanwhile_is_no_miss():
    observer = a_switch()
    taken(observer.mapping.world, heard(observer, [joins("1"), rings("1", "2")]))
    assert gap(observer, lists(waits("1"), channels=(in_queue("1"),))) == ["resync_end ('1',) ()"]
    assert observer.mapping.world.ended_offers == {"2": "fault"}


@pytest.mark.parametrize("was_heard", [True, False])
def test_a_caller_who_was_answered_meanwhile(was_heard: bool):
    observer = a_switch()
    taken(observer.mapping.world, heard(observer, [joins("1"), *([rings("1", "2")] if was_heard else [])]))
    channels = (
        in_queue("1", BridgeId="b"),
        there("2", "PJSIP/1001-00000001", "6", "AppQueue", Linkedid="1", BridgeId="b"),
    )
    lines = gap(observer, lists(channels=channels))
    assert lines == [
        *([] if was_heard else ["offer_rang offer1 call1 1001 sales 1001"]),
        "offer_ended offer1 answered (ANSWER)",
        "resync_end ('1',) ()",
    ]
    call = observer.mapping.world.calls["1"]
    assert (call.state, call.agent) == ("connected", ANN)
    # And once more, a minute later: nothing is new.
    assert gap(observer, lists(channels=channels)) == ["resync_end ('1',) ()"]
    assert observer.mapping.world.calls["1"].agent == ANN


def test_a_caller_answered_through_a_local_member():
    observer = a_switch(FREEPBX)
    found = lists(
        channels=(
            in_queue("1", BridgeId="b"),
            there("2", "Local/1001@from-queue-00000001;1", "6", "AppQueue", Linkedid="1", BridgeId="b"),
            there("3", "Local/1001@from-queue-00000001;2", "6", "Dial", Linkedid="1", BridgeId="c"),
            there("4", "PJSIP/1001-00000001", "6", "AppDial", Linkedid="1", BridgeId="c"),
        )
    )
    assert gap(observer, found) == [
        "caller_joined sales call1 0301",
        "offer_rang offer1 call1 1001 sales 1001",
        "offer_ended offer1 answered (ANSWER)",
        "resync_end ('1',) ()",
    ]


def test_a_caller_who_left_for_elsewhere_is_gone():
    observer = a_switch()
    taken(observer.mapping.world, heard(observer, [joins("1")]))
    found = lists(channels=(there("1", "PJSIP/trunk-0000000a", "6", "VoiceMail"),))
    assert gap(observer, found) == ["resync_end () ()"]
    assert not observer.mapping.world.calls
    # The same channel in a queue again is another call, though nobody here remembers the first.
    again = gap(observer, lists(waits("1"), channels=(in_queue("1"),)))
    assert again == ["caller_joined sales call1 0301", "resync_end ('1#2',) ()"]
    assert gap(observer, lists(waits("1"), channels=(in_queue("1"),))) == ["resync_end ('1#2',) ()"]
    (said,) = heard(observer, [event("HangupRequest", Uniqueid="1"), leaves("1")])
    assert said.id == "1#2:over"


def test_calls_past_the_queues_go_on():
    observer = a_switch()
    own = {"Channel": "PJSIP/1001-00000001", "Uniqueid": "1", "Linkedid": "1"}
    ring = {"DestChannel": "PJSIP/1002-00000004", "DestUniqueid": "4", "DestLinkedid": "3"}
    began = [
        event("Newchannel", **own, ChannelState="4", Exten="0302"),
        event("DialBegin", **caller("3"), **ring),
    ]
    taken(observer.mapping.world, heard(observer, began))
    channels = (
        there("1", "PJSIP/1001-00000001", "6", "Dial", Exten="0302"),
        there("4", "PJSIP/1002-00000004", "5", "AppDial", Linkedid="3"),
    )
    assert gap(observer, lists(channels=channels)) == ["call_answered call1", "resync_end ('1', '4') ()"]
    taken(observer.mapping.world, heard(observer, [gone("4", "3"), gone("1")]))
    assert not observer.mapping.world.calls


def test_an_agent_who_waits_in_a_queue_is_two_calls():
    observer = a_switch()
    found = lists(
        event("QueueEntry", **caller("1", "PJSIP/1002-00000001"), Queue="sales", Wait="3"),
        channels=(there("1", "PJSIP/1002-00000001", "6", "Queue", Exten="400"),),
    )
    assert gap(observer, found)[-1] == "resync_end ('1#2', '1') ()"
    assert gap(observer, found) == ["call_answered call1", "resync_end ('1#2', '1') ()"]


def test_events_that_came_while_the_lists_were_told_do_no_harm():
    observer = a_switch()
    world = observer.mapping.world
    found = lists(
        waits("1"), channels=(in_queue("1"), there("2", "PJSIP/1001-00000001", "5", "AppQueue", Linkedid="1"))
    )
    gap(observer, found)
    live = [
        joins("1"),
        rings("1", "2"),
        joins("9"),
        event("HangupRequest", Uniqueid="9"),
        leaves("9"),
        gone("9"),
    ]
    taken(world, heard(observer, live))
    assert world.calls.keys() == {"1"}
    assert world.offers.keys() == {"2"}


def test_members_and_devices_are_said_anew():
    observer = a_switch()
    there_ = (event("DeviceStateChange", Device="PJSIP/1001", State="NOT_INUSE"),)
    for _ in range(2):
        said = Teller().lines(resync(observer, lists(member("PJSIP/1001"), devices=there_), LATER))
        assert "device_changed 1001 registered" in said
        assert "member_changed 1001 sales in" in said
    observer.picture.queues_are((), LATER)
    observer.standing.all_changed()
    assert Teller().lines(observer.voice.taken()) == ["member_changed 1001 sales out"]


def test_members_whom_the_engine_has_so_are_not_said_again():
    observer = a_switch()
    found = lists(member("PJSIP/1001"), member("PJSIP/1002", Paused="1", PausedReason="lunch"))
    first = resync(observer, found, LATER)
    taken(observer.mapping.world, first)
    assert "member_changed 1002 sales paused lunch" in Teller().lines(first)
    again = Teller().lines(resync(observer, found, LATER))
    assert not [line for line in again if line.startswith("member_changed")]
    tea = lists(member("PJSIP/1001"), member("PJSIP/1002", Paused="1", PausedReason="tea"))
    assert "member_changed 1002 sales paused tea" in Teller().lines(resync(observer, tea, LATER))
