"""Deciding: what an input comes to, as the first events it leads to, or a refusal.

Belongs here: the table from input type to the function that decides it. Deciding changes nothing; what follows
from its events is the rules' (`rules/`), what they change is the folds' (`evolve`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readyroom.engine.decide_calls import CALLS
from readyroom.engine.decide_config import CONFIGURATION
from readyroom.engine.decide_corrections import CORRECTIONS
from readyroom.engine.decide_people import PEOPLE
from readyroom.engine.decide_work import WORK
from readyroom.engine.events import Event
from readyroom.engine.inputs import Input
from readyroom.engine.refusals import Refusal
from readyroom.engine.world import World

Verdict = Sequence[Event] | Refusal

DECISIONS: dict[Any, Callable[[World, Any], Verdict]] = {
    **CONFIGURATION,
    **PEOPLE,
    **CORRECTIONS,
    **WORK,
    **CALLS,
}
"""Input type → its decision. Every input type is here; a test proves it."""


def decide(world: World, given: Input) -> Verdict:
    """The first events that an input leads to (none: it is so already), or why it is refused."""
    return DECISIONS[type(given)](world, given)
