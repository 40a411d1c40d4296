"""Reports of long times: put together of roll-ups, and of the intervals of days that are not rolled up yet.

Belongs here: which roll-ups a period is made of, and the rows of such a report. They are those that the intervals
would give, without the lists of shifts, forced changes, calls and withdrawals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine.shown import counted_as
from readyroom.reports import rollups as kept
from readyroom.reports.attendance import AttendanceRow
from readyroom.reports.availability import AvailabilityRow
from readyroom.reports.missed_calls import MissedSums
from readyroom.reports.periods import Period, begins, periods
from readyroom.reports.queues import QueueAsked, QueueFigures, QueueSums, figures
from readyroom.reports.rollups import AgentSums, Kind, Rollup
from readyroom.runtime.reporting import MOST_LOOKED_AT, Asked, NotYet, Reporting, TooMuch
from readyroom.runtime.rollups import Basis, InStep, in_step
from readyroom.store.interface import Store
from readyroom.store.rollups import RollupMark

MOST_ROWS = 40_000
"""Agents (or queues) × periods of one answer: some 30 MB of JSON."""
MOST_COUNTED = 3_000
"""Agents (or queues) × days of one answer whose intervals are counted: today and yesterday of a large centre."""
TRIES = 4
"""So often a report is begun, where roll-ups are written meanwhile."""
DAY = timedelta(days=1)

T = TypeVar("T")


class Made(Struct, frozen=True):
    """Of what a period is made: roll-ups by their names, and days whose intervals are counted."""

    period: Period
    kept: tuple[str, ...]
    counted: tuple[tuple[date, date], ...]
    """First and last day of each time."""
    own: Mapping[str, Made] = {}
    """Of agents of whom other days are counted: what theirs is made of."""

    def of(self, agent: str) -> Made:
        """What the period of an agent is made of."""
        return self.own.get(agent, self)

    def days(self) -> int:
        """How many days are counted, of each whose own are not others."""
        return sum((last - first).days + 1 for first, last in self.counted)

    def agent_days(self, agents: int) -> int:
        """How many agents × days are counted, of so many agents (or queues)."""
        own = sum(one.days() for one in self.own.values())
        return self.days() * max(0, agents - len(self.own)) + own

    def names(self) -> tuple[str, ...]:
        """The roll-ups that anybody's period is made of."""
        return tuple(sorted({name for one in (self, *self.own.values()) for name in one.kept}))


class Rolled:
    """The reports of one room over long times."""

    def __init__(self, store: Store, room: str, most_counted: int = MOST_COUNTED) -> None:
        self._store = store
        self._room = room
        self._reporting = Reporting(store, room)
        self._most = most_counted

    def attendance(self, asked: Asked) -> list[AttendanceRow]:
        """Agent Attendance. Raises `TooMuch`."""

        def read(mark: RollupMark) -> list[AttendanceRow]:
            return [
                row
                for period, sums in self._agents(asked, mark, queues=False)
                for agent, own in sums.items()
                for row in kept.attendance_rows(agent, asked.name_of(agent), own, period)
                if asked.tells(agent, row.unit)
            ]

        return sorted(self._of_one_mark(read), key=lambda row: (row.agent, row.period, row.unit or ""))

    def availability(self, asked: Asked) -> list[AvailabilityRow]:
        """Availability. Raises `TooMuch`."""

        def counts(state: str) -> tuple[str, str | None]:
            return counted_as(asked.statuses, state)

        def read(mark: RollupMark) -> list[AvailabilityRow]:
            return [
                kept.availability_row(agent, asked.agents.get(agent), own, period, counts)
                for period, sums in self._agents(asked, mark)
                for agent, own in sums.items()
            ]

        return sorted(self._of_one_mark(read), key=lambda row: (row.agent, row.period))

    def missed_sums(self, asked: Asked, queue: str | None) -> list[MissedSums]:
        """The offers of each agent from each queue. Raises `TooMuch`."""

        def read(mark: RollupMark) -> list[MissedSums]:
            found: list[MissedSums] = []
            for made in self._made(asked, mark, "offers", max(1, len(asked.agents))):
                rows = list(self._kept("offers", made.kept))
                for time in made.counted:
                    sums = self._reporting.missed_sums(_days_of(asked, time))
                    rows += [kept.rollup_of_offers("", own) for own in sums]
                found += [
                    sums
                    for sums in kept.offers_of(rows, made.period.name, asked.agents)
                    if queue in (None, sums.queue) and asked.reads(sums.agent)
                ]
            return found

        return sorted(self._of_one_mark(read), key=lambda sums: (sums.agent, sums.queue, sums.period))

    def queues(self, asked: Asked, queues: Mapping[str, QueueAsked]) -> list[QueueFigures]:
        """Queues. Raises `TooMuch`."""

        def read(mark: RollupMark) -> list[QueueFigures]:
            found: list[QueueFigures] = []
            for made in self._made(asked, mark, "queue", max(1, len(queues))):
                sums = kept.queues_of(row for row in self._kept("queue", made.kept) if row.subject in queues)
                for time in made.counted:
                    day = _days_of(asked, time)
                    more = self._reporting.queue_sums(day, queues, self._reporting.periods(day))
                    for queue, (own,) in more.items():
                        sums.setdefault(queue, QueueSums()).add(own)
                found += [
                    figures(queue, queues[queue], made.period, asked.until, sums.get(queue, QueueSums()))
                    for queue in queues
                ]
            return found

        return sorted(self._of_one_mark(read), key=lambda row: (row.queue, row.period))

    # --- reading -----------------------------------------------------------------------------------------

    def _of_one_mark(self, read: Callable[[RollupMark], T]) -> T:
        """What is read while one mark stands: roll-ups that are written meanwhile belong to another.

        Where nothing is rolled up, nothing of it was read.
        """
        for _ in range(TRIES):
            mark = self._store.rollups.mark(self._room)
            found = read(mark)
            if mark.is_blank or self._store.rollups.mark(self._room) == mark:
                return found
        raise NotYet("these days are being rolled up at this moment: ask again in some minutes")

    def _agents(
        self, asked: Asked, mark: RollupMark, *, queues: bool = True
    ) -> Iterator[tuple[Period, dict[str, AgentSums]]]:
        """Each period with the sums of those whom the report may tell of."""
        for made in self._made(asked, mark, "agent", max(1, len(asked.agents))):
            rows = [
                row
                for row in self._kept("agent", made.names())
                if asked.reads(row.subject)
                and row.period in made.of(row.subject).kept
                and (row.subject in asked.agents or not asked.units or kept.may_tell_of(row, asked.units))
            ]
            rows += self._counted(asked, made)
            end = min(made.period.end, asked.until)
            yield made.period._replace(end=end), kept.agents_of(rows, queues=queues)

    def _counted(self, asked: Asked, made: Made) -> Iterator[Rollup]:
        """Of each agent, the days that are not rolled up, or wrongly."""
        for time in made.counted:
            days = self._reporting.narrowed(_days_of(asked, time))
            sums = self._reporting.agent_sums(days.whole())
            yield from (
                kept.rollup_of_agent(agent, "", sums[agent]) for agent in sums.keys() - made.own.keys()
            )
        together: dict[tuple[date, date], dict[str, str | None]] = {}
        for agent, own in made.own.items():
            for time in own.counted:
                together.setdefault(time, {})[agent] = asked.name_of(agent)
        for time, agents in together.items():
            of_these = replace(_days_of(asked.whole(), time), agents=agents, others=False)
            for agent, counted in self._reporting.agent_sums(of_these).items():
                yield kept.rollup_of_agent(agent, "", counted)

    def _kept(self, kind: Kind, names: Iterable[str]) -> Iterator[Rollup]:
        for row in self._store.rollups.of(self._room, kind, tuple(names)):
            yield Rollup(kind, *row[1:])

    def _made(self, asked: Asked, mark: RollupMark, kind: Kind, subjects: int) -> list[Made]:
        """What each period is made of. Raises `TooMuch`."""
        basis = Basis(asked.zone, asked.statuses)
        step = in_step(self._store, self._room, basis, mark, kind)
        cut_by = [
            period
            for period in periods(asked.zone, asked.first, asked.last, asked.each)
            if period.begin < asked.until
        ]
        if subjects * len(cut_by) > MOST_ROWS:
            raise TooMuch(f"at most {MOST_ROWS} rows: ask for months, or for all of the time at once")
        made = [_made_of(asked, period, step) for period in cut_by]
        looked_at = sum(one.agent_days(subjects + len(asked.lent)) for one in made)
        if sum(one.agent_days(subjects) for one in made) > self._most or looked_at > MOST_LOOKED_AT:
            days = sum(max(each.days() for each in (one, *one.own.values())) for one in made)
            raise NotYet(f"{days} of these days are not rolled up yet: ask for fewer agents, or other days")
        return made


def _days_of(asked: Asked, days: tuple[date, date]) -> Asked:
    return replace(asked, first=days[0], last=days[1], each="all")


def _made_of(asked: Asked, period: Period, step: InStep | None) -> Made:
    """The months and days of a period that are rolled up, and the days that are not."""
    made = _made_of_all(asked, period, step)
    if step is None:
        return made
    own = {
        agent: _made_of_all(asked, period, step._replace(wrong=step.wrong | days))
        for agent, days in step.corrected.items()
        if asked.reads(agent)
    }
    return replace(made, own={agent: one for agent, one in own.items() if one != made})


def _made_of_all(asked: Asked, period: Period, step: InStep | None) -> Made:
    day, last = _first_day(asked, period), _last_day(asked, period)
    names: list[str] = []
    counted: list[tuple[date, date]] = []
    while step is not None and day <= last and day < step.until:
        month_end = (day.replace(day=1) + 31 * DAY).replace(day=1) - DAY
        told = min(month_end, step.until - DAY)
        if day.day == 1 and told <= last and not any(day <= wrong <= told for wrong in step.wrong):
            names.append(day.isoformat()[:7])
            day = told
        elif day not in step.wrong:
            names.append(day.isoformat())
        elif counted and counted[-1][1] == day - DAY:
            counted[-1] = counted[-1][0], day
        else:
            counted.append((day, day))
        day += DAY
    if day <= last:
        counted.append((day, last))
    return Made(period, tuple(names), tuple(counted))


def _first_day(asked: Asked, period: Period) -> date:
    day = date.fromisoformat(period.name[:10] if len(period.name) >= 10 else f"{period.name}-01")
    return max(day, asked.first)


def _last_day(asked: Asked, period: Period) -> date:
    if len(period.name) == 7:
        last = (date.fromisoformat(f"{period.name}-01") + 31 * DAY).replace(day=1) - DAY
    else:
        last = date.fromisoformat(period.name[-10:])
    last = min(last, asked.last)
    while last > asked.first and begins(asked.zone, last) >= asked.until:
        last -= DAY
    return last
