"""`python -m tests.crash.stepped FILE serve …`: the program on a machine whose wall clock is put forward and back.

The file holds by how many seconds; the monotonic clock goes on as it does. Everything else is the program.
"""

from __future__ import annotations

import os
import sys
import time


def step() -> None:
    """From now on, the wall clock is what the file says."""
    descriptor, wall = os.open(sys.argv[1], os.O_RDONLY), time.time
    time.time = lambda: wall() + float(os.pread(descriptor, 40, 0))


if __name__ == "__main__":
    step()
    from readyroom.cli import run

    sys.exit(run(sys.argv[2:]))
