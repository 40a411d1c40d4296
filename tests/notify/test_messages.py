"""Who is told by mail and when, also if the mail server is away: a room, its log, a real mail server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.codec import presets
from readyroom.edges.notify.mail import Mail
from readyroom.edges.notify.mail import MailServer as Server
from readyroom.edges.notify.words import compose
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.localtime import instant_of
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.courier import Courier
from readyroom.runtime.house import House
from readyroom.runtime.messages import Messages, quiet_until
from readyroom.runtime.room import Room
from readyroom.store.deliveries import Delivery
from readyroom.store.interface import Store
from readyroom.store.sqlite import SqliteStore
from tests.notify.mailserver import MailServer, mail_server
from tests.runtime.centre import MONDAY

MINUTE = 60_000
AGENTS = tuple(f"a{number:02}" for number in range(20))
ADMIN = Actor("admin", "boss")
BO: dict[str, Any] = {"id": "boss", "name": "Bo", "roles": ("admin",), "email": "bo@example.org"}


def entities() -> tuple[cat.Entity, ...]:
    """Twenty agents of one queue, withdrawn at their first miss; Bo is told."""
    policy = cat.NoAnswerPolicy(
        threshold=1, counts_refused=True, outcome=cat.NoAnswerOutcome(kind="leave_queue"), notify=("boss",),
        requires_licence=False,
    )  # fmt: skip
    settings = cat.Settings(name="Acme", zone="Europe/Berlin")
    found: list[cat.Entity] = [
        *presets.load("web2contact").over(settings),
        cat.UserConfig(**BO),
        cat.QueueConfig(id="sales", label="Sales", mode="overlay", no_answer=policy),
    ]
    for agent in AGENTS:
        found += [
            cat.AgentConfig(id=agent, name=f"Agent {agent}"),
            cat.DeviceConfig(id=f"d-{agent}", agent=agent),
            cat.MemberConfig(queue="sales", agent=agent),
        ]
    return tuple(found)


class Site:
    """An organisation that sends mail, and may be closed and opened again."""

    def __init__(self, reopen: Callable[[], Store], port: int) -> None:
        self.reopen = reopen
        self.server = Server(host="127.0.0.1", port=port, sender="readyroom@example.org", security="none")
        self.clock = ManualClock(MONDAY)
        self.number = 0
        self.house: House

    async def open(self) -> Site:
        self.house = await House.open(self.reopen(), self.clock)
        if "acme" not in self.house.rooms:
            _, reply = await self.house.create("acme", "Acme", entities())
            assert reply.refusal is None, reply.refusal
            await self.boss()
        await self.house.employ(
            lambda room: Messages(
                room, self.house.people, self.house.in_reader, {"email": Mail(self.server)}, compose
            )
        )
        return self

    async def boss(self, **fields: Any) -> None:
        """How Bo wants to be told."""
        user = cat.UserConfig(**(BO | {"channels": ("page", "email")} | fields))
        await self.give(i.Configure(at=0, by=ADMIN, entities=(user,)))

    @property
    def room(self) -> Room:
        return self.house.rooms["acme"]

    @property
    def courier(self) -> Courier:
        return self.house.couriers["acme", "messages"]

    async def give(self, given: i.Input) -> None:
        reply = await self.room.submit(given)
        assert reply.refusal is None, reply.refusal

    async def withdraw(self, *agents: str) -> None:
        """Each refuses a call, which withdraws them."""
        for agent in agents:
            self.number += 1
            call, offer = f"c{self.number}", f"o{self.number}"
            await self.give(i.ChangeDevice(at=0, device=f"d-{agent}", registered=True))
            await self.give(i.SetStatus(at=0, by=ADMIN, agent=agent, status="ready"))
            await self.give(i.JoinQueue(at=0, queue="sales", call=call))
            await self.give(i.RingOffer(at=0, offer=offer, call=call, agent=agent))
            await self.give(i.EndOffer(at=0, offer=offer, outcome="refused"))
            await self.give(i.EndCall(at=0, call=call, ended_by="caller"))

    async def deliveries(self) -> list[Delivery]:
        kept = self.house.store.deliveries
        found: list[Delivery] = await self.house.in_reader(kept.deliveries, "acme", "message", limit=100)
        return found


@pytest.fixture
async def mail() -> AsyncIterator[MailServer]:
    async with mail_server() as served:
        yield served


@pytest.fixture
async def site(tmp_path: Path, mail: MailServer) -> AsyncIterator[Site]:
    made = await Site(lambda: SqliteStore(tmp_path / "readyroom.db"), mail.port).open()
    yield made
    await made.house.stop()


async def test_a_withdrawal_is_told_by_mail(site: Site, mail: MailServer):
    await site.withdraw("a00")
    await site.clock.advance(59_000)
    assert mail.taken == []
    await site.clock.advance(1_000)
    (message,) = mail.taken
    assert (message["From"], message["To"]) == ("readyroom@example.org", "bo@example.org")
    assert message["Subject"] == "Acme: Agent a00 was withdrawn from Sales: 1 of 1 calls missed."
    assert message["Auto-Submitted"] == "auto-generated"
    # Nine o'clock in Berlin, where the organisation is.
    assert message.get_content().startswith("2026-11-23 09:00:00  Agent a00 was withdrawn")
    (delivery,) = await site.deliveries()
    assert (delivery.state, delivery.attempts, delivery.error) == ("done", 1, "")
    await site.clock.advance(24 * 60 * MINUTE)
    assert len(mail.taken) == 1


async def test_twenty_withdrawals_in_a_minute_are_one_message(site: Site, mail: MailServer):
    for agent in AGENTS:
        await site.withdraw(agent)
        await site.clock.advance(2_900)
    await site.clock.advance(10 * MINUTE)
    (message,) = mail.taken
    assert message["Subject"] == "Acme: 20 notifications (20 × withdrawn)"
    lines = message.get_content().splitlines()
    assert [line.split("  ")[1].split()[1] for line in lines] == list(AGENTS)
    assert {each.state for each in await site.deliveries()} == {"done"}


async def test_one_after_the_minute_is_another_message(site: Site, mail: MailServer):
    await site.withdraw("a00")
    await site.clock.advance(61_000)
    await site.withdraw("a01")
    await site.clock.advance(60_000)
    assert len(mail.taken) == 2
    assert mail.taken[0]["Message-ID"] != mail.taken[1]["Message-ID"]


async def test_nobody_is_told_who_chose_the_page_alone(site: Site, mail: MailServer):
    await site.boss(channels=("page",))
    await site.withdraw("a00")
    await site.clock.advance(10 * MINUTE)
    assert await site.deliveries() == []
    assert [told.subject for told in site.room.feed.of_user("boss")] == ["withdrawn"]
    assert mail.tries == 0


async def test_quiet_hours_are_waited_for(site: Site, mail: MailServer):
    # It is nine in the morning in Berlin.
    await site.boss(quiet_from="22:00", quiet_to="09:30")
    await site.withdraw("a00", "a01")
    await site.clock.advance(29 * MINUTE)
    assert mail.taken == []
    await site.clock.advance(1 * MINUTE)
    (message,) = mail.taken
    assert message["Subject"].startswith("Acme: 2 notifications")
    await site.boss(quiet_from="09:00", quiet_to="10:00")
    await site.withdraw("a02")
    await site.clock.advance(29 * MINUTE)
    assert len(mail.taken) == 1
    await site.clock.advance(1 * MINUTE)
    assert len(mail.taken) == 2


async def test_who_sleeps_waits_for_nothing(site: Site, mail: MailServer):
    """What is watched is how long ago it was first to be tried: quiet hours are none of that, failed tries are."""

    async def late_min() -> int:
        await site.clock.advance(0)
        since = site.courier.tally.waiting.since
        assert since is not None
        return (site.clock.now() - since) // MINUTE

    await site.boss(quiet_from="22:00", quiet_to="12:00")
    await site.withdraw("a00")
    assert await late_min() == -1, "it gathers"
    await site.clock.advance(150 * MINUTE)
    assert site.courier.tally.waiting.count == 1
    assert await late_min() == -30
    mail.said = ["451 later"] * 99
    await site.clock.advance(95 * MINUTE)
    assert mail.tries > 1
    assert await late_min() == 65


def test_quiet_hours_end_in_the_repeated_hour_too():
    """The second 02:10 of that night in Paris."""
    user = cat.UserConfig(**BO, quiet_from="22:00", quiet_to="02:30")
    now = instant_of(datetime(2026, 10, 25, 1, 10, tzinfo=UTC))
    assert quiet_until("Europe/Paris", user, now) == now + 20 * MINUTE
    assert quiet_until("Europe/Paris", user, now + 20 * MINUTE) is None


async def test_a_mail_server_that_is_away_is_tried_again_ever_later(site: Site, mail: MailServer):
    mail.said = ["451 later"] * 3
    await site.withdraw("a00")
    await site.clock.advance(MINUTE)
    (delivery,) = await site.deliveries()
    assert (delivery.state, delivery.attempts, delivery.error) == ("waiting", 1, "451 later")
    assert delivery.due == MONDAY + 70_000
    await site.clock.advance(10_000)
    assert mail.tries == 2
    await site.clock.advance(29_000)
    assert mail.tries == 2
    await site.clock.advance(61_000)
    assert (mail.tries, len(mail.taken)) == (4, 1)
    (delivery,) = await site.deliveries()
    assert (delivery.state, delivery.attempts, delivery.error) == ("done", 4, "")


async def test_what_comes_while_it_is_away_goes_along(site: Site, mail: MailServer):
    mail.said = ["451 later"] * 4
    await site.withdraw("a00")
    await site.clock.advance(3 * MINUTE)
    await site.withdraw("a01")
    await site.clock.advance(30 * MINUTE)
    (message,) = mail.taken
    assert message["Subject"].startswith("Acme: 2 notifications")


async def test_an_hour_without_a_mail_server_loses_nothing(site: Site, mail: MailServer):
    """However much comes meanwhile, it is tried every five minutes at most, and each has a day of its own."""
    mail.said = ["451 later"] * 15
    for number in range(60):
        await site.withdraw(f"a{number % 20:02}")
        await site.clock.advance(MINUTE)
    # At 60, 70, 100, 160, 460 s, and so on.
    assert mail.tries == 4 + 3_440 // 300 == 15
    assert not mail.taken
    assert max(each.attempts for each in await site.deliveries()) == 6, "as often as one that is alone"
    await site.clock.advance(30 * MINUTE)
    assert mail.tries == 16
    deliveries = await site.deliveries()
    assert {each.state for each in deliveries} == {"done"}
    (message,) = mail.taken
    assert message["Subject"].startswith(f"Acme: {len(deliveries)} notifications")


async def test_after_a_long_outage_what_is_new_goes_at_once_and_takes_along_what_waits(
    site: Site, mail: MailServer
):
    """Away for five hours; the message of before would be tried again hours later."""
    mail.said = ["451 later"] * 99
    await site.withdraw("a00")
    await site.clock.advance(5 * 60 * MINUTE)
    (waits,) = await site.deliveries()
    assert waits.due > site.clock.now() + 60 * MINUTE
    mail.said = []
    await site.withdraw("a01")
    await site.clock.advance(MINUTE)
    (message,) = mail.taken
    assert message["Subject"].startswith("Acme: 2 notifications")
    assert {each.state for each in await site.deliveries()} == {"done"}


async def test_what_comes_right_after_a_failed_try_waits_for_five_minutes_at_most(
    site: Site, mail: MailServer
):
    mail.said = ["451 later"] * 99
    await site.withdraw("a00")
    await site.clock.advance(5 * 60 * MINUTE)
    await site.withdraw("a01")
    await site.clock.advance(MINUTE)
    failed = mail.tries
    mail.said = []
    await site.withdraw("a02")
    await site.clock.advance(4 * MINUTE)
    assert (mail.tries, mail.taken) == (failed, [])
    await site.clock.advance(MINUTE)
    (message,) = mail.taken
    assert message["Subject"].startswith("Acme: 3 notifications")


def counts(site: Site) -> tuple[int, int, int, int]:
    """What became of tries: sent, failed, given up; and what was dropped without one."""
    tally = site.courier.tally
    return tally.sent, tally.failed, tally.given_up, tally.not_wanted


async def test_only_tries_count(site: Site, mail: MailServer):
    """It fails twice, waits for the end of quiet hours, and arrives."""
    mail.said = ["451 later"] * 2
    await site.withdraw("a00")
    await site.clock.advance(75_000)
    assert (mail.tries, counts(site)) == (2, (0, 2, 0, 0))
    await site.boss(quiet_from="09:00", quiet_to="10:00")
    await site.clock.advance(50 * MINUTE)
    assert (mail.tries, counts(site)) == (2, (0, 2, 0, 0))
    await site.clock.advance(10 * MINUTE)
    assert (mail.tries, counts(site)) == (3, (1, 2, 0, 0))


async def test_what_nobody_wants_any_more_did_not_fail(site: Site, mail: MailServer):
    await site.withdraw("a00")
    await site.clock.advance(0)
    await site.boss(channels=("page",))
    await site.clock.advance(10 * MINUTE)
    (delivery,) = await site.deliveries()
    assert (delivery.state, delivery.attempts, delivery.error) == ("failed", 0, "not_wanted")
    assert (mail.tries, counts(site)) == (0, (0, 0, 0, 1))


async def test_it_is_given_up_after_a_day(site: Site, mail: MailServer):
    mail.said = ["451 later"] * 99
    await site.withdraw("a00")
    await site.clock.advance(48 * 60 * MINUTE)
    (delivery,) = await site.deliveries()
    assert (delivery.state, delivery.attempts) == ("failed", 10)
    assert mail.tries == 10
    assert counts(site) == (0, 10, 1, 0)


async def test_an_address_that_is_refused_is_not_tried_again(site: Site, mail: MailServer):
    mail.said = ["550 no such mailbox"]
    await site.withdraw("a00")
    await site.clock.advance(24 * 60 * MINUTE)
    (delivery,) = await site.deliveries()
    assert (delivery.state, delivery.attempts, delivery.error) == ("failed", 1, "550 no such mailbox")
    assert mail.tries == 1


async def test_after_an_address_that_was_refused_the_next_one_is_tried_at_once(site: Site, mail: MailServer):
    mail.said = ["451 later", "550 no such mailbox"]
    await site.withdraw("a00")
    await site.clock.advance(70_000)
    await site.boss(email="bo.baker@example.org")
    mail.said = ["451 later"]
    await site.withdraw("a01")
    await site.clock.advance(MINUTE)
    assert mail.tries == 3
    await site.clock.advance(10_000)
    (message,) = mail.taken
    assert message["To"] == "bo.baker@example.org"


async def test_a_refused_address_holds_up_nothing(site: Site, mail: MailServer):
    await site.give(i.Configure(at=0, by=ADMIN, entities=(replace(site.room.world.settings, gather_s=0),)))
    mail.said = ["550 no such mailbox"]
    await site.withdraw("a00")
    await site.clock.advance(0)
    await site.boss(email="bo.baker@example.org")
    await site.withdraw("a01")
    await site.clock.advance(0)
    (message,) = mail.taken
    assert message["To"] == "bo.baker@example.org"


async def test_without_an_address_or_a_channel_it_says_so(site: Site, mail: MailServer):
    await site.boss(channels=("email", "sms"), email=None, phone="+49 30 1")
    await site.withdraw("a00")
    await site.clock.advance(MINUTE)
    assert {(each.channel, each.error) for each in await site.deliveries()} == {
        ("email", "no_address"),
        ("sms", "not_set_up"),
    }


async def test_they_are_in_the_language_that_the_user_chose(site: Site, mail: MailServer):
    people = site.house.people
    await site.house.in_reader(people.put_preferences, "acme", "boss", {"language": "fr"}, MONDAY)
    await site.withdraw("a00")
    await site.clock.advance(MINUTE)
    (message,) = mail.taken
    assert message["Subject"] == "Acme : Retrait de Agent a00 de la file Sales : 1 appels manqués sur 1."


async def test_what_was_not_sent_is_sent_after_a_restart(site: Site, mail: MailServer):
    await site.withdraw("a00")  # not taken up yet, or waiting: either way it is not lost
    await site.house.stop()
    site.clock = ManualClock(site.clock.now() + 2 * MINUTE)
    await site.open()
    await site.clock.advance(1)
    (message,) = mail.taken
    assert "Agent a00" in message.get_content()
    await site.house.stop()
    await site.open()
    await site.clock.advance(60 * MINUTE)
    assert len(mail.taken) == 1


async def test_a_first_start_tells_nothing_of_what_was_before(tmp_path: Path, mail: MailServer):
    site = Site(lambda: SqliteStore(tmp_path / "readyroom.db"), mail.port)
    site.house = await House.open(site.reopen(), site.clock)
    await site.house.create("acme", "Acme", entities())
    await site.boss()
    await site.withdraw("a00")
    await site.house.stop()
    await site.open()
    await site.withdraw("a01")
    await site.clock.advance(10 * MINUTE)
    assert ["Agent a01" in text for text in mail.texts()] == [True]
    await site.house.stop()
