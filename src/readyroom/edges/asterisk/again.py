"""When a link that was lost is tried again: sooner first, then ever later, and never in step with other links.

Belongs here: how long to wait. What the longest wait is, each link says.
"""

from __future__ import annotations

FIRST_PAUSE_S = 0.25
REFUSED_PAUSE_S = 60.0
"""A switch may lock out whoever tries a wrong secret again and again."""


def pause_s(failures: int, *, is_refused: bool, longest_s: float, jitter: float) -> float:
    """Seconds after so many failures in a row; `jitter` from 0 to 1."""
    longest = REFUSED_PAUSE_S if is_refused else min(FIRST_PAUSE_S * 2**failures, longest_s)
    return longest * (0.5 + jitter / 2)
