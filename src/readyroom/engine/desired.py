"""The membership that a switch should have, so that its own queue engine rings nobody whom Readyroom would not.

Belongs here: the table from blockers to a switch's three values. Ringing, calls and lost devices are left to the
switch, which knows of them first.
"""

from __future__ import annotations

from readyroom.engine.blockers import Blocker, blockers
from readyroom.engine.facts import Desired
from readyroom.engine.world import World

OUT = frozenset({"not_clocked_in", "signed_out", "membership_out"})
LEFT_TO_THE_SWITCH = frozenset({"ringing", "on_call", "device_unregistered"})


IN = Desired("in")
GONE = Desired("out")


def desired_of(found: list[Blocker]) -> Desired:
    """What a switch should have for somebody with these blockers. Out wins over paused; the first reason stays."""
    answer = IN
    for blocker in found:
        code = blocker.code
        if code in OUT or blocker.params.get("membership") == "out":
            return GONE
        if code in LEFT_TO_THE_SWITCH or answer.membership == "paused":
            continue
        reason = blocker.params.get("status") or blocker.params.get("reason") or code
        answer = Desired("paused", reason)
    return answer


def desired(world: World) -> dict[tuple[str, str], Desired]:
    """For every agent and queue, the membership that a switch should have."""
    return {
        (agent_id, queue_id): desired_of(blockers(world, agent_id, queue_id))
        for agent_id, agent in world.agents.items()
        for queue_id in agent.memberships
    }
