"""The wall: the board on a big screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import large
from tests.browser.test_board import busy, widget
from tests.browser.windows import look


def fits(page: Page) -> bool:
    """Nothing is to be scrolled, and no tile is cut off."""
    fits = page.evaluate(
        """() => {
          const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
          const inside = ({ bottom, right }) => bottom <= innerHeight && right <= innerWidth;
          return scrollHeight <= clientHeight && scrollWidth <= clientWidth
            && [...document.querySelectorAll('main li')].every((tile) => inside(tile.getBoundingClientRect()));
        }"""
    )
    return bool(fits)


def test_the_wall_shows_queues_and_agents_by_how_they_stand(windows, house):
    busy(house)
    page = windows.open("mia", "/wall", viewport="wall")
    expect(widget(page, "Not ready").get_by_role("listitem")).to_contain_text(["Ann Archer"])
    expect(widget(page, "Busy").get_by_role("listitem")).to_contain_text(["Ben Baker"])
    expect(widget(page, "Absent").get_by_role("listitem")).to_contain_text(["Cleo Carter"])
    sales = widget(page, "Queues").get_by_role("listitem").filter(has_text="Sales")
    expect(sales).to_contain_text("1Waiting")
    expect(page.get_by_text("Live", exact=True)).to_be_visible()
    house.status("cleo", "lunch")
    expect(widget(page, "Not ready").get_by_role("listitem")).to_contain_text(["Ann Archer", "Cleo Carter"])
    look(page, "wall", viewports=("wall", "phone"))
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(page)


def test_a_wall_whose_line_is_lost_says_since_when_and_is_grey(windows, house, wire):
    windows.expect_disconnection()
    page = windows.open("mia", "/wall", viewport="wall", url=wire.url)
    expect(widget(page, "Absent").get_by_role("listitem")).to_contain_text(["Ann Archer"])
    expect(page.locator("main [data-stale=true]")).to_have_count(0)
    wire.break_down()
    expect(page.get_by_text("Not live since 08:00")).to_be_visible()
    expect(page.locator("main [data-stale=true]")).to_contain_text("Ann Archer")
    house.status("ann", "lunch")
    wire.restore()
    expect(widget(page, "Not ready").get_by_role("listitem")).to_contain_text(["Ann Archer"])
    expect(page.locator("main [data-stale=true]")).to_have_count(0)


def test_the_address_chooses_a_queue(windows, house):
    page = windows.open("mia", "/wall?queue=sales", viewport="wall")
    expect(widget(page, "Queues").get_by_role("listitem")).to_contain_text(["Sales"])
    expect(widget(page, "Absent").get_by_role("listitem")).to_contain_text(["Ann Archer", "Ben Baker"])


def test_its_button_comes_with_the_pointer_and_leads_back(windows, house):
    page = windows.open("mia", "/wall", viewport="wall")
    leave = page.get_by_role("link", name="Leave the wall")
    expect(leave).to_have_css("opacity", "0")
    page.mouse.move(300, 300)
    expect(leave).to_have_css("opacity", "1")
    leave.click()
    expect(page.get_by_role("heading", name="Board")).to_be_visible()


@pytest.mark.parametrize("viewport", [(1920, 1080), (1280, 720), (3840, 2160), (1080, 1920)])
def test_sixty_agents_fit_on_any_screen(serve, windows_of, viewport):
    house: House = serve(large(60, queues=6, units=2))
    page = windows_of(house).open("mia", "/wall", viewport="wall")
    page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
    expect(widget(page, "Absent").get_by_role("listitem")).to_have_count(60)
    expect(widget(page, "Queues").get_by_role("listitem")).to_have_count(6)
    page.wait_for_function(
        "() => [...document.querySelectorAll('main li')].every((tile) => tile.clientHeight > 20)"
    )
    assert fits(page)


def test_more_than_sixty_are_turned_over(serve, windows_of):
    page = windows_of(serve(large(70, queues=2, units=1))).open("mia", "/wall", viewport="wall")
    expect(widget(page, "Absent").get_by_role("listitem")).to_have_count(60)
    expect(page.get_by_text("Page 1 of 2")).to_be_visible()
    page.get_by_role("button", name="Next page").click()  # without motion, by hand
    expect(widget(page, "Absent").get_by_role("listitem")).to_have_count(10)
    expect(widget(page, "Absent").get_by_role("heading")).to_have_text("Absent 70")


def test_pages_turn_by_themselves(serve, windows_of):
    windows = windows_of(serve(large(70, queues=2, units=1)))
    page = windows.open("mia", None, viewport="wall", reduced_motion="no-preference")
    page.clock.install()
    page.goto("/wall")
    expect(page.get_by_text("Page 1 of 2")).to_be_visible()
    page.clock.run_for(16_000)
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
