"""The gate before every route: how many requests at once, how long they may take, and the end of the day.

Belongs here: limits that hold whatever the route is.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from readyroom.edges.http.edge import Edge
from readyroom.edges.http.limits import Limit
from readyroom.edges.http.operations import SAFE_METHODS, Operation, operation_of
from readyroom.edges.http.problems import Refused

NULL = b"%00"
"""In a body it is refused as well: not every database keeps it."""


class Gate(ASGIMiddleware):
    """Limits requests; refuses commands while the server is about to stop."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """What Litestar calls."""
        await let_in(scope, receive, send, next_app)


async def let_in(scope: Scope, receive: Receive, send: Send, route: ASGIApp) -> None:
    """Have a request answered by its route, within the limits. Raises `Refused`."""
    edge: Edge = scope["state"]["edge"]
    scope["state"]["began"] = time.perf_counter()
    operation = operation_of(scope["route_handler"])
    unlimited = operation is not None and operation.unlimited
    limit = edge.under_way.begin(None if unlimited else edge.options.answer_time_s)
    arriving = _Arriving(receive, limit, edge.options.body_time_s)
    try:
        _admit(edge, scope, operation)
        await route(scope, arriving, send)
    except asyncio.CancelledError:
        if not limit.is_to_blame():
            raise
        raise _late(edge, arriving) from None
    finally:
        edge.under_way.end(limit)


def _admit(edge: Edge, scope: Scope, operation: Operation | None) -> None:
    if operation is None:
        return  # health, metrics, documentation: always answered
    if NULL in scope["raw_path"]:
        raise Refused("unknown", "Nothing is named with a null character.")
    if NULL in scope["query_string"]:
        raise Refused("invalid", "The query holds a null character.")
    if edge.stopping.is_set() and scope.get("method") not in SAFE_METHODS:
        raise Refused("stopping", headers={**_retry(edge), "Connection": "close"})
    if len(edge.under_way) > edge.options.max_requests:
        raise Refused("busy", headers=_retry(edge))


def _late(edge: Edge, arriving: _Arriving) -> Refused:
    options = edge.options
    if arriving.is_waiting:
        detail = f"The body did not arrive within {options.body_time_s:g} s."
        return Refused("request_timeout", detail, headers={"Connection": "close"})
    detail = f"No answer within {options.answer_time_s:g} s."
    detail += " The command may have been done: repeat it with its key."
    return Refused("unavailable", detail, headers=_retry(edge))


def _retry(edge: Edge) -> dict[str, str]:
    return {"Retry-After": str(edge.options.retry_after_s)}


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
