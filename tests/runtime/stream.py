"""A client of the live stream, as a browser would be one."""

from __future__ import annotations

from typing import Any

import msgspec

from readyroom.runtime.room import Room, Scope, Subscription

KINDS = ("agents", "queues", "calls", "offers", "withdrawals")


class Client:
    """Follows a board: applies frames and checks that none is missing."""

    def __init__(self, subscription: Subscription) -> None:
        self.subscription = subscription
        self.rows: dict[str, dict[str, Any]] = {}
        self.seq: int | None = None
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
        if said["type"] == "snapshot":
            self.rows = {kind: {row["id"]: row for row in said[kind]} for kind in KINDS}
            self.seq = said["seq"]
        elif said["type"] == "delta":
            assert said["prev"] == self.seq, (said["prev"], self.seq)
            assert said["seq"] > said["prev"]
            self.seq = said["seq"]
            for kind in KINDS:
                for row in said.get(kind, ()):
                    assert self.rows[kind].get(row["id"]) != row, "a row that did not change"
                    self.rows[kind][row["id"]] = row
            for kind, ids in said.get("gone", {}).items():
                for gone in ids:
                    del self.rows[kind][gone]
        elif said["type"] == "resumed":
            assert said["seq"] == self.seq
        return said


async def fresh(room: Room, scope: Scope) -> dict[str, dict[str, Any]]:
    """The board as somebody sees it who looks for the first time: nothing of what was kept is used."""
    from readyroom.views.board import Board

    world = await room.settled()
    held = room._work.held
    said = msgspec.json.decode(Board(world, held.intervals, held.today, held.feed).snapshot(scope))
    return {kind: {row["id"]: row for row in said[kind]} for kind in KINDS}
