"""Requests that come to more than one command.

Belongs here: sending the commands after the first one, each under a key of its own, so that a repeated request does
none of them twice; and the check of an entity whose name came from the path.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from readyroom.edges.http import bodies, idempotency
from readyroom.edges.http.exchange import Exchange
from readyroom.edges.http.problems import FieldError, invalid, refused
from readyroom.engine.inputs import Input
from readyroom.runtime.errors import KeyReused
from readyroom.runtime.log import Reply


async def then(
    exchange: Exchange, make: Callable[..., Input], part: str, *, switch: bool = True, **values: Any
) -> Reply:
    """Send a further command of a request; `part` names it within the request. As `Exchange.command` else."""
    by = exchange.actor(values.get("agent"), switch=switch)
    given = make(at=exchange.house.clock.now(), by=by, **values)
    sent = exchange.key()
    key = None if sent is None else f"{sent}#{part}"
    mark = await exchange.mark() if key else ""
    try:
        reply = await exchange.room.submit(given, key, exchange.principal.reply_scope, mark)
    except KeyReused:
        raise idempotency.reused() from None
    if reply.refusal is not None:
        raise refused(reply.refusal)
    return reply


def checked(entity: Struct) -> None:
    """Make sure that an entity is as its type says, its `id` too. Raises `Refused` (422), naming all mistakes."""
    bodies.check(msgspec.to_builtins(entity), type(entity))


def bad(pointer: str, problem: str) -> Exception:
    """One mistake in the body, to be raised."""
    return invalid([FieldError("invalid", problem, pointer=pointer)])
