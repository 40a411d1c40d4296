"""What a sentence needs to know to be understood: names, configuration, the clock, and what has happened.

Belongs here: `Scene`, the memory of one run. It follows the log only to tell which ringing "call 1 at Ann" is,
and never answers a check: those are put to the driver.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from readyroom.engine import events as ev
from readyroom.engine.events import Event
from readyroom.engine.facts import Actor, CallKind
from readyroom.scenarios.setup import Book
from readyroom.scenarios.times import Calendar


class Scene:
    """Names, configuration, local calendar and what has happened so far."""

    def __init__(self, book: Book, day: date) -> None:
        self.book = book
        self.names = book.names
        self.calendar = Calendar(book.settings.zone)
        self.day = day
        self.started_at = 0
        self.log: list[Event] = []
        self._by_seq: dict[int, Event] = {}
        self._last_offer: dict[tuple[str, str], str] = {}
        self._offers: dict[str, ev.OfferStarted] = {}
        self._kinds: dict[str, CallKind] = {}

    def follow(self, events: Iterable[Event]) -> None:
        """These events happened."""
        for event in events:
            self.log.append(event)
            self._by_seq[event.seq] = event
            if isinstance(event, ev.OfferStarted):
                self._last_offer[event.agent, event.call] = event.offer
                self._offers[event.offer] = event
            elif isinstance(event, ev.CallStarted):
                self._kinds[event.call] = event.kind
            elif isinstance(event, ev.CallJoined):
                self._kinds[event.call] = "queue"
            elif isinstance(event, ev.TaskCreated):
                self.names.declare("task", event.task, event.title)
            elif isinstance(event, ev.Configured):
                self.book.put([event.entity])
            elif isinstance(event, ev.Removed):
                self.book.remove(event.kind, event.key)

    def event(self, seq: int) -> Event | None:
        """The event of that number."""
        return self._by_seq.get(seq)

    # --- calls and ringing -----------------------------------------------------------------------------------

    def offer(self, agent: str, call: str) -> str:
        """The last ringing of a call at an agent; a made-up id if there was none."""
        return self._last_offer.get((agent, call), f"{call}-{agent}")

    def next_offer(self, agent: str, call: str) -> str:
        """The id of a ringing that a switch is about to begin."""
        number = sum(1 for offer in self._offers.values() if (offer.agent, offer.call) == (agent, call))
        return f"{call}-{agent}" + (f"-{number + 1}" if number else "")

    def offered(self, offer: str) -> ev.OfferStarted | None:
        """How a ringing began."""
        return self._offers.get(offer)

    def kind_of(self, call: str) -> CallKind:
        """What sort of call it is; a queue call if it was never heard of."""
        return self._kinds.get(call, "queue")

    # --- words -----------------------------------------------------------------------------------------------

    def name(self, kind: str, ident: str | None) -> str:
        """What people call it."""
        return self.names.label(kind, ident)

    def time(self, at: int) -> str:
        """The local time of an instant, with its date if that is another one."""
        return self.calendar.text(at, self.day)

    def instant(self, clock: str) -> int:
        """The instant of a local time of the present day, unless it names another; ValueError if it never comes."""
        if clock[4:5] == "-":
            return self.calendar.instant(date.fromisoformat(clock[:10]), clock[11:])
        return self.calendar.instant(self.day, clock)

    def person(self, actor: Actor) -> str:
        """Who an actor is."""
        return self.names.person(actor)
