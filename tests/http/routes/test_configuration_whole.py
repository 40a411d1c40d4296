"""The configuration as a whole: read, looked at, and changed all at once."""

from typing import Any

from tests.http.routes.centre import Centre

PATCHES: list[dict[str, Any]] = [
    {"type": "member", "queue": "fresh", "agent": "zoe", "tier": 2},
    {"type": "agent", "id": "zoe", "name": "Zoë", "unit": "north"},
    {"type": "queue", "id": "orders", "ring_s": 31},
    {"type": "queue", "id": "fresh", "label": "Fresh", "no_answer": {"notify": ["zoe"]}},
    {"type": "unit", "id": "north", "label": "North"},
    {"type": "settings", "queue_defaults": {"retry_s": 9}},
    {"type": "queue", "id": "help", "label": "Help"},
]


async def test_it_is_put_whole_in_whatever_order(acme_centre: Centre):
    c = acme_centre
    before = await c.ok("admin", "GET", "/configuration")
    told = await c.ok("admin", "POST", "/configuration/preview", {"entities": PATCHES})
    assert told["seq"] == before["seq"] == c.room.world.seq  # nothing was changed by looking
    changes = {(one["kind"], one["key"], one["field"]): one for one in told["changes"]}
    assert {(kind, key) for kind, key, _ in changes} == {
        ("unit", "north"), ("settings", ""), ("agent", "zoe"), ("user", "zoe"), ("queue", "orders"),
        ("queue", "fresh"), ("member", "fresh/zoe"),
    }  # fmt: skip
    changed = {"kind": "queue", "key": "orders", "field": "ring_s", "before": 20, "after": 31}
    assert changes["queue", "orders", "ring_s"] == changed
    assert changes["queue", "fresh", "retry_s"] == {
        "kind": "queue", "key": "fresh", "field": "retry_s", "after": 9,  # as the settings beside it say
    }  # fmt: skip
    assert told["untouched"] == 1
    assert (told["left_alone"]["queue"], told["left_alone"]["agent"]) == (2, 2)
    answer = await c.ask("admin", "POST", "/configuration", {"entities": PATCHES}, key="once")
    assert answer.headers["readyroom-change"] == str(answer.json()["events"][-1]["seq"])
    again = await c.ask("admin", "POST", "/configuration", {"entities": PATCHES}, key="once")
    assert (again.json(), again.headers["idempotent-replayed"]) == (answer.json(), "true")
    assert (await c.ok("admin", "POST", "/configuration", {"entities": PATCHES}))["events"] == []
    told = await c.ok("admin", "POST", "/configuration/preview", {"entities": PATCHES})
    assert (told["changes"], told["untouched"]) == ([], 7)


async def test_what_was_read_is_what_there_is(acme_centre: Centre):
    c = acme_centre
    all_of_it = await c.ok("admin", "GET", "/configuration")
    told = await c.ok("admin", "POST", "/configuration/preview", {"entities": all_of_it["entities"]})
    assert (told["changes"], told["left_alone"]) == ([], {})
    assert told["untouched"] == len(all_of_it["entities"])


async def test_its_changes_are_undone_the_newest_first(acme_centre: Centre):
    c = acme_centre
    before = (await c.ok("admin", "GET", "/configuration"))["entities"]
    done = await c.ok("admin", "POST", "/configuration", {"entities": PATCHES})
    seqs = [event["seq"] for event in done["events"] if event["type"] == "Configured"]
    for seq in reversed(seqs):
        await c.ok("admin", "POST", f"/audit/{seq}/undo")
    assert (await c.ok("admin", "GET", "/configuration"))["entities"] == before


async def test_what_is_no_address_is_named(acme_centre: Centre):
    wrong = [{"type": "user", "id": "eve", "name": "Eve", "email": "not a mail"}]
    for path in ("/configuration", "/configuration/preview"):
        answer = await acme_centre.ask("admin", "POST", path, {"entities": wrong})
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["code"]) == (422, "no_mail_address")
        assert error["pointer"] == "/entities/0/email"


async def test_every_mistake_is_named_and_nothing_is_done(acme_centre: Centre):
    c = acme_centre
    wrong: list[dict[str, Any]] = [
        {"type": "queue", "id": "fine", "label": "Fine"},
        {"type": "queue", "id": "new"},
        {"type": "queue", "id": "orders", "ring_s": 0, "rign_s": 3},
        {"type": "moon", "id": "x"},
        {"type": "unit", "id": "north", "label": "North"},
        {"type": "unit", "id": "north", "label": "Nord"},
    ]
    at = {"/entities/1/label", "/entities/2/ring_s", "/entities/2/rign_s", "/entities/3/type", "/entities/5"}
    for path in ("/configuration", "/configuration/preview"):
        answer = await c.ask("admin", "POST", path, {"entities": wrong})
        assert answer.status_code == 422
        assert {error["pointer"] for error in answer.json()["errors"]} == at
    loose: list[dict[str, Any]] = [
        {"type": "queue", "id": "fine", "label": "Fine", "unit": "moon", "overflow": "fine"},
        {"type": "member", "queue": "main", "agent": "nobody"},
        {"type": "user", "id": "x", "name": "X", "agent": "ann"},
        {"type": "settings", "zone": "Moon/Sea"},
    ]
    answer = await c.ask("admin", "POST", "/configuration", {"entities": loose})
    found = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert found == [
        ("/entities/0/unit", "unknown"), ("/entities/0/overflow", "invalid"), ("/entities/1/agent", "unknown"),
        ("/entities/2", "in_use"), ("/entities/3/zone", "invalid"),
    ]  # fmt: skip
    assert await c.refused("admin", "GET", "/queues/fine") == (404, "unknown")


async def test_it_takes_the_rights_for_all_of_it(acme_centre: Centre):
    c = acme_centre
    queue = {"entities": [{"type": "queue", "id": "orders", "ring_s": 30}]}
    boss = {"type": "user", "id": "boss", "name": "Boss", "roles": ["admin"]}
    users = {"entities": [boss]}
    ula = {"id": "ula", "name": "Ula", "roles": ["admin"], "units": ["sales"]}
    await c.ok("admin", "POST", "/users", ula)
    for path in ("/configuration", "/configuration/preview"):
        for user in ("ann", "sue", "ula"):
            assert await c.refused(user, "POST", path, queue) == (403, "forbidden"), (user, path)
        assert await c.refused("hr", "POST", path, users) == (403, "forbidden")
        last = {"entities": [{"type": "user", "id": "admin", "roles": []}]}
        assert await c.refused("admin", "POST", path, last) == (409, "last_admin")
    handed_over = {"entities": [{"type": "user", "id": "admin", "roles": []}, boss]}
    await c.ok("admin", "POST", "/configuration/preview", handed_over)
    assert await c.refused("ula", "GET", "/configuration") == (403, "forbidden")
