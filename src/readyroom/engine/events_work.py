"""What happened beside the calls: cases, campaign records, back-office tasks, schedules.

Belongs here: the records of the log that come from an agent's other work and from the calendar.
"""

from __future__ import annotations

from typing import Literal

from readyroom.engine.event import Event


class CaseOpened(Event, kw_only=True):
    """An agent began to work on a case."""

    agent: str
    case: str


class CaseClosed(Event, kw_only=True):
    """An agent is done with a case."""

    agent: str
    case: str


class RecordOpened(Event, kw_only=True):
    """An agent opened a campaign's record or ticket."""

    agent: str
    campaign: str
    record: str


class RecordClosed(Event, kw_only=True):
    """The campaign record was closed."""

    agent: str
    campaign: str
    record: str


class WentHome(Event, kw_only=True):
    """The agent's application is back on its home page; a record that was open is left."""

    agent: str
    campaign: str | None = None
    record: str | None = None


class TaskCreated(Event, kw_only=True):
    """A manager created a back-office task."""

    task: str
    title: str
    note: str = ""
    unit: str | None = None
    assignee: str | None = None


class TaskChanged(Event, kw_only=True):
    """A manager changed a task."""

    task: str
    title: str
    note: str = ""
    assignee: str | None = None


class TaskTaken(Event, kw_only=True):
    """An agent works on a task."""

    agent: str
    task: str


class TaskReleased(Event, kw_only=True):
    """An agent stopped working on a task; `spent_ms` is the time since it was taken."""

    agent: str
    task: str
    why: Literal["released", "status_changed", "task_closed", "clocked_out"]
    spent_ms: int


class TaskClosed(Event, kw_only=True):
    """A task is done."""

    task: str


class ScheduleFired(Event, kw_only=True):
    """A schedule's local time came; `local` is the local date and time it stands for."""

    schedule: str
    local: str
