"""Stepping the engine: what a batch of inputs comes to, and who is to blame if that raises.

Belongs here: one batch from inputs to a draft, all in memory. Writing it, answering and recovering are the room's.
"""

from __future__ import annotations

from collections.abc import Sequence

from readyroom.engine.effects import react
from readyroom.engine.event import Event
from readyroom.engine.events import NotificationRaised, NotificationSeen
from readyroom.engine.inputs import Advance, Input, NoteRefusal
from readyroom.engine.refusals import Refusal
from readyroom.engine.rule import Rule
from readyroom.engine.world import World
from readyroom.runtime.guard import Due, Guard
from readyroom.runtime.log import Draft, Held, Reply, row_of
from readyroom.views.board import Board


class Raised(Exception):  # noqa: N818
    """A step raised. `due` is the deadline that was at work; None: it was the input itself."""

    def __init__(self, due: Due | None) -> None:
        super().__init__(due)
        self.due = due


class Work:
    """What a room has in memory, and the batch that it works on."""

    def __init__(self, rules: Sequence[Rule], held: Held) -> None:
        self.guard = Guard(rules)
        self.board = Board(held.world, held.intervals, held.today, held.feed)
        self.draft = Draft()
        self.held = held

    @property
    def world(self) -> World:
        """The world, with what is not yet committed."""
        return self.held.world

    def attach(self, held: Held) -> None:
        """Go on with what was loaded anew; the batch is to be stepped again."""
        self.held = held
        self.board.attach(held.world, held.intervals, held.today, held.feed)
        self.begin()

    def begin(self) -> None:
        """A new batch."""
        self.draft = Draft()

    def next_deadline(self) -> int | None:
        """When the next rule is due (ms UTC), or None."""
        return self.guard.engine.next_deadline(self.held.world)

    def deadlines(self, until: int) -> None:
        """Run what is due up to an instant, each at its own. Raises `Raised`."""
        while (due := self.next_deadline()) is not None and due <= until:
            self._run(Advance(at=due, seen=due))
            if self.guard.deferred and self.guard.firing is not None:
                self.guard.went_well(self.guard.firing)

    def step(self, given: Input) -> Reply:
        """Decide one input, after the deadlines before it; a refusal goes to the audit. Raises `Raised`."""
        self.deadlines(given.seen)
        before = len(self.draft.events)
        refusal = self._run(given)
        own = tuple(self.draft.events[before:])
        if refusal is not None:
            params = {**_subject(given), **refusal.params}
            what = type(given).__name__
            self._run(
                NoteRefusal(
                    at=given.seen, seen=given.seen, by=given.by, what=what, code=refusal.code, params=params
                )
            )
        return Reply(own, refusal)

    def _run(self, given: Input) -> Refusal | None:
        self.guard.firing = None
        try:
            return self.guard.engine.step(self.held.world, given, self._observe).refusal
        except Exception as error:
            raise Raised(self.guard.firing) from error

    def _observe(self, world: World, event: Event) -> None:
        """Follow one event: the log, the intervals, the board, and what is to be done after the commit."""
        held, draft = self.held, self.draft
        draft.events.append(event)
        draft.rows.append(row_of(event))
        draft.intervals += held.intervals.on(world, event)
        held.today.on(world, event)
        self.board.on(world, event, held.feed.on(event))
        draft.effects += react(world, event)
        if isinstance(event, NotificationRaised | NotificationSeen):
            draft.told.append(event)


def _subject(given: Input) -> dict[str, str]:
    """Whom and what a refused input was about, for the audit."""
    named = {name: getattr(given, name, None) for name in ("agent", "queue", "call", "offer", "task")}
    return {name: value for name, value in named.items() if isinstance(value, str)}
