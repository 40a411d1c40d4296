"""Commands that look after the database: `verify` and `backup`. Both may run beside a server.

Belongs here: what they say. What is looked at is in `runtime.verify`, how a copy is made in `store`.
"""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyroom.commands.output import Json, Told, bar, say, say_json
from readyroom.commands.settings import ConfigFile, Data, Database, cannot, settings

if TYPE_CHECKING:
    from readyroom.runtime.verify import Verified


def verify(
    data: Data = None, database: Database = None, config: ConfigFile = None, as_json: Json = False
) -> None:
    """Check a database, also while a server uses it; changes nothing. Ends with 1 if something is wrong."""
    from readyroom.store import named

    url = settings(config, data=data, database=database).database_url
    with cannot():
        name = named(url)
        damage, rooms = _looked_at(url)
    if as_json:
        say_json({"database": name, "damage": damage, "rooms": rooms})
    wrong = [*damage, *(line for room in rooms for line in room.wrong)]
    if wrong:
        raise Told(
            "\n  ".join(
                [f"{name}: {len(wrong)} {'thing is' if len(wrong) == 1 else 'things are'} wrong:", *wrong]
            ),
            code="not_verified",
            wrong=wrong,
        )
    if not as_json:
        say(f"{name}: nothing is wrong. Looked at:")
        say("  the database's own structure")
        for room in rooms:
            say(f"  {_told(room)}")


def backup(
    destination: Annotated[
        Path, typer.Argument(help="A new file, or a directory in which to make one.", show_default=False)
    ],
    data: Data = None,
    database: Database = None,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Copy the database, also while a server uses it, and verify the copy. Nothing is overwritten."""
    from readyroom.store import backed_up, structure
    from readyroom.store.errors import NewerSchema, OlderSchema
    from readyroom.store.revisions import HEAD

    url = settings(config, data=data, database=database).database_url
    if destination.is_dir():
        destination /= f"readyroom-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"
    with cannot(), bar("Copying") as progress, backed_up(url, destination, progress) as copy:
        schema = HEAD
        rooms: list[Verified] = []
        try:
            damage, rooms = _looked_at(copy)
        except (OlderSchema, NewerSchema):
            # As it is, for going back to the version that wrote it.
            schema, damage = structure(copy)
        wrong = [*damage, *(line for room in rooms for line in room.wrong)]
        if wrong:
            raise Told(
                "\n  ".join([f"No backup was made: the copy of {url} does not verify:", *wrong]),
                code="not_verified",
                wrong=wrong,
            )
    if as_json:
        say_json({"database": url, "backup": str(destination), "schema": schema, "rooms": rooms})
    elif schema != HEAD:
        say(
            f"Made {destination} from {url}, as it is: another Readyroom wrote it (schema {schema}, here {HEAD})."
        )
        say("The database's own structure was verified; the rest is for that version to verify.")
    else:
        say(f"Made {destination} from {url}, and verified it:")
        for room in rooms:
            say(f"  {_told(room)}")


def _looked_at(url: str) -> tuple[list[str], list[Verified]]:
    """What the database finds wrong with itself, and all that was found of its organisations."""
    from readyroom.runtime.verify import verify as verify_room
    from readyroom.store import look_into

    with contextlib.closing(look_into(url)) as store:
        damage = store.damage()
        if damage:
            hint = "restore the newest backup, and keep this database for whoever looks into it"
            return [f"{line}: {hint}" if "backup" not in line else line for line in damage], []
        rooms = []
        for room in store.rooms():
            with bar(f"Verifying {room}") as progress:
                rooms.append(verify_room(store, room, progress))
        return [], rooms


def _told(room: Verified) -> str:
    passed_over = f" ({room.passed_over} of another release passed over)" if room.passed_over else ""
    earlier = f"; {room.earlier} intervals of the time before it" if room.earlier else ""
    return (
        f"organisation {room.room}: {room.events} events, numbered without a gap, folded from the first; "
        f"{room.snapshots} snapshots{passed_over} and {room.intervals} intervals, as the log has them{earlier}"
    )
