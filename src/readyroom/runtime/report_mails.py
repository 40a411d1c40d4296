"""Reports by mail, at set times.

Belongs here: what is kept of a schedule, when its time has come, and what becomes of each mail: one for each reader,
tried again until it arrives. The report itself is made by who answers it over HTTP, for the reader, with the reader's
own rights; the words are made, and mail is sent, by edges.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Literal

import msgspec
import structlog
from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine.catalogue import UserConfig
from readyroom.engine.event import Event
from readyroom.engine.inputs import Tell
from readyroom.reports.periods import Each
from readyroom.reports.schedules import Every, days_before, latest_due, next_due
from readyroom.runtime.courier import InReader, not_wanted, tried
from readyroom.runtime.messages import RETRIES_S, Attached, Channel, Message, NotSent
from readyroom.runtime.room import Room
from readyroom.store.deliveries import Deliveries, Delivery, DeliveryKind, StoredSchedule
from readyroom.store.people import People

ReportName = Literal["attendance", "availability", "missed-calls", "queues"]
FileFormat = Literal["csv", "xlsx", "parquet"]
SwitchedOff = Literal["owner_gone", "no_right"]
MOST_SCHEDULES = 200
"""Of one organisation."""
MOST_OF_ONE = 20
"""Of one user: nobody takes all of them."""
MOST_BYTES = 15_000_000
"""Of a file: what most mail servers take, encoded."""

log = structlog.get_logger(__name__)


class Schedule(Struct, frozen=True, kw_only=True):
    """A report that is sent at set times."""

    id: str
    name: str
    owner: str
    report: ReportName
    each: Each = "day"
    unit: str | None = None
    queue: str | None = None
    format: FileFormat = "xlsx"
    every: Every
    at: str
    """A local time of the organisation, HH:MM."""
    readers: tuple[str, ...]
    """Users, by their ids."""
    created: int
    next: int
    """When it is due (ms UTC)."""
    enabled: bool = True
    switched_off: SwitchedOff | None = None
    """Why it was, if it was not its owner who did it."""


class Wanted(Struct, frozen=True, kw_only=True):
    """A report of these days, as a file."""

    report: ReportName
    each: Each
    unit: str | None
    queue: str | None
    format: FileFormat
    first: date
    last: date


class NotMade(Exception):  # noqa: N818 - it says what is the case
    """A report could not be made for somebody: why, as a code. `for_good`: trying again will not help."""

    def __init__(self, why: str, *, for_good: bool = True) -> None:
        super().__init__(why)
        self.for_good = for_good


class TooManySchedules(Exception):  # noqa: N818 - nothing is wrong with the program
    """There are as many as there may be: `most`."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ReportLetter(Struct, frozen=True):
    """What the words of a mail are made from."""

    organisation: str
    language: str
    name: str
    report: ReportName
    first: date
    last: date
    owner: str


Make = Callable[[Room, UserConfig, Wanted], Awaitable[Attached]]
"""Makes a report with the rights of a user. Raises `NotMade`."""
Compose = Callable[[ReportLetter], tuple[str, str]]
"""Makes a subject and a text."""
Check = Callable[[Room, Schedule], SwitchedOff | None]
"""Why a schedule may not go on."""


class ReportMails:
    """The carrier of one room's reports."""

    name = "report_mails"
    kind: DeliveryKind = "report"
    types: tuple[str, ...] | None = ("NotificationRaised",)
    gathers = False
    at_once = 1
    """Each may take long; who is killed in between repeats that one alone."""

    def __init__(
        self,
        room: Room,
        people: People,
        kept: Deliveries,
        in_reader: InReader,
        *,
        mail: Channel | None,
        make: Make,
        check: Check,
        compose: Compose,
    ) -> None:
        self._room, self._people, self._kept, self._in_reader = room, people, kept, in_reader
        self._mail, self._make, self._check, self._compose = mail, make, check, compose
        self._known: dict[str, Schedule] = {}
        self._changing = asyncio.Lock()
        """Held from reading a record to having written it: no change undoes another one."""

    @property
    def can_send(self) -> bool:
        """Whether there is a mail server; without one nothing is sent."""
        return self._mail is not None

    # --- schedules ---------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Look up what there is."""
        for each in await self._in_reader(self._kept.schedules, self._room.name):
            found = msgspec.convert(each.body, Schedule)
            self._known[found.id] = found

    def all(self) -> list[Schedule]:
        """Oldest first."""
        return sorted(self._known.values(), key=lambda each: (each.created, each.id))

    def find(self, schedule: str) -> Schedule | None:
        """The one of that id."""
        return self._known.get(schedule)

    async def add(self, schedule: Schedule) -> Schedule:
        """Make one; it is due at its next time from now on. Raises `TooManySchedules`."""
        async with self._changing:
            own = [each for each in self._known.values() if each.owner == schedule.owner]
            for there, most in ((own, MOST_OF_ONE), (self._known, MOST_SCHEDULES)):
                if len(there) >= most:
                    raise TooManySchedules(most)
            return await self._put(replace(schedule, next=self._next(schedule)))

    async def change(self, schedule: str, changed: Callable[[Schedule], Schedule]) -> Schedule | None:
        """Write what is `changed` of one as it stands now; None, and nothing is written: it is gone.

        With other times, or switched on, it is due at its next time from now on; else when it was.
        """
        async with self._changing:
            found = self.find(schedule)
            if found is None:
                return None
            after = changed(found)
            if (after.every, after.at, after.enabled) != (found.every, found.at, found.enabled):
                after = replace(after, next=self._next(after))
            return await self._put(after)

    async def drop(self, schedule: str) -> None:
        """Take one away, with what waits of it."""
        async with self._changing:
            self._known.pop(schedule, None)
            await self._in_reader(self._kept.drop_schedule, self._room.name, schedule)

    async def send_now(self, schedule: str, act: int, at: int) -> list[Delivery] | None:
        """What its readers get at once: of the days before `at`. `act`: the event by which it was asked for; for the
        same one it is sent once. None: the schedule is gone.
        """
        async with self._changing:
            found = self.find(schedule)
            return None if found is None else await self._put_new(found, at, act)

    def _next(self, schedule: Schedule) -> int:
        return next_due(self._room.world.settings.zone, schedule.every, schedule.at, self._room.now())

    async def _put(self, schedule: Schedule) -> Schedule:
        body = msgspec.to_builtins(schedule)
        stored = StoredSchedule(room=self._room.name, id=schedule.id, created=schedule.created, body=body)
        await self._in_reader(self._kept.put_schedule, stored)
        self._known[schedule.id] = schedule
        return schedule

    # --- its time has come -------------------------------------------------------------------------------

    def wants(self, event: Event) -> bool:  # noqa: ARG002
        """Nothing follows from events."""
        return False

    async def take_up(self, events: Sequence[Event]) -> list[Delivery]:  # noqa: ARG002
        """Nothing."""
        return []

    def next_beat(self) -> int | None:
        """When the next one is due."""
        return min((each.next for each in self._known.values() if each.enabled), default=None)

    async def beat(self, now: int) -> list[Delivery]:
        """Put what is due among the deliveries, and only then move on: killed between the two, it is done again, and
        what is there already stays as it is.
        """
        for each in self.all():
            if each.enabled and each.next <= now:
                async with self._changing:
                    current = self.find(each.id)
                    if current is not None and current.enabled and current.next <= now:
                        await self._due(current, now)
        return []

    async def _due(self, schedule: Schedule, now: int) -> None:
        why = self._check(self._room, schedule)
        if why is not None:
            # Told first: who is killed in between tells twice, not never. If it cannot be, the next turn sees to it.
            users = tuple(dict.fromkeys((schedule.owner, *schedule.readers)))
            params = {"report": schedule.name, "why": why}
            await self._room.submit(Tell(at=0, users=users, subject="schedule_disabled", params=params))
            log.warning("schedule_switched_off", room=self._room.name, schedule=schedule.id, why=why)
            await self._put(replace(schedule, enabled=False, switched_off=why))
            return
        zone = self._room.world.settings.zone
        due = latest_due(zone, schedule.every, schedule.at, schedule.next, now)
        await self._put_new(schedule, due)
        await self._put(replace(schedule, next=self._next(schedule)))

    async def _put_new(self, schedule: Schedule, due: int, act: int | None = None) -> list[Delivery]:
        """Put a mail for each reader among the deliveries, unless it is there; all of them, as they are kept.

        `act`: the event by which somebody asked for it.
        """
        made = self._deliveries(schedule, due, act)
        kept = [await self._in_reader(self._kept.delivery, self._room.name, each.key) for each in made]
        new = [each for each, there in zip(made, kept, strict=True) if there is None]
        await self._in_reader(self._kept.put_deliveries, new)
        return [there or each for each, there in zip(made, kept, strict=True)]

    def _deliveries(self, schedule: Schedule, due: int, act: int | None) -> list[Delivery]:
        now = self._room.now()
        first, last = days_before(self._room.world.settings.zone, schedule.every, due)
        of = f"{due}-{first}-{last}-{schedule.report}-{schedule.format}" if act is None else f"now-{act}"
        wanted = Wanted(
            report=schedule.report,
            each=schedule.each,
            unit=schedule.unit,
            queue=schedule.queue,
            format=schedule.format,
            first=first,
            last=last,
        )
        return [
            Delivery(
                room=self._room.name,
                key=f"{schedule.id}-{of}-{reader}",
                kind="report",
                receiver=schedule.id,
                channel=schedule.report,
                seq=0,
                created=now,
                due=now,
                since=now,
                body={"user": reader, "wanted": msgspec.to_builtins(wanted), "by_hand": act is not None},
            )
            for reader in schedule.readers
        ]

    # --- carrying ----------------------------------------------------------------------------------------

    async def carry(self, receiver: str, waiting: list[Delivery], now: int) -> list[Delivery]:
        """Make each and send it, where its schedule still wants that."""
        schedule = self.find(receiver)
        after = [await self._carry(schedule, each, now) for each in waiting]
        for each in after:
            if schedule is not None and each.state == "failed" and each.error != "not_wanted":
                await self._tell_owner(schedule, each)
        return after

    async def _tell_owner(self, schedule: Schedule, failed: Delivery) -> None:
        """Before it is written that it failed: who is killed in between tells twice, not never."""
        reader = str(failed.body["user"])
        user = self._room.world.users.get(reader)
        params = {
            "report": schedule.name,
            "reader": reader if user is None else user.name,
            "why": failed.error.partition(":")[0],
        }
        told = Tell(at=0, users=(schedule.owner,), subject="report_not_sent", params=params)
        await self._room.submit(told)

    async def _carry(self, schedule: Schedule | None, delivery: Delivery, now: int) -> Delivery:
        user = self._room.world.users.get(str(delivery.body["user"]))
        if schedule is None or not self._is_wanted(schedule, delivery) or user is None or not user.active:
            return not_wanted(delivery, now, "not_wanted")
        try:
            await self._send(schedule, user, msgspec.convert(delivery.body["wanted"], Wanted), delivery.key)
        except (NotMade, NotSent) as error:
            return tried(delivery, now, str(error), retries_s=RETRIES_S, for_good=error.for_good)
        except Exception as error:
            log.exception("report_not_sent", room=self._room.name, schedule=schedule.id)
            return tried(delivery, now, f"{type(error).__name__}: {error}"[:500], retries_s=RETRIES_S)
        return tried(delivery, now)

    def _is_wanted(self, schedule: Schedule, delivery: Delivery) -> bool:
        """Whether a mail is to go out, as its schedule stands now: much may have changed while it waited."""
        return (
            delivery.body["user"] in schedule.readers
            and (schedule.enabled or delivery.body.get("by_hand", False))
            and self._check(self._room, schedule) is None
        )

    async def _send(self, schedule: Schedule, user: UserConfig, wanted: Wanted, key: str) -> None:
        if self._mail is None:
            raise NotSent("not_set_up", for_good=True)
        if not user.email:
            raise NotSent("no_address", for_good=True)
        file = await self._make(self._room, user, wanted)
        if len(file.content) > MOST_BYTES:
            raise NotMade("too_large")
        kept = await self._in_reader(self._people.preferences, self._room.name, user.id)
        world = self._room.world
        owner = world.users.get(schedule.owner)
        subject, text = self._compose(
            ReportLetter(
                organisation=world.settings.name,
                language=str(kept.get("language", "en")),
                name=schedule.name,
                report=wanted.report,
                first=wanted.first,
                last=wanted.last,
                owner=schedule.owner if owner is None else owner.name,
            )
        )
        whose = hashlib.sha256(f"{self._room.name}\n{key}".encode()).hexdigest()[:32]
        await self._mail.send(Message(user.email, subject, text, whose, (file,)))
