"""Agents, the users that they are, and the work that they have left."""

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.events import CallEnded, WrapUpEnded, WrapUpStarted
from readyroom.engine.facts import Actor
from tests.unit.engine.room import Room


def test_an_agent_who_comes_back_is_the_same_user():
    room = Room()
    before = room.world.users["ann"]
    room.give(i.Remove, kind="agent", key="ann")
    assert room.world.users["ann"].agent is None
    room.give(i.Configure, entities=(cat.AgentConfig(id="ann", name="Ann"),))
    assert room.world.users["ann"] == before
    assert room.world.user_of["ann"] == "ann"


def test_a_second_wrap_up_ends_the_first():
    room = Room(queue={"wrap_up_s": 60, "mode": "overlay"})
    for call in ("one", "two"):
        room.give(i.JoinQueue, queue="sales", call=call)
        room.give(i.RingOffer, offer=f"o-{call}", call=call, agent="ann")
        room.give(i.EndOffer, offer=f"o-{call}", outcome="answered")
    room.give(i.EndCall, call="one")
    came = [type(event) for event in room.give(i.EndCall, call="two")]
    assert came[:3] == [CallEnded, WrapUpEnded, WrapUpStarted]


def test_somebody_elses_phone_takes_a_login_code():
    room = Room()
    mine = Actor("agent", "ann")
    refused = room.refused(i.SignIn, agent="ann", device="bob-desk", by=mine)
    assert refused.code == "login_code_needed"
    room.give(i.SignIn, agent="ann", device="ann-desk", by=mine)
    room.give(i.SignIn, agent="ann", device="bob-desk", by=Actor("supervisor", "dana"))


def test_nobody_forces_their_own_clock_out():
    room = Room()
    room.give(i.ClockIn, agent="ann", unit="unit")
    refused = room.refused(i.ClockOut, agent="ann", force=True, by=Actor("agent", "ann"))
    assert refused.code == "not_for_oneself"
