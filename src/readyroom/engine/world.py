"""The world: the state that the log folds to, with the indexes that make decisions cheap.

Belongs here: the shape of the indexes (who is ready in which queue, who waits, which device is whose) and plain
look-ups. The indexes are a function of the state; `indexes` builds and keeps them. Nothing here decides anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from readyroom.engine.catalogue import NoAnswerPolicy, QueueConfig, UserConfig
from readyroom.engine.facts import Agent, Call, Desired, Device, Drift, Membership, State
from readyroom.engine.pools import Pool
from readyroom.engine.timers import Timers


class Touched:
    """What the event just folded touched: valid until the next one."""

    __slots__ = (
        "agents",
        "calls",
        "desired",
        "drifts",
        "everything",
        "lines",
        "links",
        "offers",
        "queues",
        "schedules",
    )

    def __init__(self) -> None:
        self.agents: set[str] = set()
        self.queues: set[str] = set()
        self.lines: set[str] = set()
        """Queues in which other callers wait now, or which have become, or ceased to be, without anybody there."""
        self.links: set[str] = set()
        self.drifts: set[str] = set()
        """Memberships, `queue/agent`, about which a switch began or ceased to differ, or users were told of it."""
        self.calls: set[str] = set()
        self.offers: set[str] = set()
        self.schedules: set[str] = set()
        self.desired: list[tuple[str, str, Desired]] = []
        """(agent, queue, membership that an overlay switch should have now)."""
        self.everything = False

    def clear(self) -> None:
        """Forget, before the next event: most are empty, and looking costs less than clearing."""
        if self.agents:
            self.agents.clear()
        if self.queues:
            self.queues.clear()
        if self.lines:
            self.lines.clear()
        if self.links:
            self.links.clear()
        if self.drifts:
            self.drifts.clear()
        if self.calls:
            self.calls.clear()
        if self.offers:
            self.offers.clear()
        if self.schedules:
            self.schedules.clear()
        if self.desired:
            self.desired.clear()
        self.everything = False


class Standing(Struct, gc=False):
    """How an agent stands in one queue: derived, as it was after the last event that touched the agent."""

    membership: Membership
    want: Desired | None = None
    """What an overlay switch should have; None where Readyroom distributes."""
    category: str = ""
    """ready, busy, withdrawn or absent; empty: not counted yet."""


class World(State, kw_only=True):
    """State and its indexes."""

    clock: int = 0
    """The latest instant that the engine was told of (ms UTC); not state."""
    is_asleep: bool = False
    """While a long log is folded: standings, pools and totals are left out; `indexes.wake` builds them."""
    touched: Touched = msgspec.field(default_factory=Touched)
    pools: dict[str, Pool] = msgspec.field(default_factory=dict)
    """Queue → its ready agents in order, of the queues that Readyroom distributes."""
    members: dict[str, dict[str, Membership]] = msgspec.field(default_factory=dict)
    standings: dict[str, tuple[Standing, ...]] = msgspec.field(default_factory=dict)
    """Agent → how they stand in each of their queues."""
    totals: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)
    """Queue → category → how many agents."""
    waiting: dict[str, dict[str, None]] = msgspec.field(default_factory=dict)
    """Queue → calls that wait in it (ringing ones too), in the order in which they came to it."""
    unoffered: dict[str, list[tuple[int, int, str]]] = msgspec.field(default_factory=dict)
    """Queue → (waiting since, seq, call) of those that ring nowhere at the moment, in order."""
    devices_of: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    user_of: dict[str, str] = msgspec.field(default_factory=dict)
    case_of: dict[str, str] = msgspec.field(default_factory=dict)
    tracked: frozenset[str] = frozenset()
    offers_order: deque[str] = msgspec.field(default_factory=deque)
    """The keys of `ended_offers`, oldest first: a dict is slow to find its first key where others were before it."""
    calls_order: deque[str] = msgspec.field(default_factory=deque)
    """The keys of `ended_calls`, the oldest first."""
    unsettled: dict[str, None] = msgspec.field(default_factory=dict)
    """Agents who ring and were touched: may they still be rung?"""
    dirty: dict[str, None] = msgspec.field(default_factory=dict)
    """Queues in which a waiting call may have found somebody."""
    retry_at: dict[str, int] = msgspec.field(default_factory=dict)
    """Queue → when distribution is to look again: a call may come back to somebody who had it."""
    timers: Timers | None = None
    """None until an engine takes the world over: folding needs no deadlines."""

    def state(self) -> State:
        """The state alone, sharing the world's records: encode it before the next event."""
        return State(**{name: getattr(self, name) for name in State.__struct_fields__})

    @property
    def wanted(self) -> dict[tuple[str, str], Desired]:
        """(agent, queue) → the membership that an overlay switch should have: all of them. For one, ask `want`."""
        return {
            (agent_id, standing.membership.queue): standing.want
            for agent_id, standings in self.standings.items()
            for standing in standings
            if standing.want is not None
        }

    # --- look-ups ----------------------------------------------------------------------------------------

    def standing(self, agent_id: str, queue_id: str) -> Standing | None:
        """How an agent stands in a queue; None: they are not assigned to it."""
        for standing in self.standings.get(agent_id, ()):
            if standing.membership.queue == queue_id:
                return standing
        return None

    def want(self, agent_id: str, queue_id: str) -> Desired | None:
        """The membership that an overlay switch should have; None: that is no switch's affair."""
        standing = self.standing(agent_id, queue_id)
        return None if standing is None else standing.want

    def drift(self, agent_id: str, queue_id: str) -> Drift | None:
        """That a switch has another membership than it should; None: it has not."""
        agent = self.agents.get(agent_id)
        membership = None if agent is None else agent.memberships.get(queue_id)
        return None if membership is None else membership.drift

    def drifts(self) -> Iterator[str]:
        """The memberships, `queue/agent`, of which a switch has another than it should."""
        for agent_id, agent in self.agents.items():
            for queue_id, membership in agent.memberships.items():
                if membership.drift is not None:
                    yield f"{queue_id}/{agent_id}"

    def is_tracked(self, agent: Agent) -> bool:
        """Whether attendance gates this agent."""
        return bool(self.tracked) and not self.tracked.isdisjoint(agent.config.groups)

    def queue_config(self, queue_id: str) -> QueueConfig:
        """A queue's configuration."""
        return self.queues[queue_id].config

    def policy(self, queue_id: str) -> NoAnswerPolicy:
        """A queue's no-answer policy."""
        return self.queues[queue_id].config.no_answer

    def user(self, agent_id: str) -> UserConfig | None:
        """The user who is this agent."""
        user_id = self.user_of.get(agent_id)
        return None if user_id is None else self.users.get(user_id)

    def devices_for(self, agent: Agent) -> list[Device]:
        """The devices that ring for an agent: those signed in at, then those owned that nobody else took."""
        ids = list(agent.signed_in.devices or ())
        for device_id in self.devices_of.get(agent.config.id, ()):
            if device_id not in ids and self.devices[device_id].signed_in in (None, agent.config.id):
                ids.append(device_id)
        return [self.devices[device_id] for device_id in ids if device_id in self.devices]

    def registered_device(self, agent: Agent) -> str | None:
        """The device that a call would ring."""
        for device in self.devices_for(agent):
            if device.registered:
                return device.config.id
        return None

    def is_cut_off(self, call: Call) -> bool:
        """Whether the link to the switch that has this call is down."""
        link = self.links.get(call.link)
        return link is not None and not link.up

    def is_available(self, status_id: str) -> bool:
        """Whether a status is of the kind `available`."""
        entry = self.statuses.get(status_id)
        return entry is not None and entry.kind == "available"
