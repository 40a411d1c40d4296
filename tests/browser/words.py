"""What a page says, and whether that came from a catalogue of its language.

Belongs here: reading all texts of a page, and what in them is no word of a language: names, ids, dates. A name that
the tour's organisations get anew is added to `_DATA`.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from readyroom.codec.events import TYPES
from tests.browser.tour import AGENTS

PSEUDO = "qps"
"""The pseudo-locale: English in which every word of a catalogue is marked."""
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
        "Workforce management",
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
_IDS |= TYPES.keys()  # types of events, which programs read
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
_ENGLISH = re.compile(
    r"\b(the|and|with|your|you|is|are|not|when|since|calls|waiting|today|Save|Add|Edit|Close)\b"
)
"""Words that stand on nearly every English page and on no French one."""
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
    """What of a page that speaks the pseudo-locale came from no catalogue."""
    assert "⟦" in (page.locator("body").text_content() or ""), "it does not speak the pseudo-locale"
    return sorted({f"{kind}: {text}" for kind, text, _ in page.evaluate(_TEXTS) if raw(text)})


def english(page: Page) -> list[str]:
    """What of a French page is English."""
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    found = set()
    for kind, text, lang in page.evaluate(_TEXTS):
        said = text
        for name in _DATA:
            said = said.replace(name, " ")
        if lang == "fr" and _ENGLISH.search(said):
            found.add(f"{kind}: {text}")
    return sorted(found)


def speak(language: str) -> str:
    """The script that makes a page speak a language when it is loaded."""
    return f"localStorage.setItem('readyroom.language', '{language}')"
