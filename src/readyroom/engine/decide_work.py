"""Decisions on work beside queue calls: cases, campaign records, going home, back-office tasks, notifications.

Belongs here: when such an input is refused, and its first events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.decide_people import no_agent
from readyroom.engine.events import Event
from readyroom.engine.facts import Agent, Task
from readyroom.engine.refusals import Refusal, refuse
from readyroom.engine.world import World

Verdict = Sequence[Event] | Refusal


def _gate(world: World, agent: Agent) -> Refusal | None:
    """The attendance gate: no console before clocking in."""
    if agent.attendance.unit is None and world.is_tracked(agent):
        return refuse("not_clocked_in", agent=agent.config.id)
    return None


def _open_case(world: World, given: i.OpenCase) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    holder = world.case_of.get(given.case)
    if holder == given.agent:
        return []
    if holder is not None:
        return refuse("case_open", case=given.case, agent=holder)
    return _gate(world, agent) or [ev.CaseOpened(agent=given.agent, case=given.case)]


def _close_case(world: World, given: i.CloseCase) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if given.case not in agent.cases:
        return refuse("case_not_open", agent=given.agent, case=given.case)
    return [ev.CaseClosed(agent=given.agent, case=given.case)]


def _open_record(world: World, given: i.OpenRecord) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if given.campaign not in world.campaigns:
        return refuse("unknown", kind="campaign", key=given.campaign)
    open_one = agent.record
    if open_one is not None:
        if (open_one.campaign, open_one.record) == (given.campaign, given.record):
            return []
        return refuse("record_open", agent=given.agent, record=open_one.record)
    gate = _gate(world, agent)
    return gate or [ev.RecordOpened(agent=given.agent, campaign=given.campaign, record=given.record)]


def _close_record(world: World, given: i.CloseRecord) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if agent.record is None:
        return refuse("no_record", agent=given.agent)
    return [ev.RecordClosed(agent=given.agent, campaign=agent.record.campaign, record=agent.record.record)]


def _go_home(world: World, given: i.GoHome) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if agent.record is None:
        return [ev.WentHome(agent=given.agent)]
    record = agent.record
    return [ev.WentHome(agent=given.agent, campaign=record.campaign, record=record.record)]


def _bad_task(world: World, given: i.CreateTask | i.ChangeTask) -> Refusal | None:
    if given.assignee is not None and given.assignee not in world.agents:
        return no_agent(given.assignee)
    if isinstance(given, i.CreateTask) and given.unit is not None and given.unit not in world.units:
        return refuse("unknown", kind="unit", key=given.unit)
    return None


def _create_task(world: World, given: i.CreateTask) -> Verdict:
    task_id = given.task or f"t{world.seq + 1}"
    if task_id in world.tasks:
        return refuse("in_use", kind="task", key=task_id, by="a task that exists")
    bad = _bad_task(world, given)
    if bad is not None:
        return bad
    return [
        ev.TaskCreated(
            task=task_id, title=given.title, note=given.note, unit=given.unit, assignee=given.assignee
        )
    ]


def _open_task(world: World, task_id: str) -> Task | Refusal:
    task = world.tasks.get(task_id)
    if task is None:
        return refuse("unknown", kind="task", key=task_id)
    return refuse("task_closed", task=task_id) if task.state == "closed" else task


def _change_task(world: World, given: i.ChangeTask) -> Verdict:
    task = _open_task(world, given.task)
    if isinstance(task, Refusal):
        return task
    bad = _bad_task(world, given)
    if bad is not None:
        return bad
    return [ev.TaskChanged(task=given.task, title=given.title, note=given.note, assignee=given.assignee)]


def _take_task(world: World, given: i.TakeTask) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    task = _open_task(world, given.task)
    if isinstance(task, Refusal):
        return task
    if task.taken_by == given.agent:
        return []
    if task.taken_by is not None:
        return refuse("task_taken", task=given.task, agent=task.taken_by)
    if task.assignee not in (None, given.agent):
        return refuse("task_not_yours", task=given.task, assignee=task.assignee)
    if agent.task is not None:
        return refuse("task_in_hand", agent=given.agent, task=agent.task)
    if not has_task_status(world, agent):
        return refuse("needs_task_status", agent=given.agent, status=world.settings.tasks_need)
    return [ev.TaskTaken(agent=given.agent, task=given.task)]


def has_task_status(world: World, agent: Agent) -> bool:
    """Whether the agent's chosen status is Back-office work: the status itself, or a status's reason."""
    return world.settings.tasks_need in (agent.status.status, agent.status.reason)


def released(world: World, agent: Agent, at: int, why: Any) -> list[Event]:
    """The agent lays the task in hand down."""
    assert agent.task is not None
    spent_ms = max(0, at - world.tasks[agent.task].taken_since)
    return [ev.TaskReleased(agent=agent.config.id, task=agent.task, why=why, spent_ms=spent_ms)]


def _release_task(world: World, given: i.ReleaseTask) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if agent.task is None:
        return refuse("no_task", agent=given.agent)
    return released(world, agent, given.at, "released")


def _close_task(world: World, given: i.CloseTask) -> Verdict:
    task = _open_task(world, given.task)
    if isinstance(task, Refusal):
        return task
    found: list[Event] = []
    if task.taken_by is not None:
        found += released(world, world.agents[task.taken_by], given.at, "task_closed")
    return [*found, ev.TaskClosed(task=given.task)]


def _see_notification(world: World, given: i.SeeNotification) -> Verdict:
    if given.user not in world.users:
        return refuse("unknown", kind="user", key=given.user)
    return [ev.NotificationSeen(user=given.user, notification=given.notification)]


WORK: dict[Any, Callable[[World, Any], Verdict]] = {
    i.OpenCase: _open_case,
    i.CloseCase: _close_case,
    i.OpenRecord: _open_record,
    i.CloseRecord: _close_record,
    i.GoHome: _go_home,
    i.CreateTask: _create_task,
    i.ChangeTask: _change_task,
    i.TakeTask: _take_task,
    i.ReleaseTask: _release_task,
    i.CloseTask: _close_task,
    i.SeeNotification: _see_notification,
}
