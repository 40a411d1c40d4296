"""The network fails, in each way that it can: what is not live never looks as if it were, and all comes back.

What the line does by itself in such a case, second by second, is tested in `web/src/live/connection.test.ts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.house import House
from tests.browser.organisation import small
from tests.browser.windows import Windows, saving

PAGES = {"/me": "ann", "/board": "mia"}
LOST = "Connection lost. What you see is from"
UNREACHABLE = r"^console: Unreachable: The server did not answer"
"""What React writes of an error that a page shows."""
NOT_CONNECTED = "As soon as it does, this page goes on by itself."
NO_ANSWER = "The server did not answer. Nothing on this page is lost; try again."


@pytest.fixture(scope="module")
def of_all() -> Iterator[House]:
    """One house for this file: its tests leave it as they found it."""
    house = House(small())
    house.ready("ann", "ben")
    yield house
    house.stop()


@pytest.fixture
def house(of_all: House) -> House:
    return of_all


@pytest.fixture(params=PAGES)
def shown(request: pytest.FixtureRequest, windows: Windows, wire) -> Page:
    """A page that is live, through the wire. It notes that it was never loaded again, and how its line went."""
    return live(windows, wire.url, request.param)


def live(windows: Windows, url: str, path: str, *, clock: bool = False) -> Page:
    page = windows.open(PAGES[path], None, url=url)
    if clock:
        page.clock.install()
    page.goto(path)
    expect(page.locator("html")).to_have_attribute("data-link", "live")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate(
        """() => {
          const html = document.documentElement;
          window.line = [html.dataset.link];
          new MutationObserver(() => window.line.push(html.dataset.link))
            .observe(html, { attributeFilter: ["data-link"] });
        }"""
    )
    return page


def banner(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text=LOST)


def expect_lost(page: Page) -> None:
    """It says so, in words and in its looks, and nothing that is marked live is left."""
    expect(banner(page)).to_be_visible()
    expect(banner(page)).to_have_text(re.compile(r"is from \d\d:\d\d:\d\d and may not be true any more"))
    expect(page.locator("html")).to_have_attribute("data-link", "lost")
    expect(page.locator("main [data-stale='true']").first).to_be_visible()
    assert page.locator("main [data-stale='false']").count() == 0
    # What runs is either gone or grey.
    running = page.locator("main time[datetime^='PT']:visible")
    grey = page.locator("main [data-stale='true'] time[datetime^='PT']:visible")
    assert running.count() == grey.count()


def expect_back(page: Page, house: House) -> None:
    """Live again, without having been loaded again, and with what happened meanwhile."""
    expect(banner(page)).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-link", "live")
    assert page.locator("main [data-stale='true']").count() == 0
    assert "window" in page.evaluate("() => 'line' in window ? 'window' : 'loaded again'")
    changes_are_seen(page, house)


def changes_are_seen(page: Page, house: House) -> None:
    house.status("ann", "lunch")
    if page.url.endswith("/me"):
        expect(
            page.get_by_text(re.compile("^Lunch, set by .* no queue call rings you")).first
        ).to_be_visible()
    else:
        expect(page.get_by_role("row", name="Ann Archer").first).to_contain_text("Lunch")
    house.status("ann", "online")


def test_a_cut_is_told_at_once_and_mended_by_itself(shown, wire, house, windows):
    windows.expect_disconnection()
    wire.break_down()
    expect_lost(shown)
    house.status("ben", "break")
    wire.restore()
    expect_back(shown, house)
    house.status("ben", "online")


def test_a_reset_is_resumed(shown, wire, house, windows):
    windows.expect_disconnection()
    wire.cut()
    shown.wait_for_function("() => window.line.join() === 'live,lost,live'")
    expect_back(shown, house)


@pytest.mark.parametrize("path", PAGES)
def test_one_can_try_again_oneself(windows, wire, house, path):
    windows.expect_disconnection()
    page = live(windows, wire.url, path, clock=True)
    page.clock.pause_at(page.evaluate("() => Date.now() + 2_000"))  # so that it does not come back by itself
    wire.break_down()
    expect_lost(page)
    wire.restore()
    banner(page).get_by_role("button", name="Try again").click()
    expect(banner(page)).to_be_hidden()
    assert page.locator("main [data-stale='true']").count() == 0
    page.clock.resume()


def test_a_computer_without_network_says_so(shown, house, windows):
    windows.expect_disconnection()
    shown.context.set_offline(True)
    expect_lost(shown)
    shown.context.set_offline(False)
    expect_back(shown, house)


@pytest.mark.parametrize("failure", ["stall", "freeze"])
@pytest.mark.parametrize("path", PAGES)
def test_silence_is_found_out(windows, wire, house, path, failure):
    """No byte comes, and no end of the connection either: the beat that is missing tells it."""
    windows.expect_disconnection()
    page = live(windows, wire.url, path, clock=True)
    getattr(wire, failure)()
    page.clock.run_for(13_000)  # a beat is overdue; what asks then waits three seconds of real time
    expect_lost(page)
    wire.restore()
    page.clock.run_for(9_000)
    expect_back(page, house)


def test_nothing_counts_on_while_the_line_is_lost(windows, wire):
    windows.expect_disconnection()
    page = live(windows, wire.url, "/board", clock=True)
    clocks = page.locator("main time[datetime^='PT']")
    before = clocks.first.text_content()
    page.clock.run_for(3_000)
    expect(clocks.first).not_to_have_text(before or "")
    wire.break_down()
    expect_lost(page)
    page.clock.run_for(2_000)  # they go back to when the server was heard last
    frozen = clocks.all_text_contents()
    page.clock.run_for(20_000)
    assert clocks.all_text_contents() == frozen
    expect_lost(page)


def test_a_server_that_starts_anew_is_found_again(windows, house):
    windows.expect_disconnection()
    pages = [live(windows, house.url, path) for path in PAGES]
    house.down()
    for page in pages:
        expect_lost(page)
    house.up()
    for page in pages:
        page.bring_to_front()
        expect_back(page, house)


def test_a_page_that_is_opened_without_a_server_says_so(windows, house):
    windows.expect_disconnection()
    windows.expect(UNREACHABLE)
    page = windows.open("ann", "/me")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.route("**/api/v1/me", lambda route: route.abort("connectionrefused"))
    page.reload()
    expect(page.get_by_role("alert").filter(has_text=NOT_CONNECTED)).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_an_application_that_was_opened_before_opens_without_network(windows, wire):
    windows.expect_disconnection()
    windows.expect(UNREACHABLE)
    page = windows.open("ann", "/me", url=wire.url, worker=True)
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-link", "live")
    wire.break_down()
    page.reload()
    expect(page.get_by_role("alert").filter(has_text=NOT_CONNECTED)).to_be_visible()
    wire.restore()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("html")).to_have_attribute("data-link", "live")


def test_a_command_on_a_cut_line_is_reported_and_can_be_repeated(windows, wire, house):
    windows.expect_disconnection()
    page = live(windows, wire.url, "/me")
    wire.break_down()
    expect_lost(page)
    page.get_by_role("button", name="Break", exact=True).click()
    refused = page.get_by_role("alert").filter(has_text=NO_ANSWER)
    expect(refused).to_be_visible()
    assert house.agent("ann")["status"] == "online"
    wire.restore()
    expect(banner(page)).to_be_hidden()
    with saving(page):
        page.get_by_role("button", name="Break", exact=True).click()
    expect(refused).to_be_hidden()
    assert house.agent("ann")["status"] == "break"
    house.status("ann", "online")


def test_a_command_whose_answer_was_lost_is_not_done_twice(windows, serve, windows_of):
    """The server did it, and the answer never came: who tries again repeats the same command."""
    house = serve(small().queue("sales", "Sales", unit="north", ring_s=10, wrap_up_s=60))
    house.ready("ann")
    house.caller("sales")
    call = house.answer("ann")
    house.advance(30)
    house.hangs_up(call)
    mine = windows_of(house)
    mine.expect_disconnection()
    page = mine.open("ann", "/me")
    keys = []

    def lose_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/wrap-up/extend", lose_answer)
    before = house.agent("ann")["wrap_up_until"]
    longer = page.get_by_role("button", name="30 s more")
    longer.click()
    refused = page.get_by_role("alert").filter(has_text=NO_ANSWER)
    expect(refused).to_be_visible()
    done = house.agent("ann")["wrap_up_until"]
    assert done > before
    longer.click()
    expect(refused).to_be_hidden()
    assert keys[0] == keys[1]
    assert house.agent("ann")["wrap_up_until"] == done
    longer.click()
    page.wait_for_function("() => document.querySelectorAll('[data-loading]').length === 0")
    expect(refused).to_be_hidden()
    assert len(set(keys)) == 2
    assert house.agent("ann")["wrap_up_until"] > done


@pytest.mark.slow
def test_a_session_that_ended_in_another_window_shows_nothing_any_more(windows):
    windows.expect(r"^401 ")
    page = windows.open("ann", "/me")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    other = page.context.new_page()
    other.goto("/me")
    other.get_by_role("banner").get_by_role("button", name=re.compile("Ann Archer")).click()
    other.get_by_role("menuitem", name="Sign out of the application").click()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Your session has ended")).to_be_visible()
    expect(page.get_by_text("Ann Archer")).to_have_count(0)
