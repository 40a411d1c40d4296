"""Back-office tasks: a manager makes them, an agent does them, and both see the time they take."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look


@pytest.fixture
def organisation() -> Organisation:
    return small("attendance", tracked_groups=("agents",))


def task(page: Page, title: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title, exact=True))


def fact(card: Locator, name: str) -> Locator:
    """What stands below a small heading of a task."""
    term = card.get_by_role("term").filter(has_text=re.compile(f"^{name}$"))
    return term.locator("xpath=following-sibling::dd")


def makes(page: Page, title: str, assignee: str | None = None) -> None:
    """As the manager does it, at the form."""
    page.get_by_role("button", name="New task").first.click()
    form = page.get_by_role("dialog", name="New task")
    form.get_by_role("textbox", name="Title").fill(title)
    if assignee is not None:
        form.get_by_role("combobox", name="For").fill(assignee)
        page.get_by_role("option", name=assignee).click()
    form.get_by_role("button", name="Make the task").click()
    expect(form).to_be_hidden()


def made(house: House, title: str, **more: object) -> str:
    return str(house.api("uma").post("/tasks", {"title": title, "unit": "north", **more})["id"])


def test_s3_9_a_manager_makes_a_task_and_an_agent_does_it(windows, house):
    house.ready("ann")
    uma = windows.open("uma", "/tasks")
    makes(uma, "File the letters", "Ann Archer")
    expect(fact(task(uma, "File the letters"), "For")).to_have_text("Ann Archer")

    windows.expect_refusal(409, "/take")
    ann = windows.open("ann", "/tasks")
    mine = task(ann, "File the letters")
    expect(fact(mine, "For")).to_have_text("You")
    mine.get_by_role("button", name="Take").click()
    expect(mine.get_by_role("alert")).to_contain_text("Unavailable (back-office work)")
    mine.get_by_role("button", name="Choose Unavailable (back-office work) and take it").click()
    expect(mine).to_contain_text("In your hands")
    expect(mine.get_by_role("alert")).to_have_count(0)
    assert house.agent("ann")["reason"] == "back-office work"
    assert house.agent("ann")["activity"] == "task"

    hers = task(uma, "File the letters")
    expect(hers).to_contain_text("Ann Archer works on it")
    house.advance(15 * 60)
    mine.get_by_role("button", name="Lay down").click()
    expect(fact(mine, "Time spent")).to_have_text(re.compile(r"^15:0\d$"))
    expect(fact(hers, "Time spent")).to_have_text(re.compile(r"^15:0\d$"))
    hers.get_by_role("button", name="Close").click()
    asked = uma.get_by_role("dialog", name="Close this task?")
    expect(asked).to_contain_text("cannot be opened again")
    asked.get_by_role("button", name="Close", exact=True).last.click()
    expect(hers).to_be_hidden()
    uma.get_by_text("Closed (1)").click()
    expect(fact(hers, "Time spent")).to_have_text(re.compile(r"^15:0\d$"))


def test_s3_9_the_time_runs_while_a_task_is_taken(windows, house):
    house.ready("ann")
    number = made(house, "File the letters")
    house.status("ann", "unavailable", reason="back-office work")
    house.api("ann").post(f"/tasks/{number}/take")
    house.advance(60)
    ann = windows.open("ann", "/tasks")
    spent = fact(task(ann, "File the letters"), "Time spent")
    expect(spent).to_have_text(re.compile(r"^1:\d\d$"))
    first = spent.inner_text()
    expect(spent).not_to_have_text(first)


def test_s3_9b_one_task_in_hand_is_explained(windows, house):
    house.ready("ann")
    first, _ = made(house, "File the letters"), made(house, "Buy stamps")
    house.status("ann", "unavailable", reason="back-office work")
    house.api("ann").post(f"/tasks/{first}/take")
    windows.expect_refusal(409, "/take")
    ann = windows.open("ann", "/tasks")
    stamps = task(ann, "Buy stamps")
    stamps.get_by_role("button", name="Take").click()
    expect(stamps.get_by_role("alert")).to_contain_text("A task is in hand already")
    task(ann, "File the letters").get_by_role("button", name="Close").click()
    ann.get_by_role("dialog").get_by_role("button", name="Close", exact=True).last.click()
    expect(task(ann, "File the letters")).to_be_hidden()
    stamps.get_by_role("button", name="Take").click()
    expect(stamps).to_contain_text("In your hands")


def test_s3_9b_a_manager_gives_a_task_to_somebody_else(windows, house):
    house.ready("ann", "ben")
    made(house, "File the letters", assignee="ann")
    ben, uma = windows.open("ben", "/tasks"), windows.open("uma", "/tasks")
    expect(ben.get_by_text("No open tasks")).to_be_visible()
    task(uma, "File the letters").get_by_role("button", name="Edit").click()
    form = uma.get_by_role("dialog", name="Edit the task")
    form.get_by_role("textbox", name="Title").fill("File the letters, by date")
    form.get_by_role("combobox", name="For").fill("Ben")
    uma.get_by_role("option", name="Ben Baker").click()
    form.get_by_role("button", name="Save").click()
    expect(fact(task(uma, "File the letters, by date"), "For")).to_have_text("Ben Baker")
    ben.reload()
    expect(task(ben, "File the letters, by date").get_by_role("button", name="Take")).to_be_visible()


def test_what_was_typed_stays_when_making_a_task_fails(windows, house):
    windows.expect_refusal(503, "/tasks")
    uma = windows.open("uma", "/tasks")
    uma.route(
        "**/api/v1/tasks",
        lambda route: (
            route.fulfill(status=503, json={"code": "stopping", "detail": "", "status": 503})
            if route.request.method == "POST"
            else route.continue_()
        ),
    )
    uma.get_by_role("button", name="New task").first.click()
    form = uma.get_by_role("dialog", name="New task")
    form.get_by_role("button", name="Make the task").click()
    expect(form.get_by_role("textbox", name="Title")).to_have_accessible_description("Required")
    form.get_by_role("textbox", name="Title").fill("Buy stamps")
    form.get_by_role("button", name="Make the task").click()
    expect(form.get_by_role("alert")).to_contain_text("about to restart")
    expect(form.get_by_role("textbox", name="Title")).to_have_value("Buy stamps")
    uma.unroute("**/api/v1/tasks")
    form.get_by_role("button", name="Make the task").click()
    expect(task(uma, "Buy stamps")).to_be_visible()


def test_only_managers_make_tasks_and_only_theirs_are_shown(windows, house):
    made(house, "File the letters", assignee="ben")
    made(house, "Buy stamps")
    ann = windows.open("ann", "/tasks")
    expect(task(ann, "Buy stamps")).to_be_visible()
    expect(task(ann, "File the letters")).to_have_count(0)
    for name in ("New task", "Edit", "Close"):
        expect(ann.get_by_role("button", name=name)).to_have_count(0)
    ann.get_by_text("Mine (0)").click()
    expect(ann.get_by_text("Nothing is waiting for you")).to_be_visible()


def test_no_tasks_can_be_read_by_everybody(windows):
    uma = windows.open("uma", "/tasks")
    expect(uma.get_by_text("No open tasks")).to_be_visible()
    look(uma, "tasks-empty", themes=("light",))
    assert_accessible(uma, within="main")


def test_a_refusal_can_be_read_by_everybody(windows, house):
    house.ready("ann")
    windows.expect_refusal(409, "/take")
    made(house, "File the letters", note="Those on the left pile first.\nThe rest by date.", assignee="ann")
    ann = windows.open("ann", "/tasks")
    task(ann, "File the letters").get_by_role("button", name="Take").click()
    expect(task(ann, "File the letters").get_by_role("alert")).to_have_count(1)
    look(ann, "tasks-needs-status")
    for theme in ("light", "dark"):
        ann.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(ann, within="main")


def test_the_form_of_a_task_can_be_read_by_everybody(windows, house):
    made(house, "Buy stamps")
    uma = windows.open("uma", "/tasks")
    opener = uma.get_by_role("button", name="New task")
    opener.click()
    form = uma.get_by_role("dialog", name="New task")
    expect(form.get_by_role("textbox", name="Title")).to_be_focused()
    look(uma, "tasks-new", themes=("dark",))
    for theme in ("light", "dark"):
        uma.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert_accessible(uma)
    uma.keyboard.press("Escape")
    expect(opener).to_be_focused()
