"""Pages: long lists in parts, each with a cursor to the next.

Belongs here: the cursor (opaque to clients, good for as long as the list exists), the limits, and the `Link`
header. A cursor names the last item that was given, not a number of items: what comes or goes meanwhile makes no
item appear twice or be left out.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Generic, TypeVar
from urllib.parse import quote

import msgspec
from litestar.params import QueryParameter
from msgspec import Struct

from readyroom.edges.http.problems import FieldError, invalid

DEFAULT_LIMIT = 100
MAX_LIMIT = 1000
"""Items of one page: at about 1 KB an item, a megabyte."""
MAX_CURSOR = 400
"""Characters; the longest key that a cursor holds has 64, or 129 for a pair."""

Limit = Annotated[
    int, QueryParameter(ge=1, le=MAX_LIMIT, description=f"Items of a page, {DEFAULT_LIMIT} unless told")
]
Cursor = Annotated[
    str | None,
    QueryParameter(max_length=MAX_CURSOR, description="`next` of the page before; none: the first page"),
]

T = TypeVar("T")
K = TypeVar("K", int, str)


class Page(Struct, Generic[T], frozen=True):
    """A part of a list. `next` is the cursor of the following part; null at the end."""

    items: list[T]
    next: str | None = None


def to_cursor(key: int | str) -> str:
    """A cursor that says: after the item with this key."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def from_cursor(cursor: str | None, kind: type[K]) -> K | None:
    """The key in a cursor. Raises `Refused` (422) for what is no cursor of such a list."""
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        key = msgspec.json.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=kind)
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        key = None
    if key is None or (kind is int and not 0 <= int(key) < 2**63):
        error = FieldError("invalid", "this is no cursor of this list", parameter="cursor")
        raise invalid([error]) from None
    return key


def place_of(cursor: str | None) -> tuple[int, str] | None:
    """A place in a list that is ordered by instants, then keys; its cursor says `INSTANT/KEY`."""
    text = from_cursor(cursor, str)
    if text is None:
        return None
    at, _, key = text.partition("/")
    if not at.isascii() or not at.isdigit() or len(at) > 18:
        raise invalid([FieldError("invalid", "this is no cursor of this list", parameter="cursor")])
    return int(at), key


def page_of(
    items: Iterable[T], limit: int, cursor: str | None, key: Callable[[T], str], *, in_order: bool = False
) -> Page[T]:
    """The part of a list after the cursor, by its key in rising order."""
    after = from_cursor(cursor, str)
    ordered = items if in_order else sorted(items, key=key)
    rest = [item for item in ordered if after is None or key(item) > after]
    return page(rest[:limit], len(rest) > limit, key)


def page(items: Sequence[T], more: bool, key: Callable[[T], int | str]) -> Page[T]:
    """A page of what was read already; `more` says whether anything follows."""
    return Page(list(items), to_cursor(key(items[-1])) if more and items else None)


def link_next(path: str, query: Sequence[tuple[str, str]], cursor: str) -> str:
    """The `Link` header to the next page: the same request with another cursor."""
    kept = [(name, value) for name, value in query if name != "cursor"]
    text = "&".join(
        f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in [*kept, ("cursor", cursor)]
    )
    return f'<{path}?{text}>; rel="next"'
