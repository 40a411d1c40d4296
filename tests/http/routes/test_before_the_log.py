"""What the API answers of the time before Readyroom: what the switch's queue_log tells, and what it does not."""

from __future__ import annotations

import pytest

from readyroom.runtime.importing import LogFile, bring_in
from readyroom.runtime.log import Log
from readyroom.runtime.switch_names import SwitchNames
from tests.http.house import START
from tests.http.routes.centre import Centre

NINE = START // 1000 - 3600  # 2025-11-24T09:00:00Z
LOG = """
0 MANAGER main SIP/1 ADDMEMBER
0 MANAGER help SIP/1 ADDMEMBER
0 MANAGER main Ben Bird ADDMEMBER
60 NONE NONE SIP/1 PAUSEALL Tea
60 NONE main SIP/1 PAUSE Tea
60 NONE help SIP/1 PAUSE Tea
120 NONE main SIP/1 UNPAUSE
120 NONE help SIP/1 UNPAUSE
200 c7 main NONE ENTERQUEUE |+49305550117|1
220 c7 main SIP/1 RINGNOANSWER 18000
230 c7 main Ben Bird CONNECT 30|c7b|5
290 c7 main Ben Bird COMPLETECALLER 30|60|1
300 c8 main NONE ENTERQUEUE
330 c8 main NONE EXITWITHTIMEOUT 1|1|30
400 c9 help NONE ENTERQUEUE
410 c9 help SIP/1 RINGCANCELED 9000
410 c9 help NONE ABANDON 1|1|10
3700 NONE main SIP/1 PAUSE Late
"""


def lines() -> list[bytes]:
    found = []
    for line in LOG.strip().splitlines():
        at, call, queue, rest = line.split(None, 3)
        agent, event, data = next(
            (agent, *f"{rest.removeprefix(agent).strip()} ".split(" ", 1))
            for agent in ("SIP/1", "Ben Bird", "NONE")
            if rest.startswith(agent)
        )
        found.append(f"{NINE + int(at)}|{call}|{queue}|{agent}|{event}|{data.strip()}\n".encode())
    return found


def at(seconds: int) -> str:
    return f"2025-11-24T09:{seconds // 60:02}:{seconds % 60:02}Z"


@pytest.fixture
async def centre(acme_centre: Centre) -> Centre:
    house = acme_centre.served.house
    log = Log(house.store, "acme")
    names = SwitchNames(log, house.rooms["acme"].world, agents={"SIP/1": "ann"})
    account = bring_in(house.store, "acme", [LogFile("queue_log", lambda: iter(lines()))], names, START)
    assert (account.bad, account.unused.own, account.ahead) == ([], 0, 1)
    return acme_centre


async def test_a_timeline_says_who_tells_it(centre: Centre):
    told = await centre.ok("ann", "GET", f"/agents/ann/timeline?from={at(0)}&to={at(3599)}")
    assert [(row["value"], row["from"], row["to"]) for row in told["membership"] if row["queue"] == "main"] == [
        ("in", at(0), at(60)),
        ("paused", at(60), at(120)),
        ("in", at(120), at(410)),
    ]  # fmt: skip
    assert [(row["closed_as"], row["call"]) for row in told["offer"]] == [
        ("unknown", "c7"),
        ("caller_hung_up", "c9"),
    ]
    every = [row for table in ("membership", "offer", "call") for row in told[table]]
    assert {row["source"] for row in every} == {"queue_log"}
    assert {row["opened_seq"] for row in every} == {0}
    assert told["state"] == told["activity"] == []
    later = await centre.ok("ann", "GET", "/agents/ann/timeline")
    assert {row["source"] for row in later["state"]} == {None}


async def test_misses_of_then_come_after_those_of_now(centre: Centre):
    path = "/agents/ann/misses?limit=1"
    first = await centre.ok("ann", "GET", path)
    second = await centre.ok("ann", "GET", f"{path}&cursor={first['next']}")
    assert second["next"] is None
    (gave_up,), (missed,) = first["items"], second["items"]
    assert gave_up["outcome"] == "caller_hung_up"
    assert (missed["outcome"], missed["raw_cause"], missed["ring_ms"]) == ("unknown", "RINGNOANSWER", 18_000)
    assert (missed["counted"], missed["device"], missed["seq"], missed["source"]) == (
        False,
        None,
        0,
        "queue_log",
    )
    assert (missed["rang_at"], missed["ended_at"]) == (at(202), at(220))


@pytest.mark.parametrize(
    ("seconds", "queue", "blockers", "activity"),
    [
        (30, "main", [], "not_told"),
        (90, "help", [("membership_paused", 60)], "not_told"),
        (210, "main", [("ringing", 202)], "ringing"),
        (220, "main", [], "not_told"),
    ],
)
async def test_why_an_agent_was_not_rung(centre: Centre, seconds, queue, blockers, activity):
    told = await centre.ok("ann", "GET", f"/agents/ann/explain?queue={queue}&at={at(seconds)}")
    (of_queue,) = told["queues"]
    assert [(row["code"], row["since"]) for row in of_queue["blockers"]] == [
        (code, at(since)) for code, since in blockers
    ]
    # What nobody knows is not said to be so.
    assert of_queue["offerable"] is (False if blockers else None)
    assert (told["source"], told["seq"], told["activity"]) == ("queue_log", 0, activity)
    assert {told[name] for name in ("code", "state", "direct_calls", "outgoing_calls")} == {"not_told"}
    assert {"status", "devices"} <= set(told["not_known"])


async def test_why_a_call_went_as_it_did(centre: Centre):
    told = await centre.ok("admin", "GET", "/calls/c7/explain")
    assert (told["state"], told["why"], told["answered_by"]) == ("ended", "caller", "ben")
    assert (told["since"], told["answered_at"], told["ended_at"]) == (at(200), at(230), at(290))
    assert (told["queues"], told["caller"], told["external"]) == (["main"], "+49305550117", None)
    assert [(row["agent"], row["outcome"], row["raw_cause"]) for row in told["tried"]] == [
        ("ann", "unknown", "RINGNOANSWER"), ("ben", "answered", None),
    ]  # fmt: skip
    assert (told["source"], told["others"]) == ("queue_log", [])
    assert "others" in told["not_known"]
    ringing = await centre.ok("admin", "GET", f"/calls/c7/explain?at={at(210)}")
    assert (ringing["state"], ringing["ended_at"], ringing["tried"][0]["outcome"]) == ("ringing", None, None)
    talking = await centre.ok("admin", "GET", f"/calls/c7/explain?at={at(240)}")
    assert (talking["state"], talking["ended_at"]) == ("connected", None)
    left = await centre.ok("admin", "GET", "/calls/c8/explain")
    assert (left["state"], left["why"], left["tried"]) == ("left", "max_wait", [])
    abandoned = await centre.ok("admin", "GET", "/calls/c9/explain")
    assert (abandoned["state"], abandoned["why"]) == ("ended", "caller")
    assert await centre.refused("admin", "GET", f"/calls/c7/explain?at={at(100)}") == (404, "unknown")


async def test_a_call_of_then(centre: Centre):
    told = await centre.ok("admin", "GET", "/calls/c7")
    assert (told["state"], told["agent"], told["tried"], told["source"]) == (
        "ended",
        "ben",
        ["ann"],
        "queue_log",
    )
    assert told["entered_at"] == told["since"] == at(200)


async def test_one_sees_of_then_whom_one_sees_now(centre: Centre):
    assert await centre.refused("sue", "GET", f"/agents/ben/timeline?from={at(0)}&to={at(99)}") == (
        404,
        "unknown",
    )
    assert await centre.refused("sue", "GET", "/calls/c9/explain") == (404, "unknown")  # of support's queue
    seen = await centre.ok("sue", "GET", "/calls/c7/explain")
    assert [row["agent"] for row in seen["tried"]] == ["ann"]


async def test_what_is_older_than_all_that_is_told(centre: Centre):
    assert await centre.refused("ann", "GET", "/agents/ann/explain?at=2025-11-24T08:00:00Z") == (
        404,
        "unknown",
    )
    assert await centre.refused("ann", "GET", f"/agents/ann/explain?queue=orders&at={at(30)}") == (
        404,
        "unknown",
    )
