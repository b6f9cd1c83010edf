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
    Ledger,
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
from dateline.publishing.inspection_card import print_inspection
from dateline.publishing.wording import (
    clean,
    count_label,
    date_words,
    line_words,
    number,
    place_words,
    quoted,
    range_words,
)

__all__ = ["print_card", "print_inspection"]

_LABEL_WIDTH = 15  # columns
_MOST_SOURCES = 3  # of a count; the JSON has them all
_MOST_STATEMENTS = 6  # of one kind
_FIELDS = {
    ContestedField.RESPONSIBILITY: "who did it",
    ContestedField.PLACE: "where",
    ContestedField.DATE: "when",
    ContestedField.ACCOUNT: "what happened",
}
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
        _print_rows("background", [_recalled(i) for i in recalled], console)
    _print_statements([c for c in coded.claims if c.incident is None], text, console)
    _print_rows("note", [clean(n) for n in coded.notes], console)
    console.print()


def _print_head(report: ReportHead, console: Console) -> None:
    published = report.published.isoformat()[:10] if report.published is not None else "undated"
    parts = [report.ref, report.title, report.publisher, published]
    console.print(Text(" · ".join(clean(p) for p in parts if p), style="dim"))


def _print_incident(
    incident: Incident, claims: Mapping[str, Claim], headlines: Mapping[str, str], text: str, console: Console
) -> None:
    console.print()
    _print_title(incident, console)
    for label, rows in _facts(incident):
        _print_rows(label, rows, console)
    if incident.counts:
        console.print()
        console.print(Padding(_counts(incident.counts, claims, text), (0, 0, 0, 2), expand=False))
    if incident.ledger is not None:
        _print_rows("ledger", [_ledger(incident.ledger)], console)
    _print_rows("disputed", _disputes(incident, claims.values(), text), console)
    related = [f"{r.kind.replace('_', ' ')}: {headlines[r.to]}" for r in incident.relations if r.to in headlines]
    _print_rows("related", related, console)


def _print_title(incident: Incident, console: Console) -> None:
    title = Text(clean(incident.headline), style="bold")
    when = Text(date_words(incident.date) if incident.date is not None else "date unknown")
    if len(title) + len(when) + 2 <= console.width:
        title.append(" " * (console.width - len(title) - len(when)))
        console.print(title.append_text(when))
    else:
        console.print(title)
        console.print(Padding(when, (0, 0, 0, 2), expand=False))


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


def _ledger(ledger: Ledger) -> str:
    shares = " + ".join(line_words(line) for line in ledger.lines)
    if ledger.balances:
        return f"{line_words(ledger.start)} = {shares}"
    return f"{line_words(ledger.start)} = {shares} + {line_words(ledger.unaccounted)}"


def _disputes(incident: Incident, claims: Iterable[Claim], text: str) -> list[str]:
    """Each contested field with its sides beside one another, then claims that somebody denies."""
    own = {c.id: c for c in claims if c.incident == incident.id}
    rows = [
        f"{_field_label(d.field)}: " + "  |  ".join(_side(s, own, d.field, text) for s in d.sides)
        for d in incident.disputes
    ]
    shown = {c for d in incident.disputes for s in d.sides for c in s.claims}
    rows += [
        f"{quoted(c.evidence[0], text)} (denied by {clean(c.source.text)})"
        for c in own.values()
        if c.stance is Stance.DENIES and c.id not in shown
    ]
    return list(dict.fromkeys(rows))


def _field_label(field: str) -> str:
    """For example "killed, hostages"; a `ContestedField` in plain words."""
    what, colon, who = field.partition(":")
    if colon:
        return what if who == "people" else f"{what}, {who.replace('_', ' ')}"
    return _FIELDS[ContestedField(field)]


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
        _print_rows(label, rows[:_MOST_STATEMENTS] + more, console)


def _print_rows(label: str, rows: Sequence[str], console: Console) -> None:
    """A label and its lines beside it; nothing where there are none."""
    if not rows:
        return
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_LABEL_WIDTH, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for index, row in enumerate(rows):
        table.add_row(Text("" if index else label, style="dim"), Text(row))
    console.print(Padding(table, (0, 0, 0, 2), expand=False))
