"""What was: why an agent was (not) rung, who of a queue could be; an agent's day as a timeline, their missed calls.

Belongs here: reading the past of an agent or a queue, from the log and from the interval tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from litestar import get
from litestar.params import FromPath, QueryParameter
from msgspec import Struct
from msgspec.structs import replace

from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, from_cursor, page
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.edges.http.rights import stay_of_guest
from readyroom.edges.http.routes.corrections import Correction, correction_of
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.routes.long_examples import AGENT_EXPLANATION, QUEUE_OUTLOOK
from readyroom.edges.http.routes.sight import sees_agent_id
from readyroom.edges.http.times import maybe, ms_of, when
from readyroom.engine.events import Corrected
from readyroom.engine.facts import Attendance
from readyroom.runtime.earlier import source_of
from readyroom.store.corrections import CORRECTED
from readyroom.store.interface import INTERVAL_TABLES, Interval, IntervalTable
from readyroom.views.explain import AgentExplanation
from readyroom.views.outlook import QueueOutlook

DAY_MS = 86_400_000
LONGEST_MS = 31 * DAY_MS
"""Of one question; reports are for more."""
MOST_INTERVALS = 5_000
"""Of one table in a timeline: a day of a busy agent has some hundred."""

From = Annotated[
    datetime | None, QueryParameter(name="from", description="None: a day before `to`. At most 31 days")
]
To = Annotated[datetime | None, QueryParameter(name="to", description="None: now")]


class Period(Struct, frozen=True, kw_only=True, rename={"opened_at": "from", "closed_at": "to"}):
    """An interval; `to` null: it goes on."""

    value: str
    opened_at: datetime
    closed_at: datetime | None
    queue: str | None
    call: str | None
    detail: dict[str, Any]
    opened_seq: int
    closed_seq: int | None
    closed_as: str | None
    """How it ended: an offer's outcome, who ended a call, why a hold ended; `not_told`: it may have gone on."""
    closed_detail: dict[str, Any] | None
    source: str | None
    """Who told of it (`queue_log`), in the time before the log; null: Readyroom knows by itself."""


class Timeline(Struct, frozen=True, kw_only=True, rename={"at_from": "from", "at_to": "to"}):
    """An agent's time. State and activity are two partitions of it: each adds up to the time elapsed."""

    agent: str
    at_from: datetime
    at_to: datetime
    known_at: datetime | None
    truncated: bool
    """Whether there were more intervals than one answer holds; ask for a shorter time."""
    corrections: tuple[Correction, ...]
    """Those whose `seq` opened or closed one of the intervals, or one before the time with which the first of them is
    one. Where one of `state` or `attendance` says what a correction says that opened it, it is what was corrected."""
    state: tuple[Period, ...]
    activity: tuple[Period, ...]
    attendance: tuple[Period, ...]
    membership: tuple[Period, ...]
    hold: tuple[Period, ...]
    offer: tuple[Period, ...]
    call: tuple[Period, ...]
    wrap_up: tuple[Period, ...]
    task: tuple[Period, ...]


class MissedOffer(Struct, frozen=True, kw_only=True):
    """A call that rang the agent and was not answered by them, and why."""

    offer: str
    call: str
    queue: str
    device: str | None
    rang_at: datetime
    ended_at: datetime
    ring_ms: int
    outcome: str
    detail: str | None
    raw_cause: str | None
    reported: str | None
    """What the switch said, where it is not the outcome."""
    counted: bool
    """Whether it was a miss under the queue's policy of that moment."""
    uncounted: str | None
    """Why not, where the outcome could have been one."""
    seq: int
    """0 in the time before the log."""
    source: str | None
    """Who told of it in the time before the log (`queue_log`); its outcome may be `unknown`."""


_NONE: dict[str, Any] = {table: [] for table in INTERVAL_TABLES}
TIMELINE_EXAMPLE = {
    "agent": "ann",
    "from": "2026-11-22T23:00:00Z",
    "to": "2026-11-23T10:42:00Z",
    "known_at": None,
    "truncated": False,
    "corrections": [],
    **_NONE,
    "state": [
        {
            "value": "online",
            "from": "2026-11-23T08:00:00Z",
            "to": None,
            "queue": None,
            "call": None,
            "detail": {},
            "opened_seq": 52,
            "closed_seq": None,
            "closed_as": None,
            "closed_detail": None,
            "source": None,
        }
    ],
}
MISS_EXAMPLE = {
    "offer": "o119",
    "call": "c118",
    "queue": "sales",
    "device": "desk-12",
    "rang_at": AT,
    "ended_at": "2026-11-23T09:02:31.250000Z",
    "ring_ms": 20_000,
    "outcome": "no_answer",
    "detail": None,
    "raw_cause": None,
    "reported": None,
    "counted": True,
    "uncounted": None,
    "seq": 131,
    "source": None,
}


@get(
    "/agents/{agent:str}/explain",
    opt=describe("Why an agent is (not) rung", tag="why", answer=AGENT_EXPLANATION),
)
async def explain_agent(
    agent: FromPath[str],
    exchange: Asking,
    queue: Annotated[str | None, QueryParameter(max_length=64, description="None: all queues")] = None,
    at: Annotated[
        datetime | None, QueryParameter(description="Then, as it was known then; none: now")
    ] = None,
    seq: Annotated[int | None, QueryParameter(ge=1, description="After this event, instead of `at`")] = None,
) -> AgentExplanation:
    """What stands against a call of each queue: since when, by whom, by which rule, resting on which offers, and what
    ends it. Nothing stands against it: a call may ring them.
    """
    world = await exchange.world()
    found = await exchange.agent(agent)
    if at is not None and seq is not None:
        raise invalid([FieldError("invalid", "at and seq are not to be given both", parameter="seq")])
    if seq is not None and seq > world.seq:
        raise invalid([FieldError("invalid", f"the last event is {world.seq}", parameter="seq")])
    at_ms = exchange.past(at)
    stay = stay_of_guest(exchange.principal, found)
    if stay and ((at_ms is not None and at_ms < stay.since) or (seq is not None and seq < stay.cause)):
        await exchange.hide("agent", agent)
    try:
        return await exchange.room.explain(agent, queue, at_ms, seq)
    except KeyError as missing:
        if queue is not None and missing.args != (agent,):
            raise unknown("member", f"{queue}/{agent}") from None
        raise unknown("agent", agent) from None


@get(
    "/queues/{queue:str}/explain",
    opt=describe("Who of a queue can be rung", tag="why", answer=QUEUE_OUTLOOK),
)
async def explain_queue(
    queue: FromPath[str],
    exchange: Asking,
    at: Annotated[
        datetime | None, QueryParameter(description="Then, as it was known then; none: now")
    ] = None,
) -> QueueOutlook:
    """Its members whom one sees, with what stands against a call of each; and the callers who wait."""
    world = await exchange.world()
    await exchange.queue(queue)
    at_ms = exchange.past(at)
    try:
        told = await exchange.room.outlook(queue, at_ms)
    except KeyError:
        raise unknown("queue", queue) from None
    seen = tuple(row for row in told.members if sees_agent_id(exchange.principal, world, row.id, at_ms))
    return replace(told, members=seen)


@get("/agents/{agent:str}/timeline", opt=describe("An agent's time", tag="why", answer=TIMELINE_EXAMPLE))
async def show_timeline(
    agent: FromPath[str],
    exchange: Asking,
    since: From = None,
    until: To = None,
    known_at: Annotated[
        datetime | None,
        QueryParameter(description="As it was known at that instant. None: as known today"),
    ] = None,
) -> Timeline:
    """All intervals that share some of the time asked for, whole: as corrected, or as it was known before. Of a guest
    in one's units no more than the present stay: `from` is not before it, nor does an interval begin before it.
    """
    await exchange.world()
    stay = stay_of_guest(exchange.principal, await exchange.agent(agent))
    at_from, at_to = await _window(exchange, agent, stay, since, until)
    then = exchange.past(known_at, parameter="known_at")
    found: dict[IntervalTable, tuple[Period, ...]] = {}
    corrected: list[Interval] = []
    truncated = False
    for table in INTERVAL_TABLES:
        rows = await exchange.room.intervals(
            table, agent=agent, at_from=at_from, at_to=at_to, limit=MOST_INTERVALS + 1, known_at=then
        )
        truncated = truncated or len(rows) > MOST_INTERVALS
        if table in CORRECTED:
            corrected += await _followed(exchange, table, rows[:MOST_INTERVALS], at_from, then)
        found[table] = tuple(_period(row, stay) for row in rows[:MOST_INTERVALS])
    return Timeline(
        agent=agent,
        at_from=when(at_from),
        at_to=when(at_to),
        known_at=maybe(then),
        truncated=truncated,
        corrections=await _corrections(exchange, corrected, stay),
        **found,
    )


async def _followed(
    exchange: Exchange, table: IntervalTable, rows: Sequence[Interval], at_from: int, known_at: int | None
) -> list[Interval]:
    """These, after those before the time with which the first of them is one."""
    return await exchange.room.report(
        lambda reporting: reporting.followed(table, rows, at_from, known_at=known_at)
    )


async def _corrections(
    exchange: Exchange, rows: Sequence[Interval], stay: Attendance | None
) -> tuple[Correction, ...]:
    """The corrections that opened or closed one of these; of a guest those of the stay."""
    seqs = {seq for row in rows for seq in (row.opened_seq, row.closed_seq) if seq}
    events = await exchange.room.report(lambda reporting: reporting.events_of(seqs, ("Corrected",)))
    corrected = [event for event in events.values() if isinstance(event, Corrected)]
    return tuple(correction_of(event) for event in corrected if stay is None or event.since >= stay.since)


@get(
    "/agents/{agent:str}/misses",
    opt=describe("An agent's missed calls", tag="why", answer={"items": [MISS_EXAMPLE], "next": None}),
)
async def list_misses(
    agent: FromPath[str],
    exchange: Asking,
    since: From = None,
    until: To = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Page[MissedOffer]:
    """Every call that rang them and that they did not answer, the newest first, each with its cause. Of a guest in
    one's units, those of the present stay.
    """
    await exchange.world()
    stay = stay_of_guest(exchange.principal, await exchange.agent(agent))
    at_from, at_to = await _window(exchange, agent, stay, since, until)
    before = from_cursor(cursor, str)
    rows = await exchange.room.intervals("offer", agent=agent, at_from=at_from, at_to=at_to)
    told = [row for row in rows if stay is None or row.opened_at >= stay.since]
    missed = [_missed(row) for row in told if row.closed_as not in (None, "answered")]
    missed.sort(key=_place, reverse=True)
    rest = [miss for miss in missed if before is None or _place(miss) < before]
    return exchange.paged(page(rest[:limit], len(rest) > limit, _place))


def _place(miss: MissedOffer) -> str:
    """Where it stands in the list: by the event, and before the log by its end."""
    return f"{miss.seq:015}/{miss.ended_at.isoformat()}/{miss.offer}"


async def _window(
    exchange: Exchange, agent: str, stay: Attendance | None, since: datetime | None, until: datetime | None
) -> tuple[int, int]:
    """From when to when is asked, of a guest from the `stay` on. Raises `Refused`: 422; 404 for before the stay."""
    at_to = exchange.room.now() + 1 if until is None else ms_of(until, parameter="to")
    at_from = max(0, at_to - DAY_MS) if since is None else ms_of(since, parameter="from")
    if at_from >= at_to:
        raise invalid([FieldError("invalid", "it does not lie before `to`", parameter="from")])
    if at_to - at_from > LONGEST_MS + 1:
        raise invalid([FieldError("invalid", "at most 31 days at once", parameter="from")])
    if stay is not None and at_to <= stay.since:
        await exchange.hide("agent", agent)
    return at_from if stay is None else max(at_from, stay.since), at_to


def _period(row: Interval, stay: Attendance | None) -> Period:
    return Period(
        value=row.value,
        opened_at=when(row.opened_at if stay is None else max(row.opened_at, stay.since)),
        closed_at=maybe(row.closed_at),
        queue=row.queue,
        call=row.call,
        detail=row.detail,
        opened_seq=row.opened_seq,
        closed_seq=row.closed_seq,
        closed_as=row.closed_as,
        closed_detail=row.closed_detail,
        source=source_of(row),
    )


def _missed(row: Interval) -> MissedOffer:
    ended, closed_at = row.closed_detail or {}, row.closed_at or row.opened_at
    return MissedOffer(
        offer=row.key,
        call=row.call or "",
        queue=row.queue or "",
        device=row.detail.get("device"),
        rang_at=when(row.opened_at),
        ended_at=when(closed_at),
        ring_ms=ended.get("ring_ms", closed_at - row.opened_at),
        outcome=row.closed_as or "",
        detail=ended.get("detail"),
        raw_cause=ended.get("raw_cause"),
        reported=ended.get("reported"),
        counted=bool(ended.get("counted")),
        uncounted=ended.get("uncounted"),
        seq=row.closed_seq or row.opened_seq,
        source=source_of(row),
    )


ROUTES = [explain_agent, explain_queue, show_timeline, list_misses]
