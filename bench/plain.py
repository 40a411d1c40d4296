"""The peer of the engine: the same offer, miss, count and withdraw over plain dicts, as a program of a page does it.

It keeps what the engine's run keeps of these calls: states, counts per queue, misses with a threshold, a record of
each event. It knows no other rule, no provenance, no policy but this one, no deadline, and cannot say why.
"""

from __future__ import annotations

from typing import Any

from bench.organisations import QUEUES
from readyroom.engine import AnyInput
from readyroom.engine import inputs as i

THRESHOLD = 3
Record = dict[str, Any]


class Plain:
    """An organisation of plain dicts: every agent is in every queue."""

    def __init__(self, agents: int) -> None:
        queues = [f"q{n}" for n in range(QUEUES)]
        self.agents: dict[str, Record] = {
            f"a{n}": {"state": "ready", "queues": dict.fromkeys(queues, "in"), "misses": [], "since": 0}
            for n in range(agents)
        }
        self.ready = {queue: dict.fromkeys(self.agents) for queue in queues}
        self.calls: dict[str, Record] = {}
        self.offers: dict[str, Record] = {}
        self.log: list[Record] = []

    def step(self, given: AnyInput) -> None:
        """Take one input."""
        if isinstance(given, i.JoinQueue):
            self.calls[given.call or ""] = {"queue": given.queue, "at": given.at, "state": "waiting"}
            self._note({"type": "joined", "at": given.at, "call": given.call, "queue": given.queue})
        elif isinstance(given, i.RingOffer):
            call = self.calls[given.call]
            call["state"] = "ringing"
            self.offers[given.offer] = {"agent": given.agent, "call": given.call, "queue": call["queue"]}
            self._turn(given.agent, "ringing", given.at)
            self._note({"type": "offered", "at": given.at, "agent": given.agent, "call": given.call})
        elif isinstance(given, i.EndOffer):
            offer = self.offers.pop(given.offer)
            self.calls[offer["call"]]["state"] = "waiting"
            self._turn(offer["agent"], "ready", given.at)
            self._note({"type": "ended", "at": given.at, "offer": given.offer, "outcome": given.outcome})
            if given.outcome == "no_answer":
                self._miss(offer["agent"], offer["queue"], given.at)
        elif isinstance(given, i.EndCall):
            call = self.calls.pop(given.call)
            self._note({"type": "over", "at": given.at, "call": given.call, "queue": call["queue"]})

    def _turn(self, agent_id: str, state: str, at: int) -> None:
        agent = self.agents[agent_id]
        agent["state"], agent["since"] = state, at
        for queue, membership in agent["queues"].items():
            if state == "ready" and membership == "in":
                self.ready[queue][agent_id] = None
            else:
                self.ready[queue].pop(agent_id, None)

    def _miss(self, agent_id: str, queue: str, at: int) -> None:
        agent = self.agents[agent_id]
        agent["misses"].append((queue, at))
        if sum(missed == queue for missed, _ in agent["misses"]) == THRESHOLD:
            agent["queues"][queue] = "out"
            self.ready[queue].pop(agent_id, None)
            self._note({"type": "withdrawn", "at": at, "agent": agent_id, "queue": queue})

    def _note(self, record: Record) -> None:
        record["seq"] = len(self.log) + 1
        self.log.append(record)
