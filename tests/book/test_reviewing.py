"""What waits for a person: links in doubt and contested fields; a decision settles it, at the moment it was made."""

from __future__ import annotations

from datetime import datetime

import pytest

from dateline.book.adding import add
from dateline.book.deciding import By, correct, judge, undo
from dateline.book.doubtful import BITS, DoubtKind, doubtful
from dateline.book.doubts import count_doubts, doubts
from dateline.book.facets import facets
from dateline.book.filters import Filters, Review
from dateline.book.linked import link_all
from dateline.book.moments import now
from dateline.book.opening import Book
from dateline.book.queries import matching
from dateline.book.rebuilding import rebuild
from dateline.linking.decisions import Judgement
from dateline.linking.pair import Pair
from dateline.model.coded import Source
from dateline.model.vocabulary import SourceKind

from .made import CODER, Told, add_made, coding, derived_rows, report

BECAUSE = By("Ada", "so it is")
RIVALS = ((3, SourceKind.POLICE), (9, SourceKind.MEDICAL))


def contested(book: Book) -> str:
    """The id of an incident of which police and doctors give figures that cannot both be right."""
    for killed, kind in RIVALS:
        told = [Told(killed)]
        made = report(kind.value, told, datetime(2031, 6, 3, 8), publisher=kind.value)
        coded = coding(made, told)
        source = Source(text=kind.value, kind=kind)
        said = tuple(c.model_copy(update={"source": source}) for c in coded.claims)
        add(book, made, coded.model_copy(update={"claims": said}), CODER)
    with book.reading() as connection:
        (name,) = matching(connection, Filters(contested=True), None)
    return name


def states_of_review(book: Book, as_of: str | None = None) -> dict[str, list[str]]:
    with book.reading() as connection:
        return {r.value: matching(connection, Filters(review=r), as_of) for r in Review}


def test_a_contested_figure_waits_until_it_is_corrected(book: Book) -> None:
    name = contested(book)
    assert states_of_review(book) == {"open": [name], "decided": [], "untouched": []}
    with book.reading() as connection:
        (doubt,) = [d for d in doubts(connection, 9) if d.kind is DoubtKind.CONTESTED]
        assert (doubt.incident.id, doubt.field, [s.value for s in doubt.sides]) == (name, "killed:people", ["3", "9"])
    before = now()
    decision = correct(book, name, "killed", "9", BECAUSE)
    assert states_of_review(book)["decided"] == [name]
    with book.reading() as connection:
        assert not [d for d in doubts(connection, 9) if d.kind is DoubtKind.CONTESTED]
        assert {f.value: f.incidents for f in facets(connection, Filters(), None).review}["decided"] == 1
    assert states_of_review(book, before)["decided"] == []
    undo(book, decision, BECAUSE)
    assert states_of_review(book)["decided"] == []
    assert states_of_review(book)["open"] == [name]


def pairs(book: Book) -> list[tuple[str, str, str]]:
    with book.reading() as connection:
        return [(d.kind.value, d.left or "", d.right or "") for d in doubts(connection, 99) if d.field is None]


def weigh(book: Book, weight: float) -> None:
    """Makes every link of the book weigh so much, and derives all from that."""

    def weighed(connection, reports):  # type: ignore[no-untyped-def]
        link_all(connection, reports)
        connection.exec_driver_sql("UPDATE links SET weight = ?", (weight,))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.book.rebuilding.link_all", weighed)
        rebuild(book)


@pytest.mark.parametrize(
    ("weight", "kind"), [(BITS + 1, None), (BITS - 1, "together"), (-1.5, "together"), (-2.5, None), (-9.0, None)]
)
def test_a_link_of_small_weight_waits_until_somebody_judges_it(book: Book, weight: float, kind: str | None) -> None:
    add_made(book, "one", [Told(3)], datetime(2031, 6, 3, 8))
    add_made(book, "two", [Told(3)], datetime(2031, 6, 4, 8))
    weigh(book, weight)
    found = pairs(book)
    assert [k for k, _, _ in found] == ([kind] if kind else [])
    if kind:
        (_, left, right) = found[0]
        made = judge(book, (left, right), Judgement.UNSURE, BECAUSE)
        assert pairs(book) == []
        undo(book, made, BECAUSE)
        assert pairs(book) == found
        judge(book, (left, right), Judgement.DIFFERENT, BECAUSE)
        assert pairs(book) == []
        assert len(states_of_review(book)["decided"]) == 2


def test_an_undecided_link_between_two_incidents_is_in_doubt_but_not_within_one_report() -> None:
    one, two = _group("a", "r1/x"), _group("b", "r2/y")
    strong = Pair("r1/x", "r2/y", 5.0)
    (link,) = doubtful([one, two], [strong], [])
    assert (link.incident, link.other, link.kind, link.weight) == ("a", "b", DoubtKind.APART, 5.0)
    assert list(doubtful([one, _group("b", "r2/y", "r1/z")], [strong], [])) == []
    assert list(doubtful([one, two], [Pair("r1/x", "r2/y", -2.5)], [])) == []


class _Told:
    """As much of a member as links in doubt look at."""

    def __init__(self, name: str, telling: str) -> None:
        self.name, self.telling = name, telling


def _group(name: str, *tellings: str) -> list:  # type: ignore[type-arg]
    return [_Told(name, t) for t in tellings]


def test_adding_leaves_the_doubts_that_a_rebuild_makes(book: Book) -> None:
    for number, killed in enumerate((3, 9, 4, 30)):
        add_made(book, f"r{number}", [Told(killed), Told(killed + 1, town="Amal")], datetime(2031, 6, 3 + number, 8))
    contested_now = derived_rows(book)
    rebuild(book)
    assert derived_rows(book) == contested_now


def test_the_queue_is_counted_and_cut(book: Book) -> None:
    contested(book)
    add_made(book, "far", [Told(40, town="Lima", country="PE", day="2019-01-05")], datetime(2031, 6, 3, 8))
    with book.reading() as connection:
        every = doubts(connection, 99)
        assert count_doubts(connection) == len(every) > 0
        assert [d for k in range(len(every)) for d in doubts(connection, 1, k)] == every
        assert count_doubts(connection, Filters(country="PE")) == 0
        assert [d.stake for d in every] == sorted((d.stake for d in every), reverse=True)
