"""Decisions on what people choose: status, membership, attendance, sign-in, return, wrap-up, counts.

Belongs here: when such an input is refused, and its first events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import StatusEntry
from readyroom.engine.events import Event
from readyroom.engine.facts import Agent
from readyroom.engine.holds import cleared, hold_ended
from readyroom.engine.refusals import Refusal, refuse
from readyroom.engine.world import World

Verdict = Sequence[Event] | Refusal
OTHER = "other"
"""The reason that asks for a note."""


def no_agent(agent_id: str) -> Refusal:
    """There is no such agent."""
    return refuse("unknown", kind="agent", key=agent_id)


def needs_device(world: World, agent: Agent, status_id: str) -> Refusal | None:
    """The device rule: an available status needs a registered device."""
    if not world.settings.available_needs_device or not world.is_available(status_id):
        return None
    if world.registered_device(agent) is not None:
        return None
    return refuse("no_registered_device", agent=agent.config.id, status=status_id)


def bad_reason(entry: StatusEntry, reason: str | None, note: str | None) -> Refusal | None:
    """What is wrong with the reason given for a status, and the note that may go with it."""
    reasons = ", ".join((*entry.reasons, *((OTHER,) if entry.other_reason else ())))
    if reason is None:
        return (
            refuse("reason_required", status=entry.id, reasons=reasons)
            if entry.reason == "required"
            else None
        )
    if entry.reason == "none":
        return refuse("reason_not_allowed", status=entry.id, reason=reason, reasons="none")
    if reason == OTHER and entry.other_reason:
        return None if note else refuse("note_required", status=entry.id)
    if entry.reasons and reason not in entry.reasons:
        return refuse("reason_not_allowed", status=entry.id, reason=reason, reasons=reasons)
    return None


def _set_status(world: World, given: i.SetStatus) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    entry = world.statuses.get(given.status)
    if entry is None:
        return refuse("unknown", kind="status", key=given.status)
    setter = "agent" if given.by.kind == "agent" else "supervisor"
    if given.by.kind in ("agent", "supervisor", "admin") and setter not in entry.settable_by:
        return refuse("status_not_settable", status=entry.id, by=setter)
    bad = bad_reason(entry, given.reason, given.note) or needs_device(world, agent, entry.id)
    if bad is not None:
        return bad
    return [ev.StatusChosen(agent=given.agent, status=entry.id, reason=given.reason, note=given.note)]


def _set_membership(world: World, given: i.SetMembership) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    queues = list(agent.memberships) if given.queue is None else [given.queue]
    for queue_id in queues:
        if queue_id not in agent.memberships:
            if queue_id not in world.queues:
                return refuse("unknown", kind="queue", key=queue_id)
            return refuse("not_a_member", agent=given.agent, queue=queue_id)
    reason = given.reason if given.membership == "paused" else None
    chosen: list[Event] = [
        ev.MembershipChosen(agent=given.agent, queue=queue_id, membership=given.membership, reason=reason)
        for queue_id in queues
    ]
    settings = world.settings
    if (
        settings.status_covers_queues
        and given.membership == "in"
        and not world.is_available(agent.status.status)
    ):
        bad = needs_device(world, agent, settings.online_status)
        if bad is not None:
            return bad
        others: list[Event] = [
            ev.MembershipChosen(agent=given.agent, queue=queue_id, membership="out")
            for queue_id in agent.memberships
            if queue_id not in queues
        ]
        online = ev.StatusChosen(agent=given.agent, status=settings.online_status, via="queue_login")
        return [*others, online, *chosen]
    return chosen


def _clock_in(world: World, given: i.ClockIn) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if given.unit not in world.units:
        return refuse("unknown", kind="unit", key=given.unit)
    if agent.attendance.unit is not None:
        return refuse("already_clocked_in", agent=given.agent, unit=agent.attendance.unit)
    found: list[Event] = [ev.ClockedIn(agent=given.agent, unit=given.unit)]
    status = world.settings.clock_in_status
    if needs_device(world, agent, status) is None:
        found.append(ev.StatusChosen(agent=given.agent, status=status, via="clock_in"))
    return found


def _clock_out(world: World, given: i.ClockOut) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    settings = world.settings
    if agent.attendance.unit is None:
        return refuse("not_clocked_in", agent=given.agent)
    if settings.clock_out_reasons and given.reason not in settings.clock_out_reasons:
        reasons = ", ".join(settings.clock_out_reasons)
        if given.reason is None:
            return refuse("reason_required", status="clock_out", reasons=reasons)
        return refuse("reason_not_allowed", status="clock_out", reason=given.reason, reasons=reasons)
    forced = given.force
    if forced and given.by.kind == "agent":
        return refuse("not_for_oneself", what="clock_out_force")
    if agent.cases and not (settings.clock_out_with_open_cases or forced):
        return refuse("cases_open", agent=given.agent, cases=", ".join(agent.cases))
    return [
        ev.ClockedOut(agent=given.agent, reason=given.reason, forced=forced, open_cases=tuple(agent.cases))
    ]


def _sign_in(world: World, given: i.SignIn) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    signed_out_for = cleared(agent, agent.signed_in.judgement)
    if given.device is None:
        return [ev.SignedIn(agent=given.agent), *signed_out_for]
    device = world.devices.get(given.device)
    if device is None:
        return refuse("unknown", kind="device", key=given.device)
    owner = device.config.agent
    if given.by.kind == "agent" and not agent.config.login_code and owner not in (None, given.agent):
        return refuse("login_code_needed", device=given.device, agent=given.agent)
    found: list[Event] = []
    if device.signed_in != given.agent:
        if any(call.device == given.device for call in world.calls.values()):
            return refuse("device_in_call", device=given.device)
        if device.signed_in is not None:
            found.append(ev.SignedOut(agent=device.signed_in, device=given.device, reason="displaced"))
    return [*found, ev.SignedIn(agent=given.agent, device=given.device), *signed_out_for]


def _sign_out(world: World, given: i.SignOut) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if agent.signed_in.devices is None:
        return refuse("not_signed_in", agent=given.agent)
    return [ev.SignedOut(agent=given.agent)]


def _return(world: World, given: i.Return) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if given.queue is not None and given.queue not in agent.memberships:
        return refuse("not_a_member", agent=given.agent, queue=given.queue)
    if not any(given.queue is None or hold.queue == given.queue for hold in agent.holds):
        owed = given.queue is None and agent.uncleared
        return [ev.Returned(agent=given.agent)] if owed else []
    return [ev.Returned(agent=given.agent, queue=given.queue)]


def _stay(world: World, given: i.Stay) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    found: list[Event] = []
    for hold in agent.holds:
        if hold.kind == "warning":
            found += [hold_ended(given.agent, hold, "stayed"), *cleared(agent, hold.judgement)]
    return found or refuse("no_warning", agent=given.agent)


def _end_wrap_up(world: World, given: i.EndWrapUp) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if agent.wrap_up is None:
        return refuse("no_wrap_up", agent=given.agent)
    return [
        ev.WrapUpEnded(agent=given.agent, queue=agent.wrap_up.queue, call=agent.wrap_up.call, why="ended")
    ]


def _extend_wrap_up(world: World, given: i.ExtendWrapUp) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if agent.wrap_up is None:
        return refuse("no_wrap_up", agent=given.agent)
    if not 1 <= given.by_s <= 86_400:
        return refuse("invalid", field="by_s", problem="a whole number of seconds from 1 to 86400")
    return [ev.WrapUpExtended(agent=given.agent, until=agent.wrap_up.until + given.by_s * 1000)]


def _reset_misses(world: World, given: i.ResetMisses) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if given.queue is not None and given.queue not in agent.memberships:
        return refuse("not_a_member", agent=given.agent, queue=given.queue)
    if given.queue is not None:
        across = world.policy(given.queue).counter == "agent"
        scopes: list[str | None] = [None if across else given.queue]
    else:
        scopes = [None, *(m.queue for m in agent.memberships.values() if m.misses)]
    return [ev.MissesCleared(agent=given.agent, queue=queue, reset="supervisor") for queue in scopes]


def _note_refusal(world: World, given: i.NoteRefusal) -> Verdict:
    return [ev.Refused(what=given.what, code=given.code, params=given.params)]


def _note_act(world: World, given: i.NoteAct) -> Verdict:
    return [ev.Noted(what=given.what, params=given.params)]


def _tell(world: World, given: i.Tell) -> Verdict:
    users = tuple(user for user in given.users if user in world.users)
    return [ev.NotificationRaised(users=users, subject=given.subject, params=given.params)] if users else []


def _advance(world: World, given: i.Advance) -> Verdict:
    return []


PEOPLE: dict[Any, Callable[[World, Any], Verdict]] = {
    i.Advance: _advance,
    i.NoteRefusal: _note_refusal,
    i.NoteAct: _note_act,
    i.Tell: _tell,
    i.SetStatus: _set_status,
    i.SetMembership: _set_membership,
    i.ClockIn: _clock_in,
    i.ClockOut: _clock_out,
    i.SignIn: _sign_in,
    i.SignOut: _sign_out,
    i.Return: _return,
    i.Stay: _stay,
    i.EndWrapUp: _end_wrap_up,
    i.ExtendWrapUp: _extend_wrap_up,
    i.ResetMisses: _reset_misses,
}
