import typing

import pytest

from readyroom.engine import AnyInput
from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import EntityKind
from readyroom.engine.facts import Actor
from readyroom.scenarios.names import UnknownNameError
from readyroom.scenarios.patterns import SentenceError
from readyroom.scenarios.runner import SENTENCES
from tests.scenarios.samples import at, read, scene_of

ANN, BO, ALEX, SWITCH = (
    Actor("agent", "ann"),
    Actor("supervisor", "bo"),
    Actor("admin", "alex"),
    Actor("switch", "switch"),
)
HERE: dict[str, typing.Any] = {"at": 0, "agent": "ann"}
BY_ANN, BY_BO = HERE | {"by": ANN}, HERE | {"by": BO}
SEEN: dict[str, typing.Any] = {"at": 0, "by": SWITCH}

CORRECTED: dict[str, typing.Any] = {"since": at("08:00"), "until": at("09:30")}

REMOVED: list[tuple[EntityKind, str, str]] = [
    ("queue", "Sales", "sales"),
    ("status", "Lunch", "lunch"),
    ("unit", "North", "north"),
    ("group", "Care", "care"),
    ("site", "Leeds", "leeds"),
    ("campaign", "Spring", "spring"),
    ("schedule", "Morning", "morning"),
    ("agent", "Ann", "ann"),
    ("user", "Dana", "dana"),
    ("device", "Ann's desk phone", "ann-desk"),
]
EXAMPLES: list[tuple[str, i.Input]] = [
    ("Ann chooses Lunch", i.SetStatus(**BY_ANN, status="lunch")),
    ("Ann chooses Single Call", i.SetStatus(**BY_ANN, status="single_call")),
    (
        "Ann chooses Other (other: at the dentist's)",
        i.SetStatus(**BY_ANN, status="other", reason="other", note="at the dentist's"),
    ),
    ("Bo sets Ann to Lunch", i.SetStatus(**BY_BO, status="lunch")),
    ("Ann logs in to all queues", i.SetMembership(**BY_ANN, queue=None, membership="in")),
    ("Ann logs out of all queues", i.SetMembership(**BY_ANN, queue=None, membership="out")),
    (
        "Ann pauses in all queues (tea)",
        i.SetMembership(**BY_ANN, queue=None, membership="paused", reason="tea"),
    ),
    ("Ann logs in to Sales", i.SetMembership(**BY_ANN, queue="sales", membership="in")),
    ("Ann logs out of Sales", i.SetMembership(**BY_ANN, queue="sales", membership="out")),
    ("Ann pauses in Sales", i.SetMembership(**BY_ANN, queue="sales", membership="paused")),
    ("Bo logs Ann in to all queues", i.SetMembership(**BY_BO, queue=None, membership="in")),
    ("Bo logs Ann out of all queues", i.SetMembership(**BY_BO, queue=None, membership="out")),
    ("Bo logs Ann in to Sales", i.SetMembership(**BY_BO, queue="sales", membership="in")),
    ("Bo logs Ann out of Sales", i.SetMembership(**BY_BO, queue="sales", membership="out")),
    ("Bo pauses Ann in all queues", i.SetMembership(**BY_BO, queue=None, membership="paused")),
    (
        "Bo pauses Ann in Sales (training)",
        i.SetMembership(**BY_BO, queue="sales", membership="paused", reason="training"),
    ),
    (
        "Bo corrects Ann from 08:00 to 09:30 to Lunch at North, because she forgot",
        i.Correct(**BY_BO, **CORRECTED, state="lunch", unit="north", why="she forgot"),
    ),
    (
        "Bo corrects Ann from 08:00 to 09:30 to signed out, because she forgot",
        i.Correct(**BY_BO, **CORRECTED, state="signed_out", why="she forgot"),
    ),
    (
        "Bo corrects Ann from 08:00 to 09:30 to clocked out, because she was not there",
        i.Correct(**BY_BO, **CORRECTED, state="clocked_out", why="she was not there"),
    ),
    ("Ann says I'm back", i.Return(**BY_ANN)),
    ("Ann says I'm back in Sales", i.Return(**BY_ANN, queue="sales")),
    ("Bo brings Ann back", i.Return(**BY_BO)),
    ("Bo brings Ann back in Sales", i.Return(**BY_BO, queue="sales")),
    ("Ann says I'm here", i.Stay(**BY_ANN)),
    ("Bo resets Ann's misses", i.ResetMisses(**BY_BO)),
    ("Bo resets Ann's misses in Sales", i.ResetMisses(**BY_BO, queue="sales")),
    ("Ann clocks in", i.ClockIn(**BY_ANN, unit="north")),
    ("Ann clocks in at North", i.ClockIn(**BY_ANN, unit="north")),
    ("Bo clocks Ann in", i.ClockIn(**BY_BO, unit="north")),
    ("Ann clocks out (sick)", i.ClockOut(**BY_ANN, reason="sick")),
    ("Bo clocks Ann out", i.ClockOut(**BY_BO)),
    ("Bo clocks Ann out by force (sick)", i.ClockOut(**BY_BO, reason="sick", force=True)),
    ("Ann signs in on the web", i.SignIn(**BY_ANN)),
    ("Ann signs in at desk-7", i.SignIn(**BY_ANN, device="desk-7")),
    ("Bo signs Ann in at Ann's desk phone", i.SignIn(**BY_BO, device="ann-desk")),
    ("Ann signs out", i.SignOut(**BY_ANN)),
    ("Bo signs Ann out", i.SignOut(**BY_BO)),
    ("Ann ends the wrap-up", i.EndWrapUp(**BY_ANN)),
    ("Ann extends the wrap-up by 1 min 30 s", i.ExtendWrapUp(**BY_ANN, by_s=90)),
    ("Ann opens case 17", i.OpenCase(**BY_ANN, case="17")),
    ("Ann closes case 17", i.CloseCase(**BY_ANN, case="17")),
    ("Ann opens record 55 of Spring", i.OpenRecord(**BY_ANN, campaign="spring", record="55")),
    ("Ann closes the record", i.CloseRecord(**BY_ANN)),
    ("Ann returns to the home page", i.GoHome(**BY_ANN)),
    (
        'Bo creates task Filing: "File the letters" for Ann in unit North',
        i.CreateTask(at=0, by=BO, task="filing", title="File the letters", assignee="ann", unit="north"),
    ),
    (
        'Bo changes task Filing: "File all letters" for Ann',
        i.ChangeTask(at=0, by=BO, task="filing", title="File all letters", assignee="ann"),
    ),
    ("Ann takes task Filing", i.TakeTask(**BY_ANN, task="filing")),
    ("Ann lays the task down", i.ReleaseTask(**BY_ANN)),
    ("Bo closes task Filing", i.CloseTask(at=0, by=BO, task="filing")),
    ("Bo is refused set_status (no_right)", i.NoteRefusal(at=0, by=BO, what="set_status", code="no_right")),
    ("it is noted that Bo did set_password", i.NoteAct(at=0, by=BO, what="set_password")),
    ("a webhook of Bo is switched off", i.Tell(at=0, users=("bo",), subject="webhook_disabled")),
    ("a report by mail of Bo is switched off", i.Tell(at=0, users=("bo",), subject="schedule_disabled")),
    ("a report by mail of Bo is not sent", i.Tell(at=0, users=("bo",), subject="report_not_sent")),
    ("Alex removes Ann from Sales", i.Remove(at=0, by=ALEX, kind="member", key="sales/ann")),
    *(
        (f"Alex removes {kind} {name}", i.Remove(at=0, by=ALEX, kind=kind, key=key))
        for kind, name, key in REMOVED
    ),
    ("call 2 comes to Sales", i.JoinQueue(**SEEN, queue="sales", call="2")),
    ("call 2 comes to Sales from +3312345", i.JoinQueue(**SEEN, queue="sales", call="2", caller="+3312345")),
    ("internal call 2 comes to Sales", i.JoinQueue(**SEEN, queue="sales", call="2", external=False)),
    ("the caller of call 1 hangs up", i.EndCall(**SEEN, call="1", ended_by="caller")),
    ("the switch takes call 1 out of the queue (key 9)", i.LeaveQueue(**SEEN, call="1", reason="key 9")),
    (
        "the switch rings Ann for call 1 at Ann's desk phone for 15 s",
        i.RingOffer(**SEEN, offer="1-ann-2", call="1", agent="ann", device="ann-desk", ring_s=15),
    ),
    (
        "the switch rings Bob for call 5 of Sales",
        i.RingOffer(**SEEN, offer="5-bob", call="5", agent="bob", queue="sales"),
    ),
    (
        "the switch repeats that it rings Ann for call 1",
        i.RingOffer(**SEEN, offer="o1", call="1", agent="ann"),
    ),
    ("Ann answers call 1", i.EndOffer(**SEEN, offer="o1", outcome="answered")),
    ("Bob answers call 1", i.EndOffer(**SEEN, offer="1-bob", outcome="answered")),
    ("Ann does not answer call 1", i.EndOffer(**SEEN, offer="o1", outcome="no_answer")),
    ("Ann refuses call 1 (486)", i.EndOffer(**SEEN, offer="o1", outcome="refused", raw_cause="486")),
    ("Ann cannot be reached for call 1", i.EndOffer(**SEEN, offer="o1", outcome="unreachable")),
    ("Ann is busy for call 1", i.EndOffer(**SEEN, offer="o1", outcome="busy")),
    ("the switch stops ringing Ann for call 1", i.EndOffer(**SEEN, offer="o1", outcome="withdrawn")),
    ("a fault ends the ringing of Ann for call 1", i.EndOffer(**SEEN, offer="o1", outcome="fault")),
    (
        "the caller hangs up while Ann rings for call 1",
        i.EndOffer(**SEEN, offer="o1", outcome="caller_hung_up"),
    ),
    (
        "somebody else answers while Ann rings for call 1",
        i.EndOffer(**SEEN, offer="o1", outcome="answered_elsewhere"),
    ),
    ("direct call 7 rings Ann", i.StartCall(**SEEN, call="7", kind="direct", agent="ann")),
    (
        "internal direct call 7 rings Ann at desk-7 from 204",
        i.StartCall(
            **SEEN, call="7", kind="direct", agent="ann", device="desk-7", peer="204", external=False
        ),
    ),
    ("Ann dials call 8 to +331", i.StartCall(**SEEN, call="8", kind="outgoing", agent="ann", peer="+331")),
    (
        "Ann dials internal call 8",
        i.StartCall(**SEEN, call="8", kind="outgoing", agent="ann", external=False),
    ),
    ("call 8 is answered", i.AnswerCall(**SEEN, call="8")),
    ("Ann hangs up call 1", i.EndCall(at=0, by=ANN, call="1", ended_by="agent")),
    ("call 1 is transferred", i.EndCall(**SEEN, call="1", ended_by="transfer")),
    ("the switch ends call 1", i.EndCall(**SEEN, call="1", ended_by="switch")),
    ("Ann puts call 1 on hold", i.HoldCall(**SEEN, call="1", held=True)),
    ("Ann takes call 1 off hold", i.HoldCall(**SEEN, call="1", held=False)),
    ("desk-7 registers", i.ChangeDevice(**SEEN, device="desk-7", registered=True)),
    ("Ann's desk phone is gone", i.ChangeDevice(**SEEN, device="ann-desk", registered=False)),
    ("the link to Leeds is lost", i.ChangeSite(**SEEN, site="leeds", reachable=False)),
    ("the link to Leeds is back", i.ChangeSite(**SEEN, site="leeds", reachable=True)),
    ("the switch has Ann in Sales", i.ObserveMember(**SEEN, agent="ann", queue="sales", membership="in")),
    (
        "the switch has Ann paused in Sales (lunch)",
        i.ObserveMember(**SEEN, agent="ann", queue="sales", membership="paused", reason="lunch"),
    ),
    (
        "the switch has Ann out of Sales",
        i.ObserveMember(**SEEN, agent="ann", queue="sales", membership="out"),
    ),
    ("the server goes away", i.Unheard(at=0)),
    ("the switch goes away", i.ChangeLink(**SEEN, link="switch", up=False)),
    ("the switch is back", i.ChangeLink(**SEEN, link="switch", up=True)),
    ("the switch begins to say all it has", i.BeginResync(**SEEN, link="switch")),
    ("the switch has said all it has", i.EndResync(**SEEN, link="switch")),
    (
        "the switch has said all it has, with call 1 and call 2",
        i.EndResync(**SEEN, link="switch", calls=("1", "2")),
    ),
]
NEED_A_PAST = (
    "Alex undoes the last change",
    "Alex configures queue Sales: ring 30 s",
    "Alex adds queue Night: ring 30 s",
    "Dana sees the last notification",
)


@pytest.mark.parametrize(("sentence", "given"), EXAMPLES, ids=[sentence for sentence, _ in EXAMPLES])
def test_a_sentence_is_an_input(sentence, given):
    assert read(sentence) == given


def test_every_form_has_an_example():
    scene = scene_of()
    used = set()
    for sentence in [*(sentence for sentence, _ in EXAMPLES), *NEED_A_PAST]:
        fitting = []
        for template in SENTENCES:
            try:
                fits = template.slots(sentence, scene.names) is not None
            except UnknownNameError:
                continue
            fitting += [template.form] if fits else []
        used.add(fitting[0])
    assert {template.form for template in SENTENCES} - used == set()


def test_every_input_has_a_sentence():
    built = {type(given) for _, given in EXAMPLES} | {i.Configure, i.SeeNotification}
    assert set(typing.get_args(AnyInput)) - built == {i.Advance}


def test_a_direct_call_is_answered_as_a_call_and_not_as_an_offer():
    scene = scene_of()
    scene.follow([ev.CallStarted(seq=2, call="7", kind="direct", agent="ann")])
    assert read("Ann answers call 7", scene) == i.AnswerCall(**SEEN, call="7")


def test_a_configuration_is_the_entity_as_it_then_is():
    given = read("Alex configures queue Sales: ring 30 s, tell Dana and Bo")
    (queue,) = given.entities
    assert (queue.id, queue.ring_s, queue.no_answer.notify) == ("sales", 30, ("dana", "bo"))
    assert given.by == ALEX


def test_what_is_added_is_new():
    given = read("Alex adds queue Night: ring 30 s")
    assert given.only_new
    assert [queue.id for queue in given.entities] == ["night"]


def test_a_configuration_says_nothing_of_what_an_agent_does():
    with pytest.raises(SentenceError, match="only a set-up"):
        read("Alex configures agent Cy: in Sales, ready")


def test_the_last_change_is_undone():
    scene = scene_of()
    before = scene.book.entities["queue", "sales"]
    (after,) = read("Alex configures queue Sales: ring 30 s", scene).entities
    changed = ev.Configured(seq=5, kind="queue", key="sales", entity=after, replaced=before)
    scene.follow([changed])
    assert read("Alex undoes the last change", scene) == i.Configure(
        at=0, by=ALEX, entities=(before,), undoes=5
    )
    scene.follow([ev.Configured(seq=6, kind="queue", key="sales", entity=before, undoes=5)])
    with pytest.raises(SentenceError, match="no change to undo"):
        read("Alex undoes the last change", scene)


def test_a_notification_is_seen_by_who_was_told():
    scene = scene_of()
    scene.follow([ev.NotificationRaised(seq=9, users=("dana",), subject="withdrawn", agent="ann")])
    given = read("Dana sees the last notification", scene)
    assert (given.user, given.notification) == ("dana", 9)
    with pytest.raises(SentenceError, match="Bo was told nothing"):
        read("Bo sees the last notification", scene)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Anne chooses Lunch", "there is no agent Anne; there is Ann"),
        ("Ann chooses Lunhc", "there is no status Lunhc; there is Lunch"),
        ("Zed sets Ann to Lunch", "there is no user or agent Zed"),
        ("Ann ponders", "fits no sentence; nearest: "),
        ("Alex configures something", "configures nothing"),
    ],
)
def test_what_cannot_be_read_says_why(sentence, why):
    with pytest.raises(SentenceError, match=why):
        read(sentence)
