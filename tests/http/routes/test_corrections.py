"""Correcting the past over HTTP: who may, what is told then, and what was known before."""

from tests.http.routes.centre import Centre

SAID = {
    "from": "2025-11-24T10:00:00Z",
    "to": "2025-11-24T10:01:00Z",
    "state": "lunch",
    "why": "Went to lunch earlier",
}
PATH = "/agents/ann/corrections"


async def test_a_correction_is_told_and_what_was_known_before_too(acme_centre: Centre):
    c = acme_centre
    await c.advance(120)
    before = await c.ok("ann", "GET", "/agents/ann/timeline")
    known_at = before["to"]
    assert (before["known_at"], before["corrections"]) == (None, [])
    await c.advance(60)
    done = await c.ok("sue", "POST", PATH, SAID)
    assert [event["type"] for event in done["events"]] == ["Corrected"]
    (told,) = (await c.ok("ann", "GET", PATH))["items"]
    assert told == {
        "seq": done["seq"], "at": done["events"][0]["at"], "by": {"kind": "supervisor", "id": "sue"}, "reason": None,
        "attendance": None, "unit": None, **SAID,
    }  # fmt: skip
    after = await c.ok("ann", "GET", "/agents/ann/timeline")
    assert after["corrections"] == [told]
    corrected = [
        row for row in after["state"] if row["opened_seq"] == done["seq"] and row["value"] == "lunch"
    ]
    assert [(row["from"], row["to"]) for row in corrected] == [(SAID["from"], SAID["to"])]
    assert after["activity"] == before["activity"]
    then = await c.ok("ann", "GET", f"/agents/ann/timeline?known_at={known_at}")
    assert then["known_at"] == known_at
    assert (then["state"], then["corrections"]) == (before["state"], [])
    report = await c.ok("sue", "GET", "/reports/attendance?agent=ann")
    assert sum(s["ms"] for row in report["rows"] for s in row["states"] if s["state"] == "lunch") == 60_000
    earlier = await c.ok("sue", "GET", f"/reports/attendance?agent=ann&known_at={known_at}")
    assert not [s for row in earlier["rows"] for s in row["states"] if s["state"] == "lunch"]


async def test_who_may_correct_whom_and_what(acme_centre: Centre):
    c = acme_centre
    await c.advance(120)
    assert await c.refused("ann", "POST", PATH, SAID) == (403, "forbidden")
    assert await c.refused("sue", "POST", "/agents/ben/corrections", SAID) == (404, "unknown")
    assert await c.refused("sue", "POST", PATH, {**SAID, "to": "2025-11-24T11:00:00Z"}) == (409, "not_over")
    assert await c.refused("sue", "POST", PATH, {**SAID, "to": SAID["from"]}) == (422, "invalid")
    assert await c.refused("sue", "POST", PATH, {**SAID, "unit": "sales"}) == (409, "not_tracked")
    assert await c.refused("sue", "POST", PATH, {**SAID, "state": "nap"}) == (422, "unknown")
    assert await c.refused("sue", "POST", PATH, {**SAID, "why": ""}) == (422, "invalid")
    assert await c.refused("sue", "POST", PATH, {**SAID, "from": "2025-11-24T10:00:00"}) == (422, "invalid")
    assert await c.refused("ann", "GET", "/agents/ben/corrections") == (404, "unknown")
    assert await c.refused("ann", "GET", "/agents/ann/timeline?known_at=2090-01-01T00:00:00Z") == (
        422,
        "invalid",
    )
    assert (await c.ok("sue", "GET", PATH))["items"] == []


async def test_the_newest_first_in_pages_and_in_the_audit(acme_centre: Centre):
    c = acme_centre
    await c.advance(120)
    seqs = [
        (await c.ok("sue", "POST", PATH, {**SAID, "state": state, "why": state}))["seq"]
        for state in ("lunch", "online", "offline")
    ]
    first = await c.ok("sue", "GET", f"{PATH}?limit=2")
    assert [item["seq"] for item in first["items"]] == [seqs[2], seqs[1]]
    rest = await c.ok("sue", "GET", f"{PATH}?limit=2&cursor={first['next']}")
    assert ([item["why"] for item in rest["items"]], rest["next"]) == (["lunch"], None)
    audit = await c.ok("admin", "GET", "/audit?category=intervention&agent=ann")
    assert [entry["seq"] for entry in audit["items"]] == seqs[::-1]
    assert audit["items"][0]["body"]["why"] == "offline"


async def test_a_correction_of_the_beginning_is_told_of_every_part(acme_centre: Centre):
    """To lunch at 10:05, said to have gone at 10:03: the time from 10:10 on is of the lunch that was corrected."""
    c = acme_centre
    await c.advance(300)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.advance(900)
    said = {**SAID, "from": "2025-11-24T10:03:00Z", "to": "2025-11-24T10:05:00Z"}
    done = await c.ok("sue", "POST", PATH, said)
    told = await c.ok("ann", "GET", "/agents/ann/timeline?from=2025-11-24T10:10:00Z")
    assert [one["seq"] for one in told["corrections"]] == [done["seq"]]
    assert [(row["value"], row["from"]) for row in told["state"]] == [("lunch", "2025-11-24T10:05:00Z")]


async def test_who_is_tracked_is_corrected_with_the_right_over_attendance(acme_centre: Centre):
    """It says where they were, too: at a unit that is one's own."""
    c = acme_centre
    await c.ok("admin", "PATCH", "/settings", {"tracked_groups": ["evening"]})
    await c.ok("admin", "PATCH", "/agents/ann", {"groups": ["evening"]})
    await c.advance(120)
    there, away = {**SAID, "unit": "sales"}, {**SAID, "state": "clocked_out"}
    for said in (there, away):
        assert await c.refused("sue", "POST", PATH, said) == (403, "forbidden")
    audit = await c.ok("admin", "GET", "/audit?category=refusal")
    assert "set_attendance" in str(audit["items"][0])
    await c.ok("admin", "PATCH", "/users/sue", {"roles": ["unit_manager"]})
    assert await c.refused("sue", "POST", PATH, {**there, "unit": "support"}) == (403, "forbidden")
    assert await c.refused("sue", "POST", PATH, {**there, "unit": "nowhere"}) == (403, "forbidden")
    assert await c.refused("admin", "POST", PATH, {**there, "unit": "nowhere"}) == (422, "unknown")
    for said in (there, away):
        await c.ok("sue", "POST", PATH, said)
    await c.ok("admin", "POST", PATH, {**there, "unit": "support"})
    # The right over attendance alone is none to correct.
    await c.ok("admin", "PATCH", "/users/sue", {"roles": [], "rights": ["see_agents", "set_attendance"]})
    assert await c.refused("sue", "POST", PATH, there) == (403, "forbidden")
