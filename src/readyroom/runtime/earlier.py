"""The time before the log: why an agent was (not) rung, and what became of a call, as far as others told it.

Belongs here: reading an explanation off intervals that no event of the log opened. What was not told is named, never
guessed: whoever was a member and not paused may have had no phone.
"""

from __future__ import annotations

from readyroom.engine.blockers import CLEARED_BY
from readyroom.engine.facts import Actor, MembershipValue
from readyroom.store.interface import NOT_TOLD, Interval, IntervalTable, Store
from readyroom.views.explain import (
    AgentExplanation,
    BlockerRow,
    CallExplanation,
    QueueExplanation,
    TriedRow,
)
from readyroom.views.instants import maybe, when

NOT_KNOWN_OF_AGENT = ("status", "attendance", "signed_in", "devices", "holds", "other_calls")
NOT_KNOWN_OF_CALL = ("external", "devices", "others")
LOST = "SYSCOMPAT"
"""The one cause with which a switch ends a waiting call that nobody took out of the queue."""
_CODES: dict[str, str] = {"out": "membership_out", "paused": "membership_paused"}


def source_of(interval: Interval) -> str | None:
    """Who told of it; None: Readyroom knows by itself."""
    return None if interval.opened_seq else interval.detail.get("source")


def explain_agent(store: Store, room: str, agent: str, queue: str | None, at: int) -> AgentExplanation | None:
    """Why the agent was (not) rung; None if nothing was told of them by then. Raises KeyError (the queue) if they
    were not told to be its member.
    """

    def then(table: IntervalTable) -> list[Interval]:
        found = store.intervals(room, table, agent=agent, at_from=at, at_to=at + 1)
        return [row for row in found if row.opened_seq == 0 and row.closed_at != at]

    first = store.intervals(room, "membership", agent=agent, at_to=at + 1, limit=1)
    if not first or first[0].opened_seq:
        return None
    offers, calls = then("offer"), then("call")
    wide = [_blocker("ringing", row) for row in offers] + [_blocker("on_call", row) for row in calls]
    memberships = [row for row in then("membership") if queue in (None, row.queue)]
    if queue is not None and not memberships:
        raise KeyError(queue)
    return AgentExplanation(
        agent=agent,
        seq=0,
        at=when(at),
        code=NOT_TOLD,
        label=None,
        since=when(at),
        state=NOT_TOLD,
        activity="call" if calls else "ringing" if offers else NOT_TOLD,
        direct_calls=NOT_TOLD,
        outgoing_calls=NOT_TOLD,
        queues=tuple(_in_queue(row, wide) for row in memberships),
        source=source_of(first[0]),
        not_known=NOT_KNOWN_OF_AGENT,
    )


def _in_queue(row: Interval, wide: list[BlockerRow]) -> QueueExplanation:
    own = [_blocker(_CODES[row.value], row)] if row.value in _CODES else []
    value: MembershipValue = row.value  # type: ignore[assignment]
    blockers = (*wide, *own)
    return QueueExplanation(
        row.queue or "", False if blockers else None, blockers, value, value, (), None, None
    )


def _blocker(code: str, row: Interval) -> BlockerRow:
    params = {name: str(row.detail[name]) for name in ("reason",) if name in row.detail}
    if row.call is not None:
        params |= {"call": row.call, "kind": "queue"}
    by = Actor("switch", source_of(row) or "")
    return BlockerRow(code, when(row.opened_at), 0, by, CLEARED_BY[code], None, params, None, None)


def explain_call(store: Store, room: str, call: str, at: int | None) -> CallExplanation | None:
    """What became of a call, up to an instant; None if nothing was told of it by then."""

    def told(table: IntervalTable) -> list[Interval]:
        found = store.intervals(room, table, call=call)
        return [row for row in found if row.opened_seq == 0 and (at is None or row.opened_at <= at)]

    phases = told("call")
    if not phases:
        return None
    first, last = phases[0], phases[-1]
    talk = next((row for row in phases if row.value == "talk"), None)
    is_over = _is_over(last, at) and last.closed_as != NOT_TOLD
    tried = tuple(_tried(row, at) for row in told("offer"))
    return CallExplanation(
        call=call,
        kind="queue",
        state=_state(last, tried, at),
        queues=tuple(dict.fromkeys(row.queue for row in phases if row.queue is not None)),
        caller=str(first.detail.get("caller", "")),
        external=None,
        since=when(first.opened_at),
        answered_by=talk.agent if talk is not None else None,
        answered_at=maybe(talk.opened_at if talk is not None else None),
        ended_at=maybe(last.closed_at) if is_over else None,
        why=last.closed_as if is_over else None,
        tried=tried,
        others=(),
        others_by_blocker={},
        seq=0,
        at=when(at if at is not None else last.closed_at or last.opened_at),
        source=source_of(first),
        not_known=NOT_KNOWN_OF_CALL,
    )


def _is_over(row: Interval, at: int | None) -> bool:
    return row.closed_at is not None and (at is None or row.closed_at <= at)


def _state(last: Interval, tried: tuple[TriedRow, ...], at: int | None) -> str:
    if _is_over(last, at):
        if last.closed_as == NOT_TOLD:
            return NOT_TOLD
        cause = (last.closed_detail or {}).get("raw_cause", LOST)
        return "ended" if last.value == "talk" or cause == LOST else "left"
    if last.value == "talk":
        return "connected"
    return "ringing" if any(row.outcome is None for row in tried) else "waiting"


def _tried(row: Interval, at: int | None) -> TriedRow:
    over, ended = _is_over(row, at), row.closed_detail or {}
    return TriedRow(
        agent=row.agent or "",
        offer=row.key,
        queue=row.queue or "",
        device=None,
        since=when(row.opened_at),
        until=maybe(row.closed_at) if over else None,
        ring_ms=ended.get("ring_ms") if over else None,
        outcome=row.closed_as if over else None,
        detail=None,
        raw_cause=ended.get("raw_cause") if over else None,
        counted=False,
        uncounted=None,
    )
