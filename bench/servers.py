"""Three servers to compare: Readyroom on a file, a Litestar endpoint that decides nothing, and one that does nothing.

All three listen by the same uvicorn settings (`HttpServer`). The peer parses the same body by the same framework and
checks the same token, with the same keyring, and writes nothing. The floor answers a constant without looking, and
broadcasts one to its sockets.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Annotated, Any

import msgspec
import structlog
import uvloop
from litestar import Litestar, put
from litestar.connection import Request
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.enums import ScopeType
from litestar.exceptions import NotAuthorizedException
from litestar.params import FromPath, JSONBody
from litestar.types import Receive, Scope, Send
from msgspec import Meta, Struct

from bench.processes import until_stopped
from readyroom.config import ServerConfig
from readyroom.edges.http import rights
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.exchange import Done, EventRef
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.server import HttpServer
from readyroom.engine import catalogue as c
from readyroom.main import Founding, running
from readyroom.neighbours import AsteriskConfig
from readyroom.runtime.clock import RealClock
from readyroom.runtime.house import House
from readyroom.store.memory import MemoryStore

USER = "admin"
PASSWORD = "only for measuring"
ADMINISTRATOR = c.UserConfig(id=USER, name="Administrator", roles=("admin",))
SCOPES: tuple[rights.Scope, ...] = ("read", "write", "switch")


class Address(Struct, frozen=True):
    """Where a server is, and the token it takes."""

    port: int
    token: str


def readyroom(line: Connection, entities: Sequence[c.Entity], asterisk: AsteriskConfig | None = None) -> None:
    """A process: Readyroom itself, with a new organisation on a file; beside an Asterisk, if that is given."""

    async def serve() -> None:
        with tempfile.TemporaryDirectory(prefix="readyroom-bench-") as folder:
            config = ServerConfig(data=folder, port=0, asterisk=asterisk or AsteriskConfig())
            founding = Founding(entities=(*entities, ADMINISTRATOR), passwords={USER: PASSWORD})
            async with running(config, founding) as server:
                keyring = server.edge.keyring
                secret, _ = await keyring.make_token(server.room.name, USER, "bench", frozenset(SCOPES), None)
                line.send(Address(server.http.port, secret))
                await until_stopped(line)

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    uvloop.run(serve())


# --- the peer ------------------------------------------------------------------------------------------------


class ChooseStatus(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same body as Readyroom's."""

    status: Annotated[str, Meta(min_length=1, max_length=64)]
    reason: Annotated[str, Meta(min_length=1, max_length=120)] | None = None
    note: Annotated[str, Meta(min_length=1, max_length=500)] | None = None


async def authenticated(request: Request[Any, Any, State]) -> str:
    """The user of a bearer token that may write."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    edge: Edge = request.app.state.edge
    token = await edge.keyring.token(secret.strip()) if scheme.lower() == "bearer" else None
    if token is None or "write" not in token.scopes:
        raise NotAuthorizedException
    return token.user


@put("/api/v1/agents/{agent:str}/status")
async def set_status(agent: FromPath[str], data: JSONBody[ChooseStatus], user: NamedDependency[str]) -> Done:
    """Says what Readyroom would say, without having done it."""
    assert agent
    assert data.status
    assert user
    return Done(1, (EventRef(1, "StatusChosen", datetime.now(UTC)),))


class Peer:
    """What the server serves: Litestar's application and nothing around it."""

    def __init__(self, edge: Edge, app: Litestar) -> None:
        self.edge = edge
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self._app(scope, receive, send)


def litestar(line: Connection) -> None:
    """A process: the same request parsed and authenticated by Litestar, and nothing more."""

    async def serve() -> None:
        house = await House.open(MemoryStore(), RealClock())
        edge = Edge(house, HttpOptions())
        secret, _ = await edge.keyring.make_token("main", USER, "bench", frozenset(SCOPES), None)
        app = Litestar(
            route_handlers=[set_status],
            dependencies={"user": Provide(authenticated)},
            state=State({"edge": edge}),
            openapi_config=None,
            logging_config=None,
        )
        server = HttpServer(Peer(edge, app), "127.0.0.1", 0)
        await server.start()
        line.send(Address(server.port, secret))
        await until_stopped(line)
        await server.stop()
        await house.stop()
        edge.close()

    uvloop.run(serve())


# --- the floor -----------------------------------------------------------------------------------------------


class Constant:
    """An ASGI application that answers each request with a constant, after a frame to each of its sockets.

    Sockets get what the request's body says in place of `HOLE` of a frame, all of them the same.
    """

    HOLE = "<note>"

    def __init__(self, frame: str) -> None:
        self.state = SimpleNamespace(
            edge=SimpleNamespace(begin_stop=lambda: None)
        )  # what `HttpServer` asks of it
        self._frame = frame
        self._sockets: dict[Send, None] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.WEBSOCKET:
            await self._listen(receive, send)
        elif scope["type"] == ScopeType.HTTP:
            await self._answer(receive, send)
        else:
            await self._live(receive, send)

    async def _listen(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept", "subprotocol": None, "headers": []})
        await send(self._saying("nothing"))
        self._sockets[send] = None
        while (await receive())["type"] != "websocket.disconnect":
            pass
        del self._sockets[send]

    async def _answer(self, receive: Receive, send: Send) -> None:
        message: Any = await receive()
        frame = self._saying(msgspec.json.decode(message["body"])["note"])
        for socket in tuple(self._sockets):
            await socket(frame)
        head: Any = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]}
        await send(head)
        await send({"type": "http.response.body", "body": b"{}", "more_body": False})

    def _saying(self, note: str) -> Any:
        return {"type": "websocket.send", "bytes": None, "text": self._frame.replace(self.HOLE, note)}

    async def _live(self, receive: Receive, send: Send) -> None:
        for part in ("startup", "shutdown"):
            await receive()
            done: Any = {"type": f"lifespan.{part}.complete"}
            await send(done)


def constant(line: Connection, frame: str) -> None:
    """A process: constant answers and frames."""

    async def serve() -> None:
        server = HttpServer(Constant(frame), "127.0.0.1", 0)  # type: ignore[arg-type]
        await server.start()
        line.send(Address(server.port, "none"))
        await until_stopped(line)
        await server.stop()

    uvloop.run(serve())
