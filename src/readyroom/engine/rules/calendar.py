"""What comes by the calendar: schedules, the daily reset of counts, daily limits of statuses.

All local times are of the organisation's zone; each comes once per date, also across DST changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.engine.catalogue import EVERY_DAY
from readyroom.engine.events import (
    ClockedOut,
    DailyLimitReached,
    Event,
    MembershipChosen,
    NotificationRaised,
    QueueMissesCleared,
    ScheduleFired,
    SignedOut,
    SingleCallSpent,
    StatusChosen,
)
from readyroom.engine.localtime import day_start, next_occurrence
from readyroom.engine.rule import Rule
from readyroom.engine.world import World

DAY_AND_A_HALF_MS = 36 * 3600 * 1000
"""From the start of a local day this lands within the next one, whatever DST does."""


def _schedule_next(world: World, schedule_id: str) -> tuple[int, str] | None:
    schedule = world.schedules.get(schedule_id)
    if schedule is None or not schedule.config.enabled:
        return None
    config = schedule.config
    return next_occurrence(world.settings.zone, config.time, config.days, schedule.after, schedule.last_local)


def _schedule_due(world: World, schedule_id: str) -> int | None:
    found = _schedule_next(world, schedule_id)
    return None if found is None else found[0]


def _schedule_fire(world: World, schedule_id: str) -> Iterator[Event]:
    found = _schedule_next(world, schedule_id)
    if found is not None:
        yield ScheduleFired(schedule=schedule_id, local=found[1])


def _fired(world: World, e: ScheduleFired) -> Iterator[Event]:
    config = world.schedules[e.schedule].config
    for agent_id in config.agents or sorted(world.members.get(config.queue or "", world.agents)):
        agent = world.agents[agent_id]
        if config.kind == "sign_out":
            if agent.signed_in.devices is not None:
                yield SignedOut(agent=agent_id, reason="schedule")
        elif config.kind == "clock_out":
            if agent.attendance.unit is not None:
                yield ClockedOut(
                    agent=agent_id, reason="schedule", forced=True, open_cases=tuple(agent.cases)
                )
        elif config.queue in agent.memberships:
            membership = agent.memberships[config.queue]
            if membership.value != "in" or any(hold.queue == config.queue for hold in agent.holds):
                yield MembershipChosen(agent=agent_id, queue=config.queue, membership="in")


def _reset_next(world: World, queue_id: str) -> tuple[int, str] | None:
    queue = world.queues.get(queue_id)
    daily_at = None if queue is None else queue.config.no_answer.resets.daily_at
    if queue is None or daily_at is None:
        return None
    zone = world.settings.zone
    return next_occurrence(zone, daily_at, EVERY_DAY, queue.daily_reset_at, queue.daily_reset_local)


def _reset_due(world: World, queue_id: str) -> int | None:
    found = _reset_next(world, queue_id)
    return None if found is None else found[0]


def _reset_fire(world: World, queue_id: str) -> Iterator[Event]:
    found = _reset_next(world, queue_id)
    if found is not None:
        yield QueueMissesCleared(queue=queue_id, local=found[1])


def _limit_at(world: World, agent_id: str) -> tuple[int, int] | None:
    """The start of the local day, and the instant at which the limit of the present status is reached on it."""
    agent = world.agents.get(agent_id)
    entry = None if agent is None else world.statuses.get(agent.status.status)
    if agent is None or entry is None or entry.daily_limit_s is None:
        return None
    today = day_start(world.settings.zone, max(world.clock, agent.status.since))
    used = agent.status_ms.get(entry.id, 0) if agent.status_day == today else 0
    return today, max(agent.status.since, today) + entry.daily_limit_s * 1000 - used


def _limit_due(world: World, agent_id: str) -> int | None:
    """At the limit, or at midnight, when counting begins anew."""
    found = _limit_at(world, agent_id)
    if found is None:
        return None
    today, due = found
    agent = world.agents[agent_id]
    tomorrow = day_start(world.settings.zone, today + DAY_AND_A_HALF_MS)
    return tomorrow if agent.limits_told.get(agent.status.status) == today else min(due, tomorrow)


def _limit_fire(world: World, agent_id: str) -> Iterator[Event]:
    found = _limit_at(world, agent_id)
    if found is None or found[1] > world.clock:
        return
    today, _ = found
    agent = world.agents[agent_id]
    entry = world.statuses[agent.status.status]
    assert entry.daily_limit_s is not None
    yield DailyLimitReached(agent=agent_id, status=entry.id, limit_s=entry.daily_limit_s, day=today)
    users = tuple(
        user.id
        for user in world.users.values()
        if not {"supervisor", "unit_manager"}.isdisjoint(user.roles)
        and (not user.units or agent.config.unit in user.units)
    )
    if users:
        params = {"status": entry.id, "limit_s": str(entry.daily_limit_s)}
        yield NotificationRaised(users=users, subject="daily_limit", agent=agent_id, params=params)


SCHEDULES = Rule(
    name="schedules",
    says="At its local time a schedule logs agents in to a queue, signs them out, or clocks them out.",
    on={ScheduleFired: _fired},
    subject="schedule",
    due=_schedule_due,
    moves=(ScheduleFired,),
    fire=_schedule_fire,
)
DAILY_RESET = Rule(
    name="daily_reset",
    says="Every day at the set time the counts of the queue go back to nothing.",
    subject="queue",
    due=_reset_due,
    moves=(QueueMissesCleared,),
    fire=_reset_fire,
)
DAILY_LIMIT = Rule(
    name="daily_limit",
    says="Supervisors are told when a status was held for longer than its daily limit.",
    subject="agent",
    due=_limit_due,
    moves=(StatusChosen, SingleCallSpent, DailyLimitReached),
    fire=_limit_fire,
)
