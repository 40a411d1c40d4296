"""The words with which a scenario configures things: one clause, the fields that it sets.

Belongs here: tables of clauses per kind of entity. What has no words of its own is set by its path, as in
`no_answer.warn_s = 20`. A clause sets fields and nothing else; the facts of an agent are in `agents`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readyroom.engine.catalogue import EVERY_DAY
from readyroom.scenarios.names import Names
from readyroom.scenarios.patterns import SentenceError, Slots, Template, split_names

Fields = dict[str, Any]
"""Dotted path → value; a value that is callable is given the present one."""
Clause = Template[Callable[[Slots, Names], Fields]]


def _c(form: str, fields: Callable[[Slots, Names], Fields]) -> Clause:
    return Template(form, fields)


def _fixed(form: str, fields: Fields) -> Clause:
    return Template(form, lambda _s, _n: dict(fields))


def seconds(ms: int) -> int | float:
    """Configuration counts in seconds."""
    return ms // 1000 if ms % 1000 == 0 else ms / 1000


def _ids(kind: str, texts: list[str], names: Names) -> list[str]:
    return [names.id(kind, text) for text in texts]


def plus(*values: str) -> Callable[[Any], list[str]]:
    """Add to a list, each value once."""
    return lambda now: [*(now or ()), *(v for v in values if v not in (now or ()))]


def minus(value: str) -> Callable[[Any], list[str]]:
    """Take out of a list."""
    return lambda now: [v for v in now or () if v != value]


OUTCOMES: tuple[tuple[str, str], ...] = (
    ("out of the queue", "leave_queue"),
    ("paused in the queue", "pause_queue"),
    ("out of all queues", "leave_all"),
    ("signed out", "sign_out"),
    ("nothing happens", "none"),
)
"""What happens at the threshold, in words."""


def _outcome(path: str, kind: str, status: str | None = None) -> Fields:
    return {f"{path}.kind": kind, f"{path}.status": status}


_AFTER = "after {number} missed call|calls"


def _at_threshold(words: str, kind: str) -> Clause:
    def fields(s: Slots, _n: Names) -> Fields:
        return {"no_answer.threshold": s["number"], **_outcome("no_answer.outcome", kind)}

    return _c(f"{words} {_AFTER}", fields)


_THRESHOLDS: list[Clause] = [
    *(_at_threshold(words, kind) for words, kind in OUTCOMES),
    _c(
        f"status {{status}} {_AFTER}",
        lambda s, _n: {
            "no_answer.threshold": s["number"],
            **_outcome("no_answer.outcome", "status", s["status"]),
        },
    ),
    _c(f"the outcome {_AFTER}", lambda s, _n: {"no_answer.threshold": s["number"]}),
    _fixed("no threshold", {"no_answer.threshold": None}),
]

_NO_ANSWER: list[Clause] = [
    *_THRESHOLDS,
    _c("show {status}", lambda s, _n: {"no_answer.outcome.shown": s["status"]}),
    _fixed("show nothing", {"no_answer.outcome.shown": None}),
    _fixed("tell nobody", {"no_answer.notify": []}),
    _c("tell {names}", lambda s, n: {"no_answer.notify": _ids("user", s["names"], n)}),
    _fixed("no calls count", {"no_answer.applies_to": "none"}),
    _fixed("any calls count", {"no_answer.applies_to": "any"}),
    _fixed("only external calls count", {"no_answer.applies_to": "external"}),
    _fixed("refused calls count", {"no_answer.counts_refused": True}),
    _fixed("refused calls do not count", {"no_answer.counts_refused": False}),
    _c(
        "the same after {number} unreachable call|calls",
        lambda s, _n: {"no_answer.unreachable_threshold": s["number"]},
    ),
    _fixed("unreachable calls do not count", {"no_answer.unreachable_threshold": None}),
    _fixed("each offer counts", {"no_answer.count_by": "offer"}),
    _fixed("each call counts once", {"no_answer.count_by": "call"}),
    _fixed("misses count per queue", {"no_answer.counter": "queue"}),
    _fixed("misses count across queues", {"no_answer.counter": "agent"}),
    _fixed("misses in a row", {"no_answer.mode": "consecutive"}),
    _fixed("misses in total", {"no_answer.mode": "cumulative"}),
    _fixed("reset on return or login", {"no_answer.resets.return_or_login": True}),
    _fixed("no reset on return or login", {"no_answer.resets.return_or_login": False}),
    _fixed("reset at sign-in", {"no_answer.resets.sign_in": True}),
    _fixed("no reset at sign-in", {"no_answer.resets.sign_in": False}),
    _c("reset every day at {hhmm}", lambda s, _n: {"no_answer.resets.daily_at": s["hhmm"]}),
    _fixed("no daily reset", {"no_answer.resets.daily_at": None}),
    _fixed("reset by supervisors", {"no_answer.resets.supervisor": True}),
    _fixed("no reset by supervisors", {"no_answer.resets.supervisor": False}),
    _fixed("only with forced login", {"no_answer.requires_forced_login": True}),
    _fixed("also without forced login", {"no_answer.requires_forced_login": False}),
    _fixed("only with the licence", {"no_answer.requires_licence": True}),
    _fixed("also without the licence", {"no_answer.requires_licence": False}),
    _c("warn {duration} before", lambda s, _n: {"no_answer.warn_s": seconds(s["duration"])}),
    _fixed("no warning", {"no_answer.warn_s": None}),
    _fixed("keep the last agent", {"no_answer.last_agent_guard": True}),
    _fixed("do not keep the last agent", {"no_answer.last_agent_guard": False}),
]


def _notice(path: str, s: Slots, names: Names) -> Fields:
    return {f"{path}.users": _ids("user", s["names"], names), f"{path}.after_s": seconds(s["duration"])}


STRATEGIES = (
    "longest idle",
    "round robin",
    "ring all",
    "sequential",
    "fewest calls",
    "least talk time",
    "random",
)

QUEUE: list[Clause] = [
    *(_fixed(words, {"strategy": words.replace(" ", "_")}) for words in STRATEGIES),
    _c("ring {duration}", lambda s, _n: {"ring_s": seconds(s["duration"])}),
    _c("retry after {duration}", lambda s, _n: {"retry_s": seconds(s["duration"])}),
    _c("wrap-up {duration}", lambda s, _n: {"wrap_up_s": seconds(s["duration"])}),
    _fixed("no wrap-up", {"wrap_up_s": 0}),
    _fixed("rung by the switch", {"mode": "overlay"}),
    _fixed("rung by Readyroom", {"mode": "distributor"}),
    _fixed("not a voice queue", {"channel": "other"}),
    _c("wait at most {duration}", lambda s, _n: {"max_wait_s": seconds(s["duration"])}),
    _c(
        "wait at most {duration} while all are absent",
        lambda s, _n: {"max_wait_absent_s": seconds(s["duration"])},
    ),
    _c("at most {number} caller|callers", lambda s, _n: {"max_callers": s["number"]}),
    _c("then on to {queue}", lambda s, _n: {"overflow": s["queue"]}),
    _c("priority {number}", lambda s, _n: {"priority": s["number"]}),
    _c("of unit {unit}", lambda s, _n: {"unit": s["unit"]}),
    _c("service level {duration}", lambda s, _n: {"service_level_s": seconds(s["duration"])}),
    _c("tell {names} of waits of {duration}", lambda s, n: _notice("long_wait", s, n)),
    _c("tell {names} when nobody is ready for {duration}", lambda s, n: _notice("nobody_ready", s, n)),
    *_NO_ANSWER,
]

AGENT: list[Clause] = [
    _c("of unit {unit}", lambda s, _n: {"unit": s["unit"]}),
    _c("of group {group}", lambda s, _n: {"groups": plus(s["group"])}),
    _c("at home in {site}", lambda s, _n: {"home_site": s["site"]}),
    _fixed("login code", {"login_code": True}),
    _fixed("no login code", {"login_code": False}),
    _fixed("forced login", {"forced_login": True}),
    _fixed("no forced login", {"forced_login": False}),
    _c("idle logout after {duration}", lambda s, _n: {"idle_logout_s": seconds(s["duration"])}),
    _fixed("no idle logout", {"idle_logout_s": None}),
    _fixed("on no answer as the queue says", {"no_answer": None}),
    *(_fixed(f"on no answer {words}", {"no_answer": {"kind": kind}}) for words, kind in OUTCOMES),
    _c(
        "on no answer status {status}",
        lambda s, _n: {"no_answer": {"kind": "status", "status": s["status"]}},
    ),
    _c("on no answer show {status}", lambda s, _n: {"no_answer.shown": s["status"]}),
]


def _underscored(s: Slots) -> str:
    return str(s["rest"]).replace(" ", "_").replace("-", "_")


USER: list[Clause] = [
    _c("of unit {unit}", lambda s, _n: {"units": plus(s["unit"])}),
    _c("right {rest}", lambda s, _n: {"rights": plus(_underscored(s))}),
    _c("no right {rest}", lambda s, _n: {"rights": minus(_underscored(s))}),
    _c("licence {rest}", lambda s, _n: {"licences": plus(_underscored(s))}),
    _c("no licence {rest}", lambda s, _n: {"licences": minus(_underscored(s))}),
    _c("also agent {agent}", lambda s, _n: {"agent": s["agent"]}),
    _fixed("not active", {"active": False}),
]
RIGHTS = USER[1:5]
"""Clauses of a user that may stand in an agent's sentence."""

STATUS: list[Clause] = [
    *(_fixed(kind, {"kind": kind}) for kind in ("available", "unavailable", "offline")),
    _c("colour {rest}", lambda s, _n: {"colour": s["rest"]}),
    _c("reason required (one of {names})", lambda s, _n: {"reason": "required", "reasons": s["names"]}),
    _c("reason optional (one of {names})", lambda s, _n: {"reason": "optional", "reasons": s["names"]}),
    _fixed("reason required", {"reason": "required"}),
    _fixed("reason optional", {"reason": "optional"}),
    _fixed("no reason", {"reason": "none", "reasons": []}),
    _fixed("other reasons with a note", {"other_reason": True}),
    _fixed("for one call", {"calls": "one"}),
    _fixed("direct calls busy", {"direct_calls": "busy"}),
    _fixed("direct calls ring", {"direct_calls": "ring"}),
    _fixed("outgoing calls barred", {"outgoing_calls": "bar"}),
    _fixed("outgoing calls allowed", {"outgoing_calls": "allow"}),
    _fixed("counts as logged in", {"counts_as": "logged_in"}),
    _fixed("counts as logged out", {"counts_as": "logged_out", "counts_under": None}),
    _c(
        "counts as logged out under {text}",
        lambda s, _n: {"counts_as": "logged_out", "counts_under": s["text"]},
    ),
    _fixed("paid", {"paid": True}),
    _fixed("unpaid", {"paid": False}),
    _c("set only by {word}", lambda s, _n: {"settable_by": [s["word"]]}),
    _c("at most {duration} a day", lambda s, _n: {"daily_limit_s": seconds(s["duration"])}),
]

MEMBER: list[Clause] = [
    _c("tier {number}", lambda s, _n: {"tier": s["number"]}),
    _c("position {number}", lambda s, _n: {"position": s["number"]}),
    _c("wrap-up {duration}", lambda s, _n: {"wrap_up_s": seconds(s["duration"])}),
    _fixed("wrap-up as the queue says", {"wrap_up_s": None}),
]

DEVICE: list[Clause] = [
    _c("of {agent}", lambda s, _n: {"agent": s["agent"]}),
    _c("at {site}", lambda s, _n: {"site": s["site"]}),
]

CAMPAIGN: list[Clause] = [
    _fixed("preview", {"preview": True}),
    _fixed("no preview", {"preview": False}),
    _c("post-call {duration}", lambda s, _n: {"post_call_s": seconds(s["duration"])}),
    _fixed("no post-call", {"post_call_s": 0}),
]


def _day(text: str) -> int:
    if text[:3].lower() not in EVERY_DAY:
        raise SentenceError(f"{text!r} is no day of the week")
    return [*EVERY_DAY].index(text[:3].lower())  # type: ignore[arg-type]  # a day, as was just seen


def _days(s: Slots, _n: Names) -> Fields:
    days: list[str] = []
    for part in split_names(s["rest"]):
        first, _, last = part.partition(" to ")
        low = _day(first)
        days += EVERY_DAY[low : (_day(last) if last else low) + 1]
    return {"days": days}


SCHEDULE: list[Clause] = [
    _c("login to {queue} at {hhmm}", lambda s, _n: {"queue": s["queue"], "time": s["hhmm"]}),
    _c("sign-out at {hhmm}", lambda s, _n: {"kind": "sign_out", "time": s["hhmm"]}),
    _c("clock-out at {hhmm}", lambda s, _n: {"kind": "clock_out", "time": s["hhmm"]}),
    _c("on {rest}", _days),
    _c("for {names}", lambda s, n: {"agents": _ids("agent", s["names"], n)}),
    _fixed("switched off", {"enabled": False}),
    _fixed("switched on", {"enabled": True}),
]


def _tasks_need(s: Slots, names: Names) -> Fields:
    """A status, or the reason of one."""
    text = s["rest"]
    return {"tasks_need": names.id("status", text) if names.knows("status", text) else text}


SETTINGS: list[Clause] = [
    _fixed("a status covers the queues", {"status_covers_queues": True}),
    _fixed("a status does not cover the queues", {"status_covers_queues": False}),
    _fixed("an available status needs a phone", {"available_needs_device": True}),
    _fixed("an available status needs no phone", {"available_needs_device": False}),
    _fixed("a miss spends Single Call", {"single_call_spent_by_miss": True}),
    _fixed("a miss does not spend Single Call", {"single_call_spent_by_miss": False}),
    _c("a home is lost after {duration}", lambda s, _n: {"home_lost_s": seconds(s["duration"])}),
    _fixed("attendance tracked for nobody", {"tracked_groups": []}),
    _c("attendance tracked for {names}", lambda s, n: {"tracked_groups": _ids("group", s["names"], n)}),
    _fixed("clock-out with open cases allowed", {"clock_out_with_open_cases": True}),
    _fixed("clock-out with open cases refused", {"clock_out_with_open_cases": False}),
    _c("clock-out reasons {names}", lambda s, _n: {"clock_out_reasons": s["names"]}),
    _fixed("any clock-out reason", {"clock_out_reasons": []}),
    _c("clocking in chooses {status}", lambda s, _n: {"clock_in_status": s["status"]}),
    _c("tasks need {rest}", _tasks_need),
    _c("available is {status}", lambda s, _n: {"online_status": s["status"]}),
    _c("offline is {status}", lambda s, _n: {"offline_status": s["status"]}),
    _c("a preview acts as {status}", lambda s, _n: {"preview_acts_as": s["status"]}),
    _c("post-call acts as {status}", lambda s, _n: {"post_call_acts_as": s["status"]}),
    _c("tell {names} of links down for {duration}", lambda s, n: _notice("link_down", s, n)),
    _c(
        "tell {names} of {number} phone|phones lost within {duration}",
        lambda s, n: {
            "devices_lost.users": _ids("user", s["names"], n),
            "devices_lost.count": s["number"],
            "devices_lost.within_s": seconds(s["duration"]),
        },
    ),
    _c("tell {names} of drift of {duration}", lambda s, n: _notice("drift_notice", s, n)),
    _fixed("drift is corrected", {"drift": "correct"}),
    _fixed("drift is adopted", {"drift": "adopt"}),
]
