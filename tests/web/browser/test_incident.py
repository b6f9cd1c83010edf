"""The pages of one incident, report, actor and place as people use them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from .looking import PHONE, WIDE, check_access, check_width, keep_screenshot, looking_at


@pytest.fixture(scope="session")
def told(served: Callable[..., str], story_book: Path) -> tuple[str, dict[str, str]]:
    """The address of a server for the story, and the paths of its pages."""
    address = served(story_book)
    found = httpx.get(f"{address}/api/incidents?type=hijacking&order=most_reported", timeout=60).json()["incidents"]
    incident = found[0]["id"]
    report = httpx.get(f"{address}/api/incidents/{incident}", timeout=60).json()["reports"][0]["id"]
    path = f"/incidents/{incident}"
    return address, {
        "incident": path,
        "incident-then": f"{path}?as_of=2025-06-04",
        "history": f"{path}/history",
        "cite": f"{path}/cite",
        "print": f"{path}/print",
        "report": f"/reports/{report}",
        "actor": "/actors/NG.ANSARU",
        "actors": "/actors",
        "found-actors": "/actors?name=Islamic",
        "place": "/places/NG",
        "review": "/review",
    }


NAMES = "incident incident-then history cite print report actor actors found-actors place review".split()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(
    browser: Browser, told: tuple[str, dict[str, str]], name: str, size: tuple[int, int], theme: str
) -> None:
    with looking_at(browser, size, color_scheme=theme) as (page, _):
        page.goto(told[0] + told[1][name])
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        check_access(page)
        check_width(page)
        keep_screenshot(page, f"{name}-{'wide' if size == WIDE else 'phone'}-{theme}", full=True)


def test_what_is_contested_is_seen_without_scrolling(page: Page, told: tuple[str, dict[str, str]]) -> None:
    page.goto(told[0] + told[1]["incident"])
    for text in ("Nigerian army", "says Ansaru", "chosen"):
        expect(page.locator("#contested").get_by_text(text).first).to_be_in_viewport()
    expect(page.locator(".tiles .figure").first).to_be_in_viewport()


def test_from_a_figure_to_the_words_that_say_so_and_back(page: Page, told: tuple[str, dict[str, str]]) -> None:
    page.goto(told[0] + told[1]["incident"])
    page.locator("#contested").get_by_text("in which words").first.click()
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport()
    row.locator(".quote a").click()
    page.wait_for_url(re.compile(r"/reports/r\w+#at-"))
    mark = page.locator(":target + a.said")
    expect(mark).to_be_in_viewport()
    mark.click()
    expect(page.locator("li:target")).to_be_in_viewport()


def test_keys_walk_through_the_reports(page: Page, told: tuple[str, dict[str, str]]) -> None:
    page.goto(told[0] + told[1]["incident"])
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".texts > li").nth(1).locator("a[data-open]")
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*")


def test_a_citation_is_copied(browser: Browser, told: tuple[str, dict[str, str]]) -> None:
    with looking_at(browser, WIDE, permissions=["clipboard-read", "clipboard-write"]) as (page, _):
        page.goto(told[0] + told[1]["cite"])
        page.locator("button[data-copy=bibtex]").click()
        expect(page.locator("button[data-copy=bibtex]")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{dateline-")


def test_everything_is_there_without_scripts(browser: Browser, told: tuple[str, dict[str, str]]) -> None:
    with looking_at(browser, WIDE, java_script_enabled=False) as (page, _):
        page.goto(told[0] + told[1]["incident"])
        page.locator("summary", has_text="aboard").click()
        expect(page.locator("#field-aboard-people table")).to_be_visible()
        page.locator("summary", has_text="The text with its evidence").first.click()
        expect(page.locator(".report-text mark").first).to_be_visible()


def test_it_is_readable_at_twice_the_size(browser: Browser, told: tuple[str, dict[str, str]]) -> None:
    with looking_at(browser, (WIDE[0] // 2, WIDE[1] // 2), device_scale_factor=2) as (page, _):
        for name in ("incident", "report", "place", "review"):
            page.goto(told[0] + told[1][name])
            check_width(page)
            keep_screenshot(page, f"{name}-200-percent")
