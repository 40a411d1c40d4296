"""How long a caller waits: a limit while agents are there, a shorter one while all are absent, a most of callers.

At a limit the call goes on to the overflow queue, keeping its start of waiting; where there is none, or the call
was there before, it is given back to the switch. Each queue's limits run from when the call came to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from readyroom.engine.events import CallJoined, CallLeft, CallOverflowed, Event
from readyroom.engine.facts import Call
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def limit_of(world: World, queue_id: str) -> tuple[int | None, str]:
    """The limit in force (seconds, None: none) and its name."""
    config, totals = world.queue_config(queue_id), world.totals[queue_id]
    there = totals["ready"] + totals["busy"] + totals["withdrawn"]
    absent, usual = config.max_wait_absent_s, config.max_wait_s
    if there == 0 and absent is not None and (usual is None or absent < usual):
        return absent, "max_wait_absent"
    return usual, "max_wait"


def overdue(world: World, call: Call) -> bool:
    """Whether a waiting call has come to its queue's limit."""
    assert call.queue is not None
    limit_s, _ = limit_of(world, call.queue)
    return limit_s is not None and call.entered_at + limit_s * 1000 <= world.clock


def _go_on(world: World, call: Call, why: Any) -> Event:
    assert call.queue is not None
    target = world.queue_config(call.queue).overflow
    if target is not None and target not in call.visited:
        config = world.queue_config(target)
        room = config.max_callers is None or len(world.waiting[target]) < config.max_callers
        if room and config.mode == "distributor":
            return CallOverflowed(call=call.id, source=call.queue, queue=target, why=why)
    return CallLeft(call=call.id, queue=call.queue, why=why)


def _distributes(world: World, queue_id: str) -> bool:
    return queue_id in world.pools


def _joined(world: World, e: CallJoined) -> Sequence[Event]:
    """A call that goes on finds room, or does not go."""
    most = world.queue_config(e.queue).max_callers
    if most is None or not _distributes(world, e.queue) or len(world.waiting[e.queue]) <= most:
        return ()
    return [_go_on(world, world.calls[e.call], "max_callers")]


def _due(world: World, queue_id: str) -> int | None:
    if not world.unoffered.get(queue_id) or not _distributes(world, queue_id):
        return None
    limit_s, _ = limit_of(world, queue_id)
    if limit_s is None:
        return None
    for call_id in world.waiting[queue_id]:
        call = world.calls[call_id]
        if not call.offers:
            return call.entered_at + limit_s * 1000
    return None


def _fire(world: World, queue_id: str) -> Iterator[Event]:
    """One call at a time: where the next one can go to depends on it."""
    _, why = limit_of(world, queue_id)
    for call_id in world.waiting[queue_id]:
        call = world.calls[call_id]
        if not call.offers and overdue(world, call):
            yield _go_on(world, call, why)
            return


WAITING_LIMITS = Rule(
    name="waiting_limits",
    says="A caller who waited for the queue's limit goes on to the overflow queue, or back to the switch.",
    on={CallJoined: _joined},
    subject="line",
    due=_due,
    fire=_fire,
)
