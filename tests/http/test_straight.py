"""Routes that are answered without Litestar's detours: which they are, and what must not differ for them."""

import asyncio
from typing import Any

import pytest

from readyroom.edges.http import limits
from readyroom.edges.http.straight import Table
from tests.http.house import Served, served

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "names"),
    [
        ("PUT", "/agents/ann/status", {"agent": "ann"}),
        ("PUT", "/agents/ann/queues/orders", {"agent": "ann", "queue": "orders"}),
        ("POST", "/agents/ann/wrap-up/end", {"agent": "ann"}),
        ("POST", "/queues/orders/calls", {"queue": "orders"}),
        ("POST", "/offers/o1/answer", {"offer": "o1"}),
        ("POST", "/notifications/17/seen", {"notification": 17}),
        ("GET", "/agents/ann", {"agent": "ann"}),
        ("GET", "/agents", None),
        ("DELETE", "/agents/ann", None),
        ("PUT", "/agents//status", None),
        ("PUT", "/agents/ann/status/", None),
        ("POST", "/agents/ann/status", None),
        ("POST", "/notifications/x/seen", None),
        ("POST", "/notifications/" + "9" * 5000 + "/seen", None),
        ("GET", "/nothing", None),
    ],
)
async def test_which_routes_are_found(acme: Served, method: str, path: str, names: dict[str, Any] | None):
    found = Table(acme.app.routing.routes).find(method, f"/api/v1{path}")
    assert (None if found is None else found[1]) == names


async def test_what_is_not_found_is_answered_all_the_same(acme: Served):
    ann = await acme.program("ann")
    assert (await ann.put("/agents/ann/status/", json={"status": "lunch"})).status_code == 200
    assert (await ann.post("/agents/ann/status", json={})).status_code == 405
    assert (await ann.post("/notifications/x/seen")).status_code == 404
    assert (await ann.post("/notifications/99999999999999999999/seen")).status_code == 404


async def test_who_asks_is_found_out_before_the_body_is_read(acme: Served):
    stranger = acme.client()
    answer = await stranger.put("/agents/ann/status", content=b"{", headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
    reader = await acme.program("ann", "read")
    answer = await reader.put("/agents/ann/status", content=b"{", headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


@pytest.mark.parametrize(
    ("content", "headers", "status", "code"),
    [
        (b"", JSON, 400, "malformed"),
        (b"{", JSON, 400, "malformed"),
        (b'{"status": "lunch"}', {"Content-Type": "text/plain"}, 415, "unsupported_media_type"),
        (b'{"status": "lunch", "note": 1}', JSON, 422, "invalid"),
        (b'{"status": "' + b"x" * 2_000 + b'"}', JSON, 413, "too_large"),
    ],
)
async def test_bodies_are_as_strictly_taken_as_elsewhere(
    content: bytes, headers: dict[str, str], status: int, code: str
):
    async with served(max_body_bytes=1_000) as acme:
        ann = await acme.program("ann")
        answer = await ann.put("/agents/ann/status", content=content, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_body_may_be_left_out_where_the_route_says_so(acme: Served):
    ann = await acme.program("ann")
    assert (await ann.post("/agents/ann/return")).status_code == 200
    answer = await ann.post("/agents/ann/return", json={"queue": "orders"})
    assert answer.status_code == 200
    answer = await ann.post("/agents/ann/return", json={"queue": "help"})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_a_member")


async def test_a_body_in_pieces_that_is_too_large_is_refused(acme: Served):
    async def pieces():
        for _ in range(40):
            yield b" " * 65_536

    ann = await acme.program("ann")
    answer = await ann.put("/agents/ann/status", content=pieces(), headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_a_token_that_is_revoked_while_it_is_looked_up_is_not_believed(acme: Served):
    keyring = acme.edge.keyring
    for _ in range(50):
        secret, token = await keyring.make_token("acme", "ann", "t", frozenset({"read"}), None)
        looks = (keyring.token(secret) for _ in range(3))
        await asyncio.gather(*looks, keyring.revoke_token("acme", token.id), keyring.token(secret))
        assert await keyring.token(secret) is None


async def test_what_takes_too_long_is_cut_off_and_nothing_else():
    under_way = limits.UnderWay()

    async def work(limit_s: float | None, for_s: float) -> str:
        limit = under_way.begin(limit_s)
        try:
            await asyncio.sleep(for_s)
        except asyncio.CancelledError:
            return "late" if limit.is_to_blame() else "cancelled"
        finally:
            under_way.end(limit)
        return "done"

    quick, endless, late = (
        asyncio.create_task(work(*each)) for each in ((30.0, 0.0), (None, 0.3), (0.05, 30.0))
    )
    other = asyncio.create_task(work(30.0, 30.0))
    assert [await task for task in (quick, endless, late)] == ["done", "done", "late"]
    assert len(under_way) == 1
    other.cancel()
    assert await other == "cancelled"
    assert len(under_way) == 0
