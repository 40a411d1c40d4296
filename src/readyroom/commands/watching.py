"""`readyroom board`: the board of a running server, live in the terminal.

Belongs here: what is asked for, whom it shows, the keys, and when it is drawn. The line to the server is in `line`,
the layout in `board`.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import termios
import time
import tty
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.live import Live

from readyroom.codec.check import unknown_among
from readyroom.commands.board import board as laid_out
from readyroom.commands.client import Client
from readyroom.commands.line import Line
from readyroom.commands.output import MISUSED, Json, Told, console, duration, say_json, zone_of
from readyroom.commands.together import first_of

Row = dict[str, Any]
SECOND_S = 1.0
"""Counters run up by the second."""
CALM_S = 0.25
"""Between two drawings, however busy the board is."""
LATE_S = 12.0
"""The server says something every 10 s."""
QUIT = b"qQ\x03\x04"
FOOT = ("q ends it.",)

Queues = Annotated[
    list[str] | None, typer.Option("--queue", help="Only this queue and its agents; may be repeated.")
]
Unit = Annotated[str | None, typer.Option(help="Only this unit's queues, and the agents of it or at it.")]


def board(
    queue: Queues = None,
    unit: Unit = None,
    once: Annotated[bool, typer.Option("--once", help="Print it once, and end.")] = False,
    as_json: Json = False,
) -> None:
    """Show the board, live. Where there is no terminal, or with --json, it is printed once."""
    wanted = tuple(queue or ())
    out = console()
    with Client() as client:
        organisation = client.get("/me")["organisation"]
        zone = zone_of(organisation["zone"])
        title = " · ".join(["Readyroom", organisation["name"], *wanted, *([unit] if unit else [])])
        first = _chosen(client.get("/board"), wanted, unit)
        if as_json:
            say_json(first)
        elif once or not out.is_terminal:
            out.print(laid_out(first, title=title, zone=zone, width=out.width))
        else:
            asyncio.run(_Watch(client, out, title, zone, wanted, unit).run())


def _chosen(snapshot: Row, queues: tuple[str, ...], unit: str | None) -> Row:
    """The part of a board that was asked for. Raises Told for a queue that it has not."""
    known = [row["id"] for row in snapshot["queues"]]
    for name in queues:
        if name not in known:
            raise Told(f'--queue: "{name}" is {unknown_among(name, known)}.', MISUSED, "usage")
    units = {row["unit"] for row in snapshot["queues"]}
    units.update(place for row in snapshot["agents"] for place in (row["unit"], row["at_unit"]))
    if unit is not None and unit not in units:
        raise Told(f'--unit: you see no agent and no queue of a unit "{unit}".', MISUSED, "usage")
    return _part(snapshot, queues, unit)


def _part(snapshot: Row, queues: tuple[str, ...], unit: str | None) -> Row:
    """The rows of some queues, of one unit, or of both; an empty choice is no choice."""
    agents = [
        row
        for row in snapshot["agents"]
        if unit is None or unit in (row["unit"], row["at_unit"])
        if not queues or any(each["queue"] in queues for each in row["queues"])
    ]
    if queues:
        agents = [
            row | {"queues": [each for each in row["queues"] if each["queue"] in queues]} for row in agents
        ]
    shown = {row["id"] for row in agents}
    of_unit = {row["id"] for row in snapshot["queues"] if unit is None or row["unit"] == unit}
    theirs = {each["queue"] for row in agents for each in row["queues"]}
    wanted = set(queues) or (of_unit if unit is None else of_unit | theirs)
    return snapshot | {
        "agents": agents,
        "queues": [row for row in snapshot["queues"] if row["id"] in wanted],
        "calls": [row for row in snapshot["calls"] if row["queue"] in wanted],
        "offers": [row for row in snapshot["offers"] if row["agent"] in shown and row["queue"] in wanted],
        "withdrawals": [
            row
            for row in snapshot["withdrawals"]
            if row["agent"] in shown and (row["queue"] is None or row["queue"] in wanted)
        ],
    }


class _Watch:
    """A board on the screen, until somebody has seen enough."""

    def __init__(
        self, client: Client, out: Console, title: str, zone: Any, queues: tuple[str, ...], unit: str | None
    ) -> None:
        self._out, self._title, self._zone = out, title, zone
        self._queues, self._unit = queues, unit
        self._news, self._done = asyncio.Event(), asyncio.Event()
        self._line = Line(client, self._news.set)

    async def run(self) -> None:
        """Until a key or a signal ends it. Raises Told where the server has nothing more to say."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._done.set)
        with _keys(loop, self._done):
            await first_of(self._line.follow(), self._draw(), self._done.wait())

    async def _draw(self) -> None:
        with Live(console=self._out, auto_refresh=False, screen=True) as live:
            while True:
                self._news.clear()
                live.update(self._shown(), refresh=True)
                await asyncio.sleep(CALM_S)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(SECOND_S - CALM_S):
                        await self._news.wait()

    def _shown(self) -> Any:
        line = self._line
        at = line.as_of()
        snapshot = {"seq": line.board.seq, "at": at.isoformat()} | line.board.lists()
        return laid_out(
            _part(snapshot, self._queues, self._unit),
            title=self._title,
            zone=self._zone,
            foot=FOOT,
            width=self._out.width,
            height=self._out.height,
            alarm=self._alarm(at),
        )

    def _alarm(self, at: datetime) -> str:
        line = self._line
        if line.link == "live":
            silent = line.silent_s()
            return f"? Nothing heard of the server for {duration(silent)}." if silent > LATE_S else ""
        wait = max(0, round(line.retry_at - time.monotonic()))
        again = f"trying again in {wait} s" if wait else "trying again"
        if line.link == "connecting":
            return f"✗ Connecting: {line.why}; {again}." if line.why else "Connecting …"
        stale = duration((line.now() - at).total_seconds())
        since = f"{at.astimezone(self._zone):%H:%M:%S}"
        return f"✗ NOT LIVE for {stale}: {line.why}. As of {since}; {again}."


@contextlib.contextmanager
def _keys(loop: asyncio.AbstractEventLoop, done: asyncio.Event) -> Iterator[None]:
    """Take single keys from the terminal, if the standard input is one."""
    if not sys.stdin.isatty():
        yield
        return
    stdin = sys.stdin.fileno()
    before = termios.tcgetattr(stdin)

    def pressed() -> None:
        keys = os.read(stdin, 64)
        if not keys or any(key in QUIT for key in keys):
            done.set()

    tty.setcbreak(stdin)
    loop.add_reader(stdin, pressed)
    try:
        yield
    finally:
        loop.remove_reader(stdin)
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)
