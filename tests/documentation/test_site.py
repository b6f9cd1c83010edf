"""The documentation as a site: built without a warning, every link leads somewhere, and nothing is fetched from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

# What a browser fetches by itself, by element; <link> only with these relations.
_FETCHED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
}
_RELATIONS = {"stylesheet", "preconnect", "preload", "prefetch", "dns-prefetch", "icon", "modulepreload", "manifest"}


class Page(HTMLParser):
    """A page's ids, links, and what it makes a browser fetch."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.ids |= {has[name] for name in ("id", "name") if name in has}
        if tag == "a" and "href" in has:
            self.links.append(has["href"])
        if tag == "link" and _RELATIONS & set(has.get("rel", "").split()):
            self.fetched.append(has["href"])
        if tag in _FETCHED and _FETCHED[tag] in has:
            self.fetched.append(has[_FETCHED[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=settings, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in site.rglob("*.html")}


def test_every_page_of_the_documentation_is_there(site: Path) -> None:
    written = {p.relative_to(ROOT / "docs").with_suffix(".html") for p in (ROOT / "docs").rglob("*.md")}
    assert {p for p in written if not (site / p).exists()} == set()


def test_every_link_leads_somewhere(pages: dict[Path, Page]) -> None:
    assert list(broken(pages)) == []


def broken(pages: dict[Path, Page]) -> Iterator[str]:
    for path, page in pages.items():
        if path.name == "404.html":
            continue  # its links are those of a server's root
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            there = target.exists() and (
                not parts.fragment or target not in pages or anchor(pages[target], parts.fragment)
            )
            if not there:
                yield f"{path.name}: {link}"


def anchor(page: Page, fragment: str) -> bool:
    return unquote(fragment) in page.ids or fragment == "__skip"


def test_nothing_is_fetched_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    assert [
        f"{p.name}: {f}" for p, page in pages.items() for f in page.fetched if urlsplit(f).scheme or f.startswith("//")
    ] == []
    styles = "".join(p.read_text(encoding="utf-8") for p in site.rglob("*.css"))
    assert "url(http" not in styles.replace("'", "").replace('"', "")
    # The theme's script would fetch Mermaid for a block of this class.
    assert [p.name for p in pages if 'class="mermaid"' in p.read_text(encoding="utf-8")] == []


def test_diagrams_are_drawn(site: Path) -> None:
    assert '<svg class="diagram"' in (site / "architecture.html").read_text(encoding="utf-8")
