"""What events come to, where no recording shows it: calls past the queues, transfers, second visits, other queues."""

from readyroom.edges.asterisk.mapping import FREEPBX, PLAIN, Mapping
from readyroom.edges.asterisk.observe import EVENTS, Observer
from readyroom.edges.asterisk.said import clean, timestamp_ms
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.machine import Engine
from readyroom.protocols.ami import Message
from tests.unit.asterisk.centre import SEEN, Teller, a_world, an_observer, caller, dest, event, heard, people

ANN, BEN = "1001", "1002"


def observer(*more: cat.Entity, naming=PLAIN) -> Observer:
    return an_observer(a_world(*people(ANN, BEN, queues=("sales", "support")), *more), naming)


def told(found: Observer, *events: Message) -> list[str]:
    return Teller().lines(heard(found, events))


def joins(uniqueid: str, queue: str = "sales", **headers: str) -> Message:
    return event("QueueCallerJoin", **caller(uniqueid, **headers), Queue=queue, Position="1", Count="1")


def rings(uniqueid: str, offer: str, agent: str = ANN, queue: str = "sales", interface: str = "") -> Message:
    interface = interface or f"PJSIP/{agent}"
    channel = f"{interface.removesuffix('/n')}-00000001" + (";1" if interface.startswith("Local") else "")
    return event(
        "AgentCalled", **caller(uniqueid), **dest(offer, channel, uniqueid), Queue=queue, Interface=interface
    )


def dial_end(uniqueid: str, offer: str, status: str) -> Message:
    return event(
        "DialEnd", **caller(uniqueid), **dest(offer, "PJSIP/x-00000001", uniqueid), DialStatus=status
    )


def leaves(uniqueid: str, queue: str = "sales") -> Message:
    return event("QueueCallerLeave", **caller(uniqueid), Queue=queue)


def gone(uniqueid: str, linkedid: str = "", **headers: str) -> Message:
    return event("Hangup", Uniqueid=uniqueid, Linkedid=linkedid or uniqueid, **headers)


# --- past the queues -------------------------------------------------------------------------------------


def test_a_direct_call_is_seen_and_never_an_offer():
    found = observer()
    ring = dest("2.2", "PJSIP/1001-00000002", "2.1", "5")
    assert told(
        found,
        event("Newchannel", Channel="PJSIP/trunk-00000001", ChannelState="4", Uniqueid="2.1", Linkedid="2.1"),
        event("Newchannel", Channel="PJSIP/1001-00000002", ChannelState="0", Uniqueid="2.2", Linkedid="2.1"),
        event("DialBegin", **caller("2.1"), **ring),
        event("DialState", **caller("2.1"), **ring, DialStatus="RINGING"),
        event("DialEnd", **caller("2.1"), **ring, DialStatus="ANSWER"),
        event("Newstate", Channel="PJSIP/1001-00000002", ChannelState="6", Uniqueid="2.2", Linkedid="2.1"),
        event("Hold", Channel="PJSIP/1001-00000002", Uniqueid="2.2", Linkedid="2.1"),
        event("Unhold", Channel="PJSIP/1001-00000002", Uniqueid="2.2", Linkedid="2.1"),
        event("HangupRequest", Uniqueid="2.2"),
        gone("2.1"),
        gone("2.2", "2.1"),
    ) == [
        "call_started call1 direct 1001 1001 0301",
        "call_answered call1",
        "call_held call1 held",
        "call_held call1 taken back",
        "call_ended call1 agent",
    ]
    assert not found.legs.legs


def test_an_outgoing_call_and_one_to_a_colleague():
    assert told(
        observer(),
        event(
            "Newchannel",
            Channel="PJSIP/1001-00000001",
            ChannelState="4",
            Uniqueid="1",
            Linkedid="1",
            Exten="0302",
        ),
        event("DialEnd", **caller("1"), **dest("2", "PJSIP/trunk-00000002", "1"), DialStatus="ANSWER"),
        gone("2", "1"),
        gone("1"),
    ) == ["call_started call1 outgoing 1001 1001 0302", "call_answered call1", "call_ended call1 caller"]
    ring = dest("4", "PJSIP/1002-00000004", "3")
    own = {"Channel": "PJSIP/1001-00000003", "Uniqueid": "3", "Linkedid": "3"}
    assert told(
        observer(),
        event("Newchannel", **own, ChannelState="4", Exten=BEN),
        event("DialBegin", **own, CallerIDNum=ANN, **ring),
        event("DialEnd", **own, **ring, DialStatus="BUSY"),
        gone("4", "3", Cause="17"),
        gone("3"),
    ) == [
        "call_started call1 outgoing 1001 1001 1002 internal",
        "call_started call2 direct 1002 1002 1001 internal",
        "call_ended call2 caller",
        "call_ended call1 caller",
    ]


def test_the_telephone_behind_a_local_member_is_no_direct_call():
    found = observer(naming=FREEPBX)
    inner = dest("9.4", "PJSIP/1001-00000004", "9.1", "5")
    half = {"Channel": "Local/1001@from-queue-00000001;2", "Uniqueid": "9.3", "Linkedid": "9.1"}
    lines = told(
        found,
        joins("9.1"),
        # The dialplan of the Local channel may be faster than the queue.
        event("DialBegin", **half, **inner),
        rings("9.1", "9.2", interface="Local/1001@from-queue/n"),
        event("DialEnd", **half, **inner, DialStatus="ANSWER"),
        dial_end("9.1", "9.2", "ANSWER"),
        leaves("9.1"),
        event("Newstate", Channel="PJSIP/1001-00000004", ChannelState="6", Uniqueid="9.4", Linkedid="9.1"),
        event("Hold", Channel="PJSIP/1001-00000004", Uniqueid="9.4", Linkedid="9.1"),
        event("Hold", **caller("9.1")),
        event("AgentComplete", **caller("9.1"), **dest("9.2", "x", "9.1"), Queue="sales", Reason="agent"),
        gone("9.4", "9.1"),
        gone("9.2", "9.1"),
        gone("9.1"),
    )
    assert lines == [
        "caller_joined sales call1 0301",
        "offer_rang offer1 call1 1001 sales 1001",
        "offer_ended offer1 answered (ANSWER)",
        "call_held call1 held",
        "call_ended call1 agent",
    ]


def test_a_blind_transfer_rings_the_next_one_directly():
    lines = told(
        observer(),
        joins("1"),
        rings("1", "2"),
        dial_end("1", "2", "ANSWER"),
        leaves("1"),
        event("AgentComplete", **caller("1"), **dest("2", "x", "1"), Queue="sales", Reason="transfer"),
        gone("2", "1"),
        event("DialBegin", **caller("1"), **dest("3", "PJSIP/1002-00000003", "1")),
        dial_end("1", "3", "ANSWER"),
        gone("3", "1"),
        gone("1"),
    )
    assert lines[3:] == [
        "call_ended call1 transfer",
        "call_started call2 direct 1002 1002 0301",
        "call_answered call2",
        "call_ended call2 caller",
    ]


# --- queues ----------------------------------------------------------------------------------------------


def test_a_caller_who_comes_again_is_another_call():
    found = observer()
    said = heard(
        found,
        [
            joins("1"),
            event("QueueCallerAbandon", **caller("1"), Queue="sales"),
            leaves("1"),
            joins("1", "support"),
            leaves("1", "support"),  # a key was pressed
            joins("1"),
            event("HangupRequest", **caller("1")),
            leaves("1"),
            gone("1"),
        ],
    )
    calls = [(type(one.input).__name__, getattr(one.input, "call", None)) for one in said]
    assert calls == [
        ("JoinQueue", "1"), ("LeaveQueue", "1"), ("JoinQueue", "1#2"), ("LeaveQueue", "1#2"), ("JoinQueue", "1#3"),
        ("EndCall", "1#3"),
    ]  # fmt: skip
    assert [getattr(one.input, "reason", "") for one in said] == ["", "timeout", "", "left", "", ""]
    # To the engine all that is right as it is, and the names are never taken twice, whatever is forgotten here.
    engine, world = Engine(), found.mapping.world
    for one in said:
        assert engine.step(world, one.input).refusal is None
    found.forget()
    (again,) = heard(found, [joins("1")])
    assert engine.step(world, again.input).refusal is None
    assert world.calls.keys() == {"1#4"}


def test_a_queue_that_is_told_of_twice_is_joined_once():
    found = observer()
    assert len(heard(found, [joins("1"), rings("1", "2"), joins("1"), rings("1", "2")])) == 2
    # Another one without a word of leaving the first: the leaving was lost.
    assert told(found, joins("1", "support")) == [
        "caller_left call1 left",
        "caller_joined support call2 0301",
    ]


def test_an_agent_s_own_call_to_a_queue_is_two_calls():
    own = {"channel": "PJSIP/1002-00000001"}
    said = heard(
        observer(),
        [
            event("Newchannel", **caller("1", **own), ChannelState="4", Exten="400"),
            event("QueueCallerJoin", **caller("1", **own), Queue="sales"),
            rings("1", "2"),
        ],
    )
    assert [getattr(one.input, "call", "") for one in said] == ["1", "1#2", "1#2"]
    assert not getattr(said[1].input, "external", True)


def test_queues_that_are_none_of_ours_ring_directly():
    found = observer(cat.QueueConfig(id="own", label="Own", mode="distributor"))
    for queue in ("own", "unknown"):
        offer = dest(f"{queue}2", "PJSIP/1001-00000002", f"{queue}1")
        assert told(
            found,
            joins(f"{queue}1", queue),
            rings(f"{queue}1", f"{queue}2", queue=queue),
            event("DialBegin", **caller(f"{queue}1"), **offer),
            dial_end(f"{queue}1", f"{queue}2", "ANSWER"),
            leaves(f"{queue}1", queue),
            gone(f"{queue}2", f"{queue}1"),
            gone(f"{queue}1"),
        ) == ["call_started call1 direct 1001 1001 0301", "call_answered call1", "call_ended call1 caller"]


def test_an_agent_who_is_no_member_here_is_rung_directly():
    outsider: list[cat.Entity] = [
        cat.AgentConfig(id="1003", name="Cy"),
        cat.DeviceConfig(id="1003", agent="1003"),
    ]
    assert told(
        observer(*outsider),
        joins("1"),
        rings("1", "2", "1003"),
        event("DialBegin", **caller("1"), **dest("2", "PJSIP/1003-00000002", "1")),
        dial_end("1", "2", "ANSWER"),
        leaves("1"),
        gone("2", "1"),
        gone("1"),
    ) == [
        "caller_joined sales call1 0301",
        "call_started call2 direct 1003 1003 0301",
        "call_answered call2",
        "caller_left call1 left",
        "call_ended call2 caller",
    ]


def test_a_caller_whose_joining_was_not_heard():
    (said,) = heard(observer(), [rings("1", "2")])
    assert isinstance(said.input, i.RingOffer)
    assert (said.input.call, said.input.queue) == ("1", "sales")


def test_the_last_ring_all_ring_is_answered_at_connect_if_nothing_said_so_before():
    found = observer()
    lines = told(
        found,
        joins("1"),
        rings("1", "2"),
        rings("1", "3", BEN),
        event(
            "AgentConnect", **caller("1"), **dest("3", "x", "1"), Queue="sales", HoldTime="1", RingTime="1"
        ),
        dial_end("1", "3", "ANSWER"),
        gone("2", "1", Cause="26"),
        event("HangupRequest", Uniqueid="3"),
        gone("3", "1"),
        gone("1"),
    )
    assert lines[3:] == ["offer_ended offer2 answered (ANSWER)", "call_ended call1 agent"]


def test_a_channel_that_took_another_s_place_is_found_by_its_ring():
    lines = told(
        observer(),
        joins("1"),
        rings("1", "2"),
        dial_end("1", "2", "ANSWER"),
        event("AgentComplete", **caller("7"), **dest("2", "x", "1"), Queue="sales", Reason="caller"),
    )
    assert lines[-1] == "call_ended call1 caller"


def test_a_caller_who_is_gone_before_the_ring_is_said_to_be():
    """Of one thread's doings Asterisk may tell the later first."""
    lines = told(
        observer(),
        joins("1"),
        rings("1", "2"),
        event("DialState", **dest("2", "x", "1"), DialStatus="RINGING"),
        event("HangupRequest", Uniqueid="2", Cause="17", TechCause="486"),
        dial_end("1", "2", "NOANSWER"),
        event("AgentRingNoAnswer", **caller("1"), **dest("2", "x", "1"), RingTime="1000"),
        leaves("1"),
        gone("2", "1", Cause="17"),
        gone("1"),
    )
    assert lines[2:] == [
        "offer_ended offer1 refused (NOANSWER RingTime=1000 Cause=17 TechCause=486)",
        "caller_left call1 left",
    ]
    lines = told(
        observer(), joins("1"), rings("1", "2"), leaves("1"), dial_end("1", "2", "CANCEL"), gone("2", "1")
    )
    assert lines[2:] == ["caller_left call1 left"]


def test_the_ring_time_of_the_switch_is_told_where_it_is_known():
    found = observer()
    found.ring_s["sales"] = 15
    _, first = heard(found, [joins("1"), rings("1", "2")])
    _, other = heard(found, [joins("3", "support"), rings("3", "4", queue="support")])
    assert isinstance(first.input, i.RingOffer)
    assert isinstance(other.input, i.RingOffer)
    assert (first.input.ring_s, other.input.ring_s) == (15, None)


# --- members and devices ---------------------------------------------------------------------------------


def member(event_name: str, interface: str, queue: str = "sales", **headers: str) -> Message:
    return event(event_name, Queue=queue, Interface=interface, **{"Paused": "0", **headers})


def test_an_agent_who_is_a_member_twice_is_in_if_either_is():
    found = observer(cat.DeviceConfig(id="mobile", agent=ANN))
    assert told(
        found,
        member("QueueMemberAdded", "PJSIP/1001"),
        member("QueueMemberAdded", "PJSIP/mobile"),
        member("QueueMemberPause", "PJSIP/1001", Paused="1", PausedReason="a;b,c|d"),
        member("QueueMemberPause", "PJSIP/mobile", Paused="1", PausedReason="x"),
        member("QueueMemberPause", "PJSIP/mobile", PausedReason="back"),
        member("QueueMemberRemoved", "PJSIP/mobile"),
        member("QueueMemberRemoved", "PJSIP/1001"),
        member("QueueMemberAdded", "PJSIP/stranger"),
        member("QueueMemberAdded", "PJSIP/1001", "elsewhere"),
    ) == [
        "member_changed 1001 sales in",
        "member_changed 1001 sales paused a;b,c|d",
        "member_changed 1001 sales in",
        "member_changed 1001 sales paused a;b,c|d",
        "member_changed 1001 sales out",
    ]


def test_a_pause_elsewhere_or_after_the_ring_excuses_nothing():
    found = observer()
    lines = told(
        found,
        joins("1"),
        rings("1", "2"),
        event("DialState", **dest("2", "x", "1"), DialStatus="RINGING"),
        member("QueueMemberPause", "PJSIP/1001", "support", Paused="1"),
        member("QueueMemberPause", "PJSIP/1002", Paused="1"),
        member("QueueMemberPause", "PJSIP/1001"),
        event("AgentRingNoAnswer", **caller("1"), **dest("2", "x", "1"), RingTime="15000"),
        member("QueueMemberPause", "PJSIP/1001", Paused="1", PausedReason="Auto-Pause"),
        dial_end("1", "2", "NOANSWER"),
        dial_end("1", "2", "CANCEL"),
        gone("2", "1", Cause="0"),
    )
    assert "offer_ended offer1 no_answer (NOANSWER CANCEL RingTime=15000 Cause=0)" in lines


def test_a_telephone_in_a_call_says_nothing_of_being_there_but_its_peer_does():
    found = observer()
    assert told(
        found,
        event("DeviceStateChange", Device="PJSIP/1001", State="NOT_INUSE"),
        event("DeviceStateChange", Device="PJSIP/1001", State="INUSE"),
        event("PeerStatus", Peer="PJSIP/1001", PeerStatus="Unreachable"),
        event("DeviceStateChange", Device="PJSIP/1001", State="INUSE"),
        event("DeviceStateChange", Device="PJSIP/1001", State="UNAVAILABLE"),
        event("PeerStatus", Peer="PJSIP/1001", PeerStatus="Reachable"),
        event("PeerStatus", Peer="PJSIP/1001", PeerStatus="Whatever"),
        event("DeviceStateChange", Device="PJSIP/other", State="UNAVAILABLE"),
        event("DeviceStateChange", Device="Queue:sales", State="NOT_INUSE"),
    ) == ["device_changed 1001 registered", "device_changed 1001 gone", "device_changed 1001 registered"]


def test_a_device_that_is_configured_later_is_where_it_was():
    found = observer()
    heard(found, [event("DeviceStateChange", Device="PJSIP/1009", State="NOT_INUSE")])
    world = found.mapping.world
    later = (cat.DeviceConfig(id="hall", address="1009"), cat.DeviceConfig(id="attic"))
    assert Engine().step(world, i.Configure(at=SEEN, entities=later)).refusal is None
    found.map(Mapping(world, PLAIN))
    found.standing.all_devices()
    lines = Teller().lines(found.voice.taken())
    assert {"device_changed hall registered", "device_changed attic gone"} < set(lines)
    found.standing.all_devices()
    assert found.voice.taken() == []


def test_members_follow_who_is_signed_in():
    found = observer(
        cat.AgentConfig(id=ANN, name="Ann", login_code=True), cat.DeviceConfig(id="1009", agent=None)
    )
    assert told(found, member("QueueMemberAdded", "PJSIP/1009")) == []
    world = found.mapping.world
    assert Engine().step(world, i.SignIn(at=SEEN, agent=ANN, device="1009")).refusal is None
    found.map(Mapping(world, PLAIN))
    found.standing.all_changed()
    lines = Teller().lines(found.voice.taken())
    assert "member_changed 1001 sales in" in lines
    assert list(found.standing.has(ANN, "sales")) == ["pjsip/1009"]


# --- times and texts -------------------------------------------------------------------------------------


def test_the_switch_s_own_time_counts_if_it_says_one():
    found = observer()
    message = Message([*joins("1").headers, ("Timestamp", "1795320426.123456")])
    (said,) = found.hear(message, SEEN)
    assert (said.input.at, said.input.seen) == (1_795_320_426_123, SEEN)
    ahead = Message([*joins("2").headers, ("Timestamp", "1999999999.5")])
    (said,) = found.hear(ahead, SEEN)
    assert said.input.at == SEEN
    assert timestamp_ms("1795320426") == 1_795_320_426_000
    assert timestamp_ms("12.x") == timestamp_ms("") == timestamp_ms("²") == 0


def test_what_callers_call_themselves_is_presentable():
    (said,) = heard(observer(), [joins("1", CallerIDNum="\udcff\x07x" + "y" * 300)])
    assert isinstance(said.input, i.JoinQueue)
    assert said.input.caller == "��x" + "y" * 197
    assert clean("Grüße €") == "Grüße €"
    (said,) = heard(observer(), [joins("1", CallerIDNum="<unknown>")])
    assert isinstance(said.input, i.JoinQueue)
    assert said.input.caller == ""


def test_events_that_say_nothing_are_passed_over():
    assert (
        told(observer(), event("VarSet"), event("AgentConnect"), event("AgentComplete"), event("Hangup"))
        == []
    )
    assert "AgentCalled" in EVENTS
    assert "VarSet" not in EVENTS
