"""A call as the API answers it, whether it is up or over.

Belongs here: the shape of `/calls`, read off the world while the call is up, and off the log afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from readyroom.edges.http.times import maybe, when
from readyroom.engine import events as ev
from readyroom.engine.facts import Call
from readyroom.engine.world import World
from readyroom.store.interface import Interval
from readyroom.views.explain import CallExplanation
from readyroom.views.rows import OfferRow, offer_row


class CallView(Struct, frozen=True, kw_only=True):
    """A call. `state`: waiting, ringing, connected, held; ended, or left (given back to the switch).

    Of the time before the log, `source` says who tells of it; what they do not tell is null, and `state` `not_told`.
    """

    id: str
    kind: str
    state: str
    queue: str | None
    caller: str
    external: bool | None
    since: datetime
    """When the caller began to wait, or the call began."""
    entered_at: datetime
    """When it came to its present queue."""
    agent: str | None
    device: str | None
    answered_at: datetime | None
    held_since: datetime | None
    offers: tuple[OfferRow, ...]
    """The agents that ring at this moment."""
    tried: tuple[str, ...]
    """The agents who had it and did not take it."""
    ended_at: datetime | None = None
    why: str | None = None
    """How it ended: who hung up, or why it left."""
    source: str | None = None


CALL_EXAMPLE = {
    "id": "c118",
    "kind": "queue",
    "state": "ringing",
    "queue": "sales",
    "caller": "+49 30 5550117",
    "external": True,
    "since": "2026-11-23T09:02:11.250000Z",
    "entered_at": "2026-11-23T09:02:11.250000Z",
    "agent": None,
    "device": None,
    "answered_at": None,
    "held_since": None,
    "offers": [
        {
            "id": "o119",
            "call": "c118",
            "queue": "sales",
            "agent": "ann",
            "device": "desk-12",
            "since": "2026-11-23T09:02:11.250000Z",
            "until": "2026-11-23T09:02:31.250000Z",
            "excused": None,
        }
    ],
    "tried": [],
    "ended_at": None,
    "why": None,
    "source": None,
}


def call_view(world: World, call: Call) -> CallView:
    """A call that is up."""
    rows = (offer_row(world, offer) for offer in call.offers)
    return CallView(
        id=call.id,
        kind=call.kind,
        state=call.state,
        queue=call.queue,
        caller=call.caller,
        external=call.external,
        since=when(call.started_at),
        entered_at=when(call.entered_at or call.started_at),
        agent=call.agent,
        device=call.device,
        answered_at=maybe(call.answered_at or None),
        held_since=maybe(call.held_since or None),
        offers=tuple(row for row in rows if row is not None),
        tried=tuple(call.tries),
    )


def ended_call_view(events: Iterable[ev.Event]) -> CallView | None:
    """A call that is over, from its events in order; None if they tell of none."""
    story: dict[str, object] = {}
    tried: dict[str, None] = {}
    for event in events:
        match event:
            case ev.CallJoined():
                story = _begun(event, event.queue, "queue", event.caller)
            case ev.CallStarted():
                story = _begun(event, None, event.kind, event.peer) | {
                    "agent": event.agent,
                    "device": event.device,
                }
            case ev.CallOverflowed():
                story |= {"queue": event.queue, "entered_at": when(event.at)}
            case ev.OfferEnded() if event.outcome != "answered":
                tried[event.agent] = None
            case ev.CallConnected():
                story |= {"agent": event.agent, "device": event.device, "answered_at": when(event.at)}
            case ev.CallEnded():
                story |= {"state": "ended", "ended_at": when(event.at), "why": event.ended_by}
            case ev.CallLeft():
                story |= {"state": "left", "ended_at": when(event.at), "why": event.why}
            case _:
                pass
    return CallView(**story, tried=tuple(tried)) if story else None  # type: ignore[arg-type]


def told_call_view(phases: Sequence[Interval], told: CallExplanation) -> CallView:
    """A call of the time before the log, from its phases in order, and from what became of it."""
    return CallView(
        id=told.call,
        kind=told.kind,
        state=told.state,
        queue=phases[-1].queue,
        caller=told.caller,
        external=told.external,
        since=told.since,
        entered_at=when(max(row.opened_at for row in phases if row.value == "waiting")),
        agent=told.answered_by,
        device=None,
        answered_at=told.answered_at,
        held_since=None,
        offers=(),
        tried=tuple(dict.fromkeys(row.agent for row in told.tried if row.outcome != "answered")),
        ended_at=told.ended_at,
        why=told.why,
        source=told.source,
    )


def _begun(
    event: ev.CallJoined | ev.CallStarted, queue: str | None, kind: str, caller: str
) -> dict[str, object]:
    return {
        "id": event.call,
        "kind": kind,
        "state": "ended",
        "queue": queue,
        "caller": caller,
        "external": event.external,
        "since": when(event.at),
        "entered_at": when(event.at),
        "agent": None,
        "device": None,
        "answered_at": None,
        "held_since": None,
        "offers": (),
    }
