"""What the board costs: 2,000 agents, fifty changes a second for half a minute, in Chromium and in the server.

Peer: the same rows as a plain table that is written anew for each picture. Floor: an empty page that hears the same
frames and counts them. Beside it what an idle board sends. Needs Chromium and the built application (`make web`).
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing.connection import Connection

from playwright.sync_api import BrowserContext, CDPSession, Page, WebSocket, sync_playwright

from bench.figures import Figure
from bench.processes import Process, process
from readyroom.edges.http.site import PAGE
from tests.browser.house import WEB, Api, House
from tests.browser.organisation import large
from tests.browser.windows import launch, sign_in_by_cookie

AGENTS = 2_000
CHANGES_A_SECOND = 50
WINDOWS, WINDOW_S = 3, 10
IDLE_S = 30
EMPTY = "/sign-in"
STATUSES = ("lunch", "break", "meeting")
_numbers = count()
"""Of changes: who measures next goes on where the last one stopped, for a status chosen again is no change."""

COUNT = """() => {
  window.heard = 0;
  const socket = new WebSocket(location.origin.replace("http", "ws") + "/api/v1/live");
  socket.onmessage = () => { window.heard += 1; };
}"""
PLAIN_TABLE = """() => {
  const rows = new Map();
  const cell = (text) => `<td>${text}</td>`;
  const queues = (row) => row.queues.map((each) => `<span>${each.label} ${each.membership}</span>`).join("");
  const line = (row) => "<tr>" + cell(row.name) + cell(row.label) + cell(row.since) + cell(row.activity)
    + cell(row.queues.map((each) => each.misses).join()) + cell(queues(row)) + "</tr>";
  document.body.innerHTML = "<table></table>";
  const table = document.querySelector("table");
  let due = false;
  const draw = () => { due = false; table.innerHTML = [...rows.values()].map(line).join(""); };
  const socket = new WebSocket(location.origin.replace("http", "ws") + "/api/v1/live");
  socket.onmessage = (event) => {
    for (const row of JSON.parse(event.data).agents ?? []) rows.set(row.id, row);
    if (!due) setTimeout(draw, 100);
    due = true;
  };
}"""


def figures() -> list[Figure]:
    """CPU of page and server under changes, and what goes over the wire without any."""
    if shutil.which("chromium") is None or not (WEB / PAGE).is_file():
        return []
    with process(_serve) as server, sync_playwright() as playwright:
        url = server.ready
        browser = launch(playwright)
        context = browser.new_context(base_url=url, viewport={"width": 1440, "height": 900})
        sign_in_by_cookie(context, "mia")
        found = [
            *_under_changes(context, server, "readyroom", _board),
            *_under_changes(context, server, "peer: plain table", lambda page: _empty(page, PLAIN_TABLE)),
            *_under_changes(context, server, "floor: counts frames", lambda page: _empty(page, COUNT)),
            _idle(context),
        ]
        browser.close()
        return found


def _serve(line: Connection) -> None:
    """A process: a server."""
    house = House(large(AGENTS))
    line.send(house.url)
    assert line.recv() is None
    house.stop()


# --- the pages -----------------------------------------------------------------------------------------------


def _board(page: Page) -> None:
    page.goto("/board?sort=status")
    page.locator("[data-agent]").first.wait_for()


def _empty(page: Page, script: str) -> None:
    """A page that hears nothing by itself: any of the application's whose policy lets it connect."""
    page.goto(EMPTY)
    page.get_by_role("heading").first.wait_for()
    page.evaluate("() => document.body.replaceChildren()")
    page.evaluate(script)


def _task_s(session: CDPSession) -> float:
    """Seconds that the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def _under_changes(
    context: BrowserContext, server: Process, who: str, show: Callable[[Page], None]
) -> list[Figure]:
    page = context.new_page()
    heard = _heard_by(page)
    show(page)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # of the processor, not of the wall
    pages, servers, frames, rates = [], [], [], []
    with changes(server.ready) as done:
        while len(heard) < 2:  # the snapshot, and a change
            page.wait_for_timeout(100)
        page.wait_for_timeout(2_000)
        for _ in range(WINDOWS):
            began, task, used = time.monotonic(), _task_s(session), server.cpu_s()
            made, told = done[0], len(heard)
            page.wait_for_timeout(WINDOW_S * 1_000)
            took = time.monotonic() - began
            pages.append(100 * (_task_s(session) - task) / took)
            servers.append(100 * (server.cpu_s() - used) / took)
            frames.append((len(heard) - told) / took)
            rates.append((done[0] - made) / took)
    page.close()
    what = f"board of {AGENTS:,} agents, {CHANGES_A_SECOND} changes/s"
    return [
        Figure(f"{what}: the page", "% of a core", who, pages),
        Figure(f"{what}: the server", "% of a core", who, servers),
        Figure(f"{what}: frames heard", "frames/s", who, frames),
        Figure(f"{what}: changes made", "changes/s", who, rates),
    ]


def _heard_by(page: Page) -> list[int]:
    """The lengths of all frames that come and go on its sockets, from now on."""
    heard: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: heard.append(len(frame)))
        socket.on("framesent", lambda frame: heard.append(len(frame)))

    page.on("websocket", listen)
    return heard


@contextmanager
def changes(url: str) -> Iterator[list[int]]:
    """Changes of statuses all over the board, evenly; how many were made so far."""
    api, over, done = Api(url, "mia"), threading.Event(), [0]

    def change() -> None:
        began = time.monotonic()
        while not over.is_set():
            number = next(_numbers)
            agent = f"a{number * 37 % AGENTS + 1:04}"
            api.put(f"/agents/{agent}/status", {"status": STATUSES[number // AGENTS % len(STATUSES)]})
            done[0] += 1
            over.wait(max(0, began + done[0] / CHANGES_A_SECOND - time.monotonic()))

    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield done
    finally:
        over.set()
        thread.join()
        api.close()


def _idle(context: BrowserContext) -> Figure:
    """Bytes of frames and requests while nothing happens."""
    page = context.new_page()
    asked: list[str] = []
    heard = _heard_by(page)
    page.on("request", lambda request: asked.append(request.url))
    _board(page)
    page.wait_for_timeout(2_000)
    heard.clear()
    asked.clear()
    page.wait_for_timeout(IDLE_S * 1_000)
    page.close()
    assert not asked, f"an idle board asked for {asked}"
    return Figure(f"idle board of {AGENTS:,} agents, {IDLE_S} s", "bytes", "readyroom", [float(sum(heard))])
