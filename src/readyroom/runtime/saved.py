"""What a snapshot holds: the state, and the small folds beside it that no state holds.

Belongs here: the envelope around the codec's snapshot. One that this release cannot read is left aside, and the
log is replayed from an older one or from the beginning.
"""

from __future__ import annotations

import msgspec
from msgspec import Raw, Struct

from readyroom.codec import state as codec
from readyroom.engine.facts import State
from readyroom.views.feed import Feed
from readyroom.views.today import Today

VERSION = 1
"""Of the envelope. Raise it where `Today` or `Feed` come to mean something else."""


class Saved(Struct):
    """State and folds after the same event."""

    state: State
    today: Today
    feed: Feed


class _Envelope(Struct):
    state: Raw
    today: Today
    feed: Feed


_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(_Envelope)


def encode(state: State, today: Today, feed: Feed) -> bytes:
    """A snapshot's bytes."""
    return _encode(_Envelope(Raw(codec.encode(state)), today, feed))


def decode(body: bytes) -> Saved | None:
    """What a snapshot holds; None if it is damaged or of another release."""
    try:
        envelope = _decoder.decode(body)
        state = codec.decode(bytes(envelope.state))
    except msgspec.MsgspecError:
        return None
    return None if state is None else Saved(state, envelope.today, envelope.feed)
