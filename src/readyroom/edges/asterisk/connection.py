"""One connection to a manager interface: bytes in and out, and nothing but that.

Belongs here: opening it (TCP or TLS) and logging in, reading as fast as it comes, asking and being answered, and the
end, whichever side makes it. Asterisk throws out whoever does not read for a tenth of a second: what is done with an
event must not wait for anything. When to connect again is the link's affair.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Iterable, Mapping

import structlog
from msgspec import Struct

from readyroom.protocols.ami import (
    AmiError,
    Answer,
    Conversation,
    Event,
    Greeted,
    Happening,
    LoggedIn,
    LoginRefused,
    Message,
)

OPEN_S = 10.0
"""How long a switch may take to accept, to greet, and to let in."""
ASK_S = 30.0
"""How long an answer may take. The longest, all members of all queues, takes a fraction of a second."""
READ_BYTES = 262_144
BUFFER_BYTES = 4_194_304
"""What may wait to be read: at 5,000 events a second, most of a second in which the process does something else."""
CLOSE_S = 2.0

logger = structlog.get_logger(__name__)


class Target(Struct, frozen=True, kw_only=True):
    """Which switch, and as whom."""

    host: str
    port: int = 5038
    user: str
    secret: str
    tls: ssl.SSLContext | None = None
    challenge: bool = True
    """Whether to answer a challenge rather than to send the secret."""
    events: str = "agent,call,system"


class NotConnected(Exception):  # noqa: N818 - it says what is the case
    """Why there is no connection (any more)."""


class RefusedLogin(NotConnected):
    """The switch does not let this user in: somebody has to do something about it."""


class Connection:
    """A session that is logged in, until `closed` says why it is over."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, on_event: Callable[[Message], None]
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._on_event = on_event
        self._talk = Conversation()
        self._answers: dict[str, asyncio.Future[Answer]] = {}
        self._in = asyncio.get_running_loop().create_future()
        self.closed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.heard_at = asyncio.get_running_loop().time()
        """When the switch last said anything (the loop's time, s)."""
        self._task = asyncio.create_task(self._read(), name="asterisk reader")

    @classmethod
    async def open(cls, target: Target, on_event: Callable[[Message], None]) -> Connection:
        """Connect and log in. Raises NotConnected. `on_event` must not wait."""
        try:
            async with asyncio.timeout(OPEN_S):
                reader, writer = await asyncio.open_connection(
                    target.host, target.port, ssl=target.tls, limit=BUFFER_BYTES
                )
        except (OSError, TimeoutError) as error:
            raise NotConnected(f"{target.host} port {target.port}: {str(error) or 'no answer'}") from None
        made = cls(reader, writer, on_event)
        try:
            async with asyncio.timeout(OPEN_S):
                await made._log_in(target)
        except TimeoutError:
            await made.close()
            raise NotConnected(f"{target.host} port {target.port}: does not let us in") from None
        except BaseException:
            await made.close()
            raise
        return made

    async def ask(self, name: str, headers: Mapping[str, str | Iterable[str]] | None = None) -> Answer:
        """The answer to an action. Raises NotConnected if none will come, AmiError for what cannot be sent."""
        return await self.asked(name, headers)

    def asked(
        self, name: str, headers: Mapping[str, str | Iterable[str]] | None = None
    ) -> asyncio.Future[Answer]:
        """Send an action now; its answer when it comes. After ASK_S without one the connection is of no use."""
        if self.closed.done():
            raise NotConnected(self.closed.result())
        loop = asyncio.get_running_loop()
        action_id = self._talk.ask(name, headers)
        answer: asyncio.Future[Answer] = loop.create_future()
        self._answers[action_id] = answer
        late = loop.call_later(ASK_S, self._end, f"{name} was not answered within {ASK_S:.0f} s")
        answer.add_done_callback(lambda _: late.cancel())
        self._flush()
        return answer

    async def close(self, why: str = "closed") -> None:
        """End it."""
        self._end(why)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(CLOSE_S):
                await self._writer.wait_closed()

    # --- the session -------------------------------------------------------------------------------------

    async def _log_in(self, target: Target) -> None:
        greeted = await self._in
        self._in = asyncio.get_running_loop().create_future()
        assert isinstance(greeted, Greeted)
        self._talk.login(target.user, target.secret, challenge=target.challenge, events=target.events)
        self._flush()
        how = await self._in
        if isinstance(how, LoginRefused):
            raise RefusedLogin(f"{target.host} does not let {target.user} in: {how.why}")

    async def _read(self) -> None:
        why = "the switch closed the connection"
        try:
            while data := await self._reader.read(READ_BYTES):
                self.heard_at = asyncio.get_running_loop().time()
                for happening in self._talk.receive(data):
                    self._happened(happening)
                self._flush()
        except (OSError, AmiError) as error:
            why = str(error)
        except Exception as error:
            why = f"failed: {error!r}"
            logger.exception("asterisk_connection_failed")
        self._end(why)

    def _happened(self, happening: Happening) -> None:
        match happening:
            case Event(message):
                self._on_event(message)
            case Answer(action_id):
                answer = self._answers.pop(action_id, None)
                if answer is not None and not answer.done():
                    answer.set_result(happening)
            case Greeted() | LoggedIn() | LoginRefused():
                if not self._in.done():
                    self._in.set_result(happening)
            case _:
                pass

    def _flush(self) -> None:
        data = self._talk.data_to_send()
        if data and not self._writer.is_closing():
            self._writer.write(data)

    def _end(self, why: str) -> None:
        if self.closed.done():
            return
        self.closed.set_result(why)
        self._talk.lost()
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(NotConnected(why))
                answer.exception()  # nobody need wait for it
        self._answers.clear()
        if not self._in.done():
            self._in.set_exception(NotConnected(why))
            self._in.exception()
        self._writer.close()
