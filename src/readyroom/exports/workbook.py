"""Tables as an Excel workbook: a sheet each, or several where a table has more rows than a sheet can hold.

Belongs here: how values become cells. Instants are local times of the organisation, since a workbook knows no zones;
text is written as text, whatever it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from readyroom.reports.tables import Column, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_ROWS = 1_048_576
"""That a sheet can hold, with the line of names."""
NAME_LENGTH = 31
"""Of a sheet's name."""
TEXT_LENGTH = 32_767
"""Of a cell's text; Excel calls a file with more of it damaged."""
OPTIONS = {
    # Rows are written as they come: half a gigabyte less for a million of them.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def as_xlsx(tables: Iterable[Table], zone: str, sheet_rows: int = SHEET_ROWS) -> bytes:
    """A workbook. `sheet_rows`: after how many rows, with the line of names, a table goes on in another sheet."""
    made = io.BytesIO()
    tz, taken = ZoneInfo(zone), set[str]()
    with Workbook(made, OPTIONS) as book:
        formats = {
            "names": book.add_format({"bold": True}),
            "instant": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for table in tables:
            for number, begin in enumerate(range(0, max(1, len(table.rows)), sheet_rows - 1)):
                sheet = book.add_worksheet(_name(table.name, number, taken))
                _write(sheet, table, begin, begin + sheet_rows - 1, formats, tz)
    return made.getvalue()


def _name(table: str, number: int, taken: set[str]) -> str:
    """A name of at most 31 characters that no sheet has yet."""
    count = number + 1
    while True:
        suffix = "" if count == 1 else f" ({count})"
        name = table[: NAME_LENGTH - len(suffix)] + suffix
        if name not in taken:
            taken.add(name)
            return name
        count += 1


def _write(
    sheet: Worksheet, table: Table, begin: int, end: int, formats: dict[str, Format], tz: ZoneInfo
) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, formats["names"])
    for line, row in enumerate(table.rows[begin:end], 1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value is not None:
                _cell(sheet, line, place, column, value, formats, tz)


def _cell(
    sheet: Worksheet,
    line: int,
    place: int,
    column: Column,
    value: Any,
    formats: dict[str, Format],
    tz: ZoneInfo,
) -> None:
    if column.kind == "text":
        sheet.write_string(line, place, value[:TEXT_LENGTH])
    elif column.kind == "flag":
        sheet.write_boolean(line, place, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(line, place, value.astimezone(tz).replace(tzinfo=None), formats["instant"])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, value, formats["date"])
    else:
        sheet.write_number(line, place, value)
