"""A terminal with somebody before it: a program on a pseudo-terminal, its screen read, its keys pressed."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tests.cli.program import READYROOM, TIMEOUT_S

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()=>].?|\r")
HOME = "\x1b[H"


class Screen:
    """What a program shows that draws its screen from the top each time."""

    def __init__(self, process: subprocess.Popen[bytes], terminal: int) -> None:
        self.process = process
        self._terminal = terminal
        self._seen = ""

    def text(self) -> str:
        """The last screen that was drawn whole; all that was written, while none was."""
        drawn = self._seen.split(HOME)
        return CONTROL.sub("", drawn[-1] if len(drawn) > 1 else self._seen)

    def until(self, wanted: Callable[[str], bool] | str) -> str:
        """The screen, once it is as wanted (or holds the text)."""
        is_so = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.monotonic() + TIMEOUT_S
        while not is_so(self.text()):
            assert time.monotonic() < deadline, self.text()
            if not self._read():
                assert is_so(self.text()), self.text()
        return self.text()

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def ends(self) -> int:
        """The exit code, when the program has ended; what it writes meanwhile is read."""
        while self._read():
            pass
        return self.process.wait(TIMEOUT_S)

    def _read(self) -> bool:
        """Read what there is; whether there may be more."""
        if not select.select([self._terminal], [], [], 0.2)[0]:
            return self.process.poll() is None
        try:
            found = os.read(self._terminal, 65_536)
        except OSError:  # the program has closed its end
            return False
        self._seen += found.decode("utf-8", "replace")
        return bool(found)


@contextmanager
def at_terminal(
    *arguments: str, env: Mapping[str, str], lines: int = 30, columns: int = 100
) -> Iterator[Screen]:
    """The program at a terminal of that size; killed at the end if it still runs."""
    terminal, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [*READYROOM, *arguments],
        env={**env, "TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        # Ctrl-C comes from the terminal that a program is at home in.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(theirs)
    try:
        yield Screen(process, terminal)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait(TIMEOUT_S)
        os.close(terminal)
