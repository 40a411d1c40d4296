"""The header that all records of the log share.

It is stamped when the event is numbered:

- `seq`: 1, 2, 3… within the organisation; `at`: when it happened; `seen`: when it became known (ms UTC);
- `by`: who did it; `cause`: seq of the event that led to it, 0 if an input did; `rule`: the automatic rule.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.engine.facts import SYSTEM, Actor


class Event(Struct, kw_only=True, tag=True, gc=False):
    """The header that all events share."""

    seq: int = 0
    at: int = 0
    seen: int = 0
    by: Actor = SYSTEM
    cause: int = 0
    rule: str = ""

    def stamp(self, seq: int, at: int, seen: int, by: Actor, cause: int, rule: str) -> None:
        """Write the header. What an event already says of `by`, `cause` and `rule` stands."""
        self.seq = seq
        self.at = at
        self.seen = seen
        if self.by is SYSTEM:
            self.by = by
        if cause and not self.cause:
            self.cause = cause
        if rule and not self.rule:
            self.rule = rule
