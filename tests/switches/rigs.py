"""Every switch that must pass the suite."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from tests.asterisk.tree import needs_asterisk
from tests.switches.at_asterisk import at_asterisk
from tests.switches.rig import Mode, Rig, by_http, in_process

Maker = Callable[..., AbstractAsyncContextManager[Rig]]
RIGS: dict[str, tuple[Maker, Mode]] = {
    "simulated-distributor": (in_process, "distributor"),
    "simulated-overlay": (in_process, "overlay"),
    "http-distributor": (by_http, "distributor"),
    "http-overlay": (by_http, "overlay"),
    "asterisk-distributor": (at_asterisk, "distributor"),
}
NEEDS = {"asterisk-distributor": needs_asterisk}


def parameters(*modes: Mode) -> list[object]:
    """The names of those of these modes, marked with what they need."""
    names = [name for name, (_, mode) in RIGS.items() if mode in modes]
    return [pytest.param(name, marks=NEEDS.get(name, [])) for name in names]
