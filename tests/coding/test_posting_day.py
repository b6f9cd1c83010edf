"""The day on which a page says that it was posted is what its relative dates count from, where nothing better is known."""

from datetime import date

import pytest

from dateline import Coder
from dateline.coding.dates import find_times, posted_on

STAMPED = "Two shot in Tulsa\nPosted: Sunday, March 9, 2014 1:50 PM\nTwo men were shot dead in Tulsa on Saturday, police said."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (STAMPED, date(2014, 3, 9)),
        ("Published 4 May 2019\nGunmen killed two men in Jos on Friday.", date(2019, 5, 4)),
        ("Updated: March 9, 2014\nTwo men were shot in Tulsa on Saturday.", None),
        ("Two men were shot in Tulsa on March 9, 2014.", None),
        ("The list was published on March 9, 2014. Two men were shot in Tulsa on Saturday.", None),
    ],
)
def test_the_day_of_posting(text: str, day: date | None) -> None:
    assert posted_on(text, find_times(text, None)) == day


def test_relative_dates_count_from_it_and_a_note_says_so() -> None:
    coded = Coder().code(STAMPED)
    assert [i.date.edtf for i in coded.incidents if i.date is not None] == ["2014-03-08"]
    assert "2014-03-09" in coded.notes[0]


def test_the_day_of_publication_counts_before_it() -> None:
    coded = Coder().code(STAMPED, published=date(2014, 4, 1))
    assert [i.date.edtf for i in coded.incidents if i.date is not None] == ["2014-03-29"]
    assert coded.notes == ()
