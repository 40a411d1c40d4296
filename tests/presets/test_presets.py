"""The presets: whole, free of loose ends, and what their products' documents say."""

import msgspec
import pytest

from readyroom.codec import presets
from readyroom.codec.check import CheckError
from readyroom.engine.catalogue import NoAnswerOutcome, Settings, kind_of

FIVE = ["1stream", "attendance", "ip-office", "netsapiens", "web2contact"]
ALL = sorted([*FIVE, "default"])
BUILTIN = [
    "online",
    "single_call",
    "offline",
    "end_shift",
    "lunch",
    "break",
    "meeting",
    "back_office",
    "other",
    "do_not_disturb",
]


def policy_of(name: str):
    return presets.load(name).settings.queue_defaults.no_answer


def status_of(name: str, status: str):
    return next(entry for entry in presets.load(name).statuses if entry.id == status)


def test_there_are_five_and_our_own():
    assert presets.names() == ALL
    assert list(presets.builtin_statuses()) == BUILTIN


@pytest.mark.parametrize("name", ALL)
def test_a_preset_is_whole(name: str):
    preset = presets.load(name)
    assert preset.name == preset.settings.preset == name
    assert preset.title
    assert preset.document
    assert preset.summary
    assert [kind_of(entity) for entity in preset.entities] == ["status"] * len(preset.statuses) + ["settings"]


@pytest.mark.parametrize("name", ALL)
def test_every_status_that_a_preset_names_is_in_its_catalogue(name: str):
    preset = presets.load(name)
    known = {entry.id for entry in preset.statuses}
    references = presets.status_references(preset.settings)
    assert len(references) >= 5
    assert {id_ for _, id_ in references} <= known


@pytest.mark.parametrize("name", ALL)
def test_the_statuses_that_are_used_are_of_the_right_kind(name: str):
    settings = presets.load(name).settings
    assert status_of(name, settings.online_status).kind == "available"
    assert status_of(name, settings.clock_in_status).kind == "available"
    for away in (settings.offline_status, settings.preview_acts_as, settings.post_call_acts_as):
        assert status_of(name, away).kind != "available"
    entries = presets.load(name).statuses
    with_tasks = [e for e in entries if settings.tasks_need in (e.id, *e.reasons)]
    assert [entry.kind for entry in with_tasks] == ["unavailable"]


@pytest.mark.parametrize("name", ["1stream", "default", "ip-office", "netsapiens"])
def test_the_builtin_statuses_are_there_unless_the_product_names_its_own(name: str):
    assert [entry.id for entry in presets.load(name).statuses][: len(BUILTIN)] == BUILTIN


def test_an_unknown_preset_is_named_with_the_nearest():
    with pytest.raises(KeyError, match="did you mean 1stream"):
        presets.load("1strem")
    with pytest.raises(KeyError):
        presets.load("_builtin")


WRONG = """
title = 3
summary = "x"
builtin_statuses = ["online", "offline", "other", "back_office"]
[settings]
onlin_status = "online"
[settings.queue_defaults.no_answer]
threshold = 51
[[statuses]]
id = "own"
label = "Own"
kind = "here"
"""
LOOSE = """
title = "t"
document = "d"
summary = "s"
builtin_statuses = ["online", "offline", "other", "bck_office"]
[settings]
preset = "x"
tasks_need = "own"
clock_in_status = "onlin"
[settings.agent_defaults.no_answer]
kind = "status"
status = "ow"
[[statuses]]
id = "own"
label = "Own"
[[statuses]]
id = "own"
label = "Own again"
"""


def test_every_mistake_of_a_file_is_told_at_once():
    with pytest.raises(CheckError) as error:
        presets.read("mine", WRONG)
    assert error.value.lines == [
        "mine.toml: document: is missing",
        "mine.toml:2: title: Expected `str`, got `int`",
        "mine.toml:6: settings.onlin_status: unknown; did you mean online_status?",
        "mine.toml:8: settings.queue_defaults.no_answer.threshold: Expected `int` <= 50",
        'mine.toml:12: statuses[0].kind: "here" is not one of available, unavailable, offline',
    ]


def test_every_loose_end_of_a_file_is_told_at_once():
    with pytest.raises(CheckError) as error:
        presets.read("mine", LOOSE)
    assert error.value.lines == [
        'mine.toml:5: builtin_statuses[3]: "bck_office": unknown; did you mean back_office?',
        "mine.toml:7: settings.preset: the file's own name says it",
        'mine.toml:9: settings.clock_in_status: status "onlin": unknown; did you mean online?',
        'mine.toml:12: settings.agent_defaults.no_answer.status: status "ow": unknown; did you mean own?',
        'mine.toml:17: statuses[1].id: "own" stands here twice',
    ]


def test_what_is_no_toml_is_told():
    with pytest.raises(CheckError, match=r"^mine\.toml:1: "):
        presets.read("mine", "title = \n")


def test_a_preset_put_over_an_organisation_leaves_what_is_its_own():
    ours = Settings(name="Ours", zone="Europe/Lisbon", tracked_groups=("desk",), home_lost_s=5)
    (*_, settings) = presets.load("web2contact").over(ours)
    assert isinstance(settings, Settings)
    assert (settings.name, settings.zone, settings.tracked_groups) == ("Ours", "Europe/Lisbon", ("desk",))
    assert settings.online_status == "ready"
    assert settings.home_lost_s == 86_400


# --- what the documents say ------------------------------------------------------------------------------


def test_1stream_leaves_the_queue_at_a_number_of_missed_calls():
    policy = policy_of("1stream")
    assert policy.outcome == NoAnswerOutcome(kind="leave_queue", shown="auto_logout")
    assert (policy.threshold, policy.counter, policy.mode) == (3, "queue", "cumulative")
    assert policy.resets.daily_at == "04:00"
    assert policy.requires_licence
    assert presets.load("1stream").settings.default_licences == ()
    assert status_of("1stream", "auto_logout").settable_by == ()


def test_ip_office_lets_the_user_say_what_happens():
    settings = presets.load("ip-office").settings
    policy = policy_of("ip-office")
    assert (policy.applies_to, policy.threshold, policy.requires_forced_login) == ("any", 1, True)
    assert policy.outcome.kind == "none"
    assert settings.agent_defaults.no_answer == NoAnswerOutcome(kind="sign_out")
    assert settings.agent_defaults.login_code
    assert settings.agent_defaults.forced_login
    assert settings.home_lost_s == 24 * 3600
    assert status_of("ip-office", "do_not_disturb").direct_calls == "busy"


def test_web2contact_withdraws_after_five_successive_attempts_on_one_user():
    policy = policy_of("web2contact")
    assert (policy.threshold, policy.mode, policy.counter) == (5, "consecutive", "agent")
    assert policy.counts_refused
    assert policy.unreachable_threshold is None
    assert policy.outcome == NoAnswerOutcome(kind="status", status="withdrawn")
    assert [entry.id for entry in presets.load("web2contact").statuses] == [
        "ready",
        "withdrawn",
        "unavailable",
        "in_preview",
        "post_call_withdrawal",
    ]
    assert {entry.outgoing_calls for entry in presets.load("web2contact").statuses} == {"allow"}
    defaults = presets.load("web2contact").settings.queue_defaults
    assert defaults.max_wait_s is not None
    assert defaults.max_wait_absent_s is not None
    assert defaults.max_wait_absent_s < defaults.max_wait_s


def test_attendance_asks_for_reasons():
    settings = presets.load("attendance").settings
    unavailable = status_of("attendance", "unavailable")
    assert unavailable.reason == "required"
    assert unavailable.reasons == ("on a break", "in a meeting", "back-office work")
    assert unavailable.other_reason
    assert settings.tracked_groups == ()
    assert not settings.clock_out_with_open_cases
    assert not settings.available_needs_device
    assert settings.queue_defaults.channel == "other"


def test_netsapiens_counts_what_was_chosen():
    settings = presets.load("netsapiens").settings
    assert settings.status_covers_queues
    assert settings.available_needs_device
    own = [
        entry
        for entry in presets.load("netsapiens").statuses
        if entry.id in BUILTIN[:7] or entry.id == "other"
    ]
    counted = {entry.id: (entry.kind, entry.colour, entry.counts_as, entry.counts_under) for entry in own}
    green, grey = "#2f9e44", "#868e96"
    assert counted == {
        "online": ("available", green, "logged_in", None),
        "single_call": ("available", green, "logged_in", None),
        "offline": ("offline", grey, "logged_out", None),
        "end_shift": ("offline", grey, "logged_out", None),
        "lunch": ("offline", grey, "logged_out", "Lunch"),
        "break": ("offline", grey, "logged_out", "Break"),
        "meeting": ("offline", grey, "logged_out", "Meeting"),
        "other": ("offline", grey, "logged_out", "Other"),
    }
    assert [entry.id for entry in own if "supervisor" in entry.settable_by] == ["online", "offline"]
    assert policy_of("netsapiens").threshold is None


def test_ours_asks_first_and_withdraws_from_everything():
    policy = policy_of("default")
    assert (policy.threshold, policy.warn_s, policy.counter) == (1, 600, "agent")
    assert not policy.counts_refused
    assert policy.unreachable_threshold is None
    assert policy.outcome == NoAnswerOutcome(kind="status", status="withdrawn")
    assert not policy.requires_licence
    assert not policy.requires_forced_login
    assert status_of("default", "withdrawn").settable_by == ()


@pytest.mark.parametrize("name", ["ip-office", "web2contact"])
def test_a_document_that_knows_no_licence_asks_for_none(name: str):
    assert not policy_of(name).requires_licence


def test_a_preset_travels():
    preset = presets.load("1stream")
    assert msgspec.json.decode(msgspec.json.encode(preset), type=presets.Preset) == preset
