"""The application: all routes of the HTTP edge under one roof.

Belongs here: how Litestar is set up, and in which order. Routes of the API are listed in `API_ROUTES`; a new module
of routes adds its `ROUTES` there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ControllerRouterHandler

from readyroom.edges.http import (
    failures,
    live,
    me,
    my_telling,
    pages,
    passwords,
    routes,
    tokens,
    user_webhooks,
    users,
    web,
)
from readyroom.edges.http.auth import routes as auth
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.exchange import provide_exchange
from readyroom.edges.http.front import Front
from readyroom.edges.http.gate import Gate
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.straight import Table
from readyroom.edges.http.strict import StrictBody
from readyroom.runtime.house import House

PREFIX = "/api/v1"
API_ROUTES: tuple[ControllerRouterHandler, ...] = (
    *auth.ROUTES,
    *me.ROUTES,
    *my_telling.ROUTES,
    *passwords.ROUTES,
    *user_webhooks.ROUTES,
    *tokens.ROUTES,
    *users.ROUTES,
    *routes.ROUTES,
    *live.ROUTES,
)


def create_app(
    house: House, options: HttpOptions, *, more_routes: Sequence[ControllerRouterHandler] = ()
) -> Front:
    """The application of a house that runs. `more_routes` are mounted under `/api/v1` beside those of this edge.

    `begin_stop` on its `edge` announces the end; the house is stopped by who started it, after the server.
    """
    return Front(Edge(house, options), *routing(options.max_body_bytes, tuple(more_routes)))


@cache
def routing(
    max_body_bytes: int, more_routes: tuple[ControllerRouterHandler, ...] = ()
) -> tuple[Litestar, Table]:
    """What Litestar answers, and which of it is answered straight. It knows no house: the front says whose edge."""
    api = Router(
        PREFIX,
        route_handlers=[*API_ROUTES, *more_routes],
        dependencies={"exchange": Provide(provide_exchange)},
        dto=StrictBody,
        return_dto=None,
    )
    litestar = Litestar(
        route_handlers=[api, *pages.ROUTES, web.show_application],
        state=State({"openapi": None}),
        middleware=[Gate()],
        exception_handlers=failures.HANDLERS,
        request_max_body_size=max_body_bytes,
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    return litestar, Table(litestar.routes)
