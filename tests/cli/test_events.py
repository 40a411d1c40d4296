"""`readyroom events`: a line an event, from wherever, and on with what comes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC
from typing import Any

import msgspec
import pytest

from readyroom.codec.events import TYPES
from readyroom.commands import happenings
from readyroom.views.event_view import event_view
from tests.cli.conftest import Here, Terminal
from tests.codec.examples import all_events

pytestmark = pytest.mark.xdist_group("cli_terminal")


Told = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def told(terminal: Terminal, here: Here) -> Told:
    """The events that are printed, as JSON."""

    def asked(*arguments: object) -> list[dict[str, Any]]:
        code, out, err = here.run(terminal.env, "events", *arguments, "--json")
        assert (code, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    return asked


def chosen(terminal: Terminal, agent: str, status: str) -> int:
    return int(terminal.call("PUT", f"/agents/{agent}/status", {"status": status})["events"][0]["seq"])


def test_the_newest_or_all_since(terminal: Terminal, told: Told):
    first = chosen(terminal, "jon", "lunch")
    last = chosen(terminal, "jon", "break")
    assert [event["seq"] for event in told("--limit", 1)] == [last]
    assert [event["seq"] for event in told("--since", first - 1)] == list(range(first, last + 1))
    assert [event["seq"] for event in told("--since", 0, "--limit", 3)] == [1, 2, 3]
    everything = told("--since", 0)
    assert [event["seq"] for event in everything] == list(range(1, last + 1))
    assert len(told()) == 50
    assert [event["seq"] for event in told("--limit", 2000)] == list(range(1, last + 1))


def test_filters(terminal: Terminal, told: Told, here: Here):
    chosen(terminal, "jon", "lunch")
    chosen(terminal, "lea", "break")
    mine = told("--agent", "lea", "--type", "StatusChosen", "--type", "SignedIn")
    assert {(event["type"], event["body"]["agent"]) for event in mine} == {("StatusChosen", "lea")}
    assert told("--queue", "sales", "--type", "StatusChosen") == []
    assert told("--call", "none") == []
    code, _, err = here.run(terminal.env, "events", "--type", "StatusChosn")
    assert code == 2
    assert 'StatusChosn" is unknown; did you mean StatusChosen? There are: CallConnected, ' in err


def test_a_line_says_when_what_and_who(terminal: Terminal, here: Here):
    chosen(terminal, "lea", "break")
    seq = chosen(terminal, "lea", "lunch")
    _, line, _ = here.run(terminal.env, "events", "--limit", "1", "--agent", "lea")
    assert re.fullmatch(
        rf"2026-03-02 1\d:\d\d:\d\d +{seq}  lea has the status lunch · administrator admin\n", line
    )


def test_every_event_has_its_sentence():
    assert set(TYPES) == happenings.TOLD
    for name, event in all_events().items():
        row = msgspec.json.decode(msgspec.json.encode(event_view(event)))
        line = happenings.line(row, UTC)
        assert "\n" not in line
        assert "?" not in line, name
        assert "{" not in line, name


def test_a_change_of_configuration_tells_its_fields():
    event = next(one for name, one in all_events().items() if name.startswith("Configured.1.unit"))
    row = msgspec.json.decode(msgspec.json.encode(event_view(event)))
    row["body"]["replaced"]["label"] = "before"
    assert happenings.happened(row, UTC) == "unit key: label before → label"
    row["body"]["replaced"] = None
    assert happenings.happened(row, UTC) == "unit key was made"
    row["body"]["replaced"] = {"type": "unit", "of": "another version"}
    assert happenings.happened(row, UTC) == "unit key was changed"
