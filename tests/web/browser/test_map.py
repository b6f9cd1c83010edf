"""The map of the overview: it follows the query, and a box drawn on it is part of the query."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .looking import keep_screenshot


def opened(page: Page, address: str) -> Page:
    """The overview with its map drawn."""
    page.goto(address)
    page.locator("#map[data-ready]").wait_for()
    return page


def test_a_box_is_drawn_and_filters(mapped: Page, overview: str) -> None:
    page = opened(mapped, overview)
    page.get_by_role("button", name="Draw box").click()
    frame = page.locator("#map canvas").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + 30, frame["y"] + 30)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] - 60, frame["y"] + frame["height"] - 60, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?box=-?[\d.]+%2C-?[\d.]+%2C-?[\d.]+%2C-?[\d.]+$"))
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("#map-draw")).to_have_attribute("aria-pressed", "false")
    keep_screenshot(page, "overview-box")


def test_escape_leaves_drawing(mapped: Page, overview: str) -> None:
    page = opened(mapped, overview)
    page.get_by_role("button", name="Draw box").click()
    page.keyboard.press("Escape")
    expect(page.locator("#map-draw")).to_have_attribute("aria-pressed", "false")


def test_the_part_that_is_seen_filters(mapped: Page, overview: str) -> None:
    page = opened(mapped, overview)
    page.get_by_role("button", name="Filter to view").click()
    expect(page).to_have_url(re.compile(r"\?box="))


def test_it_asks_anew_when_the_query_changes(mapped: Page, overview: str) -> None:
    page = opened(mapped, overview)
    with page.expect_response(re.compile(r"/api/map\?.*country=PK")) as answered:
        page.locator("#facet-country").get_by_role("link", name="Pakistan").click()
    assert sum(spot["incidents"] for spot in answered.value.json()["spots"]) == 6


def test_it_can_be_moved_by_keyboard(mapped: Page, overview: str) -> None:
    page = opened(mapped, overview)
    page.keyboard.press("m")
    expect(page.locator("#map canvas")).to_be_focused()
    with page.expect_response(re.compile(r"/api/map\?")):
        page.keyboard.press("+")


def test_a_browser_that_cannot_draw_it_says_so(page: Page, overview: str) -> None:
    page.goto(overview)
    expect(page.locator("#map")).to_contain_text("the table lists every incident")
