"""Installable; opens without a network and says so; takes a new version after a deploy; keeps nothing of the API."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from tests.browser import house as house_module
from tests.browser.house import WEB, House
from tests.browser.test_board import line
from tests.browser.windows import look, wait_until

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found.sort();
}"""
"""The addresses of all that the service worker keeps."""
LOADED_IS_KEPT = """async () => {
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'));
  const kept = await Promise.all(loaded.map((name) => caches.match(name)));
  return navigator.serviceWorker.controller !== null && loaded.length > 0 && kept.every(Boolean);
}"""
OF_THE_BROWSER = {"in-incognito"}
"""Why this very window could not install it: tests have windows that remember nothing."""


def installed(page: Page) -> None:
    """The service worker stands by, and has what this page was made of."""
    wait_until(page, LOADED_IS_KEPT)


def test_it_can_be_installed(windows):
    page = windows.open("ann", worker=True)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    installed(page)
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"].endswith("/manifest.webmanifest")
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= OF_THE_BROWSER


def test_its_icons_are_as_large_as_it_says(windows):
    page = windows.open("ann", worker=True)
    icons = page.evaluate(
        """async () => {
          const manifest = await (await fetch('/manifest.webmanifest')).json();
          return Promise.all(manifest.icons.filter((icon) => icon.type === 'image/png').map(async (icon) => {
            const bitmap = await createImageBitmap(await (await fetch(icon.src)).blob());
            return [icon.sizes, `${bitmap.width}x${bitmap.height}`, icon.purpose];
          }));
        }"""
    )
    assert {(size, purpose) for size, _, purpose in icons} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    assert all(said == true for said, true, _ in icons)


def test_nothing_of_the_api_is_kept(windows, house):
    house.ready("ann")
    page = windows.open("ann", worker=True)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    installed(page)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    kept = page.evaluate(KEPT)
    assert "/" in kept
    assert [path for path in kept if path != "/" and not path.startswith("/assets/")] == []


def test_without_the_server_it_opens_says_so_and_goes_on_by_itself(windows, house):
    house.ready("ann")
    page = windows.open("ann", locale="fr-FR", worker=True)
    expect(page.get_by_role("button", name="Compte de Ann Archer")).to_be_visible()
    installed(page)
    windows.expect_disconnection()
    windows.expect(r"^console: ")
    house.down()
    page.goto("/me")
    expect(page.get_by_role("alert").filter(has_text="Pas de connexion")).to_be_visible()
    expect(page.get_by_text("cette page reprendra d’elle-même")).to_be_visible()
    expect(page.get_by_text("Ann Archer")).to_have_count(0)
    look(page, "offline")
    house.up()
    expect(page.get_by_role("button", name="Compte de Ann Archer")).to_be_visible()


@pytest.fixture
def deploy(
    built: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[House | None, str], None]:
    """Serves this build as another version: all its files have other names."""

    def deploy(house: House | None, version: str) -> None:
        made = tmp_path / version
        shutil.copytree(WEB, made, ignore=shutil.ignore_patterns("*.br", "*.gz", "*.map"))
        assets = made / "assets"
        names = sorted(path.name for path in assets.iterdir())
        known = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, names)) + r")(?![\w-])")
        for path in (made / "index.html", *assets.glob("*.js"), *assets.glob("*.css")):
            path.write_text(
                known.sub(lambda found: f"{version}-{found[1]}", path.read_text("utf-8")), "utf-8"
            )
        for name in names:
            (assets / name).rename(assets / f"{version}-{name}")
        monkeypatch.setattr(house_module, "CHEAP", replace(house_module.CHEAP, web=made))
        if house is not None:
            house.down()
            house.up()

    return deploy


def test_an_open_window_is_told_of_a_new_version_and_loads_it(deploy, serve, windows_of, organisation):
    deploy(None, "one")
    house = serve(organisation)
    windows = windows_of(house)
    windows.expect_disconnection()
    page = windows.open("mia", "/withdrawals", worker=True)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    installed(page)
    expect(page.locator("script[type=module]")).to_have_attribute("src", re.compile("/one-"))
    deploy(house, "two")
    told = page.get_by_role("status").filter(has_text="There is a new version of Readyroom")
    expect(told).to_be_visible(timeout=30_000)
    look(page, "new-version")
    told.get_by_role("button", name="Load again").click()
    expect(page.locator("script[type=module]")).to_have_attribute("src", re.compile("/two-"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(told).to_be_hidden()
    installed(page)
    kept = page.evaluate(KEPT)
    assert any("/one-" in path for path in kept), "a window of the version before may be open still"
    deploy(house, "three")
    page.goto("/withdrawals")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    installed(page)
    kept = page.evaluate(KEPT)
    assert not any("/one-" in path for path in kept)
    assert any("/three-" in path for path in kept)


def test_a_wall_loads_a_new_version_by_itself(deploy, serve, windows_of, organisation):
    deploy(None, "one")
    house = serve(organisation)
    windows = windows_of(house)
    windows.expect_disconnection()
    page = windows.open("mia", "/wall", viewport="wall")
    expect(page.get_by_text("Ann Archer")).to_be_visible()
    expect(page.locator("script[type=module]")).to_have_attribute("src", re.compile("/one-"))
    deploy(house, "two")
    expect(page.locator("script[type=module]")).to_have_attribute("src", re.compile("/two-"))
    expect(page.get_by_text("Ann Archer")).to_be_visible()


def test_a_part_that_a_deploy_took_away_comes_with_the_new_version(deploy, serve, windows_of, organisation):
    deploy(None, "one")
    house = serve(organisation)
    windows = windows_of(house)
    windows.expect_disconnection()
    windows.expect_refusal(404, ".js")
    windows.expect_refusal(404, ".css")
    windows.expect(
        r"^console: Refused to apply style from",
        r"Unable to preload CSS",
        r"Failed to fetch dynamically imported module",
    )
    page = windows.open("mia", "/withdrawals", worker=True)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    installed(page)
    deploy(house, "two")
    page.get_by_role("link", name="Tasks").click()
    expect(page.locator("script[type=module]")).to_have_attribute("src", re.compile("/two-"))
    expect(page).to_have_url(re.compile("/tasks"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_part_that_cannot_come_while_the_server_is_away_is_waited_for(windows, house):
    windows.expect_disconnection()
    windows.expect("^console: ", "Failed to fetch dynamically imported module")
    page = windows.open("mia", "/board")
    row = line(page, "Ann Archer")
    expect(row).to_be_visible()
    house.down()
    row.click()
    expect(page.get_by_role("alert").filter(has_text="Not connected")).to_be_visible()
    look(page, "part-away")
    house.up()
    expect(row).to_be_visible()
