"""Each `*.scenario` file is a test file, each scenario in it a test, run on the engine alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readyroom.scenarios.language import Document, Scenario, ScenarioError, read
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import Played, Run
from readyroom.scenarios.timeline import transcript

DRIVERS = {"engine": OnEngine}
"""What every scenario is run on."""


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    if file_path.suffix == ".scenario":
        return ScenarioFile.from_parent(parent, path=file_path)
    return None


class NotAsExpectedError(Exception):
    def __init__(self, played: Played) -> None:
        super().__init__(transcript(played))


class ScenarioFile(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        document = read(self.path)
        for scenario in document.scenarios:
            for driver in DRIVERS:
                name = f"{scenario.id}-{driver}"
                yield ScenarioItem.from_parent(
                    self, name=name, document=document, scenario=scenario, driver=driver
                )

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, ScenarioError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class ScenarioItem(pytest.Item):
    def __init__(self, *, document: Document, scenario: Scenario, driver: str, **kwargs) -> None:
        super().__init__(**kwargs)
        self.document, self.scenario, self.driver = document, scenario, driver

    def runtest(self) -> None:
        played = Run(self.document, self.scenario, DRIVERS[self.driver]()).play()
        if not played.is_right:
            raise NotAsExpectedError(played)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, NotAsExpectedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.scenario.number - 1, f"{self.scenario.id}: {self.scenario.title}"
