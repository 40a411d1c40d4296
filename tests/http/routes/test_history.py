"""What was: explanations of then and now, timelines, the log and the audit, each within what one may see."""

import pytest

from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.http.house import START
from tests.http.routes.centre import Centre


async def test_why_at_any_instant(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    chosen = await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.advance(60)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "online"})
    now = await c.ok("ann", "GET", "/agents/ann/explain")
    assert all(queue["offerable"] for queue in now["queues"])
    then = await c.ok("ann", "GET", "/agents/ann/explain?queue=main&at=2025-11-24T10:01:30Z")
    (queue,) = then["queues"]
    assert queue["queue"] == "main"
    (blocker,) = queue["blockers"]
    assert (blocker["code"], blocker["cause"], blocker["by"]["id"]) == (
        "status_unavailable",
        chosen["seq"],
        "ann",
    )
    by_seq = await c.ok("ann", "GET", f"/agents/ann/explain?queue=main&seq={chosen['seq']}")
    assert by_seq["queues"] == then["queues"]
    path = "/agents/ann/explain"
    assert await c.refused("ann", "GET", f"{path}?queue=help") == (404, "unknown")
    assert await c.refused("ann", "GET", f"{path}?at=2001-01-01T00:00:00Z") == (404, "unknown")
    assert await c.refused("ann", "GET", f"{path}?at=1950-01-01T00:00:00Z") == (422, "invalid")
    assert await c.refused("ann", "GET", f"{path}?at=yesterday") == (422, "invalid")
    assert await c.refused("ann", "GET", f"{path}?at=2025-11-24T10:01:30") == (422, "invalid")
    assert await c.refused("ann", "GET", f"{path}?seq=1&at=2025-11-24T10:01:30Z") == (422, "invalid")
    assert await c.refused("ann", "GET", f"{path}?seq=999999") == (422, "invalid")
    assert await c.refused("ann", "GET", f"{path}?seq=1") == (404, "unknown")  # before there was an Ann
    assert (await c.ok("ann", "GET", f"{path}?at=2025-11-24T10:02:00Z"))["queues"] == now["queues"]
    assert await c.refused("ann", "GET", f"{path}?at=2025-11-24T10:02:00.1Z") == (
        422,
        "invalid",
    )  # the future


async def test_who_of_a_queue_could_be_rung_at_any_instant(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.advance(60)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "online"})
    now = await c.ok("admin", "GET", "/queues/main/explain")
    ids = [member["id"] for member in now["members"]]
    assert ids == sorted(ids)
    assert "ann" in ids
    assert all(member["queues"][0]["queue"] == "main" for member in now["members"])
    live = {row["id"]: row for row in (await c.ok("admin", "GET", "/board"))["agents"]}
    for member in now["members"]:
        (standing,) = (each for each in live[member["id"]]["queues"] if each["queue"] == "main")
        assert member["queues"] == [standing]
        assert member["since"] == live[member["id"]]["since"]
    board = (await c.ok("admin", "GET", "/board"))["calls"]
    assert now["calls"] == [row for row in board if row["queue"] == "main"]
    path = "/queues/main/explain?at=2025-11-24T10:01:30Z"
    then = await c.ok("admin", "GET", path)
    (ann,) = (member for member in then["members"] if member["id"] == "ann")
    assert (ann["status"], ann["queues"][0]["blockers"]) == ("lunch", ["status_unavailable"])
    (ann,) = (member for member in now["members"] if member["id"] == "ann")
    assert (ann["status"], ann["queues"][0]["blockers"]) == ("online", [])
    assert [member["id"] for member in (await c.ok("ann", "GET", path))["members"]] == ["ann"]
    before = "/queues/main/explain?at=2025-11-23T10:00:00Z"
    assert await c.refused("admin", "GET", before) == (404, "unknown")
    assert await c.refused("admin", "GET", "/queues/nowhere/explain") == (404, "unknown")


async def test_a_day_as_intervals(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.advance(30)
    told = await c.ok("ann", "GET", "/agents/ann/timeline")
    assert [period["value"] for period in told["state"]][-2:] == ["online", "lunch"]
    assert told["state"][-1]["to"] is None
    assert told["state"][-2]["to"] == told["state"][-1]["from"] == "2025-11-24T10:01:00Z"
    assert not told["truncated"]
    part = await c.ok("ann", "GET", "/agents/ann/timeline?from=2025-11-24T10:00:10Z&to=2025-11-24T10:00:20Z")
    assert [period["value"] for period in part["state"]] == ["online"]
    path = "/agents/ann/timeline"
    assert await c.refused("ann", "GET", f"{path}?from=2025-11-24T10:00:10Z&to=2025-11-24T10:00:10Z") == (
        422,
        "invalid",
    )
    assert await c.refused("ann", "GET", f"{path}?from=2025-01-01T00:00:00Z") == (422, "invalid")


async def test_misses_come_in_pages(acme_centre: Centre):
    c = acme_centre
    await c.ok("ben", "PUT", "/agents/ben/status", {"status": "lunch"})
    for _ in range(3):
        call = await c.call("main")
        await c.ok("pbx", "POST", f"/calls/{call['id']}/hangup", {"by": "caller"})
        await c.advance(10)
    first = await c.ok("ann", "GET", "/agents/ann/misses?limit=2")
    rest = await c.ok("ann", "GET", f"/agents/ann/misses?limit=2&cursor={first['next']}")
    found = first["items"] + rest["items"]
    assert [miss["outcome"] for miss in found] == ["caller_hung_up"] * 3
    assert [miss["rang_at"] for miss in found] == sorted((miss["rang_at"] for miss in found), reverse=True)
    assert rest["next"] is None
    assert not any(miss["counted"] for miss in found)


async def test_the_log_is_read_in_parts(acme_centre: Centre):
    c = acme_centre
    whole, since = [], 0
    while True:
        part = await c.ok("admin", "GET", f"/events?since={since}&limit=7")
        whole += part["items"]
        since = part["last"]
        if not part["more"]:
            break
    assert [event["seq"] for event in whole] == list(range(1, c.room.world.seq + 1))
    assert whole[-1]["at"] == "2025-11-24T10:00:00Z"
    assert await c.ok("admin", "GET", f"/events?since={since}") == {
        "items": [], "last": since, "more": False, "seq": since,
    }  # fmt: skip
    back, until = [], None
    while until != 0:
        before = "" if until is None else f"&until={until}"
        part = await c.ok("admin", "GET", f"/events?newest_first=true&limit=7{before}")
        back += part["items"]
        until = part["last"]
        assert (part["more"], part["seq"]) == (until != 0, since)
    assert back == whole[::-1]
    assert await c.refused("admin", "GET", "/events?newest_first=true&since=1") == (422, "invalid")
    assert await c.refused("admin", "GET", "/events?until=9") == (422, "invalid")
    chosen = await c.ok("admin", "GET", "/events?types=StatusChosen,SignedIn&agent=ann")
    assert [(event["type"], event["body"]["agent"]) for event in chosen["items"]] == [("StatusChosen", "ann")]
    assert await c.refused("admin", "GET", "/events?types=Nothing") == (422, "invalid")
    assert await c.refused("admin", "GET", "/events?limit=0") == (422, "invalid")
    assert await c.refused("admin", "GET", "/events?since=-1") == (422, "invalid")


async def test_instants_in_events_are_instants(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "PATCH", "/queues/main", {"wrap_up_s": 30})
    call = await c.call("main")
    await c.ok("ann", "POST", f"/offers/{call['offers'][0]['id']}/answer")
    await c.ok("pbx", "POST", f"/calls/{call['id']}/hangup")
    events = (await c.ok("admin", "GET", f"/events?since={call['id'][1:]}"))["items"]
    bodies = {event["type"]: event["body"] for event in events}
    assert bodies["OfferEnded"]["rang_at"] == "2025-11-24T10:00:00Z"
    assert bodies["WrapUpStarted"]["until"] == "2025-11-24T10:00:30Z"


@pytest.mark.parametrize(
    ("user", "agents"), [("ann", {"ann"}), ("ben", {"ben"}), ("sue", {"ann"}), ("mona", {"ben"})]
)
async def test_everybody_reads_their_own_part_of_the_log(acme_centre: Centre, user: str, agents: set[str]):
    c = acme_centre
    for queue in ("orders", "help"):
        call = await c.call(queue)
        await c.ok("pbx", "POST", f"/calls/{call['id']}/hangup")
    await c.refused("ann", "PUT", "/agents/ann/status", {"status": "nowhere"})
    events = (await c.ok(user, "GET", "/events?limit=1000"))["items"]
    assert {event["body"]["agent"] for event in events if event["body"].get("agent")} == agents
    assert not {event["type"] for event in events} & {"Configured", "Refused"}
    queues = {event["body"]["queue"] for event in events if event["body"].get("queue")}
    assert queues == {"orders"} if "ann" in agents else {"help"}


async def test_a_switch_reads_what_concerns_telephones(acme_centre: Centre):
    c = acme_centre
    await c.call("main")
    types = {event["type"] for event in (await c.ok("pbx", "GET", "/events?limit=1000"))["items"]}
    assert types == {"DeviceChanged", "CallJoined", "OfferStarted"}


async def test_the_audit_tells_who_did_what(acme_centre: Centre):
    c = acme_centre
    await c.ok("sue", "PUT", "/agents/ann/status", {"status": "lunch"})
    await c.ok("ann", "PUT", "/agents/ann/status", {"status": "online"})
    await c.refused("ben", "GET", "/agents/ann")
    await c.refused("ann", "PATCH", "/agents/ann", {"name": "Queen"})
    steps = (await c.ok("admin", "GET", "/audit?category=intervention"))["items"]
    assert [(step["type"], step["by"]["id"], step["agent"]) for step in steps] == [
        ("StatusChosen", "sue", "ann")
    ]
    refusals = (await c.ok("admin", "GET", "/audit?category=refusal&by=ben"))["items"]
    assert [(entry["what"], entry["code"]) for entry in refusals] == [
        ("GET /api/v1/agents/{agent}", "forbidden")
    ]
    refusals = (await c.ok("admin", "GET", "/audit?code=forbidden&by=ann"))["items"]
    assert refusals[0]["params"]["right"] == "configure"
    await c.ok("admin", "PUT", "/agents/ann/login-code", {"login_code": "4711"})
    await c.give(i.NoteAct(at=0, by=Actor("admin", "admin"), what="a test", params={"agent": "ann"}))
    act = (await c.ok("admin", "GET", "/audit?category=act"))["items"][0]
    assert (act["what"], act["agent"], act["code"]) == ("a test", "ann", None)
    configured = await c.ok("admin", "GET", "/audit?category=configuration&limit=3")
    assert len(configured["items"]) == 3
    before = await c.ok(
        "admin", "GET", f"/audit?category=configuration&limit=1000&cursor={configured['next']}"
    )
    seqs = [entry["seq"] for entry in configured["items"] + before["items"]]
    assert seqs == sorted(set(seqs), reverse=True)
    assert before["next"] is None
    assert (await c.ok("admin", "GET", "/audit?from=2030-01-01T00:00:00Z"))["items"] == []
    assert await c.refused("admin", "GET", "/audit?category=gossip") == (422, "invalid")
    assert await c.refused("admin", "GET", "/audit?cursor=x") == (422, "invalid")


async def test_the_clock_moves_forward_only(acme_centre: Centre):
    c = acme_centre
    assert await c.ok("ann", "GET", "/clock") == {"now": "2025-11-24T10:00:00Z", "mode": "manual"}
    assert (await c.ok("admin", "POST", "/clock", {"to": "2025-11-24T11:00:30.5+01:00"}))["now"] == (
        "2025-11-24T10:00:30.500000Z"
    )
    assert c.clock.now() == START + 30_500
    assert await c.refused("admin", "POST", "/clock", {"to": "2025-11-24T10:00:00Z"}) == (422, "invalid")
    assert await c.refused("admin", "POST", "/clock", {"advance_s": -1}) == (422, "invalid")
    assert await c.refused("admin", "POST", "/clock", {}) == (422, "invalid")
    assert await c.refused("admin", "POST", "/clock", {"to": "2099-01-01T00:00:00Z"}) == (422, "invalid")
    assert await c.refused("admin", "POST", "/clock", {"advance_s": 1e300}) == (422, "invalid")
    assert c.clock.now() == START + 30_500


async def test_tasks_from_first_to_last(acme_centre: Centre):
    c = acme_centre
    made = await c.ok("mona", "POST", "/tasks", {"title": "Filing", "unit": "support", "assignee": "ben"})
    path = f"/tasks/{made['id']}"
    assert made["by"] == {"kind": "supervisor", "id": "mona"}
    assert await c.refused("mona", "POST", "/tasks", {"title": "T", "unit": "sales"}) == (403, "forbidden")
    assert await c.refused(
        "mona", "POST", "/tasks", {"title": "T", "unit": "support", "assignee": "ann"}
    ) == (
        422,
        "invalid",
    )
    assert await c.refused("ann", "GET", path) == (404, "unknown")
    assert await c.refused("ben", "POST", f"{path}/take") == (409, "needs_task_status")
    assert await c.refused("ben", "POST", f"{path}/release") == (409, "no_task")
    await c.ok("ben", "PUT", "/agents/ben/status", {"status": "back_office"})
    await c.ok("ben", "POST", f"{path}/take", {})
    await c.advance(90)
    await c.ok("ben", "POST", f"{path}/release")
    assert (await c.ok("ben", "GET", path))["spent_s"] == 90.0
    assert (await c.ok("mona", "PATCH", path, {"assignee": None}))["assignee"] is None
    assert (await c.ok("mona", "PATCH", path, {"title": "Filing, all of it"}))["assignee"] is None
    await c.ok("ben", "POST", f"{path}/take")
    assert (await c.ok("ben", "GET", path))["taken_by"] == "ben"
    await c.ok("ben", "POST", f"{path}/close")
    assert await c.refused("mona", "PATCH", path, {"title": "X"}) == (409, "task_closed")
    assert [t["id"] for t in (await c.ok("ben", "GET", "/tasks?state=closed"))["items"]] == [made["id"]]
    assert (await c.ok("ben", "GET", "/tasks?state=open"))["items"] == []
    assert await c.refused("admin", "POST", "/tasks/none/close") == (404, "unknown")
