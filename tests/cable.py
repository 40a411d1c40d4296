"""A cable between a client and a server on this machine, which a test can cut at a chosen word.

What is behind it sees a connection that breaks; nothing of the product knows that it is there.
"""

from __future__ import annotations

import contextlib
import socket
import threading


class Cable:
    """Forwards connections to a port of 127.0.0.1. `at`: where an earlier one was."""

    def __init__(self, port: int, at: int = 0) -> None:
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", at))
        self.port: int = self._listener.getsockname()[1]
        self.cut_after: bytes | None = None
        """When the client has sent this, it still arrives, and nothing comes back; once."""
        self.cut_before: bytes | None = None
        """When the client has sent this, it does not arrive until `let_through`, and the client is cut off; once."""
        self.hold_before: bytes | None = None
        """When the client has sent this, it does not arrive until `let_through`, and the client waits; once."""
        self.held = threading.Event()
        self.cuts = 0
        self.let_through = threading.Event()
        self._open: set[socket.socket] = set()
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def cut_all(self) -> None:
        """Break all connections; new ones may be made."""
        for end in tuple(self._open):
            self._shut(end)

    def close(self) -> None:
        self.let_through.set()
        self._shut(self._listener)
        self._listener.close()
        self._accepting.join()
        self.cut_all()

    def _shut(self, end: socket.socket) -> None:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._to))
            self._open |= {client, server}
            threading.Thread(target=self._up, args=(client, server), daemon=True).start()
            threading.Thread(target=self._down, args=(client, server), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while sent := client.recv(1 << 16):
                if self.cut_before is not None and self.cut_before in sent:
                    self.cut_before = None
                    self.cuts += 1
                    self._shut(client)
                    self.let_through.wait()
                elif self.hold_before is not None and self.hold_before in sent:
                    self.hold_before = None
                    self.held.set()
                    self.let_through.wait()
                elif self.cut_after is not None and self.cut_after in sent:
                    self.cut_after = None
                    self.cuts += 1
                    self._shut(client)
                server.sendall(sent)
        # What was sent last is still done before the server hears that nobody is there.
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def _down(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while told := server.recv(1 << 16):
                with contextlib.suppress(OSError):
                    client.sendall(told)
        self._shut(client)
        for end in (client, server):
            self._open.discard(end)
            end.close()
