"""Instants as views carry them: aware datetimes, which are encoded as RFC 3339. Nothing else belongs here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def when(at: int) -> datetime:
    """The datetime of an instant in milliseconds UTC."""
    return EPOCH + timedelta(milliseconds=at)


def maybe(at: int | None) -> datetime | None:
    """`when`, for an instant that may be unknown."""
    return None if at is None else when(at)
