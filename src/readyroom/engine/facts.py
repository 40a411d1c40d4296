"""What is the case: the facts of one organisation, and nothing that can be derived from them.

Belongs here: the state of agents, queues, calls, offers, devices, sites and tasks, each fact with its
provenance (`since`, `by`, `cause`). Labels, colours, blockers and counts are *derived*: see `blockers`,
`shown` and `counts`. Instants are integer milliseconds UTC; `cause` is the seq of the event that set a fact.

There are hundreds of thousands of them, so they are kept small: no fact refers back to what holds it, and none is the
garbage collector's affair (`gc=False`); what is usually empty is a tuple, and all agents share the empty one.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from readyroom.engine.catalogue import (
    AgentConfig,
    CampaignConfig,
    DeviceConfig,
    GroupConfig,
    MemberConfig,
    NoAnswerOutcome,
    QueueConfig,
    ScheduleConfig,
    Settings,
    SiteConfig,
    StatusEntry,
    UnitConfig,
    UserConfig,
)

ActorKind = Literal["agent", "supervisor", "admin", "system", "switch"]
MembershipValue = Literal["in", "paused", "out"]
HoldKind = Literal["misses", "warning", "preview", "post_call"]
MissKind = Literal["miss", "unreachable"]
CallKind = Literal["queue", "direct", "outgoing"]
CallState = Literal["waiting", "ringing", "connected", "held"]
Outcome = Literal[
    "answered",
    "no_answer",
    "refused",
    "unreachable",
    "busy",
    "caller_hung_up",
    "answered_elsewhere",
    "withdrawn",
    "fault",
]


class Actor(Struct, frozen=True, gc=False):
    """Who did it. `id` is the user, agent or switch link; empty for the system itself."""

    kind: ActorKind
    id: str = ""


SYSTEM = Actor("system")


class Desired(Struct, frozen=True, gc=False):
    """The membership that a switch should have: in, paused with a reason, or out."""

    membership: MembershipValue
    reason: str | None = None


class Fact(Struct, kw_only=True, gc=False):
    """Provenance that every fact carries: since when, by whom, and the event that set it."""

    since: int = 0
    by: Actor = SYSTEM
    cause: int = 0


class Attendance(Fact, kw_only=True):
    """Clocked in at a unit, or out (`unit` is None)."""

    unit: str | None = None


class SignedIn(Fact, kw_only=True):
    """Signed in at devices (possibly none: by the web alone), or out (`devices` is None)."""

    devices: tuple[str, ...] | None = None
    judgement: Judgement | None = None
    """Why the no-answer policy signed the agent out."""


class ChosenStatus(Fact, kw_only=True):
    """The entry of the status catalogue that a person chose last."""

    status: str = "offline"
    reason: str | None = None
    note: str | None = None


class Miss(Struct, frozen=True, gc=False):
    """An offer that counted: what a withdrawal later names as its reason."""

    seq: int
    at: int
    offer: str
    call: str
    queue: str
    kind: MissKind


class LastResets(Struct, frozen=True, kw_only=True, gc=False):
    """By which event each kind of reset last cleared a count (seq; 0: it never did)."""

    answered: int = 0
    returned: int = 0
    signed_in: int = 0
    supervisor: int = 0


NEVER_RESET = LastResets()


class Drift(Struct, frozen=True, gc=False):
    """A switch has another membership than it should: since when that is known, and whether users were told."""

    since: int
    told: bool = False


class Membership(Fact, kw_only=True):
    """An agent's place in one queue: the choice, and the history that counts and strategies rest on."""

    queue: str
    config: MemberConfig
    value: MembershipValue = "out"
    reason: str | None = None
    misses: tuple[Miss, ...] = ()
    resets: LastResets = NEVER_RESET
    ready_seq: int = 0
    """Seq at which the agent last became offerable here; 0 while not offerable."""
    offered_seq: int = 0
    answered: int = 0
    talk_ms: int = 0
    observed: MembershipValue | None = None
    """What the switch last said of this membership; None where no switch spoke of it."""
    observed_reason: str | None = None
    observed_at: int = 0
    drift: Drift | None = None
    """None: the switch has what it should, as far as it said so, or has no say."""


class Judgement(Struct, frozen=True, gc=False):
    """Why an automatic change happened: the rule as it stood, its author, and the offers behind it."""

    queue: str
    kind: MissKind
    counter: Literal["queue", "agent"]
    count: int
    threshold: int
    misses: tuple[Miss, ...]
    rule_version: int
    """Seq of the event that set the policy."""
    rule_by: Actor
    rule_at: int


class Hold(Struct, frozen=True, kw_only=True, gc=False):
    """An automatic withdrawal. It overwrites no fact: while it stands it *acts as* a status or a membership."""

    id: str
    kind: HoldKind
    queue: str | None
    """The scope: one queue, or None for the whole agent."""
    acts_as_status: str | None = None
    acts_as_membership: MembershipValue | None = None
    shown: str | None = None
    """A custom status entry shown on the board while the hold stands."""
    since: int = 0
    until: int | None = None
    by: Actor = SYSTEM
    cause: int = 0
    rule: str = ""
    judgement: Judgement | None = None
    campaign: str | None = None
    outcome: NoAnswerOutcome | None = None
    """What a warning leads to when nobody answers it."""


class WrapUp(Fact, kw_only=True):
    """Work after a queue call, until an instant."""

    queue: str
    call: str
    until: int


class OpenRecord(Fact, kw_only=True):
    """The campaign record (or ticket) that the agent has open."""

    campaign: str
    record: str


class OpenCase(Fact, kw_only=True):
    """A case that the agent is working on."""

    case: str


class Agent(Struct, kw_only=True, gc=False):
    """One agent: configuration, facts, holds and activity."""

    config: AgentConfig
    attendance: Attendance = field(default_factory=Attendance)
    signed_in: SignedIn = field(default_factory=SignedIn)
    status: ChosenStatus = field(default_factory=ChosenStatus)
    phone_lost: Fact | None = None
    """Since when no device that rings for them is registered, and by what; None: one is."""
    memberships: dict[str, Membership] = field(default_factory=dict)
    holds: tuple[Hold, ...] = ()
    """In the order in which they began: the first one without a queue gives the state."""
    uncleared: tuple[Judgement, ...] = ()
    """Of withdrawals that a status ended which is not available: what was behind them stands until the return."""
    resets: LastResets = NEVER_RESET
    """Resets of counters that run across queues."""
    offers: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    wrap_up: WrapUp | None = None
    cases: dict[str, OpenCase] = field(default_factory=dict)
    cases_since: int = 0
    """When the first of the cases now or last open was opened; 0 if there never was one."""
    cases_ended: int = 0
    """When the last case was closed; 0 while one is open or if there never was one."""
    cases_cause: int = 0
    record: OpenRecord | None = None
    task: str | None = None
    call_activity_at: int = 0
    """Last instant of call activity other than ringing."""
    status_day: int = 0
    """Start of the local day that `status_ms` speaks of."""
    status_ms: dict[str, int] = field(default_factory=dict)
    """Time spent in each chosen status on that day, without the running one."""
    limits_told: dict[str, int] = field(default_factory=dict)
    """Status → start of the local day whose limit was told."""


class Device(Fact, kw_only=True):
    """A phone: configured owner, and whether it is registered."""

    config: DeviceConfig
    registered: bool = False
    signed_in: str | None = None
    """The agent who is signed in at it."""


class Site(Fact, kw_only=True):
    """A location; `since` is when the link came up or was lost."""

    config: SiteConfig
    reachable: bool = True


class Queue(Struct, kw_only=True, gc=False):
    """A queue: configuration, who set its no-answer policy and when, and its last daily reset."""

    config: QueueConfig
    policy_version: int = 0
    policy_by: Actor = SYSTEM
    policy_at: int = 0
    daily_reset_seq: int = 0
    daily_reset_at: int = 0
    daily_reset_local: str = ""
    """The local date and time of the last one: no date comes twice, even if the zone is changed."""
    told_wait: str = ""
    """The last call of whose long wait users were told."""
    told_nobody: str = ""
    """The last call for which they were told that nobody is ready."""


class Try(Struct, gc=False):
    """What became of a call's offers to one agent."""

    times: int
    ended_at: int
    outcome: Outcome


class Call(Struct, kw_only=True, gc=False):
    """A call that is up: a caller in a queue, a direct call or an outgoing one."""

    id: str
    kind: CallKind
    state: CallState
    queue: str | None = None
    caller: str = ""
    external: bool = True
    started_at: int = 0
    """When the caller began to wait (or the call began); kept across overflows."""
    entered_at: int = 0
    """When it came to its present queue."""
    entered_seq: int = 0
    agent: str | None = None
    device: str | None = None
    answered_at: int = 0
    answered_seq: int = 0
    held_since: int = 0
    offers: tuple[str, ...] = ()
    tries: dict[str, Try] = field(default_factory=dict)
    visited: tuple[str, ...] = ()
    campaign: str | None = None
    link: str = ""
    """The switch link that reported it; empty if a person or program did."""


class Offer(Struct, kw_only=True, gc=False):
    """One ringing of one agent for one queue call."""

    id: str
    call: str
    queue: str
    agent: str
    device: str | None
    since: int
    seq: int
    ring_s: int
    offerable: bool = True
    """False when the switch rang an agent whom no queue call should have rung."""
    excused: str | None = None
    """The blocker that came up while the switch rang on; such an offer is never a miss."""
    device_lost: bool = False


class Task(Fact, kw_only=True):
    """A back-office task."""

    id: str
    title: str
    note: str = ""
    unit: str | None = None
    assignee: str | None = None
    taken_by: str | None = None
    taken_since: int = 0
    spent_ms: int = 0
    state: Literal["open", "closed"] = "open"


class Link(Fact, kw_only=True):
    """The connection to a switch."""

    up: bool = False
    resyncing: bool = False
    told_down: bool = False
    """Whether users were told that it is down."""


class Schedule(Struct, kw_only=True, gc=False):
    """A schedule and the instant after which its next occurrence is looked for."""

    config: ScheduleConfig
    after: int = 0
    last_local: str = ""
    """The local date and time of its last occurrence: no date comes twice, even if the zone is changed."""


class State(Struct, kw_only=True):
    """Everything that the log of one organisation folds to. Encodable; indexes are added by `World`."""

    room: str
    seq: int = 0
    now: int = 0
    """When the last event became known; the running clock is `World.clock`."""
    settings: Settings = field(default_factory=Settings)
    statuses: dict[str, StatusEntry] = field(default_factory=dict)
    units: dict[str, UnitConfig] = field(default_factory=dict)
    groups: dict[str, GroupConfig] = field(default_factory=dict)
    campaigns: dict[str, CampaignConfig] = field(default_factory=dict)
    users: dict[str, UserConfig] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    queues: dict[str, Queue] = field(default_factory=dict)
    schedules: dict[str, Schedule] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    lost_devices: dict[str, int] = field(default_factory=dict)
    """The telephones lost last that are not back, and when, in that order."""
    devices_told_at: int = 0
    """When users were last told that many were lost."""
    ended_offers: dict[str, Outcome] = field(default_factory=dict)
    """The last offers that ended, so that a repeated or late report of one is known as such."""
    ended_calls: dict[str, int] = field(default_factory=dict)
