"""What the garbage collector is told about a server's memory.

Belongs here: nothing else. A world is a million objects that live as long as the process and are no garbage. Looking
through all of them takes a tenth of a second and more, in which nobody is answered, and each thousand subscribers who
come make the collector do it anew.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

YOUNG, MIDDLE, OLD = 10_000, 10, 50
"""New objects before the youngest are looked at (some milliseconds), and how many times before older ones are. Almost
all are freed without the collector; what it finds are the leftovers of errors and of closed connections."""


@contextlib.contextmanager
def spared() -> Iterator[None]:
    """What was made before is not looked at as long as this lasts, and what comes after is looked at seldom."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
