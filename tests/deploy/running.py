"""Programs of the system that the tests run for a while: with their own directory, gone when the test is."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.conftest import PATH
from tests.processes import dies_with_us

PATIENCE_S = 30.0
T = TypeVar("T")


@contextmanager
def program(command: Sequence[object], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Runs it until the end; what it says goes to `log`."""
    with log.open("ab") as said:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env={"PATH": PATH + ":/usr/sbin"},
            preexec_fn=dies_with_us(signal.SIGKILL),
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def until(ask: Callable[[], T], log: Path | None = None) -> T:
    """What `ask` answers once that is true; an error of the line counts as not yet."""
    over = time.monotonic() + PATIENCE_S
    while True:
        with contextlib.suppress(OSError):
            if found := ask():
                return found
        assert time.monotonic() < over, log.read_text() if log else ask()
        time.sleep(0.1)
