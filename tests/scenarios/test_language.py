from datetime import date

import pytest

from readyroom.scenarios.language import Entry, NewDate, ScenarioError, Step, parse

HEAD = "# Title\nPreset 1stream\nZone Europe/Paris\nDate 2026-03-02\n"


def scenario(lines: str, head: str = HEAD):
    document = parse(f"{head}Scenario A1: it works\n{lines}", "a.scenario")
    return document.scenarios[0]


def test_a_file_has_a_title_headers_a_set_up_and_scenarios():
    document = parse(
        HEAD + "Given queue Sales\n  and agent Ann: in Sales\n\n"
        "Scenario A1: one\n  Date 2026-03-03\n  > a sentence\n  Given queue Support\n  10:00 Ann chooses Lunch\n"
        "Scenario A2: two\n  10:00\n",
        "a.scenario",
    )
    assert document.title == "Title"
    assert [line.text for line in document.given] == ["queue Sales", "agent Ann: in Sales"]
    one, two = document.scenarios
    assert (one.id, one.title, one.quotes) == ("A1", "one", ["a sentence"])
    assert [line.text for line in one.given] == ["queue Support"]
    assert document.header(one, "Date").text == "2026-03-03"
    assert document.header(two, "Date").text == "2026-03-02"


def test_a_time_line_has_a_sentence_outputs_and_checks():
    (step,) = scenario(
        "10:00:20  Ann chooses Lunch\n  → one\n  a check\n  -> two\n  refused: no_right (agent Ann)\n"
    ).steps
    assert isinstance(step, Step)
    assert (step.clock, step.sentence, step.happened) == ("10:00:20", "Ann chooses Lunch", None)
    assert step.entries == [
        Entry(7, "one", True),
        Entry(8, "a check", False),
        Entry(9, "two", True),
        Entry(10, "refused: no_right (agent Ann)", True),
    ]


def test_an_output_may_stand_on_the_line_of_its_time():
    (step,) = scenario("10:00:20  → one\n").steps
    assert isinstance(step, Step)
    assert step.sentence == ""
    assert step.entries == [Entry(6, "one", True)]


@pytest.mark.parametrize("rest", ["", "  (the day begins)"])
def test_a_time_alone_says_nothing(rest):
    (step,) = scenario(f"10:00{rest}\n").steps
    assert isinstance(step, Step)
    assert step.sentence == ""


def test_late_news_has_two_times():
    (step,) = scenario("10:00:20  late news of 10:00:18: Ann answers call 1\n").steps
    assert isinstance(step, Step)
    assert (step.happened, step.sentence) == ("10:00:18", "Ann answers call 1")


def test_a_line_may_be_continued():
    (step,) = scenario("10:00  Ann chooses\n      … Lunch\n      → a long\n      ... output\n").steps
    assert isinstance(step, Step)
    assert step.sentence == "Ann chooses Lunch"
    assert step.entries == [Entry(8, "a long output", True)]


def test_dates_change():
    steps = scenario("23:00\nNext day\n01:00\nDate 2026-03-29\nsecond 02:30\n").steps
    assert [step for step in steps if isinstance(step, NewDate)] == [
        NewDate(7, None),
        NewDate(9, date(2026, 3, 29)),
    ]
    assert steps[-1].clock == "second 02:30"


def test_remarks_and_empty_lines_say_nothing():
    (step,) = scenario("# a remark\n\n10:00\n   # another\n").steps
    assert step.number == 8


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.scenario:1: there is no scenario"),
        (HEAD + "Scenario A1: one\n", "a.scenario:5: nothing happens"),
        (HEAD + "Scenario: one\n", "a.scenario:5: expected `Scenario ID: what is shown`"),
        (
            HEAD + "Scenario A1: one\n10:00\nScenario A1: two\n",
            "a.scenario:7: there is a scenario A1 already",
        ),
        (HEAD + "10:00\n", "a.scenario:5: expected a scenario before anything happens"),
        (HEAD + "Scenario A1: one\nAnn is here\n", "a.scenario:6: expected `Given …`"),
        (HEAD + "Scenario A1: one\nand queue Sales\n", "a.scenario:6: expected `Given …` before `and …`"),
        ("# T\nDate 2nd of March\n", "a.scenario:2: expected a date such as 2026-03-29"),
        ("# T\nZone UTC\nZone UTC\n", "a.scenario:3: Zone is said twice"),
        ("# T\nGiven queue Sales\nZone UTC\n", "a.scenario:3: Zone belongs before the set-up"),
        (HEAD + "> a sentence\n", "a.scenario:5: a quotation belongs right below"),
        ("… more\n", "a.scenario:1: … continues a line"),
    ],
)
def test_an_error_names_the_line_and_what_was_expected(text, said):
    with pytest.raises(ScenarioError) as caught:
        parse(text, "a.scenario")
    assert said in str(caught.value)


def test_a_missing_header_is_an_error():
    document = parse("# T\nScenario A1: one\n10:00\n", "a.scenario")
    with pytest.raises(ScenarioError, match=r"a\.scenario:2: Zone is missing"):
        document.header(document.scenarios[0], "Zone")
