"""Messages away from the page: what became of them, and trying whether they would go."""

from typing import Any

from readyroom.edges.notify.mail import Mail, MailServer
from readyroom.edges.notify.words import compose
from readyroom.runtime.messages import Messages
from tests.http.routes.centre import Centre
from tests.notify.mailserver import mail_server


async def employ(c: Centre, port: int) -> None:
    house = c.served.house
    channels: Any = {
        "email": Mail(MailServer(host="127.0.0.1", port=port, sender="rr@example.org", security="none"))
    }
    await house.employ(lambda room: Messages(room, house.people, house.in_reader, channels, compose))


async def misses(c: Centre) -> None:
    """Ann misses twice in Orders, which Sue is told of."""
    policy = {"threshold": 2, "outcome": {"kind": "leave_queue"}, "notify": ["sue"]}
    await c.ok("admin", "PATCH", "/queues/orders", {"no_answer": policy})
    for _ in range(2):
        call = await c.call("orders")
        await c.advance(25)
        await c.ok("admin", "POST", f"/calls/{call['id']}/hangup", {})


async def test_a_test_says_what_came_of_it(acme_centre: Centre):
    c = acme_centre
    ask: Any = {"channel": "email"}
    assert await c.ok("sue", "POST", "/notifications/test", ask) == {"sent": False, "error": "not_set_up"}
    async with mail_server() as mail:
        await employ(c, mail.port)
        no_address = {"sent": False, "error": "no_address"}
        assert await c.ok("sue", "POST", "/notifications/test", ask) == no_address
        await c.ok("admin", "PATCH", "/users/sue", {"email": "sue@example.org"})
        assert await c.ok("sue", "POST", "/notifications/test", ask) == {"sent": True, "error": None}
        mail.said = ["550 no such mailbox"]
        refused = {"sent": False, "error": "550 no such mailbox"}
        assert await c.ok("admin", "POST", "/notifications/test", ask | {"user": "sue"}) == refused
        assert [message["To"] for message in mail.taken] == ["sue@example.org"]
        assert "a test" in mail.taken[0]["Subject"]
    assert await c.refused("ann", "POST", "/notifications/test", ask | {"user": "sue"}) == (403, "forbidden")
    assert await c.refused("admin", "POST", "/notifications/test", ask | {"user": "x"}) == (422, "unknown")
    assert (await c.refused("sue", "POST", "/notifications/test", {"channel": "page"}))[0] == 422


async def test_one_chooses_ones_own_channels_and_quiet_hours_but_no_address(acme_centre: Centre):
    c = acme_centre
    mine = await c.ok("ann", "GET", "/me/telling")
    assert (mine["channels"], mine["possible"], mine["quiet_from"]) == ([], [], None)
    mail_it = {"channels": ["email"]}
    answer = await c.ask("ann", "PATCH", "/me/telling", mail_it)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "no_address")
    assert (await c.refused("ann", "PATCH", "/me/telling", {"email": "x@example.org"}))[0] == 422
    async with mail_server() as mail:
        await employ(c, mail.port)
        await c.ok("admin", "PATCH", "/users/ann", {"email": "ann@example.org", "phone": "0151 1"})
        chosen = await c.ok(
            "ann", "PATCH", "/me/telling", mail_it | {"quiet_from": "22:00", "quiet_to": "06:00"}
        )
        assert (chosen["channels"], chosen["possible"]) == (["email"], ["email"])
        user = await c.ok("admin", "GET", "/users/ann")
        assert (user["channels"], user["quiet_from"]) == (["page", "email"], "22:00")
        assert (await c.ok("ann", "PATCH", "/me/telling", {"quiet_from": None}))["quiet_to"] == "06:00"
        assert (await c.ok("ann", "PATCH", "/me/telling", {"channels": []}))["channels"] == []
        assert (await c.ok("admin", "GET", "/users/ann"))["channels"] == ["page"]


async def test_what_became_of_messages(acme_centre: Centre):
    c = acme_centre
    async with mail_server() as mail:
        await employ(c, mail.port)
        await c.ok(
            "admin", "PATCH", "/users/sue", {"email": "sue@example.org", "channels": ["page", "email", "sms"]}
        )
        mail.said = ["451 later"]
        await misses(c)
        waiting = (await c.ok("sue", "GET", "/notifications/messages"))["items"]
        assert [(m["channel"], m["subject"], m["attempts"], m["state"]) for m in waiting] == [
            ("sms", "withdrawn", 0, "waiting"),
            ("email", "withdrawn", 0, "waiting"),
        ]
        await c.advance(61)
        by_channel = {m["channel"]: m for m in (await c.ok("sue", "GET", "/notifications/messages"))["items"]}
        assert (by_channel["email"]["state"], by_channel["email"]["error"]) == ("waiting", "451 later")
        assert (by_channel["sms"]["state"], by_channel["sms"]["error"]) == ("failed", "not_set_up")
        await c.advance(60)
        failed = (await c.ok("admin", "GET", "/notifications/messages?user=*&state=failed"))["items"]
        assert [m["channel"] for m in failed] == ["sms"]
        first = await c.ok("admin", "GET", "/notifications/messages?user=*&limit=1")
        rest = await c.ok("admin", "GET", f"/notifications/messages?user=*&limit=1&cursor={first['next']}")
        assert [m["channel"] for page in (first, rest) for m in page["items"]] == ["sms", "email"]
        assert rest["next"] is None
        assert rest["items"][0]["state"] == "done"
    assert (await c.ok("ann", "GET", "/notifications/messages"))["items"] == []
    assert await c.refused("sue", "GET", "/notifications/messages?user=*") == (403, "forbidden")
    status, _ = await c.refused("sue", "GET", "/notifications/messages?cursor=MQ")
    assert status == 422
