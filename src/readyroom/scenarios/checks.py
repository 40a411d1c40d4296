"""Checks: sentences about how things are, each answered with the truth in the same form.

Belongs here: the table `CHECKS`. A check holds when the truth, said with as much detail as the check itself, reads
the same; so a failing check shows what it would have to say. What concerns blockers is in `checks_blockers`.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from readyroom.engine import Shown
from readyroom.engine.catalogue import EntityKind
from readyroom.engine.facts import Hold, MissKind
from readyroom.scenarios.checks_blockers import BLOCKERS, Check
from readyroom.scenarios.looks import Account, Look
from readyroom.scenarios.patterns import SentenceError, Slots, Template, find
from readyroom.scenarios.reasons import in_brackets
from readyroom.scenarios.scene import Scene
from readyroom.scenarios.times import duration

LABELS = {
    "away": "Away",
    "logged_off": "Logged off",
    "hold": "Automatic withdrawal",
    "warned": "Warned",
    "active": "Active",
    "available": "Available",
    "on_call": "On a call",
}
"""Labels that are not in the status catalogue; clients have their own words for them."""
_SHOWN = re.compile(
    r"(?P<label>.+?)(?P<tone>, (?:green|red|amber|grey))?(?P<colour> #[0-9a-f]{6})?(?P<since>, since .+)?"
)


def _a(s: Slots, scene: Scene, slot: str = "agent") -> str:
    return scene.name("agent", s[slot])


def _q(s: Slots, scene: Scene) -> str:
    return scene.name("queue", s["queue"])


# --- what is seen ------------------------------------------------------------------------------------------


def shown_label(look: Shown) -> str:
    """The label on the board, in English."""
    label = look.label or LABELS.get(look.code, look.code)
    return f"{label}, then {look.then}" if look.then else label


def _shown(s: Slots, look: Look, scene: Scene) -> str:
    asked = _SHOWN.fullmatch(s["rest"])
    shown = look.shown(s["agent"])
    sentence = f"{_a(s, scene)} is shown as {shown_label(shown)}"
    if asked is not None and asked["tone"]:
        sentence += f", {shown.tone}"
    if asked is not None and asked["colour"]:
        sentence += f" {shown.colour}"
    if asked is not None and asked["since"]:
        sentence += f", since {scene.time(shown.since)}"
    return sentence


def _slice_name(name: str, scene: Scene) -> str:
    return scene.name("status", name) if scene.names.knows("status", name) else name.replace("_", " ")


def _spent(account: Account) -> Check:
    def truth(s: Slots, look: Look, scene: Scene) -> str:
        known_at = scene.instant(s["when"]) if "when" in s else None
        spent = look.spent(s["agent"], account, scene.started_at, known_at)
        parts = [f"{_slice_name(name, scene)} {duration(ms)}" for name, ms in spent.items()]
        known = "" if known_at is None else f" as known at {scene.time(known_at)}"
        return f"{_a(s, scene)}'s {account}{known}: {', '.join(parts) or 'none'}"

    return truth


# --- facts ---------------------------------------------------------------------------------------------------


def _status(s: Slots, look: Look, scene: Scene) -> str:
    status = look.agent(s["agent"]).status
    label = scene.name("status", status.status)
    return f"{_a(s, scene)}'s chosen status is {label}{in_brackets(status.reason, status.note)}"


_MEMBERSHIP = {"in": "logged in to", "paused": "paused in", "out": "logged out of"}


def _membership(s: Slots, look: Look, scene: Scene) -> str:
    membership = look.agent(s["agent"]).memberships.get(s["queue"])
    if membership is None:
        return f"{_a(s, scene)} is not assigned to {_q(s, scene)}"
    form = _MEMBERSHIP[membership.value]
    return f"{_a(s, scene)} is {form} {_q(s, scene)}{in_brackets(membership.reason)}"


def _effective(s: Slots, look: Look, scene: Scene) -> str:
    return f"{_a(s, scene)}'s place in {_q(s, scene)} comes to {look.membership(s['agent'], s['queue'])}"


def _attendance(s: Slots, look: Look, scene: Scene) -> str:
    unit = look.agent(s["agent"]).attendance.unit
    if unit is None:
        return f"{_a(s, scene)} is clocked out"
    return f"{_a(s, scene)} is clocked in at {scene.name('unit', unit)}"


def _signed_in(s: Slots, look: Look, scene: Scene) -> str:
    devices = look.agent(s["agent"]).signed_in.devices
    if devices is None:
        return f"{_a(s, scene)} is signed out"
    where = " and ".join(scene.name("device", device) for device in devices)
    return f"{_a(s, scene)} is signed in{f' at {where}' if where else ' on the web'}"


def _misses(kind: MissKind, one: str, many: str) -> Check:
    def truth(s: Slots, look: Look, scene: Scene) -> str:
        count, threshold = look.misses(s["agent"], s["queue"], kind)
        if "threshold" in s and threshold is not None:
            said = f"{count} of {threshold} {many}"
        else:
            said = f"{count} {one if count == 1 else many}"
        return f"{_a(s, scene)} has {said} in {_q(s, scene)}"

    return truth


def _wrap_up(s: Slots, look: Look, scene: Scene) -> str:
    wrap_up = look.agent(s["agent"]).wrap_up
    if wrap_up is None:
        return f"{_a(s, scene)} is not wrapping up"
    return f"{_a(s, scene)} is wrapping up until {scene.time(wrap_up.until)}"


def _cases(s: Slots, look: Look, scene: Scene) -> str:
    cases = " and ".join(look.agent(s["agent"]).cases)
    return f"{_a(s, scene)} has {f'open cases {cases}' if cases else 'no open case'}"


def _holds(s: Slots, look: Look, scene: Scene) -> str:
    holds = [_hold(hold, scene) for hold in look.agent(s["agent"]).holds]
    return f"{_a(s, scene)}'s withdrawals: {', '.join(holds) or 'none'}"


def _hold(hold: Hold, scene: Scene) -> str:
    kind = hold.kind.replace("_", "-")
    return f"{kind} in {scene.name('queue', hold.queue)}" if hold.queue else kind


def _rests_on(s: Slots, look: Look, scene: Scene) -> str:
    for hold in look.agent(s["agent"]).holds:
        if hold.kind == "misses" and hold.judgement is not None:
            judgement = hold.judgement
            missed = [
                f"call {miss.call} in {scene.name('queue', miss.queue)} at {scene.time(miss.at)}"
                for miss in judgement.misses
            ]
            rule = f"the rule of {scene.name('queue', judgement.queue)}"
            setter = f"set by {scene.person(judgement.rule_by)} at {scene.time(judgement.rule_at)}"
            return f"{_a(s, scene)}'s withdrawal rests on {', '.join(missed)}; {rule} {setter}"
    return f"{_a(s, scene)} is not withdrawn for misses"


def _capabilities(s: Slots, look: Look, scene: Scene) -> str:
    given = look.capabilities(s["agent"])
    parts = [f"{name} {value}".replace("_", " ") for name, value in given.items()]
    return f"{_a(s, scene)} is given {', '.join(parts)}"


def _direct(s: Slots, look: Look, scene: Scene) -> str:
    ring = look.personal_calls(s["agent"])[0] == "ring"
    return f"direct calls to {_a(s, scene)} {'ring' if ring else 'are busy'}"


def _outgoing(s: Slots, look: Look, scene: Scene) -> str:
    allowed = look.personal_calls(s["agent"])[1] == "allow"
    return f"{_a(s, scene)} may {'make calls' if allowed else 'not make calls'}"


def _passed_by(s: Slots, look: Look, scene: Scene) -> str:
    why = look.passed_by(s["agent"], s["queue"])
    if why is None:
        return f"the no-answer rule of {_q(s, scene)} concerns {_a(s, scene)}"
    return f"the no-answer rule of {_q(s, scene)} passes {_a(s, scene)} by: {why}"


def _desired(s: Slots, look: Look, scene: Scene) -> str:
    desired = look.desired(s["agent"], s["queue"])
    form = {"in": "in", "paused": "paused in", "out": "out of"}[desired.membership]
    reason = scene.name("status", desired.reason) if desired.reason else None
    return f"the switch should have {_a(s, scene)} {form} {_q(s, scene)}{in_brackets(reason)}"


# --- calls, tasks, configuration -----------------------------------------------------------------------------


def _call(s: Slots, look: Look, scene: Scene) -> str:
    call = look.call(s["call"])
    name = f"call {s['call']}"
    if call is None:
        return f"{name} is over"
    if call.agent is not None:
        with_agent = f"with {scene.name('agent', call.agent)}"
        forms = {"ringing": "rings", "held": "is on hold"}
        return f"{name} {forms.get(call.state, 'is')} {with_agent}"
    ringing = [scene.name("agent", agent) for agent in look.ringing(s["call"])]
    if ringing:
        return f"{name} rings at {' and '.join(ringing)}"
    since = f" since {scene.time(call.started_at)}" if "time" in s else ""
    return f"{name} waits in {scene.name('queue', call.queue)}{since}"


def _tried(s: Slots, look: Look, scene: Scene) -> str:
    parts = []
    for row in look.tried(s["call"]):
        what = row.outcome or " and ".join(row.blockers) or "free"
        parts.append(f"{scene.name('agent', row.agent)} {what.replace('_', ' ') if row.outcome else what}")
    return f"who was tried for call {s['call']}: {', '.join(parts) or 'nobody'}"


def _task(s: Slots, look: Look, scene: Scene) -> str:
    task = look.task(s["task"])
    if task.state == "closed":
        state = "closed"
    elif task.taken_by is not None:
        state = f"taken by {scene.name('agent', task.taken_by)}"
    else:
        state = f"open for {scene.name('agent', task.assignee)}" if task.assignee else "open"
    spent = f", spent {duration(task.spent_ms)}" if "duration" in s else ""
    return f"task {scene.name('task', s['task'])} is {state}{spent}"


def _unseen(s: Slots, look: Look, scene: Scene) -> str:
    count = look.unseen(s["user"])
    return f"{scene.name('user', s['user'])} has {count} unseen notification{'s' if count != 1 else ''}"


def _setting(kind: EntityKind) -> Check:
    def truth(s: Slots, look: Look, scene: Scene) -> str:
        key = s.get(kind, "")
        entity = look.entity(kind, key)
        name = "the settings have" if kind == "settings" else f"{kind} {scene.name(kind, key)} has"
        if entity is None:
            return f"there is no {kind} {scene.name(kind, key)}"
        value: Any = msgspec.to_builtins(entity)
        for part in s["path"].split("."):
            if not isinstance(value, dict) or part not in value:
                raise SentenceError(f"{kind} has no {s['path']}")
            value = value[part]
        return f"{name} {s['path']} = {_plain(value)}"

    return truth


def _plain(value: Any) -> str:
    return "none" if value is None else msgspec.json.encode(value).decode()


_ENTITIES: tuple[EntityKind, ...] = (
    *("queue", "agent", "user", "status", "unit", "group", "site", "device", "campaign", "schedule"),
)


def _exists(kind: EntityKind) -> Check:
    def truth(s: Slots, look: Look, scene: Scene) -> str:
        there = look.entity(kind, s[kind]) is not None
        return f"there is {'a' if there else 'no'} {kind} {scene.name(kind, s[kind])}"

    return truth


def _catalogue(_s: Slots, look: Look, scene: Scene) -> str:
    there = [status for status in scene.names.all_of("status") if look.entity("status", status) is not None]
    *most, last = [scene.name("status", status) for status in there]
    return f"the statuses are {', '.join(most)} and {last}" if most else f"the statuses are {last}"


_FACTS_OF_MEMBERSHIP: list[Template[Check]] = [
    Template(f"{{agent}} is {form} {{queue}}[ ({{why}})]", _membership) for form in _MEMBERSHIP.values()
]

CHECKS: list[Template[Check]] = [
    *BLOCKERS,
    Template("{agent} is shown as {rest}", _shown),
    Template(
        "{agent}'s state is {rest}",
        lambda s, look, scene: f"{_a(s, scene)}'s state is {_slice_name(look.state(s['agent']), scene)}",
    ),
    Template(
        "{agent}'s activity is {rest}",
        lambda s, look, scene: f"{_a(s, scene)}'s activity is {look.activity(s['agent']).replace('_', ' ')}",
    ),
    Template("{agent}'s states[ as known at {when}]: {rest}", _spent("states")),
    Template("{agent}'s activities: {rest}", _spent("activities")),
    Template("{agent}'s hours[ as known at {when}]: {rest}", _spent("hours")),
    Template("{agent}'s reasons[ as known at {when}]: {rest}", _spent("reasons")),
    Template("{agent}'s attendance[ as known at {when}]: {rest}", _spent("attendance")),
    Template("{agent}'s withdrawn time: {rest}", _spent("withdrawn time")),
    Template("{agent}'s chosen status is {rest}", _status),
    Template("{agent}'s place in {queue} comes to {word}", _effective),
    *_FACTS_OF_MEMBERSHIP,
    Template("{agent} is not assigned to {queue}", _membership),
    Template("{agent} is clocked out", _attendance),
    Template("{agent} is clocked in at {unit}", _attendance),
    Template("{agent} is signed out", _signed_in),
    Template("{agent} is signed in {rest}", _signed_in),
    Template(
        "{agent} has {number}[ of {threshold:number}] miss|misses in {queue}",
        _misses("miss", "miss", "misses"),
    ),
    Template(
        "{agent} has {number}[ of {threshold:number}] unreachable call|calls in {queue}",
        _misses("unreachable", "unreachable call", "unreachable calls"),
    ),
    Template("{agent} is wrapping up until {rest}", _wrap_up),
    Template("{agent} is not wrapping up", _wrap_up),
    Template("{agent} has open cases {rest}", _cases),
    Template("{agent} has no open case", _cases),
    Template("{agent}'s withdrawals: {rest}", _holds),
    Template("{agent}'s withdrawal rests on {rest}", _rests_on),
    Template("{agent} is not withdrawn for misses", _rests_on),
    Template("{agent} is given {rest}", _capabilities),
    Template("direct calls to {agent} ring", _direct),
    Template("direct calls to {agent} are busy", _direct),
    Template("{agent} may make calls", _outgoing),
    Template("{agent} may not make calls", _outgoing),
    Template("the no-answer rule of {queue} concerns {agent}", _passed_by),
    Template("the no-answer rule of {queue} passes {agent} by: {word}", _passed_by),
    Template("the switch should have {agent} in {queue}", _desired),
    Template("the switch should have {agent} out of {queue}", _desired),
    Template("the switch should have {agent} paused in {queue}[ ({why})]", _desired),
    Template("call {call} waits in {queue}[ since {time}]", _call),
    Template("call {call} rings at {names}", _call),
    Template("call {call} rings with {agent}", _call),
    Template("call {call} is with {agent}", _call),
    Template("call {call} is on hold with {agent}", _call),
    Template("call {call} is over", _call),
    Template("who was tried for call {call}: {rest}", _tried),
    Template("task {task} is open|closed[, spent {duration}]", _task),
    Template("task {task} is open for {agent}[, spent {duration}]", _task),
    Template("task {task} is taken by {agent}[, spent {duration}]", _task),
    Template("{user} has {number} unseen notification|notifications", _unseen),
    *(Template(f"{kind} {{{kind}}} has {{path:word}} = {{rest}}", _setting(kind)) for kind in _ENTITIES),
    Template("the settings have {path:word} = {rest}", _setting("settings")),
    Template("the statuses are {rest}", _catalogue),
    *(Template(f"there is a|no {kind} {{{kind}}}", _exists(kind)) for kind in _ENTITIES),
]
"""Every check."""


def truth_of(text: str, look: Look, scene: Scene) -> str:
    """What the check would have to say; raises SentenceError if no check has this form."""
    handler, slots = find(CHECKS, text, scene.names, "check")
    try:
        return handler(slots, look, scene)
    except KeyError as error:
        raise SentenceError(f"check {text!r}: there is no {error}") from None
