"""The messages that went out, as an administrator looks at them: told in fact by a real mail server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from readyroom.engine import catalogue as cat
from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import small
from tests.browser.windows import look

MESSAGES = "/admin/messages"


@pytest.fixture
def organisation():
    told = cat.Notice(users=("mia", "uma"), after_s=5)
    return small(gather_s=0).queue("sales", "Sales", unit="north", ring_s=10, long_wait=told)


def by_mail(house: House, *users: str) -> None:
    for user in users:
        house.api().patch(f"/users/{user}", {"channels": ["email"], "email": f"{user}@example.org"})


def long_wait(house: House, times: int = 1) -> None:
    """A caller of sales waits for long, and goes."""
    for _ in range(times):
        call = house.caller("sales")
        house.advance(6)
        house.hangs_up(call)


def lines(page: Page) -> Locator:
    return page.get_by_role("list", name="Messages", exact=True).get_by_role("listitem")


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_what_became_of_each_is_seen_and_filtered(windows, house):
    mail = house.mail()
    by_mail(house, "mia", "uma")
    mail.said = ["550 no such mailbox"]
    long_wait(house)
    assert len(mail.taken) == 1
    mail.said = ["451 try again later", "451 try again later"]
    long_wait(house)
    page = windows.open("admin", MESSAGES)
    expect(lines(page)).to_have_count(4)
    expect(lines(page).filter(has_text="Delivered")).to_have_count(1)
    expect(lines(page).filter(has_text="Waiting")).to_have_count(2)
    expect(lines(page).filter(has_text="451 try again later").first).to_contain_text("Tried once, next on")
    failed = lines(page).filter(has_text="Failed")
    expect(failed).to_contain_text("a long wait")
    expect(failed).to_contain_text("By e-mail")
    expect(failed).to_contain_text("550 no such mailbox")
    look(page, "admin-messages", full_page=True)
    assert_accessible(page)
    choose(page, "State", "Failed")
    expect(lines(page)).to_have_count(1)
    choose(page, "State", "Failed")  # again: of all states
    expect(lines(page)).to_have_count(4)
    choose(page, "To", "Mia Marshall")
    expect(lines(page)).to_have_count(2)
    expect(lines(page).first).to_contain_text("Mia Marshall: a long wait")
    house.advance(11)
    assert len(mail.taken) == 3
    page.reload()
    expect(lines(page).filter(has_text="Delivered")).to_have_count(3)


def test_who_has_no_address_is_seen_and_given_one(windows, house):
    house.mail()
    house.api().patch("/users/mia", {"channels": ["email"]})
    long_wait(house)
    page = windows.open("admin", MESSAGES)
    expect(lines(page)).to_contain_text("Last error: there is no address.")
    page.get_by_role("link", name="Set how Mia Marshall is told").click()
    expect(page.get_by_role("region", name="Being told")).to_be_visible()


def test_there_is_more_than_a_page(windows, house):
    house.mail()
    by_mail(house, "mia")
    long_wait(house, 27)
    page = windows.open("admin", MESSAGES)
    expect(lines(page)).to_have_count(25)
    page.get_by_role("button", name="Show more").click()
    expect(lines(page)).to_have_count(27)


def test_they_are_for_who_manages_users(windows_of, serve):
    windows = windows_of(serve(small().user("rita", "Rita Reader", "supervisor", rights=("read_audit",))))
    page = windows.open("rita", MESSAGES)
    expect(page.get_by_text("You may not see this page")).to_be_visible()


def test_in_french_on_a_phone(windows, house):
    house.mail()
    by_mail(house, "mia")
    long_wait(house)
    page = windows.open("admin", MESSAGES, locale="fr-FR", viewport="phone")
    expect(lines(page)).to_contain_text("Remis")
    look(page, "admin-messages-french", themes=("dark",), viewports=("phone",))
    assert_accessible(page)
