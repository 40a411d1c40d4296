"""The languages on the screen: what is raw is seen, dates are French, and a language is chosen.

That all text of every page is from a catalogue, and French is French, is seen on the tour: `test_quality_tour.py`.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.words import raw


def test_what_is_raw_is_seen():
    assert raw("⟦Lóst⟧ Ann Archer 10:42, ann-desk") == ""
    assert raw("⟦óútsídé Ann Archer⟧: 2 hours, 5 min") == ""
    assert raw("⟦Lóst⟧ Connection") == "Connection"
    assert raw("⟦Státús: wrap up⟧") == "wrap up"
    assert raw("Save") == "Save"
    assert raw("save") == "save"


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
