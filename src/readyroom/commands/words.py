"""The command line's English: what is shown of an agent, and a sentence for each blocker.

Belongs here: codes made into words. The server speaks in codes with parameters; every client has a catalogue of its
own, and this is that of the terminal.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from readyroom.commands.output import moment

Row = dict[str, Any]

SHOWN = {
    "away": "Away",
    "logged_off": "Logged off",
    "active": "Active",
    "available": "Available",
    "on_call": "On a call",
    "hold_warning": "Asked: still there?",
    "hold_preview": "Preview",
    "hold_post_call": "After a call",
    "hold_misses": "Withdrawn",
    "hold": "Withdrawn",
    "warned": "Asked: still there?",
}
"""The label, where the catalogue of statuses has none: by state, else by code."""

ACTIVITIES = {
    "call": "on a call",
    "ringing": "rings",
    "wrap_up": "wrap-up",
    "record": "campaign",
    "case": "case",
    "task": "task",
    "idle": "–",
}

BLOCKERS = {
    "not_clocked_in": "is not clocked in",
    "signed_out": "is signed out",
    "device_unregistered": "has no phone that is registered",
    "status_unavailable": "has the status {status}",
    "membership_out": "is logged out of the queue",
    "membership_paused": "is paused in the queue",
    "hold_misses": "is withdrawn automatically",
    "hold_warning": "is asked whether they are still there",
    "hold_preview": "looks at a campaign record before calling",
    "hold_post_call": "finishes a campaign record after its call",
    "ringing": "is rung already",
    "on_call": "is on a call",
    "wrap_up": "is in wrap-up after a call of {queue}",
}
"""Blocker → what is the case; the agent's name comes before it."""

SHORT = {
    "not_clocked_in": "clocked out",
    "signed_out": "signed out",
    "device_unregistered": "phone lost",
    "status_unavailable": "status",
    "membership_out": "logged out",
    "membership_paused": "paused",
    "hold_misses": "missed calls",
    "hold_warning": "warned",
    "hold_preview": "preview",
    "hold_post_call": "after a call",
    "ringing": "rings",
    "on_call": "on a call",
    "wrap_up": "wrap-up",
}
"""Blocker → a word for a table."""

ENDS = {
    "clock_in": "when they clock in",
    "sign_in": "when they sign in",
    "device_registered": "when one of their phones registers",
    "available_status": "when an available status is chosen",
    "queue_login": "when they log in to the queue",
    "return": "when they come back (“I'm back”)",
    "return_or_queue_login": "when they come back (“I'm back”) or log in to the queue",
    "stay": "when they answer (“I'm here”)",
    "home": "when they go back to their home page",
    "time": "by itself",
    "offer_end": "when the ringing ends",
    "call_end": "when the call ends",
    "wrap_up_end": "when the wrap-up ends",
}
"""What clears a blocker."""

PASSED_BY = {
    "applies_to_none": "the queue counts no missed calls",
    "no_licence": "no licence for automatic logout",
    "no_forced_login": "no forced login",
    "no_login_code": "no login code",
}
"""Why a threshold does not concern an agent."""

ACTORS = {
    "agent": "agent {id}",
    "supervisor": "supervisor {id}",
    "admin": "administrator {id}",
    "switch": "switch {id}",
    "system": "the system",
}


def shown(row: Row) -> str:
    """What the board shows of an agent: of a row of the board, or of an agent's own answer."""
    look = row.get("shown", row)
    label = look["label"] or SHOWN.get(row["state"]) or SHOWN.get(look["code"]) or look["code"]
    return f"{label}, then {look['then']}" if look.get("then") else str(label)


def doing(row: Row) -> str:
    """What an agent is at."""
    return ACTIVITIES.get(row["activity"]) or str(row["activity"])


def actor(by: Row, rule: str | None = None) -> str:
    """Who did it."""
    if by["kind"] == "system" and rule is not None:
        return f"the rule {rule}"
    return ACTORS[by["kind"]].format(id=by["id"]).strip()


def blocker(row: Row, agent: str, zone: tzinfo, now: datetime) -> str:
    """A sentence or two: what is the case, why, since when, by whom, and what ends it."""
    words = BLOCKERS.get(row["code"], f"is blocked by {row['code']}").format_map(Known(row["params"]))
    said = f"{agent} {words}{_detail(row, zone, now)}"
    cause = f" (event {row['cause']})" if row["cause"] else ""
    since = f"Since {moment(row['since'], zone, now)}, by {actor(row['by'], row['rule'])}{cause}."
    ends = f"Ends {ENDS.get(row['clears'], row['clears'])}"
    if row["until"] is not None:
        at = moment(row["until"], zone, now)
        ends += f", at {at}" if row["clears"] == "time" else f", at {at} at the latest"
    return f"{said}. {since} {ends}."


def _detail(row: Row, zone: tzinfo, now: datetime) -> str:
    params, judgement = row["params"], row["judgement"]
    if judgement is not None:
        misses = ", ".join(moment(miss["at"], zone, now) for miss in judgement["misses"])
        kind = "out of reach" if judgement["kind"] == "unreachable" else "missed"
        calls = f"{judgement['count']} of {judgement['threshold']} calls {kind} in {judgement['queue']}"
        return f": {calls} ({misses})" if misses else f": {calls}"
    if row["code"] in ("ringing", "on_call") and "call" in params:
        return f" ({params['call']})"
    return f" ({params['reason']})" if params.get("reason") else ""


def short(codes: list[str], status: str = "") -> str:
    """Blockers in a table's words."""
    words = [SHORT.get(code, code) for code in codes]
    return ", ".join(status if word == "status" and status else word for word in words)


class Known(dict[str, str]):
    """What a sentence names; a question mark for what is not known."""

    def __missing__(self, key: str) -> str:
        return "?"
