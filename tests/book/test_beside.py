"""One report, what changed, what is related, and all of an actor or place."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dateline.book.changes import changes
from dateline.book.filters import Filters
from dateline.book.moments import asked as moment
from dateline.book.opening import Book
from dateline.book.queries import incident, incidents, matching
from dateline.book.related import related
from dateline.book.standing import actor_view, place_view
from dateline.book.stored import stored_report
from dateline.model.errors import InputError

from .made import Told, add_made


def test_a_stored_report_has_its_text_claims_and_incidents(book: Book) -> None:
    one = add_made(book, "one", [Told(3), Told(5, town="Amal", day="2031-06-01")], date(2031, 6, 3))
    add_made(book, "two", [Told(3)], date(2031, 6, 5))
    with book.reading() as connection:
        found = stored_report(connection, one.id[:8])
        assert (found.head.id, found.text, found.codings) == (one.id, one.text, 1)
        assert [c.evidence[0].quote for c in found.claims] == ["killed 3 people", "killed 5 people"]
        assert {t.incident.place for t in found.incidents if t.incident} == {"Karval", "Amal"}
        for told in found.incidents:
            assert [found.text[start:end] for start, end in told.mentions] == ["A bomb"]
        early = stored_report(connection, one.id, moment("2031-06-01"))
        assert [t.incident for t in early.incidents] == [None, None]
        with pytest.raises(InputError, match="no such report"):
            stored_report(connection, "x")
        with pytest.raises(InputError, match="begins several"):
            stored_report(connection, "r")
        with pytest.raises(InputError, match="no such report"):
            stored_report(connection, "")


def test_changes_come_newest_first_and_go_on_before_a_moment(book: Book) -> None:
    add_made(book, "one", [Told(3)], datetime(2031, 6, 3, 8))
    add_made(book, "far", [Told(1, town="Lima", country="PE", day="2019-01-05")], datetime(2031, 6, 4, 8))
    add_made(book, "two", [Told(9)], datetime(2031, 6, 5, 8))
    with book.reading() as connection:
        found = changes(connection, Filters(), 9)
        assert [(c.incident.place, c.is_new) for c in found] == [("Karval", False), ("Lima", True)]
        assert found[0].first < found[1].moment < found[0].moment
        assert "killed" in {c.field for c in found[0].changes}
        assert changes(connection, Filters(), 9, found[0].moment) == found[1:]
        assert changes(connection, Filters(country="PE"), 1) == found[1:]


def test_earlier_near_and_same_are_related(book: Book) -> None:
    add_made(book, "then", [Told(1, day="2030-01-01")], date(2030, 1, 2))
    add_made(book, "now", [Told(3)], date(2031, 6, 3))
    add_made(
        book, "near", [Told(40, town="Amal", day="2031-06-04", type="kidnapping", actor="AF.TALIBAN")], date(2031, 6, 5)
    )
    with book.reading() as connection:
        by = {(i.place, i.first_day): i.id for i in incidents(connection, Filters(), None)}
        one = incident(connection, by["Karval", "2031-06-02"], None)
        assert one is not None
        found = related(connection, one, None)
        assert [i.id for i in found.earlier] == [by["Karval", "2030-01-01"]]
        assert [i.id for i in found.nearby] == [by["Amal", "2031-06-04"]]
        assert [i.id for i in found.same_actor] == [by["Karval", "2030-01-01"]]
        assert found.parts == ()
        assert related(connection, one, moment("2031-06-04")).nearby == ()


def test_actors_and_places_stand_for_their_incidents(book: Book) -> None:
    add_made(
        book,
        "one",
        [Told(3), Told(5, town="Amal", day="2031-06-01", actor="PK.TTP", type="kidnapping")],
        date(2031, 6, 3),
    )
    with book.reading() as connection:
        found = actor_view(connection, "PK.TTP", None)
        assert (found.sums.incidents, found.sums.deaths_best, found.incidents[0].place) == (1, 5, "Amal")
        assert "kidnapping" in {f.value for f in found.types}
        assert {f.incidents for f in found.types} == {1}
        assert found.actors == ()
        place = place_view(connection, "PK", "Northern", None, None)
        assert place.sums.incidents == 2
        assert {f.value for f in place.actors} == {"PK.BLA", "PK.TTP"}
        assert sum(b.incidents for b in place.bins) == 2
        assert place_view(connection, "PK", None, "Amal", None).incidents == found.incidents
        assert matching(connection, Filters(actor="none"), None) == []
        assert actor_view(connection, "none", None).sums.incidents == 0
