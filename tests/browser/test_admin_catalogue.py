"""Statuses, units, schedules, campaigns, sites and devices in the administration: set there, and felt elsewhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from readyroom.engine import catalogue as cat
from tests.browser.axe import assert_accessible
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look, saving

LUNCH = "/admin/statuses/lunch"


@pytest.fixture
def organisation() -> Organisation:
    return small().put(
        cat.CampaignConfig(id="renewals", label="Renewals", post_call_s=60),
        cat.SiteConfig(id="berlin", label="Berlin"),
    )


def block(page: Page, title: str) -> Locator:
    """A part of the form."""
    return page.get_by_role("region", name=title, exact=True)


def choose(within: Page | Locator, label: str, option: str) -> None:
    """One of the options of a field. They are drawn at the end of the page."""
    within.get_by_role("combobox", name=label, exact=True).click()
    page = within if isinstance(within, Page) else within.page
    page.get_by_role("option", name=option, exact=True).click()


def write(part: Page | Locator, label: str, text: str) -> None:
    """Type into a field and leave it."""
    field = part.get_by_role("textbox", name=label, exact=True)
    field.fill(text)
    field.press("Enter")


def saved(part: Locator) -> None:
    expect(part.get_by_text("Saved", exact=True).first).to_be_visible()


def make(page: Page, what: str, name: str) -> Locator:
    """Open the dialog for something new, and name it."""
    page.get_by_role("button", name=f"New {what}").click()
    dialog = page.get_by_role("dialog", name=f"New {what}")
    dialog.get_by_role("textbox", name="Name").fill(name)
    return dialog


# --- statuses --------------------------------------------------------------------------------------------


def test_s4_1_a_custom_status_is_made_offline_and_appears_in_the_agents_menu(windows, house):
    house.ready("ann")
    ann, admin = windows.open("ann", "/me"), windows.open("admin", "/admin/statuses")
    dialog = make(admin, "status", "Training")
    expect(dialog.get_by_role("combobox", name="Kind")).to_have_value("Offline")
    look(admin, "admin-status-new", themes=("light",))
    assert_accessible(admin)
    dialog.get_by_role("button", name="Make the status").click()
    expect(admin.get_by_role("heading", name="Training")).to_be_visible()
    made = house.api().get("/statuses/training")
    assert (made["kind"], made["counts_as"], made["counts_under"]) == ("offline", "logged_out", "Training")
    look(admin, "admin-status", full_page=True)
    assert_accessible(admin)
    ann.reload()
    ann.get_by_role("button", name=re.compile("Account of Ann")).click()
    ann.get_by_role("menuitemradio", name="Training").click()
    expect(ann.get_by_text(re.compile("Training since 08:00: no queue call rings you")).first).to_be_visible()
    assert house.membership("ann", "sales")["blockers"]


def test_s4_1_single_call_is_a_switch_of_an_available_status(windows, house):
    house.ready("ann")
    admin = windows.open("admin", "/admin/statuses")
    dialog = make(admin, "status", "One more")
    choose(dialog, "Kind", "Available")
    dialog.get_by_role("button", name="Make the status").click()
    part = block(admin, "Calls")
    part.get_by_role("switch", name="Single Call").click()
    saved(part)
    house.status("ann", "one-more")
    house.caller("sales")
    call = house.answer("ann")
    assert house.agent("ann")["status"] == "one-more"
    house.hangs_up(call)
    assert house.agent("ann")["status"] == "offline"


def test_s3_5_reasons_are_written_and_then_asked_for(windows, house):
    house.ready("ann")
    admin = windows.open("admin", LUNCH)
    part = block(admin, "Choosing it")
    expect(part.get_by_text("Reasons to choose from")).to_be_hidden()
    with saving(admin):
        choose(part, "Reason", "Must be given")
    for reason in ("In the canteen", "At home"):
        field = part.get_by_role("combobox", name="Reasons to choose from")
        field.fill(reason)
        field.press("Enter")
    with saving(admin, "other_reason"):
        part.get_by_role("switch", name=re.compile("Other")).click()
    saved(part)
    assert_accessible(admin)
    expect(part.get_by_role("switch", name=re.compile("Other"))).to_be_checked()
    found = house.api().get("/statuses/lunch")
    assert found["reasons"] == ["In the canteen", "At home"]
    assert (found["reason"], found["other_reason"]) == ("required", True)
    own = house.api("ann")
    assert own.refused("PUT", "/agents/ann/status", {"status": "lunch"}) == (422, "reason_required")
    own.put("/agents/ann/status", {"status": "lunch", "reason": "At home"})
    choose(part, "Reason", "Not asked for")
    expect(part.get_by_text("Reasons to choose from")).to_be_hidden()
    part.get_by_role("button", name="Undo: Reason").click()
    expect(part.get_by_text("At home")).to_be_visible()


def test_s0_6_a_colour_is_seen_on_the_board_and_told_when_it_is_faint(windows, house):
    house.status("ann", "lunch")
    admin = windows.open("admin", LUNCH)
    part = block(admin, "On the board")
    expect(part.get_by_text("hard to see")).to_be_hidden()
    with saving(admin):
        write(part, "Colour", "#fff3bf")
    expect(part.get_by_text("This colour is hard to see on a light page.")).to_be_visible()
    write(part, "Colour", "pink")
    expect(part).to_contain_text("Write it like #2f9e44.")
    assert house.agent("ann")["colour"] == "#fff3bf"
    with saving(admin):
        write(part, "Colour", "#1c7ed6")
    expect(part.get_by_text("hard to see")).to_be_hidden()
    assert house.agent("ann")["colour"] == "#1c7ed6"


def test_a_status_that_is_used_is_not_deleted_and_one_that_is_not_comes_back(windows, house):
    windows.expect_refusal(409, "/statuses/online")
    admin = windows.open("admin", "/admin/statuses/online")
    admin.get_by_role("button", name="Delete the status").click()
    dialog = admin.get_by_role("dialog", name="Delete Online?")
    dialog.get_by_role("button", name="Delete the status").click()
    expect(dialog.get_by_role("alert")).to_contain_text("online is still used by")
    dialog.get_by_role("button", name="Cancel").click()
    admin.get_by_role("link", name=re.compile("^Meeting")).click()
    admin.get_by_role("button", name="Delete the status").click()
    dialog = admin.get_by_role("dialog", name="Delete Meeting?")
    dialog.get_by_role("button", name="Delete the status").click()
    expect(admin.get_by_role("link", name=re.compile("^Meeting"))).to_be_hidden()
    admin.get_by_role("button", name="Undo", exact=True).click()
    expect(admin.get_by_role("link", name=re.compile("^Meeting"))).to_be_visible()
    assert house.api().get("/statuses/meeting")["label"] == "Meeting"


def test_a_daily_limit_and_who_may_choose_are_saved(windows, house):
    admin = windows.open("admin", LUNCH)
    write(block(admin, "In reports"), "Daily limit", "45 min")
    saved(block(admin, "In reports"))
    block(admin, "Choosing it").get_by_role("checkbox", name="Agents").uncheck()
    saved(block(admin, "Choosing it"))
    found = house.api().get("/statuses/lunch")
    assert (found["daily_limit_s"], found["settable_by"]) == (2700, ["supervisor"])
    refused = house.api("ann").refused("PUT", "/agents/ann/status", {"status": "lunch"})
    assert refused == (403, "status_not_settable")


# --- campaigns -------------------------------------------------------------------------------------------


def opens_a_record(house) -> list[str]:
    """What blocks calls of Sales once Ann has opened a record of the campaign."""
    house.api().put("/agents/ann/campaign-record", {"campaign": "renewals", "record": "4711"})
    blockers = house.membership("ann", "sales")["blockers"]
    house.api().delete("/agents/ann/campaign-record")
    return list(blockers)


def test_s2_3_preview_is_on_by_default_and_off_withdraws_nobody(windows, house):
    house.ready("ann")
    assert opens_a_record(house) == ["hold_preview"]
    house.api().post("/agents/ann/return")
    admin = windows.open("admin", "/admin/campaigns/renewals")
    part = block(admin, "Withdrawal")
    preview = part.get_by_role("switch", name="Opening a record withdraws the agent")
    expect(preview).to_be_checked()
    preview.click()
    saved(part)
    assert opens_a_record(house) == []
    part.get_by_role("button", name="Undo").click()
    expect(preview).to_be_checked()
    assert opens_a_record(house) == ["hold_preview"]


def test_s2_4_the_time_after_a_call_is_the_campaigns(windows, house):
    admin = windows.open("admin", "/admin/campaigns")
    expect(admin.get_by_role("link", name="Renewals")).to_contain_text("Withdraws on opening")
    dialog = make(admin, "campaign", "Winter")
    dialog.get_by_role("button", name="Make the campaign").click()
    part = block(admin, "Withdrawal")
    expect(part.get_by_role("switch", name="Opening a record withdraws the agent")).to_be_checked()
    write(part, "Withdrawn after an outgoing call for", "soon")
    expect(part).to_contain_text("written like 90 s")
    write(part, "Withdrawn after an outgoing call for", "1:30")
    saved(part)
    assert house.api().get("/campaigns/winter")["post_call_s"] == 90
    look(admin, "admin-campaign", themes=("light",))
    assert_accessible(admin)


# --- schedules -------------------------------------------------------------------------------------------


def test_s0_4_a_schedule_made_here_logs_the_agents_in_when_its_time_comes(windows, house):
    house.ready("ann", "ben")
    for agent in ("ann", "ben"):
        house.api().put(f"/agents/{agent}/queues/sales", {"membership": "out"})
    admin = windows.open("admin", "/admin/schedules")
    expect(admin.get_by_text("No schedules yet")).to_be_visible()
    dialog = make(admin, "schedule", "sales-morning")
    expect(dialog.get_by_role("button", name="Make the schedule")).to_be_disabled()
    choose(dialog, "Queue", "Sales")
    dialog.get_by_label("Time of day").fill("08:30")
    look(admin, "admin-schedule-new", themes=("light",))
    assert_accessible(admin)
    dialog.get_by_role("button", name="Make the schedule").click()
    expect(admin.get_by_role("heading", name="08:30: log in to Sales")).to_be_visible()
    house.advance(29 * 60)
    assert house.membership("ann", "sales")["membership"] == "out"
    house.advance(60)
    assert house.membership("ann", "sales")["membership"] == "in"
    assert house.membership("ben", "sales")["membership"] == "in"


def test_s0_4_days_agents_and_the_switch_of_a_schedule_are_felt(windows, house):
    house.api().post("/schedules", {"id": "morning", "time": "08:30", "queue": "sales"})
    house.ready("ann", "ben")

    def until_noon(day: int) -> list[str]:
        """Both log out; who is in at noon of that day of November."""
        for agent in ("ann", "ben"):
            house.api().put(f"/agents/{agent}/queues/sales", {"membership": "out"})
        house.until(f"2026-11-{day}T12:00:00Z")
        return [agent for agent in ("ann", "ben") if house.membership(agent, "sales")["membership"] == "in"]

    admin = windows.open("admin", "/admin/schedules/morning")
    what, when = block(admin, "What happens"), block(admin, "When")
    what.get_by_role("switch", name="Switched on").click()
    expect(admin.get_by_role("list", name="Schedules")).to_contain_text("Off")
    assert until_noon(23) == []  # Monday
    what.get_by_role("switch", name="Switched on").click()
    expect(admin.get_by_role("list", name="Schedules")).not_to_contain_text("Off")
    choose(what, "Agents", "Ben Baker")
    admin.keyboard.press("Escape")
    when.get_by_role("checkbox", name="Tuesday").uncheck()
    saved(when)
    expect(admin.get_by_role("list", name="Schedules")).to_contain_text("Mon, Wed, Thu, Fri, Sat and Sun")
    assert_accessible(admin)
    windows.close()  # the session would end in the night
    assert until_noon(24) == []
    assert until_noon(25) == ["ben"]


def test_the_kind_of_a_schedule_is_changed_and_its_queue_with_it(windows, house):
    house.api().post("/schedules", {"id": "evening", "time": "18:00", "kind": "sign_out"})
    admin = windows.open("admin", "/admin/schedules/evening")
    expect(admin.get_by_role("combobox", name="Queue")).to_be_hidden()
    choose(admin, "What", "Log in to a queue")
    expect(admin.get_by_role("combobox", name="Queue")).to_be_visible()
    choose(admin, "What", "Clock out")
    expect(admin.get_by_role("heading", name="18:00: clock out")).to_be_visible()
    found = house.api().get("/schedules/evening")
    assert (found["kind"], found["queue"]) == ("clock_out", None)


# --- units, sites, devices -------------------------------------------------------------------------------


def test_a_unit_is_renamed_and_one_in_use_stays(windows, house):
    windows.expect_refusal(409, "/units/north")
    admin = windows.open("admin", "/admin/units/north")
    expect(block(admin, "Agents at home here").get_by_role("link")).to_have_count(3)
    write(admin, "Name", "Nord")
    saved(block(admin, "General"))
    expect(admin.get_by_role("heading", name="Nord")).to_be_visible()
    admin.get_by_role("button", name="Delete the unit").click()
    dialog = admin.get_by_role("dialog", name="Delete Nord?")
    dialog.get_by_role("button", name="Delete the unit").click()
    expect(dialog.get_by_role("alert")).to_contain_text("still used by queue")
    assert_accessible(admin)
    assert house.api().get("/units/north")["label"] == "Nord"


def test_a_phone_is_made_given_to_an_agent_and_its_registration_is_shown(windows, house):
    admin = windows.open("admin", "/admin/devices")
    dialog = make(admin, "phone", "ann-app")
    choose(dialog, "Kind", "Mobile app")
    dialog.get_by_role("button", name="Make the phone").click()
    part = block(admin, "General")
    expect(admin.get_by_role("heading", name="ann-app")).to_be_visible()
    choose(part, "Whose", "Ann Archer")
    saved(part)
    expect(block(admin, "Now")).to_contain_text("Not registered")
    with saving(admin):
        choose(part, "Site", "Berlin")
    expect(admin.get_by_role("combobox", name="Site")).to_have_value("Berlin")
    house.register("ann", device="app")
    admin.reload()
    expect(block(admin, "Now")).to_contain_text("Registered")
    look(admin, "admin-device", themes=("light",))
    assert_accessible(admin)
    found = house.api().get("/devices/ann-app")
    assert (found["kind"], found["agent"], found["site"]) == ("mobile", "ann", "berlin")


def test_a_site_is_made_becomes_somebodys_home_and_is_deleted_with_undo(windows, house):
    admin = windows.open("admin", "/admin/sites")
    dialog = make(admin, "site", "Leeds")
    dialog.get_by_role("button", name="Make the site").click()
    expect(admin.get_by_role("heading", name="Leeds")).to_be_visible()
    admin.goto("/admin/agents/ann")
    with saving(admin):
        choose(admin, "Home site", "Leeds")
    assert house.api().get("/agents/ann")["home_site"] == "leeds"
    windows.expect_refusal(409, "/sites/leeds")
    admin.goto("/admin/sites/leeds")
    admin.get_by_role("button", name="Delete the site").click()
    dialog = admin.get_by_role("dialog", name="Delete Leeds?")
    dialog.get_by_role("button", name="Delete the site").click()
    expect(dialog.get_by_role("alert")).to_contain_text("still used by")
    house.api().patch("/agents/ann", {"home_site": None})
    dialog.get_by_role("button", name="Delete the site").click()
    expect(admin.get_by_role("link", name="Leeds")).to_be_hidden()
    admin.get_by_role("button", name="Undo", exact=True).click()
    expect(admin.get_by_role("link", name="Leeds")).to_be_visible()
    assert house.api().get("/sites/leeds")["label"] == "Leeds"


def test_whether_a_site_can_be_reached_is_shown(windows, house):
    house.api().put("/sites/berlin", {"reachable": False})
    admin = windows.open("admin", "/admin/sites")
    expect(admin.get_by_role("link", name="Berlin")).to_contain_text("Out of reach")
    admin.get_by_role("link", name="Berlin").click()
    expect(block(admin, "Link")).to_contain_text("Out of reach")
    write(admin, "Name", "Berlin Mitte")
    saved(block(admin, "General"))
    found = house.api().get("/sites/berlin")
    assert (found["label"], found["reachable"]) == ("Berlin Mitte", False)  # what is left out stays
    assert_accessible(admin)


def test_all_of_it_speaks_french(windows):
    admin = windows.open("admin", LUNCH, locale="fr-FR")
    expect(admin.get_by_role("heading", name="Statuts")).to_be_visible()
    expect(admin.get_by_role("button", name="Supprimer le statut")).to_be_visible()
    expect(admin.get_by_text("Qui peut le choisir")).to_be_visible()
