"""Keeping roll-ups in step with the log: whole days an hour after they are over, and again where something came late.

Belongs here: which days are to be rolled up, and doing it, a month a transaction. Everything is synchronous and takes
its time (a day of 1,000 busy agents some seconds): a reader thread does it, or the command line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from readyroom.codec import events as codec
from readyroom.engine.catalogue import StatusEntry
from readyroom.engine.events import Corrected
from readyroom.engine.localtime import local_of
from readyroom.reports.periods import begins
from readyroom.reports.rollups import (
    Kind,
    Rollup,
    of_month,
    rollup_of_agent,
    rollup_of_offers,
    rollup_of_queue,
)
from readyroom.runtime.reporting import Asked, Reporting
from readyroom.store.interface import Store
from readyroom.store.rollups import RollupMark, StoredRollup

SETTLED_MS = 3_600_000
"""After its end a day waits so long: late observations, and callers who came before midnight, are mostly through."""
DAY = timedelta(days=1)
KINDS = ("agent", "queue", "offers")

Progress = Callable[[int], None]
"""Is told of so many days more."""


class Basis(Struct, frozen=True):
    """What roll-ups rest on besides intervals: with another zone or other available statuses, all are made anew."""

    zone: str
    statuses: Mapping[str, StatusEntry]

    def text(self) -> str:
        """As it is kept with the mark."""
        available = sorted(name for name, entry in self.statuses.items() if entry.kind == "available")
        return " ".join([self.zone, *available])


def catch_up(store: Store, room: str, basis: Basis, now: int, progress: Progress = lambda _: None) -> int:
    """Bring the roll-ups in step with the log; how many days were rolled up (again).

    It stops where the mark has moved meanwhile: another is at it, or they were dropped.
    """
    return _catch_up(store, room, basis, now, progress).days


def rebuild(store: Store, room: str, basis: Basis, now: int, progress: Progress = lambda _: None) -> int:
    """Forget all roll-ups and make them again; of how many days. Where another is at it, it goes on from there."""
    store.rollups.drop(room)
    days, is_whole = 0, False
    while not is_whole:
        more, is_whole = _catch_up(store, room, basis, now, progress)
        days += more
    return days


class _Done(NamedTuple):
    days: int
    is_whole: bool


def _catch_up(store: Store, room: str, basis: Basis, now: int, progress: Progress) -> _Done:
    last, mark = store.last_seq(room), store.rollups.mark(room)
    if not mark.is_blank and mark.basis != basis.text():
        mark = store.rollups.drop(room)
    began, end = mark, local_of(basis.zone, now - SETTLED_MS).date()
    again = set[date]()
    if not began.is_blank:
        late, corrected = _late(store, room, basis.zone, began, last)
        again = late.union(*corrected.values()) | _open(store, room)
    ahead = list(_days(_first(store, room, basis.zone, began) or end, end))
    todo = [*sorted(day for day in again if day < end), *ahead]
    done = ahead[0] if ahead else end
    if not began.is_blank:
        done = date.fromisoformat(began.day)
    rolled = 0
    for days in _months(todo):
        done = max(done, days[-1] + DAY)
        # Only when all that came late is in them do the roll-ups say so.
        seq = last if days[-1] == todo[-1] or began.is_blank else began.seq
        mark = mark.then(basis.text(), done.isoformat(), seq)
        if not _roll(store, room, basis, days, mark, now, progress):
            return _Done(rolled, False)
        rolled += len(days)
    if not todo and last and (began.is_blank or began.seq < last):
        is_put = store.rollups.put(room, mark.then(basis.text(), done.isoformat(), last), (), ())
        return _Done(0, is_put)
    return _Done(rolled, True)


def _months(days: Sequence[date]) -> list[list[date]]:
    return [list(some) for _, some in groupby(days, lambda day: day.isoformat()[:7])]


def digest(store: Store, room: str) -> tuple[int, str]:
    """How many roll-ups there are, and a digest (SHA-256) of their canonical text, sorted."""
    sha, count = hashlib.sha256(), 0
    for rollup in store.rollups.every(room):
        line = f"{rollup.kind}\t{rollup.period}\t{rollup.subject}\t{rollup.body.decode()}\t{int(rollup.is_open)}\n"
        sha.update(line.encode())
        count += 1
    return count, sha.hexdigest()


class InStep(NamedTuple):
    """Roll-ups tell rightly of all days before `until`, but for those that are `wrong`."""

    until: date
    wrong: frozenset[date]
    corrected: Mapping[str, frozenset[date]] = {}
    """By agent: days that are wrong of that agent alone."""


def in_step(store: Store, room: str, basis: Basis, mark: RollupMark, kind: Kind) -> InStep | None:
    """Of which days the roll-ups of this mark and kind tell rightly; None: of none."""
    if mark.basis != basis.text():
        return None
    wrong, corrected = _late(store, room, basis.zone, mark, store.last_seq(room))
    until = date.fromisoformat(mark.day)
    if kind == "agent":
        return InStep(until, frozenset(wrong), {agent: frozenset(days) for agent, days in corrected.items()})
    if kind == "queue":
        # Its figures are of everybody's time. Offers are never corrected.
        wrong = wrong.union(*corrected.values()) | _open(store, room)
    return InStep(until, frozenset(wrong))


def _first(store: Store, room: str, zone: str, mark: RollupMark) -> date | None:
    """The first day that is not rolled up."""
    if not mark.is_blank:
        return date.fromisoformat(mark.day)
    instants = [event.at for event in store.events(room, limit=1)]
    told_from = store.rollups.told_from(room)
    if told_from is not None:
        instants.append(told_from)
    return local_of(zone, min(instants)).date() if instants else None


def _late(
    store: Store, room: str, zone: str, mark: RollupMark, last: int
) -> tuple[set[date], dict[str, set[date]]]:
    """Days that something reaches into which came after they were rolled up: all from a late observation on, and
    by agent those of corrections.
    """
    end = date.fromisoformat(mark.day)
    found, of_agents = set[date](), dict[str, set[date]]()
    earliest, is_corrected = store.rollups.news(room, mark.seq, last, "Corrected")
    # What happens exactly at a border may have ended a stay, and belongs to the day before.
    if earliest is not None and earliest <= begins(zone, end):
        found |= set(_days(local_of(zone, earliest - 1).date(), end))
    corrected = store.events(room, since=mark.seq, until_seq=last, types=("Corrected",))
    for row in corrected if is_corrected else ():
        event = codec.decode(row.type, row.version, row.body)
        assert isinstance(event, Corrected)
        # A day that it only touches too: a shift that went on from there has not begun on that day any more.
        first, after = local_of(zone, event.since - 1).date(), local_of(zone, event.until).date() + DAY
        of_agents.setdefault(event.agent, set()).update(_days(first, min(after, end)))
    return found, of_agents


def _open(store: Store, room: str) -> set[date]:
    """Days of whose callers some waited still when they were rolled up: figures of queues, and nothing else."""
    return {date.fromisoformat(period) for period in store.rollups.open_periods(room)}


def _days(first: date, end: date) -> Iterator[date]:
    while first < end:
        yield first
        first += DAY


def _roll(
    store: Store,
    room: str,
    basis: Basis,
    days: Sequence[date],
    mark: RollupMark,
    now: int,
    progress: Progress,
) -> bool:
    """Roll up days of one month, and the month anew. False: in vain, the mark before this one does not stand."""
    month, made = days[0].isoformat()[:7], list[Rollup]()
    for day in days:
        made += _of_day(store, room, basis, day, now)
        progress(1)
    redone = [day.isoformat() for day in days]
    start = days[0].replace(day=1)
    others = [day.isoformat() for day in _days(start, (start + 31 * DAY).replace(day=1)) if day not in days]
    kept = [_kept(row) for kind in KINDS for row in store.rollups.of(room, kind, others)]
    made += of_month(month, [*kept, *made])
    return store.rollups.put(room, mark, [*redone, month], [StoredRollup(*rollup) for rollup in made])


def _kept(row: StoredRollup) -> Rollup:
    return Rollup(*row)  # type: ignore[arg-type]


def _of_day(store: Store, room: str, basis: Basis, day: date, now: int) -> Iterator[Rollup]:
    reporting, name = Reporting(store, room), day.isoformat()
    asked = Asked(
        zone=basis.zone, first=day, last=day, until=now, agents={}, others=True, statuses=basis.statuses
    )
    for agent, agent_sums in sorted(reporting.agent_sums(asked).items()):
        yield rollup_of_agent(agent, name, agent_sums)
    queues = reporting.queue_sums(asked, None, reporting.periods(asked))
    for queue, (queue_sums,) in sorted(queues.items()):
        yield rollup_of_queue(queue, name, queue_sums)
    for sums in reporting.missed_sums(asked):
        yield rollup_of_offers(name, sums)
