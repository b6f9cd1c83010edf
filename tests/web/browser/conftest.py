"""What the tests in a browser share: `served` starts the real server, `page` is wide, `phone` narrow,
`mapped` has a map.

They are skipped, with the reason, where there is no chromium or the scripts were not built; $DATELINE_SCREENSHOTS says where
pictures are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .looking import PHONE, WIDE, Troubles, browser_of, looking_at, missing
from .process import served_process


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = browser_of(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[..., str]]:
    """Starts `dateline serve` for a book and gives its address; servers run until the tests are over."""
    running: dict[tuple[Path, tuple[str, ...]], str] = {}
    with ExitStack() as stack:

        def start(book: Path, *options: str) -> str:
            key = (book, options)
            if key not in running:
                running[key] = stack.enter_context(served_process(book, *options))
            return running[key]

        yield start


@pytest.fixture(scope="session")
def overview(browser: Browser, served: Callable[..., str], made_book: Path) -> str:
    """The address of a server for the small made book."""
    return served(made_book)


@pytest.fixture
def looked(browser: Browser) -> Iterator[tuple[Page, Troubles]]:
    """A wide page without a map, with what goes wrong in it."""
    with looking_at(browser, WIDE) as opened:
        yield opened


@pytest.fixture
def page(looked: tuple[Page, Troubles]) -> Page:
    """A page 1440 pixels wide and 900 high, in a browser that cannot draw maps."""
    return looked[0]


@pytest.fixture
def mapped(browser: Browser) -> Iterator[Page]:
    """A page 1440 pixels wide and 900 high in a browser that draws maps."""
    with looking_at(browser, WIDE, mapped=True) as (opened, _):
        yield opened


@pytest.fixture
def troubles(looked: tuple[Page, Troubles]) -> Troubles:
    """What goes wrong in `page`; a test names what it means to cause in `expected`."""
    return looked[1]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page 390 pixels wide and 844 high."""
    with looking_at(browser, PHONE, has_touch=True, is_mobile=True) as (opened, _):
        yield opened
