"""Routes that are answered without Litestar's detours: which they are, and what must not differ for them."""

import asyncio

import pytest
from litestar.handlers import HTTPRouteHandler

from readyroom.edges.http import limits
from readyroom.edges.http.routes import agents, calls, choices, notifications, queues
from readyroom.edges.http.straight import straight
from tests.http.house import Served, served

JSON = {"Content-Type": "application/json"}


async def routes(acme: Served) -> dict[str, HTTPRouteHandler]:
    """By the names of their functions."""
    return {
        handler.handler_name: handler
        for route in acme.app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler)
    }


async def test_what_agents_and_switches_do_all_day_is_answered_straight(acme: Served):
    known = await routes(acme)
    modules = (
        *choices.ROUTES,
        calls.join_queue,
        calls.hang_up,
        calls.answer_offer,
        notifications.see_notification,
    )
    for handler in modules:
        assert straight(known[handler.handler_name]) is not None, handler.handler_name
    for handler in (agents.list_agents, agents.remove_agent, calls.explain_call, queues.list_members):
        assert straight(known[handler.handler_name]) is None, handler.handler_name


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
