"""Organisations of any size, the same under every preset but for what the preset says."""

from __future__ import annotations

from collections import Counter

import pytest

from readyroom.codec import presets
from readyroom.engine import Engine, fresh
from readyroom.engine import catalogue as cat
from readyroom.engine.inputs import Configure
from readyroom.simulation import organisation


@pytest.mark.parametrize("preset", presets.names())
@pytest.mark.parametrize(("agents", "queues"), [(1, 5), (2, 2), (7, 3), (30, 5)])
def test_it_can_be_configured(preset, agents, queues):
    entities = organisation(presets.load(preset), agents, queues)
    world = fresh("made")
    assert Engine().step(world, Configure(at=1, entities=entities)).refusal is None
    assert len(world.agents) == agents
    assert len(world.queues) == min(agents, queues)
    assert all(queue.config.channel == "voice" for queue in world.queues.values())
    sizes = Counter(len(agent.memberships) for agent in world.agents.values())
    assert sizes == {min(2, agents, queues): agents}
    members = [len(found) for found in world.members.values()]
    assert max(members) - min(members) <= 2
    policy = presets.load(preset).settings.queue_defaults.no_answer
    assert {queue.config.no_answer for queue in world.queues.values()} == {policy}


def test_where_one_clocks_in_attendance_is_tracked():
    def tracked(preset: str) -> tuple[str, ...]:
        entities = organisation(presets.load(preset), 1, 1)
        return next(one for one in entities if isinstance(one, cat.Settings)).tracked_groups

    assert tracked("attendance") == ("agents",)
    assert tracked("1stream") == ()
