"""Configuration in CSV: a row an entity, its fields in columns that the first row names.

Belongs here: reading such a file, however a spreadsheet wrote it. A cell that is empty says nothing; `-` says that
there is to be no value. The columns are the catalogue's fields; a field of a field has a dot (`no_answer.threshold`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, get_args

import msgspec.structs
from msgspec import UNSET, Struct

from readyroom.codec.check import CheckError, check, element_of, struct_of, unknown, unknown_among
from readyroom.codec.configuration import CONFIGS, KINDS, NOTHING, PLURALS, Patch, keys_of, twice
from readyroom.engine.catalogue import EntityKind

SEPARATORS = ",;\t"
LIST = re.compile(r"[\s,;|]+")
"""What stands between the items of a list in one cell."""
EXPECTED = {
    "int | null`, got": f"a whole number is expected, or {NOTHING} for none",
    "int`, got": "a whole number is expected",
    "bool`, got": "true or false is expected",
}
"""What msgspec expects → in a person's words."""
QUEUES = "queues"
"""A column of agents that is none of theirs: the queues that each is assigned to."""


def read_csv(name: str, data: bytes, kind: str | None = None) -> list[Patch]:
    """The patches of a CSV file; `kind` (a plural) says what its rows are. Raises CheckError with every mistake."""
    text = _text(name, data)
    rows = list(_rows(name, text))
    if not rows:
        raise CheckError([f"{name}: is empty: the first row names the columns, such as id;name"])
    (first, header), *body = rows
    titles = [title.strip() for title in header]
    rows_kind = _kind(name, titles, kind)
    columns = _columns(name, first, titles, rows_kind)
    found: list[Patch] = []
    wrong: list[str] = []
    for line, cells in body:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(titles):
            wrong.append(
                f"{name}:{line}: has {len(cells)} cells, and the first row names {len(titles)} columns"
            )
            continue
        patches, mistakes = _row(name, line, dict(zip(titles, cells, strict=True)), rows_kind, columns)
        found += patches
        wrong += mistakes
    wrong += twice(found)
    if wrong:
        raise CheckError(wrong)
    return found


def _text(name: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CheckError([f"{name}: is UTF-16: save it as CSV in UTF-8"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CheckError(
            [f"{name}:{line}: is not UTF-8 (byte {error.start}): save it as CSV in UTF-8"]
        ) from None


def _rows(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the line on which it begins: a cell in quotes may hold several."""
    head = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        what = "a quote is opened and never closed" if "unexpected end" in str(error) else str(error)
        raise CheckError([f"{name}:{line}: {what}"]) from None


def _kind(name: str, titles: list[str], kind: str | None) -> EntityKind:
    stem = PurePath(name).stem.lower()
    if kind is None and stem in KINDS and stem != "settings":
        kind = stem
    if kind is None:
        kind = next(
            (
                table
                for table, needed in (
                    ("memberships", {"queue", "agent"}),
                    ("agents", {"id", "name"}),
                    ("queues", {"id", "label"}),
                )
                if needed <= set(titles)
            ),
            None,
        )
    if kind is None:
        raise CheckError(
            [
                f"{name}:1: the columns do not say what the rows are: say it by --kind agents, queues or memberships"
            ]
        )
    if kind not in KINDS or kind == "settings":
        known = [table for table in KINDS if table != "settings"]
        raise CheckError([f'--kind: "{kind}" is {unknown_among(kind, known)}'])
    return KINDS[kind]


def _columns(name: str, line: int, titles: list[str], kind: EntityKind) -> dict[str, Any]:
    """The columns' types. Raises CheckError: one is not known, or stands twice, or one that names is missing."""
    known = dict(_leaves(CONFIGS[kind])) | ({QUEUES: tuple[str, ...]} if kind == "agent" else {})
    wrong = [
        f'{name}:{line}: column {at}: "{title}" is {unknown(title, list(known))}'
        if title
        else f"{name}:{line}: column {at} has no name"
        for at, title in enumerate(titles, 1)
        if title not in known
    ]
    wrong += [
        f'{name}:{line}: column {at}: "{title}" stands here twice'
        for at, title in enumerate(titles, 1)
        if title and title in titles[: at - 1]
    ]
    wrong += [
        f"{name}:{line}: the column {key} is missing: it names the {PLURALS[kind]}"
        for key in keys_of(kind)
        if key not in titles
    ]
    if wrong:
        raise CheckError(wrong)
    return known


def _leaves(config: type[Struct], before: str = "") -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(config):
        inner = struct_of(field.type)
        if inner is None:
            yield before + field.encode_name, field.type
        else:
            yield from _leaves(inner, f"{before}{field.encode_name}.")


def _row(
    name: str, line: int, cells: dict[str, str], kind: EntityKind, columns: dict[str, Any]
) -> tuple[list[Patch], list[str]]:
    fields: dict[str, Any] = {}
    queues: list[str] = []
    places: dict[str, str] = {}
    wrong = []
    for title, cell in cells.items():
        place = f"{name}:{line}, column {title}"
        if not cell.strip():
            if title in keys_of(kind):
                wrong.append(f"{place}: is empty")
            continue
        value, mistake = _value(cell.strip(), columns[title])
        if mistake:
            wrong.append(f"{place}: {mistake}")
        elif title == QUEUES and kind == "agent":
            queues = list(value)
        else:
            *tables, last = title.split(".")
            table = fields
            for step in tables:
                table = table.setdefault(step, {})
            table[last] = value
            places.setdefault(title.partition(".")[0], place)
    if wrong:
        return [], wrong
    here = f"{name}:{line}"
    found = [Patch(kind=kind, fields=fields, place=here, places=places)]
    for queue in queues:
        member = {"queue": queue, "agent": fields["id"]}
        found.append(Patch(kind="member", fields=member, place=f"{here}, column {QUEUES}", places={}))
    return found, []


def _value(cell: str, wanted: Any) -> tuple[Any, str]:
    """A cell as its column's type, or what is wrong with it."""
    element = element_of(wanted)
    if element is not None:
        items: Any = [] if cell == NOTHING else [item for item in LIST.split(cell) if item]
        value, mistakes = check(items, wanted)
    elif cell == NOTHING and type(None) in get_args(wanted):
        return None, ""
    else:
        value, mistakes = check(cell, wanted, strict=False)
    if mistakes or value is UNSET:
        what = next((words for kind, words in EXPECTED.items() if f"`{kind}" in mistakes[0].what), None)
        return None, f'"{cell}": {mistakes[0].what if what is None else what}'
    return (list(value) if element is not None else value), ""
