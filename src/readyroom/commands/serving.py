"""`readyroom serve`: a server for work.

Belongs here: its options, and what it says when it is up. The server itself is wired in `main`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from readyroom import __version__
from readyroom.commands.local import administrator
from readyroom.commands.output import Json, say, say_json
from readyroom.commands.settings import (
    ConfigFile,
    Data,
    Database,
    Host,
    Port,
    Preset,
    cannot,
    founding,
    settings,
)

if TYPE_CHECKING:
    from readyroom.main import Server

MANUAL = """\
MANUAL CLOCK: time stands still at {at} until POST /api/v1/clock moves it.
This is for tests and demonstrations only."""


def serve(
    data: Data = None,
    database: Database = None,
    host: Host = None,
    port: Port = None,
    preset: Preset = None,
    clock: Annotated[
        str | None, typer.Option(metavar="real|manual", help="manual: time moves only when it is told to.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="INSTANT", help="Where a manual clock starts: 2026-03-02T10:00:00Z.")
    ] = None,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Serve an organisation; the first start makes it, with an administrator. Ctrl-C stops it."""
    found = settings(
        config,
        data=data,
        database=database,
        host=host,
        port=port,
        preset=preset,
        clock__kind=clock,
        clock__at=at,
    )
    from readyroom import main
    from readyroom.commands import logs

    logs.set_up(found.log)

    def announce(server: Server) -> None:
        if as_json:
            say_json(_facts(server), indent=0)
        else:
            _announce(server)

    with cannot():
        main.run(main.serve(found, founding(), announce))


def _facts(server: Server) -> dict[str, object]:
    """What programs want to know of a server that has started."""
    return {
        "url": server.url,
        "docs": f"{server.url}/api/docs",
        "organisation": server.room.name,
        "is_new": server.is_new,
        "user": "admin" if server.is_new else None,
        "password": server.admin_password,
        "clock": server.config.clock.kind,
        "now_ms": server.house.clock.now(),
    }


def _announce(server: Server) -> None:
    from readyroom.codec.presets import DEFAULT

    say(f"Readyroom {__version__} serves {server.room.world.settings.name} at {server.url}")
    say(f"API documentation: {server.url}/api/docs")
    if server.is_new:
        say(f"First start: made the organisation (preset {server.config.preset or DEFAULT}).")
    if server.is_new or server.admin_password is not None:
        say(administrator(server.admin_password))
    if server.config.clock.kind == "manual":
        at = datetime.fromtimestamp(server.house.clock.now() / 1000, UTC)
        say(MANUAL.format(at=f"{at:%Y-%m-%dT%H:%M:%SZ}"))
