"""A client of the live stream, as a browser would be one."""

from __future__ import annotations

from typing import Any

import msgspec

from readyroom.runtime.room import Room, Scope, Subscription
from readyroom.views.board import KINDS
from readyroom.views.fold import FoldedBoard


class Client(FoldedBoard):
    """Follows a board: folds frames, and checks that none is missing and none says what was known."""

    def __init__(self, subscription: Subscription) -> None:
        super().__init__()
        self.subscription = subscription
        self.frames: list[dict[str, Any]] = []

    async def read(self) -> dict[str, Any]:
        """One frame."""
        return self.apply(await anext(self.subscription))

    async def catch_up(self) -> None:
        """All frames that are there."""
        if not self.frames:
            await self.read()
        while self.subscription.waiting:
            await self.read()

    def apply(self, frame: str) -> dict[str, Any]:
        said = msgspec.json.decode(frame)
        self.frames.append(said)
        if said["type"] == "delta":
            assert said["seq"] > said["prev"]
            for kind in KINDS:
                for row in said.get(kind, ()):
                    assert self.rows[kind].get(row["id"]) != row, "a row that did not change"
                assert set(said.get("gone", {}).get(kind, ())) <= self.rows[kind].keys()
        elif said["type"] == "resumed":
            assert said["seq"] == self.seq
        self.take(said)
        return said


async def fresh(room: Room, scope: Scope) -> dict[str, dict[str, Any]]:
    """The board as somebody sees it who looks for the first time: nothing of what was kept is used."""
    from readyroom.views.board import Board

    world = await room.settled()
    held = room._work.held
    said = msgspec.json.decode(Board(world, held.intervals, held.today, held.feed).snapshot(scope))
    return {kind: {row["id"]: row for row in said[kind]} for kind in KINDS}
