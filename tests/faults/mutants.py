"""The room, each time with one thing wrong: what the simulation is for, and must find.

Belongs here: one function for each, which makes the product wrong while a patch lasts. Each takes away something that
a reader of the code might well think he could do without.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from readyroom.engine.evolve import evolve
from readyroom.engine.indexes import wake
from readyroom.runtime import fanout, inbox, log, loop
from readyroom.views.intervals import Intervals

Mutant = Callable[[], Any]
"""Answers a patch."""


def reply_before_the_commit() -> Any:
    """Faster, and nobody notices until the power goes."""
    step = loop.Loop._step

    def hasty(self: loop.Loop, batch: Any, hears_again: bool) -> Any:
        replies = step(self, batch, hears_again)
        for pending, reply in zip(batch, replies, strict=True):
            self._inbox.answer(pending, reply)
        return replies

    return patch.object(loop.Loop, "_step", hasty)


def try_again_without_looking() -> Any:
    """An append that raised may have been written."""
    return patch.object(log.Log, "has", lambda self, draft: False)


def take_it_for_written() -> Any:
    """An append that raised may not have been written."""
    return patch.object(log.Log, "has", lambda self, draft: not draft.is_empty())


def keep_the_world_after_a_failure() -> Any:
    """What was stepped and not written must be taken back."""
    reload = loop.Loop._reload

    async def kept(self: loop.Loop, batch: Any, draft: Any) -> bool:
        world = self._work.held
        written = await reload(self, batch, draft)
        self._work.attach(world)
        return written

    return patch.object(loop.Loop, "_reload", kept)


def keep_no_replies() -> Any:
    """A command whose answer was lost comes again."""
    append = log.Log.append

    def forgetful(self: log.Log, draft: Any) -> None:
        draft.replies.clear()
        append(self, draft)

    return patch.object(log.Log, "append", forgetful)


def replies_in_a_transaction_of_their_own() -> Any:
    """Between the two the power may go."""
    append = log.Log.append

    def twice(self: log.Log, draft: Any) -> None:
        replies, draft.replies = draft.replies, []
        append(self, draft)
        draft.replies = replies
        append(self, log.Draft(replies=replies))

    return patch.object(log.Log, "append", twice)


def read_what_is_not_committed() -> Any:
    """A read that does not wait sees what a crash takes back."""

    async def at_once(self: loop.Loop) -> None:
        """Wait for nothing."""

    return patch.object(loop.Loop, "settled", at_once)


def publish_what_is_not_committed() -> Any:
    """Boards hear of events before they are written."""
    step = loop.Loop._step

    def loud(self: loop.Loop, batch: Any, hears_again: bool) -> Any:
        replies = step(self, batch, hears_again)
        self._fanout.publish()
        return replies

    return patch.object(loop.Loop, "_step", loud)


def resume_with_nothing_missed() -> Any:
    """Who comes back is told that nothing happened."""
    return patch.object(fanout.Channel, "since", lambda self, seq: [])


def forget_those_under_way() -> Any:
    """A repetition that comes while the first is under way is another command."""
    submit = inbox.Inbox.submit

    async def open_handed(self: inbox.Inbox, pending: Any, now: int) -> Any:
        self._keyed.clear()
        return await submit(self, pending, now)

    return patch.object(inbox.Inbox, "submit", open_handed)


def trust_the_snapshot_alone() -> Any:
    """A start that leaves out the events after it."""

    def load(self: log.Log) -> Any:
        held = self._before(None)
        if not held.world.seq:
            for event in self.events():
                evolve(held.world, event)
        wake(held.world)
        held.intervals = Intervals(self._open_rows())
        return held

    return patch.object(log.Log, "load", load)


def follow_the_wall_clock() -> Any:
    """A clock that is put back makes events older than those before them."""
    return patch.object(inbox.Inbox, "now", lambda self, not_before: int(self._clock._wall() * 1000))


MUTANTS: tuple[Mutant, ...] = (
    reply_before_the_commit,
    try_again_without_looking,
    take_it_for_written,
    keep_the_world_after_a_failure,
    keep_no_replies,
    replies_in_a_transaction_of_their_own,
    read_what_is_not_committed,
    publish_what_is_not_committed,
    resume_with_nothing_missed,
    forget_those_under_way,
    trust_the_snapshot_alone,
    follow_the_wall_clock,
)
