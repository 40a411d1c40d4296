"""The terminal's English has a word for every code that the server speaks in."""

from __future__ import annotations

from datetime import UTC, datetime
from string import Formatter
from typing import Any, get_args

from readyroom.commands import words
from readyroom.commands.board import MARKS
from readyroom.engine.blockers import CLEARED_BY
from readyroom.engine.facts import ActorKind
from tests.cli.rows import blocker_row

NOW = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)


def test_every_blocker_has_its_words():
    assert set(words.BLOCKERS) == set(CLEARED_BY)
    assert set(words.SHORT) == set(CLEARED_BY)


def test_every_end_has_its_words():
    assert set(words.ENDS) == {*CLEARED_BY.values(), "return_or_queue_login"}


def test_every_actor_and_category_has_its_words():
    assert set(words.ACTORS) == set(get_args(ActorKind))
    assert set(MARKS) == {"ready", "busy", "withdrawn", "absent"}


def test_a_missing_parameter_leaves_a_question_mark():
    for code, text in words.BLOCKERS.items():
        named = {name for _, name, _, _ in Formatter().parse(text) if name}
        row = blocker_row(code=code)
        assert ("?" in words.blocker(row, "ann", UTC, NOW)) == bool(named)


def test_a_withdrawal_tells_its_misses_and_its_rule():
    misses = [
        {"at": f"2026-03-02T10:0{minute}:20Z", "offer": "o", "call": "c", "queue": "sales"}
        for minute in (1, 3)
    ]
    judgement: dict[str, Any] = {
        "queue": "sales",
        "kind": "miss",
        "count": 2,
        "threshold": 2,
        "misses": misses,
    }
    row = blocker_row(
        code="hold_misses", rule="no_answer", clears="return_or_queue_login", cause=31, judgement=judgement
    )
    assert words.blocker(row, "ann", UTC, NOW) == (
        "ann is withdrawn automatically: 2 of 2 calls missed in sales (10:01:20, 10:03:20). "
        "Since 10:03:20, by the rule no_answer (event 31). "
        "Ends when they come back (“I'm back”) or log in to the queue."
    )


def test_a_chosen_status_tells_who_chose_it_and_on_which_day():
    row = blocker_row(
        code="status_unavailable", clears="available_status", since="2026-03-01T17:00:00Z", cause=9,
        by={"kind": "supervisor", "id": "sue"}, params={"status": "lunch", "kind": "unavailable"},
    )  # fmt: skip
    assert words.blocker(row, "ann", UTC, NOW) == (
        "ann has the status lunch. Since 2026-03-01 17:00:00, by supervisor sue (event 9). "
        "Ends when an available status is chosen."
    )


def test_a_deadline_is_told():
    row = blocker_row(
        code="wrap_up", clears="wrap_up_end", until="2026-03-02T10:31:00Z", params={"queue": "sales"}
    )
    assert words.blocker(row, "ann", UTC, NOW).endswith(
        "Ends when the wrap-up ends, at 10:31:00 at the latest."
    )
    row = blocker_row(code="hold_post_call", clears="time", until="2026-03-02T10:31:00Z")
    assert words.blocker(row, "ann", UTC, NOW).endswith("Ends by itself, at 10:31:00.")
