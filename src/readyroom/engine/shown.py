"""What the board shows of an agent, and the two partitions of an agent's time. All of it derived.

Belongs here: the precedence of facts: which one gives the label, which one the state, which one the activity.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from readyroom.engine.catalogue import StatusEntry
from readyroom.engine.facts import Agent, Hold, MembershipValue
from readyroom.engine.world import World

Tone = Literal["green", "red", "amber", "grey"]
GREY = "#868e96"
RED = "#e03131"


class Shown(Struct, frozen=True):
    """A label with its colour.

    `code` says where it comes from: away, logged_off, hold, warned, active, available, on_call, status; `label` is
    the catalogue's own word where there is one (clients translate the others); `then` is the status chosen during a
    call, as in "On a call, then Lunch". `tone` is green, red (available and on a call), amber or grey.
    """

    code: str
    label: str | None
    colour: str
    tone: Tone
    since: int
    then: str | None = None


def agent_wide_hold(agent: Agent) -> Hold | None:
    """The oldest hold on the whole agent."""
    for hold in agent.holds:
        if hold.queue is None:
            return hold
    return None


def state_of(world: World, agent_id: str) -> str:
    """The state: `clocked_out`, `signed_out`, a status id, or `hold_…` for a hold that acts as no status."""
    agent = world.agents[agent_id]
    if agent.attendance.unit is None and world.is_tracked(agent):
        return "clocked_out"
    if agent.signed_in.devices is None and agent.config.login_code:
        return "signed_out"
    hold = agent_wide_hold(agent)
    if hold is not None:
        return hold.shown or hold.acts_as_status or f"hold_{hold.kind}"
    return agent.status.status


def membership_of(agent: Agent, queue_id: str) -> MembershipValue:
    """What a membership comes to: what a hold acts as, else what was chosen. Raises KeyError if not a member."""
    acting = {h.acts_as_membership for h in agent.holds if h.queue in (None, queue_id)}
    if "out" in acting:
        return "out"
    value = agent.memberships[queue_id].value
    return "paused" if "paused" in acting and value == "in" else value


def counted_as(statuses: Mapping[str, StatusEntry], state: str) -> tuple[str, str | None]:
    """How reports count a state, by this catalogue: `logged_in`, or `logged_out` under a name."""
    if state in ("clocked_out", "signed_out"):
        return "logged_out", None
    if state == "hold_warning":
        return "logged_in", None
    entry = statuses.get(state)
    return ("logged_out", None) if entry is None else (entry.counts_as, entry.counts_under)


def activity_of(world: World, agent_id: str) -> str:
    """The activity: call, ringing, wrap_up, record, case, task or idle; the first that is the case."""
    agent = world.agents[agent_id]
    ringing = bool(agent.offers)
    for call_id in agent.calls:
        if world.calls[call_id].state != "ringing":
            return "call"
        ringing = True
    if ringing:
        return "ringing"
    if agent.wrap_up is not None:
        return "wrap_up"
    if agent.record is not None:
        return "record"
    if agent.cases:
        return "case"
    return "task" if agent.task is not None else "idle"


def _status_since(world: World, agent: Agent) -> int:
    """Since when the chosen status is what shows: a clock-in or sign-in may have come after the choice."""
    since = agent.status.since
    if world.is_tracked(agent):
        since = max(since, agent.attendance.since)
    return max(since, agent.signed_in.since) if agent.config.login_code else since


def _call_since(world: World, agent: Agent) -> int:
    calls = (world.calls[call_id] for call_id in agent.calls)
    return min((call.answered_at or call.started_at for call in calls if call.state != "ringing"), default=0)


def shown(world: World, agent_id: str) -> Shown:
    """The label of an agent on the board."""
    agent = world.agents[agent_id]
    state = state_of(world, agent_id)
    if state == "clocked_out":
        return Shown("away", None, GREY, "grey", agent.attendance.since)
    if state == "signed_out":
        return Shown("logged_off", None, GREY, "grey", agent.signed_in.since)
    on_call = activity_of(world, agent_id) == "call"
    entry = world.statuses.get(state)
    available = entry is not None and entry.kind == "available"
    tone: Tone = "grey"
    if available:
        tone = "red" if on_call else "green"
    elif (entry is not None and entry.kind == "unavailable") or state == "hold_warning":
        tone = "amber"
    hold = agent_wide_hold(agent) or next((h for h in agent.holds if h.shown is not None), None)
    if hold is not None:
        own = world.statuses.get(hold.shown or hold.acts_as_status or "")
        colour = own.colour if own is not None else GREY
        code = "warned" if hold.kind == "warning" else "hold"
        return Shown(code, own.label if own else None, colour, tone, hold.since)
    label = entry.label if entry is not None else state
    colour = entry.colour if entry is not None else GREY
    if on_call:
        since = _call_since(world, agent)
        if available:
            return Shown("on_call", None, RED, "red", since)
        if agent.status.since >= since:
            return Shown("on_call", None, colour, tone, since, then=label)
    case = _case_label(world, agent, available)
    return case or Shown("status", label, colour, tone, _status_since(world, agent))


def _case_label(world: World, agent: Agent, available: bool) -> Shown | None:
    """Active while cases are open, Available after the last one, unless something was chosen since."""
    if not world.is_tracked(agent) or agent.cases_cause <= agent.status.cause:
        return None
    entry = world.statuses.get(world.settings.online_status)
    colour = entry.colour if entry is not None else GREY
    tone: Tone = "green" if available else "amber"
    if agent.cases:
        return Shown("active", None, colour, tone, agent.cases_since)
    if agent.cases_ended:
        return Shown("available", entry.label if entry else None, colour, tone, agent.cases_ended)
    return None


def capabilities(world: World, agent_id: str) -> dict[str, str]:
    """What the attendance gate leaves open: console, calendar and case browser, each full, read_only or none."""
    agent = world.agents[agent_id]
    if agent.attendance.unit is None and world.is_tracked(agent):
        return {"console": "none", "calendar": "none", "case_browser": "read_only"}
    return {"console": "full", "calendar": "full", "case_browser": "full"}


def direct_calls(world: World, agent_id: str) -> Literal["ring", "busy"]:
    """What a call to the agent directly meets: the strictest of the chosen status and the holds."""
    return "busy" if _strict(world, agent_id, "direct") else "ring"


def outgoing_calls(world: World, agent_id: str) -> Literal["allow", "bar"]:
    """Whether the agent may make calls."""
    return "bar" if _strict(world, agent_id, "outgoing") else "allow"


def _strict(world: World, agent_id: str, which: Literal["direct", "outgoing"]) -> bool:
    agent = world.agents[agent_id]
    if agent.signed_in.devices is None and agent.config.login_code:
        return True
    acting = [agent.status.status]
    acting += [hold.acts_as_status for hold in agent.holds if hold.queue is None and hold.acts_as_status]
    entries = [world.statuses[status] for status in acting if status in world.statuses]
    if which == "direct":
        return any(entry.direct_calls == "busy" for entry in entries)
    return any(entry.outgoing_calls == "bar" for entry in entries)
