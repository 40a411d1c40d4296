"""A line of queue_log says what it says, and one that cannot be read says why."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyroom.protocols.queue_log import FIELDS, LONGEST, BadLine, Record, read

AT = 1_700_000_000


def line(event: str, data: str = "", agent: str = "NONE", queue: str = "sales", call: str = "1.5") -> bytes:
    return f"{AT}|{call}|{queue}|{agent}|{event}|{data}\n".encode()


# As Asterisk 22 writes them, and what is read out of it.
LINES = [
    (line("ENTERQUEUE", "|+4930555|3"), {"url": "", "caller": "+4930555", "position": "3"}, {}),
    (line("ENTERQUEUE", "|555|3|A | B"), {"url": "", "caller": "555", "position": "3", "caller_name": "A | B"}, {}),
    (line("ENTERQUEUE", "|555"), {"url": "", "caller": "555"}, {}),
    (line("CONNECT", "12|1.6|4", "Ann"), {"channel": "1.6"}, {"hold_s": 12, "ring_s": 4}),
    (line("CONNECT", "12", "Ann"), {}, {"hold_s": 12}),
    (line("COMPLETEAGENT", "12|80|1", "Ann"), {"position": "1"}, {"hold_s": 12, "talk_s": 80}),
    (line("CONNECT", "|1.6|99999999999999999999", "Ann"), {"channel": "1.6"}, {}),
    (line("ATTENDEDTRANSFER", "BRIDGE|b-1", "Ann"), {}, {}),
    (line("COMPLETECALLER", "-3|80|1", "Ann"), {"position": "1"}, {"talk_s": 80}),
    (line("BLINDTRANSFER", "200|from-internal|12|80|1", "Ann"),
     {"extension": "200", "context": "from-internal", "position": "1"}, {"hold_s": 12, "talk_s": 80}),
    (line("ATTENDEDTRANSFER", "BRIDGE|b-1|12|80|1", "Ann"), {"position": "1"}, {"hold_s": 12, "talk_s": 80}),
    (line("ATTENDEDTRANSFER", "LINK|SIP/1|SIP/3|12|80|1", "Ann"), {"position": "1"}, {"hold_s": 12, "talk_s": 80}),
    (line("ABANDON", "1|2|30"), {"position": "1", "first_position": "2"}, {"wait_s": 30}),
    (line("EXITWITHKEY", "9|1|2|30"), {"key": "9", "position": "1", "first_position": "2"}, {"wait_s": 30}),
    (line("RINGNOANSWER", "15000", "Ann"), {}, {"ring_ms": 15000}),
    (line("RINGCANCELED", "", "Ann"), {}, {}),
    (line("PAUSE", "lunch; back | at 2, yes", "Ann"), {"reason": "lunch; back | at 2, yes"}, {}),
    (line("PAUSE", "", "Ann"), {}, {}),
    (line("ADDMEMBER", "PAUSED", "Ann"), {"paused": "PAUSED"}, {}),
    (line("MYOWN", "a|b"), {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "texts", "numbers"), LINES)
def test_what_a_line_says(given, texts, numbers):
    found = read(given)
    assert (found.at, found.call, found.queue) == (AT * 1000, "1.5", "sales")
    assert (found.texts, found.numbers) == (texts, numbers)


def test_none_is_nobody():
    assert read(line("QUEUESTART", queue="NONE", call="NONE")) == Record(AT * 1000, "", "", "", "QUEUESTART")


def test_what_is_accepted_besides():
    assert read(line("CONNECT", "1|2|3").replace(b"\n", b"\r\n")).numbers == {"hold_s": 1, "ring_s": 3}
    assert read(f"{AT}.123456|1.5|sales|Ann|REMOVEMEMBER\n".encode()).at == AT * 1000
    assert read(b"1700000000|1|q|Zo\xeb|PAUSE|\n").agent == "Zo\ufffd"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (b"\n", "1 fields"),
        (b"hello\n", "1 fields"),
        (b"1700000000|1.5|sales|Ann\n", "4 fields"),
        (b"1700000000|1.5|sales|Ann||x\n", "no event"),
        (b"1700000000|1.5|sales|%s|PAUSE|\n" % (b"x" * 201), "more than 200"),
        (b"today|1.5|sales|Ann|PAUSE|\n", "'today' is no time"),
        (b"-5|1.5|sales|Ann|PAUSE|\n", "no time"),
        (b"0|1.5|sales|Ann|PAUSE|\n", "no time"),
        (b"99999999999|1.5|sales|Ann|PAUSE|\n", "no time"),
        ("\u0661\u0662|1.5|sales|Ann|PAUSE|\n".encode(), "no time"),
        (b"1700000000|1.5|sales|Ann|CONNECT|1", "cut off"),
        (line("CONNECT", "abc|x|y", "Ann"), "its hold_s 'abc' is no number"),
        (line("CONNECT", "1|x|y", "Ann"), "its ring_s 'y' is no number"),
        (line("COMPLETEAGENT", "1|8O|1", "Ann"), "its talk_s '8O' is no number"),
        (line("COMPLETECALLER", "1.5|80|1", "Ann"), "its hold_s '1.5' is no number"),
        (line("BLINDTRANSFER", "200|from-internal|12|-|1", "Ann"), "its talk_s '-' is no number"),
        (line("ATTENDEDTRANSFER", "BRIDGE|b-1|x|80|1", "Ann"), "its hold_s 'x' is no number"),
        (line("ABANDON", "1|2|soon"), "its wait_s 'soon' is no number"),
        (line("RINGNOANSWER", "15000ms", "Ann"), "its ring_ms '15000ms' is no number"),
        (b"1" * LONGEST, "too long"),
        (b"17000\0\0\0\0\0|1.5|sales|Ann|PAUSE|\n", "no text"),
    ],
)
def test_why_a_line_cannot_be_read(given, why):
    with pytest.raises(BadLine, match=why):
        read(given)


# What looks like a line is more often wrong in an interesting way than plain noise.
names = st.sampled_from([b"NONE", b"", b"Ann", b"PJSIP/1001", b"\xff\xfe", b" "])
lines = st.builds(
    lambda time, fields, end: b"|".join([time, *fields]) + end,
    st.one_of(st.integers(-5, 2**70).map(lambda n: str(n).encode()), st.binary(max_size=12)),
    st.lists(
        st.one_of(names, st.sampled_from(sorted(FIELDS)).map(str.encode), st.binary(max_size=9)), max_size=9
    ),
    st.sampled_from([b"\n", b"\r\n", b"", b"|\n"]),
)


@given(st.one_of(st.binary(), st.binary().map(lambda b: b + b"\n"), lines))
def test_any_bytes_are_read_or_refused(given):
    with contextlib.suppress(BadLine):
        found = read(given)
        assert 0 < found.at < 2**43
        assert found.event
        assert all(0 <= number < 2**40 for number in found.numbers.values())
        "".join([found.call, found.queue, found.agent, found.event, *found.texts.values()]).encode()


@given(
    st.sampled_from(sorted(FIELDS)),
    st.lists(st.text(st.characters(exclude_characters="|\r\n\0", codec="utf-8"))),
)
def test_each_event_gives_only_its_own_fields(event, data):
    try:
        found = read(line(event, "|".join(data)))
    except BadLine as error:
        assert re.fullmatch(r"its (\w+_m?s) .* is no number", str(error), re.DOTALL)  # noqa: PT017 - often there is none
        return
    assert found.texts.keys() | found.numbers.keys() <= set(FIELDS[event])
