"""A book of the made-up world, filled in bulk: the rows that `dateline add` would leave there, made at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Table

from bench.world import Happened, Said, happenings
from dateline.book.coded_rows import Values, coding_rows, report_values
from dateline.book.derived import current_tellings, currents, names
from dateline.book.doubt_rows import write_doubts
from dateline.book.doubtful import DoubtfulLink, DoubtKind
from dateline.book.incident import BookIncident, Contest, TellingReport, WeighedClaim, WeighedCount
from dateline.book.kept import coders, generations, reports
from dateline.book.linked import link_rows
from dateline.book.members import incident_name, telling_id
from dateline.book.moments import written
from dateline.book.opening import Access, open_book
from dateline.book.searching import index_reports
from dateline.book.state_rows import write_states
from dateline.linking.incremental import kept
from dateline.linking.telling import tellings
from dateline.model.coded import Claim, CodedReport, Count, Incident, ReportHead, Side, Source
from dateline.model.report import Report
from dateline.model.span import Evidence
from dateline.model.vocabulary import Certainty, CountWhat, CountWho, IncidentRole, Stage, Stance

CODER = "dateline 0.0, bench"
_BATCH = 2000  # incidents of a transaction
_NOW = "2026-01-01T00:00:00.000000Z"


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as one report tells it."""

    said: Said
    report: Report
    coded: CodedReport

    @property
    def known(self) -> str:
        """From when on it counts."""
        return written(self.said.known)

    @property
    def telling(self) -> str:
        """Its id."""
        return telling_id(self.report.id, self.coded.incidents[0].id)


def fill_world(path: Path, number: int) -> None:
    """Makes a book of so many incidents."""
    made = 0
    with open_book(path, Access.MAKE) as book:
        with book.writing() as connection:
            connection.execute(coders.insert().values(version=CODER, first_used=_NOW))
        coming, first = happenings(number), 0
        while batch := list(islice(coming, _BATCH)):
            with book.writing() as connection:
                told = [[_told(h, s, first + k) for s in h.said] for k, h in enumerate(batch)]
                made = _write(connection, told, made)
                doubt(connection, [t[0] for t in told])
                write_states(connection, [s for h, t in zip(batch, told, strict=True) for s in _states(h, t)])
            first += len(batch)


def _told(happened: Happened, said: Said, number: int) -> Told:
    where = happened.place.name if happened.place is not None else "the country"
    who = happened.participants[0].name
    killed = f"{said.killed} people were killed" if said.killed is not None else "It was not clear how many were hurt"
    text = (
        f"{who} struck {happened.participants[1].name} in {where} {happened.date.text if happened.date else 'lately'}. "
        f"{killed}, {said.source.value.replace('_', ' ')} sources said. Reference {number} of {said.publisher}, {said.known:%d %B %Y %H:%M}."
    )
    title = f"{happened.headline} ({number})"
    report = Report(
        text=text, ref=f"w{number}", title=title, publisher=said.publisher, published=said.known.replace(tzinfo=UTC)
    )
    fields = report.model_dump(include={"ref", "title", "url", "publisher", "published", "language"})
    claims = tuple(_claims(report, said, killed))
    incident = _incident(happened, report, claims)
    return Told(
        said, report, CodedReport(report=ReportHead(id=report.id, **fields), incidents=(incident,), claims=claims)
    )


def _claims(report: Report, said: Said, killed: str) -> Iterator[Claim]:
    figure = said.killed
    start = report.text.index(killed)
    value = {"what": "killed", "who": "people", "low": figure, "best": figure, "high": figure}
    yield Claim(
        id=f"c{report.id[1:13]}",
        incident=f"i{report.id[1:]}",
        attribute="statement" if figure is None else "count",
        value={"text": killed} if figure is None else value,
        stance=Stance.ASSERTS,
        certainty=Certainty.STATED,
        source=Source(text=said.source.value, kind=said.source),
        evidence=(Evidence(start=start, end=start + len(killed), quote=killed),),
        confidence=0.9,
    )


def _incident(happened: Happened, report: Report, claims: Sequence[Claim]) -> Incident:
    figure = claims[0].value.get("best")
    counts = () if figure is None else (
        Count(what=CountWhat.KILLED, who=CountWho.PEOPLE, low=figure, best=figure, high=figure, contested=False,
              rule="only_claim", claims=(claims[0].id,)),
    )  # fmt: skip
    return Incident(
        id=f"i{report.id[1:]}",
        **_shared(happened),
        counts=counts,
        relations=(),
        mentions=(Evidence(start=0, end=5, quote=report.text[:5]),),
    )


def _shared(happened: Happened) -> Values:
    """What the incident is in each report and over all of them."""
    return {
        "type": happened.type,
        "headline": happened.headline,
        "codes": {},
        "role": IncidentRole.MAIN,
        "stage": Stage.ACCOMPLISHED,
        "certainty": Certainty.STATED,
        "date": happened.date,
        "place": happened.place,
        "participants": happened.participants,
        "weapons": (),
        "responsibility": (),
        "ledger": None,
    }


def _write(connection: Connection, groups: Sequence[Sequence[Told]], made: int) -> int:
    """The rows of the reports and their codings; returns the number of the last generation."""
    rows: dict[Table, list[Values]] = {}
    found = [told for group in groups for told in group]
    for told in found:
        made += 1
        for table, more in _rows(made, told):
            rows.setdefault(table, []).extend(more)
    for table, more in rows.items():
        connection.execute(table.insert(), more)
    index_reports(connection, [told.report.id for told in found])
    return made


def _rows(number: int, told: Told) -> Iterator[tuple[Table, list[Values]]]:
    report, name = told.report.id, told.coded.incidents[0].id
    yield reports, [{**report_values(told.report), "added": _NOW, "known": told.known}]
    yield generations, [{"id": number, "report": report, "coder": 1, "coded": _NOW, "notes": "[]"}]
    yield from coding_rows(number, told.coded)
    yield currents, [{"report": report, "generation": number}]
    called = incident_name(told.telling)
    row = {"telling": told.telling, "report": report, "generation": number, "incident": name, "known": told.known}
    yield current_tellings, [{**row, "name": called}]
    yield names, [{"incident": called, "telling": told.telling}]


def _states(happened: Happened, told: Sequence[Told]) -> Iterator[BookIncident]:
    """One state for each report that came in."""
    for number, last in enumerate(told, start=1):
        so_far = told[:number]
        count = _weighed(happened, so_far)
        yield BookIncident(
            id=incident_name(told[0].telling),
            since=last.known,
            until=told[number].known if number < len(told) else None,
            **_shared(happened),
            counts=() if count is None else (count,),
            disputes=(_contest(so_far),) if count is not None and count.contested else (),
            reports=tuple(_seen(t) for t in so_far),
            sources=number,
            source_kinds=tuple(sorted({t.said.source for t in so_far})),
        )


def _seen(told: Told) -> TellingReport:
    head = told.coded.report.model_dump(mode="json", include={"id", "ref", "title", "publisher", "published"})
    return TellingReport(**head, known=told.known, group=told.report.id, tellings=(told.telling,))


def _weighed(happened: Happened, told: Sequence[Told]) -> WeighedCount | None:
    said = [t.said.killed for t in told if t.said.killed is not None]
    if not said:
        return None
    return WeighedCount(
        what=CountWhat.KILLED,
        who=CountWho.PEOPLE,
        low=min(said),
        best=said[-1],
        high=None if happened.open_ended else max(said),
        contested=len(set(said)) > 1,
        rule="latest",
        claims=tuple(WeighedClaim(claim=t.coded.claims[0].id, weight=1.0) for t in told),
    )


def _contest(told: Sequence[Told]) -> Contest:
    return Contest(field="killed:people", sides=tuple(_side(t) for t in told if t.said.killed is not None))


def _side(told: Told) -> Side:
    kind = told.said.source
    return Side(
        value=str(told.said.killed),
        stance=Stance.ASSERTS,
        source=kind.value,
        kind=kind,
        claims=(told.coded.claims[0].id,),
    )


def doubt(connection: Connection, told: Sequence[Told]) -> None:
    """Leaves it in doubt whether some of these, each of another incident, are one: two in a hundred."""
    for one, other in zip(told[::100], told[1::100], strict=False):
        left, right = sorted((one, other), key=lambda t: t.telling)
        for each in (left, right):
            (telling,) = tellings(each.coded, each.report.text)
            for table, rows in link_rows([telling], [kept(telling)]):
                if rows:
                    connection.execute(table.insert().prefix_with("OR IGNORE"), rows)
        incident, another = sorted((incident_name(left.telling), incident_name(right.telling)))
        link = DoubtfulLink(
            incident=incident, other=another, since=max(left.known, right.known), until=None, kind=DoubtKind.APART,
            left=left.telling, right=right.telling, weight=-1.5,
        )  # fmt: skip
        write_doubts(connection, [link])
