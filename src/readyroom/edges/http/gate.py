"""The gate before every route: how many requests at once, how long they may take, and the end of the day.

Belongs here: limits that hold whatever the route is, the counting of answers, and the headers of all answers.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from litestar.enums import ScopeType
from litestar.handlers.base import BaseRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

from readyroom.edges.http.edge import Edge
from readyroom.edges.http.limits import Limit
from readyroom.edges.http.operations import SAFE_METHODS, Operation, operation_of
from readyroom.edges.http.problems import Refused
from readyroom.edges.http.straight import Straight, straight


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
    """Before all else: adds security headers and those that an exchange asked for to each answer, and counts it.

    Sockets pass by: what they send has no headers.
    """

    def __init__(self, edge: Edge, app: ASGIApp) -> None:
        self._edge = edge
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._begin(message, scope)
            await send(message)

        await self._app(scope, receive, answer)

    def _begin(self, message: HTTPResponseStartEvent, scope: Scope) -> None:
        state = scope["state"]
        asked_for = state.get("headers", ())
        message["headers"] = _with_security([*message["headers"], *asked_for], scope["scheme"])
        began = state.get("began")
        if began is not None:
            method, route = str(scope.get("method")), scope["path_template"]
            self._edge.metrics.answered(method, route, message["status"], time.perf_counter() - began)


class Gate(ASGIMiddleware):
    """Limits requests; refuses commands while the server is about to stop."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._straight: dict[BaseRouteHandler, Straight | None] = {}

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        edge, handler = self._edge, scope["route_handler"]
        scope["state"]["began"] = time.perf_counter()
        operation, route = operation_of(handler), self._route(handler)
        unlimited = operation is not None and operation.unlimited
        limit = edge.under_way.begin(None if unlimited else edge.options.answer_time_s)
        arriving = _Arriving(receive, limit, edge.options.body_time_s)
        try:
            self._admit(str(scope.get("method", "")), operation)
            if route is None:
                await next_app(scope, arriving, send)
            else:
                await route.answer(scope, arriving, send)
        except asyncio.CancelledError:
            if not limit.is_to_blame():
                raise
            raise self._late(arriving) from None
        finally:
            edge.under_way.end(limit)

    def _route(self, handler: BaseRouteHandler) -> Straight | None:
        try:
            return self._straight[handler]
        except KeyError:
            found = self._straight[handler] = straight(handler)
            return found

    def _admit(self, method: str, operation: Operation | None) -> None:
        edge = self._edge
        if operation is None:
            return  # health, metrics, documentation: always answered
        if edge.stopping.is_set() and method not in SAFE_METHODS:
            raise Refused("stopping", headers={**self._retry, "Connection": "close"})
        if len(edge.under_way) > edge.options.max_requests:
            raise Refused("busy", headers=self._retry)

    def _late(self, arriving: _Arriving) -> Refused:
        options = self._edge.options
        if arriving.is_waiting:
            detail = f"The body did not arrive within {options.body_time_s:g} s."
            return Refused("request_timeout", detail, headers={"Connection": "close"})
        detail = f"No answer within {options.answer_time_s:g} s."
        detail += " The command may have been done: repeat it with its key."
        return Refused("unavailable", detail, headers=self._retry)

    @property
    def _retry(self) -> dict[str, str]:
        return {"Retry-After": str(self._edge.options.retry_after_s)}


class _Arriving:
    """`receive`, with a limit to the time in which the whole body must arrive."""

    __slots__ = ("_complete", "_for_s", "_limit", "_receive", "is_waiting")

    def __init__(self, receive: Receive, limit: Limit, for_s: float) -> None:
        self.is_waiting = False
        self._receive = receive
        self._limit = limit
        self._for_s = for_s
        self._complete = False

    async def __call__(self) -> Any:
        if self._complete:
            return await self._receive()
        limit = self._limit
        until_s, limit.until_s = limit.until_s, limit.began_s + self._for_s
        self.is_waiting = True
        message = await self._receive()
        self.is_waiting = False
        limit.until_s = until_s
        if message["type"] == "http.disconnect":
            raise Refused("request_timeout", "The connection was closed before the body had arrived.")
        self._complete = message["type"] == "http.request" and not message.get("more_body", False)
        return message


def _with_security(headers: list[tuple[bytes, bytes]], scheme: str) -> list[tuple[bytes, bytes]]:
    """With the headers that protect who reads it: a page needs more of them than data. A route's own stay."""
    names = dict(headers)
    needed = _OF_DATA if names.get(b"content-type", b"").startswith(b"application/") else _OF_PAGES
    headers += [header for header in needed if header[0] not in names]
    if scheme == "https":
        headers.append(_HTTPS_ONLY)
    return headers
