"""What one prefers: kept by the server, whichever window it was chosen in; and told if it was not."""

from __future__ import annotations

from playwright.sync_api import Page, expect

PREFERENCES = "**/api/v1/me/preferences"


def choose(page: Page, label: str) -> None:
    """In the menu behind one's avatar."""
    page.get_by_role("button", name="Account of").click()
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.get_by_role("menuitemradio", name=label).click()


def test_two_windows_of_one_person_keep_what_each_chose(windows, house):
    one, other = windows.open("ann"), windows.open("ann")
    choose(one, "Dark")
    choose(other, "Français")
    assert house.api("ann").get("/me/preferences") == {"theme": "dark", "language": "fr"}
    elsewhere = windows.open("ann").locator("html")
    expect(elsewhere).to_have_attribute("data-mantine-color-scheme", "dark")
    expect(elsewhere).to_have_attribute("lang", "fr")


def test_what_cannot_be_kept_is_told_and_goes_back(windows):
    ann = windows.open("ann")
    expect(ann.locator("html")).to_have_attribute("data-mantine-color-scheme", "light")
    windows.expect_disconnection()
    ann.route(PREFERENCES, lambda route: route.abort())
    ann.get_by_role("button", name="Account of").click()
    ann.get_by_role("menuitemradio", name="Dark").click()
    expect(ann.get_by_role("alert").filter(has_text="server did not answer")).to_be_visible()
    expect(ann.get_by_role("menuitemradio", name="Like the system")).to_be_checked()


def test_a_sign_out_that_the_server_does_not_hear_is_told(windows):
    ann = windows.open("ann")
    windows.expect_disconnection()
    ann.route("**/api/v1/auth/logout", lambda route: route.abort())
    ann.get_by_role("button", name="Account of").click()
    ann.get_by_role("menuitem", name="Sign out").click()
    expect(ann.get_by_role("alert").filter(has_text="server did not answer")).to_be_visible()
    expect(ann.get_by_role("region", name="Where I stand")).to_be_visible()
