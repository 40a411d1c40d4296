"""Inputs as requests: for each type of input, what its author sends to the server.

Belongs here: the table `REQUESTS`, one line for each type, and the table `UNSAID` of those that nobody can say over
HTTP. Configuration is in `http_config`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readyroom.codec.observations import observation_of
from readyroom.engine import World
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.inputs import Input, Observation
from readyroom.scenarios.http_config import configure, remove
from readyroom.scenarios.http_events import instant_of
from readyroom.scenarios.http_talk import LOGIN_CODE, Request, path
from readyroom.scenarios.language import Document, Scenario, Step
from readyroom.scenarios.patterns import Template

OBSERVATIONS = "/switch/observations"
UNSAID: dict[type[Input], str] = {
    i.Advance: "time is no request of its own: the driver moves the clock",
    i.Unheard: "the server itself says so when it is there again: the driver has it go and come back",
    i.NoteRefusal: "the server itself notes what it refused; nobody asks for it",
    i.Tell: "the server itself tells of what became of its webhooks; nobody asks for it",
    i.NoteAct: "the server itself notes what it did (a password was set, …); nobody asks for it",
}
"""Types of inputs that have no request, and why."""
ENGINE_ONLY: dict[str, str] = {
    "{person} is refused {what:word} ({code:word})": UNSAID[i.NoteRefusal],
    "it is noted that {person} did {what:word}": UNSAID[i.NoteAct],
    "a webhook of {user} is switched off": UNSAID[i.Tell],
}
"""Sentences that no client can say over HTTP, and why: a scenario with one of them runs on the engine alone."""


def unsaid(document: Document, scenario: Scenario) -> str | None:
    """Why a scenario runs on the engine alone; None: it runs over HTTP as well."""
    sentences = [line.text for line in (*document.given, *scenario.given)]
    sentences += [step.sentence for step in scenario.steps if isinstance(step, Step)]
    for form, why in ENGINE_ONLY.items():
        template = Template(form, why)
        if any(template.raw(sentence) is not None for sentence in sentences):
            return why
    return None


class Asked:
    """Whom a request speaks for, and of what it speaks: the world as the client has read it."""

    def __init__(self, world: World, unit: str, switch: str) -> None:
        self.world = world
        self.unit = unit
        """The unit of all who have none."""
        self.switch = switch
        """The user by whom the switch speaks."""
        self.said = 0
        """Observations so far: each has a name of its own."""

    def user(self, by: Actor) -> str:
        """The user who is that actor."""
        if by.kind == "switch":
            return self.switch
        if by.kind == "agent":
            return self.world.user_of.get(by.id, by.id)
        return by.id


Said = Callable[[Any, Asked], Sequence[Request]]


def _of_agent(method: str, *rest: str, body: Sequence[str] = ()) -> Said:
    """A request on `/agents/{agent}/…`, with these fields of the input as its body."""

    def requests(given: Any, asked: Asked) -> Sequence[Request]:
        named = {name: getattr(given, name) for name in body}
        where = path("agents", given.agent) + "".join(f"/{part}" for part in rest)
        return [Request(method, where, named if body else None, asked.user(given.by))]

    return requests


def _membership(given: i.SetMembership, asked: Asked) -> Sequence[Request]:
    queue = () if given.queue is None else (given.queue,)
    body = {"membership": given.membership, "reason": given.reason}
    return [Request("PUT", path("agents", given.agent, "queues", *queue), body, asked.user(given.by))]


def _reset(given: i.ResetMisses, asked: Asked) -> Sequence[Request]:
    queue = () if given.queue is None else ("queues", given.queue)
    where = path("agents", given.agent, *queue, "reset-misses")
    return [Request("POST", where, None, asked.user(given.by))]


def _correct(given: i.Correct, asked: Asked) -> Sequence[Request]:
    body = {name: getattr(given, name) for name in ("state", "reason", "unit", "why")}
    body |= {"from": instant_of(given.since), "to": instant_of(given.until)}
    return [Request("POST", path("agents", given.agent, "corrections"), body, asked.user(given.by))]


def _sign_in(given: i.SignIn, asked: Asked) -> Sequence[Request]:
    """Who signs in by a code gets one first; who is responsible for them needs none."""
    agent = asked.world.agents.get(given.agent)
    own = asked.world.user_of.get(given.agent) == asked.user(given.by)
    body: dict[str, Any] = {"device": given.device}
    first: list[Request] = []
    if agent is not None and agent.config.login_code and own and given.device is not None:
        body["login_code"] = LOGIN_CODE
        first = [Request("PUT", path("agents", given.agent, "login-code"), {"login_code": LOGIN_CODE})]
    where = path("agents", given.agent, "sign-in")
    return [*first, Request("POST", where, body, asked.user(given.by))]


def _case(method: str) -> Said:
    def requests(given: i.OpenCase | i.CloseCase, asked: Asked) -> Sequence[Request]:
        return [Request(method, path("agents", given.agent, "cases", given.case), None, asked.user(given.by))]

    return requests


def _create_task(given: i.CreateTask, asked: Asked) -> Sequence[Request]:
    body = {name: getattr(given, name) for name in ("task", "title", "note", "unit", "assignee")}
    user = asked.world.users.get(asked.user(given.by))
    if given.unit is None and user is not None and user.units:
        body["unit"] = user.units[0]  # only who manages the whole organisation makes tasks of no unit
    return [Request("POST", "/tasks", body, asked.user(given.by))]


def _change_task(given: i.ChangeTask, asked: Asked) -> Sequence[Request]:
    body = {name: getattr(given, name) for name in ("title", "note", "assignee")}
    return [Request("PATCH", path("tasks", given.task), body, asked.user(given.by))]


def _take_task(given: i.TakeTask, asked: Asked) -> Sequence[Request]:
    where = path("tasks", given.task, "take")
    return [Request("POST", where, {"agent": given.agent}, asked.user(given.by))]


def _release_task(given: i.ReleaseTask, asked: Asked) -> Sequence[Request]:
    """The task in hand; else any, to hear that none is."""
    agent = asked.world.agents.get(given.agent)
    task = (None if agent is None else agent.task) or next(iter(asked.world.tasks), "none")
    return [Request("POST", path("tasks", task, "release"), None, asked.user(given.by))]


def _close_task(given: i.CloseTask, asked: Asked) -> Sequence[Request]:
    return [Request("POST", path("tasks", given.task, "close"), None, asked.user(given.by))]


def _seen(given: i.SeeNotification, _asked: Asked) -> Sequence[Request]:
    return [Request("POST", path("notifications", str(given.notification), "seen"), None, given.user)]


def _observed(given: Observation, asked: Asked) -> Sequence[Request]:
    """What a switch reports, in a batch of one."""
    asked.said += 1
    observation = observation_of(given, f"scenario-{asked.said}")
    where = f"{OBSERVATIONS}?link={given.by.id or asked.switch}"
    return [Request("POST", where, [observation], asked.switch)]


def _ended(given: i.EndCall, asked: Asked) -> Sequence[Request]:
    """An agent hangs up by themselves; whatever else ends a call, a switch reports."""
    if given.by.kind != "agent" or given.seen not in (0, given.at):
        return _observed(given, asked)
    where = path("calls", given.call, "hangup")
    return [Request("POST", where, {"by": given.ended_by}, asked.user(given.by))]


REQUESTS: dict[type[Input], Said] = {
    i.Configure: lambda given, asked: configure(given, asked.world, asked.unit, asked.user(given.by)),
    i.Remove: lambda given, asked: remove(given, asked.user(given.by)),
    i.SetStatus: _of_agent("PUT", "status", body=("status", "reason", "note")),
    i.SetMembership: _membership,
    i.ClockIn: _of_agent("POST", "clock-in", body=("unit",)),
    i.ClockOut: _of_agent("POST", "clock-out", body=("reason", "force")),
    i.SignIn: _sign_in,
    i.SignOut: _of_agent("POST", "sign-out"),
    i.Return: _of_agent("POST", "return", body=("queue",)),
    i.Stay: _of_agent("POST", "stay"),
    i.GoHome: _of_agent("POST", "home"),
    i.EndWrapUp: _of_agent("POST", "wrap-up", "end"),
    i.ExtendWrapUp: _of_agent("POST", "wrap-up", "extend", body=("by_s",)),
    i.ResetMisses: _reset,
    i.Correct: _correct,
    i.OpenCase: _case("PUT"),
    i.CloseCase: _case("DELETE"),
    i.OpenRecord: _of_agent("PUT", "campaign-record", body=("campaign", "record")),
    i.CloseRecord: _of_agent("DELETE", "campaign-record"),
    i.CreateTask: _create_task,
    i.ChangeTask: _change_task,
    i.TakeTask: _take_task,
    i.ReleaseTask: _release_task,
    i.CloseTask: _close_task,
    i.SeeNotification: _seen,
    i.JoinQueue: _observed,
    i.LeaveQueue: _observed,
    i.RingOffer: _observed,
    i.EndOffer: _observed,
    i.StartCall: _observed,
    i.AnswerCall: _observed,
    i.HoldCall: _observed,
    i.EndCall: _ended,
    i.ChangeDevice: _observed,
    i.ChangeSite: _observed,
    i.ObserveMember: _observed,
    i.ChangeLink: _observed,
    i.BeginResync: _observed,
    i.EndResync: _observed,
}
"""Type of an input → the requests that say it, in order; the first that is refused ends them."""


def requests_of(given: Input, asked: Asked) -> Sequence[Request]:
    """The requests that say an input. Raises KeyError for one of `UNSAID`."""
    return REQUESTS[type(given)](given, asked)


def together(requests: Sequence[Request]) -> Sequence[Request]:
    """The same requests, with observations that follow each other in one batch."""
    found: list[Request] = []
    for request in requests:
        last = found[-1] if found else None
        if last is not None and request.path.startswith(OBSERVATIONS) and request.path == last.path:
            found[-1] = Request(last.method, last.path, [*last.body, *request.body], last.user)
        else:
            found.append(request)
    return found
