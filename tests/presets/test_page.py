"""`docs/presets.md` says what the presets say: every value that a file states, and no other."""

import json
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from readyroom.codec import presets

PAGE = (Path(__file__).parents[2] / "docs" / "presets.md").read_text("utf-8")


def section(name: str) -> str:
    return PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """The cells of every row whose first cell is one name in code."""
    cells = [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if "|" in line
    ]
    return [row for row in cells if row[0].startswith("`") and row[0].endswith("`")]


def stated(value, path: str = "") -> dict[str, object]:
    if not isinstance(value, dict):
        return {path: value}
    found: dict[str, object] = {}
    for name, inner in value.items():
        found |= stated(inner, f"{path}.{name}" if path else name)
    return found


def data(name: str) -> dict:
    return tomllib.loads((resources.files("readyroom") / "presets" / f"{name}.toml").read_text("utf-8"))


def counts(entry) -> str:
    return entry.counts_as + (f" under {entry.counts_under}" if entry.counts_under else "")


@pytest.mark.parametrize("name", presets.names())
def test_every_setting_of_a_preset_is_on_the_page(name: str):
    own = {entry["id"] for entry in data(name)["statuses"]}
    listed = {
        row[0].strip("`"): row[1].strip("`") for row in rows(section(name)) if row[0].strip("`") not in own
    }
    expected = {key: json.dumps(value) for key, value in stated(data(name)["settings"]).items()}
    assert listed == expected


@pytest.mark.parametrize("name", presets.names())
def test_every_status_of_a_preset_is_on_the_page(name: str):
    own = {entry["id"] for entry in data(name)["statuses"]}
    listed = {row[0].strip("`"): row[1:3] for row in rows(section(name)) if row[0].strip("`") in own}
    assert listed == {
        entry.id: [entry.kind, counts(entry)] for entry in presets.load(name).statuses if entry.id in own
    }


def test_the_builtin_statuses_are_on_the_page():
    listed = {row[0].strip("`"): row[1:3] for row in rows(section("The built-in statuses"))}
    assert listed == {id_: [e.kind, counts(e)] for id_, e in presets.builtin_statuses().items()}


@pytest.mark.parametrize("name", presets.names())
def test_every_setting_has_a_sentence_or_a_reason(name: str):
    assert [row[0] for row in rows(section(name)) if len(row) < 3 or len(row[-1]) < 10] == []
