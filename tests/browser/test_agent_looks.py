"""The agent's page in its states and dialogs, light and dark: nothing that axe-core finds, and pictures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import Serve
from tests.browser.house import House
from tests.browser.organisation import small
from tests.browser.test_agent import stand, status
from tests.browser.test_agent_calls import warning
from tests.browser.test_agent_campaign import QUIET, SPRING
from tests.browser.windows import THEMES, look


def sound(page: Page, name: str) -> None:
    """Accessible in both themes, and pictured."""
    look(page, f"agent-{name}", full_page=True)
    for theme in THEMES:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(page)


def ringing(page: Page, house: House) -> None:
    house.caller("sales")
    expect(page.get_by_role("heading", name="Sales is calling")).to_be_visible()


def on_call(page: Page, house: House) -> None:
    house.caller("sales")
    house.answer("ann")
    status(page, "Lunch").click()
    expect(stand(page)).to_contain_text("On a call, then Lunch")


def withdrawn(page: Page, house: House) -> None:
    house.miss("ann", "sales", 3)
    expect(page.get_by_role("region", name="Are you still there?")).to_be_visible()
    house.advance(61)
    expect(stand(page)).to_contain_text("No calls from Sales")


def menu(page: Page, house: House) -> None:
    page.get_by_role("button", name="Account of Ann Archer").click()
    expect(page.get_by_role("menuitemradio", name="Lunch")).to_be_visible()


def why(page: Page, house: House) -> None:
    page.get_by_role("button", name="Why? What lets calls ring me").click()
    expect(page.get_by_role("dialog")).to_contain_text("Sales")


@pytest.mark.parametrize("state", [ringing, on_call, withdrawn, menu, why], ids=lambda state: state.__name__)
def test_states(windows_of, serve: Serve, state: Callable[[Page, House], None]):
    house = serve(warning())
    house.ready("ann")
    ann = windows_of(house).open("ann")
    expect(stand(ann)).to_contain_text("Ready for")
    state(ann, house)
    sound(ann, state.__name__)


def test_signed_out_and_the_dialog_for_signing_in(windows_of, serve: Serve):
    ann = windows_of(serve(small("ip-office"))).open("ann")
    stand(ann).get_by_role("button", name="Sign in").click()
    dialog = ann.get_by_role("dialog", name="Sign in")
    dialog.get_by_role("radio", name="Another phone").check()
    sound(ann, "sign-in")
    ann.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(stand(ann).get_by_role("button", name="Sign in")).to_be_focused()


def test_a_campaign_record(windows_of, serve: Serve):
    house = serve(small("web2contact").put(SPRING, QUIET))
    house.ready("ann")
    house.api().put("/agents/ann/campaign-record", {"campaign": "spring", "record": "4711"})
    ann = windows_of(house).open("ann")
    expect(stand(ann)).to_contain_text("Record 4711 is open")
    sound(ann, "record")


def test_clocking_in(windows_of, serve: Serve):
    ann = windows_of(serve(small("attendance", tracked_groups=("agents",)))).open("ann")
    stand(ann).get_by_role("button", name="Clock in").click()
    expect(ann.get_by_role("dialog", name="Clock in").get_by_label("Unit")).to_be_visible()
    sound(ann, "clock-in")


def test_s4_6_the_bar_of_a_phone_has_the_statuses(windows, house):
    house.ready("ann")
    ann = windows.open("ann", viewport="phone")
    bar = ann.get_by_role("group", name="Main actions")
    bar.get_by_role("button", name="Online").tap()
    expect(ann.get_by_role("menuitemradio", name="Online")).to_be_checked()
    for theme in THEMES:
        ann.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(ann)
    ann.get_by_role("menuitemradio", name="Lunch").tap()
    expect(stand(ann)).to_contain_text("Lunch since 08:00")
    expect(ann.get_by_role("menu")).to_have_count(0)
    expect(bar.get_by_role("button", name="Lunch")).to_be_focused()
    assert house.agent("ann")["status"] == "lunch"
