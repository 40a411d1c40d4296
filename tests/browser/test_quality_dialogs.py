"""Every dialog, drawer and menu: axe finds nothing in it; the focus goes in, stays, and comes back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import told, violations
from tests.browser.tour import Place
from tests.browser.windows import THEMES

LAYERS = "[role=dialog], [role=menu], [role=listbox]"
OPENED: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    "ann": {
        "/me": (("^Account of|Ann Archer",), ("^Notifications",), ("^Clock out",), ("^Why\\?",)),
    },
    "mia": {
        "/board": (
            ("Mia Marshall",),
            ("^Notifications",),
            ("^Widgets$",),
            ("^Views$",),
            ("^Columns$",),
            ("^Why\\? Sales",),
            ("^Why\\? 0151",),
        ),
        "/board?agent=ann": (("^Why\\?",),),
    },
    "uma": {"/tasks": (("^New task$",),)},
    "admin": {
        "/admin/queues": (("^New queue$",),),
        "/admin/queues/sales": (("^Delete the queue$",), ("^Number of missed calls:",)),
        "/admin/schedules": (("^New schedule$",),),
        "/admin/campaigns": (("^New campaign$",),),
        "/admin/statuses": (("^New status$",),),
        "/admin/statuses/lunch": (("^Delete the status$",),),
        "/admin/agents": (("^New agent$",),),
        "/admin/agents/ann": (("^Delete the agent$",),),
        "/admin/users": (("^New user$",),),
        "/admin/users/ann": (("^Set a password",), ("^Delete the user$",)),
        "/admin/groups": (("^New group$",),),
        "/admin/units": (("^New unit$",),),
        "/admin/devices": (("^New phone$",),),
        "/admin/sites": (("^New site$",),),
        "/admin/tokens": (("^New token$",),),
    },
}
"""Who, where, and which buttons one after the other."""
_LAYER_HAS_FOCUS = f"""
() => {{
  const layers = [...document.querySelectorAll("{LAYERS}")].filter((one) => one.checkVisibility());
  const active = document.activeElement;
  // A listbox may leave the focus in the field that it belongs to.
  return layers.some((one) => one.contains(active) || active.getAttribute("aria-controls") === one.id);
}}
"""


def opened(page: Page, names: tuple[str, ...]) -> Locator:
    """Press the buttons, by keyboard; answers the last one."""
    layers = page.locator(LAYERS).filter(visible=True)
    button = page.locator("body")
    for name in names:
        depth = layers.count()
        within = layers.last if depth else page.locator("body")
        button = within.get_by_role("button", name=re.compile(name)).first
        button.focus()
        page.keyboard.press("Enter")
        expect(layers).to_have_count(depth + 1)
    return button


@pytest.mark.slow
@pytest.mark.parametrize("user", OPENED)
def test_each_layer(windows_of, played, user):
    page = windows_of(played).open(user, None)
    wrong = []
    for path, layers in OPENED[user].items():
        for names in layers:
            Place(user, path).show(page)  # afresh: what one dialog did is nothing to the next
            page.wait_for_load_state("networkidle")  # what is still loading may take the focus along
            button = opened(page, names)
            page.wait_for_function(_LAYER_HAS_FOCUS)
            what = f"{path} {' / '.join(names)}"
            for theme in THEMES:
                page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                if found := violations(page):
                    wrong.append(f"--- {what}, {theme}:\n{told(found)}")
            if page.locator("[role=dialog][aria-modal=true]").count():
                for _ in range(3):
                    page.keyboard.press("Shift+Tab")
                    if not page.evaluate(_LAYER_HAS_FOCUS):
                        wrong.append(f"--- {what}: the focus leaves it")
                        break
                if page.get_by_role("listbox").filter(visible=True).count():
                    page.keyboard.press("Escape")  # a list that opened with the focus closes first
            before = page.locator(LAYERS).filter(visible=True).count()
            page.keyboard.press("Escape")
            expect(page.locator(LAYERS).filter(visible=True)).to_have_count(before - 1)
            try:
                expect(button).to_be_focused()
            except AssertionError:
                wrong.append(f"--- {what}: the focus does not come back")
    assert not wrong, "\n".join(wrong)
