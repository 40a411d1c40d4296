"""A refusal is a value: a stable code with parameters, never an exception and never a sentence.

Belongs here: the record and the catalogue of codes. Clients make the sentence; `docs/refusals.md` lists them.
"""

from __future__ import annotations

from msgspec import Struct, field


class Refusal(Struct, frozen=True):
    """Why an input was refused; it changed nothing."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


CODES: dict[str, str] = {
    "unknown": "There is no {kind} {key}.",
    "exists": "There is a {kind} {key} already; choose another name, or change that one.",
    "in_use": "{kind} {key} is still used by {by}; change that first.",
    "invalid": "{field}: {problem}",
    "not_a_member": "Agent {agent} is not assigned to queue {queue}; assign them first.",
    "no_registered_device": "None of agent {agent}'s devices is registered; register one, then choose again.",
    "status_not_settable": "Status {status} may not be set by {by}.",
    "reason_required": "{status} asks for a reason; one of: {reasons}.",
    "reason_not_allowed": "{reason} is not a reason of {status}; one of: {reasons}.",
    "note_required": 'The reason "other" asks for a note that describes it.',
    "not_over": "Only what is over can be corrected; let it end now at the latest.",
    "not_tracked": "The attendance of agent {agent} is not tracked; correct the status alone.",
    "unit_required": "Agent {agent} was in a unit, or clocked out; say which.",
    "unit_not_allowed": "Who is clocked out is in no unit; leave {unit} out.",
    "already_clocked_in": "Agent {agent} is clocked in already, at {unit}.",
    "not_clocked_in": "Agent {agent} is not clocked in; clock in first.",
    "cases_open": "Cases are open: {cases}; close them first.",
    "not_signed_in": "Agent {agent} is not signed in.",
    "login_code_needed": "Device {device} is somebody else's; signing in there takes a login code.",
    "not_for_oneself": "{what} is not for oneself; ask a manager.",
    "device_in_call": "A call is up on device {device}; try again when it is over.",
    "no_warning": "Agent {agent} is not being warned of anything.",
    "no_wrap_up": "Agent {agent} is not in wrap-up.",
    "case_open": "Case {case} is open already, with agent {agent}.",
    "case_not_open": "Agent {agent} has no open case {case}.",
    "record_open": "Agent {agent} has record {record} open; close it first.",
    "no_record": "Agent {agent} has no campaign record open.",
    "task_closed": "Task {task} is closed.",
    "task_taken": "Task {task} is taken by {agent}.",
    "task_not_yours": "Task {task} is assigned to {assignee}.",
    "task_in_hand": "Agent {agent} works on task {task}; lay it down first.",
    "no_task": "Agent {agent} works on no task.",
    "needs_task_status": "A task is taken with the status {status}; choose it first.",
    "call_exists": "Call {call} exists already.",
    "call_over": "Call {call} is over.",
    "call_not_waiting": "Call {call} is not waiting in a queue.",
    "call_not_answerable": "Call {call} is not a ringing direct or outgoing call.",
    "call_not_connected": "Call {call} is not connected.",
    "offer_exists": "Offer {offer} exists already.",
    "offer_over": "Offer {offer} is over: {outcome}.",
    "queue_distributes": "Queue {queue} is distributed by Readyroom; only an overlay switch reports its offers.",
    "nothing_to_undo": "Change {change} cannot be undone: {problem}.",
}
"""Code → sentence with its parameters, in English, for the documentation and the command line."""


def refuse(code: str, **params: object) -> Refusal:
    """A refusal with `code`, one of `CODES`; parameters are turned into text."""
    assert code in CODES, code
    return Refusal(code, {name: str(value) for name, value in params.items()})


def sentence(refusal: Refusal) -> str:
    """The English sentence of a refusal."""
    return CODES[refusal.code].format_map(_Known(refusal.params))


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
