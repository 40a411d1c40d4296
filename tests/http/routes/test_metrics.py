"""What Prometheus reads, against what is the case."""

from prometheus_client.parser import text_string_to_metric_families

from readyroom.engine import inputs as i
from tests.http.routes.centre import Centre

Series = dict[tuple[str, tuple[tuple[str, str], ...]], float]


async def scraped(c: Centre, user: str | None = None) -> Series:
    """Each time series and its value; by `user`'s token, or by nobody's."""
    headers = {} if user is None else await c.bearer(user)
    answer = await c.served.clients[0].get(c.served.server.url + "/metrics", headers=headers)
    assert answer.status_code == 200, answer.text
    return {
        (sample.name.removeprefix("readyroom_"), tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_agents_offers_and_callers_are_counted(acme_centre: Centre):
    c = acme_centre
    before = await scraped(c)
    assert before["agents_by_state", (("state", "available"),)] == 2
    assert before["agents_by_activity", (("activity", "idle"),)] == 2
    assert before["offers_ended_total", (("outcome", "no_answer"),)] == 0
    await c.call("orders")
    ringing = await scraped(c)
    assert ringing["agents_by_activity", (("activity", "ringing"),)] == 1
    assert ringing["waiting_calls", ()] == 1
    await c.advance(25)
    after = await scraped(c)
    assert after["longest_wait_seconds", ()] == 25
    assert after["offers_ended_total", (("outcome", "no_answer"),)] == 1
    decided = after["decision_seconds_count", ()] - before["decision_seconds_count", ()]
    assert decided >= after["inputs_total", ()] - before["inputs_total", ()] > 0
    assert after["commit_seconds_count", ()] == after["batches_total", ()]
    assert after["commit_seconds_bucket", (("le", "+Inf"),)] == after["commit_seconds_count", ()]
    await c.give(i.SetStatus(at=0, agent="ben", status="offline"))
    assert (await scraped(c))["agents_by_state", (("state", "offline"),)] == 1


async def test_who_overflowed_has_waited_since_the_beginning(acme_centre: Centre):
    """Behind somebody who came to that queue before, but not to the centre."""
    c = acme_centre
    for agent in ("ann", "ben"):
        await c.give(i.SetStatus(at=0, agent=agent, status="offline"))
    orders = {"max_wait_s": 900, "max_wait_absent_s": 900, "overflow": "help"}
    await c.ok("admin", "PATCH", "/queues/orders", orders)
    await c.call("orders")
    await c.advance(890)
    await c.call("help")
    await c.advance(20)
    line = [call.started_at for call in c.room.world.calls.values() if call.queue == "help"]
    assert len(line) == 2
    series = await scraped(c, "admin")
    assert series["longest_wait_seconds", ()] == 910
    assert series["queue_longest_wait_seconds", (("queue", "help"),)] == 910
    assert series["queue_longest_wait_seconds", (("queue", "orders"),)] == 0


async def test_links_to_switches_are_told_by_their_state(acme_centre: Centre):
    c = acme_centre
    await c.give(i.ChangeLink(at=0, link="pbx", up=True))
    assert (await scraped(c))["switch_links", (("state", "up"),)] == 1
    await c.give(i.ChangeLink(at=0, link="pbx", up=False))
    links = await scraped(c)
    assert links["switch_links", (("state", "up"),)] == 0
    assert links["switch_links", (("state", "down"),)] == 1


async def test_names_of_queues_are_for_those_who_may_see_them(acme_centre: Centre):
    c = acme_centre
    await c.call("orders")

    def queues(series: Series) -> set[str]:
        return {dict(labels)["queue"] for name, labels in series if name == "queue_waiting_calls"}

    assert queues(await scraped(c)) == set()
    assert queues(await scraped(c, "admin")) == {"orders", "help", "main", "over"}
    assert queues(await scraped(c, "sue")) == {"orders", "main", "over"}  # hers and nobody's, not Support's
    assert queues(await scraped(c, "ben")) == {"help", "main"}
    own = await scraped(c, "sue")
    assert own["queue_waiting_calls", (("queue", "orders"),)] == 1
    assert own["queue_members", (("queue", "orders"), ("standing", "busy"))] == 1
    keyring = c.served.edge.keyring
    secret, _ = await keyring.make_token(c.organisation, "admin", "writes", frozenset({"write"}), None)
    client, url = c.served.clients[0], c.served.server.url + "/metrics"
    writer = await client.get(url, headers={"Authorization": f"Bearer {secret}"})
    assert "queue=" not in writer.text
    assert (await client.get(url, headers={"Authorization": "Bearer wrong"})).status_code == 401


async def test_no_person_is_named(acme_centre: Centre):
    c = acme_centre
    await c.call("orders")
    headers = await c.bearer("admin")
    text = (await c.served.clients[0].get(c.served.server.url + "/metrics", headers=headers)).text
    for name in ("ann", "ben", "acme", "Archer", "4930"):
        assert f'"{name}' not in text
