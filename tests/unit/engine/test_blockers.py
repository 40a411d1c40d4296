"""Each blocker: how it comes up, and that doing what it says it `clears` by takes it away."""

from collections.abc import Callable
from typing import Any

import pytest

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.blockers import CLEARED_BY, blockers
from tests.unit.engine.room import START, Room

TRACKED = cat.Settings(tracked_groups=("tracked",))
CODED = cat.AgentConfig(id="ann", name="Ann", login_code=True)
CAMPAIGN = cat.CampaignConfig(id="spring", label="Spring", post_call_s=30)
RIGHT = cat.UserConfig(id="ann", name="Ann", agent="ann", rights=("ready_on_home",))
PAUSE = cat.NoAnswerOutcome(kind="pause_queue")
STATUS = cat.NoAnswerOutcome(kind="status", status="withdrawn")


def miss(room: Room) -> None:
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="c")
    room.wait(20)
    room.give(i.EndCall, call="c")


def talk(room: Room) -> None:
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="c")
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="answered")


def clock_in_gate(room: Room) -> None:
    room.put(cat.AgentConfig(id="ann", name="Ann", groups=("tracked",)), TRACKED)


def signed_out(room: Room) -> None:
    room.put(CODED)


def device_lost(room: Room) -> None:
    room.give(i.ChangeDevice, device="ann-desk", registered=False)


def lunch(room: Room) -> None:
    room.give(i.SetStatus, agent="ann", status="lunch")


def leave(room: Room) -> None:
    room.give(i.SetMembership, agent="ann", queue="sales", membership="out")


def pause(room: Room) -> None:
    room.give(i.SetMembership, agent="ann", queue="sales", membership="paused", reason="tidying")


def record(room: Room) -> None:
    room.put(CAMPAIGN, RIGHT)
    room.give(i.OpenRecord, agent="ann", campaign="spring", record="1")


def post_call(room: Room) -> None:
    room.put(CAMPAIGN)
    room.give(i.OpenRecord, agent="ann", campaign="spring", record="1")
    room.give(i.StartCall, call="out", kind="outgoing", agent="ann")
    room.give(i.EndCall, call="out")
    room.give(i.CloseRecord, agent="ann")


def ring(room: Room) -> None:
    room.give(i.StartCall, call="direct", kind="direct", agent="ann")


def wrap_up(room: Room) -> None:
    room.put(cat.MemberConfig(queue="sales", agent="ann", wrap_up_s=30))
    talk(room)
    room.give(i.EndCall, call="c")


CASES: list[tuple[str, str, dict[str, Any], Callable[[Room], None]]] = [
    ("not_clocked_in", "clock_in", {}, clock_in_gate),
    ("signed_out", "sign_in", {}, signed_out),
    ("device_unregistered", "device_registered", {}, device_lost),
    ("status_unavailable", "available_status", {}, lunch),
    ("membership_out", "queue_login", {}, leave),
    ("membership_paused", "queue_login", {}, pause),
    ("hold_misses", "return", {"threshold": 1, "outcome": STATUS}, miss),
    ("hold_misses", "return_or_queue_login", {"threshold": 1, "outcome": PAUSE}, miss),
    ("hold_warning", "stay", {"threshold": 1, "outcome": PAUSE, "warn_s": 60}, miss),
    ("hold_preview", "home", {}, record),
    ("hold_post_call", "time", {}, post_call),
    ("ringing", "call_end", {}, ring),
    ("on_call", "call_end", {}, talk),
    ("wrap_up", "wrap_up_end", {}, wrap_up),
]
CLEARING: dict[str, list[Callable[[Room], object]]] = {
    "clock_in": [lambda r: r.give(i.ClockIn, agent="ann", unit="unit")],
    "sign_in": [
        lambda r: r.give(i.SignIn, agent="ann"),
        lambda r: r.give(i.SignIn, agent="ann", device="ann-desk"),
    ],
    "device_registered": [lambda r: r.give(i.ChangeDevice, device="ann-desk", registered=True)],
    "available_status": [lambda r: r.give(i.SetStatus, agent="ann", status="online")],
    "queue_login": [lambda r: r.give(i.SetMembership, agent="ann", queue="sales", membership="in")],
    "return": [
        lambda r: r.give(i.Return, agent="ann"),
        lambda r: r.give(i.SetStatus, agent="ann", status="online"),
        lambda r: r.give(i.SignIn, agent="ann"),
    ],
    "return_or_queue_login": [
        lambda r: r.give(i.Return, agent="ann"),
        lambda r: r.give(i.Return, agent="ann", queue="sales"),
        lambda r: r.give(i.SetMembership, agent="ann", queue="sales", membership="in"),
    ],
    "stay": [lambda r: r.give(i.Stay, agent="ann"), lambda r: r.give(i.Return, agent="ann")],
    "home": [lambda r: r.give(i.GoHome, agent="ann"), lambda r: r.give(i.Return, agent="ann")],
    "time": [lambda r: r.wait(30), lambda r: r.give(i.Return, agent="ann")],
    "call_end": [lambda r: [r.give(i.EndCall, call=call) for call in list(r.world.calls)]],
    "wrap_up_end": [
        lambda r: r.wait(30),
        lambda r: r.give(i.EndWrapUp, agent="ann"),
        lambda r: r.give(i.SetStatus, agent="ann", status="online"),
    ],
}


@pytest.mark.parametrize(
    ("code", "clears", "policy", "arise", "clearing"),
    [(*case, clearing) for case in CASES for clearing in CLEARING[case[1]]],
)
def test_what_it_says_clears_it(code: str, clears: str, policy: dict[str, Any], arise, clearing):
    room = Room(**policy)
    assert room.codes("ann") == []
    arise(room)
    (blocker,) = blockers(room.world, "ann", "sales")
    assert (blocker.code, blocker.clears) == (code, clears)
    assert blocker.since <= room.world.now
    assert 0 < blocker.cause <= room.world.seq
    clearing(room)
    assert room.codes("ann") == []


def test_every_code_is_tried():
    assert {code for code, *_ in CASES} == CLEARED_BY.keys()


def test_a_device_is_no_matter_where_nothing_rings():
    room = Room(queue={"channel": "other"})
    device_lost(room)
    assert room.codes("ann") == []


def test_ringing_names_its_offer_and_its_end():
    room = Room()
    room.give(i.JoinQueue, queue="sales", call="c")
    (blocker,) = blockers(room.world, "ann", "sales")
    assert (blocker.code, blocker.until) == ("ringing", room.now + 20_000)
    assert blocker.params == {"offer": room.ringing("ann"), "call": "c"}


PHONE_GONE: dict[str, Callable[[Room], object]] = {
    "lost": device_lost,
    "removed": lambda r: r.give(i.Remove, kind="device", key="ann-desk"),
    "given to bob": lambda r: r.put(cat.DeviceConfig(id="ann-desk", agent="bob")),
    "taken by bob": lambda r: r.give(i.SignIn, agent="bob", device="ann-desk"),
}


@pytest.mark.parametrize("way", PHONE_GONE)
def test_a_phone_that_is_gone_says_since_when_and_by_what(way: str):
    room = Room()
    room.wait(60)
    PHONE_GONE[way](room)
    gone = room.world.seq
    room.wait(60)
    room.put(cat.DeviceConfig(id="ann-web", kind="web", agent="ann"))  # is not registered either
    (blocker,) = blockers(room.world, "ann", "sales")
    assert (blocker.since, blocker.cause) == (START + 60_000, gone)
    assert blocker.by == room.log[gone - 1].by
    room.give(i.ChangeDevice, device="ann-web", registered=True)
    assert room.codes("ann") == []
