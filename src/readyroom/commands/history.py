"""`readyroom import queue-log`: what Asterisk wrote down of the time before Readyroom, into its history.

Belongs here: opening the files, plain or compressed, and what is said of them. It may run beside a server. What the
lines mean is in `runtime/queue_log`, how they are brought in in `runtime/importing`.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import lzma
import time
import zlib
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, cast

import msgspec
import typer

from readyroom.commands.output import MISUSED, Json, Progress, Told, bar, say, say_json, zone_of
from readyroom.commands.settings import ConfigFile, Data, Database, cannot, room_of, settings
from readyroom.protocols.queue_log import LONGEST

if TYPE_CHECKING:
    from readyroom.runtime.importing import Account, LogFile
    from readyroom.runtime.switch_names import SwitchNames

LINES_TOLD = 5_000
"""Between two words of how far it is."""
NAMES_TOLD = 20
COMPRESSED: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open,
}  # fmt: skip
"""By the first bytes of a file, whatever its name."""

Means = Annotated[
    list[str] | None,
    typer.Option("--agent", metavar="NAME=ID", help="Whom a name in the files means: 'SIP/1001=ann'."),
]
MeansQueue = Annotated[
    list[str] | None,
    typer.Option("--queue", metavar="NAME=ID", help="Which queue a name in the files means: 600=sales."),
]


def import_queue_log(
    files: Annotated[
        list[Path], typer.Argument(help="queue_log files, in any order; .gz as well.", show_default=False)
    ],
    agent: Means = None,
    queue: MeansQueue = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be added.")] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="First end all that was imported before, here or elsewhere.")
    ] = False,
    organisation: Annotated[str | None, typer.Option(help="Whose history, where there are several.")] = None,
    data: Data = None,
    database: Database = None,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Bring what Asterisk's queue_log tells of the time before Readyroom into its history; also beside a server."""
    from readyroom.runtime.importing import bring_in
    from readyroom.runtime.log import Log
    from readyroom.runtime.switch_names import SwitchNames
    from readyroom.store import look_into, named, open_existing

    if anew and dry_run:
        raise Told("--anew changes what a dry run compares with: give one of the two.", MISUSED, "usage")
    url, now = settings(config, data=data, database=database).database_url, time.time_ns() // 1_000_000
    opened = look_into if dry_run else open_existing
    with cannot(), bar("Reading") as progress, contextlib.closing(opened(url)) as store:
        room = room_of(store.rooms(), organisation, named(url))
        log = Log(store, room)
        world = log.load().world
        names = SwitchNames(
            log, world, _by_hand("agent", agent, world.agents), _by_hand("queue", queue, world.queues)
        )
        given = _opened(files, progress)
        ended = store.end_earlier(room, now) if anew else 0
        account = bring_in(store, room, given, names, now, only_look=dry_run)
    if as_json:
        say_json(_as_json(account, names, ended, applied=not dry_run))
    else:
        _say(account, names, ended, zone_of(world.settings.zone), applied=not dry_run)


# --- what is asked for -----------------------------------------------------------------------------------


def _by_hand(kind: str, given: list[str] | None, there: Collection[str]) -> dict[str, str]:
    found = {}
    for text in given or ():
        name, _, meant = text.rpartition("=")
        if not name:
            raise Told(f"--{kind} {text}: give NAME=ID, such as --{kind} 'SIP/1001=ann'.", MISUSED, "usage")
        if meant not in there:
            raise Told(
                f"--{kind} {text}: there is no {kind} {meant}. `readyroom {kind}s` lists them.",
                MISUSED,
                "unknown",
            )
        found[name] = meant
    return found


# --- files -----------------------------------------------------------------------------------------------


def _opened(files: list[Path], progress: Progress) -> list[LogFile]:
    """The files in order of time. Raises `Told` for one that is none of these, before anything is done."""
    from readyroom.runtime.importing import LogFile, begins

    try:
        total = sum(file.stat().st_size for file in files)
        read: dict[Path, int] = {}

        def at(file: Path, position: int) -> None:
            read[file] = position
            progress(sum(read.values()), total)

        found = [(LogFile(str(file), partial(_lines, file, partial(at, file))), file) for file in files]
        times = [(begins(log_file), log_file, file) for log_file, file in found]
    except OSError as error:
        raise Told(f"{error.filename} cannot be read: {error.strerror}.", MISUSED, "unreadable") from None
    for first, _, file in times:
        if first is None and file.stat().st_size:
            raise Told(
                f"{file} is no queue_log: it has no line like time|call|queue|agent|event. Nothing was imported.",
                MISUSED,
                "file",
            )
    return [log_file for _, log_file, _ in sorted(times, key=lambda each: each[0] or 0)]


def _lines(file: Path, at: Callable[[int], None]) -> Iterator[bytes]:
    """The lines of a file with their ends; of one that is too long, its beginning. `at` is told the bytes read."""
    with file.open("rb") as raw:
        magic = raw.read(max(map(len, COMPRESSED)))
        raw.seek(0)
        opener = next((opener for first, opener in COMPRESSED.items() if magic.startswith(first)), None)
        plain = raw if opener is None else cast(IO[bytes], opener(raw))
        count = 0
        try:
            while line := plain.readline(LONGEST):
                yield line
                while not line.endswith(b"\n") and (line := plain.readline(LONGEST)):
                    pass
                count += 1
                if count % LINES_TOLD == 0:
                    at(raw.tell())
        except (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error):
            yield b""  # a line without an end: it was cut off
        at(raw.tell())


# --- what came of it -------------------------------------------------------------------------------------


def _as_json(account: Account, names: SwitchNames, ended: int, *, applied: bool) -> dict[str, Any]:
    return {
        "applied": applied,
        "ended": ended,
        **msgspec.to_builtins(account),
        "agents": names.agents,
        "queues": names.queues,
        "unknown_agents": names.strange_agents,
        "unknown_queues": names.strange_queues,
    }


def _say(account: Account, names: SwitchNames, ended: int, zone: tzinfo, *, applied: bool) -> None:
    first, last = (
        "–" if at is None else f"{datetime.fromtimestamp(at / 1000, zone):%Y-%m-%d %H:%M:%S}"
        for at in (account.first_at, account.last_at)
    )
    say(
        f"Read {_count(account.lines, 'line')} of {first} to {last}, in this order: {', '.join(account.files)}"
    )
    if not applied:
        for kind, met in (("agent", names.agents), ("queue", names.queues)):
            for name, meant in sorted(met.items()):
                say(f"  {kind} {name} is {meant}" if name != meant else f"  {kind} {name}")
    for line in account.bad:
        say(f"  {line}")
    for count, why in (
        (account.bad_lines, "could not be read"),
        (account.again, "older than the end of the file before, which had them already"),
        (account.ahead, "of a time that has not come yet"),
        (account.unused.own, "of a time that Readyroom knows by itself"),
        (account.unused.nobody, "of agents or queues that are not known here"),
        (account.unused.other, "about something else"),
    ):
        if count:
            say(f"Left out: {_count(count, 'line')} {why}.")
    if account.jumps:
        say(
            f"The switch's clock was put back {_count(account.jumps, 'time')}: those times are as it told them."
        )
    for kind, strange in (("agent", names.strange_agents), ("queue", names.strange_queues)):
        if strange:
            most = sorted(strange.items(), key=lambda each: -each[1])[:NAMES_TOLD]
            listed = ", ".join(f"{name} ({_count(count, 'line')})" for name, count in most)
            more = f", and {len(strange) - len(most):,} more" if len(strange) > len(most) else ""
            say(f"No {kind} here is called {listed}{more}. Say who is meant: --{kind} '{most[0][0]}=ID'")
    if ended:
        say(f"Ended: {_count(ended, 'interval')} of earlier imports.")
    told, added = account.told, account.added
    say(
        f"It tells of {_count(told['membership'], 'membership')}, {_count(told['offer'], 'ring')} and "
        f"{_count(told['call'], 'phase')} of calls."
    )
    say(f"{'Added' if applied else 'Would add'} {_count(added.added, 'interval')}.")
    if added.there:
        say(f"There already: {_count(added.there, 'interval')}.")
    if added.replaced:
        say(f"Replaced, being known better now: {_count(added.replaced, 'interval')}.")


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
