"""The reducer of the browser application is the twin of the board: what was recorded here folds to the same there."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from readyroom.scenarios.language import read
from readyroom.views.board import KINDS
from tests.streams.record import SCENARIOS, record

WEB = Path(__file__).parents[2] / "web"
TWIN = "src/live/twin.test.ts"
AT_LEAST = 300


def folded_in_typescript(folder: Path) -> subprocess.CompletedProcess[str]:
    vitest = WEB / "node_modules" / ".bin" / "vitest"
    if not vitest.exists():
        pytest.skip("the browser application's packages are not installed: make web")
    return subprocess.run(
        [vitest, "run", TWIN],
        cwd=WEB,
        env={**os.environ, "READYROOM_STREAMS": str(folder), "NO_COLOR": "1", "CI": "true"},
        capture_output=True,
        text=True,
        timeout=110,
    )


@pytest.mark.needs("node", package="nodejs")
def test_both_languages_fold_to_the_same_board(tmp_path: Path):
    streams, frames = record(tmp_path)
    assert streams >= sum(len(read(path).scenarios) for path in SCENARIOS.glob("*.scenario")) >= AT_LEAST
    assert rare_in(tmp_path) == {}
    run = folded_in_typescript(tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"folded {streams} streams of {frames} frames" in run.stdout, run.stdout


def rare_in(folder: Path) -> dict[str, int]:
    """What was hardly recorded of all that a subscriber can be sent, also after having been away."""
    found: Counter[str] = Counter()
    for path in folder.glob("*.jsonl"):
        is_first = True
        for line in path.read_text("utf-8").splitlines():
            kind = re.match(r'{"(\w+)":(?:{"type":"(\w+)")?', line)
            assert kind is not None, line[:80]
            found[kind[1]] += 1
            if kind[1] == "frame":
                found[kind[2] if is_first or kind[2] != "snapshot" else "snapshot again"] += 1
                found["gone"] += '"gone":{' in line
            is_first = kind[1] == "stream"
    wanted = [
        "stream",
        "frame",
        "board",
        "snapshot",
        "delta",
        "resumed",
        "notification",
        "gone",
        "snapshot again",
    ]
    return {one: found[one] for one in wanted if found[one] < 10}


@pytest.mark.needs("node", package="nodejs")
def test_too_few_streams_and_a_wrong_board_are_noticed(tmp_path: Path):
    none = folded_in_typescript(tmp_path)
    assert none.returncode != 0
    rows: dict[str, list[str]] = {kind: [] for kind in KINDS}
    lines = [
        {"stream": "wrong"},
        {"frame": {"type": "snapshot", "seq": 1, "at": "2026-11-23T08:00:00Z", **rows}},
        {"board": {**rows, "queues": [{"id": "sales"}]}},
    ]
    (tmp_path / "wrong.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    wrong = folded_in_typescript(tmp_path)
    assert wrong.returncode != 0
    assert "wrong: queues" in wrong.stdout + wrong.stderr
