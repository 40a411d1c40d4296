"""Events of the log as `GET /events` answers them, read back into the engine's records.

Belongs here: the RFC 3339 instants back to milliseconds, at any depth. Configuration travels as it is: it holds no
instants.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from readyroom.codec.events import TYPES
from readyroom.engine.events import Configured, Event, Removed

INSTANTS = frozenset({"at", "since", "until", "rang_at", "rule_at", "day"})
"""Fields of events that are instants, at any depth."""
PLAIN = frozenset({"params"})
"""Fields in which every value is a text, whatever its name."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ms_of(text: str) -> int:
    """Milliseconds UTC of an RFC 3339 instant."""
    return (datetime.fromisoformat(text) - _EPOCH) // timedelta(milliseconds=1)


def instant_of(at: int) -> str:
    """The RFC 3339 instant of milliseconds UTC."""
    return (_EPOCH + timedelta(milliseconds=at)).isoformat().replace("+00:00", "Z")


def in_ms(name: str, value: Any) -> Any:
    """A value with the instants inside as milliseconds; `name` is that of the field which holds it."""
    if name in PLAIN:
        return value
    if isinstance(value, dict):
        return {inner: in_ms(inner, given) for inner, given in value.items()}
    if isinstance(value, list):
        return [in_ms(name, item) for item in value]
    return ms_of(value) if name in INSTANTS and isinstance(value, str) else value


def event_of(told: dict[str, Any]) -> Event:
    """The engine's record of an event that was read over HTTP."""
    kind, body = TYPES[told["type"]], told["body"]
    if kind not in (Configured, Removed):
        body = {name: in_ms(name, value) for name, value in body.items()}
    header = {name: told[name] for name in ("seq", "by", "cause", "rule")}
    stamps = {name: ms_of(told[name]) for name in ("at", "seen")}
    event: Event = msgspec.convert({**body, **header, **stamps, "type": told["type"]}, kind)
    return event
