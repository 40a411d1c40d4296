"""Messages: what users are told away from the page, by the channels that they chose.

Belongs here: to whom a notification goes and when (gathered, never in quiet hours), and what becomes of a try. The
words are made, and a channel is served, by edges.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine.catalogue import MessageChannel, UserConfig
from readyroom.engine.event import Event
from readyroom.engine.events import NotificationRaised
from readyroom.engine.localtime import left_clock
from readyroom.engine.world import World
from readyroom.runtime.courier import InReader, not_wanted, tried
from readyroom.runtime.room import Room
from readyroom.store.deliveries import Delivery, DeliveryKind
from readyroom.store.people import People

RETRIES_S = (10, 30, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600)
"""Pauses before further tries: a mail server that is restarted loses nothing; after a day nobody wants to know."""

PAUSES_S = RETRIES_S[:4]
"""For which a user's channel is left alone after so many failures in a row; the last one after each further one. What
is raised after an outage waits no longer than that.
"""

ADDRESSES: dict[MessageChannel, Callable[[UserConfig], str | None]] = {
    "email": lambda user: user.email,
    "chat": lambda user: user.chat,
    "sms": lambda user: user.phone,
    "webhook": lambda user: user.webhook,
}


class NotSent(Exception):  # noqa: N818 - it says what is the case
    """A message could not be sent. `for_good`: trying again will not help."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


class Attached(Struct, frozen=True):
    """A file that goes along."""

    name: str
    media_type: str
    content: bytes


class Message(Struct, frozen=True):
    """What one person is sent at once."""

    to: str
    subject: str
    text: str
    key: str
    """Of its content: the same message has the same one, should it come twice."""
    attached: tuple[Attached, ...] = ()
    """For channels that take files: mail."""
    room: str = ""
    user: str = ""
    notices: tuple[dict[str, Any], ...] = ()
    """What `Delivery.body` holds of each, for channels that programs read; empty: a test."""


class Channel(Protocol):
    """A way to a person, served by an edge."""

    async def send(self, message: Message) -> None:
        """Raises `NotSent`."""


class Letter(Struct, frozen=True):
    """What the words of a message are made from."""

    organisation: str
    zone: str
    language: str
    notices: tuple[dict[str, Any], ...]
    """What `Delivery.body` holds of each; empty: a test."""


Compose = Callable[[Letter], tuple[str, str]]
"""Makes a subject and a text."""


class Messages:
    """The carrier of messages of one room."""

    name = "messages"
    kind: DeliveryKind = "message"
    types: tuple[str, ...] | None = ("NotificationRaised",)
    gathers = True
    at_once = 1_000

    def __init__(
        self,
        room: Room,
        people: People,
        in_reader: InReader,
        channels: Mapping[MessageChannel, Channel],
        compose: Compose,
    ) -> None:
        self.channels = channels
        self._room = room
        self._people = people
        self._in_reader = in_reader
        self._compose = compose
        self._pauses: dict[tuple[str, str], tuple[int, int]] = {}
        """Of users' channels that fail: how often in a row, and until when each is left alone."""

    async def load(self) -> None:
        """There is nothing to look up."""

    def wants(self, event: Event) -> bool:
        """Only what users are told of."""
        return isinstance(event, NotificationRaised)

    async def take_up(self, events: Sequence[Event]) -> list[Delivery]:
        """One for each user and channel; due when all that comes in a while has come, so that it goes as one."""
        world = self._room.world
        found: list[Delivery] = []
        for event in events:
            assert isinstance(event, NotificationRaised)
            for user_id in event.users:
                user = world.users.get(user_id)
                if user is None or not user.active:
                    continue
                for channel in user.channels:
                    if channel != "page":
                        found.append(self._delivery(world, event, user_id, channel))
        return found

    def _delivery(self, world: World, event: NotificationRaised, user: str, channel: str) -> Delivery:
        due = event.seen + world.settings.gather_s * 1000
        return Delivery(
            room=self._room.name,
            key=f"{event.seq}/{user}/{channel}",
            kind="message",
            receiver=user,
            channel=channel,
            seq=event.seq,
            created=event.seen,
            due=due,
            since=due,
            body=notice(world, event),
        )

    def next_beat(self) -> int | None:
        """Nobody is told that nothing happened."""
        return None

    async def beat(self, now: int) -> list[Delivery]:  # noqa: ARG002
        """Nothing."""
        return []

    # --- carrying ----------------------------------------------------------------------------------------

    async def carry(self, receiver: str, waiting: list[Delivery], now: int) -> list[Delivery]:
        """All that waits for a user on a channel goes as one message, once the first of it is due.

        Where a try failed the channel is left alone for a while; what is due meanwhile waits for that.
        """
        changed: list[Delivery] = []
        by_channel: dict[str, list[Delivery]] = {}
        for each in waiting:
            by_channel.setdefault(each.channel, []).append(each)
        for channel, some in by_channel.items():
            due = [each for each in some if each.due <= now]
            _, until = self._pauses.get((receiver, channel), (0, now))
            if until > now:
                changed += [replace(each, due=until) for each in due]
            elif due:
                changed += await self._send(receiver, channel, some, now)  # type: ignore[arg-type]
        return changed

    async def _send(
        self, user_id: str, channel: MessageChannel, some: list[Delivery], now: int
    ) -> list[Delivery]:
        world = self._room.world
        user = world.users.get(user_id)
        if user is None or not user.active or channel not in user.channels:
            return [not_wanted(each, now, "not_wanted") for each in some]
        over = quiet_until(world.settings.zone, user, now)
        if over is not None:
            return [replace(each, due=over, since=over) for each in some]
        ordered = sorted(some, key=lambda each: (each.seq, each.key))
        key = hashlib.sha256("\n".join(each.key for each in ordered).encode()).hexdigest()[:32]
        try:
            await self.send(user, channel, tuple(each.body for each in ordered), key)
        except NotSent as error:
            if error.for_good:
                self._pauses.pop((user_id, channel), None)  # nobody is away: the next one may have it right
                return [tried(each, now, str(error), for_good=True) for each in some]
            goes, _ = self._pauses.get((user_id, channel), (0, 0))
            pause_s = PAUSES_S[min(goes, len(PAUSES_S) - 1)]
            self._pauses[user_id, channel] = goes + 1, now + pause_s * 1000
            # What only went along keeps its own time: each has a day of its own.
            return [tried(each, now, str(error), retries_s=RETRIES_S) for each in some if each.due <= now]
        self._pauses.pop((user_id, channel), None)
        return [tried(each, now) for each in some]

    async def send(
        self, user: UserConfig, channel: MessageChannel, notices: tuple[dict[str, Any], ...], key: str
    ) -> None:
        """Send a user a message now; without notices, a test. Raises `NotSent`."""
        served, to = self.channels.get(channel), ADDRESSES[channel](user)
        if served is None:
            raise NotSent("not_set_up", for_good=True)
        if not to:
            raise NotSent("no_address", for_good=True)
        settings = self._room.world.settings
        kept = await self._in_reader(self._people.preferences, self._room.name, user.id)
        language = str(kept.get("language", "en"))
        letter = Letter(settings.name, settings.zone, language, notices)
        subject, text = self._compose(letter)
        try:
            await served.send(
                Message(to, subject, text, key, room=self._room.name, user=user.id, notices=notices)
            )
        except (NotSent, asyncio.CancelledError):
            raise
        except Exception as error:
            raise NotSent(f"{type(error).__name__}: {error}"[:500]) from error


def notice(world: World, event: NotificationRaised) -> dict[str, Any]:
    """A notification with the ids, and the names of that moment, as a delivery keeps it."""
    agent = world.agents.get(event.agent or "")
    queue = world.queues.get(event.queue or "")
    judgement = event.judgement
    status = world.statuses.get(event.params.get("status", ""))
    return {
        "id": event.seq,
        "subject": event.subject,
        "at": event.at,
        "agent_id": event.agent,
        "queue_id": event.queue,
        "agent": event.agent if agent is None else agent.config.name,
        "queue": event.queue if queue is None else queue.config.label,
        "count": None if judgement is None else judgement.count,
        "threshold": None if judgement is None else judgement.threshold,
        "params": event.params | ({} if status is None else {"status": status.label}),
    }


def quiet_until(zone: str, user: UserConfig, now: int) -> int | None:
    """Until when a user is not to be disturbed (ms UTC); None: they may be, now."""
    if user.quiet_from is None or user.quiet_to is None or user.quiet_from == user.quiet_to:
        return None
    free = left_clock(zone, now, user.quiet_from, user.quiet_to)
    return free if free > now else None
