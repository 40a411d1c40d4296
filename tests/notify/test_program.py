"""A user's webhook: messages to a program of theirs, over the API, the log and a real HTTP receiver that reads them
with the public libraries.
"""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import to_builtins
from standardwebhooks.webhooks import WebhookVerificationError

from readyroom.edges.notify.words import compose
from readyroom.edges.webhooks.addresses import networks
from readyroom.edges.webhooks.post import HttpPoster
from readyroom.runtime.messages import Messages
from readyroom.telling import program
from tests.http.routes.centre import Centre
from tests.http.routes.test_messages import misses
from tests.notify.receiver import Receiver
from tests.notify.test_webhooks import c, read, there

__all__ = ["c", "there"]
TEST = {"channel": "webhook"}


async def employ(c: Centre, allowed: str = "127.0.0.0/8") -> None:
    house = c.served.house
    channels: Any = {"webhook": program(house, HttpPoster(networks(allowed)))}
    await house.employ(lambda room: Messages(room, house.people, house.in_reader, channels, compose))


async def listens(c: Centre, there: Receiver, user: str = "sue", **more: Any) -> str:
    """A user has a program that listens; the key with which messages to it are signed."""
    said = {"webhook": f"{there.url}/{user}", "channels": ["page", "webhook"]} | more
    await c.ok("admin", "PATCH", f"/users/{user}", said)
    made: str = (await c.ok("admin", "POST", f"/users/{user}/message-key"))["secret"]
    return made


async def messages(c: Centre, user: str = "sue") -> list[tuple[str, str, int, str | None]]:
    found = (await c.ok("admin", "GET", f"/notifications/messages?user={user}"))["items"]
    return [(each["channel"], each["state"], each["attempts"], each["error"]) for each in found]


async def test_a_program_is_told_signed_and_in_an_envelope(c: Centre, there: Receiver):
    await employ(c)
    key = await listens(c, there)
    await misses(c)
    assert there.got == []
    await c.advance(60)
    (got,) = there.got
    assert got.path == "/sue"
    event = read(got, key)
    assert event.get_type() == "readyroom.Notifications.v1"
    assert (event.get_source(), event.get_subject()) == ("/organisations/acme", "user/sue")
    assert event.get_id() == got.headers["webhook-id"]
    (page,) = (await c.ok("sue", "GET", "/notifications"))["items"]
    data = event.get_data()
    assert data["subject"] == "Acme: Ann Archer was withdrawn from Orders: 2 of 2 calls missed."
    assert data["notifications"] == [
        {
            "id": page["id"],
            "at": page["at"],
            "subject": "withdrawn",
            "agent": {"id": "ann", "name": "Ann Archer"},
            "queue": {"id": "orders", "label": "Orders"},
            "count": 2,
            "threshold": 2,
            "params": {},
        }
    ]
    assert event.get_time() is not None
    assert await messages(c) == [("webhook", "done", 1, None)]
    with pytest.raises(WebhookVerificationError):
        read(got, (await c.ok("admin", "POST", "/users/sue/message-key"))["secret"])


async def test_all_that_comes_in_a_while_is_one_request_after_quiet_hours(c: Centre, there: Receiver):
    """It is ten in the morning, UTC; she is quiet until eleven in the evening."""
    await employ(c)
    key = await listens(c, there, quiet_from="00:00", quiet_to="23:00")
    told = {"long_wait": {"users": ["sue"], "after_s": 5}}
    await c.ok("admin", "PATCH", "/queues/help", told)
    await misses(c)
    await c.call("help")
    await c.advance(3600)
    assert there.got == []
    await c.advance(13 * 3600)
    (got,) = there.got
    kinds = {each["subject"] for each in read(got, key).get_data()["notifications"]}
    assert {"withdrawn", "long_wait"} <= kinds


async def test_a_program_that_is_away_is_tried_again_with_the_same_id(c: Centre, there: Receiver):
    await employ(c)
    key = await listens(c, there)
    there.answers = [503, 302]
    there.location = "http://127.0.0.1:1/elsewhere"
    await misses(c)
    await c.advance(60)
    assert await messages(c) == [("webhook", "waiting", 1, "answered 503")]
    await c.advance(40)
    assert await messages(c) == [("webhook", "done", 3, None)]
    assert len({(got.headers["webhook-id"], got.body) for got in there.got}) == 1
    assert len(there.got) == 3
    for got in there.got:
        read(got, key)


async def test_one_that_wants_nothing_any_more_is_told_no_more(c: Centre, there: Receiver):
    await employ(c)
    await listens(c, there)
    there.always = 410
    await misses(c)
    await c.advance(86_400)
    assert await messages(c) == [("webhook", "failed", 1, "answered 410")]
    assert len(there.got) == 1


async def test_a_test_says_what_came_of_it(c: Centre, there: Receiver):
    await employ(c)
    test: Any = ("POST", "/notifications/test", TEST)
    assert await c.ok("sue", *test) == {"sent": False, "error": "no_address"}
    await c.ok("admin", "PATCH", "/users/sue", {"webhook": f"{there.url}/sue"})
    assert await c.ok("sue", *test) == {"sent": False, "error": "no_secret"}
    key = await listens(c, there)
    assert await c.ok("sue", *test) == {"sent": True, "error": None}
    event = read(there.got[0], key)
    assert (event.get_type(), event.get_data()["notifications"]) == ("readyroom.test", [])
    there.always = 500
    assert await c.ok("sue", *test) == {"sent": False, "error": "answered 500"}


async def test_no_message_goes_into_a_private_network(c: Centre, there: Receiver):
    """Not when the address is given, nor later: the settings may allow less by then, or the name lead elsewhere."""
    await employ(c, allowed="")
    for url, code in (
        ("https://10.0.0.1/in", "private_network"),
        ("https://169.254.169.254/latest", "private_network"),
        ("ftp://example.org/in", "no_web_address"),
        ("https://me:secret@127.0.0.1/in", "holds_password"),
    ):
        for method, path, body, pointer in (
            ("PATCH", "/users/sue", {"webhook": url}, "/webhook"),
            ("POST", "/users", {"id": "zoe", "name": "Zoe", "webhook": url}, "/webhook"),
            ("PUT", "/users", [{"id": "zoe", "name": "Zoe", "webhook": url}], "/0/webhook"),
        ):
            answer = await c.ask("admin", method, path, body)
            (error,) = answer.json()["errors"]
            assert (answer.status_code, error["code"], error["pointer"]) == (422, code, pointer), (url, path)
    await listens(c, there)
    said = await c.ok("sue", "POST", "/notifications/test", TEST)
    assert said == {"sent": False, "error": "127.0.0.1 leads into a private network"}
    await misses(c)
    await c.advance(60)
    assert await messages(c) == [("webhook", "waiting", 1, "127.0.0.1 leads into a private network")]
    assert there.got == []


async def test_one_chooses_it_if_there_is_an_address(c: Centre, there: Receiver):
    await employ(c)
    answer = await c.ask("ann", "PATCH", "/me/telling", {"channels": ["webhook"]})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "no_address")
    await listens(c, there, "ann", channels=["page"])
    mine = await c.ok("ann", "PATCH", "/me/telling", {"channels": ["webhook"]})
    assert (mine["channels"], mine["possible"]) == (["webhook"], ["webhook"])
    assert mine["webhook"] == f"{there.url}/ann"


async def test_who_is_gone_leaves_no_key(c: Centre, there: Receiver):
    await employ(c)
    await listens(c, there)
    kept: Any = (c.served.house.people.credential, "acme", "sue", "message_key")
    assert await c.served.house.in_reader(*kept) is not None
    await c.ok("admin", "DELETE", "/users/sue")
    assert await c.served.house.in_reader(*kept) is None


async def test_the_key_is_shown_once_and_is_nowhere_in_the_log(c: Centre, there: Receiver):
    await employ(c)
    key = await listens(c, there)
    assert key not in str([to_builtins(event) for event in await c.room.events(0)])
    audit = (await c.ok("admin", "GET", "/audit?limit=5"))["items"]
    assert "make_message_key" in str(audit)
    assert key not in str(audit)
    # Nobody makes one for somebody who may more than they.
    assert await c.refused("hr", "POST", "/users/admin/message-key") == (403, "forbidden")
