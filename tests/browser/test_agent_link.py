"""The line to the server is lost: nothing looks live, everything still tries, and it recovers by itself."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.test_agent import stand, status


def connected(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-link", "live")


def test_a_lost_connection_replaces_the_sentence_and_recovers(windows, house, wire):
    windows.expect_disconnection()
    house.ready("ann")
    ann = windows.open("ann", url=wire.url)
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    connected(ann)
    wire.break_down()
    expect(stand(ann)).to_contain_text("Not connected: where you stand is not known.")
    expect(stand(ann)).to_have_attribute("data-tone", "lost")
    expect(ann.get_by_role("alert").filter(has_text="Connection lost")).to_be_visible()
    expect(ann.get_by_role("button", name="Account of Ann Archer", exact=True)).to_be_visible()
    house.status("ann", "lunch")
    wire.restore()
    expect(stand(ann)).to_contain_text("Lunch")
    expect(stand(ann)).not_to_contain_text("Not connected")


def test_what_is_tried_without_a_connection_says_so_and_goes_when_it_is_back(windows, house, wire):
    windows.expect_disconnection()
    house.ready("ann")
    ann = windows.open("ann", url=wire.url)
    expect(stand(ann)).to_contain_text("Ready for")
    connected(ann)
    wire.break_down()
    expect(stand(ann)).to_contain_text("Not connected")
    status(ann, "Lunch").click()
    expect(ann.get_by_role("alert").filter(has_text="The server did not answer")).to_be_visible()
    wire.restore()
    expect(stand(ann)).not_to_contain_text("Not connected")
    status(ann, "Lunch").click()
    expect(stand(ann)).to_contain_text("Lunch since 08:00")
    assert len([e for e in house.events("StatusChosen") if e["body"]["status"] == "lunch"]) == 1


def test_a_call_that_rang_when_the_line_was_lost_does_not_look_live(windows, house, wire):
    windows.expect_disconnection()
    house.ready("ann")
    ann = windows.open("ann", url=wire.url)
    connected(ann)
    house.caller("sales")
    incoming = ann.get_by_role("region", name="A call rings")
    expect(incoming).to_contain_text("Rings for")
    wire.break_down()
    expect(incoming).to_contain_text("this call may have ended")
    expect(incoming).not_to_contain_text("Rings for")
    expect(ann).to_have_title("Readyroom")
    house.until("2026-11-23T08:00:11Z")
    wire.restore()
    expect(incoming).to_have_count(0)


def test_the_server_goes_and_comes_back(windows, house):
    windows.expect_disconnection()
    house.ready("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Ready for")
    connected(ann)
    house.down()
    expect(stand(ann)).to_contain_text("Not connected")
    house.up()
    expect(stand(ann)).not_to_contain_text("Not connected")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_that_nothing_answered_is_said_no_more_when_the_server_is_back(windows, house):
    windows.expect_disconnection()
    house.ready("ann")
    ann, mia = windows.open("ann"), windows.open("mia", "/reports")
    expect(stand(ann)).to_contain_text("Ready for")
    counted = mia.get_by_text("How this is counted")
    expect(counted).to_be_visible()
    unanswered = "The server did not answer"
    house.down()
    for page in (ann, mia):
        expect(page.get_by_role("alert").filter(has_text="Connection lost")).to_be_visible()
    status(ann, "Lunch").click()
    expect(ann.get_by_role("alert").filter(has_text=unanswered)).to_be_visible()
    mia.get_by_role("tab", name="Availability").click()
    expect(mia.get_by_role("alert").filter(has_text=unanswered)).to_be_visible()
    house.up()
    for page in (ann, mia):
        connected(page)
        expect(page.get_by_role("alert").filter(has_text=unanswered)).to_have_count(0)
    expect(counted).to_be_visible()
    expect(stand(ann)).to_contain_text("Ready for")
    assert house.agent("ann")["status"] != "lunch"
