"""What axe-core finds wrong with a page that a person with a screen reader, a keyboard or weak eyes would meet.

Belongs here: having axe look at the page as it is, without loosening its Content-Security-Policy, and telling what
it found so that one knows where to look.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.windows import THEMES, settle, wear

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
BEST = (*WCAG, "best-practice")


@cache
def _source() -> str:
    return AXE.read_text("utf-8")


def violations(page: Page, *, tags: Iterable[str] = WCAG, within: str | None = None) -> list[dict[str, Any]]:
    """What is violated now: axe's own records. `within`: only inside that selector."""
    settle(page)
    session = page.context.new_cdp_session(page)
    try:
        if not page.evaluate("() => 'axe' in window"):
            # The debugger's evaluation is none of the page's scripts, so the policy does not concern it.
            loaded = session.send("Runtime.evaluate", {"expression": f"{_source()}\n;0"})
            assert "exceptionDetails" not in loaded, loaded
        options = {"runOnly": {"type": "tag", "values": list(tags)}, "resultTypes": ["violations"]}
        run = f"axe.run({json.dumps(within) if within else 'document'}, {json.dumps(options)})"
        answer = session.send(
            "Runtime.evaluate",
            {
                "expression": f"{run}.then((found) => found.violations)",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        assert "exceptionDetails" not in answer, answer
        found: list[dict[str, Any]] = answer["result"]["value"]
        return found
    finally:
        session.detach()


def told(found: Iterable[dict[str, Any]]) -> str:
    """Rule, elements, and what to do, as lines."""
    lines: list[str] = []
    for violation in found:
        lines.append(f"{violation['id']} ({violation['impact']}): {violation['help']}")
        for node in violation["nodes"]:
            lines.append(f"  {' '.join(map(str, node['target']))}: {node['html'][:160]}")
            lines += [f"    {line}" for line in node["failureSummary"].splitlines()[1:]]
    return "\n".join(lines)


def in_both_themes(page: Page, *, within: str | None = None) -> list[str]:
    """What is violated in each theme, as a text for each. The page wears the last one afterwards."""
    found = []
    for theme in THEMES:
        wear(page, theme)
        if here := violations(page, within=within):
            found.append(f"{theme}:\n{told(here)}")
    return found


def assert_accessible(page: Page, *, tags: Iterable[str] = WCAG, within: str | None = None) -> None:
    """Fails with all that axe finds, and where."""
    found = violations(page, tags=tags, within=within)
    assert not found, f"axe, at {page.url}:\n{told(found)}"
