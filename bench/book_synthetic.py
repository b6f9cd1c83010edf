"""A made-up book of so many claims, filled in bulk: what `dateline add` would leave there, report by report, but much sooner."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import groupby, islice
from pathlib import Path

from sqlalchemy import Connection, Table

from bench.linking_synthetic import mentions
from dateline.book.coded_rows import Values, coding_rows, report_values
from dateline.book.derived import current_tellings, currents, names
from dateline.book.incident import BookIncident, TellingReport, WeighedClaim, WeighedCount
from dateline.book.kept import coders, generations, reports
from dateline.book.linked import link_rows
from dateline.book.members import incident_name
from dateline.book.moments import known_from
from dateline.book.opening import Access, open_book
from dateline.book.searching import index_reports
from dateline.book.state_rows import write_states
from dateline.linking.incremental import kept
from dateline.linking.telling import Telling
from dateline.model.coded import (
    Claim,
    CodedReport,
    Count,
    Incident,
    IncidentDate,
    IncidentPlace,
    Participant,
    ReportHead,
    Source,
)
from dateline.model.report import Report
from dateline.model.span import Evidence, Span
from dateline.model.vocabulary import Certainty, CountWho, ParticipantRole, SourceKind, Stance

CLAIMS = 25  # of a report
CODER = "dateline 0.0, bench"
_BATCH = 500  # incidents of a transaction
_NOW = "2026-01-01T00:00:00.000000Z"
_ACTORS = 300


Told = tuple[Telling, Report, CodedReport]


def fill(path: Path, count: int) -> list[tuple[Report, CodedReport]]:
    """Makes a book of so many reports with `CLAIMS` claims each; returns a few more reports that are not in it."""
    told = mentions(count + 200)
    with open_book(path, Access.MAKE) as book:
        with book.writing() as connection:
            connection.execute(coders.insert().values(version=CODER, first_used=_NOW))
        number = 0
        coming = groupby(islice(told, count), key=lambda t: t.report.partition("-")[0])
        while batch := [list(group) for _, group in islice(coming, _BATCH)]:
            with book.writing() as connection:
                number = _write(connection, [[(t, *made(t)) for t in group] for group in batch], number)
    return [made(t) for t in told]


def made(telling: Telling) -> tuple[Report, CodedReport]:
    """A report whose text holds the telling's words, and its coding."""
    text = f"Gunmen killed {telling.counts[0].best} people in {telling.place}. " + " ".join(telling.words) + "."
    published = datetime.combine(telling.published, time(9), UTC) if telling.published is not None else None
    report = Report(text=text, ref=telling.report, publisher=telling.publisher, published=published)
    fields = report.model_dump(include={"ref", "title", "url", "publisher", "published", "language"})
    claims = tuple(_claim(report, telling, number) for number in range(CLAIMS))
    head = ReportHead(id=report.id, **fields)
    return report, CodedReport(report=head, incidents=(_incident(report, telling, claims),), claims=claims)


def _claim(report: Report, telling: Telling, number: int) -> Claim:
    figures = {"low": telling.counts[0].low, "best": telling.counts[0].best, "high": telling.counts[0].high}
    return Claim(
        id=f"c{report.id[1:13]}{number}",
        incident=f"i{report.id[1:]}",
        attribute="count" if number == 0 else "statement",
        value={"what": "killed", "who": "people", **figures} if number == 0 else {"text": "Gunmen killed"},
        stance=Stance.ASSERTS,
        certainty=Certainty.STATED,
        source=Source(text="police", kind=SourceKind.POLICE),
        evidence=(Evidence.of(report.text, Span(0, 13)),),
        confidence=0.9,
    )


def _incident(report: Report, telling: Telling, claims: Sequence[Claim]) -> Incident:
    told = telling.counts[0]
    return Incident(
        id=f"i{report.id[1:]}",
        type=telling.type,
        headline=f"{telling.type.replace('_', ' ').capitalize()}, {telling.place}",
        codes={},
        role=telling.role,
        stage=telling.stage,
        certainty=Certainty.STATED,
        date=_date(telling),
        place=_place(telling),
        participants=(_actor(telling),),
        weapons=(),
        responsibility=(),
        counts=(
            Count(
                what=told.what,
                who=CountWho.PEOPLE,
                low=told.low,
                best=told.best,
                high=told.high,
                contested=False,
                rule="only_claim",
                claims=(claims[0].id,),
            ),
        ),
        ledger=None,
        relations=(),
        mentions=(Evidence.of(report.text, Span(0, 6)),),
    )


def _date(telling: Telling) -> IncidentDate | None:
    day = telling.earliest
    return None if day is None else IncidentDate(edtf=day.isoformat(), precision=1, text=day.isoformat())


def _place(telling: Telling) -> IncidentPlace:
    return IncidentPlace(
        name=telling.place or "",
        country=telling.country,
        admin1=telling.admin1,
        latitude=telling.latitude,
        longitude=telling.longitude,
        precision=telling.precision,
        geonameid=telling.geonameid,
        radius_km=telling.radius_km,
        text=telling.place or "",
    )


def _actor(telling: Telling) -> Participant:
    actor = f"{telling.country}.{sum(map(ord, telling.place or '')) % (_ACTORS // 60)}"
    return Participant(role=ParticipantRole.PERPETRATOR, text="Gunmen", name="Gunmen", actor=actor)


def _write(connection: Connection, groups: Sequence[Sequence[Told]], number: int) -> int:
    """The rows of some incidents and their reports; returns the number of the last generation."""
    rows: dict[Table, list[Values]] = {}
    for telling, report, coded in (told for group in groups for told in group):
        number += 1
        for table, more in _rows(number, telling, report, coded):
            rows.setdefault(table, []).extend(more)
    for table, more in rows.items():
        connection.execute(table.insert(), more)
    index_reports(connection, [report.id for group in groups for _, report, _ in group])
    write_states(connection, [state for group in groups for state in _states(sorted(group, key=_order))])
    return number


def _order(told: Told) -> tuple[str, str]:
    return known_from(told[1].published, ""), told[1].id


def _rows(number: int, telling: Telling, report: Report, coded: CodedReport) -> Iterator[tuple[Table, list[Values]]]:
    name = coded.incidents[0].id
    told, known = f"{report.id}/{name}", known_from(report.published, "")
    yield reports, [{**report_values(report), "added": _NOW, "known": known}]
    yield generations, [{"id": number, "report": report.id, "coder": 1, "coded": _NOW, "notes": "[]"}]
    yield from coding_rows(number, coded)
    yield currents, [{"report": report.id, "generation": number}]
    current = {"telling": told, "report": report.id, "generation": number, "incident": name, "known": known}
    yield current_tellings, [{**current, "name": incident_name(told)}]
    yield names, [{"incident": incident_name(told), "telling": told}]
    renamed = replace(telling, id=told, report=report.id)
    yield from link_rows([renamed], [kept(renamed)])


def _states(group: Sequence[Told]) -> Iterator[BookIncident]:
    """One state for each moment at which a report came in."""
    moments = [known_from(report.published, "") for _, report, _ in group]
    for until, moment in enumerate(moments, start=1):
        if until < len(moments) and moments[until] == moment:
            continue
        yield _state(group[:until], moment, moments[until] if until < len(moments) else None)


def _state(group: Sequence[Told], since: str, until: str | None) -> BookIncident:
    lead = group[0][2].incidents[0]
    seen = tuple(_told(coded, known_from(report.published, "")) for _, report, coded in group)
    return BookIncident(
        id=incident_name(seen[0].tellings[0]),
        since=since,
        until=until,
        **{name: getattr(lead, name) for name in _SAME},
        counts=tuple(_weighed(lead.counts[0], [coded.claims[0].id for _, _, coded in group])),
        ledger=None,
        disputes=(),
        reports=seen,
        sources=len(seen),
    )


_SAME = "type headline codes role stage certainty date place participants weapons responsibility".split()


def _told(coded: CodedReport, known: str) -> TellingReport:
    head = coded.report
    fields = head.model_dump(mode="json", include={"id", "ref", "title", "publisher", "published"})
    return TellingReport(**fields, known=known, group=head.id, tellings=(f"{head.id}/{coded.incidents[0].id}",))


def _weighed(count: Count, claims: Iterable[str]) -> Iterator[WeighedCount]:
    yield WeighedCount(
        **count.model_dump(exclude={"claims"}), claims=tuple(WeighedClaim(claim=c, weight=1.0) for c in claims)
    )


def main() -> None:
    """`python -m bench.book_synthetic FILE --incidents 100000` makes a book of the made-up world, for trying pages on."""
    from bench.book_world import fill_world

    options = argparse.ArgumentParser(prog="python -m bench.book_synthetic", description=main.__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--incidents", type=int, default=100_000)
    asked = options.parse_args()
    if asked.file.exists():
        options.error(f"{asked.file} is there already")
    fill_world(asked.file, asked.incidents)


if __name__ == "__main__":
    main()
