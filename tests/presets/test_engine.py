"""The engine takes every preset as it is, into a new organisation and over one that has another."""

import itertools

import pytest

from readyroom.codec import events, presets, state
from readyroom.codec.diff import changes
from readyroom.engine.catalogue import Settings
from readyroom.engine.events import Configured
from readyroom.engine.facts import State
from readyroom.engine.indexes import world_of
from readyroom.engine.inputs import Configure
from readyroom.engine.machine import Engine
from readyroom.main import Founding, entities_of

NAMES = presets.names()


@pytest.mark.parametrize("name", NAMES)
def test_a_new_organisation_starts_from_it(name: str):
    world = world_of(State(room="main"))
    entities = presets.load(name).entities
    decision = Engine().step(world, Configure(at=1, entities=entities))
    assert decision.refusal is None
    assert changes(world.state(), entities) == []
    assert all(events.decode(*events.encode(event)) == event for event in decision.events)  # type: ignore[arg-type]
    assert state.decode(state.encode(world.state())) == world.state()


def test_where_nobody_says_which_it_is_the_default():
    made = entities_of(Founding(name="Acme", zone="Europe/Paris"), None)
    assert made == entities_of(Founding(name="Acme", zone="Europe/Paris"), presets.DEFAULT)
    (settings,) = (entity for entity in made if isinstance(entity, Settings))
    assert (settings.preset, settings.name, settings.zone) == ("default", "Acme", "Europe/Paris")
    assert settings.queue_defaults.no_answer.threshold is not None


@pytest.mark.parametrize(("before", "after"), list(itertools.permutations(NAMES, 2)))
def test_it_can_be_put_over_another(before: str, after: str):
    world = world_of(State(room="main"))
    Engine().step(world, Configure(at=1, entities=presets.load(before).entities))
    entities = presets.load(after).over(world.settings)
    shown = changes(world.state(), entities)
    decision = Engine().step(world, Configure(at=2, entities=entities))
    assert decision.refusal is None
    assert {(change.kind, change.key) for change in shown} == {
        (event.kind, event.key) for event in decision.events if isinstance(event, Configured)
    }
    assert changes(world.state(), entities) == []
