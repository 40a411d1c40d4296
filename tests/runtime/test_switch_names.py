"""Whom the names in a queue_log mean, and since when Readyroom knows of them by itself."""

from __future__ import annotations

import pytest

from readyroom.codec.presets import load
from readyroom.engine import catalogue as cat
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.log import Log
from readyroom.runtime.switch_names import NEVER, SwitchNames
from readyroom.store.memory import MemoryStore
from tests.runtime.centre import BO, MONDAY

ENTITIES = [
    *load("1stream").over(cat.Settings(name="Acme")),
    cat.QueueConfig(id="sales", label="Sales Berlin", address="600"),
    cat.AgentConfig(id="ann", name="Ann Archer"),
    cat.AgentConfig(id="ben", name="Sam Same"),
    cat.AgentConfig(id="cleo", name="Sam Same"),
    cat.AgentConfig(id="1005", name="Eve"),
    cat.AgentConfig(id="dora", name="Doe, Dora; Sales"),
    cat.DeviceConfig(id="1001", agent="ann"),
    cat.DeviceConfig(id="desk", agent="ben", address="PJSIP/1002"),
    cat.DeviceConfig(id="1005", agent="cleo"),
    cat.DeviceConfig(id="lobby"),
]


@pytest.fixture
async def names() -> SwitchNames:
    house = await House.open(MemoryStore(), ManualClock(MONDAY))
    room, reply = await house.create("acme", "Acme", ENTITIES, BO)
    assert reply.refusal is None
    await house.stop()
    return SwitchNames(Log(house.store, "acme"), room.world, {"Old phone": "ann"}, {"old": "sales"})


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ann", "ann"),
        ("ANN", "ann"),
        ("Ann  Archer", "ann"),
        ("SIP/1001", "ann"),
        ("Local/1001@from-queue/n", "ann"),
        ("PJSIP/1002", "ben"),
        ("Local/1002@from-internal", "ben"),
        ("Old phone", "ann"),
        ("Doe, Dora; Sales", "dora"),
        ("Doe， Dora； Sales", "dora"),  # as a member's name is written
        ("", None),
        ("Sam Same", None),  # two of that name
        ("PJSIP/1005", None),  # Eve's id, and Cleo's phone
        ("lobby", None),  # nobody's
        ("SIP/", None),
    ],
)
async def test_whom_a_name_means(names: SwitchNames, name: str, meant: str | None):
    assert [names.agent(name), names.agent(name)] == [meant, meant]
    assert names.agents == ({name: meant} if meant else {})
    assert names.strange_agents == ({} if meant or not name else {name: 2})


async def test_which_queue_a_name_means(names: SwitchNames):
    assert {names.queue(name) for name in ("sales", "SALES BERLIN", "600", "old")} == {"sales"}
    assert names.queue("700") is None
    assert names.strange_queues == {"700": 1}


async def test_a_file_of_something_else_does_not_fill_the_memory(names: SwitchNames):
    for n in range(3000):
        names.agent(f"noise {n}")
    assert len(names.strange_agents) == 1000


async def test_since_when_readyroom_knows(names: SwitchNames):
    assert names.begins("ann", "sales") == names.begins(None, "sales") == MONDAY
    assert names.begins("zoe", None) == names.begins("zoe", "none") == NEVER
