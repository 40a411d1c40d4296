"""Memberships that somebody else changes back: how soon each is put right again.

Belongs here: the pace alone. A foreign change is put right at once, and so are the next few. Whoever goes on, another
program that wants it otherwise, say, is answered ever more slowly: two that answer each other at once would keep the
switch busy, and both of their logs.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.engine.facts import Desired

AT_ONCE = 3
"""So often in a row it is put right at once."""
PAUSES_MS = (1_000, 5_000, 15_000)
"""Then after so long, the first time, the second time, …"""
FORGOTTEN_AFTER_MS = 600_000
"""After so long in peace it is as if nothing had been."""

Pair = tuple[str, str]
"""An agent and a queue."""


class _One(Struct):
    desired: Desired
    is_right: bool = False
    times: int = 0
    """How often it was changed back."""
    since: int = 0
    """When it was found so last."""
    rests_until: int = 0


class Contested:
    """What is wanted of each agent in each queue, and how often it was undone."""

    def __init__(self) -> None:
        self._known: dict[Pair, _One] = {}

    def want(self, pair: Pair, desired: Desired) -> bool:
        """This should be so; whether that is new. What is new is asked for at once."""
        known = self._known.get(pair)
        if known is not None and known.desired == desired:
            return False
        self._known[pair] = _One(desired)
        return True

    def is_right(self, pair: Pair) -> None:
        """It is as it should be."""
        if (known := self._known.get(pair)) is not None:
            known.is_right = True

    def rests_until(self, pair: Pair, now: int) -> int:
        """Until when it is left, though it is not as it should be (ms); `now` or earlier: put it right."""
        known = self._known.get(pair)
        if known is None:
            return now
        if known.is_right:
            if now - known.since > FORGOTTEN_AFTER_MS:
                known.times = 0
            known.is_right, known.since = False, now
            known.times += 1
            if known.times > AT_ONCE:
                known.rests_until = now + PAUSES_MS[min(known.times - AT_ONCE, len(PAUSES_MS)) - 1]
        return known.rests_until

    def forget(self, pair: Pair) -> None:
        """Nothing is wanted of it any more."""
        self._known.pop(pair, None)

    def reset(self) -> None:
        """Nothing is known of how it went on."""
        self._known.clear()
