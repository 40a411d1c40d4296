"""Counts, the holds behind them, and what ends both; what goes when a queue or an agent is taken away."""

import pytest

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.events import HoldEnded, HoldStarted, NotificationRaised, SignedOut, SingleCallSpent
from tests.unit.engine.room import START, Room, only

PAUSE = cat.NoAnswerOutcome(kind="pause_queue")
STATUS = cat.NoAnswerOutcome(kind="status", status="withdrawn")
OUT = cat.NoAnswerOutcome(kind="sign_out")
CODED = cat.AgentConfig(id="ann", name="Ann", login_code=True)


def missed(room: Room, times: int = 1, agent: str = "ann", queue: str = "sales") -> None:
    for _ in range(times):
        call = f"c{room.world.seq}"
        for other in room.world.agents.keys() - {agent}:
            room.give(i.SetMembership, agent=other, queue=None, membership="out")
        room.give(i.JoinQueue, queue=queue, call=call)
        assert room.world.agents[agent].offers
        room.wait(20)
        room.give(i.EndCall, call=call)


def test_a_sign_in_resets_the_count_of_a_queue_where_the_policy_says_so():
    room = Room(CODED, threshold=9, outcome=PAUSE, resets=cat.Resets(return_or_login=False, sign_in=True))
    room.give(i.SignIn, agent="ann")
    missed(room, 2)
    assert room.count("ann") == 2
    room.give(i.SetMembership, agent="ann", queue="sales", membership="in")
    room.give(i.Return, agent="ann")
    assert room.count("ann") == 2
    room.give(i.SignIn, agent="ann")
    assert room.count("ann") == 0


@pytest.mark.parametrize(("reset", "left"), [(True, 0), (False, 2)])
def test_after_being_signed_out_a_sign_in_is_a_return(reset: bool, left: int):
    room = Room(CODED, threshold=2, outcome=OUT, resets=cat.Resets(return_or_login=reset))
    room.give(i.SignIn, agent="ann")
    missed(room, 2)
    (out,) = room.all(SignedOut)
    assert (out.reason, out.judgement and out.judgement.count) == ("no_answer", 2)
    assert room.codes("ann") == ["signed_out"]
    room.give(i.SignIn, agent="ann")
    assert room.codes("ann") == []
    assert room.count("ann") == left


def test_a_sign_out_of_ones_own_is_none():
    room = Room(CODED, threshold=3, outcome=OUT)
    room.give(i.SignIn, agent="ann")
    missed(room)
    room.give(i.SignOut, agent="ann")
    room.give(i.SignIn, agent="ann")
    assert room.count("ann") == 1


def test_misses_of_one_kind_do_not_push_out_those_of_the_other():
    room = Room(
        threshold=None, unreachable_threshold=50, resets=cat.Resets(return_or_login=False), mode="cumulative"
    )
    room.give(i.SetStatus, agent="bob", status="lunch")
    for call in range(60):
        room.give(i.JoinQueue, queue="sales", call=f"c{call}")
        if call == 0:
            room.give(i.EndOffer, offer=room.ringing("ann"), outcome="unreachable")
        else:
            room.wait(20)
        room.give(i.EndCall, call=f"c{call}")
    kinds = [miss.kind for miss in room.world.agents["ann"].memberships["sales"].misses]
    assert (kinds.count("miss"), kinds.count("unreachable")) == (50, 1)


def test_a_hold_is_caused_by_its_event_and_that_by_the_miss():
    room = Room(threshold=1, outcome=PAUSE)
    missed(room)
    (started,) = room.all(HoldStarted)
    assert (started.hold.cause, started.hold.since) == (started.seq, started.at)
    assert room.log[started.cause - 1].seq == started.cause
    assert type(room.log[started.cause - 1]).__name__ == "OfferEnded"
    assert started.rule == started.hold.rule == "no_answer"


# --- taken away ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [PAUSE, STATUS])
@pytest.mark.parametrize("gone", [("queue", "sales"), ("member", "sales/ann")])
def test_a_warning_goes_with_the_membership_that_gave_it(outcome: cat.NoAnswerOutcome, gone: tuple[str, str]):
    room = Room(threshold=1, outcome=outcome, warn_s=60)
    missed(room)
    kind, key = gone
    events = room.give(i.Remove, kind=kind, key=key)
    assert [(e.kind, e.why) for e in only(events, HoldEnded)] == [("warning", "removed")]
    assert room.wait(60) == []
    assert room.world.agents["ann"].holds == ()


def test_a_withdrawal_of_the_whole_agent_stays_until_they_return():
    room = Room(threshold=1, outcome=STATUS)
    missed(room)
    room.give(i.Remove, kind="queue", key="sales")
    assert [hold.kind for hold in room.world.agents["ann"].holds] == ["misses"]
    room.give(i.Return, agent="ann")
    assert room.world.agents["ann"].holds == ()


def test_an_agent_is_taken_away_with_their_deadlines():
    room = Room(cat.AgentConfig(id="ann", name="Ann", login_code=True, forced_login=True, idle_logout_s=60))
    room.give(i.SignIn, agent="ann")
    assert room.engine.next_deadline(room.world) == room.now + 60_000
    room.give(i.Remove, kind="agent", key="ann")
    assert room.engine.next_deadline(room.world) is None
    assert room.wait(100) == []


def test_a_phone_that_rings_is_not_taken_away():
    room = Room()
    room.give(i.JoinQueue, queue="sales", call="c")
    assert room.refused(i.Remove, kind="device", key="ann-desk").code == "in_use"


def test_members_may_be_named_before_who_and_what_they_join():
    room = Room()
    room.put(
        cat.MemberConfig(queue="new", agent="eve"),
        cat.AgentConfig(id="eve", name="Eve"),
        cat.QueueConfig(id="new", label="New"),
    )
    assert room.codes("eve", "new") == ["status_unavailable", "device_unregistered"]


def test_two_users_are_not_one_agent():
    room = Room()
    sue, tom = (cat.UserConfig(id=user, name=user, agent="ann") for user in ("sue", "tom"))
    ann = cat.UserConfig(id="ann", name="Ann")
    assert room.refused(i.Configure, entities=(sue,)).code == "in_use"
    assert room.refused(i.Configure, entities=(ann, sue, tom)).code == "in_use"
    room.put(sue, ann)
    assert room.world.user_of["ann"] == "sue"


# --- Single Call, wrap-up, idle, days ------------------------------------------------------------------------------


def test_single_call_is_spent_by_a_call_that_was_answered_under_it():
    room = Room(queue={"wrap_up_s": 30})
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="before")
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="answered")
    room.give(i.SetStatus, agent="ann", status="single_call")
    room.give(i.EndCall, call="before")
    assert room.all(SingleCallSpent) == []
    room.give(i.EndWrapUp, agent="ann")
    room.give(i.JoinQueue, queue="sales", call="its")
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="answered")
    room.give(i.EndCall, call="its")
    assert room.codes("ann") == ["status_unavailable", "wrap_up"]


def test_chosen_again_during_the_call_it_is_armed_again():
    room = Room()
    room.give(i.SetStatus, agent="ann", status="single_call")
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.give(i.JoinQueue, queue="sales", call="c")
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="answered")
    room.give(i.SetStatus, agent="ann", status="single_call")
    room.give(i.EndCall, call="c")
    assert room.all(SingleCallSpent) == []


def test_late_observations_count_no_time_backwards():
    room = Room(queue={"wrap_up_s": 30})
    room.give(i.SetStatus, agent="bob", status="lunch")
    room.wait(100)
    room.give(i.JoinQueue, queue="sales", call="c")
    room.give(i.EndOffer, offer=room.ringing("ann"), outcome="answered")
    room.give(i.EndCall, call="c", at=START)
    membership = room.world.agents["ann"].memberships["sales"]
    assert (membership.talk_ms, membership.answered) == (0, 1)
    assert room.world.agents["ann"].call_activity_at == room.now
    assert room.codes("ann") == []  # the wrap-up of a call that ended long ago is over


def test_a_command_happens_when_it_is_decided_an_observation_when_it_happened():
    room = Room()
    room.wait(50)
    (event,) = room.give(i.SetStatus, agent="ann", status="lunch", at=START)
    assert (event.at, event.seen) == (room.now, room.now)
    (event,) = room.give(i.ChangeDevice, device="ann-desk", registered=False, at=START)
    assert (event.at, event.seen) == (START, room.now)
    room.now -= 20_000
    (event,) = room.give(i.SetStatus, agent="ann", status="other", at=room.now)
    assert event.at == room.now + 20_000


def test_a_daily_limit_counts_from_midnight():
    limited = cat.StatusEntry(id="lunch", label="Lunch", kind="unavailable", daily_limit_s=3600)
    room = Room(limited, cat.UserConfig(id="sue", name="Sue", roles=("supervisor",)))
    room.wait(23.5 * 3600)
    room.give(i.SetStatus, agent="ann", status="lunch")
    told = list(only(room.wait(3600), NotificationRaised))
    assert told == []  # half an hour on each of two days
    assert [e.at for e in only(room.wait(1800), NotificationRaised)] == [room.now]
    assert [e.at for e in only(room.wait(24 * 3600), NotificationRaised)] == [room.now]


def test_after_a_long_time_out_each_day_had_its_reset_at_its_instant():
    room = Room(threshold=9, outcome=PAUSE, resets=cat.Resets(daily_at="02:00"))
    missed(room)
    events = room.wait(3 * 24 * 3600)
    assert [(e.at - START) // 3_600_000 for e in events] == [2, 26, 50]
    assert room.count("ann") == 0


def test_a_schedule_comes_once_per_date_whatever_the_zone_becomes():
    room = Room(cat.Settings(zone="Europe/Paris"), cat.ScheduleConfig(id="s", time="09:00", queue="sales"))
    room.give(i.SetMembership, agent="ann", queue="sales", membership="out")
    assert next(e.at - START for e in room.wait(8.5 * 3600)) == 8 * 3_600_000
    room.put(cat.Settings(zone="America/New_York"))
    assert room.engine.next_deadline(room.world) == START + (24 + 14) * 3_600_000


@pytest.mark.parametrize(("mode", "chosen"), [("overlay", "out"), ("distributor", "in")])
def test_a_membership_is_adopted_only_where_the_switch_has_a_say(mode: str, chosen: str):
    room = Room(cat.Settings(drift="adopt"), queue={"mode": mode})
    room.give(i.ObserveMember, agent="ann", queue="sales", membership="out")
    assert room.world.agents["ann"].memberships["sales"].value == chosen
