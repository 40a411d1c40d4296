"""Saying something to the person, or the program, at the terminal.

Belongs here: text or JSON on the standard output, one line on the standard error where something did not work, how
far something is, and how instants and durations are written.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, tzinfo
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import typer
from rich.console import Console

FAILED, MISUSED, TAKEN_OVER = 1, 2, 3
"""Exit codes: it did not work; it was not asked for in the right way; another server has the data."""
PIPED_WIDTH = 200
"""Columns where no terminal says how many: enough that nothing is cut off."""

Progress = Callable[[int, int], None]
"""Is told how much of how much is done."""

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


class Told(Exception):  # noqa: N818 - it is said to a person, not a fault of the program
    """Something did not work. `message` says what to do; `params` are for programs."""

    def __init__(self, message: str, exit_code: int = FAILED, code: str = "failed", **params: Any) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code
        self.code = code
        self.params = params
        self.errors: list[dict[str, Any]] = []
        """The single mistakes, where a server named them."""


def console(piped_width: int = PIPED_WIDTH) -> Console:
    """The standard output, for text and tables."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=piped_width)


def say(text: str = "") -> None:
    """A line of plain text, never folded: addresses and commands can be copied."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say_json(data: Any, *, indent: int = 2) -> None:
    """Data for programs; `indent` 0: on one line."""
    encoded = msgspec.json.encode(data)
    say((msgspec.json.format(encoded, indent=indent) if indent else encoded).decode())


def complain(error: Told, *, as_json: bool) -> None:
    """Say on the standard error what did not work."""
    if as_json:
        body = {"code": error.code, "message": error.message} | (
            {"params": error.params} if error.params else {}
        )
        text = msgspec.json.encode({"error": body}).decode()
    else:
        text = f"readyroom: {error.message}"
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


# --- how far it is ---------------------------------------------------------------------------------------


def _quietly(done: int, of: int) -> None:
    """Nobody looks."""


@contextlib.contextmanager
def bar(label: str) -> Iterator[Progress]:
    """How far it is, at a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield _quietly
        return
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(label, total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


@contextlib.contextmanager
def told_as_json() -> Iterator[Progress]:
    """How far it is, for a program: `{"done": 2000, "of": 9120}`, a line each time, on the standard error."""

    def tell(done: int, of: int) -> None:
        sys.stderr.write(msgspec.json.encode({"done": done, "of": of}).decode() + "\n")
        sys.stderr.flush()

    yield tell


# --- instants and durations ------------------------------------------------------------------------------


def zone_of(name: str) -> tzinfo:
    """The zone of that name; UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def instant_of(option: str, text: str, zone: tzinfo, now: datetime) -> datetime:
    """What was typed as an instant: a local time where no offset says otherwise. Raises `Told`."""
    try:
        if "-" not in text:
            given = datetime.combine(now.astimezone(zone).date(), time.fromisoformat(text))
        else:
            given = datetime.fromisoformat(text)
    except ValueError:
        raise Told(
            f"{option}: {text} is no instant: give 2026-03-02, 10:05 (today), 2026-03-02T10:05 or "
            "2026-03-02T10:05:00+01:00.",
            MISUSED,
            "usage",
        ) from None
    return given if given.tzinfo else given.replace(tzinfo=zone)


def moment(instant: str | None, zone: tzinfo, now: datetime | None = None) -> str:
    """An instant as the API writes it, in local time; the date only where it is not that of `now`."""
    if instant is None:
        return "–"
    local = datetime.fromisoformat(instant).astimezone(zone)
    is_today = now is not None and now.astimezone(zone).date() == local.date()
    return local.strftime("%H:%M:%S" if is_today else "%Y-%m-%d %H:%M:%S")


def duration(seconds: float) -> str:
    """`0:07`, `12:05`, `3:00:41`; never less than nothing."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
