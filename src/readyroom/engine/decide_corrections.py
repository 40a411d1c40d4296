"""Decisions on corrections: what a supervisor may say of the past.

Belongs here: when a correction is refused, and its event. What it changes are intervals, and no fact: calls, offers
and holds are what the switch and the rules did, and are never corrected.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.decide_people import Verdict, bad_reason, no_agent
from readyroom.engine.facts import Agent
from readyroom.engine.refusals import Refusal, refuse
from readyroom.engine.world import World

LONGEST_MS = 31 * 86_400_000
"""Of one correction: a month. What is longer is no forgotten click, and each day of it is rolled up anew."""


def _correct(world: World, given: i.Correct) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    refused = _bad_asker(given) or _bad_time(world, given) or _bad_state(world, given)
    tracked = world.is_tracked(agent)
    refused = refused or _bad_attendance(world, agent, given, tracked)
    if refused is not None:
        return refused
    is_out = given.state == "clocked_out"
    return [
        ev.Corrected(
            agent=given.agent,
            since=given.since,
            until=given.until,
            state=given.state,
            reason=given.reason,
            attendance=None if not tracked else "out" if is_out else "in",
            unit=given.unit,
            why=given.why.strip(),
        )
    ]


def _bad_asker(given: i.Correct) -> Refusal | None:
    if given.by.kind == "agent":
        return refuse("not_for_oneself", what="correct")
    if not given.why.strip():
        return refuse("invalid", field="why", problem="say why it is corrected")
    return None


def _bad_time(world: World, given: i.Correct) -> Refusal | None:
    if given.since < 0 or given.since >= given.until:
        return refuse("invalid", field="since", problem="a correction begins before it ends")
    if given.until - given.since > LONGEST_MS:
        return refuse("invalid", field="until", problem="a correction is of 31 days at most")
    if given.until > world.clock:
        return refuse("not_over")
    return None


def _bad_state(world: World, given: i.Correct) -> Refusal | None:
    if given.state in ("signed_out", "clocked_out"):
        if given.reason is None:
            return None
        return refuse("reason_not_allowed", status=given.state, reason=given.reason, reasons="none")
    entry = world.statuses.get(given.state)
    if entry is None:
        return refuse("unknown", kind="status", key=given.state)
    return bad_reason(entry, given.reason, given.why)


def _bad_attendance(world: World, agent: Agent, given: i.Correct, tracked: bool) -> Refusal | None:
    is_out = given.state == "clocked_out"
    if not tracked:
        return refuse("not_tracked", agent=agent.config.id) if is_out or given.unit is not None else None
    if is_out:
        return None if given.unit is None else refuse("unit_not_allowed", unit=given.unit)
    if given.unit is None:
        return refuse("unit_required", agent=agent.config.id)
    return None if given.unit in world.units else refuse("unknown", kind="unit", key=given.unit)


CORRECTIONS: dict[Any, Callable[[World, Any], Verdict]] = {i.Correct: _correct}
