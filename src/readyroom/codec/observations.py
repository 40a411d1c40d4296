"""What a switch reports, as it travels: one record per observation, and its translation to an engine's input.

Belongs here: the records of the wire with their ranges and examples, both translations, and the checking of a batch,
which names every mistake by its item and field. Who may report, and for which link, is the edge's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict

from readyroom.codec.check import Mistake, check, unknown
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor, MembershipValue, Outcome
from readyroom.engine.inputs import Input

BATCH_AT_MOST = 1_000
"""Observations of one batch: at 100 calls a second, the reports of a second or two."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_CONTROL = r"^[^\x00-\x1f\x7f]+$"

Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=_NO_CONTROL)]
"""What names a call, an offer, an agent, …: the switch's own word or Readyroom's."""
Text = Annotated[str, Meta(max_length=200)]
Instant = Annotated[datetime, Meta(tz=True, description="RFC 3339, with an offset")]


class Observation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """What all observations carry."""

    id: Annotated[Name, Meta(description="Its own name; one that came before is answered and does nothing")]
    at: Annotated[Instant, Meta(description="When it happened, by the switch's clock")]
    seen: Annotated[Instant, Meta(description="When the link saw it; left out: now")] | None = None


class CallerJoined(Observation, frozen=True, kw_only=True, tag="caller_joined"):
    """A caller came to a queue."""

    queue: Name
    call: Name
    caller: Text = ""
    external: bool = True


class CallerLeft(Observation, frozen=True, kw_only=True, tag="caller_left"):
    """The switch took a caller out of the queue unanswered, for a reason of its own. Hanging up is `call_ended`."""

    call: Name
    reason: Text = "left"


class OfferRang(Observation, frozen=True, kw_only=True, tag="offer_rang"):
    """Overlay: the switch rings an agent. `queue` is asked for only where the call's joining was not reported."""

    offer: Name
    call: Name
    agent: Name
    queue: Name | None = None
    device: Name | None = None
    ring_s: Annotated[int, Meta(ge=1, le=600)] | None = None


class OfferEnded(Observation, frozen=True, kw_only=True, tag="offer_ended"):
    """Ringing ended, with one of nine outcomes; `raw_cause` is the switch's own word for it."""

    offer: Name
    outcome: Outcome
    raw_cause: Text | None = None


class CallStarted(Observation, frozen=True, kw_only=True, tag="call_started"):
    """A call that no queue distributes: it rings an agent (`direct`), or an agent makes it (`outgoing`)."""

    call: Name
    kind: Literal["direct", "outgoing"]
    agent: Name
    device: Name | None = None
    peer: Text = ""
    external: bool = True


class CallAnswered(Observation, frozen=True, kw_only=True, tag="call_answered"):
    """A direct or outgoing call was answered. A queue's call is answered by its offer."""

    call: Name


class CallHeld(Observation, frozen=True, kw_only=True, tag="call_held"):
    """A connected call was put on hold, or taken back."""

    call: Name
    held: bool


class CallEnded(Observation, frozen=True, kw_only=True, tag="call_ended"):
    """A call is over, answered or not."""

    call: Name
    ended_by: Literal["caller", "agent", "transfer", "switch"] = "caller"


class DeviceChanged(Observation, frozen=True, kw_only=True, tag="device_changed"):
    """A device registered, or is gone."""

    device: Name
    registered: bool


class MemberChanged(Observation, frozen=True, kw_only=True, tag="member_changed"):
    """What the switch has for an agent in a queue; also its confirmation of `set_member`."""

    agent: Name
    queue: Name
    membership: MembershipValue
    reason: Text | None = None


class SiteChanged(Observation, frozen=True, kw_only=True, tag="site_changed"):
    """The link to a site came up, or was lost."""

    site: Name
    reachable: bool


class LinkUp(Observation, frozen=True, kw_only=True, tag="link_up"):
    """The link to the switch is up."""


class LinkDown(Observation, frozen=True, kw_only=True, tag="link_down"):
    """The link to the switch is lost."""


class ResyncBegin(Observation, frozen=True, kw_only=True, tag="resync_begin"):
    """The switch starts to say all that it has."""


class ResyncEnd(Observation, frozen=True, kw_only=True, tag="resync_end"):
    """The switch has said all that it has; `calls` are up, all others that it reported have ended.

    `offers` are those that ring, all others have ended nobody knows how; left out: it does not say.
    """

    calls: Annotated[tuple[Name, ...], Meta(max_length=100_000)] = ()
    offers: Annotated[tuple[Name, ...], Meta(max_length=100_000)] | None = None


AnyObservation = (
    CallerJoined
    | CallerLeft
    | OfferRang
    | OfferEnded
    | CallStarted
    | CallAnswered
    | CallHeld
    | CallEnded
    | DeviceChanged
    | MemberChanged
    | SiteChanged
    | LinkUp
    | LinkDown
    | ResyncBegin
    | ResyncEnd
)
TYPES: dict[str, type[Observation]] = {
    str(record.__struct_config__.tag): record for record in get_args(AnyObservation)
}
_INPUTS: dict[type[Observation], type[Input]] = {
    CallerJoined: i.JoinQueue,
    CallerLeft: i.LeaveQueue,
    OfferRang: i.RingOffer,
    OfferEnded: i.EndOffer,
    CallStarted: i.StartCall,
    CallAnswered: i.AnswerCall,
    CallHeld: i.HoldCall,
    CallEnded: i.EndCall,
    DeviceChanged: i.ChangeDevice,
    MemberChanged: i.ObserveMember,
    SiteChanged: i.ChangeSite,
    ResyncBegin: i.BeginResync,
    ResyncEnd: i.EndResync,
}
"""The observations whose fields are those of an input."""
_OF_LINK = {i.BeginResync, i.EndResync}
_HEADER = frozenset({"id", "at", "seen"})


# --- translation -----------------------------------------------------------------------------------------


def input_of(observation: Observation, link: str, now: int) -> Input:
    """The input that an observation of a link's switch comes to; it becomes known `now` (ms UTC).

    Nothing happens after it was seen: a switch whose clock runs ahead is corrected by what the link says.
    """
    seen = now if observation.seen is None else ms_of(observation.seen)
    at = min(ms_of(observation.at), seen, now)
    common: dict[str, Any] = {"at": at, "seen": now, "by": Actor("switch", link)}
    if isinstance(observation, LinkUp | LinkDown):
        return i.ChangeLink(link=link, up=isinstance(observation, LinkUp), **common)
    made = _INPUTS[type(observation)]
    if made in _OF_LINK:
        common["link"] = link
    own = {name: value for name, value in asdict(observation).items() if name not in _HEADER}
    return made(**own, **common)


def observation_of(given: Input, id_: str) -> AnyObservation:
    """The observation that comes to this input: what a switch sends. Raises KeyError for what no switch observes."""
    common: dict[str, Any] = {"id": id_, "at": instant_of(given.at)}
    if given.seen:
        common["seen"] = instant_of(given.seen)
    if isinstance(given, i.ChangeLink):
        return LinkUp(**common) if given.up else LinkDown(**common)
    record = _RECORDS[type(given)]
    fields = set(record.__struct_fields__) - _HEADER
    own = {name: value for name, value in asdict(given).items() if name in fields}
    made: AnyObservation = record(**(own | common))  # type: ignore[assignment]
    return made


_RECORDS = {made: record for record, made in _INPUTS.items()}


def key_of(observation: Observation, link: str) -> str:
    """The name under which its reply is kept: the same observation of the same link does nothing twice."""
    return f"{link}/{observation.id}"


def ms_of(instant: datetime) -> int:
    """Milliseconds UTC of an aware datetime; what is finer is cut off."""
    return (instant - _EPOCH) // timedelta(milliseconds=1)


def instant_of(at: int) -> datetime:
    """The datetime of milliseconds UTC."""
    return _EPOCH + timedelta(milliseconds=at)


# --- batches ---------------------------------------------------------------------------------------------


def read(value: Any) -> tuple[list[AnyObservation], list[Mistake]]:
    """The observations of a batch (JSON as decoded), in order, and all that is wrong with it.

    A mistake's path begins with the item's position. One wrong item spoils the batch for whoever wants it whole;
    the others are answered all the same.
    """
    if not isinstance(value, list):
        return [], [Mistake((), "a list of observations is expected")]
    if len(value) > BATCH_AT_MOST:
        return [], [Mistake((), f"{len(value)} observations; at most {BATCH_AT_MOST} in one batch")]
    found: list[AnyObservation] = []
    mistakes: list[Mistake] = []
    for at, item in enumerate(value):
        observation, wrong = _read_one(item, at)
        mistakes += wrong
        if observation is not None:
            found.append(observation)
    return found, mistakes


def _read_one(item: Any, at: int) -> tuple[AnyObservation | None, list[Mistake]]:
    if not isinstance(item, dict):
        return None, [Mistake((at,), "an object is expected")]
    if "type" not in item:
        return None, [Mistake((at, "type"), f"is missing; one of {', '.join(TYPES)}")]
    name = item["type"]
    if not isinstance(name, str):
        return None, [Mistake((at, "type"), f"a text is expected; one of {', '.join(TYPES)}")]
    record = TYPES.get(name)
    if record is None:
        return None, [Mistake((at, "type"), f'"{name}": {unknown(name, list(TYPES))}')]
    fields = {key: value for key, value in item.items() if key != "type"}
    observation, mistakes = check(fields, record, (at,))
    if not mistakes:
        mistakes = [
            Mistake((at, key), "lies before 1970")
            for key in ("at", "seen")
            if (instant := getattr(observation, key)) is not None and instant < _EPOCH
        ]
    return (None, mistakes) if mistakes else (observation, [])


def pointer(path: Sequence[str | int]) -> str:
    """A mistake's path as a JSON Pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


# --- documentation ---------------------------------------------------------------------------------------

_AT = "2026-11-22T10:42:00.250Z"
_FIELDS: dict[str, dict[str, Any]] = {
    "caller_joined": {"queue": "sales", "call": "1763808120.17", "caller": "+49 30 5550117"},
    "caller_left": {"call": "1763808120.17", "reason": "key pressed"},
    "offer_rang": {"offer": "1763808120.17-2", "call": "1763808120.17", "agent": "ann", "device": "desk-12"},
    "offer_ended": {"offer": "1763808120.17-2", "outcome": "no_answer", "raw_cause": "RINGNOANSWER 20000"},
    "call_started": {"call": "1763808133.19", "kind": "outgoing", "agent": "ann", "peer": "+49 30 5550118"},
    "call_answered": {"call": "1763808133.19"},
    "call_held": {"call": "1763808133.19", "held": True},
    "call_ended": {"call": "1763808133.19", "ended_by": "agent"},
    "device_changed": {"device": "desk-12", "registered": False},
    "member_changed": {"agent": "ann", "queue": "sales", "membership": "paused", "reason": "lunch"},
    "site_changed": {"site": "berlin", "reachable": False},
    "link_up": {},
    "link_down": {},
    "resync_begin": {},
    "resync_end": {"calls": ["1763808133.19"]},
}
EXAMPLES: tuple[dict[str, Any], ...] = tuple(
    {"type": name, "id": f"evt-{number}", "at": _AT, **fields}
    for number, (name, fields) in enumerate(_FIELDS.items(), start=1)
)
"""One of each, as it travels."""


def schema(ref_template: str = "#/$defs/{name}") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a batch, with an example of each record."""
    (batch,), records = msgspec.json.schema_components((list[AnyObservation],), ref_template=ref_template)
    by_record = {TYPES[str(example["type"])].__name__: example for example in EXAMPLES}
    for name, record in records.items():
        if name in by_record:
            record["examples"] = [by_record[name]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Observations of a switch",
        **batch,
        "maxItems": BATCH_AT_MOST,
        "$defs": records,
    }
