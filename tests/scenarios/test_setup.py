import pytest

from readyroom.engine import inputs as i
from readyroom.engine.catalogue import AgentConfig, NoAnswerOutcome
from readyroom.scenarios import clauses
from readyroom.scenarios.agents import FACTS, agents
from readyroom.scenarios.patterns import SentenceError
from readyroom.scenarios.setup import parts_of, split_clauses
from tests.scenarios.samples import scene_of


def configured(sentence: str, **given):
    """The entities that a sentence puts."""
    scene = scene_of(**given)
    parts = parts_of(sentence)
    assert parts is not None
    if parts.kind == "agent":
        return agents(scene.book, parts).entities
    return scene.book.configure(parts)


def value(sentence: str, path: str):
    *_, entity = configured(sentence)
    for name in path.split("."):
        entity = getattr(entity, name)
    return entity


QUEUE = [
    ("longest idle", "strategy", "longest_idle"),
    ("round robin", "strategy", "round_robin"),
    ("ring all", "strategy", "ring_all"),
    ("sequential", "strategy", "sequential"),
    ("fewest calls", "strategy", "fewest_calls"),
    ("least talk time", "strategy", "least_talk_time"),
    ("random", "strategy", "random"),
    ("ring 25 s", "ring_s", 25),
    ("retry after 10 s", "retry_s", 10),
    ("wrap-up 1 min", "wrap_up_s", 60),
    ("no wrap-up", "wrap_up_s", 0),
    ("rung by the switch", "mode", "overlay"),
    ("rung by Readyroom", "mode", "distributor"),
    ("not a voice queue", "channel", "other"),
    ("wait at most 5 min", "max_wait_s", 300),
    ("wait at most 30 s while all are absent", "max_wait_absent_s", 30),
    ("at most 1 caller", "max_callers", 1),
    ("then on to Support", "overflow", "support"),
    ("priority 5", "priority", 5),
    ("of unit North", "unit", "north"),
    ("service level 15 s", "service_level_s", 15),
    ("out of the queue after 3 missed calls", "no_answer.outcome.kind", "leave_queue"),
    ("paused in the queue after 1 missed call", "no_answer.outcome.kind", "pause_queue"),
    ("out of all queues after 3 missed calls", "no_answer.outcome.kind", "leave_all"),
    ("signed out after 3 missed calls", "no_answer.outcome.kind", "sign_out"),
    ("nothing happens after 3 missed calls", "no_answer.outcome.kind", "none"),
    ("status Lunch after 5 missed calls", "no_answer.outcome.status", "lunch"),
    ("the outcome after 7 missed calls", "no_answer.threshold", 7),
    ("no threshold", "no_answer.threshold", None),
    ("show Lunch", "no_answer.outcome.shown", "lunch"),
    ("show nothing", "no_answer.outcome.shown", None),
    ("tell Dana and Bo", "no_answer.notify", ("dana", "bo")),
    ("tell nobody", "no_answer.notify", ()),
    ("tell Dana and Bo of waits of 2 min", "long_wait.after_s", 120),
    ("tell Dana when nobody is ready for 30 s", "nobody_ready.users", ("dana",)),
    ("no calls count", "no_answer.applies_to", "none"),
    ("any calls count", "no_answer.applies_to", "any"),
    ("only external calls count", "no_answer.applies_to", "external"),
    ("refused calls count", "no_answer.counts_refused", True),
    ("refused calls do not count", "no_answer.counts_refused", False),
    ("the same after 2 unreachable calls", "no_answer.unreachable_threshold", 2),
    ("unreachable calls do not count", "no_answer.unreachable_threshold", None),
    ("each offer counts", "no_answer.count_by", "offer"),
    ("each call counts once", "no_answer.count_by", "call"),
    ("misses count per queue", "no_answer.counter", "queue"),
    ("misses count across queues", "no_answer.counter", "agent"),
    ("misses in a row", "no_answer.mode", "consecutive"),
    ("misses in total", "no_answer.mode", "cumulative"),
    ("reset on return or login", "no_answer.resets.return_or_login", True),
    ("no reset on return or login", "no_answer.resets.return_or_login", False),
    ("reset at sign-in", "no_answer.resets.sign_in", True),
    ("no reset at sign-in", "no_answer.resets.sign_in", False),
    ("reset every day at 04:30", "no_answer.resets.daily_at", "04:30"),
    ("no daily reset", "no_answer.resets.daily_at", None),
    ("reset by supervisors", "no_answer.resets.supervisor", True),
    ("no reset by supervisors", "no_answer.resets.supervisor", False),
    ("only with forced login", "no_answer.requires_forced_login", True),
    ("also without forced login", "no_answer.requires_forced_login", False),
    ("only with the licence", "no_answer.requires_licence", True),
    ("also without the licence", "no_answer.requires_licence", False),
    ("warn 20 s before", "no_answer.warn_s", 20),
    ("no warning", "no_answer.warn_s", None),
    ("keep the last agent", "no_answer.last_agent_guard", True),
    ("do not keep the last agent", "no_answer.last_agent_guard", False),
    ("no_answer.warn_s = 45", "no_answer.warn_s", 45),
    ("no_answer.notify = ['dana']", "no_answer.notify", ("dana",)),
    ("unit = none", "unit", None),
]
OTHERS = [
    ("agent Ann: unit = none", "unit", None),
    ("agent Ann: of group Care", "groups", ("care",)),
    ("agent Ann: at home in Leeds", "home_site", "leeds"),
    ("agent Ann: login code", "login_code", True),
    ("agent Ann: forced login", "forced_login", True),
    ("agent Ann: idle logout after 10 min", "idle_logout_s", 600),
    ("agent Ann: on no answer paused in the queue", "no_answer", NoAnswerOutcome(kind="pause_queue")),
    ("agent Ann: on no answer nothing happens", "no_answer", NoAnswerOutcome(kind="none")),
    (
        "agent Ann: on no answer status Lunch",
        "no_answer",
        NoAnswerOutcome(kind="status", status="lunch"),
    ),
    (
        "agent Ann: on no answer out of the queue, on no answer show Lunch",
        "no_answer",
        NoAnswerOutcome(kind="leave_queue", shown="lunch"),
    ),
    ("agent Ann: licence auto logout", "licences", ("auto_logout",)),
    ("agent Ann: right ready on home", "rights", ("ready_on_home",)),
    ("supervisor Bo: of unit North", "units", ("north",)),
    ("supervisor Bo", "roles", ("supervisor",)),
    ("unit manager Una", "roles", ("unit_manager",)),
    ("admin Alex", "roles", ("admin",)),
    ("user Dana: right reset misses", "rights", ("reset_misses",)),
    ("user Dana: licence auto_logout, no licence auto_logout", "licences", ()),
    ("user Dana: also agent Ann", "agent", "ann"),
    ("user Dana: not active", "active", False),
    ("status Nap: unavailable", "kind", "unavailable"),
    ("status Nap: colour #123456", "colour", "#123456"),
    ("status Nap: reason required (one of tired and bored)", "reasons", ("tired", "bored")),
    ("status Nap: reason optional (one of tired, bored and ill)", "reasons", ("tired", "bored", "ill")),
    ("status Nap: reason required", "reason", "required"),
    ("status Nap: reason optional, other reasons with a note", "other_reason", True),
    ("status Nap: for one call", "calls", "one"),
    ("status Nap: direct calls busy", "direct_calls", "busy"),
    ("status Nap: outgoing calls barred", "outgoing_calls", "bar"),
    ("status Nap: counts as logged in", "counts_as", "logged_in"),
    ('status Nap: counts as logged out under "Naps"', "counts_under", "Naps"),
    ("status Nap: paid", "paid", True),
    ("status Nap: set only by supervisor", "settable_by", ("supervisor",)),
    ("status Nap: at most 30 min a day", "daily_limit_s", 1800),
    ("member Ann of Sales: tier 2", "tier", 2),
    ("member Ann of Sales: position 3, wrap-up 40 s", "wrap_up_s", 40),
    ("phone desk-8: of Ann", "agent", "ann"),
    ("web phone soft-8: at Leeds", "site", "leeds"),
    ("mobile pocket", "kind", "mobile"),
    ("campaign Spring: no preview", "preview", False),
    ("campaign Spring: post-call 2 min", "post_call_s", 120),
    ("schedule Late: login to Sales at 12:00", "queue", "sales"),
    ("schedule Late: sign-out at 22:00", "kind", "sign_out"),
    ("schedule Late: clock-out at 22:00", "time", "22:00"),
    ("schedule Late: login to Sales at 12:00, for Ann and Bob", "agents", ("ann", "bob")),
    ("schedule Late: on Monday to Wednesday and Sunday", "days", ("mon", "tue", "wed", "sun")),
    ("schedule Late: switched off", "enabled", False),
    ("settings: a status covers the queues", "status_covers_queues", True),
    ("settings: attendance tracked for Care", "tracked_groups", ("care",)),
    ("settings: attendance tracked for nobody", "tracked_groups", ()),
    ("settings: clock-out reasons end of shift and sick", "clock_out_reasons", ("end of shift", "sick")),
    ("settings: a home is lost after 2 h", "home_lost_s", 7200),
    ("settings: clocking in chooses Lunch", "clock_in_status", "lunch"),
    ("settings: tasks need Lunch", "tasks_need", "lunch"),
    ("settings: tasks need paper work", "tasks_need", "paper work"),
    ("settings: drift is adopted", "drift", "adopt"),
    ("queue Night: as in preset web2contact, ring 9 s", "no_answer.counter", "agent"),
]


@pytest.mark.parametrize(("clause", "path", "expected"), QUEUE, ids=[clause for clause, *_ in QUEUE])
def test_a_clause_of_a_queue(clause, path, expected):
    assert value(f"queue Sales: {clause}", path) == expected


@pytest.mark.parametrize(("sentence", "path", "expected"), OTHERS, ids=[sentence for sentence, *_ in OTHERS])
def test_a_sentence_of_configuration(sentence, path, expected):
    assert value(sentence, path) == expected


def test_every_clause_of_a_queue_has_an_example():
    scene = scene_of()
    for template in clauses.QUEUE:
        assert any(template.slots(clause, scene.names) is not None for clause, *_ in QUEUE), template.form


def test_a_preset_brings_the_statuses_that_are_missing():
    put = configured("queue Night: as in preset web2contact")
    assert {entity.id for entity in put} >= {"withdrawn", "ready", "night"}


def test_an_agent_comes_with_a_phone_a_user_and_assignments():
    put = configured("agent Cy: in Sales and Support, web phone, no desk phone")
    described = [(type(entity).__name__, getattr(entity, "id", None)) for entity in put]
    assert described == [
        ("AgentConfig", "cy"),
        ("UserConfig", "cy"),
        ("DeviceConfig", "cy-web"),
        ("MemberConfig", None),
        ("MemberConfig", None),
    ]


def facts(sentence: str, extra: str = "", preset: str = "1stream"):
    lines = ["unit North", "group Care", "queue Sales", "phone desk-7", extra]
    scene = scene_of("\n".join(line for line in lines if line), preset=preset)
    parts = parts_of(sentence)
    assert parts is not None
    return agents(scene.book, parts).facts


def test_ready_is_logged_in_and_available():
    phone, membership, status = facts("agent Cy: in Sales, ready")
    assert phone == i.ChangeDevice(at=0, by=phone.by, device="cy-desk", registered=True)
    assert (membership.queue, membership.membership) == (None, "in")
    assert status.status == "online"
    assert facts("agent Cy: ready", preset="web2contact")[-1].status == "ready"


def test_ready_signs_in_who_has_a_login_code_and_clocks_in_who_is_tracked():
    kinds = [
        type(fact)
        for fact in facts(
            "agent Cy: login code, of group Care, of unit North, ready",
            "settings: attendance tracked for Care",
        )
    ]
    assert kinds == [i.ChangeDevice, i.SignIn, i.ClockIn, i.SetStatus]


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("status Lunch", i.SetStatus),
        ("logged in", i.SetMembership),
        ("logged in to Sales", i.SetMembership),
        ("logged out", i.SetMembership),
        ("logged out of Sales", i.SetMembership),
        ("paused in Sales", i.SetMembership),
        ("clocked in", i.ClockIn),
        ("clocked in at North", i.ClockIn),
        ("signed in", i.SignIn),
        ("signed in at desk-7", i.SignIn),
        ("signed in on the web", i.SignIn),
        ("ready", i.SetStatus),
    ],
)
def test_a_fact_of_an_agent(clause, kind):
    assert isinstance(facts(f"agent Cy: in Sales, {clause}")[-1], kind)
    assert len(FACTS) == 12


def test_a_phone_may_be_there_and_not_registered():
    assert facts("agent Cy: desk phone not registered") == []


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("queue Sales: ring twenty s", "fits no sentence"),
        ("queue Sales: tell Dan", "there is no user Dan; there is Dana"),
        ("queue Sales: no_answer.threshold = 51", "Expected `int` <= 50"),
        ("queue Sales: no_answer.treshold = 5", "unknown field"),
        ("queue Sales: unit = North", "texts stand in quotation marks"),
        ("schedule Late: on Someday", "no day of the week"),
        ("queue Sales: as in preset nowhere", "preset nowhere"),
        ("agent Ann: in Sals", "there is no queue Sals"),
        ("agent Ann: redy", "fits no sentence"),
    ],
)
def test_a_wrong_clause_says_why(sentence, why):
    with pytest.raises(Exception, match=why) as caught:
        configured(sentence)
    assert type(caught.value).__name__ in ("SentenceError", "UnknownNameError")


def test_commas_in_brackets_and_quotations_split_nothing():
    text = 'ring 20 s, reason required (one of a, b), no_answer.notify = ["a", "b"], counts as "x, y"'
    assert split_clauses(text) == [
        "ring 20 s",
        "reason required (one of a, b)",
        'no_answer.notify = ["a", "b"]',
        'counts as "x, y"',
    ]


def test_what_configures_nothing_is_of_another_sort():
    assert parts_of("Ann chooses Lunch") is None
    assert parts_of("queue") is None
    with pytest.raises(SentenceError, match="there is no agent zed"):
        scene_of().book.get(AgentConfig, "agent", "zed")
