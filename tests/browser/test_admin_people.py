"""Agents in the administration: found, made and deleted; what is set there is saved, felt, and can be taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.organisation import large, small
from tests.browser.windows import look, saving


def block(page: Page, title: str) -> Locator:
    """A part of the form."""
    return page.get_by_role("region", name=title, exact=True)


def choose(within: Page | Locator, label: str, option: str) -> None:
    """One of the options of a field. They are drawn at the end of the page."""
    within.get_by_role("combobox", name=label, exact=True).click()
    page = within if isinstance(within, Page) else within.page
    page.get_by_role("option", name=option, exact=True).click()


def write(page: Page, label: str, text: str) -> None:
    """Type into a field and leave it."""
    field = page.get_by_role("textbox", name=label, exact=True)
    field.fill(text)
    field.press("Enter")


def saved(part: Locator) -> None:
    expect(part.get_by_text("Saved", exact=True).first).to_be_visible()


def rows(page: Page, title: str) -> Locator:
    """The lines of a list."""
    return page.get_by_role("list", name=title, exact=True).get_by_role("listitem")


def test_agents_are_found_opened_and_made(windows, house):
    admin = windows.open("admin", "/admin/agents")
    expect(rows(admin, "Agents")).to_have_text([re.compile(n) for n in ("Ann", "Ben", "Cleo", "Dan")])
    admin.get_by_role("textbox", name="Search").or_(admin.get_by_role("searchbox", name="Search")).fill("CAR")
    expect(rows(admin, "Agents")).to_have_count(1)
    admin.get_by_role("link", name="Cleo Carter").click()
    expect(admin).to_have_url(re.compile(r"/admin/agents/cleo$"))
    expect(admin.get_by_role("heading", name="Cleo Carter")).to_be_visible()
    expect(rows(admin, "Agents")).to_have_count(1)  # the search stays
    look(admin, "admin-agents")
    admin.get_by_role("button", name="New agent").click()
    dialog = admin.get_by_role("dialog", name="New agent")
    dialog.get_by_role("textbox", name="Name").fill("Éva Dubois")
    expect(dialog.get_by_role("textbox", name="Id")).to_have_value("eva-dubois")
    choose(dialog, "Home unit", "South")
    look(admin, "admin-agents-new", themes=("light",))
    assert_accessible(admin)
    dialog.get_by_role("button", name="Make the agent").click()
    expect(admin).to_have_url(re.compile(r"/admin/agents/eva-dubois$"))
    expect(admin.get_by_role("heading", name="Éva Dubois")).to_be_visible()
    made = house.api().get("/agents/eva-dubois")
    assert (made["name"], made["unit"], made["user"]) == ("Éva Dubois", "south", "eva-dubois")


def test_an_id_that_is_taken_gets_a_number_and_can_be_ones_own(windows):
    admin = windows.open("admin", "/admin/agents")
    admin.get_by_role("button", name="New agent").click()
    dialog = admin.get_by_role("dialog", name="New agent")
    dialog.get_by_role("textbox", name="Name").fill("Ann")
    identifier = dialog.get_by_role("textbox", name="Id")
    expect(identifier).to_have_value("ann-2")
    identifier.fill("not an id")
    expect(dialog).to_contain_text("Letters without accents")
    expect(dialog.get_by_role("button", name="Make the agent")).to_be_disabled()
    identifier.fill("ann")
    expect(dialog).to_contain_text("Something has this id already")


def test_s1_2_only_agents_with_a_code_and_forced_login_are_logged_off(windows, house):
    """Both switches here, then the queue's policy that asks for them."""
    house.api().patch("/queues/sales", {"no_answer": {"requires_forced_login": True, "threshold": 1}})
    house.ready("ann")
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "in"  # passed by
    admin = windows.open("admin", "/admin/agents/ann")
    expect(block(admin, "Queues")).to_contain_text("passes this agent by: Forced login is off")
    part = block(admin, "Signing in at phones")
    part.get_by_role("switch", name="Has a login code").click()
    expect(part.get_by_role("button", name="Set a new code…")).to_be_visible()
    part.get_by_role("switch", name="Forced login").click()
    expect(part.get_by_role("switch", name="Forced login")).to_be_checked()
    expect(block(admin, "Queues")).not_to_contain_text("passes this agent by")
    house.ready("ann")
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "out"


def test_a_login_code_is_made_up_shown_once_and_works(windows, house):
    house.api().patch("/agents/ann", {"login_code": True})
    house.register("ann")
    admin = windows.open("admin", "/admin/agents/ann")
    admin.get_by_role("button", name="Set a new code…").click()
    dialog = admin.get_by_role("dialog", name="Login code of Ann Archer")
    code = dialog.get_by_role("textbox", name="New login code")
    code.fill("12a")
    expect(dialog).to_contain_text("Digits only")
    expect(dialog.get_by_role("button", name="Set the code")).to_be_disabled()
    dialog.get_by_role("button", name="Make one up").click()
    expect(code).to_have_value(re.compile(r"^\d{6}$"))
    expect(dialog).to_contain_text("it cannot be shown again")
    look(admin, "admin-login-code", viewports=("desktop",))
    assert_accessible(admin)
    made = code.input_value()
    dialog.get_by_role("button", name="Set the code").click()
    expect(admin.get_by_text("Ann Archer has a new login code.")).to_be_visible()
    expect(dialog).to_be_hidden()
    wrong = "0000" if made != "0000" else "0001"
    own = house.api("ann")
    signing_in = {"device": "ann-desk", "login_code": wrong}
    assert own.refused("POST", "/agents/ann/sign-in", signing_in) == (403, "wrong_login_code")
    own.post("/agents/ann/sign-in", signing_in | {"login_code": made})
    assert house.agent("ann")["signed_in"]


def test_s1_4_an_idle_timeout_is_typed_and_signs_out_when_it_is_over(windows, house):
    house.api().patch("/agents/ann", {"login_code": True, "forced_login": False})
    house.ready("ann")
    admin = windows.open("admin", "/admin/agents/ann")
    part = block(admin, "Signing in at phones")
    label = "Sign out after this long without call activity"
    write(admin, label, "100000")
    expect(part).to_contain_text("99999")
    assert house.api().get("/agents/ann")["idle_logout_s"] is None
    write(admin, label, "5 min")
    saved(part)
    expect(part).to_contain_text("Without forced login, this has no effect.")
    with saving(admin):
        part.get_by_role("switch", name="Forced login").click()
    expect(part).not_to_contain_text("has no effect")
    assert house.api().get("/agents/ann")["idle_logout_s"] == 300
    house.advance(299)
    assert house.agent("ann")["signed_in"]
    house.advance(2)
    assert not house.agent("ann")["signed_in"]


OUTCOMES: list[tuple[str, dict[str, Any]]] = [
    ("Nothing: stays logged in", {"membership": ("in", "in"), "offerable": True}),
    ("Pause in that queue", {"membership": ("paused", "in"), "offerable": False}),
    ("Leave that queue", {"membership": ("out", "in"), "offerable": False}),
    ("Leave all queues", {"membership": ("out", "out"), "offerable": False}),
    ("Act as with a status", {"membership": ("in", "in"), "offerable": False}),
    ("Sign out", {"membership": ("in", "in"), "offerable": False}),
]


@pytest.mark.parametrize(("option", "after"), OUTCOMES)
def test_s1_7_the_agents_own_setting_says_what_happens_on_no_answer(windows, house, option, after):
    house.api().patch("/queues/sales", {"no_answer": {"threshold": 1}})
    house.api().patch("/agents/ann", {"login_code": True})
    house.ready("ann")
    admin = windows.open("admin", "/admin/agents/ann")
    choose(admin, "After too many missed calls", option)
    saved(block(admin, "Status on no answer"))
    house.miss("ann", "sales")
    sales, support = house.membership("ann", "sales"), house.membership("ann", "support")
    assert (sales["membership"], support["membership"]) == after["membership"]
    assert (not sales["blockers"]) is after["offerable"]
    assert house.agent("ann")["signed_in"] is (option != "Sign out")


def test_s1_7_a_status_is_chosen_with_it_and_all_is_undone(windows, house):
    admin = windows.open("admin", "/admin/agents/ann")
    part = block(admin, "Status on no answer")
    choose(admin, "After too many missed calls", "Act as with a status")
    expect(admin.get_by_role("combobox", name="Which status")).to_have_value("Do Not Disturb")
    choose(admin, "Which status", "Break")
    with saving(admin, "auto_logout"):
        choose(admin, "Shown on the board as", "Auto logout")
    saved(part)
    own = {"kind": "status", "status": "break", "shown": "auto_logout"}
    assert house.api().get("/agents/ann")["no_answer"] == own
    assert_accessible(admin)
    part.get_by_role("button", name="Undo: Shown on the board as").click()
    expect(admin.get_by_role("combobox", name="Shown on the board as")).to_have_value("Withdrawn")
    assert house.api().get("/agents/ann")["no_answer"] == own | {"shown": None}
    with saving(admin):
        choose(admin, "After too many missed calls", "As each queue has it")
    expect(admin.get_by_role("combobox", name="Which status")).to_be_hidden()
    assert house.api().get("/agents/ann")["no_answer"] is None


def test_deleting_an_agent_asks_says_what_goes_and_is_undone_with_the_memberships(windows, house):
    admin = windows.open("admin", "/admin/agents/ann")
    admin.get_by_role("button", name="Delete the agent").click()
    dialog = admin.get_by_role("dialog", name="Delete Ann Archer?")
    expect(dialog).to_contain_text("Assignments to 2 queues")
    look(admin, "admin-delete", themes=("light",))
    assert_accessible(admin)
    dialog.get_by_role("button", name="Delete the agent").click()
    expect(admin).to_have_url(re.compile(r"/admin/agents$"))
    expect(admin.get_by_role("link", name="Ann Archer")).to_have_count(0)
    assert house.api().refused("GET", "/agents/ann") == (404, "unknown")
    admin.get_by_role("button", name="Undo", exact=True).click()
    expect(admin.get_by_text("Ann Archer is back.")).to_be_visible()
    expect(admin.get_by_role("link", name="Ann Archer")).to_be_visible()
    assert [queue["queue"] for queue in house.agent("ann")["queues"]] == ["sales", "support"]


def test_an_agent_on_a_call_is_not_deleted_and_it_is_said_why(windows, house):
    windows.expect_refusal(409, "/agents/ann")
    house.ready("ann")
    house.caller("sales")
    house.answer("ann")
    admin = windows.open("admin", "/admin/agents/ann")
    admin.get_by_role("button", name="Delete the agent").click()
    dialog = admin.get_by_role("dialog", name="Delete Ann Archer?")
    dialog.get_by_role("button", name="Delete the agent").click()
    expect(dialog.get_by_role("alert")).to_contain_text("still used by a call that is up")
    dialog.get_by_role("button", name="Cancel").click()
    expect(admin.get_by_role("heading", name="Ann Archer")).to_be_visible()


def test_what_was_typed_stays_when_it_is_refused(windows, house):
    windows.expect_refusal(404, "/agents/ann")
    admin = windows.open("admin", "/admin/agents/ann")
    expect(admin.get_by_role("textbox", name="Name", exact=True)).to_have_value("Ann Archer")
    house.api().delete("/agents/ann")
    write(admin, "Name", "Ann Abbott")
    expect(admin.get_by_role("alert", name="It is not there any more.")).to_be_visible()
    expect(admin.get_by_role("textbox", name="Name", exact=True)).to_have_value("Ann Abbott")


def test_many_agents_are_searched_by_the_server_and_scrolled(windows_of, serve):
    house = serve(large(450))
    windows = windows_of(house)
    admin = windows.open("admin", "/admin/agents")
    agents = rows(admin, "Agents")
    expect(admin.get_by_role("link", name="Agent 0001")).to_be_visible()
    assert agents.count() < 60  # only what is in sight is drawn
    last = admin.get_by_role("link", name="Agent 0201")  # of the second page
    for _ in range(60):
        agents.last.scroll_into_view_if_needed()
        if last.is_visible():
            break
    expect(last).to_be_visible()
    admin.get_by_role("searchbox", name="Search").fill("0437")
    expect(agents).to_have_count(1)
    admin.get_by_role("link", name="Agent 0437").click()
    expect(admin.get_by_role("heading", name="Agent 0437")).to_be_visible()


def test_on_a_phone_one_sees_the_list_or_what_was_opened_of_it(windows):
    admin = windows.open("admin", "/admin/agents", viewport="phone")
    admin.get_by_role("link", name="Ann Archer").click()
    expect(admin.get_by_role("heading", name="Ann Archer")).to_be_visible()
    expect(admin.get_by_role("list", name="Agents")).to_be_hidden()
    assert_accessible(admin)
    admin.get_by_role("link", name="Back to the list: Agents").click()
    expect(admin.get_by_role("link", name="Ben Baker")).to_be_visible()


def test_who_administers_a_unit_changes_its_agents_and_reads_the_rest(windows_of, serve):
    house = serve(small().admin("nora", "Nora Nelson", units=("north",)))
    windows = windows_of(house)
    nora = windows.open("nora", "/admin/agents")
    expect(rows(nora, "Agents")).to_have_count(3)  # those of North
    nora.goto("/admin/statuses/lunch")
    expect(nora.get_by_text("Read only", exact=True)).to_be_visible()
    expect(nora.get_by_role("button", name="New status")).to_be_hidden()
    expect(nora.get_by_role("textbox", name="Name", exact=True)).to_be_disabled()
    expect(nora.get_by_role("button", name="Delete the status")).to_be_hidden()
    assert_accessible(nora)
