"""Chromium, its windows, and what must never happen in one: errors, refused policies, requests to other hosts.

Belongs here: opening windows as somebody, noting problems in all of them, and taking their pictures. What was noted
is asserted to be nothing when a test ends; what a test expects, it says beforehand by `expect`.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    ViewportSize,
    expect,
)
from playwright.sync_api import Error as PlaywrightError

from tests.browser.house import PASSWORD, House

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 30_000
"""For an element to come: the machine may be busy. What is there is found at once."""
REVEALED_S = 0.35
"""React shows what was loaded late at most every 0.3 s."""
VIEWPORTS: dict[str, ViewportSize] = {
    "desktop": {"width": 1440, "height": 900},
    "phone": {"width": 390, "height": 844},
    "wall": {"width": 1920, "height": 1080},
}
THEMES = ("light", "dark")
SCREENSHOTS = Path(__file__).parent / "screenshots"

_TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  const place = `${event.sourceFile}:${event.lineNumber}`;
  console.error(`CSP: ${event.violatedDirective} refuses ${event.blockedURI} at ${place}`);
});
"""
_NOBODY_WAS_ASKED = """
Object.defineProperty(Notification, "permission", { get: () => "default", configurable: true });
"""
"""A browser without windows allows no notices, ever; a person's has not been asked yet."""
_OF_A_RESPONSE = re.compile(r"^Failed to load resource: the server responded with a status of")
"""Chromium's own line beside a response that is noted here as what it is."""
_BY_DEFAULT = (r"^401 GET /api/v1/me$",)
"""How the application finds out that nobody is signed in."""


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium: that build of it which never has a window costs half as much."""
    expect.set_options(timeout=PATIENCE_MS)
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=program, args=list(FLAGS))


@dataclass(frozen=True)
class Problem:
    """One thing that should not have happened, and in whose window."""

    window: str
    what: str

    def __str__(self) -> str:
        return f"[{self.window}] {self.what}"


class Windows:
    """The windows of one test. Each has a context, and so a session, of its own."""

    def __init__(self, browser: Browser, house: House) -> None:
        self._browser = browser
        self._house = house
        self._noted: list[Problem] = []
        self._expected: Counter[str] = Counter(_BY_DEFAULT)
        self._hosts: set[str] = set()
        self.contexts: list[BrowserContext] = []

    # --- opening -----------------------------------------------------------------------------------------

    def open(
        self,
        user: str | None = None,
        path: str | None = "/",
        *,
        url: str | None = None,
        viewport: str = "desktop",
        theme: str = "light",
        locale: str = "en-GB",
        zone: str = "UTC",
        worker: bool = False,
        **more: Any,
    ) -> Page:
        """A window of its own, signed in as `user` (None: a stranger) by cookie, at `path` (None: still empty).

        `url` other than the house's: through a wire. `worker`: with the service worker, which each window would
        install anew, for a quarter of what the window costs. `more` is handed to Playwright's `new_context`.
        """
        base = url or self._house.url
        self._hosts.add(urlsplit(base).netloc)
        options: dict[str, Any] = {"reduced_motion": "reduce", "color_scheme": theme, "locale": locale}
        options["service_workers"] = "allow" if worker else "block"
        if viewport == "phone":
            options |= {"is_mobile": True, "has_touch": True}
        options |= {"viewport": VIEWPORTS[viewport], "timezone_id": zone, **more}
        context = self._browser.new_context(base_url=base, **options)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(_TELL_VIOLATIONS)
        context.add_init_script(_NOBODY_WAS_ASKED)
        self.contexts.append(context)
        self._listen(context, user or "stranger")
        if user is not None:
            sign_in_by_cookie(context, user)
        page = context.new_page()
        _ASKED[page] = _Asked(page)
        if path is not None:
            page.goto(path)
        return page

    @property
    def pages(self) -> list[Page]:
        """All pages that are open."""
        return [page for context in self.contexts for page in context.pages]

    def close(self) -> None:
        """Close all windows: the server's streams end with them."""
        for page in self.pages:
            with contextlib.suppress(PlaywrightError):  # a window that the test closed, or that hangs
                page.evaluate("() => new Promise(requestAnimationFrame)")  # what it has to tell comes before
        while self.contexts:
            self.contexts.pop().close()

    # --- what must not happen ----------------------------------------------------------------------------

    def expect(self, *patterns: str) -> None:
        """Problems that this test means to have: regular expressions over their lines, as `problems` shows them."""
        self._expected.update(patterns)

    def expect_refusal(self, status: int, path: str = "") -> None:
        """An answer of this status, at a path that ends so."""
        self.expect(rf"^{status} \w+ .*{re.escape(path)}$")

    def expect_disconnection(self) -> None:
        """The network fails, or the server is away, in this test."""
        self.expect(r"net::ERR_", r"^console: WebSocket connection to .* failed", r"^50[234] ")

    @property
    def problems(self) -> list[str]:
        """What was noted and not expected."""
        return [str(one) for one in self._noted if not self._is_expected(one.what)]

    def _is_expected(self, what: str) -> bool:
        return any(re.search(pattern, what) for pattern in self._expected)

    def assert_no_problems(self) -> None:
        """Fails with all that was noted, once each."""
        problems = list(dict.fromkeys(self.problems))
        assert not problems, "\n".join(("in the browser:", *problems))

    def _listen(self, context: BrowserContext, name: str) -> None:
        def note(what: str) -> None:
            self._noted.append(Problem(name, what))

        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error" and not _OF_A_RESPONSE.match(message.text):
                note(f"console: {message.text}")

        def on_request(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme not in ("data", "blob") and parts.netloc not in self._hosts:
                note(f"request to another host: {request.url}")

        def on_failed(request: Request) -> None:
            # Aborted is what a page does to its own requests when it is left.
            if request.failure != "net::ERR_ABORTED":
                note(f"failed: {request.method} {_path(request.url)}: {request.failure}")

        def on_response(response: Response) -> None:
            if response.status >= 400:
                note(f"{response.status} {response.request.method} {_path(response.url)}")

        context.on("console", on_console)
        context.on("weberror", lambda error: note(f"uncaught: {error.error}"))
        context.on("request", on_request)
        context.on("requestfailed", on_failed)
        context.on("response", on_response)


def _path(url: str) -> str:
    return urlsplit(url).path


# --- signing in ------------------------------------------------------------------------------------------


def sign_in_by_cookie(context: BrowserContext, user: str, password: str = PASSWORD) -> None:
    """The quick way: what the form does, without the form."""
    answer = context.request.post("/api/v1/auth/login", data={"user": user, "password": password})
    assert answer.ok, answer.text()


def sign_in(page: Page, user: str, password: str = PASSWORD) -> None:
    """As a person does it, at the form that `page` shows, in English."""
    page.get_by_role("textbox", name="User").fill(user)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


@contextlib.contextmanager
def saving(page: Page, what: str = "") -> Iterator[None]:
    """What is chosen within is kept by the server when this ends. Pages show it before: they believe that it will be.

    `what`: something of the request that tells it from others which may be on their way.
    """

    def is_answered(answer: Response) -> bool:
        request = answer.request
        return request.method in ("PATCH", "POST", "PUT", "DELETE") and what in (request.post_data or "")

    with page.expect_response(is_answered):
        yield


def wait_until(page: Page, condition: str) -> None:
    """Wait until a function of the page answers true.

    `wait_for_function` evaluates a string again and again, which the page's policy refuses.
    """
    page.evaluate(
        f"""async (patience) => {{
          const condition = {condition}, end = performance.now() + patience;
          while (!(await condition())) {{
            if (performance.now() > end) throw new Error(`never: ${{condition}}`);
            await new Promise(requestAnimationFrame);
          }}
        }}""",
        PATIENCE_MS,
    )


class _Asked:
    """What a page has asked for and not got yet, and when that last became more or less."""

    def __init__(self, page: Page) -> None:
        self.for_now: set[Request] = set()
        self.changed = time.monotonic()
        self._page = page
        page.on("request", self._on_request)
        page.on("requestfinished", self._on_end)
        page.on("requestfailed", self._on_end)

    def _on_request(self, request: Request) -> None:
        if request.is_navigation_request() and request.frame == self._page.main_frame:
            self.for_now.clear()  # those of the page before
        self.for_now.add(request)
        self.changed = time.monotonic()

    def _on_end(self, request: Request) -> None:
        self.for_now.discard(request)
        self.changed = time.monotonic()


_ASKED: WeakKeyDictionary[Page, _Asked] = WeakKeyDictionary()


def rest(page: Page) -> None:
    """Wait until all that the page asked for has come and is shown."""
    asked, end = _ASKED[page], time.monotonic() + PATIENCE_MS / 1000
    while asked.for_now or time.monotonic() < asked.changed + REVEALED_S:
        assert time.monotonic() < end, f"never came: {sorted(request.url for request in asked.for_now)}"
        left = max(asked.changed + REVEALED_S - time.monotonic(), 0.02)
        page.evaluate("(ms) => new Promise((done) => setTimeout(done, ms))", left * 1000)


# --- pictures --------------------------------------------------------------------------------------------


def look(
    page: Page,
    name: str,
    *,
    themes: Iterable[str] = THEMES,
    viewports: Iterable[str] = ("desktop", "phone"),
    full_page: bool = False,
) -> list[Path]:
    """Take pictures of a page: `screenshots/NAME.VIEWPORT.THEME.png`. The page is as before afterwards."""
    SCREENSHOTS.mkdir(exist_ok=True)
    size, taken = page.viewport_size, []
    was_dark = page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches")
    for viewport in viewports:
        page.set_viewport_size(VIEWPORTS[viewport])
        for theme in themes:
            wear(page, theme)
            settle(page)
            taken.append(SCREENSHOTS / f"{name}.{viewport}.{theme}.png")
            page.screenshot(path=taken[-1], full_page=full_page, animations="disabled")
    wear(page, "dark" if was_dark else "light")
    if size is not None:
        page.set_viewport_size(size)
    return taken


def wear(page: Page, theme: str) -> None:
    """Change the theme of a page that is open."""
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")


def settle(page: Page) -> None:
    """Wait until fonts are there, two frames were painted, and every animation that ends has ended."""
    page.evaluate(
        """async () => {
          await document.fonts.ready;
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
          const ending = document.getAnimations().filter(
            (one) => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity);
          await Promise.allSettled(ending.map((one) => one.finished));
        }"""
    )
