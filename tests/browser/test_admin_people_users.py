"""Users, groups and tokens in the administration: rights, licences, passwords, and keys for programs."""

from __future__ import annotations

import re

import httpx2
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.windows import look


def block(page: Page, title: str) -> Locator:
    """A part of the form."""
    return page.get_by_role("region", name=title, exact=True)


def saved(part: Locator) -> None:
    expect(part.get_by_text("Saved", exact=True).first).to_be_visible()


def test_s0_7_without_the_licence_the_policy_passes_the_agent_by_and_says_so(windows, house):
    house.api().patch("/queues/sales", {"no_answer": {"threshold": 1}})
    house.ready("ann")
    admin = windows.open("admin", "/admin/users/ann")
    part = block(admin, "Licences")
    expect(part.get_by_role("switch", name="Automatic logout")).to_be_checked()
    part.get_by_role("switch", name="Automatic logout").click()
    saved(part)
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "in"
    detail = house.api().get("/agents/ann")
    assert {queue["passed_by"] for queue in detail["queues"]} == {"no_licence"}
    ann = windows.open("ann", "/me")
    expect(ann.get_by_text("you have no licence for it").first).to_be_visible()
    ann.close()
    admin.goto("/admin/agents/ann")
    expect(block(admin, "Queues")).to_contain_text("passes this agent by: No licence for automatic logout")
    admin.goto("/admin/users/ann")
    part.get_by_role("switch", name="Automatic logout").click()
    saved(part)
    house.miss("ann", "sales")
    assert house.membership("ann", "sales")["membership"] == "out"


def test_s2_5_the_right_to_be_ready_on_home_is_given_singly(windows, house):
    admin = windows.open("admin", "/admin/users/ann")
    part = block(admin, "Roles and rights")
    part.get_by_role("checkbox", name="Becomes ready on returning home").check()
    saved(part)
    assert house.api().get("/users/ann")["rights"] == ["ready_on_home"]
    assert "ready_on_home" in house.api("ann").get("/me")["rights"]


def test_rights_of_a_role_are_shown_as_given_and_not_stored_singly(windows, house):
    admin = windows.open("admin", "/admin/users/mia")
    part = block(admin, "Roles and rights")
    given = part.get_by_role("checkbox", name="See agents")
    expect(given).to_be_checked()
    expect(given).to_be_disabled()
    part.get_by_role("checkbox", name="Manage back-office tasks").check()
    saved(part)
    assert house.api().get("/users/mia")["rights"] == ["manage_tasks"]
    part.get_by_role("checkbox", name="Supervisor", exact=True).uncheck()
    expect(given).not_to_be_checked()
    expect(given).to_be_enabled()


def test_a_user_is_made_gets_a_password_and_signs_in(windows, house):
    admin = windows.open("admin", "/admin/users")
    admin.get_by_role("button", name="New user").click()
    dialog = admin.get_by_role("dialog", name="New user")
    dialog.get_by_role("textbox", name="Name").fill("Bo Berg")
    dialog.get_by_role("button", name="Make the user").click()
    expect(admin.get_by_role("heading", name="Bo Berg")).to_be_visible()
    admin.get_by_role("button", name="Set a password…").click()
    dialog = admin.get_by_role("dialog", name="Password of Bo Berg")
    password = dialog.get_by_label("New password", exact=True)
    password.fill("short")
    expect(dialog.get_by_role("button", name="Set the password")).to_be_disabled()
    windows.expect_refusal(422, "/users/bo-berg/password")
    password.fill("aaaaaaaaaaaa")
    dialog.get_by_role("button", name="Set the password").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(password).to_have_value("aaaaaaaaaaaa")
    assert_accessible(admin)
    password.fill("correct horse battery")
    dialog.get_by_role("button", name="Set the password").click()
    expect(admin.get_by_text("Bo Berg has a new password.")).to_be_visible()
    assert house.api("bo-berg").get("/me")["roles"] == ["supervisor"]


def test_the_last_administrator_stays_and_it_is_said_why(windows, house):
    windows.expect_refusal(409, "/users/admin")
    admin = windows.open("admin", "/admin/users/admin")
    part = block(admin, "Roles and rights")
    part.get_by_role("checkbox", name="Administrator").uncheck()
    expect(part.get_by_role("alert")).to_contain_text("Somebody must remain who can administrate")
    part.get_by_role("button", name="Put back").click()
    expect(part.get_by_role("checkbox", name="Administrator")).to_be_checked()
    admin.get_by_role("button", name="Delete the user").click()
    dialog = admin.get_by_role("dialog", name="Delete Olga Osborne?")
    dialog.get_by_role("button", name="Delete the user").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Somebody must remain who can administrate")
    assert "admin" in house.api().get("/users/admin")["roles"]


def test_a_user_who_is_switched_off_is_out_at_once(windows, house):
    windows.expect(r"^401 ")
    admin, mia = windows.open("admin", "/admin/users/mia"), windows.open("mia", "/board")
    expect(mia.get_by_role("button", name=re.compile("Account of Mia"))).to_be_visible()
    block(admin, "Signing in").get_by_role("switch", name="May sign in").click()
    saved(block(admin, "Signing in"))
    mia.reload()
    expect(mia).to_have_url(re.compile("/sign-in"))


# --- groups and tokens -----------------------------------------------------------------------------------


def test_a_group_is_made_and_agents_join_it(windows, house):
    admin = windows.open("admin", "/admin/groups")
    expect(admin.get_by_text("No groups yet")).to_be_visible()
    look(admin, "admin-groups-empty", themes=("light",))
    admin.get_by_role("button", name="New group").click()
    dialog = admin.get_by_role("dialog", name="New group")
    dialog.get_by_role("textbox", name="Name").fill("Evening shift")
    dialog.get_by_role("button", name="Make the group").click()
    expect(admin.get_by_role("heading", name="Evening shift")).to_be_visible()
    expect(block(admin, "Agents in it")).to_contain_text("No agent is in this group")
    admin.goto("/admin/agents/ann")
    admin.get_by_role("combobox", name="Groups").click()
    admin.get_by_role("option", name="Evening shift").click()
    saved(block(admin, "General"))
    assert house.api().get("/agents/ann")["groups"] == ["evening-shift"]
    admin.goto("/admin/groups/evening-shift")
    expect(block(admin, "Agents in it").get_by_role("link", name="Ann Archer")).to_be_visible()
    windows.expect_refusal(409, "/groups/evening-shift")
    admin.get_by_role("button", name="Delete the group").click()
    dialog = admin.get_by_role("dialog")
    dialog.get_by_role("button", name="Delete the group").click()
    expect(dialog.get_by_role("alert")).to_contain_text("still used by agent “ann”")


def bearer(house: House, secret: str) -> int:
    """What a program with that token is answered."""
    headers = {"Authorization": f"Bearer {secret}"}
    return httpx2.get(f"{house.url}/api/v1/queues", headers=headers, trust_env=False).status_code


def test_a_token_is_shown_once_works_when_copied_and_is_refused_once_revoked(windows, house):
    admin = windows.open("admin", "/admin/tokens", permissions=["clipboard-read", "clipboard-write"])
    admin.get_by_role("button", name="New token").click()
    dialog = admin.get_by_role("dialog", name="New token")
    dialog.get_by_role("textbox", name="Name").fill("Wallboard")
    expect(dialog.get_by_role("checkbox", name="Read")).to_be_checked()
    look(admin, "admin-token-new", themes=("light",))
    assert_accessible(admin)
    dialog.get_by_role("button", name="Make the token").click()
    dialog = admin.get_by_role("dialog", name="The token Wallboard")
    expect(dialog.get_by_role("textbox", name="Secret")).to_have_value(re.compile("^rr_"))
    look(admin, "admin-token-made")
    assert_accessible(admin)
    dialog.get_by_role("button", name="Copy", exact=True).click()
    expect(dialog.get_by_role("button", name="Copied", exact=True)).to_be_visible()
    secret = admin.evaluate("() => navigator.clipboard.readText()")
    assert bearer(house, secret) == 200
    dialog.get_by_role("button", name="I have copied it").click()
    admin.get_by_role("link", name=re.compile("Wallboard")).click()
    expect(admin.get_by_role("heading", name="Wallboard")).to_be_visible()
    expect(admin.get_by_text(secret)).to_be_hidden()
    admin.get_by_role("button", name="Revoke the token").click()
    dialog = admin.get_by_role("dialog", name="Revoke Wallboard?")
    dialog.get_by_role("button", name="Revoke the token").click()
    expect(dialog).to_be_hidden()
    expect(admin.get_by_role("button", name="Revoke the token")).to_be_hidden()
    expect(admin.get_by_text("Revoked", exact=True).first).to_be_visible()
    assert bearer(house, secret) == 401
