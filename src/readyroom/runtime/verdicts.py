"""What becomes of a try to say who one is: by a password over HTTP, by a login code at a telephone.

Belongs here: the words, which whoever checks and whoever asks have in common.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Literal

Verdict = Literal["right", "wrong", "locked_out", "unavailable"]
Check = Callable[[str, str], Awaitable[Verdict]]
"""Whether this is the login code of that agent; one who does not exist is treated like one who does."""
