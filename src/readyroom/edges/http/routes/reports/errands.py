"""Reports for somebody who does not ask for them now: made as if they did, with the rights that they have then.

Belongs here: the exchange without a request, and what a schedule's owner needs. Figures, limits and files are those
of the routes.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, cast

from litestar import Response

from readyroom.edges.http import rights
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.exchange import Exchange
from readyroom.edges.http.problems import Refused
from readyroom.edges.http.rights import Principal
from readyroom.edges.http.routes.reports.attendance import report_attendance
from readyroom.edges.http.routes.reports.availability import report_availability
from readyroom.edges.http.routes.reports.missed_calls import report_missed_calls
from readyroom.edges.http.routes.reports.queues import report_queues
from readyroom.engine.catalogue import UserConfig
from readyroom.runtime.messages import Attached
from readyroom.runtime.report_mails import NotMade, ReportName, Schedule, SwitchedOff, Wanted
from readyroom.runtime.room import Room

_ROUTES: dict[ReportName, Any] = {
    "attendance": report_attendance,
    "availability": report_availability,
    "missed-calls": report_missed_calls,
    "queues": report_queues,
}
OF_CALLS: tuple[ReportName, ...] = ("missed-calls", "queues")
"""Those that can be asked for of one queue."""
FOR_GOOD = (403, 404, 422)
"""Statuses that stay as they are; everything else is a matter of the moment."""


class Errand(Exchange):
    """An exchange of somebody who is not there: nothing that is refused to them goes into the audit."""

    def __init__(self, edge: Edge, room: Room, principal: Principal) -> None:
        self.edge, self.house = edge, edge.house
        self.room, self.principal = room, principal

    async def note(self, code: str, **params: str) -> None:
        """Nobody tried anything."""


async def made(edge: Edge, room: Room, user: UserConfig, wanted: Wanted) -> Attached:
    """The report as that user would get it. Raises `NotMade`."""
    errand = Errand(edge, room, rights.principal_of(room.name, user))
    asked: dict[str, Any] = {
        "first": wanted.first,
        "last": wanted.last,
        "each": wanted.each,
        "unit": wanted.unit,
    }
    if wanted.report in OF_CALLS:
        asked["queue"] = wanted.queue
    route = cast(Callable[..., Awaitable[Response[bytes]]], _ROUTES[wanted.report].fn)
    try:
        answer = await route(errand, **asked, form=wanted.format)
    except Refused as refused:
        problem = refused.problem
        raise NotMade(
            f"{problem.code}: {problem.detail}"[:500], for_good=problem.status in FOR_GOOD
        ) from None
    named = re.search(r'filename="([^"]+)"', answer.headers["Content-Disposition"])
    assert named is not None
    return Attached(named[1], str(answer.media_type), answer.content)


def may_go_on(room: Room, schedule: Schedule) -> SwitchedOff | None:
    """Why a schedule may not: its owner is gone, or has no more right to what it does."""
    owner = room.world.users.get(schedule.owner)
    if owner is None or not owner.active:
        return "owner_gone"
    principal = rights.principal_of(room.name, owner)
    return None if may_schedule(principal, schedule.report, schedule.readers) else "no_right"


def may_schedule(principal: Principal, report: ReportName, readers: tuple[str, ...]) -> bool:
    """Whether somebody may have that report sent to these users."""
    sees = "see_agents" in principal.rights or (
        report != "queues" and (principal.agent is not None or "see_attendance" in principal.rights)
    )
    return sees and (set(readers) <= {principal.user} or "manage_users" in principal.rights)
