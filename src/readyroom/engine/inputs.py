"""What can be said to the engine: commands of people, observations of a switch, and "it is now T".

Belongs here: one record per input, imperative or as observed. `at` is when it happened, `seen` when it became
known (0: the same instant); both integer milliseconds UTC. A command happens when it is decided; only an
observation may be seen later than it happened. The fields of all inputs are in `input`, a switch's observations in
`inputs_calls`. What comes of an input is in `decide`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import field

from readyroom.engine.catalogue import Entity, EntityKind
from readyroom.engine.facts import MembershipValue
from readyroom.engine.input import Input
from readyroom.engine.inputs_calls import (
    AnswerCall,
    BeginResync,
    ChangeDevice,
    ChangeLink,
    ChangeSite,
    EndCall,
    EndOffer,
    EndResync,
    HoldCall,
    JoinQueue,
    LeaveQueue,
    Observation,
    ObserveMember,
    RingOffer,
    StartCall,
)


class Advance(Input, kw_only=True):
    """Nothing but that time has come to `at`: deadlines run."""


class Unheard(Input, kw_only=True):
    """Nothing was heard since `at`, the last instant that is known: the server was away, or could take nothing."""


class NoteRefusal(Input, kw_only=True):
    """An edge refused something (no right, wrong code, …); it belongs in the audit."""

    what: str
    code: str
    params: dict[str, str] = field(default_factory=dict)


class NoteAct(Input, kw_only=True):
    """An edge did something that leaves the facts alone (a password was changed, a token made, …)."""

    what: str
    params: dict[str, str] = field(default_factory=dict)


class Tell(Input, kw_only=True):
    """An edge has something that users should know; nobody is told who is not there."""

    users: tuple[str, ...]
    subject: Literal["webhook_disabled", "schedule_disabled", "report_not_sent"]
    params: dict[str, str] = field(default_factory=dict)


# --- configuration ---------------------------------------------------------------------------------------


class Configure(Input, kw_only=True):
    """Put these entities, all or none, in this order."""

    entities: tuple[Entity, ...]
    undoes: int = 0
    """Seq of the change that this one undoes."""
    only_new: bool = False
    """Refuse (`exists`) where one of them is there already."""


class Remove(Input, kw_only=True):
    """Take an entity away. Refused while others rest on it."""

    kind: EntityKind
    key: str
    undoes: int = 0


# --- what people choose ----------------------------------------------------------------------------------


class SetStatus(Input, kw_only=True):
    """Choose a status, with its reason and a note where the entry asks for them."""

    agent: str
    status: str
    reason: str | None = None
    note: str | None = None


class SetMembership(Input, kw_only=True):
    """Log in to, pause or leave one queue; `queue` None means all of the agent's queues."""

    agent: str
    queue: str | None
    membership: MembershipValue
    reason: str | None = None


class ClockIn(Input, kw_only=True):
    """Come to work at a unit."""

    agent: str
    unit: str


class ClockOut(Input, kw_only=True):
    """Leave work. `force` is for managers: open cases are listed and stay open."""

    agent: str
    reason: str | None = None
    force: bool = False


class SignIn(Input, kw_only=True):
    """Sign in, at a device or (None) by the web alone. Codes were checked before this."""

    agent: str
    device: str | None = None


class SignOut(Input, kw_only=True):
    """Sign out everywhere."""

    agent: str


class Return(Input, kw_only=True):
    """I'm back: end the automatic withdrawals; `queue` limits it to those of that queue."""

    agent: str
    queue: str | None = None


class Stay(Input, kw_only=True):
    """I'm here: the answer to a warning."""

    agent: str


class GoHome(Input, kw_only=True):
    """The agent's application is back on its home page."""

    agent: str


class EndWrapUp(Input, kw_only=True):
    """Finish the wrap-up now."""

    agent: str


class ExtendWrapUp(Input, kw_only=True):
    """Add seconds to the wrap-up."""

    agent: str
    by_s: int


class ResetMisses(Input, kw_only=True):
    """A supervisor sets the counts back; `queue` None means all of the agent's counts."""

    agent: str
    queue: str | None = None


class Correct(Input, kw_only=True):
    """Say what an agent's state really was in [since, until), instants of the past (ms UTC), and `why`.

    `state` is a status of the catalogue, `signed_out` or `clocked_out`. Of an agent whose attendance is tracked,
    `unit` is where they were, and goes with every state but `clocked_out`.
    """

    agent: str
    since: int
    until: int
    state: str
    why: str
    reason: str | None = None
    """The reason that the status asks for."""
    unit: str | None = None


# --- cases, campaign records, tasks ----------------------------------------------------------------------


class OpenCase(Input, kw_only=True):
    """The agent begins to work on a case."""

    agent: str
    case: str


class CloseCase(Input, kw_only=True):
    """The agent is done with a case."""

    agent: str
    case: str


class OpenRecord(Input, kw_only=True):
    """The agent opens a campaign's contact record or ticket."""

    agent: str
    campaign: str
    record: str


class CloseRecord(Input, kw_only=True):
    """The agent closes the campaign record."""

    agent: str


class CreateTask(Input, kw_only=True):
    """A manager creates a back-office task. `task` None: the engine names it."""

    title: str
    task: str | None = None
    note: str = ""
    unit: str | None = None
    assignee: str | None = None


class ChangeTask(Input, kw_only=True):
    """A manager changes a task's words or assignee (None unassigns)."""

    task: str
    title: str
    note: str = ""
    assignee: str | None = None


class TakeTask(Input, kw_only=True):
    """An agent starts to work on a task."""

    agent: str
    task: str


class ReleaseTask(Input, kw_only=True):
    """An agent lays a task down, unfinished."""

    agent: str


class CloseTask(Input, kw_only=True):
    """A task is done."""

    task: str


class SeeNotification(Input, kw_only=True):
    """A user has seen a notification (its id is the seq of the event that raised it)."""

    user: str
    notification: int


AnyInput = (
    Advance
    | Unheard
    | NoteRefusal
    | NoteAct
    | Tell
    | Configure
    | Remove
    | SetStatus
    | SetMembership
    | ClockIn
    | ClockOut
    | SignIn
    | SignOut
    | Return
    | Stay
    | GoHome
    | EndWrapUp
    | ExtendWrapUp
    | ResetMisses
    | Correct
    | OpenCase
    | CloseCase
    | OpenRecord
    | CloseRecord
    | CreateTask
    | ChangeTask
    | TakeTask
    | ReleaseTask
    | CloseTask
    | SeeNotification
    | JoinQueue
    | LeaveQueue
    | RingOffer
    | EndOffer
    | StartCall
    | AnswerCall
    | HoldCall
    | EndCall
    | ChangeDevice
    | ChangeSite
    | ObserveMember
    | ChangeLink
    | BeginResync
    | EndResync
)

__all__ = [
    "Advance",
    "AnswerCall",
    "AnyInput",
    "BeginResync",
    "ChangeDevice",
    "ChangeLink",
    "ChangeSite",
    "ChangeTask",
    "ClockIn",
    "ClockOut",
    "CloseCase",
    "CloseRecord",
    "CloseTask",
    "Configure",
    "Correct",
    "CreateTask",
    "EndCall",
    "EndOffer",
    "EndResync",
    "EndWrapUp",
    "ExtendWrapUp",
    "GoHome",
    "HoldCall",
    "Input",
    "JoinQueue",
    "LeaveQueue",
    "NoteAct",
    "NoteRefusal",
    "Observation",
    "ObserveMember",
    "OpenCase",
    "OpenRecord",
    "ReleaseTask",
    "Remove",
    "ResetMisses",
    "Return",
    "RingOffer",
    "SeeNotification",
    "SetMembership",
    "SetStatus",
    "SignIn",
    "SignOut",
    "StartCall",
    "Stay",
    "TakeTask",
    "Tell",
    "Unheard",
]
