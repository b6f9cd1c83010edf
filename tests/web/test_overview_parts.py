"""The parts of the overview: marks of uncertainty, rows, menus, and the page over a real socket."""

from __future__ import annotations

import re

import pytest

from dateline.book.facets import Facet, Facets
from dateline.book.filters import Filters, Order
from dateline.book.queries import Listed
from dateline.web.asked import Asked
from dateline.web.facet_groups import groups
from dateline.web.listing import heads, pages_of, rows
from dateline.web.marks import SPAN, TOLL, day_span, toll_bar

from .served import Site

YEAR = ("2031-01-01", "2031-12-31")


@pytest.mark.parametrize(
    ("low", "best", "high", "words", "range_"),
    [
        (21, 21, 21, "21", None),
        (10, 12, 15, "12", "10 to 15"),
        (35, 35, None, "35", "at least 35"),
        (None, 20, 20, "20", "up to 20"),
        (10, None, 15, "10 to 15", None),
        (0, 0, 0, "0", None),
        (None, None, None, None, None),
    ],
)
def test_a_toll_says_in_words_what_it_draws(
    low: int | None, best: int | None, high: int | None, words: str | None, range_: str | None
) -> None:
    bar = toll_bar(low, best, high, 100)
    assert (bar.words, bar.range) == (words, range_)


def test_a_toll_bar_goes_from_low_to_high_with_room_for_an_open_end() -> None:
    bar = toll_bar(25, 49, 100, 100)
    assert bar.held is not None
    assert 0 < bar.left < bar.held < bar.right <= TOLL
    assert toll_bar(25, 49, None, 100).open
    assert toll_bar(0, 0, 0, 100).width == 0


def test_a_day_is_filled_and_a_vague_date_as_long_as_it_is_vague() -> None:
    day, month = day_span("2031-06-01", "2031-06-01", YEAR), day_span("2031-06-01", "2031-06-30", YEAR)
    assert day is not None
    assert month is not None
    assert not day.vague
    assert month.vague
    assert month.width > day.width
    assert 0 <= day.left <= SPAN


def test_an_open_date_reaches_the_end_of_the_query() -> None:
    since = day_span("2031-07-01", None, YEAR)
    assert since is not None
    assert since.left + since.width == pytest.approx(SPAN, abs=0.2)
    assert day_span(None, None, YEAR) is None
    assert day_span("2031-07-01", None, None) is None


def test_one_day_does_not_fill_the_time_of_a_query() -> None:
    span = day_span("2031-06-01", "2031-06-01", ("2031-06-01", "2031-06-01"))
    assert span is not None
    assert span.width < SPAN / 4


def listed(**changes: object) -> Listed:
    """An incident in a list."""
    made: dict[str, object] = dict.fromkeys(Listed.model_fields)
    made |= {"id": "i1", "since": "2031-01-02", "type": "bombing", "stage": "accomplished", "role": "main"}
    made |= {"headline": "Bombing, Karval", "contested": 0, "reports": 1, "sources": 1}
    return Listed.model_construct(None, **(made | changes))


def test_a_row_says_what_is_not_known() -> None:
    (row,) = rows([listed()], Asked(), None)
    assert (row.date, row.place, row.killed.words, row.at) == ("date not known", "place not known", None, None)


def test_a_row_names_places_that_the_headline_does_not() -> None:
    (row,) = rows([listed(place="Karval", admin1="Northern", country="PK", precision=4)], Asked(), None)
    assert (row.place, row.vague) == ("Northern, Pakistan", "province")


def test_a_row_leads_to_the_incident_as_of_the_same_moment() -> None:
    (row,) = rows([listed()], Asked(given={"as_of": "2031-03-01", "country": "PK"}), None)
    assert row.href == "/incidents/i1?as_of=2031-03-01"


def test_the_heading_of_the_order_says_so_and_the_others_sort() -> None:
    day, _, killed, reports = heads(Asked(order=Order.DEADLIEST, given={"order": "deadliest", "country": "PK"}))
    assert (killed.sort, killed.href) == ("descending", None)
    assert day.href == "/?country=PK&order=newest"
    assert reports.href == "/?country=PK&order=most_reported"


def test_pages_say_which_part_is_shown() -> None:
    asked = Asked(page=2, limit=5, given={"page": "2", "limit": "5"})
    shown = pages_of(asked, 12, 5)
    assert shown.words == "6 to 10 of 12"
    assert shown.before == "/?page=1&limit=5"
    assert shown.after == "/?page=3&limit=5"
    assert pages_of(Asked(), 0, 0).after is None


def facets(**values: tuple[tuple[str, int], ...]) -> Facets:
    """Facets with these values, the others empty."""
    made = {name: tuple(Facet(value=v, incidents=n) for v, n in values.get(name, ())) for name in Facets.model_fields}
    return Facets.model_construct(None, **made)


def test_a_menu_sets_its_filter_and_the_chosen_value_lifts_it() -> None:
    asked = Asked(filters=Filters(country="PK", admin1="Sindh"), given={"country": "PK", "admin1": "Sindh"})
    (country, admin1) = groups(facets(country=(("NG", 5), ("PK", 3)), admin1=(("Sindh", 3),)), asked)
    assert [(o.words, o.href, o.active) for o in country.first] == [
        ("Nigeria", "/?country=NG", False),
        ("Pakistan", "/", True),
    ]
    assert admin1.first[0].href == "/?country=PK"


def test_types_are_a_tree_and_a_chosen_one_is_always_seen() -> None:
    types = (("armed_assault", 9), ("bombing", 4), ("explosion", 4), ("car_bombing", 2))
    (group,) = groups(facets(type=types), Asked())
    assert [(o.words, o.depth) for o in group.first][:4] == [
        ("Armed assault", 0),
        ("Explosion", 1),
        ("Bombing", 2),
        ("Car bombing", 3),
    ]
    (group,) = groups(facets(type=types), Asked(given={"type": "piracy"}))
    assert (group.first[0].words, group.first[0].incidents, group.first[0].active) == ("Piracy", 0, True)


def test_the_page_and_its_part_say_the_same(site: Site) -> None:
    page = site.client.get("/?country=PK", headers={"accept": "text/html"})
    part = site.client.get("/?country=PK", headers={"accept": "text/html", "hx-request-type": "partial"})
    assert page.status_code == part.status_code == 200
    assert part.text.strip() in page.text
    assert "<html" not in part.text
    assert "HX-Request-Type" in page.headers["vary"]
    assert len(re.findall("data-row", part.text)) == 6


def test_report_words_are_escaped_and_no_style_or_script_is_inline(site: Site) -> None:
    text = site.client.get("/", headers={"accept": "text/html"}).text
    assert "Ghat &lt;b&gt;" in text
    assert "Ghat <b>" not in text
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*src=)|\son\w+=", text)
