"""The languages on the screen: in the pseudo-locale all text is from a catalogue, and French is French."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tour import AGENTS, places

PSEUDO = "qps"
SPEAK_PSEUDO = f"localStorage.setItem('readyroom.language', '{PSEUDO}')"
PEOPLE = ("ann", "mia", "admin")
_TEXTS = """
() => {
  const found = [];
  const note = (kind, element, text) => {
    if (text !== null && text.trim() !== "") found.push([kind, text.trim(), element.closest("[lang]")?.lang ?? ""]);
  };
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const { parentElement: element, data } = nodes.currentNode;
    if (["SCRIPT", "STYLE", "CODE", "KBD"].includes(element.tagName)) continue;
    note("text", element, data);
  }
  for (const attribute of ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription"])
    for (const element of document.querySelectorAll(`[${attribute}]:not([aria-hidden="true"])`))
      note(attribute, element, element.getAttribute(attribute));
  note("title", document.documentElement, document.title);
  return found;
}
"""
_DATA = (
    # What people named so: the organisations of the tour.
    *("Ann Archer", "Ben Baker", "Cleo Carter", "Dan Dyer", "Mia Marshall", "Noah North", "Uma Underwood"),
    *("Olga Osborne", *AGENTS.values(), "North", "South", "Sales", "Support", "Billing", "Acme", "Agents"),
    *(
        "Training",
        "A course",
        "Winter offers",
        "Town hall",
        "End of shift",
        "Appointment",
        "File the letters",
    ),
    "Call the printer about the invoices",
    # The labels of the statuses that the preset brings.
    *("Online", "Single Call", "Offline", "End Shift", "Lunch", "Break", "Meeting", "Other", "Auto logout"),
    # The name of the product, the languages by their own names, products that presets follow.
    *("Readyroom", "English", "Français", "1Stream", "Web2Contact", "IP Office", "NetSapiens"),
    *("Back-office work", "Do Not Disturb", "Available", "Away", "Unavailable", "Active", "Attendance"),
    *("back-office work", "end of shift", "leaving early"),
    # The documents that presets follow.
    "Readyroom's simulation",
    "Agent Status (NetSapiens, CallHarbor)",
    "Agent Status Tracking",
    "Auto Logout Threshold in 1stream",
    "Automatic log off (IP Office)",
    "Why does my line automatically switch to standby? (web2contact)",
)
_IDS = {name.lower() for name in _DATA} | {
    "ann",
    "ben",
    "cleo",
    "dan",
    "mia",
    "noah",
    "uma",
    "admin",
    *AGENTS,
}
_IDS |= {"winter", "hall", "morning", "acme", "other", "setup", "program"}
_NEUTRAL = re.compile(
    r"""(
      [a-z0-9]*([-_.@][a-z0-9]+|\d[a-z0-9]*)+      # ids, addresses
    | (/[a-z0-9/{}_-]*)                           # paths
    | [A-Z]{1,3}                                  # initials, keys
    | (Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Tu|We|Th|Fr|Sa|Su|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)
    | (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*
    | (hours?|minutes?|mins?|seconds?|secs?|days?|and|or|am|UTC)
    )""",
    re.VERBOSE,
)
_ZONE = re.compile(r"\b[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_+-]+\d*)+")
_SIGNS = re.compile(r"[\s,;:!?()\[\]“”‘’'\"«»·…–—⟦⟧+=%]+")


def raw(text: str) -> str:
    """What of a text came from no catalogue and is no data. Words of the pseudo-locale have no plain vowels."""
    rest = _ZONE.sub(" ", text)
    for name in sorted(_DATA, key=len, reverse=True):
        rest = rest.replace(name, " ")
    words = [word.strip(".") for word in _SIGNS.split(rest)]
    plain = [word for word in words if re.search("[aeiouAEIOU]", word)]
    return " ".join(word for word in plain if word not in _IDS and not _NEUTRAL.fullmatch(word))


def untranslated(page: Page) -> list[str]:
    found = page.evaluate(_TEXTS)
    return sorted({f"{kind}: {text}" for kind, text, _ in found if raw(text)})


@pytest.mark.slow
@pytest.mark.parametrize("user", [None, *PEOPLE])
def test_no_raw_text(mine, size, user):
    page = mine.open(user, None)
    page.add_init_script(SPEAK_PSEUDO)
    found = []
    for place in places(user, size):
        place.show(page)
        assert "⟦" in (page.locator("body").text_content() or ""), place.path
        found += [f"{place.path} {line}" for line in untranslated(page)]
    assert not found, "\n".join(found)


def test_what_is_raw_is_seen():
    assert raw("⟦Lóst⟧ Ann Archer 10:42, ann-desk") == ""
    assert raw("⟦óútsídé Ann Archer⟧: 2 hours, 5 min") == ""
    assert raw("⟦Lóst⟧ Connection") == "Connection"
    assert raw("⟦Státús: wrap up⟧") == "wrap up"
    assert raw("Save") == "Save"
    assert raw("save") == "save"


@pytest.mark.slow
@pytest.mark.parametrize("user", PEOPLE)
def test_french_has_no_english_in_it(windows_of, played, user):
    """Words that stand on nearly every English page and on no French one."""
    english = re.compile(
        r"\b(the|and|with|your|you|is|are|not|when|since|calls|waiting|today|Save|Add|Edit|Close)\b"
    )
    page = windows_of(played).open(user, None, locale="fr-FR", zone="Europe/Paris")
    found = []
    for place in places(user, "full"):
        place.show(page)
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        for kind, text, lang in page.evaluate(_TEXTS):
            said = text
            for name in _DATA:
                said = said.replace(name, " ")
            if lang == "fr" and english.search(said):
                found.append(f"{place.path} {kind}: {text}")
    assert not found, "\n".join(sorted(set(found)))


def test_dates_and_durations_are_french(windows_of, played):
    page = windows_of(played).open("mia", "/agents/ann", locale="fr-FR", zone="Europe/Paris")
    main = page.locator("main")
    expect(main).to_contain_text(re.compile(r"lun\.? 23 nov\.? 2026|lundi 23 novembre"))
    assert not re.search(r"\b(Mon|Monday|November)\b|\d+ (hr|hrs|sec)\b", main.text_content() or "")


def test_a_language_is_chosen_and_stays(windows, house):
    page = windows.open("ann", "/me")
    page.get_by_role("banner").get_by_role("button", name=re.compile("Ann Archer")).click()
    page.get_by_role("menuitemradio", name="Français").click()
    expect(page.get_by_role("heading", level=1, name="Mes appels")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    other = windows.open("ann", "/me")  # another machine, an English browser
    expect(other.get_by_role("heading", level=1, name="Mes appels")).to_be_visible()
