"""Events of Asterisk's REST interface as records, and requests as they are made."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyroom.protocols import ari

# As Asterisk 22 sends it, without what is the same in every channel.
STARTED = """{"type":"StasisStart","timestamp":"2026-11-29T01:30:00.123+0000","args":["sales"],"channel":{
 "id":"1795915800.7","name":"PJSIP/trunk-00000003","state":"Ring","protocol_id":"a@b","caller":{"name":"","number":"0301234"},
 "connected":{"name":"","number":""},"accountcode":"","dialplan":{"context":"from-outside","exten":"91","priority":2,
 "app_name":"Stasis","app_data":"readyroom,sales"},"creationtime":"2026-11-29T01:30:00.100+0000","language":"en"},
 "asterisk_id":"00:11:22:33:44:55","application":"readyroom"}"""


def test_a_caller_comes():
    event = ari.event_of(STARTED)
    assert isinstance(event, ari.StasisStart)
    assert event.args == ("sales",)
    assert event.replace_channel is None
    assert ari.instant_ms(event.timestamp) == 1_795_915_800_123
    channel = event.channel
    assert (channel.id, channel.state, channel.caller.number) == ("1795915800.7", "Ring", "0301234")
    assert (channel.dialplan.app_name, channel.dialplan.app_data) == ("Stasis", "readyroom,sales")


@pytest.mark.parametrize("kind", ari.KNOWN)
def test_every_known_event_is_read(kind: type[ari.Event]):
    channel = {"id": "1.1"}
    fields = {
        "channel": channel,
        "peer": channel,
        "playback": {"id": "p"},
        "bridge": {"id": "b", "channels": ["1.1"]},
        "transferer_first_leg": channel,
        "transferer_second_leg": channel,
    }
    event = ari.event_of(
        json.dumps({"type": kind.__name__, "timestamp": "x", "new_in_asterisk_30": 1} | fields)
    )
    assert type(event) is kind


def test_the_cause_of_an_end_is_read_with_or_without_the_telephones_own():
    told = '{"type":"ChannelDestroyed","cause":21,"cause_txt":"Call Rejected",%s"channel":{"id":"1.1"}}'
    event = ari.event_of(told % '"tech_cause":603,')
    assert isinstance(event, ari.ChannelDestroyed)
    assert (event.cause, event.tech_cause) == (21, 603)
    event = ari.event_of(told % "")
    assert isinstance(event, ari.ChannelDestroyed)
    assert (event.cause, event.tech_cause) == (21, 0)


def test_what_is_not_known_is_no_mistake():
    assert ari.event_of('{"type":"ChannelTalkingStarted","channel":{"id":"1"}}') is None
    assert ari.event_of('{"type":"InAsterisk30"}') is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        '{"type":1}',
        '{"type":"StasisEnd"}',
        '{"type":"StasisEnd","channel":{"id":5}}',
        b"\xff",
    ],
)
def test_what_is_no_event_is_said_to_be_none(text: str | bytes):
    with pytest.raises(ari.AriError, match="not an event"):
        ari.event_of(text)


@given(st.one_of(st.text(), st.binary(), st.sampled_from([kind.__name__ for kind in ari.KNOWN])))
def test_whatever_comes_is_an_event_or_said_to_be_none(text: str | bytes):
    for frame in (text, json.dumps({"type": text}) if isinstance(text, str) else text):
        try:
            event = ari.event_of(frame)
        except ari.AriError:
            continue
        assert event is None or isinstance(event, ari.Event)


def test_lists_are_read():
    assert [one.id for one in ari.channels_of(b'[{"id":"1.1"},{"id":"1.2","state":"Up"}]')] == ["1.1", "1.2"]
    assert ari.bridges_of(b'[{"id":"b","channels":["1.1"]}]') == (ari.Bridge(id="b", channels=("1.1",)),)
    for read in (ari.channels_of, ari.bridges_of):
        with pytest.raises(ari.AriError, match="not a list"):
            read(b'{"message":"Channel not found"}')


def test_what_is_wrong_with_a_request_is_told():
    assert ari.problem_of(b'{"message":"Channel not found"}') == "Channel not found"
    assert ari.problem_of(b'{"error":"Allocation failed"}') == "Allocation failed"
    assert [ari.problem_of(body) for body in (b"", b"<html>", b"[]", b"{}")] == [""] * 4


@pytest.mark.parametrize("text", ["", "yesterday", "2026-11-29T01:30:00.123", "9999999"])
def test_what_is_no_instant_is_none(text: str):
    assert ari.instant_ms(text) == 0


def test_a_telephone_is_rung():
    request = ari.originate(
        "readyroom-o7-",
        "PJSIP/101",
        "readyroom",
        caller=ari.Party(number="0301234", name='An "evil" <name>'),
        timeout_s=20,
        originator="17.1",
        variables={"READYROOM_QUEUE": "sales"},
    )
    assert (request.method, request.path) == ("POST", "/channels/readyroom-o7-")
    assert dict(request.query) == {
        "endpoint": "PJSIP/101",
        "app": "readyroom",
        "callerId": '"An evil name" <0301234>',
        "timeout": "20",
        "originator": "17.1",
    }
    assert request.body == {"variables": {"READYROOM_QUEUE": "sales"}}


def test_names_in_a_path_are_escaped_and_none_is_the_beginning_of_another():
    assert ari.answer("a/b?c 1").path == "/channels/a%2Fb%3Fc%201/answer"
    assert ari.hang_up("17.1", "answered_elsewhere").query == (("reason", "answered_elsewhere"),)
    assert ari.join("b", "1.1", "1.2").query == (("channel", "1.1,1.2"),)
    assert not ari.ending("readyroom-o11").startswith(ari.ending("readyroom-o1"))
    assert ari.answer("1").body is None
