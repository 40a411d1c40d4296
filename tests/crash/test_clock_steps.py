"""The wall clock of a real server is put back and forward while calls ring: deadlines neither wait nor come twice."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from readyroom.engine import events as ev
from tests.cli.program import TIMEOUT_S, serving
from tests.crash.centre import AGENTS, Centre, Line

HOUR_S = 3_600
RING_MS = 1_000


def until(found: Callable[[], Any]) -> Any:
    """What is found, when it is."""
    ends = time.monotonic() + TIMEOUT_S
    while not (got := found()):
        assert time.monotonic() < ends
        time.sleep(0.02)
    return got


def test_the_clock_is_put_back_and_forward(on_file: Centre, tmp_path: Path):
    centre, by = on_file, tmp_path / "by"

    by.write_text(f"{0:<40}")

    def put(seconds: int) -> None:
        # In place: a file that is emptied first is no number to who reads it in between.
        with by.open("r+b", buffering=0) as file:
            file.write(b"%-40d" % seconds)

    program = [sys.executable, "-m", "tests.crash.stepped", str(by)]
    root = str(Path(__file__).parents[2])
    with serving(centre.data, env={**centre.env, "PYTHONPATH": root}, program=program) as server:
        centre.sign_in(server)
        centre.open_for_business(server)
        with Line(centre, server) as line:
            # However many they miss while a busy machine looks elsewhere, there is somebody to ring.
            line.ok("PATCH", "/queues/sales", {"no_answer": {"threshold": 50}})

            def tried(call: str) -> list[str]:
                found: list[str] = line.ok("GET", f"/calls/{call}")["tried"]
                return found

            def comes() -> str:
                call: str = line.ok("POST", "/queues/sales/calls", {"caller": "1"})["id"]
                return call

            first = comes()
            put(-HOUR_S)
            before = time.monotonic()
            # It rings on as if nothing were, and the next agent is tried when it is over.
            until(lambda: len(tried(first)) >= 2)
            assert time.monotonic() - before < HOUR_S
            line.ok("PUT", "/agents/ann/status", {"status": "unavailable", "note": "back"})
            second = comes()
            put(+HOUR_S)
            until(lambda: len(tried(second)) >= 1)
            line.ok("PUT", "/agents/ann/status", {"status": "ready", "note": "forward"})
            shown = line.ok("GET", "/board")
        assert server.stop() == 0
    _, events = centre.fold(shown["seq"])
    told = {event.note: event for event in events if isinstance(event, ev.StatusChosen)}
    assert all(one.seen <= next_.seen for one, next_ in pairwise(events)), "the log never goes back"
    assert HOUR_S * 900 < told["forward"].seen - told["back"].seen < 2.5 * HOUR_S * 1000, (
        "but it does go forward"
    )
    # A miss is a full ring, at its very instant, however the clock went; and each offer ends once.
    missed = [event for event in events if isinstance(event, ev.OfferEnded) and event.outcome == "no_answer"]
    assert len(missed) >= 3
    assert {event.ring_ms for event in missed} <= {RING_MS}
    ended = Counter(event.offer for event in events if isinstance(event, ev.OfferEnded))
    assert set(ended.values()) == {1}
    for agent in AGENTS:
        mine = sorted(
            (e.at - e.ring_ms, e.at) for e in events if isinstance(e, ev.OfferEnded) and e.agent == agent
        )
        assert all(ends <= begins for (_, ends), (begins, _) in pairwise(mine)), (
            "one agent rang twice at once"
        )
    centre.verified()
