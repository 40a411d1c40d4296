"""Requests by many connections at once, from a process that is light enough to leave the server the bottleneck.

Belongs here: an HTTP client of the barest kind. It sends prepared bytes, and of an answer it reads the status and how
long the body is. What is not 200 or 201 is a mistake of the benchmark, and ends it.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

import msgspec
import uvloop
from msgspec import Struct

from bench.servers import Address

HOST = "127.0.0.1"
_END = b"\r\n\r\n"
_LENGTH = b"content-length: "


class Order(Struct, frozen=True):
    """What to send where: each connection goes through its own requests, over and over."""

    server: Address
    requests: Sequence[Sequence[bytes]]
    warm_s: float
    for_s: float


class Traffic(Struct, frozen=True):
    """What came of it."""

    answers: int
    """Within the measured time."""
    all_answers: int
    """With those of the warming up."""
    for_s: float
    median_ms: float
    p99_ms: float


def request(server: Address, method: str, path: str, body: object, *headers: str) -> bytes:
    """The bytes of a request with a JSON body."""
    sent = msgspec.json.encode(body)
    head = (
        f"{method} /api/v1{path} HTTP/1.1",
        f"Host: {HOST}:{server.port}",
        f"Authorization: Bearer {server.token}",
        "Content-Type: application/json",
        f"Content-Length: {len(sent)}",
        *headers,
    )
    return "\r\n".join(head).encode() + _END + sent


class Client(asyncio.Protocol):
    """One connection. `answered` is called when an answer is there."""

    def __init__(self) -> None:
        self.is_closing = False
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._received = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def send(self, sent: bytes) -> None:
        """A request; not before the one before is answered."""
        self._transport.write(sent)

    def data_received(self, data: bytes) -> None:
        received = self._received + data if self._received else data
        end = received.find(_END)
        place = received.find(_LENGTH, 0, end)
        if end < 0 or len(received) < end + 4 + int(received[place + 16 : received.find(b"\r", place)]):
            self._received = received
            return
        self._received = b""
        assert received.startswith((b"HTTP/1.1 200", b"HTTP/1.1 201")), received
        self.answered()

    def answered(self) -> None:
        """The answer to what was sent is there."""

    def close(self) -> None:
        """Hang up."""
        self.is_closing = True
        self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if self.is_closing:
            self.closed.set_result(None)
        else:
            self.closed.set_exception(exc or ConnectionError("the server hung up"))


class Single(Client):
    """One request at a time, each waited for."""

    _asked: asyncio.Future[None]

    async def ask(self, sent: bytes) -> None:
        """Returns when it is answered."""
        self._asked = asyncio.get_running_loop().create_future()
        self.send(sent)
        await self._asked

    def answered(self) -> None:
        self._asked.set_result(None)


class Repeating(Client):
    """Sends the next request when the one before is answered, until `is_over`."""

    def __init__(self, requests: Iterator[bytes]) -> None:
        super().__init__()
        self.took_s: list[float] = []
        self.answers = 0
        self.is_over = False
        self._requests = requests
        self._sent_at = 0.0

    def go_on(self) -> None:
        """The next request."""
        self._sent_at = time.perf_counter()
        self.send(next(self._requests))

    def answered(self) -> None:
        self.took_s.append(time.perf_counter() - self._sent_at)
        self.answers += 1
        if self.is_over:
            self.close()
        else:
            self.go_on()


async def _drive(order: Order) -> Traffic:
    loop = asyncio.get_running_loop()
    clients: list[Repeating] = []
    for requests in order.requests:
        _, client = await loop.create_connection(
            lambda requests=requests: Repeating(itertools.cycle(requests)),  # type: ignore[misc]
            HOST,
            order.server.port,
        )
        clients.append(client)
    for client in clients:
        client.go_on()
    ended = asyncio.gather(*(client.closed for client in clients))
    await asyncio.wait([ended], timeout=order.warm_s)
    before, began = sum(client.answers for client in clients), time.perf_counter()
    for client in clients:
        client.took_s.clear()
    await asyncio.wait([ended], timeout=order.for_s)
    after, took = sum(client.answers for client in clients), time.perf_counter() - began
    times = [1000 * each for client in clients for each in client.took_s]
    for client in clients:
        client.is_over = True
    await ended
    centiles = statistics.quantiles(times, n=100)
    return Traffic(
        after - before, sum(client.answers for client in clients), took, centiles[49], centiles[98]
    )


def traffic(line: Connection) -> None:
    """A process: carries out one `Order` after the other."""
    line.send(None)
    while (order := line.recv()) is not None:
        line.send(uvloop.run(_drive(order)))
