"""Asterisk's queue_log, line by line: `time|call|queue|agent|event|data…`.

Belongs here: what a line says, and why it cannot be read. What it means for people and calls is not known here.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

NONE = "NONE"
"""Where a line names no queue, no agent, or no call."""
LONGEST = 16_384
"""Bytes of a line: Asterisk writes at most half of it."""
LONGEST_NAME = 200
LAST_S = 1 << 33
"""No line is from after the year 2242."""
LONGEST_S = 400_000_000
"""No duration is longer than twelve years: such a one is nonsense that a clock made."""

WAITED = ("position", "first_position", "wait_s")
SERVED = ("hold_s", "talk_s", "position")
WHOLE = re.compile(r"-?[0-9]+")
REST = "…"
"""Stands for all fields that the ones after it leave."""

FIELDS: dict[str, tuple[str, ...]] = {
    "ENTERQUEUE": ("url", "caller", "position", "caller_name"),
    "CONNECT": ("hold_s", "channel", "ring_s"),
    "COMPLETECALLER": SERVED,
    "COMPLETEAGENT": SERVED,
    "BLINDTRANSFER": ("extension", "context", *SERVED),
    "TRANSFER": ("extension", "context", *SERVED),
    "ATTENDEDTRANSFER": (REST, *SERVED),
    "ABANDON": WAITED,
    "EXITEMPTY": WAITED,
    "EXITWITHTIMEOUT": WAITED,
    "EXITWITHKEY": ("key", *WAITED),
    "WITHDRAW": (*WAITED, "info"),
    "RINGNOANSWER": ("ring_ms",),
    "RINGCANCELED": ("ring_ms",),
    "AGENTDUMP": (),
    "SYSCOMPAT": (),
    "ADDMEMBER": ("paused",),
    "REMOVEMEMBER": (),
    "PAUSE": ("reason",),
    "UNPAUSE": ("reason",),
    "PAUSEALL": ("reason",),
    "UNPAUSEALL": ("reason",),
    "PENALTY": ("penalty",),
    "RINGINUSE": ("ringinuse",),
    "QUEUESTART": (),
    "CONFIGRELOAD": (),
}
"""The data of each event, in order; those in `_s` and `_ms` are numbers. Older Asterisks wrote fewer of them, and a
dialplan may write events of its own.
"""


class Record(Struct, frozen=True, gc=False):
    """What a line says. `call`, `queue` and `agent` are the switch's names; empty where it names none."""

    at: int
    """ms UTC; the file knows whole seconds."""
    call: str
    queue: str
    agent: str
    event: str
    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    """One that cannot be (a duration below nothing, of a clock that was put back) is not there: it is not told."""


class BadLine(Exception):  # noqa: N818 - it is about a file, not a fault of the program
    """A line that cannot be read; says why."""


def read(line: bytes) -> Record:
    """What a line says, given with its end. Raises `BadLine`, and nothing else, whatever the bytes."""
    if not line.endswith(b"\n"):
        raise BadLine("it is too long" if len(line) >= LONGEST else "it has no end: it was cut off")
    text = line.decode("utf-8", "replace").rstrip("\r\n")
    if "\0" in text:
        raise BadLine("it is no text")
    time, *names = text.split("|", 5)
    if len(names) < 4:
        raise BadLine(f"it has {len(names) + 1} fields of at least 5")
    seconds = _number(time.partition(".")[0])
    if seconds is None or not 0 < seconds < LAST_S:
        raise BadLine(f"{time[:20]!r} is no time")
    call, queue, agent, event = names[:4]
    if not event:
        raise BadLine("it has no event")
    if max(map(len, names[:4])) > LONGEST_NAME:
        raise BadLine(f"it has a name of more than {LONGEST_NAME} characters")
    texts: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for name, value in _named(event, names[4] if len(names) > 4 else ""):
        if not name.endswith(("_s", "_ms")):
            texts[name] = value
        elif value:
            if not WHOLE.fullmatch(value):
                raise BadLine(f"its {name} {value[:20]!r} is no number")
            if (number := _number(value)) is not None and number <= LONGEST_S * 1000:
                numbers[name] = number
    return Record(seconds * 1000, _or_none(call), _or_none(queue), _or_none(agent), event, texts, numbers)


def _named(event: str, data: str) -> list[tuple[str, str]]:
    """The fields of an event with their names. The last one keeps what is more, but an empty end."""
    names = FIELDS.get(event, ())
    if not names or not data:
        return []
    if names[0] == REST:
        names, values = names[1:], data.split("|")
        return list(zip(names, values[-len(names) :], strict=True)) if len(values) > len(names) else []
    values = data.split("|", len(names) - 1)
    values[-1] = values[-1].rstrip("|")
    return list(zip(names, values, strict=False))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def _or_none(name: str) -> str:
    return "" if name == NONE else name
