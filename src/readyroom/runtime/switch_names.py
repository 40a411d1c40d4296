"""Whom a switch's names mean: agents and queues of the configuration, as lines of a queue_log name them.

Belongs here: the forms in which a switch may write a name, what was told by hand, and the count of names that mean
nobody. Since when Readyroom knows of somebody by itself is asked of the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize

from readyroom.engine.world import World
from readyroom.runtime.log import Log

NEVER = 1 << 62
NAMES_COUNTED = 1_000
"""Different names that mean nobody: a file of something else has as many as it has lines."""


class SwitchNames:
    """The names of one organisation. `agents`, `queues`: what is told by hand, name to id."""

    def __init__(
        self, log: Log, world: World, agents: Mapping[str, str] | None = None, queues: Mapping[str, str] | None = None
    ) -> None:  # fmt: skip
        self._log = log
        self._agents, self._queues = dict(agents or {}), dict(queues or {})
        self._known_agents: dict[str, set[str]] = {}
        self._known_queues: dict[str, set[str]] = {}
        for agent_id, agent in world.agents.items():
            self._know(self._known_agents, agent_id, agent_id, agent.config.name)
        for device_id, device in world.devices.items():
            if device.config.agent is not None:
                self._know(self._known_agents, device.config.agent, device_id, device.config.address)
        for queue_id, queue in world.queues.items():
            self._know(self._known_queues, queue_id, queue_id, queue.config.label, queue.config.address)
        self.agents: dict[str, str] = {}
        """Names that were met and whom they mean."""
        self.queues: dict[str, str] = {}
        self.strange_agents: dict[str, int] = {}
        """Names that mean nobody, and in how many lines."""
        self.strange_queues: dict[str, int] = {}
        self.begins = lru_cache(maxsize=None)(self._begins)

    def agent(self, name: str) -> str | None:
        """The agent's id; None: nobody's name."""
        return _meant(name, self._agents, self._known_agents, self.agents, self.strange_agents)

    def queue(self, name: str) -> str | None:
        """The queue's id; None: no queue's name."""
        return _meant(name, self._queues, self._known_queues, self.queues, self.strange_queues)

    def _begins(self, agent: str | None, queue: str | None) -> int:
        """Since when Readyroom knows either by itself (ms UTC)."""
        if agent is not None and queue is not None:
            return min(self.begins(agent, None), self.begins(None, queue))
        first = self._log.store.events(self._log.room, agent=agent, queue=queue, limit=1)
        return next((row.at for row in first), NEVER)

    @staticmethod
    def _know(known: dict[str, set[str]], meant: str, *names: str | None) -> None:
        for name in names:
            for form in _forms(name or meant):
                known.setdefault(form, set()).add(meant)


def _meant(
    name: str, by_hand: Mapping[str, str], known: Mapping[str, set[str]], met: dict[str, str], strange: dict[str, int]
) -> str | None:  # fmt: skip
    if not name or name in met:
        return met.get(name)
    if name not in strange:
        found = by_hand.get(name) or next(
            (min(ids) for form in _forms(name) if len(ids := known.get(form, set())) == 1), None
        )
        if found is not None:
            met[name] = found
            return found
        if len(strange) >= NAMES_COUNTED:
            return None
    strange[name] = strange.get(name, 0) + 1
    return None


def _forms(name: str) -> Iterator[str]:
    """A name, and what of it may be the name: `Local/1001@from-queue/n` is 1001."""
    # A member's name has its separators in their wide forms, since Asterisk would take them for its own.
    plain = " ".join(normalize("NFKC", name).casefold().split())
    yield plain
    _, slash, rest = plain.partition("/")
    if slash and rest:
        peer = rest.partition("/")[0]
        yield peer
        yield peer.partition("@")[0]
