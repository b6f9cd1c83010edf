"""Reviewing by keyboard: answer, reason, Enter, undo; and the same by forms where no script runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.served import TOKEN

from .looking import WIDE, check_access, keep_screenshot, looking_at
from .process import served_process


@pytest.fixture
def desk(story_book: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server for a book of its own, which somebody with the token decides about."""
    with served_process(Path(shutil.copy(story_book, tmp_path)), "--token", TOKEN) as address:
        yield address.rstrip("/")


def of_links(page: Page, address: str) -> None:
    """Goes through the queue to the first link in doubt."""
    page.goto(f"{address}/?token={TOKEN}")
    page.goto(f"{address}/review?at=0")
    while page.locator("input[name=left]").count() == 0:
        page.keyboard.press("n")
        page.wait_for_load_state()


def waiting(page: Page) -> int:
    """How many things wait, as the page says."""
    words = page.locator(".review-head p").inner_text()
    return int(words.split(" of ")[1].split(" ")[0])


def test_by_keyboard_a_link_is_judged_and_undone(browser: Browser, desk: str) -> None:
    with looking_at(browser, WIDE) as (page, _):
        of_links(page, desk)
        before, place = waiting(page), page.url
        keep_screenshot(page, "review-link")
        page.keyboard.press("d")
        expect(page.locator("input[value=different]")).to_be_checked()
        expect(page.locator("#decide-reason")).to_be_focused()
        page.keyboard.type("another day and another road")
        page.locator("#decide-author").fill("Ada")
        page.keyboard.press("Enter")
        expect(page.locator(".decided")).to_contain_text("Decided: L1")
        assert waiting(page) != before
        assert page.url.split("?")[0] == place.split("?")[0]
        check_access(page)
        page.keyboard.press("z")
        expect(page.get_by_role("button", name="Undo L1")).to_be_focused()
        keep_screenshot(page, "review-undo")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        expect(page.locator(".review-head p")).to_contain_text(f"of {before} ")


def test_a_figure_is_taken_from_a_source(browser: Browser, desk: str) -> None:
    with looking_at(browser, WIDE) as (page, _):
        page.goto(f"{desk}/?token={TOKEN}")
        page.goto(f"{desk}/review?at=0")
        while page.locator("#value").count() == 0:
            page.keyboard.press("n")
            page.wait_for_load_state()
        before = waiting(page)
        keep_screenshot(page, "review-field")
        page.locator("a[data-take]").first.click()
        taken = page.locator("#value").input_value()
        assert taken
        page.keyboard.type("the hospital counted them")
        page.locator("#decide-author").fill("Ada")
        page.keyboard.press("Enter")
        expect(page.locator(".decided")).to_contain_text("Decided: C1")
        assert waiting(page) == before - 1


def test_the_reviewer_is_remembered_and_so_is_the_place(browser: Browser, desk: str) -> None:
    with looking_at(browser, WIDE) as (page, _):
        of_links(page, desk)
        page.keyboard.press("u")
        page.keyboard.type("cannot be known")
        page.locator("#decide-author").fill("Ada Lovelace")
        page.keyboard.press("Enter")
        expect(page.locator(".decided")).to_be_visible()
        page.goto(f"{desk}/review?at=2")
        page.goto(f"{desk}/")
        page.get_by_role("link", name="Review").first.click()
        expect(page.locator(".review-head p")).to_contain_text("3 of")
        expect(page.locator("#decide-author")).to_have_value("Ada Lovelace")


def test_without_scripts_forms_do_the_same(browser: Browser, desk: str) -> None:
    with looking_at(browser, WIDE, java_script_enabled=False) as (page, _):
        page.goto(f"{desk}/?token={TOKEN}")
        page.goto(f"{desk}/review?at=0")
        while page.locator("input[name=left]").count() == 0:
            page.get_by_role("link", name="Skip").click()
        before = page.locator(".review-head p").inner_text()
        page.locator("input[value=same]").check()
        page.locator("#decide-reason").fill("one attack in both")
        page.locator("#decide-author").fill("Ada")
        page.get_by_role("button", name="Decide").click()
        expect(page.locator(".decided")).to_contain_text("Decided: L1")
        assert page.locator(".review-head p").inner_text() != before
        page.locator(".decided summary").click()
        page.get_by_role("button", name="Undo L1").click()
        expect(page.locator(".review-head p")).to_have_text(before)


def test_an_incident_is_corrected_and_the_correction_undone(browser: Browser, desk: str) -> None:
    with looking_at(browser, WIDE) as (page, _):
        page.goto(f"{desk}/?token={TOKEN}")
        page.goto(f"{desk}/?type=hijacking&order=most_reported")
        page.locator("[data-row] a[data-open]").first.click()
        page.locator("#contested").get_by_text("correct it").first.click()
        expect(page.locator("#correct-field")).to_have_value("killed:hostages")
        page.locator("#correct-value").fill("22")
        page.locator("#correct-reason").fill("the ministry's final list")
        page.locator("#correct-author").fill("Ada")
        page.get_by_role("button", name="Correct", exact=True).click()
        expect(page.locator(".decided")).to_contain_text("Decided: C1")
        expect(page.locator(".tiles li").first).to_contain_text("22")
        expect(page.locator(".tiles li").first).to_contain_text("corrected")
        keep_screenshot(page, "incident-corrected")
        page.locator(".decided summary").click()
        page.locator(".decided").get_by_role("button", name="Undo C1").click()
        expect(page.locator(".tiles li").first).to_contain_text("21")
