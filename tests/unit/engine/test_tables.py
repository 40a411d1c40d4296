"""Every input has its decision, every event its fold, every code its use."""

import ast
from typing import Any, get_args

import pytest

from readyroom.engine import refusals
from readyroom.engine.blockers import ABSENT, BUSY, CLEARED_BY
from readyroom.engine.decide import DECISIONS
from readyroom.engine.events import AnyEvent, Event
from readyroom.engine.evolve import FOLDS
from readyroom.engine.inputs import AnyInput, Input, Observation
from readyroom.engine.rules import RULES
from tests.house.source import readyroom


def leaves(base: Any) -> set[type]:
    return {leaf for child in base.__subclasses__() for leaf in (leaves(child) or {child})}


def test_every_input_has_its_decision():
    assert set(get_args(AnyInput)) == DECISIONS.keys()
    ours = {leaf for leaf in leaves(Input) if leaf.__module__.startswith("readyroom.")}
    assert ours == DECISIONS.keys()
    assert len(leaves(Observation)) == 14


def test_every_event_has_its_fold():
    assert set(get_args(AnyEvent)) == FOLDS.keys()
    assert {leaf for leaf in leaves(Event) if leaf.__module__.startswith("readyroom.")} == FOLDS.keys()


def codes_in_use() -> set[str]:
    """What is passed to `refuse` as the code, anywhere."""
    found: set[str] = set()
    for module in readyroom().values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "refuse":
                found |= {str(n.value) for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)}
    return found


def test_every_refusal_code_is_known():
    assert codes_in_use() - {"call", "None"} - refusals.CODES.keys() == set()


def test_every_refusal_code_is_used():
    texts = [m.text for m in readyroom().values() if m.name != "readyroom.engine.refusals"]
    assert [code for code in refusals.CODES if not any(f'"{code}"' in text for text in texts)] == []


@pytest.mark.parametrize("code", refusals.CODES)
def test_a_refusal_is_a_sentence_whatever_is_missing(code: str):
    sentence = refusals.sentence(refusals.Refusal(code))
    assert sentence[0].isupper() or sentence[0] == "?"
    assert "{" not in sentence


def test_every_blocker_says_what_clears_it():
    assert all(CLEARED_BY.values())
    assert CLEARED_BY.keys() >= (ABSENT | BUSY)


def test_every_rule_says_what_it_does():
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.says.endswith(".")
        assert rule.on or rule.due or rule.settle
        assert (rule.due is None) == (rule.fire is None) == (rule.subject is None)


def test_every_rule_with_a_deadline_says_of_whom_and_what_moves_it():
    for rule in RULES:
        assert (rule.due is None) == (rule.fire is None) == (rule.subject is None), rule.name
        assert {*(rule.moves or ())} <= {*get_args(AnyEvent)}, rule.name
