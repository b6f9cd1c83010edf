"""The card: one coded report on a terminal, readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model.coded import (
    Claim,
    CodedReport,
    Count,
    Incident,
    Participant,
    ReportHead,
    Responsibility,
    Side,
)
from dateline.model.vocabulary import (
    Certainty,
    ContestedField,
    IncidentRole,
    ParticipantRole,
    ResponsibilityStatus,
    Stage,
    Stance,
)
from dateline.publishing.card_rows import field_label, ledger_words, print_rows, print_title
from dateline.publishing.inspection_card import print_inspection
from dateline.publishing.wording import (
    clean,
    count_label,
    date_words,
    number,
    place_words,
    quoted,
    range_words,
)

__all__ = ["print_card", "print_inspection"]

_MOST_SOURCES = 3  # of a count; the JSON has them all
_MOST_STATEMENTS = 6  # of one kind
# How statements that belong to no single incident are headed, in this order.
_STATEMENTS = {
    "accusation": "accusation",
    "denial": "denial",
    "assessment": "assessment",
    "vow": "vow",
    "background": "context",
}


def print_card(coded: CodedReport, text: str, console: Console) -> None:
    """Print a coded report; raises ValueError where `text` is not the text that its evidence quotes."""
    claims = {c.id: c for c in coded.claims}
    _print_head(coded.report, console)
    main = [i for i in coded.incidents if i.role is IncidentRole.MAIN]
    recalled = [i for i in coded.incidents if i.role is IncidentRole.BACKGROUND]
    headlines = {i.id: clean(i.headline) for i in coded.incidents}
    for incident in main:
        _print_incident(incident, claims, headlines, text, console)
    if not coded.incidents:
        console.print(Text("No incident: nothing in this report is coded as one."))
    elif not main:
        console.print(Text("No incident of its own: the report only recalls earlier ones."))
    if recalled:
        console.print()
        print_rows("background", [_recalled(i) for i in recalled], console)
    _print_statements([c for c in coded.claims if c.incident is None], text, console)
    print_rows("note", [clean(n) for n in coded.notes], console)
    console.print()


def _print_head(report: ReportHead, console: Console) -> None:
    published = report.published.isoformat()[:10] if report.published is not None else "undated"
    parts = [report.ref, report.title, report.publisher, published]
    console.print(Text(" · ".join(clean(p) for p in parts if p), style="dim"))


def _print_incident(
    incident: Incident, claims: Mapping[str, Claim], headlines: Mapping[str, str], text: str, console: Console
) -> None:
    console.print()
    print_title(incident.headline, incident.date, console)
    for label, rows in _facts(incident):
        print_rows(label, rows, console)
    if incident.counts:
        console.print()
        console.print(Padding(_counts(incident.counts, claims, text), (0, 0, 0, 2), expand=False))
    if incident.ledger is not None:
        print_rows("ledger", [ledger_words(incident.ledger)], console)
    print_rows("disputed", _disputes(incident, claims.values(), text), console)
    related = [f"{r.kind.replace('_', ' ')}: {headlines[r.to]}" for r in incident.relations if r.to in headlines]
    print_rows("related", related, console)


def _facts(incident: Incident) -> Iterable[tuple[str, list[str]]]:
    """The labelled lines under the headline, in reading order; a label without lines is not printed."""
    said = {r.actor or r.text.casefold(): r.status for r in incident.responsibility}
    for role in ParticipantRole:
        members = dict.fromkeys(_member(p, said) for p in incident.participants if p.role is role)
        yield role.value, ["; ".join(members)] if members else []
    yield "place", [place_words(incident.place)] if incident.place is not None else ["unknown"]
    yield (
        "weapon",
        ["; ".join(dict.fromkeys(f"{w.type.replace('_', ' ')} (“{clean(w.text)}”)" for w in incident.weapons))]
        if incident.weapons
        else [],
    )
    yield "responsibility", list(dict.fromkeys(_responsible(r) for r in incident.responsibility))
    if incident.stage is not Stage.ACCOMPLISHED:
        yield "stage", [incident.stage.value]
    if incident.certainty is not Certainty.STATED:
        yield "certainty", [incident.certainty.value]


def _member(member: Participant, said: Mapping[str, ResponsibilityStatus]) -> str:
    name, words = clean(member.name), clean(member.text)
    status = said.get(member.actor or name.casefold())
    notes = [f"“{words}”"] if words.casefold() != name.casefold() else []
    notes += [status.value] if status is not None and member.role is ParticipantRole.PERPETRATOR else []
    return f"{name} ({', '.join(notes)})" if notes else name


def _responsible(said: Responsibility) -> str:
    if said.status is ResponsibilityStatus.UNCLAIMED:
        return f"nobody has claimed it (says {clean(said.by)})"
    return f"{clean(said.text)}: {said.status.value} (says {clean(said.by)})"


def _counts(counts: Sequence[Count], claims: Mapping[str, Claim], text: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="underline")
    table.add_column("count", ratio=3)
    for end in ("low", "best", "high"):
        table.add_column(end, justify="right", no_wrap=True)
    table.add_column("who says so", ratio=5)
    for count in counts:
        label = count_label(count) + (" (contested)" if count.contested else "")
        who = _sources([claims[c] for c in count.claims], text)
        table.add_row(*(Text(cell) for cell in (label, number(count.low), number(count.best), number(count.high), who)))
    return table


def _sources(claims: Sequence[Claim], text: str) -> str:
    rows = list(dict.fromkeys(f"{clean(c.source.text)}, {quoted(c.evidence[0], text)}" for c in claims))
    more = f"; and {len(rows) - _MOST_SOURCES} more" if len(rows) > _MOST_SOURCES else ""
    return "; ".join(rows[:_MOST_SOURCES]) + more


def _disputes(incident: Incident, claims: Iterable[Claim], text: str) -> list[str]:
    """Each contested field with its sides beside one another, then claims that somebody denies."""
    own = {c.id: c for c in claims if c.incident == incident.id}
    rows = [
        f"{field_label(d.field)}: " + "  |  ".join(_side(s, own, d.field, text) for s in d.sides)
        for d in incident.disputes
    ]
    shown = {c for d in incident.disputes for s in d.sides for c in s.claims}
    rows += [
        f"{quoted(c.evidence[0], text)} (denied by {clean(c.source.text)})"
        for c in own.values()
        if c.stance is Stance.DENIES and c.id not in shown
    ]
    return list(dict.fromkeys(rows))


def _side(side: Side, claims: Mapping[str, Claim], field: str, text: str) -> str:
    """A side with its speaker and the words of its claims: "9 (police, “9 passengers”)", "not 9 (denied by the army)"."""
    said = [quoted(claims[c].evidence[0], text) for c in side.claims if c in claims]
    words = ", ".join(dict.fromkeys(said))
    who = clean(side.source)
    if side.stance is Stance.DENIES:
        who = f"denied by {who}"
    if field in {ContestedField.ACCOUNT, ContestedField.PLACE}:
        return f"{words} ({who})"
    return f"{clean(side.value)} ({who}, {words})"


def _recalled(incident: Incident) -> str:
    words = clean(incident.headline)
    if incident.date is not None:
        words += f", {date_words(incident.date)}"
    counts = "; ".join(f"{range_words(c.low, c.best, c.high)} {count_label(c)}" for c in incident.counts)
    return f"{words}: {counts}" if counts else words


def _print_statements(claims: Sequence[Claim], text: str, console: Console) -> None:
    if any(c.attribute in _STATEMENTS for c in claims):
        console.print()
    for attribute, label in _STATEMENTS.items():
        rows = [f"{clean(c.source.text)}: {quoted(c.evidence[0], text)}" for c in claims if c.attribute == attribute]
        rows = list(dict.fromkeys(rows))
        more = [f"and {len(rows) - _MOST_STATEMENTS} more"] if len(rows) > _MOST_STATEMENTS else []
        print_rows(label, rows[:_MOST_STATEMENTS] + more, console)
