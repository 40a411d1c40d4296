"""The board at a terminal: queues, agents and the last automatic withdrawals, in one calm table.

Belongs here: laying a snapshot of the board out. Rows keep their places; only what has changed looks different. Where
there are more than the terminal has lines for, those come first that somebody should look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from readyroom.commands import words
from readyroom.commands.output import duration, moment

Row = dict[str, Any]

MARKS = {
    "ready": ("✓", "green"),
    "busy": ("•", "default"),
    "withdrawn": ("✗", "yellow"),
    "absent": ("–", "dim"),
}
"""How an agent stands in a queue; the mark says it without the colour too."""
LEGEND = "✓ may be rung   • at work   ✗ withdrawn   – absent   2 of 3 calls missed   ≠ the switch has something else"
WITHDRAWALS = 3
"""The newest, shown below."""
AROUND = 9
"""Lines that are neither of queues, agents, withdrawals nor the foot: titles, gaps, the legend."""
NARROW = 96
"""With fewer columns the gaps between them are smaller, and phones are left out."""
AT_LEAST = 3
"""Lines of queues, and of agents, however low the terminal is."""
TITLE = "bold"
ALARM = "bold reverse red"


def board(
    snapshot: Row,
    *,
    title: str,
    zone: tzinfo,
    foot: Sequence[str] = (),
    width: int = 100,
    height: int | None = None,
    alarm: str = "",
) -> RenderableType:
    """A snapshot of the board, for so many columns and lines at most. `alarm`: why it is not to be believed."""
    at = datetime.fromisoformat(snapshot["at"])
    last = sorted(snapshot["withdrawals"], key=lambda row: int(row["id"]), reverse=True)[:WITHDRAWALS]
    queues, agents = snapshot["queues"], snapshot["agents"]
    if height is not None:
        room = height - AROUND - len(foot) - max(1, len(last))
        queues = _fitting(queues, max(room // 2, room - len(agents)), _queue_urgency)
        agents = _fitting(agents, room - len(queues) - (len(queues) < len(snapshot["queues"])), _urgency)
    names = {row["id"]: row["name"] for row in snapshot["agents"]}
    parts: list[RenderableType] = [
        _head(title, at.astimezone(zone)),
        Text(alarm, style=ALARM if alarm else "", no_wrap=True, overflow="ellipsis"),
        _queues(queues, at, width, len(snapshot["queues"]) - len(queues)),
        Text(),
        _agents(agents, at, width, len(snapshot["agents"]) - len(agents)),
        Text(LEGEND, style="dim", no_wrap=True, overflow="ellipsis"),
        Text(),
        Text("Automatic withdrawals", style=TITLE),
        *(_withdrawal(row, names, zone, at) for row in last),
    ]
    if not last:
        parts.append(Text("None yet.", style="dim"))
    if foot:
        parts += [Text(), *(Text(one, style="dim", no_wrap=True, overflow="ellipsis") for one in foot)]
    return Group(*parts)


def _fitting(rows: list[Row], lines: int, urgency: Callable[[Row], tuple[Any, ...]]) -> list[Row]:
    """All rows as they are, or as many of the most urgent as leave a line to say how many more there are."""
    lines = max(lines, AT_LEAST + 1)
    return rows if len(rows) <= lines else sorted(rows, key=urgency)[: lines - 1]


def _urgency(row: Row) -> tuple[Any, ...]:
    """First whom a supervisor should look at, last who is not there; among equals, who has been so for longest."""
    queues = row["queues"]
    codes = {code for each in queues for code in each["blockers"]}
    signs = (
        any(each["drift"] for each in queues),
        row["warned_until"] is not None,
        "hold_misses" in codes,
        any(
            each["misses"] and each["threshold"] is not None and each["passed_by"] is None for each in queues
        ),
        row["activity"] == "ringing",
        row["activity"] != "idle",
        any(each["offerable"] for each in queues),
        any(each["category"] == "withdrawn" for each in queues),
    )
    rank = next((place for place, is_so in enumerate(signs) if is_so), len(signs))
    return rank, row["since"], row["id"]


def _queue_urgency(row: Row) -> tuple[Any, ...]:
    """First where callers have waited for longest, then where nobody is ready."""
    return row["oldest_since"] is None, row["oldest_since"] or "", row["ready"] > 0, row["id"]


def _head(title: str, at: datetime) -> RenderableType:
    line = Table.grid(expand=True)
    line.add_column(no_wrap=True)
    line.add_column(justify="right", no_wrap=True)
    line.add_row(Text(title, style=TITLE), Text(f"{at:%a %d %b  %H:%M:%S}"))
    return line


def _table(gap: int = 2) -> Table:
    return Table(box=None, pad_edge=False, expand=True, header_style="dim", padding=(0, gap, 0, 0))


def _queues(rows: list[Row], at: datetime, width: int, hidden: int) -> Table:
    table = _table(gap=1 if width < NARROW else 2)
    table.add_column("Queue", no_wrap=True, ratio=1)
    for title in (
        "Waiting",
        "Longest",
        "Ready",
        "At work",
        "Withdrawn",
        "Absent",
        "Answered",
        "In time",
        "Lost",
    ):
        table.add_column(title, justify="right", no_wrap=True, min_width=len(title))
    for row in rows:
        today = row["today"]
        answered = today["answered"]
        table.add_row(
            Text(row["label"]),
            Text(str(row["waiting"]), style="bold" if row["waiting"] else "dim"),
            _since(row["oldest_since"], at),
            Text(str(row["ready"]), style="green" if row["ready"] else "yellow"),
            *(str(row[name]) for name in ("on_call", "withdrawn", "absent")),
            str(answered),
            f"{100 * today['within'] // answered}%" if answered else "–",
            str(today["abandoned"] + today["left"]),
        )
    return _and_more(table, hidden)


def _agents(rows: list[Row], at: datetime, width: int, hidden: int) -> Table:
    has_phones = width >= NARROW
    table = _table()
    table.add_column("Agent", no_wrap=True, width=16)
    table.add_column("Shown", no_wrap=True, width=24, overflow="ellipsis")
    table.add_column("Since", justify="right", no_wrap=True, width=7)
    table.add_column("Doing", no_wrap=True, width=10)
    if has_phones:
        table.add_column("Phone", no_wrap=True, width=9, overflow="ellipsis")
    table.add_column("Queues", no_wrap=True, ratio=1, overflow="ellipsis")
    for row in rows:
        table.add_row(
            Text(row["name"]),
            Text.assemble(("● ", str(row["colour"])), words.shown(row)),
            _since(row["since"], at),
            Text(words.doing(row)),
            *([_phone(row["devices"])] if has_phones else []),
            _standings(row["queues"]),
        )
    return _and_more(table, hidden)


def _and_more(table: Table, hidden: int) -> Table:
    if hidden:
        table.add_row(Text(f"… and {hidden:,} more", style="dim"))
    return table


def _phone(devices: list[Row]) -> Text:
    """The phones that are registered; that there is one, and none is, is worth a look."""
    kinds = dict.fromkeys(device["kind"] for device in devices if device["registered"])
    if kinds:
        return Text(", ".join(kinds))
    return Text("lost", style="yellow") if devices else Text("–", style="dim")


def _standings(queues: list[Row]) -> Text:
    line = Text()
    for each in queues:
        mark, style = MARKS[each["category"]]
        line.append(f"{mark} {each['queue']}", style=style)
        if each["misses"] and each["threshold"] is not None and each["passed_by"] is None:
            line.append(f" {each['misses']} of {each['threshold']}", style="yellow")
        if each["drift"]:
            line.append(f" ≠ {each['drift']['observed']}", style="red")
        line.append("   ")
    line.rstrip()
    return line


def _withdrawal(row: Row, names: dict[str, str], zone: tzinfo, at: datetime) -> Text:
    judgement = row["judgement"]
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append(f"{moment(row['at'], zone, at)}  ", style="dim")
    line.append(f"{names.get(row['agent'], row['agent'])}: ")
    line.append(row["queue"] or "all queues")
    if judgement is not None:
        kind = "out of reach for" if judgement["kind"] == "unreachable" else "missed"
        line.append(f", {kind} {judgement['count']} of {judgement['threshold']}")
    if row["ended_at"] is not None:
        line.append(f"; over at {moment(row['ended_at'], zone, at)}", style="dim")
    return line


def _since(instant: str | None, at: datetime) -> Text:
    if instant is None:
        return Text("–", style="dim")
    return Text(duration((at - datetime.fromisoformat(instant)).total_seconds()))


# --- where there is no terminal --------------------------------------------------------------------------


def summary(snapshot: Row) -> Row:
    """A board in a few numbers."""
    counted = {"ready": 0, "busy": 0, "withdrawn": 0, "absent": 0}
    order = list(counted)
    for row in snapshot["agents"]:
        # An agent is as available as in the queue where they are most so.
        found = [order.index(each["category"]) for each in row["queues"]]
        counted[order[min(found, default=len(order) - 1)]] += 1
    queues = snapshot["queues"]
    oldest = min((row["oldest_since"] for row in queues if row["oldest_since"] is not None), default=None)
    return {
        "at": snapshot["at"],
        "seq": snapshot["seq"],
        "agents": counted,
        "waiting": sum(row["waiting"] for row in queues),
        "oldest_since": oldest,
        "answered": sum(row["today"]["answered"] for row in queues),
        "lost": sum(row["today"]["abandoned"] + row["today"]["left"] for row in queues),
    }


def line(snapshot: Row, zone: tzinfo) -> str:
    """A board as one line of plain text."""
    at = datetime.fromisoformat(snapshot["at"])
    told = summary(snapshot)
    agents, oldest = told["agents"], told["oldest_since"]
    waiting = f"{told['waiting']} waiting"
    if oldest is not None:
        waiting += f" (longest {duration((at - datetime.fromisoformat(oldest)).total_seconds())})"
    return (
        f"{at.astimezone(zone):%H:%M:%S}  agents: {agents['ready']} ready, {agents['busy']} at work, "
        f"{agents['withdrawn']} withdrawn, {agents['absent']} absent · {waiting} · "
        f"today {told['answered']} answered, {told['lost']} lost"
    )
