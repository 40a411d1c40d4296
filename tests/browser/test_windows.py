"""The harness itself: nothing that goes wrong in a window stays unseen."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page

from tests.browser.axe import told, violations
from tests.browser.windows import Windows

PLAIN = "/metrics"
PATIENCE_S = 20


@pytest.fixture
def built() -> None:
    """Any page will do."""


def noted(windows: Windows, page: Page, *expected: str) -> list[str]:
    """The problems, as soon as all that are expected are among them: they may be told later than what made them."""
    until = time.monotonic() + PATIENCE_S
    while not all(any(text in one for one in windows.problems) for text in expected):
        assert time.monotonic() < until, windows.problems
        page.evaluate("() => new Promise(requestAnimationFrame)")
    return windows.problems


def provoked(windows: Windows, script: str, *expected: str) -> None:
    """A script makes exactly these problems; and said beforehand, they are none."""
    page = windows.open(None, PLAIN)
    assert windows.problems == []
    page.evaluate(script)
    found = noted(windows, page, *expected)
    assert [one for one in found if not any(text in one for text in expected)] == []
    with pytest.raises(AssertionError):
        windows.assert_no_problems()
    windows.expect(".")


def test_an_error_in_the_console_is_seen(windows):
    provoked(windows, "() => console.error('it hurts')", "[stranger] console: it hurts")


def test_an_uncaught_error_is_seen(windows):
    script = (
        "() => new Promise((done) => { setTimeout(() => { setTimeout(done); throw new Error('oh'); }); })"
    )
    provoked(windows, script, "uncaught: oh")


def test_a_refused_policy_is_seen(windows):
    inline = """() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
    }"""
    provoked(
        windows, inline, "CSP: script-src-elem refuses inline", "console: Executing inline script violates"
    )


def test_a_request_to_another_host_is_seen(windows):
    provoked(
        windows,
        "() => fetch('http://127.0.0.2:9/').catch(() => 0)",
        "CSP: connect-src",
        "console: Connecting to",
        "console: Fetch API",
    )


def test_navigation_to_another_host_is_seen(windows, house):
    away = f"http://localhost:{house.port}{PLAIN}"
    provoked(
        windows,
        f"() => new Promise((done) => {{ const to = open('{away}'); setTimeout(done, 300); }})",
        f"request to another host: {away}",
        "request to another host",
    )


def test_a_refused_answer_is_seen_as_what_it_is(windows):
    script = "() => fetch('/api/v1/agents/nobody').then((answer) => answer.text())"
    provoked(windows, script, "[stranger] 401 GET /api/v1/agents/nobody")


def test_what_is_expected_is_no_problem(windows):
    page = windows.open("ann", PLAIN)
    windows.expect_refusal(404, "/agents/nobody")
    page.evaluate("() => fetch('/api/v1/agents/nobody').then((answer) => answer.text())")
    page.evaluate("() => fetch('/api/v1/agents/somebody').then((answer) => answer.text())")
    assert noted(windows, page, "somebody") == ["[ann] 404 GET /api/v1/agents/somebody"]
    windows.expect_refusal(404)


def test_a_cut_wire_is_seen_and_can_be_expected(windows, wire):
    page = windows.open(None, PLAIN, url=wire.url)
    wire.break_down()
    page.evaluate("() => fetch('/healthz').catch(() => 0)")
    noted(windows, page, "failed: GET /healthz: net::ERR_CONNECTION_REFUSED")
    windows.expect_disconnection()
    assert windows.problems == []


def test_axe_finds_what_is_wrong(windows):
    page = windows.open(None, PLAIN)
    page.evaluate(
        "() => { document.body.innerHTML = '<main id=m><img src=\"data:,\"><button></button></main>'; }"
    )
    found = violations(page)
    assert {"image-alt", "button-name"} <= {violation["id"] for violation in found}
    assert "image-alt (critical): Images must have alternative text" in told(found)
    assert {violation["id"] for violation in violations(page, within="button")} == {"button-name"}
