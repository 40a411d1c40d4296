"""A manager session that is light enough to leave the switch, or the link to it, the bottleneck.

Belongs here: prepared actions out; of what comes, the event's name and the few headers that a measurement asks for,
with the instant at which it was read (`time.perf_counter`).
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Collection, Iterable, Mapping

from tests.asterisk.switch import SECRET, Switch

HOST = "127.0.0.1"
USER = "tests"
_END = b"\r\n\r\n"

Headers = Mapping[str, str]
Hear = Callable[[bytes, bytes, float], None]
"""An event's name, all of it, and when it was there."""


def header(message: bytes, name: bytes) -> bytes:
    """The value of a header that stands there."""
    place = message.index(b"\r\n" + name + b": ") + len(name) + 4
    end = message.find(b"\r\n", place)
    return message[place:end] if end >= 0 else message[place:]


def lines(action: Headers, number: object) -> bytes:
    """An action as bytes."""
    return "".join(f"{name}: {value}\r\n" for name, value in action.items()).encode() + (
        f"ActionID: {number}\r\n\r\n".encode()
    )


class Session(asyncio.Protocol):
    """One session. Events go to `hear`."""

    def __init__(self, hear: Hear | None, events: Collection[str]) -> None:
        self._hear = hear
        self._wanted = frozenset(name.encode() for name in events)
        self._received = b""
        self._ids = itertools.count()
        self._answers: dict[bytes, asyncio.Future[bytes]] = {}
        self._lists: dict[bytes, asyncio.Future[bytes]] = {}
        self._transport: asyncio.Transport

    @classmethod
    async def open(cls, switch: Switch, hear: Hear | None = None, events: Collection[str] = ()) -> Session:
        """Log in; hear these events only. Without `hear` none are sent."""
        _, made = await asyncio.get_running_loop().create_connection(
            lambda: cls(hear, events), HOST, switch.manager_port
        )
        login = {"Action": "Login", "Username": USER, "Secret": SECRET}
        await made.all([login | ({} if hear is not None else {"Events": "off"})])
        await made.all(
            [{"Action": "Filter", "Operation": "Add", "MatchCriteria": f"name({name})"} for name in events]
        )
        return made

    def ask(self, action: Headers) -> asyncio.Future[bytes]:
        """Send an action; its answer when it comes."""
        number = str(next(self._ids)).encode()
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        self._transport.write(lines(action, number.decode()))
        return answer

    async def all(self, actions: Iterable[Headers]) -> None:
        """Send them all at once, and wait until the last is answered; a refusal is a mistake of the benchmark."""
        for answer in await asyncio.gather(*map(self.ask, actions)):
            assert b"Response: Success" in answer, answer

    async def list(self, action: Headers, complete: str) -> None:
        """Ask for a list, and wait for its last event."""
        whole = self._lists[complete.encode()] = asyncio.get_running_loop().create_future()
        await self.ask(action)
        await whole

    def close(self) -> None:
        """Hang up."""
        self._transport.close()

    # --- what comes --------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        *whole, self._received = (self._received + data).split(_END)
        for message in whole:
            if message.startswith(b"Event: "):
                self._event(message, now)
            elif (number := self._answered(message)) is not None:
                self._answers.pop(number).set_result(message)

    def _answered(self, message: bytes) -> bytes | None:
        """Whose answer it is; None: somebody's event that begins otherwise."""
        number = header(message, b"ActionID") if b"\r\nActionID: " in message else None
        return number if number in self._answers else None

    def _event(self, message: bytes, now: float) -> None:
        end = message.find(b"\r\n")
        name = message[7:end]
        whole = self._lists.pop(name, None)
        if whole is not None:
            whole.set_result(message)
        elif self._hear is not None and name in self._wanted:
            self._hear(name, message, now)
