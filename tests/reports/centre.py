"""Days by chance: a centre that anything may be said to, and its intervals as a store would give them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from readyroom.engine import inputs as i
from readyroom.engine.facts import State
from readyroom.engine.indexes import world_of
from readyroom.engine.machine import Engine
from readyroom.engine.world import World
from readyroom.runtime.log import stored_change
from readyroom.store.corrections import replacements
from readyroom.store.interface import INTERVAL_TABLES, Interval
from readyroom.views.intervals import Change, Intervals, without_moments
from tests.runtime.centre import MONDAY, Chance, entities


class ByChance:
    """The engine, what was said to it, and the intervals that came of it."""

    def __init__(self, seed: int, steps: int, longest_s: int) -> None:
        self.world = world_of(State(room="acme"))
        self.events: dict[int, Any] = {}
        self.now = MONDAY
        self.rows: dict[str, list[Interval]] = {table: [] for table in INTERVAL_TABLES}
        self._engine, self._intervals, self._changes = Engine(), Intervals(), list[Change]()
        self._open: dict[tuple[str, str], Interval] = {}
        chance = Chance(seed, corrects=True)
        self._say(i.Configure(at=0, entities=entities()))
        for _ in range(steps):
            self.now += chance.random.randint(0, longest_s) * 1000 + chance.random.randint(0, 999)
            for given in chance.inputs(self.world, self.now):
                self._say(given)

    def _say(self, given: i.Input) -> None:
        given.at, given.seen = given.at or self.now, self.now
        self._changes = []
        self._engine.step(self.world, given, self._observe)
        for change in without_moments(self._changes):
            self._keep(change)

    def _observe(self, world: World, event: Any) -> None:
        self.events[event.seq] = event
        self._changes += self._intervals.on(world, event)

    def _keep(self, change: Change) -> None:
        where = change.table, change.key
        rows = self.rows[change.table]
        if change.kind == "correct":
            self._correct(rows, change)
            return
        if change.opens:
            row = Interval(
                table=change.table, id=len(rows) + 1, key=change.key, agent=change.agent, queue=change.queue,
                call=change.call, value=change.value, detail=change.detail, opened_at=change.at,
                opened_seq=change.seq, opened_seen=change.seen, known_from=change.seen,
            )  # fmt: skip
            rows.append(row)
            self._open[where] = row
            return
        old = self._open.pop(where)
        fields = {name: getattr(old, name) for name in old.__struct_fields__}
        closing = {
            "closed_at": change.at, "closed_seq": change.seq, "closed_seen": change.seen,
            "closed_as": change.value, "closed_detail": change.detail,
        }  # fmt: skip
        rows[old.id - 1] = Interval(**(fields | closing))

    def _correct(self, rows: list[Interval], change: Change) -> None:
        known = [row for row in rows if row.key == change.key and row.known_until is None]
        for replaced, middle, rests in replacements(known, stored_change(change)):
            for row in replaced:
                rows[row.id - 1] = replace(row, known_until=change.seen)
            for new in (middle, *rests):
                rows.append(replace(new, id=len(rows) + 1))
                if new.closed_at is None:
                    self._open[change.table, change.key] = rows[-1]

    def table(self, table: str) -> list[Interval]:
        """A table's rows as known today, as a store orders them."""
        known = [row for row in self.rows[table] if row.known_until is None]
        return sorted(known, key=lambda row: (row.opened_at, row.id))
