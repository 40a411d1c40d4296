"""A session is led in its order, responses and lists find their actions, and all else is handed over."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyroom.protocols.ami import (
    AmiError,
    Answer,
    Conversation,
    Event,
    Greeted,
    Happening,
    LocalError,
    LoggedIn,
    LoginRefused,
    RemoteError,
    Stray,
    UnsafeValueError,
)
from readyroom.protocols.ami import conversation as module
from tests.protocols.ami.recordings import RECORDINGS, messages

GREETING = b"Asterisk Call Manager/11.0.0\r\n"


def ready() -> Conversation:
    """A session that is logged in; the login's ActionID was 1."""
    conversation = Conversation()
    conversation.receive(GREETING)
    conversation.login("rr", "secret", challenge=False)
    assert conversation.data_to_send()
    happened = conversation.receive(
        b"Response: Success\r\nActionID: 1\r\nMessage: Authentication accepted\r\n\r\n"
    )
    assert happened == [LoggedIn()]
    assert conversation.state == "ready"
    return conversation


def said(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n"


# --- the login -------------------------------------------------------------------------------------------


def test_a_login_by_challenge():
    conversation = Conversation("rr-")
    assert conversation.state == "opening"
    assert conversation.receive(GREETING) == [Greeted("11.0.0")]
    conversation.login("rr", "se:cret")
    assert conversation.data_to_send() == b"Action: Challenge\r\nActionID: rr-1\r\nAuthType: MD5\r\n\r\n"
    assert conversation.data_to_send() == b""
    assert conversation.receive(said("Response: Success", "ActionID: rr-1", "Challenge: 8617")) == []
    key = hashlib.md5(b"8617se:cret").hexdigest()
    sent = f"Action: Login\r\nActionID: rr-2\r\nAuthType: MD5\r\nUsername: rr\r\nKey: {key}\r\n\r\n"
    assert conversation.data_to_send() == sent.encode()
    booted = said("Event: FullyBooted", "Uptime: 3")
    (logged_in, event) = conversation.receive(said("Response: Success", "ActionID: rr-2") + booted)
    assert logged_in == LoggedIn()
    assert isinstance(event, Event)
    assert event.message.get("Uptime") == "3"


def test_a_login_that_wants_some_events_only():
    conversation = Conversation()
    conversation.receive(GREETING)
    conversation.login("rr", "secret", events="agent,call", challenge=False)
    assert b"Secret: secret\r\nEvents: agent,call\r\n" in conversation.data_to_send()


@pytest.mark.parametrize("challenge", [True, False])
def test_a_login_that_is_refused(challenge: bool):
    conversation = Conversation()
    conversation.receive(GREETING)
    conversation.login("rr", "wrong", challenge=challenge)
    conversation.data_to_send()
    number = 1
    if challenge:
        conversation.receive(said("Response: Success", "ActionID: 1", "Challenge: 1"))
        conversation.data_to_send()
        number = 2
    refused = said("Response: Error", f"ActionID: {number}", "Message: Authentication failed")
    assert conversation.receive(refused) == [LoginRefused("Authentication failed")]
    assert conversation.state == "refused"
    with pytest.raises(LocalError, match="Ping while the session is refused"):
        conversation.ask("Ping")
    assert conversation.lost() == []


def test_a_challenge_that_is_refused():
    conversation = Conversation()
    conversation.receive(GREETING)
    conversation.login("rr", "secret")
    # Asterisk leaves the ActionID out where it could not read it.
    assert conversation.receive(said("Response: Error")) == [LoginRefused("the login was refused")]


def test_nothing_is_said_out_of_turn():
    conversation = Conversation()
    with pytest.raises(LocalError, match="login while the session is opening"):
        conversation.login("rr", "secret", challenge=False)
    with pytest.raises(LocalError):
        conversation.ask("Ping")
    conversation = ready()
    with pytest.raises(LocalError):
        conversation.login("rr", "secret")
    conversation.lost()
    with pytest.raises(LocalError, match="closed"):
        conversation.ask("Ping")


# --- actions ---------------------------------------------------------------------------------------------


def test_responses_find_their_actions_in_any_order():
    conversation = ready()
    first = conversation.ask("QueuePause", {"Queue": "q", "Interface": "PJSIP/1", "Paused": "true"})
    second = conversation.ask("Originate", {"Variable": ["a=1", "b=2"]})
    assert conversation.data_to_send() == (
        b"Action: QueuePause\r\nActionID: 2\r\nQueue: q\r\nInterface: PJSIP/1\r\nPaused: true\r\n\r\n"
        b"Action: Originate\r\nActionID: 3\r\nVariable: a=1\r\nVariable: b=2\r\n\r\n"
    )
    assert conversation.outstanding == 2
    answers = conversation.receive(
        said("Response: Success", f"ActionID: {second}", "Message: queued")
        + said("Response: Error", f"ActionID: {first}", "Message: Interface not found")
    )
    assert [(a.action_id, a.accepted, a.why) for a in answers if isinstance(a, Answer)] == [
        (second, True, "queued"),
        (first, False, "Interface not found"),
    ]
    assert conversation.outstanding == 0


def test_an_unsafe_action_is_not_sent_at_all():
    conversation = ready()
    with pytest.raises(UnsafeValueError):
        conversation.ask("QueuePause", {"Reason": "a\r\nAction: Logoff"})
    assert (conversation.data_to_send(), conversation.outstanding) == (b"", 0)
    assert conversation.ask("Ping") == "2"


def test_a_list_is_collected_between_live_events():
    conversation = ready()
    asked = conversation.ask("QueueStatus")
    happened = conversation.receive(
        said(
            "Response: Success", f"ActionID: {asked}", "EventList: start", "Message: Queue status will follow"
        )
        + said("Event: QueueParams", "Queue: a", f"ActionID: {asked}")
        + said("Event: Hangup", "Uniqueid: 1.1")
        + said("Event: QueueMember", "Queue: a", f"ActionID: {asked}")
        + said("Event: QueueStatusComplete", f"ActionID: {asked}", "EventList: Complete", "ListItems: 2")
    )
    live, answer = happened
    assert isinstance(live, Event)
    assert live.message.event == "Hangup"
    assert isinstance(answer, Answer)
    assert answer.accepted
    assert [item.event for item in answer.items] == ["QueueParams", "QueueMember"]
    assert answer.end is not None
    assert answer.end.get("ListItems") == "2"


def test_a_list_that_is_cancelled_is_not_accepted():
    conversation = ready()
    asked = conversation.ask("DeviceStateList")
    (answer,) = conversation.receive(
        said("Response: Success", f"ActionID: {asked}", "EventList: start")
        + said("Event: DeviceStateListComplete", f"ActionID: {asked}", "EventList: Cancelled")
    )
    assert isinstance(answer, Answer)
    assert not answer.accepted


def test_a_command_s_output():
    conversation = ready()
    asked = conversation.ask("Command", {"Command": "queue show"})
    (answer,) = conversation.receive(
        said(
            "Response: Success",
            f"ActionID: {asked}",
            "Message: Command output follows",
            "Output: q has 0",
            "Output: ",
        )
    )
    assert isinstance(answer, Answer)
    assert answer.response.all("Output") == ["q has 0", ""]


def test_what_nobody_waits_for_is_handed_over():
    conversation = ready()
    asked = conversation.ask("Originate")
    kinds = [
        type(one)
        for one in conversation.receive(
            said("Event: OriginateResponse", f"ActionID: {asked}", "Response: Success")  # before its response
            + said("Response: Success", f"ActionID: {asked}")
            + said("Response: Success", f"ActionID: {asked}")  # a second one
            + said("Response: Error", "Message: Missing action in request")
            + said("Event: OriginateResponse", f"ActionID: {asked}", "Response: Success")
            + said("Something: else")
        )
    ]
    assert kinds == [Event, Answer, Stray, Stray, Event, Stray]


def test_a_lost_connection_names_what_was_not_answered():
    conversation = ready()
    first, second = conversation.ask("Ping"), conversation.ask("QueueStatus")
    conversation.receive(said("Response: Success", f"ActionID: {second}", "EventList: start"))
    assert conversation.lost() == [first, second]
    assert conversation.state == "closed"
    assert conversation.lost() == []


def test_a_list_has_a_bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ITEMS_AT_MOST", 3)
    conversation = ready()
    asked = conversation.ask("QueueStatus")
    conversation.receive(said("Response: Success", f"ActionID: {asked}", "EventList: start"))
    item = said("Event: QueueMember", f"ActionID: {asked}")
    conversation.receive(item * 3)
    with pytest.raises(RemoteError, match="more than 3 items"):
        conversation.receive(item)


# --- recorded sessions -----------------------------------------------------------------------------------


class Replayed(Conversation):
    """A session in which the actions of a recording have been asked, under the recorded names."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.receive(GREETING)
        self.login("rr", "secret", challenge=False)
        self.receive(said("Response: Success", "ActionID: 1"))
        self.expected = [m.action_id for m in messages(name) if m.response]
        for number in self.expected:
            self._prefix, self._asked = "a", int(number[1:]) - 1
            assert self.ask("Recorded") == number


@pytest.mark.parametrize("name", RECORDINGS)
def test_every_recorded_response_finds_its_action(name: str):
    session = Replayed(name)
    happened = session.receive(RECORDINGS[name])
    assert sorted(one.action_id for one in happened if isinstance(one, Answer)) == sorted(session.expected)
    assert not [one for one in happened if isinstance(one, Stray)]
    assert session.outstanding == 0
    items = sum(len(one.items) + (one.end is not None) for one in happened if isinstance(one, Answer))
    assert len(happened) + items == len(messages(name))


def test_the_recorded_lists():
    answers = [
        one
        for one in Replayed("12_queuestatus").receive(RECORDINGS["12_queuestatus"])
        if isinstance(one, Answer)
    ]
    status = next(one for one in answers if one.why == "Queue status will follow")
    assert [item.event for item in status.items] == [
        "QueueParams",
        "QueueMember",
        "QueueMember",
        "QueueEntry",
    ]
    assert status.end is not None
    assert status.end.get("ListItems") == str(len(status.items))
    assert [len(one.items) for one in answers if one.why == "Queue summary will follow"] == [1]


# --- fuzzed ----------------------------------------------------------------------------------------------

_lines = st.lists(
    st.sampled_from(
        [
            b"Response: Success", b"Response: Error", b"Event: X", b"EventList: start", b"EventList: Complete",
            b"EventList: Cancelled", b"ActionID: 1", b"ActionID: 2", b"ActionID: 3", b"Challenge: 7", b"x", b"", b"",
        ]
    ).map(lambda line: line + b"\r\n"),
    max_size=40,
).map(b"".join)  # fmt: skip


@given(_lines | st.binary(max_size=200), st.booleans(), st.booleans())
def test_whatever_is_said_nothing_but_its_own_error_is_raised(raw: bytes, greeted: bool, challenge: bool):
    conversation = Conversation()
    happened: list[Happening] = []
    try:
        if greeted:
            conversation.receive(GREETING)
            conversation.login("rr", "secret", challenge=challenge)
        happened += conversation.receive(raw)
        if conversation.state == "ready":
            asked = conversation.ask("QueueStatus")
            happened += conversation.receive(raw)
            happened += conversation.receive(b"\r\n\r\n" + said("Response: Goodbye", f"ActionID: {asked}"))
    except AmiError:
        return
    assert len([one for one in happened if isinstance(one, LoggedIn)]) <= 1
    conversation.lost()
    assert conversation.outstanding == 0
