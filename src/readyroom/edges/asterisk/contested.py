"""Memberships that somebody else changes back: how soon each is put right again.

Belongs here: the pace alone. A foreign change is put right at once, and so are the next few. Whoever goes on, another
program that wants it otherwise, say, is answered ever more slowly: two that answer each other at once would keep the
switch busy, and both of their logs. Who is not to be rung never waits for long.
"""

from __future__ import annotations

from msgspec import Struct

from readyroom.engine.facts import Desired

AT_ONCE = 3
"""So often in a row it is put right at once."""
PAUSES_MS = (1_000, 5_000, 15_000)
"""Then after so long, the first time, the second time, …; who is not to be rung, always after the first."""
FORGOTTEN_AFTER_MS = 600_000
"""After so long in peace it is as if nothing had been."""

Pair = tuple[str, str]
"""An agent and a queue."""


class _One(Struct):
    desired: Desired
    is_undone: bool = False
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
        """This should be so; whether that is new. What is new is asked for at once. Who wants the same again has
        seen it undone.
        """
        known = self._known.get(pair)
        if known is not None and known.desired == desired:
            known.is_undone = True
            return False
        self._known[pair] = _One(desired)
        return True

    def rests_until(self, pair: Pair, now: int) -> int:
        """Until when it is left, though it is not as it should be (ms); `now` or earlier: put it right."""
        known = self._known.get(pair)
        if known is None:
            return now
        if known.is_undone:
            if now - known.since > FORGOTTEN_AFTER_MS:
                known.times = 0
            known.is_undone, known.since = False, now
            known.times += 1
            if known.times > AT_ONCE:
                longest = len(PAUSES_MS) if known.desired.membership == "in" else 1
                known.rests_until = now + PAUSES_MS[min(known.times - AT_ONCE, longest) - 1]
        return known.rests_until

    def forget(self, pair: Pair) -> None:
        """Nothing is wanted of it any more."""
        self._known.pop(pair, None)

    def reset(self) -> None:
        """Nothing is known of how it went on."""
        self._known.clear()
