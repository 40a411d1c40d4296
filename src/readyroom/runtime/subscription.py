"""A webhook as it is kept: where it goes, of what it is told, and the secrets with which its requests are signed.

Belongs here: the record, whether an event is for it, and what is then put among the deliveries.
"""

from __future__ import annotations

import base64
import secrets
from typing import Literal

from msgspec import Struct

from readyroom.codec import events as codec
from readyroom.engine.event import Event
from readyroom.store.deliveries import Delivery

PREFIX = "whsec_"
SECRET_BYTES = 32
"""Standard Webhooks asks for 24 to 64."""

Stream = Literal["events", "agents"]
"""`events`: the events of the log; `agents`: how an agent stood before and after each that changed it."""


class Secret(Struct, frozen=True):
    """With which requests are signed; `until` (ms UTC): the last instant, once a newer one is there."""

    key: str
    """Base 64, after `whsec_`."""
    created: int
    until: int | None = None


class Subscription(Struct, frozen=True, kw_only=True):
    """A webhook: where it goes, and of what. Empty filters let everything through."""

    id: str
    name: str
    url: str
    types: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    stream: Stream = "events"
    heartbeat_s: int | None = None
    """Of the agents' stream: how often all agents are told of though nothing happened."""
    user: str
    """Who made it: is told when it is switched off."""
    created: int
    since: int
    """The last event of which it is not told: made, or switched on again, after it."""
    secrets: tuple[Secret, ...]
    """The newest first."""
    enabled: bool = True
    switched_off: str | None = None
    """Why it was: failing, gone, behind."""
    failing_since: int | None = None
    """The first failure since the last success."""

    def looks_at(self, event: Event) -> bool:
        """Whether an event may be for this one: agents aside."""
        if (
            not self.enabled
            or event.seq <= self.since
            or (self.types and type(event).__name__ not in self.types)
        ):
            return False
        queue = codec.row_fields(event).queue  # type: ignore[arg-type]
        return not self.queues or queue in self.queues

    def is_told(self, event: Event, agent: str | None) -> bool:
        """Whether an event is for this one, as one that is about that agent (None: about none)."""
        return self.looks_at(event) and (not self.agents or agent in self.agents)

    def delivery(self, room: str, event: Event, agent: str | None) -> Delivery:
        """What is told of an event, as one that is about that agent."""
        is_own = agent == agent_of(event)
        return Delivery(
            room=room,
            key=f"{self.id}-{event.seq}" if is_own else f"{self.id}-{event.seq}-{agent}",
            kind="webhook",
            receiver=self.id,
            channel=type(event).__name__,
            seq=event.seq,
            created=event.seen,
            due=event.seen,
            since=event.seen,
            body={} if is_own else {"agent": agent},
        )

    def signing(self, now: int) -> tuple[Secret, ...]:
        """The secrets to sign with, the newest first."""
        return tuple(each for each in self.secrets if each.until is None or now < each.until)


def agent_of(event: Event) -> str | None:
    """The agent whom an event is about, if there is one."""
    return codec.row_fields(event).agent  # type: ignore[arg-type]


def new_key() -> str:
    """A secret that nobody knows yet."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
