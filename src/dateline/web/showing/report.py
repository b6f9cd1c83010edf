"""What a report's page shows: its text with all evidence marked, and every claim with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from dateline.book.queries import Listed
from dateline.book.stored import StoredReport, stored_report
from dateline.model.coded import Claim
from dateline.model.span import Span
from dateline.publishing.wording import clean, range_words
from dateline.web.showing.marked import Mark, Shown, shown
from dateline.web.showing.reports import web_address
from dateline.web.showing.values import date_words, denies
from dateline.web.showing.words import type_label

_QUOTE = 140
_MOST = 400  # claims that are listed


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in words; `at` says whether its first passage is among those shown."""

    id: str
    attribute: str
    words: str
    source: str
    kind: str
    certainty: str
    denied: bool
    quote: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class IncidentClaims:
    """An incident that the report tells of (None: claims about none) with its claims in the order of the text."""

    headline: str
    incident: Listed | None
    rows: tuple[ClaimRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as its page shows it; `url` only where it leads to the web, `address` as it was given."""

    report: StoredReport
    title: str
    publisher: str
    published: str | None
    url: str | None
    address: str | None
    text: Shown
    incidents: tuple[IncidentClaims, ...]


def report_view(connection: Connection, asked: str, as_of: str | None) -> ReportView:
    """The page of a report; raises InputError where there is none."""
    stored = stored_report(connection, asked, as_of)
    head = stored.head
    marks = [
        Mark(Span(e.start, e.end), f"at-{c.id}" if i == 0 else f"at-{c.id}-{i}", f"#claim-{c.id}")
        for c in stored.claims
        for i, e in enumerate(c.evidence)
    ]
    text = shown(stored.text, marks)
    anchored = {m.anchor for m in marks if any(m.span.overlaps(w) for w in text.windows)}
    return ReportView(
        report=stored,
        title=clean(head.title or "") or clean(head.ref),
        publisher=clean(head.publisher or "publisher unknown"),
        published=_published(stored),
        url=web_address(head.url),
        address=clean(head.url) if head.url else None,
        text=text,
        incidents=tuple(_incidents(stored, anchored)),
    )


def _published(stored: StoredReport) -> str | None:
    return str(stored.head.published)[:16].replace("T", " ") if stored.head.published is not None else None


def _incidents(stored: StoredReport, anchored: set[str]) -> list[IncidentClaims]:
    named = {i.telling.rpartition("/")[2]: i for i in stored.incidents}
    groups: dict[str | None, list[Claim]] = {name: [] for name in named}
    for claim in sorted(stored.claims, key=lambda c: (c.evidence[0].start, c.id)):
        groups.setdefault(claim.incident, []).append(claim)
    found = []
    for name, claims in groups.items():
        told = named.get(name) if name is not None else None
        headline = clean(told.headline) if told is not None else "About no one incident"
        rows = tuple(_row(c, f"at-{c.id}" in anchored) for c in claims[:_MOST])
        found.append(IncidentClaims(headline, told.incident if told else None, rows, max(0, len(claims) - _MOST)))
    return found


def _row(claim: Claim, is_shown: bool) -> ClaimRow:
    quote = clean(claim.evidence[0].quote)
    return ClaimRow(
        id=claim.id,
        attribute=claim.attribute.replace("_", " "),
        words=value_words(claim.attribute, claim.value),
        source=clean(claim.source.text),
        kind=claim.source.kind.value.replace("_", " "),
        certainty=claim.certainty.value,
        denied=denies(claim),
        quote=quote if len(quote) <= _QUOTE else quote[:_QUOTE].rsplit(" ", 1)[0] + " …",
        is_shown=is_shown,
    )


def value_words(attribute: str, value: dict[str, Any]) -> str:
    """A claim's value in words, whatever its attribute."""
    if attribute == "count":
        who = "" if value["who"] == "people" else f" {value['who'].replace('_', ' ')}"
        return f"{value['what']}{who}: {range_words(value['low'], value['best'], value['high'])}"
    if attribute == "type":
        return type_label(value["type"])
    if attribute == "date":
        return date_words(value["edtf"], value.get("text"))
    parts = [value.get("role"), value.get("status"), value.get("name") or value.get("text") or value.get("type")]
    words = " ".join(clean(str(p)) for p in parts if p)
    return words or clean("; ".join(f"{k}: {v}" for k, v in value.items() if v is not None))
