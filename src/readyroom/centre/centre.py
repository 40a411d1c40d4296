"""A call centre at work: switch, agents and callers, on one agenda.

Belongs here: setting it up from what is configured, and handing what happens to whom it concerns. It is one switch
for whoever decides: its link has a name. Whoever runs it keeps `world` up to date, and says what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from readyroom.centre.agenda import Agenda
from readyroom.centre.callers import Callers
from readyroom.centre.chance import Chance
from readyroom.centre.days import shifts
from readyroom.centre.lines import Line, Ring
from readyroom.centre.overlay import OverlayQueues
from readyroom.centre.people import Person, talk_ms
from readyroom.centre.profile import Profile
from readyroom.centre.telephones import Telephones
from readyroom.centre.truth import Truth
from readyroom.engine.effects import Effect
from readyroom.engine.inputs import ChangeLink, EndCall, Input
from readyroom.engine.world import World

SURVEY_MS = 60_000
"""How often the switch's own queues are set up anew from what is configured."""


class Centre:
    """Switch, agents and callers. `open` it; then let happen what is due, and carry out what is asked."""

    def __init__(
        self, profile: Profile, seed: int, link: str = "simulated", woken: Callable[[], None] = lambda: None
    ) -> None:
        self.agenda = Agenda(woken)
        self.phones = Telephones(link, self.agenda, self)
        self.queues = OverlayQueues(self.phones, self.agenda)
        self.phones.own = self.queues
        self.truth = Truth()
        self.people: dict[str, Person] = {}
        self.link = link
        self.prefix = link
        self.world: World | None = None
        """The world as it is now, to be looked at."""
        self._profile = profile
        self._chance = Chance(seed)
        self._rung: dict[str, Counter[str]] = {}
        """Call → agent → how often it rang there."""

    def open(self, world: World, now: int) -> Iterator[Input]:
        """Plug the phones in, bring the link up, and put everybody's first steps on the agenda."""
        self.world = world
        # Two openings over one log must not give two calls one name.
        self.prefix = f"{self.link}-{now // 1000:x}"
        self.queues.configure(world)
        for agent_id, kind in self._profile.agents.items():
            if agent_id in world.agents:
                self._employ(world, agent_id, kind, now)
        for queue_id, load in self._profile.queues.items():
            if queue_id in world.queues:
                Callers(
                    queue_id,
                    load,
                    self._profile,
                    self._chance,
                    self.phones,
                    self.agenda,
                    world.settings.zone,
                    self.prefix,
                ).begin(now)
        self.agenda.put(now + SURVEY_MS, "survey", self._survey)
        old = [call for call in world.calls if call.startswith(f"{self.link}-")]
        yield ChangeLink(at=now, seen=now, by=self.phones.by, link=self.link, up=True)
        for call in old:  # of a switch of this name that ran before: they went down with it
            yield EndCall(at=now, seen=now, by=self.phones.by, call=call, ended_by="switch")
        for person in self.people.values():
            if person.device is not None:
                yield from self.phones.device(now, person.device, True)

    def _employ(self, world: World, agent_id: str, kind: str, now: int) -> None:
        personality = self._profile.personalities[kind]
        device = next(iter(world.devices_of.get(agent_id, ())), None)
        person = self.people[agent_id] = Person(
            agent_id,
            device,
            personality,
            self._profile,
            self._chance,
            self.phones,
            self.agenda,
            self.look,
            self.prefix,
        )
        self.truth.moved(agent_id, now, "home")
        plan = shifts(self._profile, personality, self._chance, agent_id, world.settings.zone, now)
        person.begin(self.truth.noted(agent_id, plan))

    def look(self) -> World:
        """The world as it is now."""
        assert self.world is not None
        return self.world

    def _survey(self, at: int) -> Iterable[Input]:
        world = self.look()
        self.queues.configure(world)
        for line in list(self.phones.lines.values()):
            if line.adopted and line.call not in world.calls:
                self.phones.forget_call(at, line.call)
        self.agenda.put(at + SURVEY_MS, "survey", self._survey)
        return self.queues.serve(at)

    # --- as the hands at the phones ----------------------------------------------------------------------

    def command(self, now: int, effect: Effect) -> None:
        """Carry out what the switch is asked, if the link carries it."""
        if self.phones.up:
            self.phones.command(now, effect)

    def rings(self, at: int, ring: Ring) -> None:
        """Whoever it belongs to may hear it."""
        times = self._rung.setdefault(ring.call, Counter())
        times[ring.agent] += 1
        person = self.people.get(ring.agent)
        if person is not None:
            person.hears(at, ring, times[ring.agent])

    def stops(self, at: int, ring: Ring) -> None:
        """A phone falls silent; whoever is at the desk sees, a little later, what came of it."""
        person = self.people.get(ring.agent)
        if person is not None:
            person.missed(at, ring)

    def talks(self, at: int, line: Line) -> None:
        """They talk for a while; sometimes one is put on hold; then one of them hangs up."""
        call, phones = line.call, self.phones
        if line.agent not in self.people and not call.startswith(self.prefix):
            return
        lasts = talk_ms(self._profile, self._chance, line)
        dice = self._chance.of("manners", call)
        if dice.random() < 0.1:
            for part, held in ((0.4, True), (0.6, False)):
                self.agenda.put(
                    at + max(1, int(lasts * part)),
                    f"hold {call}",
                    lambda now, held=held: phones.holds(now, call, held),  # type: ignore[misc]
                )
        if dice.random() < 0.6:
            self.agenda.put(at + lasts, f"end {call}", lambda now: phones.caller_hangs_up(now, call))
        else:
            self.agenda.put(at + lasts, f"end {call}", lambda now: phones.hangs_up(now, call))

    def over(self, at: int, line: Line) -> None:
        """Whoever talked has a wrap-up before them; how often the call rang is forgotten."""
        self.queues.over(at, line)
        self._rung.pop(line.call, None)
        person = self.people.get(line.agent or "")
        if person is not None and line.up:
            person.hung_up(at, line)
