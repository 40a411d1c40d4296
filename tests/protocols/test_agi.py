"""The gateway interface in any pieces, with callers who hang up, and from what is no Asterisk at all."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyroom.protocols.agi import (
    LINE_BYTES_AT_MOST,
    LINES_AT_MOST,
    AgiError,
    AgiEvent,
    Dialogue,
    Environment,
    HungUp,
    Reply,
)

# As an Asterisk 22.10.1 sent it.
ENVIRONMENT = b"""agi_network: yes
agi_network_script: log-in
agi_request: agi://127.0.0.1:36303/log-in
agi_channel: PJSIP/101-00000000
agi_language: en
agi_type: PJSIP
agi_uniqueid: 1795909012.0
agi_version: 22.10.1+dfsg+~cs6.17.60671434-1
agi_callerid: 101
agi_calleridname: J\xc3\xb6rg: "Telephone" 101
agi_callingpres: 0
agi_callingani2: 0
agi_callington: 0
agi_callingtns: 0
agi_dnid: *71
agi_rdnis: unknown
agi_context: from-internal
agi_extension: *71
agi_priority: 1
agi_enhanced: 0.0
agi_accountcode: 
agi_threadid: 139808234763968
agi_arg_1: one
agi_arg_2: two words

"""  # noqa: W291 - as it was sent
REPLIES = b"""200 result=0
200 result=12
200 result=3 (timeout)
200 result=0 endpos=14080
510 Invalid or unknown command
520-Invalid command syntax.  Proper usage follows:
Say a given digit string, returning early if any of the given DTMF digits are received on the channel.
520 End of proper usage.
200 result=1 (a"b c)
200 result= (timeout)
HANGUP
200 result=-1
511 Command Not Permitted on a dead channel or intercept routine
"""
ASKED = 11


def asked(times: int = ASKED) -> Dialogue:
    """A dialogue in which so many commands were sent."""
    dialogue = Dialogue()
    for _ in range(times):
        dialogue.command("NOOP")
    return dialogue


def test_the_environment_says_who_calls_and_what_for():
    (told,) = Dialogue().receive(ENVIRONMENT)
    assert isinstance(told, Environment)
    assert (told.script, told.channel) == ("log-in", "PJSIP/101-00000000")
    assert told.arguments == ("one", "two words")
    assert told.values["calleridname"] == 'Jörg: "Telephone" 101'
    assert told.values["accountcode"] == ""


def test_a_script_may_be_asked_for_with_a_query():
    (told,) = Dialogue().receive(b"agi_request: agi://x/a?b=c\nagi_network_script: a?b=c\n\n")
    assert isinstance(told, Environment)
    assert (told.script, told.arguments) == ("a", ())


def test_replies_are_what_asterisk_sends():
    dialogue = asked()
    told = dialogue.receive(ENVIRONMENT + REPLIES)
    usage = "\n".join(REPLIES.decode().splitlines()[5:8])
    assert told[1:] == [
        Reply(200, "0", "", "200 result=0"),
        Reply(200, "12", "", "200 result=12"),
        Reply(200, "3", "timeout", "200 result=3 (timeout)"),
        Reply(200, "0", "", "200 result=0 endpos=14080"),
        Reply(510, "", "", "510 Invalid or unknown command"),
        Reply(520, "", "", usage),
        Reply(200, "1", 'a"b c', '200 result=1 (a"b c)'),
        Reply(200, "", "timeout", "200 result= (timeout)"),
        HungUp(),
        Reply(200, "-1", "", "200 result=-1"),
        Reply(511, "", "", "511 Command Not Permitted on a dead channel or intercept routine"),
    ]
    assert dialogue.is_hung_up
    assert [reply.is_done for reply in told if isinstance(reply, Reply)] == [
        True, True, True, True, False, False, True, True, False, False,
    ]  # fmt: skip


@given(cuts=st.lists(st.integers(0, len(ENVIRONMENT + REPLIES)), max_size=20))
def test_it_does_not_matter_in_which_pieces_it_comes(cuts: list[int]):
    stream = ENVIRONMENT + REPLIES
    at_once = asked().receive(stream)
    edges = [0, *sorted(cuts), len(stream)]
    dialogue, told = asked(), list[AgiEvent]()
    for start, end in itertools.pairwise(edges):
        told += dialogue.receive(stream[start:end])
    assert told == at_once


def test_carriage_returns_do_not_matter():
    stream = ENVIRONMENT + REPLIES
    assert asked().receive(stream.replace(b"\n", b"\r\n")) == asked().receive(stream)


def test_a_command_is_one_line_whatever_is_in_it():
    assert Dialogue().command("ANSWER") == b"ANSWER\n"
    assert Dialogue().command("STREAM FILE", "beep", "") == b'STREAM FILE "beep" ""\n'
    assert Dialogue().command("GET DATA", "a\\b", 3000, 8) == b'GET DATA "a\\\\b" "3000" "8"\n'
    assert Dialogue().command("VERBOSE", 'say "hé"\nHANGUP') == 'VERBOSE "say \\"hé\\" HANGUP"\n'.encode()


@given(words=st.lists(st.text(), min_size=1))
def test_no_word_ends_the_line(words: list[str]):
    sent = Dialogue().command("VERBOSE", *words)
    assert sent.count(b"\n") == 1
    assert sent.endswith(b"\n")


@pytest.mark.parametrize(
    ("stream", "problem"),
    [
        (b"GET / HTTP/1.1\r\n", "does not begin"),
        (b"\n", "does not begin"),
        (b"agi_network: yes\n\n", "does not begin"),
        (b"agi_request: a\nnonsense: b\n", "does not begin"),
        (b"x" * (LINE_BYTES_AT_MOST + 1), "too long"),
        (b"agi_request: " + b"x" * LINE_BYTES_AT_MOST + b"\n", "too long"),
        (b"".join(b"agi_%d: x\n" % at for at in range(LINES_AT_MOST + 1)), "no end"),
        (ENVIRONMENT + b"200 result=0\n", "nobody asked"),
        (ENVIRONMENT + b"nonsense\n", "no code"),
        (ENVIRONMENT + "２００ result=0\n".encode(), "no code"),
        (ENVIRONMENT + b"520-usage\n" + b"more\n" * LINES_AT_MOST, "no end"),
    ],
)
def test_what_is_no_agi_is_refused_for_good(stream: bytes, problem: str):
    dialogue = Dialogue()
    with pytest.raises(AgiError, match=problem):
        dialogue.receive(stream)
    with pytest.raises(AgiError):
        dialogue.receive(ENVIRONMENT)


@given(junk=st.lists(st.binary(max_size=200), max_size=20))
def test_junk_is_refused_or_waited_for_and_nothing_else(junk: list[bytes]):
    dialogue = asked()
    try:
        for piece in [ENVIRONMENT, *junk]:
            dialogue.receive(piece)
    except AgiError:
        return
    assert b"\n" not in dialogue._bytes
