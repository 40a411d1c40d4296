"""What a person at work says to Readyroom, in whatever words the organisation's configuration has for it.

Belongs here: reading off the world what is needed to be offered calls, and which status says that one is not. Each
function answers the inputs one after the other; between two of them the world goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from readyroom.engine import inputs as i
from readyroom.engine.catalogue import StatusEntry
from readyroom.engine.facts import Actor, Agent
from readyroom.engine.inputs import Input
from readyroom.engine.world import World

Look = Callable[[], World]
"""The world as it is now."""


def to_work(look: Look, agent_id: str, at: int, device: str | None, *, arriving: bool) -> Iterator[Input]:
    """All that is missing for an agent who is there and wants calls."""
    by = Actor("agent", agent_id)
    agent = look().agents.get(agent_id)
    if agent is None:
        return
    if agent.attendance.unit is None and look().is_tracked(agent):
        unit = agent.config.unit or next(iter(look().units), None)
        if unit is not None:
            yield i.ClockIn(at=at, by=by, agent=agent_id, unit=unit)
    if _is_signed_out(look(), agent_id):
        yield i.SignIn(at=at, by=by, agent=agent_id, device=device)
    if _has_hold(look(), agent_id, "warning"):
        yield i.Stay(at=at, by=by, agent=agent_id)
    if _has_hold(look(), agent_id, "misses"):
        yield i.Return(at=at, by=by, agent=agent_id)
    if _needs_status(look(), agent_id):
        yield i.SetStatus(at=at, by=by, agent=agent_id, status=look().settings.online_status)
    out = [m for m in look().agents[agent_id].memberships.values() if m.value != "in"]
    if arriving and out:
        yield i.SetMembership(at=at, by=by, agent=agent_id, queue=None, membership="in")


def to_be_away(look: Look, agent_id: str, at: int, kind: str) -> Iterator[Input]:
    """Say that one is away for a while."""
    world, agent = look(), look().agents.get(agent_id)
    entry = _away_entry(world, kind)
    if agent is None or entry is None or agent.status.status == entry.id:
        return
    yield i.SetStatus(
        at=at,
        by=Actor("agent", agent_id),
        agent=agent_id,
        status=entry.id,
        reason=_reason(entry),
        note="away" if entry.reason == "required" and not entry.reasons else None,
    )


def to_go_home(look: Look, agent_id: str, at: int) -> Iterator[Input]:
    """Say that work is over."""
    by = Actor("agent", agent_id)
    world, agent = look(), look().agents.get(agent_id)
    if agent is None:
        return
    settings = world.settings
    if agent.attendance.unit is not None:
        reason = next(iter(settings.clock_out_reasons), None)
        yield i.ClockOut(at=at, by=by, agent=agent_id, reason=reason)
    if agent.config.login_code and look().agents[agent_id].signed_in.devices is not None:
        yield i.SignOut(at=at, by=by, agent=agent_id)
    offline = world.statuses.get(settings.offline_status)
    if offline is not None and "agent" in offline.settable_by:
        if agent.status.status != offline.id:
            reason = _reason(offline)
            yield i.SetStatus(at=at, by=by, agent=agent_id, status=offline.id, reason=reason)
    else:
        yield from to_be_away(look, agent_id, at, "home")


def _is_signed_out(world: World, agent_id: str) -> bool:
    agent = world.agents[agent_id]
    return agent.config.login_code and agent.signed_in.devices is None


def _has_hold(world: World, agent_id: str, kind: str) -> bool:
    return any(hold.kind == kind for hold in world.agents[agent_id].holds)


def _needs_status(world: World, agent_id: str) -> bool:
    agent: Agent = world.agents[agent_id]
    if world.is_available(agent.status.status):
        return False
    # Without a phone it would only be refused; the next look will do.
    return not world.settings.available_needs_device or world.registered_device(agent) is not None


def _away_entry(world: World, kind: str) -> StatusEntry | None:
    """The status that says it best, of those that an agent may choose."""
    own = [entry for entry in world.statuses.values() if "agent" in entry.settable_by]
    found = [entry for entry in own if entry.kind != "available"]
    found.sort(key=lambda entry: (entry.id != kind, entry.id != "break", entry.kind != "unavailable"))
    return found[0] if found else None


def _reason(entry: StatusEntry) -> str | None:
    if entry.reason != "required":
        return None
    return entry.reasons[0] if entry.reasons else "other"
