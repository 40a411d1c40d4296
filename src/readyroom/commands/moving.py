"""`readyroom migrate`: to this version's schema, or over to another database.

Belongs here: the order in which a whole store is carried over and looked at again, and what is said meanwhile. How a
table is read, written and compared is in `store/carry`.
"""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from readyroom.commands.output import MISUSED, Json, Told, say, say_json
from readyroom.commands.settings import ConfigFile, Data, Database, cannot, settings

if TYPE_CHECKING:
    from readyroom.store.carry import Content, Whole


def migrate(
    to: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Carry everything over to this database instead; it must be empty."),
    ] = None,
    data: Data = None,
    database: Database = None,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Bring the database to this version's schema, or carry it over to another. Make a backup; stop the server."""
    from readyroom import main
    from readyroom.store import file_of, named
    from readyroom.store import migrate as run_migrations
    from readyroom.store.revisions import HEAD, REVISIONS

    found = settings(config, data=data, database=database)
    with cannot():
        name, file = named(found.database_url), file_of(found.database_url)
    if file is not None and not file.exists():
        raise Told(f"There is no database {name}: give its directory by --data, or make one: readyroom init.")
    if to is not None:
        with cannot():
            _carry_over(found.database_url, to, as_json=as_json)
        return
    with cannot(), main.locked(found.database_url):
        done = run_migrations(found.database_url)
    before = REVISIONS[REVISIONS.index(done[0]) - 1] if done else HEAD
    if as_json:
        say_json({"database": name, "from": before, "to": HEAD, "migrations": list(done)})
    elif done:
        say(f"{name}: migrated from schema {before} to {HEAD}.")
    else:
        say(f"{name}: has schema {HEAD} already; nothing to do.")


def _carry_over(source: str, target: str, *, as_json: bool) -> None:
    """Everything or nothing: what is read is fenced, what is written is compared before it counts."""
    from readyroom import main
    from readyroom.store import MEMORY, carry, file_of, named, whole

    old, new = named(source), named(target)
    if target == MEMORY or old == new:
        raise Told(f"--to {new}: give another database that keeps what it is given.", MISUSED, "settings")
    with main.locked(source), main.locked(target), whole(source) as read, whole(target) as written:
        if any(carry.count(written).values()):
            raise Told(
                f"{new} is not empty: give a new file or a database with nothing in it, or remove what is there."
            )
        if not as_json:
            say(f"{new} is empty, and stays so until all is there and compared. Nothing changes in {old}.")
        rooms = _fence(read)
        with _Shown(quiet=as_json) as shown:
            contents = _copied(read, written, shown)
            _compare(rooms, read, written, contents, shown)
    if as_json:
        say_json(
            {"from": old, "to": new, "rooms": rooms, "tables": {name: msgspec.structs.asdict(content)
                                                                for name, content in contents.items()}}
        )  # fmt: skip
        return
    rows = sum(content.rows for content in contents.values())
    say(f"Carried {old} over to {new}: {rows:,} rows, {contents['events'].rows:,} of them events.")
    say("Every table has the same rows there, and its log makes the same state.")
    url = new if file_of(target) is None else target
    say(f"Start it: readyroom serve --database {shlex.quote(url)}")
    say(f"{old} is as it was: keep it as a backup, and do not serve it any more.")


def _fence(database: Whole) -> list[str]:
    """Take all rooms over, so that a server that was paused writes nothing to what is left behind."""
    from readyroom.store.sql import SqlStore

    store = SqlStore(database)
    rooms = store.rooms()
    for room in rooms:
        store.open_room(room)
    return rooms


def _copied(read: Whole, written: Whole, shown: _Shown) -> dict[str, Content]:
    from readyroom.store import carry

    with shown.step("Copying", sum(carry.count(read).values())) as progress:
        return carry.copy(read, written, progress)


def _compare(
    rooms: list[str], read: Whole, written: Whole, contents: dict[str, Content], shown: _Shown
) -> None:
    """Raises `CannotServe` where the two are not the same; what was written is then taken back."""
    from readyroom.codec import state
    from readyroom.main import CannotServe
    from readyroom.runtime.log import Log
    from readyroom.store import carry
    from readyroom.store.sql import SqlStore

    with shown.step("Comparing", sum(content.rows for content in contents.values())) as progress:
        there = carry.contents(written, progress)
    differing = [name for name, content in contents.items() if there[name] != content]
    with shown.step("Replaying", contents["events"].rows) as progress:
        for room in rooms:
            ours = Log(SqlStore(read), room).load().world.state()
            theirs = Log(SqlStore(written), room).replayed(progress).state()
            if state.digest(ours) != state.digest(theirs):
                differing.append(f"the state of {room}")
    if differing:
        raise CannotServe(
            f"What was written is not what was read ({', '.join(differing)}): nothing was kept of it, and nothing "
            "changed in the old database. Please report it."
        )


class _Shown:
    """How far it is, at a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        out = Console(stderr=True)
        columns = (
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self._bars = Progress(*columns, console=out, disable=quiet or not out.is_terminal)

    def __enter__(self) -> _Shown:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    @contextlib.contextmanager
    def step(self, name: str, total: int) -> Iterator[_Advance]:
        yield _Advance(self._bars, self._bars.add_task(name, total=total))


class _Advance:
    """Moves one bar on."""

    def __init__(self, bars: Progress, task: TaskID) -> None:
        self._bars = bars
        self._task = task

    def __call__(self, more: int) -> None:
        self._bars.advance(self._task, more)
