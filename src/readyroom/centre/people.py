"""The simulated agents: they come, answer, wander off, forget to say so, and come back.

Belongs here: what a person does, by personality. They use phones of the switch and say to Readyroom what any agent
says; nothing tells Readyroom whether they are really there. That stands in `truth` alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from readyroom.centre import duties
from readyroom.centre.agenda import Agenda
from readyroom.centre.chance import Chance, about_ms, between_ms, until_next_ms
from readyroom.centre.days import Away, Shift
from readyroom.centre.lines import Line, Ring
from readyroom.centre.profile import Personality, Profile
from readyroom.centre.telephones import Telephones
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.engine.inputs import Input

AFTER_THE_CALL_MS = 20_000
"""Who is on the phone looks at the screen again after this time."""
NOTICES_SIGMA = 0.8
OUTGOING_TALK_S = 90.0
GIVES_UP_MS = 25_000
"""A direct call that nobody answers."""


class Person:
    """One agent."""

    def __init__(
        self,
        id_: str,
        device: str | None,
        personality: Personality,
        profile: Profile,
        chance: Chance,
        phones: Telephones,
        agenda: Agenda,
        look: duties.Look,
        prefix: str,
    ) -> None:
        self.id = id_
        self.device = device
        self.there = False
        """At the desk, and heeding the phone and the screen."""
        self._is = personality
        self._profile = profile
        self._chance = chance
        self._phones = phones
        self._agenda = agenda
        self._look = look
        self._prefix = prefix
        self._days: Iterator[Shift] = iter(())
        self._shift: Shift | None = None
        self._calls = 0
        self._habit = chance.of("habit", id_)
        self._habit_of_phone = chance.of("phone", id_)

    # --- coming and going --------------------------------------------------------------------------------

    def begin(self, days: Iterator[Shift]) -> None:
        """Put the first day on the agenda."""
        self._days = days
        self._next_shift()

    def _next_shift(self) -> None:
        shift = next(self._days, None)
        if shift is not None:
            self._put(shift.start, "arrives", lambda at: self._arrives(at, shift))

    def _put(self, at: int, what: str, action: object) -> None:
        self._agenda.put(at, f"agent {self.id} {what}", action)  # type: ignore[arg-type]

    def _arrives(self, at: int, shift: Shift) -> Iterator[Input]:
        self._shift = shift
        self.there = True
        for away in (*shift.away, *shift.distracted):
            self._put(away.start, "goes", lambda now, away=away: self._goes(now, away))
        self._put(shift.end, "leaves", lambda now: self._leaves(now, shift))
        if self.device is not None and not self._phones.registered.get(self.device):
            yield from self._phones.device(at, self.device, True)
        yield from duties.to_work(self._look, self.id, at, self.device, arriving=True)
        for rate, what, action in (
            (self._profile.outgoing_per_h, "dials", self._dials),
            (self._profile.direct_per_h, "is called", self._is_called),
            (self._is.dies_per_h, "phone dies", self._phone_dies),
            (3600 / self._is.looks_s, "looks", self._looks),
        ):
            if rate > 0:
                self._put(at + until_next_ms(self._dice(what, at), 3600 / rate), what, action)

    def _goes(self, at: int, away: Away) -> Iterator[Input]:
        """Whoever is on the phone hangs up first, and is gone: what the policy could change would be no truth."""
        if away.tells:
            yield from duties.to_be_away(self._look, self.id, at, away.kind)
        self.there = False
        self._put(away.end, "comes back", self._comes_back)

    def _comes_back(self, at: int) -> list[Input]:
        self.there = True
        for ring in list(self._phones.rings.values()):
            if ring.agent == self.id:
                self._answers_in(ring, at, between_ms(self._dice("hurries", ring.call), 1, 3))
        self._notices_soon(at, self._dice("is back", at))
        return []

    def _leaves(self, at: int, shift: Shift) -> Iterator[Input]:
        self._shift = None
        if shift.tells:
            yield from duties.to_go_home(self._look, self.id, at)
        self.there = False
        self._next_shift()

    # --- the screen --------------------------------------------------------------------------------------

    def _looks(self, at: int) -> Iterator[Input]:
        """A look at the screen, now and then: was I withdrawn, signed out, is something missing?"""
        if self._shift is None:
            return
        self._put(at + until_next_ms(self._habit, self._is.looks_s), "looks", self._looks)
        yield from self._heeds(at)

    def _notices_soon(self, at: int, dice: Random) -> None:
        delay = about_ms(dice, self._is.notices_median_s, NOTICES_SIGMA)
        self._put(at + delay, "notices", self._notices)

    def _notices(self, at: int) -> Iterator[Input]:
        if self.there and self._is_engaged():
            self._put(at + AFTER_THE_CALL_MS, "notices", self._notices)
        else:
            yield from self._heeds(at)

    def _heeds(self, at: int) -> Iterator[Input]:
        """Do what the screen asks for: answer a warning, come back from a withdrawal."""
        if self.there and self._shift is not None and not self._is_engaged():
            yield from duties.to_work(self._look, self.id, at, self.device, arriving=False)

    # --- answering ---------------------------------------------------------------------------------------

    def hears(self, at: int, ring: Ring, times: int) -> None:
        """The phone rings for a queue's call, so many times with this one."""
        if not self.there:
            return
        dice = self._dice("answers", ring.call, times)
        if dice.random() < self._is.refuses:
            delay = between_ms(dice, 1, 4)
            self._put(at + delay, "refuses", lambda now: self._refuses(now, ring.offer))
            return
        self._answers_in(ring, at, about_ms(dice, self._is.answer_median_s, self._is.answer_sigma))

    def _answers_in(self, ring: Ring, at: int, delay_ms: int) -> None:
        self._put(at + delay_ms, "answers", lambda now: self._answers(now, ring.offer))

    def missed(self, at: int, ring: Ring) -> None:
        """The phone fell silent unanswered: whoever is there sees a little later what came of it."""
        if self.there:
            self._notices_soon(at, self._dice("sees", ring.call, at))

    def _answers(self, at: int, offer: str) -> list[Input]:
        return self._phones.picks_up(at, offer) if self.there and not self._is_engaged() else []

    def _refuses(self, at: int, offer: str) -> list[Input]:
        return self._phones.ends_ringing(at, offer, "refused", "603 Decline") if self.there else []

    def hung_up(self, at: int, line: Line) -> None:
        """A call with this agent is over."""
        if line.kind != "queue":
            return
        dice = self._dice("wraps up", line.call)
        if dice.random() < self._is.wraps_up_early:
            self._put(at + about_ms(dice, 12.0, 0.5), "wraps up", self._wraps_up)

    def _wraps_up(self, at: int) -> Iterator[Input]:
        agent = self._look().agents.get(self.id)
        if self.there and agent is not None and agent.wrap_up is not None:
            yield i.EndWrapUp(at=at, by=Actor("agent", self.id), agent=self.id)

    # --- other calls, and the phone itself ---------------------------------------------------------------

    def _dials(self, at: int) -> Iterator[Input]:
        if not self._again(at, "dials", self._profile.outgoing_per_h, self._dials):
            return
        dice = self._dice("dialled", at)
        call = self._call("out")
        yield from self._phones.dials(
            at, call, self.id, self.device, f"+49 30 5550{dice.randrange(100, 1000)}"
        )
        if dice.random() < 0.8:
            delay = between_ms(dice, 4, 15)
            self._put(at + delay, "is answered", lambda now: self._phones.is_answered(now, call))
        else:
            self._put(at + GIVES_UP_MS, "gives up", lambda now: self._phones.hangs_up(now, call, "agent"))

    def _is_called(self, at: int) -> Iterator[Input]:
        if not self._again(at, "is called", self._profile.direct_per_h, self._is_called):
            return
        dice = self._dice("called", at)
        call = self._call("in")
        peer = f"+49 30 5550{dice.randrange(100, 1000)}"
        yield from self._phones.is_called(at, call, self.id, self.device, peer)
        if self.there:
            delay = between_ms(dice, 3, 8)
            self._put(at + delay, "is answered", lambda now: self._phones.is_answered(now, call))
        self._put(at + GIVES_UP_MS, "gives up", lambda now: self._gives_up(now, call))

    def _gives_up(self, at: int, call: str) -> list[Input]:
        line = self._phones.lines.get(call)
        return self._phones.caller_hangs_up(at, call) if line is not None and not line.up else []

    def _again(self, at: int, what: str, per_h: float, action: object) -> bool:
        """Put the next one on the agenda; whether this one can take place."""
        if self._shift is None:
            return False
        self._put(at + until_next_ms(self._dice(what, at), 3600 / per_h), what, action)
        rings = any(ring.agent == self.id for ring in self._phones.rings.values())
        there = self.there or what == "is called"
        return there and not rings and not self._is_engaged() and self._has_phone()

    def _phone_dies(self, at: int) -> Iterator[Input]:
        """The phone loses its network, a call on it goes on; the switch notices when the registration runs out."""
        if self._shift is None or self.device is None:
            return
        again = at + until_next_ms(self._habit_of_phone, 3600 / self._is.dies_per_h)
        back = at + about_ms(self._habit_of_phone, self._is.dies_median_s, 0.6)
        self._put(max(again, back + 1), "phone dies", self._phone_dies)
        device = self.device
        self._phones.dead.add(device)
        noticed = at + between_ms(self._habit_of_phone, 15, 60)
        if noticed < back:
            self._put(noticed, "phone is gone", lambda now: self._phones.device(now, device, False))
        self._put(back, "phone is back", lambda now: self._phone_is_back(now, device))
        yield from ()

    def _phone_is_back(self, at: int, device: str) -> Iterator[Input]:
        self._phones.dead.discard(device)
        yield from self._phones.device(at, device, True)
        if self.there:
            yield from duties.to_work(self._look, self.id, at, device, arriving=False)

    # --- inside ------------------------------------------------------------------------------------------

    def _is_engaged(self) -> bool:
        return self._phones.is_engaged(self.id, self.device)

    def _has_phone(self) -> bool:
        device = self.device
        return (
            device is not None
            and bool(self._phones.registered.get(device))
            and device not in self._phones.dead
        )

    def _call(self, kind: str) -> str:
        self._calls += 1
        return f"{self._prefix}-{kind}-{self.id}-{self._calls}"

    def _dice(self, *names: object) -> Random:
        return self._chance.of("agent", self.id, *names)


def talk_ms(profile: Profile, chance: Chance, line: Line) -> int:
    """How long a call will last once it is answered."""
    dice = chance.of("talk", line.call)
    load = profile.queues.get(line.queue or "")
    if load is None:
        return about_ms(dice, OUTGOING_TALK_S, 0.6)
    return about_ms(dice, load.talk_median_s, load.talk_sigma)
