"""Reports of a room: reading what each is made of, and having it counted.

Belongs here: which tables and events a report reads, and for whom. What its figures are is in `reports/`. All of it
is synchronous and may take its time: a room calls it in a reader thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from readyroom.codec import events as codec
from readyroom.engine.catalogue import StatusEntry
from readyroom.engine.events import Event
from readyroom.engine.shown import counted_as
from readyroom.reports import attendance
from readyroom.reports import missed_calls as missed
from readyroom.reports.attendance import AgentTime, AttendanceRow
from readyroom.reports.auto_logouts import AutoLogout, auto_logouts, named_seqs
from readyroom.reports.availability import AvailabilityRow, Presence, availability
from readyroom.reports.corrected import MARGIN_MS
from readyroom.reports.missed_calls import MissedCall, MissedSums
from readyroom.reports.periods import Each, Minutes, Period, parts, periods
from readyroom.reports.queues import QueueAsked, QueueFigures, QueueSums, Staff, figures, queue_sums
from readyroom.reports.rollups import AgentSums, agent_sums
from readyroom.reports.spans import by_agent
from readyroom.reports.timelines import Stretch, timelines
from readyroom.runtime.followed import Followed
from readyroom.runtime.sign_outs import sign_outs
from readyroom.store.interface import Interval, IntervalTable, Of, Store

AGENT_TABLES: tuple[IntervalTable, ...] = ("attendance", "state", "activity", "hold")
CORRECTED_TABLES: tuple[IntervalTable, ...] = AGENT_TABLES[:2]
STAFF_TABLES: tuple[IntervalTable, ...] = ("state", "activity")
DAY_TABLES: tuple[IntervalTable, ...] = ("attendance", "state")
FEW_AGENTS = 20
"""Up to so many, each agent's rows are looked up by the agent; beyond that, the time's are read through."""
MOST_NAMED = 2_000
"""Up to so many, the store is told whose rows it is to hand out of those; beyond that, all of them are looked at."""
MOST_LOOKED_AT = 50_000
"""Agents × days of whom it is looked up in which units they were: some 150,000 stays."""
MOST_MISSED = 20_000
"""Of one report; beyond that nobody reads them one by one."""
FOLLOWS_WITHIN = 1_024
"""Events after an offer's end among which are those that it led to: it may have ended together with many others."""


class TooMuch(Exception):  # noqa: N818 - nothing is wrong with the program
    """More than one report tells. Says what to ask for instead."""


class NotYet(TooMuch):
    """More than one report counts from intervals: of days that are rolled up it is told later."""


class MissedCalls(Struct, frozen=True):
    """Missed calls and auto logouts: sums, and each."""

    sums: Sequence[MissedSums]
    calls: Sequence[MissedCall]
    logouts: Sequence[AutoLogout]


class Asked(Struct, frozen=True, kw_only=True):
    """What a report is asked for."""

    zone: str
    first: date
    last: date
    """Local days of the organisation, both with them."""
    each: Each = "day"
    until: int
    """The instant (ms UTC) up to which it is told: now, or when it is to be as known then."""
    known_at: int | None = None
    """As it was known at that instant; None: as known today."""
    agents: Mapping[str, str | None]
    """Whom it may tell of, with their names."""
    lent: Mapping[str, str | None] = {}
    """Of whom it may tell the time in `units` alone, with their names."""
    units: frozenset[str] = frozenset()
    others: bool = False
    """Whether it may also tell of agents who are not known any more: where there are `units`, their time in those."""
    statuses: Mapping[str, StatusEntry] = {}
    """The catalogue by which states are counted."""

    def reads(self, agent: str) -> bool:
        """Whether it may tell anything of an agent."""
        return self.others or agent in self.agents or agent in self.lent

    def tells(self, agent: str, unit: str | None) -> bool:
        """Whether it may tell of an agent's time in a unit, or (None) in none."""
        return agent in self.agents or (self.reads(agent) and (unit in self.units or not self.units))

    def name_of(self, agent: str) -> str | None:
        """None: nobody of that id is known any more."""
        return self.agents.get(agent) or self.lent.get(agent)

    def whole(self) -> Asked:
        """The same of all of these, whole: to be counted, not to be told."""
        return replace(self, agents={**self.agents, **self.lent}, lent={}, units=frozenset())


class Reporting:
    """The reports of one room."""

    def __init__(self, store: Store, room: str) -> None:
        self._store = store
        self._room = room

    def attendance(self, asked: Asked) -> list[AttendanceRow]:
        """Agent Attendance."""
        cut_by = self.periods(asked)
        agents, events = self._agents(asked.whole(), cut_by, follows=True)
        rows = attendance.attendance(agents, cut_by, asked.until, events)
        return [row for row in rows if asked.tells(row.agent, row.unit)]

    def narrowed(self, asked: Asked) -> Asked:
        """The same, of the `lent` those alone who were in the `units` in that time, among them those who are gone."""
        if not asked.units:
            return asked
        there = {
            agent: asked.lent.get(agent)
            for agent, stays in self._of_agents("attendance", asked.whole(), self.periods(asked)).items()
            if agent not in asked.agents and any(attendance.unit_of(stay) in asked.units for stay in stays)
        }
        return replace(asked, lent=there, others=False)

    def timelines(self, asked: Asked) -> list[Stretch]:
        """The first day that is asked for, as stretches."""
        (day, *_) = self.periods(asked) or (None,)
        if day is None:
            return []
        stays, states = (self._of_agents(table, asked.whole(), (day,)) for table in DAY_TABLES)
        agents = [
            AgentTime(
                agent=agent,
                name=asked.name_of(agent),
                attendance=stays.get(agent, ()),
                state=states.get(agent, ()),
            )
            for agent in sorted(stays.keys() | states.keys())
        ]
        return [
            stretch
            for stretch in timelines(agents, day, asked.until)
            if asked.tells(stretch.agent, stretch.unit)
        ]

    def agent_sums(self, asked: Asked) -> dict[str, AgentSums]:
        """What all of the time comes to for each agent."""
        (period,) = self.periods(asked) or (None,)
        if period is None:
            return {}
        agents, events = self._agents(asked, (period,))
        memberships = self._of_agents("membership", asked, (period,))
        return {
            agent.agent: agent_sums(agent, memberships.get(agent.agent, ()), period, asked.until, events)
            for agent in agents
        }

    def _agents(
        self, asked: Asked, cut_by: Sequence[Period], *, follows: bool = False
    ) -> tuple[list[AgentTime], dict[int, Event]]:
        """The time of each agent, and the events that its intervals name. `follows`: what began before and what
        ended later is told whole, however often it was corrected.
        """
        tables = [
            self._of_agents(table, asked, cut_by, MARGIN_MS if table in CORRECTED_TABLES else 0)
            for table in AGENT_TABLES
        ]
        if follows and cut_by:
            for table, of_agents in zip(CORRECTED_TABLES, tables, strict=False):
                follow = Followed(self._store, self._room, table, asked.known_at)
                follow.back(of_agents, cut_by[0].begin)
                follow.on(of_agents, min(cut_by[-1].end, asked.until))
        agents = [
            AgentTime(
                agent=agent,
                name=asked.agents.get(agent),
                attendance=tables[0].get(agent, ()),
                state=tables[1].get(agent, ()),
                activity=tables[2].get(agent, ()),
                hold=tables[3].get(agent, ()),
            )
            for agent in sorted(tables[0].keys() | tables[1].keys())
        ]
        seqs = {seq for agent in agents for seq in attendance.named_seqs(agent)}
        return agents, self.events_of(seqs, attendance.NAMED_TYPES)

    def followed(
        self, table: IntervalTable, rows: Sequence[Interval], begin: int, *, known_at: int | None
    ) -> list[Interval]:
        """An agent's rows in order of opening, after those with which the first is one, where it began before."""
        of_agent = {rows[0].agent or "": [*rows]} if rows else {}
        Followed(self._store, self._room, table, known_at).back(of_agent, begin)
        return [row for own in of_agent.values() for row in own]

    def availability(self, asked: Asked) -> list[AvailabilityRow]:
        """Availability."""
        cut_by = self.periods(asked)
        states, memberships = (self._of_agents(table, asked, cut_by) for table in ("state", "membership"))
        agents = [
            Presence(agent, asked.agents.get(agent), states[agent], memberships.get(agent, ()))
            for agent in sorted(states)
        ]
        return availability(agents, cut_by, asked.until, lambda state: counted_as(asked.statuses, state))

    def missed_calls(self, asked: Asked, queue: str | None = None) -> MissedCalls:
        """Missed calls and auto logouts; `queue`: of that queue alone. Raises `TooMuch`."""
        cut_by, names = self.periods(asked), asked.agents
        offers, logouts = self._offers(asked, cut_by, queue)
        if sum(row.closed_as != "answered" for row in offers) > MOST_MISSED:
            raise TooMuch(f"more than {MOST_MISSED} missed calls: ask for fewer days, one unit or one agent")
        led_to = {
            row.closed_seq: self._led_to(row.agent, row.closed_seq)
            for row in offers
            if row.closed_seq and row.agent and missed.reached(row)
        }
        return MissedCalls(
            missed.missed_sums(offers, logouts, names, cut_by),
            missed.missed_calls(offers, names, led_to),
            logouts,
        )

    def missed_sums(self, asked: Asked) -> list[MissedSums]:
        """The sums of missed calls and auto logouts alone, of however many there are."""
        cut_by = self.periods(asked)
        return missed.missed_sums(*self._offers(asked, cut_by, None), asked.agents, cut_by)

    def _offers(
        self, asked: Asked, cut_by: Sequence[Period], queue: str | None
    ) -> tuple[list[Interval], list[AutoLogout]]:
        """The offers that ended in the time, and the withdrawals that began in it."""
        if not cut_by:
            return [], []
        begin, end = cut_by[0].begin, min(cut_by[-1].end, asked.until)
        offers = [
            row
            for rows in self._of_agents("offer", asked, cut_by).values()
            for row in rows
            if queue in (None, row.queue) and row.closed_at is not None and begin <= row.closed_at < end
        ]
        offers.sort(key=lambda row: (row.closed_at or 0, row.id))
        withdrawals = [
            row
            for rows in self._of_agents("hold", asked, cut_by).values()
            for row in rows
            if row.value == "misses" and begin <= row.opened_at < end
        ]
        outs = [
            out
            for out in sign_outs(self._store, self._room, self._ids(asked), begin, end, asked.known_at)
            if asked.others or out.event.agent in asked.agents
        ]
        events = self._with_causes(named_seqs(withdrawals, outs))
        logouts = [
            logout
            for logout in auto_logouts(withdrawals, outs, asked.agents, asked.until, events)
            if queue is None or (logout.judgement is not None and logout.judgement.queue == queue)
        ]
        return offers, logouts

    def queues(
        self, asked: Asked, queues: Mapping[str, QueueAsked], minutes: Minutes | None = None
    ) -> list[QueueFigures]:
        """Queues, by `each` or by parts of so many minutes, with the time of whoever was a member then."""
        cut_by = self.periods(asked, minutes)
        sums = self.queue_sums(asked, queues, cut_by)
        return [
            figures(queue, queues[queue], period, asked.until, own)
            for queue in sorted(queues)
            for period, own in zip(cut_by, sums[queue], strict=True)
        ]

    def queue_sums(
        self, asked: Asked, queues: Collection[str] | None, cut_by: Sequence[Period]
    ) -> dict[str, list[QueueSums]]:
        """What each of these queues (None: all that there were) comes to, for each of the periods."""
        if not cut_by:
            return {queue: [] for queue in queues or ()}
        calls = self._of_queues("call", asked, queues, cut_by)
        if queues is not None:
            # Whoever came from another queue ended waiting there at the instant at which they began to here.
            starts = {row.opened_at for row in calls if row.value == "waiting"}
            before = self._store.ended(self._room, "call", starts, known_at=asked.known_at)
            calls += [row for row in before if row.queue not in queues]
        wrap_ups = self._of_queues("wrap_up", asked, queues, cut_by)
        memberships = by_agent(self._of_queues("membership", asked, queues, cut_by))
        members = replace(asked, agents=dict.fromkeys(memberships), others=False)
        states, activities = (self._of_agents(table, members, cut_by) for table in STAFF_TABLES)
        if queues is None:
            queues = {row.queue for row in calls if row.queue} | {
                row.queue for rows in memberships.values() for row in rows if row.queue
            }
        staff = [
            Staff(states.get(agent, ()), activities.get(agent, ()), rows)
            for agent, rows in memberships.items()
        ]
        return queue_sums(
            queues, cut_by, asked.until, calls=calls, wrap_ups=wrap_ups, staff=staff, statuses=asked.statuses
        )

    def _with_causes(self, seqs: set[int]) -> dict[int, Event]:
        """Events by their seq, and those that led to them."""
        found: dict[int, Event] = {}
        while seqs:
            some = self.events_of(seqs)
            found |= some
            seqs = {event.cause for event in some.values()} - found.keys() - {0}
        return found

    def _led_to(self, agent: str, ended: int) -> list[Event]:
        """What followed for an agent from the end of an offer."""
        rows = self._store.events(
            self._room, agent=agent, since=ended, until_seq=ended + FOLLOWS_WITHIN, types=missed.LED_TO_TYPES
        )
        found = (codec.decode(row.type, row.version, row.body) for row in rows)
        return [event for event in found if event.cause == ended]

    # --- reading -----------------------------------------------------------------------------------------

    @staticmethod
    def periods(asked: Asked, minutes: Minutes | None = None) -> tuple[Period, ...]:
        """The periods that have begun: as `each` says, or parts of so many minutes."""
        if minutes is not None:
            found = parts(asked.zone, asked.first, asked.last, minutes)
        else:
            found = periods(asked.zone, asked.first, asked.last, asked.each)
        return tuple(period for period in found if period.begin < asked.until)

    def events_of(self, seqs: Iterable[int], types: Sequence[str] | None = None) -> dict[int, Event]:
        """Events by their seq."""
        rows = self._store.events_of(self._room, frozenset(seqs), types)
        return {row.seq: codec.decode(row.type, row.version, row.body) for row in rows}

    def _of_agents(
        self, table: IntervalTable, asked: Asked, cut_by: Sequence[Period], margin_ms: int = 0
    ) -> dict[str, list[Interval]]:
        """The rows of a table in the time asked for, of each agent whom the report may tell of."""
        if not cut_by:
            return {}
        at_from, at_to = cut_by[0].begin - margin_ms, min(cut_by[-1].end, asked.until) + margin_ms
        known_at = asked.known_at
        few: Sequence[Of | None] = self._ids(asked)
        if few == [None] and not asked.others and len(asked.agents) <= MOST_NAMED:
            few = [frozenset(asked.agents)]
        rows = [
            row
            for agent in few
            for row in self._store.intervals(
                self._room, table, agent=agent, at_from=at_from, at_to=at_to, known_at=known_at
            )
        ]
        return {agent: own for agent, own in by_agent(rows).items() if asked.others or agent in asked.agents}

    def _of_queues(
        self, table: IntervalTable, asked: Asked, queues: Collection[str] | None, cut_by: Sequence[Period]
    ) -> list[Interval]:
        """The rows of a table in the time asked for, of these queues (None: of all)."""
        return self._store.intervals(
            self._room, table, queue=None if queues is None else frozenset(queues), known_at=asked.known_at,
            at_from=cut_by[0].begin, at_to=min(cut_by[-1].end, asked.until),
        )  # fmt: skip

    def members(self, asked: Asked, queues: Collection[str]) -> dict[str, str | None]:
        """Whose time the figures of these queues count: who was a member in the time."""
        cut_by = self.periods(asked)
        rows = self._of_queues("membership", asked, queues, cut_by) if cut_by else []
        return dict.fromkeys(by_agent(rows))

    @staticmethod
    def _ids(asked: Asked) -> Sequence[str | None]:
        """Whom to look up; None: everybody, to be read through."""
        return [None] if asked.others or len(asked.agents) > FEW_AGENTS else [*asked.agents]
