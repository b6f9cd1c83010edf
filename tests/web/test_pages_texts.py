"""A report's text on a page: every character is there, none of them acts, evidence leads to its claim."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.model.coded import Claim, Source
from dateline.model.span import Evidence, Span
from dateline.model.vocabulary import Certainty, SourceKind, Stance
from dateline.publishing.rule_words import note_words, rule_words
from dateline.publishing.visible import long_name, pieces
from dateline.web.showing.marked import Mark, shown
from dateline.web.showing.reports import web_address
from dateline.web.showing.review import correction
from dateline.weighing.rules import Best

TAG = re.compile(r"<[^>]*>")
NAME = re.compile(r'<span class="control" title="[^"]*">[^<]*</span>')


def mark(start: int, end: int, name: str = "c1") -> Mark:
    return Mark(Span(start, end), f"at-{name}", f"#claim-{name}")


@given(
    st.text(alphabet="ab <>&\"'\n\x00\u202e\u0301é", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80))),
)
@example(" \n<", [])
def test_a_page_has_every_character_of_a_text_once_and_in_order(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(a, b, f"c{i}") for i, (a, b) in enumerate(spans) if a < b <= len(text)]
    made = "".join(p.markup for p in shown(text, marks).passages)
    left = "".join(line for line in unescape(TAG.sub("", NAME.sub("", made))).split("\n") if line.strip())
    plain = "".join(c for c in text if c not in "\x00\u202e")
    assert left == "".join(line for line in plain.split("\n") if line.strip())


def test_evidence_leads_to_its_claim_and_has_a_place_to_come_back_to() -> None:
    made = shown("Nine were killed.", [mark(0, 16)]).passages[0].markup
    assert '<span id="at-c1"></span><a class="said" href="#claim-c1"><mark>Nine were killed</mark></a>' in made


def test_of_two_passages_in_each_other_the_narrower_is_the_link() -> None:
    made = shown("Nine were killed.", [mark(0, 17, "wide"), mark(0, 4, "narrow")]).passages[0].markup
    assert '<a class="said" href="#claim-narrow"><mark>Nine</mark></a>' in made
    assert '<a class="said" href="#claim-wide"><mark> were killed.</mark></a>' in made


def test_markup_in_a_text_is_text() -> None:
    made = shown("<script>x</script>", []).passages[0].markup
    assert made == '<p dir="auto">&lt;script&gt;x&lt;/script&gt;</p>\n'


def test_of_a_long_text_only_what_is_around_evidence_is_shown() -> None:
    text = "word " * 400_000 + "Nine were killed. " + "word " * 400_000
    made = shown(text, [mark(2_000_000, 2_000_016)])
    assert not made.is_whole
    assert len(made.passages) == 2
    assert sum(len(p.markup) for p in made.passages) < 10_000
    assert "<mark>Nine were killed</mark>" in made.passages[1].markup
    shown_characters = sum(w.end - w.start for w in made.windows)
    assert shown_characters + sum(p.before for p in made.passages) + made.after == len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a\u202eb\u202c", ["RLO", "PDF"]),
        ("\x00\x07\x1b\x7f\x85", ["NUL", "U+0007", "U+001B", "U+007F", "U+0085"]),
        ("\ufeff\u2066\u2069", ["BOM", "LRI", "PDI"]),
        ("tab\tline\n", []),
        ("\u200d\u200c\u00ad\ufe0f", []),  # joiners, soft hyphen, variation selector: they belong to words and emoji
    ],
)
def test_characters_that_act_or_hide_are_named(text: str, names: list[str]) -> None:
    assert [name for _, name in pieces(text) if name] == names


def test_a_name_is_told_in_full() -> None:
    assert long_name("RLO") == "RIGHT-TO-LEFT OVERRIDE"
    assert long_name("U+0007") == "U+0007"


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org"])
def test_an_address_of_the_web_is_a_link(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https:",
        "ht\ttp://x",
        " http://x",
        "file:///etc/passwd",
        "http://[",
        "vbscript:x",
        "/incidents",
    ],
)
def test_no_other_address_is_a_link(url: str | None) -> None:
    assert web_address(url) is None


def test_every_rule_and_note_has_words() -> None:
    rules = [f"{b.value}_{kind}" for b in Best for kind in ("statement", "of_conflicting_sources")]
    rules += [f"{s}_responsibility" for s in ("claimed", "accused", "suspected", "reported")]
    rules += ["only_statement", "repeated_statement", "statements_agree", "sum_of_parts", "people_beside_named_groups"]
    rules += ["reports_agree", "heaviest_value", "corrected"]
    assert all(rule_words(rule) for rule in rules)
    assert all(note_words(n) for n in ("decides", "superseded", "copy", "repeat", "part", "denial", "no weight"))
    with pytest.raises(KeyError):
        rule_words("no such rule")


@pytest.mark.parametrize(
    ("ends", "value"),
    [((21, 21, 21), "21"), ((20, None, 25), "20..25"), ((20, 20, None), "20.."), ((None, None, 9), "..9")],
)
def test_a_sources_figure_can_be_taken_as_a_correction(ends: tuple[int | None, ...], value: str) -> None:
    low, best, high = ends
    claim = Claim(
        id="c1",
        incident="i1",
        attribute="count",
        value={"what": "killed", "who": "people", "low": low, "best": best, "high": high},
        stance=Stance.ASSERTS,
        certainty=Certainty.STATED,
        source=Source(text="police", kind=SourceKind.POLICE),
        evidence=(Evidence(start=0, end=1, quote="x"),),
        confidence=0.5,
    )
    assert correction("killed:people", claim) == value
