"""The wire does what a test asks of it: each thing that may befall it, tried with plain sockets."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tests.browser.wire import Wire

QUIET_S = 0.2
"""So long nothing must arrive, where nothing should."""
PATIENCE_S = 20
"""What must come comes at once, but for a machine that is busy."""


class Echo:
    """A server that sends back what it gets, and counts what it got."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.got = b""
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self._open.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            while data := connection.recv(65_536):
                self.got += data
                connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def close(self) -> None:
        with contextlib.suppress(OSError):  # it may be closed already
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()
        for connection in self._open:
            connection.close()


@pytest.fixture
def echo() -> Iterator[Echo]:
    made = Echo()
    yield made
    made.close()


@pytest.fixture
def wire(echo: Echo) -> Iterator[Wire]:
    made = Wire(echo.port)
    yield made
    made.close()


@pytest.fixture
def dial(wire: Wire) -> Iterator[Callable[[], socket.socket]]:
    opened: list[socket.socket] = []

    def connect() -> socket.socket:
        opened.append(socket.create_connection(("127.0.0.1", wire.port), timeout=PATIENCE_S))
        return opened[-1]

    yield connect
    for one in opened:
        one.close()


def says(connection: socket.socket, text: bytes) -> bytes:
    connection.sendall(text)
    answer = b""
    while len(answer) < len(text):
        more = connection.recv(65_536)
        assert more, "closed"
        answer += more
    return answer


def is_quiet(connection: socket.socket) -> bool:
    connection.settimeout(QUIET_S)
    try:
        return connection.recv(1) == b"never"
    except TimeoutError:
        return True
    finally:
        connection.settimeout(PATIENCE_S)


def eventually(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_it_carries_both_ways_and_to_the_end(wire, dial):
    connection = dial()
    large = bytes(range(256)) * 4096
    sender = threading.Thread(target=connection.sendall, args=(large,))
    sender.start()
    answer = b""
    while len(answer) < len(large):
        answer += connection.recv(65_536)
    sender.join()
    assert answer == large
    connection.shutdown(socket.SHUT_WR)
    assert connection.recv(1) == b""
    eventually(lambda: wire.connections == 0)


def test_a_cut_resets_what_is_there_and_new_ones_are_welcome(wire, dial):
    first, second = dial(), dial()
    assert says(first, b"a") == b"a"
    assert says(second, b"b") == b"b"
    wire.cut()
    for connection in (first, second):
        with pytest.raises(ConnectionResetError):
            connection.recv(1)
    assert says(dial(), b"again") == b"again"


def test_a_stall_swallows_and_keeps_the_connection(wire, dial, echo):
    connection = dial()
    assert says(connection, b"before") == b"before"
    wire.stall()
    connection.sendall(b"lost")
    late = dial()
    late.sendall(b"lost too")
    eventually(lambda: wire.robbed == 2)
    assert is_quiet(connection)
    assert is_quiet(late)
    assert echo.got == b"before"
    wire.restore()
    with pytest.raises(ConnectionResetError):
        connection.recv(1)
    assert says(dial(), b"after") == b"after"
    assert echo.got == b"beforeafter"


def test_what_lost_nothing_in_a_stall_goes_on(wire, dial):
    connection = dial()
    assert says(connection, b"before") == b"before"
    wire.stall()
    wire.restore()
    assert says(connection, b"after") == b"after"


def test_what_is_frozen_arrives_late(wire, dial, echo):
    connection = dial()
    assert says(connection, b"before") == b"before"
    wire.freeze()
    connection.sendall(b"late")
    assert is_quiet(connection)
    assert echo.got == b"before"
    wire.restore()
    assert connection.recv(10) == b"late"


def test_refusing_leaves_what_is_there(wire, dial):
    connection = dial()
    assert says(connection, b"a") == b"a"
    wire.refuse()
    with pytest.raises(ConnectionRefusedError):
        dial()
    assert says(connection, b"b") == b"b"
    wire.restore()
    assert says(dial(), b"c") == b"c"


def test_broken_down_and_restored(wire, dial):
    connection = dial()
    assert says(connection, b"a") == b"a"
    wire.break_down()
    with pytest.raises(ConnectionResetError):
        connection.recv(1)
    with pytest.raises(ConnectionRefusedError):
        dial()
    wire.restore()
    wire.restore()
    assert says(dial(), b"b") == b"b"


def test_without_a_server_a_connection_is_reset(wire, dial, echo):
    echo.close()
    with pytest.raises(ConnectionResetError):  # while connecting, or after it: the reset may be that quick
        dial().recv(1)
