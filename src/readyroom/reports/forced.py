"""Changes of an agent's standing that they did not make: by a rule, or by somebody else.

Belongs here: which those are, and how a report tells them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from readyroom.engine import events as ev
from readyroom.engine.facts import Actor
from readyroom.views.instants import when

Forced = Literal[
    "clocked_in", "clocked_out", "held", "signed_in", "signed_out", "single_call_spent", "status_chosen"
]


class ForcedChange(Struct, frozen=True, kw_only=True):
    """A change that the agent did not make: by a rule, or by somebody else."""

    at: datetime
    seq: int
    change: Forced
    to: str | None
    """What it came to: a status, a membership, a unit, a device."""
    queue: str | None
    reason: str | None
    rule: str | None
    rule_version: int | None
    """Seq of the event that set the no-answer policy behind it."""
    offers: tuple[str, ...]
    """The missed offers behind it."""
    by: Actor


def is_forced(event: ev.Event) -> bool:
    """Whether a change was made by a rule, or by somebody else than the agent."""
    if isinstance(event, ev.ClockedOut) and event.forced:
        return True
    return bool(event.rule) or event.by.kind != "agent"


def forced_change(event: ev.Event) -> ForcedChange | None:
    """A forced change as a report tells it; None: the agent made it, or it is no such change."""
    if not is_forced(event):
        return None
    match event:
        case ev.ClockedIn():
            return _change(event, "clocked_in", to=event.unit)
        case ev.ClockedOut():
            return _change(event, "clocked_out", reason=event.reason)
        case ev.SignedIn():
            return _change(event, "signed_in", to=event.device)
        case ev.SignedOut():
            return _change(event, "signed_out", reason=event.reason)
        case ev.StatusChosen():
            return _change(event, "status_chosen", to=event.status, reason=event.reason)
        case ev.SingleCallSpent():
            return _change(event, "single_call_spent", to=event.status)
        case ev.HoldStarted(hold=hold):
            acts_as = hold.acts_as_status or hold.acts_as_membership
            return _change(event, "held", to=acts_as, queue=hold.queue, reason=hold.kind)
        case _:
            return None


def _change(
    event: ev.Event,
    change: Forced,
    *,
    to: str | None = None,
    queue: str | None = None,
    reason: str | None = None,
) -> ForcedChange:
    judgement = None
    if isinstance(event, ev.HoldStarted):
        judgement = event.hold.judgement
    elif isinstance(event, ev.SignedOut):
        judgement = event.judgement
    return ForcedChange(
        at=when(event.at),
        seq=event.seq,
        change=change,
        to=to,
        queue=queue,
        reason=reason,
        rule=event.rule or None,
        rule_version=None if judgement is None else judgement.rule_version,
        offers=() if judgement is None else tuple(miss.offer for miss in judgement.misses),
        by=event.by,
    )
