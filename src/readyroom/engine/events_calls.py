"""What happened to calls, offers, wrap-ups, and what switches said of devices, sites, members and links.

Belongs here: the records of the log that come from the telephones; `events` has the others.
"""

from __future__ import annotations

from typing import Literal

from msgspec import field

from readyroom.engine.event import Event
from readyroom.engine.facts import Actor, CallKind, MembershipValue, Outcome


class CallJoined(Event, kw_only=True):
    """A caller came to a queue."""

    call: str
    queue: str
    caller: str = ""
    external: bool = True


class CallOverflowed(Event, kw_only=True):
    """A caller went on to another queue."""

    call: str
    source: str
    queue: str
    why: Literal["max_wait", "max_wait_absent", "max_callers"]


class CallLeft(Event, kw_only=True):
    """A caller left the queue unanswered: given back to the switch, or taken by it."""

    call: str
    queue: str
    why: Literal["max_wait", "max_wait_absent", "max_callers", "queue_removed", "switch"]
    reason: str = ""


class OfferStarted(Event, kw_only=True):
    """An agent is rung for a queue call. `offerable` False: the switch rang somebody whom it should not.

    An offer of Readyroom's own is named `o` and this event's seq.
    """

    offer: str
    call: str
    queue: str
    agent: str
    device: str | None = None
    ring_s: int
    offerable: bool = True
    excused: str | None = None

    def stamp(self, seq: int, at: int, seen: int, by: Actor, cause: int, rule: str) -> None:
        """Write the header, and name the offer if the switch did not."""
        super().stamp(seq, at, seen, by, cause, rule)
        self.offer = self.offer or f"o{seq}"


class OfferExcused(Event, kw_only=True):
    """This will not be a miss: the agent stopped being offerable while the switch rings on, or nobody can hear it."""

    offer: str
    agent: str
    blocker: str


class OfferEnded(Event, kw_only=True):
    """An offer ended, with exactly one outcome.

    `detail` says why for `withdrawn` and `unreachable` (the blocker, or `ring_cut_short`); `counted` whether it
    is a miss under its queue's policy of this moment, `uncounted` why not, where the outcome could have been one;
    `count` how many then stand against the agent, with this one, of `threshold` (None: nothing happens at any).
    """

    offer: str
    call: str
    queue: str
    agent: str
    device: str | None = None
    outcome: Outcome
    ring_ms: int
    rang_at: int
    started_seq: int = 0
    """Seq of the event with which it began."""
    detail: str | None = None
    raw_cause: str | None = None
    reported: Outcome | None = None
    """What the switch said, where it is not the outcome."""
    counted: bool = False
    uncounted: str | None = None
    count: int = 0
    threshold: int | None = None


class CallStarted(Event, kw_only=True):
    """A direct call rings at an agent, or an agent makes a call."""

    call: str
    kind: CallKind
    agent: str
    device: str | None = None
    peer: str = ""
    external: bool = True
    campaign: str | None = None


class CallConnected(Event, kw_only=True):
    """A call was answered: agent and caller talk."""

    call: str
    agent: str
    device: str | None = None
    queue: str | None = None
    kind: CallKind
    waited_ms: int = 0


class CallHeld(Event, kw_only=True):
    """A call was put on hold, or taken back."""

    call: str
    agent: str
    held: bool


class CallEnded(Event, kw_only=True):
    """A call is over. `agent` None: the caller gave up waiting."""

    call: str
    kind: CallKind
    queue: str | None = None
    agent: str | None = None
    ended_by: Literal["caller", "agent", "transfer", "switch"]
    talk_ms: int = 0
    answered_seq: int = 0
    """Seq of the event with which it was answered; 0 if it was not."""
    campaign: str | None = None
    """The campaign from whose record it was made."""


class ObservationLate(Event, kw_only=True):
    """An observation came too late to matter: decisions already taken stand, this is what it said."""

    what: str
    subject: str
    would_have: str
    params: dict[str, str] = field(default_factory=dict)


class WrapUpStarted(Event, kw_only=True):
    """Work after a queue call began."""

    agent: str
    queue: str
    call: str
    until: int


class WrapUpExtended(Event, kw_only=True):
    """The wrap-up runs on to another instant."""

    agent: str
    until: int


class WrapUpEnded(Event, kw_only=True):
    """The wrap-up is over."""

    agent: str
    queue: str
    call: str
    why: Literal["expired", "ended", "status_chosen", "answered", "replaced"]


class DeviceChanged(Event, kw_only=True):
    """A device registered, or is gone."""

    device: str
    registered: bool


class SiteChanged(Event, kw_only=True):
    """A site's link came up, or was lost."""

    site: str
    reachable: bool


class MemberObserved(Event, kw_only=True):
    """The switch said what it has for an agent in a queue."""

    agent: str
    queue: str
    membership: MembershipValue
    reason: str | None = None


class LinkChanged(Event, kw_only=True):
    """The link to a switch came up, went down, or is being resynchronised."""

    link: str
    up: bool
    resyncing: bool = False
