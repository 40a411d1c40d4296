"""What an operation is, beside the code that does it: for the documentation, the limits and the rights of tokens.

Belongs here: the record that each route carries in its `opt`, and the function that makes it. The body's and the
answer's types are not in it: they are read off the route's own signature.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from litestar.handlers import BaseRouteHandler
from litestar.params import QueryParameter
from msgspec import Struct

from readyroom.edges.http.rights import Scope

_KEY = "operation"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CHANGE_HEADER = "Readyroom-Change"
"""The number of the change of configuration that a command made: what is undone by it."""


class Operation(Struct, frozen=True, kw_only=True):
    """A documented operation."""

    summary: str
    tag: str
    command: bool = False
    """Whether it goes to the room as a command, and so takes an `Idempotency-Key`."""
    public: bool = False
    """Whether anybody may use it without signing in."""
    scope: Scope | None = None
    """The scope that a token needs; None: `read` for safe methods, `write` for others."""
    patch_of: type[Struct] | None = None
    """The body is a merge patch (RFC 7396) of this entity."""
    problems: tuple[str, ...] = ()
    """Codes that it refuses with, beyond those that every operation of its kind has."""
    body: Any = None
    """An example of the body."""
    answer: Any = None
    """An example of the answer."""
    media_type: str = "application/json"
    files: tuple[str, ...] = ()
    """The media types in which the answer may be asked for as a file, besides."""
    unlimited: bool = False
    """Whether the answer may take longer than the general limit."""

    def scope_for(self, method: str) -> Scope:
        """The scope that a token needs for it."""
        return self.scope or ("read" if method in SAFE_METHODS else "write")


def describe(summary: str, *, tag: str, **rest: Any) -> dict[str, Any]:
    """The `opt` of a route: `@get("/users", opt=describe("List the users", tag="users", …))`; see `Operation`."""
    return {_KEY: Operation(summary=summary, tag=tag, **rest)}


def operation_of(handler: BaseRouteHandler) -> Operation | None:
    """The operation of a route, if it is documented."""
    found = handler.opt.get(_KEY)
    return found if isinstance(found, Operation) else None


@cache
def query_names(handler: BaseRouteHandler) -> Mapping[str, str]:
    """What may stand in the query of a route's address: the parameter of its function → the name in the address."""
    found = {
        name: definition.kwarg_definition
        for name, definition in handler.parsed_fn_signature.parameters.items()
    }
    return {name: kwarg.name or name for name, kwarg in found.items() if isinstance(kwarg, QueryParameter)}
