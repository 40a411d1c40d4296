"""Events that only restate their input: a scenario need not list them.

Belongs here: for each input, which of its first events say nothing that the input's own sentence does not say.
Whatever carries an outcome, a number or an effect on somebody else is no echo.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.events import Event
from readyroom.engine.inputs import Input

Echo = Callable[[Any, Any], bool]


def _of(event_type: type[Event], *same: str) -> Echo:
    """An event of this type, in which these fields are as in the input."""

    def is_echo(given: Any, event: Any) -> bool:
        return isinstance(event, event_type) and all(getattr(given, f) == getattr(event, f) for f in same)

    return is_echo


def _membership(given: i.SetMembership, event: Event) -> bool:
    return (
        isinstance(event, ev.MembershipChosen)
        and event.agent == given.agent
        and event.membership == given.membership
        and given.queue in (None, event.queue)
    )


def _answer(given: i.EndOffer, event: Event) -> bool:
    if given.outcome != "answered":
        return False
    if isinstance(event, ev.OfferEnded):
        return event.offer == given.offer and event.outcome == "answered"
    return isinstance(event, ev.CallConnected)


def _clocked_out(given: i.ClockOut, event: Event) -> bool:
    return isinstance(event, ev.ClockedOut) and event.agent == given.agent and not event.open_cases


def _left(given: i.LeaveQueue, event: Event) -> bool:
    return isinstance(event, ev.CallLeft) and event.call == given.call and event.why == "switch"


ECHOES: dict[Any, Echo] = {
    i.NoteAct: _of(ev.Noted, "what"),
    i.NoteRefusal: _of(ev.Refused, "what", "code"),
    i.Configure: lambda given, event: isinstance(event, ev.Configured) and event.entity in given.entities,
    i.Remove: _of(ev.Removed, "kind", "key"),
    i.SetStatus: lambda given, event: (
        _of(ev.StatusChosen, "agent", "status", "reason", "note")(given, event) and event.via == "choice"
    ),
    i.SetMembership: _membership,
    i.ClockIn: _of(ev.ClockedIn, "agent", "unit"),
    i.ClockOut: _clocked_out,
    i.SignIn: _of(ev.SignedIn, "agent", "device"),
    i.SignOut: lambda given, event: _of(ev.SignedOut, "agent")(given, event) and event.reason == "own",
    i.Correct: _of(ev.Corrected, "agent", "since", "until", "state", "reason", "unit"),
    i.Return: _of(ev.Returned, "agent", "queue"),
    i.GoHome: lambda given, event: _of(ev.WentHome, "agent")(given, event) and event.record is None,
    i.EndWrapUp: lambda given, event: _of(ev.WrapUpEnded, "agent")(given, event) and event.why == "ended",
    i.ResetMisses: _of(ev.MissesCleared, "agent", "queue"),
    i.OpenCase: _of(ev.CaseOpened, "agent", "case"),
    i.CloseCase: _of(ev.CaseClosed, "agent", "case"),
    i.OpenRecord: _of(ev.RecordOpened, "agent", "campaign", "record"),
    i.CloseRecord: _of(ev.RecordClosed, "agent"),
    i.CreateTask: _of(ev.TaskCreated, "title"),
    i.ChangeTask: _of(ev.TaskChanged, "task", "title", "assignee"),
    i.TakeTask: _of(ev.TaskTaken, "agent", "task"),
    i.CloseTask: _of(ev.TaskClosed, "task"),
    i.SeeNotification: _of(ev.NotificationSeen, "user"),
    i.JoinQueue: _of(ev.CallJoined, "queue", "external"),
    i.LeaveQueue: _left,
    i.RingOffer: lambda given, event: _of(ev.OfferStarted, "agent", "call")(given, event) and event.offerable,
    i.EndOffer: _answer,
    i.StartCall: _of(ev.CallStarted, "call", "kind", "agent"),
    i.AnswerCall: _of(ev.CallConnected, "call"),
    i.HoldCall: _of(ev.CallHeld, "call", "held"),
    i.EndCall: _of(ev.CallEnded, "call"),
    i.ChangeDevice: _of(ev.DeviceChanged, "device", "registered"),
    i.ChangeSite: _of(ev.SiteChanged, "site", "reachable"),
    i.ObserveMember: _of(ev.MemberObserved, "agent", "queue", "membership"),
    i.ChangeLink: _of(ev.LinkChanged, "link", "up"),
    i.BeginResync: _of(ev.LinkChanged, "link"),
    i.EndResync: _of(ev.LinkChanged, "link"),
}
"""Input type → which events are its echo. What is missing here (an extended wrap-up, "I'm here", a task laid down)
is always listed."""


def is_echo(given: Input, event: Event) -> bool:
    """Whether an event only restates the input: one of the first that it led to, and by the same hand."""
    if event.cause or event.rule:
        return False
    test = ECHOES.get(type(given))
    return test is not None and test(given, event)
