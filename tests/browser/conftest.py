"""What browser tests are given: a house, windows on it, a wire between them; and a picture where one failed."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from readyroom.edges.http.site import PAGE
from tests.browser.house import MONDAY_8, WEB, House
from tests.browser.organisation import Organisation, small
from tests.browser.tour import empty, full, play
from tests.browser.windows import SCREENSHOTS, Windows, launch
from tests.browser.wire import Wire

Serve = Callable[..., House]
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a window needs Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.needs("chromium"))


# One for the package, not for the session: Playwright's loop runs in this thread, and tests with loops of their own
# come after.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests of this process."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def built() -> None:
    """The application is there; a file that does not look at it overrides this."""
    if not (WEB / PAGE).is_file():
        pytest.skip("the browser application is not built: make web")


@pytest.fixture
def organisation() -> Organisation:
    """What `house` is founded with; override it in a file, or for one test by `serve`."""
    return small()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Founds and serves another organisation: `serve(small("attendance"))`."""
    with ExitStack() as ending:

        def found(organisation: Organisation, at: int = MONDAY_8) -> House:
            house = House(organisation, at)
            ending.callback(house.stop)
            return house

        yield found


@pytest.fixture
def house(serve: Serve, organisation: Organisation) -> House:
    """A server of its own for this test; its clock stands at Monday, 08:00."""
    return serve(organisation)


@pytest.fixture(scope="package")
def played() -> Iterator[House]:
    """A full organisation after a morning's work. Many tests look at it, so none changes anything."""
    house = House(full())
    play(house)
    yield house
    house.stop()


@pytest.fixture(scope="package")
def bare() -> Iterator[House]:
    """An organisation that has nothing yet. Nor does anybody change this one."""
    house = House(empty())
    yield house
    house.stop()


@pytest.fixture
def windows_of(
    built: None, browser: Browser, serve: Serve, request: pytest.FixtureRequest
) -> Iterator[Callable[[House], Windows]]:
    """Windows on a house that the test serves itself; nothing may go wrong in them. They close before it does."""
    made: list[Windows] = []

    def windows_of(house: House) -> Windows:
        made.append(Windows(browser, house))
        return made[-1]

    yield windows_of
    if request.node.stash.get(FAILED, False):
        _picture(request.node.nodeid, made)
    for windows in made:
        windows.close()
    for windows in made:
        windows.assert_no_problems()


@pytest.fixture
def windows(windows_of: Callable[[House], Windows], house: House) -> Windows:
    """Windows on `house`."""
    return windows_of(house)


@pytest.fixture
def wire(house: House) -> Wire:
    """A wire to `house`: a window goes through it by `windows.open(…, url=wire.url)`."""
    return house.wire()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report


def _picture(name: str, made: list[Windows]) -> None:
    """What each window showed when the test failed: screenshots/failed/."""
    folder = SCREENSHOTS / "failed"
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"\W+", "-", name.partition("::")[2])
    for number, page in enumerate(page for windows in made for page in windows.pages):
        page.screenshot(path=folder / f"{stem}.{number}.png")
