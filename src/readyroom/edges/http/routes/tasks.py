"""Back-office tasks: managers make and change them, agents take, lay down and finish them.

Belongs here: `/tasks`. Making and changing takes `manage_tasks`; taking is for the agent, with the status that the
settings name.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from litestar import get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import UNSET, Meta, Struct, UnsetType

from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, Exchange, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.routes.configure import need_over, one_at_a_time
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.routes.sight import sees_task
from readyroom.edges.http.times import maybe, when
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import Id, Label
from readyroom.engine.events import TaskCreated
from readyroom.engine.facts import Actor, Task

Words = Annotated[str, Meta(max_length=2000)]


class NewTask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be done, where and by whom. `task` null: Readyroom names it."""

    title: Label
    note: Words = ""
    unit: Id | None = None
    assignee: Id | None = None
    """The agent who is to do it; null: whoever takes it."""
    task: Id | None = None


class TaskChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    title: Label | UnsetType = UNSET
    note: Words | UnsetType = UNSET
    assignee: Id | UnsetType | None = UNSET


class ForAgent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The agent who takes it; left out: oneself."""

    agent: Id | None = None


class TaskView(Struct, frozen=True, kw_only=True):
    """A task. `spent_s` does not hold the time since `taken_since`."""

    id: str
    title: str
    note: str
    unit: str | None
    assignee: str | None
    state: Literal["open", "closed"]
    taken_by: str | None
    taken_since: datetime | None
    spent_s: float
    since: datetime
    by: Actor


TASK_EXAMPLE = {
    "id": "t131",
    "title": "Call back the winners",
    "note": "",
    "unit": "sales",
    "assignee": None,
    "state": "open",
    "taken_by": None,
    "taken_since": None,
    "spent_s": 0.0,
    "since": AT,
    "by": {"kind": "supervisor", "id": "mona"},
}


@get("/tasks", opt=describe("List the tasks", tag="tasks", answer={"items": [TASK_EXAMPLE], "next": None}))
async def list_tasks(
    exchange: Asking,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    standing: Annotated[Literal["open", "closed"] | None, QueryParameter(name="state")] = None,
    assignee: Annotated[str | None, QueryParameter(max_length=64)] = None,
) -> Page[TaskView]:
    """For managers those of their units; for agents their own, and those that they may take."""
    world = await exchange.world()
    found = [
        _view(task)
        for task in world.tasks.values()
        if (standing is None or task.state == standing)
        and (assignee is None or assignee in (task.assignee, task.taken_by))
        and sees_task(exchange.principal, world, task)
    ]
    return exchange.paged(page_of(found, limit, cursor, lambda task: task.id))


@post(
    "/tasks",
    opt=describe(
        "Make a task",
        tag="tasks",
        command=True,
        problems=("in_use",),
        body={"title": "Call back the winners", "unit": "sales"},
        answer=TASK_EXAMPLE,
    ),
)
async def create_task(data: JSONBody[NewTask], exchange: Asking) -> TaskView:
    """Needs `manage_tasks`, over its unit and its assignee."""
    await need_over(exchange, "manage_tasks", data.unit)
    if data.assignee is not None:
        await _reach(exchange, data.assignee)
    reply = await exchange.command(
        i.CreateTask,
        task=data.task,
        title=data.title,
        note=data.note,
        unit=data.unit,
        assignee=data.assignee,
    )
    made = next(event for event in reply.events if isinstance(event, TaskCreated))
    return _view((await exchange.world()).tasks[made.task])


@get("/tasks/{task:str}", opt=describe("A task", tag="tasks", answer=TASK_EXAMPLE))
async def show_task(task: FromPath[str], exchange: Asking) -> TaskView:
    """Open or closed."""
    await exchange.world()
    return _view(await _found(exchange, task))


@patch(
    "/tasks/{task:str}",
    opt=describe(
        "Change a task",
        tag="tasks",
        command=True,
        problems=("task_closed",),
        body={"assignee": "ann"},
        answer=TASK_EXAMPLE,
    ),
)
async def change_task(task: FromPath[str], data: JSONBody[TaskChange], exchange: Asking) -> TaskView:
    """Needs `manage_tasks`, over its unit and its assignee."""
    found = await _managed(exchange, task)
    if isinstance(data.assignee, str):
        await _reach(exchange, data.assignee)
    async with one_at_a_time(exchange):
        await exchange.command(
            i.ChangeTask,
            task=task,
            title=found.title if data.title is UNSET else data.title,
            note=found.note if data.note is UNSET else data.note,
            assignee=found.assignee if data.assignee is UNSET else data.assignee,
        )
    return _view((await exchange.world()).tasks[task])


@post(
    "/tasks/{task:str}/take",
    status_code=200,
    opt=describe(
        "Take a task",
        tag="tasks",
        command=True,
        problems=("task_closed", "task_taken", "task_not_yours", "task_in_hand", "needs_task_status"),
        body={"agent": "ann"},
        answer=DONE_EXAMPLE,
    ),
)
async def take_task(task: FromPath[str], exchange: Asking, data: JSONBody[ForAgent | None] = None) -> Done:
    """Work on it begins: its time counts from now. With the status for back-office work only."""
    await _found(exchange, task)
    agent = await _who(exchange, data)
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.TakeTask, agent=agent, task=task))


@post(
    "/tasks/{task:str}/release",
    status_code=200,
    opt=describe(
        "Lay a task down",
        tag="tasks",
        command=True,
        problems=("no_task",),
        answer=DONE_EXAMPLE,
    ),
)
async def release_task(task: FromPath[str], exchange: Asking) -> Done:
    """Unfinished: anybody may take it again."""
    found = await _found(exchange, task)
    agent = found.taken_by or exchange.principal.agent
    if agent is None or (found.taken_by is None and not await exchange.is_repeated()):
        raise Refused("no_task", f"Nobody works on task {task}.", params={"task": task, "agent": agent or ""})
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.ReleaseTask, agent=agent))


@post(
    "/tasks/{task:str}/close",
    status_code=200,
    opt=describe("Close a task", tag="tasks", command=True, problems=("task_closed",), answer=DONE_EXAMPLE),
)
async def close_task(task: FromPath[str], exchange: Asking) -> Done:
    """It is done: by the agent who has it in hand, or a manager's decision."""
    found = await _found(exchange, task)
    own = found.taken_by is not None and found.taken_by == exchange.principal.agent
    if not own and not await exchange.is_repeated():
        await _managed(exchange, task)
    return done(await exchange.command(i.CloseTask, task=task))


async def _found(exchange: Exchange, task_id: str) -> Task:
    world = exchange.room.world
    task = world.tasks.get(task_id)
    if task is None:
        raise unknown("task", task_id)
    if not sees_task(exchange.principal, world, task):
        await exchange.hide("task", task_id)
    return task


async def _managed(exchange: Exchange, task_id: str) -> Task:
    task = await _found(exchange, task_id)
    await need_over(exchange, "manage_tasks", task.unit)
    return task


async def _reach(exchange: Exchange, agent_id: str) -> None:
    """An assignee must be one whose tasks the principal manages."""
    agent = exchange.room.world.agents.get(agent_id)
    if agent is None or not exchange.may("manage_tasks", agent=agent):
        raise invalid([FieldError("invalid", f"there is no agent {agent_id}", pointer="/assignee")])


async def _who(exchange: Exchange, data: ForAgent | None) -> str:
    agent = (None if data is None else data.agent) or exchange.principal.agent
    if agent is None:
        raise invalid([FieldError("missing", "name the agent who takes it", pointer="/agent")])
    return agent


def _view(task: Task) -> TaskView:
    return TaskView(
        id=task.id,
        title=task.title,
        note=task.note,
        unit=task.unit,
        assignee=task.assignee,
        state=task.state,
        taken_by=task.taken_by,
        taken_since=maybe(task.taken_since if task.taken_by else None),
        spent_s=task.spent_ms / 1000,
        since=when(task.since),
        by=task.by,
    )


ROUTES = [
    list_tasks,
    create_task,
    show_task,
    change_task,
    take_task,
    release_task,
    close_task,
]
