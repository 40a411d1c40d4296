"""Calls and offers over HTTP, in the order in which a morning brings them."""

from tests.http.routes.centre import Centre


async def test_a_call_is_offered_answered_held_and_ended(acme_centre: Centre):
    c = acme_centre
    call = await c.call("main", external=False)
    (offer,) = call["offers"]
    assert (call["state"], offer["agent"], offer["device"]) == ("ringing", "ann", "d-ann")
    assert (await c.ok("ann", "GET", f"/calls/{call['id']}"))["caller"] == "+4930"
    assert [item["id"] for item in (await c.ok("sue", "GET", "/calls"))["items"]] == [call["id"]]
    assert await c.refused("ann", "POST", f"/calls/{call['id']}/hangup") == (403, "forbidden")
    await c.ok("ann", "POST", f"/offers/{offer['id']}/answer", {"raw_cause": "200 OK"})
    assert await c.refused("ann", "POST", f"/offers/{offer['id']}/refuse") == (409, "offer_over")
    assert await c.refused("ben", "POST", f"/offers/{offer['id']}/refuse") == (404, "unknown")
    await c.ok("ann", "POST", f"/calls/{call['id']}/hold", {"held": True})
    assert (await c.ok("ann", "GET", f"/calls/{call['id']}"))["state"] == "held"
    assert (await c.agent("ann"))["calls"][0]["state"] == "held"
    await c.ok("ann", "POST", f"/calls/{call['id']}/hold", {"held": False})
    await c.ok("ann", "POST", f"/calls/{call['id']}/hangup", {"by": "caller"})
    over = await c.ok("ann", "GET", f"/calls/{call['id']}")
    assert (over["state"], over["why"], over["agent"]) == (
        "ended",
        "agent",
        "ann",
    )  # an agent is not the caller
    assert await c.refused("ann", "POST", f"/calls/{call['id']}/hold", {"held": True}) == (409, "call_over")
    assert await c.refused("ben", "GET", f"/calls/{call['id']}") == (404, "unknown")
    assert (await c.ok("sue", "GET", f"/calls/{call['id']}"))["state"] == "ended"


async def test_a_missed_call_goes_on_and_is_explained(acme_centre: Centre):
    c = acme_centre
    call = await c.call("main")
    await c.advance(20)
    now = await c.ok("admin", "GET", f"/calls/{call['id']}")
    assert now["tried"] == ["ann"]
    assert now["offers"][0]["agent"] == "ben"
    told = await c.ok("admin", "GET", f"/calls/{call['id']}/explain")
    assert [(row["agent"], row["outcome"]) for row in told["tried"]] == [("ann", "no_answer"), ("ben", None)]
    sue = await c.ok("sue", "GET", f"/calls/{call['id']}/explain")
    assert [row["agent"] for row in sue["tried"]] == ["ann"]  # ben is of another unit
    then = await c.ok("admin", "GET", f"/calls/{call['id']}/explain?at=2025-11-24T10:00:10Z")
    assert [(row["agent"], row["outcome"]) for row in then["tried"]] == [("ann", None)]
    misses = (await c.ok("ann", "GET", "/agents/ann/misses"))["items"]
    assert [(miss["outcome"], miss["ring_ms"]) for miss in misses] == [("no_answer", 20_000)]
    assert misses[0]["uncounted"] is not None or misses[0]["counted"]


async def test_refused_unreachable_and_unknown(acme_centre: Centre):
    c = acme_centre
    call = await c.call("main")
    await c.ok("ann", "POST", f"/offers/{call['offers'][0]['id']}/refuse", {})
    second = (await c.ok("admin", "GET", f"/calls/{call['id']}"))["offers"][0]
    assert second["agent"] == "ben"
    await c.ok("pbx", "POST", f"/offers/{second['id']}/unreachable", {"raw_cause": "20"})
    await c.advance(5)
    third = (await c.ok("admin", "GET", f"/calls/{call['id']}"))["offers"][0]
    done = await c.ok("pbx", "POST", f"/offers/{third['id']}/no-answer")
    assert done["events"][0]["type"] == "OfferEnded"
    miss = (await c.ok("admin", "GET", f"/agents/{third['agent']}/misses"))["items"][0]
    assert (miss["outcome"], miss["detail"], miss["reported"]) == ("withdrawn", "ring_cut_short", "no_answer")
    assert await c.refused("admin", "POST", "/offers/none/answer") == (404, "unknown")
    assert await c.refused("admin", "POST", "/calls/none/hangup") == (404, "unknown")
    assert await c.refused("admin", "POST", "/calls/none/hold", {"held": True}) == (404, "unknown")
    assert await c.refused("admin", "GET", "/calls/none") == (404, "unknown")
    assert await c.refused("admin", "GET", "/calls/none/explain") == (404, "unknown")
    assert await c.refused("admin", "POST", "/queues/none/calls", {}) == (404, "unknown")
    await c.call("main", call="mine")
    assert await c.refused("pbx", "POST", "/queues/main/calls", {"call": "mine"}) == (409, "call_exists")
    assert await c.refused("pbx", "POST", "/queues/main/calls", {"caller": "x" * 201}) == (422, "invalid")


async def test_what_a_phone_rings_is_answered_at_the_phone(acme_centre: Centre):
    c = acme_centre
    batch = [
        {"id": "1", "type": "caller_joined", "at": "2025-11-24T10:00:00Z", "queue": "over", "call": "p1"},
        {
            "id": "2",
            "type": "offer_rang",
            "at": "2025-11-24T10:00:00Z",
            "offer": "p1-1",
            "call": "p1",
            "agent": "ann",
        },
    ]
    await c.ok("pbx", "POST", "/switch/observations", batch)
    assert await c.refused("ann", "POST", "/offers/p1-1/answer") == (403, "forbidden")
    await c.ok("pbx", "POST", "/offers/p1-1/answer")
    assert (await c.agent("ann"))["activity"] == "call"


async def test_a_repeated_command_is_done_once(acme_centre: Centre):
    c = acme_centre
    first = await c.ask("pbx", "POST", "/queues/main/calls", {"caller": "1"}, key="k1")
    again = await c.ask("pbx", "POST", "/queues/main/calls", {"caller": "1"}, key="k1")
    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(c.room.world.calls) == 1
    other = await c.ask("pbx", "POST", "/queues/main/calls", {"caller": "2"}, key="k1")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    for _ in range(2):
        put = await c.ask("admin", "PUT", "/devices/fresh", {"kind": "web", "registered": True}, key="k2")
        assert put.json()["registered"] is True
    assert [event.seq for event in await c.room.events(types=["DeviceChanged"])][-1] == c.room.world.seq
