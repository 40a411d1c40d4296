"""The grammar of a scenario file: lines to records, each with its line number.

Belongs here: what a line is (a header, the set-up, a time, an output, a check), never what it says. The form:

    # Auto logout threshold                      the title; other lines that begin with # are remarks
    Preset 1stream                               headers: of the file, or of one scenario
    Zone   Europe/Paris
    Date   2026-03-02
    Given queue Sales: ring 20 s                 the set-up: of all scenarios, or of one
      and agent Ann: in Sales, ready

    Scenario S0.2: what is shown
      > "the sentence that it proves"
      Given …
      10:00:00  call 1 comes to Sales            a time and an input (or none: time passes to here)
                → Ann rings for call 1 (Sales)   outputs: all there are, in order
                Ann in Sales: blocked by ringing checks

A line that begins with … continues the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from readyroom.scenarios.times import CLOCK

HEADERS = ("Preset", "Zone", "Date")
_SCENARIO = re.compile(r"Scenario (?P<id>[A-Za-z][\w.-]*): (?P<title>.+)")
_HEADER = re.compile(rf"(?P<name>{'|'.join(HEADERS)})\s+(?P<value>\S.*)")
_STEP = re.compile(rf"(?P<clock>{CLOCK})(?:\s+(?P<rest>.*))?")
_LATE = re.compile(rf"late news of (?P<happened>{CLOCK}): (?P<sentence>.+)")
_ARROWS = ("→", "->")


class ScenarioError(Exception):
    """A file that cannot be read or run; says where and what was expected."""

    def __init__(self, path: str, number: int, message: str) -> None:
        super().__init__(f"{path}:{number}: {message}")
        self.path = path
        self.number = number
        self.message = message


@dataclass(frozen=True)
class Line:
    """What one line says, stripped of its layout. A continued line keeps its first number."""

    number: int
    text: str


@dataclass(frozen=True)
class Entry:
    """Something expected at a step: an output or a check."""

    number: int
    text: str
    is_output: bool


@dataclass
class Step:
    """One time line: an input or none, and what is expected then."""

    number: int
    clock: str
    sentence: str = ""
    happened: str | None = None
    """Late news: when it happened."""
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class NewDate:
    """The lines that follow are of another date."""

    number: int
    day: date | None
    """None: the next day."""


@dataclass
class Scenario:
    """One scenario."""

    number: int
    id: str
    title: str
    headers: dict[str, Line] = field(default_factory=dict)
    quotes: list[str] = field(default_factory=list)
    given: list[Line] = field(default_factory=list)
    steps: list[Step | NewDate] = field(default_factory=list)


@dataclass
class Document:
    """A scenario file."""

    path: str
    title: str = ""
    headers: dict[str, Line] = field(default_factory=dict)
    given: list[Line] = field(default_factory=list)
    scenarios: list[Scenario] = field(default_factory=list)

    def header(self, scenario: Scenario, name: str) -> Line:
        """A header of the scenario, else of the file; raises ScenarioError if neither has it."""
        found = scenario.headers.get(name) or self.headers.get(name)
        if found is None:
            raise ScenarioError(self.path, scenario.number, f"{name} is missing: add a line `{name} …`")
        return found

    def fail(self, number: int, message: str) -> ScenarioError:
        """An error at a line of this file."""
        return ScenarioError(self.path, number, message)


def read(path: Path) -> Document:
    """The document in a file; raises ScenarioError."""
    return parse(path.read_text("utf-8"), path.as_posix())


def parse(text: str, path: str) -> Document:
    """The document that a text is; raises ScenarioError."""
    parser = _Parser(path)
    for line in _lines(text, path):
        parser.take(line)
    return parser.done()


def _lines(text: str, path: str) -> Iterator[Line]:
    """Lines that say something, continuations joined."""
    held: Line | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        stripped = raw.strip()
        if stripped.startswith(("… ", "... ")):
            if held is None:
                raise ScenarioError(path, number, "… continues a line, and there is none before it")
            held = Line(held.number, f"{held.text} {stripped.split(' ', 1)[1].strip()}")
            continue
        if held is not None:
            yield held
            held = None
        if stripped and (not stripped.startswith("#") or number == 1):
            held = Line(number, stripped)
    if held is not None:
        yield held


class _Parser:
    """Takes lines in order; `place` is the scenario, or the document before the first."""

    def __init__(self, path: str) -> None:
        self.document = Document(path)
        self.scenario: Scenario | None = None
        self.step: Step | None = None

    @property
    def place(self) -> Document | Scenario:
        return self.scenario or self.document

    def take(self, line: Line) -> None:
        if line.number == 1 and line.text.startswith("#"):
            self.document.title = line.text.lstrip("# ")
        elif found := _SCENARIO.fullmatch(line.text):
            self._scenario(line, found["id"], found["title"])
        elif line.text.startswith("Scenario"):
            raise self._expected(line, "`Scenario ID: what is shown`")
        elif found := _HEADER.fullmatch(line.text):
            self._header(line, found["name"], found["value"])
        elif line.text == "Next day":
            self._steps(line).append(NewDate(line.number, None))
        elif line.text.startswith(">"):
            self._quote(line)
        elif line.text.startswith(("Given ", "and ")) and self.step is None:
            self._given(line)
        elif found := _STEP.fullmatch(line.text):
            self._step(line, found["clock"], (found["rest"] or "").strip())
        else:
            self._entry(line)

    def done(self) -> Document:
        if not self.document.scenarios:
            raise ScenarioError(
                self.document.path, 1, "there is no scenario: add `Scenario ID: what is shown`"
            )
        for scenario in self.document.scenarios:
            if not any(isinstance(step, Step) for step in scenario.steps):
                raise self.document.fail(
                    scenario.number, "nothing happens: add a line that begins with a time"
                )
        return self.document

    def _expected(self, line: Line, what: str) -> ScenarioError:
        return self.document.fail(line.number, f"expected {what}, not {line.text!r}")

    def _steps(self, line: Line) -> list[Step | NewDate]:
        if self.scenario is None:
            raise self._expected(line, "a scenario before anything happens")
        return self.scenario.steps

    def _scenario(self, line: Line, ident: str, title: str) -> None:
        if any(scenario.id == ident for scenario in self.document.scenarios):
            raise self.document.fail(line.number, f"there is a scenario {ident} already")
        self.scenario = Scenario(line.number, ident, title)
        self.document.scenarios.append(self.scenario)
        self.step = None

    def _header(self, line: Line, name: str, value: str) -> None:
        if name == "Date" and self.scenario is not None and self.step is not None:
            self.scenario.steps.append(NewDate(line.number, self._date(line.number, value)))
            return
        if self.step is not None or self.place.given:
            raise self.document.fail(line.number, f"{name} belongs before the set-up")
        if name in self.place.headers:
            raise self.document.fail(line.number, f"{name} is said twice")
        if name == "Date":
            self._date(line.number, value)
        self.place.headers[name] = Line(line.number, value)

    def _date(self, number: int, value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.document.fail(number, f"expected a date such as 2026-03-29, not {value!r}") from None

    def _quote(self, line: Line) -> None:
        if self.scenario is None or self.scenario.given or self.step is not None:
            raise self.document.fail(line.number, "a quotation belongs right below `Scenario …`")
        self.scenario.quotes.append(line.text.removeprefix(">").strip())

    def _given(self, line: Line) -> None:
        word, _, rest = line.text.partition(" ")
        if word == "and" and not self.place.given:
            raise self._expected(line, "`Given …` before `and …`")
        self.place.given.append(Line(line.number, rest.strip()))

    def _step(self, line: Line, clock: str, rest: str) -> None:
        steps = self._steps(line)
        self.step = Step(line.number, clock)
        steps.append(self.step)
        if rest.startswith(_ARROWS):
            self._entry(Line(line.number, rest))
        elif late := _LATE.fullmatch(rest):
            self.step.happened, self.step.sentence = late["happened"], late["sentence"]
        elif not (rest.startswith("(") and rest.endswith(")")):
            self.step.sentence = rest

    def _entry(self, line: Line) -> None:
        if self.step is None:
            raise self._expected(line, "`Given …`, `and …` or a line that begins with a time (HH:MM:SS)")
        text = line.text
        is_output = text.startswith((*_ARROWS, "refused: "))
        if text.startswith(_ARROWS):
            text = text.removeprefix("→").removeprefix("->").strip()
        self.step.entries.append(Entry(line.number, text, is_output))
