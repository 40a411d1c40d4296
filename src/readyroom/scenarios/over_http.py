"""A scenario through the HTTP API of a real server with a manual clock.

Belongs here: the driver of a client. The founding configuration is put when the organisation is made, as at a first
start; everything after that is a request of the person who says it, and time moves by `POST /clock`. What came of it
is read from the log by `GET /events`. At the end the board and the agents that the server tells must be those that
the live stream and the log come to.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import groupby
from typing import Any, Protocol

import msgspec

from readyroom.engine import (
    Event,
    Input,
    Refusal,
    World,
    activity_of,
    evolve,
    fresh,
    shown,
    state_of,
)
from readyroom.engine import events as ev
from readyroom.engine.catalogue import Entity, UnitConfig, UserConfig
from readyroom.engine.decide import decide
from readyroom.engine.inputs import Observation, Unheard
from readyroom.scenarios.driver import Answer
from readyroom.scenarios.http_board import LiveBoard
from readyroom.scenarios.http_config import placed, unplaced
from readyroom.scenarios.http_events import event_of, instant_of
from readyroom.scenarios.http_inputs import OBSERVATIONS, UNSAID, Asked, requests_of, together
from readyroom.scenarios.http_looks import HttpLook
from readyroom.scenarios.http_talk import LIST, Access, Request, ServerError, Talk
from readyroom.scenarios.looks import Look, WorldLook
from readyroom.views.instants import when

ROOM = "scenario"
UNIT = "scenario-unit"
ADMIN = UserConfig(id="scenario-admin", name="Scenario", roles=("admin",))
SWITCH = UserConfig(id="scenario-switch", name="Scenario's switch", rights=("operate_switch",))
PASSWORD = "correct horse battery staple"  # noqa: S105 - of an organisation that lives for one scenario
EVENTS_A_PAGE = 1_000


class Place(msgspec.Struct, frozen=True):
    """Where an organisation is to be found."""

    url: str
    organisation: str


class Host(Protocol):
    """Where organisations are made: a server with a manual clock."""

    def found(self, at: int, entities: Sequence[Entity], user: str, password: str) -> Place | Refusal:
        """Make an organisation at an instant from its first entities, and give a user a password."""
        ...

    def restart(self, place: Place) -> None:
        """Have the organisation's server end, and start again on what it wrote."""
        ...

    def leave(self, place: Place) -> None:
        """The organisation is needed no more."""
        ...


class OverHttp:
    """Drives a server. Close it, whatever became of the run."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.world: World = fresh(ROOM)
        self.log: list[Event] = []
        self.now = 0
        self._place: Place | None = None
        self._talk: Talk | None = None
        self._live: LiveBoard | None = None
        self._asked = Asked(self.world, UNIT, SWITCH.id)
        self._look: HttpLook | None = None

    def close(self) -> None:
        """End all connections, and the organisation."""
        if self._live is not None:
            self._live.close()
        if self._talk is not None:
            self._talk.close()
        if self._place is not None:
            self.host.leave(self._place)
        self._live, self._talk, self._place = None, None, None

    @property
    def talk(self) -> Talk:
        """The organisation that was begun."""
        assert self._talk is not None, "begin comes first"
        return self._talk

    # --- the run -----------------------------------------------------------------------------------------

    def begin(self, at: int, entities: Sequence[Entity], facts: Sequence[Input]) -> Answer:
        """Start anew at an instant with this configuration and these facts; stops at the first refusal."""
        self.close()
        self.world, self.log, self.now, self._look = fresh(ROOM), [], at, None
        self._asked = Asked(self.world, UNIT, SWITCH.id)
        place = self.host.found(at, _founding(entities), ADMIN.id, PASSWORD)
        if isinstance(place, Refusal):
            return Answer((), place)
        self._place = place
        access = Access(place.url, place.organisation, ADMIN.id, PASSWORD, SWITCH.id)
        self._talk = Talk(access)
        events = self._read()
        token = self._talk.token()
        assert isinstance(token, str), token
        self._live = LiveBoard(place.url, token)
        for _, group in groupby(facts, key=lambda given: isinstance(given, Observation)):
            refusal = self._say_all([msgspec.structs.replace(given, at=at) for given in group])
            if refusal is not None:
                return Answer((*events, *self._read()), refusal)
        return Answer((*events, *self._read()))

    def advance(self, to: int) -> Sequence[Event]:
        """Let time come to `to`: deadlines run, also those due at `to`. What is due now has run already."""
        if to <= self.now:
            return ()
        self.now, self._look = to, None
        answer = self.talk.send(Request("POST", "/clock", {"to": instant_of(to)}))
        if isinstance(answer, Refusal):
            raise ServerError(f"the clock does not move: {answer}")
        return self._read()

    def send(self, given: Input) -> Answer:
        """Say something."""
        due = self.advance(given.seen or given.at)
        if isinstance(given, Unheard):
            return Answer((*due, *self._restarted()))
        refusal = self._say_all([given])
        if refusal is not None:
            refusal = told_plainly(refusal, given, self.world)
        events = [*due, *self._read()]
        if refusal is not None:  # that it was refused is in the audit, and no outcome of the scenario
            events = [event for event in events if not isinstance(event, ev.Refused)]
        return Answer(tuple(events), refusal)

    def _restarted(self) -> list[Event]:
        """The server goes and comes back; who followed the board asks anew."""
        assert self._live is not None, "begin comes first"
        assert self._place is not None, "begin comes first"
        self.host.restart(self._place)
        self._look = None
        self._live.again()
        return self._read()

    def _say_all(self, inputs: Sequence[Input]) -> Refusal | None:
        """Say these one after the other, up to the first that is refused."""
        for given in inputs:
            if type(given) in UNSAID:
                raise ServerError(f"{type(given).__name__} has no request: {UNSAID[type(given)]}")
        self._look = None
        for request in together([r for given in inputs for r in requests_of(given, self._asked)]):
            answer = self.talk.send(request)
            if isinstance(answer, Refusal):
                return answer
            if request.path.startswith(OBSERVATIONS):
                for taken in answer["items"]:
                    if taken["result"] == "refused":
                        return Refusal(taken["code"], taken["params"])
        return None

    # --- the log -----------------------------------------------------------------------------------------

    def _read(self) -> list[Event]:
        """What the log says since the last time, without what only the driver put there."""
        found: list[Event] = []
        more = True
        while more:
            since = self.log[-1].seq if self.log else 0
            told = self.talk.get(f"/events?since={since}&limit={EVENTS_A_PAGE}")
            more = told["more"]
            for row in told["items"]:
                event = event_of(row)
                evolve(self.world, event)
                self.log.append(event)
                if isinstance(event, ev.Removed) and event.kind == "user":
                    self.talk.forget(event.key)
                plain = _plain(event_of(row))
                found += [] if plain is None else [plain]
        return found

    def look(self) -> Look:
        """Ask how things are."""
        if self._look is None:
            self._look = HttpLook(self.talk, WorldLook(self.world, self.log, self.now), UNIT)
        return self._look

    # --- the end -----------------------------------------------------------------------------------------

    def finish(self) -> list[str]:
        """The board read is the board followed, and the agents that are told are those of the log."""
        assert self._live is not None, "begin comes first"
        wrong = self._live.wrong(lambda: self.talk.get("/board"))
        told = {row["id"]: row for row in self.talk.get(f"/agents{LIST}")["items"]}
        if told.keys() != self.world.agents.keys():
            wrong.append(f"GET /agents names {sorted(told)}, the log {sorted(self.world.agents)}")
        for agent, row in told.items():
            for field, value in _summary(self.world, agent).items():
                if row[field] != value:
                    wrong.append(f"{agent}: {field} is {row[field]!r} by GET /agents, {value!r} by the log")
        return wrong


def told_plainly(refusal: Refusal, given: Input, world: World) -> Refusal:
    """The refusal in the engine's words, where the server refused the same thing and says it in its own way.

    It may say more of it; and what somebody may not know of is `unknown` to them, whatever else stands against it.
    """
    own = decide(world, given)
    if not isinstance(own, Refusal):
        return refusal
    more = refusal.code == own.code and own.params.items() <= refusal.params.items()
    tables: dict[str, Container[str]] = {"task": world.tasks, "call": world.calls, "offer": world.offers}
    hidden = refusal.code == "unknown" and refusal.params["key"] in tables.get(refusal.params["kind"], ())
    return own if more or hidden else refusal


def _founding(entities: Sequence[Entity]) -> Sequence[Entity]:
    """The first configuration, with a unit for those who have none, and with the people that the driver needs."""
    units = [entity.id for entity in entities if isinstance(entity, UnitConfig)]
    unit = UnitConfig(id=UNIT, label="Scenario")
    return [*(placed(entity, UNIT, units) for entity in entities), unit, ADMIN, SWITCH]


def _plain(event: Event) -> Event | None:
    """An event without the driver's unit; None if it is about that unit or the driver's people.

    What the server notes that it did (the passwords that the driver set) is nothing that a scenario says.
    """
    if isinstance(event, ev.Noted):
        return None
    if isinstance(event, ev.Configured | ev.Removed):
        if event.key in (UNIT, ADMIN.id, SWITCH.id):
            return None
        if event.replaced is not None:
            event.replaced = unplaced(event.replaced, UNIT)
        if isinstance(event, ev.Configured):
            event.entity = unplaced(event.entity, UNIT)
    elif isinstance(event, ev.TaskCreated) and event.unit == UNIT:
        event.unit = None
    return event


def _summary(world: World, agent: str) -> dict[str, Any]:
    """What `GET /agents` must say of an agent."""
    facts, look = world.agents[agent], shown(world, agent)
    return {
        "at_unit": facts.attendance.unit,
        "signed_in": facts.signed_in.devices is not None,
        "status": facts.status.status,
        "state": state_of(world, agent),
        "activity": activity_of(world, agent),
        "shown": {**msgspec.to_builtins(look), "since": _as_told(look.since)},
        "queues": list(facts.memberships),
    }


def _as_told(at: int) -> str:
    return msgspec.json.decode(msgspec.json.encode(when(at)), type=str)
