"""Folds of configuration: what an entity that was put or taken away changes in the facts.

Belongs here: one function per kind of entity. Changes that reach everybody rebuild the indexes; the others touch
only whom they concern.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from readyroom.engine import catalogue as cat
from readyroom.engine import events as ev
from readyroom.engine.facts import (
    Agent,
    Attendance,
    ChosenStatus,
    Device,
    Membership,
    Queue,
    Schedule,
    SignedIn,
    Site,
)
from readyroom.engine.indexes import add_member, forget_member, forget_wanted, own_device, rebuild, repool
from readyroom.engine.world import World


def _from(event: ev.Event) -> dict[str, Any]:
    return {"since": event.at, "by": event.by, "cause": event.seq}


def _settings(world: World, e: ev.Configured, entity: cat.Settings) -> None:
    world.settings = entity
    rebuild(world)


def _status(world: World, e: ev.Configured, entity: cat.StatusEntry) -> None:
    world.statuses[entity.id] = entity
    rebuild(world)


def _unit(world: World, e: ev.Configured, entity: cat.UnitConfig) -> None:
    world.units[entity.id] = entity


def _group(world: World, e: ev.Configured, entity: cat.GroupConfig) -> None:
    world.groups[entity.id] = entity


def _campaign(world: World, e: ev.Configured, entity: cat.CampaignConfig) -> None:
    world.campaigns[entity.id] = entity


def _site(world: World, e: ev.Configured, entity: cat.SiteConfig) -> None:
    if entity.id in world.sites:
        world.sites[entity.id].config = entity
    else:
        world.sites[entity.id] = Site(config=entity, **_from(e))


def _device(world: World, e: ev.Configured, entity: cat.DeviceConfig) -> None:
    old = world.devices.get(entity.id)
    if old is None:
        world.devices[entity.id] = Device(config=entity, **_from(e))
        if entity.agent is not None:
            own_device(world, entity.agent, entity.id)
    else:
        moves = old.config.agent != entity.agent
        _touch_device(world, old)
        if moves:
            _disown(world, old)
        old.config = entity
        if moves and entity.agent is not None:
            owned = (d.config.id for d in world.devices.values() if d.config.agent == entity.agent)
            world.devices_of[entity.agent] = tuple(owned)
    if entity.agent is not None:
        world.touched.agents.add(entity.agent)


def _disown(world: World, device: Device) -> None:
    owner = device.config.agent
    if owner is not None:
        world.devices_of[owner] = tuple(d for d in world.devices_of[owner] if d != device.config.id)


def _touch_device(world: World, device: Device) -> None:
    world.touched.agents.update(a for a in (device.config.agent, device.signed_in) if a is not None)


def _queue(world: World, e: ev.Configured, entity: cat.QueueConfig) -> None:
    old = world.queues.get(entity.id)
    if old is None:
        world.queues[entity.id] = Queue(
            config=entity, policy_version=e.seq, policy_by=e.by, policy_at=e.at, daily_reset_at=e.at
        )
        world.members[entity.id] = {}
        world.totals[entity.id] = {"ready": 0, "busy": 0, "withdrawn": 0, "absent": 0}
        world.waiting[entity.id] = {}
        world.unoffered[entity.id] = []
        repool(world, entity.id)
    else:
        before, old.config = old.config, entity
        if before.no_answer != entity.no_answer:
            old.policy_version, old.policy_by, old.policy_at = e.seq, e.by, e.at
            if before.no_answer.resets.daily_at != entity.no_answer.resets.daily_at:
                old.daily_reset_at, old.daily_reset_local = e.at, ""
        if (before.strategy, before.mode) != (entity.strategy, entity.mode):
            repool(world, entity.id)
        if before.mode != entity.mode:
            forget_wanted(world, entity.id)
        if (before.channel, before.mode) != (entity.channel, entity.mode):
            world.touched.agents.update(world.members[entity.id])
        world.dirty[entity.id] = None
    world.touched.queues.add(entity.id)
    world.touched.lines.add(entity.id)


def _member(world: World, e: ev.Configured, entity: cat.MemberConfig) -> None:
    agent = world.agents[entity.agent]
    entity = replace(
        entity, agent=agent.config.id, queue=world.queues[entity.queue].config.id
    )  # their own names
    old = agent.memberships.get(entity.queue)
    if old is None:
        new = Membership(queue=entity.queue, config=entity, value="in", **_from(e))
        agent.memberships[entity.queue] = new
        add_member(world, new)
    else:
        old.config = entity
        repool(world, entity.queue)
    world.touched.agents.add(entity.agent)
    world.touched.queues.add(entity.queue)


def _agent(world: World, e: ev.Configured, entity: cat.AgentConfig) -> None:
    old = world.agents.get(entity.id)
    if old is not None:
        old.config = entity
    else:
        world.agents[entity.id] = Agent(
            config=entity,
            attendance=Attendance(**_from(e)),
            signed_in=SignedIn(**_from(e)),
            status=ChosenStatus(
                status=world.settings.first_status or world.settings.offline_status, **_from(e)
            ),
        )
    world.touched.agents.add(entity.id)


def _user(world: World, e: ev.Configured, entity: cat.UserConfig) -> None:
    old = world.users.get(entity.id)
    if old is not None:
        _part(world, old)
    world.users[entity.id] = entity
    if entity.agent is not None:
        world.user_of[entity.agent] = entity.id
        world.touched.agents.add(entity.agent)


def _part(world: World, user: cat.UserConfig) -> None:
    """A user is an agent no more, unless somebody else is that agent by now."""
    if user.agent is not None:
        world.touched.agents.add(user.agent)
        if world.user_of.get(user.agent) == user.id:
            del world.user_of[user.agent]


def _schedule(world: World, e: ev.Configured, entity: cat.ScheduleConfig) -> None:
    world.schedules[entity.id] = Schedule(config=entity, after=e.at)
    world.touched.schedules.add(entity.id)


PUT: dict[str, Callable[[World, ev.Configured, Any], None]] = {
    "settings": _settings,
    "status": _status,
    "unit": _unit,
    "group": _group,
    "site": _site,
    "device": _device,
    "queue": _queue,
    "member": _member,
    "agent": _agent,
    "user": _user,
    "campaign": _campaign,
    "schedule": _schedule,
}


def _configured(world: World, e: ev.Configured) -> None:
    PUT[e.kind](world, e, e.entity)


def _removed(world: World, e: ev.Removed) -> None:
    if e.kind == "member":
        queue_id, agent_id = e.key.split("/", 1)
        del world.agents[agent_id].memberships[queue_id]
        forget_member(world, queue_id, agent_id)
        world.touched.agents.add(agent_id)
        return
    if e.kind == "device":
        device = world.devices.pop(e.key)
        _touch_device(world, device)
        _disown(world, device)
        if device.signed_in is not None:
            held = world.agents[device.signed_in].signed_in
            held.devices = tuple(d for d in held.devices or () if d != e.key)
        return
    if e.kind == "user":
        _part(world, world.users.pop(e.key))
        return
    table: dict[str, Any] = getattr(world, TABLES[e.kind])
    del table[e.key]
    if e.kind in ("agent", "queue"):
        rebuild(world)
    if e.kind == "agent":
        world.touched.agents.add(e.key)
    if e.kind == "queue":
        world.touched.queues.add(e.key)
        world.touched.lines.add(e.key)
    if e.kind == "schedule":
        world.touched.schedules.add(e.key)


TABLES: dict[str, str] = {
    "status": "statuses",
    "unit": "units",
    "group": "groups",
    "site": "sites",
    "device": "devices",
    "queue": "queues",
    "agent": "agents",
    "user": "users",
    "campaign": "campaigns",
    "schedule": "schedules",
}
"""Kind of entity → the table of the world that holds it."""

CONFIGURATION: dict[Any, Callable[[World, Any], None]] = {ev.Configured: _configured, ev.Removed: _removed}
