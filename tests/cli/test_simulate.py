"""`readyroom simulate`: what it prints of a day, of several policies, and what it refuses."""

from __future__ import annotations

import json
import sys
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree

import pytest

from readyroom.cli import run

SMALL = ("--agents", "3", "--queues", "2", "--hours", "0.5", "--jobs", "1")


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run(["simulate", *map(str, arguments)]) == 0
    found = capsys.readouterr()
    assert found.err == ""
    return found.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run(["simulate", *map(str, arguments)]) in (1, 2)
    found = capsys.readouterr()
    assert found.out == ""
    return found.err


# --- a day -----------------------------------------------------------------------------------------------


def test_a_day_in_words(capsys):
    out = said(capsys, *SMALL, "--preset", "web2contact", "--seed", 4)
    assert out.startswith("3 agents, 0.5 hours from Monday 08:00, preset web2contact, seed 4\n")
    for words in (
        "Calls",
        "nine of ten waited less than",
        "service level",
        "Misses, of ",
        "false: of agents who were present",
        "late: offers to absent agents",
        "callers' waiting lost by them",
        "simulated hours a second",
        "Digest ",
    ):
        assert words in out


def test_a_day_for_programs_is_the_same_each_time(capsys):
    one, again = (json.loads(said(capsys, *SMALL, "--json")) for _ in range(2))
    (preset,) = one["presets"]
    assert preset["preset"] == "default"
    (day,) = preset["days"]
    assert day["figures"]["calls"] == preset["spread"]["calls"]["median"] > 0
    assert again["presets"] == one["presets"]
    assert (one["agents"], one["hours"], one["seeds"], one["paired"]) == (3, 0.5, [1], [])
    assert one["hours_per_s"] > 0


def test_several_days_of_one_preset(capsys):
    out = said(capsys, *SMALL, "--seeds", 2)
    assert "seeds 1 to 2" in out
    assert "Median of the days (lowest to highest)" in out


# --- side by side ----------------------------------------------------------------------------------------


def test_policies_side_by_side(capsys, tmp_path: Path):
    mine = tmp_path / "strict.toml"
    text = (resources.files("readyroom") / "presets" / "default.toml").read_text("utf-8")
    mine.write_text(text.replace("warn_s = 600", "warn_s = 1"), "utf-8")
    out = said(capsys, *SMALL, "--compare", "default", mine, "netsapiens")
    for words in (
        "false",
        "late",
        "waiting lost",
        "taps",
        "strict",
        "netsapiens",
        "default beside netsapiens",
    ):
        assert words in out
    data = json.loads(said(capsys, *SMALL, "--compare", "default", mine, "netsapiens", "--json"))
    assert [row["preset"] for row in data["presets"]] == ["default", "strict", "netsapiens"]
    assert len({row["days"][0]["figures"]["calls"] for row in data["presets"]}) == 1
    assert [(pair["against"], pair["of"]) for pair in data["paired"]] == [("strict", 1), ("netsapiens", 1)]


def test_a_picture(capsys, tmp_path: Path):
    compare = (*SMALL, "--compare", "default", "netsapiens", "--seeds", "2")
    for name in ("one.svg", "two.svg", "three.png"):
        # Not `said`: what draws may have a word to say when it is used for the first time.
        assert run(["simulate", *compare, "--picture", str(tmp_path / name)]) == 0
    one = (tmp_path / "one.svg").read_text("utf-8")
    assert one == (tmp_path / "two.svg").read_text("utf-8")
    words = " ".join(ElementTree.fromstring(one).itertext())
    assert "default: " in words
    assert "false withdrawals a day" in words
    assert (tmp_path / "three.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_picture_that_cannot_be_written_costs_nothing_else(capsys, tmp_path: Path, form: tuple[str, ...]):
    taken = tmp_path / "x.svg"
    taken.mkdir()
    asked = ["simulate", *SMALL, "--compare", "default", "netsapiens", *form]
    assert run(asked) == 0
    whole = capsys.readouterr().out
    assert run([*asked, "--picture", str(taken)]) == 1
    told = capsys.readouterr()
    assert [line for line in told.out.splitlines() if "default" in line] == [
        line for line in whole.splitlines() if "default" in line
    ]
    assert "x.svg cannot be written: Is a directory." in told.err
    assert len(told.err.splitlines()) == 1


# --- what is refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--preset", "web2contakt"], "did you mean web2contact? There are 1stream, "),
        (["--preset", "nowhere.toml"], "nowhere.toml cannot be read: No such file or directory"),
        (["--agents", "0"], "Invalid value for '--agents'"),
        (["--hours", "0"], "--hours 0: give more than 0"),
        (["--hours", "nan"], "--hours nan: give more than 0"),
        (["--hours", "1e9"], "--hours 1e+09: give more than 0 and at most 744"),
        (["--seeds", "0"], "Invalid value for '--seeds'"),
        (["web2contact"], "one preset is given by --preset, several after --compare"),
        (["--compare"], "--compare: name two presets or more"),
        (["--compare", "default"], "--compare: name two presets or more"),
        (["--compare", "default", "1stream", "default"], "default stands there twice"),
        (["--compare", "default", "1stream", "--preset", "default"], "name all presets after --compare"),
        (["--picture", "x.svg"], "--picture: there is one of several presets only"),
        (["--compare", "default", "1stream", "--picture", "x.gif"], "ends in .svg or .png"),
        (["--compare", "default", "1stream", "--picture", "no/such/x.svg"], "there is no directory no/such"),
    ],
)
def test_what_is_not_asked_for_in_the_right_way(capsys, arguments, words):
    told = refused(capsys, *arguments)
    assert words in told
    assert len(told.splitlines()) == 1


def test_a_file_that_is_no_preset_is_told_line_by_line(capsys, tmp_path: Path):
    wrong = tmp_path / "mine.toml"
    wrong.write_text('title = "t"\nsummary = 3\n', "utf-8")
    told = refused(capsys, "--preset", wrong)
    assert "is no preset:" in told
    assert "mine.toml:2: summary: Expected `str`, got `int`" in told


def test_without_what_draws_there_is_no_picture_and_no_run(capsys, monkeypatch, tmp_path: Path):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    told = refused(capsys, "--compare", "default", "1stream", "--picture", tmp_path / "x.svg")
    assert "pip install 'readyroom[pictures]'" in told
