"""What the default preset's figures rest on: other lengths of its warning, and people who are not as assumed.

Prints the tables of `docs/simulation.md` that no single command prints: `python -m bench.policies`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from readyroom.centre import PERSONALITIES, Personality
from readyroom.codec import presets
from readyroom.codec.presets import Preset
from readyroom.engine.catalogue import Settings
from readyroom.simulation import Plan, Row, compare

AGENTS, QUEUES, HOURS, SEEDS = 20, 3, 8.0, 20
WARNINGS_S = (15, 60, 300, 600)
FIGURES = ("false_withdrawals", "late_offers", "presence_lost_s", "warned_s", "taps")

PEOPLE: dict[str, Callable[[Personality], Personality]] = {
    "as assumed": lambda one: one,
    "distracted twice as often, twice as long, for up to twenty minutes": lambda one: replace(
        one,
        distracted_per_h=2 * one.distracted_per_h,
        distracted_median_s=2 * one.distracted_median_s,
        distracted_at_most_s=1200,
    ),
    "notice the screen three times as late": lambda one: replace(
        one, notices_median_s=3 * one.notices_median_s, looks_s=3 * one.looks_s
    ),
    "twice as many walks, half as long": lambda one: replace(
        one, wanders_per_h=2 * one.wanders_per_h, wanders_median_s=one.wanders_median_s / 2
    ),
}


def with_policy(preset: Preset, name: str, threshold: int, warn_s: int | None) -> Preset:
    """A preset under another name, with another threshold and another warning."""

    def changed(settings: Settings) -> Settings:
        defaults = settings.queue_defaults
        policy = replace(defaults.no_answer, threshold=threshold, warn_s=warn_s)
        return replace(settings, queue_defaults=replace(defaults, no_answer=policy))

    entities = tuple(changed(one) if isinstance(one, Settings) else one for one in preset.entities)
    return replace(preset, name=name, entities=entities)


def rows(policies: list[Preset], change: Callable[[Personality], Personality]) -> tuple[Row, ...]:
    """The days of all of them, with such people."""
    people = {kind: change(one) for kind, one in PERSONALITIES.items()}
    plan = Plan(preset=policies[0], agents=AGENTS, queues=QUEUES, hours=HOURS, seed=1, personalities=people)
    return compare(plan, policies, SEEDS, os.cpu_count() or 1).rows


def table(title: str, found: tuple[Row, ...]) -> Iterator[str]:
    """Means a day, as Markdown."""
    yield f"\n{title}\n\n| policy | false | late | presence lost | warned | taps |\n|---|---:|---:|---:|---:|---:|"
    for row in found:
        false, late, lost_s, warned_s, taps = (row.spread(name).mean for name in FIGURES)
        yield f"| {row.preset} | {false:.2f} | {late:.1f} | {lost_s:,.0f} s | {warned_s:,.0f} s | {taps:.1f} |"


def main() -> None:
    ours = presets.load("default")
    sweep = [with_policy(ours, f"1 missed call, warned {warn_s} s", 1, warn_s) for warn_s in WARNINGS_S]
    sweep.append(with_policy(ours, "1 missed call, not warned", 1, None))
    sweep.append(with_policy(ours, "2 missed calls, warned 600 s", 2, 600))
    for line in table("Warnings", rows(sweep, PEOPLE["as assumed"])):
        print(line, flush=True)
    products = [presets.load(name) for name in ("ip-office", "web2contact")]
    for who, change in PEOPLE.items():
        for line in table(who, rows([ours, *products], change)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
