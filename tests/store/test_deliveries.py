"""Every store: what is on its way."""

from typing import Any

import pytest
from msgspec.structs import replace

from readyroom.store.deliveries import Deliveries, Delivery, StoredSchedule, Waiting, Webhook
from tests.store.records import ROOM


@pytest.fixture
def deliveries(store) -> Deliveries:
    store.open_room(ROOM)
    store.open_room("other")
    return store.deliveries


def mail(key: str, room: str = ROOM, **fields: Any) -> Delivery:
    plain: dict[str, Any] = {
        "kind": "message", "receiver": "bo", "channel": "email", "seq": 1, "created": 10, "due": 20, "since": 20,
        "body": {"a": [1, "é"]},
    }  # fmt: skip
    return Delivery(room=room, key=key, **(plain | fields))


def hook(id_: str, room: str = ROOM, **body: Any) -> Webhook:
    return Webhook(room=room, id=id_, created=1, body={"url": "https://x"} | body)


def test_the_log_is_taken_up_once_and_in_order(deliveries: Deliveries):
    assert deliveries.position(ROOM, "messages") is None
    assert deliveries.follow(ROOM, "messages", None, 5, [mail("a"), mail("b")])
    assert deliveries.position(ROOM, "messages") == 5
    assert not deliveries.follow(ROOM, "messages", None, 9, [mail("c")])
    assert not deliveries.follow(ROOM, "messages", 4, 9, [mail("c")])
    assert deliveries.delivery(ROOM, "c") is None
    deliveries.put_deliveries([mail("a", state="done", attempts=1)])
    # The same again changes nothing of what has become of it.
    assert deliveries.follow(ROOM, "messages", 5, 9, [mail("a"), mail("c")])
    assert deliveries.delivery(ROOM, "a") == mail("a", state="done", attempts=1)
    assert deliveries.delivery(ROOM, "c") == mail("c")
    assert deliveries.position(ROOM, "webhooks") is None
    assert deliveries.position("other", "messages") is None


def test_what_is_due_and_what_waits(deliveries: Deliveries):
    given = [
        mail("late", due=40),
        mail("b", due=20, seq=3),
        mail("a", due=20, seq=2),
        mail("over", due=1, state="done"),
        mail("failed", due=1, state="failed", error="no such mailbox"),
        mail("theirs", room="other", due=1),
        mail("chat", due=25, channel="chat", created=5, since=15),
        mail("hook", due=25, kind="webhook", receiver="w1"),
    ]
    deliveries.put_deliveries(given)

    def keys(until: int | None, limit: int = 9) -> list[str]:
        return [each.key for each in deliveries.waiting_for(ROOM, "message", "bo", until, limit)]

    assert keys(39) == ["a", "b", "chat"]
    assert keys(20, limit=1) == ["a"]
    assert keys(None) == ["a", "b", "chat", "late"]
    assert deliveries.receivers_due(ROOM, "message", 20) == ["bo"]
    assert deliveries.receivers_due(ROOM, "message", 19) == []
    assert deliveries.receivers_due(ROOM, "webhook", 25) == ["w1"]
    assert deliveries.next_due(ROOM, "message") == 20
    assert deliveries.next_due(ROOM, "webhook") == 25
    assert deliveries.next_due("empty", "message") is None
    assert deliveries.waiting(ROOM, "message") == Waiting(4, 15)
    assert deliveries.waiting(ROOM, "webhook", "w1") == Waiting(1, 20)
    assert deliveries.waiting("empty", "message") == Waiting(0, None)
    assert deliveries.delivery(ROOM, "failed") == given[4]


def test_the_list_of_deliveries(deliveries: Deliveries):
    deliveries.put_deliveries(
        [mail(f"k{at}", created=at, seq=at, receiver=("bo", "cy")[at % 2]) for at in range(6)]
        + [mail("done", created=9, state="done"), mail("hook", kind="webhook")]
    )

    def keys(**filters: Any) -> list[str]:
        return [each.key for each in deliveries.deliveries(ROOM, "message", **({"limit": 9} | filters))]

    assert keys() == ["done", "k5", "k4", "k3", "k2", "k1", "k0"]
    assert keys(limit=2) == ["done", "k5"]
    deliveries.put_deliveries([mail("k2a", created=2)])
    assert keys(before=(3, "k3")) == ["k2a", "k2", "k1", "k0"]
    assert keys(before=(2, "k2a")) == ["k2", "k1", "k0"]
    assert keys(receiver="cy") == ["k5", "k3", "k1"]
    assert keys(state="done") == ["done"]


def test_what_waits_for_one_is_put_off(deliveries: Deliveries):
    given = [
        mail("a", due=20),
        mail("b", due=30),
        mail("c", due=41),
        mail("over", due=20, state="done"),
        mail("cy", due=20, receiver="cy"),
        mail("hook", due=20, kind="webhook"),
        mail("theirs", due=20, room="other"),
    ]
    deliveries.put_deliveries(given)
    assert deliveries.put_off(ROOM, "message", "bo", 40) == 2
    assert deliveries.put_off(ROOM, "message", "bo", 40) == 0
    found = [deliveries.delivery(each.room, each.key) for each in given]
    assert [None if each is None else each.due for each in found] == [40, 40, 41, 20, 20, 20, 20]
    assert deliveries.delivery(ROOM, "a") == replace(given[0], due=40)


def test_what_is_over_is_forgotten(deliveries: Deliveries):
    deliveries.put_deliveries(
        [mail("old", due=5, state="done"), mail("new", due=15, state="failed"), mail("waits", due=1)]
    )
    assert deliveries.forget_deliveries(10) == 1
    assert [deliveries.delivery(ROOM, key) is None for key in ("old", "new", "waits")] == [True, False, False]


def test_webhooks_and_what_waits_for_them(deliveries: Deliveries):
    for webhook in (hook("b"), hook("a"), replace(hook("c"), created=0), hook("a", room="other")):
        deliveries.put_webhook(webhook)
    assert [each.id for each in deliveries.webhooks(ROOM)] == ["c", "a", "b"]
    deliveries.put_webhook(hook("a", enabled=False))
    assert deliveries.webhook(ROOM, "a") == hook("a", enabled=False)
    assert deliveries.webhook(ROOM, "z") is None
    deliveries.put_deliveries(
        [
            mail("1", kind="webhook", receiver="a"),
            mail("2", kind="webhook", receiver="b"),
            mail("3", receiver="a"),
        ]
    )
    assert deliveries.drop_webhook(ROOM, "a")
    assert not deliveries.drop_webhook(ROOM, "a")
    assert deliveries.webhook("other", "a") is not None
    assert [deliveries.delivery(ROOM, key) is None for key in "123"] == [True, False, False]


def test_schedules_and_what_waits_for_them(deliveries: Deliveries):
    def schedule(id_: str, room: str = ROOM, **body: Any) -> StoredSchedule:
        return StoredSchedule(room=room, id=id_, created=1, body={"at": "06:00"} | body)

    for each in (
        schedule("b"),
        schedule("a"),
        replace(schedule("c"), created=0),
        schedule("a", room="other"),
    ):
        deliveries.put_schedule(each)
    assert [each.id for each in deliveries.schedules(ROOM)] == ["c", "a", "b"]
    deliveries.put_schedule(schedule("a", at="07:00"))
    assert schedule("a", at="07:00") in deliveries.schedules(ROOM)
    deliveries.put_deliveries(
        [
            mail("1", kind="report", receiver="a"),
            mail("2", kind="report", receiver="b"),
            mail("3", receiver="a"),
        ]
    )
    assert deliveries.drop_schedule(ROOM, "a")
    assert not deliveries.drop_schedule(ROOM, "a")
    assert [each.id for each in deliveries.schedules("other")] == ["a"]
    assert [deliveries.delivery(ROOM, key) is None for key in "123"] == [True, False, False]


def test_what_became_of_something_is_written_where_it_still_is(deliveries: Deliveries):
    deliveries.put_deliveries([mail("a", due=10)])
    became = mail("a", due=30, since=25, attempts=1, error="451 later")
    deliveries.settle([became, mail("gone", state="done")])
    assert deliveries.delivery(ROOM, "a") == became
    assert deliveries.delivery(ROOM, "gone") is None
