"""One day under one policy: from a plan to its figures.

Belongs here: what is planned, and the run. The same plan gives the same day, event by event; another policy meets
the same people and the same callers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from readyroom.centre import PERSONALITIES, Personality, Truth, fitting
from readyroom.centre.profile import BUSY
from readyroom.codec.presets import Preset
from readyroom.engine.events import Event
from readyroom.simulation.measures import Figures, Measures
from readyroom.simulation.offline import Digest, Offline
from readyroom.simulation.organisation import organisation

START = 1_772_438_400_000
"""2026-03-02T08:00:00Z, a Monday: when the first shift begins."""
HOUR_MS = 3_600_000
SLICE_MS = 300_000
"""Between two words on how far it is."""
QUEUES = 5


class Plan(Struct, frozen=True, kw_only=True):
    """What is simulated. `busy` is the share of time that agents are to be on the phone at the peak."""

    preset: Preset
    agents: int
    hours: float
    seed: int
    queues: int = QUEUES
    busy: float = BUSY
    personalities: dict[str, Personality] = field(default_factory=lambda: PERSONALITIES)


class Day(Struct, frozen=True, kw_only=True):
    """What came of a plan. `digest` is the fingerprint of the whole log."""

    preset: str
    seed: int
    agents: int
    hours: float
    figures: Figures
    inputs: int
    events: int
    digest: str


def unheard(hours: float) -> None:
    """Nobody asks how far it is."""


def begun(plan: Plan, watch: Callable[[Event], None]) -> tuple[Offline, Truth]:
    """The day at its first instant, and who will be there when; `watch` sees every event of its log."""
    offline = Offline(organisation(plan.preset, plan.agents, plan.queues), START, watch)
    profile = replace(fitting(offline.world, plan.seed, busy=plan.busy), personalities=plan.personalities)
    return offline, offline.open(profile, plan.seed).truth


def simulate(
    plan: Plan, told: Callable[[float], None] = unheard, watches: Sequence[Callable[[Event], None]] = ()
) -> Day:
    """Have the day go by; `told` hears of every stretch of it (hours), `watches` see every event of its log."""
    fingerprint = Digest()
    seen: list[Callable[[Event], None]] = [fingerprint.on, *watches]

    def watch(event: Event) -> None:
        for see in seen:
            see(event)

    offline, truth = begun(plan, watch)
    measures = Measures(truth, plan.preset.settings.queue_defaults.service_level_s)
    seen.append(measures.on)
    end = START + round(plan.hours * HOUR_MS)
    while offline.now < end:
        before = offline.now
        offline.run(min(end, before + SLICE_MS))
        told((offline.now - before) / HOUR_MS)
    return Day(
        preset=plan.preset.name,
        seed=plan.seed,
        agents=plan.agents,
        hours=plan.hours,
        figures=measures.figures(START, end),
        inputs=offline.inputs,
        events=offline.world.seq,
        digest=fingerprint.text(),
    )
