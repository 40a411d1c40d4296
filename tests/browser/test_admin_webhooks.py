"""Webhooks as an administrator makes, tries and mends them: told in fact, by a real HTTP receiver."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from standardwebhooks.webhooks import Webhook

from tests.browser.axe import assert_accessible
from tests.browser.organisation import small
from tests.browser.windows import look
from tests.notify.receiver import Receiver, receiver

WEBHOOKS = "/admin/webhooks"


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


def make(page: Page, name: str, url: str, **filters: str) -> str:
    """By the dialog; the secret as it is shown."""
    page.get_by_role("button", name="New webhook").click()
    dialog = page.get_by_role("dialog", name="New webhook")
    dialog.get_by_role("textbox", name="Name").fill(name)
    dialog.get_by_role("textbox", name="Address").fill(url)
    for label, value in filters.items():
        box = dialog.get_by_role("combobox", name=label)
        box.fill(value)
        page.get_by_role("option", name=value, exact=True).click()
        page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Make the webhook").click()
    return secret_of(page, f"The webhook {name}")


def secret_of(page: Page, title: str) -> str:
    dialog = page.get_by_role("dialog", name=title)
    box = dialog.get_by_role("textbox", name="Secret")
    expect(box).to_be_visible()
    page.keyboard.press("Escape")  # it is not lost by a slip
    secret = box.input_value()
    dialog.get_by_role("button", name="I have copied it").click()
    expect(dialog).to_be_hidden()
    return secret


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def hook(house: Any, there: Receiver, **more: Any) -> dict[str, Any]:
    body = {"name": "Wfm", "url": f"{there.url}/in", "types": ["StatusChosen"]} | more
    return dict(house.api().post("/webhooks", body))


def test_one_is_made_tried_and_told(windows, house, there: Receiver):
    page = windows.open("admin", WEBHOOKS)
    expect(page.get_by_text("No webhooks yet")).to_be_visible()
    secret = make(page, "Wfm", f"{there.url}/in", Types="StatusChosen", Agents="Ann Archer")
    (made,) = house.api().get("/webhooks")["items"]
    assert (made["types"], made["agents"], made["queues"]) == (["StatusChosen"], ["ann"], [])
    goes = part(page, "Where it goes")
    goes.get_by_role("button", name="Send a test").click()
    expect(goes.get_by_role("status").filter(has_text="It arrived.")).to_be_visible()
    Webhook(secret).verify(there.got[0].body, there.got[0].headers)
    house.status("ben", "lunch")
    house.status("ann", "lunch")
    lines = part(page, "Deliveries").get_by_role("listitem")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("StatusChosen, event")
    expect(lines).to_contain_text("Delivered")
    look(page, "admin-webhook", full_page=True)
    assert_accessible(page)


def test_one_that_fails_is_seen_to_and_told_again(windows, house, there: Receiver):
    made = hook(house, there)
    there.answers = [503, 503]
    house.status("ann", "lunch")
    page = windows.open("admin", f"{WEBHOOKS}/{made['id']}")
    deliveries = part(page, "Deliveries")
    line = deliveries.get_by_role("listitem")
    expect(line).to_contain_text("Waiting")
    expect(line).to_contain_text("Tried once, next on")
    expect(line).to_contain_text("Last error: answered 503")
    expect(part(page, "Where it goes")).to_contain_text("Failing since")
    goes = part(page, "Where it goes")
    goes.get_by_role("button", name="Send a test").click()
    expect(goes.get_by_role("status").filter(has_text="It did not arrive: answered 503")).to_be_visible()
    line.get_by_role("button", name="Deliver again").click()
    expect(line).to_contain_text("Delivered")
    deliveries.get_by_role("combobox", name="State").click()
    page.get_by_role("option", name="Failed").click()
    expect(deliveries).to_contain_text("Nothing was to be delivered.")


def test_why_it_was_switched_off_and_on_again(windows, house, there: Receiver):
    made = hook(house, there)
    there.answers = [410]
    house.status("ann", "lunch")
    page = windows.open("admin", f"{WEBHOOKS}/{made['id']}")
    goes = part(page, "Where it goes")
    expect(goes).to_contain_text("It answered that it wants nothing any more (410).")
    switch = goes.get_by_role("switch", name="Is told")
    expect(switch).not_to_be_checked()
    switch.click()
    expect(goes.get_by_text("Saved", exact=True)).to_be_visible()
    expect(goes.get_by_text("It was switched off")).to_be_hidden()
    assert house.api().get(f"/webhooks/{made['id']}")["enabled"] is True
    house.status("ann", "break")
    expect(part(page, "Deliveries").get_by_role("listitem").first).to_contain_text("Delivered")


def test_its_secret_is_changed_in_peace(windows, house, there: Receiver):
    made = hook(house, there)
    page = windows.open("admin", f"{WEBHOOKS}/{made['id']}")
    signature = part(page, "Signature")
    signature.get_by_role("button", name="Make a new secret").click()
    page.get_by_role("dialog").get_by_role("button", name="Make a new secret").click()
    secret = secret_of(page, "The new secret of Wfm")
    expect(signature).to_contain_text("Requests are signed with 2 secrets")
    house.status("ann", "lunch")
    expect(part(page, "Deliveries").get_by_role("listitem")).to_contain_text("Delivered")
    for each in (secret, made["secret"]):
        Webhook(each).verify(there.got[0].body, there.got[0].headers)


def test_an_address_within_a_private_network_is_refused_plainly(windows, house, there: Receiver):
    windows.expect_refusal(422, "/webhooks")
    page = windows.open("admin", WEBHOOKS)
    page.get_by_role("button", name="New webhook").click()
    dialog = page.get_by_role("dialog", name="New webhook")
    dialog.get_by_role("textbox", name="Name").fill("Wfm")
    address = dialog.get_by_role("textbox", name="Address")
    address.fill("https://10.0.0.1/in")
    dialog.get_by_role("button", name="Make the webhook").click()
    expect(dialog).to_contain_text("It leads into a private network, where no request goes.")
    assert_accessible(page, within="[role=dialog]")
    look(page, "admin-webhook-refused", themes=("light",))
    address.fill("http://93.184.215.14/in")
    dialog.get_by_role("button", name="Make the webhook").click()
    expect(dialog).to_contain_text("Through the internet requests go by https alone.")
    address.fill(f"{there.url}/in")
    dialog.get_by_role("button", name="Make the webhook").click()
    secret_of(page, "The webhook Wfm")


def test_another_address_that_leads_astray_is_refused_as_plainly(windows, house, there: Receiver):
    windows.expect_refusal(422)
    made = hook(house, there)
    page = windows.open("admin", f"{WEBHOOKS}/{made['id']}", locale="fr-FR")
    goes = part(page, "Où il va")
    goes.get_by_role("textbox", name="Adresse").fill("https://10.0.0.1/in")
    goes.get_by_role("textbox", name="Adresse").press("Enter")
    expect(goes.get_by_role("alert")).to_contain_text("Elle mène dans un réseau privé")


def test_filters_and_the_heart_beat_are_changed_and_it_is_deleted(windows, house, there: Receiver):
    made = hook(house, there, types=[], stream="agents")
    page = windows.open("admin", f"{WEBHOOKS}/{made['id']}")
    what = part(page, "Of what it is told")
    expect(what).to_contain_text("How agents stand")
    what.get_by_role("combobox", name="Queues").fill("sal")
    page.get_by_role("option", name="Sales").click()
    page.keyboard.press("Escape")
    beat = what.get_by_role("textbox", name="Heart-beat every")
    beat.fill("10 s")
    beat.press("Enter")
    expect(what).to_contain_text("Between 30 s and 1 h")
    beat.fill("1 min")
    beat.press("Enter")
    expect(what.get_by_text("Saved", exact=True)).to_have_count(2)
    now = house.api().get(f"/webhooks/{made['id']}")
    assert (now["queues"], now["heartbeat_s"]) == (["sales"], 60)
    page.get_by_role("button", name="Delete the webhook").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete the webhook").click()
    expect(page.get_by_text("No webhooks yet")).to_be_visible()
    assert house.api().get("/webhooks")["items"] == []


def test_it_is_for_who_administrates_all(windows_of, serve):
    windows = windows_of(serve(small().user("oda", "Oda North", "admin", units=("north",))))
    page = windows.open("oda", WEBHOOKS)
    expect(page.get_by_text("You may not see this page")).to_be_visible()
    expect(page.get_by_role("link", name="Webhooks")).to_have_count(0)


def test_in_french(windows, house, there: Receiver):
    made = hook(house, there)
    house.status("ann", "lunch")
    page = windows.open("admin", f"{WEBHOOKS}/{made['id']}", locale="fr-FR", viewport="phone")
    expect(part(page, "Envois").get_by_role("listitem")).to_contain_text("Remis")
    look(page, "admin-webhook-french", themes=("dark",), viewports=("phone",), full_page=True)
    assert_accessible(page)
