"""Before all else: finds the routes that are answered straight, hands the rest to Litestar, and finishes all answers.

Belongs here: the ASGI application around Litestar's own, and the headers that protect who reads an answer.
"""

from __future__ import annotations

import time

from litestar import Litestar
from litestar.connection import Request
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.types import HTTPResponseStartEvent, HTTPScope, Message, Receive, Scope, Send

from readyroom.edges.http import failures
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.gate import Gate
from readyroom.edges.http.straight import Found, Table


def security_policy(style_nonce: str | None = None) -> str:
    """The `Content-Security-Policy`: nothing from another host, nothing inline, in nobody's frame.

    The one exception is for styles that a page's own script inserts, if they carry the nonce of that answer.
    """
    style_src = "style-src 'self'" + (f" 'nonce-{style_nonce}'" if style_nonce else "")
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            style_src,
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _encoded(headers: dict[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name.encode(), value.encode()) for name, value in headers.items())


_OF_ALL = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_OF_DATA = _encoded({"content-security-policy": "default-src 'none'; frame-ancestors 'none'", **_OF_ALL})
_OF_PAGES = _encoded(
    {
        "content-security-policy": security_policy(),
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)",
        **_OF_ALL,
    }
)
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")


class Front:
    """Each request comes here first. Sockets pass by: what they send has no headers.

    A socket's own `send` stays in its state: who sends a thousand frames does not want to send each through Litestar.
    """

    def __init__(self, edge: Edge, gate: Gate, app: Litestar) -> None:
        self._edge = edge
        self._gate = gate
        self._app = app.asgi_handler
        self._table = Table(app.routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            scope["state"]["send"] = send
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._begin(message, scope)
            await send(message)

        found = self._table.find(scope["method"], scope["path"])
        if found is None:
            await self._app(scope, receive, answer)
        else:
            await self._straight(found, scope, receive, answer)

    async def _straight(self, found: Found, scope: HTTPScope, receive: Receive, send: Send) -> None:
        route, scope["path_params"] = found
        scope["route_handler"], scope["path_template"] = route.handler, route.template
        try:
            await self._gate.let_in(scope, receive, send, route.answer)
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
        message["headers"] = _with_security([*message["headers"], *asked_for], scope["scheme"])
        began = state.get("began")
        if began is not None:
            route, seconds = scope["path_template"], time.perf_counter() - began
            self._edge.metrics.answered(scope["method"], route, message["status"], seconds)


def _with_security(headers: list[tuple[bytes, bytes]], scheme: str) -> list[tuple[bytes, bytes]]:
    """With the headers that protect who reads it: a page needs more of them than data. A route's own stay."""
    names = dict(headers)
    needed = _OF_DATA if names.get(b"content-type", b"").startswith(b"application/") else _OF_PAGES
    headers += [header for header in needed if header[0] not in names]
    if scheme == "https":
        headers.append(_HTTPS_ONLY)
    return headers
