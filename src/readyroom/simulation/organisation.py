"""An organisation of any size, on top of any preset.

Belongs here: its queues, agents and phones. The preset says what happens to those who do not answer, and how one
comes to work; all else is the same for every preset, so that what differs between two runs is what the presets say.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict, replace

from readyroom.codec.presets import Preset
from readyroom.engine import catalogue as cat
from readyroom.engine.catalogue import Entity

WRAP_UP_S = 30
"""After each queue call; agents end half of them by hand, sooner."""
GROUP, UNIT = "agents", "unit"


def organisation(preset: Preset, agents: int, queues: int) -> tuple[Entity, ...]:
    """All of it, in the order to put it. Every agent is in two queues, one of them as a second choice.

    What a preset leaves to the organisation is given where its policy needs it: the licence for automatic logout, and
    tracked attendance where the preset says how one clocks out. All queues are of calls.
    """
    assert agents >= 1
    queues = min(queues, agents)
    settings = preset.settings
    tracked = (GROUP,) if settings.clock_out_reasons else ()
    settings = replace(settings, name="Simulated", zone="UTC", tracked_groups=tracked)
    found: list[Entity] = [
        *preset.statuses,
        cat.GroupConfig(id=GROUP, label="Agents"),
        settings,
        cat.UnitConfig(id=UNIT, label="Unit"),
    ]
    of_queue: dict[str, Any] = {
        **asdict(settings.queue_defaults),
        "channel": "voice",
        "wrap_up_s": WRAP_UP_S,
    }
    found += [
        cat.QueueConfig(**{**of_queue, "id": _queue(n), "label": f"Queue {n + 1}"}) for n in range(queues)
    ]
    for n in range(agents):
        found += _agent(settings, n, queues)
    return tuple(found)


def _queue(n: int) -> str:
    return f"queue-{n + 1}"


def _agent(settings: cat.Settings, n: int, queues: int) -> list[Entity]:
    name = f"agent-{n + 1:03}"
    defaults: dict[str, Any] = asdict(settings.agent_defaults)
    first = n % queues
    # Every other queue in turn, so that each shares agents with each.
    second = (first + 1 + n // queues % max(1, queues - 1)) % queues
    found: list[Entity] = [
        cat.AgentConfig(
            **{**defaults, "id": name, "name": f"Agent {n + 1}", "unit": UNIT, "groups": (GROUP,)}
        ),
        cat.DeviceConfig(id=f"{name}-desk", agent=name),
        cat.UserConfig(
            id=name,
            name=f"Agent {n + 1}",
            roles=("agent",),
            agent=name,
            units=(UNIT,),
            rights=settings.default_rights,
            licences=("auto_logout",),
        ),
        cat.MemberConfig(queue=_queue(first), agent=name, tier=1, position=n),
    ]
    if second != first:
        found.append(cat.MemberConfig(queue=_queue(second), agent=name, tier=2, position=n))
    return found
