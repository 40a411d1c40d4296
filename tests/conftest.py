"""What all tests share: nothing is skipped quietly, and where CI=true nothing is skipped at all."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

# How long one example takes says more about the machine than about the code.
hypothesis.settings.register_profile("readyroom", deadline=None, print_blob=True)
hypothesis.settings.load_profile("readyroom")

# Debian keeps the programs of each PostgreSQL in a directory that is on nobody's path; the newest first.
POSTGRES = sorted(
    Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: int(found.parent.name), reverse=True
)
WEB = Path(__file__).parent / "web"
PATH = os.pathsep.join([*map(str, POSTGRES), os.environ.get("PATH", os.defpath)])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The few long ones of tests/web come first: as the last ones, the other processes would wait for them."""
    items.sort(key=lambda item: WEB not in item.path.parents)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        (program,) = mark.args
        if shutil.which(program, path=PATH) is None:
            package = mark.kwargs.get("package", program)
            pytest.skip(f"{program} is missing; as root: apt-get install {package}")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why it was skipped: pytest keeps (file, line, "Skipped: reason")."""
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")


def _refuse_skip_on_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    expected_to_fail = hasattr(report, "wasxfail")  # pytest files an xfail under the skipped
    if report.skipped and not expected_to_fail and os.environ.get("CI") == "true":
        report.longrepr = f"skipped, and with CI=true nothing may be: {_reason(report)}"
        report.outcome = "failed"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip_on_ci(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip_on_ci(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [
        report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])
    ]
    recorded = {value for report in reports for name, value in report.user_properties if name == "ran_on"}
    for version in sorted(recorded):
        terminalreporter.write_line(f"Ran on {version}.")
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section(f"NOT RUN: {len(skipped)}", sep="=", yellow=True, bold=True)
    for line in sorted(f"{report.nodeid}: {_reason(report)}" for report in skipped):
        terminalreporter.write_line(line, yellow=True)
