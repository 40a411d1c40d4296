"""The room's circle: take a batch, step it, write it in one transaction, answer; and what happens if that fails.

Belongs here: the order of these, and the moments at which the world may be read. The loop steps nothing while a
commit is in flight, and reads wait for it, so nobody ever sees what a crash takes back.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
import traceback
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog
from msgspec import Struct

from readyroom.engine.event import Event
from readyroom.engine.events import NotificationRaised, NotificationSeen, OfferEnded
from readyroom.engine.inputs import Advance, Unheard
from readyroom.runtime.counts import Alarm, Counts, Quarantine
from readyroom.runtime.errors import KeyReused, Quarantined, RoomError, RoomUnavailable
from readyroom.runtime.fanout import Fanout
from readyroom.runtime.inbox import Inbox, Pending
from readyroom.runtime.log import Draft, Held, Log, Reply, kept_reply
from readyroom.runtime.outbox import Outbox
from readyroom.runtime.pace import Pace
from readyroom.runtime.saving import Saving
from readyroom.runtime.threads import Threads
from readyroom.runtime.trail import Trail
from readyroom.runtime.work import Raised, Work
from readyroom.store.errors import Fenced
from readyroom.views.feed_rows import notification_row

BATCH = 64
"""Inputs of one transaction: beyond it a commit's fixed cost no longer matters."""
UNWRITABLE_S = 10.0
"""After an append that failed for good: so long the room counts as not available, and is quiet about further ones.
After it, what comes tries whether the store takes it again; nothing else would."""
TICK_BACK_OFF_MS = 10_000
"""Before deadlines are tried again, when they raised and none in particular was to blame."""

T = TypeVar("T")
logger = structlog.get_logger(__name__)


class Retries(Struct, frozen=True, kw_only=True):
    """How a room behaves towards a store that does not answer."""

    first_s: float = 0.05
    longest_s: float = 5.0
    """The pause between two tries doubles from the first to the longest."""
    patience_s: float = 5.0
    """So long inputs wait, before they are refused."""


class Loop:
    """The work of one room."""

    def __init__(
        self,
        log: Log,
        work: Work,
        inbox: Inbox,
        outbox: Outbox,
        fanout: Fanout,
        threads: Threads,
        retries: Retries,
    ) -> None:
        self.counts = Counts()
        self._log = log
        self._work = work
        self._inbox = inbox
        self._outbox = outbox
        self._fanout = fanout
        self._threads = threads
        self._retries = retries
        self._lost: Fenced | None = None
        self._pace = Pace(self._publish)
        self._saving = Saving(log, work, threads, self.counts, self._alarm)
        self.followers: list[Callable[[Sequence[Event]], None]] = []
        """Are told of the events of each batch once it is committed."""
        self.trail: Trail | None = None
        self._at_work: Pending | None = None
        self._is_deaf = True
        """Whether inputs may have been lost since the last event: the room just began, or had to refuse some."""
        self._in_flight = False
        self._settlers: list[asyncio.Future[None]] = []
        self._tick_after = 0
        self._unwritable_until_s = 0.0
        self._quiet_until_s: dict[str, float] = {}
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run(), name=f"room {self._log.room}")

    async def stop(self) -> None:
        """Take no more inputs, finish those that wait, and write a snapshot."""
        self._inbox.stopping = True
        self._inbox.rouse()
        if self._task is not None:
            await self._task
        self._pace.stop()

    def lose(self, why: Fenced) -> None:
        """Another server has taken the room over: end, without having tried to write."""
        self._lost = why
        self._inbox.taken_over = self._inbox.stopping = True
        self._inbox.rouse()

    def now(self) -> int:
        """The room's time (ms UTC)."""
        return self._inbox.now(self._work.world.clock)

    @property
    def is_writable(self) -> bool:
        """Whether the store took what it was last given, or that is a while ago."""
        return asyncio.get_running_loop().time() >= self._unwritable_until_s

    async def settled(self) -> None:
        """Returns when nothing is in flight. Raises `RoomUnavailable` if the store is away, or `RoomTakenOver`."""
        while self._in_flight and not self._inbox.taken_over:
            if self._inbox.unavailable:
                raise RoomUnavailable(self._log.room)
            waiter = asyncio.get_running_loop().create_future()
            self._settlers.append(waiter)
            await waiter
        if self._inbox.taken_over:
            raise self._inbox.stopped()

    def _settle(self) -> None:
        waiters, self._settlers = self._settlers, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    # --- the circle --------------------------------------------------------------------------------------

    async def _run(self) -> None:
        inbox = self._inbox
        try:
            while inbox or not inbox.stopping:
                due = self._due()
                if due is None or due > self.now():
                    await inbox.wait(due)
                await self._turn(inbox.take(BATCH))
                # Whoever was answered, or waited to read, comes first; then the next batch.
                await asyncio.sleep(0)
            if self._lost is not None:
                raise self._lost  # as if an append had found out
            await self._saving.last()
        except _GaveUp:
            pass
        except Fenced as error:
            inbox.taken_over = True
            self._alarm("fenced", str(error))
            self._fanout.close()
        except Exception:  # noqa: BLE001
            self._alarm("loop_failed", traceback.format_exc())
        finally:
            inbox.stopping = True
            inbox.unavailable = self._in_flight
            inbox.fail_waiting(inbox.stopped())
            self._settle()

    def _due(self) -> int | None:
        """When there is something to do without an input (ms UTC)."""
        due = self._work.world.clock if self._is_deaf else self._work.next_deadline()
        return None if due is None else max(due, self._tick_after)

    async def _turn(self, batch: list[Pending]) -> None:
        """One batch, from inputs to replies."""
        batch = await self._without_repeats(batch)
        self._in_flight = True
        replies: list[Reply] = []
        attempts = 0
        try:
            while True:
                draft = Draft()
                hears_again = self._is_deaf and (bool(batch) or self.now() >= self._tick_after)
                try:
                    replies = self._step(batch, hears_again)
                    draft = self._work.draft
                    await self._write(draft)
                    break
                except Raised as raised:
                    batch = self._blame(raised, batch)
                    await self._reload(batch, Draft())
                except Fenced:
                    raise
                except Exception as error:  # noqa: BLE001
                    attempts += 1
                    self.counts.failed_appends += 1
                    self._alarm_now_and_then("append_failed", repr(error))
                    if await self._reload(batch, draft):
                        break
                    if attempts > 1:
                        self._is_deaf |= bool(batch)
                        self._fail(batch, RoomUnavailable(self._log.room))
                        self._tick_after = self.now() + TICK_BACK_OFF_MS
                        self._unwritable_until_s = asyncio.get_running_loop().time() + UNWRITABLE_S
                    batch = [pending for pending in batch if not pending.is_answered]
        except BaseException as error:
            self._inbox.taken_over |= isinstance(error, Fenced)
            why = self._inbox.stopped() if self._inbox.taken_over else RoomUnavailable(self._log.room)
            self._fail(batch, why)
            raise
        self._is_deaf &= not hears_again
        self._finish(batch, replies, draft)

    async def _without_repeats(self, batch: list[Pending]) -> list[Pending]:
        """Answer those whose key has its reply already; the others."""
        keyed = [(pending, pending.key) for pending in batch if pending.key is not None]
        if not keyed:
            return batch
        wanted = [(pending.scope, key) for pending, key in keyed]
        known = await self._patiently(batch, lambda: self._threads.in_reader(self._log.replies, wanted))
        for (pending, key), kept in zip(keyed, known, strict=True):
            if kept is None:
                continue
            fingerprint, reply = kept
            if fingerprint == pending.fingerprint:
                self._inbox.replayed += 1
                self._inbox.answer(pending, reply)
            else:
                self._inbox.fail(pending, KeyReused(key))
        return [pending for pending in batch if not pending.is_answered]

    def _step(self, batch: list[Pending], hears_again: bool) -> list[Reply]:
        """Step a batch, then the deadlines that are due. Raises `Raised`; `_at_work` is then to blame."""
        work = self._work
        work.begin()
        replies: list[Reply] = []
        if hears_again:  # before any deadline that came due meanwhile
            work.step(Unheard(at=work.world.clock, seen=work.world.clock))
        for pending in batch:
            self._at_work, given = pending, pending.given
            began = time.perf_counter()
            reply = work.step(given)
            self.counts.decisions.add(time.perf_counter() - began)
            replies.append(reply)
            if pending.key is not None:
                work.draft.replies.append(
                    kept_reply(
                        pending.key,
                        pending.scope,
                        pending.fingerprint,
                        reply.events,
                        reply.refusal,
                        given.seen,
                    )
                )
        self._at_work = None
        now = self.now()
        if not self._inbox and now >= self._tick_after:
            work.deadlines(now)
        return replies

    async def _write(self, draft: Draft) -> None:
        if draft.is_empty():
            return
        began = time.perf_counter()
        await self._threads.in_writer(self._log.append, draft)
        self.counts.commits.add(time.perf_counter() - began)
        self.counts.batches += 1
        self._unwritable_until_s = 0.0
        self._quiet_until_s.clear()

    def _finish(self, batch: list[Pending], replies: list[Reply], draft: Draft) -> None:
        """It is durable: answer, hand the effects on, publish."""
        counts = self.counts
        self._in_flight = False
        for pending, reply in zip(batch, replies, strict=True):
            counts.inputs += not isinstance(pending.given, Advance)
            counts.refused += reply.refusal is not None
            self._inbox.answer(pending, reply)
        counts.events += len(draft.events)
        counts.outcomes.update(event.outcome for event in draft.events if type(event) is OfferEnded)
        self._settle()
        if self.trail is not None:
            self.trail.decided(batch, replies)
        self._outbox.put(draft.effects)
        for event in draft.told:
            self._tell(event)
        if draft.events:
            for follower in self.followers:
                follower(draft.events)
        self._pace.ask(self._fanout.has_news())
        self._saving.look()

    def _tell(self, event: Event) -> None:
        if isinstance(event, NotificationRaised):
            users, number = event.users, event.seq
        elif isinstance(event, NotificationSeen):
            users, number = (event.user,), event.notification
        else:
            return
        notifications = self._work.held.feed.notifications
        for user in users:
            told = notifications.get(user, {}).get(number)
            if told is not None:
                self._fanout.notify(user, notification_row(told))

    def _publish(self) -> bool:
        if self._in_flight:
            return False
        self._fanout.publish()
        return True

    # --- when something fails ----------------------------------------------------------------------------

    def _blame(self, raised: Raised, batch: list[Pending]) -> list[Pending]:
        """Put the culprit aside; the innocent ones."""
        culprit, now = self._at_work, self.now()
        error = "".join(traceback.format_exception(raised.__cause__))
        if raised.due is not None:
            until = self._work.guard.defer(raised.due, now)
            self.counts.deferred += 1
            self._alarm("deadline_deferred", f"{'/'.join(raised.due)} until {until}\n{error}")
            return batch
        if culprit is None or isinstance(culprit.given, Advance):
            self._is_deaf, self._tick_after = False, now + TICK_BACK_OFF_MS
            self._alarm("tick_failed", error)
        else:
            self.counts.quarantined += 1
            self.counts.quarantine.append(Quarantine(now, culprit.given, error))
            self._alarm("input_quarantined", f"{culprit.given!r}\n{error}")
        if culprit is not None:
            self._inbox.fail(culprit, Quarantined(type(culprit.given).__name__))
        return [pending for pending in batch if pending is not culprit]

    async def _reload(self, batch: list[Pending], draft: Draft) -> bool:
        """Load the world anew from the store, for as long as that takes; whether `draft` was written after all."""

        def look() -> tuple[Held, bool]:
            return self._log.load(), not draft.is_empty() and self._log.has(draft)

        # In the writer thread, so that an append that seemed to fail is over.
        held, written = await self._patiently(batch, lambda: self._threads.in_writer(look))
        self._work.attach(held)
        self.counts.reloads += 1
        return written

    async def _patiently(self, batch: list[Pending], ask: Callable[[], Awaitable[T]]) -> T:
        """Ask the store until it answers. Where that takes too long, the batch and all that waits is refused."""
        loop, room = asyncio.get_running_loop(), self._log.room
        began, pause = loop.time(), self._retries.first_s
        while True:
            try:
                found = await ask()
            except Exception as error:  # noqa: BLE001
                self._alarm_now_and_then("store_unavailable", repr(error))
            else:
                self._inbox.unavailable = False
                return found
            if loop.time() - began > self._retries.patience_s and not self._inbox.unavailable:
                self._inbox.unavailable = self._is_deaf = True
                self._settle()
            if self._inbox.unavailable or self._inbox.stopping:
                self._fail(batch, RoomUnavailable(room))
                self._inbox.fail_waiting(RoomUnavailable(room))
            if self._inbox.stopping:
                raise self._lost or _GaveUp
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._retries.longest_s)

    def _fail(self, batch: list[Pending], error: RoomError) -> None:
        for pending in batch:
            self._inbox.fail(pending, error)

    def _alarm_now_and_then(self, code: str, detail: str) -> None:
        """A full disk fails every append: told at first and then now and again, until one is written."""
        now_s = asyncio.get_running_loop().time()
        if now_s >= self._quiet_until_s.get(code, 0.0):
            self._quiet_until_s[code] = now_s + UNWRITABLE_S
            self._alarm(code, detail)

    def _alarm(self, code: str, detail: str) -> None:
        self.counts.alarmed[code] += 1
        self.counts.alarms.append(Alarm(self.now(), code, detail))
        with contextlib.suppress(Exception):
            logger.error(code, room=self._log.room, detail=detail)


class _GaveUp(Exception):  # noqa: N818
    """The room was stopped while the store did not answer."""
