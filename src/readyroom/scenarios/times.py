"""Local times of day as a scenario writes them, to instants and back.

Belongs here: `10:00:00`, `10:00`, `10:00:00.250`, `second 02:30` (the second pass when clocks go back) and
`02:30+01:00` (an explicit offset). Instants are integer milliseconds UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from readyroom.engine.localtime import instant_of, local_of, zone_of

CLOCK = r"(?:second )?\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:[+-]\d{2}:\d{2})?"
"""A time of day, as a regular expression."""
WHEN = rf"(?:\d{{4}}-\d\d-\d\d )?{CLOCK}"
"""A time of day, of another date where that is said, as a regular expression."""
_PARTS = re.compile(
    r"(?P<second>second )?(?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(?P<offset>[+-]\d{2}:\d{2})?"
)
_UNITS = {"s": 1, "min": 60, "h": 3600}
DURATION = r"\d+(?:\.\d+)? (?:s|min|h)(?: \d+ (?:s|min))*"
"""A length of time such as `20 s`, `1.5 s`, `2 min 30 s`, as a regular expression."""


@dataclass(frozen=True)
class Calendar:
    """The local calendar of one time zone; raises ValueError if there is no such zone."""

    zone: str

    def __post_init__(self) -> None:
        zone_of(self.zone)

    def instant(self, day: date, text: str) -> int:
        """The instant at which the local time comes on that date; ValueError if it does not."""
        parts = _PARTS.fullmatch(text)
        if parts is None:
            raise ValueError(f"{text!r} is no time of day")
        local = datetime.combine(day, _time_of(parts["clock"]))
        if parts["offset"]:
            sign = -1 if parts["offset"][0] == "-" else 1
            hours, minutes = parts["offset"][1:].split(":")
            moment = local.replace(tzinfo=timezone(sign * timedelta(hours=int(hours), minutes=int(minutes))))
            at = instant_of(moment)
            if local_of(self.zone, at).replace(tzinfo=None) != local:
                raise ValueError(f"{self.zone} does not have the offset {parts['offset']} at {text} on {day}")
            return at
        moment = local.replace(tzinfo=zone_of(self.zone), fold=1 if parts["second"] else 0)
        there = moment.astimezone(UTC).astimezone(zone_of(self.zone))
        if there.replace(tzinfo=None) != local:
            raise ValueError(f"{parts['clock']} does not exist on {day} in {self.zone}: clocks go forward")
        if parts["second"] and there.fold == 0:
            raise ValueError(f"{parts['clock']} comes only once on {day} in {self.zone}")
        return instant_of(moment)

    def text(self, at: int, day: date | None = None) -> str:
        """The local time of an instant, with its date unless that is `day`."""
        local = local_of(self.zone, at)
        clock = f"{local:%H:%M:%S}" + (f".{at % 1000:03d}" if at % 1000 else "")
        clock = f"second {clock}" if local.fold else clock
        return clock if day in (None, local.date()) else f"{local:%Y-%m-%d} {clock}"

    def day(self, at: int) -> date:
        """The local date of an instant."""
        return local_of(self.zone, at).date()


def _time_of(clock: str) -> time:
    try:
        return time.fromisoformat(clock)
    except ValueError as error:
        padded = re.sub(r"\.(\d+)$", lambda m: "." + m[1].ljust(3, "0"), clock)
        try:
            return time.fromisoformat(padded)
        except ValueError:
            raise ValueError(f"{clock!r} is no time of day") from error


def milliseconds(text: str) -> int:
    """`20 s` or `2 min 30 s` as milliseconds."""
    words = text.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return sum(round(float(number) * _UNITS[unit] * 1000) for number, unit in pairs)


def duration(ms: int) -> str:
    """Milliseconds as people write them: `20 s`, `1.5 s`, `2 min 30 s`, `1 h`."""
    seconds, rest = divmod(ms, 1000)
    if rest:
        return f"{ms / 1000:g} s"
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    parts = [
        f"{number} {unit}" for number, unit in ((hours, "h"), (minutes, "min"), (seconds, "s")) if number
    ]
    return " ".join(parts) or "0 s"
