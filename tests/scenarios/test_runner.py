import io
import json

import pytest
from rich.console import Console

from readyroom.engine import RULES
from readyroom.scenarios.__main__ import main
from readyroom.scenarios.language import parse
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import Played, Run, matched, play
from readyroom.scenarios.timeline import as_json, rewritten, timeline, transcript

HEAD = """# Runs
Preset 1stream
Zone Europe/Paris
Date 2026-03-02
Given queue Sales: ring 20 s, out of the queue after 1 missed call
  and supervisor Bo
  and agent Ann: in Sales, licence auto logout, ready
"""


def run(lines: str, head: str = HEAD, driver=OnEngine) -> Played:
    document = parse(f"{head}Scenario A1: it works\n{lines}", "a.scenario")
    return Run(document, document.scenarios[0], driver()).play()


def marked(played: Played) -> list[str]:
    return [f"{row.mark}{row.text}" for row in played.rows if row.mark != " "]


RIGHT = """
  10:00:00  call 1 comes to Sales
            → Ann rings for call 1 (Sales)
  10:00:20  → Ann missed call 1: no answer (after 20 s)
            → Ann is withdrawn from Sales
            Ann in Sales: blocked by hold_misses
  10:01:00  the caller of call 1 hangs up
"""


def test_a_scenario_that_is_right():
    played = run(RIGHT.replace("Sales\n            Ann", "Sales: out, shown as Auto logout\n            Ann"))
    assert transcript(played).splitlines()[1:] == [
        "   10:00:00  call 1 comes to Sales",
        "             → Ann rings for call 1 (Sales)",
        "   10:00:20",
        "             → Ann missed call 1: no answer (after 20 s)",
        "             → Ann is withdrawn from Sales: out, shown as Auto logout",
        "             Ann in Sales: blocked by hold_misses",
        "   10:01:00  the caller of call 1 hangs up",
    ]
    assert played.is_right


def test_an_output_that_is_another_one_is_shown_in_place():
    assert marked(run(RIGHT)) == [
        "-Ann is withdrawn from Sales",
        "+Ann is withdrawn from Sales: out, shown as Auto logout (1 of 1 missed: 10:00:20)",
    ]


def test_an_unlisted_output_fails():
    assert marked(run("10:00 call 1 comes to Sales")) == ["+Ann rings for call 1 (Sales)"]


def test_an_output_that_does_not_come_fails():
    assert marked(run("10:00 Ann chooses Lunch\n → Ann rings for call 1 (Sales)")) == [
        "-Ann rings for call 1 (Sales)"
    ]


def test_outputs_come_in_order():
    lines = RIGHT.splitlines()
    lines[3], lines[4] = (
        "  10:00:20  → Ann is withdrawn from Sales: out, shown as Auto logout",
        "  → Ann missed call 1: no answer",
    )
    assert len(marked(run("\n".join(lines)))) == 2


def test_deadlines_between_two_lines_must_be_listed_at_their_own_instant():
    assert marked(run("10:00 call 1 comes to Sales\n→ Ann rings for call 1\n10:05 Ann chooses Lunch")) == [
        "+10:00:20",
        "+Ann missed call 1: no answer (after 20 s)",
        "+Ann is withdrawn from Sales: out, shown as Auto logout (1 of 1 missed: 10:00:20)",
    ]


def test_what_changes_nothing_says_so():
    twice = "10:00 Ann's desk phone registers\n"
    assert marked(run(twice)) == ["+nothing changes"]
    assert run(twice + "→ nothing changes\n").is_right


def test_a_refusal_is_an_output():
    assert run("10:00 Ann says I'm here\n refused: no_warning (agent Ann)").is_right
    assert marked(run("10:00 Ann says I'm here")) == ["+refused: no_warning (agent Ann)"]


def test_a_check_that_fails_says_the_truth():
    assert marked(run("10:00 Ann chooses Lunch\n Ann is shown as Online, green")) == [
        "-Ann is shown as Online, green",
        "+Ann is shown as Lunch, amber",
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("10:00\n 09:00\n", "a.scenario:10: 09:00 is before 10:00:00"),
        ("10:00 Anne chooses Lunch", "a.scenario:9: sentence 'Anne chooses Lunch': there is no agent Anne"),
        ("10:00\n Ann is shone as Lunch", "a.scenario:10: check 'Ann is shone as Lunch' fits no sentence"),
        ("Given queue Sales: rings\n10:00", "a.scenario:9: queue: 'rings' fits no sentence"),
        ("Given Ann chooses Nothing\n10:00", "a.scenario:9: given 'Ann chooses Nothing'"),
        ("Given Ann says I'm here\n10:00", "a.scenario:8: the set-up is refused: no_warning (agent Ann)"),
        ("Date 2026-03-29\n02:30", "a.scenario:10: 02:30 does not exist"),
        ("Preset nowhere\n10:00", "a.scenario:9: preset nowhere"),
        ("Zone Nowhere/At\n10:00", "a.scenario:9: no time zone"),
        ("10:00\n Ann in Support: may ring", "there is no queue Support"),
    ],
)
def test_an_error_in_a_scenario_names_its_line(lines, said):
    (wrong,) = run(lines).wrong
    assert said in wrong


def test_a_call_at_each_pass_of_the_hour_that_comes_twice():
    assert run(
        "Given Ann chooses Lunch\n"
        "02:30:00  call 1 comes to Sales\n call 1 waits in Sales since 02:30:00\n"
        "second 02:30:00  call 2 comes to Sales\n call 2 waits in Sales since second 02:30:00\n",
        HEAD.replace("2026-03-02", "2026-10-25"),
    ).is_right


def test_a_run_over_two_dates():
    head = HEAD.replace("2026-03-02", "2026-03-28").replace("Zone Europe/Paris", "Zone UTC")
    lines = "Given queue Sales: no daily reset\n23:59 Ann chooses Lunch\nNext day\n00:01\n"
    assert run(lines + " looking back at 2026-03-28 23:58:59, Ann in Sales: may ring", head).wrong != []
    assert run(
        lines + " Ann in Sales: blocked by status_unavailable since 2026-03-28 23:59:00", head
    ).is_right


def test_without_its_rule_a_scenario_is_wrong():
    def without():
        return OnEngine([rule for rule in RULES if "no_answer" not in rule.name], proves=False)

    assert not run(RIGHT, driver=without).is_right


def test_lines_are_matched_in_order():
    assert matched(["a", "b", "c"], ["x", "b", "c", "d"]) == [
        (0, None),
        (None, 0),
        (1, 1),
        (2, 2),
        (None, 3),
    ]


FILE = (
    HEAD
    + "\nScenario A1: it works\n  > a sentence"
    + RIGHT
    + "\nScenario A2: more\n  10:00:00  call 1 comes to Sales\n"
)


def test_a_file_is_played_and_rewritten_as_it_came(tmp_path):
    path = tmp_path / "a.scenario"
    path.write_text(FILE, "utf-8")
    path.write_text(rewritten(FILE, play(path, OnEngine)), "utf-8")
    assert all(played.is_right for played in play(path, OnEngine))
    text = path.read_text("utf-8")
    assert "  10:00:20  → Ann missed call 1: no answer (after 20 s)\n" in text
    assert text.startswith(HEAD)
    assert rewritten(text, play(path, OnEngine)) == text


def test_what_came_at_a_time_that_has_no_line_gets_one():
    text = (
        HEAD + "Scenario A1: it works\n  10:00:00  call 1 comes to Sales\n  10:05:00  → nothing of the sort\n"
    )
    document = parse(text, "a.scenario")
    played = Run(document, document.scenarios[0], OnEngine()).play()
    assert rewritten(text, [played]).splitlines()[-5:] == [
        "  10:00:00  call 1 comes to Sales",
        "            → Ann rings for call 1 (Sales)",
        "  10:00:20  → Ann missed call 1: no answer (after 20 s)",
        "            → Ann is withdrawn from Sales: out, shown as Auto logout (1 of 1 missed: 10:00:20)",
        "  10:05:00",
    ]


def test_a_timeline_for_people_and_one_for_programs():
    played = run(RIGHT)
    console = Console(file=io.StringIO(), width=120)
    console.print(timeline(played))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "A1: it works" in shown
    assert "✗ Ann is withdrawn from Sales" in shown
    (told,) = json.loads(json.dumps(as_json([played])))
    assert told["as_expected"] is False
    assert told["steps"][0]["input"] == "call 1 comes to Sales"
    assert told["steps"][0]["outputs"] == [{"text": "Ann rings for call 1 (Sales)", "mark": " "}]


def test_the_program_runs_files(tmp_path, capsys):
    path = tmp_path / "a.scenario"
    path.write_text(FILE, "utf-8")
    assert main(["--plain", str(path)]) == 1
    assert "-            → Ann is withdrawn from Sales" in capsys.readouterr().out
    assert main(["--write", str(path)]) == 1
    assert main([str(path)]) == 0
    path.write_text("nothing\n", "utf-8")
    assert main([str(path)]) == 1
