"""Chat and text messages, by whichever of Apprise's services an address names.

Belongs here: one message to one person, by an address in whose place for them their name or number is put. Apprise is
an extra: without it there is no such channel.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

from readyroom.runtime.messages import Message, NotSent

TO = "{to}"
"""In an address: where the person's name or number goes, quoted."""
AT_ONCE = 4
"""Messages on their way. They have threads of their own: a service that hangs holds up nothing else."""


class CannotChat(Exception):  # noqa: N818 - it says what is the case
    """Why there can be no such channel; says what to do."""


class Chat:
    """A `Channel` to a service."""

    def __init__(self, address: str, *, brief: bool = False) -> None:
        """`brief`: the subject alone, for text messages. Raises `CannotChat`."""
        try:
            import apprise
        except ImportError:
            raise CannotChat(
                "Chat and text messages need the extra `chat`: pip install readyroom[chat]."
            ) from None
        if TO not in address:
            raise CannotChat(f"{TO} has to stand in the address, in place of the person.")
        if not apprise.Apprise().add(_of(address, "15551234567")):
            raise CannotChat("Apprise knows no such address; see its list of services.")
        self._address = address
        self._brief = brief
        self._threads = ThreadPoolExecutor(AT_ONCE, "chat")

    async def send(self, message: Message) -> None:
        """Raises `NotSent`: what went wrong is what Apprise says of it."""
        await asyncio.get_running_loop().run_in_executor(self._threads, self._send, message)

    def _send(self, message: Message) -> None:
        import apprise

        service = apprise.Apprise()
        if not service.add(_of(self._address, message.to)):
            raise NotSent("the address is none that this service takes", for_good=True)
        with _Listening() as heard:
            title, text = ("", message.subject) if self._brief else (message.subject, message.text)
            if not service.notify(body=text, title=title):
                raise NotSent(heard.last or "the service did not take it")


def _of(address: str, to: str) -> str:
    return address.replace(TO, quote(to, safe=""))


class _Listening(logging.Handler):
    """What Apprise says while a message is sent: it answers no more than whether it went."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.last = record.getMessage()[:500]

    def __enter__(self) -> _Listening:
        logging.getLogger("apprise").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("apprise").removeHandler(self)
