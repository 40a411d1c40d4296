"""The truth that only a simulation knows: who was really there.

Belongs here: the record of presence, written down as it is planned. Plans are thrown from everybody's own dice, so
what Readyroom does cannot change the truth: the same seed gives the same day under every policy. Who is on the
phone when it is time to go hangs up first; while they talk nothing is asked of the truth, for nobody on the phone
is rung.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from readyroom.centre.days import Shift

Presence = Literal["there", "distracted", "lunch", "break", "walk", "home"]
AT_THE_DESK: tuple[Presence, ...] = ("there", "distracted")
"""Present: to withdraw somebody here is false, however long their phone rang."""


class Truth:
    """Where everybody is, up to the end of the last shift that was planned."""

    def __init__(self) -> None:
        self._at: dict[str, list[int]] = {}
        self._presence: dict[str, list[Presence]] = {}

    def moved(self, agent: str, at: int, presence: Presence) -> None:
        """Somebody comes or goes; in the order of time."""
        self._at.setdefault(agent, []).append(at)
        self._presence.setdefault(agent, []).append(presence)

    def noted(self, agent: str, plan: Iterable[Shift]) -> Iterator[Shift]:
        """The same plan, each shift written down before it begins."""
        for shift in plan:
            self.moved(agent, shift.start, "there")
            for away in sorted((*shift.away, *shift.distracted), key=lambda one: one.start):
                self.moved(agent, away.start, away.kind)
                self.moved(agent, away.end, "there")
            self.moved(agent, shift.end, "home")
            yield shift

    def presence(self, agent: str, at: int) -> Presence:
        """Where an agent is; whoever never came is at home."""
        place = bisect_right(self._at.get(agent, []), at)
        return self._presence[agent][place - 1] if place else "home"

    def is_present(self, agent: str, at: int) -> bool:
        """Whether an agent is at the desk."""
        return self.presence(agent, at) in AT_THE_DESK

    def knows(self, agent: str) -> bool:
        """Whether the agent is simulated."""
        return agent in self._at

    def since(self, agent: str, at: int) -> int:
        """When the agent came to where they are (ms UTC); 0 for whoever never came."""
        place = bisect_right(self._at.get(agent, []), at)
        return self._at[agent][place - 1] if place else 0

    def present_ms(self, agent: str, since: int, until: int) -> int:
        """For how much of a stretch of time an agent is at the desk."""
        total, at = 0, since
        times, places = self._at.get(agent, []), self._presence.get(agent, [])
        place = bisect_right(times, since)
        while at < until:
            end = min(times[place], until) if place < len(times) else until
            if place and places[place - 1] in AT_THE_DESK:
                total += end - at
            at, place = end, place + 1
        return total

    def moves(self, until: int) -> dict[str, list[tuple[int, Presence]]]:
        """All comings and goings up to an instant (ms UTC), by agent."""
        return {
            agent: [
                (at, presence)
                for at, presence in zip(times, self._presence[agent], strict=True)
                if at <= until
            ]
            for agent, times in self._at.items()
        }
