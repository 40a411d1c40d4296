"""What a page may do and what it keeps: policy, requests, cookies, stores; and what an idle page asks."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, WebSocket, expect

from readyroom.edges.http.headers import security_policy
from tests.browser.house import PASSWORD
from tests.browser.organisation import small
from tests.browser.tour import SECTIONS, Place
from tests.browser.windows import sign_in

BEAT_S = 10
IDLE_S = 25
"""Two beats of the live stream, and some time for what should not be."""


def test_the_policy_lets_in_no_script_of_others_and_none_within_the_page(windows_of, played):
    page = windows_of(played).open(None, None)
    answer = page.goto("/sign-in")
    assert answer is not None
    said = answer.headers["content-security-policy"]
    (nonce,) = re.findall(r"'nonce-([^']+)'", said)
    assert said == security_policy(nonce)
    assert "script-src 'self';" in said
    assert "unsafe" not in said
    assert page.locator("script:not([src])").count() == 0
    assert page.locator("[onclick], [onload], [onerror]").count() == 0
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_each_answer_has_a_nonce_of_its_own(windows_of, played):
    page = windows_of(played).open(None, None)
    nonces = set()
    for _ in range(2):
        answer = page.goto("/sign-in")
        assert answer is not None
        nonces |= set(re.findall(r"'nonce-([^']+)'", answer.headers["content-security-policy"]))
    assert len(nonces) == 2


def test_the_session_is_a_cookie_that_no_script_can_read(windows_of, played):
    page = windows_of(played).open("ann", "/me")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    cookies = page.context.cookies()
    assert cookies
    for cookie in cookies:
        assert cookie["httpOnly"], cookie["name"]
        assert cookie["sameSite"] in ("Strict", "Lax"), cookie["name"]
    assert page.evaluate("() => document.cookie") == ""


def test_changes_carry_the_csrf_token_and_are_refused_without(windows, house):
    house.ready("ann")
    page = windows.open("ann", "/me")
    with page.expect_request(lambda request: request.method == "PUT" and "/status" in request.url) as asked:
        page.get_by_role("button", name="Break", exact=True).click()
    assert asked.value.headers["x-csrf-token"]
    assert asked.value.headers["idempotency-key"]
    windows.expect_refusal(403, "/agents/ann/status")
    refused = page.evaluate(
        """async () => {
          const body = JSON.stringify({ status: "online" });
          const headers = { "Content-Type": "application/json" };
          const answer = await fetch("/api/v1/agents/ann/status", { method: "PUT", body, headers });
          return [answer.status, (await answer.json()).code];
        }"""
    )
    assert refused == [403, "csrf"]
    assert house.agent("ann")["status"] == "break"


def test_no_secret_and_no_data_is_kept_in_the_browser(windows_of, played):
    page = windows_of(played).open(None, worker=True)
    sign_in(page, "mia")
    Place("mia", "/board").wait(page)
    page.goto("/withdrawals")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.reload()
    Place("mia", "/withdrawals").wait(page)
    kept = page.evaluate(
        """async () => {
          const cached = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) cached.push(new URL(request.url).pathname);
          const databases = await indexedDB.databases();
          return { local: { ...localStorage }, session: { ...sessionStorage }, cached, databases };
        }"""
    )
    assert kept["cached"], "the service worker has kept nothing: is it there?"
    assert [path for path in kept["cached"] if not re.match(r"/($|assets/|icon|manifest)", path)] == []
    assert kept["databases"] == []
    allowed = re.compile(r"^(readyroom\.language|mantine-color-scheme-value)$")
    assert [name for name in kept["local"] if not allowed.match(name)] == []
    said = str(kept["local"]) + str(kept["session"])
    assert PASSWORD not in said
    assert not re.search(r"Ann Archer|[0-9a-fA-F]{32}|token", said)


def test_nothing_of_one_person_is_shown_to_the_next(windows, house):
    page = windows.open(None)
    sign_in(page, "mia")
    expect(page.get_by_role("row", name="Ann Archer").first).to_be_visible()
    page.get_by_role("banner").get_by_role("button", name=re.compile("Mia Marshall")).click()
    page.get_by_role("menuitem", name="Sign out of the application").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, "dan")
    expect(page.get_by_role("banner").get_by_role("button", name=re.compile("Dan Dyer"))).to_be_visible()
    expect(page.get_by_text("Ann Archer")).to_have_count(0)
    expect(page.get_by_text("Mia Marshall")).to_have_count(0)


class Traffic:
    """What a page sends and gets."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.frames: list[str] = []
        self.sockets = 0
        page.on("request", self._on_request)
        page.on("websocket", self._on_socket)

    def _on_request(self, request: Request) -> None:
        self.requests.append(f"{request.method} {urlsplit(request.url).path}")

    def _on_socket(self, socket: WebSocket) -> None:
        self.sockets += 1
        socket.on("framesent", lambda data: self.frames.append(f"sent {data!r}"))
        socket.on("framereceived", lambda data: self.frames.append(str(data)))

    def forget(self) -> None:
        self.requests.clear()
        self.frames.clear()


@pytest.mark.slow
def test_idle_pages_cause_no_traffic_but_beats(windows_of, serve):
    """The board, the wall and the agent's page, for as long as two beats take."""
    house = serve(small())
    house.ready("ann", "ben", "cleo", "dan")
    mine = windows_of(house)
    opened = []
    for user, path in (("mia", "/board"), ("mia", "/wall"), ("ann", "/me"), ("mia", "/agents/ann")):
        page = mine.open(user, None)
        traffic = Traffic(page)
        Place(user, path).show(page)
        page.wait_for_load_state("networkidle")
        opened.append((path, page, traffic))
    for _, _, traffic in opened:
        traffic.forget()
    last, began = opened[-1][1], time.monotonic()
    last.evaluate(f"() => new Promise((done) => setTimeout(done, {IDLE_S * 1000}))")
    beats = (time.monotonic() - began) / BEAT_S
    for path, _, traffic in opened:
        assert traffic.requests == [], path
        assert [frame for frame in traffic.frames if not frame.startswith('{"type":"beat"')] == [], path
        assert 2 <= len(traffic.frames) <= beats + 1, path
        assert traffic.sockets == 1, path


def test_the_tour_knows_all_sections_of_the_administration(windows_of, played):
    page = windows_of(played).open("admin", "/admin")
    links = page.get_by_role("navigation", name="Administration").get_by_role("link")
    expect(links.first).to_be_visible()
    there = [str(link.get_attribute("href")).rsplit("/", 1)[1] for link in links.all()]
    assert there == list(SECTIONS)
