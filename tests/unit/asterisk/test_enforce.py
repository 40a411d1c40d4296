"""A switch's memberships are brought to what they should be: step by step, at a pace, whatever goes wrong."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyroom.edges.asterisk.contested import FORGOTTEN_AFTER_MS
from readyroom.edges.asterisk.enforce import (
    CONFIRM_MS,
    REST_MS_AT_MOST,
    RETRY_MS,
    ROUND,
    Reconciler,
    Step,
)
from readyroom.edges.asterisk.mapping import FREEPBX, PLAIN
from readyroom.edges.asterisk.picture import Member
from readyroom.edges.asterisk.standing import OUT_REASON
from readyroom.edges.asterisk.texts import as_kept
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Desired
from readyroom.engine.machine import Engine
from tests.unit.asterisk.app_queue import AppQueue
from tests.unit.asterisk.centre import SEEN, a_world, an_observer, people

ANN, BEN = "1001", "1002"
PAUSE = "QueuePause PJSIP/1001 Paused=true"
IN, OUT, LUNCH = Desired("in"), Desired("out"), Desired("paused", "lunch")


class Rig:
    """A switch, what is known of it, and what should be."""

    def __init__(self, *more: cat.Entity, naming=PLAIN, agents=(ANN, BEN), queues=("sales",)) -> None:
        self.switch = AppQueue(*queues)
        self.observer = an_observer(a_world(*people(*agents, queues=queues), *more), naming)
        self.reconciler = Reconciler(self.observer.mapping, self.observer.standing)
        self.now = SEEN
        self.look()

    def look(self) -> None:
        """Ask the switch for all that it has."""
        self.switch.events.clear()
        self.observer.picture.queues_are(self.switch.listed(), self.now)
        self.observer.standing.all_changed()
        self.observer.voice.taken()
        self.reconciler.is_stale = False

    def hear(self) -> None:
        """Events that were not ours are the engine's affair; those of our steps confirm them."""
        for pair in self.switch.hear(self.observer, self.now):
            self.reconciler.changed(*pair)

    def steps(self) -> list[str]:
        """Ask for the steps that are due, carry them out and hear of it, until none is due at this instant."""
        found = []
        while steps := self.reconciler.next(self.now):
            for step in steps:
                found.append(told(step))
                accepted, why = self.switch.do(step)
                self.reconciler.answered(step, accepted, why, self.now)
            self.hear()
        return found

    def wait(self, ms: int) -> list[str]:
        self.now += ms
        return self.steps()


def told(step: Step) -> str:
    """`QueuePause PJSIP/1001 Paused=true Reason=lunch`; names and penalties that are as always are left out."""
    usual = {"Queue", "Interface", "MemberName"}
    rest = [f"{k}={v}" for k, v in step.headers.items() if k not in usual and (k, v) not in DULL]
    return " ".join([step.action, step.headers["Interface"], *rest])


DULL = {("Penalty", "0"), ("Paused", "false")}


# --- from each state to each -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "want", "steps", "after"),
    [
        (None, IN, ["QueueAdd PJSIP/1001"], "in"),
        (None, LUNCH, ["QueueAdd PJSIP/1001 Paused=true Reason=lunch"], "paused: lunch"),
        (None, OUT, [], "out"),
        ({}, IN, [], "in"),
        ({}, LUNCH, [f"{PAUSE} Reason=lunch"], "paused: lunch"),
        ({}, OUT, ["QueueRemove PJSIP/1001"], "out"),
        ({"Paused": "1", "PausedReason": "x"}, IN, ["QueuePause PJSIP/1001"], "in"),
        ({"Paused": "1", "PausedReason": "x"}, LUNCH, [f"{PAUSE} Reason=lunch"], "paused: lunch"),
        ({"Paused": "1", "PausedReason": "lunch"}, LUNCH, [], "paused: lunch"),
        ({"Paused": "1", "PausedReason": "x"}, Desired("paused"), [PAUSE], "paused: "),
        ({"Paused": "1"}, OUT, ["QueueRemove PJSIP/1001"], "out"),
        ({"kind": "static"}, OUT, [f"{PAUSE} Reason={OUT_REASON}"], f"paused: {OUT_REASON}"),
        ({"kind": "realtime", "Paused": "1", "PausedReason": OUT_REASON}, OUT, [], f"paused: {OUT_REASON}"),
        ({"kind": "static", "Paused": "1", "PausedReason": OUT_REASON}, IN, ["QueuePause PJSIP/1001"], "in"),
    ],
)  # fmt: skip
def test_the_way_from_each_to_each(before, want, steps, after):
    rig = Rig()
    if before is not None:
        rig.switch.put("sales", "PJSIP/1001", **before)
        rig.look()
    rig.reconciler.want(ANN, "sales", want)
    assert rig.steps() == steps
    assert rig.switch.has("sales", "PJSIP/1001") == after
    assert rig.wait(60_000) == []
    assert rig.reconciler.due() is None
    assert not rig.reconciler.problems
    said = rig.observer.standing
    rig.look()
    assert said.has(ANN, "sales") or want.membership == "out"


def test_a_member_that_cannot_be_removed_and_does_not_say_so_is_paused():
    rig = Rig()
    rig.switch.put("sales", "PJSIP/1001")
    rig.look()
    rig.switch.members["sales", "pjsip/1001"]["Membership"] = "static"
    rig.reconciler.want(ANN, "sales", OUT)
    pause = f"{PAUSE} Reason={OUT_REASON}"
    assert rig.steps() == ["QueueRemove PJSIP/1001", pause]
    # And it is said to be out, since nobody will ring it.
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == ["QueuePause PJSIP/1001"]
    rig.reconciler.want(ANN, "sales", OUT)
    assert rig.steps() == [pause]


def test_an_older_switch_is_told_the_reason_afterwards():
    rig = Rig()
    rig.switch.keeps_reasons = False
    rig.reconciler.want(ANN, "sales", LUNCH)
    assert rig.steps() == ["QueueAdd PJSIP/1001 Paused=true Reason=lunch", f"{PAUSE} Reason=lunch"]


def test_who_comes_back_is_the_member_that_they_were():
    rig = Rig(naming=FREEPBX)
    interface = "Local/1001@from-queue/n"
    rig.switch.put(
        "sales", interface, Penalty="5", StateInterface="hint:1001@ext-local", MemberName="Ann at the desk"
    )
    rig.look()
    rig.reconciler.want(ANN, "sales", OUT)
    rig.steps()
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == [f"QueueAdd {interface} Penalty=5 StateInterface=hint:1001@ext-local"]
    assert rig.switch.members["sales", same_(interface)]["MemberName"] == "Ann at the desk"


def test_what_is_kept_of_a_member_is_what_they_were_last():
    """At the switch it is kept as what somebody was taken out, while that is out of the ordinary; nothing older."""
    rig = Rig()
    kept = []
    for penalty in ("7", "0", "0", "7"):
        rig.switch.put("sales", "PJSIP/1001", MemberName=ANN.title(), Penalty=penalty)
        rig.look()
        rig.reconciler.want(ANN, "sales", OUT)
        rig.steps()
        kept.append([None if member is None else member.penalty for _, member in rig.reconciler.taken_out()])
    assert kept == [[7], [None], [], [7]]
    # What an earlier Readyroom kept is struck out as well.
    later = Rig()
    later.reconciler.were({(ANN, "sales"): Member(queue="sales", interface="PJSIP/1001", penalty=7)})
    later.switch.put("sales", "PJSIP/1001", MemberName=ANN.title())
    later.look()
    later.reconciler.want(ANN, "sales", OUT)
    later.steps()
    assert later.reconciler.taken_out() == [((ANN, "sales"), None)]


def same_(interface: str) -> str:
    return interface.casefold().removesuffix("/n")


def test_a_new_member_is_as_configured():
    rig = Rig(cat.MemberConfig(queue="sales", agent=ANN, tier=3), naming=FREEPBX)
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == [
        "QueueAdd Local/1001@from-queue/n Penalty=2 StateInterface=hint:1001@ext-local",
    ]
    assert rig.switch.members["sales", "local/1001@from-queue"]["MemberName"] == ANN.title()


# --- devices ---------------------------------------------------------------------------------------------


def test_who_sits_elsewhere_is_rung_there_alone():
    hot = cat.DeviceConfig(id="1009")
    rig = Rig(hot, cat.AgentConfig(id=ANN, name="Ann", login_code=True))
    rig.switch.put("sales", "PJSIP/1001")
    rig.look()
    world, engine = rig.observer.mapping.world, Engine()
    assert engine.step(world, i.SignIn(at=SEEN, agent=ANN, device="1009")).refusal is None
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == ["QueueRemove PJSIP/1001", "QueueAdd PJSIP/1009"]

    # Gone from there, nobody is to be rung there; whose member it was is known by the name.
    assert engine.step(world, i.SignOut(at=SEEN, agent=ANN)).refusal is None
    rig.look()
    rig.reconciler.want(ANN, "sales", OUT)
    assert rig.steps() == ["QueueRemove PJSIP/1009"]


def test_both_of_two_devices_are_brought_to_the_same():
    rig = Rig(cat.DeviceConfig(id="mobile", agent=ANN))
    for interface in ("PJSIP/1001", "PJSIP/mobile"):
        rig.switch.put("sales", interface)
    rig.look()
    rig.reconciler.want(ANN, "sales", LUNCH)
    assert rig.steps() == [f"QueuePause PJSIP/{one} Paused=true Reason=lunch" for one in (ANN, "mobile")]
    rig.reconciler.want(ANN, "sales", OUT)
    assert rig.steps() == [f"QueueRemove PJSIP/{one}" for one in (ANN, "mobile")]


# --- one at a time, and what goes wrong ------------------------------------------------------------------


def test_one_step_is_under_way_for_each_and_the_last_word_counts():
    rig = Rig()
    rig.reconciler.want(ANN, "sales", LUNCH)
    (first,) = rig.reconciler.next(rig.now)
    assert rig.reconciler.next(rig.now) == []
    rig.reconciler.want(ANN, "sales", IN)
    rig.reconciler.want(ANN, "sales", OUT)
    assert rig.reconciler.next(rig.now) == []
    rig.reconciler.answered(first, *rig.switch.do(first), rig.now)
    assert rig.reconciler.next(rig.now) == []  # the response alone is not what it has
    rig.hear()
    assert rig.steps() == ["QueueRemove PJSIP/1001"]


def test_a_step_that_nothing_confirms_is_asked_for_again():
    rig = Rig()
    rig.reconciler.want(ANN, "sales", IN)
    (lost,) = rig.reconciler.next(rig.now)
    assert rig.reconciler.due() == rig.now + CONFIRM_MS
    rig.now += CONFIRM_MS
    assert rig.reconciler.next(rig.now) == []
    assert rig.reconciler.is_stale
    assert rig.reconciler.problems == {lost.pair: "the switch did not confirm it"}
    rig.look()
    assert rig.reconciler.due() == rig.now + RETRY_MS[0]
    assert rig.wait(RETRY_MS[0]) == ["QueueAdd PJSIP/1001"]
    assert not rig.reconciler.problems


def test_what_is_done_already_is_as_good_as_done():
    rig = Rig()
    rig.switch.put("sales", "PJSIP/1001")
    rig.switch.events.clear()
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == ["QueueAdd PJSIP/1001"]
    assert rig.reconciler.is_stale
    assert not rig.reconciler.problems
    rig.look()
    assert rig.wait(60_000) == []
    rig.switch.take("sales", "PJSIP/1001")
    rig.switch.events.clear()
    rig.reconciler.want(ANN, "sales", OUT)
    assert rig.steps() == ["QueueRemove PJSIP/1001"]
    rig.look()
    assert rig.wait(60_000) == []


def test_what_is_refused_is_tried_ever_more_rarely_and_said():
    rig = Rig()
    rig.switch.queues = ("support",)
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == ["QueueAdd PJSIP/1001"]
    assert rig.reconciler.problems == {(ANN, "sales"): "Unable to add interface to queue: No such queue"}
    times = []
    until = rig.now + 400_000
    while rig.now < until:
        due = rig.reconciler.due()
        assert due is not None
        times.append(due - rig.now)
        rig.wait(due - rig.now)
    assert times[:5] == [*RETRY_MS, RETRY_MS[-1]]
    # A queue that the switch does not have at all is not asked for.
    rig.look()
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == []
    assert rig.reconciler.problems == {(ANN, "sales"): "the switch has no queue sales"}


def test_a_switch_that_does_it_otherwise_is_not_asked_again_and_again():
    rig = Rig()
    rig.switch.put("sales", "PJSIP/1001")
    rig.look()
    rig.reconciler.want(ANN, "sales", LUNCH)
    (step,) = rig.reconciler.next(rig.now)
    rig.switch.pause("sales", "PJSIP/1001", True, "what it likes")
    rig.hear()
    assert rig.reconciler.next(rig.now) == []
    assert rig.reconciler.problems == {step.pair: "the switch did it otherwise"}
    assert rig.reconciler.due() == rig.now + RETRY_MS[0]


def test_somebody_else_s_change_is_the_engine_s_affair_and_found_by_a_sweep():
    rig = Rig()
    rig.reconciler.want(ANN, "sales", IN)
    rig.steps()
    rig.switch.pause("sales", "PJSIP/1001", True, "console")
    rig.hear()
    assert rig.wait(60_000) == []
    rig.reconciler.sweep()
    assert rig.steps() == ["QueuePause PJSIP/1001"]


class Other:
    """Another program that makes agents something else, as soon as it hears of it."""

    def __init__(self, rig: Rig, want: Desired, agents=(ANN,)) -> None:
        self.rig, self.want, self.agents = rig, want, agents
        self.put_right: list[int] = []
        """When something was put right again (ms after the beginning)."""
        for agent in agents:
            self.undo(agent)
            rig.reconciler.want(agent, "sales", want)

    def undo(self, agent: str) -> None:
        paused = str(int(self.want.membership == "in"))
        self.rig.switch.put("sales", f"PJSIP/{agent}", Paused=paused, PausedReason="other")
        self.rig.look()

    def go_on(self, until_ms: int) -> None:
        rig, begun = self.rig, self.rig.now
        while rig.now - begun < until_ms:
            if steps := rig.reconciler.next(rig.now):
                for step in steps:
                    assert rig.switch.do(step)[0]
                    self.put_right.append(rig.now - begun)
                    rig.hear()
                    self.undo(step.agent)
                    # What the engine says of any change that it does not want.
                    rig.reconciler.want(step.agent, "sales", self.want)
                rig.now += 20
                for step in steps:
                    rig.reconciler.answered(step, True, "", rig.now)
            else:
                due = rig.reconciler.due()
                assert due is not None
                rig.now = max(due, rig.now + 1)


@pytest.mark.parametrize(
    ("want", "pauses"),
    [(IN, [1_000, 5_000, 15_000, 15_000, 15_000]), (LUNCH, [1_000] * 59), (OUT, [1_000] * 59)],
)
def test_who_changes_it_back_again_and_again_is_answered_ever_more_slowly(want: Desired, pauses: list[int]):
    """But for who is not to be rung: a second at most."""
    other = Other(Rig(), want)
    other.go_on(60_000)
    assert other.put_right[:4] == [0, 20, 40, 60], "at once, and so are the next three"
    between = [after - before - 20 for before, after in pairwise(other.put_right[3:])]
    assert between == pauses[: len(between)]
    assert len(between) in (len(pauses), len(pauses) - 1)
    reconciler = other.rig.reconciler
    assert reconciler.problems == {(ANN, "sales"): "somebody else changes it back again and again"}
    # Something new is asked for at once.
    reconciler.want(ANN, "sales", Desired("paused", "new"))
    assert len(other.rig.steps()) == 1
    assert reconciler.problems == {}


def test_so_is_who_does_it_to_many():
    agents = tuple(str(number) for number in range(1001, 1021))
    other = Other(Rig(agents=agents), IN, agents)
    other.go_on(30_000)
    assert len(other.put_right) <= 7 * len(agents)


def test_a_contest_is_forgotten_after_a_while():
    rig = Rig()
    other = Other(rig, LUNCH)
    other.go_on(60_000)
    rig.now += 20_000
    assert rig.steps() == [f"{PAUSE} Reason=lunch"], "the other one is gone"
    assert rig.wait(FORGOTTEN_AFTER_MS) == []
    other.put_right.clear()
    other.undo(ANN)
    rig.reconciler.want(ANN, "sales", LUNCH)
    other.go_on(100)
    assert other.put_right == [0, 20, 40]


def test_a_queue_that_went_and_came_back_is_looked_at_again():
    rig = Rig()
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == ["QueueAdd PJSIP/1001"]
    rig.switch.queues, sales = (), rig.switch.queues
    rig.switch.members.clear()
    rig.reconciler.want(ANN, "sales", LUNCH)
    assert rig.steps() == [f"{PAUSE} Reason=lunch"]
    rig.look()
    rig.reconciler.want(ANN, "sales", LUNCH)
    rig.reconciler.sweep()
    assert rig.wait(60_000) == []
    assert rig.reconciler.problems == {(ANN, "sales"): "the switch has no queue sales"}
    rig.switch.queues = sales
    rig.look()
    rig.reconciler.sweep()
    assert rig.steps() == ["QueueAdd PJSIP/1001 Paused=true Reason=lunch"]


def test_after_a_lost_connection_nothing_is_under_way():
    rig = Rig()
    rig.reconciler.want(ANN, "sales", IN)
    rig.reconciler.next(rig.now)
    rig.reconciler.reset()
    assert rig.reconciler.due() is None
    rig.reconciler.want(ANN, "sales", IN)
    assert rig.steps() == ["QueueAdd PJSIP/1001"]


def test_what_is_no_affair_of_the_switch_s_any_more_is_left():
    rig = Rig(cat.QueueConfig(id="own", label="Own", mode="distributor"))
    rig.reconciler.want(ANN, "own", IN)
    rig.reconciler.want("nobody", "sales", IN)
    rig.reconciler.want(ANN, "nowhere", IN)
    assert rig.steps() == []
    assert not rig.reconciler.wanted


# --- the pace --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cost_ms", [1, 5])
def test_many_are_asked_for_in_rounds_that_leave_the_switch_half_of_its_time(cost_ms):
    agents = tuple(f"{1_000 + number}" for number in range(320))
    rig = Rig(agents=agents)
    for agent in agents:
        rig.reconciler.want(agent, "sales", IN)
    rig.reconciler.want(agents[-1], "sales", LUNCH)
    begun, busy_ms, rounds = rig.now, 0, []
    while True:
        steps = rig.reconciler.next(rig.now)
        if steps:
            rounds.append(steps)
        for step in steps:
            assert rig.reconciler.next(rig.now) == []  # not before all of them are answered
            rig.now += cost_ms
            busy_ms += cost_ms
            rig.reconciler.answered(step, *rig.switch.do(step), rig.now)
        rig.hear()
        if (due := rig.reconciler.due()) is None:
            break
        rig.now = max(due, rig.now)
    # Who must not be rung comes first.
    assert rounds[0][0].agent == agents[-1]
    assert [len(steps) for steps in rounds] == [ROUND] * (len(agents) // ROUND)
    assert len(rig.switch.members) == len(agents)
    assert rig.now - begun == pytest.approx(2 * busy_ms, abs=ROUND * cost_ms)


def test_a_few_need_no_rest_and_join_the_round_that_is_under_way():
    rig = Rig(agents=("1001", "1002", "1003"))
    rig.reconciler.want("1001", "sales", IN)
    (first,) = rig.reconciler.next(rig.now)
    rig.reconciler.want("1002", "sales", IN)
    (second,) = rig.reconciler.next(rig.now)
    rig.now += 100
    for step in (first, second):
        rig.reconciler.answered(step, *rig.switch.do(step), rig.now)
    rig.reconciler.want("1003", "sales", IN)
    assert len(rig.reconciler.next(rig.now)) == 1


def test_a_round_that_is_never_answered_does_not_hold_up_the_rest():
    agents = tuple(f"{1_000 + number}" for number in range(ROUND + 1))
    rig = Rig(agents=agents)
    for agent in agents:
        rig.reconciler.want(agent, "sales", IN)
    assert len(rig.reconciler.next(rig.now)) == ROUND
    assert rig.reconciler.due() == rig.now + CONFIRM_MS
    assert rig.reconciler.next(rig.now + CONFIRM_MS - 1) == []
    rig.now += CONFIRM_MS
    assert rig.reconciler.next(rig.now) == []
    rig.now += REST_MS_AT_MOST
    assert len(rig.reconciler.next(rig.now)) >= 1
    rig.look()
    rig.wait(60_000)
    rig.wait(60_000)
    assert len(rig.switch.members) == len(agents)


# --- names and reasons -----------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["lunch", "two\r\nlines", "a;b,c|d", "é" * 60, ""])
def test_a_reason_is_sent_as_the_switch_keeps_it(reason):
    rig = Rig()
    rig.reconciler.want(ANN, "sales", Desired("paused", reason))
    rig.steps()
    assert rig.switch.has("sales", "PJSIP/1001") == f"paused: {as_kept(reason)}"
    assert rig.wait(60_000) == []


@pytest.mark.parametrize("name", ["Doe, John; Sales|North", "two\r\nlines", "é" * 60])
def test_a_name_is_sent_as_the_switch_keeps_it_and_is_nothing_out_of_the_ordinary(name):
    rig = Rig(cat.AgentConfig(id=ANN, name=name))
    for once_more in (False, True):
        rig.reconciler.want(ANN, "sales", IN)
        rig.steps()
        member = rig.switch.members["sales", "pjsip/1001"]
        assert member["MemberName"] == as_kept(name)
        if once_more:
            member["MemberName"] = name  # as somebody else wrote it
            rig.look()
        rig.reconciler.want(ANN, "sales", OUT)
        rig.steps()
        assert rig.reconciler.taken_out() == []


# --- whatever happens ------------------------------------------------------------------------------------

_wants = st.sampled_from([IN, OUT, LUNCH, Desired("paused", "a;b"), Desired("paused")])
_places = st.tuples(st.sampled_from([ANN, BEN]), st.sampled_from(["sales", "support"]))
_happenings = st.lists(
    st.one_of(
        st.tuples(st.just("want"), _places, _wants),
        st.tuples(st.just("put"), _places, st.sampled_from(["dynamic", "static"])),
        st.tuples(st.just("take"), _places, st.just("")),
        st.tuples(st.just("pause"), _places, st.sampled_from(["", "x"])),
        st.tuples(st.just("go on"), _places, st.just("")),
        st.tuples(st.just("lose"), _places, st.just("")),
    ),
    max_size=30,
)


@given(_happenings)
def test_in_the_end_it_is_as_it_should_be(happenings):
    rig = Rig(queues=("sales", "support"))
    switch = rig.switch
    for what, (agent, queue), how in happenings:
        interface, there = f"PJSIP/{agent}", (queue, f"pjsip/{agent}") in switch.members
        if what == "want":
            rig.reconciler.want(agent, queue, how)
        elif what == "put" and not there:
            switch.put(queue, interface, how)
        elif what == "take" and there:
            switch.take(queue, interface)
        elif what == "pause" and there:
            switch.pause(queue, interface, True, how)
        elif what == "go on":
            rig.wait(100)
        elif what == "lose":
            for step in rig.reconciler.next(rig.now):
                switch.do(step)
            rig.hear() if queue == "sales" else switch.events.clear()
    for _ in range(8):
        rig.look()
        rig.reconciler.sweep()
        rig.wait(RETRY_MS[-1])
    for (agent, queue), want in rig.reconciler.wanted.items():
        has = switch.has(queue, f"PJSIP/{agent}")
        is_static = switch.members.get((queue, f"pjsip/{agent}"), {}).get("Membership") == "static"
        if want.membership == "paused":
            assert has == f"paused: {as_kept(want.reason or '')}"
        elif want.membership == "out":
            assert has == (f"paused: {OUT_REASON}" if is_static else "out")
        else:
            assert has == "in"
    assert not rig.reconciler.problems
    assert rig.reconciler.due() is None
