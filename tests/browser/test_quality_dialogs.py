"""Every dialog, drawer and menu: axe finds nothing in it, no raw text; the focus goes in, stays, and comes back.

They are walked in the pseudo-locale, so that each text is seen to come from a catalogue.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import in_both_themes
from tests.browser.findings import Findings
from tests.browser.tour import Place
from tests.browser.words import PSEUDO, speak, untranslated

_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
LAYERS = "[role=dialog], [role=menu], [role=listbox]"
MODAL = "[role=dialog][aria-modal=true]"
OPENED: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    "ann": {
        "/me": (
            ("^Account of|Ann Archer",),
            ("^Notifications",),
            ("^Training",),
            ("^Clock out",),
            ("^Why\\?",),
        ),
    },
    "mia": {
        "/board": (
            ("Mia Marshall",),
            ("^Notifications",),
            ("^Widgets$",),
            ("^Views$",),
            ("^Views$", "^Save this view…$"),
            ("^Columns$",),
            ("^Why\\? Sales",),
            ("^Why\\? 0151",),
        ),
        "/board?agent=ann": (("^Why\\?",),),
        "/withdrawals": (("^Why\\?",),),
        "/agents/ann": (("^Correct…$",),),
    },
    "uma": {
        "/tasks": (("^New task$",), ("^Edit “File the letters”$",), ("^Close “File the letters”$",)),
        "/board?agent=ann": (("^Clock out$",),),
    },
    "admin": {
        "/admin/queues": (("^New queue$",),),
        "/admin/queues/sales": (("^Delete the queue$",), ("^Number of missed calls:",)),
        "/admin/schedules": (("^New schedule$",),),
        "/admin/schedules/morning": (("^Delete the schedule$",),),
        "/admin/campaigns": (("^New campaign$",),),
        "/admin/campaigns/winter": (("^Delete the campaign$",),),
        "/admin/statuses": (("^New status$",),),
        "/admin/statuses/lunch": (("^Delete the status$",),),
        "/admin/agents": (("^New agent$",),),
        "/admin/agents/ben": (("^Delete the agent$",), ("^Set a new code…$",)),
        "/admin/users": (("^New user$",),),
        "/admin/users/ann": (("^Make a key$",), ("^Set a password",), ("^Delete the user$",)),
        "/admin/groups": (("^New group$",),),
        "/admin/groups/agents": (("^Delete the group$",),),
        "/admin/units": (("^New unit$",),),
        "/admin/units/north": (("^Delete the unit$",),),
        "/admin/devices": (("^New phone$",),),
        "/admin/devices/ann-desk": (("^Delete the phone$",),),
        "/admin/sites": (("^New site$",),),
        "/admin/sites/hall": (("^Delete the site$",),),
        "/admin/webhooks": (("^New webhook$",),),
        "/admin/tokens": (("^New token$",),),
    },
}
"""Who, where, and which buttons and items of menus one after the other, in English."""
AT_ONCE = 6
"""Pages of one test: a test has its time, and these are many."""
WALKS = [
    (user, tuple(pages)[first : first + AT_ONCE])
    for user, pages in OPENED.items()
    for first in range(0, len(pages), AT_ONCE)
]
_LAYER_HAS_FOCUS = f"""
() => {{
  const layers = [...document.querySelectorAll("{LAYERS}")].filter((one) => one.checkVisibility());
  const active = document.activeElement;
  // A listbox may leave the focus in the field that it belongs to.
  return layers.some((one) => one.contains(active) || active.getAttribute("aria-controls") === one.id);
}}
"""


def pseudo(name: str) -> re.Pattern[str]:
    """An English name as the pseudo-locale says it; parameters are left as they are."""
    said = re.sub("[aeiouAEIOU]", lambda vowel: f"[{vowel[0]}{vowel[0].translate(_ACCENTS)}]", name)
    return re.compile(said.replace("^", "^⟦*").replace("$", "⟧*$").replace(":", "⟧?:"))


def opened(page: Page, names: tuple[str, ...]) -> Locator:
    """Press the buttons, by keyboard; answers the last one, which has the focus again when all is closed."""
    layers = page.locator(LAYERS).filter(visible=True)
    button = page.locator("body")
    for name in names:
        depth = layers.count()
        within = layers.last if depth else page.locator("body")
        item = within.get_by_role("menuitem", name=pseudo(name))
        if depth and item.count():
            item.press("Enter")
            expect(item).to_have_count(0)  # a dialog comes in the menu's place
            expect(layers).to_have_count(depth)
            continue
        button = within.get_by_role("button", name=pseudo(name)).first
        button.focus()
        page.keyboard.press("Enter")
        expect(layers).to_have_count(depth + 1)
    return button


def layer(page: Page, names: tuple[str, ...]) -> list[str]:
    """Open it, look at it, and close it; what is wrong."""
    button = opened(page, names)
    page.wait_for_function(_LAYER_HAS_FOCUS)
    wrong = [f"raw {line}" for line in untranslated(page)]
    is_modal = page.locator(MODAL).count() > 0
    # Nobody reaches what is behind one, scrolled half under the head of the page: pages are looked at by themselves.
    wrong += in_both_themes(page, within=MODAL if is_modal else None)
    if is_modal:
        for _ in range(3):
            page.keyboard.press("Shift+Tab")
            if not page.evaluate(_LAYER_HAS_FOCUS):
                wrong.append("the focus leaves it")
                break
        if page.get_by_role("listbox").filter(visible=True).count():
            page.keyboard.press("Escape")  # a list that opened with the focus closes first
    before = page.locator(LAYERS).filter(visible=True).count()
    page.keyboard.press("Escape")
    expect(page.locator(LAYERS).filter(visible=True)).to_have_count(before - 1)
    try:
        expect(button).to_be_focused()
    except AssertionError:
        wrong.append("the focus does not come back")
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize(("user", "paths"), WALKS)
def test_each_layer(windows_of, played, user, paths):
    page = windows_of(played).open(user, None)
    page.add_init_script(speak(PSEUDO))
    with Findings() as findings:
        for path in paths:
            is_fresh = False
            for names in OPENED[user][path]:
                what = f"{path} {' / '.join(names)}"
                is_fresh = is_fresh or findings.of(what, Place(user, path).show, page)
                is_fresh = is_fresh and findings.of(what, layer, page, names)
