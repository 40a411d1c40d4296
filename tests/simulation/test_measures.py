"""A day that can be checked by hand: every figure of it, on the real engine, under two policies."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from readyroom.centre import Truth
from readyroom.codec import presets
from readyroom.engine import Engine, World, fresh
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.inputs import Input
from readyroom.simulation import Figures, Measures, organisation
from readyroom.simulation.day import START

ANN = "agent-001"
SWITCH, HERSELF = Actor("switch", "hand"), Actor("agent", ANN)


def at(clock: str) -> int:
    """`2:20`: two minutes and twenty seconds into the day."""
    minutes, seconds = clock.split(":")
    return START + (int(minutes) * 60 + int(seconds)) * 1000


def truth() -> Truth:
    """Ann comes at once, is away from 1:00 to 11:00, and at 12:00 looks elsewhere for forty seconds."""
    found = Truth()
    found.moved(ANN, START, "home")
    for clock, presence in (
        ("0:01", "there"),
        ("1:00", "walk"),
        ("11:00", "there"),
        ("12:00", "distracted"),
        ("12:40", "there"),
    ):
        found.moved(ANN, at(clock), presence)  # type: ignore[arg-type]
    return found


class ByHand:
    """An organisation of Ann and one queue, to which inputs are said one by one."""

    def __init__(self, preset: str) -> None:
        self.engine, self.world = Engine(), fresh("hand")
        self.measures = Measures(truth())
        self.say(
            i.Configure(at=START, entities=organisation(presets.load(preset), 1, 1)),
            i.ChangeDevice(at=START, by=SWITCH, device=f"{ANN}-desk", registered=True),
        )

    def say(self, *given: Input) -> None:
        for one in given:
            assert self.engine.step(self.world, one, self._observe).refusal is None

    def _observe(self, world: World, event) -> None:
        self.measures.on(event)

    def caller(self, clock: str, call: str) -> None:
        self.say(i.JoinQueue(at=at(clock), by=SWITCH, queue="queue-1", call=call))

    def ends(self, clock: str, call: str) -> None:
        self.say(i.EndCall(at=at(clock), by=SWITCH, call=call))

    def answers(self, clock: str, call: str) -> None:
        self.say(i.Advance(at=at(clock)))
        (offer,) = self.world.calls[call].offers
        self.say(i.EndOffer(at=at(clock), by=SWITCH, offer=offer, outcome="answered"))

    def figures(self, clock: str) -> Figures:
        self.say(i.Advance(at=at(clock)))
        return self.measures.figures(START, at(clock))


def morning(day: ByHand, comes: Iterable[Input], back: Iterable[Input], stays: Iterable[Input]) -> Figures:
    day.say(*comes)
    day.caller("0:30", "c1")
    day.answers("0:34", "c1")
    day.ends("0:50", "c1")  # and wraps up until 1:20
    day.caller("2:00", "c2")  # rings until 2:20, and nobody is there
    day.ends("3:00", "c2")
    day.say(*back)
    day.caller("12:00", "c3")  # rings until 12:20
    day.say(*stays)  # and rings again
    day.answers("12:52", "c3")
    day.ends("13:00", "c3")
    return day.figures("15:00")


def test_asked_first_she_says_at_12_50_that_she_is_there():
    found = morning(
        ByHand("default"),
        [i.SetStatus(at=at("0:10"), by=HERSELF, agent=ANN, status="online")],
        [i.Return(at=at("11:10"), by=HERSELF, agent=ANN)],
        [i.Stay(at=at("12:50"), by=HERSELF, agent=ANN)],
    )
    assert found == Figures(
        calls=3,
        answered=2,
        abandoned=1,
        wait_mean_s=28,
        wait_p50_s=4,
        wait_p90_s=4,
        service_level=1 / 3,
        offers=4,
        misses={"distracted/no_answer": 1, "walk/no_answer": 1},
        warnings=2,  # the first would have waited until 12:20; she is back before
        warnings_of_present=1,
        warned_s=40,  # 11:00 to 11:10, and 12:20 to 12:50
        taps=2,
        absences=1,
        absences_rung=1,
        late_offers=1,
        lost_wait_s=20,
    )


def test_signed_out_at_once_she_signs_in_at_12_50():
    sign_in = [
        i.SignIn(at=at(clock), by=HERSELF, agent=ANN, device=f"{ANN}-desk")
        for clock in ("0:05", "11:10", "12:50")
    ]
    found = morning(
        ByHand("ip-office"),
        [sign_in[0], i.SetStatus(at=at("0:10"), by=HERSELF, agent=ANN, status="online")],
        [sign_in[1]],
        [sign_in[2]],
    )
    assert (found.withdrawals, found.false_withdrawals) == (2, 1)  # at 2:20, and at 12:20
    assert (found.presence_lost_s, found.return_lost_s) == (30, 10)
    assert (found.warnings, found.warned_s, found.taps) == (0, 0, 2)
    assert (found.late_offers, found.lost_wait_s) == (1, 20)


def test_what_still_stands_at_the_end_is_counted_to_the_end():
    day = ByHand("default")
    day.say(i.SetStatus(at=at("0:10"), by=HERSELF, agent=ANN, status="online"))
    day.caller("12:00", "c1")
    found = day.figures("13:20")
    assert (found.calls, found.waiting, found.warnings) == (1, 1, 1)
    assert found.warned_s == 60
    assert found.service_level == found.wait_p90_s == 0


def test_presence_is_looked_up_by_the_instant():
    found = truth()
    assert [found.presence(ANN, at(clock)) for clock in ("0:00", "0:01", "0:59", "1:00", "99:00")] == [
        "home",
        "there",
        "there",
        "walk",
        "there",
    ]
    assert found.presence("bob", START) == "home"
    assert found.knows(ANN)
    assert not found.knows("bob")


@pytest.mark.parametrize(
    ("since", "until", "present_s"),
    [
        ("0:00", "0:01", 0),
        ("0:00", "2:00", 59),
        ("0:30", "0:40", 10),
        ("5:00", "11:30", 30),
        ("11:59", "12:41", 42),
    ],
)
def test_present_time_is_time_at_the_desk(since, until, present_s):
    assert truth().present_ms(ANN, at(since), at(until)) == present_s * 1000
    assert truth().present_ms("bob", at(since), at(until)) == 0
