"""What holds for every route: headers, limits, documentation, health, and the end of the day."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
import websockets
from litestar import WebSocket, post, websocket
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody
from litestar.routes import HTTPRoute

from readyroom.edges.http.app import create_app
from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, done, identify
from readyroom.edges.http.operations import describe, operation_of
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.server import HttpServer
from readyroom.engine.inputs import SetStatus
from readyroom.runtime.errors import Quarantined, RoomBusy, RoomUnavailable
from tests.http.house import CHEAP, Served, house_of, running, served


async def test_security_headers_are_on_every_answer(acme: Served):
    client = acme.client()
    for path in ["/healthz", "/api/v1/me", "/api/docs", "/nothing", "/metrics"]:
        headers = (await client.get(acme.server.url + path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers
    assert (await client.get("/me")).headers["cache-control"] == "no-store"


async def test_health_and_metrics(acme: Served):
    client = acme.client()
    await client.get("/me")
    assert (await client.get(acme.server.url + "/healthz")).json()["status"] == "ok"
    assert (await client.head(acme.server.url + "/healthz")).status_code == 200
    assert (await client.get(acme.server.url + "/readyz")).json() == {"status": "ready"}
    metrics = (await client.get(acme.server.url + "/metrics")).text
    assert 'readyroom_http_requests_total{method="GET",route="/api/v1/me",status="401"} 1.0' in metrics
    assert "readyroom_agents 2.0" in metrics
    assert "acme" not in metrics


async def test_the_documentation_needs_nothing_from_elsewhere(acme: Served):
    client = acme.client()
    page = await client.get(acme.server.url + "/api/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    links = re.findall(r'(?:src|href)="([^"#]+)"', page.text)
    for link in links:
        assert link.startswith(("/api/", "data:,"))
        if link.startswith("/"):
            assert (await client.get(acme.server.url + link)).status_code == 200
    assert "<script>" not in page.text
    assert "style=" not in page.text
    script = (await client.get(acme.server.url + "/api/docs/docs.js")).text
    assert "innerHTML" not in script


def api_routes(acme: Served) -> Iterator[HTTPRouteHandler]:
    for route in acme.app.routing.routes:
        if isinstance(route, HTTPRoute) and route.path.startswith("/api/v1"):
            yield from (each for each in route.route_handlers if "OPTIONS" not in each.http_methods)


async def test_every_route_is_documented_with_an_example_of_what_it_answers(acme: Served):
    spec = (await acme.client().get(acme.server.url + "/api/v1/openapi.json")).json()
    assert spec["openapi"] == "3.1.0"
    operations = [op for item in spec["paths"].values() for op in item.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    for operation in operations:
        assert operation["description"]
        success = next(iter(operation["responses"].values()))
        assert ("content" in success) == any("example" in c for c in success.get("content", {}).values())
        if "requestBody" in operation:
            assert all("example" in content for content in operation["requestBody"]["content"].values())
        problems = [answer for status, answer in operation["responses"].items() if status >= "400"]
        assert problems
        assert all("application/problem+json" in answer["content"] for answer in problems)
    text = str(spec)
    for name in re.findall(r"#/components/schemas/([\w.-]+)", text):
        assert name in spec["components"]["schemas"]
    undocumented = [h for h in api_routes(acme) if operation_of(h) is None]
    assert [str(h) for h in undocumented if "openapi" not in h.handler_name] == []


@pytest.fixture
async def slow(request: pytest.FixtureRequest):
    """A route that waits until it is told to go on, or until the answer has taken too long."""
    go_on = asyncio.Event()
    begun: asyncio.Queue[None] = asyncio.Queue()

    @post("/slow", opt=describe("Wait", tag="test", command=True, answer=DONE_EXAMPLE))
    async def wait(data: JSONBody[dict[str, Any]], exchange: Asking) -> Done:
        """Waits."""
        begun.put_nowait(None)
        await go_on.wait()
        return done(await exchange.command(SetStatus, agent="ann", status="lunch"))

    async with house_of("acme") as (house, clock):
        app = create_app(
            house,
            HttpOptions(**CHEAP | {"answer_time_s": request.param, "max_requests": 3}),
            more_routes=[wait],
        )
        async with running(house, clock, app) as made:
            yield made, await made.browser("admin"), begun, go_on
            go_on.set()


@pytest.mark.parametrize("slow", [30.0], indirect=True)
async def test_the_end_refuses_new_commands_and_answers_those_under_way(slow: Any):
    made, client, begun, go_on = slow
    under_way = asyncio.create_task(client.post("/slow", json={}))
    await begun.get()
    stopping = asyncio.create_task(made.server.stop(grace_s=30, announce_s=1))
    await asyncio.sleep(0)  # it has begun
    ready = await client.get(made.server.url + "/readyz")
    assert (ready.status_code, ready.json()) == (503, {"status": "stopping"})
    refused = await client.put("/me/preferences", json={})
    assert (refused.status_code, refused.json()["code"]) == (503, "stopping")
    assert refused.headers["retry-after"] == "2"
    assert (await client.get("/me")).status_code == 200
    go_on.set()
    answer = await under_way
    assert answer.status_code == 201
    assert [event["type"] for event in answer.json()["events"]][:1] == ["StatusChosen"]
    await stopping
    with pytest.raises(httpx2.HTTPError):
        await client.get("/me")


@pytest.mark.parametrize("slow", [2.0], indirect=True)
async def test_an_answer_that_takes_too_long_and_too_many_at_once(slow: Any):
    made, client, begun, _ = slow
    waiting = [asyncio.create_task(client.post("/slow", json={})) for _ in range(3)]
    for _ in waiting:
        await begun.get()
    busy = await client.get("/me")
    assert (busy.status_code, busy.json()["code"]) == (503, "busy")
    assert busy.headers["retry-after"] == "2"
    assert (await client.get(made.server.url + "/healthz")).status_code == 200
    answers = await asyncio.gather(*waiting)
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(503, "unavailable")}
    assert (await client.get("/me")).status_code == 200


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (RoomBusy("acme"), 503, "busy"),
        (RoomUnavailable("acme"), 503, "unavailable"),
        (Quarantined("acme"), 500, "internal"),
    ],
)
async def test_a_room_that_takes_no_input(
    acme: Served, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, code: str
):
    admin = await acme.browser("admin")

    async def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(acme.room, "submit", fail)
    answer = await admin.patch("/users/ann", json={"name": "Ann B."})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert ("retry-after" in answer.headers) == (status == 503)
    assert str(error) not in answer.json()["detail"]


async def test_many_sign_ins_at_once_are_bounded():
    async with served(max_hashings=1, argon2_time=4, argon2_memory_kib=20_000) as acme:
        client = acme.client()
        sent = [{"user": user, "password": "x"} for user in ("ann", "ben", "sue", "mona", "hr")]
        answers = await asyncio.gather(*(client.post("/auth/login", json=each) for each in sent))
        assert {answer.status_code for answer in answers} == {401, 503}


async def test_a_port_that_is_taken(acme: Served):
    async with house_of("bolt") as (house, _):
        server = HttpServer(create_app(house, HttpOptions(**CHEAP)), "127.0.0.1", acme.server.port)
        with pytest.raises(OSError, match="in use"):
            await server.start()


async def test_a_page_of_another_origin_opens_no_socket():
    @websocket("/echo")
    async def echo(socket: WebSocket[Any, Any, Any]) -> None:
        """Says who it is."""
        _, principal = await identify(socket)
        await socket.accept()
        await socket.send_text(principal.user)
        await socket.close()

    async with house_of("acme") as (house, clock):
        app = create_app(house, HttpOptions(**CHEAP), more_routes=[echo])
        async with running(house, clock, app) as made:
            url, origin = made.server.url.replace("http", "ws") + "/api/v1/echo", made.server.url
            cookie = {
                "Cookie": f"readyroom_session={(await made.browser('ann')).cookies['readyroom_session']}"
            }
            bearer = {"Authorization": (await made.program("ben")).headers["Authorization"]}
            for headers, user in [(cookie | {"Origin": origin}, "ann"), (bearer, "ben")]:
                async with websockets.connect(url, additional_headers=headers) as opened:
                    assert await opened.recv() == user
            for headers in [cookie, cookie | {"Origin": "http://elsewhere.example"}, {"Origin": origin}]:
                with pytest.raises(websockets.InvalidStatus):
                    await websockets.connect(url, additional_headers=headers)
