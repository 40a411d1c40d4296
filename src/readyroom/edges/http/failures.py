"""From exceptions to problems: what goes wrong in a request is answered in one form, wherever it goes wrong.

Belongs here: the exception handlers of the application. What nobody foresaw is logged with its trace and answered
with 500 `internal` and nothing else.
"""

from __future__ import annotations

import re
from typing import Any

import structlog
from litestar import Response
from litestar.connection import Request
from litestar.exceptions import (
    ClientException,
    HTTPException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)

from readyroom.edges.http.bodies import one_of
from readyroom.edges.http.edge import edge_of, not_taken
from readyroom.edges.http.operations import query_names
from readyroom.edges.http.problems import MEDIA_TYPE, FieldError, Problem, Refused, invalid
from readyroom.runtime.errors import RoomBusy, RoomError, RoomStopping
from readyroom.store.errors import StoreError

_log = structlog.get_logger(__name__)
_MISSING = re.compile(r"Missing required (\w+) parameter '([^']*)'")


def answer(problem: Problem, headers: dict[str, str] | None = None) -> Response[Problem]:
    """A problem as it is sent."""
    return Response(problem, status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def on_refused(_: Request[Any, Any, Any], refused: Refused) -> Response[Problem]:
    """What a route or this edge refuses."""
    return answer(refused.problem, refused.headers)


def on_framework(request: Request[Any, Any, Any], wrong: HTTPException) -> Response[Problem]:
    """What Litestar refuses before or beside a route."""
    return on_refused(request, _of_framework(request, wrong))


def on_store(request: Request[Any, Any, Any], wrong: StoreError) -> Response[Problem]:
    """The database did not do it."""
    _log.error("store_failed", method=request.method, path=request.url.path, error=str(wrong))
    headers = {"Retry-After": str(edge_of(request).options.retry_after_s)}
    return on_refused(request, Refused("unavailable", headers=headers))


def on_room(request: Request[Any, Any, Any], wrong: RoomError) -> Response[Problem]:
    """The room did not take it, or cannot be looked at; where the engine raised, the room has told of it."""
    if isinstance(wrong, RoomBusy | RoomStopping):
        return on_refused(request, not_taken(edge_of(request), wrong))
    return on_refused(request, Refused("internal"))


def on_bug(request: Request[Any, Any, Any], bug: Exception) -> Response[Problem]:
    """What nobody foresaw."""
    _log.error("request_failed", method=request.method, path=request.url.path, exc_info=bug)
    return on_refused(request, Refused("internal"))


HANDLERS: dict[type[Exception] | int, Any] = {
    Refused: on_refused,
    HTTPException: on_framework,
    StoreError: on_store,
    RoomError: on_room,
    Exception: on_bug,
}


def answer_to(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """The answer to whatever was raised, by the first handler that knows its type."""
    handler = next(HANDLERS[kind] for kind in type(error).__mro__ if kind in HANDLERS)
    response: Response[Problem] = handler(request, error)
    return response


def _of_framework(request: Request[Any, Any, Any], wrong: HTTPException) -> Refused:
    if isinstance(wrong, MethodNotAllowedException):
        allowed = ", ".join(sorted((wrong.headers or {}).get("allow", "").split(", ")))
        return Refused("method_not_allowed", f"Allowed are {allowed}.", headers={"Allow": allowed})
    if isinstance(wrong, NotFoundException):
        return Refused("no_such_path", f"There is no {request.url.path}.")
    if isinstance(wrong, ValidationException):
        return _of_validation(request, wrong)
    if wrong.status_code == 413:
        limit = edge_of(request).options.max_body_bytes
        return Refused("too_large", f"A body may have {limit} bytes.", params={"max_bytes": limit})
    if isinstance(wrong, ClientException):
        return Refused("malformed", wrong.detail)
    _log.error("request_failed", method=request.method, path=request.url.path, exc_info=wrong)
    return Refused("internal")


def _of_validation(request: Request[Any, Any, Any], wrong: ValidationException) -> Refused:
    errors, names = [], query_names(request.route_handler)
    for item in wrong.extra if isinstance(wrong.extra, list) else ():
        message, key = str(item.get("message", "")).replace("`", ""), str(item.get("key", ""))
        if key == "data" or (not key and "data" in message):
            return Refused("malformed", "A JSON body is expected.")
        message = message[:1].lower() + message[1:]
        if key in names and "datetime" in message and b"+" in request.scope["query_string"]:
            message += "; the + of an offset is written %2B in an address"
        error = FieldError("invalid", message, parameter=names.get(key, key) or None)
        if key in names:
            error = one_of(error, request.route_handler.parsed_fn_signature.parameters[key].annotation)
        errors.append(error)
    found = _MISSING.search(wrong.detail)
    if found:
        errors.append(FieldError("missing", "it is required", parameter=found.group(2)))
    return invalid(errors) if errors else Refused("invalid", wrong.detail)
