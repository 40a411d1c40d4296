"""The board, and what time it is.

Belongs here: `GET /board`, the snapshot whose deltas come on the live stream, and `/clock`.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated, Literal
from weakref import WeakKeyDictionary

import msgspec
from litestar import Response, get, post
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, Refused, invalid
from readyroom.edges.http.routes.sight import need_scope
from readyroom.edges.http.times import Instant, ms_of, text, when
from readyroom.runtime.clock import Clock, ManualClock
from readyroom.views.feed_rows import WithdrawalRow
from readyroom.views.rows import AgentRow, CallRow, LinkRow, OfferRow, QueueRow

LONGEST_MOVE_S = 366 * 86_400
"""How far one command moves a manual clock; every deadline on the way is run."""


class BoardSnapshot(Struct, frozen=True, kw_only=True):
    """The board after the event `seq`, within what one may see."""

    seq: int
    at: datetime
    agents: tuple[AgentRow, ...]
    queues: tuple[QueueRow, ...]
    calls: tuple[CallRow, ...]
    offers: tuple[OfferRow, ...]
    withdrawals: tuple[WithdrawalRow, ...]
    links: tuple[LinkRow, ...]


BOARD_EXAMPLE = {
    "seq": 412,
    "at": "2026-11-23T09:02:11.250Z",
    "agents": [],
    "queues": [
        {
            "id": "sales",
            "label": "Sales",
            "unit": "sales",
            "waiting": 1,
            "oldest_since": "2026-11-23T09:01:55Z",
            "ready": 0,
            "on_call": 2,
            "withdrawn": 1,
            "absent": 3,
            "service_level_s": 20,
            "today": {
                "since": "2026-11-22T23:00:00Z",
                "until": "2026-11-23T23:00:00Z",
                "answered": 31,
                "within": 28,
                "abandoned": 2,
                "left": 0,
            },
        }
    ],
    "calls": [],
    "offers": [],
    "withdrawals": [],
    "links": [{"id": "asterisk", "state": "up", "since": "2026-11-23T06:58:40Z"}],
}


@get("/board", opt=describe("The board", tag="board", answer=BOARD_EXAMPLE))
async def show_board(
    exchange: Asking,
    whose: Annotated[
        Literal["all", "own"],
        QueryParameter(name="scope", description="`own`: one's own row and queues only"),
    ] = "all",
) -> Response[BoardSnapshot]:
    """Agents, queues, waiting callers, offers and the last withdrawals that one may see; as in the first
    frame of the live stream.
    """
    seen = await need_scope(exchange, whose == "own")
    body = await exchange.room.snapshot(seen)
    head = b'{"seq":%d,"at":%s,' % (exchange.room.world.seq, msgspec.json.encode(when(exchange.room.now())))
    return Response(head + body[1:], media_type="application/json")  # type: ignore[arg-type]


# --- the clock -------------------------------------------------------------------------------------------


class ClockView(Struct, frozen=True):
    """The server's time. A manual clock moves only by command."""

    now: datetime
    mode: Literal["real", "manual"]


class ClockMove(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where to move a manual clock: on by seconds, or to an instant."""

    advance_s: Annotated[float, Meta(ge=0, le=LONGEST_MOVE_S)] | None = None
    to: Instant | None = None


CLOCK_EXAMPLE = {"now": "2026-11-23T09:02:31.250Z", "mode": "manual"}
_MOVING: WeakKeyDictionary[Clock, asyncio.Lock] = WeakKeyDictionary()


@get("/clock", opt=describe("What time it is", tag="clock", answer=CLOCK_EXAMPLE))
async def show_clock(exchange: Asking) -> ClockView:
    """The server's time, from which a browser measures its own offset."""
    return _view(exchange.house.clock)


@post(
    "/clock",
    status_code=200,
    opt=describe(
        "Move a manual clock",
        tag="clock",
        scope="configure",
        problems=("no_such_path",),
        body={"advance_s": 20},
        answer=CLOCK_EXAMPLE,
        unlimited=True,
    ),
)
async def move_clock(data: JSONBody[ClockMove], exchange: Asking) -> ClockView:
    """Runs every deadline on the way in order, and answers when all of it is done. Only with `--clock manual`."""
    clock = exchange.house.clock
    if not isinstance(clock, ManualClock):
        raise Refused("no_such_path", "This server's clock moves by itself.")
    await exchange.need("configure")
    if (data.advance_s is None) == (data.to is None):
        raise invalid([FieldError("invalid", "one of advance_s and to is expected", pointer="")])
    async with _MOVING.setdefault(clock, asyncio.Lock()):
        now = clock.now()
        to = now + round(data.advance_s * 1000) if data.advance_s is not None else _to(data)
        if to < now:
            raise invalid([FieldError("invalid", f"the clock stands at {text(now)}", pointer="/to")])
        if to - now > LONGEST_MOVE_S * 1000:
            raise invalid([FieldError("invalid", f"more than {LONGEST_MOVE_S} s at once", pointer="/to")])
        await clock.to(to)
    return _view(clock)


def _to(data: ClockMove) -> int:
    assert data.to is not None
    return ms_of(data.to, pointer="/to")


def _view(clock: Clock) -> ClockView:
    return ClockView(when(clock.now()), "manual" if isinstance(clock, ManualClock) else "real")


ROUTES = [show_board, show_clock, move_clock]
