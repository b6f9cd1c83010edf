"""Reports and codings made by rule, so that tests of the book need neither a model nor the coder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateline.book.adding import add
from dateline.book.derived import DERIVED
from dateline.book.opening import Book
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
from dateline.model.span import Evidence
from dateline.model.vocabulary import (
    Certainty,
    CountWhat,
    CountWho,
    IncidentRole,
    ParticipantRole,
    SourceKind,
    Stage,
    Stance,
)

CODER = "dateline 0.1.0, test 1"
NEWER = "dateline 0.2.0, test 1"


@dataclass(frozen=True, slots=True)
class Told:
    """One incident that a made report tells: `killed` people by a bomb in a town of a country on a day."""

    killed: int
    town: str = "Karval"
    day: str = "2031-06-02"
    country: str = "PK"
    actor: str = "PK.BLA"
    type: str = "bombing"


def report(ref: str, told: Sequence[Told], published: date | datetime | None = None, publisher: str = "Post") -> Report:
    """A report of one sentence an incident."""
    words = [f"A bomb killed {t.killed} people in {t.town} on {t.day}, police said in report {ref}." for t in told]
    return Report(text=" ".join(words) or f"Nothing in {ref}.", ref=ref, published=published, publisher=publisher)


def coding(of: Report, told: Sequence[Told], shift: int = 0) -> CodedReport:
    """The coding of such a report; `shift` makes another coder's, whose ids differ."""
    incidents, claims, at = [], [], 0
    for number, one in enumerate(told):
        at = of.text.index("A bomb", at)
        name = f"i{of.id[1:]}{number}{shift or ''}"
        quote = f"killed {one.killed} people"
        start = of.text.index(quote, at)
        claim = Claim(
            id=f"c{of.id[1:]}{number}{shift or ''}",
            incident=name,
            attribute="count",
            value={"what": "killed", "who": "people", "low": one.killed, "best": one.killed, "high": one.killed},
            stance=Stance.ASSERTS,
            certainty=Certainty.STATED,
            source=Source(text="police", kind=SourceKind.POLICE, chain=("Agency",)),
            evidence=(Evidence(start=start, end=start + len(quote), quote=quote),),
            confidence=0.75,
        )
        claims.append(claim)
        incidents.append(_incident(name, one, claim, Evidence(start=at, end=at + 6, quote="A bomb")))
        at += 6
    head = ReportHead(
        id=of.id, published=of.published, **of.model_dump(include={"ref", "title", "url", "publisher", "language"})
    )
    return CodedReport(report=head, incidents=tuple(incidents), claims=tuple(claims), notes=("made",))


def _incident(name: str, told: Told, claim: Claim, mention: Evidence) -> Incident:
    count = Count(
        what=CountWhat.KILLED,
        who=CountWho.PEOPLE,
        low=told.killed,
        best=told.killed,
        high=told.killed,
        contested=False,
        rule="only_claim",
        claims=(claim.id,),
    )
    return Incident(
        id=name,
        type=told.type,
        headline=f"Bombing, {told.town}",
        codes={"cameo": "183"},
        role=IncidentRole.MAIN,
        stage=Stage.ACCOMPLISHED,
        certainty=Certainty.STATED,
        date=IncidentDate(edtf=told.day, precision=1, text=told.day),
        place=IncidentPlace(
            name=told.town,
            country=told.country,
            admin1="Northern",
            latitude=30.0,
            longitude=67.0,
            precision=1,
            text=told.town,
        ),
        participants=(
            Participant(role=ParticipantRole.PERPETRATOR, text="the front", name="the front", actor=told.actor),
        ),
        weapons=(),
        responsibility=(),
        counts=(count,),
        ledger=None,
        relations=(),
        mentions=(mention,),
    )


def add_made(
    book: Book, ref: str, told: Sequence[Told], published: date | datetime | None = None, coder: str = CODER
) -> Report:
    """Adds a made report; returns it."""
    made = report(ref, told, published)
    add(book, made, coding(made, told, shift=0 if coder == CODER else 7), coder)
    return made


def derived_rows(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every derived table, in the order of its key, in which they lie on disk."""
    with book.reading() as connection:
        return {
            name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for name, table in DERIVED.tables.items()
        }


def headlines(rows: Iterable[Any]) -> list[str]:
    """The headlines of listed incidents."""
    return [row.headline for row in rows]
