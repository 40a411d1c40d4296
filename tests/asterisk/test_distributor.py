"""Readyroom rings at a real Asterisk: whom it chooses, for as long as it says, and everybody gets out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from readyroom.edges.asterisk.ari.link import Options
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.asterisk import ringing
from tests.asterisk.conftest import Telephone
from tests.asterisk.manager import Message
from tests.asterisk.phones import Call, Phone, register
from tests.asterisk.ringing import NUMBER, Ringing
from tests.asterisk.site import Site, telephones
from tests.asterisk.softphone import Softphone
from tests.asterisk.switch import Switch
from tests.cable import Cable
from tests.processes import free_port

Making = Callable[..., Ringing]
HOLD_S = 3


@pytest.fixture(name="site")
def including_site() -> Site:
    return ringing.site()


@pytest.fixture
def rings(switch: Switch) -> Iterator[Making]:
    """Makes a room that rings at the switch, in step with it; agents have the names of their telephones."""
    made: list[Ringing] = []

    def make(
        *agents: str, options: Options | None = None, line: int | None = None, **queue: object
    ) -> Ringing:
        made.append(found := Ringing(switch, ringing.entities(*agents, **queue), options, line))
        found.until_up()
        return found

    yield make
    for each in made:
        each.close()


def at_work(rings: Making, phone: Telephone, *agents: str, **how: object) -> tuple[Ringing, list[Phone]]:
    """Agents at their telephones, ready."""
    room = rings(*agents, **how)
    phones = [phone(agent) for agent in agents]
    room.until_registered(*agents)
    for agent in agents:
        room.choose(agent)
    return room, phones


def back(switch: Switch, since: int = 0) -> Message:
    """Wait until somebody is back in the dialplan."""
    return switch.view.wait_for("UserEvent", since, UserEvent="Back")


def calling(caller: Phone, /, **how: Any) -> Call:
    """Somebody calls, and is answered by music."""
    call = caller.calls(NUMBER, **how)
    call.until_answered()
    return call


def answered(room: Ringing, desks: list[Phone], call: Call) -> Call:
    """The call, when whoever is rung for it has picked up."""
    room.until(lambda: room.world.offers, "it rings")
    (offer,) = room.world.offers.values()
    (desk,) = (one for one in desks if one.name == offer.agent)
    room.until(lambda: desk.log[-1:] == ["rings"], "the telephone rings")
    desk.pick_up()
    room.until(lambda: room.world.agents[offer.agent].calls, "it is answered")
    return call


# --- a call ----------------------------------------------------------------------------------------------


def test_a_call_is_answered_and_ended_by_the_caller(
    rings: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, (desk,) = at_work(rings, phone, "101", ring_s=20, wrap_up_s=600)
    call = calling(caller, caller="0301234")
    room.until(lambda: "rings" in desk.log, "it rings")
    switch.view.wait_for("MusicOnHoldStart")
    (waiting,) = room.world.calls.values()
    assert (waiting.caller, waiting.external, waiting.queue) == ("0301234", True, "sales")
    desk.pick_up()
    room.until_talking("101")
    (talking,) = room.world.calls.values()
    assert (talking.state, talking.agent, talking.device) == ("connected", "101", "101")
    call.hang_up()
    room.until_quiet()
    assert [one.ended_by for one in room.log("CallEnded")] == ["caller"]
    assert room.outcomes() == [("101", "answered")]
    # What Readyroom rang is no direct call; and the agent is not rung in wrap-up.
    assert room.log("CallStarted") == []
    second = calling(caller)
    room.until(lambda: room.world.calls, "the second waits")
    assert not room.world.offers
    room.submit(i.EndWrapUp(at=0, by=Actor("agent", "101"), agent="101"))
    room.until(lambda: room.world.offers, "and rings when the agent is ready")
    second.hang_up()
    room.until_quiet()


def test_the_agent_hangs_up_and_so_is_the_caller(rings: Making, phone: Telephone, caller: Phone):
    room, (desk,) = at_work(rings, phone, "101")
    desk.answers(talk_ms=200)
    call = calling(caller)
    call.wait()
    room.until_quiet()
    assert [one.ended_by for one in room.log("CallEnded")] == ["agent"]
    assert call.log == ["calls", "is answered", "is hung up on"]


def test_what_nobody_answers_is_a_miss_and_goes_on(rings: Making, phone: Telephone, caller: Phone):
    room, (ann, ben) = at_work(rings, phone, "101", "102")
    call = calling(caller)
    room.until(lambda: len(room.outcomes()) == 2, "both were rung")
    assert sorted(room.outcomes()) == [("101", "no_answer"), ("102", "no_answer")]
    assert [one.counted for one in room.log("OfferEnded")] == [True, True]
    # Two misses withdraw: each rings once more, and then nobody does.
    room.until(lambda: len(room.outcomes()) == 4, "each rang twice")
    room.until(lambda: not room.world.offers, "it rings nobody any more")
    ended = ["rings", "is cancelled"] * 2
    room.until(lambda: (ann.log, ben.log) == (ended, ended), "both are silent")
    assert {one.caller for one in room.world.calls.values()}
    call.hang_up()
    room.until_quiet()


@pytest.mark.parametrize(
    ("code", "after_ms", "outcome"),
    [(486, 300, "refused"), (603, 0, "refused"), (480, 0, "unreachable"), (503, 0, "unreachable")],
)
def test_a_refusal_is_what_the_telephone_says(
    rings: Making, phone: Telephone, caller: Phone, code: int, after_ms: int, outcome: str
):
    room, (desk,) = at_work(rings, phone, "101", ring_s=20)
    desk.refuses(code, after_ms)
    call = calling(caller)
    room.until(room.outcomes, "the offer ended")
    assert room.outcomes()[0] == ("101", outcome)
    assert f"TechCause={code}" in room.log("OfferEnded")[0].raw_cause
    call.hang_up()
    room.until_quiet()


def test_a_telephone_that_is_gone_is_unreachable(rings: Making, phone: Telephone, caller: Phone):
    room, (desk,) = at_work(rings, phone, "101", ring_s=60)
    desk.vanishes()
    call = calling(caller)
    room.until(room.outcomes, "the offer ended")
    assert room.outcomes() == [("101", "unreachable")]
    call.hang_up()
    room.until_quiet()


def test_a_caller_who_hangs_up_while_it_rings(rings: Making, phone: Telephone, caller: Phone):
    room, (desk,) = at_work(rings, phone, "101", ring_s=20)
    call = calling(caller)
    room.until(lambda: "rings" in desk.log, "it rings")
    call.hang_up()
    room.until_quiet()
    assert room.outcomes() == [("101", "caller_hung_up")]
    room.until(lambda: desk.log == ["rings", "is cancelled"], "the telephone is silent")


def test_a_caller_who_gives_up_waiting(rings: Making, caller: Phone):
    room = rings("101")
    call = calling(caller)
    room.until(lambda: room.world.calls, "somebody waits")
    call.hang_up()
    room.until_quiet()
    assert [one.ended_by for one in room.log("CallEnded")] == ["caller"]


def test_ring_all_has_one_winner(rings: Making, phone: Telephone, caller: Phone):
    room, (ann, ben) = at_work(rings, phone, "101", "102", strategy="ring_all", ring_s=20)
    call = calling(caller)
    room.until(lambda: "rings" in ann.log and "rings" in ben.log, "both ring")
    ben.pick_up()
    room.until_talking("102")
    assert sorted(room.outcomes()) == [("101", "answered_elsewhere"), ("102", "answered")]
    room.until(lambda: ann.log == ["rings", "is cancelled"], "the other is silent")
    ben.hang_up()
    call.wait()
    room.until_quiet()


def test_who_is_paused_while_it_rings_rings_no_more(rings: Making, phone: Telephone, caller: Phone):
    room, (desk,) = at_work(rings, phone, "101", ring_s=20)
    call = calling(caller)
    room.until(lambda: "rings" in desk.log, "it rings")
    room.choose("101", "lunch")
    room.until(lambda: desk.log == ["rings", "is cancelled"], "the telephone is silent")
    assert room.outcomes() == [("101", "withdrawn")]
    call.hang_up()
    room.until_quiet()


def test_the_position_is_told_and_the_music_goes_on(rings: Making, switch: Switch, caller: Phone):
    room = rings("101", options=Options(position_s=1))
    first, second = calling(caller), calling(caller)
    room.until(lambda: len(room.world.calls) == 2, "two wait")
    callers = room.ringer.distributor.callers
    room.until(lambda: all(one.playback for one in callers.values()), "both are told")
    since = switch.view.mark()
    # It goes on by itself: once for each.
    room.until(lambda: len(switch.view.seen("MusicOnHoldStart", since)) >= 2, "the music goes on")
    assert "does not exist" not in switch.told()
    for call in (first, second):
        call.hang_up()
    room.until_quiet()


def test_a_conversation_is_put_on_hold(rings: Making, phone: Telephone, caller: Phone):
    room, (desk,) = at_work(rings, phone, "101")
    desk.answers()
    call = calling(caller)
    room.until_talking("101")
    for held, state in ((True, "held"), (False, "connected")):
        desk.hold(held)
        room.until(lambda: [one.state for one in room.world.calls.values()] == [state], f"it is {state}")  # noqa: B023
    call.hang_up()
    room.until_quiet()


def test_an_agent_transfers_the_caller_to_a_colleague(
    rings: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, (desk,) = at_work(rings, phone, "101", ring_s=20)
    colleague = phone("102")
    call = calling(caller)
    room.until(lambda: desk.log == ["rings"], "it rings")
    desk.pick_up()
    room.until_talking("101")
    desk.transfer("102")
    room.until(lambda: [one.ended_by for one in room.log("CallEnded")] == ["transfer"], "it is transferred")
    room.until(lambda: colleague.log == ["rings"], "the colleague is rung")
    colleague.pick_up()
    room.until(lambda: "answers" in colleague.log, "and answers")
    room.until(lambda: room.world.agents["101"].calls == (), "the agent is free")
    # The two talk on, past the queue.
    room.until(lambda: any(one["Application"] == "Stasis" for one in room.channels()), "the caller is there")
    call.hang_up()
    room.until_quiet()
    assert room.outcomes() == [("101", "answered")]
    assert room.log("CallLeft") == []


@pytest.fixture
def softphone(switch: Switch) -> Iterator[Callable[[str], Softphone]]:
    """Makes a telephone with two lines, registered."""
    made: list[Softphone] = []

    def put_up(name: str) -> Softphone:
        made.append(phone := Softphone(switch, name))
        return phone

    yield put_up
    for each in made:
        each.put_away()


def test_an_agent_asks_a_colleague_and_puts_the_caller_through(
    rings: Making, phone: Telephone, softphone: Callable[[str], Softphone], caller: Phone
):
    room = rings("101", "102", ring_s=20)
    desk, colleague = softphone("101"), phone("102")
    colleague.answers()
    room.until_registered("101", "102")
    room.choose("101")
    call = calling(caller)
    talking = desk.picks_up()
    room.until_talking("101")
    consulting = desk.calls("102")
    desk.puts_through(talking, consulting)
    room.until(lambda: not room.world.agents["101"].calls, "the agent is free")
    assert ("queue", "transfer") in [(one.kind, one.ended_by) for one in room.log("CallEnded")]
    colleague.hang_up()
    # Who hung up takes along whom they talked to, over all that is between them.
    call.wait()
    room.until_quiet()
    assert call.log[-1] == "is hung up on"


def test_who_waits_in_the_queue_for_somebody_puts_them_there(
    rings: Making,
    phone: Telephone,
    softphone: Callable[[str], Softphone],
    caller: Phone,
    switch: Switch,
):
    room = rings("101", max_wait_s=5)
    reception = softphone("103")
    call = caller.calls("103")
    talking = reception.picks_up()
    call.until_answered()
    waiting = reception.calls(NUMBER)
    room.until(lambda: room.world.calls, "it is in the queue")
    ((name, entered),) = ((one.id, one.entered_at) for one in room.world.calls.values())
    reception.puts_through(talking, waiting)
    room.until(lambda: len(room.channels()) == 1, "only the caller is there")
    (kept,) = room.world.calls.values()
    assert (kept.id, kept.entered_at, kept.state) == (name, entered, "waiting")
    assert back(switch)["Why"] == "max_wait"
    call.hang_up()
    room.until_quiet()


# --- back to the dialplan --------------------------------------------------------------------------------


def test_whom_nobody_can_serve_is_given_back_with_the_reason(rings: Making, switch: Switch, caller: Phone):
    room = rings("101", max_wait_s=1)
    call = calling(caller)
    assert back(switch)["Why"] == "max_wait"
    room.until(lambda: not room.world.calls, "the room has the call no more")
    call.hang_up()
    room.until_quiet()


def test_a_queue_that_there_is_not(rings: Making, switch: Switch, caller: Phone):
    room = rings("101")
    caller.calls("92").wait()
    assert back(switch)["Why"] == "unknown_queue"
    assert not room.log("CallJoined")


def test_when_it_is_stopped_who_waits_is_given_back_and_who_talks_talks_on(
    rings: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, desks = at_work(rings, phone, "101", "102", ring_s=20)
    talking = answered(room, desks, calling(caller))
    room.until(lambda: room.pairs() == 1, "two talk")
    waiting = calling(caller)
    room.until(lambda: any(desk.log == ["rings"] for desk in desks), "a second one rings")
    room.stop_ringing()
    assert back(switch)["Why"] == "stopped"
    assert [one.reason for one in room.log("CallLeft")] == ["stopped"]
    assert room.pairs() == 1
    room.until(lambda: any("is cancelled" in desk.log for desk in desks), "nothing rings any more")
    # And whoever comes now goes on at once.
    since = switch.view.mark()
    late = caller.calls(NUMBER)
    assert back(switch, since)["Why"] == "not_running"
    assert not room.world.links["pbx-ari"].up
    # Started anew, it takes the conversation up where it is.
    room.ring_again()
    assert [call.state for call in room.world.calls.values()] == ["connected"]
    for call in (talking, waiting, late):
        call.hang_up()
    room.until_quiet()
    assert [one.ended_by for one in room.log("CallEnded")] == ["caller"]


@pytest.mark.parametrize("site", [ringing.site(hold_s=HOLD_S)])
def test_when_it_is_not_heard_of_any_more_asterisk_takes_callers_back(
    rings: Making, phone: Telephone, switch: Switch, caller: Phone
):
    cable = Cable(switch.http_port)
    room, (desk,) = at_work(rings, phone, "101", line=cable.port, options=Options(hold_s=HOLD_S), ring_s=20)
    talking = calling(caller)
    room.until(lambda: "rings" in desk.log, "it rings")
    desk.pick_up()
    room.until_talking("101")
    waiting = calling(caller)
    room.until(lambda: len(room.world.calls) == 2, "one talks, one waits")
    since = switch.view.mark()
    cable.close()
    room.until(lambda: room.ringer.why, "the link is down")
    assert back(switch, since)["Why"] == "not_running"
    assert room.pairs() == 1
    for call in (talking, waiting):
        call.hang_up()


# --- what breaks -----------------------------------------------------------------------------------------


def test_what_happens_while_the_line_is_cut_is_found_out(
    rings: Making, phone: Telephone, switch: Switch, caller: Phone
):
    cable = Cable(switch.http_port)
    room, desks = at_work(rings, phone, "101", "102", line=cable.port, ring_s=60)
    first, second = (answered(room, desks, calling(caller)) for _ in range(2))
    room.until_talking("101", "102")
    third = calling(caller)
    room.until(lambda: len(room.world.calls) == 3, "one waits")
    cable.close()
    room.until(lambda: room.ringer.why, "the link is down")
    first.hang_up()
    room.until(lambda: len(room.channels()) == 4, "a caller is gone, and nobody tells the agent")
    cable = Cable(switch.http_port, at=cable.port)
    room.until_up()
    # The agent whose caller had hung up is free, and gets who waited.
    answered(room, desks, third)
    room.until_talking("101", "102")
    for call in (second, third):
        call.hang_up()
    room.until_quiet()
    assert {outcome for _, outcome in room.outcomes()} == {"answered"}
    cable.close()


def test_a_link_that_never_came_up_is_down(switch: Switch):
    room = Ringing(switch, ringing.entities("101"), line=free_port())
    room.until(lambda: "pbx-ari" in room.world.links, "it is said")
    assert not room.world.links["pbx-ari"].up
    assert [change.up for change in room.log("LinkChanged") if change.link == "pbx-ari"] == [False]
    room.close()


def test_asterisk_is_killed_in_a_call_and_starts_again(
    rings: Making, phone: Telephone, switch: Switch, caller: Phone
):
    room, (desk,) = at_work(rings, phone, "101")
    desk.answers()
    calling(caller)
    room.until_talking("101")
    switch.kill()
    room.until(lambda: room.ringer.why and room.link.why, "both links are down")
    switch.start()
    room.until_up()
    room.until(lambda: not room.world.calls, "the call went down with the switch")
    assert [one.ended_by for one in room.log("CallEnded")] == ["switch"]
    desk.answers()
    desk.register()
    room.until_registered("101")
    call = calling(caller)
    room.until_talking("101")
    call.hang_up()
    room.until_quiet()


def test_who_is_not_let_in_says_so(switch: Switch, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ringing, "SECRET", "wrong")
    room = Ringing(switch, ringing.entities("101"))
    room.until(lambda: "does not let readyroom in (401)" in room.ringer.why, "it is not let in")
    room.close()


# --- many ------------------------------------------------------------------------------------------------

MANY = 50


@pytest.fixture
def desks(switch: Switch) -> Iterator[list[Phone]]:
    """Many telephones, registered; it is one that answers the calls of all."""
    made = [Phone(switch, name) for name in telephones(MANY)]
    made[0].answers()
    for each in made:
        each.port = made[0].port
    for first in range(0, MANY, 10):
        register(*made[first : first + 10])
    yield made
    for each in made:
        each.put_away()


@pytest.mark.parametrize("site", [ringing.site(phones=MANY)])
@pytest.mark.usefixtures("desks")
def test_fifty_calls_at_once(rings: Making, caller: Phone):
    names = telephones(MANY)
    room = rings(*names, ring_s=20)
    room.until_registered(*names)
    for name in names:
        room.choose(name)
    calls = calling(caller, times=MANY)
    room.until_talking(*names)
    assert {one.agent for one in room.world.calls.values()} == set(names)
    calls.hang_up()
    room.until_quiet()
    assert [outcome for _, outcome in room.outcomes()] == ["answered"] * MANY
    assert not room.log("Refused")
