"""How offers end: excused, withdrawn, unreachable, displaced, together; and who is tried again, and when."""

import pytest

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.events import CallConnected, CallLeft, CallOverflowed, NotificationRaised, OfferStarted
from readyroom.engine.facts import Actor
from tests.unit.engine.room import Room, only

OVERLAY = {"mode": "overlay"}
PAUSE = cat.NoAnswerOutcome(kind="pause_queue")
HOT = cat.DeviceConfig(id="hot")


def overlay(**policy) -> Room:
    room = Room(HOT, queue=OVERLAY, threshold=1, outcome=PAUSE, **policy)
    room.give(i.ChangeDevice, device="hot", registered=True)
    return room


def rung(room: Room, device: str | None = "ann-desk") -> Room:
    room.give(i.RingOffer, offer="r1", call="c", agent="ann", queue="sales", device=device)
    return room


# --- overlay -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after_s", "outcome", "detail"),
    [(20, "no_answer", None), (19, "no_answer", None), (18.9, "withdrawn", "ring_cut_short")],
)
def test_a_full_ring_is_one_to_within_a_second(after_s: float, outcome: str, detail: str | None):
    room = rung(overlay())
    room.wait(after_s)
    room.give(i.EndOffer, offer="r1", outcome="no_answer")
    assert room.outcomes() == [("ann", outcome, detail)]
    assert room.codes("ann") == (["hold_misses"] if outcome == "no_answer" else [])


def test_where_readyroom_rings_a_ring_is_full_or_cut_short():
    room = Room(threshold=1, outcome=PAUSE)
    room.give(i.JoinQueue, queue="sales", call="c")
    room.wait(19.999)
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="no_answer")
    assert room.outcomes() == [("ann", "withdrawn", "ring_cut_short")]


@pytest.mark.parametrize("reported", ["no_answer", "refused", "unreachable"])
def test_an_excused_offer_is_never_a_miss(reported: str):
    room = rung(overlay(counts_refused=True, unreachable_threshold=1))
    room.give(i.SetStatus, agent="ann", status="lunch")
    room.give(i.SetStatus, agent="ann", status="online")
    room.wait(20)
    room.give(i.EndOffer, offer="r1", outcome=reported)
    assert room.outcomes() == [("ann", "withdrawn", "status_unavailable")]
    assert room.codes("ann") == []


def test_whoever_is_signed_in_there_answers_and_is_the_one_who_did():
    room = overlay()
    room.give(i.SignIn, agent="ann", device="hot")
    rung(room, device="hot")
    room.give(i.SignIn, agent="bob", device="hot")
    assert room.world.offers["r1"].excused == "signed_out"
    room.give(i.EndOffer, offer="r1", outcome="answered")
    (connected,) = room.all(CallConnected)
    assert (connected.agent, connected.device) == ("bob", "hot")
    ann, bob = (room.world.agents[agent].memberships["sales"] for agent in ("ann", "bob"))
    assert ann.resets.answered == 0
    assert bob.resets.answered == connected.seq


@pytest.mark.parametrize("device", ["ann-desk", None])
def test_a_device_lost_and_back_while_the_switch_rings_is_unreachable(device: str | None):
    room = rung(overlay(), device)
    room.give(i.ChangeDevice, device="ann-desk", registered=False)
    room.give(i.ChangeDevice, device="ann-desk", registered=True)
    assert room.outcomes() == []
    room.wait(20)
    room.give(i.EndOffer, offer="r1", outcome="no_answer")
    assert room.outcomes() == [("ann", "unreachable", "device_unregistered")]
    assert room.codes("ann") == []


@pytest.mark.parametrize(
    ("offer", "call", "ring_s", "field"),
    [
        ("", "c", None, "offer"),
        ("o999999", "c", None, "offer"),
        ("r", "", None, "call"),
        ("r", "c", 0, "ring_s"),
    ],
)
def test_a_ring_that_names_nothing(offer: str, call: str, ring_s: int | None, field: str):
    refusal = overlay().refused(
        i.RingOffer, offer=offer, call=call, agent="ann", queue="sales", device=None, ring_s=ring_s
    )
    assert (refusal.code, refusal.params["field"]) == ("invalid", field)


# --- distributor ---------------------------------------------------------------------------------------------------


def test_a_device_lost_ends_the_ringing_at_once_even_if_another_one_is_there():
    room = Room(
        cat.DeviceConfig(id="ann-web", kind="web", agent="ann"),
        unreachable_threshold=1,
        outcome=PAUSE,
        threshold=5,
    )
    room.give(i.ChangeDevice, device="ann-web", registered=True)
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="c")
    room.wait(3)
    room.give(i.ChangeDevice, device="ann-desk", registered=False)
    assert room.outcomes() == [("ann", "unreachable", "device_unregistered")]
    assert room.codes("ann") == ["hold_misses"]


def test_another_device_lost_is_no_matter():
    room = Room(cat.DeviceConfig(id="ann-web", kind="web", agent="ann"))
    room.give(i.ChangeDevice, device="ann-web", registered=True)
    room.give(i.JoinQueue, queue="sales", call="c")
    room.give(i.ChangeDevice, device="ann-web", registered=False)
    assert room.outcomes() == []


@pytest.mark.parametrize("own", [True, False])
def test_displaced_while_ringing_is_withdrawn_never_missed_or_unreachable(own: bool):
    room = Room(HOT, threshold=1, unreachable_threshold=1, outcome=PAUSE)
    room.give(i.ChangeDevice, device="hot", registered=True)
    room.give(i.ChangeDevice, device="ann-desk", registered=own)
    room.give(i.SignIn, agent="ann", device="hot")
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="c")
    assert room.world.offers[room.ringing("ann")].device == "hot"
    room.give(i.SignIn, agent="bob", device="hot")
    assert room.outcomes() == [("ann", "withdrawn", "signed_out")]


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (lambda r: r.give(i.SignOut, agent="ann"), "signed_out"),
        (lambda r: r.put(cat.Settings(tracked_groups=("tracked",))), "not_clocked_in"),
        (lambda r: r.give(i.SetMembership, agent="ann", queue="sales", membership="out"), "membership_out"),
        (lambda r: r.give(i.StartCall, call="x", kind="outgoing", agent="ann"), "on_call"),
    ],
)
def test_what_comes_up_while_ringing_withdraws(change, detail: str):
    room = Room(cat.AgentConfig(id="ann", name="Ann", login_code=True, groups=("tracked",)))
    room.give(i.SignIn, agent="ann")
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="c")
    change(room)
    assert room.outcomes() == [("ann", "withdrawn", detail)]


def test_ring_all_timeouts_of_one_instant_run_by_agent_and_the_guard_keeps_the_last_one():
    room = Room(
        cat.UserConfig(id="sue", name="Sue"),
        *(cat.AgentConfig(id=a, name=a) for a in ("zoe", "cid")),
        *(cat.DeviceConfig(id=f"{a}-desk", agent=a) for a in ("zoe", "cid")),
        *(cat.MemberConfig(queue="sales", agent=a) for a in ("zoe", "cid")),
        queue={"strategy": "ring_all"},
        threshold=1,
        outcome=PAUSE,
        last_agent_guard=True,
    )
    policy = cat.NoAnswerPolicy(
        threshold=1, outcome=PAUSE, last_agent_guard=True, notify=("sue",), requires_licence=False
    )
    room.put(cat.QueueConfig(id="sales", label="Sales", strategy="ring_all", no_answer=policy))
    for agent in ("zoe", "cid"):  # zoe first: she is offered first, and still judged last
        room.give(i.ChangeDevice, device=f"{agent}-desk", registered=True)
        room.give(i.SetStatus, agent=agent, status="online")
    room.give(i.JoinQueue, queue="sales", call="c")
    events = room.wait(20)
    assert [agent for agent, *_ in room.outcomes()] == ["ann", "bob", "cid", "zoe"]
    assert [room.codes(agent) for agent in ("ann", "bob", "cid", "zoe")] == [["hold_misses"]] * 3 + [[]]
    assert [(n.subject, n.agent) for n in only(events, NotificationRaised)][-1] == ("last_agent_kept", "zoe")


def test_ring_all_rings_one_tier_after_the_other():
    room = Room(
        cat.MemberConfig(queue="sales", agent="bob", tier=2), queue={"strategy": "ring_all", "retry_s": 5}
    )
    start = room.now
    room.give(i.JoinQueue, queue="sales", call="c")
    room.wait(50)
    assert [(e.agent, (e.at - start) / 1000) for e in room.all(OfferStarted)] == [
        ("ann", 0),
        ("bob", 20),
        ("ann", 45),
    ]


# --- again ---------------------------------------------------------------------------------------------------------


def test_a_call_comes_back_after_all_others_had_it_and_the_retry_time():
    room = Room(queue={"ring_s": 10})
    room.give(i.JoinQueue, queue="sales", call="c")
    start = room.now
    room.wait(60)
    began = [(e.agent, (e.at - start) / 1000) for e in room.all(OfferStarted)]
    assert began[:5] == [("ann", 0), ("bob", 10), ("ann", 20), ("bob", 30), ("ann", 40)]
    room = Room(queue={"ring_s": 10})
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="c")
    start = room.now
    for _ in range(3):
        room.give(i.EndOffer, offer=room.ringing("ann"), outcome="refused")
        room.wait(5)
    assert [(e.at - start) / 1000 for e in room.all(OfferStarted)] == [0, 5, 10, 15]


def test_who_had_it_longest_ago_has_it_again_however_often_they_had_it():
    room = Room(queue={"retry_s": 30})
    room.give(i.SetStatus, agent="bob", status="lunch")
    start = room.now
    room.give(i.JoinQueue, queue="sales", call="c")
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="refused")
    room.wait(30)
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="refused")
    room.wait(20)
    room.give(i.SetStatus, agent="bob", status="online")
    room.wait(5)
    room.give(i.EndOffer, offer=room.ringing("bob"), outcome="refused")
    room.wait(10)
    began = [(e.agent, (e.at - start) / 1000) for e in room.all(OfferStarted)]
    assert began == [("ann", 0), ("ann", 30), ("bob", 50), ("ann", 60)]


def test_where_all_are_rung_all_are_rung_again_together():
    room = Room(queue={"strategy": "ring_all", "retry_s": 5})
    start = room.now
    room.give(i.JoinQueue, queue="sales", call="c")
    room.wait(3)
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="refused")
    room.wait(30)
    began = [(e.agent, (e.at - start) / 1000) for e in room.all(OfferStarted)]
    assert began == [("ann", 0), ("bob", 0), ("ann", 25), ("bob", 25)]


# --- waiting -------------------------------------------------------------------------------------------------------


def waiting(**queue) -> Room:
    target = cat.QueueConfig(id="target", label="Target", max_callers=1)
    room = Room(target, queue={"max_wait_s": 30, **queue})
    room.put(cat.QueueConfig(id="sales", label="Sales", overflow="target", max_wait_s=30, **queue))
    for agent in ("ann", "bob"):
        room.give(i.SetStatus, agent=agent, status="lunch")
    return room


def test_of_calls_that_go_on_together_the_first_gets_the_room_that_there_is():
    room = waiting()
    for call in ("c1", "c2", "c3"):
        room.give(i.JoinQueue, queue="sales", call=call)
    events = room.wait(30)
    assert [e.call for e in only(events, CallOverflowed)] == ["c1"]
    assert [e.call for e in only(events, CallLeft)] == ["c2", "c3"]
    assert room.world.calls["c1"].started_at == room.now - 30_000


def test_a_caller_who_became_known_late_is_due_first():
    room = waiting()
    room.give(i.JoinQueue, queue="sales", call="c1")
    room.give(i.JoinQueue, queue="sales", call="c2", at=room.now - 20_000)
    assert room.engine.next_deadline(room.world) == room.now + 10_000
    assert [e.call for e in only(room.wait(10), CallOverflowed)] == ["c2"]


def test_the_shorter_limit_comes_into_force_when_the_last_one_goes():
    room = waiting(max_wait_absent_s=10)
    room.give(i.JoinQueue, queue="sales", call="c1")
    room.wait(15)
    room.give(i.SetMembership, agent="ann", queue="sales", membership="out")
    assert not room.all(CallOverflowed)
    events = room.give(i.SetStatus, agent="bob", status="offline")
    assert [e.why for e in only(events, CallOverflowed)] == ["max_wait_absent"]


def test_the_mode_of_a_queue_stands_while_callers_wait():
    room = Room()
    room.give(i.JoinQueue, queue="sales", call="c")
    given = room.made(
        i.Configure, None, {"entities": (cat.QueueConfig(id="sales", label="Sales", mode="overlay"),)}
    )
    refusal = room.engine.step(room.world, given).refusal
    assert refusal is not None
    assert refusal.code == "in_use"


def test_a_resync_ends_what_its_own_link_carried():
    room = Room()
    room.give(i.JoinQueue, queue="sales", call="c1")
    room.give(i.JoinQueue, queue="sales", call="c2")
    room.give(i.JoinQueue, queue="sales", call="by hand", by=Actor("admin", "ada"))
    room.give(i.EndResync, link="other", calls=())
    assert room.world.calls.keys() == {"c1", "c2", "by hand"}
    room.give(i.EndResync, link="pbx", calls=("c1",))
    assert room.world.calls.keys() == {"c1", "by hand"}
