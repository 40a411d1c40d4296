"""Routes that are answered straight: those that ask for nothing but names of the path, a body and their exchange.

Belongs here: which routes these are, and how one is answered. Litestar finds the arguments of any function, by means
so general that they cost more than a change of status itself; what these routes ask for is found in a few steps. Who
asks is found out before the body is read. All else (routing, errors, documentation) is Litestar's, as for the others.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

import msgspec
from litestar import Response
from litestar.connection import Request
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.handlers import HTTPRouteHandler
from litestar.handlers.base import BaseRouteHandler
from litestar.params import PathParameter
from litestar.types import HTTPRequestEvent, Receive, Scope, Send
from litestar.typing import FieldDefinition
from msgspec import Struct

from readyroom.edges.http.bodies import Shape
from readyroom.edges.http.exchange import header_of, provide_exchange
from readyroom.edges.http.operations import operation_of
from readyroom.edges.http.problems import Refused
from readyroom.edges.http.strict import check_media_type

BODY, EXCHANGE = "data", "exchange"
_JSON = (b"content-type", b"application/json")
_encode = msgspec.json.Encoder().encode


class Straight(Struct, frozen=True):
    """How a route is answered."""

    fn: Callable[..., Awaitable[Any]]
    status: int
    names: tuple[str, ...]
    """Those of its function's arguments that are names in the path."""
    shape: Shape | None
    """Of the body, if it takes one."""
    is_optional: bool
    """Whether the body may be left out."""
    max_body_bytes: int | None

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request. Raises what the route raises."""
        exchange = await provide_exchange(Request(scope, receive, send))
        path: dict[str, Any] = scope["path_params"]
        arguments = {name: path[name] for name in self.names}
        if self.shape is not None:
            body = exchange.sent = await self._body(scope, receive)
            if body:
                check_media_type(header_of(scope, b"content-type"))
                arguments[BODY] = self.shape.decode(body)
            elif not self.is_optional:
                raise Refused("malformed", "A JSON body is expected.")
        content = _encode(await self.fn(exchange=exchange, **arguments))
        headers = [_JSON, (b"content-length", b"%d" % len(content))]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": content, "more_body": False})

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        most = self.max_body_bytes
        announced = header_of(scope, b"content-length")
        if most is not None and announced.isdigit() and int(announced) > most:
            raise RequestEntityTooLarge
        body = bytearray()
        while True:
            message = cast("HTTPRequestEvent", await receive())
            body += message["body"]
            if most is not None and len(body) > most:
                raise RequestEntityTooLarge
            if not message.get("more_body", False):
                return bytes(body)


def straight(handler: BaseRouteHandler) -> Straight | None:
    """How a route is answered straight; None: by Litestar, since it asks for more, or answers more than JSON."""
    if (
        not isinstance(handler, HTTPRouteHandler)
        or operation_of(handler) is None
        or handler.has_sync_callable
    ):
        return None
    arguments = dict(handler.parsed_fn_signature.parameters)
    exchange, body = arguments.pop(EXCHANGE, None), arguments.pop(BODY, None)
    answer = handler.parsed_fn_signature.return_type
    if exchange is None or answer.is_subclass_of(Response) or answer.annotation in (None, type(None)):
        return None
    if not all(_is_name(each) for each in arguments.values()):
        return None
    return Straight(
        fn=handler.fn,
        status=handler.status_code,
        names=tuple(arguments),
        shape=None if body is None else Shape(body.raw),
        is_optional=body is not None and body.has_default,
        max_body_bytes=handler.resolve_request_max_body_size(),
    )


def _is_name(argument: FieldDefinition) -> bool:
    """Whether it stands in the path: the router has made the value already."""
    return isinstance(argument.kwarg_definition, PathParameter) and argument.annotation in (str, int)
