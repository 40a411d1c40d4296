"""What people do, as sentences: each one becomes an input.

Belongs here: the table `PEOPLE`, tried in order. What a switch reports is in `sentences_switch`. An input leaves
here without its instant; the runner sets that.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.inputs import Input
from readyroom.scenarios.agents import agents
from readyroom.scenarios.patterns import SentenceError, Slots, Template
from readyroom.scenarios.reasons import reason_of
from readyroom.scenarios.scene import Scene
from readyroom.scenarios.setup import parts_of

Sentence = Template[Callable[[Slots, Scene], Input]]


def _me(s: Slots) -> Actor:
    return Actor("agent", s["agent"])


def _by(s: Slots) -> Actor:
    """The person of the sentence, else the agent themself."""
    who = s.get("person")
    return who if isinstance(who, Actor) else _me(s)


def _set_status(s: Slots, scene: Scene) -> Input:
    reason, note = reason_of(s.get("why"), scene.book, s["status"])
    return i.SetStatus(at=0, by=_by(s), agent=s["agent"], status=s["status"], reason=reason, note=note)


def _membership(value: str) -> Callable[[Slots, Scene], Input]:
    def build(s: Slots, _scene: Scene) -> Input:
        return i.SetMembership(
            at=0,
            by=_by(s),
            agent=s["agent"],
            queue=s.get("queue"),
            membership=value,  # type: ignore[arg-type]  # one of the three, as the table below says
            reason=s.get("why"),
        )

    return build


def _clock_out(force: bool) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.ClockOut(at=0, by=_by(s), agent=s["agent"], reason=s.get("why"), force=force)


def _home_unit(s: Slots, scene: Scene) -> str:
    entity = scene.book.entities.get(("agent", s["agent"]))
    unit = s.get("unit") or getattr(entity, "unit", None)
    if unit is None:
        raise SentenceError("clocks in at which unit? the agent has no unit")
    return str(unit)


def _create_task(s: Slots, _scene: Scene) -> Input:
    return i.CreateTask(
        at=0,
        by=s["person"],
        task=s["task"],
        title=s["text"],
        assignee=s.get("agent"),
        unit=s.get("unit"),
    )


def _change_task(s: Slots, _scene: Scene) -> Input:
    return i.ChangeTask(at=0, by=s["person"], task=s["task"], title=s["text"], assignee=s.get("agent"))


def _last_notification(s: Slots, scene: Scene) -> Input:
    for event in reversed(scene.log):
        if isinstance(event, ev.NotificationRaised) and s["user"] in event.users:
            by = scene.names.actor(scene.name("user", s["user"]))
            return i.SeeNotification(at=0, by=by, user=s["user"], notification=event.seq)
    raise SentenceError(f"{scene.name('user', s['user'])} was told nothing yet")


def _configure(s: Slots, scene: Scene) -> i.Configure:
    """Read on a copy of the book: what is refused was never put."""
    parts = parts_of(s["rest"])
    if parts is None:
        raise SentenceError(f"{s['rest']!r} configures nothing; a sentence is KIND NAME: clause, clause")
    book = scene.book.copy()
    if parts.kind == "agent":
        fresh = agents(book, parts)
        if any(not isinstance(fact, i.ChangeDevice) for fact in fresh.facts):
            raise SentenceError(f"{s['rest']!r}: only a set-up can say what an agent does; give it a line")
        entities = fresh.entities
    else:
        entities = book.configure(parts)
    return i.Configure(at=0, by=s["person"], entities=tuple(entities))


def _add(s: Slots, scene: Scene) -> Input:
    return msgspec.structs.replace(_configure(s, scene), only_new=True)


_REMOVABLE = ("queue", "status", "unit", "group", "site", "campaign", "schedule", "agent", "user", "device")


def _remove(kind: str) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.Remove(
        at=0,
        by=s["person"],
        kind=kind,  # type: ignore[arg-type]  # one of _REMOVABLE
        key=s[kind],
    )


def _undo(s: Slots, scene: Scene) -> Input:
    changes = [e for e in scene.log if isinstance(e, ev.Configured | ev.Removed) and not e.undoes]
    undone = {e.undoes for e in scene.log if isinstance(e, ev.Configured | ev.Removed)}
    last = next((e for e in reversed(changes) if e.seq not in undone), None)
    if last is None:
        raise SentenceError("there is no change to undo")
    if last.replaced is None:
        return i.Remove(at=0, by=s["person"], kind=last.kind, key=last.key, undoes=last.seq)
    return i.Configure(at=0, by=s["person"], entities=(last.replaced,), undoes=last.seq)


_CONFIGURATION: list[Sentence] = [
    Template("{person} undoes the last change", _undo),
    Template("{person} configures {rest}", _configure),
    Template("{person} adds {rest}", _add),
    Template(
        "{person} removes {agent} from {queue}",
        lambda s, _scene: i.Remove(at=0, by=s["person"], kind="member", key=f"{s['queue']}/{s['agent']}"),
    ),
    *(Template(f"{{person}} removes {kind} {{{kind}}}", _remove(kind)) for kind in _REMOVABLE),
]

_CHOICES: list[Sentence] = [
    Template("{agent} chooses {status}[ ({why})]", _set_status),
    Template("{person} sets {agent} to {status}[ ({why})]", _set_status),
    Template("{agent} logs in to all queues", _membership("in")),
    Template("{agent} logs out of all queues", _membership("out")),
    Template("{agent} pauses in all queues[ ({why})]", _membership("paused")),
    Template("{agent} logs in to {queue}", _membership("in")),
    Template("{agent} logs out of {queue}", _membership("out")),
    Template("{agent} pauses in {queue}[ ({why})]", _membership("paused")),
    Template("{person} logs {agent} in to all queues", _membership("in")),
    Template("{person} logs {agent} out of all queues", _membership("out")),
    Template("{person} logs {agent} in to {queue}", _membership("in")),
    Template("{person} logs {agent} out of {queue}", _membership("out")),
    Template("{person} pauses {agent} in all queues[ ({why})]", _membership("paused")),
    Template("{person} pauses {agent} in {queue}[ ({why})]", _membership("paused")),
    Template(
        "{agent} says I'm back in {queue}",
        lambda s, _scene: i.Return(at=0, by=_me(s), agent=s["agent"], queue=s["queue"]),
    ),
    Template("{agent} says I'm back", lambda s, _scene: i.Return(at=0, by=_me(s), agent=s["agent"])),
    Template(
        "{person} brings {agent} back in {queue}",
        lambda s, _scene: i.Return(at=0, by=_by(s), agent=s["agent"], queue=s["queue"]),
    ),
    Template("{person} brings {agent} back", lambda s, _scene: i.Return(at=0, by=_by(s), agent=s["agent"])),
    Template("{agent} says I'm here", lambda s, _scene: i.Stay(at=0, by=_me(s), agent=s["agent"])),
    Template(
        "{person} resets {agent}'s misses in {queue}",
        lambda s, _scene: i.ResetMisses(at=0, by=_by(s), agent=s["agent"], queue=s["queue"]),
    ),
    Template(
        "{person} resets {agent}'s misses",
        lambda s, _scene: i.ResetMisses(at=0, by=_by(s), agent=s["agent"]),
    ),
]


def _clock_in(s: Slots, scene: Scene) -> Input:
    return i.ClockIn(at=0, by=_by(s), agent=s["agent"], unit=_home_unit(s, scene))


def _sign_in(s: Slots, _scene: Scene) -> Input:
    return i.SignIn(at=0, by=_by(s), agent=s["agent"], device=s.get("device"))


def _correct(state: str | None = None) -> Callable[[Slots, Scene], Input]:
    """A correction to this state, or to the status of the sentence."""

    def build(s: Slots, scene: Scene) -> Input:
        reason = None if state else reason_of(s.get("reason"), scene.book, s["status"])[0]
        return i.Correct(
            at=0, by=s["person"], agent=s["agent"], since=scene.instant(s["since"]), until=scene.instant(s["until"]),
            state=state or s["status"], reason=reason, unit=s.get("unit"), why=s["rest"],
        )  # fmt: skip

    return build


_CORRECTS = "{person} corrects {agent} from {since:when} to {until:when}"
_PRESENCE: list[Sentence] = [
    Template("{agent} clocks in[ at {unit}]", _clock_in),
    Template("{person} clocks {agent} in[ at {unit}]", _clock_in),
    Template("{agent} clocks out[ ({why})]", _clock_out(force=False)),
    Template("{person} clocks {agent} out by force[ ({why})]", _clock_out(force=True)),
    Template("{person} clocks {agent} out[ ({why})]", _clock_out(force=False)),
    Template("{agent} signs in on the web", _sign_in),
    Template("{agent} signs in at {device}", _sign_in),
    Template("{person} signs {agent} in at {device}", _sign_in),
    Template("{agent} signs out", lambda s, _scene: i.SignOut(at=0, by=_me(s), agent=s["agent"])),
    Template("{person} signs {agent} out", lambda s, _scene: i.SignOut(at=0, by=_by(s), agent=s["agent"])),
    Template(f"{_CORRECTS} to clocked out, because {{rest}}", _correct("clocked_out")),
    Template(f"{_CORRECTS} to signed out[ at {{unit}}], because {{rest}}", _correct("signed_out")),
    Template(f"{_CORRECTS} to {{status}}[ ({{reason:why}})][ at {{unit}}], because {{rest}}", _correct()),
]

_WORK: list[Sentence] = [
    Template("{agent} ends the wrap-up", lambda s, _scene: i.EndWrapUp(at=0, by=_me(s), agent=s["agent"])),
    Template(
        "{agent} extends the wrap-up by {duration}",
        lambda s, _scene: i.ExtendWrapUp(at=0, by=_me(s), agent=s["agent"], by_s=s["duration"] // 1000),
    ),
    Template(
        "{agent} opens case {case}",
        lambda s, _scene: i.OpenCase(at=0, by=_me(s), agent=s["agent"], case=s["case"]),
    ),
    Template(
        "{agent} closes case {case}",
        lambda s, _scene: i.CloseCase(at=0, by=_me(s), agent=s["agent"], case=s["case"]),
    ),
    Template(
        "{agent} opens record {record} of {campaign}",
        lambda s, _scene: i.OpenRecord(
            at=0, by=_me(s), agent=s["agent"], campaign=s["campaign"], record=s["record"]
        ),
    ),
    Template("{agent} closes the record", lambda s, _scene: i.CloseRecord(at=0, by=_me(s), agent=s["agent"])),
    Template(
        "{agent} returns to the home page", lambda s, _scene: i.GoHome(at=0, by=_me(s), agent=s["agent"])
    ),
    Template("{person} creates task {task}: {text}[ for {agent}][ in unit {unit}]", _create_task),
    Template("{person} changes task {task}: {text}[ for {agent}]", _change_task),
    Template(
        "{agent} takes task {task}",
        lambda s, _scene: i.TakeTask(at=0, by=_me(s), agent=s["agent"], task=s["task"]),
    ),
    Template(
        "{agent} lays the task down", lambda s, _scene: i.ReleaseTask(at=0, by=_me(s), agent=s["agent"])
    ),
    Template(
        "{person} closes task {task}", lambda s, _scene: i.CloseTask(at=0, by=s["person"], task=s["task"])
    ),
    Template("{user} sees the last notification", _last_notification),
]


def _note_refusal(s: Slots, _scene: Scene) -> Input:
    return i.NoteRefusal(at=0, by=s["person"], what=s["what"], code=s["code"])


def _note_act(s: Slots, _scene: Scene) -> Input:
    return i.NoteAct(at=0, by=s["person"], what=s["what"])


PEOPLE: list[Sentence] = [
    *_CONFIGURATION,
    *_CHOICES,
    *_PRESENCE,
    *_WORK,
    Template("{person} is refused {what:word} ({code:word})", _note_refusal),
    Template("it is noted that {person} did {what:word}", _note_act),
    Template(
        "a webhook of {user} is switched off",
        lambda s, _scene: i.Tell(at=0, users=(s["user"],), subject="webhook_disabled"),
    ),
    Template(
        "a report by mail of {user} is switched off",
        lambda s, _scene: i.Tell(at=0, users=(s["user"],), subject="schedule_disabled"),
    ),
    Template(
        "a report by mail of {user} is not sent",
        lambda s, _scene: i.Tell(at=0, users=(s["user"],), subject="report_not_sent"),
    ),
]
"""Every sentence about what people do."""
