"""Commands that need no running server: `play`, `init`, `version`.

Belongs here: what they say. Making an organisation is `main`'s, the scenarios' language is `scenarios`'.
"""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Annotated

import typer

from readyroom import __version__
from readyroom.commands.output import FAILED, MISUSED, Json, Told, console, say, say_json
from readyroom.commands.settings import ConfigFile, Data, Database, Preset, cannot, founding, settings

Name = Annotated[str | None, typer.Option(help="Name of the organisation.", show_default="Readyroom")]
Zone = Annotated[str | None, typer.Option(help="Its time zone, such as Europe/Paris.", show_default="UTC")]


TIMELINE_WIDTH = 110
"""Columns of a timeline that is not shown at a terminal."""


def version(as_json: Json = False) -> None:
    """Say which version this is."""
    from readyroom.store.revisions import HEAD

    if as_json:
        say_json({"version": __version__, "schema": HEAD, "python": platform.python_version()})
    else:
        say(f"Readyroom {__version__} (schema {HEAD}, Python {platform.python_version()})")


def play(
    file: Annotated[Path, typer.Argument(help="A scenario file.", show_default=False)],
    scenario: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this one of its scenarios.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Run the scenarios of a file and show each as a timeline; ends with 1 if something is not as expected."""
    from readyroom.scenarios.language import ScenarioError, read
    from readyroom.scenarios.on_engine import OnEngine
    from readyroom.scenarios.runner import Run
    from readyroom.scenarios.timeline import as_json as data_of
    from readyroom.scenarios.timeline import timeline

    try:
        document = read(file)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Told(f"{file} cannot be read: {reason}. Give the path of a scenario file.", MISUSED) from None
    except ScenarioError as error:
        raise Told(str(error), MISUSED, "scenario") from None
    chosen = [one for one in document.scenarios if scenario in (None, one.id)]
    if not chosen:
        ids = ", ".join(one.id for one in document.scenarios) or "none"
        raise Told(f"{file} has no scenario {scenario}; it has {ids}.", MISUSED)
    played = [Run(document, one, OnEngine()).play() for one in chosen]
    wrong = [one.scenario.id for one in played if not one.is_right]
    if as_json:
        say_json(data_of(played))
    else:
        out = console(TIMELINE_WIDTH)
        for one in played:
            out.print(timeline(one))
    if wrong:
        raise Told(
            f"Not as expected: {', '.join(wrong)} ({len(wrong)} of {len(played)}).", FAILED, "scenario"
        )
    if not as_json:
        say("As expected." if len(played) == 1 else f"All {len(played)} as expected.")


def init(
    preset: Preset = None,
    data: Data = None,
    database: Database = None,
    name: Name = None,
    zone: Zone = None,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Make the database and its organisation with an administrator, without starting a server."""
    from readyroom import main
    from readyroom.codec.presets import DEFAULT
    from readyroom.commands import logs
    from readyroom.store import named

    found = settings(config, data=data, database=database, preset=preset, log__level="warning")
    logs.set_up(found.log)
    made: list[str | None] = []
    beginning = founding(name, zone)

    async def make() -> None:
        made.append(await main.found(found, beginning))

    with cannot():
        main.run(make())
    made_in, password = named(found.database_url), made[0]
    preset = found.preset or DEFAULT
    if as_json:
        say_json({"database": made_in, "preset": preset, "user": main.ADMIN, "password": password})
        return
    say(f"Made {made_in} with a new organisation (preset {preset}).")
    say(administrator(password))
    how = f"--data {found.data}" if found.database is None else f"--database {made_in}"
    say(f"Start it: readyroom serve {how}")


def administrator(password: str | None) -> str:
    """How the administrator signs in."""
    if password is None:
        return "Sign in as admin with the password from READYROOM_ADMIN_PASSWORD."
    return f"Sign in as admin with the password {password} (shown this once: keep it)."
