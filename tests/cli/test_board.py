"""The board at a terminal, recorded at some width, and as one line."""

from __future__ import annotations

from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from readyroom.commands import board
from tests.cli.rows import Row, agent, queue, snapshot, standing, withdrawal

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = snapshot(
    [
        agent("Ann Archer", standing("sales"), standing("support")),
        agent("Ben Baker", standing("sales", "withdrawn", misses=2), label="Lunch", colour="#f08c00",
              devices=[{"id": "desk-2", "kind": "desk", "registered": False}]),
        agent(
            "Cleo Carter", standing("sales", "busy", drift={"wanted": "in", "observed": "out"}),
            code="on_call", label=None, activity="call", then="Lunch", since="2026-03-02T10:28:55Z",
        ),
        agent("Dan Dyer", standing("sales", "absent", misses=3), label="Auto logout", colour="#9c36b5"),
        agent("Eve Ellis", code="logged_off", label=None, state="signed_out", colour="#868e96", devices=[]),
    ],
    [
        queue("Sales", waiting=2, oldest_since="2026-03-02T10:28:48Z",
              today={"answered": 8, "within": 7, "abandoned": 1, "left": 1}),
        queue("Support", ready=0),
    ],
    [withdrawal(400, "dan"), withdrawal(380, "ann", queue=None, ended_at="2026-03-02T10:15:00Z")],
)  # fmt: skip


def drawn(
    body: Row, width: int = 100, height: int | None = None, foot: tuple[str, ...] = ("Ctrl-C",)
) -> list[str]:
    console = Console(width=width, record=True, file=StringIO(), color_system=None, highlight=False)
    console.print(board.board(body, title="Acme", zone=BERLIN, foot=foot, width=width, height=height))
    return console.export_text().splitlines()


def test_at_100_columns_it_reads_so():
    assert [line.rstrip() for line in drawn(MORNING)] == [
        "Acme                                                                            Mon 02 Mar  11:30:00",
        "",
        "Queue                   Waiting  Longest  Ready  At work  Withdrawn  Absent  Answered  In time  Lost",
        "Sales                         2     1:12      2        1          0       0         8      87%     2",
        "Support                       0        –      0        1          0       0         0        –     0",
        "",
        "Agent             Shown                       Since  Doing       Phone      Queues",
        "Ann Archer        ● Online                  1:30:00  –           desk       ✓ sales   ✓ support",
        "Ben Baker         ● Lunch                   1:30:00  –           lost       ✗ sales 2 of 3",
        "Cleo Carter       ● On a call, then Lunch      1:05  on a call   desk       • sales ≠ out",
        "Dan Dyer          ● Auto logout             1:30:00  –           desk       – sales 3 of 3",
        "Eve Ellis         ● Logged off              1:30:00  –           –",
        "✓ may be rung   • at work   ✗ withdrawn   – absent   2 of 3 calls missed   ≠ the switch has somethi…",
        "",
        "Automatic withdrawals",
        "11:20:00  Dan Dyer: sales, missed 3 of 3",
        "11:20:00  Ann Archer: all queues, missed 3 of 3; over at 11:15:00",
        "",
        "Ctrl-C",
    ]


@pytest.mark.parametrize("width", [80, 100, 160])
def test_no_line_is_folded(width: int):
    lines = drawn(MORNING, width)
    assert len(lines) == 19
    assert all(len(line) <= width for line in lines)
    assert any(line.startswith("Support") for line in lines)


@pytest.mark.parametrize("height", [24, 30, 40])
def test_it_never_is_higher_than_the_terminal(height: int):
    many = snapshot(
        [agent(f"Agent {number}", standing("sales")) for number in range(60)],
        [queue("Sales"), queue("Support"), queue("Billing")],
        [withdrawal(number, "ann") for number in range(9)],
    )
    lines = drawn(many, 100, height)
    assert len(lines) == height
    hidden = next(line for line in lines if "more" in line)
    shown = sum(line.startswith("Agent ") for line in lines) - 1
    assert hidden.strip() == f"… and {60 - shown} more"


@pytest.mark.parametrize("height", [24, 40])
def test_many_queues_and_agents_share_the_lines(height: int):
    many = snapshot(
        [agent(f"Agent {number}", standing("sales")) for number in range(2_000)],
        [queue(f"Queue {number}") for number in range(90)],
    )
    lines = drawn(many, 100, height)
    assert len(lines) == height
    hidden = [line.strip() for line in lines if "more" in line]
    queues = sum(line.startswith("Queue ") for line in lines) - 1
    agents = sum(line.startswith("Agent ") for line in lines) - 1
    assert hidden == [f"… and {90 - queues} more", f"… and {2_000 - agents:,} more"]
    assert min(queues, agents) >= 3


def test_where_not_all_fit_the_most_urgent_come_first():
    calm = [agent(f"Zoe{number:03} Z", standing("sales")) for number in range(100)]
    marked = [
        agent("Dana D", standing("sales", drift={"wanted": "in", "observed": "out"})),
        agent("Wilma W", standing("sales"), warned_until="2026-03-02T10:31:00Z"),
        agent("Hugo H", standing("sales", "absent", blockers=["hold_misses"])),
        agent("Mia M", standing("sales", misses=1)),
        agent("Rita R", standing("sales", "busy"), activity="ringing"),
        agent("Tom T", standing("sales", "busy"), activity="call"),
    ]
    lines = drawn(snapshot([*calm, *reversed(marked)], [queue("Sales")]), 100, 24)
    first = lines.index(next(line for line in lines if line.startswith("Agent ")))
    shown = [line.split()[0] for line in lines[first + 1 : first + 9]]
    assert shown == ["Dana", "Wilma", "Hugo", "Mia", "Rita", "Tom", "Zoe000", "Zoe001"]
    waits = [
        queue(f"q{number}", waiting=1, oldest_since=f"2026-03-02T10:{50 - number}:00Z")
        for number in range(30)
    ]
    lines = drawn(snapshot([], [queue("calm"), *waits]), 100, 24)
    assert [line.split()[0] for line in lines[3:6]] == ["q29", "q28", "q27"]


def test_what_is_not_live_is_said_on_a_line_that_is_there_anyway():
    console = Console(width=80, record=True, file=StringIO(), color_system=None, highlight=False)
    console.print(board.board(MORNING, title="Acme", zone=BERLIN, width=80, alarm="✗ NOT LIVE"))
    lines = console.export_text().splitlines()
    assert lines[1].rstrip() == "✗ NOT LIVE"
    assert len(lines) == len(drawn(MORNING, 80, foot=()))


def test_rows_stay_where_they_are():
    first, then = drawn(MORNING), drawn(MORNING | {"at": "2026-03-02T10:30:01Z"})
    changed = [at for at, (a, b) in enumerate(zip(first, then, strict=True)) if a != b]
    assert changed == [0, 3, 7, 8, 9, 10, 11]


def test_an_empty_centre_has_a_board_too():
    assert "None yet." in drawn(snapshot([], []))


def test_names_are_not_markup():
    lines = drawn(snapshot([agent("[red]Ann[/red]", standing("[b]"))], [queue("[link]")]))
    assert any("[red]Ann[/red]" in line and "[b]" in line for line in lines)
    assert any(line.startswith("[link]") for line in lines)


def test_as_one_line():
    assert board.line(MORNING, BERLIN) == (
        "11:30:00  agents: 1 ready, 1 at work, 1 withdrawn, 2 absent · 2 waiting (longest 1:12) · "
        "today 8 answered, 2 lost"
    )
