"""How the link to a phone system stands: above the board while it is down; with its problems, for administrators.

The phone system is a real Asterisk, at which not everything is as it should be.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from readyroom.edges.asterisk.connection import Target
from readyroom.edges.asterisk.mapping import Naming
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.asterisk.tree import asterisk, needs_asterisk
from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.windows import look

pytestmark = needs_asterisk


@pytest.fixture
def switch() -> Iterator[Switch]:
    """Ann and a stranger are in `sales`, though Ann has not logged in; there is no `support`."""
    made = Switch(asterisk(), Site(queues={"sales": {}}))
    try:
        made.start()
        for interface, name in (("Local/ann-desk@from-queue/n", "Ann"), ("PJSIP/199", "Temp")):
            made.view.ask("QueueAdd", Queue="sales", Interface=interface, MemberName=name)
        yield made
    finally:
        made.remove()


@pytest.fixture
def linked(house: House, switch: Switch) -> House:
    """Beside it, and only looking."""
    for queue in ("sales", "support"):
        house.api().patch(f"/queues/{queue}", {"mode": "overlay"})
    target = Target(host="127.0.0.1", port=switch.manager_port, user=switch.user, secret=switch.secret)
    house.link(target, Naming(interface="Local/{id}@from-queue/n"))
    return house


def problem(page: Page, name: str) -> Locator:
    return page.get_by_text(name, exact=False).locator("xpath=..")


def test_what_is_not_as_it_should_be_at_a_phone_system(windows, linked, switch):
    admin = windows.open("admin", "/admin/links")
    link = admin.get_by_role("listitem").filter(has=admin.get_by_role("heading", name="asterisk"))
    expect(link).to_contain_text("Up")
    expect(problem(link, "Memberships that differ")).to_contain_text("sales · ann · is in, should be paused")
    expect(problem(link, "Members whom nobody knows here")).to_contain_text("sales · PJSIP/199 · Temp")
    expect(problem(link, "Queues that are not there")).to_contain_text("support")
    look(admin, "admin-links", full_page=True)
    assert_accessible(admin)
    switch.kill()
    expect(link).to_contain_text("Down")
    expect(link).to_contain_text("Why")


def test_the_board_says_when_a_phone_system_is_not_heard(windows, linked, switch):
    mia = windows.open("mia", "/board")
    said = mia.get_by_role("alert").filter(has_text="A phone system is not heard")
    expect(mia.get_by_role("grid", name="Agents")).to_be_visible()
    expect(said).to_be_hidden()
    switch.kill()
    expect(said).to_contain_text("The link to asterisk has been down since")
    expect(said.get_by_role("link")).to_be_hidden()  # she has no use for the administration
    look(mia, "board-link-down")
    assert_accessible(mia)
    admin = windows.open("admin", "/board", locale="fr-FR")
    alert = admin.get_by_role("alert").filter(has_text="Un système téléphonique n’est pas entendu")
    alert.get_by_role("link", name="Voir les systèmes téléphoniques").click()
    expect(admin.get_by_role("heading", name="Systèmes téléphoniques")).to_be_visible()
    expect(admin.get_by_role("list", name="Systèmes téléphoniques")).to_contain_text("Coupée")
    look(admin, "admin-links-fr", themes=("light",), viewports=("desktop",), full_page=True)
    switch.start()
    expect(said).to_be_hidden()
