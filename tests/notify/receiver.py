"""A real HTTP server on a free port of 127.0.0.1, which keeps what it is sent and answers as it is told."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Got:
    """A request."""

    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes


@dataclass
class Receiver:
    """What it got, and what it answers."""

    port: int = 0
    got: list[Got] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    """Statuses of the next answers; then `always`."""
    always: int = 204
    location: str | None = None
    hook: Callable[[Got], None] = lambda got: None
    """Is called before the answer."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def receiver(certificate: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """With a `certificate` it speaks TLS."""
    kept = Receiver()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            with lock:
                got = Got(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                kept.got.append(got)
                status = kept.answers.pop(0) if kept.answers else kept.always
            kept.hook(got)
            self.send_response(status)
            if kept.location is not None:
                self.send_header("Location", kept.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """The tests say what they want to know."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Who did not trust it went away."""

    with Server(("127.0.0.1", 0), Handler) as server:
        kept.port = server.server_port
        if certificate is not None:
            server.socket = certificate.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield kept
        finally:
            server.shutdown()
            thread.join()
