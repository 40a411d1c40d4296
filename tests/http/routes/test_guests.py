"""What is told of somebody who is a guest in one's units: the present stay, and nothing of what was before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.http.routes.centre import Centre
from tests.http.routes.test_unit_reports import ann_in_support

IN = "2025-11-24T10:03:00Z"
"""When Ann of sales, who missed a call at home, comes to support, of which Mona is the manager."""
BEFORE = "2025-11-24T10:02:59Z"
AT_HOME = {"from": "2025-11-24T10:00:00Z", "to": "2025-11-24T10:01:00Z", "state": "lunch", "why": "Lunch"}
ON_A_STAY = {**AT_HOME, "from": IN, "to": "2025-11-24T10:03:30Z"}


@pytest.fixture
async def guest(acme_centre: Centre) -> Centre:
    """A call rings Ann at home and another in support; corrected are times at home, of the stay, and of both."""
    c = acme_centre
    await c.ok("ben", "PUT", "/agents/ben/status", {"status": "lunch"})
    await c.advance(60)
    await missed(c)
    await c.advance(60)
    await c.ok("sue", "POST", "/agents/ann/corrections", AT_HOME)
    await c.advance(60)
    await ann_in_support(c)
    await missed(c)
    by = Actor("admin", "setup")
    for said in (ON_A_STAY, {**ON_A_STAY, "from": BEFORE}):
        since, until = (ms(said[name]) for name in ("from", "to"))
        await c.give(
            i.Correct(
                at=0, by=by, agent="ann", since=since, until=until, state="lunch", unit="support", why="Lunch"
            )
        )
    return c


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


async def missed(c: Centre) -> str:
    """A caller who hangs up while it rings Ann."""
    call: str = (await c.call("main"))["id"]
    await c.ok("pbx", "POST", f"/calls/{call}/hangup", {"by": "caller"})
    return call


async def test_their_timeline_begins_when_they_came(guest: Centre):
    c = guest
    day = "/agents/ann/timeline?from=2025-11-24T00:00:00Z"
    for query in (day, "/agents/ann/timeline"):
        told = await c.ok("mona", "GET", query)
        assert told["from"] == IN
        periods = [row for rows in told.values() if isinstance(rows, list) for row in rows if "from" in row]
        assert min(row["from"] for row in periods) == IN
        assert [row["from"] for row in told["corrections"]] == [IN]
    whole = await c.ok("sue", "GET", day)
    assert whole["from"] == "2025-11-24T00:00:00Z"
    assert min(row["from"] for row in whole["membership"]) < IN
    assert len(whole["corrections"]) == 3
    path = f"/agents/ann/timeline?from=2025-11-24T00:00:00Z&to={IN}"
    assert await c.refused("mona", "GET", path) == (404, "unknown")
    assert (await c.ok("ann", "GET", path))["from"] == whole["from"]


async def test_their_missed_calls_are_those_of_the_stay(guest: Centre):
    def times(told: Any) -> list[bool]:
        return [miss["rang_at"] >= IN for miss in told["items"]]

    assert times(await guest.ok("mona", "GET", "/agents/ann/misses")) == [True]
    assert times(await guest.ok("sue", "GET", "/agents/ann/misses")) == [True, False]


async def test_why_is_answered_of_the_stay(guest: Centre):
    c, path = guest, "/agents/ann/explain"
    (came,) = (await c.ok("admin", "GET", "/events?types=ClockedIn"))["items"]
    assert came["at"] == IN
    for then in (f"at={BEFORE}", f"seq={came['seq'] - 1}"):
        assert await c.refused("mona", "GET", f"{path}?{then}") == (404, "unknown")
        assert (await c.ok("sue", "GET", f"{path}?{then}"))["agent"] == "ann"
    for then in (f"at={IN}", f"seq={came['seq']}"):
        assert (await c.ok("mona", "GET", f"{path}?{then}"))["agent"] == "ann"

    async def members(user: str, at: str) -> set[str]:
        told = await c.ok(user, "GET", f"/queues/main/explain?at={at}")
        return {row["id"] for row in told["members"]}

    assert await members("mona", BEFORE) == {"ben"}
    assert await members("mona", IN) == await members("admin", BEFORE) == {"ann", "ben"}


async def test_a_call_that_rang_them_elsewhere_does_not_name_them(guest: Centre):
    c = guest
    joined = (await c.ok("admin", "GET", "/events?types=CallJoined"))["items"]

    async def tried(user: str, call: str) -> list[str]:
        told = await c.ok(user, "GET", f"/calls/{call}/explain")
        return [row["agent"] for row in told["tried"]]

    elsewhere, here = [event["body"]["call"] for event in joined]
    assert await tried("mona", elsewhere) == []
    assert await tried("mona", here) == await tried("admin", elsewhere) == ["ann"]


async def test_their_events_are_those_of_the_stay(guest: Centre):
    c = guest
    told = (await c.ok("mona", "GET", "/events?agent=ann"))["items"]
    assert min(event["at"] for event in told) == IN
    assert {event["type"] for event in told} >= {"ClockedIn", "OfferStarted"}
    assert [event["body"]["since"] for event in told if event["type"] == "Corrected"] == [IN]
    assert min(event["at"] for event in (await c.ok("sue", "GET", "/events?agent=ann"))["items"]) < IN


async def test_an_audit_of_ones_units_tells_of_the_stay(guest: Centre):
    c = guest
    await c.give(
        i.Configure(
            at=0, by=Actor("admin", "setup"),
            entities=(cat.UserConfig(id="ada", name="Ada", roles=("admin",), units=("support",)),),
        )
    )  # fmt: skip
    told = (await c.ok("ada", "GET", "/audit?agent=ann"))["items"]
    of_her = [entry["at"] for entry in told if entry["category"] != "configuration"]
    assert of_her
    assert min(of_her) >= IN


async def test_corrections_are_of_the_stay(guest: Centre):
    c, path = guest, "/agents/ann/corrections"
    assert [said["from"] for said in (await c.ok("mona", "GET", path))["items"]] == [IN]
    every = await c.ok("sue", "GET", f"{path}?limit=2")
    rest = await c.ok("sue", "GET", f"{path}?limit=2&cursor={every['next']}")
    assert [said["from"] for said in every["items"] + rest["items"]] == [BEFORE, IN, AT_HOME["from"]]
    of_support = {"unit": "support"}
    refused = await c.refused("mona", "POST", path, {**ON_A_STAY, **of_support, "from": BEFORE})
    assert refused == (403, "forbidden")
    await c.ok("mona", "POST", path, {**ON_A_STAY, **of_support})


async def test_who_left_is_unknown_as_ever(guest: Centre):
    await guest.ok("ann", "POST", "/agents/ann/clock-out", {})
    for path in ("timeline", "misses", "corrections", "explain"):
        assert await guest.refused("mona", "GET", f"/agents/ann/{path}") == (404, "unknown")
    assert (await guest.ok("mona", "GET", "/events?agent=ann"))["items"] == []
