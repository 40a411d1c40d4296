"""Serving the application on a socket, and stopping without losing an answer.

Belongs here: how uvicorn is set up, and the order of the end: say so (`/readyz`), refuse new commands, answer those
under way, close. Signals are the business of who starts the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Any, Protocol

import uvicorn

from readyroom.edges.http.edge import Edge

MAX_FRAME_BYTES = 65_536
"""Of a frame that a client sends on a socket: a thousand times what it has to say."""
BACKLOG = 2048
"""Connections that wait to be accepted: all browsers of a centre at once, after a restart."""


class Application(Protocol):
    """An ASGI application, and the edge that is told of the end."""

    edge: Edge

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """As ASGI has it."""


class _Uvicorn(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class HttpServer:
    """The application on a port of one address."""

    def __init__(self, app: Application, host: str, port: int) -> None:
        """`port` 0: a free one."""
        self._app = app
        self._host = host
        self._wanted_port = port
        self._listening: socket.socket | None = None
        self._server: _Uvicorn | None = None
        self._task: asyncio.Task[None] | None = None
        self.port = port

    @property
    def url(self) -> str:
        """Where it is to be found."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.port}"

    def listen(self) -> None:
        """Take the address; who connects waits for `start`. Raises OSError where it is taken or not ours."""
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        listening = socket.create_server((self._host, self._wanted_port), family=family, backlog=BACKLOG)
        listening.setblocking(False)
        # The connections inherit it: without, an answer's body waits 40 ms for the client to acknowledge its head.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._listening, self.port = listening, listening.getsockname()[1]

    def close(self) -> None:
        """Give the address back, where `start` never came to it."""
        if self._listening is not None:
            self._listening.close()

    async def start(self) -> None:
        """Listen, if that is not done, and answer. Raises OSError as `listen` does."""
        if self._listening is None:
            self.listen()
        listening = self._listening
        assert listening is not None
        self._server = _Uvicorn(
            uvicorn.Config(
                self._app,
                http="httptools",
                ws="websockets-sansio",
                ws_max_size=MAX_FRAME_BYTES,
                ws_per_message_deflate=False,
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=True,
                timeout_keep_alive=75,
            )
        )
        self._task = asyncio.create_task(self._server.serve([listening]), name="http")
        while not self._server.started:
            if self._task.done():
                listening.close()
                await self._task
                raise OSError("the HTTP server did not start")
            await asyncio.sleep(0.005)

    async def stop(self, grace_s: float = 10.0, announce_s: float = 0.0) -> None:
        """Refuse new commands, answer those under way within `grace_s`, then close.

        For `announce_s` before that, only `/readyz` and refusals tell of the end, so that a balancer can turn away.
        """
        if self._server is None or self._task is None:
            return
        self._app.edge.begin_stop()
        await asyncio.sleep(announce_s)
        self._server.config.timeout_graceful_shutdown = max(1, round(grace_s))
        self._server.should_exit = True
        await self._task
