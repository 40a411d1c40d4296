"""An event as the world outside reads it: the API and webhooks alike.

Belongs here: the header that all events share, and the body with its instants in RFC 3339.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from readyroom.engine.events import Configured, Event, Removed
from readyroom.engine.facts import Actor
from readyroom.views.instants import when

INSTANTS = frozenset({"at", "since", "until", "rang_at", "rule_at", "day"})
"""Fields of events, at any depth, that are instants."""
_HEADER = frozenset({"type", "seq", "at", "seen", "by", "cause", "rule"})


class EventView(Struct, frozen=True, kw_only=True):
    """An event of the log. `body` holds what its type has beyond the header; instants are RFC 3339."""

    seq: int
    type: str
    at: datetime
    """When it happened."""
    seen: datetime
    """When it became known."""
    by: Actor
    cause: int
    """Seq of the event that led to it; 0 if a command or an observation did."""
    rule: str
    """The automatic rule; empty if it was none."""
    body: dict[str, Any]


def event_view(event: Event) -> EventView:
    """An event as it is answered."""
    body: dict[str, Any] = {
        name: value for name, value in msgspec.to_builtins(event).items() if name not in _HEADER
    }
    if not isinstance(event, Configured | Removed):
        body = {name: _told(name, value) for name, value in body.items()}
    return EventView(
        seq=event.seq,
        type=type(event).__name__,
        at=when(event.at),
        seen=when(event.seen),
        by=event.by,
        cause=event.cause,
        rule=event.rule,
        body=body,
    )


def _told(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {inner: _told(inner, given) for inner, given in value.items()}
    if isinstance(value, list | tuple):
        return [_told(name, item) for item in value]
    if name in INSTANTS and isinstance(value, int) and not isinstance(value, bool):
        return when(value)
    return value
