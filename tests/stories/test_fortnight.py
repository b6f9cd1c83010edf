"""The story of two weeks: linking and weighing bring its forty reports to the incidents, tolls, disputes and ledgers that they tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.stories.story import due, figures, fortnight

NAMES = ("train", "hotel", "village", "market", "workers", "clash", "mosque")


def incident(name: str) -> dict[str, Any]:
    found: dict[str, Any] = fortnight().expected["incidents"][name]
    return found


def test_it_has_forty_reports_of_six_incidents_over_two_weeks() -> None:
    story = fortnight()
    assert set(story.expected["incidents"]) == set(NAMES)
    assert sum(len(incident(n)["reports"]) for n in NAMES) == len(story.coded) >= 40
    assert len(list(story.days())) >= 14


@pytest.mark.parametrize("name", NAMES)
def test_copies_are_one_source(name: str) -> None:
    story = fortnight()
    groups: dict[str, list[str]] = {}
    for ref in incident(name)["reports"]:
        groups.setdefault(story.told(ref).group, []).append(ref)
    assert [g for g in groups.values() if len(g) > 1] == incident(name)["syndicated"]


@pytest.mark.parametrize("name", NAMES)
def test_the_tolls_are_right_on_every_day(name: str) -> None:
    story, wrong = fortnight(), []
    tolls = incident(name).get("tolls") or incident(name)["episode"]
    for day in story.days():
        weighed = story.weighed(name, day)
        for what, ends in (due(tolls, day) or {}).items():
            found = figures(weighed, what)
            if found is None or list(found) != ends:
                wrong.append((str(day), what, found, ends))
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_the_contested_fields_are_right_on_every_day(name: str) -> None:
    story = fortnight()
    found = {d: sorted(story.weighed(name, d).contested) for d in story.days()}
    assert found == {d: sorted(due(incident(name)["contested"], d) or []) for d in story.days()}


@pytest.mark.parametrize("name", NAMES)
def test_every_dispute_has_both_sides(name: str) -> None:
    story = fortnight()
    weighed = story.weighed(name, date.fromisoformat(story.expected["last_day"]))
    disputed = [(len(e.sides), e.contested) for e in weighed.counts] + [
        (len(f.sides), f.contested) for f in weighed.fields
    ]
    assert all((sides >= 2) == contested for sides, contested in disputed)


@pytest.mark.parametrize("name", [n for n in NAMES if "ledger" in incident(n)])
def test_the_ledger_balances(name: str) -> None:
    for day, lines in incident(name)["ledger"].items():
        for weighed in (
            fortnight().weighed(name, date.fromisoformat(day)),
            fortnight().own(name, date.fromisoformat(day)),
        ):
            assert weighed.ledger is not None
            rows = (weighed.ledger.start, *weighed.ledger.lines, weighed.ledger.unaccounted)
            assert {r.what: [r.low, r.best, r.high] for r in rows} == lines


@pytest.mark.parametrize("name", [n for n in NAMES if "responsibility" in incident(n)])
def test_responsibility_is_known_once_it_is_claimed(name: str) -> None:
    story, told = fortnight(), incident(name)["responsibility"]
    for day in story.days():
        fields = story.weighed(name, day).fields
        by = [c.value for c in fields if c.field == "responsibility"]
        assert by == ([told["actor"]] if day >= date.fromisoformat(told["since"]) else []), day


@pytest.mark.parametrize("name", NAMES)
def test_linking_brings_the_reports_of_an_incident_together_and_no_others(name: str) -> None:
    refs = set(incident(name)["reports"])
    groups = [{ref for ref, _ in g} for g in fortnight().linked()]
    assert refs in groups
    assert all(g <= refs for g in groups if g & refs)


@pytest.mark.parametrize("name", NAMES)
def test_linking_keeps_an_incident_apart_from_what_answered_it(name: str) -> None:
    types = set(incident(name)["types"])
    groups = [{kind for ref, kind in g if ref in incident(name)["reports"]} for g in fortnight().linked()]
    assert len([g for g in groups if g & types]) == 1
    assert all(g <= types for g in groups if g & types)
