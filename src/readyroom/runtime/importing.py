"""Bringing queue_log files into a room's history: from lines to what the store was given, with an account of it.

Belongs here: the order of files, which lines are left out and why, and the batches in which intervals are written.
Nothing of it is held in memory but what is open. Opening files and saying what came of them is for `commands/`.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from readyroom.protocols.queue_log import BadLine, Record, read
from readyroom.runtime.queue_log import QueueLog, Unused
from readyroom.runtime.switch_names import SwitchNames
from readyroom.store.interface import Added, EarlierInterval, Store

BATCH = 1_000
"""Intervals of one transaction: what a server that writes beside it may have to wait for."""
BAD_TOLD = 20
"""Bad lines that are told one by one; beyond that there is something else wrong."""
JUMP_MS = 2_000
"""A clock that goes back by less is one that is being set right; lines of one second come in any order."""


class LogFile(Struct, frozen=True):
    """A queue_log file. `lines` reads it from its beginning; the last one may have no end."""

    name: str
    lines: Callable[[], Iterator[bytes]]


class Account(Struct):
    """What was read, what was left out, and what came of it."""

    files: list[str] = field(default_factory=list)
    """In the order of time."""
    lines: int = 0
    first_at: int | None = None
    last_at: int | None = None
    bad: list[str] = field(default_factory=list)
    """The first lines that could not be read: file, number, and why."""
    bad_lines: int = 0
    again: int = 0
    """Lines older than the end of the file before: it had them already."""
    ahead: int = 0
    """Lines of a time that has not come yet."""
    jumps: int = 0
    """How often the switch's clock was put back."""
    told: Counter[str] = field(default_factory=Counter)
    """Intervals by table."""
    unused: Unused = field(default_factory=Unused)
    added: Added = field(default_factory=Added)


def begins(file: LogFile) -> int | None:
    """When its first line was written that can be read (ms UTC); None: it has none."""
    for line in file.lines():
        with contextlib.suppress(BadLine):
            return read(line).at
    return None


def bring_in(
    store: Store, room: str, files: Sequence[LogFile], names: SwitchNames, now: int, *, only_look: bool = False
) -> Account:  # fmt: skip
    """Read the files, given in order of time, into the room's history.

    Raises a `StoreError`: then it may simply be repeated.
    """
    account = Account(files=[file.name for file in files])
    fold = QueueLog(names)
    batch: list[EarlierInterval] = []

    def write() -> None:
        added = store.add_earlier(room, batch, now, only_look=only_look)
        account.told.update(interval.table for interval in batch)
        account.added.added += added.added
        account.added.replaced += added.replaced
        account.added.there += added.there
        batch.clear()

    for record in _records(files, account, now):
        batch += fold.on(record)
        if len(batch) >= BATCH:
            write()
    batch += fold.end()
    write()
    account.unused = fold.unused
    return account


def _records(files: Sequence[LogFile], account: Account, now: int) -> Iterator[Record]:
    """What the lines say, without those that are to be left out."""
    last = 0
    for file in files:
        end = last
        for number, line in enumerate(file.lines(), 1):
            account.lines += 1
            try:
                record = read(line)
            except BadLine as error:
                account.bad_lines += 1
                if len(account.bad) < BAD_TOLD:
                    account.bad.append(f"{file.name}:{number}: {error}")
                continue
            if record.at < end:
                account.again += 1
            elif record.at > now:
                account.ahead += 1
            else:
                account.jumps += record.at < last - JUMP_MS
                last = record.at
                account.first_at = last if account.first_at is None else min(account.first_at, last)
                account.last_at = last if account.last_at is None else max(account.last_at, last)
                yield record
