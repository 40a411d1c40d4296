"""A switch of the tests' own: Asterisk with a site's configuration, in a temporary directory, on ports of 127.0.0.1.

It starts in a third of a second, so each test may have one with queues as it needs them. It can be killed, and
started again in the same place; and it dies with the tests.
"""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.asterisk.manager import Manager
from tests.asterisk.site import Site
from tests.asterisk.tree import Tree
from tests.processes import dies_with_us, free_port, give, unprivileged

SECRET = "let-me-in"
START_S = 30


class Switch:
    """An Asterisk. `user` and `secret` are those of a manager with the least rights that Readyroom needs."""

    user, secret = "readyroom", SECRET

    def __init__(self, tree: Tree, site: Site) -> None:
        self.tree = tree
        self.site = site
        self.home = Path(tempfile.mkdtemp(prefix="readyroom-asterisk-"))
        self.manager_port = free_port()
        self.http_port = free_port()
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.outside_port = free_port(socket.SOCK_DGRAM)
        """Where calls to the outside arrive: numbers that begin with 0."""
        self._as = unprivileged("asterisk") if _is_open_to_all(tree.root) else {}
        self._process: subprocess.Popen[bytes] | None = None
        self._view: Manager | None = None
        for name in ("etc", "var", "run", "log", "data/sounds"):
            (self.home / name).mkdir(parents=True)
        # Debian links a language to its recordings as the package is installed.
        (self.home / "data/sounds/en").symlink_to(next(tree.data.glob("sounds/en_US*")))
        for name in ("documentation", "rest-api"):
            (self.home / "data" / name).symlink_to(tree.data / name)
        self.configure(site)

    def configure(self, site: Site) -> None:
        """Write the configuration; a running switch takes it up by `reload`, or when it starts the next time."""
        self.site = site
        words = {
            "HOME": self.home,
            "MODULES": self.tree.modules,
            "SECRET": SECRET,
            "MANAGER": self.manager_port,
            "HTTP": self.http_port,
            "SIP": self.sip_port,
            "OUTSIDE": self.outside_port,
        }
        site.write(self.home, words)
        give(self.home, self._as)

    # --- its life ----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start it, and wait until it is fully booted."""
        assert self._process is None
        with (self.home / "log" / "output").open("ab") as output:
            self._process = subprocess.Popen(
                [*self._command, "-f"],
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                preexec_fn=dies_with_us(signal.SIGKILL),
                **self._as,
            )
        self._view = self._greeted()
        self._view.wait_for("FullyBooted")

    def _greeted(self) -> Manager:
        until = time.monotonic() + START_S
        while True:
            assert self._process is not None
            assert self._process.poll() is None, self.told()
            assert time.monotonic() < until, self.told()
            try:
                return Manager(self.manager_port, "tests", SECRET)
            except ConnectionRefusedError:
                time.sleep(0.01)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in good order: calls are hung up, what is to be kept is written."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(START_S)
            self._process = None
        if self._view is not None:
            self._view.close()
            self._view = None

    def restart(self) -> None:
        """Killed, and started again in the same place."""
        self.kill()
        self.start()

    def remove(self) -> None:
        """Kill it, and take away all that it wrote."""
        self.kill()
        shutil.rmtree(self.home)

    # --- what it says ------------------------------------------------------------------------------------

    @property
    def view(self) -> Manager:
        """A manager session of the tests' own, with all rights; a new one after each start."""
        assert self._view is not None, "the switch is not running"
        return self._view

    @property
    def pid(self) -> int:
        assert self._process is not None, "the switch is not running"
        return self._process.pid

    def console(self, command: str) -> str:
        """What `asterisk -rx` prints: a person at the console of the switch."""
        done = subprocess.run(
            [*self._command, "-rx", command], capture_output=True, text=True, timeout=START_S, **self._as
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def reload(self, module: str = "") -> None:
        """`module reload`: take up what has changed in the configuration; one module, or all."""
        self.console(f"module reload {module}".rstrip())

    @property
    def queue_log(self) -> Path:
        return self.home / "log" / "queue_log"

    def told(self) -> str:
        """What it wrote to its log and to its output, for a test that fails."""
        return "".join((self.home / "log" / name).read_text("utf-8", "replace") for name in self._logs())

    def _logs(self) -> list[str]:
        return [name for name in ("output", "full") if (self.home / "log" / name).exists()]

    @property
    def _command(self) -> list[str]:
        return [*self.tree.command, "-C", str(self.home / "etc" / "asterisk.conf")]


def _is_open_to_all(path: Path) -> bool:
    """Whether an unprivileged user gets there: the checkout may lie in somebody's home."""
    return all(each.stat().st_mode & 0o001 for each in (path, *path.parents))
