"""Nobody is kept out: axe finds nothing, in light and dark, wide and narrow, enlarged and empty."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .looking import PHONE, WIDE, check_access, check_width, keep_screenshot, looking_at

PATHS = {"overview": "/", "filtered": "/?country=PK&deaths=3&order=deadliest", "empty": "/?country=PK&deaths=500"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_nothing(browser: Browser, overview: str, name: str, size: tuple[int, int], theme: str) -> None:
    mapped = name == "overview"
    with looking_at(browser, size, mapped=mapped, color_scheme=theme) as (page, _):
        page.goto(overview + PATHS[name])
        page.locator("#map[data-ready]" if mapped else "#map .map-wait").wait_for()
        check_access(page)
        keep_screenshot(page, f"{name}-{'wide' if size == WIDE else 'phone'}-{theme}")


def test_it_is_readable_at_twice_the_size(browser: Browser, overview: str) -> None:
    with looking_at(browser, (WIDE[0] // 2, WIDE[1] // 2), device_scale_factor=2) as (page, _):
        page.goto(overview)
        page.locator("#timeline svg[aria-hidden]").wait_for()
        check_width(page)
        keep_screenshot(page, "overview-200-percent")


def test_the_keys_are_found_by_axe_as_well(browser: Browser, overview: str) -> None:
    with looking_at(browser, WIDE) as (page, _):
        page.goto(overview)
        page.locator("#keys-open").click()
        check_access(page)
