"""Webhooks: programs that are told of events, each of what it asked for.

Belongs here: who of them is told of which events, in which envelope (CloudEvents 1.0), what becomes of a try: again
ever later, switched off after days of failures. How a request is signed and sent is an edge's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec
import structlog
from msgspec import Struct
from msgspec.structs import replace

from readyroom.codec import events as codec
from readyroom.engine.event import Event
from readyroom.engine.inputs import Tell
from readyroom.runtime.agent_stream import AgentSnapshot, data_of, snapshots, touched
from readyroom.runtime.courier import InReader, not_wanted, tried
from readyroom.runtime.errors import RoomError
from readyroom.runtime.room import Room
from readyroom.runtime.subscription import Subscription, agent_of
from readyroom.store.deliveries import Deliveries, Delivery, DeliveryKind, Webhook
from readyroom.views.event_view import event_view
from readyroom.views.instants import when

RETRIES_S = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Pauses before further tries, those that Standard Webhooks proposes: three days in all."""
PAUSES_S = RETRIES_S[:2]
"""For which a receiver is left alone after a go in which nothing arrived: the first time, and each further one."""
SWITCHED_OFF_AFTER_MS = 5 * 24 * 3_600_000
"""Of failures, and not one success."""
AT_ONCE = 8
"""Requests to one receiver at a time."""
WAITING_AT_MOST = 100_000
"""For one receiver: then it is switched off, since it will not catch up."""
TEST = "readyroom.test"
"""The type of what is sent to see whether it arrives."""

log = structlog.get_logger(__name__)


HEARTBEAT = "readyroom.AgentHeartbeat.v1"
AGENT = "readyroom.AgentChanged.v1"
AGENTS_A_BEAT = 500
"""Of one event of a heart-beat."""


class NotPosted(Exception):  # noqa: N818 - it says what is the case
    """A request could not be sent, or was not answered: why, and by a code what is wrong with the address."""

    def __init__(self, why: str, code: str = "invalid") -> None:
        super().__init__(why)
        self.code = code


class Posted(Struct, frozen=True):
    """What became of one try."""

    error: str = ""
    """Why it failed; empty: it did not."""
    is_gone: bool = False
    """The receiver wants nothing any more."""
    is_sent: bool = True
    """Whether there was something to be sent."""

    @property
    def is_arrived(self) -> bool:
        """Whether the receiver is well."""
        return self.is_sent and not self.error


class Poster(Protocol):
    """Who sends requests: an edge."""

    async def check(self, url: str) -> None:
        """Raises `NotPosted` for an address to which nothing is sent."""

    async def post(self, url: str, key: str, body: bytes, secrets: Sequence[str]) -> int:
        """Send a signed request; the status of the answer. Raises `NotPosted`."""


class Webhooks:
    """The carrier of one room's webhooks."""

    name = "webhooks"
    kind: DeliveryKind = "webhook"
    types: tuple[str, ...] | None = None
    gathers = False
    at_once = 64

    def __init__(self, room: Room, kept: Deliveries, in_reader: InReader, poster: Poster) -> None:
        self.poster = poster
        self._room = room
        self._kept = kept
        self._in_reader = in_reader
        self._known: dict[str, Subscription] = {}
        self._changing = asyncio.Lock()
        """Held from reading a record to having written it: no change undoes another one."""
        self._beats: dict[str, int] = {}
        """When the next heart-beat of each is due."""
        self._pauses: dict[str, tuple[int, int]] = {}
        """Of receivers that fail: in how many goes in a row, and until when each is left alone."""

    # --- subscriptions -----------------------------------------------------------------------------------

    async def load(self) -> None:
        """Look up what there is."""
        for webhook in await self._in_reader(self._kept.webhooks, self._room.name):
            found = msgspec.convert(webhook.body, Subscription)
            self._known[found.id] = found

    def all(self) -> list[Subscription]:
        """Oldest first."""
        return sorted(self._known.values(), key=lambda each: (each.created, each.id))

    def find(self, webhook: str) -> Subscription | None:
        """The subscription of that id."""
        return self._known.get(webhook)

    async def add(self, subscription: Subscription) -> None:
        """Make one."""
        async with self._changing:
            await self._put(subscription)

    async def change(
        self, webhook: str, changed: Callable[[Subscription], Subscription]
    ) -> Subscription | None:
        """Write what is `changed` of one as it stands now; None, and nothing is written: it is gone."""
        async with self._changing:
            found = self.find(webhook)
            if found is None:
                return None
            after = changed(found)
            await self._put(after)
            self.try_now(webhook)
            return after

    async def drop(self, webhook: str) -> None:
        """Take one away, with what waits for it."""
        async with self._changing:
            self._known.pop(webhook, None)
            self._pauses.pop(webhook, None)
            await self._in_reader(self._kept.drop_webhook, self._room.name, webhook)

    def try_now(self, webhook: str) -> None:
        """What is due from now on waits for no pause: somebody asks for it."""
        self._pauses.pop(webhook, None)

    async def _put(self, subscription: Subscription) -> None:
        body = msgspec.to_builtins(subscription)
        record = Webhook(room=self._room.name, id=subscription.id, created=subscription.created, body=body)
        await self._in_reader(self._kept.put_webhook, record)
        self._known[subscription.id] = subscription

    # --- following the log -------------------------------------------------------------------------------

    def wants(self, event: Event) -> bool:
        """Whether anybody may be told of an event."""
        return any(each.looks_at(event) for each in self._known.values())

    async def take_up(self, events: Sequence[Event]) -> list[Delivery]:
        """One for each event and subscription that is told of it, due at once; of the agents' stream, one for each
        agent who stands otherwise by it.
        """
        known = list(self._known.values())
        followed = [e for e in events if any(each.stream == "agents" and each.looks_at(e) for each in known)]
        agents = await touched(self._room, followed)
        return [
            each.delivery(self._room.name, event, agent)
            for event in events
            for each in known
            for agent in (agents.get(event.seq, ()) if each.stream == "agents" else (agent_of(event),))
            if each.is_told(event, agent)
        ]

    def next_beat(self) -> int | None:
        """When the next heart-beat is due (ms UTC); at once for one that has none yet."""
        return min((self._beats.get(each.id, 0) for each in self._beating()), default=None)

    def _beating(self) -> list[Subscription]:
        return [each for each in self._known.values() if each.enabled and each.heartbeat_s is not None]

    async def beat(self, now: int) -> list[Delivery]:
        """A heart-beat for each whose time has come; the first one comes a pause after the beginning."""
        found: list[Delivery] = []
        for each in self._beating():
            assert each.heartbeat_s is not None
            due = self._beats.get(each.id)
            if due is None or due <= now:
                self._beats[each.id] = now + each.heartbeat_s * 1000
            if due is not None and due <= now:
                found += self._beat_of(each, now)
        return found

    def _beat_of(self, each: Subscription, now: int) -> list[Delivery]:
        """One heart-beat: an event for so many agents at a time, by id, so that whoever comes or goes is in one."""
        agents = sorted(agent for agent in self._room.world.agents if not each.agents or agent in each.agents)
        begins = range(0, max(len(agents), 1), AGENTS_A_BEAT)
        return [
            Delivery(
                room=self._room.name,
                key=f"{each.id}-beat-{now}-{part}",
                kind="webhook",
                receiver=each.id,
                channel=HEARTBEAT,
                seq=0,
                created=now,
                due=now,
                since=now,
                body={
                    "part": part,
                    "parts": len(begins),
                    "after": agents[begin - 1] if begin else "",
                    "until": agents[begin + AGENTS_A_BEAT - 1] if part < len(begins) else None,
                },
            )
            for part, begin in enumerate(begins, start=1)
        ]

    # --- carrying ----------------------------------------------------------------------------------------

    async def carry(self, receiver: str, waiting: list[Delivery], now: int) -> list[Delivery]:
        """Send what is due, some at a time; note whether the receiver is well.

        One that fails is left alone for a while: what is due meanwhile waits for the next try, but for heart-beats.
        """
        subscription = self.find(receiver)
        if subscription is None or not subscription.enabled:
            return [not_wanted(each, now, "switched_off") for each in waiting]
        _, until = self._pauses.get(receiver, (0, now))
        put_off: list[Delivery] = []
        if until > now:
            await self._in_reader(self._kept.put_off, self._room.name, "webhook", receiver, until)
            put_off = [replace(each, due=until) for each in waiting if each.channel != HEARTBEAT]
            waiting = [each for each in waiting if each.channel == HEARTBEAT]
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(delivery: Delivery) -> Posted:
            async with gate:
                return await self.post(subscription, delivery, now)

        posted = await asyncio.gather(*(one(delivery) for delivery in waiting))
        if posted:
            self._pause(receiver, waiting, posted)
            await self._note(receiver, posted, now)
        # A heart-beat that did not arrive is past: the next one comes.
        return put_off + [
            tried(each, now, of.error, retries_s=RETRIES_S, for_good=of.is_gone or each.channel == HEARTBEAT)
            for each, of in zip(waiting, posted, strict=True)
        ]

    def _pause(self, receiver: str, waiting: Sequence[Delivery], posted: Sequence[Posted]) -> None:
        if any(of.is_arrived for of in posted):
            self._pauses.pop(receiver, None)
        elif any(of.error for each, of in zip(waiting, posted, strict=True) if each.channel != HEARTBEAT):
            goes, _ = self._pauses.get(receiver, (0, 0))
            pause_s = PAUSES_S[min(goes, len(PAUSES_S) - 1)]
            self._pauses[receiver] = goes + 1, self._room.now() + pause_s * 1000

    async def post(self, subscription: Subscription, delivery: Delivery, now: int) -> Posted:
        """Try once. Whatever goes wrong, the try has failed: no delivery holds up the others."""
        keys = [secret.key for secret in subscription.signing(now)]
        try:
            body = await self.envelope(subscription, delivery)
            if body is None:
                return Posted(is_sent=False)
            status = await self.poster.post(subscription.url, delivery.key, body, keys)
        except NotPosted as error:
            return Posted(str(error) or "not sent")
        except Exception as error:
            log.exception("not_posted", room=self._room.name, webhook=subscription.id, key=delivery.key)
            return Posted(f"{type(error).__name__}: {error}"[:500])
        if 200 <= status < 300:
            return Posted()
        return Posted(f"answered {status}", is_gone=status == 410)

    async def envelope(self, subscription: Subscription, delivery: Delivery) -> bytes | None:
        """What is sent: a CloudEvent. The same delivery has the same one, whenever it is sent; a heart-beat tells of
        now. None: by this event nothing changed for the one who is told.
        """
        if delivery.channel == HEARTBEAT:
            found_now = await self._now(subscription, delivery.body["after"], delivery.body["until"])
            told = {name: delivery.body[name] for name in ("part", "parts")} | {"agents": found_now}
            return self._event(delivery, HEARTBEAT, delivery.created, None, told)
        if delivery.channel == TEST:
            data: Any = {"says": "This is a test."}
            return self._event(delivery, TEST, delivery.created, None, data)
        found = await self._room.events(delivery.seq - 1, until=delivery.seq)
        if not found:
            raise NotPosted(f"event {delivery.seq} is not in the log")
        event = found[0]
        name = type(event).__name__
        if subscription.stream == "agents":
            return await self._change(delivery, event)
        about = codec.row_fields(event)  # type: ignore[arg-type]
        named = (("agent", about.agent), ("queue", about.queue), ("call", about.call))
        subject = next((f"{kind}/{key}" for kind, key in named if key is not None), None)
        kind = f"readyroom.{name}.v{codec.version_of(name)}"
        return self._event(delivery, kind, event.at, subject, event_view(event))

    async def _change(self, delivery: Delivery, event: Event) -> bytes | None:
        other = delivery.body.get("agent")
        agent = other or agent_of(event)
        assert agent is not None
        before, after = await snapshots(self._room, agent, event.seq, event.at, event.seen)
        if before == after:
            return None
        suffix = f"-agent-{other}" if other else "-agent"
        data = data_of(event.seq, type(event).__name__, before, after)
        return self._event(delivery, AGENT, event.at, f"agent/{agent}", data, suffix=suffix)

    async def _now(self, subscription: Subscription, after: str, until: str | None) -> list[AgentSnapshot]:
        """How the agents stand whom a subscription is told of, of those whose ids are in (after, until]."""
        world = await self._room.settled()
        agents = [
            each
            for each in sorted(world.agents)
            if each > after
            and (until is None or each <= until)
            and (not subscription.agents or each in subscription.agents)
        ]
        seq, now = world.seq, world.now
        found = [await snapshots(self._room, agent, seq, now, now) for agent in agents]
        return [there for _, there in found if there is not None]

    def _event(
        self, delivery: Delivery, kind: str, at: int, subject: str | None, data: Any, suffix: str = ""
    ) -> bytes:
        source = f"/organisations/{self._room.name}"
        found: dict[str, Any] = {
            "specversion": "1.0",
            # As CloudEvents has it, an event's own: who has two webhooks is told twice of the same.
            "id": f"{delivery.seq}{suffix}" if delivery.seq else delivery.key,
            "source": source,
            "type": kind,
            "time": when(at),
            "datacontenttype": "application/json",
        }
        if subject is not None:
            found["subject"] = subject
        return msgspec.json.encode(found | {"data": data})

    async def _note(self, receiver: str, posted: Sequence[Posted], now: int) -> None:
        """A success ends a time of failures; too long a one, and the receiver is switched off."""
        waiting = await self._in_reader(self._kept.waiting, self._room.name, "webhook", receiver)
        async with self._changing:
            subscription = self.find(receiver)
            if subscription is None or not subscription.enabled:
                return
            since = subscription.failing_since
            if any(of.is_arrived for of in posted):
                since = None
            elif any(of.error for of in posted):
                since = since or now
            why = None
            if any(of.is_gone for of in posted):
                why = "gone"
            elif since is not None and now - since >= SWITCHED_OFF_AFTER_MS:
                why = "failing"
            elif waiting.count > WAITING_AT_MOST:
                why = "behind"
            if why is not None:
                # Told first: who is killed in between tells twice, not never.
                if await self._has_told(subscription, why):
                    off = replace(subscription, enabled=False, switched_off=why, failing_since=since)
                    await self._put(off)
            elif since != subscription.failing_since:
                await self._put(replace(subscription, failing_since=since))

    async def _has_told(self, subscription: Subscription, why: str) -> bool:
        """Tell its maker; whether that is written. If not, the next try sees to it."""
        params = {"webhook": subscription.name, "why": why}
        try:
            await self._room.submit(
                Tell(at=0, users=(subscription.user,), subject="webhook_disabled", params=params)
            )
        except RoomError as error:
            log.warning("not_told", room=self._room.name, webhook=subscription.id, error=repr(error))
            return False
        log.warning("webhook_switched_off", room=self._room.name, webhook=subscription.id, why=why)
        return True
