"""Reports over HTTP: one module for each report; `asking` has what they share.

Nothing else belongs here than the list of their routes.
"""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from readyroom.edges.http.routes.reports import (
    attendance,
    availability,
    missed_calls,
    queues,
    schedules,
    timelines,
    what_if,
)

ROUTES: tuple[ControllerRouterHandler, ...] = (
    *attendance.ROUTES,
    *availability.ROUTES,
    *missed_calls.ROUTES,
    *queues.ROUTES,
    *schedules.ROUTES,
    *timelines.ROUTES,
    *what_if.ROUTES,
)
"""All of them."""
