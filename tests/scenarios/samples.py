"""One event of each type, with the sentence it is told by; and a scene in which the sentences are told."""

from datetime import date
from typing import Any

from readyroom.codec import presets
from readyroom.engine import events as ev
from readyroom.engine.catalogue import QueueConfig
from readyroom.engine.facts import Actor, Hold, Judgement, Miss
from readyroom.scenarios.agents import agents
from readyroom.scenarios.patterns import find
from readyroom.scenarios.runner import SENTENCES
from readyroom.scenarios.scene import Scene
from readyroom.scenarios.setup import Book, parts_of

DAY = date(2026, 3, 2)
GIVEN = """
unit North
group Care
site Leeds
queue Sales: ring 20 s
queue Support
supervisor Bo
admin Alex
user Dana
campaign Spring
schedule Morning: login to Sales at 08:00
phone desk-7
agents Ann and Bob: in Sales and Support, of unit North, ready
"""


def scene_of(given: str = GIVEN, preset: str = "1stream") -> Scene:
    book = Book(presets.load(preset), "Europe/Paris", presets.load)
    for line in given.strip().splitlines():
        parts = parts_of(line)
        assert parts is not None, line
        if parts.kind == "agent":
            agents(book, parts)
        else:
            book.put(book.configure(parts))
    scene = Scene(book, DAY)
    scene.follow([ev.OfferStarted(seq=1, offer="o1", call="1", queue="sales", agent="ann", ring_s=20)])
    return scene


def at(clock: str) -> int:
    return scene_of().instant(clock)


def read(sentence: str, scene: Scene | None = None):
    scene = scene or scene_of()
    handler, slots = find(SENTENCES, sentence, scene.names, "sentence")
    return handler(slots, scene)


def _samples() -> list[tuple[ev.Event, str]]:
    scene = scene_of()
    ten, later = scene.instant("10:00:20"), scene.instant("10:05:00")
    misses = (Miss(9, ten, "o1", "1", "sales", "miss"),)
    judgement = Judgement("sales", "miss", "queue", 1, 1, misses, 3, Actor("admin", "alex"), ten)
    across = Judgement("sales", "miss", "agent", 1, 1, misses, 3, Actor("admin", "alex"), ten)
    ann: dict[str, Any] = {"agent": "ann"}
    sales: dict[str, Any] = {"agent": "ann", "queue": "sales"}
    ended: dict[str, Any] = {"offer": "o1", "call": "1", **sales, "rang_at": ten}
    withdrawn = Hold(
        id="h1",
        kind="misses",
        queue="sales",
        acts_as_membership="out",
        shown="auto_logout",
        judgement=judgement,
    )
    everywhere = Hold(id="h2", kind="misses", queue=None, acts_as_status="lunch", judgement=across)
    left_all = Hold(id="h2", kind="misses", queue=None, acts_as_membership="out", judgement=judgement)
    warned = Hold(id="h3", kind="warning", queue="sales", until=later, judgement=judgement)
    preview = Hold(id="h4", kind="preview", queue=None, acts_as_status="other", campaign="spring")
    post_call = Hold(
        id="h5", kind="post_call", queue=None, acts_as_status="other", campaign="spring", until=later
    )
    queue = QueueConfig(id="sales", label="Sales")
    settings = scene.book.settings
    return [
        (ev.Configured(kind="queue", key="sales", entity=queue), "queue Sales is configured"),
        (ev.Configured(kind="settings", key="", entity=settings), "the settings are configured"),
        (ev.Configured(kind="member", key="sales/ann", entity=queue), "Ann is assigned to Sales"),
        (ev.Removed(kind="queue", key="sales", replaced=queue), "queue Sales is removed"),
        (ev.Removed(kind="member", key="sales/ann", replaced=queue), "Ann is no longer assigned to Sales"),
        (
            ev.Refused(what="set_status", code="no_right", by=Actor("supervisor", "bo")),
            "Bo is refused set_status (no_right)",
        ),
        (
            ev.Noted(what="set_password", by=Actor("admin", "alex")),
            "it is noted that Alex did set_password",
        ),
        (ev.ClockedIn(**ann, unit="north"), "Ann is clocked in at North"),
        (ev.ClockedOut(**ann), "Ann is clocked out"),
        (
            ev.ClockedOut(**ann, reason="sick", forced=True, open_cases=("17", "18")),
            "Ann is clocked out (sick; by force; open cases 17 and 18)",
        ),
        (ev.SignedIn(**ann, device="desk-7"), "Ann is signed in at desk-7"),
        (ev.SignedIn(**ann), "Ann is signed in on the web"),
        (ev.SignedOut(**ann, reason="idle"), "Ann is signed out: idle"),
        (
            ev.SignedOut(**ann, reason="no_answer", judgement=judgement),
            "Ann is signed out: no answer (1 of 1 missed: 10:00:20)",
        ),
        (
            ev.SignedOut(**ann, device="desk-7", reason="displaced"),
            "Ann is signed out of desk-7: displaced",
        ),
        (ev.StatusChosen(**ann, status="lunch"), "Ann's status is Lunch"),
        (
            ev.StatusChosen(**ann, status="other", reason="other", note="dentist"),
            "Ann's status is Other (other: dentist)",
        ),
        (
            ev.StatusChosen(**ann, status="online", via="clock_in"),
            "Ann's status is Online, by clock in",
        ),
        (
            ev.SingleCallSpent(**ann, status="offline", call="1"),
            "Ann's Single Call is spent on call 1: status Offline",
        ),
        (ev.MembershipChosen(**sales, membership="in"), "Ann is logged in to Sales"),
        (
            ev.MembershipChosen(**sales, membership="paused", reason="tea"),
            "Ann is paused in Sales (tea)",
        ),
        (ev.MembershipChosen(**sales, membership="out"), "Ann is logged out of Sales"),
        (ev.Returned(**ann), "Ann is back"),
        (ev.Returned(**sales), "Ann is back in Sales"),
        (
            ev.HoldStarted(**ann, hold=withdrawn),
            "Ann is withdrawn from Sales: out, shown as Auto logout (1 of 1 missed: 10:00:20)",
        ),
        (
            ev.HoldStarted(**ann, hold=everywhere),
            "Ann is withdrawn: Lunch (1 of 1 missed across queues: 10:00:20)",
        ),
        (
            ev.HoldStarted(**ann, hold=left_all),
            "Ann is withdrawn from all queues: out (1 of 1 missed: 10:00:20)",
        ),
        (
            ev.HoldStarted(**ann, hold=warned),
            "Ann is warned in Sales until 10:05:00 (1 of 1 missed: 10:00:20)",
        ),
        (ev.HoldStarted(**ann, hold=preview), "Ann is withdrawn for the preview of Spring: Other"),
        (
            ev.HoldStarted(**ann, hold=post_call),
            "Ann is withdrawn after the call of Spring until 10:05:00: Other",
        ),
        (
            ev.HoldEnded(**sales, hold="h1", kind="misses", why="queue_login"),
            "Ann's withdrawal from Sales ends: queue login",
        ),
        (
            ev.HoldEnded(**sales, hold="h3", kind="warning", why="stayed"),
            "Ann's warning in Sales ends: stayed",
        ),
        (
            ev.HoldEnded(**ann, queue=None, hold="h4", kind="preview", why="home"),
            "Ann's preview ends: home",
        ),
        (
            ev.HoldEnded(**ann, queue=None, hold="h5", kind="post_call", why="expired"),
            "Ann's post-call withdrawal ends: expired",
        ),
        (
            ev.Corrected(
                **ann,
                since=at("09:00"),
                until=at("10:00"),
                state="lunch",
                reason="late",
                attendance="in",
                unit="north",
                why="forgot the button",
            ),
            "Ann is corrected from 09:00:00 to 10:00:00 to Lunch (late) at North (forgot the button)",
        ),
        (
            ev.Corrected(
                **ann,
                since=at("09:00"),
                until=at("10:00"),
                state="clocked_out",
                attendance="out",
                why="was not there",
            ),
            "Ann is corrected from 09:00:00 to 10:00:00 to clocked out (was not there)",
        ),
        (
            ev.MissesCleared(**sales, reset="returned"),
            "Ann's misses in Sales are cleared: returned",
        ),
        (
            ev.MissesCleared(**ann, queue=None, reset="supervisor"),
            "Ann's misses across queues are cleared: supervisor",
        ),
        (
            ev.QueueMissesCleared(queue="sales", local="2026-03-02 04:00"),
            "all misses in Sales are cleared (daily reset of 2026-03-02 04:00)",
        ),
        (
            ev.NotificationRaised(users=("dana", "bo"), subject="withdrawn", judgement=judgement, **sales),
            "Dana and Bo are told: Ann is withdrawn, on account of Sales (1 of 1 missed: 10:00:20)",
        ),
        (
            ev.NotificationRaised(users=("dana",), subject="daily_limit", **ann, params={"status": "lunch"}),
            "Dana is told: Ann is over the daily limit, Lunch",
        ),
        (ev.NotificationSeen(user="dana", notification=3), "Dana has seen the notification"),
        (
            ev.DailyLimitReached(**ann, status="lunch", limit_s=1800, day=0),
            "Ann reached the daily limit of Lunch (30 min)",
        ),
        (ev.CallJoined(call="1", queue="sales"), "call 1 waits in Sales"),
        (
            ev.CallOverflowed(call="1", source="sales", queue="support", why="max_wait"),
            "call 1 goes on from Sales to Support: max wait",
        ),
        (
            ev.CallLeft(call="1", queue="sales", why="switch", reason="key 9"),
            "call 1 leaves Sales unanswered: switch (key 9)",
        ),
        (ev.OfferStarted(offer="o1", call="1", **sales, ring_s=20), "Ann rings for call 1 (Sales)"),
        (
            ev.OfferStarted(offer="o1", call="1", **sales, ring_s=20, offerable=False, excused="on_call"),
            "Ann rings for call 1, against on_call (Sales)",
        ),
        (
            ev.OfferExcused(offer="o1", **ann, blocker="status_unavailable"),
            "Ann's ringing for call 1 is excused: status_unavailable",
        ),
        (
            ev.OfferEnded(**ended, outcome="no_answer", ring_ms=20_000, counted=True),
            "Ann missed call 1: no answer (after 20 s)",
        ),
        (
            ev.OfferEnded(
                **ended, outcome="refused", ring_ms=2_500, uncounted="refusals_not_counted", raw_cause="486"
            ),
            "Ann stops ringing for call 1: refused (after 2.5 s; not a miss: refusals_not_counted; cause 486)",
        ),
        (
            ev.OfferEnded(
                **ended, outcome="withdrawn", ring_ms=4_000, detail="ring_cut_short", reported="no_answer"
            ),
            "Ann stops ringing for call 1: withdrawn, ring_cut_short (after 4 s; reported as no answer)",
        ),
        (
            ev.OfferEnded(**ended, outcome="answered", ring_ms=4_000),
            "Ann answers call 1 (after 4 s)",
        ),
        (ev.CallStarted(call="2", kind="direct", **ann), "direct call 2 rings Ann"),
        (
            ev.CallStarted(call="3", kind="outgoing", **ann, external=False, campaign="spring"),
            "Ann dials internal call 3 (of Spring)",
        ),
        (
            ev.CallConnected(call="1", **sales, kind="queue", waited_ms=72_000),
            "Ann talks on call 1 (Sales; waited 1 min 12 s)",
        ),
        (ev.CallHeld(call="1", **ann, held=True), "call 1 is put on hold"),
        (
            ev.CallEnded(call="1", kind="queue", **sales, ended_by="agent", talk_ms=60_000),
            "call 1 ends: the agent hung up (talked 1 min)",
        ),
        (
            ev.CallEnded(call="1", kind="queue", queue="sales", ended_by="caller"),
            "call 1 ends unanswered: the caller hung up",
        ),
        (
            ev.ObservationLate(what="offer_ended", subject="o1", would_have="answered"),
            "too late: offer ended o1 would have answered",
        ),
        (
            ev.WrapUpStarted(**sales, call="1", until=later),
            "Ann wraps up call 1 until 10:05:00",
        ),
        (ev.WrapUpExtended(**ann, until=later), "Ann's wrap-up runs until 10:05:00"),
        (
            ev.WrapUpEnded(**sales, call="1", why="status_chosen"),
            "Ann's wrap-up ends: status chosen",
        ),
        (ev.CaseOpened(**ann, case="17"), "Ann works on case 17"),
        (ev.CaseClosed(**ann, case="17"), "Ann is done with case 17"),
        (
            ev.RecordOpened(**ann, campaign="spring", record="55"),
            "Ann has record 55 of Spring open",
        ),
        (
            ev.RecordClosed(**ann, campaign="spring", record="55"),
            "Ann has closed record 55 of Spring",
        ),
        (
            ev.WentHome(**ann, campaign="spring", record="55"),
            "Ann is back on the home page, leaving record 55 of Spring",
        ),
        (ev.TaskCreated(task="filing", title="Filing"), "task filing is created"),
        (
            ev.TaskChanged(task="filing", title="Filing", assignee="ann"),
            "task filing is changed: for Ann",
        ),
        (ev.TaskTaken(**ann, task="filing"), "Ann works on task filing"),
        (
            ev.TaskReleased(**ann, task="filing", why="released", spent_ms=600_000),
            "Ann lays task filing down: released (spent 10 min)",
        ),
        (ev.TaskClosed(task="filing"), "task filing is closed"),
        (
            ev.ScheduleFired(schedule="morning", local="2026-03-02 08:00"),
            "schedule Morning comes (2026-03-02 08:00)",
        ),
        (ev.DeviceChanged(device="ann-desk", registered=True), "Ann's desk phone registers"),
        (ev.DeviceChanged(device="desk-7", registered=False), "desk-7 is gone"),
        (ev.SiteChanged(site="leeds", reachable=False), "the link to Leeds is lost"),
        (
            ev.MemberObserved(**sales, membership="paused", reason="lunch"),
            "the switch has Ann paused in Sales (lunch)",
        ),
        (ev.LinkChanged(link="switch", up=False), "the switch is away"),
        (ev.LinkChanged(link="switch", up=True, resyncing=True), "the switch begins to say all it has"),
    ]


SAMPLES = _samples()
