"""Bytes become the same messages in whatever pieces they come, and each message its own bytes."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyroom.protocols.ami import (
    Banner,
    Message,
    Parser,
    RemoteError,
    UnsafeValueError,
    printable,
    serialise,
)
from readyroom.protocols.ami.message import HEADERS_AT_MOST, LINE_BYTES_AT_MOST
from readyroom.protocols.ami.parser import GREETING_BYTES_AT_MOST, MESSAGE_BYTES_AT_MOST
from tests.protocols.ami.recordings import RECORDINGS, messages

GREETING = b"Asterisk Call Manager/11.0.0\r\n"
SHORT = [name for name, data in RECORDINGS.items() if len(data) < 1_000]


def parsed(data: bytes, *cuts: int, greeting: bool = False) -> list[Banner | Message]:
    """What a parser makes of the bytes, fed in the pieces between these cuts."""
    parser = Parser(greeting=greeting)
    places = [0, *sorted(cuts), len(data)]
    return [one for at, end in pairwise(places) for one in parser.feed(data[at:end])]


# --- recorded sessions -----------------------------------------------------------------------------------


def test_there_are_recordings():
    assert len(RECORDINGS) > 40
    assert len(SHORT) > 5


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recording_is_read_without_a_byte_lost(name: str):
    found = messages(name)
    assert b"".join(serialise(message) for message in found) == RECORDINGS[name]
    assert {message.kind for message in found} <= {"Event", "Response"}


@pytest.mark.parametrize("name", SHORT)
def test_a_short_recording_is_the_same_at_every_cut_and_byte_by_byte(name: str):
    data, whole = RECORDINGS[name], messages(name)
    assert all(parsed(data, cut) == whole for cut in range(len(data)))
    assert parsed(data, *range(len(data))) == whole


@given(st.data())
def test_any_recording_is_the_same_in_any_pieces(data: st.DataObject):
    name = data.draw(st.sampled_from(list(RECORDINGS)))
    recorded = RECORDINGS[name]
    cuts = data.draw(st.lists(st.integers(0, len(recorded)), max_size=60))
    assert parsed(recorded, *cuts) == messages(name)


# --- messages --------------------------------------------------------------------------------------------


def test_headers_keep_their_order_and_repeat():
    (message,) = parsed(b"Event: TestEvent\r\nState: a\r\nType: x\r\nState: b\r\n\r\n")
    assert isinstance(message, Message)
    assert message.headers == (("Event", "TestEvent"), ("State", "a"), ("Type", "x"), ("State", "b"))
    assert (message.get("state"), message.all("State")) == ("a", ["a", "b"])
    assert (message.event, message.response, message.kind) == ("TestEvent", "", "Event")
    assert "TYPE" in message
    assert "Queue" not in message
    assert (message.get("Queue"), message.get("Queue", "none")) == ("", "none")


def test_an_event_with_a_response_in_it_is_an_event():
    (message,) = parsed(b"Event: OriginateResponse\r\nActionID: 7\r\nResponse: Failure\r\n\r\n")
    assert isinstance(message, Message)
    assert (message.event, message.response, message.action_id) == ("OriginateResponse", "", "7")


def test_values_are_kept_as_they_are():
    raw = (
        b"Response: Success\r\nOutput:   indented: yes\r\nOutput:\r\nNo colon here\r\nA:b\r\nC: x\ny\r\n\r\n"
    )
    (message,) = parsed(raw)
    assert isinstance(message, Message)
    assert message.headers == (
        ("Response", "Success"),
        ("Output", "  indented: yes"),
        ("Output", ""),
        ("", "No colon here"),
        ("A", "b"),
        ("C", "x\ny"),
    )


def test_odd_bytes_come_back_as_they_were():
    raw = b"Event: X\r\nCallerIDName: M\xfcller \xc3\xa9 \xff\r\n\r\n"
    (message,) = parsed(raw)
    assert isinstance(message, Message)
    assert serialise(message) == raw
    assert printable(message.get("CallerIDName")) == "M�ller é �"
    assert printable("plain €") == "plain €"


def test_empty_lines_between_messages_are_nothing():
    raw = b"\r\n\r\nEvent: A\r\n\r\n\r\n\r\nEvent: B\r\n\r\n"
    for cut in range(len(raw)):
        assert [m.event for m in parsed(raw, cut) if isinstance(m, Message)] == ["A", "B"]


def test_messages_compare_by_their_headers():
    first, second = Message([("Event", "A")]), Message([("Event", "A")])
    assert first == second
    assert hash(first) == hash(second)
    assert first != Message([("Event", "B")])
    assert first != "Event: A"
    assert repr(first) == "Message((('Event', 'A'),))"
    assert (Message([]).kind, Message([]).event) == ("", "")


# --- the greeting and the bounds -------------------------------------------------------------------------


def test_the_greeting_is_read_in_any_pieces():
    raw = GREETING + b"Event: A\r\n\r\n"
    for cut in range(len(raw)):
        banner, message = parsed(raw, cut, greeting=True)
        assert banner == Banner("11.0.0")
        assert isinstance(message, Message)
        assert message.event == "A"


@pytest.mark.parametrize(
    "said", [b"SIP/2.0 400 Bad\r\n", b"HTTP", b"\r\n", b"Asterisk Call M\r\n", b"\x16\x03\x01"]
)
def test_who_greets_otherwise_is_no_manager_interface(said: bytes):
    parser = Parser()
    with pytest.raises(RemoteError, match="no Asterisk manager interface"):
        parser.feed(said)
    with pytest.raises(RemoteError, match="no Asterisk manager interface"):
        parser.feed(GREETING)


def test_a_greeting_without_an_end_is_none():
    with pytest.raises(RemoteError):
        Parser().feed(GREETING[:-2] + b"1" * GREETING_BYTES_AT_MOST)


def test_a_message_may_be_so_long_and_no_longer():
    longest = b"Output: " + b"x" * (MESSAGE_BYTES_AT_MOST - 8)
    assert len(parsed(longest + b"\r\n\r\n", 100_000, MESSAGE_BYTES_AT_MOST + 3)) == 1
    for rest in (b"y", b"y\r\n\r\n"):
        parser = Parser(greeting=False)
        # What came before it is told, whatever pieces it came in.
        assert len(parser.feed(b"Event: A\r\n\r\n" + longest + rest + b"more")) == 1
        with pytest.raises(RemoteError, match=f"more than {MESSAGE_BYTES_AT_MOST} bytes"):
            parser.feed(b"")
        with pytest.raises(RemoteError, match=f"more than {MESSAGE_BYTES_AT_MOST} bytes"):
            parser.feed(b"Event: B\r\n\r\n")


# --- fuzzed ----------------------------------------------------------------------------------------------

_name = st.text('ABcd-() 1é"=', min_size=1, max_size=20).filter(lambda name: name == name.strip())
_value = st.binary(max_size=60).map(lambda raw: raw.decode("utf-8", "surrogateescape")).filter(
    lambda value: not any(odd in value for odd in "\r\n\0")
)  # fmt: skip
_message = st.lists(st.tuples(_name, _value), min_size=1, max_size=8).map(Message)


@given(st.lists(_message, max_size=5), st.lists(st.integers(0, 2_000), max_size=10))
def test_what_is_sent_is_read_as_it_was(sent: list[Message], cuts: list[int]):
    raw = b"".join(map(serialise, sent))
    assert parsed(raw, *(min(cut, len(raw)) for cut in cuts)) == sent


_scraps = st.lists(
    st.sampled_from([b"\r", b"\n", b"\r\n", b":", b" ", b"Event", b"\xff", b"\0", b"A"]), max_size=40
)


@given(st.one_of(st.binary(max_size=300), _scraps.map(b"".join)), st.lists(st.integers(0, 300), max_size=8))
def test_anything_is_read_or_refused_and_the_same_in_any_pieces(raw: bytes, cuts: list[int]):
    whole = parsed(raw)
    assert parsed(raw, *(min(cut, len(raw)) for cut in cuts)) == whole
    # Whatever came before, behind an empty line good input is understood.
    after = parsed(raw + b"\r\n\r\nEvent: Good\r\n\r\n")
    assert after[-1] == Message([("Event", "Good")])
    assert after[: len(whole)] == whole


@given(st.binary(max_size=300))
def test_any_greeting_is_read_or_refused(raw: bytes):
    with suppress(RemoteError):
        Parser().feed(raw)


# --- what is refused to be sent --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Reason", "lunch\r\n\r\nAction: Command"),
        ("Reason", "a\rb"),
        ("Reason", "a\nb"),
        ("Reason", "a\0b"),
        ("", "x"),
        ("Reason:", "x"),
        (" Reason", "x"),
        ("Rea\nson", "x"),
    ],
)
def test_one_header_stays_one_header(name: str, value: str):
    with pytest.raises(UnsafeValueError):
        serialise(Message([("Action", "QueuePause"), (name, value)]))


def test_what_asterisk_would_cut_off_is_not_sent():
    fits = "x" * (LINE_BYTES_AT_MOST - len("Reason: \r\n"))
    assert serialise(Message([("Reason", fits)])).count(b"x") == len(fits)
    with pytest.raises(UnsafeValueError, match="Reason has 1025 bytes"):
        serialise(Message([("Reason", fits + "x")]))
    serialise(Message([("V", "x")] * HEADERS_AT_MOST))
    with pytest.raises(UnsafeValueError, match="128 headers"):
        serialise(Message([("V", "x")] * (HEADERS_AT_MOST + 1)))
    with pytest.raises(UnsafeValueError):
        serialise(Message([]))
