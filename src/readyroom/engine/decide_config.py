"""Decisions on configuration: what may be put or taken away, and what goes with it.

Belongs here: the references between entities as one table, the few rules that a type cannot say, and what an
entity's removal takes along. All entities of one input are put, or none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.addresses import wrong_address
from readyroom.engine.catalogue import Entity, EntityKind, key_of, kind_of
from readyroom.engine.events import Configured, Event, Removed
from readyroom.engine.facts import Hold
from readyroom.engine.holds import hold_ended
from readyroom.engine.localtime import zone_of
from readyroom.engine.refusals import Refusal, refuse
from readyroom.engine.world import World

Verdict = Sequence[Event] | Refusal


def find(world: World, kind: EntityKind, key: str) -> Entity | None:
    """The entity as it stands, or None."""
    if kind == "settings":
        return world.settings
    if kind == "member":
        queue_id, _, agent_id = key.partition("/")
        agent = world.agents.get(agent_id)
        membership = agent.memberships.get(queue_id) if agent is not None else None
        return membership.config if membership is not None else None
    tables: dict[str, dict[str, Any]] = {
        "status": world.statuses,
        "unit": world.units,
        "group": world.groups,
        "campaign": world.campaigns,
        "user": world.users,
        "site": world.sites,
        "device": world.devices,
        "queue": world.queues,
        "agent": world.agents,
        "schedule": world.schedules,
    }
    record = tables[kind].get(key)
    found: Entity | None = getattr(record, "config", record)
    return found


def references(entity: Entity) -> Iterator[tuple[str, EntityKind, str]]:
    """What an entity rests on: (field, kind, key)."""
    match entity:
        case cat.Settings():
            for name in ("online_status", "offline_status", "preview_acts_as", "post_call_acts_as"):
                yield name, "status", getattr(entity, name)
            yield "clock_in_status", "status", entity.clock_in_status
            yield from _optional(("first_status", "status", entity.first_status))
            yield from (("tracked_groups", "group", group) for group in entity.tracked_groups)
            yield from _of_policy(entity.queue_defaults.no_answer, "queue_defaults.no_answer")
            yield from _told(entity, "link_down", "devices_lost", "drift_notice")
            yield from _told(entity.queue_defaults, "long_wait", "nobody_ready", where="queue_defaults.")
            if entity.agent_defaults.no_answer is not None:
                yield from _of_outcome(entity.agent_defaults.no_answer, "agent_defaults.no_answer")
        case cat.QueueConfig():
            yield from _of_policy(entity.no_answer, "no_answer")
            yield from _told(entity, "long_wait", "nobody_ready")
            yield from _optional(("unit", "unit", entity.unit), ("overflow", "queue", entity.overflow))
        case cat.MemberConfig():
            yield from (("queue", "queue", entity.queue), ("agent", "agent", entity.agent))
        case cat.AgentConfig():
            yield from _optional(("unit", "unit", entity.unit), ("home_site", "site", entity.home_site))
            yield from (("groups", "group", group) for group in entity.groups)
            if entity.no_answer is not None:
                yield from _of_outcome(entity.no_answer, "no_answer")
        case cat.UserConfig():
            yield from _optional(("agent", "agent", entity.agent))
            yield from (("units", "unit", unit) for unit in entity.units)
        case cat.DeviceConfig():
            yield from _optional(("agent", "agent", entity.agent), ("site", "site", entity.site))
        case cat.ScheduleConfig():
            yield from _optional(("queue", "queue", entity.queue))
            yield from (("agents", "agent", agent) for agent in entity.agents)
        case _:
            return


def _optional(*found: tuple[str, EntityKind, str | None]) -> Iterator[tuple[str, EntityKind, str]]:
    for name, kind, key in found:
        if key is not None:
            yield name, kind, key


def _of_outcome(outcome: cat.NoAnswerOutcome, where: str) -> Iterator[tuple[str, EntityKind, str]]:
    yield from _optional(
        (f"{where}.status", "status", outcome.status), (f"{where}.shown", "status", outcome.shown)
    )


def _of_policy(policy: cat.NoAnswerPolicy, where: str) -> Iterator[tuple[str, EntityKind, str]]:
    yield from _of_outcome(policy.outcome, f"{where}.outcome")
    yield from ((f"{where}.notify", "user", user) for user in policy.notify)


def _told(
    holder: cat.Settings | cat.QueueDefaults, *names: str, where: str = ""
) -> Iterator[tuple[str, EntityKind, str]]:
    for name in names:
        yield from ((f"{where}{name}.users", "user", user) for user in getattr(holder, name).users)


class _Batch:
    """The world as it would be with the entities of one input put."""

    def __init__(self, world: World, entities: Sequence[Entity]) -> None:
        self.world = world
        self.put = {(kind_of(entity), key_of(entity)): entity for entity in entities}
        self.claims: dict[str, list[str]] = defaultdict(list)
        """Agent → users of the input who are to be that agent."""
        for entity in entities:
            if isinstance(entity, cat.UserConfig) and entity.agent is not None:
                self.claims[entity.agent].append(entity.id)

    def find(self, kind: EntityKind, key: str) -> Entity | None:
        return self.put.get((kind, key)) or find(self.world, kind, key)


def _invalid(field: str, problem: str) -> Refusal:
    return refuse("invalid", field=field, problem=problem)


def _check_outcome(batch: _Batch, outcome: cat.NoAnswerOutcome, where: str) -> Refusal | None:
    if outcome.kind == "status":
        entry = batch.find("status", outcome.status or "")
        if not isinstance(entry, cat.StatusEntry):
            return _invalid(f"{where}.status", "name the status that the agent is withdrawn to")
        if entry.kind == "available":
            return _invalid(f"{where}.status", f"{entry.id} is an available status; choose one that is not")
    elif outcome.status is not None:
        return _invalid(f"{where}.status", f"only an outcome of kind status names one, not {outcome.kind}")
    return None


def _check(batch: _Batch, entity: Entity) -> Refusal | None:
    """What a type cannot say."""
    match entity:
        case cat.Settings():
            try:
                zone_of(entity.zone)
            except ValueError as error:
                return _invalid("zone", str(error))
            return _check_statuses(batch, entity)
        case cat.QueueConfig():
            if entity.overflow == entity.id:
                return _invalid("overflow", "a queue cannot overflow to itself")
            old = batch.world.queues.get(entity.id)
            if old is not None and old.config.mode != entity.mode and batch.world.waiting[entity.id]:
                return refuse("in_use", kind="queue", key=entity.id, by="waiting calls")
            return _check_outcome(batch, entity.no_answer.outcome, "no_answer.outcome")
        case cat.AgentConfig() if entity.no_answer is not None:
            return _check_outcome(batch, entity.no_answer, "no_answer")
        case cat.UserConfig():
            return _check_addresses(batch, entity) or _check_only_user(batch, entity)
        case cat.ScheduleConfig() if entity.kind == "queue_login" and entity.queue is None:
            return _invalid("queue", "a queue login names its queue")
        case cat.StatusEntry() if entity.reason == "none" and (entity.reasons or entity.other_reason):
            return _invalid("reasons", "set reason to optional or required to offer reasons")
    return None


def _check_addresses(batch: _Batch, user: cat.UserConfig) -> Refusal | None:
    wrong = wrong_address(user, batch.world.users.get(user.id))
    if wrong is None:
        return None
    field, mistake, problem = wrong
    return refuse("invalid", field=field, problem=problem, mistake=mistake)


def _check_only_user(batch: _Batch, user: cat.UserConfig) -> Refusal | None:
    if user.agent is None:
        return None
    for other in sorted({*batch.claims[user.agent], batch.world.user_of.get(user.agent, "")} - {user.id}):
        entry = batch.find("user", other)
        if isinstance(entry, cat.UserConfig) and entry.agent == user.agent:
            return refuse("in_use", kind="agent", key=user.agent, by=f"user {other}")
    return None


def _check_statuses(batch: _Batch, settings: cat.Settings) -> Refusal | None:
    wanted = {
        "online_status": True,
        "offline_status": False,
        "preview_acts_as": False,
        "post_call_acts_as": False,
    }
    for name, available in wanted.items():
        entry = batch.find("status", getattr(settings, name))
        if isinstance(entry, cat.StatusEntry) and (entry.kind == "available") != available:
            return _invalid(name, f"{entry.id} is {'not ' if available else ''}an available status")
    return _check_outcome(
        batch, settings.queue_defaults.no_answer.outcome, "queue_defaults.no_answer.outcome"
    )


def refusals(world: World, entities: Sequence[Entity]) -> Iterator[tuple[Entity, Refusal]]:
    """Why these entities could not be put together, one after the other; nothing if they could be."""
    entities = [*entities, *users_for(world, entities)]
    batch = _Batch(world, entities)
    # Who is assigned where comes last: both must be there.
    for entity in sorted(entities, key=lambda entity: isinstance(entity, cat.MemberConfig)):
        for field, kind, key in references(entity):
            if batch.find(kind, key) is None:
                yield entity, refuse("unknown", kind=kind, key=key, field=field)
        bad = _check(batch, entity)
        if bad is not None:
            yield entity, bad


def _configure(world: World, given: i.Configure) -> Verdict:
    for _, refusal in refusals(world, given.entities):
        return refusal
    entities = [*given.entities, *users_for(world, given.entities)]
    found: list[Event] = []
    for entity in sorted(entities, key=lambda entity: isinstance(entity, cat.MemberConfig)):
        kind, key = kind_of(entity), key_of(entity)
        replaced = find(world, kind, key)
        if given.only_new and replaced is not None and entity in given.entities:
            return refuse("exists", kind=kind, key=key)
        fresh = kind == "settings" and not world.statuses
        if replaced != entity or fresh:
            found.append(
                Configured(kind=kind, key=key, entity=entity, replaced=replaced, undoes=given.undoes)
            )
    return found


def users_for(world: World, entities: Sequence[Entity]) -> list[Entity]:
    """Every agent is a person: a new agent without a user gets the one of that name, or a new one."""
    put = [entity for entity in entities if isinstance(entity, cat.UserConfig)]
    settings = next((e for e in entities if isinstance(e, cat.Settings)), world.settings)
    taken = {user.agent for user in put} | {user.id for user in put} | world.agents.keys()
    return [
        _user_for(world.users.get(agent.id), agent, settings)
        for agent in entities
        if isinstance(agent, cat.AgentConfig) and agent.id not in taken
    ]


def _user_for(known: cat.UserConfig | None, agent: cat.AgentConfig, settings: cat.Settings) -> cat.UserConfig:
    if known is not None:
        return known if known.agent is not None else msgspec.structs.replace(known, agent=agent.id)
    return cat.UserConfig(
        id=agent.id,
        name=agent.name,
        roles=("agent",),
        agent=agent.id,
        licences=settings.default_licences,
        rights=settings.default_rights,
    )


def _removal(world: World, kind: EntityKind, key: str) -> Refusal | list[Event]:
    """What goes with an entity, before it; or who still rests on it."""
    if kind == "settings":
        return _invalid("kind", "the settings cannot be taken away")
    if kind == "agent":
        return _remove_agent(world, key)
    if kind == "queue" and world.waiting[key]:
        return refuse("in_use", kind=kind, key=key, by="waiting calls")
    if kind == "queue" and any(call.queue == key for call in world.calls.values()):
        return refuse("in_use", kind=kind, key=key, by="calls that are up")
    if kind == "member":
        queue_id, _, agent_id = key.partition("/")
        if any(world.offers[offer].queue == queue_id for offer in world.agents[agent_id].offers):
            return refuse("in_use", kind=kind, key=key, by="a call that rings")
        return _holds_gone(world, agent_id, queue_id)
    if kind == "status":
        for agent in world.agents.values():
            if agent.status.status == key or any(key in _statuses_of(hold) for hold in agent.holds):
                return refuse("in_use", kind=kind, key=key, by=f"agent {agent.config.id}")
    if kind == "device" and key in _devices_in_use(world):
        return refuse("in_use", kind=kind, key=key, by="a call that is up")
    if kind == "unit" and any(agent.attendance.unit == key for agent in world.agents.values()):
        return refuse("in_use", kind=kind, key=key, by="agents who are clocked in")
    if kind == "campaign" and any(a.record and a.record.campaign == key for a in world.agents.values()):
        return refuse("in_use", kind=kind, key=key, by="an open record")
    if kind == "queue":
        return [event for agent_id in sorted(world.members[key]) for event in _leave(world, agent_id, key)]
    return []


def _devices_in_use(world: World) -> set[str | None]:
    return {call.device for call in world.calls.values()} | {o.device for o in world.offers.values()}


def _statuses_of(hold: Hold) -> set[str | None]:
    named = {hold.acts_as_status, hold.shown}
    return named if hold.outcome is None else named | {hold.outcome.status, hold.outcome.shown}


def _holds_gone(world: World, agent_id: str, queue_id: str) -> list[Event]:
    """What ends with a membership: the holds of that queue, and warnings that it gave."""
    return [
        hold_ended(agent_id, hold, "removed")
        for hold in world.agents[agent_id].holds
        if hold.queue == queue_id
        or (hold.kind == "warning" and hold.judgement is not None and hold.judgement.queue == queue_id)
    ]


def _leave(world: World, agent_id: str, queue_id: str) -> list[Event]:
    return [*_holds_gone(world, agent_id, queue_id), _taken(world, "member", f"{queue_id}/{agent_id}")]


def _remove_agent(world: World, key: str) -> Refusal | list[Event]:
    agent = world.agents[key]
    if agent.offers or agent.calls:
        return refuse("in_use", kind="agent", key=key, by="a call that is up")
    if agent.cases or agent.task is not None:
        return refuse("in_use", kind="agent", key=key, by="open cases or a task in hand")
    if agent.signed_in.devices:
        return refuse("in_use", kind="agent", key=key, by="a sign-in at a device; sign out first")
    found: list[Event] = [event for queue_id in agent.memberships for event in _leave(world, key, queue_id)]
    for device_id in world.devices_of.get(key, ()):
        device = world.devices[device_id].config
        freed = msgspec.structs.replace(device, agent=None)
        found.append(Configured(kind="device", key=device_id, entity=freed, replaced=device))
    user = world.user(key)
    if user is not None:
        freed_user = msgspec.structs.replace(user, agent=None)
        found.append(Configured(kind="user", key=user.id, entity=freed_user, replaced=user))
    return found


def _taken(world: World, kind: EntityKind, key: str, undoes: int = 0) -> Removed:
    replaced = find(world, kind, key)
    assert replaced is not None
    return Removed(kind=kind, key=key, replaced=replaced, undoes=undoes)


def _everything(world: World) -> Iterator[Entity]:
    yield world.settings
    for table in (world.queues, world.agents, world.devices, world.schedules):
        for record in table.values():
            yield record.config
    yield from world.users.values()


def _remove(world: World, given: i.Remove) -> Verdict:
    if find(world, given.kind, given.key) is None:
        return refuse("unknown", kind=given.kind, key=given.key)
    along = _removal(world, given.kind, given.key)
    if isinstance(along, Refusal):
        return along
    going = {(e.kind, e.key) for e in along if isinstance(e, Removed | Configured)}
    for entity in _everything(world):
        if (kind_of(entity), key_of(entity)) in going or isinstance(entity, cat.MemberConfig):
            continue
        if any((kind, key) == (given.kind, given.key) for _, kind, key in references(entity)):
            by = f"{kind_of(entity)} {key_of(entity)}".strip()
            return refuse("in_use", kind=given.kind, key=given.key, by=by)
    return [*along, _taken(world, given.kind, given.key, given.undoes)]


CONFIGURATION: dict[Any, Callable[[World, Any], Verdict]] = {
    i.Configure: _configure,
    i.Remove: _remove,
}
