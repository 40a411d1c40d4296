"""Reports by mail in the browser: set up from what was asked for, really sent, switched off, taken away."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.windows import look


def test_what_was_asked_for_is_sent(windows, house):
    server = house.mail()
    for user in ("admin", "mia"):
        house.api().patch(f"/users/{user}", {"email": f"{user}@example.org"})
    page = windows.open("admin", "/reports?report=queues&queue=sales&each=all")
    page.get_by_role("link", name="By mail").click()
    expect(page.get_by_role("heading", level=1, name="By mail")).to_be_visible()
    expect(page.get_by_text("No report is sent yet")).to_be_visible()
    assert_accessible(page)
    form = page.get_by_role("form", name="Have a report sent")
    expect(form.get_by_role("combobox", name="Report")).to_have_value("Queues")
    expect(form.get_by_role("combobox", name="Queue", exact=True)).to_have_value("Sales")
    form.get_by_label("What it is called").fill("Sales of last week")
    form.get_by_role("combobox", name="When").click()
    page.get_by_role("option", name="Every Monday").click()
    form.get_by_role("combobox", name="To", exact=True).click()
    page.get_by_role("option", name="Mia Marshall").click()
    page.keyboard.press("Escape")
    form.get_by_role("button", name="Have it sent").click()

    card = page.get_by_role("region", name="Sales of last week", exact=True)
    expect(card).to_contain_text("Queues, Excel workbook, every Monday at 06:00.")
    expect(card).to_contain_text("Only Sales.")
    expect(card).to_contain_text("To Mia Marshall")
    expect(card).to_contain_text("Next: 30 Nov, 06:00")
    card.get_by_role("button", name="Send now").click()
    house.advance(1)
    page.reload()
    card.get_by_role("button", name="What became of it").click()
    row = page.get_by_role("region", name="What became of Sales of last week").get_by_role(
        "row", name=re.compile("Mia Marshall")
    )
    expect(row).to_contain_text("handed to the mail server")
    expect(row).to_contain_text("2026-11-16 to 2026-11-22")
    (mail,) = server.taken
    assert mail["To"] == "mia@example.org"
    (file,) = mail.iter_attachments()
    assert file.get_filename() == "queues_2026-11-16_2026-11-22.xlsx"
    assert_accessible(page)
    look(page, "reports-by-mail")

    card.get_by_role("button", name="More for Sales of last week").click()
    page.get_by_role("menuitem", name="Switch off").click()
    expect(card).to_contain_text("Switched off.")
    (kept,) = house.api().get("/reports/schedules")["items"]
    assert not kept["enabled"]
    card.get_by_role("button", name="More for Sales of last week").click()
    page.get_by_role("menuitem", name="Send it no more").click()
    expect(card).to_be_hidden()
    assert house.api().get("/reports/schedules")["items"] == []


def test_who_has_no_address_is_told(windows, house):
    house.mail()
    page = windows.open("mia", "/reports/schedules")
    expect(page.get_by_role("combobox", name="To", exact=True)).to_be_hidden()
    page.get_by_label("What it is called").fill("Attendance")
    windows.expect_refusal(422, "/reports/schedules")
    page.get_by_role("button", name="Have it sent").click()
    expect(page.get_by_role("alert").filter(has_text="There is no mail address.")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="/readers")).to_have_count(0)
    assert_accessible(page)


def test_in_french(windows, house):
    house.mail()
    page = windows.open("mia", "/reports", locale="fr-FR")
    page.get_by_role("link", name="Par courriel").click()
    expect(page.get_by_role("heading", name="Faire envoyer un rapport")).to_be_visible()
    assert_accessible(page)


def test_nothing_is_promised_where_there_is_no_mail_server(windows, house):
    house.api().patch("/users/mia", {"email": "mia@example.org"})
    page = windows.open("mia", "/reports/schedules")
    page.get_by_label("What it is called").fill("Attendance")
    windows.expect_refusal(409, "/reports/schedules")
    page.get_by_role("button", name="Have it sent").click()
    expect(page.get_by_role("alert").filter(has_text="This server has no mail server")).to_be_visible()
    assert house.api("mia").get("/reports/schedules")["items"] == []
    look(page, "reports-by-mail-no-server")
    assert_accessible(page)


def test_what_was_set_up_before_the_mail_server_went_says_so(windows, house):
    house.mail()
    house.api().patch("/users/mia", {"email": "mia@example.org"})
    schedule = {"name": "Attendance", "report": "attendance", "every": "day", "at": "06:00"}
    house.api("mia").post("/reports/schedules", schedule)
    house.down()
    house.up()
    page = windows.open("mia", "/reports/schedules", locale="fr-FR")
    card = page.get_by_role("region", name="Attendance", exact=True)
    expect(card).to_contain_text("Ce serveur n’a pas de serveur de courriel")
    expect(card).not_to_contain_text("Prochain")
    windows.expect_refusal(409, "/send")
    card.get_by_role("button", name="Envoyer maintenant").click()
    expect(card.get_by_role("alert")).to_contain_text("mail.host")
    house.until("2026-11-24T06:00:00Z")
    page.get_by_role("button", name="Notifications").first.click()
    expect(
        page.get_by_text(re.compile("n’a pas été envoyé à Mia.*pas de serveur de courriel"))
    ).to_be_visible()
