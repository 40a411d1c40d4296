"""The world: the state that the log folds to, with the indexes that make decisions cheap.

Belongs here: the shape of the indexes (who is ready in which queue, who waits, which device is whose) and plain
look-ups. The indexes are a function of the state; `indexes` builds and keeps them. Nothing here decides anything.
"""

from __future__ import annotations

import msgspec

from readyroom.engine.catalogue import NoAnswerPolicy, QueueConfig, UserConfig
from readyroom.engine.facts import Agent, Call, Desired, Device, Membership, State
from readyroom.engine.pools import Pool
from readyroom.engine.timers import Timers


class Touched:
    """What the event just folded touched: valid until the next one."""

    __slots__ = ("agents", "calls", "desired", "everything", "offers", "queues", "schedules")

    def __init__(self) -> None:
        self.agents: set[str] = set()
        self.queues: set[str] = set()
        self.calls: set[str] = set()
        self.offers: set[str] = set()
        self.schedules: set[str] = set()
        self.desired: list[tuple[str, str, Desired]] = []
        """(agent, queue, membership that an overlay switch should have now)."""
        self.everything = False

    def clear(self) -> None:
        """Forget, before the next event."""
        self.agents.clear()
        self.queues.clear()
        self.calls.clear()
        self.offers.clear()
        self.schedules.clear()
        self.desired.clear()
        self.everything = False


class World(State, kw_only=True):
    """State and its indexes."""

    clock: int = 0
    """The latest instant that the engine was told of (ms UTC); not state."""
    touched: Touched = msgspec.field(default_factory=Touched)
    pools: dict[str, Pool] = msgspec.field(default_factory=dict)
    members: dict[str, dict[str, Membership]] = msgspec.field(default_factory=dict)
    categories: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    """Queue → agent → ready, busy, withdrawn or absent."""
    totals: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)
    """Queue → category → how many agents."""
    waiting: dict[str, dict[str, None]] = msgspec.field(default_factory=dict)
    """Queue → calls that wait in it (ringing ones too), in the order in which they came to it."""
    unoffered: dict[str, list[tuple[int, int, str]]] = msgspec.field(default_factory=dict)
    """Queue → (waiting since, seq, call) of those that ring nowhere at the moment, in order."""
    devices_of: dict[str, list[str]] = msgspec.field(default_factory=dict)
    user_of: dict[str, str] = msgspec.field(default_factory=dict)
    case_of: dict[str, str] = msgspec.field(default_factory=dict)
    tracked: frozenset[str] = frozenset()
    wanted: dict[tuple[str, str], Desired] = msgspec.field(default_factory=dict)
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

    # --- look-ups ----------------------------------------------------------------------------------------

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
