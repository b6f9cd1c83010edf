"""How quick the overview is in a real browser: `python -m bench.browser BOOK` on a book of `bench.book_synthetic`.

Figures come from performance marks of the page itself: the first paint, and from a click on a filter until what it finds is shown.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.web.browser.looking import WIDE, browser_of, looking_at, missing
from tests.web.browser.process import served_process

TIMES = 5  # of each; the median counts
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_SHOWN = "performance.getEntriesByName('dateline:filter').map((shown) => shown.duration)"
_PATIENCE = 400  # looks, 50 milliseconds apart

Steps = Sequence[tuple[str, Callable[[Page], object]]]
STEPS: Steps = (
    ("country", lambda page: page.locator("#facet-country .option").first.click()),
    ("type", lambda page: page.locator("#facet-type .option").nth(1).click()),
    ("deaths", lambda page: page.locator("#deaths").fill("3")),
    ("back", lambda page: page.go_back()),
    ("clear", lambda page: page.locator(".chips a.note").click()),
    ("contested", lambda page: page.locator(".counts a.contested").click()),
    ("actor", lambda page: page.locator("#facet-actor .option").first.click()),
    ("review", lambda page: page.locator("#facet-review .option").first.click()),
    ("reset", lambda page: page.locator(".apply a").click()),
    ("search", lambda page: page.locator("#search").fill("market")),
    ("no search", lambda page: page.locator("#search").fill("")),
    ("deadliest", lambda page: page.locator("th.killed a").click()),
    ("next page", lambda page: page.get_by_role("link", name="Next").click()),
    ("days", lambda page: page.locator("#from").fill("2020-01-01")),
    ("reset again", lambda page: page.locator(".apply a").click()),
)


def first_paint(page: Page, address: str) -> float:
    """Milliseconds from asking for the overview until it is painted first; the median of several."""
    found = []
    for _ in range(TIMES):
        page.goto(address)
        page.locator("#timeline svg[aria-hidden]").wait_for()
        page.wait_for_timeout(250)  # the browser notes it a little later
        found.append(float(page.evaluate(_PAINTED)))
    return median(found)


def filtering(page: Page, address: str) -> dict[str, float]:
    """Milliseconds from each change of the query until what it finds is shown; the median of several rounds."""
    page.goto(address)
    page.locator("#timeline svg[aria-hidden]").wait_for()
    found: dict[str, list[float]] = {}
    for _ in range(TIMES):
        for words, act in STEPS:
            found.setdefault(words, []).append(_shown(page, act, words))
    return {words: median(times) for words, times in found.items()}


def _shown(page: Page, act: Callable[[Page], object], words: str) -> float:
    before = len(page.evaluate(_SHOWN))
    act(page)
    for _ in range(_PATIENCE):
        page.wait_for_timeout(50)
        if len(now := page.evaluate(_SHOWN)) > before:
            page.wait_for_timeout(250)  # the map asks, too, and is no part of the next figure
            return float(now[-1])
    raise TimeoutError(f"nothing was shown after: {words}")


def main() -> None:
    """Prints the figures for a book."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path)
    path = parser.parse_args().book
    if (reason := missing()) is not None:
        raise SystemExit(reason)
    with sync_playwright() as playwright, served_process(path) as address:
        browser = browser_of(playwright)
        with looking_at(browser, WIDE) as (page, _):
            print(f"first paint  {first_paint(page, address):6.0f} ms")
            for words, took in filtering(page, address).items():
                print(f"{words:12} {took:6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
