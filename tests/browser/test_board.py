"""The supervisors' board: what is seen of agents and queues, looking for some of them, saved views, the keyboard."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look


def grid(page: Page) -> Locator:
    return page.get_by_role("grid", name="Agents")


def line(page: Page, name: str) -> Locator:
    """An agent's row."""
    return grid(page).get_by_role("row").filter(has_text=name)


def names(page: Page) -> Locator:
    """The names of the agents whose rows are drawn, in the order of the page."""
    return grid(page).locator("[data-agent] strong")


def widget(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def by_queue(page: Page, queue: str) -> Locator:
    """The queue's name, which looks for its agents."""
    return widget(page, "Queues").get_by_role("button", name=queue, exact=True)


def choose(page: Page, box: str, option: str) -> None:
    """Choose in a drop-down."""
    page.get_by_role("combobox", name=box, exact=True).click()
    page.get_by_role("option", name=option).click()


def busy(house: House) -> None:
    """Something of everything: a call, a withdrawal, a caller who waits, somebody without a telephone."""
    house.ready("ben")
    house.caller("sales", caller="0151 555 0001")
    house.answer("ben")
    house.ready("ann")
    house.miss("ann", "sales", 3)
    house.caller("sales", caller="0151 555 0002")


def test_the_board_shows_agents_queues_and_callers(windows, house):
    busy(house)
    page = windows.open("mia", "/board")
    expect(line(page, "Ann Archer")).to_contain_text("3 of 3")
    expect(line(page, "Ben Baker")).to_contain_text("On a call")
    expect(line(page, "Ben Baker")).to_contain_text("0151 555 0001")
    expect(line(page, "Cleo Carter")).to_contain_text("Offline")
    expect(page.get_by_text("3 agents", exact=True)).to_be_visible()
    expect(line(page, "Dan Dyer")).to_have_count(0)  # south is not Mia's
    sales = widget(page, "Queues").get_by_role("row").filter(has_text="Sales")
    expect(sales.get_by_role("cell")).to_have_text(
        ["Sales", "1", re.compile(r"^\d+:\d\d$"), "0", "1", "0", "1", "25%", "Why?"]
    )
    callers = widget(page, "Callers waiting").get_by_role("listitem")
    expect(callers).to_have_count(1)
    expect(callers).to_contain_text("Sales, 0151 555 0002")
    look(page, "board-busy")


def test_s0_6_the_custom_status_of_an_auto_logout_is_seen_on_the_board(windows, house):
    house.ready("ann")
    page = windows.open("mia", "/board")
    expect(line(page, "Ann Archer")).to_contain_text("Online")
    house.miss("ann", "sales", 3)
    expect(line(page, "Ann Archer")).to_contain_text("Auto logout")
    expect(line(page, "Ann Archer")).to_contain_text("Sales missed calls")
    choose(page, "State", "Withdrawn by a rule")
    expect(names(page)).to_have_text(["Ann Archer"])
    house.api("mia").post("/agents/ann/return")
    expect(page.get_by_text("No agent is like that")).to_be_visible()


def test_a_lunch_is_not_called_a_withdrawal(windows, house):
    house.ready("ben")
    house.status("ben", "lunch")
    page = windows.open("mia", "/board")
    expect(widget(page, "Withdrawals").get_by_text("Nobody was withdrawn")).to_be_visible()
    sales = widget(page, "Queues").get_by_role("row").filter(has_text="Sales")
    expect(sales.get_by_role("cell").nth(5)).to_have_text("1")
    expect(widget(page, "Queues").get_by_role("columnheader").nth(5)).to_have_text("Not ready")
    choose(page, "State", "Not ready")
    expect(names(page)).to_have_text(["Ben Baker"])
    choose(page, "State", "Withdrawn by a rule")
    expect(page.get_by_text("No agent is like that")).to_be_visible()


@pytest.fixture
def overlay(serve: Any) -> House:
    """Sales is distributed by the phone system, which has members of its own."""
    organisation: Organisation = small().queue("sales", "Sales", unit="north", ring_s=10, mode="overlay")
    house: House = serve(organisation)
    return house


def observed(house: House, number: int, agent: str, membership: str) -> None:
    """The phone system says what it has."""
    said = {"type": "member_changed", "id": f"m{number}", "at": house.api().get("/clock")["now"]}
    said |= {"agent": agent, "queue": "sales"}
    house.api().post("/switch/observations", [said | {"membership": membership}])


def test_x9_drift_is_said_at_once_and_gone_when_it_is_put_right(overlay, windows_of):
    overlay.ready("ann", "ben")
    observed(overlay, 1, "ann", "in")
    page = windows_of(overlay).open("mia", "/board")
    expect(line(page, "Ann Archer")).to_contain_text("Online")
    expect(grid(page).get_by_role("columnheader", name="Phone system differs")).to_have_count(0)
    overlay.api("mia").put("/agents/ann/queues/sales", {"membership": "paused"})
    expect(line(page, "Ann Archer")).to_contain_text(
        "Sales: should be paused, the phone system has in, for 0:"
    )
    look(page, "board-drift", themes=("light",), viewports=("desktop",))
    page.goto("/board?agent=ann")
    page.get_by_role("button", name="Why? Ann Archer").first.click()
    why = page.get_by_role("dialog", name="Why? Ann Archer")
    expect(why.get_by_role("region", name="Sales")).to_contain_text(
        "Ann Archer should be paused here, but the phone system has had in since 08:"
    )
    page.goto("/board")
    choose(page, "State", "Phone system differs")
    expect(names(page)).to_have_text(["Ann Archer"])
    observed(overlay, 2, "ann", "paused")
    expect(page.get_by_text("No agent is like that")).to_be_visible()


def test_looking_for_agents_by_name_queue_and_state(windows, house):
    busy(house)
    page = windows.open("mia", "/board")
    expect(names(page)).to_have_text(["Ann Archer", "Ben Baker", "Cleo Carter"])
    page.get_by_role("textbox", name="Find an agent").fill("car cleo")
    expect(names(page)).to_have_text(["Cleo Carter"])
    expect(page.get_by_text("1 of 3 agents")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="1 agent found")).to_be_attached()
    page.get_by_role("button", name="Clear filters").click()
    by_queue(page, "Sales").click()
    expect(names(page)).to_have_text(["Ann Archer", "Ben Baker"])
    choose(page, "State", "Busy")
    expect(names(page)).to_have_text(["Ben Baker"])
    expect(page).to_have_url(re.compile(r"/board\?queue=sales&state=busy$"))
    page.reload()
    expect(names(page)).to_have_text(["Ben Baker"])
    by_queue(page, "Sales").click()
    expect(names(page)).to_have_text(["Ben Baker"])
    expect(page).to_have_url(re.compile(r"/board\?state=busy$"))


def test_whoever_supervises_several_units_looks_at_one(serve, windows_of):
    house = serve(small().supervisor("mia", "Mia Marshall", "north", "south"))
    page = windows_of(house).open("mia", "/board")
    expect(names(page)).to_have_text(["Ann Archer", "Ben Baker", "Cleo Carter", "Dan Dyer"])
    choose(page, "Unit", "South")
    expect(names(page)).to_have_text(["Dan Dyer"])
    expect(page).to_have_url(re.compile(r"/board\?unit=south$"))
    page.get_by_role("button", name="Clear filters").click()
    expect(names(page)).to_have_count(4)


def test_columns_are_chosen_and_sort(windows, house):
    busy(house)
    page = windows.open("mia", "/board")
    grid(page).get_by_role("button", name="Missed").click()
    grid(page).get_by_role("button", name="Missed").click()
    expect(grid(page).get_by_role("columnheader", name="Missed")).to_have_attribute("aria-sort", "descending")
    expect(names(page)).to_have_text(["Ann Archer", "Ben Baker", "Cleo Carter"])
    grid(page).get_by_role("button", name="Agent", exact=True).click()
    grid(page).get_by_role("button", name="Agent", exact=True).click()
    expect(names(page)).to_have_text(["Cleo Carter", "Ben Baker", "Ann Archer"])
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("checkbox", name="Unit").check()
    page.get_by_role("checkbox", name="Activity").uncheck()
    page.keyboard.press("Escape")
    expect(grid(page).get_by_role("columnheader", name="Unit")).to_be_visible()
    expect(grid(page).get_by_role("columnheader", name="Activity")).to_have_count(0)
    expect(line(page, "Ann Archer")).to_contain_text("North")


def test_a_view_is_saved_used_renamed_deleted_and_brought_back(windows, house):
    page = windows.open("mia", "/board?queue=sales&sort=-name")
    expect(names(page)).to_have_text(["Ben Baker", "Ann Archer"])
    page.get_by_role("button", name="Views").click()
    page.get_by_role("menuitem", name="Save this view…").click()
    dialog = page.get_by_role("dialog", name="Save this view")
    assert_accessible(page, within="[role=dialog]")
    dialog.get_by_role("textbox", name="Name").fill("Sales first")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    page.goto("/board")
    expect(names(page)).to_have_count(3)
    page.get_by_role("button", name="Views").click()
    page.get_by_role("menuitem", name="Sales first", exact=True).click()
    expect(names(page)).to_have_text(["Ben Baker", "Ann Archer"])
    views = page.get_by_role("button", name="Sales first")
    views.click()
    page.get_by_role("menuitem", name="Rename “Sales first”…").click()
    page.get_by_role("dialog").get_by_role("textbox", name="Name").fill("Sales team")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Sales team").click()
    page.get_by_role("menuitem", name="Delete “Sales team”").click()
    expect(page.get_by_text("The view “Sales team” is deleted.")).to_be_visible()
    assert house.api("mia").get("/me/views")["items"] == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Sales team")).to_be_visible()
    assert house.api("mia").get("/me/views")["items"][0]["body"] == {"queue": "sales", "sort": "-name"}


def test_the_keyboard_moves_from_row_to_row_and_opens_one(windows, house):
    page = windows.open("mia", "/board")
    line(page, "Ann Archer").focus()
    page.keyboard.press("ArrowDown")
    expect(line(page, "Ben Baker")).to_be_focused()
    page.keyboard.press("End")
    expect(line(page, "Cleo Carter")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(line(page, "Cleo Carter")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Cleo Carter")
    expect(dialog).to_be_visible()
    expect(page).to_have_url(re.compile("agent=cleo"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(line(page, "Cleo Carter")).to_be_focused()


def test_s3_7_widgets_are_shown_and_hidden_and_stay_so(windows, house):
    page = windows.open("mia", "/board")
    expect(widget(page, "Queues")).to_be_visible()
    page.get_by_role("button", name="Widgets").click()
    expect(page.get_by_role("menuitemcheckbox", name="Agents’ attendance")).to_be_disabled()
    expect(page.get_by_role("menuitemcheckbox", name="Agents’ attendance")).to_contain_text(
        "Only unit managers"
    )
    with page.expect_response("**/me/preferences"):
        page.get_by_role("menuitemcheckbox", name="Queues").click()
    expect(widget(page, "Queues")).to_have_count(0)
    page.reload()
    expect(widget(page, "Callers waiting")).to_be_visible()
    expect(widget(page, "Queues")).to_have_count(0)


def test_s3_7_the_attendance_widget_shows_the_unit_with_those_away(serve, windows_of):
    house = serve(small("attendance", tracked_groups=("agents",)))
    house.api().post("/agents/ann/clock-in", {"unit": "north"})
    page = windows_of(house).open("uma", "/board")
    attendance = widget(page, "Agents’ attendance")
    expect(attendance).to_contain_text("1 clocked in · 2 away")
    expect(attendance.get_by_role("listitem")).to_contain_text(["Ann Archer", "Ben Baker", "Cleo Carter"])
    expect(attendance.get_by_role("listitem").first).to_contain_text("Available · North")
    expect(attendance.get_by_role("listitem").last).to_contain_text("Away")
    house.status("ann", "unavailable", reason="in a meeting")
    expect(attendance.get_by_role("listitem").first).to_contain_text("Unavailable, in a meeting · North")
    house.api().post("/agents/ben/clock-in", {"unit": "north"})
    expect(attendance).to_contain_text("2 clocked in · 1 away")
    look(page, "board-attendance", themes=("light",))


def test_what_was_seen_before_the_line_was_lost_is_marked(windows, house, wire):
    windows.expect_disconnection()
    page = windows.open("mia", "/board", url=wire.url)
    expect(line(page, "Ann Archer")).to_be_visible()
    wire.break_down()
    expect(page.locator("main [data-stale=true]")).to_contain_text("Ann Archer")
    house.ready("ann")
    wire.restore()
    expect(line(page, "Ann Archer")).to_contain_text("Online")
    expect(page.locator("main [data-stale=true]")).to_have_count(0)


def test_a_board_without_agents_says_where_to_begin(serve, windows_of):
    house = serve(Organisation().admin())
    page = windows_of(house).open("admin", "/board")
    expect(page.get_by_text("There are no agents here yet")).to_be_visible()
    look(page, "board-empty")
    assert_accessible(page)
    page.get_by_role("link", name="Go to administration").click()
    expect(page).to_have_url(re.compile("/admin"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_board_can_be_read_by_everybody(windows, house, theme):
    busy(house)
    page = windows.open("mia", "/board", theme=theme)
    expect(line(page, "Ann Archer")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Columns").click()
    expect(page.get_by_role("checkbox", name="Unit")).to_be_visible()
    assert_accessible(page)


def test_the_board_speaks_french(windows, house):
    busy(house)
    page = windows.open("mia", "/board", locale="fr-FR")
    expect(page.get_by_role("grid", name="Les agents")).to_contain_text("3 sur 3")
    expect(page.get_by_role("heading", name="Appelants en attente")).to_be_visible()
    look(page, "board-french", themes=("light",), viewports=("desktop",))
