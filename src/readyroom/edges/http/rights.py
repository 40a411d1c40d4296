"""Who may do what: roles as bundles of rights, and whom a right reaches.

Belongs here: the table of roles, the `Principal` (who asks) and the questions that can be asked of it. A right
reaches the agents and queues of the units that a person is responsible for; an administrator without units is
responsible for all. What somebody may not see is to them as if it did not exist. Nobody reaches beyond their own
organisation, because a principal has one room and every look-up goes there.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from readyroom.engine.catalogue import Right, Role, UserConfig
from readyroom.engine.facts import Actor, Agent, Attendance, Queue, State

Scope = Literal["read", "write", "configure", "switch"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""What a token may be limited to: see; act on agents, calls and tasks; change configuration, people and tokens;
speak for a switch. A token never has more rights than its user has at that moment."""

_SUPERVISOR: frozenset[Right] = frozenset({"see_agents", "set_agents", "reset_misses", "correct"})
_UNIT_MANAGER: frozenset[Right] = _SUPERVISOR | {"see_attendance", "set_attendance", "manage_tasks"}
_ADMIN: frozenset[Right] = _UNIT_MANAGER | {"configure", "manage_users", "operate_switch", "read_audit"}

RIGHTS_OF_ROLES: dict[Role, frozenset[Right]] = {
    "agent": frozenset(),
    "supervisor": _SUPERVISOR,
    "unit_manager": _UNIT_MANAGER,
    "admin": _ADMIN,
}
"""`ready_on_home` is in no bundle: it changes what an automatic rule does, and is given to a person singly."""

OWN: frozenset[Right] = frozenset({"see_agents", "set_agents", "see_attendance", "set_attendance"})
"""What everybody with a role may do with the agent that they are, without having the right over others."""


class Principal(Struct, frozen=True, kw_only=True):
    """Somebody (or a program for somebody) who is signed in, with the rights of this moment."""

    room: str
    user: str
    name: str
    roles: tuple[Role, ...]
    rights: frozenset[Right]
    units: frozenset[str] | None
    """The units that the rights reach; None: all of the organisation."""
    agent: str | None
    scopes: frozenset[Scope]
    token: str | None = None
    """The token's id where a program asks; None for a browser."""
    csrf: str = ""

    @property
    def reply_scope(self) -> str:
        """Whose idempotency keys these are: equal keys of others are other keys."""
        return f"user/{self.user}" if self.token is None else f"token/{self.token}"

    @property
    def administrates_all(self) -> bool:
        """An administrator whom no unit limits."""
        return "admin" in self.roles and self.units is None


def rights_of(user: UserConfig) -> frozenset[Right]:
    """The rights of a user: those of the roles, and those given singly."""
    return frozenset(user.rights).union(*(RIGHTS_OF_ROLES[role] for role in user.roles))


def units_of(user: UserConfig) -> frozenset[str] | None:
    """The units that a user's rights reach; None: all."""
    return None if "admin" in user.roles and not user.units else frozenset(user.units)


def principal_of(
    room: str,
    user: UserConfig,
    *,
    scopes: frozenset[Scope] | None = None,
    token: str | None = None,
    csrf: str = "",
) -> Principal:
    """Who asks, as the user stands at this moment. `scopes` None: all that the user's rights allow."""
    rights = rights_of(user)
    allowed = scopes_for(user)
    return Principal(
        room=room,
        user=user.id,
        name=user.name,
        roles=user.roles,
        rights=rights,
        units=units_of(user),
        agent=user.agent if user.roles else None,
        scopes=allowed if scopes is None else allowed & scopes,
        token=token,
        csrf=csrf,
    )


def scopes_for(user: UserConfig) -> frozenset[Scope]:
    """The scopes that a token of this user can have at most."""
    if "operate_switch" in rights_of(user):
        return frozenset(SCOPES)
    return frozenset(SCOPES) - {"switch"}


# --- whom a right reaches --------------------------------------------------------------------------------


def reaches_unit(principal: Principal, unit: str | None) -> bool:
    """Whether the rights reach a unit. What has no unit is the whole organisation's."""
    return principal.units is None or (unit is not None and unit in principal.units)


def reaches_agent(principal: Principal, agent: Agent) -> bool:
    """Whether the rights reach an agent: by the home unit, or by the unit where they are clocked in now."""
    return reaches_unit(principal, agent.config.unit) or (
        agent.attendance.unit is not None and reaches_unit(principal, agent.attendance.unit)
    )


def may(
    principal: Principal,
    right: Right,
    *,
    agent: Agent | None = None,
    queue: Queue | None = None,
    unit: str | None = None,
) -> bool:
    """Whether somebody has a right over an agent, a queue or a unit, or (none named) over the organisation.

    Both agent and queue: over that agent in that queue; reaching the agent is enough, since queues are shared.
    """
    if agent is not None and agent.config.id == principal.agent and right in OWN:
        return True
    if right not in principal.rights:
        return False
    if agent is not None:
        return reaches_agent(principal, agent)
    if queue is not None:
        return reaches_unit(principal, queue.config.unit)
    return unit is None or reaches_unit(principal, unit)


def sees_agent(principal: Principal, agent: Agent) -> bool:
    """Whether somebody may know of an agent at all."""
    return may(principal, "see_agents", agent=agent) or may(principal, "see_attendance", agent=agent)


def sees_others(principal: Principal) -> bool:
    """Whether somebody may know of any agents but themselves."""
    return bool(principal.rights & {"see_agents", "see_attendance"})


def sees_past(principal: Principal, agent: Agent) -> bool:
    """Whether somebody may know all of an agent's past: their own, and by the home unit, wherever the agent works.

    Of those who work in one's units without being at home there, one knows that, and no more.
    """
    if agent.config.id == principal.agent:
        return True
    return sees_others(principal) and reaches_unit(principal, agent.config.unit)


def stay_of_guest(principal: Principal, agent: Agent) -> Attendance | None:
    """All that somebody may know of the time of an agent whom they see, and whose past they do not: since clock-in.

    None: they know the past whole.
    """
    return None if sees_past(principal, agent) else agent.attendance


def sees_time(principal: Principal, agent: Agent, at: int) -> bool:
    """Whether somebody may know how an agent stood, or what they did, at an instant (ms UTC) of the past."""
    stay = stay_of_guest(principal, agent)
    return sees_agent(principal, agent) and (stay is None or at >= stay.since)


def sees_queue(principal: Principal, world: State, queue: Queue) -> bool:
    """Whether somebody may know of a queue: of their units, one that no unit owns, or one they are assigned to."""
    if "see_agents" in principal.rights and (
        queue.config.unit is None or reaches_unit(principal, queue.config.unit)
    ):
        return True
    own = None if principal.agent is None else world.agents.get(principal.agent)
    return own is not None and queue.config.id in own.memberships


def actor_of(principal: Principal, agent: str | None = None, *, switch: bool = False) -> Actor:
    """In what capacity somebody acts (on an agent): as that agent, for a switch, as admin or as supervisor."""
    if switch or principal.scopes == {"switch"}:
        return Actor("switch", principal.user)
    if agent is not None and agent == principal.agent:
        return Actor("agent", principal.user)
    if "admin" in principal.roles:
        return Actor("admin", principal.user)
    if principal.rights or principal.agent is None:
        return Actor("supervisor", principal.user)
    return Actor("agent", principal.user)


# --- giving rights to others -----------------------------------------------------------------------------


def outranks(principal: Principal, user: UserConfig) -> bool:
    """Whether somebody has all that a user has: else, changing the user would be a way to more rights."""
    units = units_of(user)
    reach = principal.units is None or not rights_of(user) or (units is not None and units <= principal.units)
    admin = "admin" not in user.roles or "admin" in principal.roles
    granted: set[Right] = {right for right in rights_of(user) if right != "ready_on_home"}
    return admin and reach and granted <= principal.rights
