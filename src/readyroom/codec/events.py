"""Events as they lie in the log: a type, a version and a JSON body.

A log is never rewritten, so whatever was once written must be read for ever. Each event type has a version,
1 unless `VERSIONS` says more. A field that is added with a default needs no new version; a field that is
renamed, removed or means something else does: raise the version and add the step from the old one to
`UPCASTERS`. The files in `tests/codec/golden/` hold one event of each type and version; none is ever changed.

Belongs here: encoding and decoding of events, and the steps from old versions. An upcaster gets the JSON
object of version n and answers that of version n + 1; if an event type was renamed, it changes `type` too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, get_args

import msgspec

from readyroom.engine.catalogue import AgentConfig, MemberConfig, QueueConfig
from readyroom.engine.events import AnyEvent, Configured, Event, HoldStarted, Removed

Json = dict[str, Any]
Upcaster = Callable[[Json], Json]

TYPES: dict[str, type[Event]] = {event.__name__: event for event in get_args(AnyEvent)}
VERSIONS: dict[str, int] = {**dict.fromkeys(TYPES, 1)}
"""The versions in which event types are written now: those that are no longer at their first come last."""
UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""(type, version n) → the step to version n + 1."""


class Encoded(NamedTuple):
    """An event as the log keeps it."""

    type: str
    version: int
    body: bytes


class Row(NamedTuple):
    """What the log can be searched by."""

    agent: str | None
    queue: str | None
    call: str | None


class UnknownEventError(ValueError):
    """The log holds an event that this release cannot read: it was written by a newer one."""


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def version_of(event_type: str) -> int:
    """The version in which events of that type are written now."""
    return VERSIONS.get(event_type, 1)


def encode(event: AnyEvent) -> Encoded:
    """The event as a row of the log. Equal events give equal bytes."""
    name = type(event).__name__
    return Encoded(name, version_of(name), _encoder.encode(event))


def decode(event_type: str, version: int, body: bytes | str) -> AnyEvent:
    """The event of a row, brought up to the present version.

    Raises UnknownEventError for a type or version from the future, msgspec.ValidationError for a body that is
    no event.
    """
    if VERSIONS.get(event_type) == version:
        return _decoder.decode(body)
    event: AnyEvent = msgspec.convert(upcast(event_type, version, msgspec.json.decode(body)), AnyEvent)
    return event


def upcast(event_type: str, version: int, body: Json) -> Json:
    """The JSON object of an old event as its present type would write it."""
    while event_type not in TYPES or version != version_of(event_type):
        step = UPCASTERS.get((event_type, version))
        if step is None:
            raise UnknownEventError(f"{event_type}, version {version}")
        body = step(body)
        event_type, version = body["type"], version + 1
    return body


def row_fields(event: AnyEvent) -> Row:
    """The agent, queue and call that an event is about, for the columns of the log."""
    if isinstance(event, Configured | Removed):
        return _of_entity(event)
    if isinstance(event, HoldStarted):
        return Row(event.agent, event.hold.queue, None)
    return Row(getattr(event, "agent", None), getattr(event, "queue", None), getattr(event, "call", None))


def _of_entity(event: Configured | Removed) -> Row:
    entity = event.entity if isinstance(event, Configured) else event.replaced
    match entity:
        case AgentConfig():
            return Row(entity.id, None, None)
        case QueueConfig():
            return Row(None, entity.id, None)
        case MemberConfig():
            return Row(entity.agent, entity.queue, None)
        case _:
            return Row(None, None, None)
