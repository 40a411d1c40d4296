"""Instants: RFC 3339 in UTC outside, integer milliseconds UTC inside.

Belongs here: the two conversions. Going out, an instant is an aware datetime, which is encoded as RFC 3339 with `Z`
(`when`, `maybe`, as in the views). Coming in, any offset is understood, but one must be given.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from readyroom.edges.http.problems import FieldError, invalid
from readyroom.views.instants import EPOCH, maybe, when

__all__ = ["Instant", "maybe", "ms_of", "text", "when"]

Instant = Annotated[datetime, Meta(tz=True, description="RFC 3339, with `Z` or an offset")]
"""The type of an instant that is sent to us, in a body or a parameter."""


def ms_of(moment: datetime, *, pointer: str | None = None, parameter: str | None = None) -> int:
    """Milliseconds UTC; what is finer is cut off. `pointer` or `parameter` says where it was sent.

    Raises `Refused` (422) for an instant before 1970, and for one without an offset.
    """
    if moment.tzinfo is None:
        raise invalid([FieldError("invalid", "an offset (or Z) is expected", pointer, parameter)])
    ms = (moment - EPOCH) // timedelta(milliseconds=1)
    if ms < 0:
        raise invalid([FieldError("invalid", "it lies before 1970", pointer, parameter)])
    return ms


def text(ms: int) -> str:
    """An instant as it is written in an answer, for a sentence."""
    return msgspec.json.encode(when(ms)).decode().strip('"')
