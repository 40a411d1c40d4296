"""The board as who follows it has it: a snapshot, and the deltas that follow it, folded.

Belongs here: what a client does with a frame of the live stream, as `docs/live.md` says. The twin of
`web/src/live/reduce.ts`; recorded streams fold to the same boards in both languages (`tests/streams`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from readyroom.views.board import KINDS

Row = dict[str, Any]


class MissedFrame(Exception):  # noqa: N818 - frames are missed at times: it is what a client reckons with
    """A frame does not follow on what is there: connect anew with `since`."""

    def __init__(self, seq: int | None, prev: int) -> None:
        super().__init__(f"the frame follows {prev}, but the board is at {seq}")
        self.seq, self.prev = seq, prev


class FoldedBoard:
    """Rows by list and id, as of `seq`; None before the first snapshot."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Row]] = {kind: {} for kind in KINDS}
        self.seq: int | None = None

    def take(self, frame: Mapping[str, Any]) -> None:
        """A frame came; one that is neither snapshot nor delta changes nothing. Raises MissedFrame."""
        if frame["type"] == "snapshot":
            self.rows = {kind: {row["id"]: row for row in frame[kind]} for kind in KINDS}
            self.seq = frame["seq"]
        elif frame["type"] == "delta":
            if frame["prev"] != self.seq:
                raise MissedFrame(self.seq, frame["prev"])
            gone = frame.get("gone", {})
            for kind in KINDS:
                self.rows[kind].update((row["id"], row) for row in frame.get(kind, ()))
                for key in gone.get(kind, ()):
                    self.rows[kind].pop(key, None)
            self.seq = frame["seq"]

    def lists(self) -> dict[str, list[Row]]:
        """The rows as a fresh snapshot lists them."""
        return {kind: [self.rows[kind][key] for key in sorted(self.rows[kind])] for kind in KINDS}
