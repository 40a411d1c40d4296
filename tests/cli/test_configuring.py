"""`import config`, `export config` and `undo` against a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Here, Terminal, prepared
from tests.cli.program import PASSWORD, manual, serving
from tests.cli.screen import at_terminal

ACME = """\
[settings]
zone = "Europe/Paris"

[[units]]
id = "west"
label = "West"

[[queues]]
id = "sales"
ring_s = 15

[[queues]]
id = "claims"
label = "Claims"
no_answer.notify = ["sue"]

[[users]]
id = "sue"
name = "Sue Stone"
roles = ["supervisor"]
units = ["west"]
"""
PEOPLE = "\ufeffid;name;unit;queues\r\nzed;Zed;west;claims sales\r\nann;;west;\r\n"


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A server whose configuration is nobody else's business."""
    data = tmp_path_factory.mktemp("configured")
    prepared(data)
    with serving(data, *manual()) as server:
        yield Terminal(server, server.env(PASSWORD))


pytestmark = pytest.mark.xdist_group("cli_configured")


def standing(terminal: Terminal) -> Any:
    return terminal.call("GET", "/configuration")


def test_a_file_is_looked_at_put_once_and_taken_back(mine: Terminal, here: Here, tmp_path: Path):
    file, people = tmp_path / "acme.toml", tmp_path / "people.csv"
    file.write_text(ACME, "utf-8")
    people.write_text(PEOPLE, "utf-8")
    before = standing(mine)
    code, out, err = here.run(mine.env, "import", "config", file, "--dry-run")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:5] == [
        "+ unit west: label West",
        "~ settings: zone Europe/Berlin → Europe/Paris",
        "+ user sue: name Sue Stone; roles supervisor; units west",
        "~ queue sales: ring_s 20 → 15",
        "+ queue claims: no_answer.notify sue; label Claims",
    ]
    assert lines[5] == "3 added, 2 changed, 0 as they are."
    assert lines[6].startswith("Not in the file, and left alone: ")
    assert "12 agents" in lines[6]
    assert "2 queues" in lines[6]
    code, _, err = here.run(mine.env, "import", "config", file)  # nobody there to ask
    assert (code, err) == (
        2, "readyroom: Nothing was changed: say --yes to do it, or --dry-run to only look.\n",
    )  # fmt: skip
    assert standing(mine) == before
    done = here.json(mine, "import", "config", file, "--yes")
    assert (done["applied"], len(done["events"])) == (True, 5)
    code, out, _ = here.run(mine.env, "import", "config", people, "--yes")
    assert code == 0
    assert "+ agent zed: name Zed; unit west\n" in out
    assert "~ agent ann: unit north → west\n" in out
    assert "+ user zed (comes along with the agent)\n" in out
    assert "+ member claims/zed\n" in out
    undo = out.partition("Take it back: readyroom ")[2].splitlines()[0].split()
    for again in (file, people):
        told = here.json(mine, "import", "config", again, "--yes")
        assert (told["changes"], told["applied"], told["untouched"]) == ([], False, 5 if again == file else 4)
    assert here.run(mine.env, *undo)[0] == 0
    span = f"{done['events'][0]}-{done['events'][-1]}"
    taken = here.json(mine, "undo", span)
    assert [one["change"] for one in taken["undone"]] == done["events"][::-1]
    assert standing(mine)["entities"] == before["entities"]
    code, out, err = here.run(mine.env, "undo", span)
    assert (code, err) == (1, "readyroom: Not undone: 5 of 5.\n")
    assert out.splitlines()[0].endswith("cannot be undone: it was changed again since.")
    code, _, err = here.run(mine.env, "undo", "all")
    assert (code, err) == (2, "readyroom: all is no number of a change: give 812, or 790-812.\n")


def test_what_was_exported_is_what_stands(mine: Terminal, here: Here, tmp_path: Path):
    file = tmp_path / "whole.toml"
    code, out, _ = here.run(mine.env, "export", "config", file)
    assert (code, out.startswith(f"{file}: ")) == (0, True)
    assert here.run(mine.env, "export", "config")[1] == file.read_text("utf-8")
    told = here.json(mine, "import", "config", file, "--dry-run")
    assert (told["changes"], told["left_alone"]) == ([], {})
    assert told["untouched"] == len(here.json(mine, "export", "config")["entities"])
    code, _, err = here.run(mine.env, "export", "config", tmp_path / "no" / "way.toml")
    assert (code, err.endswith("way.toml cannot be written: No such file or directory.\n")) == (1, True)


def test_mistakes_stand_at_their_places_and_nothing_is_done(mine: Terminal, here: Here, tmp_path: Path):
    before = standing(mine)
    csv, toml, text = tmp_path / "new.csv", tmp_path / "new.toml", tmp_path / "new.txt"
    csv.write_text('id;name;unit;queues\nzed;"Z\ned";moon;sales\nyan;;north;claims\n', "utf-8")
    code, _, err = here.run(mine.env, "import", "config", csv, "--yes")
    assert code == 2
    assert err.splitlines() == [
        f"readyroom: Nothing was imported: 3 mistakes in {csv}:",
        f"  {csv}:2, column unit: There is no unit moon.",
        f"  {csv}:4: name: it is required",
        f"  {csv}:4, column queues: There is no queue claims.",
    ]
    toml.write_text('[settings]\nzone = "Moon/Sea"\n[[queues]]\nid = "sales"\nrign_s = 3\n', "utf-8")
    code, _, err = here.run(mine.env, "import", "config", toml, "--yes", "--json")
    assert code == 2
    mistake = f"{toml}:5: queues[0].rign_s: unknown; did you mean ring_s?"
    assert json.loads(err)["error"]["params"] == {"mistakes": [mistake]}
    toml.write_text('[settings]\nzone = "Moon/Sea"\n', "utf-8")
    _, _, err = here.run(mine.env, "import", "config", toml, "--yes")
    assert err.startswith(f"readyroom: Nothing was imported: {toml}:2: zone: ")
    text.write_text("x", "utf-8")
    for file, said in (
        (text, "name it .toml or .csv"), (tmp_path / "no.csv", "cannot be read: No such file"),
    ):  # fmt: skip
        code, _, err = here.run(mine.env, "import", "config", file)
        assert (code, said in err) == (2, True)
    assert standing(mine) == before


def test_what_is_too_large_is_told(mine: Terminal, here: Here, tmp_path: Path):
    file = tmp_path / "agents.csv"
    file.write_text("id;name\n" + "".join(f"a{n};{'Long name ' * 10}\n" for n in range(9_000)), "utf-8")
    code, _, err = here.run(mine.env, "import", "config", file, "--dry-run")
    assert code == 1
    assert "raise its limits.body_bytes, or import it in parts" in err


def test_at_a_terminal_it_asks(mine: Terminal, tmp_path: Path):
    file = tmp_path / "sites.csv"
    file.write_text("id,label\nlyon,Lyon\n", "utf-8")
    for answer, code, sites in (("n", 1, []), ("y", 0, ["lyon"])):
        with at_terminal("import", "config", str(file), env=mine.env) as screen:
            screen.until("Do it?")
            screen.press(f"{answer}\n")
            assert screen.ends() == code
        there = [site["id"] for site in mine.call("GET", "/sites")["items"]]
        assert [site for site in there if site == "lyon"] == sites


def test_who_may_not_is_told(mine: Terminal, here: Here, tmp_path: Path):
    file = tmp_path / "units.csv"
    file.write_text("id,label\nwest,West\n", "utf-8")
    env = mine.server.env(PASSWORD, "ann")
    code, _, err = here.run(env, "import", "config", file, "--dry-run")
    assert code == 1
    assert "This needs the right configure." in err
