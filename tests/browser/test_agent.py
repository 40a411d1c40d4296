"""The agent's own page: where I stand, my status, my queues; by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.organisation import small


def stand(page: Page) -> Locator:
    """The large sentence, with what belongs to it."""
    return page.get_by_role("region", name="Where I stand")


def status(page: Page, label: str) -> Locator:
    """A status's button on the page."""
    return page.get_by_role("group", name="Status").get_by_role("button", name=label)


def membership(page: Page, queue: str, value: str) -> Locator:
    """One of the three values of my part in a queue."""
    return page.get_by_role("radiogroup", name=f"My part in {queue}").get_by_role("radio", name=value)


def choose(page: Page, queue: str, value: str) -> None:
    """Choose a value as with a finger: at its word."""
    page.get_by_role("radiogroup", name=f"My part in {queue}").get_by_text(value, exact=True).click()


# --- where I stand ---------------------------------------------------------------------------------------


def test_s4_6_one_sees_where_one_stands_and_chooses_with_one_click(windows, house):
    house.register("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Offline since 08:00: no queue call rings you")
    expect(stand(ann)).to_contain_text("Direct calls still ring you")
    status(ann, "Online").click()
    expect(status(ann, "Online")).to_have_attribute("aria-pressed", "true")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    assert house.agent("ann")["status"] == "online"
    expect(ann.get_by_role("button", name="Account of Ann Archer, Online")).to_be_visible()


def test_s4_6_the_sentence_itself_brings_one_back_online(windows, house):
    house.ready("ann")
    house.status("ann", "lunch")
    ann = windows.open("ann")
    stand(ann).get_by_role("button", name="Go Online").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_s3_2_the_menu_on_the_avatar_shows_and_sets_the_status_on_every_page(windows, house):
    house.ready("ann")
    ann = windows.open("ann", "/day")
    ann.get_by_role("button", name="Account of Ann Archer, Online").click()
    expect(ann.get_by_role("menuitemradio", name="Online")).to_be_checked()
    ann.get_by_role("menuitemradio", name="Lunch").click()
    expect(ann.get_by_role("button", name="Account of Ann Archer, Lunch")).to_be_visible()
    assert house.agent("ann")["status"] == "lunch"


@pytest.mark.parametrize("chosen", ["lunch", "break", "meeting", "other", "end_shift"])
def test_s4_1_every_status_stops_queue_calls_and_says_so(windows, house, chosen):
    house.ready("ann")
    ann = windows.open("ann")
    label = chosen.replace("_", " ").title()
    status(ann, label).click()
    expect(stand(ann)).to_contain_text(f"{label} since 08:00: no queue call rings you")
    assert house.agent("ann")["status"] == chosen


def test_s4_1_custom_statuses_are_there_and_what_is_not_for_agents_is_not(windows_of, serve: Serve):
    organisation = small().status("training", "Training", colour="#7048e8")
    house = serve(organisation.status("sick", "Sick", settable_by=("supervisor",)))
    house.ready("ann")
    ann = windows_of(house).open("ann")
    status(ann, "Training").click()
    expect(stand(ann)).to_contain_text("Training since 08:00")
    expect(status(ann, "Sick")).to_have_count(0)
    expect(status(ann, "Auto logout")).to_have_count(0)
    house.api("mia").put("/agents/ann/status", {"status": "sick"})
    expect(stand(ann)).to_contain_text("Sick, set by mia (supervisor) at 08:00")


def test_s4_1_on_a_call_then_lunch(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    house.caller("sales")
    house.answer("ann")
    expect(stand(ann)).to_contain_text("On a call from Sales")
    expect(ann.get_by_role("button", name="Account of Ann Archer, On a call")).to_be_visible()
    status(ann, "Lunch").click()
    expect(stand(ann)).to_contain_text("On a call, then Lunch")


def test_s4_3_single_call_is_one_call_and_then_offline(windows_of, serve: Serve):
    house = serve(small("netsapiens"))
    house.ready("ann")
    ann = windows_of(house).open("ann")
    expect(status(ann, "Single Call")).to_contain_text("1 call")
    status(ann, "Single Call").click()
    expect(stand(ann)).to_contain_text("Ready for one call, from Sales or Support")
    house.caller("sales")
    house.answer("ann")
    ann.get_by_role("button", name="Hang up").click()
    expect(stand(ann)).to_contain_text("Offline: your single call is done")


def test_s4_4_a_direct_call_reaches_who_is_offline(windows, house):
    house.register("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Direct calls still ring you")
    house.advance(60)
    at = "2026-11-23T08:01:00Z"
    direct = {
        "id": "1",
        "at": at,
        "type": "call_started",
        "call": "d1",
        "kind": "direct",
        "agent": "ann",
        "peer": "0203",
    }
    house.api().post("/switch/observations", [direct])
    expect(stand(ann)).to_contain_text("A direct call from 0203 is ringing")
    house.api().post("/switch/observations", [{"id": "2", "at": at, "type": "call_answered", "call": "d1"}])
    expect(stand(ann)).to_contain_text("On a direct call with 0203")


def test_s4_8_online_without_a_registered_phone_is_refused_and_says_why(windows, house):
    windows.expect_refusal(409, "/agents/ann/status")
    ann = windows.open("ann")
    status(ann, "Online").click()
    expect(ann.get_by_role("alert").filter(has_text="None of your phones is registered")).to_be_visible()
    expect(stand(ann)).to_contain_text("Offline since")
    assert house.agent("ann")["status"] == "offline"
    house.register("ann")
    status(ann, "Online").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    expect(ann.get_by_role("alert").filter(has_text="None of your phones")).to_have_count(0)


def test_s4_8_the_menu_says_it_too_and_gives_the_focus_back(windows, house):
    windows.expect_refusal(409, "/agents/ann/status")
    ann = windows.open("ann", "/day")
    ann.get_by_role("button", name="Account of Ann Archer").click()
    ann.get_by_role("menuitemradio", name="Online").click()
    dialog = ann.get_by_role("dialog", name="Your status has not changed")
    expect(dialog).to_contain_text("None of your phones is registered")
    dialog.get_by_text("Close", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(ann.get_by_role("button", name="Account of Ann Archer")).to_be_focused()
    assert house.agent("ann")["status"] == "offline"


def test_s4_8_a_phone_that_is_lost_later_is_named_and_so_is_its_return(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    house.register("ann", registered=False)
    expect(stand(ann)).to_contain_text("None of your phones is registered, so no queue call can reach you")
    expect(ann.get_by_role("region", name="My phones")).to_contain_text("Not registered")
    house.register("ann")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_s4_9_opening_and_leaving_the_application_changes_no_status(windows, house):
    house.ready("ann")
    before = house.agent("ann")["since"]
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Ready for")
    ann.close()
    again = windows.open("ann")
    expect(stand(again)).to_contain_text("Ready for")
    assert house.agent("ann")["since"] == before


# --- my queues -------------------------------------------------------------------------------------------


def test_s4_2_single_queues_are_logged_in_and_out_on_their_own(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    choose(ann, "Support", "Out")
    expect(stand(ann)).to_contain_text("Ready for Sales")
    expect(stand(ann)).to_contain_text("Out of Support")
    choose(ann, "Sales", "Pause")
    expect(membership(ann, "Sales", "Pause")).to_be_checked()
    expect(stand(ann)).to_contain_text("Paused in Sales")
    assert house.membership("ann", "sales")["chosen"] == "paused"
    choose(ann, "Sales", "In")
    expect(stand(ann)).to_contain_text("Ready for Sales")


def test_s4_2_all_queues_at_once(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    everything = ann.get_by_role("group", name="All queues")
    everything.get_by_role("button", name="Out").click()
    expect(stand(ann)).to_contain_text("You are out of all your queues")
    stand(ann).get_by_role("button", name="Into all queues").click()
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    everything.get_by_role("button", name="Pause").click()
    expect(stand(ann)).to_contain_text("You are paused in all your queues")


def test_s4_2_the_status_covers_the_queues_where_the_organisation_wants_it(windows_of, serve: Serve):
    house = serve(small("netsapiens"))
    house.ready("ann")
    ann = windows_of(house).open("ann")
    choose(ann, "Sales", "Out")
    expect(stand(ann)).to_contain_text("Out of Sales")
    status(ann, "Offline").click()
    expect(stand(ann)).to_contain_text("Offline since")
    choose(ann, "Support", "In")
    expect(stand(ann)).to_contain_text("Ready for Support")
    expect(status(ann, "Online")).to_have_attribute("aria-pressed", "true")


def test_a_supervisor_pauses_and_the_agent_sees_it(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    house.api("mia").put("/agents/ann/queues/sales", {"membership": "paused"})
    expect(membership(ann, "Sales", "Pause")).to_be_checked()
    expect(stand(ann)).to_contain_text("Paused in Sales")


def test_s0_7_without_a_licence_the_page_says_that_auto_logout_passes_one_by(windows_of, serve: Serve):
    house = serve(small().user("ann", "Ann Archer", "agent", agent="ann", licences=()))
    house.ready("ann")
    ann = windows_of(house).open("ann")
    queue = ann.get_by_role("region", name="Queues").get_by_role("listitem").filter(has_text="Sales")
    expect(queue).to_contain_text("you have no licence for it")
    house.miss("ann", "sales", 4)
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")


def test_who_waits_and_how_many_calls_were_missed_stands_at_each_queue(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    sales = ann.get_by_role("region", name="Queues").get_by_role("listitem").filter(has_text="Sales")
    expect(sales).to_contain_text("Missed: 0 of 3")
    expect(sales).to_contain_text("Nobody is waiting")
    house.miss("ann", "sales", 2)
    expect(sales).to_contain_text("Missed: 2 of 3")
    house.status("ann", "lunch")
    house.caller("sales")
    house.caller("sales")
    expect(sales).to_contain_text("2 callers waiting")


def test_each_change_asks_for_the_facts_behind_it_once(windows, house):
    house.ready("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    asked = []
    ann.on("request", lambda request: asked.append(request.url.removeprefix(house.url)))
    for chosen, label in (("lunch", "Lunch"), ("break", "Break"), ("meeting", "Meeting")):
        with ann.expect_response("**/api/v1/agents/ann"):
            house.status("ann", chosen)
        expect(stand(ann)).to_contain_text(f"{label}, set by admin")
    assert asked == ["/api/v1/agents/ann"] * 3


def test_an_agent_without_queues_is_told_so(windows_of, serve: Serve):
    house = serve(small().agent("eve", "Eve Evans", unit="north"))
    house.register("eve")
    house.status("eve", "online")
    eve = windows_of(house).open("eve")
    expect(stand(eve)).to_contain_text("You are assigned to no queue")


# --- keyboard --------------------------------------------------------------------------------------------


def test_everything_goes_by_keyboard(windows, house):
    house.register("ann")
    ann = windows.open("ann")
    expect(stand(ann)).to_contain_text("Offline")
    ann.keyboard.press("1")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    membership(ann, "Sales", "In").focus()
    ann.keyboard.press("ArrowRight")
    expect(stand(ann)).to_contain_text("Paused in Sales")
    ann.keyboard.press("ArrowLeft")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    house.caller("support")
    expect(ann.get_by_role("heading", name="Support is calling")).to_be_visible()
    ann.keyboard.press("a")
    expect(stand(ann)).to_contain_text("On a call from Support")
    ann.get_by_role("button", name="Hang up").focus()
    ann.keyboard.press("Enter")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    house.miss("ann", "sales", 3)
    expect(stand(ann)).to_contain_text("No calls from Sales")
    ann.keyboard.press("b")
    expect(stand(ann)).to_contain_text("Ready for Sales and Support")
    ann.get_by_role("button", name="Account of Ann Archer").focus()
    ann.keyboard.press("Enter")
    expect(ann.get_by_role("menuitemradio", name="Online")).to_be_visible()
    ann.keyboard.type("lu")
    expect(ann.get_by_role("menuitemradio", name="Lunch")).to_be_focused()
    ann.keyboard.press("Enter")
    expect(stand(ann)).to_contain_text("Lunch since")


def test_keys_are_off_while_one_types_and_for_who_does_not_want_them(windows_of, serve: Serve):
    house = serve(small("attendance", tracked_groups=("agents",)))
    house.ready("ann")
    ann = windows_of(house).open("ann")
    expect(stand(ann)).to_contain_text("Ready for")
    number = ann.get_by_label("Case number")
    number.press_sequentially("21")
    expect(number).to_have_value("21")
    switch = ann.get_by_role("switch", name="One key is enough")
    switch.focus()
    ann.keyboard.press("Space")
    expect(switch).not_to_be_checked()
    ann.keyboard.press("2")
    expect(ann.get_by_role("dialog")).to_have_count(0)
    ann.reload()
    expect(ann.get_by_role("switch", name="One key is enough")).not_to_be_checked()
    ann.get_by_role("switch", name="One key is enough").focus()
    ann.keyboard.press("Space")
    expect(ann.get_by_role("switch", name="One key is enough")).to_be_checked()
    ann.keyboard.press("2")
    expect(ann.get_by_role("dialog", name="Unavailable")).to_be_visible()


# --- languages -------------------------------------------------------------------------------------------


def test_it_speaks_french(windows, house):
    house.ready("ann")
    ann = windows.open("ann", locale="fr-FR")
    place = ann.get_by_role("region", name="Où j’en suis")
    expect(place).to_contain_text("Prêt pour Sales et Support")
    house.miss("ann", "sales", 3)
    expect(place).to_contain_text("Plus d’appels de Sales : 3 manqués sur 3 à 08:00")
    place.get_by_role("button", name="Je suis de retour").click()
    expect(place).to_contain_text("Prêt pour Sales et Support")
