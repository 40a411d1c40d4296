"""A day as a timeline that adds up, and the missed calls: one's own, and those of an agent whom one supervises."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import small
from tests.browser.windows import look

CELL = re.compile(
    r"(?P<what>.+), (?P<from>[\d:]+) to (?P<to>[\d:]+), .+|(?P<open>.+), since (?P<since>[\d:]+), .+"
)


def a_day(house: House) -> None:
    """From 08:00: calls, one whose caller hangs up, three that count, lunch, and back."""
    house.ready("ann")
    house.advance(600)
    for talk in (120, 300):
        call = house.caller("sales")
        house.advance(4)
        house.answer("ann")
        house.advance(talk)
        house.hangs_up(call)
        house.advance(60)
    call = house.caller("sales", caller="0151 5550199")
    house.advance(4)
    house.hangs_up(call)
    house.advance(60)
    house.miss("ann", "sales", 3)
    house.advance(600)
    house.status("ann", "lunch")
    house.advance(1800)
    house.status("ann", "online")
    house.api("ann").post("/agents/ann/return", {"queue": "sales"})
    house.advance(100)


def seconds(text: str) -> int:
    total = 0
    for part in text.split(":"):
        total = 60 * total + int(part)
    return total


def lane(page: Page, name: str) -> Locator:
    header = page.get_by_role("rowheader", name=name, exact=True)
    return page.get_by_role("row").filter(has=header).get_by_role("gridcell")


def test_where_the_time_went_adds_up_to_the_day(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    expect(page.get_by_role("table", name="By status").get_by_role("row", name="Lunch")).to_contain_text(
        "30:00"
    )
    read = """() => Object.fromEntries([...document.querySelectorAll('table')].map((table) => [
        table.getAttribute('aria-label'),
        [...table.rows].slice(1).map((row) => [row.cells[0].innerText.trim(), row.cells[1].innerText])]))"""
    found = page.evaluate(read)
    elapsed = house.now_ms // 1000 - 1_795_420_800
    for partition in ("By status", "By activity"):
        *parts, (name, total) = found[partition]
        assert name == "Total"
        assert sum(seconds(time) for _, time in parts) == seconds(total)
        assert 0 <= seconds(total) - elapsed <= 30  # the page counts on by its own clock
    assert {name for name, _ in found["By activity"]} == {"Idle", "On a call", "Ringing", "Total"}


def test_state_and_activity_leave_no_gap(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    for name in ("Status", "Activity"):
        expect(lane(page, name).last).to_have_accessible_name(re.compile("since"))
        cells = [CELL.fullmatch(cell.get_attribute("aria-label") or "") for cell in lane(page, name).all()]
        assert all(cells)
        assert len(cells) > 2
        for before, after in pairwise(cells):
            assert before is not None
            assert after is not None
            assert before["to"] == (after["from"] or after["since"])


def test_the_lanes_are_walked_by_keyboard(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    expect(lane(page, "Status")).to_have_count(3)
    page.get_by_role("button", name="Closer").focus()
    page.keyboard.press("Tab")
    expect(lane(page, "Status").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(lane(page, "Status").nth(1)).to_be_focused()
    expect(lane(page, "Status").nth(1)).to_be_in_viewport()
    details = page.get_by_role("region", name="Details")
    expect(details).to_contain_text("Lunch")
    expect(details).to_contain_text("30 minutes")
    expect(details).to_contain_text("admin (administrator)")
    page.keyboard.press("ArrowDown")  # what was at that time in the next lane
    expect(lane(page, "Activity").last).to_be_focused()
    page.keyboard.press("Home")
    expect(lane(page, "Activity").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(lane(page, "Status").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("grid").locator(":focus")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(lane(page, "Status").first).to_be_focused()


def test_x1_a_withdrawal_in_the_lane_tells_its_rule_and_can_be_explained(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    lane(page, "Withdrawals").click()
    details = page.get_by_role("region", name="Details")
    for text in ("Withdrawn for missed calls", "Sales", "Out in Sales", "missed calls", "“I’m back”"):
        expect(details).to_contain_text(text)
    details.get_by_role("button", name="Why? Withdrawn for missed calls").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_x2_a_caller_who_hung_up_is_shown_as_not_counted_and_why(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    misses = page.get_by_role("region", name="Missed calls")
    expect(misses).to_contain_text("4 calls rang without an answer; 3 counted.")
    rows = misses.get_by_role("listitem")
    expect(rows).to_have_count(4)
    gone = rows.filter(has_text="Caller hung up")
    expect(gone).to_contain_text("Not counted: the caller hung up before the ringing was over")
    expect(gone).to_contain_text("rang for 4 secs")
    expect(rows.filter(has_text="Not answered")).to_have_count(3)
    page.get_by_role("switch", name="Counted only").check()
    expect(rows).to_have_count(3)
    expect(gone).to_have_count(0)


def test_x2_nobody_is_blamed_where_nothing_counted(windows, house):
    house.ready("ann")
    call = house.caller("sales")
    house.advance(4)
    house.hangs_up(call)
    page = windows.open("ann", "/day")
    page.get_by_role("switch", name="Counted only").check()
    expect(page.get_by_text("nobody’s fault")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("region", name="Missed calls").get_by_role("listitem")).to_have_count(1)


def test_a_supervisor_sees_who_called_and_other_days(windows, house):
    a_day(house)
    house.until("2026-11-24T09:00:00Z")
    mia = windows.open("mia", "/agents/ann")
    expect(mia.get_by_role("heading", name="The day of Ann Archer")).to_be_visible()
    misses = mia.get_by_role("region", name="Missed calls")
    expect(misses).to_contain_text("No missed calls")
    mia.get_by_role("button", name="Previous day").click()
    expect(misses.get_by_role("listitem").filter(has_text="Caller hung up")).to_contain_text("0151 5550199")
    expect(mia).to_have_url(re.compile(r"date=2026-11-23"))
    expect(lane(mia, "Rung")).to_have_count(6)
    total = mia.get_by_role("table", name="By status").get_by_role("row", name="Total")
    expect(total).to_contain_text("16:00:00")  # since the agent was there: from 08:00 to midnight
    mia.get_by_role("group", name="Day").get_by_label("Day", exact=True).fill("2026-11-24")
    expect(misses).to_contain_text("No missed calls")
    misses.get_by_text("7 days").click()
    expect(misses.get_by_role("listitem")).to_have_count(4)


def test_a_day_that_ends_when_clocks_go_back_has_25_hours(windows_of, serve):
    house = serve(small(zone="Europe/Paris"), at=1_792_800_000_000)  # 2026-10-24T00:00 in UTC
    house.ready("ann")
    house.until("2026-10-26T08:00:00Z")
    page = windows_of(house).open("ann", "/day?date=2026-10-25", zone="America/New_York")
    total = page.get_by_role("table", name="By status").get_by_role("row", name="Total")
    expect(total).to_contain_text("25:00:00")
    expect(lane(page, "Status")).to_have_accessible_name(
        re.compile(r"Online, 00:00:00 to 00:00:00, 25 hours")
    )


def test_today_follows_what_happens(windows, house):
    house.ready("ann")
    page = windows.open("ann", "/day")
    expect(lane(page, "Status")).to_have_count(1)
    house.advance(60)
    house.status("ann", "lunch")
    expect(lane(page, "Status")).to_have_count(2)
    expect(lane(page, "Status").last).to_have_accessible_name(re.compile("^Lunch, since 08:01:00"))


def test_which_day_it_is_is_the_servers_to_say(windows, house):
    page = windows.open("ann", None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    lines: list[WebSocketRoute] = []
    page.route_web_socket("**/api/v1/live*", lambda line: lines.append(line))
    page.goto("/day")
    expect(page.get_by_role("heading", name="My day")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Loading")).to_be_attached()
    page.wait_for_function("() => performance.now() > 2000")
    assert lines, "the line was not even opened"
    assert not [path for path in asked if path.endswith(("/timeline", "/misses"))]
    lines[-1].connect_to_server()
    expect(page.get_by_text("Mon, 23 Nov 2026")).to_be_visible()
    expect(page.get_by_role("heading", name="Missed calls")).to_be_visible()


def test_the_table_has_what_the_timeline_has(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    expect(lane(page, "Status")).to_have_count(3)
    cells = page.get_by_role("gridcell").count()
    page.get_by_text("Table", exact=True).click()
    table = page.get_by_role("table", name=re.compile("The intervals of"))
    expect(table.get_by_role("row")).to_have_count(cells + 1)
    expect(table.get_by_role("row", name="Withdrawn for missed calls")).to_contain_text("“I’m back”")


def test_french_has_french_dates_and_durations(windows, house):
    a_day(house)
    page = windows.open("ann", "/day", locale="fr-FR")
    expect(page.get_by_role("heading", name="Ma journée")).to_be_visible()
    expect(page.get_by_text("lun. 23 nov. 2026")).to_be_visible()
    name = re.compile("^Lunch, de 08:30:45 à 09:00:45, 30 minutes")
    expect(lane(page, "Statut").nth(1)).to_have_accessible_name(name)
    misses = page.get_by_role("region", name="Appels manqués")
    expect(misses).to_contain_text("4 appels ont sonné sans réponse ; comptés : 3.")
    expect(misses).to_contain_text("Non compté : l’appelant a raccroché avant la fin de la sonnerie")


def test_an_agent_who_is_not_there_and_an_answer_that_does_not_come(windows, house):
    windows.expect_refusal(404, "/agents/nobody")
    windows.expect_refusal(503)
    mia = windows.open("mia", "/agents/nobody")
    expect(mia.get_by_text("There is no such agent")).to_be_visible()
    problem = {"code": "unavailable", "detail": "", "status": 503}
    mia.route("**/timeline?*", lambda route: route.fulfill(status=503, json=problem))
    mia.goto("/agents/ann")
    expect(mia.get_by_role("alert").filter(has_text="cannot answer")).to_be_visible()
    mia.unroute("**/timeline?*")
    mia.get_by_role("button", name="Try again").click()
    expect(lane(mia, "Status")).to_have_count(1)


def test_the_timeline_can_be_reached_and_read_by_everybody(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    expect(lane(page, "Status")).to_have_count(3)
    expect(page.locator("canvas")).to_have_count(2)
    lane(page, "Withdrawals").click()
    look(page, "history-day")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(page, within="main")


def test_the_table_can_be_reached_and_read_by_everybody(windows, house):
    a_day(house)
    page = windows.open("ann", "/day")
    page.get_by_text("Table", exact=True).click()
    expect(page.get_by_role("table")).to_have_count(3)
    look(page, "history-table", themes=("light",))
    assert_accessible(page, within="main")


def test_a_day_of_which_nothing_is_known_says_so(windows, house):
    page = windows.open("ann", "/day?date=2026-11-22")
    expect(page.get_by_text("Nothing is known of this day")).to_be_visible()
    expect(page.get_by_text("No missed calls")).to_be_visible()
    look(page, "history-empty", themes=("light",))
    assert_accessible(page, within="main")
    page.get_by_role("button", name="Today").click()
    expect(lane(page, "Status")).to_have_count(1)
