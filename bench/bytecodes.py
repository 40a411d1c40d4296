"""Where an input's time goes: the bytecodes that the interpreter runs for it, by file of the engine.

Counted, not sampled, so the same on any machine; of the inputs of `engine`, among 100 agents. Peer: the plain dicts
of `bench/plain.py`. A bytecode comes to some fifty instructions of the processor, over all.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from bench.figures import Figure
from bench.organisations import misses, organisation
from bench.plain import Plain
from readyroom.engine import AnyInput

AGENTS, ROUNDS = 100, 3
WARM = 20
"""Inputs before counting begins."""
FILES = 12
"""Of the engine's files, those that take the most."""
UNIT = "bytecodes/input"


def _counted(step: Callable[[AnyInput], object]) -> Counter[str]:
    """File → bytecodes an input."""
    given = misses(AGENTS, ROUNDS)
    for one in given[:WARM]:
        step(one)
    counted: Counter[str] = Counter()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        if event == "opcode":
            counted[frame.f_code.co_filename] += 1
        return trace

    sys.settrace(trace)
    for one in given[WARM:]:
        step(one)
    sys.settrace(None)
    counted.pop(__file__, None)
    return counted


def figures() -> list[Figure]:
    """All figures of bytecodes."""
    engine, world = organisation(AGENTS)
    inputs = len(misses(AGENTS, ROUNDS)) - WARM
    ours = _counted(lambda given: engine.step(world, given))
    plain = _counted(Plain(AGENTS).step)
    return [
        Figure("offer, miss, count, withdraw", UNIT, "readyroom", [ours.total() / inputs]),
        Figure("offer, miss, count, withdraw", UNIT, "peer: plain dicts", [plain.total() / inputs]),
        *(
            Figure(f"of these in {_named(path)}", UNIT, "readyroom", [count / inputs])
            for path, count in ours.most_common(FILES)
        ),
    ]


def _named(path: str) -> str:
    parts = Path(path).parts
    return "/".join(parts[parts.index("readyroom") + 1 :] if "readyroom" in parts else parts[-1:])
