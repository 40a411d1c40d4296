"""What can be said to the engine: commands of people, observations of a switch, and "it is now T".

Belongs here: one record per input, imperative or as observed. `at` is when it happened, `seen` when it became
known (0: the same instant); both integer milliseconds UTC. A command happens when it is decided; only an
observation may be seen later than it happened. What comes of an input is in `decide`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from readyroom.engine.catalogue import Entity, EntityKind
from readyroom.engine.facts import SYSTEM, Actor, MembershipValue, Outcome


class Input(Struct, kw_only=True, tag=True):
    """Common fields of all inputs."""

    at: int
    seen: int = 0
    by: Actor = SYSTEM


class Advance(Input, kw_only=True):
    """Nothing but that time has come to `at`: deadlines run."""


class NoteRefusal(Input, kw_only=True):
    """An edge refused something (no right, wrong code, …); it belongs in the audit."""

    what: str
    code: str
    params: dict[str, str] = field(default_factory=dict)


class NoteAct(Input, kw_only=True):
    """An edge did something that leaves the facts alone (a password was changed, a token made, …)."""

    what: str
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


# --- what a switch observes ------------------------------------------------------------------------------


class Observation(Input, kw_only=True):
    """What happened at a telephone: it may become known later than it happened."""


class JoinQueue(Observation, kw_only=True):
    """A caller came to a queue. `call` None: the engine names the call."""

    queue: str
    call: str | None = None
    caller: str = ""
    external: bool = True


class LeaveQueue(Observation, kw_only=True):
    """A caller left the queue unanswered, for a reason of the switch's own (timeout, key pressed, …)."""

    call: str
    reason: str = "left"


class RingOffer(Observation, kw_only=True):
    """Overlay: the switch rings an agent for a queue call. `ring_s` None: the queue's ring time.

    `queue` is asked for only where the call's joining was not reported before.
    """

    offer: str
    call: str
    agent: str
    queue: str | None = None
    device: str | None = None
    ring_s: int | None = None


class EndOffer(Observation, kw_only=True):
    """An offer ended, as the switch (or the agent) reports it; the engine judges what that means."""

    offer: str
    outcome: Outcome
    raw_cause: str | None = None


class StartCall(Observation, kw_only=True):
    """A call that no queue distributes: to the agent directly (ringing), or made by the agent (dialling)."""

    call: str
    kind: Literal["direct", "outgoing"]
    agent: str
    device: str | None = None
    peer: str = ""
    external: bool = True


class AnswerCall(Observation, kw_only=True):
    """A direct or outgoing call was answered."""

    call: str


class HoldCall(Observation, kw_only=True):
    """A connected call was put on hold, or taken back."""

    call: str
    held: bool


class EndCall(Observation, kw_only=True):
    """A call ended. `ended_by` says who hung up."""

    call: str
    ended_by: Literal["caller", "agent", "transfer", "switch"] = "caller"


class ChangeDevice(Observation, kw_only=True):
    """A device registered with the switch, or is gone."""

    device: str
    registered: bool


class ChangeSite(Observation, kw_only=True):
    """The link to a site came up, or was lost."""

    site: str
    reachable: bool


class ObserveMember(Observation, kw_only=True):
    """What the switch has for an agent in a queue."""

    agent: str
    queue: str
    membership: MembershipValue
    reason: str | None = None


class ChangeLink(Observation, kw_only=True):
    """The link to a switch came up or went down."""

    link: str
    up: bool


class BeginResync(Observation, kw_only=True):
    """The switch starts to say all that it has: what it does not repeat is gone."""

    link: str


class EndResync(Observation, kw_only=True):
    """The switch has said all that it has. `calls` are those that are up; others have ended meanwhile.

    `offers` are those that ring; others have ended, nobody knows how. None: it does not say.
    """

    link: str
    calls: tuple[str, ...] = ()
    offers: tuple[str, ...] | None = None


AnyInput = (
    Advance
    | NoteRefusal
    | NoteAct
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
