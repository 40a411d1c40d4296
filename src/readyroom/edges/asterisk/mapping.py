"""What Asterisk calls whom: queues, agents' interfaces, their state interfaces and phones, penalties; both ways.

Belongs here: the patterns by which a number becomes an interface, and the look-ups. A site says its pattern once; a
device's number is its `address`, else its id; an agent without a device goes by the agent's id. An `address` with a
slash is an interface as it stands. A queue is found by its `address`, else its id. The catalogue is indexed when a
mapping is made; who is signed in where is looked up each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from msgspec import Struct

from readyroom.edges.asterisk.texts import as_kept
from readyroom.engine.catalogue import DeviceConfig
from readyroom.engine.world import World


class Naming(Struct, frozen=True, kw_only=True):
    """How a site names things; `{id}` stands for the number."""

    interface: str = "PJSIP/{id}"
    """What app_queue is told to ring."""
    state_interface: str = ""
    """Whose state app_queue watches; empty: the interface's own."""
    phone: str = "PJSIP/{id}"
    """The telephone itself: whose channels are calls past the queues, and whose registration counts."""
    trunks: tuple[str, ...] = ()
    """Through which channels calls come from outside, as patterns (`DAHDI/*`); none: all that are no telephone's."""


PLAIN = Naming()
FREEPBX = Naming(interface="Local/{id}@from-queue/n", state_interface="hint:{id}@ext-local")

DISTRIBUTED = "readyroom-"
"""How the names of channels begin that Readyroom itself has made: it knows all about them."""

_OPTIONS = re.compile(r"/[a-z]+$", re.IGNORECASE)
_CHANNEL = re.compile(r"^(.+)-[0-9a-f]{8}(;[12])?$", re.IGNORECASE)


class Interface(Struct, frozen=True):
    """Under what an agent can be a member of Asterisk's queues."""

    name: str
    state: str
    """Empty: its own."""
    device: str | None = None


def same(interface: str) -> str:
    """What makes two names one interface: Asterisk compares in any case, and options are no part of whom it rings."""
    plain = interface.casefold()
    return _OPTIONS.sub("", plain) if is_local(plain) else plain


def is_local(name: str) -> bool:
    """Whether an interface or a channel is a Local one: an extension of the dialplan."""
    return name.casefold().startswith("local/")


def interface_of(channel: str) -> str:
    """`PJSIP/1001-0000000a` is a channel of `PJSIP/1001`; `Local/1001@q-00000005;1` of `Local/1001@q`."""
    found = _CHANNEL.match(channel)
    return found[1] if found is not None else channel


class Mapping:
    """A world's names at one switch. Make it anew when the catalogue has changed."""

    def __init__(self, world: World, naming: Naming = PLAIN) -> None:
        self.world = world
        self.naming = naming
        self._queues: dict[str, str] = {}
        """Asterisk's queue → ours, of the queues that it rings for."""
        self._distributed: dict[str, str] = {}
        """The dialplan's name → ours, of the queues that Readyroom rings for."""
        self._phones: dict[str, str] = {}
        """Telephone → device."""
        self._interfaces: dict[str, str] = {}
        """Interface → device."""
        self._numbers: dict[str, str] = {}
        """Interface, as the pattern makes it of an agent's id → agent."""
        self._names: dict[str, str | None] = {}
        """An agent's name, as Asterisk keeps it → agent; None: several are called so."""
        for queue in world.queues.values():
            names = self._queues if queue.config.mode == "overlay" else self._distributed
            names[(queue.config.address or queue.config.id).casefold()] = queue.config.id
        for device_id, device in world.devices.items():
            self._phones[same(self._phone(device.config))] = device_id
            self._interfaces[same(self._interface(device.config).name)] = device_id
        for agent_id, agent in world.agents.items():
            self._numbers[same(naming.interface.replace("{id}", agent_id))] = agent_id
            name = as_kept(agent.config.name).casefold()
            self._names[name] = None if name in self._names else agent_id
        self._names[""] = None

    # --- queues ------------------------------------------------------------------------------------------

    def queue(self, name: str) -> str | None:
        """Our queue of Asterisk's name; None: it is none of those that Asterisk rings for and Readyroom minds."""
        return self._queues.get(name.casefold())

    def distributed(self, name: str) -> str | None:
        """Our queue of the dialplan's name; None: it is none of those for which Readyroom rings."""
        return self._distributed.get(name.casefold())

    def overlay(self, queue_id: str) -> str | None:
        """Asterisk's name of a queue that it rings for; None: Readyroom distributes it, or it is gone."""
        queue = self.world.queues.get(queue_id)
        return self.queue_name(queue_id) if queue is not None and queue.config.mode == "overlay" else None

    def queue_name(self, queue_id: str) -> str:
        """Asterisk's name of our queue."""
        config = self.world.queue_config(queue_id)
        return config.address or config.id

    def penalty(self, agent_id: str, queue_id: str) -> int:
        """Tier 1 is rung first: Asterisk counts from 0."""
        return self.world.members[queue_id][agent_id].config.tier - 1

    # --- agents ------------------------------------------------------------------------------------------

    def agent(self, interface: str, member_name: str = "") -> str | None:
        """Whom an interface rings: who is signed in at its device, its owner, or who is called so."""
        key = same(interface)
        device = self._interfaces.get(key) or self._phones.get(key)
        found = self.agent_at(device) if device is not None else self._numbers.get(key)
        return self.named(member_name) if found is None and device is None else found

    def member(self, interface: str, member_name: str) -> str | None:
        """Whose member of a queue it is: whom it rings, or who was a member there before they left the device."""
        return self.agent(interface) or self.named(member_name)

    def named(self, member_name: str) -> str | None:
        """Who is called so: by the id, or by a name that nobody else has."""
        known = member_name in self.world.agents
        return member_name if known else self._names.get(as_kept(member_name).casefold())

    def is_member(self, agent_id: str, queue_id: str) -> bool:
        """Whether the agent is assigned to the queue."""
        return agent_id in self.world.members.get(queue_id, ())

    def interfaces(self, agent_id: str) -> list[Interface]:
        """Under what the agent may be a member; first where they are signed in, then their own devices."""
        agent = self.world.agents[agent_id]
        found = [self._interface(device.config) for device in self.world.devices_for(agent)]
        return found or [self._made(agent_id)]

    def is_right(self, agent_id: str, interface: str) -> bool:
        """Whether the agent may be a member under this interface: a device that is known is to be one of theirs.

        Who is signed in at devices is rung there and nowhere else.
        """
        device = self.device_of_interface(interface)
        agent = self.world.agents[agent_id]
        if agent.signed_in.devices:
            return device in agent.signed_in.devices
        return device is None or any(one.config.id == device for one in self.world.devices_for(agent))

    def agent_at(self, device_id: str) -> str | None:
        """Who answers at a device."""
        device = self.world.devices.get(device_id)
        return None if device is None else device.signed_in or device.config.agent

    # --- telephones --------------------------------------------------------------------------------------

    def phone(self, name: str) -> str | None:
        """The device of a telephone (`PJSIP/1001`), or of one of its channels' interfaces."""
        return self._phones.get(same(name))

    def device_of_interface(self, interface: str) -> str | None:
        """The device that an interface rings."""
        key = same(interface)
        return self._interfaces.get(key) or self._phones.get(key)

    def phones(self) -> Iterator[tuple[str, str]]:
        """Every device and its telephone's name."""
        for device_id, device in self.world.devices.items():
            yield device_id, self._phone(device.config)

    def phone_name(self, device_id: str) -> str:
        """The telephone of a device."""
        return self._phone(self.world.devices[device_id].config)

    def is_number(self, number: str) -> bool:
        """Whether somebody dials one of the telephones."""
        return same(self.naming.phone.replace("{id}", number)) in self._phones

    def is_outside(self, channel: str, number: str) -> bool:
        """Whether a caller comes from outside, by their channel's name. Through a Local channel comes whoever the
        dialplan sends there: then their number decides.
        """
        interface = interface_of(channel)
        if self.phone(interface) is not None:
            return False
        if not self.naming.trunks:
            return True
        if is_local(interface):
            return not self.is_number(number)
        # Of some channels it is not known what of their name is a number (`IAX2/provider-1234`).
        ends = ("", "-*") if interface == channel else ("",)
        return any(
            fnmatchcase(interface.casefold(), trunk.casefold() + end)
            for trunk in self.naming.trunks
            for end in ends
        )

    def dialled(self, device_id: str | None, agent_id: str) -> str:
        """What Readyroom rings for an agent: the telephone, or the agent's own number where there is none."""
        if device_id in self.world.devices:
            return self.phone_name(device_id)
        return self.naming.phone.replace("{id}", agent_id)

    # --- patterns ----------------------------------------------------------------------------------------

    def _interface(self, config: DeviceConfig) -> Interface:
        return self._made(config.address or config.id, config.id)

    def _made(self, number: str, device: str | None = None) -> Interface:
        if "/" in number:
            return Interface(number, "", device)
        naming = self.naming
        return Interface(
            naming.interface.replace("{id}", number), naming.state_interface.replace("{id}", number), device
        )

    def _phone(self, config: DeviceConfig) -> str:
        number = config.address or config.id
        return number if "/" in number else self.naming.phone.replace("{id}", number)


def outline(world: World) -> tuple[object, ...]:
    """What a mapping rests on: another outline asks for another mapping."""
    return (
        id(world),
        tuple((id(queue.config), queue.config.mode) for queue in world.queues.values()),
        tuple((id(device.config), device.signed_in) for device in world.devices.values()),
        tuple(id(agent.config) for agent in world.agents.values()),
    )
