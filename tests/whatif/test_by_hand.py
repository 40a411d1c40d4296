"""Days that can be checked by hand, under other policies."""

from __future__ import annotations

import pytest

from readyroom.codec.check import CheckError
from readyroom.engine.catalogue import NoAnswerPolicy, QueueConfig
from readyroom.whatif import Policy, judged_anew, read_policy, suggested
from tests.whatif.histories import played

ALONE = """\
# A day
Preset 1stream
Zone   Europe/Paris
Date   2026-03-02

Given queue Sales: ring 20 s, out of the queue after 3 missed calls, misses in a row, no daily reset, show nothing
  and agent Ann: in Sales, licence auto logout, ready

Scenario W1: Ann answers once, lets three calls ring, and comes back
  09:00:00  call 1 comes to Sales
            → Ann rings for call 1 (Sales)
  09:00:05  Ann answers call 1
  09:01:00  the caller of call 1 hangs up
  09:10:00  call 2 comes to Sales
            → Ann rings for call 2 (Sales)
  09:10:20  → Ann missed call 2: no answer (after 20 s)
  09:10:21  the caller of call 2 hangs up
  09:11:00  call 3 comes to Sales
            → Ann rings for call 3 (Sales)
  09:11:20  → Ann missed call 3: no answer (after 20 s)
  09:11:21  the caller of call 3 hangs up
  09:12:00  call 4 comes to Sales
            → Ann rings for call 4 (Sales)
  09:12:20  → Ann missed call 4: no answer (after 20 s)
            → Ann is withdrawn from Sales: out (3 of 3 missed: 09:10:20, 09:11:20, 09:12:20)
  09:12:21  the caller of call 4 hangs up
  09:30:00  Ann says I'm back
            → Ann's withdrawal from Sales ends: returned
            → Ann's misses in Sales are cleared: returned
  09:31:00  call 5 comes to Sales
            → Ann rings for call 5 (Sales)
  09:31:03  Ann answers call 5
  09:32:00  the caller of call 5 hangs up
"""


@pytest.fixture(scope="module")
def alone():
    return played(ALONE)


def test_as_it_was(alone):
    found = judged_anew(alone, Policy())
    for figures in (found.total.history, found.total.other, found.queues["sales"].other):
        assert (figures.withdrawals, figures.false_withdrawals, figures.taps) == (1, 0, 1)
        assert (figures.offers, figures.late_offers, figures.lost_wait_s) == (5, 3, 60.0)
    assert found.is_estimate


def test_a_lower_threshold_leaves_out_the_rings_after_it(alone):
    found = judged_anew(alone, read_policy("two.toml", "[no_answer]\nthreshold = 2\n"))
    other = found.total.other
    assert (other.withdrawals, other.false_withdrawals) == (1, 0)
    assert (other.offers, other.late_offers, other.lost_wait_s) == (4, 2, 40.0)
    assert other.taps == 1  # "I'm back" at 09:30, as recorded


def test_who_is_not_withdrawn_stays_so_when_nothing_rings(alone):
    found = judged_anew(alone, read_policy("none.toml", '[queues.sales.outcome]\nkind = "none"\n'))
    assert (found.total.other.withdrawals, found.total.other.late_offers) == (0, 3)
    assert found.added == 0  # no call came while she was withdrawn


def test_a_warning_is_answered_at_the_next_sign_or_runs_out(alone):
    short = judged_anew(alone, read_policy("w.toml", "[no_answer]\nthreshold = 1\nwarn_s = 60\n")).total.other
    assert (short.warnings, short.withdrawals, short.false_withdrawals) == (1, 1, 0)
    assert (short.offers, short.lost_wait_s) == (3, 20.0)
    long = judged_anew(alone, read_policy("w.toml", "[no_answer]\nthreshold = 3\nwarn_s = 600\n")).total.other
    assert (long.warnings, long.withdrawals) == (1, 1)  # 09:22:20, and she is back at 09:30


def test_the_threshold_is_suggested_that_loses_the_least(alone):
    found = suggested(alone, Policy(), at_most=0, thresholds=range(1, 5))
    assert {n: figures.lost_wait_s for n, figures in found.tried.items()} == {
        1: 20.0,
        2: 40.0,
        3: 60.0,
        4: 60.0,
    }
    assert found.threshold == 1
    assert (
        suggested(alone, Policy(), at_most=0, thresholds=(3, 4)).threshold == 4
    )  # the same loss: ask less of people


TOGETHER = """\
# A day
Preset 1stream
Zone   Europe/Paris
Date   2026-03-02

Given queue Sales: ring 20 s, out of the queue after 1 missed call, misses in a row, no daily reset, show nothing
  and agent Ann: in Sales, licence auto logout, ready
  and agent Bob: in Sales, licence auto logout, ready

Scenario W2: Ann is withdrawn at the first, and Bob takes all
  09:00:00  call 1 comes to Sales
            → Ann rings for call 1 (Sales)
  09:00:20  → Ann missed call 1: no answer (after 20 s)
            → Ann is withdrawn from Sales: out (1 of 1 missed: 09:00:20)
            → Bob rings for call 1 (Sales)
  09:00:25  Bob answers call 1
  09:01:00  the caller of call 1 hangs up
  09:02:00  call 2 comes to Sales
            → Bob rings for call 2 (Sales)
  09:02:03  Bob answers call 2
  09:02:30  the caller of call 2 hangs up
  09:03:00  call 3 comes to Sales
            → Bob rings for call 3 (Sales)
  09:03:02  Bob answers call 3
  09:03:30  the caller of call 3 hangs up
  09:04:00  call 4 comes to Sales
            → Bob rings for call 4 (Sales)
  09:04:02  Bob answers call 4
  09:05:00  the caller of call 4 hangs up
  09:20:00  Ann says I'm back
            → Ann's withdrawal from Sales ends: returned
            → Ann's misses in Sales are cleared: returned
"""


def test_who_is_left_in_gets_their_share_of_the_rings():
    """Four rings, at two ready agents (Bob not while he rings): half a ring each, and a second miss withdraws."""
    history = played(TOGETHER)
    found = judged_anew(history, read_policy("two.toml", "[no_answer]\nthreshold = 2\n"))
    assert found.added == 1
    was, other = found.total.history, found.total.other
    assert (was.late_offers, was.lost_wait_s, was.withdrawals) == (1, 20.0, 1)
    assert (other.late_offers, other.lost_wait_s, other.withdrawals) == (2, 40.0, 1)
    assert (was.calls, other.calls) == (4, 4), "a ring that was added is nobody's call"
    never = judged_anew(history, read_policy("off.toml", '[no_answer]\napplies_to = "none"\n'))
    assert (never.total.other.withdrawals, never.added) == (0, 2)


RETURNS_SOON = ALONE.replace("09:30:00  Ann says I'm back", "09:13:10  Ann says I'm back")


def test_who_is_back_within_a_minute_was_there():
    found = judged_anew(played(RETURNS_SOON), Policy())
    assert (found.total.history.withdrawals, found.total.history.false_withdrawals) == (1, 1)
    assert found.total.history.late_offers == 3  # each began before 09:12:10
    assert found.total.history.presence_lost_s == 50.0


# --- the file --------------------------------------------------------------------------------------------


def test_what_is_not_named_stays():
    queue = QueueConfig(
        id="sales", label="Sales", no_answer=NoAnswerPolicy(threshold=5, counter="agent", notify=("dana",))
    )
    policy = read_policy(
        "p.toml",
        '[no_answer]\nthreshold = 2\nresets.daily_at = "06:00"\n[queues.sales]\nmode = "cumulative"\n',
    )
    found = policy.of(queue)
    assert (found.threshold, found.counter, found.mode, found.notify) == (2, "agent", "cumulative", ("dana",))
    assert found.resets.daily_at == "06:00"
    assert found.resets.supervisor
    assert policy.with_threshold(7).of(queue).threshold == 7
    assert Policy().of(queue) == queue.no_answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[no_answer]\nthreshhold = 2\n", "p.toml:2: no_answer.threshhold: unknown; did you mean threshold?"),
        ("[no_answer]\nthreshold = 99\n", "p.toml:2: no_answer.threshold: "),
        (
            "[no_answer]\nnotify = ['dana']\n",
            "p.toml:2: no_answer.notify: whom one tells changes nothing here",
        ),
        ("[noanswer]\n", "p.toml:1: noanswer: unknown; did you mean no_answer?"),
        ("queues = 3\n", "p.toml:1: queues: is to be a table of tables"),
        ("[queues]\nsales = 3\n", "p.toml:2: queues.sales: is to be a table"),
        ("[no_answer\n", "p.toml:1: "),
    ],
)
def test_every_mistake_of_a_file_is_told_with_its_place(text: str, said: str):
    with pytest.raises(CheckError) as wrong:
        read_policy("p.toml", text)
    assert any(line.startswith(said) for line in wrong.value.lines), wrong.value.lines
