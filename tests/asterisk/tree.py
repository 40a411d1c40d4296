"""A real Asterisk: as Debian's sid has it, unpacked below `build/`, which `make clean` removes. Nothing is installed.

It brings its own libraries and their loader, so it runs beside any system. Where it cannot be had, tests that need it
are skipped, and say what to do.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

BUILD = Path(__file__).resolve().parents[2] / "build" / "asterisk"
MAJOR = 22
PACKAGES = ("base-files", "asterisk", "asterisk-modules", "asterisk-config", "asterisk-core-sounds-en-gsm")
SUITE = "sid"
UNPACK_S = 300

needs_asterisk = [
    pytest.mark.needs("mmdebstrap"),
    pytest.mark.needs("sipp", package="sip-tester"),
]
"""Marks what runs a switch: `pytestmark = needs_asterisk`."""


@dataclass(frozen=True)
class Tree:
    """Where Asterisk was unpacked."""

    root: Path
    version: str

    @property
    def command(self) -> list[str]:
        """What is run instead of `asterisk`."""
        return _command(self.root)

    @property
    def modules(self) -> Path:
        (found,) = self.root.glob("usr/lib/*/asterisk/modules")
        return found

    @property
    def data(self) -> Path:
        """Sounds, and the descriptions of its interfaces."""
        return self.root / "usr/share/asterisk"


class Unobtainable(Exception):  # noqa: N818 - it says what is the case
    """Why there is no Asterisk here; says what to do."""


def asterisk() -> Tree:
    """Asterisk, unpacked when it is first asked for. Skips the test where it cannot be had."""
    outcome = unpacked()
    if isinstance(outcome, Unobtainable):
        pytest.skip(str(outcome))
    return expected(outcome)


def expected(tree: Tree) -> Tree:
    """The same; fails where it is another Asterisk than the tests are written for."""
    major = tree.version.removeprefix("Asterisk ").partition(".")[0]
    if major != str(MAJOR):
        pytest.fail(
            f"{SUITE} has {tree.version}, and the tests are written for Asterisk {MAJOR}: see what changed"
        )
    return tree


@cache
def unpacked() -> Tree | Unobtainable:
    """Tried once: what cannot be had now cannot be had for the next test either."""
    try:
        root = BUILD / "root"
        if not root.is_dir():
            _unpack(root)
        told = subprocess.run([*_command(root), "-V"], capture_output=True, text=True, check=True, timeout=60)
    except Unobtainable as why:
        return why
    return Tree(root, told.stdout.strip())


def _unpack(root: Path) -> None:
    if shutil.which("mmdebstrap") is None:
        raise Unobtainable("mmdebstrap is missing; as root: apt-get install mmdebstrap")
    BUILD.mkdir(parents=True, exist_ok=True)
    with (BUILD / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another process of the same tests may be at it
        if root.is_dir():
            return
        print(
            f"Unpacking Asterisk from Debian's {SUITE} into {BUILD} (once) …", file=sys.__stderr__, flush=True
        )
        begun = BUILD / "begun"
        shutil.rmtree(begun, ignore_errors=True)
        # Old enough a mirror says that it is out of date: it is signed all the same.
        ask = ["mmdebstrap", "--quiet", "--variant=extract", '--aptopt=Acquire::Check-Valid-Until "false"']
        done = subprocess.run(
            [*ask, f"--include={','.join(PACKAGES)}", SUITE, begun, _mirror()],
            capture_output=True,
            text=True,
            check=False,
            timeout=UNPACK_S,
            env=os.environ | {"LC_ALL": "C"},
        )
        if done.returncode != 0:
            told = " ".join(done.stderr.strip().splitlines()[-3:])
            raise Unobtainable(f"Asterisk cannot be had from Debian's {SUITE}: {told}")
        begun.chmod(0o755)  # an unprivileged user runs it
        begun.rename(root)


def _mirror() -> str:
    """Where this machine gets Debian's main archive from, as apt knows it; not the one of security updates alone."""
    if shutil.which("apt-get") is None:
        raise Unobtainable(
            "Asterisk comes from Debian's archive, and there is no apt-get here to say where that is"
        )
    asked = ["apt-get", "indextargets", "--format", "$(LABEL) $(REPO_URI)", "Identifier: Packages"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout
    archives = [line.partition(" ")[::2] for line in told.splitlines() if "security" not in line.lower()]
    # Before the first `apt-get update` none has a label.
    for wanted in ("Debian", ""):
        for label, where in archives:
            if label == wanted:
                return where
    raise Unobtainable("apt knows no archive of Debian's here, which is where Asterisk comes from")


def _command(root: Path) -> list[str]:
    loaders = sorted(root.glob("usr/lib*/ld-linux*.so.*"))
    libraries = sorted(root.glob("usr/lib/*-linux-gnu*"))
    if not loaders or not libraries:
        raise Unobtainable(f"{root} is not a whole Asterisk: make clean")
    return [str(loaders[0]), "--library-path", str(libraries[0]), str(root / "usr/sbin/asterisk")]
