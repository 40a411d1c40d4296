"""Runs all benchmarks and writes `bench/results.md`."""

from __future__ import annotations

from pathlib import Path

from bench import browser, engine, http, live, log
from bench.figures import RUNS, machine, table


def main() -> None:
    found = engine.figures() + log.figures() + http.figures() + live.figures() + browser.figures()
    shown = table(found)
    print(shown)
    head = f"# Figures\n\nMedians of {RUNS} runs (3 for the engine's inputs), by `make bench` on {machine()}.\n\n"
    (Path(__file__).parent / "results.md").write_text(head + shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
