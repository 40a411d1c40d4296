"""What an Asterisk has, as the configuration that Readyroom would take over: queues, their members, the telephones.

A queue, a device and an agent who are known stay as they are, but for what they lack to be found there. New ones get
an id made of Asterisk's name, and the name itself where that is no id. Who is a member gets the membership.

Belongs here: no IO. How names are told apart is the mapping's; here the catalogue is not a world yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Any

from msgspec import Struct

from readyroom.edges.asterisk.mapping import Naming, same
from readyroom.edges.asterisk.picture import Member, Picture
from readyroom.edges.asterisk.picture import Queue as SwitchQueue
from readyroom.edges.asterisk.standing import is_there
from readyroom.edges.asterisk.texts import as_kept
from readyroom.engine.catalogue import AgentConfig, DeviceConfig, Entity, MemberConfig, QueueConfig, Strategy
from readyroom.protocols.ami import printable

STRATEGIES: dict[str, Strategy] = {
    "ringall": "ring_all",
    "leastrecent": "longest_idle",
    "fewestcalls": "fewest_calls",
    "random": "random",
    "wrandom": "random",
    "rrmemory": "round_robin",
    "rrordered": "round_robin",
    "linear": "sequential",
}
"""Asterisk's words → ours. In an overlay they are for people to read: Asterisk goes on choosing."""
ID_LENGTH = 64
TIERS_AT_MOST = 99
_NO_ID = re.compile(r"[^a-z0-9_.@+-]+")

Fields = dict[str, Any]
"""Of an entity, with its `type`."""


class Inventory(Struct, frozen=True, kw_only=True):
    """What one look found."""

    version: str
    picture: Picture
    ring_s: dict[str, int]
    """Queue, in small letters → seconds; empty where the configuration may not be read."""
    is_marked: bool = False
    """Whether it knows telephones that may not be rung or call out, by Readyroom's word."""
    lamps: tuple[str, ...] = ()
    """The devices whose states it keeps by Readyroom's word."""


class Place(Struct, frozen=True):
    """Who a member is, once taken over."""

    member: Member
    agent: str
    queue: str
    device: str
    is_there: bool
    """Whether the telephone can be rung at all."""
    is_new: bool
    """Whether Readyroom did not know the membership before."""


class TakenOver(Struct, frozen=True):
    """What taking over comes to."""

    entities: list[Fields]
    """What is to be put, in order: of what is known only the fields that it lacks."""
    places: list[Place]
    queues: list[str]
    """As Asterisk calls them."""

    def new(self, kind: str) -> set[str]:
        """The ids of the entities of a kind that are put."""
        return {str(fields["id"]) for fields in self.entities if fields["type"] == kind}


def take_over(
    found: Inventory, known: Iterable[Entity], naming: Naming, only: Collection[str] = ()
) -> TakenOver:
    """The configuration of the queues (`only`: of these, in Asterisk's names) and of all who are members there."""
    states = {same(name): state for name, state in found.picture.devices.items()}
    taking = _Taking(list(known), naming, {name for name, state in states.items() if is_there(state)})
    wanted = {name.casefold() for name in only}
    queues = [queue for key, queue in sorted(found.picture.queues.items()) if not wanted or key in wanted]
    for queue in queues:
        queue_id = taking.queue(queue, found.ring_s.get(queue.name.casefold()))
        for member in sorted(queue.members.values(), key=lambda one: (one.penalty, one.interface)):
            taking.member(queue_id, member)
    return TakenOver(taking.put, taking.places, [queue.name for queue in queues])


class _Taking:
    """The catalogue as it grows."""

    def __init__(self, known: list[Entity], naming: Naming, there: set[str]) -> None:
        self.put: list[Fields] = []
        self.places: list[Place] = []
        self._naming = naming
        self._there = there
        """The telephones that are there."""
        self._queues = {(e.address or e.id).casefold(): e for e in known if isinstance(e, QueueConfig)}
        self._devices = {same(self._interface(e)): e for e in known if isinstance(e, DeviceConfig)}
        self._members = {(e.queue, e.agent) for e in known if isinstance(e, MemberConfig)}
        self._called: dict[str, list[str]] = {}
        """A name, as Asterisk keeps it → the agents who are called so."""
        agents = [e for e in known if isinstance(e, AgentConfig)]
        for agent in agents:
            self._call(agent.id, agent.name)
        self._taken = {
            "queue": {e.id for e in known if isinstance(e, QueueConfig)},
            "device": {e.id for e in known if isinstance(e, DeviceConfig)},
            "agent": {e.id for e in agents},
        }

    def queue(self, found: SwitchQueue, ring_s: int | None) -> str:
        """The id of a queue, put if it is new or is none that the switch rings for."""
        before = self._queues.get(found.name.casefold())
        if before is not None:
            if before.mode != "overlay":
                self.put.append({"type": "queue", "id": before.id, "mode": "overlay"})
            return before.id
        made = self._id("queue", found.name)
        fields: Fields = {"type": "queue", "id": made, "label": found.name[:120], "mode": "overlay"}
        if made != found.name:
            fields["address"] = found.name
        if found.strategy in STRATEGIES:
            fields["strategy"] = STRATEGIES[found.strategy]
        if ring_s is not None:
            fields["ring_s"] = ring_s
        self.put.append(fields)
        return made

    def member(self, queue: str, found: Member) -> None:
        """A member of a queue: the agent, the telephone and the membership, as far as they are new."""
        agent, device = self._agent(found)
        is_new = (queue, agent) not in self._members
        self.places.append(Place(found, agent, queue, device, self._is_there(found.interface), is_new))
        if is_new:
            self._members.add((queue, agent))
            tier = min(found.penalty + 1, TIERS_AT_MOST)
            self.put.append({"type": "member", "queue": queue, "agent": agent, "tier": tier})

    def _is_there(self, interface: str) -> bool:
        number = self._number(interface)
        phone = interface if number is None else self._naming.phone.replace("{id}", number)
        return same(phone) in self._there

    def _agent(self, found: Member) -> tuple[str, str]:
        """Who it is, and the device."""
        key = same(found.interface)
        device = self._devices.get(key)
        if device is not None and device.agent is not None:
            return device.agent, device.id
        number = self._number(found.interface)
        agent = self._known_agent(found.name, number) or self._new_agent(found, number)
        if device is None:
            plain = number is not None and _is_id(number) and number not in self._taken["device"]
            made = number if plain and number is not None else self._id("device", number or found.interface)
            fields: Fields = {"type": "device", "id": made, "agent": agent}
            if not plain:
                fields["address"] = found.interface if number is None else number
            self.put.append(fields)
            self._taken["device"].add(made)
            self._devices[key] = DeviceConfig(id=made, agent=agent)
        else:
            self.put.append({"type": "device", "id": device.id, "agent": agent})
            self._devices[key] = DeviceConfig(id=device.id, agent=agent, address=device.address)
        return agent, self._devices[key].id

    def _known_agent(self, name: str, number: str | None) -> str | None:
        """By the id, which may be the number, or by a name that nobody else has."""
        for one in (name, number):
            if one is not None and one in self._taken["agent"]:
                return one
        called = self._called.get(as_kept(name).casefold(), [])
        return called[0] if len(called) == 1 else None

    def _new_agent(self, found: Member, number: str | None) -> str:
        """Where nobody gave a member a name, Asterisk has the interface there: then the number says more."""
        is_named = found.name not in ("", found.interface)
        name = printable(found.name) if is_named else number or found.interface
        made = self._id("agent", name)
        self._call(made, name)
        self.put.append({"type": "agent", "id": made, "name": name[:120]})
        return made

    def _call(self, agent: str, name: str) -> None:
        self._called.setdefault(as_kept(name).casefold(), []).append(agent)

    def _number(self, interface: str) -> str | None:
        """The number that the site's pattern makes this interface of."""
        for pattern in (self._naming.interface, self._naming.phone):
            before, _, after = same(pattern).partition("{id}")
            plain = same(interface)
            if plain.startswith(before) and plain.endswith(after) and len(plain) > len(before) + len(after):
                return interface[len(before) : len(before) + len(plain) - len(before) - len(after)]
        return None

    def _interface(self, device: DeviceConfig) -> str:
        number = device.address or device.id
        return number if "/" in number else self._naming.interface.replace("{id}", number)

    def _id(self, kind: str, name: str) -> str:
        """An id of its own, as like the name as can be."""
        taken = self._taken[kind]
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
        base = _NO_ID.sub("-", plain).strip("-_.@+")[: ID_LENGTH - 4] or kind
        made, number = base, 1
        while made in taken:
            number += 1
            made = f"{base}-{number}"
        taken.add(made)
        return made


def _is_id(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.@+-]{0,63}", text) is not None
