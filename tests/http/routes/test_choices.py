"""What is chosen for agents over HTTP: each choice done, and refused where it must be."""

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from tests.http.house import START
from tests.http.routes.centre import Centre


async def test_a_status_is_chosen_with_its_reason(acme_centre: Centre):
    c = acme_centre
    entry = {
        "id": "away",
        "label": "Away",
        "kind": "unavailable",
        "reason": "required",
        "reasons": ["Dentist"],
    }
    await c.ok("admin", "POST", "/statuses", entry | {"other_reason": True})
    status = "/agents/ann/status"
    assert await c.refused("ann", "PUT", status, {"status": "away"}) == (422, "reason_required")
    assert await c.refused("ann", "PUT", status, {"status": "away", "reason": "Beach"}) == (
        422,
        "reason_not_allowed",
    )
    assert await c.refused("ann", "PUT", status, {"status": "away", "reason": "other"}) == (
        422,
        "note_required",
    )
    assert await c.refused("ann", "PUT", status, {"status": "nowhere"}) == (422, "unknown")
    assert await c.refused("ann", "PUT", status, {}) == (422, "invalid")
    done = await c.ok("ann", "PUT", status, {"status": "away", "reason": "Dentist"})
    assert [event["type"] for event in done["events"]] == ["StatusChosen"]
    agent = await c.agent("ann")
    assert agent["status"]["status"] == "away"
    assert agent["status"]["reason"] == "Dentist"
    assert agent["status"]["by"] == {"kind": "agent", "id": "ann"}
    assert agent["status"]["cause"] == done["seq"]
    assert agent["queues"][0]["blockers"][0]["code"] == "status_unavailable"
    (against_all,) = agent["blockers"]
    assert (against_all["code"], against_all["params"]) == (
        "status_unavailable",
        {"status": "away", "kind": "unavailable"},
    )
    await c.ok("sue", "PUT", status, {"status": "online"})
    assert (await c.agent("ann"))["status"]["by"] == {"kind": "supervisor", "id": "sue"}


async def test_online_needs_a_phone(acme_centre: Centre):
    c = acme_centre
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.ok("pbx", "PUT", "/devices/d-ann", {"registered": False})
    refused = await c.ask("sue", "PUT", "/agents/ann/status", {"status": "online"})
    assert (refused.status_code, refused.json()["code"]) == (409, "no_registered_device")
    assert refused.json()["params"] == {"agent": "ann", "status": "online"}
    assert (await c.agent("ann"))["status"]["status"] == "lunch"
    entry = (await c.ok("admin", "GET", "/audit?category=refusal"))["items"][0]
    assert (entry["what"], entry["code"], entry["by"]) == (
        "SetStatus",
        "no_registered_device",
        {"kind": "supervisor", "id": "sue"},
    )


async def test_queues_are_joined_paused_and_left(acme_centre: Centre):
    c = acme_centre
    await c.ok("ann", "PUT", "/agents/ann/queues/orders", {"membership": "paused", "reason": "Paperwork"})
    standing = await c.standing("ann", "orders")
    assert standing["membership"]["reason"] == "Paperwork"
    assert [blocker["code"] for blocker in standing["blockers"]] == ["membership_paused"]
    assert (await c.agent("ann"))["blockers"] == [], "which stands against the calls of that queue alone"
    assert (await c.standing("ann", "main"))["offerable"]
    await c.ok("sue", "PUT", "/agents/ann/queues", {"membership": "out"})
    assert {q["membership"]["chosen"] for q in (await c.agent("ann"))["queues"]} == {"out"}
    assert await c.refused("ann", "PUT", "/agents/ann/queues/help", {"membership": "in"}) == (
        409,
        "not_a_member",
    )
    assert await c.refused("ann", "PUT", "/agents/ann/queues/none", {"membership": "in"}) == (404, "unknown")
    assert await c.refused("ann", "PUT", "/agents/ann/queues", {"membership": "maybe"}) == (422, "invalid")


async def test_attendance(acme_centre: Centre):
    c = acme_centre
    assert await c.refused("ann", "POST", "/agents/ann/clock-in", {"unit": "moon"}) == (422, "unknown")
    await c.ok("ann", "POST", "/agents/ann/clock-in", {"unit": "sales"})
    assert await c.refused("ann", "POST", "/agents/ann/clock-in", {"unit": "sales"}) == (
        409,
        "already_clocked_in",
    )
    await c.ok("ann", "PUT", "/agents/ann/cases/case-1")
    refused = await c.ask("ann", "POST", "/agents/ann/clock-out", {"reason": "Done"})
    assert (refused.json()["code"], refused.json()["params"]["cases"]) == ("cases_open", "case-1")
    assert await c.refused("ann", "POST", "/agents/ann/clock-out", {"force": True}) == (
        403,
        "not_for_oneself",
    )
    await c.ok("admin", "POST", "/agents/ann/clock-out", {"force": True})
    agent = await c.agent("ann")
    assert agent["attendance"]["unit"] is None
    assert [case["case"] for case in agent["cases"]] == ["case-1"]
    assert await c.refused("ann", "POST", "/agents/ann/clock-out", {}) == (409, "not_clocked_in")


async def test_the_gate_of_tracked_groups(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "PATCH", "/settings", {"tracked_groups": ["evening"]})
    await c.ok("admin", "PATCH", "/agents/ann", {"groups": ["evening"]})
    agent = await c.agent("ann")
    assert agent["capabilities"] == {"console": "none", "calendar": "none", "case_browser": "read_only"}
    assert agent["shown"]["code"] == "away"
    assert await c.refused("ann", "PUT", "/agents/ann/cases/x") == (409, "not_clocked_in")


async def test_signing_in_takes_the_code(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "PATCH", "/agents/ann", {"login_code": True})
    await c.ok("admin", "PUT", "/agents/ann/login-code", {"login_code": "4711"})
    path = "/agents/ann/sign-in"
    assert await c.refused("ann", "POST", path, {"device": "shared"}) == (422, "invalid")
    assert await c.refused("ann", "POST", path, {"device": "shared", "login_code": "1234"}) == (
        403,
        "wrong_login_code",
    )
    assert await c.refused("pbx", "POST", path, {"device": "shared"}) == (422, "invalid")
    await c.ok("pbx", "POST", path, {"device": "shared", "login_code": "4711"})
    assert (await c.agent("ann"))["signed_in"]["devices"] == ["shared"]
    await c.ok("ann", "POST", "/agents/ann/sign-out")
    assert await c.refused("ann", "POST", "/agents/ann/sign-out") == (409, "not_signed_in")
    await c.ok("ann", "POST", path, {"device": None})
    assert (await c.agent("ann"))["signed_in"]["devices"] == []
    await c.ok("sue", "POST", path, {"device": "shared"})
    assert await c.refused("ann", "POST", path, {"device": "none", "login_code": "4711"}) == (422, "unknown")
    for _ in range(5):
        await c.refused("ann", "POST", path, {"device": "shared", "login_code": "1234"})
    assert await c.refused("ann", "POST", path, {"device": "shared", "login_code": "4711"}) == (
        429,
        "locked_out",
    )


async def test_who_was_at_the_phone_is_signed_out(acme_centre: Centre):
    c = acme_centre
    await c.ok("pbx", "PUT", "/devices/shared", {"registered": True})
    await c.ok("admin", "POST", "/agents/ann/sign-in", {"device": "shared"})
    await c.ok("admin", "POST", "/agents/ben/sign-in", {"device": "shared"})
    assert (await c.agent("ann"))["signed_in"]["devices"] is None
    await c.call("main", call="k")
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    offer = next(iter(c.room.world.offers))
    await c.ok("pbx", "POST", f"/offers/{offer}/answer")
    assert await c.refused("admin", "POST", "/agents/ann/sign-in", {"device": "shared"}) == (
        409,
        "device_in_call",
    )


async def withdrawn(c: Centre, **policy: object) -> None:
    """Ann misses two calls of main."""
    no_answer = {
        "threshold": 2,
        "requires_licence": False,
        "outcome": {"kind": "leave_queue"},
        "notify": ["sue"],
    }
    await c.ok("admin", "PATCH", "/queues/main", {"no_answer": no_answer | policy})
    await c.ok("ben", "PUT", "/agents/ben/status", {"status": "lunch"})
    for _ in range(2):
        call = await c.call("main")
        await c.advance(20)
        await c.ok("pbx", "POST", f"/calls/{call['id']}/hangup", {"by": "caller"})
        await c.advance(5)


async def test_a_withdrawal_and_the_way_back(acme_centre: Centre):
    c = acme_centre
    await withdrawn(c)
    standing = await c.standing("ann", "main")
    (blocker,) = standing["blockers"]
    assert blocker["code"] == "hold_misses"
    assert blocker["rule"] == "no_answer"
    assert blocker["judgement"]["count"] == 2
    assert blocker["judgement"]["rule_by"] == {"kind": "admin", "id": "admin"}
    assert standing["misses"]["count"] == 2
    assert standing["membership"]["chosen"] == "in"
    assert standing["membership"]["effective"] == "out"
    assert (await c.standing("ann", "orders"))["offerable"]
    await c.ok("sue", "POST", "/agents/ann/queues/main/reset-misses")
    standing = await c.standing("ann", "main")
    assert standing["misses"]["count"] == 0
    assert standing["blockers"]  # a reset ends nothing
    assert await c.refused("ann", "POST", "/agents/ann/return", {"queue": "help"}) == (409, "not_a_member")
    await c.ok("ann", "POST", "/agents/ann/return", {"queue": "main"})
    assert (await c.standing("ann", "main"))["offerable"]
    mine = await c.ok("sue", "GET", "/notifications")
    assert mine["items"][0]["subject"] == "withdrawn"
    assert mine["items"][0]["judgement"]["queue"] == "main"
    number = mine["items"][0]["id"]
    assert (await c.ok("admin", "GET", "/notifications"))["items"] == []
    assert await c.refused("admin", "POST", f"/notifications/{number}/seen") == (404, "unknown")
    await c.ok("sue", "POST", f"/notifications/{number}/seen")
    assert await c.ok("sue", "POST", f"/notifications/{number}/seen") == {
        "seq": c.room.world.seq,
        "events": [],
    }
    assert (await c.ok("sue", "GET", "/notifications?unseen=true"))["items"] == []


async def test_return_without_a_body_is_for_everything(acme_centre: Centre):
    c = acme_centre
    await withdrawn(c)
    await c.ok("ann", "POST", "/agents/ann/return")
    assert (await c.standing("ann", "main"))["offerable"]


async def test_a_warning_is_answered(acme_centre: Centre):
    c = acme_centre
    assert await c.refused("ann", "POST", "/agents/ann/stay") == (409, "no_warning")
    await withdrawn(c, warn_s=60)
    assert (await c.standing("ann", "main"))["blockers"][0]["code"] == "hold_warning"
    assert (await c.agent("ann"))["holds"][0]["until"] is not None
    await c.ok("ann", "POST", "/agents/ann/stay")
    standing = await c.standing("ann", "main")
    assert standing["offerable"]
    assert standing["misses"]["count"] == 0


async def test_wrap_up(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "PATCH", "/queues/main", {"wrap_up_s": 30})
    assert await c.refused("ann", "POST", "/agents/ann/wrap-up/end") == (409, "no_wrap_up")
    call = await c.call("main")
    await c.ok("ann", "POST", f"/offers/{call['offers'][0]['id']}/answer")
    await c.ok("ann", "POST", f"/calls/{call['id']}/hangup")
    assert (await c.agent("ann"))["wrap_up"]["until"] == "2025-11-24T10:00:30Z"
    assert await c.refused("ann", "POST", "/agents/ann/wrap-up/extend", {"by_s": 0}) == (422, "invalid")
    await c.ok("ann", "POST", "/agents/ann/wrap-up/extend", {"by_s": 30})
    await c.advance(59)
    assert (await c.agent("ann"))["activity"] == "wrap_up"
    await c.ok("ann", "POST", "/agents/ann/wrap-up/end")
    assert (await c.agent("ann"))["activity"] == "idle"
    assert c.clock.now() == START + 59_000


async def test_campaign_records(acme_centre: Centre):
    c = acme_centre
    path = "/agents/ann/campaign-record"
    assert await c.refused("ann", "DELETE", path) == (409, "no_record")
    assert await c.refused("ann", "PUT", path, {"campaign": "none", "record": "r"}) == (422, "unknown")
    await c.ok("ann", "PUT", path, {"campaign": "renewals", "record": "r1"})
    assert (await c.standing("ann", "main"))["blockers"][0]["code"] == "hold_preview"
    assert await c.refused("ann", "PUT", path, {"campaign": "renewals", "record": "r2"}) == (
        409,
        "record_open",
    )
    await c.ok("ann", "DELETE", path)
    assert (await c.standing("ann", "main"))["offerable"]
    await c.ok("admin", "PATCH", "/users/ann", {"rights": ["ready_on_home"]})
    await c.ok("ann", "PUT", path, {"campaign": "renewals", "record": "r3"})
    await c.ok("ann", "POST", "/agents/ann/home")
    assert (await c.standing("ann", "main"))["offerable"]


async def test_cases(acme_centre: Centre):
    c = acme_centre
    await c.ok("ann", "PUT", "/agents/ann/cases/4711")
    refused = await c.ask("ben", "PUT", "/agents/ben/cases/4711")
    assert (refused.status_code, refused.json()["params"]) == (409, {"case": "4711", "agent": "ann"})
    await c.ok("ann", "DELETE", "/agents/ann/cases/4711")
    assert await c.refused("ann", "DELETE", "/agents/ann/cases/4711") == (409, "case_not_open")
    assert await c.refused("ann", "PUT", "/agents/ann/cases/" + "x" * 201) == (422, "invalid")


async def test_a_person_without_an_agent_acts_for_none(acme_centre: Centre):
    c = acme_centre
    await c.give(i.Configure(at=0, entities=(cat.UserConfig(id="nobody", name="Nobody"),)))
    assert (await c.ok("nobody", "GET", "/agents"))["items"] == []
    assert await c.refused("nobody", "GET", "/agents/ann") == (404, "unknown")
    assert await c.refused("nobody", "GET", "/board") == (403, "forbidden")
