"""What the switch is told of people, as values of dialplan functions: the lamps of keys, and what telephones may do.

    DEVICE_STATE(Custom:readyroom:ann)            how Ann is
    DEVICE_STATE(Custom:readyroom:ann*sales)      how she is in a queue
    DB(readyroom/busy/101)                        1: a call to this telephone hears that it is busy
    DB(readyroom/barred/101)                      1: it makes no calls to the outside

A telephone shows a device state as a lamp: dark for NOT_INUSE and UNAVAILABLE, lit for INUSE, blinking for RINGING,
slowly for ONHOLD (or lit, where it does not know of calls on hold). `readyroom-features.conf` has the keys' hints,
and reads the others.

Belongs here: what each should be, as a function of the world. When it is said is `following`.
"""

from __future__ import annotations

from collections.abc import Mapping as Values

from readyroom.edges.asterisk.mapping import Mapping
from readyroom.engine.facts import Agent, Membership
from readyroom.engine.shown import activity_of, direct_calls, membership_of, outgoing_calls, shown
from readyroom.engine.world import World

CUSTOM = "Custom:"
DEVICE = f"{CUSTOM}readyroom:"
FAMILY = "readyroom"
LAMPS_FAMILY = "CustomDevstate"
"""Where Asterisk keeps the states of `Custom:` devices, by what follows that word."""
BUSY, BARRED = "busy", "barred"
KEPT: tuple[dict[str, str], ...] = (
    {"Family": LAMPS_FAMILY},
    {"Family": FAMILY, "Key": BUSY},
    {"Family": FAMILY, "Key": BARRED},
)
"""The trees of the switch's database in which all that it was told is kept, as DBGetTree asks for them."""
DARK = "UNAVAILABLE"
BY_TONE = {"green": "NOT_INUSE", "red": "INUSE", "amber": "ONHOLD", "grey": DARK}
BY_ACTIVITY = {"call": "INUSE", "wrap_up": "INUSE", "ringing": "RINGING"}
"""Before what they chose: whoever looks wants to know whether to speak to them."""


def lamp(agent: str, queue: str | None = None) -> str:
    """The variable of a lamp; `*` stands in no id."""
    return f"DEVICE_STATE({DEVICE}{agent if queue is None else f'{agent}*{queue}'})"


def wanted_of(world: World, names: Mapping, agent_id: str) -> dict[str, str]:
    """All values that speak of this agent, and of the telephones that they answer."""
    agent = world.agents[agent_id]
    found = {lamp(agent_id): _agent(world, agent_id)}
    for queue_id, membership in agent.memberships.items():
        found[lamp(agent_id, queue_id)] = _member(agent, membership)
    busy, barred = direct_calls(world, agent_id) == "busy", outgoing_calls(world, agent_id) == "bar"
    for device in world.devices_for(agent):
        if names.agent_at(device.config.id) == agent_id:
            number = names.phone_name(device.config.id).partition("/")[2]
            found[f"DB({FAMILY}/{BUSY}/{number})"] = str(int(busy))
            found[f"DB({FAMILY}/{BARRED}/{number})"] = str(int(barred))
    return found


def none_of(variable: str) -> str:
    """Its value when there is nobody any more of whom it speaks."""
    return "0" if variable.startswith("DB(") else DARK


def setting(variable: str, value: str) -> tuple[str, dict[str, str]]:
    """The manager's action that gives it a value, with its headers. DB() is not let in from there by itself."""
    if variable.startswith("DB("):
        family, _, key = variable[3:-1].rpartition("/")
        return "DBPut", {"Family": family, "Key": key, "Val": value}
    return "Setvar", {"Variable": variable, "Value": value}


def heard(kept: Values[str, str]) -> dict[str, str]:
    """What the switch's database holds, by its keys, as values: what other programs keep there is none of ours."""
    found = {}
    for key, value in kept.items():
        if key.startswith(f"/{LAMPS_FAMILY}/"):
            key = f"DEVICE_STATE({CUSTOM}{key.removeprefix(f'/{LAMPS_FAMILY}/')})"
        else:
            key = f"DB({key.removeprefix('/')})"
        if key.startswith((f"DEVICE_STATE({DEVICE}", f"DB({FAMILY}/{BUSY}/", f"DB({FAMILY}/{BARRED}/")):
            found[key] = value
    return found


def _agent(world: World, agent_id: str) -> str:
    return BY_ACTIVITY.get(activity_of(world, agent_id)) or BY_TONE[shown(world, agent_id).tone]


def _member(agent: Agent, membership: Membership) -> str:
    """Lit: in. Slowly blinking: paused, or withdrawn by a rule. Dark: out."""
    acting = membership_of(agent, membership.queue)
    if acting == "in":
        return "INUSE"
    return "NOT_INUSE" if acting == membership.value == "out" else "ONHOLD"
