"""Without scripts the overview works by links and forms alone; where the server fails, the page says so in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .looking import WIDE, Troubles, keep_screenshot, looking_at
from .process import served_process

ROWS = "tr[data-row]"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page that runs no script."""
    with looking_at(browser, WIDE, java_script_enabled=False) as (page, _):
        yield page


def test_links_filter_sort_and_turn_pages(plain: Page, overview: str) -> None:
    plain.goto(f"{overview}/?limit=5")
    plain.locator("#facet-country").get_by_role("link", name="Pakistan").click()
    expect(plain.locator("#incidents")).to_have_text("6")
    plain.get_by_role("link", name="Next").click()
    expect(plain.locator(ROWS)).to_have_count(1)
    plain.get_by_role("columnheader", name="Killed").get_by_role("link").click()
    expect(plain).to_have_url(re.compile("order=deadliest"))
    keep_screenshot(plain, "overview-without-scripts")


def test_the_form_asks_with_all_its_fields(plain: Page, overview: str) -> None:
    plain.goto(f"{overview}/?country=PK")
    plain.locator("#deaths").fill("5")
    plain.locator("#search").fill("karval")
    plain.get_by_role("button", name="Apply").click()
    expect(plain).to_have_url(re.compile(r"country=PK.*deaths=5.*q=karval|q=karval.*country=PK.*deaths=5"))
    expect(plain.locator(".chip")).to_have_count(3)


def test_what_only_scripts_can_do_is_not_offered(plain: Page, overview: str) -> None:
    plain.goto(overview)
    for name in ("Draw box", "Killed", "Keyboard shortcuts"):
        expect(plain.get_by_role("button", name=name)).not_to_be_visible()
    expect(plain.locator("#timeline svg rect")).to_have_count(12)


def test_a_query_that_cannot_be_is_answered_in_words(page: Page, troubles: Troubles, overview: str) -> None:
    troubles.expected.append("422")
    page.goto(f"{overview}/?country=Pakistan")
    expect(page.locator("main")).to_contain_text("such as PK")


def test_a_mistake_in_a_field_is_answered_in_words(page: Page, troubles: Troubles, overview: str) -> None:
    troubles.expected.append("422")
    page.goto(f"{overview}/?as_of=2031-05-01T12:00")
    page.locator("#as_of").fill("soon")
    expect(page.locator("#fault")).to_contain_text("Give a day")
    expect(page.locator(ROWS)).not_to_have_count(0)


def test_a_server_that_is_gone_is_said_to_be(page: Page, troubles: Troubles, own_book: Path) -> None:
    troubles.expected += ["ERR_CONNECTION_REFUSED", "Failed to fetch"]
    with served_process(own_book) as address:
        page.goto(address)
        page.locator("#map .map-wait").wait_for()
    page.locator("#facet-country").get_by_role("link", name="Pakistan").click()
    expect(page.locator("#fault")).to_contain_text("did not answer")
    expect(page).to_have_url(f"{address}/")
