"""From bytes to messages, in whatever pieces the bytes come.

The stream is one line of greeting, `Asterisk Call Manager/x.y.z`, and then messages: lines `Name: value`, each ended
by CR LF, the message ended by an empty line. That is all the framing there is, so these rules keep it safe:

- Only CR LF ends a line. A line feed alone is part of a value, for Asterisk passes on what callers call themselves.
- A value is what follows the first colon, less one space: the output of a command is indented by spaces.
- A line without a colon is kept as a header without a name. It is nobody's business to fail for it.
- An empty line where no message has begun is skipped.
- A message that grows beyond the bound is an error for good. There is no way back into step with a stream that one
  has lost; the link has to be made anew.

Belongs here: framing. What messages mean to each other (responses, lists) is the conversation's.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.protocols.ami.message import ENCODING, END, ODD_BYTES, AmiError, Message

GREETING = b"Asterisk Call Manager/"
GREETING_BYTES_AT_MOST = 256
MESSAGE_BYTES_AT_MOST = 16_777_216
"""The longest message is a whole configuration file: one of 20,000 members makes about a megabyte."""
_END_OF_MESSAGE = END + END


class RemoteError(AmiError):
    """The other side does not speak the protocol; the connection is of no use any more."""


class Banner(Struct, frozen=True):
    """The greeting: the version of the manager interface, which is not that of Asterisk."""

    version: str


class Parser:
    """Feed it bytes, take messages. After a RemoteError it takes no more."""

    def __init__(self, *, greeting: bool = True) -> None:
        """`greeting` False: the stream begins with messages, as in a recording."""
        self._greeting = greeting
        self._bytes = bytearray()
        self._searched = 0
        """Up to where no end was found, so that a message in many pieces is not searched again for each."""
        self._broken: str | None = None

    def feed(self, data: bytes) -> list[Banner | Message]:
        """What these bytes complete. Raises RemoteError for what is no manager interface."""
        if self._broken is not None:
            raise RemoteError(self._broken)
        self._bytes += data
        found: list[Banner | Message] = []
        if self._greeting:
            banner = self._greeted()
            if banner is None:
                return found
            found.append(banner)
            self._greeting = False
        found += self._messages()
        return found

    def _greeted(self) -> Banner | None:
        end = self._bytes.find(END)
        seen = bytes(self._bytes[: len(GREETING)])
        if not GREETING.startswith(seen) or (end < 0 and len(self._bytes) > GREETING_BYTES_AT_MOST):
            self._fail(f"this is no Asterisk manager interface: it begins with {bytes(self._bytes[:40])!r}")
        if end < 0:
            return None
        version = bytes(self._bytes[len(GREETING) : end]).decode(ENCODING, ODD_BYTES)
        del self._bytes[: end + len(END)]
        return Banner(version)

    def _messages(self) -> list[Message]:
        found: list[Message] = []
        data, start = self._bytes, 0
        while True:
            while data.startswith(END, start):
                start += len(END)
            end = data.find(_END_OF_MESSAGE, max(start, self._searched))
            # What came without an end may end with three quarters of one.
            length = end - start if end >= 0 else len(data) - start - len(_END_OF_MESSAGE) + 1
            if length > MESSAGE_BYTES_AT_MOST and not found:
                self._fail(f"a message of more than {MESSAGE_BYTES_AT_MOST} bytes")
            # Behind others it fails the next time: what came before it counts, in whatever pieces it came.
            if end < 0 or length > MESSAGE_BYTES_AT_MOST:
                break
            found.append(Message(_headers(bytes(data[start:end]))))
            start = end + len(_END_OF_MESSAGE)
        del data[:start]
        self._searched = 0 if found else max(0, len(data) - len(_END_OF_MESSAGE) + 1)
        return found

    def _fail(self, why: str) -> None:
        self._broken = why
        self._bytes.clear()
        raise RemoteError(why)


def _headers(block: bytes) -> list[tuple[str, str]]:
    found = []
    for line in block.decode(ENCODING, ODD_BYTES).split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.append((name, value.removeprefix(" ")))
        else:
            found.append(("", line))
    return found
