"""The live stream: to each subscriber a snapshot, then deltas, each naming the one before it.

Belongs here: channels (one for each scope that somebody looks at), the frames they may resume from, and one bounded
queue for each subscriber. A frame is encoded once for its scope; all subscribers get the same text. Nobody waits
for anybody: who does not keep up is dropped, and resumes by `since`. `docs/live.md` describes the frames.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec

from readyroom.views.board import Board, Scope
from readyroom.views.feed_rows import NotificationRow
from readyroom.views.instants import when

QUEUE_FRAMES = 256
"""Frames that wait for one subscriber: at ten a second, half a minute of a stalled connection."""
QUEUE_CHARACTERS = 16 << 20
"""And their size: 16 MB, as long as names are written in Latin letters; a snapshot of 10,000 agents fits."""
RING_FRAMES = 200
"""Frames kept for each channel to resume from: some ten seconds of a busy board, minutes of a usual one."""
RING_CHARACTERS = 4 << 20
RESUME_FRAMES = QUEUE_FRAMES // 2
"""Who missed more than this gets a snapshot: it is shorter, and does not fill the queue."""
SNAPSHOT_FOR_MS = 1_000
"""How long a snapshot is sent to those who come after: it also tells them what time it is."""
IDLE_CHANNELS = 64
"""Channels kept without subscribers, so that who reconnects can resume; the longest idle go first."""
IDLE_FOR_MS = 60_000
"""And for how long: a board that nobody looks at is not worth following."""

TOO_SLOW = "too_slow"
STOPPED = "stopped"
LEFT = "left"

_encode = msgspec.json.encode


class Channel:
    """What the subscribers of one scope are sent."""

    __slots__ = ("_characters", "_snapshot", "_snapshot_at", "frames", "last", "scope", "subscribers")

    def __init__(self, scope: Scope, seq: int) -> None:
        self.scope = scope
        self.last = seq
        """Seq of the last frame; of the snapshot that it began with, before the first."""
        self.frames: deque[tuple[int, int, str]] = deque()
        """(prev, seq, frame)."""
        self.subscribers: dict[Subscription, None] = {}
        self._characters = 0
        self._snapshot: str | None = None
        self._snapshot_at = 0

    def publish(self, seq: int, at: int, body: bytes) -> None:
        """Send a delta to everybody here."""
        head = b'{"type":"delta","seq":%d,"prev":%d,"at":%s,' % (seq, self.last, _instant(at))
        frame = (head + body[1:]).decode()
        self.frames.append((self.last, seq, frame))
        self._characters += len(frame)
        while len(self.frames) > RING_FRAMES or (self._characters > RING_CHARACTERS and len(self.frames) > 1):
            self._characters -= len(self.frames.popleft()[2])
        self.last = seq
        self._snapshot = None
        for subscriber in tuple(self.subscribers):
            subscriber.put(frame)

    def snapshot(self, board: Board, at: int) -> str:
        """The frame with which a new subscriber begins."""
        if self._snapshot is None or at - self._snapshot_at > SNAPSHOT_FOR_MS:
            self._snapshot_at = at
            head = b'{"type":"snapshot","seq":%d,"at":%s,' % (self.last, _instant(at))
            self._snapshot = (head + board.snapshot(self.scope)[1:]).decode()
        return self._snapshot

    def since(self, seq: int) -> list[str] | None:
        """The frames after the one of that seq; None if they cannot be told."""
        if seq == self.last:
            return []
        if not any(prev == seq for prev, _, _ in self.frames):
            return None
        return [frame for prev, _, frame in self.frames if prev >= seq]


def _instant(at: int) -> bytes:
    return _encode(when(at))


def _notification(row: NotificationRow) -> str:
    return (b'{"type":"notification","notification":%s}' % _encode(row)).decode()


class Subscription:
    """One subscriber's stream of frames: iterate it. `closed` says why it ended."""

    def __init__(
        self,
        fanout: Fanout,
        scope: Scope,
        since: int | None,
        user: str | None,
        ready: Callable[[], Awaitable[None]],
    ) -> None:
        self.scope = scope
        self.user = user
        self.closed: str | None = None
        self._fanout = fanout
        self._since = since
        self._ready = ready
        self._begun = False
        self._frames: deque[str] = deque()
        self._characters = 0
        self._wake: asyncio.Future[None] | None = None

    def put(self, frame: str) -> None:
        """Let a frame wait; if too many do, drop the subscriber."""
        if self.closed is not None:
            return
        waiting = len(self._frames)
        if waiting >= QUEUE_FRAMES or (waiting and self._characters + len(frame) > QUEUE_CHARACTERS):
            self._fanout.dropped += 1
            self.close(TOO_SLOW)
            return
        self._frames.append(frame)
        self._characters += len(frame)
        self._rouse()

    def close(self, why: str = LEFT) -> None:
        """End the stream. Frames that wait are not sent: who resumes gets them again."""
        if self.closed is None:
            self.closed = why
            self._frames.clear()
            self._fanout.leave(self)
            self._rouse()

    @property
    def waiting(self) -> int:
        """Frames that wait."""
        return len(self._frames)

    def _rouse(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    def __aiter__(self) -> AsyncIterator[str]:
        return self

    async def __anext__(self) -> str:
        if not self._begun:
            await self._ready()
            self._begun = True  # not before: whoever gives up that wait has not begun
            if self.closed is None:
                self._fanout.begin(self, self._since)
        while not self._frames:
            if self.closed is not None:
                raise StopAsyncIteration
            self._wake = asyncio.get_running_loop().create_future()
            await self._wake
        frame = self._frames.popleft()
        self._characters -= len(frame)
        return frame


class Fanout:
    """The channels of one room."""

    def __init__(self, board: Board, seq: Callable[[], int], now: Callable[[], int]) -> None:
        self.dropped = 0
        """Subscribers who did not keep up."""
        self._board = board
        self._seq = seq
        self._now = now
        self._channels: dict[Scope, Channel] = {}
        self._idle: OrderedDict[Scope, int] = OrderedDict()
        """Channels without subscribers, and since when."""
        board.publish = self.publish

    def subscribe(
        self, scope: Scope, since: int | None, user: str | None, ready: Callable[[], Awaitable[None]]
    ) -> Subscription:
        """A stream that begins when it is first waited for, after `ready` (the room is settled)."""
        return Subscription(self, scope, since, user, ready)

    def begin(self, subscriber: Subscription, since: int | None) -> None:
        """Take a subscriber in: the frames after `since`, or else a snapshot. Only while settled."""
        self.publish()  # what is new goes to those who are here already, and is in the snapshot
        scope = subscriber.scope
        channel = self._channels.get(scope)
        if channel is None:
            self._board.open(scope)
            channel = self._channels[scope] = Channel(scope, self._seq())
        self._idle.pop(scope, None)
        missed = None if since is None else channel.since(since)
        if missed is None or len(missed) > RESUME_FRAMES:
            subscriber.put(channel.snapshot(self._board, self._now()))
        else:
            resumed = b'{"type":"resumed","seq":%d,"at":%s}' % (since or 0, _instant(self._now()))
            subscriber.put(resumed.decode())
            for frame in missed:
                subscriber.put(frame)
        channel.subscribers[subscriber] = None

    def leave(self, subscriber: Subscription) -> None:
        """Forget a subscriber; the channel stays a while."""
        channel = self._channels.get(subscriber.scope)
        if channel is None or subscriber not in channel.subscribers:
            return
        del channel.subscribers[subscriber]
        if not channel.subscribers:
            self._idle[subscriber.scope] = self._now()
            while len(self._idle) > IDLE_CHANNELS:
                self._forget(next(iter(self._idle)))

    def _forget(self, scope: Scope) -> None:
        self._idle.pop(scope, None)
        self._channels.pop(scope, None)
        self._board.close(scope)

    def has_news(self) -> bool:
        """Whether `publish` may have something to send."""
        return self._board.has_news()

    def publish(self) -> None:
        """Send everybody what changed for them. Only while settled."""
        while self._idle and next(iter(self._idle.values())) < self._now() - IDLE_FOR_MS:
            self._forget(next(iter(self._idle)))
        for scope, body in self._board.flush().items():
            self._channels[scope].publish(self._seq(), self._now(), body)

    def notify(self, user: str, notification: NotificationRow) -> None:
        """Send a user's subscriptions a notification, beside the chain of deltas."""
        frame: str | None = None
        for channel in self._channels.values():
            for subscriber in tuple(channel.subscribers):
                if subscriber.user == user:
                    frame = frame or _notification(notification)
                    subscriber.put(frame)

    def count(self) -> int:
        """How many subscribers there are."""
        return sum(len(channel.subscribers) for channel in self._channels.values())

    def close(self) -> None:
        """End all streams."""
        for channel in tuple(self._channels.values()):
            for subscriber in tuple(channel.subscribers):
                subscriber.close(STOPPED)
        for scope in tuple(self._channels):
            self._forget(scope)
