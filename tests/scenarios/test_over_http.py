"""The driver of a client: each input has its request, each event comes back as it was, and a lie is found."""

from typing import get_args

import msgspec
import pytest

from readyroom.engine import Refusal, fresh
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import AgentConfig, DeviceConfig, QueueConfig, UserConfig
from readyroom.engine.facts import Actor, Task
from readyroom.engine.inputs import AnyInput
from readyroom.scenarios import http_board
from readyroom.scenarios.http_board import Board
from readyroom.scenarios.http_config import configure, patch_of, placed, unplaced
from readyroom.scenarios.http_events import INSTANTS, event_of, instant_of, ms_of
from readyroom.scenarios.http_inputs import (
    ENGINE_ONLY,
    REQUESTS,
    UNSAID,
    Asked,
    requests_of,
    together,
    unsaid,
)
from readyroom.scenarios.http_talk import LOGIN_CODE, Request, refusal_of
from readyroom.scenarios.language import parse
from readyroom.scenarios.over_http import OverHttp, told_plainly
from readyroom.scenarios.runner import SENTENCES, Run
from readyroom.scenarios.timeline import transcript
from readyroom.views.event_view import INSTANTS as TOLD
from readyroom.views.event_view import event_view
from tests.codec.examples import all_events
from tests.scenarios.serving import Serving, engine_alone

EXAMPLES = all_events()
ANN = Actor("agent", "ann")
BY = Actor("switch", "pbx")


@pytest.fixture(scope="module")
def serving():
    made = Serving()
    yield made
    made.stop()


def asked(**agents) -> Asked:
    """A client that has read of these agents."""
    world = fresh("scenario")
    for name, config in agents.items():
        world.user_of[name] = f"{name}-user"
        world.agents[name] = config
    return Asked(world, "everywhere", "pbx-user")


# --- the tables ------------------------------------------------------------------------------------------


def test_every_input_has_its_request_or_its_reason():
    assert REQUESTS.keys() | UNSAID.keys() == set(get_args(AnyInput))
    assert REQUESTS.keys() & UNSAID.keys() == set()
    assert all(UNSAID.values())


def test_the_sentences_that_no_client_says_are_sentences():
    assert ENGINE_ONLY.keys() <= {template.form for template in SENTENCES}


def test_no_scenario_runs_on_the_engine_alone():
    assert [(page.name, scenario) for page, scenario, _ in engine_alone()] == []


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Bo is refused set_status (no_right)", UNSAID[i.NoteRefusal]),
        ("it is noted that Bo did set_password", UNSAID[i.NoteAct]),
        ("Bo resets Ann's misses", None),
        ("Ann chooses Lunch (at the dentist)", None),
    ],
)
def test_a_scenario_with_such_a_sentence_has_its_reason(sentence, why):
    document = parse(f"{HEAD}Scenario A1: it\n  10:00:00  {sentence}\n", "a.scenario")
    assert unsaid(document, document.scenarios[0]) == why


# --- requests --------------------------------------------------------------------------------------------


def test_a_person_says_it_by_themselves():
    given = i.SetStatus(at=1, by=ANN, agent="ann", status="lunch", reason="tea")
    (request,) = requests_of(given, asked(ann=None))
    body = {"status": "lunch", "reason": "tea", "note": None}
    assert request == Request("PUT", "/agents/ann/status", body, "ann-user")


def test_names_are_one_segment_of_a_path():
    (request,) = requests_of(i.OpenCase(at=1, by=ANN, agent="ann", case="17/b?"), asked())
    assert request.path == "/agents/ann/cases/17%2Fb%3F"


def test_all_misses_are_reset_at_once_or_those_of_a_queue():
    boss = Actor("supervisor", "bo")
    paths = [
        request.path
        for queue in (None, "sales")
        for request in requests_of(i.ResetMisses(at=1, by=boss, agent="ann", queue=queue), asked())
    ]
    assert paths == ["/agents/ann/reset-misses", "/agents/ann/queues/sales/reset-misses"]


def test_who_needs_a_login_code_gets_one_first():
    agent = msgspec.convert(
        {"config": {"type": "agent", "id": "ann", "name": "Ann", "login_code": True}}, _Agent
    )
    given = i.SignIn(at=1, by=ANN, agent="ann", device="desk-7")
    first, second = requests_of(given, asked(ann=agent))
    assert (first.path, first.user) == ("/agents/ann/login-code", None)
    assert second.body == {"device": "desk-7", "login_code": LOGIN_CODE}
    (alone,) = requests_of(msgspec.structs.replace(given, by=Actor("supervisor", "bo")), asked(ann=agent))
    assert alone.body == {"device": "desk-7"}


class _Agent(msgspec.Struct):
    config: AgentConfig


def test_a_switch_reports_late_news_with_its_own_time():
    given = i.EndOffer(at=18_000, seen=20_000, by=BY, offer="o1", outcome="answered")
    (request,) = requests_of(given, asked())
    (observation,) = msgspec.json.decode(msgspec.json.encode(request.body))
    assert (request.path, request.user) == ("/switch/observations?link=pbx", "pbx-user")
    assert (observation["at"], observation["seen"]) == ("1970-01-01T00:00:18Z", "1970-01-01T00:00:20Z")


def test_an_agent_hangs_up_by_themselves_and_a_late_end_is_the_switch_s_news():
    own, late = (i.EndCall(at=at, seen=9, by=ANN, call="1", ended_by="agent") for at in (9, 5))
    assert [requests_of(given, asked())[0].path for given in (own, late)] == [
        "/calls/1/hangup",
        "/switch/observations?link=ann",
    ]


def test_observations_that_follow_each_other_go_together():
    def reported(name: str) -> Request:
        return Request("POST", "/switch/observations?link=pbx", [name], "pbx")

    other = Request("PUT", "/agents/ann/status")
    found = together([reported("a"), reported("b"), other, reported("c")])
    assert [request.body for request in found] == [["a", "b"], None, ["c"]]


# --- configuration ---------------------------------------------------------------------------------------


def test_a_merge_patch_names_what_differs():
    before = {"ring_s": 20, "no_answer": {"threshold": 2, "warn_s": 5}, "overflow": "support"}
    after = {"ring_s": 30, "no_answer": {"threshold": 2, "warn_s": None}, "overflow": None}
    assert patch_of(before, after) == {"ring_s": 30, "no_answer": {"warn_s": None}, "overflow": None}


def test_who_has_no_unit_is_given_one_and_told_without_it():
    queue = QueueConfig(id="sales", label="Sales")
    bo = UserConfig(id="bo", name="Bo", roles=("supervisor",))
    assert placed(queue, "everywhere").unit == "everywhere"
    assert placed(bo, "everywhere", ["north"]).units == ("everywhere", "north")
    for entity in (queue, bo, AgentConfig(id="ann", name="Ann")):
        assert unplaced(placed(entity, "everywhere", ["north"]), "everywhere") == entity
    for entity in (
        QueueConfig(id="sales", label="Sales", unit="north"),
        UserConfig(id="alex", name="Alex", roles=("admin",)),
        UserConfig(id="mona", name="Mona", roles=("unit_manager",), units=("north",)),
        UserConfig(id="ann", name="Ann", roles=("agent",), agent="ann"),
    ):
        assert placed(entity, "everywhere") == entity


def test_what_is_new_is_made_and_undoing_names_the_change():
    world = fresh("scenario")
    given = i.Configure(at=1, entities=(QueueConfig(id="sales", label="Sales"),))
    (made,) = configure(given, world, "everywhere", "alex")
    assert (made.method, made.path, made.body["unit"]) == ("POST", "/queues", "everywhere")
    (undone,) = configure(msgspec.structs.replace(given, undoes=7), world, "everywhere", "alex")
    assert (undone.method, undone.path) == ("POST", "/audit/7/undo")
    (put,) = configure(i.Configure(at=1, entities=(DeviceConfig(id="desk-7"),)), world, "everywhere", "alex")
    assert (put.method, put.path, put.body["agent"]) == ("PUT", "/devices/desk-7", None)


# --- events and refusals ---------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", EXAMPLES)
def test_an_event_comes_back_as_it_was(stem):
    event = EXAMPLES[stem]
    told = msgspec.json.decode(msgspec.json.encode(event_view(event)))
    assert event_of(told) == event


def test_the_instants_are_those_that_the_server_tells():
    assert INSTANTS == TOLD
    assert ms_of(instant_of(1_772_442_000_250)) == 1_772_442_000_250


def test_a_problem_is_a_refusal():
    known = {"code": "no_task", "params": {"agent": "ann"}, "errors": []}
    assert refusal_of(known) == Refusal("no_task", {"agent": "ann"})
    wrong = {
        "code": "invalid",
        "params": {},
        "errors": [{"pointer": "/no_answer/warn_s", "detail": "too long"}],
    }
    assert refusal_of(wrong) == Refusal("invalid", {"field": "no_answer.warn_s", "problem": "too long"})


def test_what_somebody_may_not_know_of_is_refused_all_the_same():
    world = asked().world
    world.tasks["filing"] = Task(id="filing", title="Filing", state="closed")
    given = i.CloseTask(at=1, by=ANN, task="filing")
    own = Refusal("task_closed", {"task": "filing"})
    hidden = Refusal("unknown", {"kind": "task", "key": "filing"})
    more = Refusal("task_closed", {"task": "filing", "agent": "ann"})
    assert [told_plainly(refusal, given, world) for refusal in (hidden, more)] == [own, own]
    other = Refusal("forbidden", {"right": "manage_tasks"})
    assert told_plainly(other, given, world) == other
    world.tasks["filing"].state = "open"
    assert told_plainly(hidden, given, world) == hidden, "the engine would have let it pass"


# --- the board -------------------------------------------------------------------------------------------

NOTHING: dict = {"queues": [], "calls": [], "offers": [], "withdrawals": [], "links": []}


def test_a_board_is_followed_and_a_gap_is_found():
    board = Board()
    board.take({"type": "snapshot", "seq": 3, "agents": [{"id": "ann", "state": "ready"}], **NOTHING})
    board.take({"type": "delta", "seq": 5, "prev": 3, "agents": [{"id": "bob"}], "gone": {"agents": ["ann"]}})
    assert board.differences({"agents": [{"id": "bob"}], **NOTHING}) == []
    assert board.differences({"agents": [{"id": "bob", "state": "x"}], **NOTHING}) == [
        "agents bob: state None in the stream, 'x' in GET /board"
    ]
    assert board.differences({"agents": [], **NOTHING}) == ["agents bob: is only in the stream"]
    board.take({"type": "delta", "seq": 9, "prev": 7})
    assert board.broken == ["frame 9 follows 7, and 5 was there"]


# --- the driver ------------------------------------------------------------------------------------------

HEAD = """# Runs
Preset 1stream
Zone Europe/Paris
Date 2026-03-02
Given queue Sales: ring 20 s
  and queue Support
  and supervisor Bo
  and agent Ann: in Sales, licence auto logout, ready
"""


def run(driver: OverHttp, lines: str) -> str:
    document = parse(f"{HEAD}Scenario A1: it works\n{lines}", "a.scenario")
    return transcript(Run(document, document.scenarios[0], driver).play())


def differing(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line[:1] in "-+!"]


def test_what_differs_is_told(serving):
    driver = OverHttp(serving)
    lines = """
  10:00:00  call 1 comes to Sales
            → nothing
            Ann's activity is idle
  10:00:01  Ann logs in to Support
"""
    try:
        assert differing(run(driver, lines)) == [
            "-            → nothing",
            "+            → Ann rings for call 1 (Sales)",
            "-            Ann's activity is idle",
            "+            Ann's activity is ringing",
            "+            refused: not_a_member (agent Ann, queue Support)",
        ]
    finally:
        driver.close()


def test_a_lie_is_found_at_the_end(serving, monkeypatch):
    monkeypatch.setattr(http_board, "PATIENCE_S", 1.0)  # no frame will come that makes it true
    driver = OverHttp(serving)
    try:
        assert differing(run(driver, "  10:00:00  Ann chooses Lunch\n")) == []
        driver.world.agents["ann"].status.status = "online"
        assert driver._live is not None
        driver._live.board.rows["queues"]["sales"]["waiting"] = 7
        found = driver.finish()
    finally:
        driver.close()
    assert (
        found[0] == "the live stream is not the board: queues sales: waiting 7 in the stream, 0 in GET /board"
    )
    assert any(
        line.startswith("ann: status is 'lunch' by GET /agents, 'online' by the log") for line in found
    )


def test_a_set_up_that_is_refused_leaves_nothing_behind(serving):
    driver = OverHttp(serving)
    queue = QueueConfig(id="sales", label="Sales", overflow="nowhere")
    answer = driver.begin(1_772_442_000_000, (queue,), ())
    driver.close()
    assert answer.refusal == Refusal("unknown", {"kind": "queue", "key": "nowhere", "field": "overflow"})
    assert serving.house.rooms == {}
