"""What is answered without signing in: the documentation, its document, health and metrics.

Belongs here: these few routes. The documentation page is made of three files of this package; it needs no other
host and no inline script, so the strict content security policy holds for it too.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from litestar import MediaType, Response, get, route
from litestar.connection import Request
from litestar.datastructures import State

from readyroom import __version__
from readyroom.edges.http import metrics, openapi
from readyroom.edges.http.edge import edge_of
from readyroom.edges.http.exchange import identify
from readyroom.edges.http.room_metrics import queues_text

_DOCS = {"docs.html": "text/html", "docs.js": "text/javascript", "docs.css": "text/css"}
_CACHED = {"Cache-Control": "public, max-age=300"}


@cache
def _file(name: str) -> bytes:
    return files("readyroom.edges.http").joinpath("docs", name).read_bytes()


@get("/api/docs", sync_to_thread=False)
def show_docs() -> Response[bytes]:
    """The documentation as a page."""
    return Response(_file("docs.html"), media_type=_DOCS["docs.html"], headers=_CACHED)


@get("/api/docs/docs.js", sync_to_thread=False)
def show_docs_script() -> Response[bytes]:
    """The page's script."""
    return Response(_file("docs.js"), media_type=_DOCS["docs.js"], headers=_CACHED)


@get("/api/docs/docs.css", sync_to_thread=False)
def show_docs_style() -> Response[bytes]:
    """The page's style."""
    return Response(_file("docs.css"), media_type=_DOCS["docs.css"], headers=_CACHED)


@get("/api/v1/openapi.json", sync_to_thread=False)
def show_openapi(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    """The OpenAPI document; made when it is first asked for."""
    if state.get("openapi") is None:
        state.openapi = msgspec.json.format(msgspec.json.encode(openapi.document(request.app)), indent=1)
    return Response(state.openapi, media_type=MediaType.JSON, headers=_CACHED)


@route("/healthz", http_method=["GET", "HEAD"], sync_to_thread=False)
def show_health() -> Response[dict[str, str]]:
    """The process is alive."""
    return Response({"status": "ok", "version": __version__})


@route("/readyz", http_method=["GET", "HEAD"], sync_to_thread=False)
def show_readiness(request: Request[Any, Any, Any]) -> Response[dict[str, str]]:
    """Whether commands are taken: 200; 503 while a store does not answer, and once the server is about to stop, or
    another has taken its data over.
    """
    edge = edge_of(request)
    rooms = edge.house.rooms.values()
    if any(room.is_taken_over for room in rooms):
        status = "taken_over"
    elif edge.stopping.is_set():
        status = "stopping"
    else:
        status = "ready" if all(room.is_available for room in rooms) else "unavailable"
    return Response({"status": status}, status_code=200 if status == "ready" else 503)


@get("/metrics")
async def show_metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Counters for Prometheus: totals without a name; by a token that may read, also its user's queues."""
    text = edge_of(request).metrics.text()
    if "authorization" in request.headers:
        room, principal = await identify(request)
        if "read" in principal.scopes:
            text += queues_text(room, principal)
    return Response(text, media_type=metrics.MEDIA_TYPE)


ROUTES = [
    show_docs,
    show_docs_script,
    show_docs_style,
    show_openapi,
    show_health,
    show_readiness,
    show_metrics,
]
