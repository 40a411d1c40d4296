"""Runs the benchmarks and writes `bench/results.md`.

`make bench` runs all of them; `make bench ARGS="engine replay"` runs these, and leaves the sections of the others as
they are.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import ModuleType

from bench import (
    asterisk,
    browser,
    bytecodes,
    engine,
    http,
    instructions,
    live,
    log,
    memory,
    replay,
    reports,
    what_if,
)
from bench.figures import Figure, machine, table

RESULTS = Path(__file__).parent / "results.md"
PARTS: dict[str, ModuleType] = {
    "engine": engine,
    "instructions": instructions,
    "bytecodes": bytecodes,
    "replay": replay,
    "what-if": what_if,
    "reports": reports,
    "memory": memory,
    "log": log,
    "http": http,
    "live": live,
    "asterisk": asterisk,
    "browser": browser,
}
"""Name → the module that answers `figures()`. Its docstring says what is measured, and how."""
HEAD = """# Figures

Written by `make bench`: medians of several runs, with the lowest and the highest, beside a peer (how it is usually
done) and a floor (the least that it can cost) of the same run. What is out of reach, and why, is told in
[docs/performance.md](../docs/performance.md).
"""


def main(wanted: list[str]) -> None:
    """Run the parts of these names; none: all."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(PARTS)}.")
    sections = _known()
    for name in wanted or PARTS:
        began = time.monotonic()
        figures: list[Figure] = PARTS[name].figures()
        if figures:
            sections[name] = _section(name, figures)
            print(sections[name])
        print(f"({name}: {time.monotonic() - began:.0f} s)\n", flush=True)
        RESULTS.write_text(
            "\n".join([HEAD, *(sections[name] for name in PARTS if name in sections)]), encoding="utf-8"
        )


def _section(name: str, figures: list[Figure]) -> str:
    told = (PARTS[name].__doc__ or "").strip()
    return f"## {name}\n\n{told}\n\nOn {machine()}.\n\n{table(figures)}\n"


def _known() -> dict[str, str]:
    """The sections that stand there."""
    if not RESULTS.is_file():
        return {}
    parts = RESULTS.read_text("utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: f"## {part.rstrip()}\n" for part in parts}


if __name__ == "__main__":
    main(sys.argv[1:])
