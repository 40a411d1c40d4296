"""Who works there and who calls: personalities, loads, hours. Plain data.

Belongs here: the numbers, with their units and what they stand for; `docs/simulation.md` says what each rests on.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from readyroom.centre.chance import Chance
from readyroom.engine.world import World


class Personality(Struct, frozen=True, kw_only=True):
    """How somebody works. Shares are from 0 to 1, durations in seconds, rates per hour at work."""

    answer_median_s: float = 4.0
    """From the first ring to picking up; lognormal. Beyond the ring time it is a miss of somebody present."""
    answer_sigma: float = 0.4
    refuses: float = 0.0
    """Of the calls that ring while present."""
    tells: float = 1.0
    """How often a break, or the end of work, is told by a status."""
    wanders_per_h: float = 0.0
    """Absences that nobody planned and that are never told."""
    wanders_median_s: float = 300.0
    distracted_per_h: float = 0.25
    """At the desk, and heeds neither phone nor screen: headset off, phone on mute, a colleague, a private call."""
    distracted_median_s: float = 60.0
    distracted_sigma: float = 0.8
    distracted_at_most_s: int = 240
    """Whoever heeds nothing for longer is away in all that matters to a caller: that is a walk."""
    dies_per_h: float = 0.0
    """How often the phone loses its network."""
    dies_median_s: float = 180.0
    notices_median_s: float = 10.0
    """From a missed call, or from coming back, to doing what the screen asks for; lognormal."""
    looks_s: float = 120.0
    """Between two other looks at the screen, on average."""
    wraps_up_early: float = 0.5
    """How often the wrap-up is ended by hand."""


PERSONALITIES: dict[str, Personality] = {
    "present": Personality(),
    "slow": Personality(answer_median_s=13.0, answer_sigma=0.6, notices_median_s=25.0, looks_s=240.0),
    "forgetful": Personality(tells=0.3, looks_s=180.0),
    "walks_away": Personality(tells=0.8, wanders_per_h=1.5),
    "dead_phone": Personality(dies_per_h=1.0),
    "refuses": Personality(refuses=0.35),
}
SHARES: dict[str, float] = {
    "present": 0.6,
    "slow": 0.1,
    "forgetful": 0.12,
    "walks_away": 0.1,
    "dead_phone": 0.04,
    "refuses": 0.04,
}
"""How many of each, where nobody says."""
BUSY = 0.7
"""The share of time that agents are to be on the phone at the peak, where nobody says how many call."""

OFFICE_SHAPE: tuple[float, ...] = (
    *(0.0,) * 8,
    *(0.55, 0.9, 1.0, 1.0, 0.8, 0.7, 0.85, 0.95, 0.75, 0.45),
    *(0.0,) * 6,
)
"""Callers at each hour of the local day, as a share of the peak: two humps around lunch, nobody at night."""


class Load(Struct, frozen=True, kw_only=True):
    """A queue's callers."""

    calls_per_h: float
    """At the peak."""
    talk_median_s: float = 180.0
    talk_sigma: float = 0.6
    patience_mean_s: float = 180.0
    """After so long, on average, a caller gives up waiting."""
    external: float = 0.95


class Profile(Struct, frozen=True, kw_only=True):
    """A call centre's people."""

    agents: dict[str, str] = field(default_factory=dict)
    """Agent → kind. Who is not in it is not simulated: their phone rings, and somebody else answers it."""
    queues: dict[str, Load] = field(default_factory=dict)
    personalities: dict[str, Personality] = field(default_factory=lambda: PERSONALITIES)
    """What each kind is like."""
    hours: Literal["office", "always"] = "office"
    """`always`: shifts follow each other from the beginning on, and callers come at any hour."""
    outgoing_per_h: float = 0.5
    direct_per_h: float = 0.3

    def without(self, agent: str) -> Profile:
        """The same people, but for one whom a human plays."""
        return replace(self, agents={one: kind for one, kind in self.agents.items() if one != agent})

    def share_of_peak(self, hour: float) -> float:
        """How many call at an hour of the local day (0 to 24), as a share of the peak."""
        if self.hours == "always":
            return 1.0
        before, part = int(hour) % 24, hour % 1.0
        after = (before + 1) % 24
        return OFFICE_SHAPE[before] * (1 - part) + OFFICE_SHAPE[after] * part


def fitting(
    world: World, seed: int, hours: Literal["office", "always"] = "office", busy: float = BUSY
) -> Profile:
    """People for a call centre as it is configured: all kinds of agents, and callers who keep them so busy."""
    dice = Chance(seed).of("profile")
    agents = {
        agent_id: dice.choices(list(SHARES), list(SHARES.values()))[0] for agent_id in sorted(world.agents)
    }
    queues = {}
    for queue_id in world.queues:
        share = sum(1 / max(1, len(world.agents[a].memberships)) for a in world.members[queue_id])
        one = Load(calls_per_h=1.0)
        each_s = one.talk_median_s * 1.2 + world.queue_config(queue_id).wrap_up_s + one.talk_median_s * 0.05
        queues[queue_id] = replace(one, calls_per_h=max(1.0, busy * share * 3600 / each_s))
    return Profile(agents=agents, queues=queues, hours=hours)
