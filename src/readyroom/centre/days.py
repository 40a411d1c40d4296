"""An agent's days: when the shift begins and ends, lunch, breaks, walks that nobody planned, and distractions.

Belongs here: plans, thrown in advance from the agent's own dice. What an agent then does, and whether anybody is
told, is in `people`.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from readyroom.centre.chance import Chance, about_ms, between_ms, until_next_ms
from readyroom.centre.profile import Personality, Profile
from readyroom.engine.localtime import day_start

HOUR_MS = 3_600_000
SHIFT_MS = 8 * HOUR_MS
OPENS_H = 8.0
CYCLE_MS = 8 * HOUR_MS + HOUR_MS // 2
"""Where shifts follow each other: eight hours, and half an hour until the next."""
NEXT_DAY_MS = 26 * HOUR_MS
"""From the beginning of any local day, this lies in the next one."""
BETWEEN_MS = 300_000
"""Nobody goes away again sooner than this after having come back."""
ENTERING_MS = 20_000
"""Who is at work when it all begins comes in within this time."""


class Away(Struct, frozen=True):
    """An absence (or, at the desk, a distraction). `tells`: a status says so."""

    start: int
    end: int
    kind: Literal["lunch", "break", "walk", "distracted"]
    tells: bool


class Shift(Struct, frozen=True):
    """A day's work. `tells`: signs out, clocks out or says that it is over."""

    start: int
    end: int
    away: tuple[Away, ...]
    distracted: tuple[Away, ...]
    """At the desk, and neither the phone nor the screen is heeded."""
    tells: bool


def shifts(
    profile: Profile, personality: Personality, chance: Chance, agent: str, zone: str, start: int
) -> Iterator[Shift]:
    """The shifts of an agent, from the one that may have begun before `start` (ms UTC) on, without end."""
    for begins, day in _beginnings(profile, chance, agent, zone, start):
        whole = _shift(personality, chance.of("shift", agent, day), begins)
        if whole.end <= start:
            continue
        if whole.start <= start:
            entered = start + between_ms(chance.of("enters", agent), 1, ENTERING_MS / 1000)
            later = tuple(away for away in whole.away if away.start > entered)
            whole = Shift(entered, max(whole.end, entered + 1), later, (), whole.tells)
        distracted = _distracted(personality, chance.of("distracted", agent, day), whole)
        yield replace(whole, distracted=distracted)


def _beginnings(
    profile: Profile, chance: Chance, agent: str, zone: str, start: int
) -> Iterator[tuple[int, int]]:
    """When each shift begins, and its number."""
    usual = chance.of("shifts", agent)
    if profile.hours == "always":
        begins = start - usual.randrange(SHIFT_MS - HOUR_MS)
        day = 0
        while True:
            yield begins, day
            begins += CYCLE_MS
            day += 1
    early_ms = usual.choice((0, HOUR_MS // 2, HOUR_MS, HOUR_MS * 3 // 2))
    midnight = day_start(zone, start - SHIFT_MS * 3)
    while True:
        late_ms = chance.of("late", agent, midnight).randrange(-300_000, 300_000)
        yield midnight + int(OPENS_H * HOUR_MS) + early_ms + late_ms, midnight
        midnight = day_start(zone, midnight + NEXT_DAY_MS)


def _shift(personality: Personality, dice: Random, start: int) -> Shift:
    end = start + SHIFT_MS
    tells = personality.tells
    planned = [
        _away(dice, start + between_ms(dice, 5400, 9000), (480, 900), "break", tells),
        _away(dice, start + between_ms(dice, 12_600, 16_200), (1800, 2700), "lunch", tells),
        _away(dice, start + between_ms(dice, 21_600, 25_200), (480, 900), "break", tells),
    ]
    if personality.wanders_per_h > 0:
        at = start + until_next_ms(dice, 3600 / personality.wanders_per_h)
        while at < end:
            lasts = about_ms(dice, personality.wanders_median_s, 0.7)
            planned.append(Away(at, at + lasts, "walk", tells=False))
            at += lasts + until_next_ms(dice, 3600 / personality.wanders_per_h)
    kept: list[Away] = []
    for away in sorted(planned, key=lambda one: one.start):
        if away.end < end and (not kept or away.start >= kept[-1].end + BETWEEN_MS):
            kept.append(away)
    return Shift(start, end, tuple(kept), (), tells=dice.random() < tells)


def _distracted(personality: Personality, dice: Random, shift: Shift) -> tuple[Away, ...]:
    """Distractions between the absences; what would reach into one, or beyond the shift, does not take place."""
    if personality.distracted_per_h <= 0:
        return ()
    found: list[Away] = []
    at = shift.start
    while True:
        at += until_next_ms(dice, 3600 / personality.distracted_per_h)
        lasts = about_ms(dice, personality.distracted_median_s, personality.distracted_sigma)
        end = at + min(lasts, personality.distracted_at_most_s * 1000)
        if end >= shift.end:
            return tuple(found)
        if all(end < away.start or away.end < at for away in shift.away):
            found.append(Away(at, end, "distracted", tells=False))
        at = end


def _away(
    dice: Random, start: int, lasts_s: tuple[int, int], kind: Literal["lunch", "break"], tells: float
) -> Away:
    return Away(start, start + between_ms(dice, *lasts_s), kind, tells=dice.random() < tells)
