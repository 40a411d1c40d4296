"""Asterisk's gateway interface over a socket (FastAGI), sans IO: the side that Asterisk connects to.

Asterisk connects when a channel's dialplan says `AGI(agi://host/script)`. It first sends the channel's environment:
lines `agi_name: value`, ended by an empty one. Then it does nothing but carry out commands, one at a time, each
answered by a reply:

    200 result=12 (timeout)                      done; what the numbers mean is the command's affair
    510 Invalid or unknown command
    511 Command Not Permitted on a dead channel or intercept routine
    520-Invalid command syntax.  Proper usage follows:
    …                                            any number of lines
    520 End of proper usage.

When the caller hangs up Asterisk says so with a line `HANGUP`, which may come before, between or instead of replies;
the command that was under way is still answered, and later ones are answered 511. When the dialogue ends the channel
goes on in its dialplan; the socket is closed to say so.

Belongs here: framing, the environment, and how a command is written. What is said to callers is the phones' affair.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

LINE_BYTES_AT_MOST = 8_192
"""Asterisk's own lines are at most 2 KB, but a variable's value may be longer."""
LINES_AT_MOST = 256
"""Of an environment, or of one reply. Asterisk sends 22 and one for each argument; its longest usage has 30."""
_ENCODING, _ODD_BYTES = "utf-8", "surrogateescape"
_HANGUP = "HANGUP"


class AgiError(Exception):
    """The other side does not speak the protocol; the connection is of no use any more."""


class Environment(Struct, frozen=True):
    """What Asterisk says of the channel when it connects: names without `agi_`."""

    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def script(self) -> str:
        """What is asked for: the path of the address that the dialplan gave."""
        return self.values.get("network_script", "").partition("?")[0]

    @property
    def channel(self) -> str:
        """The channel's name, as `PJSIP/101-0000002a`."""
        return self.values.get("channel", "")

    @property
    def arguments(self) -> tuple[str, ...]:
        """What the dialplan gave besides."""
        found: list[str] = []
        while (value := self.values.get(f"arg_{len(found) + 1}")) is not None:
            found.append(value)
        return tuple(found)


class Reply(Struct, frozen=True):
    """The answer to a command."""

    code: int
    """200: done. 510, 511, 520: not."""
    result: str = ""
    """What follows `result=`; `-1` where a caller hung up meanwhile, or it could not be done."""
    more: str = ""
    """What stands in brackets, as `timeout`, or a variable's value."""
    text: str = ""
    """The whole reply."""

    @property
    def is_done(self) -> bool:
        """Whether the command was carried out to its end."""
        return self.code == 200 and self.result != "-1"


class HungUp(Struct, frozen=True):
    """The caller hung up; there is nobody to hear what is said from now on."""


AgiEvent = Environment | Reply | HungUp


class Dialogue:
    """One channel's dialogue. Give `receive` what comes; send what `command` answers, one command at a time."""

    def __init__(self) -> None:
        self.is_hung_up = False
        self._bytes = bytearray()
        self._environment: dict[str, str] | None = {}
        self._usage: list[str] = []
        """Lines of a reply that is not at its end."""
        self._awaits = 0
        self._broken = False

    def receive(self, data: bytes) -> list[AgiEvent]:
        """What these bytes complete. Raises AgiError for what is no AGI; then the connection is to be closed."""
        if self._broken:
            raise AgiError("the dialogue has failed before")
        self._bytes += data
        found: list[AgiEvent] = []
        while (end := self._bytes.find(b"\n")) >= 0:
            self._check(end <= LINE_BYTES_AT_MOST, "a line is too long")
            line = bytes(self._bytes[:end]).decode(_ENCODING, _ODD_BYTES).removesuffix("\r")
            del self._bytes[: end + 1]
            if (event := self._line(line)) is not None:
                found.append(event)
        self._check(len(self._bytes) <= LINE_BYTES_AT_MOST, "a line is too long")
        return found

    def command(self, *words: object) -> bytes:
        """A command's bytes; each word is quoted where it has to be: `command("STREAM FILE", "beep", "")`."""
        assert words, "a command has a name"
        self._awaits += 1
        name, *arguments = map(str, words)
        return " ".join([name, *map(_quoted, arguments)]).encode(_ENCODING, _ODD_BYTES) + b"\n"

    def _line(self, line: str) -> AgiEvent | None:
        if self._environment is not None:
            return self._heading(line)
        if line == _HANGUP:
            self.is_hung_up = True
            return HungUp()
        return self._reply(line)

    def _heading(self, line: str) -> Environment | None:
        assert self._environment is not None
        if not line:
            self._check("request" in self._environment, "it does not begin as AGI does")
            told, self._environment = Environment(self._environment), None
            return told
        name, colon, value = line.partition(":")
        self._check(bool(colon) and name.startswith("agi_"), "it does not begin as AGI does")
        self._environment[name.removeprefix("agi_")] = value.removeprefix(" ")
        self._check(len(self._environment) <= LINES_AT_MOST, "the environment has no end")
        return None

    def _reply(self, line: str) -> Reply | None:
        if self._usage:
            self._usage.append(line)
            self._check(len(self._usage) <= LINES_AT_MOST, "a reply has no end")
            if not line.startswith(self._usage[0][:3] + " "):
                return None
            lines, self._usage = self._usage, []
            return self._answered(Reply(int(lines[0][:3]), text="\n".join(lines)))
        code, mark, rest = line[:3], line[3:4], line[4:]
        self._check(code.isascii() and code.isdigit() and mark in ("", " ", "-"), "a reply has no code")
        if mark == "-":
            self._usage.append(line)
            return None
        return self._answered(_reply(int(code), rest, line))

    def _answered(self, reply: Reply) -> Reply:
        self._check(self._awaits > 0, "it answers what nobody asked")
        self._awaits -= 1
        return reply

    def _check(self, is_right: bool, problem: str) -> None:
        if not is_right:
            self._broken = True
            self._bytes.clear()
            raise AgiError(f"this is no AGI: {problem}")


def _reply(code: int, rest: str, line: str) -> Reply:
    result, more = "", ""
    if rest.startswith("result="):
        result, _, rest = rest.removeprefix("result=").partition(" ")
        opens, closes = rest.find("("), rest.rfind(")")
        if 0 <= opens < closes:
            more = rest[opens + 1 : closes]
    return Reply(code, result, more, line)


def _quoted(word: str) -> str:
    """As one word, whatever is in it; a line's end cannot be said, and becomes a space."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(" " if letter in "\r\n\0" else letter for letter in escaped) + '"'
