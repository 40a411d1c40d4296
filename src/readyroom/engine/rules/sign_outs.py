"""Automatic sign-out: no call activity for too long, or the home site of a hot-desked agent unseen for too long."""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.engine.events import (
    CallConnected,
    CallEnded,
    CallStarted,
    Event,
    SignedIn,
    SignedOut,
    SiteChanged,
)
from readyroom.engine.facts import Agent
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _talking(world: World, agent: Agent) -> bool:
    return any(world.calls[call_id].state != "ringing" for call_id in agent.calls)


def _idle_due(world: World, agent_id: str) -> int | None:
    agent = world.agents.get(agent_id)
    if agent is None or agent.config.idle_logout_s is None or agent.signed_in.devices is None:
        return None
    if not (agent.config.login_code and agent.config.forced_login) or _talking(world, agent):
        return None
    return max(agent.call_activity_at, agent.signed_in.since) + agent.config.idle_logout_s * 1000


def _idle_fire(world: World, agent_id: str) -> Iterator[Event]:
    yield SignedOut(agent=agent_id, reason="idle")


def _hot_desked_away(world: World, agent: Agent) -> bool:
    """Whether the agent is signed in at a device of another site than their home."""
    for device_id in agent.signed_in.devices or ():
        device = world.devices.get(device_id)
        if device is not None and device.config.site not in (None, agent.config.home_site):
            return True
    return False


def _home_due(world: World, agent_id: str) -> int | None:
    agent = world.agents.get(agent_id)
    if agent is None or agent.config.home_site is None or agent.signed_in.devices is None:
        return None
    site = world.sites.get(agent.config.home_site)
    if site is None or site.reachable or not _hot_desked_away(world, agent) or _talking(world, agent):
        return None
    return max(site.since, agent.signed_in.since) + world.settings.home_lost_s * 1000


def _home_fire(world: World, agent_id: str) -> Iterator[Event]:
    yield SignedOut(agent=agent_id, reason="home_lost")


IDLE_LOGOUT = Rule(
    name="idle_logout",
    says="An agent with forced login is signed out after their idle period without call activity.",
    subject="agent",
    due=_idle_due,
    moves=(SignedIn, SignedOut, CallStarted, CallConnected, CallEnded),
    fire=_idle_fire,
)
HOME_LOST = Rule(
    name="home_lost",
    says="A hot-desked agent whose home site is unseen for the set time is signed out.",
    subject="agent",
    due=_home_due,
    moves=(SignedIn, SignedOut, CallStarted, CallConnected, CallEnded, SiteChanged),
    fire=_home_fire,
)
