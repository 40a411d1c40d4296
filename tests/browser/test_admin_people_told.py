"""How a user is told away from the page: set, tried, and told in fact by a real mail server."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.windows import look, saving


def told(page: Page, title: str = "Being told") -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def test_s0_3_a_user_is_told_by_mail_as_they_chose(windows, house):
    mail = house.mail()
    page = windows.open("admin", "/admin/users/mia")
    part = told(page)
    part.get_by_role("checkbox", name="By e-mail").check()
    expect(part.get_by_text("Saved", exact=True).first).to_be_visible()
    part.get_by_role("button", name="Send a test: By e-mail").click()
    expect(part.get_by_role("status").filter(has_text="It did not go: there is no address.")).to_be_visible()
    for label, value in (("E-mail", "mia@example.org"), ("Quiet from", "22:00"), ("Quiet until", "06:30")):
        field = part.get_by_label(label, exact=True)
        with saving(page):
            field.fill(value)
            field.press("Enter")
        expect(part.get_by_text("Saved", exact=True).first).to_be_visible()
    user = house.api().get("/users/mia")
    assert (user["email"], user["quiet_from"], user["quiet_to"]) == ("mia@example.org", "22:00", "06:30")
    assert user["channels"] == ["page", "email"]
    part.get_by_role("button", name="Send a test: By e-mail").click()
    expect(part.get_by_role("status").filter(has_text="It was taken.")).to_be_visible()
    (trial,) = mail.taken
    assert trial["To"] == "mia@example.org"
    look(page, "admin-user-told")
    assert_accessible(page)
    house.api().patch(
        "/queues/sales",
        {"no_answer": {"threshold": 1, "outcome": {"kind": "leave_queue"}, "notify": ["mia"]}},
    )
    house.ready("ann")
    house.miss("ann", "sales")
    house.advance(61)
    assert len(mail.taken) == 2
    assert "Ann" in mail.taken[1]["Subject"]


def test_in_french(windows, house):
    page = windows.open("admin", "/admin/users/mia", locale="fr-FR")
    part = told(page, "Comment prévenir")
    part.get_by_role("checkbox", name="Par SMS").check()
    part.get_by_role("button", name="Envoyer un essai").click()
    expect(part.get_by_text("le serveur n’est pas configuré pour cela.")).to_be_visible()
    assert_accessible(page)
