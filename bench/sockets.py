"""WebSocket clients of the barest kind, so many that they leave the server the bottleneck.

Belongs here: one connection that hears text frames and answers pings. It trusts its server: no extension, no
fragments, nothing is checked that would only be wrong in a broken one.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable

from bench.servers import Address

HOST = "127.0.0.1"
TEXT, CLOSE, PING = 0x1, 0x8, 0x9
STALLED_BYTES = 4_096
"""What the kernel keeps for a client that does not read."""

Hear = Callable[[bytes, float], None]
"""A text frame after the first, and when it was there (`time.perf_counter`)."""


class Listener(asyncio.Protocol):
    """A client of one socket."""

    def __init__(self, server: Address, path: str, hear: Hear) -> None:
        self.is_open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.has_begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Its first frame is there."""
        self.is_closing = False
        self._head = (
            f"GET /api/v1{path} HTTP/1.1\r\nHost: {HOST}:{server.port}\r\nAuthorization: Bearer {server.token}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        ).encode()
        self._hear = hear
        self._received = bytearray()
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]
        self._transport.write(self._head)

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._received += data
        if not self.is_open.done():
            head, end, rest = self._received.partition(b"\r\n\r\n")
            if not end:
                return
            assert head.startswith(b"HTTP/1.1 101"), head
            self._received = rest
            self.is_open.set_result(None)
        while (frame := self._frame()) is not None:
            kind, payload = frame
            if kind == TEXT and not self.has_begun.done():
                self.has_begun.set_result(None)
            elif kind == TEXT:
                self._hear(payload, now)
            elif kind == PING:
                self._transport.write(bytes((0x8A, 0x80 | len(payload), 0, 0, 0, 0)) + payload)
            else:
                assert self.is_closing, payload

    def _frame(self) -> tuple[int, bytes] | None:
        received = self._received
        if len(received) < 2:
            return None
        begin, length = 2, received[1]
        if length >= 126:
            begin = 4 if length == 126 else 10
            length = int.from_bytes(received[2:begin], "big")
        if len(received) < begin + length or begin > len(received):
            return None
        kind, payload = received[0] & 0x0F, bytes(received[begin : begin + length])
        del received[: begin + length]
        return kind, payload

    def stall(self) -> None:
        """Read no more."""
        self._transport.pause_reading()

    def close(self) -> None:
        """Hang up."""
        self.is_closing = True
        self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        assert self.is_closing, exc or "the server hung up"


async def listen(server: Address, path: str, hear: Hear, *, stalled: bool = False) -> Listener:
    """A client that hears from now on; or one that has a small buffer, and after the handshake reads no more."""
    loop, line = asyncio.get_running_loop(), socket.socket()
    if stalled:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, STALLED_BYTES)
    line.setblocking(False)
    await loop.sock_connect(line, (HOST, server.port))
    _, listener = await loop.create_connection(lambda: Listener(server, path, hear), sock=line)
    await listener.is_open
    if stalled:
        listener.stall()
    else:
        await listener.has_begun
    return listener
