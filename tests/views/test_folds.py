"""The folds beside the state: who was served today, the last withdrawals, the notifications of each user."""

from __future__ import annotations

import msgspec

from readyroom.engine import events as ev
from readyroom.engine.catalogue import QueueConfig, Settings
from readyroom.engine.facts import Hold, Queue, State
from readyroom.engine.indexes import world_of
from readyroom.views import feed as feeds
from readyroom.views.feed import Feed
from readyroom.views.today import Served, Today

NOON = 1_795_435_200_000  # 2026-11-23T12:00:00Z
HOUR = 3_600_000


def world(zone: str = "UTC"):
    queue = Queue(config=QueueConfig(id="sales", label="Sales", service_level_s=20))
    return world_of(State(room="x", settings=Settings(zone=zone), queues={"sales": queue}))


def answered(at: int, waited_ms: int) -> ev.Event:
    return ev.CallConnected(at=at, call="c", agent="ann", queue="sales", kind="queue", waited_ms=waited_ms)


def test_service_of_today():
    here, today = world(), Today()
    today.on(here, answered(NOON, 20_000))
    today.on(here, answered(NOON, 20_001))
    today.on(here, ev.CallEnded(at=NOON, call="c", kind="queue", queue="sales", ended_by="caller"))
    today.on(
        here, ev.CallEnded(at=NOON, call="c", kind="queue", queue="sales", agent="ann", ended_by="caller")
    )
    today.on(here, ev.CallEnded(at=NOON, call="c", kind="direct", agent="ann", ended_by="caller"))
    today.on(here, ev.CallLeft(at=NOON, call="c", queue="sales", why="max_wait"))
    assert today.of("sales") == Served(NOON - 12 * HOUR, NOON + 12 * HOUR, 2, 1, 1, 1)
    assert today.of("support") == Served()


def test_it_is_the_organisations_day_that_counts():
    here, today = world("America/New_York"), Today()
    today.on(here, answered(NOON, 0))
    assert today.of("sales").since == NOON - 7 * HOUR
    today.on(here, answered(NOON - 8 * HOUR, 0))  # of yesterday, told late
    assert today.of("sales").answered == 1
    today.on(here, answered(NOON + 17 * HOUR, 0))
    assert today.of("sales") == Served(NOON + 17 * HOUR, NOON + 41 * HOUR, 1, 1, 0, 0)


def test_a_day_of_25_hours_is_one_day():
    here, today = world("Europe/Berlin"), Today()
    before = 1_792_879_200_000  # 2026-10-25T00:00 in Berlin; the clocks go back that night
    today.on(here, answered(before, 0))
    assert (today.of("sales").since, today.of("sales").until) == (before, before + 25 * HOUR)


def started(seq: int, kind: str = "misses") -> ev.Event:
    hold = Hold(id=f"h{seq}", kind=kind, queue="sales", acts_as_membership="out")  # type: ignore[arg-type]
    return ev.HoldStarted(seq=seq, at=NOON + seq, agent="ann", hold=hold, rule="no_answer")


def ended(hold: str) -> ev.Event:
    return ev.HoldEnded(at=NOON, agent="ann", hold=hold, kind="misses", queue="sales", why="returned")


def test_the_last_withdrawals_are_kept_and_their_ends_noted():
    feed = Feed()
    assert feed.on(started(1)) == (1,)
    assert feed.on(started(2, "preview")) == ()
    assert feed.on(ended("h1")) == (1,)
    assert feed.on(ended("h1")) == ()
    assert (feed.withdrawals[1].ended_why, feed.withdrawals[1].acts_as) == ("returned", "out")
    assert feed.on(ev.SignedOut(seq=3, agent="bo", reason="own")) == ()
    assert feed.on(ev.SignedOut(seq=4, agent="bo", reason="idle", rule="idle_logout")) == (4,)
    for seq in range(10, 10 + feeds.WITHDRAWALS_KEPT - 2):
        assert feed.on(started(seq)) == (seq,)
    assert feed.on(started(900)) == (900, 1)
    assert len(feed.withdrawals) == feeds.WITHDRAWALS_KEPT


def test_notifications_of_each_user():
    feed = Feed()
    for seq in range(1, feeds.NOTIFICATIONS_KEPT + 3):
        users = ("boss", "bo") if seq == 5 else ("boss",)
        feed.on(ev.NotificationRaised(seq=seq, at=NOON, users=users, subject="withdrawn", agent="ann"))
    assert len(feed.of_user("boss")) == feeds.NOTIFICATIONS_KEPT
    assert feed.of_user("boss")[0].id == feeds.NOTIFICATIONS_KEPT + 2
    feed.on(ev.NotificationSeen(at=NOON + 1, user="bo", notification=5))
    feed.on(ev.NotificationSeen(at=NOON + 2, user="bo", notification=5))
    feed.on(ev.NotificationSeen(at=NOON + 2, user="bo", notification=77))
    assert [(told.id, told.seen_at) for told in feed.of_user("bo")] == [(5, NOON + 1)]
    assert feed.notifications["boss"][5].seen_at is None
    assert msgspec.json.decode(msgspec.json.encode(feed), type=Feed) == feed
    feed.on(ev.Removed(kind="user", key="bo", replaced=Settings()))
    assert feed.of_user("bo") == []
