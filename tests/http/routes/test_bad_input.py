"""Whatever is sent to whatever route: refused as the client's mistake, with nothing changed and the server up."""

import asyncio
from typing import Any

import pytest

from tests.http.house import served
from tests.http.routes.centre import Centre, another
from tests.http.routes.test_permissions import ROWS, body_of, furnish

WRONG: tuple[Any, ...] = (
    [],
    [None],
    "text",
    5,
    -1.5,
    True,
    {"\x00": 1},
    {"": ""},
    {"id": {"a": []}},
    {"no_answer": []},
    [[]],
)
WRITING = [
    (row[0], row[1], row[2], row[3].rsplit(None, 1)[0].strip())
    for row in ROWS
    if row[1] in ("POST", "PUT", "PATCH")
]
OPTIONAL = {
    "come_back",
    "hang_up",
    "answer_offer",
    "refuse_offer",
    "no_answer_offer",
    "unreachable_offer",
    "take_task",
}
TAKES_NOTHING = {name for name, _, _, body in WRITING if body == "-"}
TAKES_ANYTHING = {"put_preferences"}
LISTS = {"observe", "put_users", "put_statuses", "put_units", "put_groups", "put_campaigns", "put_schedules"}


async def test_no_body_does_harm():
    """Every command with every wrong body, as an administrator: no 5xx, and no event but refusals."""
    async with served() as made:
        c = await another(made, "fuzzed")
        await furnish(c)
        await c.call("main", call="rings")
        offer = next(iter(c.room.world.offers))
        before, odd = c.room.world.seq, []
        for name, method, path, _ in WRITING:
            if name in TAKES_NOTHING | TAKES_ANYTHING:
                continue
            for body in WRONG:
                answer = await c.ask("admin", method, path.replace("OFFER", offer), body)
                harmless = body == [] and name in LISTS
                if not 400 <= answer.status_code < 500 and not harmless:
                    odd.append((name, body, answer.status_code))
        assert odd == []
        assert {type(event).__name__ for event in await c.room.events(since=before)} <= {"Refused"}
        assert (await c.ok("admin", "GET", "/board"))["agents"]


async def test_a_missing_body_is_named():
    async with served() as made:
        c = await another(made, "empty")
        for name, method, path, body in WRITING:
            if body != "-" and name not in OPTIONAL and "OFFER" not in path:
                answer = await c.ask("admin", method, path)
                assert answer.status_code in (400, 415, 422), (name, answer.text)


async def test_what_is_not_there_is_unknown():
    """Names in the path that stand for nothing, and names that no name can be."""
    async with served() as made:
        c = await another(made, "unknown")
        odd = []
        for name, method, path, rest in ROWS:
            if (
                path.count("/") < 2
                or name in ("join_queue", "undo", "see_notification")
                or path.startswith("/switch")
            ):
                continue
            body = body_of(rest.rsplit(None, 1)[0].strip())
            if method == "PUT" and name.startswith("put_") and name != "put_member":
                continue  # it is made under that name
            for wrong in ("nope", "a%20b", "%00", "x" * 300, "%F0%9F%98%80", "..%2f"):
                parts = path.split("/")
                parts[2] = wrong
                answer = await c.ask("admin", method, "/".join(parts), body)
                if answer.status_code != 404:
                    odd.append((name, wrong, answer.status_code, answer.text[:200]))
        assert odd == []


async def test_oversized_bodies(acme_centre: Centre):
    c = acme_centre
    seq = c.room.world.seq
    huge = {"status": "x" * 2_000_000}
    answer = await c.ask("ann", "PUT", "/agents/ann/status", huge)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    long = await c.ask("ann", "PUT", "/agents/ann/status", {"status": "online", "note": "x" * 501})
    assert long.status_code == 422
    many = await c.ask("admin", "PUT", "/units", [{"id": f"u{n}", "label": "U"} for n in range(501)])
    assert many.status_code == 422
    assert c.room.world.seq == seq


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=1001", "limit=x", "cursor=%00", "cursor=" + "x" * 401, "cursor=MQ"]
)
async def test_wrong_pages(acme_centre: Centre, query: str):
    c = acme_centre
    for path in (
        "/agents",
        "/queues",
        "/calls",
        "/devices",
        "/tasks",
        "/statuses",
        "/presets",
        "/queues/main/members",
    ):
        assert await c.refused("admin", "GET", f"{path}?{query}") == (422, "invalid"), path


async def test_many_at_once_leave_one_log(acme_centre: Centre):
    """Two hundred commands side by side, half of them wrong."""
    c = acme_centre
    await c.bearer("ann")
    before = c.room.world.seq
    statuses = ["lunch", "nowhere", "break", "online"] * 50
    answers = await asyncio.gather(
        *(c.ask("ann", "PUT", "/agents/ann/status", {"status": status}) for status in statuses)
    )
    assert sorted({answer.status_code for answer in answers}) == [200, 422]
    events = await c.room.events(since=before)
    assert [event.seq for event in events] == list(range(before + 1, c.room.world.seq + 1))
    assert sum(type(event).__name__ == "StatusChosen" for event in events) == 150


async def test_a_mistake_in_an_address_is_named(acme_centre: Centre):
    """A misspelt filter would answer another question than the one that was asked."""
    c = acme_centre

    async def told(path: str) -> dict[str, str]:
        answer = await c.ask("admin", "GET", path)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
        return {error["parameter"]: error["detail"] for error in answer.json()["errors"]}

    known = "there is no such parameter; known are at, queue, seq"
    assert await told("/agents/ann/explain?time=2025-11-24T10:00:00Z&a=1") == {"time": known, "a": known}
    assert await told("/units/sales?x") == {"x": "there is no such parameter"}
    assert (await told("/audit?from=yesterday"))["from"] == "invalid RFC3339 encoded datetime"
    assert (await told("/audit?category=gossip"))["category"].startswith(
        "invalid enum value 'gossip'; one of configuration, "
    )
    assert (await told("/audit?to=2025-11-24T11:00:00+01:00"))["to"].endswith("written %2B in an address")
