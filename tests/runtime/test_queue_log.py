"""What a queue_log tells becomes intervals, and what it does not tell is not made up."""

from __future__ import annotations

import pytest

from readyroom.protocols.queue_log import read
from readyroom.runtime.queue_log import QueueLog, Unused
from readyroom.store.interface import EarlierInterval
from tests.queue_logs import Row, written

T = 1_700_000_000


class Whom:
    """Everybody is called what they are called, but `nobody`; Readyroom begins to know of each at an instant."""

    def __init__(self, begins: dict[str, int] | None = None) -> None:
        self.known = begins or {}

    def agent(self, name: str) -> str | None:
        return None if name in ("", "nobody") else name

    queue = agent

    def begins(self, agent: str | None, queue: str | None) -> int:
        return min(self.known.get(name or "", 1 << 60) * 1000 for name in (agent, queue))


def folded(lines: list[bytes], whom: Whom | None = None) -> tuple[list[EarlierInterval], Unused]:
    fold = QueueLog(whom or Whom())
    rows = [row for line in lines for row in fold.on(read(line))]
    return rows + fold.end(), fold.unused


def as_row(row: EarlierInterval) -> Row:
    since, until = row.opened_at // 1000, row.closed_at // 1000
    return row.table, row.agent, row.queue, row.call, row.value, since, until, row.closed_as


def story(text: str, **begins: int) -> list[str]:
    """What a few lines tell, each as `seconds call queue agent EVENT data`; seconds count from T.

    An answer: `table agent value from-until how`, and what else its details say.
    """
    lines = []
    for line in text.strip().splitlines():
        at, call, queue, agent, event, *data = line.split(None, 5)
        lines.append(f"{T + int(at)}|{call}|{queue}|{agent}|{event}|{''.join(data)}\n".encode())
    rows, _ = folded(lines, Whom({name: T + at for name, at in begins.items()}))
    found = []
    for row in sorted(rows, key=lambda row: (row.opened_at, row.table, row.closed_at)):
        table, who, _, _, value, since, until, how = as_row(row)
        more = {name: told for name, told in (row.detail | row.closed_detail).items() if name != "source"}
        said = " ".join(f"{name}={told}" for name, told in more.items())
        found.append(f"{table} {who} {value} {since - T}-{until - T} {how} {said}".strip())
    return found


@pytest.mark.parametrize("seed", range(8))
def test_days_are_told_as_they_were(seed):
    log = written(seed, days=3, calls=30)
    rows, unused = folded(log.lines)
    assert sorted(map(as_row, rows), key=str) == sorted(log.rows, key=str)
    assert (unused.own, unused.nobody) == (0, 0)
    assert {row.detail["source"] for row in rows} == {"queue_log"}


def test_a_call_that_is_answered():
    assert story("""
        0 c1 sales NONE ENTERQUEUE |555|1
        20 c1 sales ann RINGNOANSWER 15000
        27 c1 sales ben CONNECT 27|c1b|2
        90 c1 sales ben COMPLETEAGENT 27|63|1
    """) == [
        "call None waiting 0-27 talk caller=555",
        "membership ann in 5-90 not_told begin=not_told",
        "offer ann ringing 5-20 unknown ring_ms=15000 raw_cause=RINGNOANSWER",
        "membership ben in 25-90 not_told begin=not_told",
        "offer ben ringing 25-27 answered ring_ms=2000",
        "call ben talk 27-90 agent",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("30 c1 sales NONE ABANDON 1|1|30", "caller"),
        ("30 c1 sales NONE EXITWITHTIMEOUT 1|1|30", "max_wait raw_cause=EXITWITHTIMEOUT"),
        ("30 c1 sales NONE EXITEMPTY 1|1|30", "max_wait_absent raw_cause=EXITEMPTY"),
        ("30 c1 sales NONE EXITWITHKEY 9|1|1|30", "switch raw_cause=EXITWITHKEY key=9"),
        ("30 c1 sales NONE WITHDRAW 1|1|30|why", "switch raw_cause=WITHDRAW"),
    ],
)
def test_how_a_caller_left(line, told):
    """Also where the file begins while they wait: then the line says for how long."""
    assert story(f"0 c1 sales NONE ENTERQUEUE\n{line}") == [f"call None waiting 0-30 {told}"]
    before, _, after = f"call None waiting 0-30 {told}".partition(told.split()[0])
    assert story(line) == [f"{before}{told.split()[0]} begin=not_told{after}"]


def test_the_caller_gives_up_while_it_rings_and_a_call_that_breaks():
    assert story("""
        0 c1 sales NONE ENTERQUEUE
        9 c1 sales ann RINGCANCELED 4000
        9 c1 sales NONE ABANDON 1|1|9
        20 c2 sales NONE ENTERQUEUE
        29 c2 sales ann SYSCOMPAT
    """, ann=60, sales=60) == [
        "call None waiting 0-9 caller",
        "membership ann in 5-29 not_told begin=not_told",
        "offer ann ringing 5-9 caller_hung_up ring_ms=4000 raw_cause=RINGCANCELED",
        "call None waiting 20-29 switch raw_cause=SYSCOMPAT",
        "offer ann ringing 29-29 fault begin=not_told raw_cause=SYSCOMPAT",
    ]  # fmt: skip


def test_pauses_are_told_once():
    """PAUSEALL tells nothing beside its PAUSE lines; PAUSE is written even when already paused."""
    assert story("""
        0 MANAGER sales ann ADDMEMBER PAUSED
        5 NONE sales ann UNPAUSE
        10 NONE NONE ann PAUSEALL Lunch
        10 NONE sales ann PAUSE Lunch
        11 NONE NONE ann PAUSEALL Lunch
        11 NONE sales ann PAUSE Lunch
        20 NONE sales ann UNPAUSE Auto-Unpause
        20 NONE sales ann PAUSE Meeting
        30 MANAGER sales ann REMOVEMEMBER
        40 NONE sales ann PENALTY 3
    """) == [
        "membership ann paused 0-5 in",
        "membership ann in 5-10 paused",
        "membership ann paused 10-20 in reason=Lunch",
        "membership ann paused 20-30 out reason=Meeting",
        "membership ann out 30-40 not_told",
    ]  # fmt: skip


def test_a_restart_of_the_switch_ends_what_is_known():
    assert story("""
        0 MANAGER sales ann ADDMEMBER
        10 c1 sales NONE ENTERQUEUE
        20 c1 sales ann RINGNOANSWER 5000
        25 c2 sales NONE ENTERQUEUE
        100 NONE NONE NONE QUEUESTART
        120 c3 sales ann CONNECT 5|c3b|3
        130 c3 sales ann COMPLETECALLER 5|10|1
    """) == [
        "membership ann in 0-25 not_told",
        "call None waiting 10-20 not_told",
        "offer ann ringing 15-20 unknown ring_ms=5000 raw_cause=RINGNOANSWER",
        "call None waiting 25-25 not_told",
        "call None waiting 115-120 talk begin=not_told",
        "membership ann in 117-130 not_told begin=not_told",
        "offer ann ringing 117-120 answered ring_ms=3000",
        "call ann talk 120-130 caller",
    ]  # fmt: skip


def test_a_ring_shows_that_a_pause_has_ended_unless_it_rang_before():
    assert story("""
        0 NONE sales ann PAUSE
        10 c1 sales ann RINGNOANSWER 12000
        40 c2 sales ann RINGNOANSWER 10000
    """) == [
        "offer ann ringing -2-10 unknown ring_ms=12000 raw_cause=RINGNOANSWER",
        "membership ann paused 0-30 not_told",
        "membership ann in 30-40 not_told begin=not_told",
        "offer ann ringing 30-40 unknown ring_ms=10000 raw_cause=RINGNOANSWER",
    ]  # fmt: skip


def test_a_file_that_begins_in_the_middle_of_a_call():
    assert story("50 c1 sales ben COMPLETECALLER 12|30|1") == [
        "call None waiting 8-20 talk begin=not_told",
        "call ben talk 20-50 caller begin=not_told",
    ]  # fmt: skip


def test_a_call_that_ends_under_another_id():
    """An optimised Local channel: who had it, since when, tells which call it is."""
    assert story("""
        0 c1 sales NONE ENTERQUEUE
        10 c1 sales ben CONNECT 10|c1b|2
        70 c9 sales ben COMPLETECALLER 10|60|1
    """)[-1] == "call ben talk 10-70 caller"  # fmt: skip
    told = story("""
        0 c1 sales NONE ENTERQUEUE
        10 c1 sales ben CONNECT 10|c1b|2
        70 c9 sales ben COMPLETECALLER 10|20|1
    """)  # fmt: skip
    assert "call ben talk 10-10 not_told" in told
    assert "call ben talk 50-70 caller begin=not_told" in told


def test_a_call_whose_end_was_never_written():
    """It is so for as long as it was spoken of; after a day it is forgotten."""
    told = story("""
        0 c1 sales NONE ENTERQUEUE
        9 c1 sales ann RINGNOANSWER 5000
        86000 c2 sales NONE ENTERQUEUE
        87000 c3 sales NONE ENTERQUEUE
        87001 c1 sales NONE ABANDON 1|1|87001
    """)  # fmt: skip
    assert "call None waiting 0-9 not_told" in told
    assert "call None waiting 0-87001 caller begin=not_told" in told


def test_one_call_through_two_queues():
    assert story("""
        0 c1 sales NONE ENTERQUEUE |555
        30 c1 sales NONE EXITWITHTIMEOUT 1|1|30
        30 c1 help NONE ENTERQUEUE |555
        40 c1 help NONE ABANDON 1|1|10
    """) == [
        "call None waiting 0-30 max_wait caller=555 raw_cause=EXITWITHTIMEOUT",
        "call None waiting 30-40 caller caller=555",
    ]  # fmt: skip


def test_a_clock_that_is_put_back_makes_nothing_end_before_it_began():
    told = story("""
        100 MANAGER sales ann ADDMEMBER
        110 c1 sales NONE ENTERQUEUE
        20 c1 sales NONE ABANDON 1|1|5
        30 NONE sales ann PAUSE
        130 NONE sales ann UNPAUSE
    """)  # fmt: skip
    assert told == ["membership ann paused 100-130 in", "call None waiting 110-110 caller"]


def test_readyrooms_own_time_is_not_told_by_others():
    lines = """
        0 MANAGER sales ann ADDMEMBER
        40 c1 sales NONE ENTERQUEUE
        55 c1 sales ann CONNECT 15|c1b|3
        90 MANAGER sales ann REMOVEMEMBER
    """
    ours = ["membership ann in 0-50 not_told", "call None waiting 40-40 not_told"]
    assert story(lines, ann=50, sales=60) == story(lines, ann=60, sales=50) == ours
    rows, unused = folded(
        [b"%d|c|sales|ann|PAUSE|\n" % T, b"%d|c|sales|ann|PAUSE|\n" % (T - 1)], Whom({"ann": T})
    )
    assert (len(rows), unused) == (1, Unused(own=1))


def test_who_is_unknown_here_tells_nothing_of_people_but_of_calls():
    lines = [
        b"%d|NONE|sales|nobody|PAUSE|\n" % T,
        b"%d|c1|sales|nobody|RINGNOANSWER|1000\n" % T,
        b"%d|c1|sales|nobody|CONNECT|9|x|3\n" % (T + 9),
        b"%d|c1|sales|nobody|COMPLETEAGENT|9|3|1\n" % (T + 12),
        b"%d|c1|nobody|ann|PAUSE|\n" % T,
        b"%d|c1|sales|ann|MYOWN|\n" % T,
    ]
    rows, unused = folded(lines)
    assert unused == Unused(nobody=3, other=1)
    assert [(row.value, row.agent, row.detail.get("member")) for row in rows] == [
        ("waiting", None, None), ("talk", None, "nobody"),
    ]  # fmt: skip
