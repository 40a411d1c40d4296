"""Auto logouts: every automatic withdrawal and every automatic sign-out, who was told, and who ended it.

Belongs here: the rows. A withdrawal is the interval of its hold. A sign-out lasts from its event to the next sign-in:
what else changes an agent's state meanwhile (a telephone, the attendance, a correction) neither ends nor hides it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from readyroom.engine import events as ev
from readyroom.engine.facts import Actor
from readyroom.reports.spans import Row
from readyroom.views.instants import maybe, when
from readyroom.views.rows import JudgementRow, judgement_row

SUSPECT_MS = 60_000
"""Who comes back by themselves within a minute was most likely there when they were withdrawn."""
PEOPLE = ("agent", "supervisor", "admin")
AUTOMATIC = ("no_answer", "idle", "home_lost", "schedule")
"""The reasons of sign-outs that rules made."""

Names = Mapping[str, str | None]
Events = Mapping[int, ev.Event]


class AutoLogout(Struct, frozen=True, kw_only=True):
    """An automatic withdrawal, or an automatic sign-out."""

    at: datetime
    agent: str
    name: str | None
    what: Literal["withdrawn", "signed_out"]
    reason: str
    """`misses` for a withdrawal; of a sign-out: no_answer, idle, home_lost or schedule."""
    queue: str | None
    """From which queue; null: from all, or altogether."""
    judgement: JudgementRow | None
    """The rule as it stood, and the misses behind it."""
    told: tuple[str, ...]
    ended_at: datetime | None
    ended_as: str | None
    """Why the withdrawal ended; of a sign-out: `signed_in`, or `removed` with the agent."""
    ended_by: Actor | None
    away_ms: int
    """From its beginning to its end, or up to when the report tells."""
    open: bool
    suspect: bool
    """Whether somebody ended it within a minute: perhaps nobody had been absent."""
    opened_seq: int
    closed_seq: int | None


class SignOut(NamedTuple):
    """An automatic sign-out, and what ended it, if anything did so far."""

    event: ev.SignedOut
    ended: ev.SignedIn | ev.Removed | None


def named_seqs(withdrawals: Iterable[Row], sign_outs: Iterable[SignOut]) -> set[int]:
    """The events by which these are told: with which each began, the one after (who was told), and its end."""
    opened = [row.opened_seq for row in withdrawals] + [out.event.seq for out in sign_outs]
    closed = [row.closed_seq or 0 for row in withdrawals]
    closed += [out.ended.seq for out in sign_outs if out.ended is not None]
    return {*opened, *(seq + 1 for seq in opened), *closed} - {0, 1}


def auto_logouts(
    withdrawals: Iterable[Row], sign_outs: Iterable[SignOut], names: Names, until: int, events: Events
) -> list[AutoLogout]:
    """The withdrawals for misses, and the automatic sign-outs, in order of happening.

    `until`: the instant up to which it is told (ms UTC); `events`: those of `named_seqs`, and what led to them.
    """
    found = [
        *(_withdrawal(row, names, until, events) for row in withdrawals),
        *(_sign_out(out, names, until, events) for out in sign_outs),
    ]
    return sorted(found, key=lambda logout: (logout.at, logout.opened_seq))


def _withdrawal(row: Row, names: Names, until: int, events: Events) -> AutoLogout:
    is_open = row.closed_at is None or row.closed_at > until
    end = until if row.closed_at is None or is_open else row.closed_at
    by = None if is_open else _behind(events.get(row.closed_seq or 0), events)
    began, agent = events.get(row.opened_seq), row.agent or ""
    return AutoLogout(
        at=when(row.opened_at), agent=agent, name=names.get(agent), what="withdrawn", reason=row.value,
        queue=row.queue,
        judgement=judgement_row(began.hold.judgement) if isinstance(began, ev.HoldStarted) else None,
        told=_told(began, events), ended_at=None if is_open else maybe(row.closed_at),
        ended_as=None if is_open else row.closed_as, ended_by=by, away_ms=end - row.opened_at, open=is_open,
        suspect=_is_back(by, end - row.opened_at), opened_seq=row.opened_seq,
        closed_seq=None if is_open else row.closed_seq,
    )  # fmt: skip


def _sign_out(out: SignOut, names: Names, until: int, events: Events) -> AutoLogout:
    event, ended = out.event, out.ended
    if ended is not None and ended.at > until:
        ended = None
    # A sign-in that became known late may have happened before.
    away_ms = max(0, (until if ended is None else ended.at) - event.at)
    by = _behind(ended, events)
    is_back = isinstance(ended, ev.SignedIn) and event.reason != "schedule" and _is_back(by, away_ms)
    return AutoLogout(
        at=when(event.at), agent=event.agent, name=names.get(event.agent), what="signed_out",
        reason=event.reason, queue=None, judgement=judgement_row(event.judgement), told=_told(event, events),
        ended_at=None if ended is None else when(event.at + away_ms),
        ended_as=None if ended is None else "signed_in" if isinstance(ended, ev.SignedIn) else "removed",
        ended_by=by, away_ms=away_ms, open=ended is None, suspect=is_back, opened_seq=event.seq,
        closed_seq=None if ended is None else ended.seq,
    )  # fmt: skip


def _is_back(by: Actor | None, away_ms: int) -> bool:
    return by is not None and by.kind in PEOPLE and away_ms <= SUSPECT_MS


def _behind(event: ev.Event | None, events: Events) -> Actor | None:
    """Who is behind an event: who did what led to it, as far back as that is known; or a rule, as it became due."""
    while event is not None and event.cause in events:
        event = events[event.cause]
    return None if event is None else event.by


def _told(began: ev.Event | None, events: Events) -> tuple[str, ...]:
    """The users who were told of it: by the event after it."""
    told = None if began is None else events.get(began.seq + 1)
    if began is None or not isinstance(told, ev.NotificationRaised) or told.cause != began.cause:
        return ()
    return told.users
