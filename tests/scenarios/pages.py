"""All scenarios, read once, and which of them turns red when something is changed.

Belongs here: the run of scenarios until the first red one, likely ones first. Only a scenario that is right without
the change can tell; and one in which the change names what is not there has not felt it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from readyroom.codec import presets
from readyroom.codec.presets import Preset
from readyroom.engine import RULES, Rule
from readyroom.scenarios.language import Document, Scenario, read
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import Played, Run
from readyroom.scenarios.timeline import transcript

HERE = Path(__file__).parent
_load = cache(presets.load)
Load = Callable[[str], Preset]
_SENSELESS = re.compile(r": the set-up is refused: (?:unknown|invalid) ")
"""A configuration that cannot be: nothing was felt."""


@dataclass(eq=False)
class Page:
    """One scenario."""

    document: Document
    scenario: Scenario
    text: str
    presets: frozenset[str]
    """Those that it uses."""
    kills: int = 0
    """How often it turned red for something; who did is asked first."""
    _driver: OnEngine | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return f"{Path(self.document.path).stem} {self.scenario.id}"

    def play(self, rules: Sequence[Rule] = RULES, load: Load = _load) -> Played:
        return Run(self.document, self.scenario, OnEngine(rules, proves=False), load).play()

    @property
    def usual(self) -> OnEngine:
        """As it runs with nothing changed."""
        if self._driver is None:
            self._driver = OnEngine(proves=False)
            self.is_right = Run(self.document, self.scenario, self._driver, _load).play().is_right
        return self._driver

    def tells(self, played: Played) -> bool:
        """Whether it is red, and for the change alone."""
        if played.is_right or any(_SENSELESS.search(why) for why in played.wrong):
            return False
        return bool(self.usual) and self.is_right


@cache
def pages() -> tuple[Page, ...]:
    """All scenarios of this folder."""
    return tuple(page for path in sorted(HERE.glob("*.scenario")) for page in _pages_of(read(path)))


def _pages_of(document: Document) -> Iterable[Page]:
    lines = Path(document.path).read_text("utf-8").splitlines()
    starts = [scenario.number for scenario in document.scenarios]
    head = lines[: starts[0] - 1]
    for scenario, end in zip(document.scenarios, [*starts[1:], len(lines) + 1], strict=True):
        text = "\n".join([*head, *lines[scenario.number - 1 : end - 1]])
        named = {name for name in presets.names() if f"as in preset {name}" in text}
        yield Page(document, scenario, text, frozenset({document.header(scenario, "Preset").text, *named}))


def first_red(candidates: Iterable[Page], play: Callable[[Page], Played]) -> str | None:
    """The scenario that turns red, with what it then shows; None if none does."""
    for page in candidates:
        played = play(page)
        if page.tells(played):
            page.kills += 1
            return f"{page.name}\n{transcript(played)}"
    return None


def likely_first(candidates: Iterable[Page], words: Sequence[str]) -> list[Page]:
    """Those that have the words come first, and of those the ones that turned red for something else."""
    return sorted(candidates, key=lambda page: (-sum(word in page.text for word in words), -page.kills))
