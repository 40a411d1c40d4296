"""What happened, as sentences: each event has exactly one form.

Belongs here: the table `OUT` from event type to its sentence. A scenario's expected lines are compared with these
sentences as text, so nothing ever parses them. What stands in brackets at the end is detail, and an expected line
may leave it out. The judgements behind withdrawals are in `sentences_why`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readyroom.engine import events as ev
from readyroom.engine.events import Event
from readyroom.engine.refusals import Refusal
from readyroom.scenarios.reasons import in_brackets
from readyroom.scenarios.scene import Scene
from readyroom.scenarios.sentences_why import hold_ended, hold_started, told, withdrawal
from readyroom.scenarios.times import duration

Say = Callable[[Any, Scene], str]

OUTCOME_WORDS = {
    "no_answer": "no answer",
    "caller_hung_up": "the caller hung up",
    "answered_elsewhere": "answered elsewhere",
}
ENDED_BY = {
    "caller": "the caller hung up",
    "agent": "the agent hung up",
    "transfer": "transferred",
    "switch": "the switch ended it",
}
PARAM_KINDS = ("agent", "queue", "status", "unit", "device", "user", "task")
"""Parameters of refusals that hold an id."""


def words(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")


def _what(event: ev.Configured | ev.Removed, scene: Scene) -> str:
    if event.kind == "settings":
        return "the settings"
    return f"{event.kind} {scene.name(event.kind, event.key)}"


def _configured(event: ev.Configured, scene: Scene) -> str:
    if event.kind == "member":
        queue, _, agent = event.key.partition("/")
        return f"{scene.name('agent', agent)} is assigned to {scene.name('queue', queue)}"
    return f"{_what(event, scene)} {'are' if event.kind == 'settings' else 'is'} configured"


def _removed(event: ev.Removed, scene: Scene) -> str:
    if event.kind == "member":
        queue, _, agent = event.key.partition("/")
        return f"{scene.name('agent', agent)} is no longer assigned to {scene.name('queue', queue)}"
    return f"{_what(event, scene)} is removed"


def _clocked_out(event: ev.ClockedOut, scene: Scene) -> str:
    detail = [event.reason] if event.reason else []
    detail += ["by force"] if event.forced else []
    detail += [f"open cases {' and '.join(event.open_cases)}"] if event.open_cases else []
    return f"{scene.name('agent', event.agent)} is clocked out" + _brackets(detail)


def _corrected(event: ev.Corrected, scene: Scene) -> str:
    state = words(event.state) if event.state.endswith("ed_out") else scene.name("status", event.state)
    where = f" at {scene.name('unit', event.unit)}" if event.unit else ""
    times = f"from {scene.time(event.since)} to {scene.time(event.until)}"
    said = f"{state}{in_brackets(event.reason)}{where}"
    return f"{scene.name('agent', event.agent)} is corrected {times} to {said} ({event.why})"


def _signed_in(event: ev.SignedIn, scene: Scene) -> str:
    where = f" at {scene.name('device', event.device)}" if event.device else " on the web"
    return f"{scene.name('agent', event.agent)} is signed in{where}"


def _signed_out(event: ev.SignedOut, scene: Scene) -> str:
    where = f" of {scene.name('device', event.device)}" if event.device else ""
    sentence = f"{scene.name('agent', event.agent)} is signed out{where}: {words(event.reason)}"
    return sentence + withdrawal(event.judgement, scene)


def _status_chosen(event: ev.StatusChosen, scene: Scene) -> str:
    via = "" if event.via == "choice" else f", by {words(event.via)}"
    status = scene.name("status", event.status)
    return (
        f"{scene.name('agent', event.agent)}'s status is {status}{via}{in_brackets(event.reason, event.note)}"
    )


def _membership(event: ev.MembershipChosen, scene: Scene) -> str:
    form = {"in": "logged in to", "paused": "paused in", "out": "logged out of"}[event.membership]
    queue = scene.name("queue", event.queue)
    return f"{scene.name('agent', event.agent)} is {form} {queue}{in_brackets(event.reason)}"


def _offer_started(event: ev.OfferStarted, scene: Scene) -> str:
    sentence = f"{scene.name('agent', event.agent)} rings for call {event.call}"
    if not event.offerable:
        sentence += f", against {event.excused or 'what stands against it'}"
    return f"{sentence} ({scene.name('queue', event.queue)})"


def _offer_excused(event: ev.OfferExcused, scene: Scene) -> str:
    offer = scene.offered(event.offer)
    call = f" for call {offer.call}" if offer is not None else ""
    return f"{scene.name('agent', event.agent)}'s ringing{call} is excused: {event.blocker}"


def _offer_ended(event: ev.OfferEnded, scene: Scene) -> str:
    agent = scene.name("agent", event.agent)
    outcome = OUTCOME_WORDS.get(event.outcome, words(event.outcome))
    why = f", {event.detail}" if event.detail else ""
    if event.outcome == "answered":
        begin = f"{agent} answers call {event.call}"
    elif event.counted:
        begin = f"{agent} missed call {event.call}: {outcome}{why}"
    else:
        begin = f"{agent} stops ringing for call {event.call}: {outcome}{why}"
    detail = [f"after {duration(event.ring_ms)}"]
    detail += [f"not a miss: {event.uncounted}"] if event.uncounted else []
    detail += [f"reported as {words(event.reported)}"] if event.reported else []
    detail += [f"cause {event.raw_cause}"] if event.raw_cause else []
    return begin + _brackets(detail)


def _call_started(event: ev.CallStarted, scene: Scene) -> str:
    inside = "" if event.external else "internal "
    agent = scene.name("agent", event.agent)
    if event.kind == "direct":
        return f"{inside}direct call {event.call} rings {agent}"
    campaign = [f"of {scene.name('campaign', event.campaign)}"] if event.campaign else []
    return f"{agent} dials {inside}call {event.call}" + _brackets(campaign)


def _call_connected(event: ev.CallConnected, scene: Scene) -> str:
    detail = [scene.name("queue", event.queue)] if event.queue else []
    detail.append(f"waited {duration(event.waited_ms)}")
    return f"{scene.name('agent', event.agent)} talks on call {event.call}" + _brackets(detail)


def _call_held(event: ev.CallHeld, _scene: Scene) -> str:
    return f"call {event.call} is {'put on' if event.held else 'taken off'} hold"


def _call_ended(event: ev.CallEnded, _scene: Scene) -> str:
    if event.agent is None:
        return f"call {event.call} ends unanswered: {ENDED_BY[event.ended_by]}"
    return f"call {event.call} ends: {ENDED_BY[event.ended_by]} (talked {duration(event.talk_ms)})"


def _late(event: ev.ObservationLate, _scene: Scene) -> str:
    params = [f"{name} {value}" for name, value in event.params.items()]
    return f"too late: {words(event.what)} {event.subject} would have {words(event.would_have)}" + _brackets(
        params
    )


def _wrap_up_started(event: ev.WrapUpStarted, scene: Scene) -> str:
    agent = scene.name("agent", event.agent)
    return f"{agent} wraps up call {event.call} until {scene.time(event.until)}"


def _task_created(event: ev.TaskCreated, scene: Scene) -> str:
    whose = f" for {scene.name('agent', event.assignee)}" if event.assignee else ""
    return f"task {scene.name('task', event.task)} is created{whose}"


def _task_changed(event: ev.TaskChanged, scene: Scene) -> str:
    whose = f" for {scene.name('agent', event.assignee)}" if event.assignee else " for nobody yet"
    return f"task {scene.name('task', event.task)} is changed:{whose}"


def _task_released(event: ev.TaskReleased, scene: Scene) -> str:
    agent, task = scene.name("agent", event.agent), scene.name("task", event.task)
    return f"{agent} lays task {task} down: {words(event.why)} (spent {duration(event.spent_ms)})"


def _misses_cleared(event: ev.MissesCleared, scene: Scene) -> str:
    where = "across queues" if event.queue is None else f"in {scene.name('queue', event.queue)}"
    return f"{scene.name('agent', event.agent)}'s misses {where} are cleared: {words(event.reset)}"


def _member_observed(event: ev.MemberObserved, scene: Scene) -> str:
    form = {"in": "in", "paused": "paused in", "out": "out of"}[event.membership]
    agent, queue = scene.name("agent", event.agent), scene.name("queue", event.queue)
    return f"the switch has {agent} {form} {queue}{in_brackets(event.reason)}"


def _link(event: ev.LinkChanged, _scene: Scene) -> str:
    if event.resyncing:
        return "the switch begins to say all it has"
    return "the switch is back" if event.up else "the switch is away"


def _went_home(event: ev.WentHome, scene: Scene) -> str:
    left = ""
    if event.record is not None:
        left = f", leaving record {event.record} of {scene.name('campaign', event.campaign)}"
    return f"{scene.name('agent', event.agent)} is back on the home page{left}"


def _brackets(parts: list[str]) -> str:
    return f" ({'; '.join(parts)})" if parts else ""


def _a(event: Any, scene: Scene) -> str:
    return scene.name("agent", event.agent)


def _q(event: Any, scene: Scene) -> str:
    return scene.name("queue", event.queue)


def _record(event: Any, scene: Scene) -> str:
    return f"record {event.record} of {scene.name('campaign', event.campaign)}"


OUT: dict[Any, Say] = {
    ev.Configured: _configured,
    ev.Removed: _removed,
    ev.Noted: lambda e, s: f"it is noted that {s.person(e.by)} did {e.what}",
    ev.Refused: lambda e, s: f"{s.person(e.by)} is refused {e.what} ({e.code})",
    ev.ClockedIn: lambda e, s: f"{_a(e, s)} is clocked in at {s.name('unit', e.unit)}",
    ev.ClockedOut: _clocked_out,
    ev.SignedIn: _signed_in,
    ev.SignedOut: _signed_out,
    ev.StatusChosen: _status_chosen,
    ev.SingleCallSpent: lambda e, s: (
        f"{_a(e, s)}'s Single Call is spent on call {e.call}: status {s.name('status', e.status)}"
    ),
    ev.MembershipChosen: _membership,
    ev.Corrected: _corrected,
    ev.Returned: lambda e, s: f"{_a(e, s)} is back" + (f" in {_q(e, s)}" if e.queue else ""),
    ev.HoldStarted: hold_started,
    ev.HoldEnded: hold_ended,
    ev.MissesCleared: _misses_cleared,
    ev.QueueMissesCleared: lambda e, s: f"all misses in {_q(e, s)} are cleared (daily reset of {e.local})",
    ev.NotificationRaised: told,
    ev.NotificationSeen: lambda e, s: f"{s.name('user', e.user)} has seen the notification",
    ev.DailyLimitReached: lambda e, s: (
        f"{_a(e, s)} reached the daily limit of {s.name('status', e.status)} ({duration(e.limit_s * 1000)})"
    ),
    ev.CallJoined: lambda e, s: f"{'' if e.external else 'internal '}call {e.call} waits in {_q(e, s)}",
    ev.CallOverflowed: lambda e, s: (
        f"call {e.call} goes on from {s.name('queue', e.source)} to {_q(e, s)}: {words(e.why)}"
    ),
    ev.CallLeft: lambda e, s: (
        f"call {e.call} leaves {_q(e, s)} unanswered: {words(e.why)}{in_brackets(e.reason or None)}"
    ),
    ev.OfferStarted: _offer_started,
    ev.OfferExcused: _offer_excused,
    ev.OfferEnded: _offer_ended,
    ev.CallStarted: _call_started,
    ev.CallConnected: _call_connected,
    ev.CallHeld: _call_held,
    ev.CallEnded: _call_ended,
    ev.ObservationLate: _late,
    ev.WrapUpStarted: _wrap_up_started,
    ev.WrapUpExtended: lambda e, s: f"{_a(e, s)}'s wrap-up runs until {s.time(e.until)}",
    ev.WrapUpEnded: lambda e, s: f"{_a(e, s)}'s wrap-up ends: {words(e.why)}",
    ev.CaseOpened: lambda e, s: f"{_a(e, s)} works on case {e.case}",
    ev.CaseClosed: lambda e, s: f"{_a(e, s)} is done with case {e.case}",
    ev.RecordOpened: lambda e, s: f"{_a(e, s)} has {_record(e, s)} open",
    ev.RecordClosed: lambda e, s: f"{_a(e, s)} has closed {_record(e, s)}",
    ev.WentHome: _went_home,
    ev.TaskCreated: _task_created,
    ev.TaskChanged: _task_changed,
    ev.TaskTaken: lambda e, s: f"{_a(e, s)} works on task {s.name('task', e.task)}",
    ev.TaskReleased: _task_released,
    ev.TaskClosed: lambda e, s: f"task {s.name('task', e.task)} is closed",
    ev.ScheduleFired: lambda e, s: f"schedule {s.name('schedule', e.schedule)} comes ({e.local})",
    ev.DeviceChanged: lambda e, s: (
        f"{s.name('device', e.device)} {'registers' if e.registered else 'is gone'}"
    ),
    ev.SiteChanged: lambda e, s: (
        f"the link to {s.name('site', e.site)} is {'back' if e.reachable else 'lost'}"
    ),
    ev.MemberObserved: _member_observed,
    ev.LinkChanged: _link,
}
"""Event type → its sentence. Every event type is here; a test proves it."""

NOTHING = "nothing changes"
"""What an input says that led to no event at all: it was so already."""


def say(event: Event, scene: Scene) -> str:
    """The sentence of an event."""
    return OUT[type(event)](event, scene)


def say_refusal(refusal: Refusal, scene: Scene) -> str:
    """`refused: code (parameter value, …)`, with names for ids."""
    params = []
    for name, value in refusal.params.items():
        label = scene.name(name, value) if name in PARAM_KINDS else value
        if name == "key" and "kind" in refusal.params:
            label = scene.name(refusal.params["kind"], value)
        params.append(f"{name} {label}" if label else f"{name} none")
    return f"refused: {refusal.code}" + (f" ({', '.join(params)})" if params else "")
