"""What the benches read off a coded report, and what the plain baselines read off a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import bench
from bench import baseline
from bench.coded import best, incident_total, low, police_arrest, police_kill, report_total
from bench.registry import BENCHES
from dateline.model.coded import CodedReport, Count, Incident, Participant, ReportHead
from dateline.model.vocabulary import (
    Certainty,
    CountWhat,
    CountWho,
    IncidentRole,
    ParticipantRole,
    Stage,
)


def test_every_module_that_measures_is_a_bench() -> None:
    folder = Path(bench.__file__).parent
    measuring = {p.stem for p in folder.glob("*.py") if "\ndef measure(" in p.read_text("utf-8")}
    measuring |= {p.parent.name for p in folder.glob("*/__init__.py") if "\ndef measure(" in p.read_text("utf-8")}
    assert measuring == set(BENCHES)


def count(who: CountWho, lowest: int | None, likely: int | None, what: CountWhat = CountWhat.KILLED) -> Count:
    return Count(
        what=what, who=who, low=lowest, best=likely, high=None, contested=False, rule="only claim", claims=("c1",)
    )


def incident(counts: tuple[Count, ...] = (), **changes: Any) -> Incident:
    fields: dict[str, Any] = {
        "id": "i1",
        "type": "armed_assault",
        "headline": "An attack",
        "codes": {},
        "role": IncidentRole.MAIN,
        "stage": Stage.ACCOMPLISHED,
        "certainty": Certainty.STATED,
        "date": None,
        "place": None,
        "participants": (),
        "weapons": (),
        "responsibility": (),
        "ledger": None,
        "relations": (),
        "mentions": (),
    }
    return Incident(counts=counts, **fields | changes)


def report(*incidents: Incident) -> CodedReport:
    head = ReportHead(id="r1", ref="x", title=None, url=None, publisher=None, published=None, language="en")
    return CodedReport(report=head, incidents=incidents, claims=())


def somebody(role: ParticipantRole, kind: str | None, text: str) -> Participant:
    return Participant(role=role, text=text, name=text, kind=kind)


def test_a_total_and_its_parts_are_not_added_up() -> None:
    counts = (count(CountWho.PEOPLE, 9, 9), count(CountWho.CIVILIANS, 4, 4), count(CountWho.POLICE, 2, 2))
    assert incident_total(incident(counts), CountWhat.KILLED, best) == 9


def test_parts_without_a_total_are_added_up() -> None:
    counts = (count(CountWho.CIVILIANS, 4, 5), count(CountWho.POLICE, 2, None), count(CountWho.MILITANTS, None, None))
    assert incident_total(incident(counts), CountWhat.KILLED, low) == 6
    assert incident_total(incident(counts), CountWhat.KILLED, best) == 7


def test_incidents_only_recalled_or_planned_add_nothing_to_a_report() -> None:
    killed = (count(CountWho.PEOPLE, 3, 3),)
    recalled = incident(killed, id="i2", role=IncidentRole.BACKGROUND)
    planned = incident(killed, id="i3", stage=Stage.PLANNED)
    assert report_total(report(incident(killed), recalled, planned), CountWhat.KILLED, best) == 3


@pytest.mark.parametrize(
    ("role", "kind", "expected"),
    [
        (ParticipantRole.PERPETRATOR, "police", True),
        (ParticipantRole.RESPONDER, "police", True),
        (ParticipantRole.VICTIM, "police", False),
        (ParticipantRole.PERPETRATOR, "civilian", False),
    ],
)
def test_the_police_kill_where_they_act_and_somebody_dies(role: ParticipantRole, kind: str, expected: bool) -> None:
    shot = incident((count(CountWho.PEOPLE, 1, 1),), participants=(somebody(role, kind, "the patrol"),))
    assert police_kill(report(shot)) is expected
    assert not police_arrest(report(shot))


def test_an_arrest_counts_by_number_or_by_name() -> None:
    police = somebody(ParticipantRole.PERPETRATOR, None, "city police")
    named = incident(participants=(police, somebody(ParticipantRole.DETAINED, "civilian", "a trader")))
    counted = incident((count(CountWho.PEOPLE, 2, 2, CountWhat.ARRESTED),), participants=(police,))
    assert police_arrest(report(named))
    assert police_arrest(report(counted))
    assert not police_arrest(report(incident(participants=(police,))))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Three men were killed and 1,200 fled.", "killed", 3),
        ("The blast killed at least 12 people; 4 soldiers died later.", "killed", 12),
        ("The patrol detained several suspects.", "captured", 3),
        ("Nobody was hurt.", "injured", 0),
    ],
)
def test_the_baseline_takes_the_largest_number_beside_the_word(text: str, name: str, expected: int) -> None:
    assert baseline.count(text, name) == expected


def test_the_police_baseline_wants_both_words_in_one_sentence() -> None:
    assert baseline.police_act("police said two men were arrested", "ARREST")
    assert not baseline.police_act("police came late. two men were arrested", "ARREST")
