"""The engine: decides, for every agent and queue at every instant, whether a queue call may ring that agent.

Pure: no clock, no IO, no randomness, no logging. Time is an argument, deadlines are an answer, a refusal is a
value. Start reading at `facts` (what is the case), `machine` (how an input runs through) and `rules/`.
"""

from readyroom.engine.blockers import Blocker, blockers
from readyroom.engine.counts import Count, misses_of, passed_by
from readyroom.engine.desired import desired
from readyroom.engine.effects import AnyEffect, Effect, react
from readyroom.engine.events import AnyEvent, Event
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import SYSTEM, Actor, Desired, State
from readyroom.engine.indexes import fresh, world_of
from readyroom.engine.inputs import AnyInput, Input
from readyroom.engine.machine import Decision, Engine
from readyroom.engine.refusals import Refusal
from readyroom.engine.rule import Rule
from readyroom.engine.rules import RULES
from readyroom.engine.shown import (
    Shown,
    activity_of,
    capabilities,
    counted_as,
    direct_calls,
    membership_of,
    outgoing_calls,
    shown,
    state_of,
)
from readyroom.engine.world import World

__all__ = [
    "RULES",
    "SYSTEM",
    "Actor",
    "AnyEffect",
    "AnyEvent",
    "AnyInput",
    "Blocker",
    "Count",
    "Decision",
    "Desired",
    "Effect",
    "Engine",
    "Event",
    "Input",
    "Refusal",
    "Rule",
    "Shown",
    "State",
    "World",
    "activity_of",
    "blockers",
    "capabilities",
    "counted_as",
    "desired",
    "direct_calls",
    "evolve",
    "fresh",
    "membership_of",
    "misses_of",
    "outgoing_calls",
    "passed_by",
    "react",
    "shown",
    "state_of",
    "world_of",
]
