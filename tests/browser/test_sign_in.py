"""Coming in and going out: the form, the page of one's role, and a session that ended elsewhere."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.windows import look, sign_in

NAMES = {"ann": "Ann Archer", "mia": "Mia Marshall", "admin": "Olga Osborne"}


def at(path: str) -> re.Pattern[str]:
    """The address of a page, whatever it was told besides."""
    return re.compile(rf"^[^?#]*//[^/]+{re.escape(path)}(\?|$)")


def said(page: Page, role: Literal["alert", "status"], text: str) -> Locator:
    """What stands on the page and is spoken; the page has hidden regions of these roles besides."""
    return page.get_by_role(role).filter(has_text=text)


def account(page: Page, user: str) -> None:
    """Open the menu that says who sits here."""
    page.get_by_role("button", name=f"Account of {NAMES[user]}").click()


@pytest.mark.parametrize(("user", "path"), [("ann", "/me"), ("mia", "/board"), ("admin", "/board")])
def test_whoever_signs_in_comes_to_the_page_of_their_role(windows, user, path):
    page = windows.open()
    expect(page).to_have_url(at("/sign-in"))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, user)
    expect(page).to_have_url(at(path))
    expect(page.get_by_role("button", name=f"Account of {NAMES[user]}")).to_be_visible()


def test_the_form_works_by_keyboard_alone(windows):
    page = windows.open()
    expect(page.get_by_role("textbox", name="User")).to_be_focused()
    page.keyboard.type("ann")
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    expect(page).to_have_url(at("/me"))


def test_a_wrong_password_is_explained_and_what_was_typed_stays(windows):
    windows.expect_refusal(401, "/auth/login")
    page = windows.open()
    sign_in(page, "ann", "wrong horse")
    expect(said(page, "alert", "User or password is wrong")).to_be_visible()
    expect(page.get_by_role("textbox", name="User")).to_have_value("ann")
    expect(page.get_by_label("Password", exact=True)).to_have_value("wrong horse")
    look(page, "sign-in-wrong")
    assert_accessible(page)
    page.get_by_label("Password", exact=True).fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(at("/me"))


def test_too_many_wrong_passwords_say_how_long_to_wait(windows, house):
    windows.expect_refusal(401, "/auth/login")
    windows.expect_refusal(429, "/auth/login")
    page = windows.open()
    for _ in range(5):
        with page.expect_response(lambda answer: answer.url.endswith("/auth/login")) as answered:
            sign_in(page, "ann", "wrong horse")
        assert answered.value.status == 401
    sign_in(page, "ann")
    expect(said(page, "alert", "Wait five minutes")).to_be_visible()
    expect(page).to_have_url(at("/sign-in"))
    house.advance(301)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(at("/me"))


def test_the_form_can_be_reached_and_read_by_everybody(windows):
    page = windows.open()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Your session has ended")).to_be_hidden()  # there was none
    look(page, "sign-in")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(page)


def test_it_speaks_french_to_a_french_browser(windows):
    page = windows.open(locale="fr-FR")
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_signing_out_changes_no_status_and_the_session_is_over(windows, house):
    house.ready("ann")
    page = windows.open("ann")
    expect(page).to_have_url(at("/me"))
    account(page, "ann")
    page.get_by_role("menuitem", name="Sign out of the application").click()
    expect(page).to_have_url(at("/sign-in"))
    expect(said(page, "status", "Your status has not changed")).to_be_visible()
    assert house.agent("ann")["status"] == "online"
    page.go_back()
    page.goto("/me")
    expect(page).to_have_url(at("/sign-in"))


@pytest.mark.slow
def test_a_session_that_ended_elsewhere_leads_to_the_form_and_back(windows, house):
    windows.expect(r"^401 ")
    page = windows.open("mia", "/withdrawals")
    expect(page.get_by_role("button", name="Account of Mia Marshall")).to_be_visible()
    house.api("admin").put("/users/mia/password", {"password": "another horse battery"})
    expect(page).to_have_url(at("/sign-in"))  # the live stream says so, or the next request
    expect(said(page, "status", "Your session has ended")).to_be_visible()
    sign_in(page, "mia", "another horse battery")
    expect(page).to_have_url(at("/withdrawals"))


def test_an_address_is_remembered_until_one_is_signed_in(windows):
    page = windows.open(None, "/board?q=ben")
    expect(page).to_have_url(at("/sign-in"))
    sign_in(page, "mia")
    expect(page).to_have_url(re.compile(r"/board\?q=ben"))


def test_two_windows_are_two_people(windows):
    ann, mia = windows.open("ann"), windows.open("mia")
    expect(ann).to_have_url(at("/me"))
    expect(mia).to_have_url(at("/board"))
    ann.reload()
    expect(ann.get_by_role("button", name="Account of Ann Archer")).to_be_visible()
    expect(mia.get_by_role("button", name="Account of Mia Marshall")).to_be_visible()
