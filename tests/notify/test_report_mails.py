"""Reports by mail, at set times: a real mail server, a real house over HTTP, a clock that is moved."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from typing import Any

import pytest
from msgspec import structs

from readyroom.edges.http.app import create_app
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.notify.mail import Mail
from readyroom.edges.notify.mail import MailServer as MailAt
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.events import NotificationRaised
from readyroom.engine.facts import Actor
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.report_mails import MOST_OF_ONE, ReportMails
from readyroom.store.sqlite import SqliteStore
from readyroom.telling import reporter
from tests.http.house import CHEAP, START, running, set_up
from tests.http.routes.centre import Centre
from tests.notify.mailserver import MailServer, mail_server

DAILY = {"name": "Yesterday", "report": "attendance", "every": "day", "at": "06:00", "format": "csv"}
DAY_S = 86_400


@asynccontextmanager
async def served(directory: Any, mail: MailServer, at: int = START) -> AsyncIterator[Centre]:
    """A house on a file of that directory, made if there is none yet."""
    clock = ManualClock(at)
    house = await House.open(SqliteStore(directory / "log.db"), clock)
    channel = Mail(MailAt(host="127.0.0.1", port=mail.port, sender="rr@example.org", security="none"))
    try:
        is_new = "acme" not in house.rooms
        if is_new:
            await set_up(house, "acme")
        app = create_app(house, HttpOptions(**CHEAP))
        await house.employ(lambda room: reporter(app.edge, room, channel))
        async with running(house, clock, app) as made:
            centre = Centre(made)
            if is_new:
                for user in ("admin", "sue", "mona"):
                    await centre.ok("admin", "PATCH", f"/users/{user}", {"email": f"{user}@example.org"})
            yield centre
    finally:
        await house.stop()


async def notifications(centre: Centre) -> AsyncIterator[tuple[str, tuple[str, ...], dict[str, str]]]:
    """What users were told of."""
    for event in await centre.room.events(types=["NotificationRaised"]):
        assert isinstance(event, NotificationRaised)
        yield event.subject, event.users, event.params


async def to(centre: Centre, ms: int) -> None:
    """Let time pass up to an instant, with all that comes due on the way."""
    await centre.served.clock.to(ms)


def rows(mail: EmailMessage) -> list[dict[str, str]]:
    """The attached CSV."""
    (file,) = mail.iter_attachments()
    assert file.get_content_type() == "text/csv"
    content = file.get_content()
    text = content if isinstance(content, str) else content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


TUESDAY_6 = START + 20 * 3_600_000  # 2025-11-25T06:00:00Z
JANUARY_5 = START + 42 * DAY_S * 1000


async def test_yesterday_comes_every_morning_to_each_with_what_they_may_see(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY | {"readers": ["admin", "sue"]})
        assert made["next"] == "2025-11-25T06:00:00Z"
        await to(c, TUESDAY_6 - 1)
        assert server.taken == []
        await to(c, TUESDAY_6)
        by = {mail["To"]: mail for mail in server.taken}
        assert by.keys() == {"admin@example.org", "sue@example.org"}
        assert by["admin@example.org"]["Subject"] == "Acme: Yesterday, 2025-11-24"
        (file,) = by["admin@example.org"].iter_attachments()
        assert file.get_filename() == "attendance_2025-11-24.csv"
        assert {row["agent"] for row in rows(by["admin@example.org"])} == {"ann", "ben"}
        assert {row["agent"] for row in rows(by["sue@example.org"])} == {"ann"}
        assert {row["period"] for row in rows(by["sue@example.org"])} == {"2025-11-24"}
        told = await c.ok("admin", "GET", f"/reports/schedules/{made['id']}/deliveries")
        assert [(each["user"], each["first"], each["state"]) for each in told["items"]] == [
            ("sue", "2025-11-24", "done"),
            ("admin", "2025-11-24", "done"),
        ]
        await to(c, TUESDAY_6 + DAY_S * 1000)
        assert len(server.taken) == 4
        assert len({mail["Message-ID"] for mail in server.taken}) == 4


async def test_a_time_that_was_missed_is_made_up_for_once(tmp_path):
    async with mail_server() as server:
        async with served(tmp_path, server) as c:
            await c.ok("sue", "POST", "/reports/schedules", DAILY)
        away = TUESDAY_6 + 3 * DAY_S * 1000 + 3_600_000  # Friday, seven o'clock
        async with served(tmp_path, server, away) as c:
            await to(c, away + 1000)
            (mail,) = server.taken
            assert mail["Subject"].endswith("2025-11-27")
            await to(c, TUESDAY_6 + 4 * DAY_S * 1000)
            assert [mail["Subject"][-10:] for mail in server.taken] == ["2025-11-27", "2025-11-28"]


async def test_a_mail_server_that_is_away_is_tried_again_with_the_same_message(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("sue", "POST", "/reports/schedules", DAILY)
        server.said = ["451 later"]
        await to(c, TUESDAY_6 + 1000)
        (waits,) = (await c.ok("sue", "GET", f"/reports/schedules/{made['id']}/deliveries"))["items"]
        assert (waits["state"], waits["attempts"], waits["error"]) == ("waiting", 1, "451 later")
        await to(c, TUESDAY_6 + 60_000)
        assert len(server.taken) == 1
        (done,) = (await c.ok("sue", "GET", f"/reports/schedules/{made['id']}/deliveries"))["items"]
        assert (done["state"], done["attempts"], done["error"]) == ("done", 2, "")


async def test_done_again_after_a_crash_between_its_two_writes_it_is_there_once(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("sue", "POST", "/reports/schedules", DAILY)
        carrier = c.served.house.carrier("acme", ReportMails)
        assert carrier is not None
        before = c.served.house.store.deliveries.schedules("acme")
        await to(c, TUESDAY_6)
        assert len(server.taken) == 1
        # As it was before the second write: the deliveries are there, the schedule has not moved on.
        c.served.house.store.deliveries.put_schedule(before[0])
        await carrier.load()
        await to(c, TUESDAY_6 + 1000)
        assert len(server.taken) == 1
        assert (await c.ok("sue", "GET", "/reports/schedules"))["items"][0]["next"] == "2025-11-26T06:00:00Z"
        assert made["id"] == before[0].id


async def test_now_besides_its_times(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("sue", "POST", "/reports/schedules", DAILY | {"every": "month", "format": "xlsx"})
        (sent,) = (await c.ok("sue", "POST", f"/reports/schedules/{made['id']}/send"))["items"]
        assert (sent["first"], sent["last"], sent["state"]) == ("2025-10-01", "2025-10-31", "waiting")
        await to(c, START + 1000)
        (mail,) = server.taken
        (file,) = mail.iter_attachments()
        assert file.get_filename() == "attendance_2025-10-01_2025-10-31.xlsx"
        assert file.get_content()[:2] == b"PK"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"active": False}, "owner_gone"),
        ({"roles": ["agent"]}, "no_right"),
    ],
)
async def test_whose_owner_may_no_more_is_switched_off(tmp_path, change: dict[str, Any], why: str):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("sue", "POST", "/reports/schedules", DAILY | {"report": "queues"})
        await c.ok("admin", "PATCH", "/users/sue", change)
        await to(c, TUESDAY_6 + DAY_S * 1000)
        assert server.taken == []
        told = [event async for event in notifications(c)]
        assert told == [("schedule_disabled", ("sue",), {"report": "Yesterday", "why": why})]
        (kept,) = (await c.ok("admin", "GET", "/reports/schedules"))["items"]
        assert (kept["id"], kept["enabled"], kept["switched_off"], kept["next"]) == (
            made["id"],
            False,
            why,
            None,
        )


async def test_a_reader_without_the_right_gets_nothing_and_it_is_said(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        await c.ok("admin", "PATCH", "/users/ann", {"email": "ann@example.org"})
        asked = DAILY | {"report": "queues", "readers": ["ann", "admin"]}
        made = await c.ok("admin", "POST", "/reports/schedules", asked)
        await to(c, TUESDAY_6)
        assert [mail["To"] for mail in server.taken] == ["admin@example.org"]
        told = (await c.ok("admin", "GET", f"/reports/schedules/{made['id']}/deliveries"))["items"]
        assert {each["user"]: each["state"] for each in told} == {"ann": "failed", "admin": "done"}
        assert next(each["error"] for each in told if each["user"] == "ann").startswith("forbidden")
        params = {"report": "Yesterday", "reader": "Ann Archer", "why": "forbidden"}
        assert [each async for each in notifications(c)] == [("report_not_sent", ("admin",), params)]


async def test_who_may_have_what_sent_to_whom(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        path = "/reports/schedules"
        assert await c.refused("sue", "POST", path, DAILY | {"readers": ["mona"]}) == (403, "forbidden")
        assert await c.refused("ann", "POST", path, DAILY | {"report": "queues"}) == (403, "forbidden")
        for wrong in (
            {"readers": ["hr"]},
            {"queue": "orders"},
            {"unit": "moon"},
            {"at": "25:00"},
            {"every": "hour"},
        ):
            assert await c.refused("admin", "POST", path, DAILY | wrong) == (422, "invalid"), wrong
        made = await c.ok("sue", "POST", path, DAILY)
        assert await c.refused("mona", "PATCH", f"{path}/{made['id']}", {"at": "07:00"}) == (404, "unknown")
        assert await c.refused("admin", "PATCH", f"{path}/{made['id']}", {"at": "07:00"}) == (
            403,
            "forbidden",
        )
        changed = await c.ok("sue", "PATCH", f"{path}/{made['id']}", {"at": "07:00", "every": "week"})
        assert changed["next"] == "2025-12-01T07:00:00Z"
        assert (await c.ok("sue", "PATCH", f"{path}/{made['id']}", {"enabled": False}))["next"] is None
        await c.ok("admin", "DELETE", f"{path}/{made['id']}")
        assert (await c.ok("sue", "GET", path))["items"] == []


async def test_what_is_not_rolled_up_yet_is_sent_once_it_is(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        many = tuple(cat.AgentConfig(id=f"a{n}", name=f"A {n}") for n in range(101))
        await c.give(i.Configure(at=START, by=Actor("admin", "admin"), entities=many))
        await to(c, JANUARY_5)
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY | {"every": "month"})
        await c.ok("admin", "POST", f"/reports/schedules/{made['id']}/send")
        await to(c, JANUARY_5 + 1000)
        (waits,) = (await c.ok("admin", "GET", f"/reports/schedules/{made['id']}/deliveries"))["items"]
        assert (waits["state"], waits["attempts"]) == ("waiting", 1)
        assert waits["error"].startswith("not_rolled_up: ")
        await c.room.roll_up()
        await to(c, JANUARY_5 + 60_000)
        assert [mail["Subject"] for mail in server.taken] == ["Acme: Yesterday, 2025-12-01 to 2025-12-31"]


@pytest.mark.parametrize(
    ("who", "change"),
    [
        ("admin", ("PATCH", "/reports/schedules/{id}", {"enabled": False})),
        ("admin", ("PATCH", "/reports/schedules/{id}", {"readers": ["sue"]})),
        ("admin", ("PATCH", "/users/mona", {"active": False})),
        ("hr", ("PATCH", "/users/admin", {"roles": ["agent"]})),
    ],
)
async def test_what_waits_and_is_not_wanted_any_more_is_not_sent(
    tmp_path, who: str, change: tuple[str, str, dict[str, Any]]
):
    async with mail_server() as server, served(tmp_path, server) as c:
        await c.ok("admin", "PATCH", "/users/hr", {"roles": ["admin"]})
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY | {"readers": ["mona"]})
        server.said = ["451 later"]
        await to(c, TUESDAY_6 + 1000)
        method, path, body = change
        await c.ok(who, method, path.format(**made), body)
        await to(c, TUESDAY_6 + 60_000)
        (told,) = (await c.ok("hr", "GET", f"/reports/schedules/{made['id']}/deliveries"))["items"]
        assert (told["state"], told["error"], server.taken) == ("failed", "not_wanted", [])


async def test_of_a_schedule_that_is_taken_away_while_a_mail_goes_out_nothing_is_kept(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY)
        kept = c.served.house.store.deliveries
        server.hook = lambda: (kept.drop_schedule("acme", made["id"]), None)[1]
        await to(c, TUESDAY_6 + 1000)
        assert len(server.taken) == 1
        assert kept.deliveries("acme", "report", limit=9) == []


async def test_another_rhythm_on_the_same_day_is_sent_too(tmp_path):
    """What went out on Monday told of Sunday; so does the week that ends with it."""
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY | {"at": "11:00"})
        await to(c, START + 3_600_000)
        await c.ok("admin", "PATCH", f"/reports/schedules/{made['id']}", {"every": "week", "at": "12:00"})
        await to(c, START + 2 * 3_600_000)
        told = [mail["Subject"].removeprefix("Acme: Yesterday, ") for mail in server.taken]
        assert told == ["2025-11-23", "2025-11-17 to 2025-11-23"]


async def test_a_change_between_its_time_and_the_sending_does_not_put_it_off(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY)
        carrier = c.served.house.carrier("acme", ReportMails)
        assert carrier is not None
        await to(c, START + 1)  # nobody looks at it any more
        (stored,) = c.served.house.store.deliveries.schedules("acme")
        is_due = structs.replace(stored, body=stored.body | {"next": START - 1})
        c.served.house.store.deliveries.put_schedule(is_due)
        await carrier.load()
        await c.ok("admin", "PATCH", f"/reports/schedules/{made['id']}", {"name": "The day before"})
        await to(c, START + 1000)
        assert [mail["Subject"] for mail in server.taken] == ["Acme: The day before, 2025-11-23"]


async def test_no_change_undoes_another_one(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY)
        path = f"/reports/schedules/{made['id']}"
        changes: list[dict[str, Any]] = [{"name": "A"}, {"format": "xlsx"}, {"at": "07:00"}, {"each": "all"}]
        await asyncio.gather(*(c.ok("admin", "PATCH", path, each) for each in changes))
        (kept,) = (await c.ok("admin", "GET", "/reports/schedules"))["items"]
        assert {name: kept[name] for change in changes for name in change} == {
            name: value for change in changes for name, value in change.items()
        }
        carrier = c.served.house.carrier("acme", ReportMails)
        assert carrier is not None
        await asyncio.gather(
            c.ask("admin", "DELETE", path), *(c.ask("admin", "PATCH", path, {"name": each}) for each in "XYZ")
        )
        assert carrier.all() == []
        assert c.served.house.store.deliveries.schedules("acme") == []


async def test_now_only_what_its_owner_may_still_send_and_once_however_often_it_is_asked(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY | {"readers": ["sue"]})
        path = f"/reports/schedules/{made['id']}"
        first = await c.ask("admin", "POST", f"{path}/send", key="k1")
        again = await c.ask("admin", "POST", f"{path}/send", key="k1")
        assert (first.status_code, again.status_code) == (202, 202)
        assert again.headers["Idempotent-Replayed"] == "true"
        assert [each["id"] for each in again.json()["items"]] == [
            each["id"] for each in first.json()["items"]
        ]
        await to(c, START + 1000)
        assert len(server.taken) == 1
        await c.ok("admin", "PATCH", path, {"enabled": False})
        assert await c.refused("admin", "POST", f"{path}/send") == (409, "switched_off")
        assert (await c.ask("admin", "POST", f"{path}/send", key="k1")).json()["items"][0]["state"] == "done"
        await c.ok("admin", "PATCH", path, {"enabled": True})
        await c.ok("admin", "PATCH", "/users/hr", {"roles": ["admin"]})
        await c.ok("hr", "PATCH", "/users/admin", {"roles": ["supervisor"]})
        assert await c.refused("admin", "POST", f"{path}/send") == (403, "forbidden")
        await to(c, START + 2000)
        assert len(server.taken) == 1


async def test_the_audit_says_who_has_what_sent_to_whom(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        made = await c.ok("admin", "POST", "/reports/schedules", DAILY | {"readers": ["sue", "mona"]})
        path = f"/reports/schedules/{made['id']}"
        await c.ok("admin", "PATCH", path, {"readers": ["sue"]})
        await c.ok("admin", "POST", f"{path}/send")
        await c.ok("admin", "DELETE", path)
        acts = (await c.ok("admin", "GET", "/audit?category=act"))["items"]
        told = [(each["by"]["id"], each["what"], each["params"]["readers"]) for each in reversed(acts)]
        assert told == [
            ("admin", "make_report_schedule", "sue, mona"),
            ("admin", "change_report_schedule", "sue"),
            ("admin", "send_report", "sue"),
            ("admin", "remove_report_schedule", "sue"),
        ]


async def test_nobody_takes_all_that_there_may_be(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        path = "/reports/schedules"
        answers = await asyncio.gather(*(c.ask("sue", "POST", path, DAILY) for _ in range(MOST_OF_ONE + 2)))
        assert sorted(each.status_code for each in answers) == [201] * MOST_OF_ONE + [409] * 2
        (refused, _) = (each.json() for each in answers if each.status_code == 409)
        assert (refused["code"], refused["params"]) == ("limit_reached", {"max": str(MOST_OF_ONE)})
        await c.ok("admin", "POST", path, DAILY)


async def test_a_queue_that_is_hidden_is_no_other_than_one_that_is_not_there(tmp_path):
    async with mail_server() as server, served(tmp_path, server) as c:
        asked = DAILY | {"report": "missed-calls"}
        told = [
            await c.ask("sue", "POST", "/reports/schedules", asked | {"queue": queue})
            for queue in ("help", "nowhere")  # help is of the unit support
        ]
        assert [each.status_code for each in told] == [422, 422]
        assert told[0].json() == told[1].json()
        await c.ok("sue", "POST", "/reports/schedules", asked | {"queue": "orders"})
