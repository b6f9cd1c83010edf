"""A hostile report harms nothing: its scripts do not run, its marks stay inside their box, its address is never a link."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Browser

from tests.web.served import TOKEN
from tests.web.story import URL, make_hostile_book

from .looking import PHONE, WIDE, check_access, check_width, keep_screenshot, looking_at

PAGES = {
    "overview": "/",
    "incident": "/incidents/{incident}",
    "history": "/incidents/{incident}/history",
    "print": "/incidents/{incident}/print",
    "cite": "/incidents/{incident}/cite",
    "report": "/reports/{report}",
    "long report": "/reports/{long}",
    "review": "/review",
    "pair": "/review/pair?left={incident}&right={telling}",
    "place": "/places/PK/Northern",
    "actors": "/actors?name=%22%3E%3Cscript%3Ewindow.pwned%3D1%3C/script%3E",
}


@pytest.fixture(scope="module")
def hostile(served: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """The address of a server for the hostile book, and what is in it."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    make_hostile_book(path)
    address = served(path, "--token", TOKEN)
    incident = httpx.get(f"{address}/api/incidents").json()["incidents"][0]["id"]
    reports = httpx.get(f"{address}/api/incidents/{incident}", timeout=60).json()["reports"]
    assert len(reports) == 2
    names = {
        "incident": incident,
        "report": reports[0]["id"],
        "long": reports[1]["id"],
        "telling": reports[1]["tellings"][0].replace("/", "%2F"),
    }
    return address, names


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_no_script_of_a_report_runs(
    browser: Browser, hostile: tuple[str, dict[str, str]], name: str, size: tuple[int, int]
) -> None:
    address, names = hostile
    with looking_at(browser, size) as (page, _):
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(f"{address}/?token={TOKEN}")
        answer = page.goto(address + PAGES[name].format(**names))
        assert answer is not None
        assert answer.status == 200
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.evaluate("window.pwned === undefined")
        assert page.locator("main").count() == 1
        assert page.locator("footer.foot").count() == (0 if name == "print" else 1)
        assert page.locator("img").count() == 0
        assert page.locator("a[href^='javascript' i]").count() == 0
        check_width(page)
        keep_screenshot(page, f"hostile-{name.replace(' ', '-')}-{'wide' if size == WIDE else 'phone'}")


@pytest.mark.parametrize("name", ["incident", "report", "long report", "review"])
def test_what_a_report_hides_is_shown_by_name(browser: Browser, hostile: tuple[str, dict[str, str]], name: str) -> None:
    address, names = hostile
    with looking_at(browser, WIDE) as (page, _):
        page.goto(address + PAGES[name].format(**names))
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        check_access(page)
        if name == "report":
            shown = page.locator(".report-text .control").all_text_contents()
            assert {"RLO", "PDF", "LRI", "NUL", "U+0007", "U+001B", "BOM"} <= set(shown)
            assert page.locator("text=no link: not http or https").count() == 1
            assert URL in page.locator(".title-block").inner_text()


def test_a_line_of_five_megabytes_is_shown_around_its_evidence(
    browser: Browser, hostile: tuple[str, dict[str, str]]
) -> None:
    address, names = hostile
    with looking_at(browser, WIDE) as (page, _):
        answer = page.goto(f"{address}/reports/{names['long']}")
        assert answer is not None
        assert len(answer.body()) < 100_000
        assert page.locator(".gap").count() >= 1
        assert page.locator(".said").count() >= 1
    whole = httpx.get(f"{address}/reports/{names['long']}.txt", timeout=60)
    assert whole.headers["content-type"].startswith("text/plain")
    assert len(whole.text) > 5_000_000
