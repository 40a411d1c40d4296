"""The scenarios are sharp: with any rule switched off, or any field of a preset changed, one of them turns red."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from readyroom.codec import presets
from readyroom.engine import RULES, Event, Rule
from tests.scenarios.mutants import Mutant, of_builtin, of_policy, of_preset
from tests.scenarios.pages import Page, first_red, likely_first, pages

# --- rules -----------------------------------------------------------------------------------------------------------


def parts_of(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule without each of its parts, where it has several."""
    without: list[tuple[str, Rule]] = []
    for event in rule.on:
        left = {of: react for of, react in rule.on.items() if of is not event}
        without.append((event.__name__, msgspec.structs.replace(rule, on=left)))
    if rule.due is not None:
        idle = msgspec.structs.replace(rule, due=lambda world, of: None, fire=lambda world, of: ())
        without.append(("its deadline", idle))
    if rule.tie is not None:
        without.append(("its order among deadlines", msgspec.structs.replace(rule, tie=None)))
    if rule.settle is not None:
        without.append(("what it settles", msgspec.structs.replace(rule, settle=None)))
    return iter(without if len(without) > 1 else ())


PARTS = {f"{rule.name} without {what}": (rule, less) for rule in RULES for what, less in parts_of(rule)}


def traces(page: Page, rule: Rule) -> int:
    """How many events of the scenario's usual run the rule brought."""
    return sum(event.rule == rule.name for event in page.usual.log)


def red_with(rules: tuple[Rule, ...], changed: Rule, what: str = "") -> str | None:
    def leads(page: Page) -> tuple[bool, int]:
        log: list[Event] = page.usual.log
        names = {type(log[event.cause - 1]).__name__ for event in log if event.rule == changed.name and event.cause}
        return what not in names, -traces(page, changed)

    return first_red(sorted(pages(), key=leads), lambda page: page.play(rules))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_that_is_switched_off_turns_a_scenario_red(rule: Rule):
    red = red_with(tuple(other for other in RULES if other is not rule), rule)
    assert red, f"no scenario turns red without {rule.name}: {rule.says}"
    print(red)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_rule_that_is_switched_off_turns_a_scenario_red(part: str):
    rule, less = PARTS[part]
    red = red_with(tuple(less if other is rule else other for other in RULES), rule, part.rpartition(" ")[2])
    assert red, f"no scenario turns red with {part}"
    print(red)


# --- presets ---------------------------------------------------------------------------------------------------------

UNFELT: dict[str, str] = {}
"""Mutants that nobody could feel, and why."""

STATED = {mutant.id: mutant for name in presets.names() for mutant in of_preset(name)}
SHARED = {mutant.id: mutant for mutant in of_builtin()}
LEFT_TO_DEFAULTS = {
    mutant.id: mutant for name in ("1stream", "ip-office", "web2contact") for mutant in of_policy(name)
}


def red_for(mutant: Mutant) -> str | None:
    concerned = [page for page in pages() if any(mutant.concerns(name) for name in page.presets)]
    return first_red(likely_first(concerned, mutant.words), lambda page: page.play(load=mutant.load))


def check(mutant: Mutant) -> None:
    refused = mutant.refusal()
    if refused is not None:
        print(f"no organisation could start from it: {refused}")
        return
    red = red_for(mutant)
    if mutant.id in UNFELT:
        assert not red, f"{mutant.id} is felt, by {red}"
        return
    assert red, f"no scenario turns red with {mutant.id}"
    print(red)


@pytest.mark.parametrize("changed", STATED)
def test_a_changed_field_of_a_preset_turns_a_scenario_red(changed: str):
    check(STATED[changed])


@pytest.mark.parametrize("changed", SHARED)
def test_a_changed_field_of_a_shared_status_turns_a_scenario_red(changed: str):
    check(SHARED[changed])


@pytest.mark.parametrize("changed", LEFT_TO_DEFAULTS)
def test_a_changed_default_of_the_no_answer_policy_turns_a_scenario_red(changed: str):
    check(LEFT_TO_DEFAULTS[changed])
