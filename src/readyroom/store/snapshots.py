"""Which snapshots to keep.

Belongs here: the policy, as a pure function that every store applies. A start wants the newest snapshot;
explaining a past instant wants one not long before it. So what is kept gets sparser with age, and the
choice never wavers: of each hour, day or month it is the first that stays, whatever comes later.
"""

from __future__ import annotations

from collections.abc import Sequence

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
# A month is 30 days and lies on day boundaries, so that the first of a month is also the first of its day.
MONTH_MS = 30 * DAY_MS

NEWEST_KEPT = 3
"""Always kept, however close together: should the newest be unreadable, an older one saves a long replay."""
HOURLY_FOR_MS = DAY_MS
"""One an hour for a day: the shift that is being asked about folds from less than an hour before."""
DAILY_FOR_MS = 30 * DAY_MS
"""One a day for a month; beyond it one a month for ever."""


def to_drop(kept: Sequence[tuple[int, int]]) -> list[int]:
    """The seqs of the snapshots that may go, of all a room's (seq, at) in order of seq.

    Age is measured from the newest one, by `at`; hours, days and months of 30 days are UTC.
    """
    if len(kept) <= NEWEST_KEPT:
        return []
    newest_at = kept[-1][1]
    seen: set[tuple[int, int]] = set()
    dropped = []
    for seq, at in kept[:-NEWEST_KEPT]:
        age = newest_at - at
        step = HOUR_MS if age <= HOURLY_FOR_MS else DAY_MS if age <= DAILY_FOR_MS else MONTH_MS
        if (step, at // step) in seen:
            dropped.append(seq)
        # What stands for a month stands for its day and hour too, where the tiers meet.
        seen.update((tier, at // tier) for tier in (HOUR_MS, DAY_MS, MONTH_MS))
    return dropped
