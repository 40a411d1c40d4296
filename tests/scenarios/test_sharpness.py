"""The scenarios are sharp: with any rule switched off, or any field of a preset changed, one of them turns red."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from readyroom.codec import presets
from readyroom.engine import RULES, Event, Rule
from tests.scenarios.mutants import Mutant, file_of, leaves, of_builtin, of_policy, of_preset
from tests.scenarios.pages import Page, first_red, likely_first, pages

# --- rules --------------------------------------------------------------------------------------------------


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
        names = {
            type(log[event.cause - 1]).__name__ for event in log if event.rule == changed.name and event.cause
        }
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


# --- presets ------------------------------------------------------------------------------------------------

TEXT = {
    "title": "names the preset in lists of presets; an organisation that starts from it never sees it again",
    "document": "names the document that the preset rests on",
    "summary": "a sentence for whoever chooses among presets",
}
"""What a file states beside settings and statuses: nobody's day is another one for it."""

ALL = [
    *(mutant for name in presets.names() for mutant in (*of_preset(name), *of_policy(name))),
    *of_builtin(),
]
IMPOSSIBLE = {mutant.id: refused for mutant in ALL if (refused := mutant.refusal()) is not None}
"""What is refused wherever a preset is taken: no other value of the field, it would say something senseless."""
POSSIBLE = {mutant.id: mutant for mutant in ALL if mutant.id not in IMPOSSIBLE}


def red_for(mutant: Mutant) -> str | None:
    concerned = [page for page in pages() if any(mutant.concerns(name) for name in page.presets)]
    return first_red(likely_first(concerned, mutant.words), lambda page: page.play(load=mutant.load))


@pytest.mark.parametrize("changed", POSSIBLE)
def test_a_changed_field_of_a_preset_turns_a_scenario_red(changed: str):
    red = red_for(POSSIBLE[changed])
    assert red, f"no scenario turns red with {changed}"
    print(red)


def test_nothing_changed_turns_nothing_red():
    assert first_red(pages(), lambda page: page.play()) is None


@pytest.mark.parametrize("name", [*presets.names(), "_builtin"])
def test_all_that_a_preset_states_is_changed(name: str):
    mutants = [mutant for mutant in ALL if mutant.preset == name]
    file = file_of(name)
    for path in leaves(file.get("settings", {})):
        assert any(path in mutant.fields for mutant in mutants), path
    for entry in file["statuses"]:
        of_entry = [mutant for mutant in mutants if mutant.status == entry["id"]]
        for path in entry.keys() - {"id"}:
            assert any(path in mutant.fields for mutant in of_entry), (entry["id"], path)
        assert any(mutant.gone for mutant in of_entry) or name == "_builtin"
    assert file.keys() - {"settings", "statuses", "builtin_statuses"} == (
        set(TEXT) if name != "_builtin" else set()
    )


def test_what_is_impossible_is_so_for_a_status_that_the_settings_rest_on():
    """An available status where an absent one is meant, or the other way round, or one that is not there."""
    assert {refused.code for refused in IMPOSSIBLE.values()} == {"invalid", "unknown"}
    for id_, refused in IMPOSSIBLE.items():
        assert refused.params["field"].endswith(("_status", "_acts_as", ".status", ".shown")), id_
