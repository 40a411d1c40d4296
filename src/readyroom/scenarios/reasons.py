"""Reasons and notes, as they stand in brackets: `(in a meeting)`, `(other: at the dentist's)`."""

from __future__ import annotations

from typing import Protocol

from readyroom.engine.catalogue import Entity, StatusEntry
from readyroom.scenarios.names import key


class _Entities(Protocol):
    entities: dict[tuple[str, str], Entity]


def reason_of(text: str | None, book: _Entities, status: str) -> tuple[str | None, str | None]:
    """The reason and the note in brackets; a reason of the status is meant whatever its case and dashes."""
    if text is None:
        return None, None
    reason, _, note = text.partition(": ")
    entry = book.entities.get(("status", status))
    known = entry.reasons if isinstance(entry, StatusEntry) else ()
    meant = next((one for one in known if key(one) == key(reason)), reason)
    return meant.strip() or None, note.strip() or None


def in_brackets(reason: str | None, note: str | None = None) -> str:
    """` (reason: note)`, or nothing."""
    if reason is None and note is None:
        return ""
    return f" ({': '.join(part for part in (reason, note) if part)})"
