"""The demonstration call centre: three queues with rules from different products, twelve agents, their supervisors.

Belongs here: its entities on top of any preset, who may sign in, and who has which personality. Passwords are made by
whoever starts it.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from readyroom.centre import Load, Profile
from readyroom.codec import presets
from readyroom.engine import catalogue as cat
from readyroom.engine.catalogue import Entity, NoAnswerPolicy, Role

ZONE = "Europe/Berlin"
AUTO_LOGOUT = cat.StatusEntry(
    id="auto_logout", label="Auto logout", kind="offline", colour="#9c36b5", settable_by=()
)
WITHDRAWN = cat.StatusEntry(
    id="withdrawn", label="Withdrawn", kind="unavailable", colour="#f08c00", counts_as="logged_in"
)


class SignIn(Struct, frozen=True):
    """Somebody who can sign in to the demonstration."""

    user: str
    role: Role
    name: str


class _Agent(Struct, frozen=True):
    id: str
    name: str
    unit: str
    queues: tuple[str, ...]
    personality: str


_AGENTS = (
    _Agent("ann", "Ann Archer", "north", ("sales", "support"), "present"),
    _Agent("ben", "Ben Baker", "north", ("sales",), "slow"),
    _Agent("cleo", "Cleo Carter", "north", ("sales", "billing"), "forgetful"),
    _Agent("dan", "Dan Dyer", "north", ("sales",), "present"),
    _Agent("eve", "Eve Ellis", "north", ("support",), "walks_away"),
    _Agent("finn", "Finn Fisher", "north", ("support", "sales"), "present"),
    _Agent("gia", "Gia Glover", "south", ("support",), "refuses"),
    _Agent("hugo", "Hugo Hunter", "south", ("support",), "dead_phone"),
    _Agent("ida", "Ida Innes", "south", ("support", "billing"), "present"),
    _Agent("jon", "Jon Joiner", "south", ("billing",), "present"),
    _Agent("kim", "Kim Knight", "south", ("billing",), "walks_away"),
    _Agent("lea", "Lea Lister", "south", ("billing", "support"), "forgetful"),
)
_SUPERVISORS = (("mia", "Mia Marshall", "north"), ("noah", "Noah North", "south"))
_ADMIN = ("admin", "Olga Osborne")

DEMO_PEOPLE: tuple[SignIn, ...] = (
    SignIn(_ADMIN[0], "admin", _ADMIN[1]),
    *(SignIn(user, "supervisor", name) for user, name, _ in _SUPERVISORS),
    *(SignIn(agent.id, "agent", agent.name) for agent in _AGENTS),
)
"""Everybody who can sign in, the administrator first."""


def demo_entities(
    preset: str | presets.Preset, mode: Literal["distributor", "overlay"] = "distributor"
) -> tuple[Entity, ...]:
    """All that the demonstration is configured to be, on top of a preset, in the order to put it.

    `mode` says who rings: Readyroom, or the simulated switch's own queues.
    """
    base = presets.load(preset) if isinstance(preset, str) else preset
    statuses = {entry.id: entry for entry in base.statuses}
    for added in (AUTO_LOGOUT, WITHDRAWN):
        statuses.setdefault(added.id, added)
    queues = replace(base.settings.queue_defaults, mode=mode)
    settings = replace(base.settings, name="Demonstration", zone=ZONE, queue_defaults=queues)
    if base.name == "attendance":
        settings = replace(settings, tracked_groups=("agents",))
    # The preset stands; only the three queues have rules of their own.
    return (
        *statuses.values(),
        cat.GroupConfig(id="agents", label="Agents"),
        settings,
        cat.UnitConfig(id="north", label="North"),
        cat.UnitConfig(id="south", label="South"),
        cat.SiteConfig(id="berlin", label="Berlin"),
        *_people(settings),
        *_queues(settings),
        *_members(),
        cat.CampaignConfig(id="spring", label="Spring offer", preview=True, post_call_s=30),
        *_schedules(),
    )


def _people(settings: cat.Settings) -> list[Entity]:
    defaults = asdict(settings.agent_defaults)
    found: list[Entity] = []
    for agent in _AGENTS:
        found.append(
            cat.AgentConfig(
                **{**defaults, "id": agent.id, "name": agent.name, "unit": agent.unit, "groups": ("agents",)}
            )
        )
        found.append(cat.DeviceConfig(id=f"{agent.id}-desk", kind="desk", agent=agent.id, site="berlin"))
        found.append(_user(settings, agent.id, agent.name, "agent", (agent.unit,), agent=agent.id))
    for user, name, unit in _SUPERVISORS:
        found.append(_user(settings, user, name, "supervisor", (unit,)))
    found.append(_user(settings, _ADMIN[0], _ADMIN[1], "admin", ()))
    return found


def _user(
    settings: cat.Settings, id_: str, name: str, role: Role, units: tuple[str, ...], agent: str | None = None
) -> cat.UserConfig:
    rights = settings.default_rights if agent is not None else ()
    licences: tuple[cat.Feature, ...] = ("auto_logout",) if agent is not None else ()
    return cat.UserConfig(
        id=id_, name=name, roles=(role,), units=units, agent=agent, rights=rights, licences=licences
    )


def _queues(settings: cat.Settings) -> list[Entity]:
    """Sales leaves after three misses, Support withdraws after five, Billing pauses after one."""
    return [
        _queue(
            settings,
            id="sales",
            label="Sales",
            unit="north",
            wrap_up_s=20,
            max_wait_s=300,
            overflow="support",
            no_answer=_policy("1stream", notify=("mia",)),
        ),
        _queue(
            settings,
            id="support",
            label="Support",
            unit="south",
            wrap_up_s=30,
            max_wait_s=600,
            max_wait_absent_s=60,
            strategy="round_robin",
            no_answer=_policy("web2contact", notify=("noah",)),
        ),
        _queue(
            settings,
            id="billing",
            label="Billing",
            unit="south",
            wrap_up_s=45,
            priority=1,
            no_answer=replace(
                _policy("ip-office", notify=("noah",)),
                requires_forced_login=False,
                outcome=cat.NoAnswerOutcome(kind="pause_queue"),
                warn_s=15,
            ),
        ),
    ]


def _queue(settings: cat.Settings, **own: Any) -> cat.QueueConfig:
    return cat.QueueConfig(**{**asdict(settings.queue_defaults), "channel": "voice", **own})


def _policy(preset: str, notify: tuple[str, ...]) -> NoAnswerPolicy:
    return replace(presets.load(preset).settings.queue_defaults.no_answer, notify=notify)


def _members() -> list[Entity]:
    return [
        cat.MemberConfig(queue=queue, agent=agent.id, tier=1 if queue == agent.queues[0] else 2, position=at)
        for at, agent in enumerate(_AGENTS)
        for queue in agent.queues
    ]


def _schedules() -> list[Entity]:
    return [
        cat.ScheduleConfig(
            id="sales-login",
            kind="queue_login",
            time="08:00",
            days=("mon", "tue", "wed", "thu", "fri"),
            queue="sales",
        )
    ]


def demo_profile() -> Profile:
    """Who works in it: callers and agents at any hour, so that there is something to see whenever it is started."""
    return Profile(
        agents={agent.id: agent.personality for agent in _AGENTS},
        queues={
            "sales": Load(calls_per_h=50, talk_median_s=150),
            "support": Load(calls_per_h=45, talk_median_s=200),
            "billing": Load(calls_per_h=25, talk_median_s=150),
        },
        hours="always",
    )
