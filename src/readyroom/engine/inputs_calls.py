"""What a switch observes: calls, offers, devices, and what it has itself.

Belongs here: one record per observation. It may become known later than it happened (`seen` after `at`).
"""

from __future__ import annotations

from typing import Literal

from readyroom.engine.facts import MembershipValue, Outcome
from readyroom.engine.input import Input


class Observation(Input, kw_only=True):
    """What happened at a telephone: it may become known later than it happened."""


class JoinQueue(Observation, kw_only=True):
    """A caller came to a queue. `call` None: the engine names the call."""

    queue: str
    call: str | None = None
    caller: str = ""
    external: bool = True


class LeaveQueue(Observation, kw_only=True):
    """A caller left the queue unanswered, for a reason of the switch's own (timeout, key pressed, …)."""

    call: str
    reason: str = "left"


class RingOffer(Observation, kw_only=True):
    """Overlay: the switch rings an agent for a queue call. `ring_s` None: the queue's ring time.

    `queue` is asked for only where the call's joining was not reported before.
    """

    offer: str
    call: str
    agent: str
    queue: str | None = None
    device: str | None = None
    ring_s: int | None = None


class EndOffer(Observation, kw_only=True):
    """An offer ended, as the switch (or the agent) reports it; the engine judges what that means."""

    offer: str
    outcome: Outcome
    raw_cause: str | None = None


class StartCall(Observation, kw_only=True):
    """A call that no queue distributes: to the agent directly (ringing), or made by the agent (dialling)."""

    call: str
    kind: Literal["direct", "outgoing"]
    agent: str
    device: str | None = None
    peer: str = ""
    external: bool = True


class AnswerCall(Observation, kw_only=True):
    """A direct or outgoing call was answered."""

    call: str


class HoldCall(Observation, kw_only=True):
    """A connected call was put on hold, or taken back."""

    call: str
    held: bool


class EndCall(Observation, kw_only=True):
    """A call ended. `ended_by` says who hung up."""

    call: str
    ended_by: Literal["caller", "agent", "transfer", "switch"] = "caller"


class ChangeDevice(Observation, kw_only=True):
    """A device registered with the switch, or is gone."""

    device: str
    registered: bool


class ChangeSite(Observation, kw_only=True):
    """The link to a site came up, or was lost."""

    site: str
    reachable: bool


class ObserveMember(Observation, kw_only=True):
    """What the switch has for an agent in a queue."""

    agent: str
    queue: str
    membership: MembershipValue
    reason: str | None = None


class ChangeLink(Observation, kw_only=True):
    """The link to a switch came up or went down."""

    link: str
    up: bool


class BeginResync(Observation, kw_only=True):
    """The switch starts to say all that it has: what it does not repeat is gone."""

    link: str


class EndResync(Observation, kw_only=True):
    """The switch has said all that it has. `calls` are those that are up; others have ended meanwhile.

    `offers` are those that ring; others have ended, nobody knows how. None: it does not say.
    """

    link: str
    calls: tuple[str, ...] = ()
    offers: tuple[str, ...] | None = None
