"""Reports as files, each read back by a program that knows nothing of us."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from msgspec import Struct

from readyroom.exports.columns import as_parquet
from readyroom.exports.comma import as_csv
from readyroom.exports.workbook import SHEET_ROWS, as_xlsx
from readyroom.reports.attendance import AttendanceRow, attendance
from readyroom.reports.auto_logouts import AutoLogout
from readyroom.reports.missed_calls import MissedCall, MissedSums
from readyroom.reports.queues import QueueFigures
from readyroom.reports.tables import KEYS, Column, Table, tables
from tests.reports.centre import ByChance
from tests.reports.test_no_residue import agents_of, whole

AT = datetime(2026, 10, 25, 0, 30, 0, 250_000, tzinfo=UTC)
COLUMNS = (
    Column("name", "text"), Column("count", "integer"), Column("part", "real"), Column("open", "flag"),
    Column("at", "instant"), Column("day", "date"),
)  # fmt: skip
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x")')
ROWS: list[tuple[Any, ...]] = [
    ('Ann, "the" Archer\n', 2**53 + 1, 0.5, True, AT, date(2026, 10, 25)),
    (None, None, None, None, None, None),
    ("Élodie 👍", -3, -0.25, False, AT, date(1999, 1, 1)),
    *((formula, 0, 0.0, False, AT, date(2026, 1, 1)) for formula in FORMULAS),
]
TABLE = Table("all", COLUMNS, ROWS)
EMPTY = Table("nothing", COLUMNS, [])


def test_csv():
    names, first, nothing, third, *formulas = csv.reader(io.StringIO(as_csv(TABLE).decode(), newline=""))
    assert names == [column.name for column in COLUMNS]
    assert first == [
        'Ann, "the" Archer\n', str(2**53 + 1), "0.5", "true", "2026-10-25T00:30:00.250000Z", "2026-10-25",
    ]  # fmt: skip
    assert nothing == [""] * 6
    assert third[:3] == ["Élodie 👍", "-3", "-0.25"]
    assert [row[0] for row in formulas] == [f"'{formula}" for formula in FORMULAS]
    assert list(csv.reader(io.StringIO(as_csv(EMPTY).decode()))) == [names]


def test_workbook():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([TABLE, EMPTY], "Europe/Berlin")))
    assert book.sheetnames == ["all", "nothing"]
    names, first, nothing, third, *formulas = book["all"].iter_rows()
    assert [cell.value for cell in names] == [column.name for column in COLUMNS]
    # The second pass of half past two, as the clock on the wall said.
    assert [cell.value for cell in first[2:5]] == [0.5, True, datetime(2026, 10, 25, 2, 30, 0, 250_000)]  # noqa: DTZ001
    assert all(cell.value is None for cell in nothing)
    assert [cell.value for cell in third[:4]] == ["Élodie 👍", -3, -0.25, False]
    assert [row[0].value.replace("_x000D_", "\r") for row in formulas] == list(FORMULAS)
    assert {row[0].data_type for row in formulas} == {"s"}, "text, no formula"
    assert len(list(book["nothing"].iter_rows())) == 1


def test_parquet(tmp_path: Path):
    file = tmp_path / "all.parquet"
    file.write_bytes(as_parquet(TABLE))
    read = duckdb.connect()
    read.execute("SET TimeZone = 'UTC'")
    found = read.execute("SELECT * FROM read_parquet(?)", [str(file)])
    assert found.description is not None
    assert [each[0] for each in found.description] == [column.name for column in COLUMNS]
    assert found.fetchall() == ROWS
    file.write_bytes(as_parquet(EMPTY))
    assert read.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchall() == [(0,)]


@pytest.mark.parametrize(("rows", "sheets"), [(0, [0]), (9, [9]), (10, [9, 1]), (27, [9, 9, 9])])
def test_a_table_that_is_too_long_for_a_sheet_goes_on_in_the_next(rows: int, sheets: list[int]):
    table = Table("calls", COLUMNS[:2], [(f"c{number}", number) for number in range(rows)])
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([table], "UTC", sheet_rows=10)))
    assert book.sheetnames == ["calls", "calls (2)", "calls (3)"][: len(sheets)]
    read = [list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book]
    assert [len(each) for each in read] == sheets
    assert [row for each in read for row in each] == list(table.rows)


def test_names_of_sheets_are_short_and_their_own():
    long = "attendance_of_everybody_who_was_there"
    book = openpyxl.load_workbook(
        io.BytesIO(as_xlsx([Table(long, COLUMNS, []), Table(f"{long}_too", COLUMNS, [])], "UTC"))
    )
    assert book.sheetnames == [long[:31], f"{long[:27]} (2)"]


@pytest.mark.slow
def test_a_row_more_than_a_sheet_can_hold():
    table = Table("calls", COLUMNS[1:2], [(number,) for number in range(SHEET_ROWS)])
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([table], "UTC")), read_only=True)
    assert book.sheetnames == ["calls", "calls (2)"]
    last = list(book["calls (2)"].iter_rows(values_only=True))
    assert last == [("count",), (SHEET_ROWS - 1,)]


def test_what_a_row_has_many_of_is_a_table_that_names_the_row():
    centre = ByChance(seed=4, steps=60, longest_s=600)
    until = centre.now + 1
    rows = attendance(agents_of(centre), whole("Europe/Berlin", until, "day"), until, centre.events)
    made = {table.name: table for table in tables("attendance", AttendanceRow, rows)}
    assert list(made) == [
        "attendance", "attendance_shifts", "attendance_states", "attendance_activities", "attendance_tasks",
        "attendance_forced", "attendance_corrections",
    ]  # fmt: skip
    assert [column.name for column in made["attendance"].columns] == [
        "agent", "name", "period", "from", "to", "unit", "clock_ins", "clocked_ms", "total_ms", "task_ms",
        "forced_changes", "open",
    ]  # fmt: skip
    states = made["attendance_states"]
    assert [column.name for column in states.columns] == [
        "agent", "name", "period", "unit", "state", "reason", "automatic", "ms", "open", "corrected",
    ]  # fmt: skip
    assert sum(row[7] for row in states.rows) == sum(row.total_ms for row in rows)
    assert len(made["attendance_forced"].rows) == sum(len(row.forced) for row in rows) > 0
    assert tuple(column.name for column in made["attendance_forced"].columns[-2:]) == ("by_kind", "by_id")
    for table in made.values():
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert as_csv(table).count(b"\r\n") >= len(table.rows) + 1
        assert as_parquet(table)
    assert as_xlsx(made.values(), "Europe/Berlin")


@pytest.mark.parametrize("kind", KEYS, ids=lambda kind: kind.__name__)
def test_no_table_has_two_columns_of_one_name(kind: type[Struct]):
    for table in tables("t", kind, []):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), (table.name, names)


def test_when_they_were_withdrawn_and_when_a_call_was_missed():
    *_, misses = tables("logouts", AutoLogout, [])
    assert [column.name for column in misses.columns] == [
        "at", "agent", "name", "missed_at", "offer", "call", "queue",
    ]  # fmt: skip


def test_tables_of_the_other_reports():
    names = {
        kind: [table.name for table in tables("t", kind, [])]
        for kind in (MissedSums, MissedCall, AutoLogout, QueueFigures)
    }
    assert names == {
        MissedSums: ["t", "t_outcomes"],
        MissedCall: ["t"],
        AutoLogout: ["t", "t_judgement_misses"],
        QueueFigures: ["t"],
    }
    (figures,) = tables("t", QueueFigures, [])
    assert Column("service_level_ignored", "real") in figures.columns
