"""People outrank the model for ever: links, separations and corrections hold through rebuilds, cost no claim, and can be undone."""

from __future__ import annotations

import pytest

from dateline.book.comparing import compare
from dateline.book.deciding import By, correct, judge, undo
from dateline.book.finding import find
from dateline.book.history import history
from dateline.book.incident import BookIncident
from dateline.book.moments import now
from dateline.book.opening import Book
from dateline.book.queries import Filters, incidents
from dateline.book.rebuilding import rebuild
from dateline.linking.decisions import Judgement
from dateline.model.errors import InputError

from .made import NEWER, Told, add_made, derived_rows

BECAUSE = By("Ada", "so it is")
FAR = Told(9, town="Lima", country="PE", day="2019-01-05", actor="PE.SL")


def two(book: Book) -> tuple[str, str]:
    """The ids of two incidents that nothing but a person can link."""
    add_made(book, "one", [Told(3)])
    add_made(book, "two", [FAR])
    with book.reading() as connection:
        listed = incidents(connection, Filters(), None)
        assert len(listed) == 2
        return next(i.id for i in listed if i.country == "PK"), next(i.id for i in listed if i.country == "PE")


def found(book: Book, name: str, as_of: str | None = None) -> BookIncident:
    with book.reading() as connection:
        return find(connection, name, as_of).incident


def count(book: Book) -> int:
    with book.reading() as connection:
        return len(incidents(connection, Filters(), None))


def test_a_link_joins_redirects_and_survives_a_rebuild(book: Book) -> None:
    left, right = two(book)
    before = now()
    assert judge(book, (left, right), Judgement.SAME, BECAUSE) == "L1"
    assert found(book, left).id == found(book, right).id == left
    with book.reading() as connection:
        assert find(connection, right, None).was_merged
    assert found(book, right, before).id == right  # as of then they were two
    rows = derived_rows(book)
    rebuild(book)
    assert derived_rows(book) == rows


def test_undoing_a_link_parts_what_it_joined_and_can_be_undone_itself(book: Book) -> None:
    left, right = two(book)
    judge(book, (left, right), Judgement.SAME, BECAUSE)
    joined = now()
    assert undo(book, "L1", BECAUSE) == "U1"
    with pytest.raises(InputError, match="L1: is undone already; undo what undid it"):
        undo(book, "L1", BECAUSE)
    assert (found(book, left).id, found(book, right).id) == (left, right)
    with book.reading() as connection:
        assert find(connection, left, None).successors == (right,)
    assert found(book, right, joined).id == left
    undo(book, "u1", BECAUSE)
    assert found(book, right).id == left
    rows = derived_rows(book)
    rebuild(book)
    assert derived_rows(book) == rows
    with pytest.raises(InputError, match="L9: no such decision"):
        undo(book, "L9", BECAUSE)


def test_a_telling_is_taken_out_of_its_incident(book: Book) -> None:
    for number in range(3):
        add_made(book, f"copy {number}", [Told(3)])
    assert count(book) == 1
    with book.reading() as connection:
        (one,) = incidents(connection, Filters(), None)
    out = found(book, one.id).tellings[1]
    judge(book, (one.id, out), Judgement.DIFFERENT, BECAUSE)
    assert count(book) == 2
    assert found(book, out).tellings == (out,)
    add_made(book, "copy 3", [Told(3)])
    assert found(book, out).id != found(book, one.id).id
    with pytest.raises(InputError, match="one and the same"):
        judge(book, (out, out), Judgement.DIFFERENT, BECAUSE)


def test_a_correction_outranks_the_reports_and_keeps_their_claims(book: Book) -> None:
    left, _ = two(book)
    claims = found(book, left).counts[0].claims
    correct(book, left, "killed", "4..6", BECAUSE)
    correct(book, left, "date", "2031-06-03", BECAUSE)
    corrected = found(book, left)
    (killed,) = corrected.counts
    assert (killed.low, killed.best, killed.high, killed.rule, killed.claims) == (4, None, 6, "corrected", claims)
    assert [c.decision for c in corrected.corrected] == ["C1", "C2"]
    with book.reading() as connection:
        assert incidents(connection, Filters(first="2031-06-03", country="PK", deaths=4), None)[0].id == left
        steps = history(connection, left, None)
    assert [c.after for c in steps[1].changes] == ["4/-/6"]
    assert steps[1].decisions == ("C1 killed = 4/-/6, by Ada: so it is",)
    add_made(book, "again", [Told(8)])
    assert found(book, left).counts[0].high == 6
    undo(book, "C1", BECAUSE)
    assert found(book, left).counts[0].high != 6
    assert found(book, left).date is not None


def test_decisions_survive_a_newer_coder_whose_ids_differ(book: Book) -> None:
    left, right = two(book)
    judge(book, (left, right), Judgement.SAME, BECAUSE)
    correct(book, left, "killed", "7", BECAUSE)
    add_made(book, "one", [Told(3)], coder=NEWER)
    add_made(book, "two", [FAR], coder=NEWER)
    assert found(book, right).id == left
    assert found(book, left).counts[0].best == 7


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("dead", "3", "dead: no such field; give one of: type"),
        ("killed", "some", "some: is no count; give a number"),
        ("killed", "9..3", "is no count"),
        ("killed:cats", "3", "nobody is counted as 'cats'"),
        ("type", "party", "party: no such type; give one of"),
        ("date", "Tuesday", "Tuesday: is no date; give a day"),
        ("country", "Pakistan", "Pakistan: no country code"),
        ("headline", " ", "no value is given"),
    ],
)
def test_a_correction_that_cannot_be_is_one_line(book: Book, field: str, value: str, line: str) -> None:
    left, _ = two(book)
    with pytest.raises(InputError, match=line):
        correct(book, left, field, value, BECAUSE)


def test_a_reason_is_asked_for() -> None:
    with pytest.raises(InputError, match="no reason is given"):
        By("Ada", " ")


def test_why_says_what_speaks_for_and_against_and_who_decided(book: Book) -> None:
    left, right = two(book)
    judge(book, (left, right), Judgement.DIFFERENT, BECAUSE)
    with book.reading() as connection:
        compared = compare(connection, right, left)
    assert not compared.are_one
    assert compared.why.weight < 0
    assert round(compared.why.prior + sum(r.weight for r in compared.why.reasons), 2) == compared.why.weight
    assert compared.decisions == ("L1 different, by Ada: so it is",)


def test_ids_may_be_shortened_while_they_are_unique(book: Book) -> None:
    left, right = two(book)
    assert found(book, left[:8]).id == left
    with pytest.raises(InputError, match="begins several ids"):
        found(book, "i")
    with pytest.raises(InputError, match="no such incident in the book; list them with: dateline incidents"):
        found(book, "nothing")
    with pytest.raises(InputError, match="no such telling"):
        found(book, "r1/i1")
    with pytest.raises(InputError, match="was not known by then"):
        found(book, right, "1990-01-01T00:00:00.000000Z")
