"""From the ring that nobody answered to the member out: Asterisk's AgentRingNoAnswer to its QueueMemberPause.

Callers wait without end, so each rings one member after the other for a second; who was withdrawn is let in again a
little later. Peer: `autopause = yes` of another queue with the same members, in the same Asterisk, by turns.
"""

from __future__ import annotations

import asyncio
import statistics

import uvloop

from bench.asterisk.manager import Session, header
from bench.asterisk.site import OWN, Crowd, beside, config, organisation
from bench.figures import Figure
from bench.servers import Address
from bench.traffic import HOST, Single, request
from tests.asterisk.switch import Switch

ROUNDS = 3
RUN_S = 10.0
CALLERS = 20
AGAIN_S = 0.2
"""So long after a withdrawal the member is let in again."""
GONE_S = 2.0
HEARD = ("AgentRingNoAnswer", "QueueMemberPause")


class _Round:
    """One queue under callers for a while: milliseconds from each miss to the pause."""

    def __init__(self, switch: Switch, server: Address, queue: str) -> None:
        self.took: list[float] = []
        self._switch = switch
        self._server = server
        self._queue = queue
        self._missed: dict[bytes, float] = {}
        self._returning: set[asyncio.Task[None]] = set()
        self._asking: Session
        self._people: Single

    async def run(self, callers: int) -> list[float]:
        listening = await Session.open(self._switch, self._hear, HEARD)
        self._asking = await Session.open(self._switch)
        _, self._people = await asyncio.get_running_loop().create_connection(Single, HOST, self._server.port)
        self._lock = asyncio.Lock()
        for number in range(callers):
            await self._asking.all([self._call(number)])
            await asyncio.sleep(2 / callers)  # so that they do not give up in step
        await asyncio.sleep(RUN_S)
        await self._asking.all([{"Action": "Hangup", "Channel": "/^Local.s@callers.*;1$/"}])
        await asyncio.sleep(GONE_S)
        await asyncio.gather(*self._returning)
        for session in (listening, self._asking):
            session.close()
        self._people.close()
        return self.took

    def _call(self, number: int) -> dict[str, str]:
        return {
            "Action": "Originate",
            "Channel": "Local/s@callers/n",
            "Application": "Queue",
            "Data": self._queue,
            "Async": "true",
            "CallerID": f"Caller <0{number}>",
        }

    def _hear(self, name: bytes, message: bytes, now: float) -> None:
        if header(message, b"Queue") != self._queue.encode():
            return
        member = header(message, b"Interface")
        if name == b"AgentRingNoAnswer":
            self._missed[member] = now
        elif header(message, b"Paused") == b"1" and member in self._missed:
            self.took.append(1000 * (now - self._missed.pop(member)))
            task = asyncio.create_task(self._return(member.decode()))
            self._returning.add(task)
            task.add_done_callback(self._returning.discard)

    async def _return(self, member: str) -> None:
        await asyncio.sleep(AGAIN_S)
        if self._queue == OWN:
            await self._asking.all(
                [{"Action": "QueuePause", "Queue": OWN, "Interface": member, "Paused": "false"}]
            )
            return
        agent = member.removeprefix("Local/").partition("@")[0]
        async with self._lock:
            await self._people.ask(
                request(self._server, "POST", f"/agents/{agent}/return", {"queue": self._queue})
            )


def figures(switch: Switch, crowd: Crowd) -> list[Figure]:
    """Of this crowd: Readyroom's and Asterisk's own, median and p99 of each round."""
    callers = min(CALLERS, crowd.members * 4 // 5)
    what = f"missed to out, {crowd.title}"
    found: dict[str, list[Figure]] = {}
    with beside(organisation(crowd), config(switch)) as server:
        for _ in range(ROUNDS):
            for queue, who in ((crowd.names[0], "readyroom"), (OWN, "peer: autopause")):
                took = uvloop.run(_Round(switch, server.ready, queue).run(callers))
                median, p99 = found.setdefault(
                    who, [Figure(f"{what}: median", "ms", who), Figure(f"{what}: p99", "ms", who)]
                )
                centiles = statistics.quantiles(took, n=100, method="inclusive")
                median.values.append(centiles[49])
                p99.values.append(centiles[98])
                print(f"({what}: {who}: {len(took)} misses)", flush=True)
    return [figure for figures in found.values() for figure in figures]
