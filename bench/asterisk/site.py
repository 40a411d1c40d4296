"""An Asterisk with a crowd of members, and Readyroom beside it.

Belongs here: how many members there are, the dialplan that rings them, and the organisation that knows the same
people.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from bench.asterisk.state import until_in_step
from bench.processes import Process, process, until_idle
from bench.servers import readyroom
from readyroom.engine import catalogue as c
from readyroom.neighbours import AsteriskConfig
from tests.asterisk.site import Options, Site
from tests.asterisk.switch import SECRET, Switch
from tests.asterisk.tree import Tree

OWN = "own"
"""The queue with Asterisk's own autopause. Readyroom does not know it."""
RING_S = 1

DIALPLAN = """
[ring]
exten => _a.,1,Wait(600)
[callers]
exten => s,1,Answer(,i)
 same => n,Wait(600)
"""


class Crowd(Struct, frozen=True):
    """So many members in each of so many queues; the same people in all of them."""

    members: int
    queues: int = 1
    is_largest: bool = False

    @property
    def names(self) -> list[str]:
        """The queues, without the one of Asterisk's own."""
        return [f"q{number}" for number in range(self.queues)]

    @property
    def title(self) -> str:
        """For the tables."""
        return (
            f"{self.members:,} members"
            if self.queues == 1
            else f"{self.queues} queues of {self.members:,} members"
        )


CROWDS = (Crowd(10), Crowd(1_000), Crowd(10_000, is_largest=True), Crowd(1_000, queues=20))


def interface(number: int) -> str:
    """The member of this number."""
    return f"Local/a{number}@ring/n"


def site(crowd: Crowd) -> Site:
    """Queues without telephones. What happens to members is not written down, which would make each change slower."""
    members = [f"{interface(number)},0,Agent {number}" for number in range(crowd.members)]
    options: Options = {"timeout": RING_S, "retry": 1, "member": members}
    made = dict.fromkeys(crowd.names, options)
    if crowd.queues == 1:
        made[OWN] = {**options, "autopause": "yes"}
    general = '[general]\npersistentmembers = no\nautofill = yes\n#include "queues_of_test.conf"\n'
    return Site(phones=(), queues=made, dialplan=DIALPLAN, files={"queues.conf": general})


@contextmanager
def crowded(tree: Tree, crowd: Crowd) -> Iterator[Switch]:
    """An Asterisk with a crowd."""
    switch = Switch(tree, site(crowd))
    try:
        began = time.monotonic()
        switch.start()
        until_idle(switch.pid)
        print(f"({crowd.title}: there after {time.monotonic() - began:.1f} s)", flush=True)
        yield switch
    finally:
        switch.remove()


def organisation(crowd: Crowd) -> list[c.Entity]:
    """The same people, ready; one miss takes them out of that queue by a pause."""
    misses = c.NoAnswerPolicy(
        threshold=1, requires_licence=False, outcome=c.NoAnswerOutcome(kind="pause_queue")
    )
    entities: list[c.Entity] = [
        c.Settings(available_needs_device=False, first_status="online"),
        c.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
        c.StatusEntry(id="lunch", label="Lunch", kind="unavailable"),
        c.StatusEntry(id="offline", label="Offline"),
        c.StatusEntry(id="other", label="Other"),
    ]
    entities += [
        # Of another channel than voice: nobody has a telephone that could be lost.
        c.QueueConfig(
            id=name, label=name, channel="other", mode="overlay", ring_s=RING_S, retry_s=1, no_answer=misses
        )
        for name in crowd.names
    ]
    for number in range(crowd.members):
        entities.append(c.AgentConfig(id=f"a{number}", name=f"Agent {number}"))
        entities += [c.MemberConfig(queue=name, agent=f"a{number}") for name in crowd.names]
    return entities


def config(switch: Switch, port: int | None = None, interface: str = "Local/{id}@ring/n") -> AsteriskConfig:
    """The link's settings. `port`: of a cable to the switch."""
    secret = switch.home / "secret"
    secret.write_text(SECRET)
    return AsteriskConfig(
        host="127.0.0.1",
        port=port or switch.manager_port,
        secret_file=str(secret),
        interface=interface,
    )


@contextmanager
def beside(entities: list[c.Entity], asterisk: AsteriskConfig) -> Iterator[Process]:
    """Readyroom beside it, in step; `ready` is where it is."""
    with process(readyroom, entities, asterisk) as server:
        until_in_step(server.ready)
        yield server
