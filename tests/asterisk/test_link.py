"""Readyroom beside a real Asterisk: it learns, observes, enforces, and is right again after anything breaks."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from readyroom.edges.asterisk import link
from readyroom.edges.asterisk.link import Options
from readyroom.edges.asterisk.mapping import FREEPBX, PLAIN, Naming
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.store.memory import MemoryStore
from tests.asterisk.beside import Beside, Making, at_work, centre
from tests.asterisk.conftest import Telephone
from tests.asterisk.manager import Member
from tests.asterisk.phones import Phone
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.cable import Cable
from tests.runtime.stores import Failing

IN = Member(False, "", 0)


# --- memberships -----------------------------------------------------------------------------------------


def test_what_the_switch_should_have_it_has(beside: Making, phone: Telephone, switch: Switch):
    room, _ = at_work(beside, phone, "101")
    assert switch.view.members() == {("sales", "PJSIP/101"): IN, ("support", "PJSIP/101"): IN}
    room.submit(
        i.SetMembership(
            at=0, by=Actor("agent", "101"), agent="101", queue="sales", membership="paused", reason="a;b, c"
        )
    )
    room.until(lambda: room.observed("101") == "paused", "101 is paused")
    assert switch.view.members()["sales", "PJSIP/101"] == Member(True, "a；b， c", 0)
    room.submit(
        i.SetMembership(at=0, by=Actor("agent", "101"), agent="101", queue="support", membership="out")
    )
    room.until_agreed()
    assert switch.view.members() == {("sales", "PJSIP/101"): Member(True, "a；b， c", 0)}
    # The filters keep away what is not needed.
    assert set(room.link.observer.picture.devices) >= {"PJSIP/101"}
    assert not room.log("Refused")


def test_members_as_freepbx_writes_them(beside: Making, phone: Telephone, switch: Switch, caller: Phone):
    room, (desk,) = at_work(beside, phone, "101", options=Options(naming=FREEPBX))
    assert ("sales", "Local/101@from-queue/n") in switch.view.members()
    desk.answers()
    call = caller.calls("81")
    room.until(lambda: room.world.agents["101"].calls, "101 talks")
    call.hang_up()
    room.until(lambda: not room.world.calls, "the call is over")
    assert room.outcomes() == [("101", "answered")]
    assert [one.kind for one in room.log("CallEnded")] == ["queue"]


def test_who_comes_back_after_a_restart_is_the_member_that_they_were(switch: Switch, phone: Telephone):
    """Taken out by one Readyroom, put in again by the next one: with the penalty that somebody had given."""
    phone("101")
    first = Beside(switch, centre("101"))
    first.until_registered("101")
    first.choose("101")
    first.until_rung("101")
    switch.view.ask("QueuePenalty", Queue="sales", Interface="PJSIP/101", Penalty=7)
    switch.view.ask("DBPut", Family="readyroom", Key="member/nonsense", Val="[")
    first.until(lambda: first.picture()["sales", "PJSIP/101"].penalty == 7, "it is known")
    out = i.SetMembership(at=0, by=Actor("agent", "101"), agent="101", queue=None, membership="out")
    assert first.submit(out) is None
    first.until(lambda: not switch.view.members(), "101 is out")
    first.close()
    kept = switch.console("database show readyroom member")
    assert "member/sales/101" in kept
    assert "support" not in kept  # there, nothing was out of the ordinary
    second = Beside(switch, centre("101"))
    second.until_registered("101")
    second.choose("101")
    second.until_rung("101")
    assert switch.view.members() == {
        ("sales", "PJSIP/101"): Member(False, "", 7),
        ("support", "PJSIP/101"): IN,
    }
    # Given the usual penalty again meanwhile, they are taken out as anybody; nothing of the other one is left.
    switch.view.ask("QueuePenalty", Queue="sales", Interface="PJSIP/101", Penalty=0)
    second.until(lambda: second.picture()["sales", "PJSIP/101"].penalty == 0, "it is known")
    assert second.submit(out) is None
    second.until(lambda: not switch.view.members(), "101 is out")
    second.close()
    assert "member/sales/101" not in switch.console("database show readyroom member")


def test_who_has_any_name_is_a_member_after_the_switch_s_next_start(switch: Switch, phone: Telephone):
    """Asterisk writes its persistent members down with separators between, and names as they are."""
    entities: list[cat.Entity] = [one for one in centre("101") if not isinstance(one, cat.AgentConfig)]
    entities.append(cat.AgentConfig(id="101", name="Doe, John; Sales|North"))
    room = Beside(switch, entities, Options(naming=FREEPBX))
    try:
        desk = phone("101")
        room.until_registered("101")
        room.choose("101")
        room.until_rung("101")
        before = switch.view.records()
        switch.stop()
        room.until(lambda: room.link.why, "the link is down")
        switch.start()
        assert switch.view.records() == before
        assert {one[1:4] for one in before} == {
            ("Local/101@from-queue/n", "Doe， John； Sales｜North", "hint:101@ext-local")
        }
        room.until_up()
        desk.register()
        room.until_registered("101")
        room.until_agreed()
        assert switch.view.records() == before
    finally:
        room.close()


def test_a_foreign_change_is_corrected_or_adopted(beside: Making, phone: Telephone, switch: Switch):
    room, _ = at_work(beside, phone, "101")
    switch.view.ask("QueuePause", Queue="sales", Interface="PJSIP/101", Paused="true", Reason="console")
    room.until(lambda: len(room.log("MemberObserved")) and room.observed("101") == "in", "it is corrected")
    room.until_agreed()
    switch.view.ask("QueueRemove", Queue="sales", Interface="PJSIP/101")
    room.until(lambda: any(one.membership == "out" for one in room.log("MemberObserved")[-2:]), "it was seen")
    room.until_agreed()
    assert switch.view.members()["sales", "PJSIP/101"] == IN

    room.put(msgspec.structs.replace(room.world.settings, drift="adopt"))
    switch.view.ask("QueuePause", Queue="sales", Interface="PJSIP/101", Paused="true", Reason="tea")
    room.until(lambda: room.world.agents["101"].memberships["sales"].value == "paused", "it is adopted")
    room.until_agreed()
    assert switch.view.members()["sales", "PJSIP/101"] == Member(True, "tea", 0)


def test_only_looking_changes_nothing(beside: Making, phone: Telephone, switch: Switch):
    switch.view.ask("QueueAdd", Queue="sales", Interface="PJSIP/101", Penalty=3)
    room = beside("101", options=Options(enforces=False))
    phone("101")
    room.until_registered("101")
    room.choose("101", "online")
    room.until(lambda: len(room.link.reconciler.wanted) == 2, "it knows what should be")
    assert [(one.action, one.queue) for one in room.link.plan()] == [("QueueAdd", "support")]
    assert switch.view.members() == {("sales", "PJSIP/101"): Member(False, "", 3)}


# --- offers ----------------------------------------------------------------------------------------------


def test_two_misses_withdraw_from_that_queue_and_the_next_call_goes_elsewhere(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, _ = at_work(beside, phone, "101")
    call = caller.calls("81")
    room.until(lambda: room.observed("101") == "paused", "101 is withdrawn")
    room.until_agreed()
    assert room.outcomes() == [("101", "no_answer")] * 2
    assert [one.counted for one in room.log("OfferEnded")] == [True, True]
    assert switch.view.members() == {
        ("sales", "PJSIP/101"): Member(True, "hold_misses", 0),
        ("support", "PJSIP/101"): IN,
    }
    call.hang_up()
    room.until(lambda: not room.world.calls, "the caller is gone")


@pytest.mark.parametrize("naming", [PLAIN, FREEPBX])
@pytest.mark.parametrize(
    ("code", "after_ms", "outcome"),
    [(486, 300, "refused"), (603, 0, "refused"), (480, 0, "unreachable"), (503, 0, "unreachable")],
)
def test_a_refusal_is_what_the_telephone_says(
    beside: Making, phone: Telephone, caller: Phone, code: int, after_ms: int, outcome: str, naming: Naming
):
    room, (desk,) = at_work(beside, phone, "101", options=Options(naming=naming))
    desk.refuses(code, after_ms)
    call = caller.calls("81")
    room.until(room.outcomes, "the offer ended")
    assert room.outcomes()[0] == ("101", outcome)
    call.hang_up()
    assert f"TechCause={code}" in room.log("OfferEnded")[0].raw_cause


@pytest.mark.parametrize("naming", [PLAIN, FREEPBX])
def test_a_telephone_that_is_gone_is_unreachable(
    beside: Making, phone: Telephone, caller: Phone, naming: Naming
):
    room, (desk,) = at_work(beside, phone, "101", options=Options(naming=naming))
    desk.vanishes()
    call = caller.calls("81")
    room.until(room.outcomes, "the offer ended")
    assert room.outcomes()[0] == ("101", "unreachable")
    call.hang_up()


def test_a_caller_who_hangs_up_and_one_whose_time_is_up(beside: Making, phone: Telephone, caller: Phone):
    room, _ = at_work(beside, phone, "101")
    room.switch.configure(replace(room.switch.site, queues={"sales": {"timeout": 3}, "support": {}}))
    room.switch.reload("app_queue")
    room.until(lambda: room.link.observer.ring_s["sales"] == 3, "the new ring time is known")
    call = caller.calls("81")
    room.until(lambda: room.world.offers, "it rings")
    call.hang_up()
    room.until(lambda: not room.world.calls, "the caller is gone")
    assert room.outcomes() == [("101", "caller_hung_up")]
    caller.calls("81*1").wait()
    room.until(lambda: len(room.outcomes()) == 2, "the second is over")
    ended = room.log("OfferEnded")[1]
    assert (ended.outcome, ended.detail, ended.counted) == ("withdrawn", "ring_cut_short", False)
    assert [one.reason for one in room.log("CallLeft")] == ["timeout"]


def test_paused_by_somebody_else_while_it_rings(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, _ = at_work(beside, phone, "101")
    call = caller.calls("81")
    room.until(lambda: room.world.offers, "it rings")
    switch.view.ask("QueuePause", Queue="sales", Interface="PJSIP/101", Paused="true", Reason="x")
    room.until(room.outcomes, "the offer ended")
    assert room.outcomes()[0] == ("101", "withdrawn")
    call.hang_up()


@pytest.mark.parametrize(
    "site", [Site(queues={"sales": {"strategy": "ringall", "timeout": 5}, "support": {}})]
)
def test_ring_all_has_one_winner(beside: Making, phone: Telephone, caller: Phone):
    room, (_, second) = at_work(beside, phone, "101", "102", strategy="ring_all")
    call = caller.calls("81")
    room.until(lambda: len(room.world.offers) == 2, "both ring")
    second.pick_up()
    room.until(lambda: room.world.agents["102"].calls, "102 talks")
    assert sorted(room.outcomes()) == [("101", "answered_elsewhere"), ("102", "answered")]
    second.hang_up()
    call.wait()
    room.until(lambda: not room.world.calls, "the call is over")
    assert [one.ended_by for one in room.log("CallEnded")] == ["agent"]


def test_two_queues_and_one_telephone(beside: Making, phone: Telephone, caller: Phone):
    """Rung for one, an agent is rung for no other; and nobody is blamed for what did not ring."""
    room, (desk,) = at_work(beside, phone, "101")
    first = caller.calls("81")
    room.until(lambda: room.world.offers, "the first rings")
    second = caller.calls("82")
    room.until(lambda: len(room.world.calls) == 2, "the second waits")
    desk.pick_up()
    room.until(lambda: room.world.agents["101"].calls, "101 talks")
    assert [one.queue for one in room.log("OfferStarted")] == ["sales"]
    desk.hang_up()
    first.wait()
    desk.answers()
    room.until(lambda: len(room.outcomes()) == 2, "the second is answered")
    assert room.outcomes() == [("101", "answered")] * 2
    second.hang_up()


def test_one_call_and_no_more_until_the_agent_says_so(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, (desk,) = at_work(beside, phone, "101")
    room.put(cat.StatusEntry(id="single_call", label="Single Call", kind="available", calls="one"))
    room.choose("101", "single_call")
    desk.answers(talk_ms=100)
    caller.calls("81").wait()
    room.until(lambda: room.has("101") == {"paused"}, "Single Call is spent")
    room.until_agreed()
    assert {one.reason for one in switch.view.members().values()} == {"offline"}
    waiting = caller.calls("81")
    room.until(lambda: room.world.calls, "the next one waits")
    room.choose("101", "single_call")
    room.until(lambda: len(room.outcomes()) == 2, "and is answered when the agent says so")
    waiting.wait()


def test_nobody_is_rung_in_wrap_up(beside: Making, phone: Telephone, switch: Switch, caller: Phone):
    room, (desk,) = at_work(beside, phone, "101", wrap_up_s=600)
    desk.answers(talk_ms=100)
    caller.calls("81").wait()
    room.until(lambda: room.has("101") == {"paused"}, "101 is paused")
    assert {one.reason for one in switch.view.members().values()} == {"wrap_up"}
    room.submit(i.EndWrapUp(at=0, by=Actor("agent", "101"), agent="101"))
    room.until_rung("101")


def test_who_is_signed_in_at_a_telephone_is_rung_there(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room = beside("101")
    phone("101")
    desk = phone("105")
    room.put(cat.DeviceConfig(id="shared", address="105"))
    room.put(cat.AgentConfig(id="101", name="Ann", login_code=True))
    room.until_registered("shared", "101")
    by = Actor("agent", "101")
    assert room.submit(i.SignIn(at=0, by=by, agent="101", device="shared")) is None
    room.choose("101")
    room.until(
        lambda: switch.view.members().keys() == {(q, "PJSIP/105") for q in ("sales", "support")}, "she moved"
    )
    desk.answers(talk_ms=100)
    caller.calls("81").wait()
    room.until(room.outcomes, "it was answered")
    (offer,) = room.log("OfferStarted")
    assert (offer.agent, offer.device) == ("101", "shared")
    assert room.submit(i.SignOut(at=0, by=by, agent="101")) is None
    room.until(lambda: not switch.view.members(), "nobody is there any more")
    room.until_agreed()


# --- calls past the queues, and telephones ---------------------------------------------------------------


def test_direct_and_outgoing_calls_are_seen_and_counted_nowhere(
    beside: Making, phone: Telephone, caller: Phone
):
    room, (ann, ben) = at_work(beside, phone, "101", "102")
    ben.answers()
    call = ann.calls("102")
    call.until_answered()
    room.until(lambda: len(room.log("CallConnected")) == 2, "both are on a call")
    states = {(one.agent, one.kind) for one in room.world.calls.values()}
    assert states == {("101", "outgoing"), ("102", "direct")}
    call.hang_up()
    room.until(lambda: not room.world.calls, "it is over")
    missed = caller.calls("101", patience_ms=300)
    missed.wait()
    room.until(lambda: len(room.log("CallEnded")) == 3, "nobody answered")
    assert room.outcomes() == []


def test_a_telephone_unregisters_and_returns(beside: Making, phone: Telephone):
    room, (desk,) = at_work(beside, phone, "101")
    desk.unregister()
    room.until(lambda: not room.world.devices["101"].registered, "it is gone")
    desk.register()
    room.until_registered("101")


def test_who_is_not_let_in_says_so_and_tries_again(switch: Switch):
    switch.secret = "wrong"
    settings = cat.Settings(name="Acme", link_down=cat.Notice(users=("dana",), after_s=1))
    room = Beside(switch, [*centre("101"), cat.UserConfig(id="dana", name="Dana"), settings])
    room.until(lambda: "Authentication failed" in room.link.why, "it is not let in")
    room.until(lambda: room.log("NotificationRaised"), "its users are told")
    assert room.link.connections == 0
    assert [change.up for change in room.log("LinkChanged")] == [False]
    (told,) = room.log("NotificationRaised")
    assert (told.subject, told.params["link"]) == ("link_down", "pbx")
    room.close()


# --- what breaks -----------------------------------------------------------------------------------------


def test_asterisk_is_killed_in_a_call_and_starts_again(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, (desk,) = at_work(beside, phone, "101")
    desk.answers()
    caller.calls("81")
    room.until(lambda: room.world.agents["101"].calls, "101 talks")
    switch.kill()
    room.until(lambda: room.link.why, "the link is down")
    assert room.world.agents["101"].calls
    switch.start()
    room.until_up()
    room.until(lambda: not room.world.calls, "the call went down with the switch")
    assert [one.ended_by for one in room.log("CallEnded")] == ["switch"]
    desk.register()
    room.until_registered("101")
    room.until_agreed()


def test_what_happens_while_the_line_is_cut_is_found_out(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    cable = Cable(switch.manager_port)
    room, (desk,) = at_work(beside, phone, "101", port=cable.port)
    desk.answers()
    first = caller.calls("81")
    room.until(lambda: room.world.agents["101"].calls, "101 talks")
    # Who connects again gets no further than to here.
    cable.cut_before = b"QueueStatus"
    cable.cut_all()
    room.until(lambda: room.link.why, "the link is down")
    # Meanwhile the call ends, another is answered, and somebody pauses.
    first.hang_up()
    since = switch.view.mark()
    second = caller.calls("81")
    switch.view.wait_for("AgentConnect", since)
    switch.view.ask("QueuePause", Queue="support", Interface="PJSIP/101", Paused="true")
    room.choose("101", "lunch")
    cable.let_through.set()
    room.until_up()
    room.until_agreed()
    (call,) = room.world.calls.values()
    assert (call.agent, call.state, call.queue) == ("101", "connected", "sales")
    assert room.world.agents["101"].calls == (call.id,)
    second.hang_up()
    room.until(lambda: not room.world.calls, "the second call is over")
    assert room.outcomes() == [("101", "answered")] * 2
    cable.close()


def test_a_cut_longer_than_the_longest_pause(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone, monkeypatch: pytest.MonkeyPatch
):
    """Calls go on, begin and end; people go to lunch; somebody changes members at the switch. Then it is back."""
    monkeypatch.setattr(link, "LONGEST_PAUSE_S", 1.0)
    cable = Cable(switch.manager_port)
    room, (ann, ben) = at_work(beside, phone, "101", "102", port=cable.port)
    ann.answers()
    ben.answers(talk_ms=100)
    switch.view.ask("QueuePenalty", Interface="PJSIP/102", Penalty=1)
    long = caller.calls("81")
    room.until(lambda: room.world.agents["101"].calls, "101 talks")
    cable.close()
    cable.cut_all()
    cut = time.monotonic()
    room.until(lambda: room.link.why, "the link is down")
    since = switch.view.mark()
    caller.calls("81").wait()  # one begins and ends, and nobody hears of it
    switch.view.wait_for("AgentComplete", since)
    switch.view.ask("QueueRemove", Queue="support", Interface="PJSIP/101")
    switch.view.ask("QueuePause", Queue="support", Interface="PJSIP/102", Paused="true", Reason="console")
    room.choose("102", "lunch")
    time.sleep(max(0.0, cut + 5.0 - time.monotonic()))  # 0.25 + 0.5 + 1 + 1 + 1 + 1
    assert room.link.connections == 1
    cable = Cable(switch.manager_port, at=cable.port)
    room.until_up()
    room.until_agreed()
    (call,) = room.world.calls.values()
    assert (call.agent, call.state) == ("101", "connected")
    long.hang_up()
    room.until(lambda: not room.world.calls, "the call is over")
    assert room.outcomes() == [("101", "answered")]  # what was not seen is nobody's miss
    assert [one.up for one in room.log("LinkChanged") if not one.resyncing] == [True, True, False, True, True]
    cable.close()


def test_a_switch_that_hangs_is_given_up_and_found_again(
    beside: Making, phone: Telephone, switch: Switch, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(link, "PING_S", 1.0)
    monkeypatch.setattr(link, "TICK_S", 0.2)
    room, _ = at_work(beside, phone, "101")
    os.kill(switch.pid, signal.SIGSTOP)
    try:
        room.until(lambda: room.link.why, "it is given up")
        assert "has said nothing for" in room.link.why
    finally:
        os.kill(switch.pid, signal.SIGCONT)
    room.until_up()
    room.until_agreed()


def test_a_switch_that_had_nothing_to_say_is_not_given_up(switch: Switch, monkeypatch: pytest.MonkeyPatch):
    """While a slow store takes what a large switch has, the switch is silent: nobody asked it anything."""
    monkeypatch.setattr(link, "PING_S", 1.0)
    monkeypatch.setattr(link, "TICK_S", 0.2)
    agents = [str(number) for number in range(1000, 2000)]
    slow: Any = Failing(MemoryStore(), ("slow",) * 100)
    room = Beside(switch, centre(*agents), Options(enforces=False), store=slow)
    try:
        room.until_up()
        room.until(lambda: room.link.reconciler.wanted, "it is told what should be")
        assert slow.appends > 40  # four seconds and more
        time.sleep(1.0)
        assert (room.link.connections, room.link.why) == (1, "")
    finally:
        room.close()


def test_a_reload_that_changes_members_is_noticed(beside: Making, phone: Telephone, switch: Switch):
    room, _ = at_work(beside, phone, "101", "102")
    static = {"sales": {"member": ["PJSIP/102,2"]}, "support": {}}
    switch.view.ask("QueueRemove", Queue="sales", Interface="PJSIP/101")
    switch.configure(replace(switch.site, queues=static))
    switch.reload("app_queue")
    room.until_agreed()
    # A static member cannot be removed: it is paused for good.
    room.submit(i.SetMembership(at=0, by=Actor("agent", "102"), agent="102", queue="sales", membership="out"))
    room.until_agreed()
