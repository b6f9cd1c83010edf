"""What answered an incident is never that incident: by what its report tells beside it, and by what can end captivity."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.linking.clusters import clusters
from dateline.linking.counterparts import never
from dateline.linking.explain import why
from dateline.linking.incremental import Memory, candidates, kept
from dateline.linking.model import shipped
from dateline.linking.telling import Telling, tellings
from dateline.schemes.incident_types import incident_type
from tests.linking.made import market

TEXT = (
    "Commandos freed 40 passengers of the Coral Express near Sibi on Wednesday, the army said. "
    "Gunmen had hijacked the train near Sibi on Tuesday and held 200 passengers."
)


def of(report: str, kind: str, *counterparts: str, part: str = "i1") -> Telling:
    """The same place, day and words, told as an incident of some type."""
    family = incident_type(kind).family
    return market(report, id=f"{report}/{part}", type=kind, family=family, counterparts=counterparts)


def joined(*told: Telling) -> tuple[tuple[str, ...], ...]:
    index = Memory(map(kept, told))
    found = {(p.left, p.right): p for p in candidates(map(kept, told), index)}
    return clusters([t.id for t in told], found.values())


def test_a_report_names_the_counterparts_of_its_incidents() -> None:
    told = tellings(Coder().code(TEXT, published=date(2025, 3, 13)), TEXT)
    assert {t.type: t.counterparts for t in told} == {
        "rescue_operation": ("hijacking",),
        "hijacking": ("rescue_operation",),
    }


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (of("a", "rescue_operation"), of("b", "hijacking")),
        (of("a", "release"), of("b", "kidnapping")),
        (of("a", "release"), of("b", "bombing")),
        (of("a", "arrest", "bombing"), of("b", "bombing")),
        (of("a", "arrest", "bombing"), of("b", "suicide_bombing")),
        (of("a", "raid", "kidnapping"), of("b", "kidnapping")),
        (of("a", "raid", "kidnapping"), of("b", "hijacking")),
        (of("a", "armed_assault", "hijacking"), of("b", "hijacking")),
    ],
)
def test_what_answered_an_incident_is_never_that_incident(left: Telling, right: Telling) -> None:
    found = why(left, right)
    assert "one answered the other" in [r.finding for r in found.reasons]
    assert found.weight < shipped().keep
    assert len(joined(left, right)) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (of("a", "raid"), of("b", "hijacking")),
        (of("a", "arrest", "bombing"), of("b", "arrest")),
        (of("a", "arrest", "bombing"), of("b", "raid")),
        (of("a", "kidnapping", "release"), of("b", "hijacking", "rescue_operation")),
        (of("a", "rescue_operation", "hijacking"), of("b", "security_operation", "kidnapping")),
    ],
)
def test_what_may_be_one_still_joins(left: Telling, right: Telling) -> None:
    assert len(joined(left, right)) == 1


def test_a_hijacking_and_its_rescue_are_two_incidents_over_many_reports() -> None:
    told = [of(r, "hijacking", "rescue_operation") for r in "abcd"]
    told += [of(r, "rescue_operation", "hijacking", part="i2") for r in "abcd"]
    told += [of("e", "hijacking"), of("f", "rescue_operation")]
    assert joined(*told) == (("a/i1", "b/i1", "c/i1", "d/i1", "e/i1"), ("a/i2", "b/i2", "c/i2", "d/i2", "f/i1"))


def test_an_incident_may_always_be_of_its_own_type() -> None:
    for kind, other in (("arrest", "bombing"), ("raid", "raid"), ("hijacking", "release"), ("release", "hijacking")):
        assert kind not in never(kind, (other,))
