"""Deadlines that raise are put off, so that one broken rule does not stop the room.

Belongs here: the rule book as the room runs it: each deadline says that it is at work before it fires, so that the
room knows whom to blame, and one that was blamed is not due again before its back-off is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine.events import Event
from readyroom.engine.machine import Engine
from readyroom.engine.rule import Rule
from readyroom.engine.world import World

FIRST_BACK_OFF_MS = 10_000
"""Long enough for the alarm to be seen, short enough that a passing cause delays nobody for long."""
LONGEST_BACK_OFF_MS = 3_600_000
DEFERRED_AT_MOST = 1_000
"""Deadlines put off at once; beyond that the oldest one is tried again."""

Due = tuple[str, str]
"""Rule and subject of a deadline."""


class Deferred(Struct):
    """A deadline that raised."""

    until: int
    times: int = 1


class Guard:
    """The rule book of one room, and what of it is put off."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self.firing: Due | None = None
        """The last deadline that began to fire since this was set to None."""
        self.deferred: dict[Due, Deferred] = {}
        self.engine = self._book()

    def defer(self, due: Due, now: int) -> int:
        """Put a deadline off, for twice as long as the last time; until when. Uses a new engine from now on."""
        times = self.deferred.pop(due).times + 1 if due in self.deferred else 1
        until = now + min(FIRST_BACK_OFF_MS << min(times - 1, 16), LONGEST_BACK_OFF_MS)
        self.deferred[due] = Deferred(until, times)
        if len(self.deferred) > DEFERRED_AT_MOST:
            del self.deferred[next(iter(self.deferred))]
        self.engine = self._book()
        return until

    def went_well(self, due: Due) -> None:
        """A deadline that had been put off has fired and raised nothing."""
        if self.deferred.pop(due, None) is not None and not self.deferred:
            self.engine = self._book()

    def _book(self) -> Engine:
        return Engine([self._watched(rule) for rule in self._rules])

    def _watched(self, rule: Rule) -> Rule:
        if rule.due is None or rule.fire is None:
            return rule
        return replace(rule, fire=self._fire(rule.name, rule.fire), due=self._due(rule.name, rule.due))

    def _fire(
        self, name: str, fire: Callable[[World, str], Iterable[Event]]
    ) -> Callable[[World, str], Iterable[Event]]:
        def watched(world: World, subject: str) -> Iterable[Event]:
            self.firing = (name, subject)
            return fire(world, subject)

        return watched

    def _due(self, name: str, due: Callable[[World, str], int | None]) -> Callable[[World, str], int | None]:
        if not self.deferred:
            return due  # the usual case costs nothing

        def later(world: World, subject: str) -> int | None:
            instant = due(world, subject)
            put_off = self.deferred.get((name, subject))
            return instant if instant is None or put_off is None else max(instant, put_off.until)

        return later
