"""Reports in the browser: each with its chart and its table, as files, on paper, under saved names, in French."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.windows import look, settle


@pytest.fixture
def organisation() -> Organisation:
    return small(tracked_groups=("agents",))


def a_morning(house: House) -> None:
    """From 08:00: Ann answers two calls, misses three, is withdrawn, comes back at once; then lunch."""
    house.ready("ann")
    house.advance(600)
    for talk in (120, 300):
        call = house.caller("sales")
        house.advance(4)
        house.answer("ann")
        house.advance(talk)
        house.hangs_up(call)
        house.advance(60)
    house.miss("ann", "sales", 3)
    house.advance(20)
    house.api("ann").post("/agents/ann/return", {"queue": "sales"})
    house.advance(300)
    house.status("ann", "lunch")
    house.advance(1800)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()
    expect(page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")


def test_each_report_has_what_the_server_says(windows, house):
    a_morning(house)
    page = windows.open("mia", "/reports")
    ann = page.get_by_role("region", name="Agent Attendance").get_by_role(
        "row", name=re.compile("Ann Archer.*North")
    )
    expect(ann).to_contain_text("Lunch 30:00")
    expect(ann).to_contain_text("goes on")
    told = house.api("mia").get("/reports/attendance")["rows"]
    (there,) = [row for row in told if row["agent"] == "ann" and row["unit"] is not None]
    clocked = there["clocked_ms"] // 1000
    expect(ann).to_contain_text(f"{clocked // 60}:{clocked % 60:02}")
    expect(page.get_by_role("img", name=re.compile("Time by status"))).to_be_visible()
    bars = page.get_by_role("region", name="The day of each agent", exact=True)
    expect(page.get_by_role("img", name=re.compile("A bar for each agent"))).to_be_visible()
    bars.get_by_role("button", name="As a table").click()
    stretches = [row for row in house.api("mia").get("/reports/timelines")["rows"] if row["agent"] == "ann"]
    rows = bars.get_by_role("row", name=re.compile("Ann Archer"))
    expect(rows).to_have_count(len(stretches))
    expect(rows.last).to_contain_text(re.compile("goes on.*30:00.*Lunch.*North"))
    look(page, "reports-attendance")
    assert_accessible(page)

    tab(page, "Availability")
    row = page.get_by_role("region", name="Availability").get_by_role("row", name=re.compile("Ann Archer"))
    expect(row).to_contain_text("Lunch 30:00")
    assert_accessible(page)

    tab(page, "Missed calls")
    logouts = page.get_by_role("region", name="Auto logouts")
    expect(logouts.get_by_role("row", name=re.compile("Ann Archer"))).to_contain_text("3 of 3")
    expect(logouts.get_by_text("False?").last).to_be_visible()
    calls = page.get_by_role("region", name="Missed calls", exact=True).get_by_role("row")
    expect(calls).to_have_count(1 + 3)
    look(page, "reports-missed-calls")
    assert_accessible(page)

    tab(page, "Queues")
    sales = page.get_by_role("region", name="Queues").get_by_role("row", name=re.compile("Sales"))
    expect(sales).to_be_visible()
    (figures,) = [row for row in house.api("mia").get("/reports/queues")["rows"] if row["queue"] == "sales"]
    cells = [cell.strip() for cell in sales.get_by_role("cell").all_inner_texts()]
    assert cells[2:6] == [str(figures[name]) for name in ("offered", "answered", "abandoned", "waiting")]
    expect(page.get_by_role("img", name=re.compile("by day and hour"))).to_be_visible()
    expect(page.get_by_role("region", name="How this is counted")).to_contain_text("answered within")
    look(page, "reports-queues")
    assert_accessible(page)


def test_a_report_is_downloaded_as_it_is_asked_for(windows, house, tmp_path: Path):
    a_morning(house)
    page = windows.open("mia", "/reports?report=queues&queue=sales&from=2026-11-23&to=2026-11-23")
    expect(page.get_by_role("region", name="Queues").get_by_role("row")).to_have_count(2)
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as found:
        page.get_by_role("menuitem", name="CSV").click()
    assert found.value.suggested_filename == "queues_2026-11-23.csv"
    found.value.save_as(tmp_path / "queues.csv")
    names, row = csv.reader((tmp_path / "queues.csv").read_text("utf-8").splitlines())
    assert dict(zip(names, row, strict=True))["queue"] == "sales"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("CSV: Missed calls", "calls_2026-11-23.csv"),
        ("CSV: Offers by agent and queue", "sums_2026-11-23.csv"),
        ("Parquet: Auto logouts", "logouts_2026-11-23.parquet"),
        ("Excel workbook", "sums_2026-11-23.xlsx"),
    ],
)
def test_of_several_tables_each_can_be_had(windows, house, name, file, tmp_path: Path):
    a_morning(house)
    page = windows.open("mia", "/reports?report=missed-calls&from=2026-11-23&to=2026-11-23")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as found:
        page.get_by_role("menuitem", name=name, exact=True).click()
    assert found.value.suggested_filename == file
    found.value.save_as(tmp_path / file)
    if name == "CSV: Missed calls":
        assert len(list(csv.DictReader((tmp_path / file).read_text("utf-8").splitlines()))) == 3


def test_every_table_that_is_offered_is_there(windows, house):
    a_morning(house)
    page = windows.open("mia", None)
    for report, files in {"attendance": 15, "availability": 9, "missed-calls": 11, "queues": 3}.items():
        page.goto(f"/reports?report={report}&from=2026-11-23&to=2026-11-23")
        page.get_by_role("button", name="Download").click()
        offered = page.get_by_role("menuitem")
        expect(offered).to_have_count(files)
        for link in offered.evaluate_all("(items) => items.map((item) => item.href)"):
            assert page.request.get(link).ok, link


def test_a_part_that_has_nothing_says_which_it_is(windows, house):
    house.ready("ann")
    house.miss("ann", "sales", 1)
    page = windows.open("mia", "/reports?report=missed-calls")
    calls = page.get_by_role("region", name="Missed calls", exact=True).get_by_role("row")
    expect(calls).to_have_count(1 + 1)
    expect(page.get_by_role("region", name="Auto logouts")).to_contain_text("Nothing in this time")
    expect(page.get_by_role("region", name="Auto logouts")).to_contain_text("Auto logouts")
    look(page, "reports-no-logouts", themes=("light",))
    assert_accessible(page)


def test_queues_of_other_units_are_called_by_their_names(windows, house):
    """Cleo is of Mia's unit and serves a queue that is not."""
    house.ready("cleo")
    house.miss("cleo", "billing", 1)
    page = windows.open("mia", "/reports?report=missed-calls")
    for region in ("Offers by agent and queue", "Missed calls"):
        row = page.get_by_role("region", name=region, exact=True).get_by_role("row").filter(has_text="Cleo")
        expect(row).to_contain_text("Billing")
    tab(page, "Availability")
    cleo = page.get_by_role("region", name="Availability").get_by_role("row").filter(has_text="Cleo")
    expect(cleo).to_contain_text("Support")
    expect(cleo).to_contain_text("Billing")


_CHART = """
(canvas) => {
  const { width, height } = canvas;
  const dense = width / canvas.clientWidth;
  const pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const at = (x, y) => [...pixels.slice(4 * (y * width + x), 4 * (y * width + x) + 3)];
  const stretches = (top, bottom, gap, wanted) => {
    const found = [];
    for (let x = 0; x < width; x += 1) {
      let hit = false;
      for (let y = Math.round(top * dense); y < bottom * dense && !hit; y += 1) hit = wanted(at(x, y));
      if (!hit) continue;
      const last = found.at(-1);
      if (last && x - last[1] <= gap * dense) last[1] = x;
      else found.push([x, x]);
    }
    return found;
  };
  const coloured = (colour) => Math.max(...colour) - Math.min(...colour) > 60;
  const paper = at(2, 2);
  const inked = (colour) => colour.some((part, place) => Math.abs(part - paper[place]) > 100);
  const icons = stretches(6, 20, 1, coloured).filter(([from, to]) => to - from >= 15 * dense);
  const inner = ([from, to]) => {
    const middle = Math.round((from + to) / 2);
    const rows = [];
    for (let y = Math.round(10 * dense); y < 16 * dense; y += 1)
      for (let x = middle - 6; x < middle + 6; x += 1) rows.push(at(x, y).join());
    return rows.join(" ");
  };
  const bottom = height / dense;
  return {
    icons: icons.map(inner),
    labels: stretches(bottom - 26, bottom - 6, 5, inked).map(([from, to]) => (to - from) / dense),
  };
}
"""
"""What of a chart of bars is drawn: the inside of each coloured mark of the legend, and how wide each of what stands
below the time's axis is."""


def several_statuses(house: House) -> None:
    house.ready("ann", "ben", "cleo")
    for status in ("lunch", "break", "other", "back_office", "do_not_disturb", "single_call"):
        house.status("ann", status)
        house.advance(700)
    house.status("ann", "online")
    house.advance(1400)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_statuses_of_one_tone_are_told_apart(windows, house, theme):
    several_statuses(house)
    page = windows.open("mia", "/reports", theme=theme)
    chart = page.get_by_role("img", name=re.compile("Time by status"))
    expect(chart).to_be_visible()
    settle(page)
    icons = chart.locator("canvas").evaluate(_CHART)["icons"]
    assert len(icons) == 7
    assert len(set(icons)) == 7
    look(page, "reports-tones", themes=(theme,), viewports=("desktop",))


def test_the_hours_below_a_chart_are_legible_on_a_phone(windows, house):
    several_statuses(house)
    page = windows.open("mia", "/reports", viewport="phone")
    chart = page.get_by_role("img", name=re.compile("Time by status"))
    expect(chart).to_be_visible()
    settle(page)
    labels = chart.locator("canvas").evaluate(_CHART)["labels"]
    assert len(labels) >= 2
    assert max(labels) < 60
    look(page, "reports-axis", themes=("light",), viewports=("phone",), full_page=True)


def test_averages_and_totals_are_named_and_each_column_is_explained(windows, house):
    a_morning(house)
    page = windows.open("mia", "/reports?report=queues")
    table = page.get_by_role("region", name="Queues")
    expect(table).to_be_visible()
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert {"Average handling time", "Total wrap-up"} <= set(heads)
    said = page.get_by_role("region", name="How this is counted").inner_text()
    for head in heads[2:]:
        assert f"{head} =" in said


def test_a_filter_is_kept_under_a_name(windows, house):
    a_morning(house)
    page = windows.open("mia", "/reports?report=queues&each=all&unit=north")
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("menuitem", name="Save what is asked for").click()
    page.get_by_label("Name").fill("The north")
    with page.expect_response(
        lambda answer: answer.url.endswith("/preferences") and answer.request.method == "PUT"
    ):
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="The north")).to_be_visible()
    again = windows.open("mia", "/reports")
    again.get_by_role("button", name="Filters").click()
    again.get_by_role("menuitem", name="The north").click()
    expect(again).to_have_url(re.compile(r"report=queues&each=all&unit=north"))
    assert_accessible(again)


def test_on_paper_nothing_leads_elsewhere(windows, house):
    a_morning(house)
    page = windows.open("mia", "/reports")
    table = page.get_by_role("table", name="Agent Attendance")
    expect(table).to_be_visible()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(page.get_by_role("region", name="How this is counted")).to_be_visible()
    for what in (
        page.locator("header"),
        page.get_by_role("button", name="Print"),
        page.get_by_role("tablist"),
    ):
        expect(what).to_be_hidden()


def test_in_french(windows, house):
    a_morning(house)
    page = windows.open("mia", "/reports", locale="fr-FR")
    expect(page.get_by_role("heading", name="Rapports")).to_be_visible()
    tab(page, "Files")
    expect(page.get_by_role("columnheader", name="Attente moyenne")).to_be_visible()
    assert_accessible(page)


def test_what_is_asked_for_wrongly_is_said_in_words(windows, house):
    refusals = (
        ("from=2026-11-20&to=2026-11-10", "Au Ce jour est avant le premier."),
        ("from=2020-01-01&to=2026-11-10", "Au C’est plus de 366 jours."),
        ("known=2030-01-01T00:00:00Z", "Tel que connu le C’est dans l’avenir."),
    )
    windows.expect(r"^422 GET .*/reports/attendance")
    page = windows.open("mia", "/", locale="fr-FR")
    for asked, said in refusals:
        page.goto(f"{house.url}/reports?{asked}")
        alert = page.get_by_role("alert").filter(has_text=said)
        expect(alert).to_be_visible()
        expect(alert).not_to_contain_text("known_at")
        expect(page.get_by_role("button", name="Réessayer")).to_have_count(0)
    look(page, "reports-refused-french")
    assert_accessible(page)
    page.get_by_label("Du").fill("2026-11-23")
    page.get_by_label("Tel que connu le").fill("")
    expect(page.get_by_role("alert").filter(has_text="Quelque chose")).to_have_count(0)
    expect(page.get_by_text("Comment c’est compté")).to_be_visible()
