"""The inspection page is one self-contained, valid, escaped file that keeps the report's text and marks overlapping layers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.inspection import InspectedDate, InspectedPlace, Inspection
from dateline.publishing.html import page
from tests.publishing import made

VOID = {"meta", "input"}


class Checked(HTMLParser):
    """Collects ids, links and the article's text; fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.marks: dict[str, str] = {}
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.ids += [str(values["id"])] if "id" in values else []
        self.links += [str(values["href"])] if "href" in values else []
        if tag not in VOID:
            self.open.append(f"{tag}.{values.get('class') or ''}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        if "article." in self.open and not self.open[-1].startswith("a."):
            self.text += data
            for mark in self.open:
                if mark.startswith("mark."):
                    self.marks[mark[5:]] = self.marks.get(mark[5:], "") + data


def checked(text: str) -> Checked:
    parser = Checked()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser


def test_the_text_is_whole_and_every_layer_is_marked() -> None:
    found = checked(page(made.inspection(), made.TEXT))
    assert found.text == made.TEXT
    assert found.marks == {
        "mention": "seized",
        "count": "9 passengers",
        "date": "Monday",
        "place": "Port Amal",
        "source": "Police",
        "cue": "said 9",
        "content": '9 passengers were killed"<b>crush</b> the front"',
    }


def test_every_link_leads_somewhere_on_the_page_and_ids_are_unique() -> None:
    found = checked(page(made.inspection(), made.TEXT))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    text = page(made.inspection(), made.TEXT)
    assert not re.search(r"<script|<img|<link|url\(|@import|https?://|\son\w+=", text)
    assert "default-src 'none'" in text


def test_what_the_report_says_is_escaped() -> None:
    text = page(made.inspection(), made.TEXT)
    assert "<b>" not in text
    assert "&lt;b&gt;" in text


def test_parts_differ_by_more_than_colour() -> None:
    text = page(made.inspection(), made.TEXT)
    for shape in (
        "underline double",
        "underline dotted",
        "underline dashed",
        "underline wavy",
        "outline: 2px solid",
        "font-style: italic",
    ):
        assert shape in text
    assert "prefers-color-scheme: dark" in text


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not what the inspection quotes"):
        page(made.inspection(), "another text " * 50)


@given(st.data())
def test_any_text_and_any_overlap_make_a_valid_page(data: st.DataObject) -> None:
    text = data.draw(
        st.text(st.characters(exclude_characters="\r", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40)
    )
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=6))
    dates = [
        InspectedDate(start=a, end=b, text=text[a:b], kind="date", edtf=None, precision=None) for a, b in spans[::2]
    ]
    blank = dict.fromkeys(("geonameid", "country", "admin1", "latitude", "longitude", "precision", "radius_km"))
    places = [
        InspectedPlace(start=a, end=b, text=text[a:b], name="", feature="city", relation="in", **blank)
        for a, b in spans[1::2]
    ]
    inspection = Inspection(
        report=made.HEAD, places=tuple(places), dates=tuple(dates), attributions=(), counts=(), mentions=()
    )
    kept = "".join("\ufffd" if ord(c) & 0xFFFE == 0xFFFE else c for c in text)
    assert checked(page(inspection, text)).text == kept


def test_characters_that_no_page_may_hold_are_replaced() -> None:
    inspection = Inspection(report=made.HEAD, places=(), dates=(), attributions=(), counts=(), mentions=())
    assert "a\ufffdb\ufffdc" in page(inspection, "a\x00b\ud800c")
