"""A wire between browser and server that a test can cut, stall, freeze and mend.

Belongs here: a TCP proxy on a free port of 127.0.0.1, in a thread of its own. It knows nothing of what goes through.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Literal

State = Literal["whole", "stalled", "frozen"]
CHUNK = 65_536
WAIT_S = 10.0
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER on, of no seconds: closing sends RST."""


class _Connection:
    """One connection of a client, and the one to the server that belongs to it."""

    def __init__(self, near: asyncio.StreamWriter, far: asyncio.StreamWriter) -> None:
        self.sides = (near, far)
        self.has_lost = False
        """Whether something that it should have carried was swallowed: it cannot be mended."""

    def reset(self) -> None:
        for side in self.sides:
            with contextlib.suppress(OSError):
                side.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            side.transport.abort()


class Wire:
    """Carries bytes to a port of 127.0.0.1. Close it."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._state: State = "whole"
        self._connections: set[_Connection] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thawed = asyncio.Event()
        self._thawed.set()
        self._place = _bound(0)
        """Holds the port, also while nobody listens there."""
        self.port: int = self._place.getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, name="wire", daemon=True)
        self._thread.start()
        self._run(self._listen())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def connections(self) -> int:
        """How many there are now."""
        return len(self._connections)

    @property
    def robbed(self) -> int:
        """How many of them lost something in a stall."""
        return sum(connection.has_lost for connection in tuple(self._connections))

    # --- what may befall it ------------------------------------------------------------------------------

    def cut(self) -> None:
        """Every connection is reset now. New ones are welcome."""
        self._do(self._reset_all)

    def stall(self) -> None:
        """Connections stay, new ones are taken, and nothing arrives any more: it is swallowed on the way."""
        self._do(lambda: self._become("stalled"))

    def freeze(self) -> None:
        """As `stall`, but what was sent arrives late, after `restore`: a computer that slept, a net that hung."""
        self._do(lambda: self._become("frozen"))

    def refuse(self) -> None:
        """New connections are refused; those that are there go on."""
        self._do(self._close_door)

    def break_down(self) -> None:
        """As if the cable were pulled at the server's end: all reset, new ones refused."""
        self.refuse()
        self.cut()

    def restore(self) -> None:
        """All is well again. Connections that lost something are reset: nothing could make them whole."""
        self._run(self._mend())

    def close(self) -> None:
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._place.close()

    # --- in the wire's own thread ------------------------------------------------------------------------

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(WAIT_S)

    def _do(self, change: Callable[[], None]) -> None:
        async def do() -> None:
            change()

        self._run(do())

    async def _listen(self) -> None:
        if self._server is None:
            # A listening socket beside the one that holds the place.
            self._server = await asyncio.start_server(self._carry, sock=_bound(self.port), limit=CHUNK)

    def _close_door(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _become(self, state: State) -> None:
        self._state = state
        if state == "frozen":
            self._thawed.clear()
        else:
            self._thawed.set()

    def _reset_all(self) -> None:
        for connection in tuple(self._connections):
            connection.reset()

    async def _mend(self) -> None:
        self._become("whole")
        for connection in tuple(self._connections):
            if connection.has_lost:
                connection.reset()
        await self._listen()

    async def _end(self) -> None:
        self._close_door()
        self._become("whole")
        self._reset_all()
        await asyncio.sleep(0)  # what was taken just now is begun, so that it can be ended
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0)  # transports that were aborted close in the next turn

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to_port, limit=CHUNK)
        except (OSError, asyncio.CancelledError):  # cancelled: the wire ends
            _Connection(writer, writer).reset()
            return
        connection = _Connection(writer, far_writer)
        self._connections.add(connection)
        try:
            await asyncio.gather(
                self._pipe(connection, reader, far_writer), self._pipe(connection, far_reader, writer)
            )
        finally:
            self._connections.discard(connection)
            for side in connection.sides:
                side.close()

    async def _pipe(
        self, connection: _Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(CHUNK):
                await self._thawed.wait()
                if self._state == "stalled":
                    connection.has_lost = True
                    continue
                writer.write(data)
                await writer.drain()
            await self._thawed.wait()
            if self._state == "stalled":
                connection.has_lost = True
            else:
                writer.write_eof()


def _bound(port: int) -> socket.socket:
    """A socket at a port of 127.0.0.1 that does not listen: who connects there is refused."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    bound.bind(("127.0.0.1", port))
    return bound
