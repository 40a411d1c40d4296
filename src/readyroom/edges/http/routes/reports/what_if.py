"""What if another no-answer policy had been in force? Over HTTP: asked, followed, answered.

Belongs here: `/what-if`, for unit managers and administrators, over the queues that they see. What is counted is in
`readyroom.whatif`; a process of its own answers (`runtime/what_ifs`).
"""

from __future__ import annotations

from typing import Annotated

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec.structs import replace

from readyroom.codec import presets
from readyroom.codec.policies import Policy, policy_of, whole
from readyroom.edges.http import rights
from readyroom.edges.http.bodies import MAX_ERRORS
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import Page
from readyroom.edges.http.problems import FieldError, Refused, invalid, unknown
from readyroom.edges.http.routes.reports.asking import days_of
from readyroom.edges.http.routes.reports.what_if_records import (
    ANSWERED_EXAMPLE,
    ASKED_EXAMPLE,
    BODY_EXAMPLE,
    SUMMARY_EXAMPLE,
    NewWhatIf,
    PolicyAsked,
    WhatIfInfo,
    WhatIfSummary,
    what_if_info,
    what_if_summary,
)
from readyroom.engine.localtime import local_of
from readyroom.reports.periods import periods
from readyroom.runtime.what_ifs import MOST_OF_ONE, MOST_WAITING, TooMany, WhatIf, WhatIfAsked, WhatIfs
from readyroom.store.interface import Store

Everybody = Annotated[bool, QueryParameter(description="Everybody's, for an administrator of all")]
MOST_EVENTS = 5_000_000
"""Of one question: some minutes of a processor."""
MOST_EVENTS_SUGGESTED = 450_000
"""Where a threshold is to be suggested: they are judged eleven times."""


@post(
    "/what-if",
    status_code=202,
    opt=describe(
        "Ask what another policy would have made of it",
        tag="reports",
        scope="read",
        problems=("limit_reached",),
        body=BODY_EXAMPLE,
        answer=ASKED_EXAMPLE,
    ),
)
async def ask_what_if(data: JSONBody[NewWhatIf], exchange: Asking) -> WhatIfInfo:
    """Answered in its turn, one question at a time for each organisation: ask for it at `Location` until it is `done`
    or `failed`. Who is not responsible for all asks about the queues that they see. Needs `see_attendance`.
    """
    what_ifs = await _what_ifs(exchange)
    asked = await _asked(exchange, data)
    try:
        made = what_ifs.ask(exchange.principal.user, exchange.room.now(), asked)
    except TooMany as too_many:
        detail = (
            f"At most {MOST_OF_ONE} of one user wait, {MOST_WAITING} of all: ask again when one is answered."
        )
        raise Refused("limit_reached", detail, params={"max": too_many.most}) from None
    exchange.header("Location", f"{exchange.request.url.path}/{made.id}")
    return _info(exchange, made)


@get(
    "/what-if",
    opt=describe("List what was asked", tag="reports", answer={"items": [SUMMARY_EXAMPLE], "next": None}),
)
async def list_what_ifs(exchange: Asking, everybody: Everybody = False) -> Page[WhatIfSummary]:
    """One's own questions since the server was started, the newest first, without their answers; at most 20."""
    what_ifs = await _what_ifs(exchange)
    if everybody and not exchange.principal.administrates_all:
        await exchange.refuse("configure", "What others asked is for an administrator of all.")
    found = what_ifs.of(exchange.room.name, None if everybody else exchange.principal.user)
    return Page([what_if_summary(each) for each in found], None)


@get("/what-if/{question:str}", opt=describe("What came of it", tag="reports", answer=ANSWERED_EXAMPLE))
async def show_what_if(question: FromPath[str], exchange: Asking) -> WhatIfInfo:
    """How far it is; when it is `done`, with the answer. One's own; an administrator of all finds everybody's.

    Refused to who does not see all of its queues any more: its figures are of them together.
    """
    _, found = await _found(exchange, question)
    if not _may_see(exchange, found.asked):
        await exchange.refuse("see_attendance", "It tells of queues that you do not see any more.")
    return _info(exchange, found)


@delete(
    "/what-if/{question:str}", opt=describe("Cancel a question, or forget it", tag="reports", scope="read")
)
async def drop_what_if(question: FromPath[str], exchange: Asking) -> None:
    """If it is being answered, that ends at once. One's own; an administrator of all cancels everybody's."""
    what_ifs, found = await _found(exchange, question)
    what_ifs.drop(found)


# --- what they share -------------------------------------------------------------------------------------


async def _what_ifs(exchange: Exchange) -> WhatIfs:
    """For who accounts for the time of a unit."""
    await exchange.need("see_attendance")
    if exchange.house.what_ifs is None:
        raise Refused("unavailable", "This server answers no such questions.")
    return exchange.house.what_ifs


async def _found(exchange: Exchange, question: str) -> tuple[WhatIfs, WhatIf]:
    what_ifs = await _what_ifs(exchange)
    principal = exchange.principal
    user = None if principal.administrates_all else principal.user
    found = what_ifs.find(exchange.room.name, user, question)
    if found is None:
        raise unknown("what_if", question)
    return what_ifs, found


def _info(exchange: Exchange, question: WhatIf) -> WhatIfInfo:
    world = exchange.room.world
    labels = {name: queue.config.label for name, queue in world.queues.items()}
    return what_if_info(question, labels)


def _may_see(exchange: Exchange, asked: WhatIfAsked) -> bool:
    """Whether somebody sees all queues that were asked about. One that was removed is seen by who sees all."""
    only = asked.policy.only
    return exchange.principal.units is None or (only is not None and only <= _seen(exchange))


def _seen(exchange: Exchange) -> frozenset[str]:
    """The queues that the asker sees."""
    principal, world = exchange.principal, exchange.room.world
    return frozenset(
        name for name, queue in world.queues.items() if rights.sees_queue(principal, world, queue)
    )


async def _asked(exchange: Exchange, data: NewWhatIf) -> WhatIfAsked:
    """What is asked, with all that is wrong in it told before it is taken. Raises `Refused` (422)."""
    world, now = await exchange.world(), exchange.room.now()
    zone = world.settings.zone
    first, last = days_of(local_of(zone, now).date(), data.first, data.last, in_body=True)
    (period,) = periods(zone, first, last, "all")
    since, until = period.begin, min(period.end, now + 1)
    changed, policy = _policy(data.policy, frozenset(world.statuses), _seen(exchange))
    count = await exchange.house.in_reader(
        _recorded, exchange.house.store, exchange.room.name, since, max(since, until)
    )
    most = MOST_EVENTS_SUGGESTED if data.suggest else MOST_EVENTS
    if count == 0:
        raise _wrong("nothing was recorded in that time", "/from")
    if count > most:
        raise _wrong(
            f"{count:,} events were recorded in that time, more than {most:,}: take fewer days", "/to"
        )
    return WhatIfAsked(
        room=exchange.room.name,
        first=first,
        last=last,
        since=since,
        until=until,
        policy=replace(policy, only=_only(exchange, data.queues)),
        preset=data.policy.preset,
        changed=changed,
        at_most=data.at_most_false if data.suggest else None,
    )


def _policy(asked: PolicyAsked, statuses: frozenset[str], queues: frozenset[str]) -> tuple[Policy, Policy]:
    """What was named, and what that makes of the preset. Raises `Refused` (422) with every mistake."""
    base = Policy()
    if asked.preset is not None:
        try:
            base = whole(presets.load(asked.preset).settings.queue_defaults.no_answer)
        except KeyError as error:
            raise _wrong(str(error.args[0]), "/policy/preset") from None
    given = {"no_answer": asked.no_answer, "queues": asked.queues}
    (changed, mistakes), (policy, _) = policy_of(given), policy_of(given, base)
    mistakes = mistakes or policy.unfit(queues, statuses)
    if mistakes:
        raise invalid(
            [
                FieldError("invalid", each.what, pointer="/policy/" + "/".join(map(str, each.path)))
                for each in mistakes[:MAX_ERRORS]
            ]
        )
    return changed, policy


def _only(exchange: Exchange, queues: tuple[str, ...]) -> frozenset[str] | None:
    """The queues that the question is limited to; None: all, for who is responsible for all."""
    seen = _seen(exchange)
    errors = [
        FieldError("invalid", "there is no such queue", pointer=f"/queues/{number}")
        for number, queue in enumerate(queues)
        if queue not in seen
    ]
    if errors:
        raise invalid(errors[:MAX_ERRORS])
    if queues:
        return frozenset(queues)
    if exchange.principal.units is None:
        return None
    if not seen:
        raise _wrong("there is no queue that you see", "/queues")
    return seen


def _recorded(store: Store, room: str, since: int, until: int) -> int:
    """How many events a time has."""
    return store.seq_at(room, until - 1) - store.seq_at(room, since - 1)


def _wrong(detail: str, pointer: str) -> Refused:
    return invalid([FieldError("invalid", detail, pointer=pointer)])


ROUTES = [ask_what_if, list_what_ifs, show_what_if, drop_what_if]
