"""The live stream followed by a client that believes every frame, and the board that it should have come to.

Belongs here: the socket, and the comparison with `GET /board`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

import msgspec
from websockets.sync.client import connect

from readyroom.scenarios.http_talk import PREFIX
from readyroom.views.board import KINDS
from readyroom.views.fold import FoldedBoard, MissedFrame

PATIENCE_S = 10.0
"""How long the last frame may take. A server rests for a quarter of a second at most; a busy machine for longer."""


class Board(FoldedBoard):
    """The board that the frames come to, and where they do not hang together."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: list[str] = []
        """Where the chain of frames did not hold."""

    def take(self, frame: Mapping[str, Any]) -> None:
        """A frame came: one that follows another is told of, and believed."""
        try:
            super().take(frame)
        except MissedFrame as missed:
            self.broken.append(f"frame {frame['seq']} follows {missed.prev}, and {missed.seq} was there")
            self.seq = missed.prev
            super().take(frame)

    def differences(self, told: Any) -> list[str]:
        """In what a board that was read at once is another one."""
        found = []
        for name in KINDS:
            fresh = {row["id"]: row for row in told[name]}
            for key in sorted(self.rows[name].keys() | fresh.keys()):
                mine, other = self.rows[name].get(key), fresh.get(key)
                if mine != other:
                    found.append(f"{name} {key}: {_differing(mine, other)}")
        return found


def _differing(mine: Any, other: Any) -> str:
    if mine is None or other is None:
        return f"is {'only in GET /board' if mine is None else 'only in the stream'}"
    parts = [
        f"{field} {mine.get(field)!r} in the stream, {other.get(field)!r} in GET /board"
        for field in sorted(mine.keys() | other.keys())
        if mine.get(field) != other.get(field)
    ]
    return "; ".join(parts)


class LiveBoard:
    """The live stream of somebody who may see everything. Close it."""

    def __init__(self, url: str, token: str) -> None:
        self._where = url.replace("http", "ws", 1) + PREFIX + "/live"
        self._headers = {"Authorization": f"Bearer {token}"}
        self.board = Board()
        self._open = ExitStack()
        self.again()

    def again(self) -> None:
        """Follow from the board of now."""
        self._open.close()
        # No limit to what waits here: a scenario is over before it is read, and must not be dropped for it.
        self._socket = self._open.enter_context(
            connect(
                self._where,
                additional_headers=self._headers,
                proxy=None,
                compression=None,
                max_queue=None,
                max_size=None,
            )
        )
        self._next(PATIENCE_S)

    def close(self) -> None:
        """Follow no more."""
        self._open.close()

    def _next(self, timeout_s: float) -> bool:
        try:
            frame = self._socket.recv(timeout_s)
        except TimeoutError:
            return False
        self.board.take(msgspec.json.decode(frame))
        return True

    def wrong(self, read: Callable[[], Any]) -> list[str]:
        """What the stream told differently from the board that `read` answers."""
        while self._next(0):
            pass
        told = read()
        end = time.monotonic() + PATIENCE_S  # beats go on coming, and tell nothing
        while self.board.differences(told) and self._next(max(end - time.monotonic(), 0)):
            pass
        found = [*self.board.broken, *self.board.differences(told)]
        return [f"the live stream is not the board: {line}" for line in found]
