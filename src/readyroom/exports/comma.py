"""A table as CSV (RFC 4180), in UTF-8. Nothing else belongs here.

Instants are RFC 3339 in UTC; what is not there is an empty cell.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from readyroom.reports.tables import Table

MEDIA_TYPE = "text/csv"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With which a spreadsheet takes a cell for a formula (owasp.org/www-community/attacks/CSV_Injection)."""


def as_csv(table: Table) -> bytes:
    """The table with a line of names above it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    is_text = [column.kind == "text" for column in table.columns]
    for row in table.rows:
        writer.writerow([_cell(value, guard) for value, guard in zip(row, is_text, strict=True)])
    return text.getvalue().encode()


def _cell(value: Any, guard: bool) -> Any:
    if value is None:
        return ""
    if guard:
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value


def guarded(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
