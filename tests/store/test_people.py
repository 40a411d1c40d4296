"""Every store: what is kept of people."""

from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.store.people import ApiToken, Credential, Organisation, People, SavedView, Session
from tests.store.records import ROOM

MINUTE_MS = 60_000


@pytest.fixture
def people(store) -> People:
    return store.people


def password(subject: str = "ann", room: str = ROOM, **fields) -> Credential:
    plain: dict[str, Any] = {"kind": "password", "hash": "$a", "changed": 1}
    return Credential(room=room, subject=subject, **(plain | fields))


def session(name: bytes, user: str = "ann", room: str = ROOM, **fields) -> Session:
    plain: dict[str, Any] = {"csrf": "x", "created": 1, "last_seen": 1, "expires": 100}
    return Session(id_hash=name, room=room, user=user, **(plain | fields))


def token(id_: str, user: str = "ann", room: str = ROOM, **fields) -> ApiToken:
    plain: dict[str, Any] = {"hash": f"{room}/{id_}".encode(), "scopes": ("a", "b"), "created": 1}
    return ApiToken(room=room, id=id_, name=f"of {id_}", user=user, **(plain | fields))


def view(id_: str, user: str = "ann", room: str = ROOM, **fields) -> SavedView:
    plain: dict[str, Any] = {"name": id_, "body": {}, "changed": 1}
    return SavedView(room=room, user=user, id=id_, **(plain | fields))


def test_organisations(people):
    assert people.organisations() == []
    for organisation in (
        Organisation("b", "Bee", 2),
        Organisation("a", "Old", 1),
        Organisation("a", "Ay", 1),
    ):
        people.put_organisation(organisation)
    assert people.organisations() == [Organisation("a", "Ay", 1), Organisation("b", "Bee", 2)]
    assert people.organisation("b") == Organisation("b", "Bee", 2)
    assert people.organisation("c") is None


def test_credentials_by_room_subject_and_kind(people):
    all_four = [
        password(),
        password("bob"),
        password(room="other"),
        password(kind="login_code", hash="$code"),
    ]
    for credential in all_four:
        people.put_credential(credential)
    for credential in all_four:
        assert people.credential(credential.room, credential.subject, credential.kind) == credential
    assert people.credential("other", "bob", "password") is None
    people.put_credential(password(hash="$new"))
    assert people.credential(ROOM, "ann", "password").hash == "$new"
    assert people.drop_credential(ROOM, "ann", "password")
    assert not people.drop_credential(ROOM, "ann", "password")
    assert people.credential(ROOM, "ann", "password") is None
    assert people.credential(ROOM, "ann", "login_code") is not None


def test_wrong_tries_lock_out(people):
    people.put_credential(password())
    people.put_credential(password("bob"))

    def wrong(at: int) -> tuple[int, int | None]:
        credential = people.count_failure(ROOM, "ann", "password", at=at, lock_after=3, lock_ms=MINUTE_MS)
        assert credential == people.credential(ROOM, "ann", "password")
        return credential.failures, credential.locked_until

    assert [wrong(1), wrong(2)] == [(1, None), (2, None)]
    assert wrong(3) == (3, 3 + MINUTE_MS)
    assert wrong(4) == (4, 3 + MINUTE_MS)  # does not prolong it
    assert wrong(2 + MINUTE_MS) == (5, 3 + MINUTE_MS)
    assert wrong(3 + MINUTE_MS) == (1, None)  # it is over: a new row begins
    assert wrong(4 + MINUTE_MS) == (2, None)
    assert wrong(5 + MINUTE_MS) == (3, 5 + 2 * MINUTE_MS)
    assert people.credential(ROOM, "bob", "password") == password("bob")


def test_a_single_wrong_try_may_lock_out_again_and_again(people):
    people.put_credential(password())
    for at in (0, MINUTE_MS, 2 * MINUTE_MS):
        credential = people.count_failure(ROOM, "ann", "password", at=at, lock_after=1, lock_ms=MINUTE_MS)
        assert (credential.failures, credential.locked_until) == (1, at + MINUTE_MS)


def test_a_right_try_clears_failures(people):
    people.put_credential(password())
    for _ in range(2):
        people.count_failure(ROOM, "ann", "password", at=1, lock_after=2, lock_ms=5)
    people.clear_failures(ROOM, "ann", "password")
    assert people.credential(ROOM, "ann", "password") == password()
    people.clear_failures(ROOM, "nobody", "password")


def test_nobody_cannot_fail(people):
    assert people.count_failure(ROOM, "nobody", "password", at=1, lock_after=1, lock_ms=1) is None


def test_sessions(people):
    ann, also, bob = session(b"\x00a", created=2), session(b"b"), session(b"c", user="bob")
    elsewhere = session(b"d", room="other")
    for one in (ann, also, bob, elsewhere):
        people.put_session(one)
    assert people.session(b"\x00a") == ann
    assert people.session(b"no") is None
    assert people.sessions(ROOM, "ann") == [also, ann]
    assert people.touch_session(b"b", 50, 150)
    assert people.session(b"b") == replace(also, last_seen=50, expires=150)
    assert not people.touch_session(b"no", 1, 1)
    assert people.drop_session(b"c")
    assert not people.drop_session(b"c")
    assert people.session(b"d") == elsewhere


def test_a_user_is_signed_out_everywhere_but_here(people):
    for name in (b"1", b"2", b"3"):
        people.put_session(session(name))
    people.put_session(session(b"4", user="bob"))
    people.put_session(session(b"5", room="other"))
    assert people.drop_sessions(ROOM, "ann", keep=b"2") == 2
    assert [one.id_hash for one in people.sessions(ROOM, "ann")] == [b"2"]
    assert people.drop_sessions(ROOM, "ann") == 1
    assert people.drop_sessions(ROOM, "ann") == 0
    assert people.session(b"4") is not None
    assert people.session(b"5") is not None


def test_expired_sessions_are_forgotten(people):
    people.put_session(session(b"old", expires=99))
    people.put_session(session(b"new", expires=100, room="other"))
    assert people.forget_sessions(expired_before=100) == 1
    assert people.session(b"old") is None
    assert people.session(b"new") is not None


def test_tokens(people):
    one, two, three = token("1", created=2), token("2", scopes=()), token("3", user="bob", expires=9)
    for each in (one, two, three, token("1", room="other")):
        people.put_token(each)
    assert people.token(one.hash) == one
    assert people.token(b"no") is None
    assert people.tokens(ROOM) == [two, three, one]
    assert people.tokens(ROOM, "bob") == [three]
    assert people.tokens(ROOM, "zoe") == []
    assert people.touch_token(ROOM, "1", 77)
    assert people.revoke_token(ROOM, "1", 88)
    assert not people.revoke_token(ROOM, "1", 99)
    assert people.token(one.hash) == replace(one, last_used=77, revoked=88)
    assert people.token(b"other/1").revoked is None
    assert not people.touch_token(ROOM, "no", 1)
    assert not people.revoke_token(ROOM, "no", 1)


def test_preferences(people):
    assert people.preferences(ROOM, "ann") == {}
    body = {"theme": "dark", "columns": ["a", None], "n": 1.5, "ü": {}}
    people.put_preferences(ROOM, "ann", body, at=1)
    assert people.preferences(ROOM, "ann") == body
    people.put_preferences(ROOM, "ann", {}, at=2)
    assert (
        people.preferences(ROOM, "ann")
        == people.preferences("other", "ann")
        == people.preferences(ROOM, "bob")
        == {}
    )


def test_views(people):
    first, second = view("1", name="b", body={"f": [1]}), view("2", name="a")
    for each in (first, second, view("1", user="bob"), view("1", room="other")):
        people.put_view(each)
    assert people.views(ROOM, "ann") == [second, first]
    assert people.view(ROOM, "ann", "1") == first
    assert people.view(ROOM, "ann", "3") is None
    people.put_view(replace(first, name="z", changed=2))
    assert people.view(ROOM, "ann", "1").name == "z"
    assert people.drop_view(ROOM, "ann", "1")
    assert not people.drop_view(ROOM, "ann", "1")
    assert people.views(ROOM, "bob") == [view("1", user="bob")]
    assert people.views("other", "ann") == [view("1", room="other")]


@pytest.mark.parametrize("odd", ["", "o'hara", '"', "Zoë 名前 💁🏽‍♀️", "a\nb", "?", "%s"])
def test_people_may_have_any_name(people, odd):
    people.put_organisation(Organisation(odd, odd, 1))
    people.put_credential(password(odd, odd, hash=odd))
    people.put_session(session(odd.encode() or b"0", odd, odd))
    people.put_token(token(odd, odd, odd, scopes=(odd,)))
    people.put_preferences(odd, odd, {odd: odd}, 1)
    people.put_view(view(odd, odd, odd, body={odd: odd}))
    assert people.organisation(odd).name == people.credential(odd, odd, "password").hash == odd
    assert people.sessions(odd, odd)[0].user == people.tokens(odd, odd)[0].scopes[0] == odd
    assert people.preferences(odd, odd) == people.view(odd, odd, odd).body == {odd: odd}
