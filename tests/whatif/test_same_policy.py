"""Under the policy that was in force, a history comes out as it was: to the byte, event by event."""

from __future__ import annotations

from pathlib import Path

import pytest

from readyroom.codec import presets
from readyroom.codec.policies import whole
from readyroom.scenarios.language import read
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import Run
from readyroom.simulation import Plan, simulate
from readyroom.whatif import Policy, judged_anew
from readyroom.whatif.compare import of_policy
from readyroom.whatif.histories import Simulated
from tests.whatif.histories import Kept, replayed

FILES = sorted(Path(__file__).parents[1].joinpath("scenarios").glob("*.scenario"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_scenario_is_the_same_history(file: Path):
    document = read(file)
    for scenario in document.scenarios:
        driver = OnEngine(proves=False)
        assert Run(document, scenario, driver).play().is_right
        history = Kept(driver.log)
        assert replayed(history, Policy()) == history.rows, scenario.id


@pytest.mark.parametrize("name", presets.names())
def test_every_presets_day_is_the_same_and_counted_as_the_simulation_counts(name: str):
    plan = Plan(preset=presets.load(name), agents=12, hours=5, seed=7, queues=3)
    day = Simulated(plan)
    for policy in (Policy(), whole(plan.preset.settings.queue_defaults.no_answer)):
        found = judged_anew(day, policy, day.truth)
        assert not found.is_estimate
        assert found.total.history == of_policy(simulate(plan).figures)
        assert found.total.other == found.total.history
        assert (found.moved, found.added) == (0, 0)
        for sides in found.queues.values():
            assert sides.history == sides.other
