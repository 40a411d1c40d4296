"""What every switch must do, and what Readyroom must make of it: one suite for all of them (`rigs.RIGS`)."""

from readyroom.engine import inputs as i
from readyroom.engine.effects import BridgeCall, CancelRing, GiveBackCall, RingAgent
from readyroom.engine.events import LinkChanged, OfferEnded
from tests.switches.rig import RETRY_S, RING_S, Rig


async def test_an_answered_call(rig: Rig):
    await rig.at_work("ann")
    await rig.caller("1")
    assert set(rig.ringing()) == rig.offered() == {"ann"}

    await rig.advance(3)
    await rig.answers("ann")
    assert rig.up() == {"1": "ann"}
    call = rig.call("1")
    assert call is not None
    assert (call.state, call.agent) == ("connected", "ann")
    assert not rig.ringing()
    assert not rig.offered()

    await rig.advance(60)
    await rig.ends("1")
    assert rig.up() == {}
    assert rig.call("1") is None
    assert await rig.outcomes() == [("ann", "answered")]
    (ended,) = await rig.log("OfferEnded")
    assert isinstance(ended, OfferEnded)
    assert ended.ring_ms == 3_000


async def test_a_ring_that_nobody_answers_is_a_miss_and_the_next_one_rings(rig: Rig):
    await rig.at_work("ann", "ben")
    await rig.caller("1")
    (first,) = rig.ringing()
    await rig.advance(RING_S + RETRY_S)
    (second,) = rig.ringing()
    assert {first, second} == {"ann", "ben"}
    assert rig.offered() == {second}
    (ended,) = await rig.log("OfferEnded")
    assert isinstance(ended, OfferEnded)
    assert (ended.agent, ended.outcome, ended.counted) == (first, "no_answer", True)
    await rig.answers(second)
    assert rig.up() == {"1": second}


async def test_a_refused_call_goes_on(rig: Rig):
    await rig.at_work("ann", "ben")
    await rig.caller("1")
    (first,) = rig.ringing()
    await rig.advance(2)
    await rig.refuses(first)
    await rig.advance(RETRY_S)
    assert await rig.outcomes() == [(first, "refused")]
    assert set(rig.ringing()) == {"ann", "ben"} - {first}


async def test_a_caller_who_hangs_up_while_it_rings(rig: Rig):
    await rig.at_work("ann")
    await rig.caller("1")
    await rig.advance(4)
    await rig.hangs_up("1")
    assert await rig.outcomes() == [("ann", "caller_hung_up")]
    assert not rig.ringing()
    assert rig.up() == {}
    assert rig.call("1") is None
    await rig.caller("2")
    assert set(rig.ringing()) == {"ann"}


async def test_ring_all_has_one_winner_and_no_losers(ring_all: Rig):
    rig = ring_all
    await rig.at_work("ann", "ben", "cleo")
    await rig.caller("1")
    assert set(rig.ringing()) == rig.offered() == {"ann", "ben", "cleo"}
    await rig.advance(2)
    await rig.answers("ben")
    assert not rig.ringing()
    assert not rig.offered()
    assert rig.up() == {"1": "ben"}
    assert sorted(await rig.outcomes()) == [
        ("ann", "answered_elsewhere"),
        ("ben", "answered"),
        ("cleo", "answered_elsewhere"),
    ]
    assert not any(event.counted for event in await rig.log("OfferEnded") if isinstance(event, OfferEnded))


async def test_a_phone_that_is_lost_while_it_rings_is_no_miss(rig: Rig):
    await rig.at_work("ann")
    await rig.caller("1")
    await rig.advance(3)
    await rig.device("ann-desk", False)
    assert await rig.outcomes() == [("ann", "unreachable")]
    assert not rig.ringing()
    assert not rig.offered()
    await rig.advance(60)
    assert await rig.outcomes() == [("ann", "unreachable")]
    await rig.device("ann-desk", True)
    await rig.advance(RETRY_S)
    assert set(rig.ringing()) == {"ann"}


async def test_a_membership_is_set_and_confirmed(rig: Rig):
    await rig.at_work("ann")
    membership = rig.room.world.agents["ann"].memberships["sales"]
    if rig.mode == "distributor":
        # Readyroom rings by itself: the switch has no membership that could differ.
        assert rig.members() == {}
        assert membership.observed is None
        return
    assert (rig.members()["ann"], membership.observed) == ("in", "in")
    await rig.choose("ann", "lunch")
    await rig.advance(1)
    found = (rig.members()["ann"], membership.observed, membership.observed_reason)
    assert found == ("paused", "paused", "lunch")
    await rig.caller("1")
    assert not rig.ringing()
    await rig.choose("ann", "online")
    await rig.advance(1)
    assert set(rig.ringing()) == {"ann"}


async def test_a_membership_changed_at_the_switch_is_corrected(rig: Rig):
    await rig.at_work("ann")
    await rig.changes_member("ann", "out")
    await rig.advance(1)
    membership = rig.room.world.agents["ann"].memberships["sales"]
    if rig.mode == "overlay":
        assert rig.members()["ann"] == "in"
        assert membership.observed == "in"
    assert membership.value == "in"


async def test_calls_past_the_queue_are_seen(rig: Rig):
    await rig.at_work("ann")
    await rig.calls_directly("d1", "ann")
    call = rig.call("d1")
    assert call is not None
    assert (call.kind, call.state) == ("direct", "ringing")
    await rig.caller("1")
    assert "ann" not in rig.offered()
    await rig.answers_directly("d1")
    states = [call.state]
    for held in (True, False):
        await rig.holds("d1", held)
        states.append(call.state)
    assert states == ["connected", "held", "connected"]
    await rig.ends("d1")
    await rig.advance(RETRY_S)
    assert rig.call("d1") is None
    assert rig.offered() == set(rig.ringing()) == {"ann"}


async def test_a_site_is_lost_and_back(rig: Rig):
    await rig.site("berlin", False)
    assert not rig.room.world.sites["berlin"].reachable
    await rig.site("berlin", True)
    assert rig.room.world.sites["berlin"].reachable


# --- repeated, late, out of order, unknown ---------------------------------------------------------------


async def test_a_repeated_observation_does_nothing(rig: Rig):
    now = rig.clock.now()
    for _ in range(3):
        given = i.StartCall(at=now, call="d1", kind="outgoing", agent="ann", device="ann-desk")
        assert await rig.say(given, "once") is None
    assert len(await rig.log("CallStarted")) == 1
    # The same facts under other ids change nothing either.
    assert await rig.say(i.EndCall(at=now, call="d1")) is None
    seq = rig.room.world.seq
    assert await rig.say(i.EndCall(at=now, call="d1")) is None
    assert await rig.say(i.ChangeDevice(at=now, device="ann-desk", registered=True)) is None
    assert rig.room.world.seq == seq


async def test_a_late_observation_keeps_its_own_time(rig: Rig):
    then = rig.clock.now()
    await rig.advance(30)
    assert await rig.say(i.ChangeDevice(at=then, device="ann-desk", registered=False)) is None
    (changed,) = [event for event in await rig.log("DeviceChanged") if event.seen > event.at]
    assert (changed.at, changed.seen) == (then, then + 30_000)


async def test_a_switch_whose_clock_runs_ahead_moves_no_time(rig: Rig):
    now = rig.clock.now()
    ahead = now + 3_600_000
    assert await rig.say(i.ChangeDevice(at=ahead, device="ann-desk", registered=False)) is None
    assert rig.room.world.clock == now
    (changed,) = [event for event in await rig.log("DeviceChanged") if not event.registered]  # type: ignore[attr-defined]
    assert (changed.at, changed.seen) == (now, now)


async def test_observations_out_of_order_are_refused_and_do_no_harm(rig: Rig):
    now = rig.clock.now()
    await rig.at_work("ann")
    assert await rig.say(i.EndOffer(at=now, offer="x1", outcome="answered")) == "unknown"
    assert await rig.say(i.EndCall(at=now, call="x")) == "unknown"
    assert await rig.say(i.AnswerCall(at=now, call="x")) == "unknown"
    assert await rig.say(i.HoldCall(at=now, call="x", held=True)) == "unknown"
    await rig.caller("1")
    assert await rig.say(i.AnswerCall(at=now, call="1")) == "call_not_answerable"
    assert await rig.say(i.HoldCall(at=now, call="1", held=True)) == "call_not_connected"
    offer = rig.ringing()["ann"]
    await rig.answers("ann")
    assert await rig.say(i.EndOffer(at=now, offer=offer, outcome="answered")) is None
    assert await rig.say(i.EndOffer(at=now, offer=offer, outcome="no_answer")) == "offer_over"
    assert rig.up() == {"1": "ann"}
    assert await rig.outcomes() == [("ann", "answered")]


async def test_unknown_names_are_refused_and_do_no_harm(rig: Rig):
    now = rig.clock.now()
    await rig.at_work("ann")
    for given in (
        i.JoinQueue(at=now, queue="nowhere", call="x"),
        i.RingOffer(at=now, offer="x-1", call="x", agent="nobody", queue="sales"),
        i.StartCall(at=now, call="x", kind="direct", agent="nobody"),
        i.ChangeDevice(at=now, device="no-phone", registered=True),
        i.ChangeSite(at=now, site="atlantis", reachable=True),
        i.ObserveMember(at=now, agent="nobody", queue="sales", membership="in"),
        i.LeaveQueue(at=now, call="x"),
    ):
        assert await rig.say(given) == "unknown", given
    assert not rig.room.world.calls
    await rig.caller("1")
    await rig.answers("ann")
    assert rig.up() == {"1": "ann"}


async def test_commands_about_what_it_does_not_have_do_no_harm(rig: Rig):
    await rig.at_work("ann")
    seq = rig.room.world.seq
    for command in (
        RingAgent(1, "o1", "x", "sales", "nobody", "no-phone", 10),
        CancelRing(1, "o1", "x", "nobody", None),
        BridgeCall(1, "x", "nobody", None),
        GiveBackCall(1, "x", "sales", "max_wait"),
    ):
        await rig.tell(command)
    assert not rig.ringing()
    assert rig.up() == {}
    assert rig.room.world.seq == seq


async def test_a_repeated_command_is_carried_out_once(distributor: Rig):
    rig = distributor
    await rig.at_work("ann")
    await rig.caller("1")
    (offer,) = rig.room.world.offers.values()
    again = RingAgent(offer.seq, offer.id, "1", "sales", "ann", "ann-desk", RING_S)
    await rig.tell(again)
    assert rig.ringing() == {"ann": offer.id}
    await rig.refuses("ann")
    # Late ones, of a ring that is over.
    await rig.tell(CancelRing(offer.seq, offer.id, "1", "ann", "ann-desk"))
    assert offer.id not in rig.ringing().values()
    await rig.tell(again)
    assert offer.id not in rig.ringing().values()


async def test_a_caller_whom_nobody_can_serve_is_given_back(distributor: Rig):
    rig = distributor
    await rig.caller("1")
    assert rig.up() == {"1": None}
    await rig.advance(31)
    assert rig.call("1") is None
    assert rig.up() == {}


# --- the link --------------------------------------------------------------------------------------------


async def test_after_a_lost_link_both_sides_agree_again(rig: Rig):
    await rig.at_work("ann", "ben")
    await rig.caller("1")
    (first,) = rig.ringing()
    await rig.answers(first)
    await rig.caller("2")
    (second,) = rig.ringing()
    await rig.cut()
    assert not rig.room.world.links["pbx"].up

    # What happens now, Readyroom does not hear.
    await rig.advance(2)
    await rig.device(f"{second}-desk", False)
    await rig.ends("1")
    await rig.caller("3")
    assert rig.room.world.devices[f"{second}-desk"].registered
    assert rig.call("1") is not None
    assert rig.call("3") is None

    await rig.advance(2)
    await rig.heal()
    assert rig.room.world.links["pbx"].up
    assert not rig.room.world.links["pbx"].resyncing
    assert not rig.room.world.devices[f"{second}-desk"].registered
    assert rig.call("1") is None
    assert set(rig.up()) == ({"2", "3"} if rig.keeps_callers else {"2"})
    assert (rig.call("3") is not None) == rig.keeps_callers
    assert (second, "no_answer") not in await rig.outcomes()
    assert rig.offered() == set(rig.ringing()) == {first}
    await rig.answers(first)
    changes = [
        (event.up, event.resyncing)
        for event in await rig.log("LinkChanged")
        if isinstance(event, LinkChanged)
    ]
    # A link may say all that it has when it comes up for the first time, too.
    assert (changes[0], changes[-4:]) == (
        (True, False),
        [(False, False), (True, False), (True, True), (True, False)],
    )


async def test_a_caller_who_left_while_the_link_was_down_is_gone(rig: Rig):
    await rig.at_work("ann")
    await rig.caller("1")
    assert rig.offered() == {"ann"}
    await rig.cut()
    await rig.hangs_up("1")
    await rig.advance(1)
    await rig.heal()
    assert rig.call("1") is None
    assert not rig.offered()
    assert not rig.ringing()
    assert ("ann", "no_answer") not in await rig.outcomes()


async def test_a_membership_chosen_while_the_link_was_down_is_made_good(rig: Rig):
    await rig.at_work("ann")
    await rig.cut()
    await rig.choose("ann", "lunch")
    await rig.advance(5)
    if rig.mode == "overlay":
        assert rig.members()["ann"] == "in"
    await rig.heal()
    await rig.advance(1)
    if rig.mode == "overlay":
        assert rig.members()["ann"] == "paused"
    await rig.caller("1")
    assert not rig.ringing()
