"""The stream of agents where the past is corrected: what stands now, what stood then, the same at every sending."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

from msgspec.structs import replace

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.runtime.agent_stream import snapshots
from tests.http.routes.centre import Centre
from tests.notify.receiver import Receiver
from tests.notify.test_webhooks import c, hook, there

__all__ = ["c", "there"]

FROM, TO = "2025-11-24T10:10:00Z", "2025-11-24T10:20:00Z"


async def correct(c: Centre, since: str, until: str, state: str) -> int:
    said = {"from": since, "to": until, "state": state, "why": "forgotten"}
    seq: int = (await c.ok("sue", "POST", "/agents/ann/corrections", said))["seq"]
    await c.advance(0)
    return seq


async def status(c: Centre, value: str) -> int:
    seq: int = (await c.ok("admin", "PUT", "/agents/ann/status", {"status": value}))["seq"]
    await c.advance(0)
    return seq


async def until(c: Centre, minute: int) -> None:
    """To ten o'clock and so many minutes."""
    begun = 1_763_978_400_000  # 2025-11-24T10:00Z
    await c.advance((begun + minute * 60_000 - c.room.now()) / 1000)


def told(there: Receiver) -> dict[int, Any]:
    """What was sent, by the number of the event."""
    return {data["seq"]: data for data in (json.loads(got.body)["data"] for got in there.got)}


def states(data: Any) -> list[tuple[str, str]]:
    return [(one["state"]["value"], one["state"]["since"][11:16]) for one in (data["before"], data["after"])]


async def test_a_correction_of_what_is_over_changes_nothing_that_stands(c: Centre, there: Receiver):
    """Ann is at lunch from 10:10 to 10:30; ten minutes of it become a meeting, while she is online."""
    await hook(c, there, stream="agents", agents=["ann"], heartbeat_s=3600)
    await until(c, 10)
    gone = await status(c, "lunch")
    await until(c, 30)
    back = await status(c, "online")
    await until(c, 40)
    corrected = await correct(c, FROM, TO, "meeting")
    assert corrected not in told(there), "nothing of how she stands is another"
    _, after = await snapshots(c.room, "ann", corrected, c.room.now(), c.room.now())
    assert after is not None
    assert (after.state.value, after.state.since.minute) == ("online", 30)
    await until(c, 50)
    away = await status(c, "break")
    data = told(there)
    assert states(data[gone])[1] == ("lunch", "10:10")
    assert states(data[back]) == [("lunch", "10:10"), ("online", "10:30")]
    assert states(data[away]) == [("online", "10:30"), ("break", "10:50")]
    there.got.clear()
    await until(c, 65)
    (agent,) = [
        agent
        for got in there.got
        for agent in json.loads(got.body)["data"].get("agents", ())
        if agent["agent"] == "ann"
    ]
    assert agent["state"]["value"] == "break"


async def test_what_goes_on_begins_where_the_correction_ends(c: Centre, there: Receiver):
    """Twice within a millisecond: each tells what stood before it and after it, and both follow each other."""
    await hook(c, there, stream="agents", agents=["ann"])
    await until(c, 10)
    gone = await status(c, "lunch")
    await until(c, 30)
    first = await correct(c, FROM, TO, "meeting")
    second = await correct(c, FROM, "2025-11-24T10:25:00Z", "break")
    back = await status(c, "online")
    data = told(there)
    assert states(data[first]) == [("lunch", "10:10"), ("lunch", "10:20")]
    assert states(data[second]) == [("lunch", "10:20"), ("lunch", "10:25")]
    assert states(data[back]) == [("lunch", "10:25"), ("online", "10:30")]
    for earlier, later in itertools.pairwise(data[seq] for seq in sorted(data)):
        assert later["before"] == earlier["after"]
    assert data[gone]["cause"] == "StatusChosen"


async def test_sent_again_after_a_correction_it_says_the_same(c: Centre, there: Receiver):
    """All that was told of the lunch, before and after all of it, and what was before it, was corrected."""
    made = await hook(c, there, stream="agents", agents=["ann"])
    await until(c, 10)
    await status(c, "lunch")
    await until(c, 30)
    await status(c, "online")
    await until(c, 40)
    await correct(c, "2025-11-24T10:05:00Z", "2025-11-24T10:35:00Z", "break")
    first = {got.headers["webhook-id"]: got.body for got in there.got}
    assert len(first) == 3
    await until(c, 41)
    await correct(c, "2025-11-24T10:00:00Z", "2025-11-24T10:41:00Z", "meeting")
    there.got.clear()
    for key in first:
        await c.ok("admin", "POST", f"/webhooks/{made['id']}/deliveries/{key}/again", {})
    await c.advance(10)
    again = {got.headers["webhook-id"]: got.body for got in there.got}
    assert {key: again.get(key) for key in first} == first


ADMIN = Actor("admin", "admin")


async def configure(c: Centre, *entities: cat.Entity) -> None:
    await c.give(i.Configure(at=0, by=ADMIN, entities=entities))


def chains(there: Receiver) -> dict[str, list[Any]]:
    """What was told of each agent, in order of the log; each begins where the one before it ended."""
    found: dict[str, dict[int, Any]] = {}
    for got in there.got:
        event = json.loads(got.body)
        data = event["data"]
        agent = (data["before"] or data["after"])["agent"]
        assert event["subject"] == f"agent/{agent}"
        assert data["seq"] not in found.setdefault(agent, {})
        found[agent][data["seq"]] = data
    chained = {agent: [told[seq] for seq in sorted(told)] for agent, told in found.items()}
    for each in chained.values():
        for earlier, later in itertools.pairwise(each):
            assert later["before"] == earlier["after"], (earlier["seq"], later["seq"])
    keys = [(got.headers["webhook-id"], json.loads(got.body)["id"]) for got in there.got]
    assert len({key for key, _ in keys}) == len({id_ for _, id_ in keys}) == len(keys)
    return chained


async def test_a_change_of_the_settings_tells_of_each_agent_whom_it_touches(c: Centre, there: Receiver):
    """Ann's group is tracked: who has not clocked in is out, whatever was chosen."""
    settings, ann = c.room.world.settings, c.room.world.agents["ann"].config
    await configure(c, replace(ann, groups=("evening",)))
    made = await hook(c, there, stream="agents")
    await until(c, 10)
    await configure(c, replace(settings, tracked_groups=("evening",)))
    await until(c, 20)
    await configure(c, settings)
    await until(c, 30)
    await status(c, "lunch")
    told = chains(there)
    assert [(states(data)[1][0], data["cause"]) for data in told["ann"]] == [
        ("clocked_out", "Configured"),
        ("online", "Configured"),
        ("lunch", "StatusChosen"),
    ]
    assert "ben" not in told, "nothing of him changed"
    for got in list(there.got):
        there.got.clear()
        await c.ok(
            "admin", "POST", f"/webhooks/{made['id']}/deliveries/{got.headers['webhook-id']}/again", {}
        )
        await c.advance(1)
        assert [again.body for again in there.got] == [got.body], "the same, whenever it is sent"


async def test_only_those_are_told_of_who_were_asked_for(c: Centre, there: Receiver):
    ann, ben = (c.room.world.agents[agent].config for agent in ("ann", "ben"))
    await configure(c, replace(ann, groups=("evening",)), replace(ben, groups=("evening",)))
    await hook(c, there, stream="agents", agents=["ben"])
    await configure(c, replace(c.room.world.settings, tracked_groups=("evening",)))
    await c.advance(1)
    assert list(chains(there)) == ["ben"]


async def test_who_stands_otherwise_by_what_another_one_does_is_told_of_too(c: Centre, there: Receiver):
    """Ben signs in at Ann's phone; a phone of his is given to somebody else, and taken away."""
    await hook(c, there, stream="agents")
    await until(c, 10)
    await c.give(i.SignIn(at=0, by=ADMIN, agent="ben", device="d-ann"))
    await until(c, 20)
    await configure(c, cat.DeviceConfig(id="d-ben", agent="ann"))
    await until(c, 30)
    await c.give(i.ChangeDevice(at=0, device="d-ann", registered=False))
    await until(c, 31)
    await c.give(i.ChangeDevice(at=0, device="d-ben", registered=False))
    await until(c, 40)
    await status(c, "lunch")
    await c.ok("admin", "PUT", "/agents/ben/status", {"status": "lunch"})
    await c.advance(1)
    told = chains(there)
    assert [states(data)[1] for data in told["ann"]][-1] == ("lunch", "10:40")
    assert "Configured" in {data["cause"] for each in told.values() for data in each}


async def test_two_changes_of_one_moment_leave_no_gap(c: Centre, there: Receiver):
    """One transaction: the status that she chose was there for no time."""
    await configure(c, replace(c.room.world.agents["ann"].config, groups=("evening",)))
    await hook(c, there, stream="agents")
    await until(c, 10)
    tracked = replace(c.room.world.settings, tracked_groups=("evening",))
    await asyncio.gather(
        c.room.submit(i.SetStatus(at=0, by=ADMIN, agent="ann", status="lunch")),
        c.room.submit(i.Configure(at=0, by=ADMIN, entities=(tracked,))),
    )
    await until(c, 20)
    await configure(c, replace(tracked, tracked_groups=()))
    await c.advance(1)
    assert [states(data)[1][0] for data in chains(there)["ann"]] == ["clocked_out", "lunch"]
