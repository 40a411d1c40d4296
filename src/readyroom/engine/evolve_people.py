"""Folds of what people do: attendance, sign-in, status, membership, holds, counts, cases, records, tasks.

Belongs here: one function per event, which writes what the event says and names whom it touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from readyroom.engine import events as ev
from readyroom.engine.facts import (
    Agent,
    Attendance,
    ChosenStatus,
    Fact,
    OpenCase,
    OpenRecord,
    SignedIn,
    Task,
    WrapUp,
)
from readyroom.engine.holds import counter_of
from readyroom.engine.localtime import day_start
from readyroom.engine.world import World


def _agent(world: World, event: Any) -> Agent:
    world.touched.agents.add(event.agent)
    return world.agents[event.agent]


def _from(event: ev.Event) -> dict[str, Any]:
    return {"since": event.at, "by": event.by, "cause": event.seq}


def _set(fact: Fact, event: ev.Event, changed: bool) -> None:
    """Provenance: the event that set it last; `since` only moves when the value did."""
    fact.by = event.by
    fact.cause = event.seq
    if changed:
        fact.since = event.at


def _nothing(world: World, event: Any) -> None:
    if agent := getattr(event, "agent", None):
        world.touched.agents.add(agent)


def _clocked_in(world: World, e: ev.ClockedIn) -> None:
    _agent(world, e).attendance = Attendance(unit=e.unit, **_from(e))


def _clocked_out(world: World, e: ev.ClockedOut) -> None:
    _agent(world, e).attendance = Attendance(unit=None, **_from(e))


def _signed_in(world: World, e: ev.SignedIn) -> None:
    agent = _agent(world, e)
    devices = agent.signed_in.devices
    if e.device is not None:
        device = world.devices[e.device]
        device.signed_in = e.agent
        if device.config.agent is not None:
            world.touched.agents.add(device.config.agent)
    wanted = tuple(d for d in (devices or ()) if d != e.device) + (
        (e.device,) if e.device is not None else ()
    )
    if devices is None:
        agent.signed_in = SignedIn(devices=wanted, **_from(e))
    else:
        agent.signed_in.devices = wanted
    agent.resets = replace(agent.resets, signed_in=e.seq)
    for membership in agent.memberships.values():
        membership.resets = replace(membership.resets, signed_in=e.seq)


def _signed_out(world: World, e: ev.SignedOut) -> None:
    agent = _agent(world, e)
    devices = agent.signed_in.devices or ()
    left = () if e.device is None else tuple(d for d in devices if d != e.device)
    for device_id in devices:
        if device_id in left:
            continue
        device = world.devices.get(device_id)
        if device is not None:
            device.signed_in = None
            if device.config.agent is not None:
                world.touched.agents.add(device.config.agent)
    if left:
        agent.signed_in.devices = left
    else:
        agent.signed_in = SignedIn(devices=None, judgement=e.judgement, **_from(e))


def account_status(world: World, agent: Agent, at: int) -> None:
    """Add the time of the running status to the local day that `at` lies in."""
    today = day_start(world.settings.zone, at)
    if agent.status_day != today:
        agent.status_day = today
        agent.status_ms = {}
    used = at - max(agent.status.since, today)
    if used > 0:
        agent.status_ms[agent.status.status] = agent.status_ms.get(agent.status.status, 0) + used


def _status(world: World, e: ev.StatusChosen) -> None:
    agent = _agent(world, e)
    old = agent.status
    if (old.status, old.reason, old.note) == (e.status, e.reason, e.note):
        _set(old, e, changed=False)
        return
    account_status(world, agent, e.at)
    agent.status = ChosenStatus(status=e.status, reason=e.reason, note=e.note, **_from(e))


def _single_call_spent(world: World, e: ev.SingleCallSpent) -> None:
    agent = _agent(world, e)
    account_status(world, agent, e.at)
    agent.status = ChosenStatus(status=e.status, **_from(e))


def _membership(world: World, e: ev.MembershipChosen) -> None:
    membership = _agent(world, e).memberships[e.queue]
    changed = (membership.value, membership.reason) != (e.membership, e.reason)
    membership.value = e.membership
    membership.reason = e.reason
    _set(membership, e, changed)


def _hold_started(world: World, e: ev.HoldStarted) -> None:
    agent = _agent(world, e)
    agent.holds = (*agent.holds, e.hold)


def _hold_ended(world: World, e: ev.HoldEnded) -> None:
    agent = _agent(world, e)
    if e.why == "status_chosen":
        ended = [h.judgement for h in agent.holds if h.id == e.hold and h.judgement is not None]
        agent.uncleared = (*agent.uncleared, *ended)
    agent.holds = tuple(hold for hold in agent.holds if hold.id != e.hold)


def _misses_cleared(world: World, e: ev.MissesCleared) -> None:
    agent = _agent(world, e)
    counter = agent if e.queue is None else agent.memberships[e.queue]
    counter.resets = replace(counter.resets, **{e.reset: e.seq})
    if agent.uncleared:
        agent.uncleared = tuple(behind for behind in agent.uncleared if counter_of(behind) != e.queue)


def _queue_misses_cleared(world: World, e: ev.QueueMissesCleared) -> None:
    queue = world.queues[e.queue]
    queue.daily_reset_seq = e.seq
    queue.daily_reset_at = e.at
    queue.daily_reset_local = e.local
    world.touched.queues.add(e.queue)
    world.touched.agents.update(world.members[e.queue])


def _daily_limit(world: World, e: ev.DailyLimitReached) -> None:
    _agent(world, e).limits_told[e.status] = e.day


def _wrap_up_started(world: World, e: ev.WrapUpStarted) -> None:
    _agent(world, e).wrap_up = WrapUp(queue=e.queue, call=e.call, until=e.until, **_from(e))


def _wrap_up_extended(world: World, e: ev.WrapUpExtended) -> None:
    wrap_up = _agent(world, e).wrap_up
    assert wrap_up is not None
    wrap_up.until = e.until
    _set(wrap_up, e, changed=False)


def _wrap_up_ended(world: World, e: ev.WrapUpEnded) -> None:
    _agent(world, e).wrap_up = None


def _case_opened(world: World, e: ev.CaseOpened) -> None:
    agent = _agent(world, e)
    if not agent.cases:
        agent.cases_since = e.at
        agent.cases_ended = 0
        agent.cases_cause = e.seq
    agent.cases[e.case] = OpenCase(case=e.case, **_from(e))
    world.case_of[e.case] = e.agent


def _case_closed(world: World, e: ev.CaseClosed) -> None:
    agent = _agent(world, e)
    del agent.cases[e.case]
    world.case_of.pop(e.case, None)
    if not agent.cases:
        agent.cases_ended = e.at


def _record_opened(world: World, e: ev.RecordOpened) -> None:
    _agent(world, e).record = OpenRecord(campaign=e.campaign, record=e.record, **_from(e))


def _record_closed(world: World, e: ev.RecordClosed | ev.WentHome) -> None:
    _agent(world, e).record = None


def _task_created(world: World, e: ev.TaskCreated) -> None:
    world.tasks[e.task] = Task(
        id=e.task, title=e.title, note=e.note, unit=e.unit, assignee=e.assignee, **_from(e)
    )


def _task_changed(world: World, e: ev.TaskChanged) -> None:
    task = world.tasks[e.task]
    task.title, task.note, task.assignee = e.title, e.note, e.assignee
    _set(task, e, changed=False)


def _task_taken(world: World, e: ev.TaskTaken) -> None:
    _agent(world, e).task = e.task
    task = world.tasks[e.task]
    task.taken_by, task.taken_since = e.agent, e.at


def _task_released(world: World, e: ev.TaskReleased) -> None:
    _agent(world, e).task = None
    task = world.tasks[e.task]
    task.taken_by, task.taken_since = None, 0
    task.spent_ms += e.spent_ms


def _task_closed(world: World, e: ev.TaskClosed) -> None:
    task = world.tasks[e.task]
    task.state = "closed"
    _set(task, e, changed=True)


def _schedule_fired(world: World, e: ev.ScheduleFired) -> None:
    schedule = world.schedules[e.schedule]
    schedule.after, schedule.last_local = e.at, e.local
    world.touched.schedules.add(e.schedule)


PEOPLE: dict[Any, Callable[[World, Any], None]] = {
    ev.Refused: _nothing,
    ev.Noted: _nothing,
    ev.ClockedIn: _clocked_in,
    ev.ClockedOut: _clocked_out,
    ev.SignedIn: _signed_in,
    ev.SignedOut: _signed_out,
    ev.StatusChosen: _status,
    ev.SingleCallSpent: _single_call_spent,
    ev.MembershipChosen: _membership,
    ev.Corrected: _nothing,
    ev.Returned: _nothing,
    ev.HoldStarted: _hold_started,
    ev.HoldEnded: _hold_ended,
    ev.MissesCleared: _misses_cleared,
    ev.QueueMissesCleared: _queue_misses_cleared,
    ev.NotificationSeen: _nothing,
    ev.DailyLimitReached: _daily_limit,
    ev.WrapUpStarted: _wrap_up_started,
    ev.WrapUpExtended: _wrap_up_extended,
    ev.WrapUpEnded: _wrap_up_ended,
    ev.CaseOpened: _case_opened,
    ev.CaseClosed: _case_closed,
    ev.RecordOpened: _record_opened,
    ev.RecordClosed: _record_closed,
    ev.WentHome: _record_closed,
    ev.TaskCreated: _task_created,
    ev.TaskChanged: _task_changed,
    ev.TaskTaken: _task_taken,
    ev.TaskReleased: _task_released,
    ev.TaskClosed: _task_closed,
    ev.ScheduleFired: _schedule_fired,
}
