"""Queues in the administration: policies as sentences, saved as they are chosen, and felt by the agents."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look, saving

SALES = "/admin/queues/sales"


@pytest.fixture
def organisation():
    return small().queue("sales", "Sales", unit="north", ring_s=10, no_answer={"mode": "consecutive"})


def policy(page: Page) -> Locator:
    """The sentences of the queue that is open."""
    return page.get_by_role("region", name="When calls are missed")


def pick(page: Page, what: str, option: str) -> None:
    """Choose a word of a sentence."""
    page.get_by_role("button", name=re.compile(rf"^{re.escape(what)}:")).click()
    page.get_by_role("option", name=option, exact=True).click()


def choose(page: Page, what: str, option: str) -> None:
    """Choose a word of a sentence, and wait until it is saved."""
    with saving(page):
        pick(page, what, option)


def test_s0_1_a_threshold_is_chosen_from_a_drop_down_saved_at_once_and_felt(windows, house):
    house.ready("ann")
    admin = windows.open("admin", SALES)
    expect(policy(admin)).to_contain_text("After 3 missed calls in a row, leave this queue")
    choose(admin, "Number of missed calls", "2")
    expect(policy(admin)).to_contain_text("After 2 missed calls in a row, leave this queue")
    expect(policy(admin).get_by_text("Saved", exact=True)).to_be_visible()
    assert house.api().get("/queues/sales")["no_answer"]["threshold"] == 2
    ann = windows.open("ann")
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "in"
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "out"
    expect(ann.get_by_text(re.compile("2 of 2 missed")).first).to_be_visible()


def test_s0_1_a_threshold_can_be_switched_off_and_that_undone(windows, house):
    admin = windows.open("admin", SALES)
    choose(admin, "Number of missed calls", "Off: missed calls have no consequence")
    expect(policy(admin)).to_contain_text("Missed calls have no consequence.")
    assert house.api().get("/queues/sales")["no_answer"]["threshold"] is None
    policy(admin).get_by_role("button", name="Undo: What happens").click()
    expect(policy(admin)).to_contain_text("After 3 missed calls in a row")
    expect(policy(admin).get_by_text("Put back", exact=True)).to_be_visible()
    assert house.api().get("/queues/sales")["no_answer"]["threshold"] == 3


def test_s0_1_the_sentence_is_chosen_by_keyboard_alone(windows, house):
    admin = windows.open("admin", SALES)
    number = admin.get_by_role("button", name="Number of missed calls: 3 missed calls")
    number.focus()
    number.press("Enter")
    expect(admin.get_by_role("option", name="3", exact=True)).to_have_attribute("aria-selected", "true")
    number.press("ArrowDown")
    with saving(admin):
        number.press("Enter")
    expect(policy(admin)).to_contain_text("After 4 missed calls in a row")
    assert house.api().get("/queues/sales")["no_answer"]["threshold"] == 4


def test_s0_3_who_is_told_is_chosen_by_queue_and_they_are_told(windows, house):
    house.ready("ann")
    admin = windows.open("admin", SALES)
    expect(policy(admin)).to_contain_text("tell nobody")
    choose(admin, "Who is told", "Mia Marshall")
    expect(policy(admin)).to_contain_text("tell Mia Marshall.")
    admin.keyboard.press("Escape")
    expect(admin.get_by_role("listbox", name="Who is told")).to_be_hidden()
    house.miss("ann", "sales", 3)
    told = house.api("mia").get("/notifications")["items"]
    assert [one["agent"] for one in told] == ["ann"]
    assert house.api("noah").get("/notifications")["items"] == []
    choose(admin, "Who is told", "Mia Marshall")
    expect(policy(admin)).to_contain_text("tell nobody.")
    assert house.api().get("/queues/sales")["no_answer"]["notify"] == []


def test_s0_5_the_counter_is_reset_every_day_at_a_set_time(windows, house):
    house.ready("ann")
    admin = windows.open("admin", SALES)
    time = admin.get_by_label("Time of the daily reset")
    expect(time).to_have_value("04:00")
    time.fill("09:30")
    time.press("Enter")
    expect(policy(admin).get_by_text("Saved", exact=True)).to_be_visible()
    house.miss("ann", "sales", 2)
    assert house.membership("ann", "sales")["misses"] == 2
    house.until("2026-11-23T09:30:00Z")
    assert house.membership("ann", "sales")["misses"] == 0
    choose(admin, "Daily reset", "is not cleared at a set time")
    expect(time).to_be_hidden()
    assert house.api().get("/queues/sales")["no_answer"]["resets"]["daily_at"] is None


def test_s0_6_a_status_of_ones_own_is_shown_meanwhile(windows, house):
    admin = windows.open("admin", SALES)
    expect(policy(admin)).to_contain_text("show “Auto logout”")
    choose(admin, "Status shown", "show “Lunch”")
    expect(policy(admin)).to_contain_text("leave this queue, show “Lunch”, tell nobody.")
    outcome = house.api().get("/queues/sales")["no_answer"]["outcome"]
    assert outcome == {"kind": "leave_queue", "status": None, "shown": "lunch"}


def test_s0_7_whoever_has_no_licence_is_named_with_the_reason(windows_of, serve):
    made = small().agent("eve", "Eve Ellis", unit="north", queues=("sales",), licences=())
    admin = windows_of(serve(made)).open("admin", SALES)
    note = admin.get_by_role("alert").filter(has_text="passes by some members")
    expect(note).to_contain_text("Eve Ellis: No licence for automatic logout")
    expect(note).not_to_contain_text("Ann")
    choose(admin, "Licence", "all agents, with or without a licence")
    expect(note).to_be_hidden()


def test_s1_6_which_calls_count_none_any_or_only_those_from_outside(windows, house):
    house.ready("ann")
    admin = windows.open("admin", SALES)
    choose(admin, "Number of missed calls", "1")
    choose(admin, "Calls that count", "only those from outside")
    expect(policy(admin)).to_contain_text("only those from outside count")
    call = house.caller("sales", external=False)
    house.until(house.offer("ann")["until"])
    house.hangs_up(call)
    assert house.membership("ann", "sales")["membership"] == "in"
    choose(admin, "Calls that count", "none")
    expect(policy(admin)).to_contain_text("none count, so nothing happens")
    house.advance(10)
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "in"
    choose(admin, "Calls that count", "all")
    house.advance(10)
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "out"


@pytest.mark.parametrize(
    ("option", "outcome"),
    [
        ("change nothing", {"kind": "none", "status": None, "shown": None}),
        ("be paused in this queue", {"kind": "pause_queue", "status": None, "shown": "auto_logout"}),
        (
            "take the status “Do Not Disturb”",
            {"kind": "status", "status": "do_not_disturb", "shown": None},
        ),
        ("be signed out", {"kind": "sign_out", "status": None, "shown": None}),
    ],
)
def test_s1_7_what_happens_is_chosen(windows, house, option, outcome):
    admin = windows.open("admin", SALES)
    choose(admin, "Outcome", option)
    expect(policy(admin)).to_contain_text(f"in a row, {option}")
    expect(policy(admin).get_by_text("Saved", exact=True)).to_be_visible()
    assert house.api().get("/queues/sales")["no_answer"]["outcome"] == outcome


def test_s2_6_five_in_a_row_unanswered_or_refused_over_all_queues(windows, house):
    house.ready("ann")
    admin = windows.open("admin", SALES)
    choose(admin, "Number of missed calls", "5")
    choose(admin, "Refused calls", "counts too")
    choose(admin, "Where they add up", "over all of the agent’s queues")
    expect(policy(admin)).to_contain_text("a refused call counts too")
    expect(policy(admin)).to_contain_text("add up over all of the agent’s queues")
    house.miss("ann", "support", 2)
    house.miss("ann", "sales", 2)
    assert house.membership("ann", "sales")["membership"] == "in"
    call = house.caller("sales")
    house.refuse("ann")
    house.hangs_up(call)
    assert house.membership("ann", "sales")["membership"] == "out"


def test_x7_a_question_before_and_a_guard_of_the_last_agent(windows, house):
    admin = windows.open("admin", SALES)
    expect(policy(admin)).to_contain_text("the agent is not asked")
    choose(admin, "Question before", "is asked “Still there?” for 20 s")
    choose(admin, "Last agent", "stays, and those above are told instead")
    expect(policy(admin)).to_contain_text("is asked “Still there?” for 20 s. The last one who is ready")
    expect(policy(admin).get_by_text("Saved", exact=True)).to_be_visible()
    changed = house.api().get("/queues/sales")["no_answer"]
    assert (changed["warn_s"], changed["last_agent_guard"]) == (20, True)


def test_it_says_who_set_the_policy_and_when(windows, house):
    house.advance(3600)
    admin = windows.open("admin", SALES)
    choose(admin, "Number of missed calls", "7")
    expect(policy(admin)).to_contain_text("Set by Olga Osborne (administrator), 23 Nov, 09:00.")


def test_a_queue_is_made_filled_and_deleted_and_comes_back(windows, house):
    house.ready("ann")
    admin = windows.open("admin", "/admin/queues")
    admin.get_by_role("button", name="New queue").click()
    dialog = admin.get_by_role("dialog", name="New queue")
    dialog.get_by_label("Name").fill("Night line")
    expect(dialog.get_by_label("Id")).to_have_value("night-line")
    assert_accessible(admin)
    dialog.get_by_role("button", name="Make the queue").click()
    expect(admin.get_by_role("heading", name="Night line")).to_be_visible()
    members = admin.get_by_role("region", name="Members")
    members.get_by_role("combobox", name="Assign an agent").fill("ann")
    admin.get_by_role("option", name="Ann Archer").click()
    expect(members.get_by_role("row", name=re.compile("Ann Archer"))).to_be_visible()
    assert house.membership("ann", "night-line")["membership"] == "in"
    admin.get_by_role("button", name="Delete the queue").click()
    asked = admin.get_by_role("dialog", name="Delete Night line?")
    expect(asked).to_contain_text("Its only member is taken off it")
    look(admin, "admin-queue-delete")
    assert_accessible(admin)
    asked.get_by_role("button", name="Delete the queue").click()
    expect(admin).to_have_url(re.compile("/admin/queues$"))
    expect(admin.get_by_role("link", name=re.compile("Night line"))).to_be_hidden()
    admin.get_by_role("button", name="Undo").click()
    expect(admin.get_by_role("link", name=re.compile("Night line"))).to_be_visible()
    assert house.membership("ann", "night-line")["membership"] == "in"


def test_members_are_ordered_and_taken_off_with_undo(windows, house):
    admin = windows.open("admin", SALES)
    members = admin.get_by_role("region", name="Members")
    members.get_by_role("button", name="Change Ben Baker").click()
    tier = members.get_by_role("textbox", name="Tier of Ben Baker")
    tier.fill("2")
    tier.press("Enter")
    expect(members.get_by_role("row", name=re.compile("^Ben Baker"))).to_contain_text("Tier 2")
    wrap_up = members.get_by_role("textbox", name="Wrap-up of Ben Baker")
    wrap_up.fill("1:30")
    wrap_up.press("Tab")
    expect(wrap_up).to_have_value("90 s")
    expect(members.get_by_role("row", name=re.compile("^Ben Baker"))).to_contain_text("90 s")
    members.get_by_role("button", name="Take Ann Archer off the queue").click()
    expect(members.get_by_role("row", name=re.compile("Ann Archer"))).to_be_hidden()
    members.get_by_role("button", name="Undo: Members").click()
    expect(members.get_by_role("row", name=re.compile("Ann Archer"))).to_be_visible()


def test_what_was_typed_stays_when_it_cannot_be_read_or_saved(windows, house, wire):
    windows.expect_disconnection()
    admin = windows.open("admin", SALES, url=wire.url)
    ring = admin.get_by_role("textbox", name="Ring time")
    expect(ring).to_have_value("10 s")
    ring.fill("a while")
    ring.press("Enter")
    expect(admin.get_by_text("Between 1 s and 10 min, written like")).to_be_visible()
    expect(ring).to_have_value("a while")
    wire.break_down()
    ring.fill("25")
    ring.press("Enter")
    distribution = admin.get_by_role("region", name="Distribution")
    expect(distribution.get_by_role("alert")).to_contain_text("The server did not answer")
    expect(ring).to_have_value("25")
    pick(admin, "Number of missed calls", "9")
    expect(policy(admin).get_by_role("alert")).to_contain_text("The server did not answer")
    expect(policy(admin)).to_contain_text("After 9 missed calls")
    assert house.api().get("/queues/sales")["ring_s"] == 10
    look(admin, "admin-queue-refused", full_page=True)
    wire.restore()
    distribution.get_by_role("button", name="Try again").click()
    expect(distribution.get_by_text("Saved", exact=True)).to_be_visible()
    expect(ring).to_have_value("25 s")
    policy(admin).get_by_role("button", name="Try again").click()
    expect(policy(admin).get_by_text("Saved", exact=True)).to_be_visible()
    queue = house.api().get("/queues/sales")
    assert (queue["ring_s"], queue["no_answer"]["threshold"]) == (25, 9)


def test_two_administrators_save_two_fields_and_both_stay(windows, house):
    one, other = windows.open("admin", SALES), windows.open("admin", SALES)
    expect(other.get_by_role("textbox", name="Wrap-up", exact=True)).to_have_value("0 s")
    choose(one, "Number of missed calls", "6")
    expect(policy(one).get_by_text("Saved", exact=True)).to_be_visible()
    wrap_up = other.get_by_role("textbox", name="Wrap-up", exact=True)
    wrap_up.fill("2 min")
    wrap_up.press("Enter")
    expect(other.get_by_role("region", name="Distribution").get_by_text("Saved", exact=True)).to_be_visible()
    queue = house.api().get("/queues/sales")
    assert (queue["no_answer"]["threshold"], queue["wrap_up_s"]) == (6, 120)
    expect(policy(other)).to_contain_text("After 6 missed calls")


def test_an_undo_is_refused_when_somebody_changed_the_queue_since(windows, house):
    windows.expect_refusal(409)
    admin = windows.open("admin", SALES)
    choose(admin, "Number of missed calls", "8")
    undo = policy(admin).get_by_role("button", name="Undo: What happens")
    expect(undo).to_be_visible()
    house.api().patch("/queues/sales", {"ring_s": 17})
    undo.click()
    expect(policy(admin).get_by_role("alert")).to_contain_text("cannot be undone")
    assert house.api().get("/queues/sales")["no_answer"]["threshold"] == 8


def test_the_sentence_is_french_in_french(windows):
    admin = windows.open("admin", SALES, locale="fr-FR")
    sentences = admin.get_by_role("region", name="Quand des appels sont manqués")
    expect(sentences).to_contain_text(
        "Après 3 appels manqués d’affilée, retirer l’agent de cette file, "
        "afficher « Auto logout », ne prévenir personne."
    )
    look(admin, "admin-queue-fr", themes=("light",), full_page=True)


def test_queues_can_be_reached_and_read_by_everybody(windows, house):
    admin = windows.open("admin", "/admin/queues")
    expect(admin.get_by_role("link", name=re.compile("^Sales"))).to_contain_text("After 3 missed calls")
    look(admin, "admin-queues")
    assert_accessible(admin)
    admin.get_by_role("link", name=re.compile("^Sales")).click()
    expect(policy(admin)).to_contain_text("After 3 missed calls")
    expect(admin.get_by_role("row", name=re.compile("Ann Archer"))).to_be_visible()
    look(admin, "admin-queue", full_page=True)
    for theme in ("light", "dark"):
        admin.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(admin)
    admin.get_by_role("button", name=re.compile("^Outcome:")).click()
    expect(admin.get_by_role("option", name="leave this queue")).to_be_visible()
    look(admin, "admin-queue-choosing")
    assert_accessible(admin)


def test_where_there_are_no_queues_one_is_told_what_they_are(windows_of, serve):
    admin = windows_of(serve(Organisation().admin())).open("admin", "/admin/queues")
    expect(admin.get_by_text("There is no queue yet")).to_be_visible()
    look(admin, "admin-queues-empty")
    assert_accessible(admin)


def test_what_somebody_else_changed_is_followed(windows, house):
    admin = windows.open("admin", None)
    admin.clock.install()
    admin.goto(f"{house.url}{SALES}")
    ring = admin.get_by_role("textbox", name="Ring time")
    expect(ring).to_have_value("10 s")
    house.api().patch("/queues/sales", {"ring_s": 25})
    admin.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(ring).to_have_value("25 s")
    house.api().patch("/queues/sales", {"ring_s": 33})
    admin.clock.run_for(31_000)
    expect(ring).to_have_value("33 s")
    # What is being typed is not taken away.
    ring.fill("4")
    house.api().patch("/queues/sales", {"ring_s": 40})
    with admin.expect_response("**/queues/sales"):
        admin.clock.run_for(31_000)
    expect(ring).to_have_value("4")
