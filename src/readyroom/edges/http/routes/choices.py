"""What is chosen for an agent, by themselves or by who is responsible for them: status, queues, attendance, sign-in.

Belongs here: one route per choice. Agents choose for themselves; others need a right over them. Whether the choice
is possible is for the engine to say.
"""

from __future__ import annotations

from typing import Annotated

from litestar import post, put
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, Exchange, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.passwords import check_login_code
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.engine import inputs as i
from readyroom.engine.facts import Agent, MembershipValue
from readyroom.runtime.log import Reply

Name = Annotated[str, Meta(min_length=1, max_length=64)]
Reason = Annotated[str, Meta(min_length=1, max_length=120)]
Note = Annotated[str, Meta(min_length=1, max_length=500)]


class ChooseStatus(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A status of the catalogue, with the reason and note that it asks for."""

    status: Name
    reason: Reason | None = None
    note: Note | None = None


class ChooseMembership(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """In, paused or out of a queue; a reason goes with `paused`."""

    membership: MembershipValue
    reason: Reason | None = None


class ClockingIn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where work begins."""

    unit: Name


class ClockingOut(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why work ends. `force` is for managers: open cases stay open."""

    reason: Reason | None = None
    force: bool = False


class SigningIn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where: at a device, or (null) by the web alone."""

    device: Name | None = None
    login_code: Annotated[str, Meta(min_length=1, max_length=64)] | None = None


class OfQueue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of one queue, or (null) of everything."""

    queue: Name | None = None


class Longer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By how much."""

    by_s: Annotated[int, Meta(ge=1, le=86_400)]


@put(
    "/agents/{agent:str}/status",
    opt=describe(
        "Choose a status",
        tag="choices",
        command=True,
        problems=(
            "no_registered_device",
            "status_not_settable",
            "reason_required",
            "reason_not_allowed",
            "note_required",
        ),
        body={"status": "unavailable", "reason": "On a break"},
        answer=DONE_EXAMPLE,
    ),
)
async def set_status(agent: FromPath[str], data: JSONBody[ChooseStatus], exchange: Asking) -> Done:
    """Takes effect at once, during a call too. An available one ends all automatic withdrawals."""
    await exchange.agent(agent, "set_agents")
    reply = await exchange.command(
        i.SetStatus, agent=agent, status=data.status, reason=data.reason, note=data.note
    )
    return done(reply)


@put(
    "/agents/{agent:str}/queues",
    opt=describe(
        "Log in to, pause or leave all queues",
        tag="choices",
        command=True,
        problems=("no_registered_device",),
        body={"membership": "in"},
        answer=DONE_EXAMPLE,
    ),
)
async def set_memberships(agent: FromPath[str], data: JSONBody[ChooseMembership], exchange: Asking) -> Done:
    """Of all queues that the agent is assigned to."""
    await exchange.agent(agent, "set_agents")
    return done(await _membership(exchange, agent, None, data))


@put(
    "/agents/{agent:str}/queues/{queue:str}",
    opt=describe(
        "Log in to, pause or leave a queue",
        tag="choices",
        command=True,
        problems=("no_registered_device", "not_a_member"),
        body={"membership": "paused", "reason": "Paperwork"},
        answer=DONE_EXAMPLE,
    ),
)
async def set_membership(
    agent: FromPath[str], queue: FromPath[str], data: JSONBody[ChooseMembership], exchange: Asking
) -> Done:
    """Logging in ends the automatic withdrawals from this queue."""
    await exchange.agent(agent, "set_agents")
    return done(await _membership(exchange, agent, queue, data))


async def _membership(exchange: Exchange, agent: str, queue: str | None, data: ChooseMembership) -> Reply:
    return await exchange.command(
        i.SetMembership, agent=agent, queue=queue, membership=data.membership, reason=data.reason
    )


@post(
    "/agents/{agent:str}/queues/{queue:str}/reset-misses",
    status_code=200,
    opt=describe(
        "Set a count of misses back",
        tag="choices",
        command=True,
        problems=("not_a_member",),
        answer=DONE_EXAMPLE,
    ),
)
async def reset_misses(agent: FromPath[str], queue: FromPath[str], exchange: Asking) -> Done:
    """Needs the right `reset_misses`. A withdrawal that stands is not ended by it."""
    await exchange.agent(agent, "reset_misses")
    return done(await exchange.command(i.ResetMisses, agent=agent, queue=queue))


@post(
    "/agents/{agent:str}/reset-misses",
    status_code=200,
    opt=describe("Set all counts of misses back", tag="choices", command=True, answer=DONE_EXAMPLE),
)
async def reset_all_misses(agent: FromPath[str], exchange: Asking) -> Done:
    """Those of all queues, and those that run across queues. Needs the right `reset_misses`."""
    await exchange.agent(agent, "reset_misses")
    return done(await exchange.command(i.ResetMisses, agent=agent, queue=None))


# --- attendance and sign-in ------------------------------------------------------------------------------


@post(
    "/agents/{agent:str}/clock-in",
    status_code=200,
    opt=describe(
        "Clock in",
        tag="choices",
        command=True,
        problems=("already_clocked_in",),
        body={"unit": "sales"},
        answer=DONE_EXAMPLE,
    ),
)
async def clock_in(agent: FromPath[str], data: JSONBody[ClockingIn], exchange: Asking) -> Done:
    """Come to work at a unit; the status of the settings is chosen, where a device is registered."""
    await exchange.agent(agent, "set_attendance")
    return done(await exchange.command(i.ClockIn, agent=agent, unit=data.unit))


@post(
    "/agents/{agent:str}/clock-out",
    status_code=200,
    opt=describe(
        "Clock out",
        tag="choices",
        command=True,
        problems=("not_clocked_in", "cases_open", "reason_required", "reason_not_allowed", "not_for_oneself"),
        body={"reason": "End of the shift"},
        answer=DONE_EXAMPLE,
    ),
)
async def clock_out(agent: FromPath[str], data: JSONBody[ClockingOut], exchange: Asking) -> Done:
    """Leave work. Refused while cases are open, unless the settings allow it or a manager forces it."""
    await exchange.agent(agent, "set_attendance")
    return done(await exchange.command(i.ClockOut, agent=agent, reason=data.reason, force=data.force))


@post(
    "/agents/{agent:str}/sign-in",
    status_code=200,
    opt=describe(
        "Sign in",
        tag="choices",
        command=True,
        problems=("device_in_call", "login_code_needed", "wrong_login_code", "locked_out"),
        body={"device": "desk-12", "login_code": "4711"},
        answer=DONE_EXAMPLE,
    ),
)
async def sign_in(agent: FromPath[str], data: JSONBody[SigningIn], exchange: Asking) -> Done:
    """At a device (whoever was there is signed out), proved by the login code; or by the web, `device` null.

    A switch signs in whoever typed the right code at a phone.
    """
    await _check_code(exchange, await _signing(exchange, agent), data)
    return done(await exchange.command(i.SignIn, agent=agent, device=data.device))


async def _signing(exchange: Exchange, agent_id: str) -> Agent:
    """The agent who signs in or out: oneself, one of one's agents, or (for a switch) anybody."""
    if exchange.may("operate_switch"):
        agent = exchange.room.world.agents.get(agent_id)
        if agent is None:
            raise unknown("agent", agent_id)
        return agent
    return await exchange.agent(agent_id, "set_agents")


async def _check_code(exchange: Exchange, agent: Agent, data: SigningIn) -> None:
    agent_id = agent.config.id
    trusted = agent_id != exchange.principal.agent and exchange.may("set_agents", agent=agent)
    if data.login_code is not None:
        await check_login_code(exchange, agent_id, data.login_code)
    elif data.device is None and agent_id == exchange.principal.agent:
        return
    elif agent.config.login_code and not trusted:
        raise invalid([FieldError("missing", "this agent signs in with a code", pointer="/login_code")])
    elif not trusted and agent_id != exchange.principal.agent:
        raise invalid([FieldError("missing", "only the code proves who signs in", pointer="/login_code")])


@post(
    "/agents/{agent:str}/sign-out",
    status_code=200,
    opt=describe("Sign out", tag="choices", command=True, problems=("not_signed_in",), answer=DONE_EXAMPLE),
)
async def sign_out(agent: FromPath[str], exchange: Asking) -> Done:
    """Everywhere. A call that is up runs on."""
    await _signing(exchange, agent)
    return done(await exchange.command(i.SignOut, agent=agent))


# --- being there -----------------------------------------------------------------------------------------


@post(
    "/agents/{agent:str}/return",
    status_code=200,
    opt=describe(
        "I'm back",
        tag="choices",
        command=True,
        problems=("not_a_member",),
        body={"queue": "sales"},
        answer=DONE_EXAMPLE,
    ),
)
async def come_back(agent: FromPath[str], exchange: Asking, data: JSONBody[OfQueue | None] = None) -> Done:
    """End the automatic withdrawals and clear the counts behind them: all, or those of one queue."""
    await exchange.agent(agent, "set_agents")
    queue = None if data is None else data.queue
    return done(await exchange.command(i.Return, agent=agent, queue=queue))


@post(
    "/agents/{agent:str}/stay",
    status_code=200,
    opt=describe("I'm here", tag="choices", command=True, problems=("no_warning",), answer=DONE_EXAMPLE),
)
async def stay(agent: FromPath[str], exchange: Asking) -> Done:
    """The answer to the warning before an automatic withdrawal: it ends, and the count is cleared."""
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.Stay, agent=agent))


@post(
    "/agents/{agent:str}/home",
    status_code=200,
    opt=describe("Back at home", tag="choices", command=True, answer=DONE_EXAMPLE),
)
async def go_home(agent: FromPath[str], exchange: Asking) -> Done:
    """The agent's application is on its home page: an open campaign record is left."""
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.GoHome, agent=agent))


@post(
    "/agents/{agent:str}/wrap-up/end",
    status_code=200,
    opt=describe(
        "Finish the wrap-up", tag="choices", command=True, problems=("no_wrap_up",), answer=DONE_EXAMPLE
    ),
)
async def end_wrap_up(agent: FromPath[str], exchange: Asking) -> Done:
    """The agent is there for calls again at once."""
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.EndWrapUp, agent=agent))


@post(
    "/agents/{agent:str}/wrap-up/extend",
    status_code=200,
    opt=describe(
        "Extend the wrap-up",
        tag="choices",
        command=True,
        problems=("no_wrap_up",),
        body={"by_s": 60},
        answer=DONE_EXAMPLE,
    ),
)
async def extend_wrap_up(agent: FromPath[str], data: JSONBody[Longer], exchange: Asking) -> Done:
    """By so many seconds, counted from when it would have ended."""
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.ExtendWrapUp, agent=agent, by_s=data.by_s))


ROUTES = [
    set_status,
    set_memberships,
    set_membership,
    reset_misses,
    reset_all_misses,
    clock_in,
    clock_out,
    sign_in,
    sign_out,
    come_back,
    stay,
    go_home,
    end_wrap_up,
    extend_wrap_up,
]
