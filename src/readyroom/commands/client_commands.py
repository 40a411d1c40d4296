"""Commands that ask a running server about agents and queues: `agents`, `queues`, `explain`, `status`.

Belongs here: what is asked and how the answer is laid out. The words are in `words`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from readyroom.commands import words
from readyroom.commands.client import Client, segment
from readyroom.commands.output import Json, Told, console, duration, instant_of, moment, say, say_json

Agent = Annotated[str, typer.Argument(help="The agent's id.", show_default=False)]
At = Annotated[
    str | None,
    typer.Option(
        metavar="INSTANT", help="As it was then: 10:05 (today), 2026-03-02T10:05 (local), or with an offset."
    ),
]


def agents(as_json: Json = False) -> None:
    """List the agents, what is shown of them, and where they may be rung."""
    with Client() as client:
        board = client.get("/board")
    if as_json:
        say_json(board["agents"])
        return
    at = datetime.fromisoformat(board["at"])
    table = _table("Agent", "Name", "Shown", ">Since", "Activity", "May be rung for", "Not for")
    for row in board["agents"]:
        may = ", ".join(each["queue"] for each in row["queues"] if each["offerable"])
        table.add_row(
            Text(row["id"]),
            Text(row["name"]),
            Text(words.shown(row), style=row["colour"]),
            _since(row["since"], at),
            Text(words.doing(row)),
            Text(may or "–"),
            Text(_not_for(row) or "–"),
        )
    _print(table, "There are no agents that you may see.")


def _not_for(row: dict[str, Any]) -> str:
    """The queues with the same blockers stand together."""
    by_reason: dict[str, list[str]] = {}
    for each in row["queues"]:
        if not each["offerable"]:
            by_reason.setdefault(words.short(each["blockers"], row["status"]), []).append(each["queue"])
    return "; ".join(f"{', '.join(queues)}: {reason}" for reason, queues in by_reason.items())


def queues(as_json: Json = False) -> None:
    """List the queues with their callers and agents."""
    with Client() as client:
        board = client.get("/board")
    if as_json:
        say_json(board["queues"])
        return
    at = datetime.fromisoformat(board["at"])
    counted = (
        ">Waiting",
        ">Longest",
        ">Ready",
        ">At work",
        ">Withdrawn",
        ">Absent",
        ">Answered",
        ">Abandoned",
    )
    table = _table("Queue", "Label", *counted)
    for row in board["queues"]:
        today = row["today"]
        numbers = [row[name] for name in ("ready", "on_call", "withdrawn", "absent")]
        table.add_row(
            Text(row["id"]),
            Text(row["label"]),
            str(row["waiting"]),
            _since(row["oldest_since"], at),
            *map(str, [*numbers, today["answered"], today["abandoned"]]),
        )
    _print(table, "There are no queues that you may see.")


def explain(
    agent: Agent,
    queue: Annotated[str | None, typer.Option(help="Only for this queue.")] = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Say why an agent may or may not be rung, now or at an instant."""
    with Client() as client:
        zone, now = client.zone(), client.now()
        instant = None if at is None else instant_of("--at", at, zone, now).isoformat()
        try:
            told = client.get(f"/agents/{segment(agent)}/explain", queue=queue, at=instant)
        except Told as error:
            if instant is not None and error.code == "unknown":
                error.message = f"At {moment(instant, zone)}: {error.message}"
            raise
    then = datetime.fromisoformat(told["at"])
    for each in told["queues"]:
        for row in each["blockers"]:
            row["sentence"] = words.blocker(row, told["agent"], zone, then)
    if as_json:
        say_json(told)
        return
    out = console()
    is_today = now.astimezone(zone).date() == then.astimezone(zone).date()
    day = "" if is_today else f"{then.astimezone(zone):%Y-%m-%d} "
    at = f"at {day}{then.astimezone(zone):%H:%M:%S}"
    if told["source"] is None:
        look = f"{words.shown(told)} since {moment(told['since'], zone, then)}, {at} (event {told['seq']})"
    else:
        unknown = ", ".join(told["not_known"]).replace("_", " ")
        look = f"{at}, before Readyroom's own log: as {told['source']} tells. Not known: {unknown}"
    out.print(Text.assemble((told["agent"], "bold"), f": {look}"))
    for each in told["queues"]:
        out.print(_verdict(each))
        for row in each["blockers"]:
            out.print(Text(f"  • {row['sentence']}"))
    if not told["queues"] and told["source"] is not None:
        out.print(f"Nothing is told of {agent} and any queue at that time.")
    elif not told["queues"]:
        out.print(f"{agent} is assigned to no queue, so no queue call may ring them.")


VERDICTS = {
    True: ("may be rung", "green"),
    False: ("may not be rung", "red"),
    None: ("nothing that is known stands against a ring", "yellow"),
}


def _verdict(each: dict[str, Any]) -> Text:
    verdict = VERDICTS[each["offerable"]]
    misses, threshold = len(each["misses"]), each["threshold"]
    counted = "" if threshold is None else f" ({misses} of {threshold} missed)"
    if threshold is not None and each["passed_by"] is not None:
        reason = words.PASSED_BY.get(each["passed_by"], each["passed_by"])
        counted = f" (its threshold of {threshold} does not apply: {reason})"
    return Text.assemble((each["queue"], "bold"), ": ", verdict, counted)


def show_status(agent: Agent, as_json: Json = False) -> None:
    """Show an agent's status, and how they stand in their queues."""
    with Client() as client:
        told = client.get(f"/agents/{segment(agent)}")
        zone, now = client.zone(), client.now()
    if as_json:
        say_json(told)
        return
    status, since = told["status"], moment(told["shown"]["since"], zone, now)
    say(f"{told['name']} ({told['id']}) is shown as {words.shown(told)} since {since}")
    extra = "".join(f", {status[name]}" for name in ("reason", "note") if status[name])
    chosen = moment(status["since"], zone, now)
    say(f"Chosen: {status['status']}{extra}, since {chosen}, by {words.actor(status['by'])}")
    say(f"Direct calls: {told['direct_calls']} · outgoing calls: {told['outgoing_calls']}")
    table = _table("Queue", "Chosen", "In effect", ">Missed", "May be rung")
    for each in told["queues"]:
        count, membership = each["misses"], each["membership"]
        codes = [row["code"] for row in each["blockers"]]
        table.add_row(
            Text(each["queue"]),
            membership["chosen"],
            membership["effective"],
            str(count["count"])
            if count["threshold"] is None
            else f"{count['count']} of {count['threshold']}",
            Text("yes", style="green")
            if each["offerable"]
            else Text(f"no: {words.short(codes, status['status'])}"),
        )
    _print(table, "No queues.")


def set_status(
    agent: Agent,
    status: Annotated[
        str, typer.Argument(help="A status of the catalogue, such as lunch.", show_default=False)
    ],
    reason: Annotated[str | None, typer.Option(help="For statuses that ask for a reason.")] = None,
    note: Annotated[str | None, typer.Option(help='Describes the reason "other".')] = None,
    as_json: Json = False,
) -> None:
    """Choose a status for an agent."""
    body = {"status": status, "reason": reason, "note": note}
    with Client() as client:
        done = client.put(
            f"/agents/{segment(agent)}/status",
            {name: value for name, value in body.items() if value is not None},
        )
    if as_json:
        say_json(done)
    elif done["events"]:
        say(f"{agent} has the status {status} now (event {done['events'][0]['seq']}).")
    else:
        say(f"{agent} has the status {status} already; nothing changed.")


# --- instants and tables ---------------------------------------------------------------------------------


def _since(instant: str | None, at: datetime) -> str:
    return "–" if instant is None else duration((at - datetime.fromisoformat(instant)).total_seconds())


def _table(*columns: str) -> Table:
    """A plain table; a column whose title begins with > is of numbers."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        is_number = column.startswith(">")
        table.add_column(column.lstrip(">"), justify="right" if is_number else "left", no_wrap=is_number)
    return table


def _print(table: Table, empty: str) -> None:
    if table.row_count:
        console().print(table)
    else:
        say(empty)
