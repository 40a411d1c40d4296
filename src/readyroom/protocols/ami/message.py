"""One message of the manager interface: its headers in order, and its bytes.

Belongs here: what a message is, how its text is held, and how an action becomes bytes that are one message and no
more. Where one message ends and the next begins is the parser's.

**Text.** Bytes are read as UTF-8, since that is what phones, dialplans and FreePBX write; a byte that is none is kept
as a lone surrogate (`surrogateescape`) and goes out again as the same byte, so names with odd bytes still match and
are still commanded. Such text must not go into a log or to a browser as it is: `printable` makes it presentable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

ENCODING = "utf-8"
ODD_BYTES = "surrogateescape"
END = b"\r\n"

LINE_BYTES_AT_MOST = 1_024
"""Asterisk reads an action's lines into a buffer of this size, and throws a longer one away without a word."""
HEADERS_AT_MOST = 127
"""Asterisk keeps 128 headers of an action and drops the rest, without a word either."""
_BREAKS = re.compile(r"[\r\n\x00]")
_LONE = re.compile(r"[\ud800-\udfff]")


class AmiError(Exception):
    """All that this package raises."""


class UnsafeValueError(AmiError, ValueError):
    """What was to be sent would not arrive as the one header that it is."""


class Message:
    """Headers in the order in which they came; a name may come several times. Names are looked up in any case."""

    __slots__ = ("_first", "headers")

    def __init__(self, headers: Iterable[tuple[str, str]]) -> None:
        self.headers = tuple(headers)
        self._first: dict[str, str] | None = None

    def get(self, name: str, default: str = "") -> str:
        """The first value under this name; the default where there is none."""
        if self._first is None:
            # From the end, so that the first of several wins.
            self._first = {key.lower(): value for key, value in reversed(self.headers)}
        return self._first.get(name.lower(), default)

    def all(self, name: str) -> list[str]:
        """Every value under this name, in order."""
        wanted = name.lower()
        return [value for key, value in self.headers if key.lower() == wanted]

    def __contains__(self, name: str) -> bool:
        return any(key.lower() == name.lower() for key, _ in self.headers)

    @property
    def kind(self) -> str:
        """The name of the first header: `Event`, `Response`, … An event may hold a header `Response` as well."""
        return self.headers[0][0] if self.headers else ""

    @property
    def event(self) -> str:
        """The name of the event; empty for what is none."""
        return self.headers[0][1] if self.kind == "Event" else ""

    @property
    def response(self) -> str:
        """`Success`, `Error`, …; empty for what is no response."""
        return self.headers[0][1] if self.kind == "Response" else ""

    @property
    def action_id(self) -> str:
        """The action that it belongs to; empty: to none."""
        return self.get("ActionID")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and self.headers == other.headers

    def __hash__(self) -> int:
        return hash(self.headers)

    def __repr__(self) -> str:
        return f"Message({self.headers!r})"


def serialise(message: Message) -> bytes:
    """The bytes of an action. Raises UnsafeValueError rather than send what would be read as something else."""
    if not message.headers:
        raise UnsafeValueError("a message without headers is no message")
    if len(message.headers) > HEADERS_AT_MOST:
        raise UnsafeValueError(f"{len(message.headers)} headers; Asterisk reads {HEADERS_AT_MOST}")
    return b"".join([_line(name, value) for name, value in message.headers]) + END


def _line(name: str, value: str) -> bytes:
    if not name or ":" in name or name != name.strip() or _BREAKS.search(name):
        raise UnsafeValueError(f"{name!r} is no name of a header")
    if _BREAKS.search(value):
        raise UnsafeValueError(f"the value of {name} holds a line break or a zero byte: {value!r}")
    line = f"{name}: {value}".encode(ENCODING, ODD_BYTES) + END
    if len(line) > LINE_BYTES_AT_MOST:
        raise UnsafeValueError(f"{name} has {len(line)} bytes; Asterisk reads lines of {LINE_BYTES_AT_MOST}")
    return line


def action(name: str, headers: Mapping[str, str | Iterable[str]], action_id: str) -> Message:
    """An action; a header with several values is sent several times."""
    found = [("Action", name), ("ActionID", action_id)]
    for key, value in headers.items():
        found += [(key, one) for one in ((value,) if isinstance(value, str) else value)]
    return Message(found)


def printable(text: str) -> str:
    """The text with each odd byte as U+FFFD: for people, logs and JSON."""
    return _LONE.sub("�", text)
