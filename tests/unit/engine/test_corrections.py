"""What may be said of the past, and by whom."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.codec.state import canonical
from readyroom.engine import catalogue as cat
from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.unit.engine.room import START, Room

HOUR = 3_600_000


@pytest.fixture
def room() -> Room:
    """Ann is tracked, Bob is not; it is 20 hours later."""
    room = Room(
        cat.StatusEntry(
            id="away",
            label="Away",
            kind="unavailable",
            reason="required",
            reasons=("tea",),
            other_reason=True,
        ),
        cat.Settings(tracked_groups=("tracked",)),
        cat.AgentConfig(id="ann", name="ann", groups=("tracked",)),
    )
    room.wait(20 * 3600)
    return room


def said(agent: str, state: str, since: float = 8, until: float = 9, **more: Any) -> dict[str, Any]:
    """A correction, in hours since the start."""
    times = {"since": round(START + since * HOUR), "until": round(START + until * HOUR)}
    return {"agent": agent, "state": state, "why": "forgot the button", **times, **more}


def facts(room: Room) -> bytes:
    """The state, whatever the number of the last event is."""
    return canonical(replace(room.world.state(), seq=0, now=0))


@pytest.mark.parametrize(
    ("given", "attendance"),
    [
        (said("ann", "online", unit="unit"), "in"),
        (said("ann", "signed_out", unit="unit"), "in"),
        (said("ann", "clocked_out"), "out"),
        (said("bob", "online"), None),
        (said("bob", "away", reason="tea"), None),
        (said("bob", "away", reason="other"), None),
        (said("bob", "online", until=20), None),
    ],
)
def test_what_is_said_is_in_the_event_and_no_fact_changes(room: Room, given: dict[str, Any], attendance: Any):
    before = facts(room)
    (event,) = room.give(i.Correct, **given)
    assert event == ev.Corrected(
        seq=event.seq, at=room.now, seen=room.now, by=Actor("supervisor", "sue"), attendance=attendance, **given
    )  # fmt: skip
    assert facts(room) == before


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (said("zoe", "online"), "unknown"),
        (said("bob", "nap"), "unknown"),
        (said("ann", "online", unit="west"), "unknown"),
        (said("ann", "online"), "unit_required"),
        (said("ann", "clocked_out", unit="unit"), "unit_not_allowed"),
        (said("bob", "clocked_out"), "not_tracked"),
        (said("bob", "online", unit="unit"), "not_tracked"),
        (said("bob", "away"), "reason_required"),
        (said("bob", "away", reason="nap"), "reason_not_allowed"),
        (said("bob", "signed_out", reason="tea"), "reason_not_allowed"),
        (said("bob", "online", why="  "), "invalid"),
        (said("bob", "online", until=8), "invalid"),
        (said("bob", "online", since=-(10**6)), "invalid"),
        (said("bob", "online", until=20.001), "not_over"),
        (said("bob", "online", by=Actor("agent", "u-bob")), "not_for_oneself"),
    ],
)
def test_what_cannot_be_said_is_refused(room: Room, given: dict[str, Any], code: str):
    assert room.refused(i.Correct, **given).code == code


def test_a_correction_is_of_a_month_at_most(room: Room):
    room.wait(60 * 24 * 3600)
    until = 40 * 24
    room.give(i.Correct, **said("bob", "online", until - 31 * 24, until))
    refusal = room.refused(i.Correct, **said("bob", "online", until - 31 * 24 - 1, until))
    assert (refusal.code, refusal.params["field"]) == ("invalid", "until")
