"""A manager session of the tests' own: it knows nothing of the product's link, so it can check what that believes.

Belongs here: just enough of the manager interface to ask and to wait. It reads in a thread, for plain tests.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import socket
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

WAIT_S = 20
"""Long enough for a busy machine; nothing is waited for that does not come."""

Message = dict[str, str]
"""Headers of one message by name; of a header that is repeated, the last."""


Fits = Callable[[Message], bool]


class Member(NamedTuple):
    """What the switch has for a member of a queue."""

    paused: bool
    reason: str
    penalty: int


class Refused(Exception):  # noqa: N818 - what the switch said
    """The switch answered an action with an error."""


class Manager:
    """A session at `port`. What has come is in `events`, in order."""

    def __init__(self, port: int, user: str, secret: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT_S)
        self._socket.settimeout(None)
        self._ids = itertools.count(1)
        self._news = threading.Condition()
        self.events: list[Message] = []
        self._responses: dict[str, Message] = {}
        self._gone = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.ask("Login", Username=user, Secret=secret)

    def close(self) -> None:
        """End the session."""
        with contextlib.suppress(OSError):  # the switch may have ended it already
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._reader.join()

    # --- asking ------------------------------------------------------------------------------------------

    def ask(self, action: str, **headers: object) -> Message:
        """Send an action, wait for its response. Raises `Refused`. A header that is repeated has a list."""
        return self._response(action, self._send(action, headers))

    def _response(self, action: str, number: str) -> Message:
        self._wait(lambda: number in self._responses, f"a response to {action}")
        response = self._responses.pop(number)
        if response["Response"] == "Error":
            raise Refused(response.get("Message", ""))
        return response

    def all(self, action: str, **headers: object) -> list[Message]:
        """Send an action that is answered by a list, and wait for all of it."""
        since = self.mark()
        number = self._send(action, headers)
        self._response(action, number)

        def listed() -> list[Message]:
            return [each for each in self.events[since:] if each.get("ActionID") == number]

        self._wait(lambda: listed()[-1:] and listed()[-1].get("EventList") == "Complete", f"all of {action}")
        return listed()[:-1]

    def _send(self, action: str, headers: dict[str, object]) -> str:
        number = f"tests-{next(self._ids)}"
        lines = [f"Action: {action}", f"ActionID: {number}"]
        for name, value in headers.items():
            lines += [f"{name}: {each}" for each in (value if isinstance(value, list) else [value])]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return number

    # --- waiting -----------------------------------------------------------------------------------------

    def mark(self) -> int:
        """Where the events are now: `wait_for(…, since=mark)` looks at what comes after."""
        with self._news:
            return len(self.events)

    def wait_for(
        self, event: str, since: int = 0, fits: Fits | None = None, within_s: float = WAIT_S, **headers: str
    ) -> Message:
        """The first event of this name with these headers, of those after `since`; waits until it has come."""
        found: list[Message] = []

        def has_come() -> bool:
            found[:] = self._found(event, since, fits, headers)
            return bool(found)

        self._wait(has_come, f"{event} {headers}", within_s)
        return found[0]

    def seen(self, event: str, since: int = 0, fits: Fits | None = None, **headers: str) -> list[Message]:
        """Events of this name that have come so far."""
        with self._news:
            return self._found(event, since, fits, headers)

    def _found(self, event: str, since: int, fits: Fits | None, headers: Message) -> list[Message]:
        return [
            each
            for each in self.events[since:]
            if each.get("Event") == event
            and all(each.get(name) == headers[name] for name in headers)
            and (fits is None or fits(each))
        ]

    def _wait(self, for_: Callable[[], object], what: str, within_s: float = WAIT_S) -> None:
        until = time.monotonic() + within_s
        with self._news:
            while not for_():
                left = until - time.monotonic()
                names = [f"{each.get('Event')}" for each in self.events[-20:]]
                assert not self._gone, f"the switch ended the session before {what}"
                assert left > 0, f"no {what} within {within_s:g} s; the last that came: {names}"
                self._news.wait(left)

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Look again after each event, and now and then besides."""
        until = time.monotonic() + WAIT_S
        while not is_so():
            assert time.monotonic() < until, f"not within {WAIT_S} s: {what}"
            with self._news:
                self._news.wait(0.05)

    # --- looking -----------------------------------------------------------------------------------------

    def members(self) -> dict[tuple[str, str], Member]:
        """By queue and interface: what every queue has, as the switch says."""
        return {
            (each["Queue"], each["Location"]): Member(
                each["Paused"] == "1", each.get("PausedReason", ""), int(each["Penalty"])
            )
            for each in self.all("QueueStatus")
            if each["Event"] == "QueueMember"
        }

    def records(self) -> list[tuple[str, ...]]:
        """Queue, interface, name, state interface, penalty, pause and reason of every member, in order."""
        headers = ("Queue", "Location", "Name", "StateInterface", "Penalty", "Paused", "PausedReason")
        found = (each for each in self.all("QueueStatus") if each["Event"] == "QueueMember")
        return sorted(tuple(each.get(name, "") for name in headers) for each in found)

    def device(self, device: str) -> str:
        """The state of a device, as the dialplan sees it: NOT_INUSE, INUSE, …"""
        return self.ask("Getvar", Variable=f"DEVICE_STATE({device})")["Value"]

    # --- reading -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        buffer = b""
        while True:
            try:
                data = self._socket.recv(1 << 16)
            except OSError:
                data = b""
            if not data:
                with self._news:
                    self._gone = True
                    self._news.notify_all()
                return
            *whole, buffer = re.split(rb"\r\n\r\n", buffer + data)
            with self._news:
                for message in map(_parse, whole):
                    if "Response" in message and "Event" not in message:
                        self._responses[message.get("ActionID", "")] = message
                    else:
                        self.events.append(message)
                self._news.notify_all()


def _parse(message: bytes) -> Message:
    lines = message.decode("utf-8", "replace").split("\r\n")
    # The greeting comes before the first message, and is none.
    return dict(line.split(": ", 1) for line in lines if ": " in line)
