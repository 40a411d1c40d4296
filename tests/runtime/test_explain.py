"""Why is, or was, this agent (not) rung; who was tried for this call."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.blockers import blockers
from readyroom.runtime.room import Room
from tests.runtime.centre import AGENTS, BO, SWITCH, Chance, open_for_business, work


@pytest.fixture
def room(house) -> Room:
    return house.rooms["acme"]


@pytest.mark.parametrize("seed", range(3))
async def test_then_is_what_the_engine_used_live(house, room, seed: int):
    chance = Chance(seed)
    await open_for_business(room)
    live: dict[int, dict[tuple[str, str], list[str]]] = {}
    for _ in range(25):
        await work(house, room, chance, 2)
        world = await room.settled()
        live[world.seq] = {
            (agent, queue): [blocker.code for blocker in blockers(world, agent, queue)]
            for agent in AGENTS
            for queue in world.agents[agent].memberships
        }
    for seq in chance.random.sample(sorted(live), 6):
        for (agent, queue), codes in live[seq].items():
            said = await room.explain(agent, queue, seq=seq)
            assert [blocker.code for blocker in said.queues[0].blockers] == codes
            assert said.queues[0].offerable == (not codes)


async def test_a_withdrawal_names_rule_cause_and_offers(house, room):
    await withdraw_ann(house, room)
    before = house.clock.now()
    await house.clock.advance(10_000)
    await room.submit(i.Return(at=0, by=BO, agent="ann", queue="sales"))
    then = await room.explain("ann", "sales", at_ms=before)
    blocker = next(one for one in then.queues[0].blockers if one.code == "hold_misses")
    assert blocker.rule == "no_answer"
    assert blocker.judgement is not None
    assert (blocker.judgement.count, blocker.judgement.threshold, len(blocker.judgement.misses)) == (2, 2, 2)
    cause = (await room.events(since=blocker.cause - 1, limit=1))[0]
    assert type(cause).__name__ == "HoldStarted"
    # The caller still waits, and rings her again at once.
    now = (await room.explain("ann", "sales")).queues[0]
    assert [blocker.code for blocker in now.blockers] == ["ringing"]
    assert now.misses == ()
    with pytest.raises(KeyError):
        await room.explain("nobody")


async def test_whatever_a_rule_did_is_explained_by_it(house, room):
    """A sign-out and a status are facts, not holds: their rule is in the event that set them."""
    signs_out = cat.NoAnswerPolicy(threshold=1, outcome=cat.NoAnswerOutcome(kind="sign_out"))
    sales = structs.replace(room.world.queues["sales"].config, no_answer=signs_out)
    support = structs.replace(room.world.queues["support"].config, no_answer=cat.NoAnswerPolicy())
    ann = cat.AgentConfig(id="ann", name="Ann", unit="north", login_code=True, forced_login=True)
    once = cat.StatusEntry(id="single_call", label="Single Call", kind="available", calls="one")
    await room.submit(i.Configure(at=0, by=BO, entities=(sales, support, ann, once)))
    await room.submit(i.SignIn(at=0, by=BO, agent="ann", device="d-ann"))
    await room.submit(i.ChangeDevice(at=0, by=SWITCH, device="d-ann", registered=True))
    await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="single_call"))
    await room.submit(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1"))
    await house.clock.advance(60_000)
    now = await room.explain("ann", "sales")
    then = await room.explain("ann", "sales", seq=room.world.seq)
    told = {row.code: row for row in now.queues[0].blockers}
    assert {code: (row.rule, row.by.kind) for code, row in told.items()} == {
        "signed_out": ("no_answer", "system"),
        "status_unavailable": ("single_call", "system"),
    }
    assert told["signed_out"].params["reason"] == "no_answer"
    judgement = told["signed_out"].judgement
    assert judgement is not None
    assert (judgement.count, len(judgement.misses)) == (1, 1)
    assert then.queues == now.queues


async def test_who_was_tried_and_why_not_the_others(house, room):
    await withdraw_ann(house, room)
    waits = await room.explain_call("c1")
    assert (waits.state, waits.queues) == ("waiting", ("sales",))
    assert [(tried.agent, tried.outcome, tried.counted) for tried in waits.tried] == [
        ("ann", "no_answer", True)
    ] * 2
    assert {other.agent for other in waits.others} == set(room.world.members["sales"]) - {"ann"}
    assert sum(waits.others_by_blocker.values()) == len(waits.others)
    bo = next(agent for agent in waits.others_by_blocker)
    assert bo == "status_unavailable"
    at = house.clock.now()
    await house.clock.advance(1_000)
    await room.submit(i.Return(at=0, by=BO, agent="ann", queue="sales"))
    (offer,) = room.world.calls["c1"].offers
    await room.submit(i.EndOffer(at=0, by=SWITCH, offer=offer, outcome="answered"))
    await room.submit(i.EndCall(at=0, by=SWITCH, call="c1", ended_by="caller"))
    over = await room.explain_call("c1")
    assert (over.state, over.answered_by, over.why) == ("ended", "ann", "caller")
    assert (await room.explain_call("c1", at)).state == "waiting"
    with pytest.raises(KeyError):
        await room.explain_call("no-such-call")


async def test_the_past_reaches_over_snapshots(house, room, reopen: Callable):
    await open_for_business(room)
    await work(house, room, Chance(1), 20)
    seq, at = room.world.seq, house.clock.now()
    await house.clock.advance(1_000)
    await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="unavailable", note="later"))
    assert (await room.world_at(seq)).seq == seq
    assert (await room.world_at(at_ms=at)).seq == seq
    assert (await room.world_at(0)).agents == {}
    assert await room.world_at(seq) is await room.world_at(seq)


async def withdraw_ann(house, room) -> None:
    await room.submit(i.ChangeDevice(at=0, by=SWITCH, device="d-ann", registered=True))
    await room.submit(i.SetStatus(at=0, by=BO, agent="ann", status="ready"))
    await room.submit(i.JoinQueue(at=0, by=SWITCH, queue="sales", call="c1"))
    await house.clock.advance(60_000)
