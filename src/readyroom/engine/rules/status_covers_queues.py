"""One status for all queues: where the setting says so, an available status logs in to every queue."""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.engine.events import Event, MembershipChosen, StatusChosen
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _status_chosen(world: World, e: StatusChosen) -> Iterator[Event]:
    if not world.settings.status_covers_queues or e.via == "queue_login" or not world.is_available(e.status):
        return
    agent = world.agents[e.agent]
    for queue_id, membership in agent.memberships.items():
        if membership.value != "in" or any(hold.queue == queue_id for hold in agent.holds):
            yield MembershipChosen(agent=e.agent, queue=queue_id, membership="in", by=e.by)


STATUS_COVERS_QUEUES = Rule(
    name="status_covers_queues",
    says="Choosing an available status logs the agent in to all queues.",
    on={StatusChosen: _status_chosen},
)
