"""What users are told of that is nobody's fault: long waits, empty queues, links and telephones lost, drift.

Nothing is changed by it. Each is told once for what it is about: the caller who is first in line, a link until it is
back, a membership until its switch has what it should; lost telephones once in the time in which they are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from readyroom.engine.catalogue import Notice
from readyroom.engine.events import DeviceChanged, Event, LinkChanged, NotificationRaised
from readyroom.engine.facts import Call
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _first(world: World, queue_id: str) -> Call | None:
    """Who is first in line."""
    first = next(iter(world.waiting.get(queue_id, ())), None)
    return None if first is None else world.calls[first]


def _of_first(
    world: World,
    queue_id: str,
    due: int | None,
    notice: Notice,
    subject: Literal["long_wait", "nobody_ready"],
) -> Iterator[Event]:
    """What users are told of who is first in line, once it is due."""
    first = _first(world, queue_id)
    if due is not None and first is not None and due <= world.clock:
        params = {"call": first.id, "limit_s": str(notice.after_s)}
        yield NotificationRaised(users=notice.users, subject=subject, queue=queue_id, params=params)


def _wait_due(world: World, queue_id: str) -> int | None:
    queue = world.queues.get(queue_id)
    if queue is None or not queue.config.long_wait.users:
        return None
    first = _first(world, queue_id)
    if first is None or first.id == queue.told_wait:
        return None
    return first.entered_at + queue.config.long_wait.after_s * 1000


def _wait_fire(world: World, queue_id: str) -> Iterator[Event]:
    notice = world.queue_config(queue_id).long_wait
    return _of_first(world, queue_id, _wait_due(world, queue_id), notice, "long_wait")


def _nobody_due(world: World, queue_id: str) -> int | None:
    queue = world.queues.get(queue_id)
    if queue is None or not queue.config.nobody_ready.users:
        return None
    totals, first = world.totals[queue_id], _first(world, queue_id)
    if first is None or first.id == queue.told_nobody or totals["ready"] or totals["busy"]:
        return None
    return first.entered_at + queue.config.nobody_ready.after_s * 1000


def _nobody_fire(world: World, queue_id: str) -> Iterator[Event]:
    notice = world.queue_config(queue_id).nobody_ready
    return _of_first(world, queue_id, _nobody_due(world, queue_id), notice, "nobody_ready")


def _down_due(world: World, link_id: str) -> int | None:
    link, notice = world.links.get(link_id), world.settings.link_down
    if link is None or link.up or link.told_down or not notice.users:
        return None
    return link.since + notice.after_s * 1000


def _down_fire(world: World, link_id: str) -> Iterator[Event]:
    due, notice = _down_due(world, link_id), world.settings.link_down
    if due is not None and due <= world.clock:
        params = {"link": link_id, "limit_s": str(notice.after_s)}
        yield NotificationRaised(users=notice.users, subject="link_down", params=params)


def _lost(world: World, e: DeviceChanged) -> Iterator[Event]:
    notice = world.settings.devices_lost
    if e.registered or not notice.users:
        return
    within = world.clock - notice.within_s * 1000
    if world.devices_told_at > within:
        return
    count = 0
    for at in reversed(world.lost_devices.values()):
        if at <= within:
            break
        count += 1
    if count >= notice.count:
        params = {"number": str(count), "limit_s": str(notice.within_s)}
        yield NotificationRaised(users=notice.users, subject="devices_lost", params=params)


def _drift_due(world: World, member: str) -> int | None:
    queue_id, _, agent_id = member.partition("/")
    drift, notice = world.drift(agent_id, queue_id), world.settings.drift_notice
    if drift is None or drift.told or not notice.users:
        return None
    return drift.since + notice.after_s * 1000


def _drift_fire(world: World, member: str) -> Iterator[Event]:
    due, notice = _drift_due(world, member), world.settings.drift_notice
    if due is None or due > world.clock:
        return
    queue_id, _, agent_id = member.partition("/")
    observed, want = world.agents[agent_id].memberships[queue_id].observed, world.want(agent_id, queue_id)
    assert observed is not None
    assert want is not None
    params = {"observed": observed, "wanted": want.membership, "limit_s": str(notice.after_s)}
    yield NotificationRaised(
        users=notice.users, subject="drift", agent=agent_id, queue=queue_id, params=params
    )


LONG_WAIT = Rule(
    name="long_wait",
    says="Users are told when the caller who is first in line has waited for longer than the queue says.",
    subject="queue",
    due=_wait_due,
    fire=_wait_fire,
)
NOBODY_READY = Rule(
    name="nobody_ready",
    says="Users are told when a caller has waited for so long and nobody of the queue is ready or at work.",
    subject="queue",
    due=_nobody_due,
    fire=_nobody_fire,
)
LINK_DOWN = Rule(
    name="link_down",
    says="Users are told when a link to a switch has been down for so long.",
    subject="link",
    due=_down_due,
    moves=(LinkChanged,),
    fire=_down_fire,
)
DRIFT_NOTICE = Rule(
    name="drift_notice",
    says="Users are told when a switch has had another membership than it should for so long.",
    subject="drift",
    due=_drift_due,
    fire=_drift_fire,
)
DEVICES_LOST = Rule(
    name="devices_lost",
    says="Users are told when so many telephones were lost within so long.",
    on={DeviceChanged: _lost},
)
