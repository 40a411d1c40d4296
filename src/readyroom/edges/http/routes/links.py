"""The links to switches: whether each is up, and what is not as it should be there.

Belongs here: `GET /links`. That a link came up or went down is on the board as well, and told by its live stream.
"""

from __future__ import annotations

from datetime import datetime

from litestar import get
from msgspec import Struct

from readyroom.edges.http.exchange import Asking
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.times import when
from readyroom.runtime.links import LinkProblem, Standing
from readyroom.views.rows import LinkState


class LinkView(Struct, frozen=True, kw_only=True):
    """The link to a switch. What is null is not known of a link whose program runs elsewhere."""

    id: str
    state: LinkState
    since: datetime
    why: str | None
    """Why it is down, in words; empty: it is not."""
    connections: int | None
    """How often it has been up, since the server started."""
    heard: int | None
    """Events of the switch, since the server started."""
    waiting: int | None
    """Observations that are not decided yet."""
    problems: tuple[LinkProblem, ...]


LINK_EXAMPLE = {
    "id": "asterisk",
    "state": "up",
    "since": AT,
    "why": "",
    "connections": 1,
    "heard": 20417,
    "waiting": 0,
    "problems": [
        {
            "code": "unknown_member",
            "count": 1,
            "instances": [{"queue": "sales", "agent": None, "interface": "PJSIP/199", "detail": "Temp"}],
        }
    ],
}


@get(
    "/links",
    opt=describe("The links to switches", tag="switch", answer={"items": [LINK_EXAMPLE], "next": None}),
)
async def list_links(exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Page[LinkView]:
    """How each stands, since when, and its problems, counted, with up to twenty examples of each: drift, not_done,
    unknown_queue, unknown_member, observations_refused, events_failed. Needs `operate_switch`.
    """
    await exchange.need("operate_switch")
    world = await exchange.world()
    found = [_view(standing) for standing in exchange.room.links.standings(world)]
    return exchange.paged(page_of(found, limit, cursor, lambda link: link.id))


def _view(standing: Standing) -> LinkView:
    said = standing.account
    return LinkView(
        id=standing.name,
        state=standing.state,
        since=when(standing.since),
        why=None if said is None else said.why,
        connections=None if said is None else said.connections,
        heard=None if said is None else said.heard,
        waiting=None if said is None else said.waiting,
        problems=() if said is None else said.problems,
    )


ROUTES = [list_links]
