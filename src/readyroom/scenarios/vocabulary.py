"""The vocabulary as Markdown tables, made from the tables that are in force.

Belongs here: what `docs/scenarios.md` shows between its headings; a test compares the two, so that the document
never says what the language does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from readyroom.scenarios import clauses
from readyroom.scenarios.agents import FACTS, OWN_WORDS
from readyroom.scenarios.checks import CHECKS
from readyroom.scenarios.clauses import Clause
from readyroom.scenarios.names import Names
from readyroom.scenarios.patterns import Template
from readyroom.scenarios.sentences_in import PEOPLE
from readyroom.scenarios.sentences_switch import SWITCH

CLAUSES: tuple[tuple[str, Sequence[Clause]], ...] = (
    ("queue NAME", clauses.QUEUE),
    ("agent NAME", clauses.AGENT),
    ("supervisor, unit manager, admin or user NAME", clauses.USER),
    ("member AGENT of QUEUE", clauses.MEMBER),
    ("status NAME", clauses.STATUS),
    ("phone, web phone or mobile NAME", clauses.DEVICE),
    ("campaign NAME", clauses.CAMPAIGN),
    ("schedule NAME", clauses.SCHEDULE),
    ("settings", clauses.SETTINGS),
)


class _AnyNames(Names):
    """Knows every name, so that a clause can be asked what it sets."""

    def id(self, kind: str, name: str) -> str:  # noqa: ARG002  # whatever it is
        """Every name is its own id."""
        return name


class _Slot(str):
    """A value that the sentence gives."""


_SECONDS = 4242
"""A length of time that the sentence gives; no clause has it of its own."""


class _Values(dict[str, Any]):
    """Every slot has a value: a word of its own, or one that its kind allows."""

    def __missing__(self, slot: str) -> Any:
        given = {"duration": _SECONDS * 1000, "names": [_Slot("…")], "rest": _Slot("mon")}
        return given.get(slot, _Slot("…"))


def table(*columns: str, rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def code(text: str) -> str:
    """As code, inside a table."""
    return f"`{text}`".replace("|", "\\|")


def _fields(clause: Clause) -> str:
    fields = clause.handler(_Values(), _AnyNames())
    return ", ".join(code(path + _said(value)) for path, value in fields.items())


def _said(value: object) -> str:
    """`= value` where the clause says it; nothing where the sentence gives it."""
    if value is None:
        return " = none"
    if isinstance(value, _Slot) or value == _SECONDS or callable(value) or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return "" if value else " = []"
    return f" = {str(value).lower() if isinstance(value, bool) else value}"


def _forms(templates: Sequence[Template[Any]], column: str) -> str:
    return table(column, rows=[[code(template.form)] for template in templates])


def tables() -> Iterator[tuple[str, str]]:
    """Title and table, in the order of the document."""
    for title, clause_table in CLAUSES:
        rows = [[code(clause.form), _fields(clause)] for clause in clause_table]
        yield f"`{title}: …`", table("clause", "sets", rows=rows)
        if title == "agent NAME":
            own = [[code(form)] for form in OWN_WORDS]
            rights = [[code(template.form)] for template in clauses.RIGHTS]
            yield "An agent's phones, queues, rights and licences", table("clause", rows=[*own, *rights])
            yield "How an agent begins (in the set-up only)", _forms(FACTS, "clause")
    yield "What people do", _forms(PEOPLE, "sentence")
    yield "What a switch reports", _forms(SWITCH, "sentence")
    yield "Checks", _forms(CHECKS, "check")


def markdown() -> str:
    """All tables, each under its title."""
    return "\n\n".join(f"### {title}\n\n{content}" for title, content in tables())
