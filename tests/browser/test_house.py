"""The house does what its words say, whatever product the organisation follows."""

from __future__ import annotations

import pytest

from readyroom.codec import presets
from tests.browser.organisation import large, small


@pytest.mark.parametrize("preset", presets.names())
@pytest.mark.parametrize("tracked", [(), ("agents",)])
def test_calls_ring_who_is_ready(serve, preset, tracked):
    house = serve(small(preset, tracked_groups=tracked))
    house.ready("ann")
    assert house.caller("sales") == house.offer("ann")["call"]
    call = house.answer("ann")
    assert house.agent("ann")["activity"] == "call"
    house.hangs_up(call)
    assert house.board()["calls"] == []


def test_calls_are_missed_and_refused(house):
    house.ready("ann")
    house.miss("ann", "sales", 2)
    assert house.membership("ann", "sales")["misses"] == 2
    call = house.caller("sales", external=False)
    house.refuse("ann")
    assert [waiting["id"] for waiting in house.board()["calls"]] == [call]
    outcomes = [event["body"]["outcome"] for event in house.events("OfferEnded")]
    assert outcomes == ["no_answer", "no_answer", "refused"]


def test_it_goes_and_comes_back(house):
    house.ready("ann")
    house.miss("ann", "sales")
    port = house.port
    house.down()
    house.up()
    assert house.port == port
    assert house.membership("ann", "sales")["misses"] == 1


def test_a_refusal_is_told_or_fails_the_test(house):
    assert house.api("ann").refused("PUT", "/agents/ann/status", {"status": "nonsense"}) == (422, "unknown")
    with pytest.raises(AssertionError, match="POST /clock by ann: 403"):
        house.api("ann").post("/clock", {"advance_s": 1})


def test_a_large_house(serve):
    assert len(serve(large(500)).board()["agents"]) == 500
