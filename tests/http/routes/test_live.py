"""The live stream over the wire: snapshot and deltas, who sees what, and clients that misbehave."""

import asyncio
import contextlib
import json
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from readyroom.edges.http import live
from tests.http.routes.centre import Centre, frame


def fold(board: dict[str, Any], delta: dict[str, Any]) -> None:
    """What a client does with a delta."""
    assert delta["prev"] == board["seq"]
    for kind in ("agents", "queues", "calls", "offers", "withdrawals"):
        rows = {row["id"]: row for row in board[kind]} | {row["id"]: row for row in delta.get(kind, ())}
        for gone in delta.get("gone", {}).get(kind, ()):
            del rows[gone]
        board[kind] = [rows[key] for key in sorted(rows)]
    board["seq"], board["at"] = delta["seq"], delta["at"]


async def followed(socket: ClientConnection, board: dict[str, Any], seq: int) -> dict[str, Any]:
    """The board after the delta of that seq, or a later one."""
    while board["seq"] < seq:
        got = await frame(socket)
        if got["type"] == "delta":
            fold(board, got)
    return board


async def closed(socket: ClientConnection) -> int:
    """The code with which the server closes."""
    with contextlib.suppress(ConnectionClosed):
        async for _ in socket:
            pass
    assert socket.close_code is not None
    return socket.close_code


@pytest.mark.parametrize("user", ["admin", "sue", "mona", "ann", "ben"])
async def test_a_snapshot_and_its_deltas_are_a_fresh_snapshot(acme_centre: Centre, user: str):
    c = acme_centre
    async with await c.socket(user) as socket:
        board = await frame(socket)
        assert board["type"] == "snapshot"
        await c.ok(
            "admin", "PATCH", "/queues/main", {"no_answer": {"threshold": 1, "requires_licence": False}}
        )
        await c.ok("admin", "PATCH", "/queues/main", {"no_answer": {"outcome": {"kind": "pause_queue"}}})
        call = await c.call("main")
        await c.advance(20)  # ann misses it
        await c.ok("pbx", "POST", f"/offers/{next(iter(c.room.world.offers))}/answer")
        await c.ok("pbx", "POST", f"/calls/{call['id']}/hangup")
        await c.ok("admin", "POST", "/agents", {"id": "zoe", "name": "Zoë", "unit": "sales"})
        await c.ok("admin", "PATCH", "/agents/ben", {"unit": "sales"})
        await c.ok("admin", "DELETE", "/queues/help")
        async with await c.socket(user) as second:
            fresh = await frame(second)
        assert await followed(socket, board, fresh["seq"]) == fresh
        plain = await c.ok(user, "GET", "/board")
        assert {**plain, "type": "snapshot", "at": fresh["at"], "seq": fresh["seq"]} == fresh
        assert plain["seq"] >= fresh["seq"]


async def test_everybody_sees_their_own(acme_centre: Centre):
    c = acme_centre
    seen = {}
    for user in ("admin", "sue", "mona", "ann"):
        board = await c.ok(user, "GET", "/board")
        seen[user] = ([row["id"] for row in board["agents"]], [row["id"] for row in board["queues"]])
    assert seen == {
        "admin": (["ann", "ben"], ["help", "main", "orders", "over"]),
        "sue": (["ann"], ["main", "orders", "over"]),
        "mona": (["ben"], ["help", "main", "over"]),
        "ann": (["ann"], ["main", "orders", "over"]),
    }
    async with await c.socket("ann", "/live?scope=own") as socket:
        assert [row["id"] for row in (await frame(socket))["agents"]] == ["ann"]
    async with await c.socket("admin", "/live?scope=own") as socket:
        assert await closed(socket) == 4403


async def test_who_reconnects_goes_on(acme_centre: Centre):
    c = acme_centre
    async with await c.socket("admin") as socket:
        board = await frame(socket)
    done = await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    async with await c.socket("admin", f"/live?since={board['seq']}") as socket:
        assert (await frame(socket))["type"] == "resumed"
        await followed(socket, board, done["seq"])
        assert board["agents"][0]["status"] == "lunch"
    async with await c.socket("admin", "/live?since=1") as socket:
        assert (await frame(socket))["type"] == "snapshot"
    for since in ("x", "-1", "1e3", "99999999999999999"):
        async with await c.socket("admin", f"/live?since={since}") as socket:
            assert await closed(socket) == 1008


async def test_notifications_come_along(acme_centre: Centre):
    c = acme_centre
    policy = {
        "threshold": 1,
        "requires_licence": False,
        "outcome": {"kind": "leave_queue"},
        "notify": ["sue"],
    }
    await c.ok("admin", "PATCH", "/queues/main", {"no_answer": policy})
    async with await c.socket("sue") as mine, await c.socket("admin") as other:
        await c.call("main")
        await c.advance(20)
        got = [await frame(mine) for _ in range(3)]
        told = [each["notification"] for each in got if each["type"] == "notification"]
        assert [(each["subject"], each["agent"]) for each in told] == [("withdrawn", "ann")]
        await c.ok("ben", "PUT", "/agents/ben/status", {"status": "lunch"})
        assert {(await frame(other))["type"] for _ in range(2)} == {"snapshot", "delta"}


async def test_strangers_and_other_pages_are_refused(acme_centre: Centre):
    c = acme_centre
    url = c.served.server.url.replace("http", "ws") + "/api/v1/live"
    async with connect(url) as socket:
        assert await closed(socket) == 4401
    async with connect(url, additional_headers={"Authorization": "Bearer rr_wrong"}) as socket:
        assert await closed(socket) == 4401
    browser = await c.served.browser("sue")
    cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in browser.cookies.items())}
    async with connect(url, additional_headers=cookie, origin=Origin(c.served.server.url)) as socket:
        assert (await frame(socket))["type"] == "snapshot"
    with pytest.raises(InvalidStatus):
        await connect(url, additional_headers=cookie, origin=Origin("https://evil.example"))
    async with connect(url + "?token=" + (await c.bearer("sue"))["Authorization"][7:]) as socket:
        assert await closed(socket) == 4401
    names: Any = ["readyroom", "bearer." + (await c.bearer("sue"))["Authorization"][7:]]
    async with connect(url, subprotocols=names) as socket:
        assert socket.subprotocol == "readyroom"
        assert (await frame(socket))["type"] == "snapshot"
    async with connect(url, subprotocols=[names[0], Subprotocol("bearer.rr_wrong")]) as socket:
        assert await closed(socket) == 4401
    async with await c.socket("pbx") as socket:
        assert await closed(socket) == 4403


async def test_ten_thousand_junk_frames(acme_centre: Centre):
    c = acme_centre
    async with await c.socket("admin") as socket, await c.socket("admin") as other:
        await frame(other)
        for number in range(live.JUNK_BURST // 2):
            await socket.send(f"junk {number}")
        await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
        while (await frame(socket))["type"] != "delta":
            pass
        with contextlib.suppress(ConnectionClosed, OSError):
            for number in range(10_000):
                await socket.send(b"\xff" * 100 if number % 2 else '{"type":')
                if number % 100 == 0:
                    await asyncio.sleep(0)
        assert await closed(socket) in (1008, 1006)  # what is in flight can hide the reason
        assert (await frame(other))["type"] == "delta"
    async with await c.socket("admin") as socket:
        await frame(socket)
        for _ in range(live.JUNK_BURST + 2):
            await socket.send("")
        assert await closed(socket) == 1008
    async with await c.socket("admin") as socket:
        await frame(socket)
        await socket.send("x" * 100_000)
        assert await closed(socket) == 1009
    assert (await c.ok("admin", "GET", "/board"))["agents"][0]["status"] == "lunch"


async def test_a_socket_ends_with_its_rights(acme_centre: Centre, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(live, "CHECK_S", 0.05)
    c = acme_centre
    async with (
        await c.socket("sue") as changed,
        await c.socket("mona") as gone,
        await c.socket("ann") as kept,
    ):
        for socket in (changed, gone, kept):
            await frame(socket)
        await c.ok("admin", "PATCH", "/users/sue", {"units": ["support"]})
        await c.ok("admin", "DELETE", "/users/mona")
        assert await closed(changed) == 4409
        assert await closed(gone) == 4401
        await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
        assert (await frame(kept))["type"] == "delta"


async def test_beats(acme_centre: Centre, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(live, "BEAT_S", 0.05)
    async with await acme_centre.socket("admin") as socket:
        await frame(socket)
        assert json.loads(await socket.recv()) == {"type": "beat", "at": "2025-11-24T10:00:00Z"}


async def test_the_server_says_that_it_stops(acme_centre: Centre):
    c = acme_centre
    async with await c.socket("admin") as socket:
        await frame(socket)
        c.served.edge.begin_stop()
        assert await closed(socket) == 1012
        with pytest.raises(InvalidStatus):
            await c.socket("admin")
