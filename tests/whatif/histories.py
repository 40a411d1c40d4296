"""Histories to ask about: of logs that are at hand, and of days that are written down as scenarios are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from readyroom.centre import Truth
from readyroom.codec import events as codec
from readyroom.codec.policies import Policy
from readyroom.engine import Event, World, fresh
from readyroom.scenarios.language import parse
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import Run
from readyroom.whatif.evidence import Evidence
from readyroom.whatif.replay import Replay


class Kept:
    """A log that is at hand, from its first event."""

    def __init__(self, log: Sequence[Event]) -> None:
        self.rows = [codec.encode(event) for event in log]  # type: ignore[arg-type]
        self.since = log[0].seen if log else 0
        self.until = (log[-1].seen if log else 0) + 1

    def world(self) -> World:
        return fresh("scenario")

    def events(self) -> Iterator[Event]:
        return (codec.decode(row.type, row.version, row.body) for row in self.rows)


def played(text: str) -> Kept:
    """The history of one scenario, which must be right."""
    document = parse(text, "a day")
    (scenario,) = document.scenarios
    driver = OnEngine(proves=False)
    done = Run(document, scenario, driver).play()
    assert done.is_right, done
    return Kept(driver.log)


def replayed(history: Kept, policy: Policy, truth: Truth | None = None) -> list[codec.Encoded]:
    """All events of the history under a policy, as rows of a log."""
    evidence = Evidence()
    for event in history.events():
        evidence.on(event)
    found: list[codec.Encoded] = []
    keep: Callable[[Event], None] = lambda event: found.append(codec.encode(event))  # type: ignore[arg-type]  # noqa: E731
    replay = Replay(history.world(), policy.of, evidence, truth or evidence.truth(), keep)
    for event in history.events():
        replay.on(event)
    replay.end(history.until - 1)
    return found
