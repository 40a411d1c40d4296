"""TOML with places: what `tomllib` reads, and on which line each key stands.

Belongs here: the search for lines. `tomllib` is the parser and says what is valid; the scanner below only
ever sees text that it accepted.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from msgspec import Struct

Keys = tuple[str | int, ...]
"""Where a value stands: keys, and positions in arrays."""

_KEY = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.|=|\])""")
_STRINGS = ('"""', "'''", '"', "'")


class Document(Struct, frozen=True):
    """A TOML file: its data, and the line (from 1) of every table and key outside inline tables."""

    name: str
    data: dict[str, Any]
    lines: dict[Keys, int]

    def line(self, path: Keys) -> int:
        """The line of the innermost key on the way to `path` that has a line of its own; 0 if none has."""
        lengths = range(len(path), 0, -1)
        return next((line for length in lengths if (line := self.lines.get(path[:length]))), 0)

    def place(self, path: Keys) -> str:
        """`file:line`, or the file alone where no line can be told."""
        line = self.line(path)
        return f"{self.name}:{line}" if line else self.name


class MalformedError(ValueError):
    """The text is not TOML; the message says where and why."""


def parse(name: str, text: str) -> Document:
    """Read TOML. Raises MalformedError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        what = str(error).rpartition(" (at ")[0] or str(error)
        raise MalformedError(f"{name}:{found[1]}: {what}" if found else f"{name}: {error}") from None
    return Document(name, data, _Lines(text).found)


class _Lines:
    """Walks through valid TOML, statement by statement."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.found: dict[Keys, int] = {}
        self.counts: dict[Keys, int] = {}
        """How many elements each array of tables has so far."""
        table: Keys = ()
        at, line = 0, 1
        while at < len(self.text):
            start = at
            at = self._blank(at)
            line += self.text.count("\n", start, at)
            if at >= len(self.text):
                break
            if self.text[at] == "[":
                table, end = self._header(at, line)
            else:
                keys, value = self._keys(at)
                self._note((*table, *keys), line)
                end = self._after_value(value)
            line += self.text.count("\n", at, end)
            at = end

    def _blank(self, at: int) -> int:
        """The next statement: past white space, line ends and comments."""
        found = re.compile(r"(?:\s|#[^\n]*)*").match(self.text, at)
        return found.end() if found else at

    def _keys(self, at: int) -> tuple[list[str], int]:
        """A dotted key from `at`, and the position after the `=` or `]` that ends it."""
        keys = []
        while found := _KEY.match(self.text, at):
            keys.append(next(name for name in found.groups()[:3] if name is not None))
            at = found.end()
            if found[4] != ".":
                break
        return keys, at

    def _header(self, at: int, line: int) -> tuple[Keys, int]:
        is_array = self.text.startswith("[[", at)
        keys, end = self._keys(at + (2 if is_array else 1))
        table: Keys = ()
        for key in keys[:-1]:
            table = self._last((*table, key))
        table = (*table, keys[-1])
        if is_array:
            self.counts[table] = self.counts.get(table, 0) + 1
            self.found.setdefault(table, line)
            table = (*table, self.counts[table] - 1)
        self._note(table, line)
        return table, end + is_array

    def _last(self, table: Keys) -> Keys:
        """Within an array of tables, a header speaks of its last element."""
        return (*table, self.counts[table] - 1) if table in self.counts else table

    def _note(self, path: Keys, line: int) -> None:
        for length in range(1, len(path) + 1):
            self.found.setdefault(path[:length], line)

    def _after_value(self, at: int) -> int:
        """The position after a value: a string, an array or inline table, or a word."""
        depth = 0
        while at < len(self.text):
            here = self.text[at]
            if quote := next((q for q in _STRINGS if self.text.startswith(q, at)), None):
                at = self._after_string(at + len(quote), quote)
                continue
            if here == "#":
                at = (self.text.find("\n", at) + len(self.text) + 1) % (len(self.text) + 1)
                continue
            if here == "\n" and depth == 0:
                return at
            depth += (here in "[{") - (here in "]}")
            at += 1
        return at

    def _after_string(self, at: int, quote: str) -> int:
        while not self.text.startswith(quote, at):
            at += 2 if self.text[at] == "\\" and quote[0] == '"' else 1
        at += len(quote)
        # A multi-line string may end in up to two quotes of its own.
        while len(quote) == 3 and at < len(self.text) and self.text[at] == quote[0]:
            at += 1
        return at
