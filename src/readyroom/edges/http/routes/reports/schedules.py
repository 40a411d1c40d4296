"""Reports by mail over HTTP: which, when and to whom.

Belongs here: `/reports/schedules`, one's own; who manages users has them sent to others too. When they are due, and
what becomes of each mail, is in `runtime/report_mails`.
"""

from __future__ import annotations

import secrets

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody
from msgspec import UNSET
from msgspec.structs import replace

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page, page_of, place_of
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.routes.reports.errands import OF_CALLS, may_go_on, may_schedule
from readyroom.edges.http.routes.reports.schedule_records import (
    BODY_EXAMPLE,
    DELIVERY_EXAMPLE,
    EXAMPLE,
    ChangedSchedule,
    NewSchedule,
    ScheduleDelivery,
    ScheduleInfo,
    schedule_delivery,
    schedule_info,
)
from readyroom.edges.http.times import ms_of
from readyroom.engine.inputs import NoteAct
from readyroom.engine.world import World
from readyroom.runtime.report_mails import (
    MOST_OF_ONE,
    MOST_SCHEDULES,
    ReportMails,
    Schedule,
    TooManySchedules,
)


@get(
    "/reports/schedules",
    opt=describe("List reports by mail", tag="reports", answer={"items": [EXAMPLE], "next": None}),
)
async def list_report_schedules(
    exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[ScheduleInfo]:
    """One's own; those of everybody for who manages users."""
    carrier = _carrier(exchange)
    found = [_info(carrier, each) for each in carrier.all() if _is_for(exchange, each)]
    return exchange.paged(page_of(found, limit, cursor, lambda each: each.id))


@post(
    "/reports/schedules",
    opt=describe(
        "Have a report sent",
        tag="reports",
        problems=("limit_reached", "no_mail_server"),
        body=BODY_EXAMPLE,
        answer=EXAMPLE,
    ),
)
async def create_report_schedule(data: JSONBody[NewSchedule], exchange: Asking) -> ScheduleInfo:
    """From its next time on."""
    carrier = _carrier(exchange)
    made = Schedule(
        id=f"rs_{secrets.token_hex(6)}",
        name=data.name,
        owner=exchange.principal.user,
        report=data.report,
        each=data.each,
        unit=data.unit,
        queue=data.queue,
        format=data.format,
        every=data.every,
        at=data.at,
        readers=data.readers or (exchange.principal.user,),
        created=exchange.house.clock.now(),
        next=0,
    )
    await _check(exchange, made)
    _need_mail(carrier)
    try:
        kept = await carrier.add(made)
    except TooManySchedules as too_many:
        detail = f"There are {too_many.most}: {MOST_OF_ONE} of one user, {MOST_SCHEDULES} of all."
        raise Refused("limit_reached", detail, params={"max": too_many.most}) from None
    _rouse(exchange)
    await exchange.record("make_report_schedule", **_told(kept))
    return _info(carrier, kept)


@patch(
    "/reports/schedules/{schedule:str}",
    opt=describe(
        "Change a report by mail",
        tag="reports",
        problems=("no_mail_server",),
        body={"at": "07:00"},
        answer=EXAMPLE,
    ),
)
async def change_report_schedule(
    schedule: FromPath[str], data: JSONBody[ChangedSchedule], exchange: Asking
) -> ScheduleInfo:
    """Its owner's alone. Switched on again, it goes on from its next time."""
    carrier, found = await _own(exchange, schedule)
    named = {name: getattr(data, name) for name in data.__struct_fields__}
    given = {name: value for name, value in named.items() if value is not UNSET}
    if not given.get("readers", True):
        given["readers"] = (found.owner,)
    fresh = {"switched_off": None} if data.enabled is True else {}
    await _check(exchange, replace(found, **given))
    if data.enabled is True:
        _need_mail(carrier)
    changed = await carrier.change(found.id, lambda now: replace(now, **given, **fresh))
    if changed is None:
        raise unknown("report_schedule", schedule)
    _rouse(exchange)
    await exchange.record("change_report_schedule", **_told(changed))
    return _info(carrier, changed)


@delete("/reports/schedules/{schedule:str}", opt=describe("Send a report no more", tag="reports"))
async def remove_report_schedule(schedule: FromPath[str], exchange: Asking) -> None:
    """With what waits of it."""
    carrier, found = _found(exchange, schedule)
    await carrier.drop(found.id)
    await exchange.record("remove_report_schedule", **_told(found))


@post(
    "/reports/schedules/{schedule:str}/send",
    status_code=202,
    opt=describe(
        "Send a report now",
        tag="reports",
        command=True,
        problems=("switched_off", "no_mail_server"),
        answer={"items": [DELIVERY_EXAMPLE], "next": None},
    ),
)
async def send_report(schedule: FromPath[str], exchange: Asking) -> Page[ScheduleDelivery]:
    """Of the whole day, week or month before, to all its readers, besides its set times."""
    carrier, found = await _own(exchange, schedule)
    if may_go_on(exchange.room, found) is not None:
        await exchange.refuse(
            "", "You have no more right to what this schedule sends, or to send it to others."
        )
    if not found.enabled and not await exchange.is_repeated():
        raise Refused("switched_off", "Switch it on first.")
    _need_mail(carrier)
    act = (await exchange.command(NoteAct, what="send_report", params=_told(found))).events[-1]
    sent = await carrier.send_now(found.id, act.seq, act.at)
    if sent is None:
        raise unknown("report_schedule", schedule)
    _rouse(exchange)
    return Page([schedule_delivery(each) for each in sent], None)


@get(
    "/reports/schedules/{schedule:str}/deliveries",
    opt=describe(
        "What became of a report's mails", tag="reports", answer={"items": [DELIVERY_EXAMPLE], "next": None}
    ),
)
async def list_report_deliveries(
    schedule: FromPath[str], exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[ScheduleDelivery]:
    """Of the last 30 days, the newest first."""
    _found(exchange, schedule)
    kept = exchange.house.store.deliveries
    found = await exchange.house.in_reader(
        kept.deliveries,
        exchange.room.name,
        "report",
        receiver=schedule,
        before=place_of(cursor),
        limit=limit + 1,
    )
    rows = [schedule_delivery(each) for each in found[:limit]]
    return exchange.paged(page(rows, len(found) > limit, lambda row: f"{ms_of(row.created)}/{row.id}"))


# --- what they share -------------------------------------------------------------------------------------


def _carrier(exchange: Exchange) -> ReportMails:
    carrier = exchange.house.carrier(exchange.room.name, ReportMails)
    if carrier is None:
        raise Refused("unavailable", "This server sends no reports.")
    return carrier


def _need_mail(carrier: ReportMails) -> None:
    """Nothing is promised that cannot be kept."""
    if not carrier.can_send:
        raise Refused("no_mail_server", "There is no mail server to send it by: mail.host names one.")


def _info(carrier: ReportMails, schedule: Schedule) -> ScheduleInfo:
    return schedule_info(schedule, can_send=carrier.can_send)


def _is_for(exchange: Exchange, schedule: Schedule) -> bool:
    """Whether somebody may know of it, and take it away."""
    principal = exchange.principal
    return schedule.owner == principal.user or "manage_users" in principal.rights


def _found(exchange: Exchange, schedule: str) -> tuple[ReportMails, Schedule]:
    carrier = _carrier(exchange)
    found = carrier.find(schedule)
    if found is None or not _is_for(exchange, found):
        raise unknown("report_schedule", schedule)
    return carrier, found


async def _own(exchange: Exchange, schedule: str) -> tuple[ReportMails, Schedule]:
    carrier, found = _found(exchange, schedule)
    if found.owner != exchange.principal.user:
        await exchange.refuse("", "Only its owner changes it; it can be taken away.")
    return carrier, found


async def _check(exchange: Exchange, schedule: Schedule) -> None:
    """Raises `Refused`: 403 for who may not, 422 for what is not there."""
    world = await exchange.world()
    principal = exchange.principal
    if not may_schedule(principal, schedule.report, (principal.user,)):
        await exchange.refuse("see_agents")
    if not may_schedule(principal, schedule.report, schedule.readers):
        await exchange.refuse("manage_users", "Sending a report to others needs the right manage_users.")
    errors = []
    if schedule.unit is not None and schedule.unit not in world.units:
        errors.append(FieldError("invalid", "there is no such unit", pointer="/unit"))
    if schedule.queue is not None and schedule.report not in OF_CALLS:
        errors.append(FieldError("invalid", "this report knows no queues", pointer="/queue"))
    elif schedule.queue is not None and not _sees_queue(exchange, world, schedule.queue):
        errors.append(FieldError("invalid", "there is no such queue", pointer="/queue"))
    for number, reader in enumerate(schedule.readers):
        user = world.users.get(reader)
        if user is None or not user.active:
            errors.append(FieldError("invalid", "there is no such user", pointer=f"/readers/{number}"))
        elif not user.email:
            errors.append(
                FieldError("no_address", f"{reader} has no mail address", pointer=f"/readers/{number}")
            )
    if errors:
        raise invalid(errors)


def _sees_queue(exchange: Exchange, world: World, queue: str) -> bool:
    """A queue that somebody may not know of is to them as if it were not there."""
    found = world.queues.get(queue)
    return found is not None and rights.sees_queue(exchange.principal, world, found)


def _told(schedule: Schedule) -> dict[str, str]:
    """What the audit says of it."""
    return {
        "schedule": schedule.id,
        "name": schedule.name,
        "report": schedule.report,
        "readers": ", ".join(schedule.readers),
    }


def _rouse(exchange: Exchange) -> None:
    exchange.house.couriers[exchange.room.name, ReportMails.name].rouse()


ROUTES = [
    list_report_schedules,
    create_report_schedule,
    change_report_schedule,
    remove_report_schedule,
    send_report,
    list_report_deliveries,
]
