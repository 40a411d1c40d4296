"""`readyroom what-if`: recorded time in a database, beside what the simulation says of it; and what it refuses."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from readyroom.cli import run
from readyroom.codec import presets
from readyroom.edges.http.routes.reports.what_if_records import WhatIfFigures
from readyroom.engine import Event
from readyroom.runtime.log import row_of
from readyroom.simulation import Plan, simulate
from readyroom.store import open_store
from readyroom.store.interface import Batch, LogRow
from tests.cli.program import TIMEOUT_S, started
from tests.cli.program import run as run_alone

PLAN = Plan(preset=presets.load("web2contact"), agents=8, hours=3, seed=5, queues=2)
DAY = ("--from", "2026-03-02T08:00", "--to", "2026-03-02T11:00")
SAME_DAY = ("--simulated", "web2contact", "--agents", 8, "--hours", 3, "--seed", 5, "--queues", 2)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the simulated day, as a server would have written it."""
    folder = tmp_path_factory.mktemp("recorded")
    rows: list[LogRow] = []

    def keep(event: Event) -> None:
        rows.append(row_of(event))

    simulate(PLAN, watches=[keep])
    with closing(open_store(f"sqlite:///{folder}/readyroom.db")) as store:
        epoch = store.open_room("main").epoch
        store.append(Batch(room="main", epoch=epoch, events=rows))
    return folder


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run(["what-if", *map(str, arguments)])
    found = capsys.readouterr()
    return code, found.out, found.err


def data_of(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    code, out, err = asked(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_recorded_time_under_its_own_policy_is_what_the_simulation_did(capsys, data: Path):
    found = data_of(capsys, "--data", data, *DAY)
    was, day = found["total"]["history"], simulate(PLAN).figures
    assert found["total"]["other"] == was
    assert (was["withdrawals"], was["warnings"], was["offers"]) == (day.withdrawals, day.warnings, day.offers)
    assert found["is_estimate"]
    assert "gave no sign in the minute after it" in found["rule"]
    assert (found["since"], found["until"]) == ("2026-03-02T08:00:00Z", "2026-03-02T11:00:00Z")


def test_it_says_what_is_said_over_http_and_nothing_of_calls_that_the_edges_cut(capsys, data: Path):
    """From the middle of the day on, callers wait who came before: they are nobody's figure."""
    found = data_of(capsys, "--data", data, "--from", "2026-03-02T09:30", *DAY[2:])
    sides = [found["total"], *found["queues"].values()]
    for figures in [side[name] for side in sides for name in ("history", "other")]:
        assert set(figures) == set(WhatIfFigures.__struct_fields__)


def test_of_a_simulated_day_the_truth_is_known(capsys):
    found = data_of(capsys, *SAME_DAY)
    day = simulate(PLAN).figures
    assert (found["is_estimate"], found["rule"]) == (False, None)
    was = found["total"]["history"]
    assert was == found["total"]["other"]
    assert (was["false_withdrawals"], was["late_offers"], was["lost_wait_s"]) == (
        day.false_withdrawals,
        day.late_offers,
        day.lost_wait_s,
    )


def test_another_policy_in_words_with_a_suggestion(capsys, data: Path, tmp_path: Path):
    file = tmp_path / "stricter.toml"
    file.write_text("[no_answer]\nthreshold = 1\n\n[queues.queue-2]\nthreshold = 2\n")
    code, out, err = asked(capsys, "--data", data, *DAY, "--policy", file, "--suggest", "--at-most-false", 3)
    assert (code, err) == (0, "")
    assert out.startswith("2026-03-02 08:00 to 2026-03-02 11:00, ")
    for words in (
        "as it was",
        "late: rings of agents who were away",
        "queue-2",
        "Suggested: a threshold of ",
    ):
        assert words in out
    assert "An estimate. Taken to have been away" in out
    preset = data_of(capsys, "--data", data, *DAY, "--policy", "default")["total"]["other"]
    assert preset["warnings"] > 0


def test_a_part_of_the_time_begins_with_what_was_then(capsys, data: Path):
    whole = data_of(capsys, "--data", data, *DAY)["total"]["history"]
    halves = [
        data_of(capsys, "--data", data, "--from", since, "--to", until)["total"]
        for since, until in (
            ("2026-03-02T08:00", "2026-03-02T10:00"),
            ("2026-03-02T10:00", "2026-03-02T11:00"),
        )
    ]
    for half in halves:
        assert half["history"] == half["other"]
    assert sum(half["history"]["offers"] for half in halves) == whole["offers"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--policy", "nothing.toml"), "nothing.toml cannot be read"),
        (("--policy", "web3contact"), "preset web3contact: unknown; did you mean web2contact?"),
        (("--from", "yesterday"), "--from: yesterday is no instant: give 2026-03-02"),
        (("--from", "2026-03-03", "--to", "2026-03-02"), "--from does not lie before --to."),
        (("--from", "2020-01-01", "--to", "2020-01-02"), "Nothing was recorded in that time"),
        (("--simulated", "default", "--from", "2020-01-01"), "--simulated is a day of its own"),
        (("--organisation", "acme"), "no organisation acme"),
    ],
)
def test_what_cannot_be_asked(capsys, data: Path, given: tuple[str, ...], said: str):
    code, out, err = asked(capsys, "--data", data, *given)
    assert code in (1, 2)
    assert out == ""
    assert said in err


def test_a_policy_that_does_not_fit_is_told_in_full(capsys, data: Path, tmp_path: Path):
    file = tmp_path / "other.toml"
    file.write_text(
        '[no_answer]\noutcome = { kind = "status", status = "nap" }\n[queues.queue-9]\nthreshold = 2\n'
    )
    code, _, err = asked(capsys, "--data", data, *DAY, "--policy", file)
    assert code == 2
    assert "queues.queue-9: unknown; did you mean queue-1?" in err or "queues.queue-9: unknown" in err
    assert "outcome.status: unknown" in err


def test_one_queue_alone_is_different_and_counted(capsys, data: Path, tmp_path: Path):
    file = tmp_path / "one.toml"
    file.write_text("[no_answer]\nthreshold = 1\n")
    whole = data_of(capsys, "--data", data, *DAY, "--policy", file)
    found = data_of(capsys, "--data", data, *DAY, "--policy", file, "--queue", "queue-1")
    assert list(found["queues"]) == ["queue-1"]
    assert found["total"]["history"] == whole["queues"]["queue-1"]["history"]
    assert found["total"]["other"]["withdrawals"] > found["total"]["history"]["withdrawals"]
    rest = data_of(capsys, "--data", data, *DAY, "--policy", file, "--queue", "queue-2")
    assert (found["moved"], rest["moved"]) == (0, whole["moved"])
    assert whole["moved"] > 0
    code, _, err = asked(capsys, "--data", data, *DAY, "--queue", "queue-9")
    assert code == 2
    assert "queues.queue-9: unknown" in err


def test_a_program_gives_the_policy_and_hears_how_far_it_is(data: Path):
    arguments = ("what-if", "--data", data, *DAY, "--policy", "-", "--json", "--progress")
    done = run_alone(*arguments, typed='{"no_answer": {"threshold": 1}}')
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["total"]["other"] != found["total"]["history"]
    last = json.loads(done.stderr.splitlines()[-1])
    assert last == {"done": found["events"], "of": found["events"]}
    wrong = run_alone(*arguments, typed='{"no_answer": {"treshold": 1}}')
    assert wrong.returncode == 2
    assert (
        "no_answer.treshold: unknown; did you mean threshold?" in json.loads(wrong.stderr)["error"]["message"]
    )


def test_who_hears_how_far_it_is_has_gone(data: Path):
    """Then nobody waits for the answer: it ends by itself."""
    arguments = ("what-if", "--data", data, *DAY, "--json", "--progress")
    with started(*arguments) as process:
        assert process.stderr is not None
        process.stderr.close()
        assert process.wait(TIMEOUT_S) != 0
        assert process.stdout is not None
        assert process.stdout.read() == ""
