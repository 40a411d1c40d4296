"""What Asterisk's own queues do by themselves, and what Readyroom makes of it: wrap-up, use, pauses, penalties.

The facts are those of the queue cases in Asterisk's public test suite, as far as they make sense from outside; the
scenarios are our own.
"""

from __future__ import annotations

import msgspec
import pytest

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.asterisk.beside import MISSES, Making, at_work
from tests.asterisk.conftest import Telephone
from tests.asterisk.manager import Member
from tests.asterisk.phones import Phone
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch

IN = Member(False, "", 0)
BOSS = cat.UserConfig(id="boss", name="Boss", roles=("admin",))


def test_after_a_withdrawal_calls_go_to_another_agent_and_the_boss_is_told(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, (_, ben) = at_work(beside, phone, "101", "102")
    room.put(BOSS)
    room.put(
        msgspec.structs.replace(
            room.world.queue_config("sales"), no_answer=msgspec.structs.replace(MISSES, notify=("boss",))
        )
    )
    # 101 is rung first as long as she may be.
    switch.view.ask("QueuePenalty", Interface="PJSIP/102", Penalty=1)
    ben.answers(talk_ms=100)
    caller.calls("81").wait()
    room.until(lambda: len(room.outcomes()) == 3, "the first call is answered")
    assert room.outcomes() == [("101", "no_answer"), ("101", "no_answer"), ("102", "answered")]
    caller.calls("81").wait()
    room.until(lambda: len(room.outcomes()) == 4, "the second call is answered")
    assert room.outcomes()[3] == ("102", "answered")
    room.until_agreed()
    assert switch.view.members() == {
        ("sales", "PJSIP/101"): Member(True, "hold_misses", 0),
        ("support", "PJSIP/101"): IN,
        ("sales", "PJSIP/102"): Member(False, "", 1),
        ("support", "PJSIP/102"): Member(False, "", 1),
    }
    (told,) = room.room.feed.of_user("boss")
    assert (told.subject, told.agent, told.queue) == ("withdrawn", "101", "sales")
    assert told.judgement is not None
    assert (told.judgement.count, told.judgement.threshold) == (2, 2)


# --- wrap-up, and calls that are up --------------------------------------------------------------------------


@pytest.mark.parametrize("site", [Site(queues={"sales": {"wrapuptime": 3}, "support": {}})])
def test_in_asterisks_own_wrap_up_nobody_is_rung_and_nobody_is_blamed(
    beside: Making, phone: Telephone, caller: Phone
):
    room, (desk,) = at_work(beside, phone, "101")
    desk.answers(talk_ms=100)
    first = caller.calls("81")
    room.until(lambda: room.world.agents["101"].calls, "101 talks")
    second = caller.calls("81")
    first.wait()
    second.wait()
    room.until(lambda: not room.world.calls, "both calls are over")
    ended = room.log("CallEnded")[0].at
    _, rang = (one.at for one in room.log("OfferStarted"))
    assert rang - ended >= 2_000  # it counts whole seconds
    assert room.outcomes() == [("101", "answered")] * 2
    assert not room.log("AgentWithdrawn")


@pytest.mark.parametrize("site", [Site(queues={"sales": {"ringinuse": "no"}, "support": {}})])
def test_who_is_on_a_call_of_their_own_is_not_rung(beside: Making, phone: Telephone, caller: Phone):
    room, (desk, _) = at_work(beside, phone, "101", "102")
    room.choose("102", "lunch")
    room.until(lambda: room.observed("102") == "paused", "102 is paused")
    caller.answers()
    own = desk.calls("0301")
    own.until_answered()
    room.until(lambda: room.world.agents["101"].calls, "101 is on a call")
    waiting = caller.calls("81")
    room.until(lambda: any(one.queue for one in room.world.calls.values()), "the caller waits")
    room.choose("102")
    room.until(room.outcomes, "somebody was rung")
    waiting.hang_up()
    own.hang_up()
    assert {agent for agent, _ in room.outcomes()} == {"102"}


@pytest.mark.parametrize("site", [Site(queues={"sales": {"ringinuse": "yes"}, "support": {}})])
def test_who_is_rung_though_on_a_call_is_not_blamed(beside: Making, phone: Telephone, caller: Phone):
    room, (desk,) = at_work(beside, phone, "101")
    caller.answers()
    own = desk.calls("0301")
    own.until_answered()
    room.until(lambda: room.world.agents["101"].calls, "101 is on a call")
    waiting = caller.calls("81")
    room.until(lambda: len(room.outcomes()) >= 2, "it rang all the same, twice")
    assert not [one for one in room.log("OfferEnded") if one.counted]
    assert room.observed("101") == "in"
    waiting.hang_up()
    own.hang_up()


# --- pauses --------------------------------------------------------------------------------------------------


def test_a_pause_in_all_queues_and_one_in_one_of_them(beside: Making, phone: Telephone, switch: Switch):
    room, _ = at_work(beside, phone, "101")
    room.put(msgspec.structs.replace(room.world.settings, drift="adopt"))
    switch.view.ask("QueuePause", Interface="PJSIP/101", Paused="true", Reason="all")
    room.until(lambda: room.has("101") == {"paused"}, "101 is paused in both")
    room.until_agreed()
    assert {one.value for one in room.world.agents["101"].memberships.values()} == {"paused"}
    switch.view.ask("QueuePause", Queue="support", Interface="PJSIP/101", Paused="false")
    room.until(lambda: room.observed("101", "support") == "in", "and not in one any more")
    room.until_agreed()
    assert switch.view.members() == {
        ("sales", "PJSIP/101"): Member(True, "all", 0),
        ("support", "PJSIP/101"): IN,
    }


def test_where_all_are_paused_callers_wait_for_whom_comes_first(
    beside: Making, phone: Telephone, caller: Phone
):
    room, (_, ben) = at_work(beside, phone, "101", "102")
    for agent in ("101", "102"):
        room.choose(agent, "lunch")
    room.until(lambda: room.has("101") == room.has("102") == {"paused"}, "all are paused")
    ben.answers(talk_ms=100)
    waiting = caller.calls("81")
    room.until(lambda: room.world.calls, "somebody waits")
    assert not room.log("OfferStarted")
    room.choose("102")
    waiting.wait()
    room.until(room.outcomes, "102 has answered")
    assert room.outcomes() == [("102", "answered")]


@pytest.mark.parametrize(
    "site", [Site(queues={"sales": {"leavewhenempty": "paused"}, "support": {"joinempty": "paused"}})]
)
def test_where_all_are_paused_callers_are_sent_away(beside: Making, phone: Telephone, caller: Phone):
    room, _ = at_work(beside, phone, "101")
    waiting = caller.calls("81")
    room.until(lambda: room.world.offers, "it rings")
    room.choose("101", "lunch")
    waiting.wait()
    room.until(lambda: not room.world.calls, "the caller was sent on")
    # Asterisk says of them what it says of callers whose time is up.
    assert [one.reason for one in room.log("CallLeft")] == ["timeout"]
    caller.calls("82").wait()  # nobody gets into the other queue at all
    assert len(room.log("CallJoined")) == 1
    assert room.outcomes() == [("101", "withdrawn")]


# --- penalties -----------------------------------------------------------------------------------------------


def test_the_lowest_penalty_is_rung_first_and_stays_with_its_member(
    beside: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, (ann, ben) = at_work(beside, phone, "101", "102")
    switch.view.ask("QueuePenalty", Interface="PJSIP/101", Penalty=7)
    ann.answers(talk_ms=100)
    ben.answers(talk_ms=100)
    for _ in range(2):
        caller.calls("81").wait()
    room.until(lambda: len(room.outcomes()) == 2, "both calls are over")
    assert {agent for agent, _ in room.outcomes()} == {"102"}
    room.choose("102", "lunch")
    room.until(lambda: room.has("102") == {"paused"}, "102 is paused")
    caller.calls("81").wait()
    room.until(lambda: len(room.outcomes()) == 3, "the third call is over")
    assert room.outcomes()[2] == ("101", "answered")
    by = Actor("agent", "101")
    for membership in ("out", "in"):
        assert (
            room.submit(i.SetMembership(at=0, by=by, agent="101", queue=None, membership=membership)) is None
        )
        room.until(lambda: room.has("101") == {membership}, f"101 is {membership}")  # noqa: B023
    room.until_agreed()
    assert switch.view.members()["sales", "PJSIP/101"] == Member(False, "", 7)
