"""The room's circle: take a batch, step it, write it in one transaction, answer; and what happens if that fails.

Belongs here: the order of these, and the moments at which the world may be read. The loop steps nothing while a
commit is in flight, and reads wait for it, so nobody ever sees what a crash takes back.
"""

from __future__ import annotations

import asyncio
import contextlib
import traceback

import structlog

from readyroom.engine.event import Event
from readyroom.engine.events import NotificationRaised, NotificationSeen
from readyroom.engine.inputs import Advance
from readyroom.runtime import saved
from readyroom.runtime.counts import Alarm, Counts, Quarantine
from readyroom.runtime.errors import KeyReused, Quarantined, RoomError, RoomStopping, RoomUnavailable
from readyroom.runtime.fanout import Fanout
from readyroom.runtime.inbox import Inbox, Pending
from readyroom.runtime.log import Draft, Held, Log, Reply, kept_reply
from readyroom.runtime.outbox import Outbox
from readyroom.runtime.pace import Pace
from readyroom.runtime.threads import Threads
from readyroom.runtime.work import Raised, Work
from readyroom.store.errors import Fenced
from readyroom.views.feed_rows import notification_row

BATCH = 64
"""Inputs of one transaction: beyond it a commit's fixed cost no longer matters."""
SNAPSHOT_EVERY = 10_000
"""Events between snapshots: so many are replayed in well under a second."""
SNAPSHOT_SHARE = 100
"""And between two snapshots goes at least so many times what taking one took: at most 1 % of the time."""
FIRST_RETRY_S = 0.05
LONGEST_RETRY_S = 5.0
PATIENCE_S = 5.0
"""How long inputs wait for a store that does not answer, before they are refused."""
UNWRITABLE_S = 10.0
"""After an append that failed for good: so long the room counts as not available, and is quiet about further ones.
After it, what comes tries whether the store takes it again; nothing else would."""
TICK_BACK_OFF_MS = 10_000
"""Before deadlines are tried again, when they raised and none in particular was to blame."""

logger = structlog.get_logger(__name__)


class Loop:
    """The work of one room."""

    def __init__(
        self, log: Log, work: Work, inbox: Inbox, outbox: Outbox, fanout: Fanout, threads: Threads
    ) -> None:
        self.counts = Counts()
        self._log = log
        self._work = work
        self._inbox = inbox
        self._outbox = outbox
        self._fanout = fanout
        self._threads = threads
        self._pace = Pace(self._publish)
        self._at_work: Pending | None = None
        self._in_flight = False
        self._settlers: list[asyncio.Future[None]] = []
        self._tick_after = 0
        self._unwritable_until_s = 0.0
        self._quiet_until_s = 0.0
        self._snapshot_seq = work.held.snapshot_seq
        self._snapshot_after_s = 0.0
        self._saving: asyncio.Task[None] | None = None
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

    def now(self) -> int:
        """The room's time (ms UTC)."""
        return self._inbox.now(self._work.world.clock)

    @property
    def is_writable(self) -> bool:
        """Whether the store took what it was last given, or that is a while ago."""
        return asyncio.get_running_loop().time() >= self._unwritable_until_s

    async def settled(self) -> None:
        """Returns when nothing is in flight. Raises `RoomUnavailable` if the store does not answer."""
        while self._in_flight:
            if self._inbox.unavailable:
                raise RoomUnavailable(self._log.room)
            waiter = asyncio.get_running_loop().create_future()
            self._settlers.append(waiter)
            await waiter

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
                due = self._work.next_deadline()
                if due is None or max(due, self._tick_after) > self.now():
                    await inbox.wait(None if due is None else max(due, self._tick_after))
                await self._turn(inbox.take(BATCH))
                # Whoever was answered, or waited to read, comes first; then the next batch.
                await asyncio.sleep(0)
            await self._save_last()
        except _GaveUp:
            pass
        except Fenced as error:
            self._alarm("fenced", str(error))
        except Exception:  # noqa: BLE001
            self._alarm("loop_failed", traceback.format_exc())
        finally:
            inbox.stopping = True
            inbox.unavailable = self._in_flight
            inbox.fail_waiting(RoomStopping(self._log.room))
            self._settle()

    async def _turn(self, batch: list[Pending]) -> None:
        """One batch, from inputs to replies."""
        batch = await self._without_repeats(batch)
        self._in_flight = True
        replies: list[Reply] = []
        attempts = 0
        try:
            while True:
                draft = Draft()
                try:
                    replies = self._step(batch)
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
                    self._append_failed(error)
                    if await self._reload(batch, draft):
                        break
                    if attempts > 1:
                        self._fail(batch, RoomUnavailable(self._log.room))
                        self._tick_after = self.now() + TICK_BACK_OFF_MS
                        self._unwritable_until_s = asyncio.get_running_loop().time() + UNWRITABLE_S
                    batch = [pending for pending in batch if not pending.is_answered]
        except BaseException as error:
            why = RoomStopping if isinstance(error, Fenced) else RoomUnavailable
            self._fail(batch, why(self._log.room))
            raise
        self._finish(batch, replies, draft)

    async def _without_repeats(self, batch: list[Pending]) -> list[Pending]:
        """Answer those whose key has its reply already; the others."""
        keyed = [(pending, pending.key) for pending in batch if pending.key is not None]
        if not keyed:
            return batch
        try:
            wanted = [(pending.scope, key) for pending, key in keyed]
            known = await self._threads.in_reader(self._log.replies, wanted)
        except Exception as error:  # noqa: BLE001
            self._alarm("store_unavailable", repr(error))
            self._fail([pending for pending, _ in keyed], RoomUnavailable(self._log.room))
            known = [None] * len(keyed)
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

    def _step(self, batch: list[Pending]) -> list[Reply]:
        """Step a batch, then the deadlines that are due. Raises `Raised`; `_at_work` is then to blame."""
        work = self._work
        work.begin()
        replies: list[Reply] = []
        for pending in batch:
            self._at_work, given = pending, pending.given
            reply = work.step(given)
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
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self._threads.in_writer(self._log.append, draft)
        self.counts.commit_s += loop.time() - began
        self.counts.batches += 1
        self._unwritable_until_s = self._quiet_until_s = 0.0

    def _finish(self, batch: list[Pending], replies: list[Reply], draft: Draft) -> None:
        """It is durable: answer, hand the effects on, publish."""
        counts, work = self.counts, self._work
        self._in_flight = False
        for pending, reply in zip(batch, replies, strict=True):
            counts.inputs += not isinstance(pending.given, Advance)
            counts.refused += reply.refusal is not None
            self._inbox.answer(pending, reply)
        counts.events += len(draft.events)
        self._settle()
        self._outbox.put(draft.effects)
        for event in draft.told:
            self._tell(event)
        self._pace.ask(self._fanout.has_news())
        if work.world.seq >= self._snapshot_seq + SNAPSHOT_EVERY and self._saving is None:
            self._save_soon()

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

    # --- snapshots ---------------------------------------------------------------------------------------

    def _save_soon(self) -> None:
        """Encode the state now, while it is settled; the writer thread writes it between two batches."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        if began < self._snapshot_after_s:
            return
        seq, at, body = self._snapshot()
        self._snapshot_after_s = loop.time() + (loop.time() - began) * SNAPSHOT_SHARE
        self._saving = asyncio.create_task(self._save(seq, at, body), name=f"snapshot {self._log.room}")

    def _snapshot(self) -> tuple[int, int, bytes]:
        held = self._work.held
        return held.world.seq, held.world.now, saved.encode(held.world.state(), held.today, held.feed)

    async def _save(self, seq: int, at: int, body: bytes) -> None:
        try:
            await self._threads.in_writer(self._log.save, seq, at, body)
            self._snapshot_seq = seq
            self.counts.snapshots += 1
        except Exception as error:  # noqa: BLE001
            # Nothing is lost by it but the time of a replay.
            self._alarm("snapshot_failed", repr(error))
        finally:
            self._saving = None

    async def _save_last(self) -> None:
        if self._saving is not None:
            await self._saving
        if self._work.world.seq > self._snapshot_seq:
            await self._save(*self._snapshot())

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
            self._tick_after = now + TICK_BACK_OFF_MS
            self._alarm("tick_failed", error)
        else:
            self.counts.quarantined += 1
            self.counts.quarantine.append(Quarantine(now, culprit.given, error))
            self._alarm("input_quarantined", f"{culprit.given!r}\n{error}")
        if culprit is not None:
            self._inbox.fail(culprit, Quarantined(type(culprit.given).__name__))
        return [pending for pending in batch if pending is not culprit]

    def _append_failed(self, error: Exception) -> None:
        """A full disk fails every append: told once, and then now and again, not each time."""
        self.counts.failed_appends += 1
        now_s = asyncio.get_running_loop().time()
        if now_s >= self._quiet_until_s:
            self._quiet_until_s = now_s + UNWRITABLE_S
            self._alarm("append_failed", repr(error))

    async def _reload(self, batch: list[Pending], draft: Draft) -> bool:
        """Load the world anew from the store, for as long as that takes; whether `draft` was written after all."""
        loop = asyncio.get_running_loop()
        began, pause = loop.time(), FIRST_RETRY_S
        while (found := await self._look(draft)) is None:
            if loop.time() - began > PATIENCE_S and not self._inbox.unavailable:
                self._inbox.unavailable = True
                self._settle()
            if self._inbox.unavailable or self._inbox.stopping:
                self._fail(batch, RoomUnavailable(self._log.room))
                self._inbox.fail_waiting(RoomUnavailable(self._log.room))
            if self._inbox.stopping:
                raise _GaveUp
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_RETRY_S)
        held, written = found
        self._work.attach(held)
        self._inbox.unavailable = False
        self.counts.reloads += 1
        return written

    async def _look(self, draft: Draft) -> tuple[Held, bool] | None:
        """What the store holds, and whether the draft is there; None if it does not answer."""

        def look() -> tuple[Held, bool]:
            return self._log.load(), not draft.is_empty() and self._log.has(draft)

        try:
            # In the writer thread, so that an append that seemed to fail is over.
            return await self._threads.in_writer(look)
        except Exception as error:  # noqa: BLE001
            self._alarm("store_unavailable", repr(error))
            return None

    def _fail(self, batch: list[Pending], error: RoomError) -> None:
        for pending in batch:
            self._inbox.fail(pending, error)

    def _alarm(self, code: str, detail: str) -> None:
        self.counts.alarms.append(Alarm(self.now(), code, detail))
        with contextlib.suppress(Exception):
            logger.error(code, room=self._log.room, detail=detail)


class _GaveUp(Exception):  # noqa: N818
    """The room was stopped while the store did not answer."""
