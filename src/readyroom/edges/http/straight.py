"""Routes that are answered straight: those that ask for nothing but names of the path, a body and their exchange.

Belongs here: which routes these are, how one is found and answered. Litestar finds any route and any function's
arguments, by means so general that they cost more than a change of status itself; what these routes ask for is found
in a few steps. Who asks is found out before the body is read. Whatever is not found here, Litestar answers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, cast

import msgspec
from litestar import Response
from litestar.connection import Request
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.handlers import HTTPRouteHandler
from litestar.handlers.base import BaseRouteHandler
from litestar.params import PathParameter
from litestar.routes import BaseRoute, HTTPRoute
from litestar.types import HTTPRequestEvent, Receive, Scope, Send
from litestar.typing import FieldDefinition
from msgspec import Struct

from readyroom.edges.http.bodies import Shape
from readyroom.edges.http.exchange import header_of, provide_exchange
from readyroom.edges.http.operations import operation_of
from readyroom.edges.http.problems import Refused
from readyroom.edges.http.strict import check_media_type

BODY, EXCHANGE = "data", "exchange"
MAX_DIGITS = 16
"""Of a number in a path: more than 2^53 is none of ours."""
_JSON = (b"content-type", b"application/json")
_encode = msgspec.json.Encoder().encode


class Straight(Struct, frozen=True):
    """How a route is answered."""

    handler: HTTPRouteHandler
    template: str
    """Its path, with the names' names."""
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
                check_media_type(header_of(scope, b"content-type") or "")
                arguments[BODY] = self.shape.decode(body)
            elif not self.is_optional:
                raise Refused("malformed", "A JSON body is expected.")
        content = _encode(await self.fn(exchange=exchange, **arguments))
        headers = [_JSON, (b"content-length", b"%d" % len(content))]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": content, "more_body": False})

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        most = self.max_body_bytes
        announced = header_of(scope, b"content-length") or ""
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


Found = tuple[Straight, dict[str, Any]]
"""A route, and the names in the path by their names."""


class _Node:
    """What may follow on the beginning of a path."""

    __slots__ = ("by_word", "name", "routes")

    def __init__(self) -> None:
        self.by_word: dict[str, _Node] = {}
        self.name: tuple[str, bool, _Node] | None = None
        """A name: what it is called, whether it is a number, and what may follow."""
        self.routes: dict[str, Straight] = {}
        """By method, where a path may end here."""


class Table:
    """The routes that are answered straight, by their paths."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._root = _Node()
        for route in routes:
            if not isinstance(route, HTTPRoute):
                continue
            for handler in route.route_handlers:
                found = straight(handler, route.path_format)
                if found is not None:
                    node = self._node(route)
                    node.routes.update((str(method), found) for method in handler.http_methods)

    def _node(self, route: HTTPRoute) -> _Node:
        node = self._root
        for part in route.path_components:
            if isinstance(part, str):
                node = node.by_word.setdefault(part, _Node())
            else:
                if node.name is None:
                    node.name = (part.name, part.type is int, _Node())
                assert node.name[:2] == (part.name, part.type is int), route.path
                node = node.name[2]
        return node

    def find(self, method: str, path: str) -> Found | None:
        """The route of a request; None if it is none of these."""
        node, names = self._root, {}
        for part in path.split("/")[1:]:
            known = node.by_word.get(part)
            if known is not None:
                node = known
                continue
            if node.name is None or not part:
                return None
            name, is_number, node = node.name
            if is_number and not (part.isascii() and part.isdigit() and len(part) <= MAX_DIGITS):
                return None
            names[name] = int(part) if is_number else part
        route = node.routes.get(method)
        return None if route is None else (route, names)


def straight(handler: BaseRouteHandler, template: str) -> Straight | None:
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
        handler=handler,
        template=template,
        fn=handler.fn,
        status=handler.status_code,
        names=tuple(arguments),
        shape=None if body is None else Shape(body.raw),
        is_optional=body is not None and body.has_default,
        max_body_bytes=handler.resolve_request_max_body_size(),
    )


def _is_name(argument: FieldDefinition) -> bool:
    """Whether it stands in the path."""
    return isinstance(argument.kwarg_definition, PathParameter) and argument.annotation in (str, int)
