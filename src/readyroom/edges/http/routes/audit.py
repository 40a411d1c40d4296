"""The audit: who changed what, who was refused what, who stepped in, and what rules did by themselves.

Belongs here: `GET /audit`, with what each change of configuration changed field by field. Taking one back is in
`undo`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from litestar import get
from litestar.params import QueryParameter
from msgspec import Struct

from readyroom.codec.diff import Change, between
from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, from_cursor, to_cursor
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.routes.log import scan_back
from readyroom.edges.http.routes.sight import sees_audited, sees_event
from readyroom.edges.http.times import ms_of, when
from readyroom.engine import events as ev
from readyroom.engine.facts import Actor
from readyroom.views.event_view import event_view

Category = Literal["configuration", "refusal", "act", "intervention", "sign_in", "automatic"]
"""`act`: what leaves the facts alone, such as changing a password."""


class AuditEntry(Struct, frozen=True, kw_only=True):
    """Something that somebody may have to answer for."""

    seq: int
    at: datetime
    by: Actor
    category: Category
    type: str
    kind: str | None = None
    """Of a change of configuration: what kind of entity, and which one."""
    key: str | None = None
    change: Literal["made", "changed", "removed"] | None = None
    changes: tuple[Change, ...] = ()
    undoes: int | None = None
    """The change that this one took back."""
    agent: str | None = None
    queue: str | None = None
    what: str | None = None
    """What was refused (and why: `code`), or done."""
    code: str | None = None
    params: dict[str, str] = {}
    rule: str | None = None
    body: dict[str, Any] = {}
    """What else the event says."""


AUDIT_EXAMPLE = {
    "seq": 88,
    "at": AT,
    "by": {"kind": "admin", "id": "bo"},
    "category": "configuration",
    "type": "Configured",
    "kind": "queue",
    "key": "sales",
    "change": "changed",
    "changes": [
        {"kind": "queue", "key": "sales", "field": "no_answer.threshold", "before": None, "after": 3}
    ],
    "undoes": None,
    "agent": None,
    "queue": None,
    "what": None,
    "code": None,
    "params": {},
    "rule": None,
    "body": {},
}

_CHOICES = (
    "StatusChosen",
    "MembershipChosen",
    "ClockedIn",
    "ClockedOut",
    "Returned",
    "MissesCleared",
    "WrapUpEnded",
    "Corrected",
)
"""Of the agent's own doing they are everyday life; of somebody else's they are interventions."""
_TYPES: dict[Category, tuple[str, ...]] = {
    "configuration": ("Configured", "Removed"),
    "refusal": ("Refused",),
    "act": ("Noted",),
    "intervention": _CHOICES,
    "sign_in": ("SignedIn", "SignedOut"),
    "automatic": ("HoldStarted", "SignedOut", "SingleCallSpent"),
}
_AUTOMATIC_SIGN_OUTS = frozenset({"no_answer", "idle", "home_lost", "schedule"})


def category_of(event: ev.Event) -> Category | None:
    """Under which heading an event belongs; None: it is no business of the audit."""
    if isinstance(event, ev.Configured | ev.Removed):
        return "configuration"
    if isinstance(event, ev.Refused):
        return "refusal"
    if isinstance(event, ev.Noted):
        return "act"
    if isinstance(event, ev.SignedOut) and event.reason in _AUTOMATIC_SIGN_OUTS:
        return "automatic"
    if isinstance(event, ev.SignedIn | ev.SignedOut):
        return "sign_in"
    if isinstance(event, ev.SingleCallSpent):
        return "automatic"
    if isinstance(event, ev.HoldStarted):
        return "automatic" if event.hold.kind == "misses" else None
    if type(event).__name__ in _CHOICES and event.by.kind in ("supervisor", "admin") and not event.rule:
        return "intervention"
    return None


@get("/audit", opt=describe("Read the audit", tag="audit", answer={"items": [AUDIT_EXAMPLE], "next": None}))
async def list_audit(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    category: Annotated[Category | None, QueryParameter()] = None,
    by: Annotated[str | None, QueryParameter(max_length=64, description="Who did it")] = None,
    kind: Annotated[
        str | None, QueryParameter(max_length=32, description="Changes of this kind of entity")
    ] = None,
    key: Annotated[str | None, QueryParameter(max_length=129, description="And of this one")] = None,
    agent: Annotated[str | None, QueryParameter(max_length=64)] = None,
    queue: Annotated[str | None, QueryParameter(max_length=64)] = None,
    code: Annotated[str | None, QueryParameter(max_length=64, description="Refusals with this code")] = None,
    since: Annotated[datetime | None, QueryParameter(name="from")] = None,
    until: Annotated[datetime | None, QueryParameter(name="to")] = None,
) -> Page[AuditEntry]:
    """The newest first. Needs `read_audit`; within one's units."""
    await exchange.need("read_audit")
    world = await exchange.world()
    wanted = [category] if category else list(_TYPES)
    fits = _filter(category, by, kind, key, code)
    principal = exchange.principal
    found, before = await scan_back(
        exchange,
        lambda event: fits(event) and (sees_event(principal, world, event) or sees_audited(principal, world, event)),
        limit,
        until=_before(cursor, world.seq),
        types=sorted({name for each in wanted for name in _TYPES[each]}),
        agent=agent,
        queue=queue,
        at_from=None if since is None else ms_of(since, parameter="from"),
        at_to=None if until is None else ms_of(until, parameter="to"),
    )  # fmt: skip
    items = [audit_entry(event) for event in found]
    return exchange.paged(Page(items, None if before is None or before <= 1 else to_cursor(before)))


def _before(cursor: str | None, last: int) -> int:
    before = from_cursor(cursor, int)
    return last if before is None else min(last, before - 1)


def _filter(
    category: Category | None, by: str | None, kind: str | None, key: str | None, code: str | None
) -> Callable[[ev.Event], bool]:
    def fits(event: ev.Event) -> bool:
        found = category_of(event)
        return (
            found is not None
            and category in (None, found)
            and by in (None, event.by.id)
            and kind in (None, getattr(event, "kind", None) if found == "configuration" else None)
            and key in (None, getattr(event, "key", None))
            and code in (None, getattr(event, "code", None))
        )

    return fits


def audit_entry(event: ev.Event) -> AuditEntry:
    """An event under its heading. It must have one."""
    category = category_of(event)
    assert category is not None
    common: dict[str, Any] = {
        "seq": event.seq,
        "at": when(event.at),
        "by": event.by,
        "category": category,
        "type": type(event).__name__,
        "rule": event.rule or None,
    }
    if isinstance(event, ev.Configured | ev.Removed):
        return _of_configuration(event, common)
    if isinstance(event, ev.Refused | ev.Noted):
        return AuditEntry(
            **common,
            agent=event.params.get("agent"),
            queue=event.params.get("queue"),
            what=event.what,
            code=event.code if isinstance(event, ev.Refused) else None,
            params=event.params,
        )
    body = event_view(event).body
    return AuditEntry(**common, agent=body.pop("agent", None), queue=body.pop("queue", None), body=body)


def _of_configuration(event: ev.Configured | ev.Removed, common: dict[str, Any]) -> AuditEntry:
    after = event.entity if isinstance(event, ev.Configured) else None
    how: Literal["made", "changed", "removed"] = "changed"
    if after is None:
        how = "removed"
    elif event.replaced is None:
        how = "made"
    return AuditEntry(
        **common,
        kind=event.kind,
        key=event.key,
        change=how,
        changes=tuple(between(event.replaced, after)),
        undoes=event.undoes or None,
    )


ROUTES = [list_audit]
