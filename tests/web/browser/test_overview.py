"""The overview as a person uses it: every change of the query is in the address, and counts, table, timeline and map follow."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .looking import check_width, keep_screenshot

ROWS = "tr[data-row]"


def opened(page: Page, address: str, path: str = "/") -> Page:
    """The overview with its scripts at work."""
    page.goto(address + path)
    page.locator("#timeline svg[aria-hidden]").wait_for()
    return page


def incidents(page: Page) -> int:
    """How many incidents the page counts."""
    return int(page.locator("#incidents").inner_text().replace(",", ""))


def test_it_shows_all_of_the_book_at_first(page: Page, overview: str) -> None:
    opened(page, overview)
    assert incidents(page) == 12
    expect(page.locator(ROWS)).to_have_count(12)
    expect(page.locator("#timeline .held")).to_have_count(12)
    check_width(page)


def test_on_a_phone_nothing_is_wider_than_the_screen(phone: Page, overview: str) -> None:
    opened(phone, overview)
    check_width(phone)
    expect(phone.locator("#from")).not_to_be_visible()
    phone.get_by_text("Filters", exact=True).click()
    expect(phone.locator("#from")).to_be_visible()
    check_width(phone)
    keep_screenshot(phone, "overview-phone", full=True)


def test_a_menu_sets_a_filter_and_lifts_it_again(page: Page, overview: str) -> None:
    opened(page, overview)
    page.locator("#facet-country").get_by_role("link", name="Pakistan").click()
    expect(page).to_have_url(f"{overview}/?country=PK")
    expect(page.locator("#incidents")).to_have_text("6")
    expect(page.locator(ROWS)).to_have_count(6)
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("h1")).to_contain_text("Pakistan")
    expect(page).to_have_title(re.compile("Pakistan"))
    page.locator("#facet-country").get_by_role("link", name="Pakistan").click()
    expect(page).to_have_url(f"{overview}/")
    expect(page.locator("#incidents")).to_have_text("12")


def test_back_and_forward_go_through_the_queries(page: Page, overview: str) -> None:
    opened(page, overview)
    page.locator("#facet-country").get_by_role("link", name="Nigeria").click()
    expect(page.locator("#incidents")).to_have_text("6")
    page.locator("#deaths").fill("4")
    expect(page).to_have_url(f"{overview}/?country=NG&deaths=4")
    page.go_back()
    expect(page).to_have_url(f"{overview}/?country=NG")
    expect(page.locator("#deaths")).to_have_value("")
    page.go_back()
    expect(page.locator("#incidents")).to_have_text("12")
    page.go_forward()
    expect(page.locator("#incidents")).to_have_text("6")


def test_a_chip_lifts_its_filter(page: Page, overview: str) -> None:
    opened(page, overview, "/?country=PK&deaths=5")
    expect(page.locator(".chip")).to_have_count(2)
    page.locator(".chip a").first.click()
    expect(page.locator(".chip")).to_have_count(1)


def test_search_is_part_of_the_query(page: Page, overview: str) -> None:
    opened(page, overview)
    page.keyboard.press("/")
    page.keyboard.type("sefra")
    expect(page).to_have_url(f"{overview}/?q=sefra")
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator(ROWS)).to_have_count(2)
    page.go_back()
    expect(page.locator("#incidents")).to_have_text("12")


def test_typing_in_a_field_asks_once_it_pauses(page: Page, overview: str) -> None:
    opened(page, overview)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/?" in request.url else None)
    page.locator("#search").press_sequentially("karval", delay=20)
    expect(page).to_have_url(f"{overview}/?q=karval")
    assert asked == [f"{overview}/?q=karval"]


def test_the_brush_chooses_days(page: Page, overview: str) -> None:
    opened(page, overview)
    plot = page.locator("#timeline .overlay").bounding_box()
    assert plot is not None
    page.mouse.move(plot["x"] + plot["width"] * 0.5, plot["y"] + 30)
    page.mouse.down()
    page.mouse.move(plot["x"] + plot["width"] * 0.75, plot["y"] + 30, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$"))
    expect(page.locator("#from")).not_to_have_value("")
    assert 1 < incidents(page) < 8
    expect(page.locator("#timeline .selection")).to_be_visible()
    keep_screenshot(page, "overview-brushed")


def test_the_timeline_works_by_keyboard(page: Page, overview: str) -> None:
    opened(page, overview)
    page.keyboard.press("t")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile(r"\?from=.*&to="))
    expect(page.locator("#timeline")).to_be_focused()
    page.keyboard.press("Delete")
    expect(page).to_have_url(f"{overview}/")


def test_killed_can_be_shown_instead_of_incidents(page: Page, overview: str) -> None:
    opened(page, overview)
    page.get_by_role("button", name="Killed").click()
    expect(page.locator("[data-measure=deaths]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#timeline .level text").last).not_to_have_text("1")


def test_rows_are_walked_and_opened_by_keyboard(page: Page, overview: str) -> None:
    opened(page, overview)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(f"{ROWS} a[data-open]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    first = page.locator(f"{ROWS} a[data-open]").first
    expect(first).to_be_focused()
    path = first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{overview}{path}")


def test_the_keys_are_listed(page: Page, overview: str) -> None:
    opened(page, overview)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    keep_screenshot(page, "overview-keys")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()


def test_the_moment_goes_back_by_the_slider(page: Page, overview: str) -> None:
    opened(page, overview)
    slider = page.locator("#as_of-slider")
    slider.focus()
    slider.press("Home")
    expect(page).to_have_url(re.compile(r"\?as_of=\d{4}-\d\d-\d\d$"))
    expect(page.locator(".chip")).to_have_count(1)


def test_headings_sort(page: Page, overview: str) -> None:
    opened(page, overview)
    page.get_by_role("columnheader", name="Killed").get_by_role("link").click()
    expect(page).to_have_url(f"{overview}/?order=deadliest")
    expect(page.locator(f"{ROWS} .toll .figure").first).to_have_text("11")
    expect(page.get_by_role("columnheader", name="Killed")).to_have_attribute("aria-sort", "descending")


def test_pages_keep_the_query(page: Page, overview: str) -> None:
    opened(page, overview, "/?limit=5&order=oldest")
    first = page.locator(ROWS).first.get_attribute("id")
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(f"{overview}/?order=oldest&page=2&limit=5")
    expect(page.locator(".pages .note")).to_have_text("6 to 10 of 12")
    assert page.locator(ROWS).first.get_attribute("id") != first


def test_where_nothing_is_found_it_says_how_to_find_more(page: Page, overview: str) -> None:
    opened_path = "/?country=PK&deaths=500"
    page.goto(overview + opened_path)
    expect(page.get_by_text("No incident meets this query")).to_be_visible()
    keep_screenshot(page, "overview-empty")
    page.locator(".wider a").first.click()
    expect(page.locator(ROWS)).not_to_have_count(0)


def test_downloads_are_of_this_query(page: Page, overview: str) -> None:
    opened(page, overview, "/?country=PK&order=deadliest")
    for form in ("CSV", "GeoJSON", "Parquet", "JSON"):
        href = page.locator(".downloads").get_by_role("link", name=form, exact=True).get_attribute("href")
        assert href is not None
        assert f"/incidents.{form.lower()}?" in href
        assert "country=PK" in href
        assert page.request.get(overview + href).ok


def test_the_reader_chooses_the_theme_and_keeps_it(page: Page, overview: str) -> None:
    opened(page, overview)
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_words_of_reports_are_words(page: Page, overview: str) -> None:
    opened(page, overview)
    expect(page.locator(ROWS).get_by_text("Ghat <b>").first).to_be_visible()
    assert page.locator(f"{ROWS} .headline b").count() == 0
    assert all(d == "auto" for d in page.locator(".headline").evaluate_all("all => all.map((one) => one.dir)"))
