"""Configuration in files: what TOML and CSV say, what is refused and where; and what is written is read."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from readyroom.codec.check import CheckError
from readyroom.codec.configuration import CONFIGS, KINDS, PLURALS, read_toml, write_toml
from readyroom.codec.configuration_csv import read_csv
from tests.codec.examples import record

TOML = """\
[settings]
name = "Acme"

[[queues]]
id = "sales"
max_wait_s = "-"
no_answer.threshold = 3
no_answer.outcome = { kind = "leave_queue", shown = "-" }

[[memberships]]
queue = "sales"
agent = "ann"
"""


def wrong(text: str | bytes, name: str = "a.csv", kind: str | None = None) -> list[str]:
    def read() -> None:
        if isinstance(text, str) and name.endswith(".toml"):
            read_toml(name, text)
        else:
            read_csv(name, text.encode() if isinstance(text, str) else text, kind)

    with pytest.raises(CheckError) as told:
        read()
    return told.value.lines


def test_toml_names_what_it_names_and_no_more():
    settings, queue, member = read_toml("acme.toml", TOML)
    assert settings.wire() == {"type": "settings", "name": "Acme"}
    assert queue.wire() == {
        "type": "queue",
        "id": "sales",
        "max_wait_s": None,
        "no_answer": {"threshold": 3, "outcome": {"kind": "leave_queue", "shown": None}},
    }
    assert (queue.kind, queue.key, queue.place, queue.at("max_wait_s")) == (
        "queue", "sales", "acme.toml:4", "acme.toml:6",
    )  # fmt: skip
    assert (member.kind, member.key) == ("member", "sales/ann")


def test_every_mistake_of_a_toml_file_is_told_in_its_order():
    text = (
        '[[queues]]\nid = "x"\nrign_s = 3\n[[queue]]\nid = "f"\n[agents]\nid = "a"\n[[units]]\nlabel = "-"\n'
    )
    text += '[[queues]]\nid = "x"\nring_s = "-"\n[[units]]\nid = "n"\n[[units]]\nid = "n"\n'
    lines = wrong(text, "a.toml")
    assert lines[0] == "a.toml:3: queues[0].rign_s: unknown; did you mean ring_s?"
    assert lines[1].startswith("a.toml:4: queue: unknown; did you mean queues? There are: settings, units, ")
    assert lines[2:] == [
        "a.toml:6: agents: write it as [[agents]]",
        "a.toml:8: units[0].id: is missing",
        "a.toml:12: queues[1].ring_s: Expected `int`, got `str`",
        "a.toml:15: unit n stands here again; it stood at a.toml:13",
    ]
    assert wrong("a = [\n1 2]", "a.toml")[0].startswith("a.toml:2: ")


def test_all_kinds_are_written_and_read():
    assert set(CONFIGS) == set(PLURALS)
    entities = [msgspec.json.decode(msgspec.json.encode(record(config))) for config in CONFIGS.values()]
    bare: list[Any] = [
        {
            "type": "agent",
            "id": "b",
            "name": 'quo"te \\ \x7f\n–',
            "unit": None,
            "groups": [],
            "no_answer": None,
        }
    ]
    patches = read_toml("all.toml", write_toml([*entities, *bare]))
    found = sorted((patch.wire() for patch in patches), key=str)
    assert found == sorted([*entities, *bare], key=str)


def test_a_row_of_csv_is_an_agent_with_their_queues():
    text = "\ufeffid;name;groups;idle_logout_s;forced_login;no_answer.kind;queues\r\n"
    text += 'ann;"Ann ""A"" \nArcher";evening night;-;true;pause_queue;sales, support\r\n;;;;;;\r\nben;Ben;;;;;\r\n'
    ann, sales, support, ben = read_csv("people.csv", text.encode())
    assert ann.wire() == {
        "type": "agent",
        "id": "ann",
        "name": 'Ann "A" \nArcher',
        "groups": ["evening", "night"],
        "idle_logout_s": None,
        "forced_login": True,
        "no_answer": {"kind": "pause_queue"},
    }
    assert (sales.wire(), support.key) == (
        {"type": "member", "queue": "sales", "agent": "ann"},
        "support/ann",
    )
    assert ben.wire() == {"type": "agent", "id": "ben", "name": "Ben"}
    assert ann.at("no_answer") == "people.csv:2, column no_answer.kind"
    assert (ben.place, sales.place) == ("people.csv:5", "people.csv:2, column queues")


@pytest.mark.parametrize(
    ("name", "header", "kind", "found"),
    [
        ("x.csv", "queue,agent,tier", None, "member"),
        ("x.csv", "id\tname", None, "agent"),
        ("x.csv", "id;label;ring_s", None, "queue"),
        ("Units.csv", "id;label", None, "unit"),
        ("units.csv", "id;label", "groups", "group"),
        ("x.csv", "id;name", "users", "user"),
    ],
)
def test_what_the_rows_are(name: str, header: str, kind: str | None, found: str):
    separator = next(each for each in ",;\t" if each in header)
    (patch,) = read_csv(
        name, f"{header}\n{separator.join(['1'] * len(header.split(separator)))}\n".encode(), kind
    )
    assert patch.kind == found
    assert patch.key in ("1", "1/1")


def test_every_mistake_of_a_csv_file_is_told():
    assert wrong("id;nmae;name;;id\n", "agents.csv") == [
        'agents.csv:1: column 2: "nmae" is unknown; did you mean name?',
        "agents.csv:1: column 4 has no name",
        'agents.csv:1: column 5: "id" stands here twice',
    ]
    assert wrong("name;unit\n", "agents.csv") == [
        "agents.csv:1: the column id is missing: it names the agents"
    ]
    rows = "id;name;idle_logout_s;login_code\nann;Ann;soon;maybe\n;Ben;1;\nann;Ann;1;true\nx;y\nann;Again;;\n"
    assert wrong(rows) == [
        'a.csv:2, column idle_logout_s: "soon": a whole number is expected, or - for none',
        'a.csv:2, column login_code: "maybe": true or false is expected',
        "a.csv:3, column id: is empty",
        "a.csv:5: has 2 cells, and the first row names 4 columns",
        "a.csv:6: agent ann stands here again; it stood at a.csv:4",
    ]


def test_what_cannot_be_read_at_all():
    assert wrong("") == ["a.csv: is empty: the first row names the columns, such as id;name"]
    assert wrong("id;name\na;Zo\xeb".encode("latin-1")) == [
        "a.csv:2: is not UTF-8 (byte 12): save it as CSV in UTF-8"
    ]
    assert wrong("id;name".encode("utf-16")) == ["a.csv: is UTF-16: save it as CSV in UTF-8"]
    assert wrong('id;name\na;"b\nc\n') == ["a.csv:2: a quote is opened and never closed"]
    assert wrong("a;b\n1;2\n") == [
        "a.csv:1: the columns do not say what the rows are: say it by --kind agents, queues or memberships"
    ]
    assert wrong("id;name\n", kind="agent")[0].startswith(
        '--kind: "agent" is unknown; did you mean agents? There are: '
    )
    assert "settings" not in wrong("id;name\n", kind="moon")[0]
    assert "settings" in KINDS
