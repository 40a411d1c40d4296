"""The command line's English for events: what happened, who by, and why.

Belongs here: a sentence for every event of the log. The words that they share with the board are in `words`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import Any

import msgspec

from readyroom.codec.diff import Change, between
from readyroom.commands import words
from readyroom.commands.output import duration, moment
from readyroom.engine.catalogue import Entity

Row = dict[str, Any]

LATE = timedelta(seconds=1)
"""So much later than it happened, what became known is said to have become known late."""
SENTENCES = {
    "Removed": "{kind} {key} was taken away",
    "Refused": "{what} was refused: {code}",
    "Noted": "{what}",
    "ClockedIn": "{agent} clocked in at {unit}",
    "ClockedOut": "{agent} clocked out",
    "SignedIn": "{agent} signed in",
    "StatusChosen": "{agent} has the status {status}",
    "SingleCallSpent": "{agent} had the one call of Single Call: {status} now",
    "Returned": "{agent} is back",
    "HoldEnded": "{agent} is not {hold} any more",
    "MissesCleared": "{agent}'s missed calls were set back",
    "QueueMissesCleared": "all missed calls of {queue} were set back",
    "NotificationRaised": "{users} told: {subject} ({agent})",
    "NotificationSeen": "{user} has seen notification {notification}",
    "DailyLimitReached": "{agent} has had the status {status} for longer than its limit a day",
    "CallJoined": "a caller came to {queue}",
    "CallOverflowed": "a caller went on from {source} to {queue}",
    "CallLeft": "a caller left {queue} unanswered",
    "OfferStarted": "{agent} is rung for {queue}",
    "OfferExcused": "{agent} is rung on, and it will not be a miss",
    "ObservationLate": "it became known too late that {subject} was {what}",
    "WrapUpStarted": "{agent} is in wrap-up of {queue}",
    "WrapUpExtended": "{agent}'s wrap-up goes on",
    "WrapUpEnded": "{agent}'s wrap-up of {queue} is over",
    "CaseOpened": "{agent} began to work on case {case}",
    "CaseClosed": "{agent} is done with case {case}",
    "RecordOpened": "{agent} opened record {record} of {campaign}",
    "RecordClosed": "{agent} closed record {record} of {campaign}",
    "WentHome": "{agent} is back on the home page",
    "TaskCreated": "task {task} was made: {title}",
    "TaskChanged": "task {task} was changed: {title}",
    "TaskTaken": "{agent} works on task {task}",
    "TaskReleased": "{agent} laid task {task} down",
    "TaskClosed": "task {task} is done",
    "ScheduleFired": "the time of schedule {schedule} came: {local}",
}
"""Event → what is the case. What depends on more than names is in `_SPECIAL`."""

OUTCOMES = {
    "answered": "answered",
    "no_answer": "did not answer",
    "refused": "refused the call",
    "unreachable": "could not be reached",
    "busy": "was busy",
    "caller_hung_up": "lost the caller, who hung up",
    "answered_elsewhere": "is rung no longer: somebody else answered",
    "withdrawn": "is rung no longer",
    "fault": "is rung no longer, and nobody knows why",
}
HOLDS = {
    "misses": "withdrawn automatically",
    "warning": "asked whether they are still there",
    "preview": "held for a campaign record",
    "post_call": "held after a campaign call",
}
MEMBERSHIPS = {"in": "logged in to", "paused": "paused in", "out": "logged out of"}
CALLS = {"queue": "a queue call", "direct": "a direct call", "outgoing": "an outgoing call"}
DETAILS = (
    ("reason", "{}"),
    ("note", "“{}”"),
    ("why", "{}"),
    ("reset", "{}"),
    ("detail", "{}"),
    ("uncounted", "not counted: {}"),
    ("excused", "excused: {}"),
    ("blocker", "{}"),
    ("would_have", "it would have been: {}"),
    ("device", "at {}"),
    ("call", "call {}"),
)
"""Fields that say more, in this order, and how."""
MEANS = {
    "max_wait": "it waited too long",
    "max_wait_absent": "nobody was there",
    "max_callers": "the queue was full",
    "no_answer": "no answer",
    "home_lost": "away from the home page for too long",
    "idle": "idle for too long",
    "own": "by themselves",
}
"""Codes that are not English by themselves; any other one is, with spaces."""


def happened(event: Row, zone: tzinfo) -> str:
    """What happened, in a few words."""
    kind, body = str(event["type"]), event["body"]
    special = _SPECIAL.get(kind)
    if special is not None:
        said = special(body, zone)
    else:
        values = body | {
            "hold": HOLDS.get(str(body.get("kind")), "held"),
            "subject": _plain(str(body.get("subject", ""))),
            "users": ", ".join(body.get("users") or ["nobody"]),
        }
        said = str(SENTENCES.get(kind, kind)).format_map(words.Known(values))
    return said + _details(kind, body)


def by_whom(event: Row) -> str:
    """Who or what did it."""
    cause = f" (event {event['cause']})" if event["cause"] else ""
    return words.actor(event["by"], event["rule"] or None) + cause


def line(event: Row, zone: tzinfo, now: datetime | None = None) -> str:
    """An event as one line: when, its number, what, who by."""
    text = f"{moment(event['at'], zone, now)}  {event['seq']:>6}  {happened(event, zone)} · {by_whom(event)}"
    at, seen = (datetime.fromisoformat(event[name]) for name in ("at", "seen"))
    text += f" · known only at {moment(event['seen'], zone, at)}" if seen - at >= LATE else ""
    return " ".join(text.splitlines())


def changed(change: Change) -> str:
    """A field that changed: `ring_s 20 → 25`."""
    if change.before is msgspec.UNSET:
        return f"{change.field} {value(change.after)}"
    after = "nothing" if change.after is msgspec.UNSET else value(change.after)
    return f"{change.field} {value(change.before)} → {after}"


def value(given: Any) -> str:
    """A value of the configuration, as a person reads it."""
    if given is None:
        return "none"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, list | tuple):
        return ", ".join(value(each) for each in given) if given else "none"
    return str(given)


# --- what takes more than names --------------------------------------------------------------------------


def _configured(body: Row, _: tzinfo) -> str:
    name = f"{body['kind']} {body['key']}".strip()
    if body["replaced"] is None:
        return f"{name} was made"
    try:
        before, after = (msgspec.convert(body[side], Entity) for side in ("replaced", "entity"))
    except msgspec.ValidationError:  # a server of another version
        return f"{name} was changed"
    return f"{name}: {'; '.join(changed(each) for each in between(before, after))}"


def _hold(body: Row, zone: tzinfo) -> str:
    hold = body["hold"]
    said = f"{body['agent']} is {HOLDS.get(hold['kind'], hold['kind'])}"
    said += f" from {hold['queue']}" if hold["queue"] else ""
    acts_as = hold["acts_as_status"] or hold["acts_as_membership"]
    said += f", as {acts_as}" if acts_as else ""
    if hold["until"] is not None:
        said += f", until {moment(hold['until'], zone)}"
    return said + _judged(hold["judgement"])


def _offer(body: Row, _: tzinfo) -> str:
    outcome = OUTCOMES.get(body["outcome"], _plain(body["outcome"]))
    rung = f"rung for {body['queue']} for {duration(body['ring_ms'] / 1000)}"
    return f"{body['agent']}, {rung}, {outcome}{'; it counts' if body['counted'] else ''}"


def _corrected(body: Row, zone: tzinfo) -> str:
    where = f" at {body['unit']}" if body["unit"] else ""
    times = f"from {moment(body['since'], zone)} until {moment(body['until'], zone)}"
    return f"{body['agent']} is said to have been {_plain(body['state'])}{where} {times}"


def _signed_out(body: Row, _: tzinfo) -> str:
    return f"{body['agent']} was signed out{_judged(body['judgement'])}"


def _judged(judgement: Row | None) -> str:
    if judgement is None:
        return ""
    kind = "out of reach" if judgement["kind"] == "unreachable" else "missed"
    return f": {judgement['count']} of {judgement['threshold']} calls {kind} in {judgement['queue']}"


def _membership(body: Row, _: tzinfo) -> str:
    return f"{body['agent']} is {MEMBERSHIPS[body['membership']]} {body['queue']}"


def _observed(body: Row, _: tzinfo) -> str:
    return f"the switch has {body['agent']} {MEMBERSHIPS[body['membership']]} {body['queue']}"


def _call(body: Row, _: tzinfo) -> str:
    verb = "makes" if body["kind"] == "outgoing" else "is rung by"
    return f"{body['agent']} {verb} {CALLS[body['kind']]}"


def _connected(body: Row, _: tzinfo) -> str:
    queue = f" of {body['queue']}" if body["queue"] else ""
    waited = f" after {duration(body['waited_ms'] / 1000)}" if body["waited_ms"] else ""
    return f"{body['agent']} is on {CALLS[body['kind']]}{queue}{waited}"


def _held(body: Row, _: tzinfo) -> str:
    return f"{body['agent']} put a call on hold" if body["held"] else f"{body['agent']} took a call back"


def _ended(body: Row, _: tzinfo) -> str:
    if body["agent"] is None:
        return f"a caller gave up waiting for {body['queue']}"
    talked = duration(body["talk_ms"] / 1000)
    return f"{body['agent']}'s call is over after {talked}, ended by the {body['ended_by']}"


def _device(body: Row, _: tzinfo) -> str:
    return f"phone {body['device']} {'registered' if body['registered'] else 'is gone'}"


def _site(body: Row, _: tzinfo) -> str:
    return f"site {body['site']} {'can be reached' if body['reachable'] else 'cannot be reached'}"


def _link(body: Row, _: tzinfo) -> str:
    state = "says all that it has" if body["resyncing"] else "is up" if body["up"] else "is down"
    return f"the link to {body['link']} {state}"


_SPECIAL: dict[str, Callable[[Row, tzinfo], str]] = {
    "Configured": _configured,
    "HoldStarted": _hold,
    "OfferEnded": _offer,
    "Corrected": _corrected,
    "SignedOut": _signed_out,
    "MembershipChosen": _membership,
    "MemberObserved": _observed,
    "CallStarted": _call,
    "CallConnected": _connected,
    "CallHeld": _held,
    "CallEnded": _ended,
    "DeviceChanged": _device,
    "SiteChanged": _site,
    "LinkChanged": _link,
}
TOLD = SENTENCES.keys() | _SPECIAL.keys()
"""The events that have a sentence."""
_SAID = {("DeviceChanged", "device")}
"""Fields that the sentence says already."""


def _details(kind: str, body: Row) -> str:
    found = [
        form.format(MEANS.get(body[name]) or words.PASSED_BY.get(body[name]) or _plain(str(body[name])))
        for name, form in DETAILS
        if body.get(name) and (kind, name) not in _SAID
    ]
    found += [f"{_plain(name)}: {given}" for name, given in (body.get("params") or {}).items()]
    return f" ({'; '.join(found)})" if found else ""


def _plain(code: str) -> str:
    return code.replace("_", " ")
