"""The sentences of a brief, its sums as ranges, and files in which no report's words act."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.book.incident import BookIncident, WeighedCount
from dateline.model.coded import Responsibility
from dateline.model.vocabulary import CountWhat, ResponsibilityStatus
from dateline.publishing.brief.html import to_html
from dateline.publishing.brief.markdown import plain, ranges, to_markdown
from dateline.publishing.brief.model import (
    Brief,
    Bullets,
    Drawing,
    Heading,
    Item,
    Items,
    Paragraph,
    Row,
    Sentence,
    Source,
    Table,
)
from dateline.publishing.brief.pdf import flattened, to_pdf
from dateline.publishing.brief.pictures import chart, incident_map
from dateline.publishing.brief.sums import total
from dateline.publishing.brief.words import amount, counted, field_words, inside, responsible, tolls
from tests.publishing.exported import count, incident, incidents

HOSTILE = '<script>alert(1)</script> *b* #import "x" $x$ [a](javascript:x) `c` \u202e | = "&'


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((21, 21, 21), "21"),
        ((21, 21, 60), "21 (range 21 to 60)"),
        ((35, 35, None), "at least 35"),
        ((None, None, 20), "up to 20"),
        ((10, None, 15), "10 to 15"),
        ((1000, 1200, 1500), "1,200 (range 1,000 to 1,500)"),
    ],
)
def test_an_amount_says_its_range(ends: tuple[int | None, int | None, int | None], words: str) -> None:
    assert amount(*ends) == words


def test_nothing_known_is_no_amount() -> None:
    with pytest.raises(ValueError, match="nothing is known"):
        amount(None, None, None)


def contested(of: WeighedCount) -> WeighedCount:
    return of.model_copy(update={"contested": True})


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([count("killed", "hostages", 1, 1, 1)], "1 hostage was reported killed."),
        (
            [contested(count("killed", "hostages", 21, 21, 60))],
            "21 hostages (range 21 to 60, contested) were reported killed.",
        ),
        (
            [count("killed", "people", 34, 34, 34), count("killed", "civilians", 31, 31, None)],
            "34 people, among them at least 31 civilians, were reported killed.",
        ),
        (
            [count("injured", "police", 2, 2, 2), count("injured", "military", 3, 3, 3)],
            "2 police and 3 soldiers were reported injured.",
        ),
    ],
)
def test_counts_of_one_kind_are_a_sentence(counts: list[WeighedCount], words: str) -> None:
    assert tolls(counts, "") == words
    assert tolls(counts, "police") == words.removesuffix(".") + ", according to police."


@pytest.mark.parametrize(
    ("status", "by", "words"),
    [
        ("claimed", "Red Front", "Claimed by Red Front."),
        ("accused", "The army", "Blamed on Red Front by the army."),
        ("suspected", "Police", "Suspected by police: Red Front."),
        ("denied", "Red Front", "Denied by Red Front."),
        ("denied", "The army", "The army: it was not Red Front."),
        ("reported", "reporter", "Put down to Red Front."),
        ("unclaimed", "reporter", "Claimed by nobody when this was reported."),
    ],
)
def test_who_did_it_is_said_as_somebodys_word(status: str, by: str, words: str) -> None:
    said = Responsibility(
        actor=None, text="Red Front", name="Red Front", status=ResponsibilityStatus(status), by=by, claim="c"
    )
    assert responsible(said) == words


@pytest.mark.parametrize(
    ("words", "small"), [("The army", "the army"), ("Doctors at a clinic", "doctors at a clinic"), ("Ansaru", "Ansaru")]
)
def test_words_stand_inside_a_sentence(words: str, small: str) -> None:
    assert inside(words) == small


def test_fields_have_words() -> None:
    assert field_words("killed:hostages") == "hostages killed"
    assert field_words("killed:people") == "killed"
    assert field_words("responsibility") == "who did it"
    assert counted(count("killed", "military", 2, 2, 2)) == "2 soldiers"


@settings(max_examples=60, deadline=None)
@given(found=st.lists(incidents(), max_size=5), joined=st.booleans())
def test_a_sum_is_a_range_that_holds_its_best_figure(found: list[BookIncident], joined: bool) -> None:
    own = [i.model_copy(update={"id": f"i{n}"}) for n, i in enumerate(found)]
    episodes = [[i.id for i in own]] if joined else []
    of = total(own, episodes, CountWhat.KILLED)
    assert 0 <= of.low <= of.best <= of.high
    assert of.low <= total(own, [], CountWhat.KILLED).low


def test_people_told_of_in_two_incidents_of_an_episode_widen_the_range() -> None:
    raid = incident(id="i1", counts=(count("killed", "hostages", 21, 21, 21), count("killed", "military", 2, 2, 2)))
    rescue = incident(id="i2", counts=(count("killed", "hostages", 21, 21, 21), count("killed", "military", 4, 4, 4)))
    apart = total([raid, rescue], [], CountWhat.KILLED)
    together = total([raid, rescue], [["i1", "i2"]], CountWhat.KILLED)
    assert (apart.low, apart.best, apart.high) == (48, 48, 48)
    assert (together.low, together.best, together.high) == (25, 27, 48)


@pytest.mark.parametrize(("numbers", "words"), [((1,), "1"), ((1, 2), "1, 2"), ((1, 3, 4, 5), "1, 3–5"), ((), "")])
def test_citations_are_runs(numbers: tuple[int, ...], words: str) -> None:
    assert ranges(numbers) == words


def hostile() -> Brief:
    sentence = Sentence(HOSTILE, ("c1",), (1,))
    item = Item("i1", HOSTILE, HOSTILE, (sentence,), (Item("i2", HOSTILE, HOSTILE, (sentence,)),))
    drawn = chart([incident(headline=HOSTILE)], [])
    assert drawn is not None
    return Brief(
        title="Situation report",
        subtitle=HOSTILE,
        as_of="today",
        blocks=(
            Heading(HOSTILE),
            Paragraph((sentence,)),
            Bullets(((sentence,),)),
            Items((item,)),
            Table(HOSTILE, (HOSTILE, "n"), (Row((HOSTILE, "1"), (), (1,)),), frozenset({1})),
            Drawing(incident_map([incident()]), HOSTILE),
            Drawing(drawn, HOSTILE),
        ),
        sources=(Source(1, HOSTILE, "javascript:alert(1)", (HOSTILE,)), Source(2, "x", 'https://e.example/"><b>', ())),
    )


class Seen(HTMLParser):
    """Elements and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src", "xlink:href"}}


def test_a_page_holds_no_script_and_loads_nothing() -> None:
    page = to_html(hostile())
    seen = Seen()
    seen.feed(page)
    assert not seen.tags & {"script", "iframe", "object", "embed", "link", "img", "b"}
    assert seen.handlers == []
    assert {a for a in seen.addresses if not a.startswith("#")} == {'https://e.example/"><b>'}
    [css] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert f"sha256-{b64encode(sha256(css.encode()).digest()).decode()}" in page
    assert "default-src &#x27;none&#x27;" in page


def test_markdown_shows_what_a_report_says_as_it_is() -> None:
    made = to_markdown(hostile())
    assert "<script>" not in made.replace("\\<script\\>", "")
    assert "](javascript" not in made.replace("\\](javascript", "")
    assert plain("1. x") == "1\\. x"
    assert plain("# x") == "\\# x"


def test_a_document_shows_what_a_report_says_as_it_is() -> None:
    made = pypdfium2.PdfDocument(to_pdf(hostile()))
    words = "".join(page.get_textpage().get_text_range() for page in made)
    assert "<script>alert(1)</script>" in words
    assert "#import" in words


def test_drawings_of_a_document_have_plain_colours() -> None:
    made = flattened(incident_map([incident()]))
    assert "var(" not in made
    assert "@media" not in made
