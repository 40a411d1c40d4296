"""Sentence templates: how a line of a scenario is taken apart.

Belongs here: the slots a template may have and what each one answers. `{agent}` is a slot, `[…]` an optional
part, `a|b` (between spaces or brackets) a choice of words. A table of templates is tried in order; the first
one that fits in full, names included, wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from readyroom.scenarios.names import Names, UnknownNameError
from readyroom.scenarios.times import CLOCK, DURATION, WHEN, milliseconds

Slots = dict[str, Any]
Handler = TypeVar("Handler")

_NAME = r"[^\s,:;\"()→>][^,:;\"()→]*?"
_SLOTS: dict[str, str] = {
    "call": r"[\w.+-]+",
    "case": r"[\w.+-]+",
    "record": r"[\w.+-]+",
    "number": r"\d+",
    "duration": DURATION,
    "time": CLOCK,
    "when": WHEN,
    "hhmm": r"\d{2}:\d{2}",
    "text": r'"[^"]*"',
    "why": r"[^()]+",
    "rest": r".+",
    "names": r"[^:;\"()→]+?",
    "word": r"[\w.+-]+",
}
KINDS = ("agent", "queue", "status", "unit", "group", "user", "device", "site", "campaign", "schedule")
"""Slots that hold the name of something that was declared."""


class SentenceError(Exception):
    """A line that no template fits; the message says why."""


def _regex(template: str) -> str:
    out = []
    for piece in re.findall(r"\{[^}]+\}|\[|\]|[^\[\]{}]+", template):
        if piece == "[":
            out.append("(?:")
        elif piece == "]":
            out.append(")?")
        elif piece.startswith("{"):
            name, _, kind = piece[1:-1].partition(":")
            out.append(f"(?P<{name}>{_SLOTS.get(kind or name, _NAME)})")
        else:
            out.append(re.sub(r"[\w|]*\|[\w|]*", _choice, re.escape(piece).replace(r"\|", "|")))
    return "".join(out)


def _choice(words: re.Match[str]) -> str:
    return f"(?:{words[0]})"


def split_names(text: str) -> list[str]:
    """`Ann, Bob and Cy` as three names."""
    return [name.strip() for name in re.split(r", | and ", text) if name.strip()]


@dataclass(frozen=True)
class Template(Generic[Handler]):
    """One form of a sentence, and what to do with it."""

    form: str
    handler: Handler

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(_regex(self.form))

    @cached_property
    def _kinds(self) -> dict[str, str]:
        pairs = (slot[1:-1].partition(":") for slot in re.findall(r"\{[^}]+\}", self.form))
        return {name: kind or name for name, _, kind in pairs}

    def raw(self, text: str) -> dict[str, str] | None:
        """The texts of the slots, or None if the sentence has another form."""
        found = self._compiled.fullmatch(text)
        return None if found is None else {k: v for k, v in found.groupdict().items() if v is not None}

    def slots(self, text: str, names: Names) -> Slots | None:
        """The values of the slots; raises UnknownNameError where the form fits and a name does not."""
        raw = self.raw(text)
        if raw is None:
            return None
        return {name: _value(self._kinds[name], value, names) for name, value in raw.items()}


def _value(kind: str, text: str, names: Names) -> Any:
    if kind in KINDS:
        return names.id(kind, text)
    if kind == "person":
        return names.actor(text)
    if kind == "number":
        return int(text)
    if kind == "duration":
        return milliseconds(text)
    if kind == "text":
        return text[1:-1]
    if kind == "names":
        return split_names(text)
    if kind == "task":
        ident = names.new_id("task", text)
        names.declare("task", ident, text)
        return ident
    return text


def find(table: Sequence[Template[Handler]], text: str, names: Names, what: str) -> tuple[Handler, Slots]:
    """The first template that fits; raises SentenceError, with the nearest misfit, if none does."""
    unknown: list[str] = []
    for template in table:
        try:
            slots = template.slots(text, names)
        except UnknownNameError as error:
            unknown.append(f"{error} (read as: {template.form})")
            continue
        if slots is not None:
            return template.handler, slots
    if unknown:
        raise SentenceError(f"{what} {text!r}: {unknown[-1]}")
    near = _nearest([template.form for template in table], text)
    raise SentenceError(f"{what} {text!r} fits no sentence; nearest: {near}")


def _nearest(forms: list[str], text: str) -> str:
    words = set(text.split())

    def likeness(form: str) -> float:
        own = set(re.sub(r"[\[\]]", "", form).split())
        return len(words & own) / (len(own) + 1)

    best = sorted(forms, key=likeness, reverse=True)[:3]
    return "; ".join(best)


Table = list[Template[Callable[..., Any]]]
