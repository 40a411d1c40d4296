"""Webhooks end to end: over the API, the log and a real HTTP receiver that reads them with the public libraries."""

from __future__ import annotations

import asyncio
import itertools
import json
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from msgspec.structs import replace
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from readyroom.edges.webhooks.addresses import networks
from readyroom.edges.webhooks.post import HttpPoster
from readyroom.engine import inputs as i
from readyroom.runtime import courier, webhooks
from readyroom.runtime.subscription import new_key
from readyroom.runtime.webhooks import NotPosted, Webhooks
from tests.http.routes.centre import Centre, centre
from tests.http.routes.test_metrics import scraped
from tests.notify.receiver import Got, Receiver, receiver

DAY_S = 86_400
ADDRESS_CODES = {"private_network", "not_https", "unknown_host", "no_web_address", "holds_password"}


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


@pytest.fixture
async def c() -> AsyncIterator[Centre]:
    async with centre() as made:
        yield made


async def hook(c: Centre, there: Receiver, **more: Any) -> Any:
    body = {"name": "Wfm", "url": f"{there.url}/in?x=1"} | more
    return await c.ok("admin", "POST", "/webhooks", body)


async def deliveries(c: Centre, made: Any, state: str = "") -> list[Any]:
    asked = f"?state={state}" if state else ""
    found: list[Any] = (await c.ok("admin", "GET", f"/webhooks/{made['id']}/deliveries{asked}"))["items"]
    return found


def read(got: Got, secret: str) -> Any:
    """As a receiver reads it: the signature by one public library, the envelope by another."""
    Webhook(secret).verify(got.body, got.headers)
    return from_http_event(HTTPMessage(headers=got.headers, body=got.body))


async def lunch(c: Centre, agent: str = "ann", status: str = "lunch") -> int:
    seq: int = (await c.ok("admin", "PUT", f"/agents/{agent}/status", {"status": status}))["seq"]
    await c.advance(0)
    return seq


async def test_an_event_arrives_signed_and_in_its_envelope(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    seq = await lunch(c)
    (got,) = there.got
    assert got.path == "/in?x=1"
    assert got.headers["host"] == f"127.0.0.1:{there.port}"
    event = read(got, made["secret"])
    assert event.get_type() == "readyroom.StatusChosen.v1"
    assert event.get_source() == "/organisations/acme"
    assert event.get_id() == str(seq)
    assert event.get_subject() == "agent/ann"
    assert event.get_specversion() == "1.0"
    (logged,) = (await c.ok("admin", "GET", f"/events?since={seq - 1}&limit=1"))["items"]
    assert event.get_data() == logged
    (delivery,) = await deliveries(c, made)
    assert (delivery["state"], delivery["attempts"], delivery["id"]) == ("done", 1, got.headers["webhook-id"])
    with pytest.raises(WebhookVerificationError):
        Webhook(made["secret"]).verify(got.body + b" ", got.headers)


async def test_filters_let_through_what_was_asked_for(c: Centre, there: Receiver):
    await hook(c, there, types=["StatusChosen"], agents=["ben"])
    await hook(c, there, queues=["orders"], url=f"{there.url}/queue")
    await lunch(c, "ann")
    await lunch(c, "ben")
    await c.ok("admin", "PUT", "/agents/ann/status", {"status": "online"})
    call = await c.call("orders")
    await c.ok("admin", "POST", f"/calls/{call['id']}/hangup", {})
    await c.advance(0)
    told = [json.loads(got.body) for got in there.got if got.path == "/in?x=1"]
    assert [(event["type"], event["subject"]) for event in told] == [
        ("readyroom.StatusChosen.v1", "agent/ben")
    ]
    queue = {json.loads(got.body)["data"]["body"].get("queue") for got in there.got if got.path == "/queue"}
    assert queue == {"orders"}


async def test_a_new_secret_signs_along_with_the_old_one_for_a_day(c: Centre, there: Receiver):
    first = await hook(c, there, types=["StatusChosen"])
    second = await c.ok("admin", "POST", f"/webhooks/{first['id']}/secret")
    assert second["secret"] != first["secret"]
    assert len(second["secrets"]) == 2
    await lunch(c)
    for secret in (first["secret"], second["secret"]):
        read(there.got[0], secret)
    await c.advance(DAY_S)
    await lunch(c, status="online")
    read(there.got[1], second["secret"])
    with pytest.raises(WebhookVerificationError):
        read(there.got[1], first["secret"])
    assert "secret" not in await c.ok("admin", "GET", f"/webhooks/{first['id']}")


async def test_a_receiver_that_is_away_is_told_again_and_again(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    there.answers = [503, 500, 302]
    there.location = "http://127.0.0.1:1/elsewhere"
    await lunch(c)
    (waiting,) = await deliveries(c, made, "waiting")
    assert (waiting["attempts"], waiting["error"]) == (1, "answered 503")
    await c.advance(5)
    await c.advance(300)
    assert len(there.got) == 3
    # A redirect is an answer like any other that is not good: nobody follows it.
    (waiting,) = await deliveries(c, made, "waiting")
    assert (waiting["attempts"], waiting["error"]) == (3, "answered 302")
    await c.advance(1_800)
    assert (await deliveries(c, made))[0]["state"] == "done"
    assert len({got.headers["webhook-id"] for got in there.got}) == 1
    assert len({got.body for got in there.got}) == 1


async def test_it_is_given_up_after_three_days_and_delivered_again_on_demand(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    there.always = 503
    await lunch(c)
    await c.advance(4 * DAY_S)
    (failed,) = await deliveries(c, made, "failed")
    assert failed["attempts"] == len(there.got) == 10
    there.always = 204
    again = f"/webhooks/{made['id']}/deliveries/{failed['id']}/again"
    assert (await c.ok("admin", "POST", again))["state"] == "waiting"
    await c.advance(0)
    assert (await deliveries(c, made))[0]["state"] == "done"
    assert there.got[-1].headers["webhook-id"] == failed["id"]
    assert await c.refused("admin", "POST", again.replace(failed["id"], "no")) == (404, "unknown")


async def test_after_five_days_of_failures_it_is_switched_off_and_its_maker_told(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    there.always = 503
    for _ in range(4):
        await lunch(c)
        await c.advance(DAY_S)
    assert (await c.ok("admin", "GET", f"/webhooks/{made['id']}"))["enabled"]
    await c.advance(DAY_S)
    await lunch(c)
    now = await c.ok("admin", "GET", f"/webhooks/{made['id']}")
    assert (now["enabled"], now["switched_off"]) == (False, "failing")
    (told,) = (await c.ok("admin", "GET", "/notifications"))["items"]
    assert (told["subject"], told["agent"]) == ("webhook_disabled", None)
    assert told["params"] == {"webhook": "Wfm", "why": "failing"}
    tries = len(there.got)
    await lunch(c)
    await c.advance(DAY_S)
    assert len(there.got) == tries
    there.always = 204
    on = await c.ok("admin", "PATCH", f"/webhooks/{made['id']}", {"enabled": True})
    assert (on["enabled"], on["switched_off"], on["failing_since"]) == (True, None, None)
    await lunch(c)
    assert len(there.got) == tries + 1


async def test_a_success_ends_a_time_of_failures(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    for _ in range(7):
        there.answers = [503]
        await lunch(c)
        await c.advance(DAY_S)
    now = await c.ok("admin", "GET", f"/webhooks/{made['id']}")
    assert (now["enabled"], now["failing_since"]) == (True, None)


async def test_who_answers_that_it_is_gone_is_told_no_more(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    there.always = 410
    await lunch(c)
    now = await c.ok("admin", "GET", f"/webhooks/{made['id']}")
    assert (now["enabled"], now["switched_off"]) == (False, "gone")
    assert len(there.got) == 1


async def test_its_maker_is_told_before_it_is_switched_off(
    c: Centre, there: Receiver, monkeypatch: pytest.MonkeyPatch
):
    """A server that is killed in between tells twice, rather than never."""
    await hook(c, there, types=["StatusChosen"])
    carrier = c.served.house.carrier("acme", Webhooks)
    assert carrier is not None
    told: list[int] = []
    in_reader = carrier._in_reader

    async def looking(work: Any, *args: Any) -> Any:
        if work.__name__ == "put_webhook":
            told.append(len((await c.ok("admin", "GET", "/notifications"))["items"]))
        return await in_reader(work, *args)

    monkeypatch.setattr(carrier, "_in_reader", looking)
    there.always = 410
    await lunch(c)
    assert told == [1]


async def test_a_test_says_what_was_answered(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    assert await c.ok("admin", "POST", f"/webhooks/{made['id']}/test") == {"sent": True, "error": None}
    event = read(there.got[-1], made["secret"])
    assert event.get_type() == "readyroom.test"
    there.always = 404
    said = await c.ok("admin", "POST", f"/webhooks/{made['id']}/test")
    assert said == {"sent": False, "error": "answered 404"}


async def test_one_that_was_removed_is_told_nothing(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    there.answers = [503]
    await lunch(c)
    await c.ok("admin", "DELETE", f"/webhooks/{made['id']}")
    await c.advance(DAY_S)
    await lunch(c)
    assert len(there.got) == 1
    assert (await c.ok("admin", "GET", "/webhooks"))["items"] == []


@pytest.mark.parametrize("meanwhile", ["removed", "rotated"])
async def test_a_try_that_failed_undoes_no_change(
    c: Centre, there: Receiver, monkeypatch: pytest.MonkeyPatch, meanwhile: str
):
    """The change comes while the carrier looks up how much waits."""
    made = await hook(c, there, types=["StatusChosen"])
    carrier = c.served.house.carrier("acme", Webhooks)
    assert carrier is not None
    answers: list[Any] = []
    in_reader = carrier._in_reader

    async def slow(work: Any, *args: Any) -> Any:
        found = await in_reader(work, *args)
        if work.__name__ == "waiting" and not answers:
            answers.append(await change(c, made, meanwhile))
        return found

    monkeypatch.setattr(carrier, "_in_reader", slow)
    there.answers = [503]
    await lunch(c)
    await stays(c, made, meanwhile, answers[0])


@pytest.mark.parametrize("meanwhile", ["removed", "rotated"])
async def test_a_change_undoes_no_other_one(
    c: Centre, there: Receiver, monkeypatch: pytest.MonkeyPatch, meanwhile: str
):
    """The other one comes while the name of a new address is looked up."""
    made = await hook(c, there)
    ask, asked, go_on = socket.getaddrinfo, threading.Event(), threading.Event()

    def told(host: Any, port: Any, *more: Any, **named: Any) -> Any:
        if host != "wfm.example.org":
            return ask(host, port, *more, **named)
        asked.set()
        assert go_on.wait(20)
        return ask("127.0.0.1", port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", told)
    url = f"http://wfm.example.org:{there.port}/x"
    patching = asyncio.create_task(c.ask("admin", "PATCH", f"/webhooks/{made['id']}", {"url": url}))
    assert await asyncio.to_thread(asked.wait, 20)
    answer = await change(c, made, meanwhile)
    go_on.set()
    assert (await patching).status_code == (404 if meanwhile == "removed" else 200)
    await stays(c, made, meanwhile, answer)


async def change(c: Centre, made: Any, how: str) -> Any:
    path = f"/webhooks/{made['id']}"
    return await (
        c.ok("admin", "DELETE", path) if how == "removed" else c.ok("admin", "POST", f"{path}/secret")
    )


async def stays(c: Centre, made: Any, how: str, answer: Any) -> None:
    """What was changed is so, also in the store."""
    kept = c.served.house.store.deliveries.webhook("acme", made["id"])
    left = (await c.ok("admin", "GET", "/webhooks"))["items"]
    if how == "removed":
        assert (left, kept) == ([], None)
    else:
        assert kept is not None
        assert [secret["key"] for secret in kept.body["secrets"]] == [answer["secret"], made["secret"]]
        assert len(left[0]["secrets"]) == 2


@pytest.mark.parametrize("wrong", ["no such event", "a defect"])
async def test_what_cannot_be_sent_for_whatever_reason_has_failed(
    c: Centre, there: Receiver, monkeypatch: pytest.MonkeyPatch, wrong: str
):
    """What comes with it is sent, and it is tried ever later itself."""
    made = await hook(c, there, types=["StatusChosen"])
    seq = await lunch(c)
    kept = c.served.house.store.deliveries
    done = kept.delivery("acme", f"{made['id']}-{seq}")
    assert done is not None
    good = replace(done, state="waiting", attempts=0)
    lost = replace(good, key=f"{made['id']}-9999", seq=seq if wrong == "a defect" else 9999)
    carrier = c.served.house.carrier("acme", Webhooks)
    assert carrier is not None
    post = carrier.poster.post

    async def defective(url: str, key: str, *more: Any) -> int:
        if key == lost.key:
            raise LookupError(key)
        return await post(url, key, *more)

    monkeypatch.setattr(carrier.poster, "post", defective)
    after = await carrier.carry(made["id"], [lost, good], c.clock.now())
    assert [(each.state, each.attempts) for each in after] == [("waiting", 1), ("done", 1)]
    assert after[0].due == c.clock.now() + 5_000
    assert "9999" in after[0].error


async def test_who_was_not_reached_for_longest_is_reached_first(
    c: Centre, there: Receiver, monkeypatch: pytest.MonkeyPatch
):
    """There is one place, and something new comes whenever the first one by name has it."""
    monkeypatch.setattr(courier, "RECEIVERS_AT_ONCE", 1)
    first = min([await hook(c, there, types=["StatusChosen"]) for _ in range(3)], key=lambda made: made["id"])
    loop = asyncio.get_running_loop()
    reached: list[str] = []

    def busy(got: Got) -> None:
        reached.append(got.headers["webhook-id"].rpartition("-")[0])
        if reached[-1] == first["id"] and reached.count(first["id"]) < 5:
            status = i.SetStatus(
                at=0, agent="ann", status=("online", "lunch")[reached.count(first["id"]) % 2]
            )
            asyncio.run_coroutine_threadsafe(c.give(status), loop).result(20)

    there.hook = busy
    await lunch(c)
    assert reached[0] == first["id"]
    places = [webhook for webhook, _ in itertools.groupby(reached)]
    assert len(set(places[:3])) == 3


async def test_while_a_receiver_fails_what_is_new_waits_for_the_next_try(c: Centre, there: Receiver):
    made = await hook(c, there, types=["StatusChosen"])
    there.always = 503
    await lunch(c)
    await lunch(c, status="online")
    assert len(there.got) == 1
    waiting = await deliveries(c, made, "waiting")
    assert sorted(each["attempts"] for each in waiting) == [0, 1]
    assert len({each["due"] for each in waiting}) == 1
    await c.advance(5)
    assert len(there.got) == 3
    for _ in range(9):
        await lunch(c)
        await lunch(c, status="online")
        await c.advance(30)
    # Nor are those tried by which it is not known yet that it fails.
    assert len(there.got) == 3
    there.always = 204
    await c.advance(25)
    assert len(there.got) == 3
    await c.advance(5)
    assert await deliveries(c, made, "waiting") == []
    assert len({got.headers["webhook-id"] for got in there.got}) == 20
    await lunch(c)
    assert len({got.headers["webhook-id"] for got in there.got}) == 21


async def test_what_is_put_off_or_switched_off_is_no_try_that_failed(c: Centre, there: Receiver):
    """Three are tried once each, and what is due in the pauses between waits; then it is switched off."""

    async def counted() -> dict[str, float]:
        series = await scraped(c)
        outcomes = ("sent", "failed", "given_up", "not_wanted")
        of = (("courier", "webhooks"),)
        return {each: series["deliveries_total", (*of, ("outcome", each))] for each in outcomes}

    made = await hook(c, there, types=["StatusChosen"])
    there.always = 503
    for status in ("lunch", "online", "lunch"):
        await lunch(c, status=status)
        await c.advance(1)
    await c.advance(3_600)
    before = await counted()
    assert before == {"sent": 0, "failed": len(there.got), "given_up": 0, "not_wanted": 0}
    await c.ok("admin", "PATCH", f"/webhooks/{made['id']}", {"enabled": False})
    await c.advance(DAY_S)
    assert await counted() == before | {"not_wanted": 3}
    assert {(each["state"], each["error"]) for each in await deliveries(c, made)} == {
        ("failed", "switched_off")
    }


@pytest.mark.parametrize("asked", ["changed", "again"])
async def test_who_asks_for_it_need_not_wait_for_the_next_try(c: Centre, there: Receiver, asked: str):
    made = await hook(c, there, types=["StatusChosen"])
    there.always = 503
    await lunch(c)
    await c.advance(5)
    (waiting,) = await deliveries(c, made, "waiting")
    there.always = 204
    path = f"/webhooks/{made['id']}"
    if asked == "changed":
        await c.ok("admin", "PATCH", path, {"url": f"{there.url}/new"})
        await lunch(c)
        assert there.got[-1].path == "/new"
    else:
        await c.ok("admin", "POST", f"{path}/deliveries/{waiting['id']}/again")
        await c.advance(0)
    assert (await deliveries(c, made))[0]["state"] == "done"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://10.0.0.1/x", "private network"),
        ("https://192.168.1.1/", "private network"),
        ("https://169.254.169.254/latest/meta-data", "private network"),
        ("https://[::1]/", "private network"),
        ("https://[::ffff:10.0.0.1]/", "private network"),
        ("https://[64:ff9b::a00:1]/", "private network"),
        ("https://[64:ff9b:1::7f00:1]/", "private network"),
        ("https://[::127.0.0.1]/", "private network"),
        ("https://[::ffff:0:7f00:1]/", "private network"),
        ("https://[fec0::1]/", "private network"),
        ("https://0.0.0.0/", "private network"),
        ("http://93.184.215.14/", "only https"),
        ("ftp://example.org/", "no address of the web"),
        ("https://user:pass@example.org/", "no password"),
        ("https://no-such-host.invalid/", "not known"),
        ("https://exa mple.org/", "no address of the web"),
        ("https://example.org/\x7f", "no address of the web"),
    ],
)
async def test_an_address_that_leads_astray_is_refused(c: Centre, there: Receiver, url: str, why: str):
    answer = await c.ask("admin", "POST", "/webhooks", {"name": "x", "url": url})
    assert answer.status_code == 422
    assert why in answer.json()["errors"][0]["detail"]
    assert answer.json()["errors"][0]["code"] in ADDRESS_CODES
    made = await hook(c, there)
    answer = await c.ask("admin", "PATCH", f"/webhooks/{made['id']}", {"url": url})
    assert answer.status_code == 422


async def test_types_that_there_are_not_are_refused(c: Centre, there: Receiver):
    answer = await c.ask("admin", "POST", "/webhooks", {"name": "x", "url": there.url, "types": ["Nothing"]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/types")


async def test_only_who_administrates_all_may_have_one(c: Centre, there: Receiver):
    for user in ("ann", "sue", "mona", "pbx"):
        assert await c.refused(user, "GET", "/webhooks") == (403, "forbidden")
    await c.ok(
        "admin", "POST", "/users", {"id": "half", "name": "Half", "roles": ["admin"], "units": ["sales"]}
    )
    assert await c.refused("half", "GET", "/webhooks") == (403, "forbidden")


async def test_a_name_that_leads_elsewhere_later_is_not_followed(
    c: Centre, there: Receiver, monkeypatch: pytest.MonkeyPatch
):
    """The name is the internet's when the webhook is made, and this machine's later."""
    known = {"wfm.example.org": "127.0.0.1"}
    ask = socket.getaddrinfo

    def told(host: Any, port: Any, *more: Any, **named: Any) -> Any:
        return ask(known.get(host, host), port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", told)
    made = await hook(c, there, types=["StatusChosen"], url=f"http://wfm.example.org:{there.port}/x")
    await lunch(c)
    assert [got.headers["host"] for got in there.got] == [f"wfm.example.org:{there.port}"]
    known["wfm.example.org"] = "192.168.7.7"
    await lunch(c)
    (waiting,) = await deliveries(c, made, "waiting")
    assert waiting["error"] == "wfm.example.org leads into a private network"
    assert len(there.got) == 1


async def test_one_whose_name_is_not_known_any_more_can_be_switched_off_and_named_anew(
    c: Centre, there: Receiver, monkeypatch: pytest.MonkeyPatch
):
    made = await hook(c, there)
    ask = socket.getaddrinfo

    def told(host: Any, *more: Any, **named: Any) -> Any:
        if host == "127.0.0.1":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return ask(host, *more, **named)

    path = f"/webhooks/{made['id']}"
    await c.ok("admin", "GET", path)
    monkeypatch.setattr(socket, "getaddrinfo", told)
    off = await c.ok("admin", "PATCH", path, {"enabled": False, "name": "Away", "types": ["ClockedIn"]})
    assert (off["enabled"], off["name"], off["types"]) == (False, "Away", ["ClockedIn"])
    for wrong in ({"enabled": True}, {"url": made["url"]}, {"types": ["Nothing"]}):
        assert await c.refused("admin", "PATCH", path, wrong) == (422, "invalid")


@pytest.mark.needs("openssl")
async def test_a_certificate_has_to_be_for_the_name_though_the_address_is_asked(
    localhost: tuple[ssl.SSLContext, ssl.SSLContext],
):
    served, trusted = localhost
    local = networks("127.0.0.0/8, ::1/128")
    poster, secret = HttpPoster(local, trusted=trusted), new_key()
    with receiver(served) as there:
        assert await poster.post(f"https://localhost:{there.port}/", "k", b"{}", [secret]) == 204
        Webhook(secret).verify(there.got[0].body, there.got[0].headers)
        with pytest.raises(NotPosted, match="certificate"):
            await poster.post(f"https://127.0.0.1:{there.port}/", "k", b"{}", [secret])
        with pytest.raises(NotPosted, match="certificate"):
            await HttpPoster(local).post(f"https://localhost:{there.port}/", "k", b"{}", [secret])
    assert len(there.got) == 1


# --- how agents stand ------------------------------------------------------------------------------------


async def test_the_stream_of_agents_tells_how_one_stood_before_and_after(c: Centre, there: Receiver):
    made = await hook(c, there, stream="agents", agents=["ann"])
    seq = await lunch(c)
    (got,) = there.got
    event = read(got, made["secret"])
    assert (event.get_type(), event.get_subject()) == ("readyroom.AgentChanged.v1", "agent/ann")
    assert event.get_id() == f"{seq}-agent"
    data = event.get_data()
    assert (data["seq"], data["cause"]) == (seq, "StatusChosen")
    before, after = data["before"], data["after"]
    assert (before["state"]["value"], after["state"]["value"]) == ("online", "lunch")
    assert before["activity"] == after["activity"]
    assert after["activity"]["value"] == "idle"
    assert [place["queue"] for place in after["memberships"]] == ["main", "orders", "over"]


async def test_what_comes_after_begins_with_what_was_before(c: Centre, there: Receiver):
    """A call from its ringing to its end: each snapshot before is the one after the event before it."""
    await hook(c, there, stream="agents", agents=["ann"])
    call = await c.call("orders")
    offer = next(iter(c.room.world.offers))
    await c.advance(3)
    await c.ok("ann", "POST", f"/offers/{offer}/answer", {})
    await c.advance(60)
    await c.ok("pbx", "POST", f"/calls/{call['id']}/hangup", {})
    await c.advance(120)
    await c.ok("admin", "PUT", "/agents/ann/queues/orders", {"membership": "out"})
    await c.advance(0)
    data = sorted((json.loads(got.body)["data"] for got in there.got), key=lambda each: each["seq"])
    assert [each["after"]["activity"]["value"] for each in data][:2] == ["ringing", "call"]
    for earlier, later in itertools.pairwise(data):
        assert later["before"] == earlier["after"]
    assert data[-1]["cause"] == "MembershipChosen"
    changed = {place["queue"]: place["value"] for place in data[-1]["after"]["memberships"]}
    assert changed["orders"] == "out"
    # What tells of no change is not sent: the log has more of Ann's events.
    events = (await c.ok("admin", "GET", "/events?agent=ann&limit=1000"))["items"]
    assert len(data) < len(events)


async def test_what_is_not_sent_ends_no_time_of_failures(c: Centre, there: Receiver):
    made = await hook(c, there, stream="agents", agents=["ann"])
    there.always = 503
    await lunch(c)
    failing = (await c.ok("admin", "GET", f"/webhooks/{made['id']}"))["failing_since"]
    assert failing is not None
    await c.advance(700)
    tries = len(there.got)
    await c.give(i.ResetMisses(at=0, agent="ann"))
    await c.advance(0)
    (done,) = await deliveries(c, made, "done")
    assert done["type"] == "MissesCleared"
    assert len(there.got) == tries
    assert (await c.ok("admin", "GET", f"/webhooks/{made['id']}"))["failing_since"] == failing


async def test_an_agent_who_is_new_and_one_who_goes(c: Centre, there: Receiver):
    await hook(c, there, stream="agents")
    await c.ok("admin", "POST", "/agents", {"id": "zoe", "name": "Zoe", "unit": "sales"})
    await c.advance(1)
    await c.ok("admin", "DELETE", "/agents/zoe")
    await c.advance(0)
    of_zoe = [json.loads(got.body)["data"] for got in there.got if b"agent/zoe" in got.body]
    of_zoe.sort(key=lambda each: each["seq"])
    assert of_zoe[0]["before"] is None
    assert of_zoe[0]["after"]["agent"] == "zoe"
    assert of_zoe[-1]["after"] is None


async def test_heart_beats_tell_of_all_though_nothing_happened(c: Centre, there: Receiver):
    made = await hook(c, there, stream="agents", heartbeat_s=60)
    await c.advance(59)
    assert there.got == []
    await c.advance(1)
    event = read(there.got[0], made["secret"])
    assert event.get_type() == "readyroom.AgentHeartbeat.v1"
    assert [(a["agent"], a["state"]["value"]) for a in event.get_data()["agents"]] == [
        ("ann", "online"),
        ("ben", "online"),
    ]
    assert (event.get_data()["part"], event.get_data()["parts"]) == (1, 1)
    there.always = 503
    await c.advance(600)
    # One that did not arrive is not tried again: the next one comes.
    assert len(there.got) == 11
    assert len({got.headers["webhook-id"] for got in there.got}) == 11
    await c.ok("admin", "PATCH", f"/webhooks/{made['id']}", {"heartbeat_s": None})
    await c.advance(600)
    assert len(there.got) == 11


async def test_a_heart_beat_of_many_agents_comes_in_parts(c: Centre, there: Receiver, monkeypatch):
    monkeypatch.setattr(webhooks, "AGENTS_A_BEAT", 2)
    for name in ("cy", "di", "eve"):
        await c.ok("admin", "POST", "/agents", {"id": name, "name": name.title(), "unit": "sales"})
    made = await hook(c, there, stream="agents", types=["ClockedIn"], heartbeat_s=60)
    await c.advance(60)
    told = [read(got, made["secret"]) for got in there.got]
    assert len({event.get_id() for event in told}) == 3
    parts = sorted((event.get_data() for event in told), key=lambda data: data["part"])
    assert [(data["part"], data["parts"]) for data in parts] == [(1, 3), (2, 3), (3, 3)]
    assert [[a["agent"] for a in data["agents"]] for data in parts] == [["ann", "ben"], ["cy", "di"], ["eve"]]
    # Of those whom the filter names, and of nobody else.
    there.got.clear()
    await c.ok("admin", "PATCH", f"/webhooks/{made['id']}", {"agents": ["eve", "ann"]})
    await c.advance(60)
    (event,) = (read(got, made["secret"]) for got in there.got)
    assert [a["agent"] for a in event.get_data()["agents"]] == ["ann", "eve"]
