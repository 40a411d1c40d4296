"""The Tab key's way through a page: each stop is to be seen, and shows that it has the focus."""

from __future__ import annotations

from playwright.sync_api import Page

MOST_STOPS = 400
"""More stops of the Tab key than any page of the tour has."""
_FOCUS = """
() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const shown = (one) => {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return style.visibility !== "hidden" && box.width > 0 && box.height > 0;
  };
  const looks = (one) => {
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return [outlined, style.boxShadow, style.borderColor, style.backgroundColor].join("|");
  };
  // A checkbox, a radio or a field may have its ring drawn around it by what stands beside or around it.
  const around = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement]
    .filter((one) => one !== null && one !== undefined);
  const focused = around.map(looks);
  const number = (window.stops ??= new Map()).get(element) ?? window.stops.size;
  window.stops.set(element, number);
  const name = element.getAttribute("aria-label") ?? element.textContent ?? element.tagName;
  const isShown = shown(element) || around.some(shown);
  element.blur();
  const blurred = around.map(looks);
  element.focus({ preventScroll: true, focusVisible: true });
  const text = `${element.tagName.toLowerCase()} “${name.trim().slice(0, 40)}”`;
  return { number, text, isShown, isMarked: focused.join() !== blurred.join() };
}
"""
_BEGIN = """
() => {
  // A colour on its way is no colour to compare.
  const still = new CSSStyleSheet();
  still.replaceSync("* { transition: none !important }");
  document.adoptedStyleSheets = [still];
  window.stops = new Map();
  document.activeElement?.blur();
  window.scrollTo(0, 0);
}
"""


def walk(page: Page) -> list[str]:
    """Tab through a page from its beginning to its end; what was wrong on the way."""
    page.evaluate(_BEGIN)
    wrong: list[str] = []
    for stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus is None or focus["number"] < stop:
            return wrong if stop else ["the Tab key goes nowhere"]  # else through, and around
        if not focus["isShown"]:
            wrong.append(f"{focus['text']} has the focus and is not to be seen")
        elif not focus["isMarked"]:
            wrong.append(f"{focus['text']} does not show that it has the focus")
    return [*wrong, "the Tab key never comes around"]
