"""Signing in: sessions, tokens, lock-outs, and what strangers learn (nothing)."""

import asyncio

import pytest

from tests.http.house import PASSWORD, START, Served, served


async def test_a_browser_signs_in_acts_and_signs_out(acme: Served):
    client = acme.client()
    answer = await client.post("/auth/login", json={"user": "ann", "password": PASSWORD})
    me = answer.json()
    assert answer.status_code == 200
    assert me["user"] == "ann"
    assert me["organisation"] == {"id": "acme", "name": "Acme", "zone": "UTC"}
    assert me["licences"] == ["auto_logout"]
    assert me["capabilities"] == {"console": True, "calendar": True, "case_browser": "full"}
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie

    assert (await client.get("/me")).json() == me
    client.headers["X-CSRF-Token"] = me["csrf_token"]
    assert (await client.put("/me/preferences", json={"theme": "dark"})).status_code == 200
    out = await client.post("/auth/logout")
    assert out.status_code == 204
    client.cookies.set("readyroom_session", answer.cookies["readyroom_session"])
    assert (await client.get("/me")).status_code == 401


async def test_a_cookie_is_secure_behind_https(acme: Served):
    client = acme.client(headers={"X-Forwarded-Proto": "https"})
    answer = await client.post("/auth/login", json={"user": "ann", "password": PASSWORD})
    assert "Secure" in answer.headers["set-cookie"]
    assert "strict-transport-security" in answer.headers


@pytest.mark.parametrize(
    ("organisation", "user", "password"),
    [
        ("acme", "ann", "wrong"),
        ("acme", "nobody", PASSWORD),
        ("acme", "gone", PASSWORD),
        ("elsewhere", "ann", PASSWORD),
    ],
)
@pytest.mark.parametrize("path", ["/auth/login", "/auth/token"])
async def test_whatever_is_wrong_the_answer_is_the_same(
    acme: Served, path: str, organisation: str, user: str, password: str
):
    sent = {"organisation": organisation, "user": user, "password": password}
    answer = await acme.client().post(path, json=sent)
    assert answer.status_code == 401
    assert answer.json() == {
        "type": "/api/docs#wrong_credentials",
        "title": "User or password is wrong",
        "status": 401,
        "detail": "User or password is wrong.",
        "code": "wrong_credentials",
        "params": {},
        "errors": [],
    }
    noted = [("", f"POST /api/v1{path}", "wrong_credentials")]
    assert await acme.refusals() == (noted if organisation == "acme" else [])


@pytest.mark.parametrize("user", ["ann", "nobody"])
async def test_wrong_tries_lock_out_also_who_does_not_exist(acme: Served, user: str):
    client = acme.client()

    async def attempt(password: str):
        return await client.post("/auth/login", json={"user": user, "password": password})

    assert [(await attempt("wrong")).status_code for _ in range(5)] == [401] * 5
    locked = await attempt(PASSWORD)
    assert locked.status_code == 429
    assert locked.headers["retry-after"] == "300"
    assert locked.json()["code"] == "locked_out"
    assert [code for _, _, code in await acme.refusals()] == ["wrong_credentials"] * 5 + ["locked_out"]
    await acme.clock.advance(299_500)
    assert (await attempt(PASSWORD)).headers["retry-after"] == "1"
    await acme.clock.advance(500)
    assert (await attempt(PASSWORD)).status_code == (200 if user == "ann" else 401)


async def test_a_right_try_forgets_the_wrong_ones(acme: Served):
    client = acme.client()
    for _ in range(3):
        for password, status in [("wrong", 401), ("wrong", 401), ("wrong", 401), (PASSWORD, 200)]:
            answer = await client.post("/auth/login", json={"user": "ann", "password": password})
            assert answer.status_code == status


async def test_tries_side_by_side_all_count(acme: Served):
    client = acme.client()
    sent = {"user": "ann", "password": "wrong"}
    answers = await asyncio.gather(*(client.post("/auth/login", json=sent) for _ in range(12)))
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 7


async def test_unsafe_requests_of_a_session_need_the_csrf_token(acme: Served):
    client = await acme.browser("ann")
    right = client.headers.pop("X-CSRF-Token")
    for sent in [{}, {"X-CSRF-Token": "wrong"}, {"X-CSRF-Token": right + "x"}, {"X-CSRF-Token": "ä"}]:
        headers = {name.encode(): value.encode() for name, value in sent.items()}
        answer = await client.put("/me/preferences", json={}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    assert await acme.refusals() == [("ann", "PUT /api/v1/me/preferences", "csrf")] * 4
    assert (await client.get("/me")).status_code == 200
    assert (await client.put("/me/preferences", json={}, headers={"X-CSRF-Token": right})).status_code == 200


async def test_a_page_of_another_site_signs_nobody_in(acme: Served):
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = await acme.client().post(
        "/auth/login", json={"user": "ann", "password": PASSWORD}, headers=headers
    )
    assert answer.status_code == 403


async def test_a_session_ends_after_idle_time_and_use_prolongs_it():
    async with served(session_idle_s=3600, session_max_s=7200) as acme:
        client = await acme.browser("ann")
        await acme.clock.advance(3_000_000)
        assert (await client.get("/me")).status_code == 200
        await acme.clock.advance(3_000_000)
        assert (await client.get("/me")).status_code == 200
        await acme.clock.advance(1_200_000)  # two hours after it began, used or not
        assert (await client.get("/me")).status_code == 401


async def test_a_program_has_the_scopes_of_its_token(acme: Served):
    reader = await acme.program("admin", "read")
    assert (await reader.get("/users")).status_code == 200
    refused = await reader.post("/users", json={"id": "x", "name": "X"})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert await acme.refusals() == [("admin", "POST /api/v1/users", "scope_missing")]
    everything = await acme.program("admin")
    assert (await everything.get("/me")).json()["scopes"] == ["configure", "read", "switch", "write"]
    assert (await everything.get("/me")).json()["csrf_token"] is None
    assert (await everything.post("/users", json={"id": "x", "name": "X"})).status_code == 201


async def test_nobody_gets_a_scope_beyond_their_rights(acme: Served):
    sent = {"user": "ann", "password": PASSWORD, "scopes": ["read", "switch"]}
    answer = await acme.client().post("/auth/token", json=sent)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/scopes"


async def test_tokens_are_listed_and_revoked_at_once(acme: Served):
    ann, admin = await acme.browser("ann"), await acme.browser("admin")
    made = (
        await ann.post("/tokens", json={"name": "wallboard", "scopes": ["read"], "expires_s": 3600})
    ).json()
    program = acme.client(headers={"Authorization": f"Bearer {made['token']}"})
    assert (await program.get("/me")).json()["scopes"] == ["read"]
    listed = (await ann.get("/tokens")).json()["items"]
    assert [(token["id"], token["name"], token["revoked"]) for token in listed] == [
        (made["id"], "wallboard", None)
    ]
    assert "token" not in listed[0]
    assert (await admin.get("/tokens")).json()["items"] == []
    assert len((await admin.get("/tokens", params={"user": "*"})).json()["items"]) == 1
    ben = await acme.browser("ben")
    assert (await ben.get("/tokens", params={"user": "ann"})).status_code == 403
    assert (await ben.delete(f"/tokens/{made['id']}")).status_code == 404
    assert (await admin.delete(f"/tokens/{made['id']}")).status_code == 204
    assert (await program.get("/me")).status_code == 401
    assert (await ann.delete(f"/tokens/{made['id']}")).status_code == 404


async def test_a_token_that_is_over_is_refused(acme: Served):
    client = acme.client()
    sent = {"user": "ann", "password": PASSWORD, "expires_s": 60}
    token = (await client.post("/auth/token", json=sent)).json()["token"]
    client.headers["Authorization"] = f"Bearer {token}"
    assert (await client.get("/me")).status_code == 200
    await acme.clock.advance(60_000)
    refused = await client.get("/me")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")


async def test_secrets_are_stored_as_hashes_only(acme: Served):
    await acme.browser("ann")
    client = await acme.program("ann")
    token = client.headers["Authorization"].split()[1]
    people = acme.house.people
    stored = repr(
        (people.credential("acme", "ann", "password"), people.sessions("acme", "ann"), people.tokens("acme"))
    )
    assert PASSWORD not in stored
    assert token not in stored
    assert "argon2id" in stored


async def test_an_authorization_that_failed_is_not_made_good_by_a_cookie(acme: Served):
    client = await acme.browser("ann")
    for wrong in ["Bearer rr_wrong", "Bearer", "Bearer \xff", "Basic YTpi", "nonsense"]:
        answer = await client.get("/me", headers={b"Authorization": wrong.encode("latin-1")})
        assert answer.status_code == 401


async def test_a_user_who_is_switched_off_is_out_at_once(acme: Served):
    ann, admin = await acme.browser("ann"), await acme.browser("admin")
    assert (await admin.patch("/users/ann", json={"active": False})).status_code == 200
    assert (await ann.get("/me")).status_code == 401


async def test_passwords_change_and_end_other_sessions(acme: Served):
    here, there = await acme.browser("ann"), await acme.browser("ann")
    new = "a brand new pass phrase"
    missing = await here.put("/users/ann/password", json={"password": new})
    assert missing.json()["errors"][0]["pointer"] == "/current_password"
    wrong = await here.put("/users/ann/password", json={"password": new, "current_password": "wrong"})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_password")
    right = await here.put("/users/ann/password", json={"password": new, "current_password": PASSWORD})
    assert right.status_code == 204
    assert (await here.get("/me")).status_code == 200
    assert (await there.get("/me")).status_code == 401
    assert (await there.post("/auth/login", json={"user": "ann", "password": new})).status_code == 200


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaa", "ann12345678"])
async def test_a_poor_password_is_refused(acme: Served, password: str):
    admin = await acme.browser("admin")
    answer = await admin.put("/users/ann/password", json={"password": password})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/password")


async def test_others_passwords_are_set_by_who_has_at_least_their_rights(acme: Served):
    new = {"password": "a brand new pass phrase"}
    hr, ann = await acme.browser("hr"), await acme.browser("ann")
    assert (await hr.put("/users/ann/password", json=new)).status_code == 204
    assert (await hr.put("/users/admin/password", json=new)).status_code == 403
    assert (await ann.put("/users/ben/password", json=new)).status_code in (401, 404)
    sue = await acme.browser("sue")
    assert (await sue.put("/users/ben/password", json=new)).status_code == 404
    assert (await hr.put("/users/nobody/password", json=new)).status_code == 404


async def test_login_codes(acme: Served):
    ann, sue, admin = [await acme.browser(user) for user in ("ann", "sue", "admin")]
    assert (await ann.put("/agents/ann/login-code", json={"login_code": "4711"})).status_code == 204
    assert (await ann.put("/agents/ben/login-code", json={"login_code": "4711"})).status_code == 404
    assert (await sue.put("/agents/ann/login-code", json={"login_code": "4711"})).status_code == 403
    assert (await admin.put("/agents/ben/login-code", json={"login_code": "0815"})).status_code == 204
    for wrong in ["123", "12a4", "4711\n", "1234567890123", 4711]:
        assert (await ann.put("/agents/ann/login-code", json={"login_code": wrong})).status_code == 422
    stored = acme.house.people.credential("acme", "ben", "login_code")
    assert stored is not None
    assert stored.changed == START
    check = acme.edge.tries.check
    assert await check("acme", "ben", "login_code", "0815")
    assert not await check("acme", "ann", "login_code", "0815")


async def test_strangers_cannot_fill_the_audit():
    async with served(notes_per_minute=3, lock_after=100) as acme:
        client = acme.client()
        for number in range(6):
            await client.post("/auth/login", json={"user": f"stranger{number}", "password": "x"})
        assert len(await acme.refusals()) == 3
