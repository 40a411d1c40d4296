"""Configuration over HTTP: put, changed, removed, undone; presets looked at and applied; the audit of all of it."""

import asyncio
import re

import pytest

from readyroom.codec import presets
from readyroom.codec.configuration import read_toml
from readyroom.edges.http.routes.examples import QUEUE_PATCH
from tests.house.source import ROOT
from tests.http.routes.centre import Centre


async def test_a_queue_takes_the_defaults_of_the_settings(acme_centre: Centre):
    c = acme_centre
    no_answer = {"threshold": 4, "outcome": {"kind": "pause_queue"}, "resets": {"daily_at": "06:00"}}
    await c.ok("admin", "PATCH", "/settings", {"queue_defaults": {"ring_s": 33, "no_answer": no_answer}})
    body = {"id": "new", "label": "New", "no_answer": {"threshold": 2, "warn_s": None}}
    made = await c.ok("admin", "POST", "/queues", body)
    assert (made["ring_s"], made["no_answer"]["threshold"]) == (33, 2)
    assert made["no_answer"]["outcome"]["kind"] == "pause_queue"
    assert made["no_answer"]["resets"]["daily_at"] == "06:00"
    assert await c.refused("admin", "POST", "/queues", body) == (409, "exists")
    found = await c.ok("admin", "GET", "/queues/new")
    assert found["policy"]["by"] == {"kind": "admin", "id": "admin"}
    changed = await c.ok("admin", "PATCH", "/queues/new", {"ring_s": None, "no_answer": {"notify": ["sue"]}})
    assert changed["ring_s"] == 20  # null: the default of any queue
    assert changed["no_answer"] == made["no_answer"] | {"notify": ["sue"]}
    assert await c.refused("admin", "PATCH", "/queues/new", {"overflow": "new"}) == (422, "invalid")
    assert await c.refused("admin", "PATCH", "/queues/new", {"id": "other"}) == (422, "invalid")
    assert await c.refused("admin", "PATCH", "/queues/new", {"unit": "moon"}) == (422, "unknown")


@pytest.mark.parametrize("preset", presets.names())
async def test_what_the_documentation_shows_is_taken_under_each_preset(acme_centre: Centre, preset: str):
    c = acme_centre
    await c.ok("admin", "POST", f"/presets/{preset}/apply", {"settings": True, "statuses": True})
    (shown,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "command-line.md").read_text(), re.DOTALL)
    written = [patch.wire() for patch in read_toml("shown.toml", shown)]
    await c.ok("admin", "POST", "/configuration/preview", {"entities": written})
    await c.ok("admin", "POST", "/configuration", {"entities": written})
    assert (await c.ok("admin", "GET", "/queues/sales"))["no_answer"]["outcome"]["kind"] == "leave_queue"
    await c.ok("admin", "POST", "/queues", {"id": "claims", "label": "Claims"})
    changed = await c.ok("admin", "PATCH", "/queues/claims", QUEUE_PATCH)
    assert changed["no_answer"]["outcome"]["kind"] == "leave_queue"


async def test_a_status_goes_with_its_kind(acme_centre: Centre):
    c = acme_centre
    lunch = {"kind": "status", "status": "lunch"}

    async def patched(**outcome: str | None) -> object:
        made = await c.ok("admin", "PATCH", "/queues/main", {"no_answer": {"outcome": outcome}})
        return made["no_answer"]["outcome"]["status"]

    assert await patched(**lunch) == "lunch"
    assert await patched(kind="status") == "lunch"  # the kind that it is already
    assert await patched(shown="lunch") == "lunch"
    assert await patched(kind="leave_all") is None
    assert await patched(**lunch) == "lunch"
    assert await patched(kind=None) is None
    both = {"no_answer": {"outcome": {"kind": "leave_all", "status": "lunch"}}}
    assert await c.refused("admin", "PATCH", "/queues/main", both) == (422, "invalid")
    await c.ok("admin", "PATCH", "/settings", {"agent_defaults": {"no_answer": lunch}})
    body = {"id": "zoe", "name": "Zoë", "no_answer": {"kind": "sign_out"}}
    assert (await c.ok("admin", "POST", "/agents", body))["no_answer"]["status"] is None


async def test_every_mistake_of_a_queue_is_named(acme_centre: Centre):
    c = acme_centre
    body = {"id": "a b", "label": "", "ring_s": 0, "no_answer": {"threshold": 51, "counter": "dog"}, "x": 1}
    answer = await c.ask("admin", "POST", "/queues", body)
    assert answer.status_code == 422
    pointers = {error["pointer"] for error in answer.json()["errors"]}
    assert pointers == {"/id", "/label", "/ring_s", "/no_answer/threshold", "/no_answer/counter", "/x"}
    answer = await c.ask("admin", "PATCH", "/queues/main", {"ring_s": "20", "strategy": "dice"})
    assert {error["pointer"] for error in answer.json()["errors"]} == {"/ring_s", "/strategy"}


async def test_two_changes_at_once_both_stand(acme_centre: Centre):
    c = acme_centre
    fields = {
        "ring_s": 11,
        "retry_s": 12,
        "wrap_up_s": 13,
        "service_level_s": 14,
        "priority": 15,
        "max_callers": 16,
    }
    await asyncio.gather(*(c.ok("admin", "PATCH", "/queues/main", {k: v}) for k, v in fields.items()))
    found = await c.ok("admin", "GET", "/queues/main")
    assert {name: found[name] for name in fields} == fields


async def test_agents_and_members(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "PATCH", "/settings", {"agent_defaults": {"idle_logout_s": 600}})
    made = await c.ok("admin", "POST", "/agents", {"id": "zoe", "name": "Zoë", "unit": "sales"})
    assert made["idle_logout_s"] == 600
    assert await c.refused("admin", "POST", "/agents", {"id": "zoe", "name": "Z"}) == (409, "exists")
    await c.ok("admin", "PUT", "/queues/main/members/zoe", {"tier": 3})
    members = (await c.ok("admin", "GET", "/queues/main/members"))["items"]
    assert [(member["agent"], member["tier"]) for member in members] == [("ann", 1), ("ben", 2), ("zoe", 3)]
    assert [m["agent"] for m in (await c.ok("sue", "GET", "/queues/main/members"))["items"]] == ["ann", "zoe"]
    assert await c.refused("admin", "PUT", "/queues/main/members/zoe", {"tier": 0}) == (422, "invalid")
    assert await c.refused("admin", "PUT", "/queues/main/members/none", {}) == (404, "unknown")
    await c.ok("admin", "DELETE", "/queues/main/members/zoe")
    assert await c.refused("admin", "DELETE", "/queues/main/members/zoe") == (404, "unknown")
    names = [item["id"] for item in (await c.ok("sue", "GET", "/agents"))["items"]]
    assert names == ["ann", "zoe"]
    page = await c.ok("sue", "GET", "/agents?limit=1")
    assert (await c.ok("sue", "GET", f"/agents?limit=1&cursor={page['next']}"))["items"][0]["id"] == "zoe"
    assert [a["id"] for a in (await c.ok("admin", "GET", "/agents?unit=support"))["items"]] == ["ben"]
    assert [a["id"] for a in (await c.ok("admin", "GET", "/agents?queue=help"))["items"]] == ["ben"]
    assert [a["id"] for a in (await c.ok("admin", "GET", "/agents?q=BIRD"))["items"]] == ["ben"]
    assert (await c.ok("admin", "GET", "/users/zoe"))["agent"] == "zoe"
    await c.ok("admin", "DELETE", "/agents/zoe")
    assert await c.refused("admin", "GET", "/agents/zoe") == (404, "unknown")
    assert await c.refused("admin", "DELETE", "/units/sales") == (409, "in_use")


async def test_a_whole_catalogue_is_put_or_nothing(acme_centre: Centre):
    c = acme_centre
    tea, bad = {"id": "tea", "label": "Tea"}, {"id": "bad", "label": "Bad", "reasons": ["a"]}
    assert await c.refused("admin", "PUT", "/statuses", [tea, bad]) == (422, "invalid")
    assert await c.refused("admin", "GET", "/statuses/tea") == (404, "unknown")
    assert len(await c.ok("admin", "PUT", "/statuses", [tea, tea | {"id": "milk"}])) == 2
    listed = [item["id"] for item in (await c.ok("ann", "GET", "/statuses"))["items"]]
    assert {"tea", "milk", "lunch"} <= set(listed)
    assert await c.refused("admin", "PUT", "/statuses/other", tea) == (422, "invalid")
    assert (await c.ok("admin", "PATCH", "/statuses/tea", {"colour": "#00ff00"}))["colour"] == "#00ff00"
    assert await c.refused("admin", "PATCH", "/statuses/tea", {"colour": "green"}) == (422, "invalid")
    await c.ok("admin", "DELETE", "/statuses/tea")
    assert await c.refused("admin", "DELETE", "/statuses/online") == (409, "in_use")
    assert await c.refused("admin", "PATCH", "/settings", {"zone": "Moon/Sea"}) == (422, "invalid")


async def test_an_administrator_of_a_unit_stays_in_it(acme_centre: Centre):
    c = acme_centre
    await c.ok(
        "admin", "POST", "/users", {"id": "ula", "name": "Ula", "roles": ["admin"], "units": ["sales"]}
    )
    await c.ok("ula", "PATCH", "/queues/orders", {"ring_s": 25})
    assert await c.refused("ula", "PATCH", "/queues/help", {"ring_s": 25}) == (404, "unknown")
    assert await c.refused("ula", "PATCH", "/queues/main", {"ring_s": 25}) == (403, "forbidden")
    assert await c.refused("ula", "PATCH", "/queues/orders", {"unit": "support"}) == (403, "forbidden")
    assert await c.refused("ula", "PATCH", "/queues/orders", {"unit": None}) == (403, "forbidden")
    assert await c.refused("ula", "PATCH", "/settings", {"name": "Mine"}) == (403, "forbidden")
    assert await c.refused("ula", "POST", "/agents", {"id": "x", "name": "X", "unit": "support"}) == (
        403,
        "forbidden",
    )
    assert await c.refused("ula", "GET", "/agents/ben") == (404, "unknown")
    kinds = {item["kind"] for item in (await c.ok("ula", "GET", "/audit?category=configuration"))["items"]}
    assert kinds <= {"queue", "agent", "member", "unit"}
    others = [item["key"] for item in (await c.ok("ula", "GET", "/audit?kind=queue"))["items"]]
    assert set(others) == {"orders"}


async def test_a_change_is_undone(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "PATCH", "/queues/main", {"no_answer": {"threshold": 7}})
    entry = (await c.ok("admin", "GET", "/audit?kind=queue&key=main"))["items"][0]
    assert entry["change"] == "changed"
    assert entry["changes"] == [
        {"kind": "queue", "key": "main", "field": "no_answer.threshold", "before": None, "after": 7}
    ]
    undone = await c.ok("admin", "POST", f"/audit/{entry['seq']}/undo")
    assert undone["undoes"] == entry["seq"]
    assert (await c.ok("admin", "GET", "/queues/main"))["no_answer"]["threshold"] is None
    assert await c.refused("admin", "POST", f"/audit/{entry['seq']}/undo") == (409, "nothing_to_undo")
    await c.ok("admin", "POST", f"/audit/{undone['seq']}/undo")
    assert (await c.ok("admin", "GET", "/queues/main"))["no_answer"]["threshold"] == 7
    done = await c.ok("ann", "PUT", "/agents/ann/status", {"status": "lunch"})
    assert await c.refused("admin", "POST", f"/audit/{done['seq']}/undo") == (409, "nothing_to_undo")
    assert await c.refused("admin", "POST", "/audit/999999/undo") == (404, "unknown")
    assert await c.refused("sue", "POST", f"/audit/{undone['seq']}/undo") == (403, "forbidden")


async def test_what_was_made_is_taken_away_and_what_was_removed_comes_back(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "POST", "/queues", {"id": "new", "label": "New"})
    made = (await c.ok("admin", "GET", "/audit?kind=queue&key=new"))["items"][0]
    assert (await c.ok("admin", "POST", f"/audit/{made['seq']}/undo"))["change"] == "removed"
    assert await c.refused("admin", "GET", "/queues/new") == (404, "unknown")
    before = (await c.ok("admin", "GET", "/queues/main/members"))["items"]
    await c.ok("admin", "DELETE", "/queues/main")
    gone = (await c.ok("admin", "GET", "/audit?kind=queue&key=main"))["items"][0]
    assert gone["change"] == "removed"
    answer = await c.ask("admin", "POST", f"/audit/{gone['seq']}/undo", key="u1")
    again = await c.ask("admin", "POST", f"/audit/{gone['seq']}/undo", key="u1")
    assert answer.json() == again.json()
    after = (await c.ok("admin", "GET", "/queues/main/members"))["items"]
    assert [(m["agent"], m["tier"]) for m in after] == [(m["agent"], m["tier"]) for m in before]
    before = [queue["queue"] for queue in (await c.agent("ann"))["queues"]]
    await c.ok("admin", "DELETE", "/agents/ann")
    gone = (await c.ok("admin", "GET", "/audit?kind=agent&key=ann"))["items"][0]
    await c.ok("admin", "POST", f"/audit/{gone['seq']}/undo")
    ann = await c.agent("ann")
    assert [queue["queue"] for queue in ann["queues"]] == before
    assert [device["id"] for device in ann["devices"]] == ["d-ann"]
    assert ann["user"] == "ann"


async def test_undo_leaves_an_administrator(acme_centre: Centre):
    c = acme_centre
    await c.ok("admin", "POST", "/users", {"id": "root", "name": "Root", "roles": ["admin"]})
    await c.ok("root", "PATCH", "/users/admin", {"active": False})
    made = (await c.ok("root", "GET", "/audit?kind=user&key=root"))["items"][0]
    assert await c.refused("root", "POST", f"/audit/{made['seq']}/undo") == (409, "last_admin")


async def test_presets_are_looked_at_and_applied(acme_centre: Centre):
    c = acme_centre
    listed = (await c.ok("ann", "GET", "/presets"))["items"]
    assert [preset["name"] for preset in listed] == [
        "1stream",
        "attendance",
        "default",
        "ip-office",
        "netsapiens",
        "web2contact",
    ]
    assert [preset["name"] for preset in listed if preset["current"]] == ["1stream"]
    whole = await c.ok("admin", "GET", "/presets/web2contact")
    assert whole["statuses"]
    assert whole["settings"]["preset"] == "web2contact"
    assert await c.refused("admin", "GET", "/presets/_builtin") == (404, "unknown")
    chosen = {"settings": True, "statuses": True, "queues": ["main", "over"], "agents": ["ann"]}
    seq = c.room.world.seq
    preview = await c.ok("admin", "POST", "/presets/web2contact/preview", chosen)
    assert c.room.world.seq == seq
    fields = {(change["kind"], change["key"], change["field"]) for change in preview["changes"]}
    assert ("settings", "", "preset") in fields
    assert ("queue", "main", "no_answer.threshold") in fields
    assert not any(field == ("queue", "over", "mode") for field in fields)
    assert ("settings", "", "name") not in fields
    await c.ok("admin", "POST", "/presets/web2contact/apply", chosen)
    assert (await c.ok("admin", "POST", "/presets/web2contact/preview", chosen))["changes"] == []
    assert (await c.ok("admin", "GET", "/queues/over"))["mode"] == "overlay"
    assert (await c.ok("admin", "GET", "/settings"))["name"] == "Acme"
    wrong = {"queues": ["main", "moon"], "agents": ["nobody"]}
    answer = await c.ask("admin", "POST", "/presets/1stream/preview", wrong)
    assert {error["pointer"] for error in answer.json()["errors"]} == {"/queues/1", "/agents/0"}


async def test_a_queue_of_another_product_brings_its_statuses(acme_centre: Centre):
    c = acme_centre
    for name in ("attendance", "ip-office", "netsapiens", "web2contact"):
        preview = await c.ok(
            "admin", "POST", f"/presets/{name}/preview", {"queues": ["main"], "agents": ["ann"]}
        )
        await c.ok("admin", "POST", f"/presets/{name}/apply", {"queues": ["main"], "agents": ["ann"]})
        for status in preview["statuses_added"]:
            await c.ok("ann", "GET", f"/statuses/{status}")


async def test_devices_and_sites(acme_centre: Centre):
    c = acme_centre
    made = await c.ok("admin", "PUT", "/devices/web-ann", {"kind": "web", "agent": "ann", "registered": True})
    assert (made["kind"], made["agent"], made["registered"]) == ("web", "ann", True)
    kept = await c.ok("pbx", "PUT", "/devices/web-ann", {"registered": False})
    assert (kept["kind"], kept["agent"], kept["registered"]) == ("web", "ann", False)
    assert kept["by"] == {"kind": "switch", "id": "pbx"}
    assert await c.refused("admin", "PUT", "/devices/x", {"agent": "none"}) == (422, "unknown")
    assert await c.refused("admin", "PUT", "/devices/a%20b", {}) == (422, "invalid")
    assert await c.refused("pbx", "PUT", "/devices/new", {"registered": True}) == (403, "forbidden")
    assert {d["id"] for d in (await c.ok("ben", "GET", "/devices"))["items"]} == {"d-ben", "shared"}
    assert await c.refused("ben", "GET", "/devices/d-ann") == (404, "unknown")
    await c.ok("admin", "DELETE", "/devices/web-ann")
    assert await c.refused("admin", "DELETE", "/devices/web-ann") == (404, "unknown")
    lost = await c.ok("pbx", "PUT", "/sites/berlin", {"reachable": False})
    assert (lost["label"], lost["reachable"]) == ("Berlin", False)
    assert (await c.ok("admin", "PUT", "/sites/paris", {"label": "Paris"}))["reachable"] is True
    await c.ok("admin", "DELETE", "/sites/paris")
    assert await c.refused("admin", "GET", "/sites/paris") == (404, "unknown")
