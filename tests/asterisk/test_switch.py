"""The fixture itself: a real switch, real telephones, and what the tests can make them do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.asterisk.conftest import Telephone
from tests.asterisk.manager import Member
from tests.asterisk.phones import Phone, register
from tests.asterisk.site import by_hint, telephones
from tests.asterisk.switch import Switch
from tests.asterisk.tree import Tree, expected

IN, PAUSED = Member(False, "", 0), Member(True, "Lunch", 0)


def add(switch: Switch, *phones: Phone, queue: str = "sales") -> int:
    """Make them members; where the events then are."""
    for phone in phones:
        switch.view.ask("QueueAdd", Queue=queue, Interface=phone.interface)
    return switch.view.mark()


# --- the switch ------------------------------------------------------------------------------------------


def test_it_is_asterisk_22_and_content_with_its_configuration(switch: Switch, record_property):
    record_property("ran_on", switch.tree.version)
    assert switch.view.seen("FullyBooted")
    assert [line for line in switch.told().splitlines() if " ERROR[" in line or " WARNING[" in line] == []
    assert "queue(s)" not in switch.console("core show uptime")
    assert switch.console("core show version").startswith(switch.tree.version)


def test_another_asterisk_than_expected_is_named():
    with pytest.raises(
        pytest.fail.Exception, match=r"sid has Asterisk 23\.0\.1, and the tests .* Asterisk 22"
    ):
        expected(Tree(Path(), "Asterisk 23.0.1"))


def test_it_is_taken_up_when_the_configuration_changes(switch: Switch):
    switch.view.ask("QueueAdd", Queue="sales", Interface="PJSIP/101")
    switch.configure(replace(switch.site, queues={"sales": {}, "returns": {"member": ["PJSIP/102,3,Bo"]}}))
    switch.reload("app_queue")
    assert switch.view.members() == {
        ("sales", "PJSIP/101"): IN,
        ("returns", "PJSIP/102"): Member(False, "", 3),
    }


def test_it_stops_in_good_order_and_is_killed_in_none(switch: Switch):
    switch.view.ask("QueueAdd", Queue="sales", Interface="PJSIP/101", Paused=1, Reason="Lunch")
    before = switch.pid
    switch.stop()
    switch.start()
    assert switch.view.members() == {("sales", "PJSIP/101"): PAUSED}
    assert switch.pid != before
    switch.restart()
    assert switch.view.members() == {("sales", "PJSIP/101"): PAUSED}


# --- telephones ------------------------------------------------------------------------------------------


def test_a_telephone_registers_and_unregisters(switch: Switch, phone: Telephone):
    assert switch.view.device("PJSIP/101") == "UNAVAILABLE"
    desk = phone("101")
    switch.view.wait_for("ContactStatus", AOR="101")
    assert switch.view.device("PJSIP/101") == "NOT_INUSE"
    desk.unregister()
    switch.view.wait_for("ContactStatus", AOR="101", ContactStatus="Removed")
    assert switch.view.device("PJSIP/101") == "UNAVAILABLE"


def test_a_call_is_answered_until_the_caller_hangs_up(switch: Switch, phone: Telephone, caller: Phone):
    desk = phone("101")
    desk.answers()
    since = add(switch, desk)
    call = caller.calls(switch.site.number("sales"), caller="0301234")
    connected = switch.view.wait_for("AgentConnect", since, Interface="PJSIP/101")
    assert connected["CallerIDNum"] == "0301234"
    call.hang_up()
    assert switch.view.wait_for("AgentComplete", since)["Reason"] == "caller"
    # A telephone sends first, and writes down what it did then.
    switch.view.wait_until(lambda: len(desk.log) >= 2, "the telephone has written it down")
    assert desk.log == ["rings", "answers"]


def test_a_call_is_picked_up_by_hand_until_the_agent_hangs_up(
    switch: Switch, phone: Telephone, caller: Phone
):
    desk = phone("101")
    since = add(switch, desk)
    call = caller.calls("81")
    switch.view.wait_for("DialState", since, DialStatus="RINGING")
    desk.pick_up()
    switch.view.wait_for("AgentConnect", since)
    # app_queue listens just before that, not from AgentConnect on: an earlier end is the caller's to it.
    switch.view.wait_for("BridgeEnter", since, BridgeNumChannels="2")
    desk.hang_up()
    assert switch.view.wait_for("AgentComplete", since)["Reason"] == "agent"
    call.wait()
    assert call.log == ["calls", "is answered", "is hung up on"]


def test_nobody_answers(switch: Switch, phone: Telephone, caller: Phone):
    desk = phone("101")
    since = add(switch, desk)
    caller.calls("81")
    assert switch.view.wait_for("AgentRingNoAnswer", since)["RingTime"] == "1000"
    switch.view.wait_for("AgentCalled", since + 1)
    switch.view.wait_until(lambda: desk.log[:2] == ["rings", "is cancelled"], "the telephone is told")


def test_the_caller_gives_up_or_may_wait_no_longer(switch: Switch, phone: Telephone, caller: Phone):
    since = add(switch, phone("101"))
    call = caller.calls("81")
    switch.view.wait_for("DialState", since, DialStatus="RINGING")
    call.hang_up()
    switch.view.wait_for("QueueCallerAbandon", since)
    assert switch.view.seen("AgentRingNoAnswer", since) == []
    caller.calls("81*1").wait()


@pytest.mark.parametrize(("code", "cause"), [(486, "17"), (603, "21"), (480, "19")])
def test_a_call_is_refused(switch: Switch, phone: Telephone, caller: Phone, code: int, cause: str):
    desk = phone("101")
    desk.refuses(code)
    since = add(switch, desk)
    caller.calls("81")
    switch.view.wait_for("AgentRingNoAnswer", since)
    ended = switch.view.wait_for("Hangup", since, Cause=cause)
    assert (ended["Channel"].startswith("PJSIP/101-"), ended["TechCause"]) == (True, str(code))


def test_a_telephone_that_is_gone_is_rung_all_the_same(switch: Switch, phone: Telephone, caller: Phone):
    desk = phone("101")
    desk.vanishes()
    since = add(switch, desk)
    caller.calls("81")
    assert switch.view.wait_for("AgentRingNoAnswer", since)["RingTime"] == "1000"
    assert switch.view.device("PJSIP/101") != "UNAVAILABLE"
    assert desk.log == []


def test_telephones_call_each_other_and_the_outside(switch: Switch, phone: Telephone, caller: Phone):
    ann, ben = phone("101"), phone("102")
    ben.answers()
    call = ann.calls("102")
    call.until_answered()
    call.hang_up()
    caller.answers(talk_ms=1)
    ann.calls("0301234").wait()
    switch.view.wait_until(lambda: len(caller.log) >= 3, "the telephone has written it down")
    assert (ben.log, caller.log) == (["rings", "answers"], ["rings", "answers", "hangs up"])


def test_a_member_as_freepbx_writes_it(switch: Switch, phone: Telephone, caller: Phone):
    desk = phone("101")
    switch.view.ask("QueueAdd", Queue="sales", **by_hint("101"))
    since = switch.view.mark()
    desk.answers()
    call = caller.calls("81")
    assert switch.view.wait_for("AgentConnect", since)["Interface"] == "Local/101@from-queue/n"
    switch.view.wait_for("QueueMemberStatus", since, StateInterface="hint:101@ext-local", Status="2")
    call.hang_up()
    switch.view.wait_for("AgentComplete", since)


def test_several_at_once(switch: Switch, caller: Phone):
    phones = [Phone(switch, name) for name in telephones(6)]
    for each in phones:
        each.answers()
    register(*phones)
    since = add(switch, *phones)
    calls = caller.calls("81", times=6)

    def connected() -> int:
        return len({each["Interface"] for each in switch.view.seen("AgentConnect", since)})

    switch.view.wait_until(lambda: connected() == 6, "six are connected")
    calls.hang_up()
    for each in phones:
        each.put_away()
