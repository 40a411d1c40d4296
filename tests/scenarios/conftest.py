"""Each `*.scenario` file is a test file, each scenario in it two tests: on the engine alone, and through a server.

A scenario that a client cannot say over HTTP has no second test; the summary of a run lists these, with the reason.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import pytest

from readyroom.scenarios.driver import Driver
from readyroom.scenarios.http_inputs import unsaid
from readyroom.scenarios.language import Document, Scenario, ScenarioError, read
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.over_http import OverHttp
from readyroom.scenarios.runner import Played, Run
from readyroom.scenarios.timeline import transcript
from tests.scenarios.serving import Serving, engine_alone

SERVING: list[Serving] = []
"""The server of this process, once there is one."""


def over_http() -> AbstractContextManager[Driver]:
    """On the one server of this process."""
    if not SERVING:
        SERVING.append(Serving())
    return closing(OverHttp(SERVING[0]))


DRIVERS: dict[str, Callable[[], AbstractContextManager[Driver]]] = {
    "engine": lambda: nullcontext(OnEngine()),
    "http": over_http,
}
"""What every scenario is run on."""


def pytest_sessionfinish() -> None:
    while SERVING:
        SERVING.pop().stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    alone = [f"{page.name} {scenario}: {why}" for page, scenario, why in engine_alone()]
    if alone:
        terminalreporter.section(f"ON THE ENGINE ALONE: {len(alone)}", sep="=", yellow=True, bold=True)
    for line in alone:
        terminalreporter.write_line(line, yellow=True)


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
                if driver == "http" and unsaid(document, scenario) is not None:
                    continue
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
        with DRIVERS[self.driver]() as driver:
            played = Run(self.document, self.scenario, driver).play()
        if not played.is_right:
            raise NotAsExpectedError(played)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, NotAsExpectedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.scenario.number - 1, f"{self.scenario.id}: {self.scenario.title}"
