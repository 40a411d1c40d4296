"""Sockets: the live stream of the board, and the commands of a switch.

Belongs here: `/live` and `/switch/commands`: who may listen, what a client may say (nothing), when a socket ends.
The frames are made by the room's fan-out and its outbox; `docs/live.md` and `docs/switches.md` describe them.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from itertools import count
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

import msgspec
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect
from litestar.types import Send

from readyroom.codec.commands import command_of
from readyroom.edges.http import rights
from readyroom.edges.http.edge import Edge, edge_of
from readyroom.edges.http.exchange import identify, known_by
from readyroom.edges.http.problems import Refused
from readyroom.edges.http.rights import Principal
from readyroom.edges.http.routes.sight import board_scope
from readyroom.edges.http.times import when
from readyroom.engine.effects import Effect
from readyroom.runtime.errors import RoomError
from readyroom.runtime.fanout import STOPPED, TOO_SLOW, Subscription
from readyroom.runtime.room import Room

PROTOCOL = "readyroom"
BEARER = "bearer."
"""Clients that cannot set headers offer the subprotocols `readyroom` and `bearer.TOKEN`."""
BEAT_S = 10.0
"""A browser cannot see pings: silence for more than two beats means that the line is dead."""
CHECK_S = 10.0
"""How soon a socket ends after its session, token or rights did."""
JUNK_BURST = 64
"""Frames that a client may send although it has nothing to say; one more is allowed each second."""
SEND_S = 10.0
"""A switch that takes no command for so long is taken for dead; it gets everything again when it comes back."""
MAX_SWITCHES = 16
"""Command sockets of one room: more are a client that reconnects without end."""

Socket: TypeAlias = "WebSocket[Any, Any, Any]"
_encode = msgspec.json.encode
_numbers = count(1)


class Close(NamedTuple):
    """How a socket ends."""

    code: int
    reason: str


UNAUTHENTICATED = Close(4401, "unauthenticated")
FORBIDDEN = Close(4403, "forbidden")
CHANGED = Close(4409, "rights_changed")
BAD_SINCE = Close(1008, "since is no seq")
JUNK = Close(1008, "too many frames")
STOPPING = Close(1012, "stopped")
SLOW = Close(1013, "too_slow")
BUSY = Close(1013, "busy")
GONE = Close(1000, "")


@websocket("/live")
async def live(socket: Socket) -> None:
    """The board as it changes: `?since=SEQ` resumes, `?scope=own` limits it to one's own row and queues."""
    known = await _welcome(socket, "read")
    if known is None:
        return
    edge, room, principal = known
    own = socket.query_params.get("scope") == "own"
    scope, since = board_scope(principal, own), _since(socket)
    if scope is None or isinstance(since, Close):
        await _close(socket, FORBIDDEN if scope is None else BAD_SINCE)
        return
    subscription = room.subscribe(scope, since, principal.user)
    try:
        await _run(
            socket,
            _send(socket, subscription),
            _hear(socket),
            _beat(socket, room, subscription),
            _check(socket, lambda now: board_scope(now, own) == scope),
            _stop(edge),
        )
    finally:
        subscription.close()


@websocket("/switch/commands")
async def switch_commands(socket: Socket) -> None:
    """What a switch is to do, as it comes; first what it should have now. Needs `operate_switch`."""
    known = await _welcome(socket, "switch")
    if known is None:
        return
    edge, room, principal = known
    if not rights.may(principal, "operate_switch"):
        await _close(socket, FORBIDDEN)
        return
    if len(room.outbox.lines) >= MAX_SWITCHES:
        await _close(socket, BUSY)
        return
    switch, name = _Switch(socket), f"http:{principal.user}:{next(_numbers)}"
    try:
        await room.attach(switch, name)
        await _run(
            socket,
            switch.broken(),
            _hear(socket),
            _beat(socket, room, None),
            _check(socket, lambda now: rights.may(now, "operate_switch")),
            _stop(edge),
        )
    except RoomError:
        await _close(socket, STOPPING)
    finally:
        await room.outbox.detach(name)


class _Switch:
    """A switch at the other end of a socket."""

    def __init__(self, socket: Socket) -> None:
        self._socket = socket
        self._broken = asyncio.Event()

    async def send(self, command: Effect) -> None:
        """Send one command; nothing, once the line is broken."""
        made = command_of(command)
        if made is None or self._broken.is_set():
            return
        try:
            async with asyncio.timeout(SEND_S):
                await _text(self._socket, _encode(made).decode())
        except (TimeoutError, OSError, WebSocketDisconnect):
            self._broken.set()

    async def broken(self) -> Close:
        await self._broken.wait()
        return SLOW


# --- who listens -----------------------------------------------------------------------------------------


async def _welcome(socket: Socket, scope: rights.Scope) -> tuple[Edge, Room, Principal] | None:
    """Accept a socket of somebody who may have it. None: it was refused."""
    edge = edge_of(socket)
    if not _own_page(socket) or edge.stopping.is_set():
        await _close(socket, FORBIDDEN)  # before accepting: the handshake is answered 403
        return None
    offered = [name.strip() for name in socket.headers.get("sec-websocket-protocol", "").split(",")]
    await socket.accept(subprotocols=PROTOCOL if PROTOCOL in offered else None)
    known = await _who(socket)
    if known is None or scope not in known[1].scopes:
        await _close(socket, UNAUTHENTICATED if known is None else FORBIDDEN)
        return None
    return edge, *known


def _own_page(socket: Socket) -> bool:
    """Cookies come along with whatever page opens the socket: it must be one of ours. Tokens do not."""
    origin = socket.headers.get("origin")
    return origin is None or not socket.cookies or urlsplit(origin).netloc == socket.headers.get("host")


async def _who(socket: Socket) -> tuple[Room, Principal] | None:
    for name in socket.headers.get("sec-websocket-protocol", "").split(","):
        if name.strip().startswith(BEARER):
            return await _by_subprotocol(edge_of(socket), name.strip().removeprefix(BEARER))
    try:
        return await identify(socket)
    except Refused:
        return None


async def _by_subprotocol(edge: Edge, secret: str) -> tuple[Room, Principal] | None:
    token = await edge.keyring.token(secret)
    return None if token is None else known_by(edge, token)


def _since(socket: Socket) -> int | Close | None:
    text = socket.query_params.get("since")
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 16 else BAD_SINCE


# --- what a socket does until it ends --------------------------------------------------------------------


async def _run(socket: Socket, *work: Coroutine[Any, Any, Close]) -> None:
    """Do all of it side by side; the first that ends says how the socket does."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        await _close(socket, task.result())
        return


async def _send(socket: Socket, subscription: Subscription) -> Close:
    with contextlib.suppress(OSError, WebSocketDisconnect, RoomError):
        async for frame in subscription:
            await _text(socket, frame)
    return {TOO_SLOW: SLOW, STOPPED: STOPPING}.get(subscription.closed or "", GONE)


async def _hear(socket: Socket) -> Close:
    """Clients have nothing to say; what they say is let pass in a small measure."""
    loop = asyncio.get_running_loop()
    left, since = float(JUNK_BURST), loop.time()
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return GONE
        now = loop.time()
        left, since = min(JUNK_BURST, left + now - since) - 1, now
        if left < 0:
            return JUNK


async def _beat(socket: Socket, room: Room, subscription: Subscription | None) -> Close:
    """Say now and then that the line is alive, and what time it is."""
    while True:
        await asyncio.sleep(BEAT_S)
        if subscription is not None and subscription.closed == TOO_SLOW:
            return SLOW  # the sender is stuck
        try:
            async with asyncio.timeout(SEND_S):
                await _text(socket, (b'{"type":"beat","at":%s}' % _encode(when(room.now()))).decode())
        except TimeoutError:
            return SLOW
        except (OSError, WebSocketDisconnect):
            return GONE


async def _check(socket: Socket, unchanged: Callable[[Principal], bool]) -> Close:
    """End with the session or token, and when rights change: who comes back sees what they may see now."""
    while True:
        await asyncio.sleep(CHECK_S)
        known = await _who(socket)
        if known is None:
            return UNAUTHENTICATED
        if not unchanged(known[1]):
            return CHANGED


async def _stop(edge: Edge) -> Close:
    await edge.stopping.wait()
    return STOPPING


async def _text(socket: Socket, frame: str) -> None:
    send: Send = socket.scope["state"]["send"]
    await send({"type": "websocket.send", "bytes": None, "text": frame})


async def _close(socket: Socket, how: Close) -> None:
    with contextlib.suppress(OSError, WebSocketDisconnect, TimeoutError, RuntimeError):
        async with asyncio.timeout(SEND_S):
            await socket.close(code=how.code, reason=how.reason)


ROUTES = [live, switch_commands]
