"""A query reads as a sentence, and every filter as a few words."""

from __future__ import annotations

import pytest

from dateline.book.filters import Filters, Order, Review
from dateline.model.vocabulary import SourceKind
from dateline.publishing.query_words import chips, many, sentence
from dateline.schemes.incident_types import all_incident_types, families

MARCH = Filters("2025-03-01", "2025-03-31", "PK", "Balochistan", type="bombing", deaths=10)


@pytest.mark.parametrize(
    ("filters", "as_of", "order", "words"),
    [
        (Filters(), None, None, "Incidents"),
        (
            MARCH,
            "2025-03-12T23:59:59.000000Z",
            None,
            "Bombings in Balochistan, Pakistan, from 1 to 31 March 2025 with at least 10 killed, as known on 12 March 2025",
        ),
        (Filters(first="2024-12-30", last="2025-01-02"), None, None, "Incidents from 30 December 2024 to 2 January 2025"),
        (Filters(first="2025-01-30", last="2025-02-02"), None, None, "Incidents from 30 January to 2 February 2025"),
        (Filters(first="2025-01-30", last="2025-01-30"), None, None, "Incidents on 30 January 2025"),
        (Filters(last="2025-01-30"), "2025-03-12T18:00:00.000000Z", None,
         "Incidents until 30 January 2025, as known on 12 March 2025 at 18:00 UTC"),
        (Filters(country="ZZ"), None, Order.DEADLIEST, "Incidents in ZZ, deadliest first"),
        (Filters(box=(170, -10, -170, 10.5)), None, None,
         "Incidents between 10° S and 10.5° N, 170° E and 170° W"),
        (Filters(actor="X.Y", target="aid_workers", source=SourceKind.POLICE), None, None,
         "Incidents with X.Y against aid workers told by police"),
        (Filters(contested=True, review=Review.OPEN, search="car \u202ebomb\n"), None, None,
         "Incidents on which sources disagree waiting for a decision found by “car bomb”"),
    ],
)  # fmt: skip
def test_a_query_is_a_sentence(filters: Filters, as_of: str | None, order: Order | None, words: str) -> None:
    assert sentence(filters, as_of, order) == words


def test_each_filter_that_is_set_is_a_chip() -> None:
    assert chips(Filters()) == []
    assert [field for field, _ in chips(MARCH)] == ["first", "last", "country", "admin1", "type", "deaths"]
    assert dict(chips(MARCH))["country"] == "Pakistan"
    every = Filters("2025-03-01", "2025-03-31", "PK", "A", "B", (1, 2, 3, 4), "bombing", "PK.TTP", "police", 1,
                    SourceKind.NGO, True, Review.DECIDED, "x")  # fmt: skip
    assert [field for field, _ in chips(every)] == list(Filters.__dataclass_fields__)


def test_many_incidents_of_every_type_and_family_have_a_name() -> None:
    for name in [*families(), *(t.name for t in all_incident_types())]:
        assert many(name)[0].isupper()
        assert not many(name).endswith(("shs", "chs", "ss", "xs"))
