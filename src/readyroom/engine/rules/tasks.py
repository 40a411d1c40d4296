"""Back-office tasks: laid down when the agent leaves the status with which they are taken, or clocks out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readyroom.engine.decide_work import has_task_status, released
from readyroom.engine.events import ClockedOut, Event, SingleCallSpent, StatusChosen
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _status_changed(world: World, e: Any) -> Iterator[Event]:
    agent = world.agents[e.agent]
    if agent.task is not None and not has_task_status(world, agent):
        yield from released(world, agent, e.at, "status_changed")


def _clocked_out(world: World, e: ClockedOut) -> Iterator[Event]:
    agent = world.agents[e.agent]
    if agent.task is not None:
        yield from released(world, agent, e.at, "clocked_out")


TASKS = Rule(
    name="tasks",
    says="A task is laid down when its agent leaves the back-office status, or clocks out.",
    on={StatusChosen: _status_changed, SingleCallSpent: _status_changed, ClockedOut: _clocked_out},
)
