"""What can go wrong with a store.

Belongs here: the errors that both databases and the memory store raise, in the same cases. Each message names
the file or room, says what is the matter, and what to do about it.
"""

# Each is named for what is the case, as refusals are.
# ruff: noqa: N818

from __future__ import annotations


class StoreError(Exception):
    """Anything that the store could not do. A transaction that raised left nothing behind."""


class StoreUnavailable(StoreError):
    """The database did not answer, or could not write: disk full, locked by another program, no
    permission.
    """


class Unopenable(StoreError):
    """What was to be opened cannot be used as it is. Nothing was changed."""


class NotAStore(Unopenable):
    """The file exists and is something else."""


class Damaged(Unopenable):
    """The file was Readyroom's and is truncated or corrupt."""


class NewerSchema(Unopenable):
    """A newer Readyroom wrote it."""


class OlderSchema(Unopenable):
    """It has to be migrated first."""


class Fenced(StoreError):
    """Somebody else has opened the room since: this writer must stop and never write again."""


class WrongSeq(StoreError):
    """The batch does not continue the log: its first seq is not the last one plus one, or there is a gap."""


class WrongInterval(StoreError):
    """An interval opened that is open, closed that is not, or closed before it began: a bug of the caller."""


class DuplicateReply(StoreError):
    """A reply for this room, scope and key is stored already."""


class UnknownRoom(StoreError):
    """The room was never opened."""
