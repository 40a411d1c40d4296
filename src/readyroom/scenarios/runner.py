"""Runs a scenario on a driver and compares, line by line.

Belongs here: the order of a run, the comparison of outputs, and the transcript: the scenario's own lines with what
was missing (-) and what came instead (+), in place. A run goes on after a difference, so that one transcript shows
all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct, field

from readyroom.codec import presets
from readyroom.codec.presets import Preset
from readyroom.engine import Event, Input
from readyroom.scenarios.agents import agents
from readyroom.scenarios.checks import truth_of
from readyroom.scenarios.driver import Driver
from readyroom.scenarios.echoes import is_echo
from readyroom.scenarios.language import Document, Entry, Line, NewDate, Scenario, ScenarioError, Step, read
from readyroom.scenarios.names import UnknownNameError
from readyroom.scenarios.patterns import SentenceError, find
from readyroom.scenarios.scene import Scene
from readyroom.scenarios.sentences_in import PEOPLE
from readyroom.scenarios.sentences_out import NOTHING, say, say_refusal
from readyroom.scenarios.sentences_switch import SWITCH
from readyroom.scenarios.setup import Book, Parts, parts_of

SENTENCES = [*PEOPLE, *SWITCH]


class Row(Struct, frozen=True):
    """One line of a transcript: `mark` is a space, - (expected, did not come) or + (came, was not expected)."""

    mark: str
    number: int
    """Line of the file; 0 for what the file does not have."""
    kind: str
    """time, output, check, date or given."""
    text: str
    at: int = 0


class Played(Struct):
    """One scenario that was run."""

    scenario: Scenario
    rows: list[Row] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """What is wrong beyond the lines: an error in the file, a replay that differs."""
    zone: str = "UTC"

    @property
    def is_right(self) -> bool:
        """Whether everything was as expected."""
        return not self.wrong and all(row.mark == " " for row in self.rows)


def plain(text: str) -> str:
    """Without differences that mean nothing: runs of spaces."""
    return re.sub(r"\s+", " ", text).strip()


def core(text: str) -> str:
    """Without the detail in brackets at its end."""
    return re.sub(r" \([^()]*\)$", "", text)


def agree(expected: str, came: str) -> bool:
    """The same words; an expected line may leave out the brackets at its end."""
    return plain(expected) in (came, core(came))


def matched(expected: Sequence[str], came: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of positions in order, None where one side has nothing: a longest common subsequence."""
    longest = [[0] * (len(came) + 1) for _ in range(len(expected) + 1)]
    for a in range(len(expected) - 1, -1, -1):
        for b in range(len(came) - 1, -1, -1):
            same = agree(expected[a], came[b])
            longest[a][b] = longest[a + 1][b + 1] + 1 if same else max(longest[a + 1][b], longest[a][b + 1])
    pairs: list[tuple[int | None, int | None]] = []
    a = b = 0
    while a < len(expected) or b < len(came):
        both = a < len(expected) and b < len(came)
        if both and agree(expected[a], came[b]):
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif a < len(expected) and (b == len(came) or longest[a + 1][b] >= longest[a][b + 1]):
            pairs.append((a, None))
            a += 1
        else:
            pairs.append((None, b))
            b += 1
    return pairs


class Run:
    """One run of one scenario."""

    def __init__(
        self,
        document: Document,
        scenario: Scenario,
        driver: Driver,
        load: Callable[[str], Preset] = presets.load,
    ) -> None:
        self.document = document
        self.scenario = scenario
        self.driver = driver
        self.load = load
        self.played = Played(scenario)
        self.line = scenario.number
        self.now = 0

    def play(self) -> Played:
        """Run it to its end. Never raises for what a scenario says; that is in the answer."""
        try:
            self._begin()
            for step in self.scenario.steps:
                self.line = step.number
                if isinstance(step, NewDate):
                    self._new_date(step)
                else:
                    self._step(step)
            self.played.wrong += self.driver.finish()
        except ScenarioError as error:
            self.played.wrong.append(str(error))
        except (SentenceError, UnknownNameError, ValueError) as error:
            self.played.wrong.append(str(self.document.fail(self.line, str(error))))
        return self.played

    # --- set-up ----------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        header = self.document.header
        preset, zone, day = (header(self.scenario, name) for name in ("Preset", "Zone", "Date"))
        self.line = zone.number
        self.played.zone = zone.text
        first_day = date.fromisoformat(day.text)
        book = Book(self._load(preset), zone.text, self.load)
        self.scene = Scene(book, first_day)
        given = [*self.document.given, *self.scenario.given]
        sentences = [(line, parts_of(line.text)) for line in given]
        for line, parts in sentences:
            self.line = line.number
            if parts is not None:
                book.announce(parts)
        facts: list[Input] = []
        for line, parts in sentences:
            self.line = line.number
            facts += self._given(line, parts)
        self._set_up(facts)

    def _load(self, preset: Line) -> Preset:
        try:
            return self.load(preset.text)
        except KeyError as error:
            raise self.document.fail(preset.number, str(error.args[0])) from None

    def _given(self, line: Line, parts: Parts | None) -> list[Input]:
        book = self.scene.book
        if parts is None:
            handler, slots = find(SENTENCES, line.text, book.names, "given")
            return [handler(slots, self.scene)]
        if parts.kind == "agent":
            return agents(book, parts).facts
        book.put(book.configure(parts))
        return []

    def _set_up(self, facts: list[Input]) -> None:
        first = next(step for step in self.scenario.steps if isinstance(step, Step))
        self.line = first.number
        for step in self.scenario.steps[: self.scenario.steps.index(first)]:
            if isinstance(step, NewDate):
                self._change_day(step)
        self.now = self.scene.started_at = self.scene.instant(first.clock)
        answer = self.driver.begin(self.now, self.scene.book.in_order(), facts)
        if answer.refusal is not None:
            said = say_refusal(answer.refusal, self.scene)
            raise self.document.fail(self.scenario.number, f"the set-up is {said}")
        self.scene.follow(answer.events)

    # --- steps -----------------------------------------------------------------------------------------------

    def _change_day(self, step: NewDate) -> None:
        self.scene.day = step.day or self.scene.day + timedelta(days=1)

    def _new_date(self, step: NewDate) -> None:
        first = next(s for s in self.scenario.steps if isinstance(s, Step))
        if self.scenario.steps.index(step) > self.scenario.steps.index(first):
            self._change_day(step)
        self._row(" ", step.number, "date", str(self.scene.day))

    def _row(self, mark: str, number: int, kind: str, text: str) -> None:
        self.played.rows.append(Row(mark, number, kind, text, self.now))

    def _step(self, step: Step) -> None:
        at = self.scene.instant(step.clock)
        if at < self.now:
            back = self.scene.time(self.now)
            raise self.document.fail(
                step.number, f"{step.clock} is before {back}: time does not run backwards"
            )
        due = list(self.driver.advance(at))
        came = [event for event in due if event.seen >= at]
        self._crossed([event for event in due if event.seen < at])
        self.now = at
        self.scene.follow(came)
        self._row(" ", step.number, "time", _step_text(step))
        said = [say(event, self.scene) for event in came]
        if step.sentence:
            said += self._say_input(step, at)
        self._compare([entry for entry in step.entries if entry.is_output], said)
        for entry in step.entries:
            if not entry.is_output:
                self._check(entry)

    def _crossed(self, events: Sequence[Event]) -> None:
        """Deadlines came at instants that have no line."""
        for event in events:
            self.scene.follow([event])
            if self.now != event.seen:
                self.now = event.seen
                self._row("+", 0, "time", self.scene.time(event.seen))
            self._row("+", 0, "output", say(event, self.scene))

    def _say_input(self, step: Step, at: int) -> list[str]:
        handler, slots = find(SENTENCES, step.sentence, self.scene.names, "sentence")
        given = handler(slots, self.scene)
        happened = self.scene.instant(step.happened) if step.happened else at
        given = msgspec.structs.replace(given, at=happened, seen=at)
        answer = self.driver.send(msgspec.structs.replace(given))
        self.scene.follow(answer.events)
        if answer.refusal is not None:
            return [say_refusal(answer.refusal, self.scene)]
        if not answer.events:
            return [NOTHING]
        return [say(event, self.scene) for event in answer.events if not is_echo(given, event)]

    def _compare(self, expected: list[Entry], came: list[str]) -> None:
        for a, b in matched([entry.text for entry in expected], came):
            if a is not None:
                entry = expected[a]
                self._row(" " if b is not None else "-", entry.number, "output", entry.text)
            elif b is not None:
                self._row("+", 0, "output", came[b])

    def _check(self, entry: Entry) -> None:
        self.line = entry.number
        truth = truth_of(entry.text, self.driver.look(), self.scene)
        if plain(entry.text) == truth:
            self._row(" ", entry.number, "check", entry.text)
            return
        self._row("-", entry.number, "check", entry.text)
        self._row("+", 0, "check", truth)


def _step_text(step: Step) -> str:
    late = f"late news of {step.happened}: " if step.happened else ""
    return f"{step.clock}  {late}{step.sentence}".rstrip()


def play(
    path: Path, driver: Callable[[], Driver], load: Callable[[str], Preset] = presets.load
) -> list[Played]:
    """Run all scenarios of a file, each on a driver of its own. Raises ScenarioError if the file is no document."""
    document = read(path)
    return [Run(document, scenario, driver(), load).play() for scenario in document.scenarios]
