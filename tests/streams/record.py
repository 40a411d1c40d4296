"""Writes down live streams: what `/live` would have sent while the scenarios, or a simulated day, went by.

Belongs here: subscribers of several scopes beside an engine, who come, follow, leave, come back by `since`, and from
time to time look at the board afresh. One file for each source, one JSON object a line:

    {"stream": "seed-000 A1, ann alone"}   a subscriber comes, and has nothing
    {"frame": {…}}                         it is sent this
    {"board": {…}}                         what it has must now be exactly this

What is written has been folded in Python and compared, so that whoever folds it elsewhere does as Python does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, TextIO

import msgspec

from readyroom.edges.simulated import demo_entities, demo_profile
from readyroom.engine import Event, Input, Refusal, World
from readyroom.engine.events import NotificationRaised, NotificationSeen
from readyroom.runtime.fanout import Fanout, Subscription
from readyroom.scenarios.driver import Answer
from readyroom.scenarios.language import read
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import Run
from readyroom.simulation import Offline
from readyroom.views.board import EVERYTHING, KINDS, Board, Scope
from readyroom.views.feed import Feed
from readyroom.views.feed_rows import notification_row
from readyroom.views.intervals import Intervals
from readyroom.views.today import Today
from tests.runtime.stream import Client

SCENARIOS = Path(__file__).parents[1] / "scenarios"
MONDAY_8 = 1_795_420_800_000  # 2026-11-23T08:00:00Z
DAY_H = 3.0
"""Of the simulated day: from its quiet beginning into its first rush."""
LOOKS_EVERY = 8
"""Frames between two looks at a fresh board: a board is much larger than a frame."""
LEAVES, RETURNS, TOLD = 0.03, 0.3, 0.7
"""How likely at each moment: that a subscriber leaves, that one who left comes back, that what is new is told now."""

Rows = dict[str, dict[str, Any]]


class Stream:
    """One subscriber."""

    def __init__(self, name: str, scope: Scope, user: str | None) -> None:
        self.name, self.scope, self.user = name, scope, user
        self.lines: list[bytes] = [msgspec.json.encode({"stream": name})]
        self.client: Client | None = None
        self.is_there = False
        self._looked_at = 0

    def come(self, fanout: Fanout) -> None:
        """Subscribe: at first, or by the `seq` of the last frame."""
        since = None if self.client is None else self.client.seq
        subscription = fanout.subscribe(self.scope, since, self.user, _at_once)
        if self.client is None:
            self.client = Client(subscription)
        self.client.subscription = subscription
        self.is_there = True
        self._take(_begun(subscription))

    def leave(self) -> None:
        assert self.client is not None
        self.client.subscription.close()
        self.is_there = False

    def follow(self) -> None:
        """Take all that waits."""
        assert self.client is not None
        while self.client.subscription.waiting:
            self._take(_begun(self.client.subscription))

    def _take(self, frame: str) -> None:
        assert self.client is not None
        self.client.apply(frame)
        self.lines.append(b'{"frame":%s}' % frame.encode())

    def look(self, fresh: Callable[[Scope], bytes], *, is_last: bool) -> None:
        """Compare with a fresh board, now and then."""
        assert self.client is not None
        frames = len(self.client.frames)
        if frames == self._looked_at or (frames < self._looked_at + LOOKS_EVERY and not is_last):
            return
        self._looked_at = frames
        looked = fresh(self.scope)
        board = msgspec.json.decode(looked)
        expected = {kind: {row["id"]: row for row in board[kind]} for kind in KINDS}
        assert self.client.rows == expected, f"{self.name}: what was folded is not what there is"
        self.lines.append(b'{"board":%s}' % looked)


async def _at_once() -> None:
    """A world that nobody writes in the background is always settled."""


def _begun(subscription: Subscription) -> str:
    """The next frame, which is there: nothing has to be waited for."""
    try:
        anext(subscription).__await__().__next__()
    except StopIteration as done:
        frame: str = done.value
        return frame
    raise AssertionError("no frame was there")


class Recorder:
    """Follows one world as a room does, with subscribers of several scopes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.now = 0
        self.streams: list[Stream] = []
        self._chance = Random(name)  # by a text: the same on every machine
        self._world: World | None = None

    def on(self, world: World, event: Event) -> None:
        """An event has happened."""
        if world is not self._world:
            self._world = world
            self._intervals, self._today, self._feed = Intervals(), Today(), Feed()
            self._board = Board(world, self._intervals, self._today, self._feed)
            self._fanout = Fanout(self._board, lambda: world.seq, lambda: self.now)
        self._intervals.on(world, event)
        self._today.on(world, event)
        self._board.on(world, event, self._feed.on(event))
        if isinstance(event, NotificationRaised):
            self._tell(event.users, event.seq)
        elif isinstance(event, NotificationSeen):
            self._tell((event.user,), event.notification)

    def _tell(self, users: tuple[str, ...], number: int) -> None:
        for user in users:
            told = self._feed.notifications.get(user, {}).get(number)
            if told is not None:
                self._fanout.notify(user, notification_row(told))

    def begin(self) -> None:
        """The organisation is there: subscribers come."""
        world = self._world
        assert world is not None
        told = sorted({user for queue in world.queues.values() for user in queue.config.no_answer.notify})
        self._add("everything", EVERYTHING, next(iter(told), None))
        for unit in sorted(world.units):
            self._add(f"unit {unit}", Scope(units=(unit,)))
        for agent in sorted(world.agents)[:2]:
            self._add(f"{agent} alone", Scope(agent=agent))
        for stream in self.streams:
            stream.come(self._fanout)

    def _add(self, name: str, scope: Scope, user: str | None = None) -> None:
        self.streams.append(Stream(f"{self.name}, {name}", scope, user))

    def moment(self, now: int) -> None:
        """A step is done: somebody may come or go, and what is new may be told."""
        self.now = max(self.now, now)
        if not self.streams:
            return
        chance = self._chance.random
        for stream in self.streams:
            if stream.is_there and chance() < LEAVES:
                stream.leave()
            elif not stream.is_there and chance() < RETURNS:
                stream.come(self._fanout)
        if chance() < TOLD:
            self._publish()

    def _publish(self, *, is_last: bool = False) -> None:
        self._fanout.publish()
        for stream in self.streams:
            if stream.is_there:
                stream.follow()
                stream.look(self._fresh, is_last=is_last)

    def _fresh(self, scope: Scope) -> bytes:
        """As somebody sees it who looks for the first time: nothing of what was kept is used."""
        assert self._world is not None
        return Board(self._world, self._intervals, self._today, self._feed).snapshot(scope)

    def end(self) -> list[Stream]:
        """Everybody is back, up to date, and compares."""
        for stream in self.streams:
            if not stream.is_there:
                stream.come(self._fanout)
        self._publish(is_last=True)
        return self.streams


# --- sources ---------------------------------------------------------------------------------------------


class _Recorded(OnEngine):
    """A scenario's driver, with a recorder beside it."""

    def __init__(self, recorder: Recorder) -> None:
        super().__init__(proves=False)
        self.recorder = recorder

    def begin(self, at: int, entities: Any, facts: Any) -> Answer:
        answer = super().begin(at, entities, facts)
        self.recorder.begin()
        return answer

    def _step(self, given: Input) -> Answer:
        decision = self.engine.step(self.world, given, self.recorder.on)
        self.log += decision.events
        self.recorder.moment(self.now)
        return Answer(tuple(decision.events), decision.refusal)


class _Simulated(Offline):
    """The simulation, with a recorder beside it."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        super().__init__(demo_entities("1stream"), MONDAY_8)
        recorder.begin()

    def _step(self, given: Input) -> Refusal | None:
        refusal = super()._step(given)
        self.recorder.moment(self.now)
        return refusal

    def _observe(self, world: World, event: Event) -> None:
        super()._observe(world, event)
        self.recorder.on(world, event)


def of_scenarios(path: Path) -> Iterator[Stream]:
    """The streams of every scenario of a file."""
    document = read(path)
    for scenario in document.scenarios:
        recorder = Recorder(f"{path.stem} {scenario.id}")
        played = Run(document, scenario, _Recorded(recorder)).play()
        assert played.is_right, played.wrong
        yield from recorder.end()


def of_a_day(hours: float = DAY_H) -> list[Stream]:
    """The streams of a simulated day."""
    recorder = Recorder("a simulated day")
    day = _Simulated(recorder)
    day.open(demo_profile(), seed=3)
    day.run(MONDAY_8 + round(hours * 3_600_000))
    return recorder.end()


def _write(file: TextIO, stream: Stream) -> int:
    file.writelines(f"{line.decode()}\n" for line in stream.lines)
    assert stream.client is not None
    return len(stream.client.frames)


def record(folder: Path) -> tuple[int, int]:
    """Write all of them into a folder: how many streams, how many frames."""
    streams = frames = 0
    for path in sorted(SCENARIOS.glob("*.scenario")):
        with (folder / f"{path.stem}.jsonl").open("w", encoding="utf-8") as file:
            for stream in of_scenarios(path):
                streams, frames = streams + 1, frames + _write(file, stream)
    with (folder / "day.jsonl").open("w", encoding="utf-8") as file:
        for stream in of_a_day():
            streams, frames = streams + 1, frames + _write(file, stream)
    return streams, frames


if __name__ == "__main__":
    print("{} streams, {} frames".format(*record(Path(sys.argv[1]))))
