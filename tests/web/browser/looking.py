"""Pages in a real Chromium that fails a test for any error it shows and any request that would leave the machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

from dateline.web.assets import FOLDER, MANIFEST

ROOT = Path(__file__).resolve().parents[3]
WIDE, PHONE = (1440, 900), (390, 844)
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader"
).split()
_OF_THE_DRIVER = "GL Driver Message"  # the software renderer of a headless browser, about its own speed
_NO_MAP = """
const context = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind === "webgl2" ? null : context.call(this, kind, ...more);
};
"""
_LOCAL = ("data", "blob", "about")


def missing() -> str | None:
    """Why no page can be looked at here; None where one can."""
    if shutil.which("chromium") is None:
        return "needs Debian's chromium: apt-get install chromium"
    if not (FOLDER / MANIFEST).exists():
        return "needs the scripts of the pages: make web"
    return None


def browser_of(playwright: Playwright) -> Browser:
    """Debian's Chromium, without a window."""
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)


@dataclass(slots=True)
class Troubles:
    """What went wrong in a page; `expected` are parts of messages that the test means to cause."""

    found: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def console(self, message: ConsoleMessage) -> None:
        """Takes down errors and warnings."""
        if message.type in ("error", "warning") and _OF_THE_DRIVER not in message.text:
            self.found.append(f"console {message.type}: {message.text}")

    def request(self, request: Request) -> None:
        """Takes down requests to other hosts."""
        parts = urlsplit(request.url)
        if parts.scheme not in _LOCAL and parts.hostname != "127.0.0.1":
            self.found.append(f"a request to {request.url}")

    def unexpected(self) -> list[str]:
        """The troubles that the test did not mean to cause."""
        return [t for t in self.found if not any(part in t for part in self.expected)]


@contextmanager
def looking_at(
    browser: Browser, size: tuple[int, int], *, mapped: bool = False, **options: object
) -> Iterator[tuple[Page, Troubles]]:
    """A page of that size with nothing remembered; raises AssertionError after the block for what went wrong in it.

    Maps are drawn where `mapped`: without a graphics card that takes most of a test's time.
    """
    width, height = size
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    troubles = Troubles()
    if not mapped:
        context.add_init_script(_NO_MAP)
    page = context.new_page()
    page.on("console", lambda message: troubles.console(message))
    page.on("pageerror", lambda error: troubles.found.append(f"error: {error}"))
    page.on("request", lambda request: troubles.request(request))
    try:
        yield page, troubles
    finally:
        context.close()
    assert not troubles.unexpected(), "\n".join(troubles.unexpected())


def keep_screenshot(page: Page, name: str, *, full: bool = False) -> Path:
    """Keeps what the page looks like in $DATELINE_SCREENSHOTS, build/screenshots where that is not set."""
    folder = Path(os.environ.get("DATELINE_SCREENSHOTS") or ROOT / "build/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    page.screenshot(path=path, full_page=full)
    return path


def check_access(page: Page) -> None:
    """Raises AssertionError with what axe finds hard to use for somebody."""
    found = Axe().run(page).response["violations"]
    assert not found, "\n".join(
        f"{v['id']}: {v['help']}\n  " + "\n  ".join(n["html"][:200] for n in v["nodes"]) for v in found
    )


def check_width(page: Page) -> None:
    """Raises AssertionError where the page is wider than its window."""
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], f"{wide[0]} pixels wide in a window of {wide[1]}"
