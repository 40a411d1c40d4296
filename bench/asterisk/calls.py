"""What calls cost the processor: 500 members at SIP telephones, five calls a second, with a link and without.

All telephones are one program that answers after a second. A call lasts ten seconds, so fifty are up at a time. The
members are the same with the link and without; peer: the switch alone.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvloop

from bench.asterisk.manager import Session
from bench.asterisk.site import config
from bench.asterisk.state import until_in_step
from bench.figures import Figure
from bench.processes import cpu_s, process
from bench.servers import readyroom
from readyroom.engine import catalogue as c
from tests.asterisk.phones import Phone, outside
from tests.asterisk.site import ETC, Site, section
from tests.asterisk.switch import Switch
from tests.asterisk.tree import Tree
from tests.processes import free_port

MEMBERS = 500
CALLS_A_SECOND = 5
ANSWER_MS, TALK_MS = 1_000, 10_000
ROUNDS = 3
WARM_S, RUN_S = 12.0, 15.0
QUEUE = "sales"


def site(port: int) -> Site:
    """Telephones that need not register: all are at one port."""
    telephones = "".join(
        section(f"a{number}", {"aors": f"a{number}"}, "telephone")
        + f"[a{number}]\ntype = aor\ncontact = sip:a{number}@127.0.0.1:{port}\n"
        for number in range(MEMBERS)
    )
    return Site(
        phones=(),
        queues={QUEUE: {"timeout": 15, "strategy": "rrmemory"}},
        queues_general={"persistentmembers": "no"},
        files={"pjsip.conf": (ETC / "pjsip.conf").read_text() + telephones},
    )


def organisation() -> list[c.Entity]:
    """The same people at their telephones."""
    entities: list[c.Entity] = [
        c.Settings(available_needs_device=False, first_status="online"),
        c.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
        c.StatusEntry(id="offline", label="Offline"),
        c.StatusEntry(id="other", label="Other"),
        c.QueueConfig(id=QUEUE, label="Sales", mode="overlay"),
    ]
    for number in range(MEMBERS):
        name = f"a{number}"
        entities.append(c.AgentConfig(id=name, name=f"Agent {number}"))
        entities.append(c.DeviceConfig(id=name, agent=name))
        entities.append(c.MemberConfig(queue=QUEUE, agent=name))
    return entities


@contextmanager
def _answering(tree: Tree) -> Iterator[Switch]:
    port = free_port(socket.SOCK_DGRAM)
    switch = Switch(tree, site(port))
    try:
        switch.start()
        phones = Phone(switch, "phones")
        phones.port = port
        phones.answers(ANSWER_MS, talk_ms=TALK_MS)
        uvloop.run(_fill(switch))
        try:
            yield switch
        finally:
            phones.put_away()
    finally:
        switch.remove()


async def _fill(switch: Switch) -> None:
    session = await Session.open(switch)
    await session.all(
        [
            {
                "Action": "QueueAdd",
                "Queue": QUEUE,
                "Interface": f"PJSIP/a{number}",
                "MemberName": f"Agent {number}",
            }
            for number in range(MEMBERS)
        ]
    )
    session.close()


def _under_calls(switch: Switch, pids: dict[str, int]) -> dict[str, float]:
    """Per cent of one processor that each of these processes takes."""
    caller = outside(switch)
    number = round(CALLS_A_SECOND * (WARM_S + RUN_S))
    calls = caller.calls(switch.site.number(QUEUE), times=number, rate=CALLS_A_SECOND)
    try:
        time.sleep(WARM_S)
        before, began = {who: cpu_s(pid) for who, pid in pids.items()}, time.perf_counter()
        time.sleep(RUN_S)
        took = time.perf_counter() - began
        used = {who: 100 * (cpu_s(pid) - before[who]) / took for who, pid in pids.items()}
        calls.wait()
    finally:
        caller.put_away()
    answered = calls.log.count("is answered")
    assert answered == number, f"{answered} of {number} calls were answered"
    return used


def figures(tree: Tree) -> list[Figure]:
    """Per cent of one processor: the switch with and without a link, and Readyroom."""
    what = f"{MEMBERS} members, {CALLS_A_SECOND} calls/s"
    ours = Figure(f"{what}: Readyroom's processor", "%", "readyroom")
    beside = Figure(f"{what}: the switch's processor", "%", "readyroom")
    alone = Figure(f"{what}: the switch's processor", "%", "peer: no link")
    with _answering(tree) as switch:
        for _ in range(ROUNDS):
            alone.values.append(_under_calls(switch, {"switch": switch.pid})["switch"])
            with process(readyroom, organisation(), config(switch, interface="PJSIP/{id}")) as server:
                until_in_step(server.ready)
                used = _under_calls(switch, {"switch": switch.pid, "readyroom": server.pid})
            ours.values.append(used["readyroom"])
            beside.values.append(used["switch"])
    return [ours, beside, alone]
