"""The settings of a server, from the file, the environment and this command line; every mistake told at once.

Belongs here: reading them for the commands that start or make a server, and the options that these share.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyroom.commands.output import FAILED, MISUSED, TAKEN_OVER, Told

if TYPE_CHECKING:
    from readyroom.config import ServerConfig
    from readyroom.main import Founding

PASSWORD_VARIABLE = "READYROOM_ADMIN_PASSWORD"  # noqa: S105 - a name

Data = Annotated[
    Path | None, typer.Option(help="Directory of the database; made if missing.", show_default="data")
]
Database = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="The database, instead of a file in --data: postgresql://user@host/name or sqlite:///path.",
    ),
]
Host = Annotated[str | None, typer.Option(help="Address to listen at.", show_default="127.0.0.1")]
Port = Annotated[int | None, typer.Option(help="Port to listen at; 0: any free one.", show_default="8080")]
Preset = Annotated[
    str | None,
    typer.Option(help="What a new organisation starts from.", metavar="NAME", show_default="default"),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", help="File of settings.", show_default="readyroom.toml, if there is one"),
]


def settings(file: Path | None, **arguments: object) -> ServerConfig:
    """The settings. Raises `Told` with every mistake. `arguments`: by dotted name, with `__` for the dot."""
    from readyroom.codec.check import CheckError
    from readyroom.config import load

    given = {name.replace("__", "."): _plain(value) for name, value in arguments.items()}
    try:
        return load(os.environ, file, given)
    except CheckError as error:
        if len(error.lines) == 1:
            message = f"A setting is wrong: {error.lines[0]}"
        else:
            message = "\n  ".join([f"{len(error.lines)} settings are wrong:", *error.lines])
        raise Told(message, MISUSED, "settings", mistakes=error.lines) from None


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


def founding(name: str | None = None, zone: str | None = None) -> Founding:
    """What a new organisation begins with, and the administrator's password from the environment."""
    from readyroom.main import ADMIN, MIN_PASSWORD, Founding

    password = os.environ.get(PASSWORD_VARIABLE)
    if password and len(password) < MIN_PASSWORD:
        raise Told(
            f"{PASSWORD_VARIABLE} is too short: give at least {MIN_PASSWORD} characters, "
            "or unset it to have a password made up.",
            MISUSED,
            "settings",
        )
    return Founding(
        name=name or Founding().name,
        zone=_zone(zone) if zone else Founding().zone,
        passwords={ADMIN: password} if password else {},
    )


def _zone(name: str) -> str:
    from zoneinfo import available_timezones

    from readyroom.codec.check import unknown

    zones = available_timezones()
    if name not in zones:
        raise Told(f'--zone: "{name}" is {unknown(name, sorted(zones))}', MISUSED, "settings")
    return name


@contextlib.contextmanager
def cannot() -> Iterator[None]:
    """What keeps a server from running, or a database from being used, is said and not a traceback."""
    from readyroom.main import CannotServe, TakenOver
    from readyroom.store.errors import StoreError

    try:
        yield
    except TakenOver as error:
        raise Told(str(error), TAKEN_OVER, "taken_over") from None
    except (CannotServe, StoreError) as error:
        raise Told(str(error), code="cannot_serve") from None


def room_of(rooms: list[str], wanted: str | None, where: str) -> str:
    """The organisation that is meant, of those in a database; the only one, where nobody says. Raises `Told`."""
    if wanted is None and len(rooms) == 1:
        return rooms[0]
    if not rooms:
        raise Told(f"{where} has no organisation yet: make one by `readyroom init`.", FAILED, "unknown")
    if wanted not in rooms:
        raise Told(
            f"{where} has {'several organisations' if wanted is None else f'no organisation {wanted}'}: "
            f"give --organisation, one of {', '.join(rooms)}.",
            MISUSED,
            "unknown",
        )
    return wanted
