"""Users over HTTP: the pattern of all routes, and that rights cannot be had by a back door."""

import asyncio
from typing import Any

from tests.http.house import PASSWORD, Served, served


async def test_users_are_made_changed_and_removed(acme: Served):
    admin = await acme.browser("admin")
    made = await admin.post(
        "/users", json={"id": "zoe", "name": "Zoe", "roles": ["supervisor"], "units": ["sales"]}
    )
    assert made.status_code == 201
    assert made.json()["type"] == "user"
    assert made.json()["channels"] == ["page"]
    assert (await admin.get("/users/zoe")).json() == made.json()
    again = await admin.post("/users", json={"id": "zoe", "name": "Other"})
    assert (again.status_code, again.json()["code"], again.json()["params"]) == (
        409,
        "exists",
        {"kind": "user", "key": "zoe"},
    )
    changed = await admin.patch("/users/zoe", json={"name": "Zoë", "units": None})
    assert changed.status_code == 200
    assert changed.json() == made.json() | {"name": "Zoë", "units": []}
    assert (await admin.delete("/users/zoe")).status_code == 204
    assert (await admin.get("/users/zoe")).status_code == 404
    assert (await admin.delete("/users/zoe")).status_code == 404


async def test_a_removed_user_is_out_and_cannot_come_back(acme: Served):
    admin, ben, program = await acme.browser("admin"), await acme.browser("ben"), await acme.program("ben")
    assert (await admin.delete("/users/ben")).status_code == 204
    assert (await ben.get("/me")).status_code == 401
    assert (await program.get("/me")).status_code == 401
    await admin.post("/users", json={"id": "ben", "name": "Another Ben"})
    assert (await ben.get("/me")).status_code == 401
    assert (await program.get("/me")).status_code == 401


async def test_nothing_of_a_user_is_left_whose_making_was_undone(acme: Served):
    admin = await acme.browser("admin")
    await admin.post("/users", json={"id": "zoe", "name": "Zoe"})
    made = acme.room.world.seq
    assert (await admin.put("/users/zoe/password", json={"password": PASSWORD})).status_code == 204
    zoe, program = await acme.browser("zoe"), await acme.program("zoe")
    assert (await admin.post(f"/audit/{made}/undo")).status_code == 200
    assert (await admin.post("/users", json={"id": "zoe", "name": "Another Zoe"})).status_code == 201
    assert (await zoe.get("/me")).status_code == 401
    assert (await program.get("/me")).status_code == 401
    known = await acme.client().post("/auth/login", json={"user": "zoe", "password": PASSWORD})
    assert known.status_code == 401


async def test_an_agent_of_the_same_name_has_another_login_code(acme: Served):
    admin = await acme.browser("admin")
    made = {"id": "zoe", "name": "Zoe", "login_code": True}
    for again in ("DELETE", "undo"):
        assert (await admin.post("/agents", json=made)).status_code == 201
        made_by = [event.seq for event in await acme.room.events() if getattr(event, "kind", "") == "agent"]
        assert (await admin.put("/agents/zoe/login-code", json={"login_code": "4711"})).status_code == 204
        told = await (
            admin.delete("/agents/zoe") if again == "DELETE" else admin.post(f"/audit/{made_by[-1]}/undo")
        )
        assert told.is_success, told.text
        people = acme.house.people
        assert await acme.house.in_reader(people.credential, "acme", "zoe", "login_code") is None


async def test_users_are_put_one_or_several_all_or_none(acme: Served):
    admin = await acme.browser("admin")
    zoe = {"id": "zoe", "name": "Zoe", "roles": ["supervisor"], "units": ["sales"]}
    first = await admin.put("/users/zoe", json=zoe)
    assert (first.status_code, first.json()["roles"]) == (200, ["supervisor"])
    again = await admin.put("/users/zoe", json={"id": "zoe", "name": "Zoë"})
    assert (again.json()["name"], again.json()["roles"]) == ("Zoë", [])
    assert (await admin.put("/users/yan", json=zoe)).status_code == 422
    both = await admin.put("/users", json=[zoe, {"id": "yan", "name": "Yan"}])
    assert [user["id"] for user in both.json()] == ["zoe", "yan"]
    refused = await admin.put("/users", json=[{"id": "xi", "name": "Xi"}, zoe | {"units": ["nowhere"]}])
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown")
    assert (await admin.get("/users/xi")).status_code == 404
    last = await admin.put("/users", json=[{"id": "admin", "name": "Admin", "roles": ["agent"]}])
    assert (last.status_code, last.json()["code"]) == (409, "last_admin")
    root = {"id": "root", "name": "Root", "roles": ["admin"]}
    hr = await acme.browser("hr")
    for body in ([root], [{"id": "admin", "name": "Admin"}]):
        assert (await hr.put("/users", json=body)).status_code == 403
        assert (await hr.put(f"/users/{body[0]['id']}", json=body[0])).status_code == 403
    handed_on = [root, {"id": "admin", "name": "Admin", "roles": ["agent"]}]
    assert (await admin.put("/users", json=handed_on)).status_code == 200


async def test_two_changes_of_one_user_both_stand(acme: Served):
    admin = await acme.browser("admin")
    patches: list[dict[str, Any]] = [
        {"name": "Ann B."},
        {"email": "ann@example.net"},
        {"licences": []},
        {"channels": []},
    ]
    answers = await asyncio.gather(*(admin.patch("/users/ann", json=patch) for patch in patches))
    assert {answer.status_code for answer in answers} == {200}
    ann = (await admin.get("/users/ann")).json()
    assert {key: ann[key] for patch in patches for key in patch} == {
        key: value for patch in patches for key, value in patch.items()
    }


async def test_two_administrators_do_not_take_each_other_away(acme: Served):
    admin = await acme.browser("admin")
    await admin.post("/users", json={"id": "root", "name": "Root", "roles": ["admin"]})
    answers = await asyncio.gather(
        admin.patch("/users/root", json={"active": False}),
        admin.patch("/users/admin", json={"active": False}),
    )
    assert sorted(answer.status_code for answer in answers) in ([200, 401], [200, 409])
    users = acme.room.world.users.values()
    assert sum(user.active and "admin" in user.roles for user in users) == 1


async def test_every_mistake_is_named_at_once(acme: Served):
    admin = await acme.browser("admin")
    sent = {"id": "a b", "roles": ["boss"], "units": ["sales", 5], "rolls": []}
    answer = await admin.post("/users", json=sent)
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    found = {(error["pointer"], error["code"]) for error in answer.json()["errors"]}
    assert found == {
        ("/id", "invalid"),
        ("/name", "missing"),
        ("/roles/0", "invalid"),
        ("/units/1", "wrong_type"),
        ("/rolls", "unknown_field"),
    }


async def test_what_the_engine_refuses_is_told_in_its_words(acme: Served):
    admin = await acme.browser("admin")
    answer = await admin.post("/users", json={"id": "zoe", "name": "Zoe", "agent": "nobody"})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown")
    assert answer.json()["params"]["key"] == "nobody"


async def test_a_repeated_key_gets_the_first_answer(acme: Served):
    admin = await acme.browser("admin")
    key = {"Idempotency-Key": "k1"}
    first = await admin.post("/users", json={"id": "zoe", "name": "Zoe"}, headers=key)
    assert "idempotent-replayed" not in first.headers
    await admin.patch("/users/zoe", json={"name": "Changed"})
    again = await admin.post("/users", json={"id": "zoe", "name": "Zoe"}, headers=key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["idempotent-replayed"] == "true"
    other = await admin.post("/users", json={"id": "yan", "name": "Yan"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    theirs = await (await acme.program("admin")).post(
        "/users", json={"id": "yan", "name": "Yan"}, headers=key
    )
    assert theirs.status_code == 201
    removed = [await admin.delete("/users/zoe", headers={"Idempotency-Key": "k2"}) for _ in range(2)]
    assert [answer.status_code for answer in removed] == [204, 204]
    assert removed[1].headers["idempotent-replayed"] == "true"


async def test_a_key_that_is_none(acme: Served):
    admin = await acme.browser("admin")
    for key in ["", "a b", "x" * 201]:
        answer = await admin.patch("/users/ann", json={}, headers={"Idempotency-Key": key})
        assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "Idempotency-Key")


async def test_side_by_side_a_key_does_it_once(acme: Served):
    admin = await acme.browser("admin")
    before = acme.room.world.seq
    admin.headers["Idempotency-Key"] = "k"
    answers = await asyncio.gather(*(admin.patch("/users/ann", json={"name": "Ann B."}) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert acme.room.world.seq == before + 1


async def test_pages(acme: Served):
    admin = await acme.browser("admin")
    everybody = [user["id"] for user in (await admin.get("/users")).json()["items"]]
    assert everybody == sorted(everybody)
    found, url = [], "/api/v1/users?limit=3"
    while url:
        answer = await admin.get(acme.server.url + url)
        body = answer.json()
        found += [user["id"] for user in body["items"]]
        assert len(body["items"]) <= 3
        url = answer.links["next"]["url"] if body["next"] else ""
    assert found == everybody
    for query in ["limit=0", "limit=1001", "limit=x", "cursor=nonsense", "cursor=NQ", "cursor=" + "x" * 500]:
        refused = await admin.get(f"/users?{query}")
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["parameter"] == query.split("=")[0]


async def test_only_who_may_manages_users_and_all_refusals_are_in_the_audit(acme: Served):
    expected = []
    for user in ["ann", "sue", "mona"]:
        client = await acme.browser(user)
        assert (await client.get("/users")).status_code == 403
        assert (await client.get("/users/ben")).status_code == 404
        assert (await client.get(f"/users/{user}")).status_code == 200
        assert (await client.patch(f"/users/{user}", json={"roles": ["admin"]})).status_code == 403
        expected += [
            (user, "GET /api/v1/users", "forbidden"),
            (user, "GET /api/v1/users/{user}", "forbidden"),
            (user, "PATCH /api/v1/users/{user}", "forbidden"),
        ]
    assert await acme.refusals() == expected


async def test_nobody_gives_rights_that_they_do_not_have(acme: Served):
    hr = await acme.browser("hr")
    assert (await hr.post("/users", json={"id": "zoe", "name": "Zoe", "roles": ["agent"]})).status_code == 201
    for roles, rights in [(["admin"], []), (["supervisor"], []), (["agent"], ["configure"])]:
        sent = {"roles": roles, "rights": rights}
        assert (await hr.post("/users", json={"id": "eve", "name": "Eve", **sent})).status_code == 403
        assert (await hr.patch("/users/hr", json=sent)).status_code == 403
    assert (await hr.patch("/users/admin", json={"active": False})).status_code == 403
    assert (await hr.delete("/users/admin")).status_code == 403


async def test_the_last_administrator_stays(acme: Served):
    admin = await acme.browser("admin")
    for change in [{"active": False}, {"roles": ["agent"]}, {"units": ["sales"]}]:
        answer = await admin.patch("/users/admin", json=change)
        assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")
    assert (await admin.delete("/users/admin")).status_code == 409
    await admin.post("/users", json={"id": "root", "name": "Root", "roles": ["admin"]})
    assert (await admin.patch("/users/admin", json={"roles": ["agent"]})).status_code == 200


async def test_organisations_know_nothing_of_each_other():
    async with served("acme", "bolt") as both:
        acme, bolt = await both.browser("admin", "acme"), await both.browser("admin", "bolt")
        assert (await acme.post("/users", json={"id": "zoe", "name": "Zoe"})).status_code == 201
        assert (await bolt.get("/users/zoe")).status_code == 404
        assert (await bolt.patch("/users/zoe", json={"name": "X"})).status_code == 404
        assert "zoe" not in (await bolt.get("/users")).text
        token = (await acme.post("/tokens", json={"name": "t", "scopes": ["read"]})).json()
        assert (await bolt.delete(f"/tokens/{token['id']}")).status_code == 404
        assert (await bolt.get("/tokens", params={"user": "*"})).json()["items"] == []
        view = (await acme.post("/me/views", json={"name": "mine", "body": {}})).json()
        assert (await bolt.put(f"/me/views/{view['id']}", json={"name": "x", "body": {}})).status_code == 404
        nowhere = await both.client().post("/auth/login", json={"user": "admin", "password": "x"})
        assert nowhere.status_code == 401


async def test_preferences_and_views_are_ones_own(acme: Served):
    ann, ben = await acme.browser("ann"), await acme.browser("ben")
    assert (await ann.get("/me/preferences")).json() == {}
    kept = {"theme": "dark", "board": {"columns": ["name", 1, None, 1.5]}}
    assert (await ann.put("/me/preferences", json=kept)).json() == kept
    assert (await ann.get("/me/preferences")).json() == kept
    assert (await ben.get("/me/preferences")).json() == {}
    view = (await ann.post("/me/views", json={"name": "Mine", "body": {"unit": "sales"}})).json()
    assert (await ann.get("/me/views")).json() == {"items": [view], "next": None}
    assert (await ben.put(f"/me/views/{view['id']}", json={"name": "B", "body": {}})).status_code == 404
    changed = await ann.put(f"/me/views/{view['id']}", json={"name": "M", "body": {}})
    assert changed.json()["name"] == "M"
    assert (await ben.delete(f"/me/views/{view['id']}")).status_code == 404
    assert (await ann.delete(f"/me/views/{view['id']}")).status_code == 204
    assert (await ann.delete(f"/me/views/{view['id']}")).status_code == 404
    assert (await ann.put("/me/preferences", json={"x": "y" * 70_000})).status_code == 422
    assert (await ann.put("/me/preferences", json=[])).status_code == 422
