"""The gate before every route: how many requests at once, how long they may take, and the end of the day.

Belongs here: limits that hold whatever the route is, the counting of answers, and the headers of all answers.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from readyroom.edges.http.edge import Edge
from readyroom.edges.http.operations import SAFE_METHODS, Operation, operation_of
from readyroom.edges.http.problems import Refused


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


_HEADERS = tuple(
    (name.encode(), value.encode())
    for name, value in (
        ("content-security-policy", security_policy()),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)"),
    )
)
_NO_STORE = (b"cache-control", b"no-store")
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")


async def add_headers(message: Message, scope: Scope) -> None:
    """Security headers, and those that the request's exchange asked for. Runs before every answer is sent."""
    if message["type"] != "http.response.start":
        return
    headers: list[tuple[bytes, bytes]] = list(message.get("headers", []))
    names = {name for name, _ in headers}
    headers.extend(header for header in _HEADERS if header[0] not in names)
    if b"cache-control" not in names:
        headers.append(_NO_STORE)
    if scope.get("scheme") == "https":
        headers.append(_HTTPS_ONLY)
    headers.extend(scope.get("state", {}).get("headers", ()))
    message["headers"] = headers


class Gate(ASGIMiddleware):
    """Limits and counts requests; refuses commands while the server is about to stop."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        edge, method = self._edge, str(scope.get("method", ""))
        began, status = time.perf_counter(), 500

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        edge.under_way += 1
        edge.metrics.under_way(edge.under_way)
        try:
            operation = operation_of(scope["route_handler"])
            self._admit(method, operation)
            await self._within_time(operation, scope, _Arriving(edge, receive), watched_send, next_app)
        except Refused as refused:
            status = refused.problem.status
            raise
        finally:
            edge.under_way -= 1
            edge.metrics.under_way(edge.under_way)
            route = str(scope.get("path_template", ""))
            edge.metrics.answered(method, route, status, time.perf_counter() - began)

    def _admit(self, method: str, operation: Operation | None) -> None:
        edge = self._edge
        headers = {"Retry-After": str(edge.options.retry_after_s)}
        if operation is None:
            return  # health, metrics, documentation: always answered
        if edge.stopping.is_set() and method not in SAFE_METHODS:
            raise Refused("stopping", headers={**headers, "Connection": "close"})
        if edge.under_way > edge.options.max_requests:
            raise Refused("busy", headers=headers)

    async def _within_time(
        self, operation: Operation | None, scope: Scope, receive: _Arriving, send: Send, next_app: ASGIApp
    ) -> None:
        limit_s = None if operation is not None and operation.unlimited else self._edge.options.answer_time_s
        limit = asyncio.timeout(limit_s)
        try:
            async with limit:
                await next_app(scope, receive, send)
        except TimeoutError:
            if not limit.expired():
                raise
            detail = (
                f"No answer within {limit_s:g} s. The command may have been done: repeat it with its key."
            )
            headers = {"Retry-After": str(self._edge.options.retry_after_s)}
            raise Refused("unavailable", detail, headers=headers) from None


class _Arriving:
    """`receive`, with a limit to the time in which the whole body must arrive."""

    def __init__(self, edge: Edge, receive: Receive) -> None:
        self._receive = receive
        self._limit_s = edge.options.body_time_s
        self._deadline = asyncio.get_running_loop().time() + self._limit_s
        self._complete = False

    async def __call__(self) -> Any:
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            detail = f"The body did not arrive within {self._limit_s:g} s."
            raise Refused("request_timeout", detail, headers={"Connection": "close"}) from None
        if message["type"] == "http.disconnect":
            raise Refused("request_timeout", "The connection was closed before the body had arrived.")
        self._complete = message["type"] == "http.request" and not message.get("more_body", False)
        return message
