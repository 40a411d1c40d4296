"""What a call centre is configured to be: settings, statuses, queues and their policies, people, schedules.

Belongs here: the shapes of configuration, as immutable data with its units and ranges. A difference between
two products is a difference in this data, never a branch in a rule. Durations carry `_s` (seconds).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Channel = Literal["voice", "other"]
MessageChannel = Literal["email", "chat", "sms", "webhook"]
Id = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@+-]{0,63}(?!\n)$", description="A name of its own")
]
Label = Annotated[str, Meta(min_length=1, max_length=120)]
Address = Annotated[
    str,
    Meta(
        pattern=r"^[^\x00-\x1f\x7f]{1,200}(?!\n)$",
        description="What the switch calls it, where that is not its id",
    ),
]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9](?!\n)$", description="Local time HH:MM")]
Threshold = Annotated[int, Meta(ge=1, le=50)]
Seconds = Annotated[int, Meta(ge=0, le=604_800)]
IdleSeconds = Annotated[int, Meta(ge=1, le=99_999)]
Strategy = Literal[
    "longest_idle", "round_robin", "ring_all", "sequential", "fewest_calls", "least_talk_time", "random"
]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
EVERY_DAY: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Feature = Literal["auto_logout"]
Role = Literal["agent", "supervisor", "unit_manager", "admin"]
Right = Literal[
    "ready_on_home",
    "see_agents",
    "set_agents",
    "reset_misses",
    "correct",
    "see_attendance",
    "set_attendance",
    "manage_tasks",
    "configure",
    "manage_users",
    "operate_switch",
    "read_audit",
]
StatusSetter = Literal["agent", "supervisor"]


class _Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Common options of all configuration records."""


class StatusEntry(_Config, frozen=True, kw_only=True, tag="status"):
    """An entry of the status catalogue."""

    id: Id
    label: Label
    kind: Literal["available", "unavailable", "offline"] = "offline"
    colour: Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}(?!\n)$")] = "#868e96"
    reason: Literal["none", "optional", "required"] = "none"
    reasons: tuple[str, ...] = ()
    """The reasons to choose from; empty with `reason` optional or required means free text."""
    other_reason: bool = False
    """Whether "other", with a note that describes it, may be chosen as well."""
    calls: Literal["unlimited", "one"] = "unlimited"
    """`one`: Single Call, spent by one queue call."""
    direct_calls: Literal["ring", "busy"] = "ring"
    outgoing_calls: Literal["allow", "bar"] = "allow"
    counts_as: Literal["logged_in", "logged_out"] = "logged_out"
    counts_under: str | None = None
    """The name under which logged-out time is reported, e.g. "Lunch"."""
    paid: bool = False
    settable_by: tuple[StatusSetter, ...] = ("agent", "supervisor")
    daily_limit_s: Annotated[int, Meta(ge=1, le=86_400)] | None = None


class NoAnswerOutcome(_Config, frozen=True, kw_only=True):
    """What happens at the threshold; `shown` is a status entry seen on the board meanwhile."""

    kind: Literal["none", "pause_queue", "leave_queue", "leave_all", "status", "sign_out"] = "none"
    status: Id | None = None
    shown: Id | None = None


class Resets(_Config, frozen=True, kw_only=True):
    """Which events set a count of misses back to nothing."""

    return_or_login: bool = True
    sign_in: bool = False
    daily_at: Clock | None = None
    supervisor: bool = True


class NoAnswerPolicy(_Config, frozen=True, kw_only=True):
    """Auto logout, status on no answer, automatic withdrawal: one policy, held by the queue."""

    applies_to: Literal["none", "any", "external"] = "any"
    counts_refused: bool = False
    unreachable_threshold: Threshold | None = None
    count_by: Literal["offer", "call"] = "offer"
    counter: Literal["queue", "agent"] = "queue"
    mode: Literal["consecutive", "cumulative"] = "consecutive"
    threshold: Threshold | None = None
    resets: Resets = field(default_factory=Resets)
    requires_forced_login: bool = False
    requires_licence: bool = True
    outcome: NoAnswerOutcome = field(default_factory=NoAnswerOutcome)
    notify: tuple[Id, ...] = ()
    """Users who are told; empty: nobody."""
    warn_s: Annotated[int, Meta(ge=1, le=600)] | None = None
    last_agent_guard: bool = False


class Notice(_Config, frozen=True, kw_only=True):
    """Who is told when something has lasted for so long; nobody named: it is not looked at."""

    users: tuple[Id, ...] = ()
    after_s: Annotated[int, Meta(ge=1, le=86_400)] = 60


class LossNotice(_Config, frozen=True, kw_only=True):
    """Who is told when so many telephones were lost within so long, and are still; once in that time."""

    users: tuple[Id, ...] = ()
    count: Annotated[int, Meta(ge=2, le=1_000)] = 5
    within_s: Annotated[int, Meta(ge=1, le=3_600)] = 60


class QueueDefaults(_Config, frozen=True, kw_only=True):
    """What a queue is like unless it says otherwise; presets set these."""

    channel: Channel = "voice"
    mode: Literal["distributor", "overlay"] = "distributor"
    strategy: Strategy = "longest_idle"
    ring_s: Annotated[int, Meta(ge=1, le=600)] = 20
    retry_s: Annotated[int, Meta(ge=0, le=600)] = 5
    wrap_up_s: Seconds = 0
    max_wait_s: Annotated[int, Meta(ge=1, le=86_400)] | None = None
    """Limit while agents are there, though busy or withdrawn."""
    max_wait_absent_s: Annotated[int, Meta(ge=0, le=86_400)] | None = None
    """Limit while every agent is absent: clocked out, signed out, offline, withdrawn for misses."""
    max_callers: Annotated[int, Meta(ge=1, le=100_000)] | None = None
    overflow: Id | None = None
    service_level_s: Annotated[int, Meta(ge=1, le=3600)] = 20
    no_answer: NoAnswerPolicy = field(default_factory=NoAnswerPolicy)
    long_wait: Notice = field(default_factory=Notice)
    """The caller who is first in line has waited for so long."""
    nobody_ready: Notice = field(default_factory=Notice)
    """The first in line has, and nobody is ready or at work in the queue: all are withdrawn or absent."""


class QueueConfig(QueueDefaults, frozen=True, kw_only=True, tag="queue"):
    """A queue."""

    id: Id
    label: Label
    unit: Id | None = None
    priority: Annotated[int, Meta(ge=0, le=100)] = 0
    """Between queues that share agents: the higher one is served first."""
    address: Address | None = None


class MemberConfig(_Config, frozen=True, kw_only=True, tag="member"):
    """An agent's assignment to a queue. Tier 1 is offered calls first; `wrap_up_s` overrides the queue's."""

    queue: Id
    agent: Id
    tier: Annotated[int, Meta(ge=1, le=99)] = 1
    position: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    """Order for the sequential strategy."""
    wrap_up_s: Seconds | None = None


class AgentDefaults(_Config, frozen=True, kw_only=True):
    """What an agent is like unless it says otherwise; presets set these."""

    login_code: bool = False
    """Whether the agent has a login code: only then can they be signed out, and must sign in to be rung."""
    forced_login: bool = False
    idle_logout_s: IdleSeconds | None = None
    no_answer: NoAnswerOutcome | None = None
    """The agent's own outcome; None: the queue's."""


class AgentConfig(AgentDefaults, frozen=True, kw_only=True, tag="agent"):
    """An agent. Every agent has a home unit, so that managers see those who are away."""

    id: Id
    name: Label
    unit: Id | None = None
    groups: tuple[Id, ...] = ()
    home_site: Id | None = None


class UserConfig(_Config, frozen=True, kw_only=True, tag="user"):
    """Someone who signs in to the application. Passwords and codes live elsewhere, hashed."""

    id: Id
    name: Label
    roles: tuple[Role, ...] = ()
    rights: tuple[Right, ...] = ()
    licences: tuple[Feature, ...] = ()
    units: tuple[Id, ...] = ()
    """The units that a supervisor or unit manager sees; empty for an admin means all."""
    agent: Id | None = None
    email: Annotated[str, Meta(max_length=254)] | None = None
    phone: Annotated[str, Meta(max_length=60)] | None = None
    """For text messages."""
    chat: Annotated[str, Meta(max_length=200)] | None = None
    """Their name where the server's chat is."""
    webhook: Annotated[str, Meta(max_length=2_000)] | None = None
    """The address on the web of a program of theirs."""
    channels: tuple[Literal["page"] | MessageChannel, ...] = ("page",)
    """By which they are told what they are to be told."""
    quiet_from: Clock | None = None
    quiet_to: Clock | None = None
    """Between these local times messages wait; the page does not."""
    active: bool = True


class UnitConfig(_Config, frozen=True, kw_only=True, tag="unit"):
    """A part of the organisation with managers of its own."""

    id: Id
    label: Label


class GroupConfig(_Config, frozen=True, kw_only=True, tag="group"):
    """A user group; attendance is tracked for the groups that the settings name."""

    id: Id
    label: Label


class SiteConfig(_Config, frozen=True, kw_only=True, tag="site"):
    """A location with a phone system of its own."""

    id: Id
    label: Label


class DeviceConfig(_Config, frozen=True, kw_only=True, tag="device"):
    """A phone; `agent` is its owner, if it is nobody else's (None: a shared, hot-desk phone)."""

    id: Id
    kind: Literal["desk", "web", "mobile"] = "desk"
    agent: Id | None = None
    site: Id | None = None
    address: Address | None = None


class CampaignConfig(_Config, frozen=True, kw_only=True, tag="campaign"):
    """An outgoing campaign and its automatic withdrawals."""

    id: Id
    label: Label
    preview: bool = True
    post_call_s: Seconds = 0


class ScheduleConfig(_Config, frozen=True, kw_only=True, tag="schedule"):
    """Something that happens at a local time of the organisation, once per date."""

    id: Id
    kind: Literal["queue_login", "sign_out", "clock_out"] = "queue_login"
    time: Clock
    days: tuple[Day, ...] = EVERY_DAY
    queue: Id | None = None
    agents: tuple[Id, ...] = ()
    """Empty: all members of the queue (queue login), or all agents."""
    enabled: bool = True


class Settings(_Config, frozen=True, kw_only=True, tag="settings"):
    """The organisation's own settings."""

    name: Label = "Readyroom"
    zone: str = "UTC"
    preset: str | None = None
    status_covers_queues: bool = False
    """Choosing an available status logs in to all queues; a queue login while offline chooses Online."""
    online_status: Id = "online"
    """The status that a queue login while offline chooses, and that a label calls available."""
    offline_status: Id = "offline"
    """What Single Call becomes when spent."""
    first_status: Id | None = None
    """What a new agent starts with; None: the offline status."""
    available_needs_device: bool = True
    single_call_spent_by_miss: bool = True
    home_lost_s: Annotated[int, Meta(ge=1, le=2_592_000)] = 86_400
    preview_acts_as: Id = "other"
    post_call_acts_as: Id = "other"
    tracked_groups: tuple[Id, ...] = ()
    """Groups whose attendance is tracked; empty: attendance gates nobody."""
    clock_in_status: Id = "online"
    clock_out_reasons: tuple[str, ...] = ()
    """Empty: any reason, or none."""
    clock_out_with_open_cases: bool = False
    tasks_need: Label = "back_office"
    """With which a back-office task may be taken: a status, or one of the reasons that a status asks for."""
    drift: Literal["correct", "adopt"] = "correct"
    drift_notice: Notice = field(default_factory=Notice)
    """A switch has had another membership than it should for so long."""
    gather_s: Annotated[int, Meta(ge=0, le=3600)] = 60
    """So long a message waits for more to be told by it, so that a bad minute is one message."""
    link_down: Notice = field(default_factory=Notice)
    """A link to a switch has been down for so long."""
    devices_lost: LossNotice = field(default_factory=LossNotice)
    default_licences: tuple[Feature, ...] = ("auto_logout",)
    """Given to the user that is made for a new agent."""
    default_rights: tuple[Right, ...] = ()
    queue_defaults: QueueDefaults = field(default_factory=QueueDefaults)
    agent_defaults: AgentDefaults = field(default_factory=AgentDefaults)


Entity = (
    Settings
    | StatusEntry
    | UnitConfig
    | GroupConfig
    | SiteConfig
    | DeviceConfig
    | QueueConfig
    | MemberConfig
    | AgentConfig
    | UserConfig
    | CampaignConfig
    | ScheduleConfig
)
EntityKind = Literal[
    "settings",
    "status",
    "unit",
    "group",
    "site",
    "device",
    "queue",
    "member",
    "agent",
    "user",
    "campaign",
    "schedule",
]


def kind_of(entity: Entity) -> EntityKind:
    """The kind of an entity, as its tag in JSON says it."""
    kind: EntityKind = entity.__struct_config__.tag  # type: ignore[assignment]
    return kind


def key_of(entity: Entity) -> str:
    """What names an entity within its kind: its id, `queue/agent` for a member, empty for the settings."""
    if isinstance(entity, MemberConfig):
        return f"{entity.queue}/{entity.agent}"
    if isinstance(entity, Settings):
        return ""
    return entity.id
