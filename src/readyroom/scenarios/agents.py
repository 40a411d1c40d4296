"""What a scenario says of an agent: configuration, and the facts with which the agent begins.

Belongs here: `agent Ann: in Sales and Support, ready`. Such a sentence makes the agent, a desk phone, a user
with the organisation's default rights and licences, and assignments to queues; the facts follow as inputs.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from readyroom.engine.catalogue import AgentConfig, DeviceConfig, Entity, MemberConfig, UserConfig
from readyroom.engine.facts import Actor
from readyroom.engine.inputs import (
    ChangeDevice,
    ClockIn,
    Input,
    SetMembership,
    SetStatus,
    SignIn,
)
from readyroom.scenarios import clauses
from readyroom.scenarios.names import UnknownNameError
from readyroom.scenarios.patterns import SentenceError, Slots, Template, find, split_names
from readyroom.scenarios.reasons import reason_of
from readyroom.scenarios.setup import Book, Parts

SWITCH = Actor("switch", "switch")

_PHONES = {"desk phone": "desk", "web phone": "web", "mobile": "mobile"}
OWN_WORDS = (
    *("in {names}", "as in preset {word}", "no desk phone"),
    *(f"{phone}" for phone in _PHONES if phone != "desk phone"),
    *(f"{phone} not registered" for phone in _PHONES),
)
"""Clauses of an agent's sentence that put entities of other kinds; for the documentation."""


class Fresh(msgspec.Struct):
    """What an agent's sentence amounts to."""

    entities: list[Entity]
    facts: list[Input]


Fact = Template[Callable[[Slots, Book, str], list[Input]]]


def _me(agent: str) -> Actor:
    return Actor("agent", agent)


def _sign_in(agent: str, device: str | None) -> list[Input]:
    return [SignIn(at=0, by=_me(agent), agent=agent, device=device)]


def _desk(book: Book, agent: str) -> str | None:
    device = f"{agent}-desk"
    return device if ("device", device) in book.entities else None


def _clock_in(book: Book, agent: str, unit: str | None) -> list[Input]:
    config = book.get(AgentConfig, "agent", agent)
    units = book.names.all_of("unit")
    where = unit or config.unit or (units[0] if units else None)
    if where is None:
        raise SentenceError(f"agent {agent} clocks in at a unit, and there is none: add `and unit NAME`")
    return [ClockIn(at=0, by=_me(agent), agent=agent, unit=where)]


def _ready(_s: Slots, book: Book, agent: str) -> list[Input]:
    config = book.get(AgentConfig, "agent", agent)
    settings = book.settings
    facts: list[Input] = []
    if config.login_code:
        facts += _sign_in(agent, _desk(book, agent))
    if set(config.groups) & set(settings.tracked_groups):
        facts += _clock_in(book, agent, None)
    if book.members_of(agent):
        facts.append(SetMembership(at=0, by=_me(agent), agent=agent, queue=None, membership="in"))
    facts.append(SetStatus(at=0, by=_me(agent), agent=agent, status=settings.online_status))
    return facts


def _logged(value: str) -> Callable[[Slots, Book, str], list[Input]]:
    def facts(s: Slots, _book: Book, agent: str) -> list[Input]:
        queue = s.get("queue")
        chosen = SetMembership(at=0, by=_me(agent), agent=agent, queue=queue, membership="in")
        return [msgspec.structs.replace(chosen, membership=value)]

    return facts


def _status(s: Slots, book: Book, agent: str) -> list[Input]:
    reason, note = reason_of(s.get("why"), book, s["status"])
    return [
        SetStatus(at=0, by=_me(agent), agent=agent, status=s["status"], reason=reason, note=note),
    ]


FACTS: list[Fact] = [
    Template("ready", _ready),
    Template("status {status}[ ({why})]", _status),
    Template("logged in", _logged("in")),
    Template("logged in to {queue}", _logged("in")),
    Template("logged out", _logged("out")),
    Template("logged out of {queue}", _logged("out")),
    Template("paused in {queue}", _logged("paused")),
    Template("clocked in", lambda _s, book, agent: _clock_in(book, agent, None)),
    Template("clocked in at {unit}", lambda s, book, agent: _clock_in(book, agent, s["unit"])),
    Template("signed in", lambda _s, book, agent: _sign_in(agent, _desk(book, agent))),
    Template("signed in at {device}", lambda s, _book, agent: _sign_in(agent, s["device"])),
    Template("signed in on the web", lambda _s, _book, agent: _sign_in(agent, None)),
]


class _Sentence:
    """One agent's sentence while it is read."""

    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.name = name
        self.id = book.names.id("agent", name)
        self.is_new = ("agent", self.id) not in book.entities
        defaults = book.settings.agent_defaults
        fields = {field: getattr(defaults, field) for field in defaults.__struct_fields__}
        present = book.entities.get(("agent", self.id))
        self.brought: list[Entity] = []
        self.config = (
            present if isinstance(present, AgentConfig) else AgentConfig(id=self.id, name=name, **fields)
        )
        self.user = self._present_user()
        self.members: list[MemberConfig] = []
        self.phones: dict[str, bool] = {"desk": True} if self.is_new else {}

    def _present_user(self) -> UserConfig:
        for entity in self.book.entities.values():
            if isinstance(entity, UserConfig) and entity.agent == self.id:
                return entity
        settings = self.book.settings
        return UserConfig(
            id=self.id,
            name=self.name,
            roles=("agent",),
            rights=settings.default_rights,
            licences=settings.default_licences,
            agent=self.id,
        )

    def read(self, text: str) -> bool:
        """Take a clause in that puts something; False if it is of another sort."""
        return self._memberships(text) or self._phone(text) or self._preset(text) or self._fields(text)

    def _memberships(self, text: str) -> bool:
        if not text.startswith("in ") or text.startswith("in preset"):
            return False
        queues = [self.book.names.id("queue", name) for name in split_names(text.removeprefix("in "))]
        self.members += [MemberConfig(queue=queue, agent=self.id) for queue in queues]
        return True

    def _phone(self, text: str) -> bool:
        words, registered = text.removesuffix(" not registered"), not text.endswith(" not registered")
        if text == "no desk phone":
            self.phones.pop("desk", None)
        elif words in _PHONES:
            self.phones[_PHONES[words]] = registered
        else:
            return False
        return True

    def _preset(self, text: str) -> bool:
        if not text.startswith("as in preset "):
            return False
        preset = self.book.preset(text.removeprefix("as in preset "))
        self.brought += self.book.missing_statuses(preset)
        defaults = preset.settings.agent_defaults
        fields = {field: getattr(defaults, field) for field in defaults.__struct_fields__}
        self.config = msgspec.structs.replace(self.config, **fields)
        return True

    def _fields(self, text: str) -> bool:
        try:
            self.config = self.book.edited(self.config, clauses.AGENT, [text])
        except SentenceError:
            try:
                self.user = self.book.edited(self.user, clauses.RIGHTS, [text])
            except SentenceError:
                return False
        return True

    def entities(self) -> list[Entity]:
        """What the sentence puts."""
        devices = [
            DeviceConfig(id=f"{self.id}-{kind}", kind=kind, agent=self.id)  # type: ignore[arg-type]
            for kind in self.phones
        ]
        entities: list[Entity] = [*self.brought, self.config, self.user, *devices, *self.members]
        return [entity for entity in entities if entity not in self.book.entities.values()]


def agents(book: Book, parts: Parts) -> Fresh:
    """What a sentence about one or several agents amounts to; the book has it already then."""
    book.announce(parts)
    fresh = Fresh([], [])
    for name in parts.names:
        sentence = _Sentence(book, name)
        left = [text for text in parts.clauses if not sentence.read(text)]
        entities = sentence.entities()
        book.put(entities)
        fresh.entities += entities
        fresh.facts += [
            ChangeDevice(at=0, by=SWITCH, device=f"{sentence.id}-{kind}", registered=True)
            for kind, registered in sentence.phones.items()
            if registered
        ]
        for text in left:
            fresh.facts += _facts(book, sentence.id, text)
    return fresh


def _facts(book: Book, agent: str, text: str) -> list[Input]:
    forms: list[Fact] = FACTS
    try:
        handler, slots = find(forms, text, book.names, "agent:")
    except SentenceError as error:
        for template in (*clauses.AGENT, *clauses.RIGHTS):
            try:
                template.slots(text, book.names)
            except UnknownNameError as unknown:
                raise SentenceError(f"agent: {text!r}: {unknown}") from None
        raise error
    return handler(slots, book, agent)
