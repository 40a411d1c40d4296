"""The live stream over real sockets when somebody does not read."""

from __future__ import annotations

import contextlib
import json

import pytest
from websockets.exceptions import ConnectionClosed

from readyroom.edges.http import live
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.runtime import fanout
from tests.http.routes.centre import Centre, frame
from tests.http.routes.test_live import closed, fold, followed

MANY = 100
"""Agents whose names change at once: what the kernel takes for a reader who does not read is filled in a second."""


async def renamed(c: Centre, number: int, agents: int = 1) -> None:
    """A change that every board shows, of so many agents at once."""
    named = f"{number} ".ljust(100, "x")
    entities = tuple(cat.AgentConfig(id=f"a{agent}", name=named, unit="sales") for agent in range(agents))
    await c.give(i.Configure(at=0, by=Actor("admin", "setup"), entities=entities))


async def test_who_does_not_read_is_dropped_alone_and_goes_on_where_it_was(
    acme_centre: Centre, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fanout, "QUEUE_FRAMES", 8)
    monkeypatch.setattr(live, "BEAT_S", 0.2)
    c = acme_centre
    # The library stops reading when so many frames wait; the rest waits in the kernel.
    stalled = await c.socket("sue", max_queue=1)
    listening = await c.socket("sue")
    async with stalled, listening:
        his, board = await frame(stalled), await frame(listening)
        seqs = [board["seq"]]
        number = 0
        while c.room.dropped == 0:
            number += 1
            await renamed(c, number, MANY)
            assert number < 2_000
            while (await c.room.settled()).seq > board["seq"]:
                await followed(listening, board, board["seq"] + 1)
            seqs.append(board["seq"])
        assert len(seqs) == number + 1, "the one who listens saw each change by itself, in time"
        assert c.room.subscribers == 1
        # What was under way when it was dropped still arrives, then the end.
        with contextlib.suppress(ConnectionClosed):
            async for text in stalled:
                got = json.loads(text)
                if got["type"] == "delta":
                    fold(his, got)
        assert await closed(stalled) == live.SLOW.code
        assert his["seq"] < board["seq"]
    monkeypatch.undo()
    async with await c.socket("sue", f"/live?since={his['seq']}") as again:
        got = await frame(again)
        assert got["type"] in ("resumed", "snapshot")
        his = await followed(again, his if got["type"] == "resumed" else got, board["seq"])
    assert his["agents"] == board["agents"]
