"""What reports tell of a unit: the time that lay in it, whoever's it was and whenever it is asked; and to whom."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.http.routes.centre import Centre

ATTENDANCE = "/reports/attendance"
IN_SUPPORT = ("ann", "support", 60_000)


async def ann_in_support(c: Centre) -> None:
    """Ann of sales clocks in in support, a minute ago."""
    world = c.room.world
    await c.give(
        i.Configure(
            at=0, by=Actor("admin", "setup"),
            entities=(
                cat.GroupConfig(id="floor", label="Floor"),
                replace(world.settings, tracked_groups=("floor",), clock_out_with_open_cases=True),
                replace(world.agents["ann"].config, groups=("floor",)),
            ),
        )
    )  # fmt: skip
    await c.ok("ann", "POST", "/agents/ann/clock-in", {"unit": "support"})
    await c.advance(60)


async def told(c: Centre, user: str, query: str = "") -> list[tuple[str, str | None, int]]:
    rows = (await c.ok(user, "GET", ATTENDANCE + query))["rows"]
    return [(row["agent"], row["unit"], row["total_ms"]) for row in rows]


def of_ann(rows: list[tuple[str, str | None, int]]) -> list[tuple[str, str | None, int]]:
    return [row for row in rows if row[0] == "ann"]


async def test_a_unit_is_told_the_same_while_they_work_there_and_afterwards(acme_centre: Centre):
    c = acme_centre
    await ann_in_support(c)
    for is_there in (True, False):
        assert of_ann(await told(c, "mona")) == [IN_SUPPORT]
        assert of_ann(await told(c, "admin", "?unit=support")) == [IN_SUPPORT]
        # Who may see her whole is told it too; and nobody else.
        assert await told(c, "sue", "?unit=support") == await told(c, "ann", "?unit=support") == [IN_SUPPORT]
        assert IN_SUPPORT in await told(c, "sue")
        assert of_ann(await told(c, "ben")) == of_ann(await told(c, "ben", "?unit=support")) == []
        stretches = (await c.ok("mona", "GET", "/reports/timelines"))["rows"]
        assert {row["unit"] for row in stretches if row["agent"] == "ann"} == {"support"}
        for query in ("?agent=ann", "?agent=ann&unit=support"):
            assert await told(c, "mona", query) == [IN_SUPPORT]
        one = (await c.ok("mona", "GET", "/reports/timelines?agent=ann"))["rows"]
        assert one == [row for row in stretches if row["agent"] == "ann"]
        if is_there:
            await c.ok("ann", "POST", "/agents/ann/clock-out", {})
            await c.advance(60)


async def test_who_was_never_in_a_unit_is_not_told_apart_from_who_is_not_there(acme_centre: Centre):
    """Ann, home in sales, to the manager of support; to whom nothing of a unit is told, both are unknown."""
    c = acme_centre
    for report in (ATTENDANCE, "/reports/timelines"):
        for more in ("", "&unit=support"):
            of_ann, of_nobody = [
                await c.ask("mona", "GET", f"{report}?agent={agent}{more}") for agent in ("ann", "nobody")
            ]
            assert of_ann.status_code == of_nobody.status_code == 200
            assert of_ann.json() == of_nobody.json()
            assert of_ann.json()["rows"] == []
        for user, query in (
            ("mona", "agent=ann&unit=sales"),
            ("mona", "agent=nobody&unit=sales"),
            ("ben", "agent=ann&unit=support"),
            ("ben", "agent=nobody"),
            ("admin", "agent=nobody"),
        ):
            assert await c.refused(user, "GET", f"{report}?{query}") == (404, "unknown")


async def test_a_unit_that_is_not_ones_own_tells_only_of_ones_own_agents(acme_centre: Centre):
    c = acme_centre
    await ann_in_support(c)
    assert await told(c, "mona", "?unit=sales") == []
    assert {agent for agent, _, _ in await told(c, "sue", "?unit=support")} == {"ann"}
    assert await told(c, "sue", "?agent=ann&unit=support") == [IN_SUPPORT]


async def test_what_has_no_unit_is_told_by_the_home(acme_centre: Centre):
    """Availability and missed calls: of Ann to sales, also while she is in support."""
    c = acme_centre
    await ann_in_support(c)

    async def agents(user: str, query: str = "") -> set[str]:
        return {row["agent"] for row in (await c.ok(user, "GET", f"/reports/availability{query}"))["rows"]}

    assert await agents("admin", "?unit=support") == await agents("mona") == {"ben"}
    assert await agents("admin", "?unit=sales") == await agents("sue") == {"ann"}
    assert await agents("mona", "?agent=ann") == set()


async def test_who_was_taken_away_has_worked_there_still(acme_centre: Centre):
    c = acme_centre
    await ann_in_support(c)
    before = await c.ok("mona", "GET", ATTENDANCE)
    assert of_ann(await told(c, "mona")) == [IN_SUPPORT]
    world, setup = c.room.world, Actor("admin", "setup")
    for member in tuple(world.agents["ann"].memberships):
        await c.give(i.Remove(at=0, by=setup, kind="member", key=f"{member}/ann"))
    await c.give(i.Remove(at=0, by=setup, kind="device", key="d-ann"))
    await c.give(i.Remove(at=0, by=setup, kind="user", key="ann"))
    await c.give(i.Remove(at=0, by=setup, kind="agent", key="ann"))
    after = await c.ok("mona", "GET", ATTENDANCE)
    assert of_ann(await told(c, "mona")) == await told(c, "mona", "?agent=ann") == [IN_SUPPORT]
    names: list[Any] = [
        row["name"] for told in (before, after) for row in told["rows"] if row["agent"] == "ann"
    ]
    assert names == ["Ann Archer", None]
