"""Missed calls: every offer that was not answered, and who was told; and the sums of offers and of auto logouts.

Belongs here: the rows and how they are counted. An offer belongs to the period in which it ended, a withdrawal to the
one in which it began.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct, field

from readyroom.engine import events as ev
from readyroom.reports.auto_logouts import AutoLogout, Names
from readyroom.reports.periods import Period
from readyroom.reports.spans import Row
from readyroom.views.instants import EPOCH, when

MILLISECOND = timedelta(milliseconds=1)
LED_TO_TYPES = ("HoldStarted", "SignedOut", "NotificationRaised")

LedTo = Literal["withdrawn", "warned", "signed_out", "threshold_reached", "last_agent_kept"]


class MissedCall(Struct, frozen=True, kw_only=True):
    """An offer that ended without an answer of this agent."""

    offer: str
    call: str
    queue: str
    agent: str
    name: str | None
    device: str | None
    rang_at: datetime
    ended_at: datetime
    ring_ms: int
    outcome: str
    detail: str | None
    """Why, where the outcome is `withdrawn` or `unreachable`."""
    raw_cause: str | None
    """What the switch gave as its cause."""
    counted: bool
    uncounted: str | None
    """Why it is no miss, where its outcome could have been one."""
    count: int
    """How many misses stood against the agent with it; 0 where it did not count."""
    threshold: int | None
    led_to: LedTo | None
    told: tuple[str, ...]
    """The users who were told of what it led to."""
    opened_seq: int
    closed_seq: int
    source: str | None
    """Who told of it, in the time before the log."""


class MissedSums(Struct, kw_only=True):
    """The offers of an agent from a queue in a period, by how they ended."""

    agent: str
    name: str | None
    queue: str
    period: str
    offers: int = 0
    answered: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    """Outcome → how many; they add up to `offers`."""
    counted: int = 0
    ring_ms: int = 0
    withdrawals: int = 0
    """Automatic withdrawals and sign-outs by this queue's rule."""
    suspects: int = 0


def missed_calls(
    offers: Iterable[Row], names: Names, led_to: Mapping[int, Sequence[ev.Event]]
) -> list[MissedCall]:
    """Every offer that ended without an answer. `led_to`: by an offer's closing event, what followed from it."""
    return [
        _missed(row, names, led_to.get(row.closed_seq or 0, ()))
        for row in offers
        if row.closed_as not in (None, "answered")
    ]


def reached(row: Row) -> bool:
    """Whether an offer brought the count to its threshold: then something may have followed from it."""
    ended = row.closed_detail or {}
    return ended.get("threshold") is not None and ended.get("count", 0) >= ended["threshold"]


def _missed(row: Row, names: Names, followed: Sequence[ev.Event]) -> MissedCall:
    ended, closed_at = row.closed_detail or {}, row.closed_at or row.opened_at
    agent = row.agent or ""
    return MissedCall(
        offer=row.key,
        call=row.call or "",
        queue=row.queue or "",
        agent=agent,
        name=names.get(agent),
        device=row.detail.get("device"),
        rang_at=when(row.opened_at),
        ended_at=when(closed_at),
        ring_ms=ended.get("ring_ms", closed_at - row.opened_at),
        outcome=row.closed_as or "",
        detail=ended.get("detail"),
        raw_cause=ended.get("raw_cause"),
        counted=bool(ended.get("counted")),
        uncounted=ended.get("uncounted"),
        count=ended.get("count", 0),
        threshold=ended.get("threshold"),
        led_to=_led_to(followed),
        told=_told(followed),
        opened_seq=row.opened_seq,
        closed_seq=row.closed_seq or 0,
        source=None if row.opened_seq else row.detail.get("source"),
    )


def _led_to(followed: Sequence[ev.Event]) -> LedTo | None:
    for event in followed:
        match event:
            case ev.HoldStarted(hold=hold) if hold.kind in ("misses", "warning"):
                return "withdrawn" if hold.kind == "misses" else "warned"
            case ev.SignedOut():
                return "signed_out"
            case ev.NotificationRaised(subject="threshold_reached"):
                return "threshold_reached"
            case ev.NotificationRaised(subject="last_agent_kept"):
                return "last_agent_kept"
            case _:
                pass
    return None


def _told(followed: Iterable[ev.Event]) -> tuple[str, ...]:
    users = {user for event in followed if isinstance(event, ev.NotificationRaised) for user in event.users}
    return tuple(sorted(users))


# --- sums ------------------------------------------------------------------------------------------------


def missed_sums(
    offers: Iterable[Row], logouts: Iterable[AutoLogout], names: Names, periods: Sequence[Period]
) -> list[MissedSums]:
    """The offers of each agent from each queue, in order of agent, queue and period."""
    starts = [period.begin for period in periods]
    found: dict[tuple[str, str, int], MissedSums] = {}

    def of(agent: str, queue: str, at: int) -> MissedSums:
        place = bisect_right(starts, at) - 1
        key = agent, queue, place
        if key not in found:
            found[key] = MissedSums(
                agent=agent, name=names.get(agent), queue=queue, period=periods[place].name
            )
        return found[key]

    for row in offers:
        if row.closed_at is None or row.closed_as is None:
            continue
        sums = of(row.agent or "", row.queue or "", row.closed_at)
        ended = row.closed_detail or {}
        sums.offers += 1
        sums.answered += row.closed_as == "answered"
        sums.outcomes[row.closed_as] = sums.outcomes.get(row.closed_as, 0) + 1
        sums.counted += bool(ended.get("counted"))
        sums.ring_ms += ended.get("ring_ms", row.closed_at - row.opened_at)
    for logout in logouts:
        if logout.judgement is not None:
            sums = of(logout.agent, logout.judgement.queue, (logout.at - EPOCH) // MILLISECOND)
            sums.withdrawals += 1
            sums.suspects += logout.suspect
    return [found[key] for key in sorted(found)]
