"""Reports over HTTP: whom they tell of, which days, and what is refused."""

from __future__ import annotations

import pytest

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.http.routes.centre import Centre

ATTENDANCE = "/reports/attendance"


async def test_attendance_of_today(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.advance(30)
    told = await c.ok("ann", "GET", ATTENDANCE)
    assert {name: told[name] for name in ("from", "to", "zone", "each", "until", "known_at")} == {
        "from": "2025-11-24", "to": "2025-11-24", "zone": "UTC", "each": "day",
        "until": "2025-11-24T10:01:30Z", "known_at": None,
    }  # fmt: skip
    (row,) = told["rows"]
    assert (row["agent"], row["name"], row["unit"], row["total_ms"]) == ("ann", "Ann Archer", None, 90_000)
    times = {state["state"]: (state["ms"], state["open"]) for state in row["states"]}
    assert times["online"] == (60_000, False)
    assert times["lunch"] == (30_000, True)


async def test_whom_it_tells_of(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)

    async def told(user: str, query: str = "") -> list[str]:
        return [row["agent"] for row in (await c.ok(user, "GET", ATTENDANCE + query))["rows"]]

    assert await told("admin") == ["ann", "ben"]
    assert await told("sue") == await told("ann") == ["ann"]
    assert await told("mona") == ["ben"]
    assert await told("admin", "?unit=support") == ["ben"]
    assert await told("admin", "?agent=ann") == ["ann"]
    assert await told("admin", "?agent=ann&unit=support") == []
    assert await c.refused("ben", "GET", f"{ATTENDANCE}?agent=ann") == (404, "unknown")
    assert await c.refused("admin", "GET", f"{ATTENDANCE}?unit=nowhere") == (404, "unknown")
    assert await c.refused("pbx", "GET", ATTENDANCE) == (403, "forbidden")


async def test_the_timelines_of_a_day(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.advance(30)
    told = await c.ok("admin", "GET", "/reports/timelines")
    assert {row["agent"] for row in told["rows"]} == {"ann", "ben"}
    anns = [row for row in told["rows"] if row["agent"] == "ann"]
    assert [(row["state"], row["to"], row["open"]) for row in anns][-2:] == [
        ("online", "2025-11-24T10:01:00Z", False),
        ("lunch", "2025-11-24T10:01:30Z", True),
    ]
    assert {row["agent"] for row in (await c.ok("sue", "GET", "/reports/timelines"))["rows"]} == {"ann"}
    assert (await c.ok("admin", "GET", "/reports/timelines?day=2025-11-20"))["rows"] == []
    csv = await c.ask("admin", "GET", "/reports/timelines?format=csv")
    assert csv.text.splitlines()[0].startswith("agent,name,from,to,ms,unit,state")


@pytest.mark.parametrize(
    "query",
    [
        "from=2025-11-24&to=2025-11-23",
        "from=2024-01-01&to=2025-11-24",
        "from=1950-01-01",
        "from=yesterday",
        "from=2025-11-24T10:00:00Z",
        "each=fortnight",
        "known_at=2030-01-01T00:00:00Z",
        "known_at=2025-11-24T10:00:00",
        "since=2025-11-24",
    ],
)
async def test_what_no_report_can_be_asked(acme_centre: Centre, query: str):
    assert await acme_centre.refused("admin", "GET", f"{ATTENDANCE}?{query}") == (422, "invalid")


async def test_days_that_have_not_begun_are_empty(acme_centre: Centre):
    assert (await acme_centre.ok("admin", "GET", f"{ATTENDANCE}?from=2030-01-01"))["rows"] == []


async def test_as_known_then(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    then = await c.ok("admin", "GET", f"{ATTENDANCE}?agent=ann")
    await c.advance(1)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.advance(60)
    again = await c.ok("admin", "GET", f"{ATTENDANCE}?agent=ann&known_at=2025-11-24T10:01:00Z")
    assert again["rows"] == then["rows"]
    assert again["known_at"] == again["until"] == then["until"]


@pytest.mark.parametrize("report", ["attendance", "availability", "missed-calls", "queues"])
async def test_every_report_as_a_file(acme_centre: Centre, report: str):
    c = acme_centre
    await c.advance(60)
    path = f"/reports/{report}?from=2025-11-23&to=2025-11-24"
    told = await c.ok("admin", "GET", path)
    rows = told.get("rows", told.get("sums"))
    text = await c.ask("admin", "GET", f"{path}&format=csv")
    assert text.headers["content-type"] == "text/csv; charset=utf-8"
    name = report if report != "missed-calls" else "sums"
    assert text.headers["content-disposition"] == f'attachment; filename="{name}_2025-11-23_2025-11-24.csv"'
    assert len(text.text.splitlines()) == len(rows) + 1
    book = await c.ask("admin", "GET", f"{path}&format=xlsx")
    assert book.headers["content-type"].endswith("spreadsheetml.sheet")
    assert book.content[:2] == b"PK"
    columns = await c.ask("admin", "GET", f"{path}&format=parquet")
    assert columns.headers["content-type"] == "application/vnd.apache.parquet"
    assert columns.content[:4] == columns.content[-4:] == b"PAR1"


async def test_which_table(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    states = await c.ask("admin", "GET", f"{ATTENDANCE}?format=csv&table=attendance_states")
    names, *lines = states.text.splitlines()
    assert names == "agent,name,period,unit,state,reason,automatic,ms,open,corrected"
    assert "ann,Ann Archer,2025-11-24,,online,,false,60000,true,false" in lines
    answer = await c.ask("admin", "GET", f"{ATTENDANCE}?format=csv&table=nonsense")
    assert answer.status_code == 422
    assert "attendance_shifts" in answer.json()["errors"][0]["detail"]
    for form in ("json", "xlsx"):
        path = f"{ATTENDANCE}?format={form}&table=attendance"
        assert await c.refused("admin", "GET", path) == (422, "invalid")


async def test_a_long_report_is_put_together_of_roll_ups(acme_centre: Centre):
    """Six agents and a year: too much to list, little enough to add up."""
    c = acme_centre
    more = tuple(cat.AgentConfig(id=f"more-{number}", name=f"More {number}") for number in range(4))
    await c.give(i.Configure(at=0, by=Actor("admin", "setup"), entities=more))
    await c.advance(40 * 86_400)
    assert await c.room.roll_up() > 38
    year = "from=2025-11-24&to=2026-11-23"
    for report in ("attendance", "availability"):
        told = await c.ok("admin", "GET", f"/reports/{report}?{year}&each=all")
        listed = await c.ok("admin", "GET", f"/reports/{report}?from=2025-11-24&to=2026-01-05&each=all")
        assert (told["listed"], listed["listed"]) == (False, True)
        assert [(row["agent"], row["total_ms"]) for row in told["rows"]] == [
            (row["agent"], row["total_ms"]) for row in listed["rows"]
        ]
    missed = await c.ok("admin", "GET", f"/reports/missed-calls?{year}&each=month")
    assert (missed["listed"], missed["calls"]) == (False, [])
    queues = await c.ok("admin", "GET", f"/reports/queues?{year}&each=all")
    assert {row["queue"] for row in queues["rows"]} == {"help", "main", "orders", "over"}
    assert await c.refused("admin", "GET", f"{ATTENDANCE}?{year}&known_at=2025-11-24T10:00:00Z") == (
        422,
        "invalid",
    )


async def test_queues_of_a_large_centre(acme_centre: Centre):
    """2,001 agents and more, all of them members of one queue, and two of another: that is told in parts."""
    c = acme_centre
    names = [f"more-{number:04}" for number in range(1_999)]
    more: list[cat.Entity] = [
        *(cat.AgentConfig(id=name, name=name) for name in names),
        *(cat.MemberConfig(queue="main", agent=name) for name in names),
        cat.AgentConfig(id="idle", name="Of no queue"),
    ]
    await c.give(i.Configure(at=0, by=Actor("admin", "setup"), entities=tuple(more)))
    await c.advance(60)
    for query in ("minutes=15", "known_at=2025-11-24T10:01:00Z"):
        answer = await c.ask("admin", "GET", f"/reports/queues?{query}")
        assert answer.status_code == 422
        assert "2001" in answer.json()["errors"][0]["detail"]
        assert "one queue" in answer.json()["errors"][0]["detail"]
        told = await c.ok("admin", "GET", f"/reports/queues?{query}&queue=orders")
        assert told["listed"]
        assert {row["staffed_ms"] for row in told["rows"]} >= {60_000}
