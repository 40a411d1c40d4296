"""`readyroom demo`, which `make run` calls: a call centre at work, with callers and agents who are simulated.

Belongs here: starting it in a data directory of its own, saying how to sign in, and showing its board.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from readyroom import __version__
from readyroom.commands.output import Json, console, say, say_json, zone_of
from readyroom.commands.settings import ConfigFile, Host, cannot, settings
from readyroom.commands.together import first_of

if TYPE_CHECKING:
    from readyroom.config import ServerConfig
    from readyroom.edges.simulated import Simulation
    from readyroom.main import Server

DATA = Path("data/demo")
PRESET = "1stream"
"""What the organisation's settings come from; each of its queues has the rules of another product."""
PASSWORD = "readyroom-demo"  # noqa: S105 - of made-up people, and it is printed
BOARD_S, LINE_S = 1.0, 10.0
"""Between two looks at the board: at a terminal, and where there is none."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def demo(
    data: Annotated[
        Path | None, typer.Option(help="Directory of its database.", show_default=str(DATA))
    ] = None,
    host: Host = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen at.", show_default="8080, or any free one")
    ] = None,
    speed: Annotated[
        float | None, typer.Option(help="Seconds of the call centre in one of yours.", show_default="5")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="The same seed gives the same day.", show_default="1")
    ] = None,
    no_board: Annotated[bool, typer.Option("--no-board", help="Do not show the board.")] = False,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Serve the demonstration call centre, and show its board. Ctrl-C stops it; the next start goes on from there."""
    found = settings(config, data=data or DATA, host=host, port=port, demo__speed=speed, demo__seed=seed)
    # Whatever the settings say for work: the demonstration never touches another database, and has its own clock.
    found = msgspec.structs.replace(found, database=None, clock=type(found.clock)())
    if port is None and _is_taken(found.host, found.port):
        found = msgspec.structs.replace(found, port=0)
    from readyroom import main
    from readyroom.commands import logs

    out = console()
    has_board = out.is_terminal and not no_board and not as_json
    # Its news is the board; only what is wrong is told beside it.
    quiet = found.log.level == "info"
    logs.set_up(msgspec.structs.replace(found.log, level="warning") if quiet else found.log)

    async def at_work() -> None:
        asked = main.stop_signal()
        async with _demonstration(found) as (server, simulation):
            if as_json:
                say_json(_facts(server), indent=0)
            else:
                _announce(server)
            watch = _show(server) if has_board else _tell(server, silent=no_board, as_json=as_json)
            await first_of(main.until_stopped(server, asked), simulation.run(server.house.clock), watch)

    with cannot():
        main.run(at_work())


def _is_taken(host: str, port: int) -> bool:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return False
    except OSError as error:
        return error.errno == errno.EADDRINUSE


@contextlib.asynccontextmanager
async def _demonstration(config: ServerConfig) -> AsyncIterator[tuple[Server, Simulation]]:
    """The server, and the simulated switch that is plugged in to it."""
    from readyroom import main
    from readyroom.edges.simulated import (
        DEMO_PEOPLE,
        FastClock,
        RoomDriver,
        Simulation,
        demo_entities,
        demo_profile,
    )
    from readyroom.runtime.clock import RealClock

    founding = main.Founding(
        entities=demo_entities(config.preset or PRESET),
        passwords={person.user: PASSWORD for person in DEMO_PEOPLE},
    )

    def clock(store: Any) -> FastClock:
        """Goes on where the last run ended, if that was ahead of the time of day."""
        return FastClock(config.demo.speed, max(RealClock().now(), main.latest(store)))

    async with main.running(config, founding, clock=clock) as server:
        simulation = Simulation(RoomDriver(server.room, "simulated"), demo_profile(), config.demo.seed)
        left_over = bool((await server.room.settled()).calls)
        await simulation.start()
        if left_over:
            # Calls that were up when the last run ended are over: as after a lost link, the switch says what it has.
            await simulation.lose_link()
            await simulation.regain_link()
        yield server, simulation


# --- saying ----------------------------------------------------------------------------------------------


def _facts(server: Server) -> dict[str, Any]:
    """What programs want to know of it."""
    from readyroom.edges.simulated import DEMO_PEOPLE

    return {
        "url": server.url,
        "docs": f"{server.url}/api/docs",
        "password": PASSWORD,
        "people": [{"user": one.user, "name": one.name, "role": one.role} for one in DEMO_PEOPLE],
        "speed": server.config.demo.speed,
        "seed": server.config.demo.seed,
    }


def _announce(server: Server) -> None:
    facts = _facts(server)
    by_role: dict[str, list[str]] = {}
    for one in facts["people"]:
        by_role.setdefault(one["role"], []).append(one["user"])
    say(f"Readyroom {__version__}: the demonstration call centre, at {server.url}")
    say(f"API documentation: {facts['docs']}")
    say(f"Sign in, for demonstration only, with the password {PASSWORD}, as")
    for role, users in by_role.items():
        say(f"  {role:<11} {', '.join(users)}")
    say(f"In another terminal: export READYROOM_URL={server.url}")
    say('                     eval "$(.venv/bin/readyroom login mia)"; .venv/bin/readyroom agents')
    if server.config.host not in LOOPBACK:
        say("CAREFUL: whoever reaches this address knows these passwords.")
    say("Ctrl-C stops it.\n")


async def _snapshot(server: Server) -> dict[str, Any]:
    room = server.room
    body: dict[str, Any] = msgspec.json.decode(await room.snapshot())
    at = datetime.fromtimestamp(room.now() / 1000, UTC)
    return {"seq": room.world.seq, "at": at.isoformat()} | body


async def _show(server: Server) -> None:
    """The board, drawn anew every second."""
    from rich.live import Live

    from readyroom.commands.board import board

    settings, out = server.room.world.settings, console()
    zone, speed = zone_of(settings.zone), server.config.demo.speed
    title = f"Readyroom · {settings.name}" + (f" · {speed:g} times as fast" if speed != 1 else "")
    foot = (
        f"{server.url}/api/docs · sign in as admin, mia or ann: {PASSWORD}",
        "A demonstration: its people and callers are made up. Ctrl-C stops it.",
    )
    # On the other screen: nothing scrolls, and afterwards the terminal is as it was.
    with Live(console=out, auto_refresh=False, screen=True) as live:
        while True:
            snapshot = await _snapshot(server)
            shown = board(snapshot, title=title, zone=zone, foot=foot, width=out.width, height=out.height)
            live.update(shown, refresh=True)
            await asyncio.sleep(BOARD_S)


async def _tell(server: Server, *, silent: bool, as_json: bool) -> None:
    """A line now and then."""
    from readyroom.commands import board

    zone = zone_of(server.room.world.settings.zone)
    while True:
        if silent:
            await asyncio.sleep(LINE_S)
            continue
        snapshot = await _snapshot(server)
        if as_json:
            say_json(board.summary(snapshot), indent=0)
        else:
            say(board.line(snapshot, zone))
        await asyncio.sleep(LINE_S)
