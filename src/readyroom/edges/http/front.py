"""Before all else: finds the routes that are answered straight, hands the rest to Litestar, and finishes all answers.

Belongs here: the ASGI application of one house, around Litestar's routes, which are those of any house.
"""

from __future__ import annotations

import time

from litestar import Litestar
from litestar.connection import Request
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.types import (
    HTTPResponseStartEvent,
    HTTPScope,
    LifeSpanReceive,
    LifeSpanScope,
    LifeSpanSend,
    Message,
    Receive,
    Scope,
    Send,
)

from readyroom.edges.http import failures
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.gate import let_in
from readyroom.edges.http.headers import with_security
from readyroom.edges.http.straight import Found, Table


class Front:
    """Each request comes here first. Sockets pass by: what they send has no headers.

    A socket's own `send` stays in its state: who sends a thousand frames does not want to send each through Litestar.
    """

    def __init__(self, edge: Edge, routing: Litestar, table: Table) -> None:
        self.edge = edge
        self.routing = routing
        self._table = table

    async def __call__(
        self,
        scope: Scope | LifeSpanScope,
        receive: Receive | LifeSpanReceive,
        send: Send | LifeSpanSend,
    ) -> None:
        """As ASGI has it."""
        if scope["type"] == "lifespan":
            await self._last(receive, send)  # type: ignore[arg-type]
        else:
            await self._answer(scope, receive, send)  # type: ignore[arg-type]

    async def _last(self, receive: LifeSpanReceive, send: LifeSpanSend) -> None:
        """From the server's start to its end."""
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.edge.begin_stop()
        self.edge.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = scope["litestar_app"] = self.routing
        scope["state"]["edge"] = self.edge
        if scope["type"] != ScopeType.HTTP:
            scope["state"]["send"] = send
            await self.routing.asgi_handler(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._begin(message, scope)
            await send(message)

        found = self._table.find(scope["method"], scope["path"])
        if found is None:
            await self.routing.asgi_handler(scope, receive, answer)
        else:
            await self._straight(found, scope, receive, answer)

    async def _straight(self, found: Found, scope: HTTPScope, receive: Receive, send: Send) -> None:
        route, scope["path_params"] = found
        scope["route_handler"], scope["path_template"] = route.handler, route.template
        try:
            await let_in(scope, receive, send, route.answer)
        except Exception as error:
            if "is_begun" in scope["state"]:
                raise
            request: Request[object, object, State] = Request(scope, receive, send)
            response = failures.answer_to(request, error).to_asgi_response(app=None, request=request)
            await response(scope, receive, send)

    def _begin(self, message: HTTPResponseStartEvent, scope: HTTPScope) -> None:
        state = scope["state"]
        state["is_begun"] = True
        asked_for = state.get("headers", ())
        message["headers"] = with_security([*message["headers"], *asked_for], scope["scheme"])
        began = state.get("began")
        if began is not None:
            route, seconds = scope["path_template"], time.perf_counter() - began
            self.edge.metrics.answered(scope["method"], route, message["status"], seconds)
