"""What happened: the records of the log.

Belongs here: one record per event, named in the past tense, carrying its outcome with the reasons and numbers that
led to it, so that folding needs no policy. The header is in `event`; calls and offers are in `events_calls`,
cases, tasks and schedules in `events_work`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import field
from msgspec.structs import replace

from readyroom.engine.catalogue import Entity, EntityKind
from readyroom.engine.event import Event
from readyroom.engine.events_calls import (
    CallConnected,
    CallEnded,
    CallHeld,
    CallJoined,
    CallLeft,
    CallOverflowed,
    CallStarted,
    DeviceChanged,
    LinkChanged,
    MemberObserved,
    ObservationLate,
    OfferEnded,
    OfferExcused,
    OfferStarted,
    SiteChanged,
    WrapUpEnded,
    WrapUpExtended,
    WrapUpStarted,
)
from readyroom.engine.events_work import (
    CaseClosed,
    CaseOpened,
    RecordClosed,
    RecordOpened,
    ScheduleFired,
    TaskChanged,
    TaskClosed,
    TaskCreated,
    TaskReleased,
    TaskTaken,
    WentHome,
)
from readyroom.engine.facts import Actor, Hold, Judgement, MembershipValue

# --- configuration and audit -----------------------------------------------------------------------------


class Configured(Event, kw_only=True):
    """An entity was put; `replaced` is what stood there, so that the change can be undone."""

    kind: EntityKind
    key: str
    entity: Entity
    replaced: Entity | None = None
    undoes: int = 0


class Removed(Event, kw_only=True):
    """An entity was taken away."""

    kind: EntityKind
    key: str
    replaced: Entity
    undoes: int = 0


class Noted(Event, kw_only=True):
    """Somebody did something that leaves the facts alone, such as changing a password. The audit shows it."""

    what: str
    params: dict[str, str] = field(default_factory=dict)


class Refused(Event, kw_only=True):
    """Somebody was refused something. Changes no fact; the audit shows it."""

    what: str
    code: str
    params: dict[str, str] = field(default_factory=dict)


# --- attendance, sign-in, status, membership -------------------------------------------------------------


class ClockedIn(Event, kw_only=True):
    """An agent came to work."""

    agent: str
    unit: str


class ClockedOut(Event, kw_only=True):
    """An agent left work; `open_cases` stay open (only where allowed, or forced)."""

    agent: str
    reason: str | None = None
    forced: bool = False
    open_cases: tuple[str, ...] = ()


class SignedIn(Event, kw_only=True):
    """An agent signed in, at a device or by the web alone."""

    agent: str
    device: str | None = None


class SignedOut(Event, kw_only=True):
    """An agent signed out: everywhere, or (displaced) of one device while others remain."""

    agent: str
    device: str | None = None
    """The one device, or None for everywhere."""
    reason: Literal["own", "displaced", "no_answer", "idle", "home_lost", "schedule"] = "own"
    judgement: Judgement | None = None


class StatusChosen(Event, kw_only=True):
    """A person chose a status (or clocking in, or a queue login, chose it for them)."""

    agent: str
    status: str
    reason: str | None = None
    note: str | None = None
    via: Literal["choice", "clock_in", "queue_login"] = "choice"


class SingleCallSpent(Event, kw_only=True):
    """The one call of Single Call was had: the chosen status became Offline."""

    agent: str
    status: str
    call: str


class MembershipChosen(Event, kw_only=True):
    """An agent's login state of one queue was chosen."""

    agent: str
    queue: str
    membership: MembershipValue
    reason: str | None = None


class Corrected(Event, kw_only=True):
    """Somebody said what an agent's state was in [since, until): what is reported of then, and no fact of now.

    `state` and `reason` are those of an interval of states; `attendance` with its `unit` is told only of an agent who
    was tracked when it was said.
    """

    agent: str
    since: int
    until: int
    state: str
    reason: str | None = None
    attendance: Literal["in", "out"] | None = None
    unit: str | None = None
    why: str = ""


class Returned(Event, kw_only=True):
    """An agent said "I'm back"; `queue` None: for everything."""

    agent: str
    queue: str | None = None


# --- holds and counts ------------------------------------------------------------------------------------


class HoldStarted(Event, kw_only=True):
    """An automatic withdrawal (or the warning before it) began. The hold's id is `h` and this event's seq."""

    agent: str
    hold: Hold

    def stamp(self, seq: int, at: int, seen: int, by: Actor, cause: int, rule: str) -> None:
        """Write the header, and complete the hold with it."""
        super().stamp(seq, at, seen, by, cause, rule)
        self.hold = replace(self.hold, id=f"h{seq}", since=at, by=self.by, cause=seq, rule=self.rule)


class HoldEnded(Event, kw_only=True):
    """An automatic withdrawal ended."""

    agent: str
    hold: str
    kind: Literal["misses", "warning", "preview", "post_call"]
    queue: str | None
    why: Literal[
        "returned",
        "signed_in",
        "status_chosen",
        "queue_login",
        "stayed",
        "answered",
        "unanswered_warning",
        "expired",
        "replaced",
        "home",
        "record_closed",
        "removed",
    ]


class MissesCleared(Event, kw_only=True):
    """A count of misses went back to nothing; `queue` None: the count across queues."""

    agent: str
    queue: str | None
    reset: Literal["returned", "signed_in", "supervisor"]


class QueueMissesCleared(Event, kw_only=True):
    """The daily reset of a queue's counts; `local` is the local date and time it stands for."""

    queue: str
    local: str


class NotificationRaised(Event, kw_only=True):
    """Users are told of something. The notification's id is this event's seq."""

    users: tuple[str, ...]
    subject: Literal[
        "withdrawn",
        "signed_out",
        "threshold_reached",
        "last_agent_kept",
        "daily_limit",
        "webhook_disabled",
        "schedule_disabled",
        "report_not_sent",
        "long_wait",
        "nobody_ready",
        "link_down",
        "devices_lost",
        "drift",
    ]
    agent: str | None = None
    queue: str | None = None
    judgement: Judgement | None = None
    params: dict[str, str] = field(default_factory=dict)


class NotificationSeen(Event, kw_only=True):
    """A user has seen a notification."""

    user: str
    notification: int


class DailyLimitReached(Event, kw_only=True):
    """A status was held for longer than its daily limit. Nothing is forced."""

    agent: str
    status: str
    limit_s: int
    day: int
    """Start of the local day."""


AnyEvent = (
    Configured
    | Removed
    | Refused
    | Noted
    | ClockedIn
    | ClockedOut
    | SignedIn
    | SignedOut
    | StatusChosen
    | SingleCallSpent
    | MembershipChosen
    | Corrected
    | Returned
    | HoldStarted
    | HoldEnded
    | MissesCleared
    | QueueMissesCleared
    | NotificationRaised
    | NotificationSeen
    | DailyLimitReached
    | CallJoined
    | CallOverflowed
    | CallLeft
    | OfferStarted
    | OfferExcused
    | OfferEnded
    | CallStarted
    | CallConnected
    | CallHeld
    | CallEnded
    | ObservationLate
    | WrapUpStarted
    | WrapUpExtended
    | WrapUpEnded
    | CaseOpened
    | CaseClosed
    | RecordOpened
    | RecordClosed
    | WentHome
    | TaskCreated
    | TaskChanged
    | TaskTaken
    | TaskReleased
    | TaskClosed
    | ScheduleFired
    | DeviceChanged
    | SiteChanged
    | MemberObserved
    | LinkChanged
)

__all__ = [
    "AnyEvent",
    "CallConnected",
    "CallEnded",
    "CallHeld",
    "CallJoined",
    "CallLeft",
    "CallOverflowed",
    "CallStarted",
    "CaseClosed",
    "CaseOpened",
    "ClockedIn",
    "ClockedOut",
    "Configured",
    "Corrected",
    "DailyLimitReached",
    "DeviceChanged",
    "Event",
    "HoldEnded",
    "HoldStarted",
    "LinkChanged",
    "MemberObserved",
    "MembershipChosen",
    "MissesCleared",
    "Noted",
    "NotificationRaised",
    "NotificationSeen",
    "ObservationLate",
    "OfferEnded",
    "OfferExcused",
    "OfferStarted",
    "QueueMissesCleared",
    "RecordClosed",
    "RecordOpened",
    "Refused",
    "Removed",
    "Returned",
    "ScheduleFired",
    "SignedIn",
    "SignedOut",
    "SingleCallSpent",
    "SiteChanged",
    "StatusChosen",
    "TaskChanged",
    "TaskClosed",
    "TaskCreated",
    "TaskReleased",
    "TaskTaken",
    "WentHome",
    "WrapUpEnded",
    "WrapUpExtended",
    "WrapUpStarted",
]
