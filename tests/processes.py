"""What tests need to start servers and telephones of their own: as an unprivileged user, gone when the tests are."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any


def dies_with_us(how: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the new process gets this signal should the tests be killed."""
    prctl = ctypes.CDLL(None).prctl  # looked up here: the new process should do as little as it can
    return lambda: prctl(1, how)


def unprivileged(*names: str) -> dict[str, Any]:
    """Where the tests run as root, arguments of `Popen` for the first of these users that there is, or nobody."""
    if os.geteuid() != 0:
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known[next((name for name in names if name in known), "nobody")]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def give(path: Path, to: dict[str, Any]) -> None:
    """Make this and all in it theirs, who come from `unprivileged`."""
    if to:
        for each in (path, *path.rglob("*")):
            os.chown(each, to["user"], to["group"], follow_symlinks=False)


def answering_what_if() -> list[int]:
    """The processes of ours that answer what would have been under another policy."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"what-if" in (each / "cmdline").read_bytes():
                found.append(int(each.name))
    return found


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """A port of 127.0.0.1 at which nobody listens just now."""
    with socket.socket(socket.AF_INET, kind) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
