"""The line is cut: until the link is up again and has compared every member; and what that takes of the switch.

The pause before it tries again (an eighth to a quarter of a second) is part of it. Peer: a session that logs in, asks
for all members by QueueStatus, and makes nothing of them.
"""

from __future__ import annotations

import time

import uvloop

from bench.asterisk import state
from bench.asterisk.manager import Session
from bench.asterisk.site import Crowd, beside, config, organisation
from bench.figures import Figure
from bench.processes import cpu_s
from tests.asterisk.switch import Switch
from tests.cable import Cable

ROUNDS = 7
SETTLE_S = 2.0


async def _ask(switch: Switch) -> None:
    session = await Session.open(switch, lambda *_: None)
    await session.list({"Action": "QueueStatus"}, "QueueStatusComplete")
    session.close()


def figures(switch: Switch, crowd: Crowd) -> list[Figure]:
    """Milliseconds by the wall and of the switch's processor, and of Readyroom's."""
    what = f"resynchronised, {crowd.title}"
    ours = [
        Figure(f"{what}: from cut to in step", "ms", "readyroom"),
        Figure(f"{what}: the switch's processor", "ms", "readyroom"),
        Figure(f"{what}: Readyroom's processor", "ms", "readyroom"),
    ]
    peers = [
        Figure(f"{what}: from log-in to the last member", "ms", "peer: QueueStatus"),
        Figure(f"{what}: the switch's processor", "ms", "peer: QueueStatus"),
    ]
    cable = Cable(switch.manager_port)
    try:
        with beside(organisation(crowd), config(switch, cable.port)) as server:
            for _ in range(ROUNDS):
                time.sleep(SETTLE_S)
                times = state.link(server.ready)["connections"]
                used, began, own = cpu_s(switch.pid), time.perf_counter(), server.cpu_s()
                cable.cut_all()
                state.until_in_step(server.ready, times + 1)
                ours[0].values.append(1000 * (time.perf_counter() - began))
                time.sleep(SETTLE_S)  # what it still does is part of what it takes
                ours[1].values.append(1000 * (cpu_s(switch.pid) - used))
                ours[2].values.append(1000 * (server.cpu_s() - own))
    finally:
        cable.close()
    for _ in range(ROUNDS):
        used, began = cpu_s(switch.pid), time.perf_counter()
        uvloop.run(_ask(switch))
        peers[0].values.append(1000 * (time.perf_counter() - began))
        peers[1].values.append(1000 * (cpu_s(switch.pid) - used))
    return [*ours, *peers]
