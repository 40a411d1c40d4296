"""Automatic sign-outs, read from the log: each with the sign-in that ended it.

Belongs here: finding them. Intervals of states do not tell of them all: whoever is clocked out has no other state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readyroom.codec import events as codec
from readyroom.engine.events import AnyEvent, Removed, SignedIn, SignedOut
from readyroom.reports.auto_logouts import AUTOMATIC, SignOut
from readyroom.store.interface import LogRow, Store

ENDS = ("SignedIn", "Removed")


def sign_outs(
    store: Store, room: str, agents: Iterable[str | None], begin: int, end: int, known_at: int | None = None
) -> Iterator[SignOut]:
    """Those of [begin, end) (ms UTC) of each of these agents (None: of all), as known at an instant (None: today)."""
    until_seq = None if known_at is None else store.seq_at(room, known_at)
    for agent in agents:
        rows = store.events(
            room, agent=agent, until_seq=until_seq, types=("SignedOut",), at_from=begin, at_to=end
        )
        for event in map(_decoded, rows):
            if isinstance(event, SignedOut) and event.reason in AUTOMATIC:
                yield SignOut(event, _end(store, room, event, until_seq))


def _end(store: Store, room: str, out: SignedOut, until_seq: int | None) -> SignedIn | Removed | None:
    since = out.seq
    while True:
        rows = store.events(room, agent=out.agent, since=since, until_seq=until_seq, types=ENDS, limit=1)
        event = next(map(_decoded, rows), None)
        if event is None or isinstance(event, SignedIn):
            return event
        # That one of the agent's memberships was removed ends nothing.
        if isinstance(event, Removed) and event.kind == "agent":
            return event
        since = event.seq


def _decoded(row: LogRow) -> AnyEvent:
    return codec.decode(row.type, row.version, row.body)
