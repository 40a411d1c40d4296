"""Bad input: told clearly, never answered with a 5xx, and without a trace in the log."""

import asyncio
import contextlib
import json
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from readyroom.edges.http import bodies
from readyroom.edges.http.problems import CATALOGUE, REFUSAL_STATUS, Refused, refused
from readyroom.engine.catalogue import QueueConfig, StatusEntry, UserConfig
from readyroom.engine.refusals import CODES, Refusal
from tests.http.house import Served, served

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"{", "line 1, column 2"),
        (b"\xff\xfe", "not UTF-8"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b'{"id": "a", "id": "b"}', '"id" occurs twice'),
        (b'{"a": {"b": 1, "b": 1}}', '"b" occurs twice'),
        (b'{"a": NaN}', "NaN is not JSON"),
        (b'{"a": -Infinity}', "-Infinity is not JSON"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 6000 + b"}", "beyond"),
        (b'{"a": 9007199254740992}', "beyond"),
        (b'{"a": "\\u0000"}', "null character"),
        (b'{"\\u0000": 1}', "null character"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b"[" * 100_000, "64 levels"),
        (b'{"a":' * 65 + b"1" + b"}" * 65, "64 levels"),
        (b"{} {}", "Extra data"),
        (b'{"a": 01}', "not JSON"),
    ],
)
async def test_what_is_no_json_for_us(acme: Served, raw: bytes, told: str):
    admin = await acme.browser("admin")
    answer = await admin.post("/users", content=raw, headers=JSON)
    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"
    assert told in answer.json()["detail"]


@pytest.mark.parametrize("raw", [b"null", b"[]", b"5", b'"text"', b"{}", b"[[]]", b"true"])
async def test_json_of_the_wrong_form(acme: Served, raw: bytes):
    admin = await acme.browser("admin")
    answer = await admin.post("/users", content=raw, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("/events?agent=a%00", (422, "invalid")),
        ("/events?types=%00", (422, "invalid")),
        ("/calls/c%00/explain", (404, "unknown")),
        ("/agents/ann%00/explain", (404, "unknown")),
    ],
)
async def test_an_address_with_a_null_character(acme: Served, address: str, refused: tuple[int, str]):
    admin = await acme.browser("admin")
    answer = await admin.get(address)
    assert (answer.status_code, answer.json()["code"]) == refused
    assert "null character" in answer.json()["detail"]


async def test_no_body_at_all(acme: Served):
    admin = await acme.browser("admin")
    answer = await admin.post("/users", headers=JSON)
    assert (answer.status_code, answer.json()["detail"]) == (400, "A JSON body is expected.")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
async def test_other_media_types(acme: Served, kind: str):
    admin = await acme.browser("admin")
    answer = await admin.post("/users", content=b'{"id": "x", "name": "X"}', headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")
    right = await admin.post(
        "/users",
        content=b'{"id": "x", "name": "X"}',
        headers=JSON | {"Content-Type": "Application/JSON; charset=utf-8"},
    )
    assert right.status_code == 201


async def test_bodies_that_are_too_large(acme: Served):
    async with served(max_body_bytes=1000) as small:
        admin = await small.browser("admin")
        announced = await admin.put("/me/preferences", json={"x": "y" * 1000})

        async def chunks():
            for _ in range(20):
                yield b" " * 100

        streamed = await admin.put("/me/preferences", content=chunks(), headers=JSON)
        for answer in (announced, streamed):
            assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
            assert answer.json()["params"] == {"max_bytes": "1000"}
        assert (await admin.get("/me")).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nothing", 404, "no_such_path"),
        ("GET", "/api/v1/users/%00", 404, "unknown"),
        ("GET", "/api/v1/users/%ff%fe", 404, "unknown"),
        ("GET", "/api/v1/users/a%2Fb", 404, "no_such_path"),
        ("GET", "/api/v1/users/" + "x" * 5000, 404, "unknown"),
        ("DELETE", "/api/v1/users", 405, "method_not_allowed"),
        ("PUT", "/api/v1/agents/ann", 405, "method_not_allowed"),
        ("PROPFIND", "/api/v1/users", 405, "method_not_allowed"),
        ("POST", "/healthz", 405, "method_not_allowed"),
    ],
)
async def test_paths_and_methods_that_there_are_not(
    acme: Served, method: str, path: str, status: int, code: str
):
    admin = await acme.browser("admin")
    answer = await admin.request(method, acme.server.url + path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    if status == 405:
        allowed = answer.headers["allow"].split(", ")
        assert method not in allowed
        assert "GET" in allowed


async def test_cookies_and_headers_of_all_kinds(acme: Served):
    client = acme.client()
    for cookie in [
        "readyroom_session=",
        "readyroom_session=x",
        "readyroom_session=\xff",
        ";;==;",
        "a=" + "x" * 9000,
    ]:
        assert (await client.get("/me", headers={b"Cookie": cookie.encode("latin-1")})).status_code == 401


async def test_nothing_of_it_is_in_the_log(acme: Served):
    admin, before = await acme.browser("admin"), acme.room.world.seq
    for raw in [b"{", b"[]", b'{"id": 1}', b'{"id": "x", "name": ""}']:
        await admin.post("/users", content=raw, headers=JSON)
    assert acme.room.world.seq == before
    assert (await admin.get("/users")).status_code == 200


async def test_a_body_that_does_not_come():
    async with served(body_time_s=0.3) as acme:
        admin = await acme.browser("admin")
        head = "PUT /api/v1/me/preferences HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        head += f"X-CSRF-Token: {admin.headers['X-CSRF-Token']}\r\n"
        head += (
            f"Cookie: readyroom_session={admin.cookies['readyroom_session']}\r\nContent-Length: 10\r\n\r\n"
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", acme.server.port)
        writer.write(head.encode() + b"{")
        answer = await asyncio.wait_for(reader.read(), 5)
        assert answer.startswith(b"HTTP/1.1 408")
        assert b"request_timeout" in answer
        writer.close()
        await writer.wait_closed()

        reader, writer = await asyncio.open_connection("127.0.0.1", acme.server.port)
        writer.write(head.encode() + b"{")
        await writer.drain()
        writer.close()  # gone in the middle of it
        await writer.wait_closed()
        assert (await admin.get("/me")).status_code == 200


# --- the search for mistakes, by itself ------------------------------------------------------------------


class Inner(Struct, forbid_unknown_fields=True):
    count: Annotated[int, Meta(ge=1)]
    names: tuple[str, ...] = ()


class Outer(Struct, forbid_unknown_fields=True):
    inner: Inner
    by_name: dict[str, Inner] = {}
    maybe: Inner | None = None
    many: list[UserConfig | StatusEntry] = []
    few: Annotated[tuple[int, ...], Meta(max_length=2)] = ()


def mistakes(value: Any, hint: Any) -> set[tuple[str | None, str]]:
    with pytest.raises(Refused) as caught:
        bodies.check(value, hint)
    return {(error.pointer, error.code) for error in caught.value.problem.errors}


def test_mistakes_are_found_at_every_depth():
    value = {
        "inner": {"count": 0, "names": ["a", 5, None]},
        "by_name": {"a/b": {"count": "1"}, "c~d": {}},
        "maybe": {"count": 1, "extra": True},
        "many": [
            {"type": "user", "id": "x"},
            {"type": "status", "id": "x y", "label": "X"},
            {"type": "other"},
        ],
        "few": [1, 2, 3],
    }
    assert mistakes(value, Outer) == {
        ("/inner/count", "invalid"),
        ("/inner/names/1", "wrong_type"),
        ("/inner/names/2", "wrong_type"),
        ("/by_name/a~1b/count", "wrong_type"),
        ("/by_name/c~0d/count", "missing"),
        ("/maybe/extra", "unknown_field"),
        ("/many/0/name", "missing"),
        ("/many/1/id", "invalid"),
        ("/many/2/type", "invalid"),
        ("/few", "invalid"),
    }


def test_a_word_that_is_none_is_told_with_those_that_are():
    with pytest.raises(Refused) as caught:
        bodies.check({"id": "x", "label": "X", "kind": "break"}, StatusEntry)
    (error,) = caught.value.problem.errors
    assert error.detail == "invalid enum value 'break'; one of available, unavailable, offline"


def test_many_mistakes_are_cut_off():
    with pytest.raises(Refused) as caught:
        bodies.check({f"x{number}": 1 for number in range(500)}, Inner)
    assert len(caught.value.problem.errors) == bodies.MAX_ERRORS


def test_a_patch_names_what_it_changes_and_null_means_the_default():
    queue = QueueConfig(id="q", label="Q", ring_s=30, max_wait_s=60)
    patched = bodies.patched(
        queue, {"ring_s": None, "no_answer": {"threshold": 3, "resets": {"sign_in": True}}}
    )
    assert (patched.id, patched.ring_s, patched.max_wait_s) == ("q", 20, 60)
    assert (patched.no_answer.threshold, patched.no_answer.resets.sign_in) == (3, True)
    assert patched.no_answer.resets.return_or_login is True
    with pytest.raises(Refused):
        bodies.patched(queue, {"id": "other"})


def test_a_patch_takes_nothing_away_that_there_is_not():
    queue = QueueConfig(id="q", label="Q")
    with pytest.raises(Refused) as caught:
        bodies.patched(queue, {"": None, "no_answer": {"treshold": None, "warn_s": 0}, "ring_s": None})
    assert {(error.pointer, error.code) for error in caught.value.problem.errors} == {
        ("/", "unknown_field"),
        ("/no_answer/treshold", "unknown_field"),
        ("/no_answer/warn_s", "invalid"),
    }
    assert (
        bodies.patched(queue, {"type": "queue", "id": "q", "no_answer": {"outcome": {"shown": None}}})
        == queue
    )


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-bodies.MAX_INTEGER, bodies.MAX_INTEGER)
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
_ALMOST = st.fixed_dictionaries(
    {"id": _JSON | st.just("x"), "name": _JSON | st.just("X")},
    optional=dict.fromkeys(
        ("roles", "rights", "units", "agent", "email", "active", "channels", "type"), _JSON
    ),
)


@given(_JSON | _ALMOST)
def test_any_json_is_taken_or_refused_in_the_same_words(value: Any):
    raw = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    made = answer = None
    try:
        made = bodies.Shape(UserConfig).decode(raw)
    except Refused as refusal:
        answer = refusal.problem
    if answer is None:
        assert isinstance(made, UserConfig)
        assert msgspec.json.decode(msgspec.json.encode(made), type=UserConfig) == made
    else:
        assert answer.status == 400 or (answer.status == 422 and answer.errors)


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(raw: bytes):
    with contextlib.suppress(Refused):
        bodies.Shape(UserConfig).decode(raw)


def test_every_refusal_of_the_engine_has_a_status():
    for code in CODES:
        status = refused(Refusal(code)).problem.status
        assert 400 <= status < 500
        if code in CATALOGUE:
            assert status == CATALOGUE[code][0]
    assert REFUSAL_STATUS.keys() <= CODES.keys()
