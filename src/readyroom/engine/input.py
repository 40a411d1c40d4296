"""What all inputs have in common."""

from __future__ import annotations

from msgspec import Struct

from readyroom.engine.facts import SYSTEM, Actor


class Input(Struct, kw_only=True, tag=True):
    """Common fields of all inputs."""

    at: int
    seen: int = 0
    by: Actor = SYSTEM
