"""Five clients who work at once, and each keeps its own record of what it sent and what was answered.

Belongs here: what they do, drawn from a seed and from what they are answered; and what their records and the log must
have in common afterwards.
"""

from __future__ import annotations

import http.client
import random
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from readyroom.engine import events as ev
from tests.crash.centre import AGENTS, At, Centre, Line

GONE = (OSError, http.client.HTTPException)
CHANGE = "readyroom-change"
UNAVAILABLE = 503


@dataclass
class Sent:
    """A command, and its answer if one came."""

    key: str
    method: str
    path: str
    body: Any
    status: int = 0
    answer: Any = None
    change: str | None = None
    """The event that the headers name."""
    is_repeated: bool = False
    at_s: float = 0.0
    """When it was answered (monotonic)."""

    @property
    def is_answered(self) -> bool:
        return self.status != 0

    def send(self, line: Line) -> None:
        self.status, self.answer, headers = line.ask(self.method, self.path, self.body, self.key)
        self.at_s = time.monotonic()
        self.change = headers.get(CHANGE)
        self.is_repeated = "idempotent-replayed" in headers
        if (
            self.status == UNAVAILABLE
        ):  # it stops, or cannot write: whether it was done, only asking again tells
            self.status, self.answer = 0, None


class Client(ABC):
    """One of the five. `round` and the number of the command make a key that is used once."""

    def __init__(self, name: str, seed: int) -> None:
        self.name = name
        self.random = random.Random(f"{seed}/{name}")
        self.record: list[Sent] = []
        self.ended = threading.Event()

    def work(self, centre: Centre, server: At) -> None:
        """Send one command after the other until the server has gone, or it is time."""
        try:
            with Line(centre, server) as line:
                for sent in self.commands(line):
                    self.record.append(sent)
                    sent.send(line)
                    if not sent.is_answered or self.ended.is_set():
                        return
        except GONE:
            return

    @abstractmethod
    def commands(self, line: Line) -> Iterator[Sent]:
        """Without an end."""

    def command(self, method: str, path: str, body: Any = None) -> Sent:
        return Sent(f"{self.name}-{len(self.record)}", method, path, body)


class Agents(Client):
    """Statuses come and go, sensible or not."""

    def commands(self, line: Line) -> Iterator[Sent]:
        while True:
            agent = self.random.choice(AGENTS)
            status = self.random.choice(("ready", "ready", "unavailable", "withdrawn", "nonsense"))
            yield self.command(
                "PUT", f"/agents/{agent}/status", {"status": status, "note": str(len(self.record))}
            )


class Supervisor(Client):
    """The last seconds are corrected, while they still go on for whoever does something else."""

    def commands(self, line: Line) -> Iterator[Sent]:
        while True:
            until = time.time() - 0.01
            since = until - self.random.uniform(0.01, 5)
            times = {
                name: datetime.fromtimestamp(at, UTC).isoformat()
                for name, at in (("from", since), ("to", until))
            }
            state = self.random.choice(("ready", "unavailable", "withdrawn", "signed_out"))
            agent, body = self.random.choice(AGENTS), {**times, "state": state, "why": "a test"}
            yield self.command("POST", f"/agents/{agent}/corrections", body)


class Switch(Client):
    """Calls come, ring, and are answered, refused or missed."""

    def commands(self, line: Line) -> Iterator[Sent]:
        while True:
            call = self.command("POST", "/queues/sales/calls", {"caller": f"0{len(self.record)}"})
            yield call
            for offer in call.answer["offers"]:
                how = self.random.choice(("answer", "answer", "refuse", "no-answer", "unreachable"))
                yield self.command("POST", f"/offers/{offer['id']}/{how}", {"raw_cause": how})
            yield self.command("POST", f"/calls/{call.answer['id']}/hangup", {"by": "caller"})


class Administrator(Client):
    """Configuration is changed."""

    def commands(self, line: Line) -> Iterator[Sent]:
        while True:
            label = f"Sales {len(self.record)}"
            yield self.command(
                "PATCH", "/queues/sales", {"label": label, "ring_s": self.random.choice((1, 2))}
            )


def clients(seed: int) -> list[Client]:
    return [
        Agents("day", seed), Agents("night", seed), Supervisor("bo", seed), Switch("pbx", seed),
        Administrator("admin", seed),
    ]  # fmt: skip


def work(of: list[Client], centre: Centre, server: At, for_s: float, end: Any) -> None:
    """All of them at once; after that time `end` is called (a kill, a stop), and all come home."""
    for client in of:
        client.ended.clear()
    threads = [threading.Thread(target=client.work, args=(centre, server)) for client in of]
    for thread in threads:
        thread.start()
    time.sleep(for_s)
    end()
    for client in of:
        client.ended.set()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def send_again(line: Line, commands: Iterable[Sent]) -> None:
    """Each command under its key: what was answered is answered so again; what was not, now is, and then again."""
    for sent in commands:
        again = Sent(sent.key, sent.method, sent.path, sent.body)
        again.send(line)
        if not sent.is_answered:
            sent.status, sent.answer, sent.change = again.status, again.answer, again.change
            again.send(line)
        assert again.is_repeated or again.status >= 400, sent
        assert (again.status, _first(again), again.change) == (sent.status, _first(sent), sent.change), sent


def _first(sent: Sent) -> Any:
    """What of an answer is for ever: a call is shown as it is now."""
    return sent.answer["id"] if sent.path.endswith("/calls") and sent.status == 201 else sent.answer


def accounted_for(record: Iterable[Sent], events: list[Any]) -> None:
    """Whatever was answered is in the log, and whatever is in the log by these clients was done for one command."""
    by_seq = {event.seq: event for event in events}
    claimed: list[int] = []
    calls: list[str] = []
    for sent in record:
        assert sent.is_answered, sent
        assert sent.status in (200, 201, 404, 409, 422), sent
        if sent.status >= 400:
            continue
        if sent.path.endswith("/calls"):
            calls.append(sent.answer["id"])
        elif sent.change is not None:
            claimed.append(int(sent.change))
            assert by_seq[int(sent.change)].entity.label == sent.body["label"]
        else:
            for told in sent.answer["events"]:
                assert type(by_seq[told["seq"]]).__name__ == told["type"], sent
                claimed.append(told["seq"])
            # An offer may have ended by itself in the same way: then there was nothing to tell.
            assert sent.answer["events"] or "/offers/" in sent.path, sent
    assert len(claimed) == len(set(claimed)), "two commands were answered by one event"
    assert sorted(calls) == sorted(event.call for event in events if isinstance(event, ev.CallJoined))
    noted = {event.seq for event in events if isinstance(event, ev.StatusChosen) and event.note is not None}
    renamed = {
        event.seq
        for event in events
        if isinstance(event, ev.Configured) and getattr(event.entity, "label", "").startswith("Sales ")
    }
    ended = {
        event.seq for event in events if isinstance(event, ev.OfferEnded) and event.raw_cause is not None
    }
    corrected = {event.seq for event in events if isinstance(event, ev.Corrected)}
    assert noted | renamed | ended | corrected <= set(claimed), (
        "something was done that nobody asked for, or twice"
    )
