"""The stream of agents where the past is corrected: what stands now, what stood then, the same at every sending."""

from __future__ import annotations

import itertools
import json
from typing import Any

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
