"""A page on little room: nothing makes it scroll sideways, and a finger hits what it means."""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import told, violations

NARROW: ViewportSize = {"width": 320, "height": 640}
"""Also a screen of 1280 at 400 %."""
_TOO_WIDE = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  // The innermost ones that stick out, unless they scroll by themselves.
  const out = [...document.body.querySelectorAll("*")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.right + window.scrollX > width + 1;
  });
  const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  return inner.slice(0, 4).map((one) => `${one.tagName} “${(one.textContent ?? "").trim().slice(0, 40)}”`);
}
"""


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways. Wide tables may scroll by themselves, within the page."""
    found = page.evaluate(_TOO_WIDE)
    return [] if found is None else [f"sticks out: {', '.join(found)}"]


def too_small(page: Page) -> list[str]:
    """What is touched and is neither large enough nor has room around it."""
    found = violations(page, tags=("wcag22aa",))  # its one rule is the size of targets
    return [told([violation]) for violation in found]
