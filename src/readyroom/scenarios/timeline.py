"""A run as people look at it: a timeline on the terminal, a transcript for a failed test, JSON for programs.

Belongs here: `timeline` (Rich), `transcript` (plain text), `as_json`, and `rewritten`, which puts what came into the
file in place of what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from readyroom.scenarios.runner import Played, Row
from readyroom.scenarios.times import CLOCK

INDENT = "  "
DEEPER = " " * 12
"""Where outputs and checks stand: below the sentence of their time."""
STYLES = {" ": "", "-": "red", "+": "yellow"}
QUOTES = '"“”'
WRONG = {"-": "✗ ", "+": "+ ", " ": ""}


def text_of(row: Row) -> str:
    """The row as a file has it."""
    if row.kind == "time":
        return f"{INDENT}{row.text}"
    if row.kind == "date":
        return f"{INDENT}Date {row.text}"
    arrow = "→ " if row.kind == "output" and not row.text.startswith("refused: ") else ""
    return f"{DEEPER}{arrow}{row.text}"


def transcript(played: Played) -> str:
    """The scenario with what was missing (-) and what came instead (+), and what else is wrong."""
    scenario = played.scenario
    lines = [f" Scenario {scenario.id}: {scenario.title}"]
    lines += [row.mark + text_of(row) for row in played.rows]
    lines += [f"! {wrong}" for wrong in played.wrong]
    return "\n".join(lines)


def timeline(played: Played) -> RenderableType:
    """The scenario as a panel: time, what was said, what came of it and what was checked."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for row in played.rows:
        style = STYLES[row.mark]
        if row.kind == "date":
            table.add_row("", "", Text(row.text, style="bold cyan"))
        elif row.kind == "time":
            clock, _, sentence = row.text.partition("  ")
            table.add_row(clock, "│", Text(sentence, style="bold" if row.mark == " " else style))
        elif row.kind == "output":
            table.add_row("", "├─", Text(WRONG[row.mark] + row.text, style=style or "default"))
        else:
            sign = "✓ " if row.mark == " " else WRONG[row.mark]
            table.add_row("", "│", Text(sign + row.text, style=style or "green"))
    scenario = played.scenario
    quotes = [Text(f"“{quote.strip(QUOTES)}”", style="italic dim") for quote in scenario.quotes]
    wrong = [Text(f"! {text}", style="red") for text in played.wrong]
    verdict, border = ("as expected", "green") if played.is_right else ("NOT as expected", "red")
    return Panel(
        Group(*quotes, table, *wrong),
        title=Text(f"{scenario.id}: {scenario.title}"),
        title_align="left",
        subtitle=verdict,
        border_style=border,
    )


def as_json(played: Iterable[Played]) -> list[dict[str, Any]]:
    """The runs as plain data: per scenario its steps, each with input, outputs and checks."""
    return [
        {
            "id": one.scenario.id,
            "title": one.scenario.title,
            "quotes": one.scenario.quotes,
            "zone": one.zone,
            "as_expected": one.is_right,
            "wrong": one.wrong,
            "steps": _steps(one.rows),
        }
        for one in played
    ]


def _steps(rows: list[Row]) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for row in rows:
        if row.kind == "time":
            clock, _, sentence = row.text.partition("  ")
            step = {"at_ms": row.at, "clock": clock, "input": sentence or None}
            steps.append(step | {"outputs": [], "checks": []})
        elif row.kind in ("output", "check") and steps:
            steps[-1][f"{row.kind}s"].append({"text": row.text, "mark": row.mark})
    return steps


def rewritten(text: str, played: Iterable[Played]) -> str:
    """The text of a file with what came in place of what was expected. Look at what it changed!"""
    lines = text.splitlines()
    after: dict[int, list[str]] = {}
    for one in played:
        times = {row.number: row for row in one.rows if row.kind == "time" and row.number}
        anchor = 0
        for row in one.rows:
            if row.mark == "+" and anchor:
                after.setdefault(anchor, []).append(text_of(row))
                continue
            anchor = row.number or anchor
            if row.mark == "-":
                _drop(lines, row.number, times.get(row.number))
    return "\n".join(_joined(_merged(lines, after))) + "\n"


_GONE = "\0"
_CONTINUES = ("… ", "... ")
_TIME_ALONE = re.compile(rf"\s*{CLOCK}")


def _drop(lines: list[str], number: int, time: Row | None) -> None:
    """Take a line out, with the lines that continue it; of a line with a time, the time stays."""
    lines[number - 1] = text_of(time) if time is not None else _GONE
    for at in range(number, len(lines)):
        if not lines[at].strip().startswith(_CONTINUES):
            break
        lines[at] = _GONE


def _merged(lines: list[str], after: dict[int, list[str]]) -> list[str]:
    merged: list[str] = []
    held: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip().startswith(_CONTINUES):
            merged += held
            held = []
        if line != _GONE:
            merged.append(line)
        held += after.get(number, [])
    return merged + held


def _joined(lines: list[str]) -> list[str]:
    """A time without a sentence has its first output on its own line."""
    joined: list[str] = []
    for line in lines:
        if joined and line.strip().startswith("→") and _TIME_ALONE.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1].rstrip().ljust(len(DEEPER))}{line.strip()}"
        else:
            joined.append(line)
    return joined
