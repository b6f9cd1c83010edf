"""The card of one incident of the book: what all its reports come to, how the figures ran, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.book.incident import BookIncident, Contest, WeighedClaim
from dateline.book.viewing import ClaimInReport, Figures, View
from dateline.model.coded import Side
from dateline.model.vocabulary import Certainty, ParticipantRole, ResponsibilityStatus, Stage, Stance
from dateline.publishing.card_rows import field_label, ledger_words, print_rows, print_title
from dateline.publishing.wording import clean, count_label, number, place_words, quoted

_MOST_NAMES = 5  # of one role; the JSON has them all
_MOST_SOURCES = 3  # of a count
_MOST_MOMENTS = 12  # of the timeline: the first and the latest
_BESIDE, _COLUMN = 28, 13  # columns of a terminal that the moment and number of reports take, and that each count takes


def print_incident(view: View, console: Console) -> None:
    """Print one incident of the book; raises ValueError where a claim's evidence is not in its report's text."""
    incident = view.found.incident
    console.print()
    print_title(incident.headline, incident.date, console)
    for label, rows in _facts(view):
        print_rows(label, rows, console)
    if incident.counts:
        console.print()
        console.print(Padding(_counts(incident, view.claims), (0, 0, 0, 2), expand=False))
    if incident.ledger is not None:
        print_rows("ledger", [ledger_words(incident.ledger)], console)
    print_rows("disputed", [_contest(c, view.claims) for c in incident.disputes], console)
    if len(view.timeline) > 1:
        console.print()
        console.print(Padding(_timeline(view.timeline, console.width), (0, 0, 0, 2), expand=False))
    console.print()
    print_rows("reports", list(_reports(incident)), console)
    console.print()


def _facts(view: View) -> Iterator[tuple[str, list[str]]]:
    incident, found = view.found.incident, view.found
    yield "incident", [incident.id + (f" (was {found.asked}, now one with it)" if found.was_merged else "")]
    yield "split", [f"some of its reports are now told under {name}" for name in found.successors]
    for role in ParticipantRole:
        names = _names(incident, role)
        more = f"; and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        yield role.value, ["; ".join(names[:_MOST_NAMES]) + more] if names else []
    yield "place", [place_words(incident.place)] if incident.place is not None else ["unknown"]
    yield "responsibility", list(dict.fromkeys(_responsible(incident)))[:_MOST_NAMES]
    if incident.stage is not Stage.ACCOMPLISHED:
        yield "stage", [incident.stage.value]
    if incident.certainty is not Certainty.STATED:
        yield "certainty", [incident.certainty.value]
    yield "corrected", [f"{c.field} ({c.decision}, {clean(c.author)}: {clean(c.reason)})" for c in incident.corrected]


def _responsible(incident: BookIncident) -> Iterator[str]:
    """Who says what of who did it; that nobody has claimed it is said only until somebody does."""
    claimed = any(r.status is ResponsibilityStatus.CLAIMED for r in incident.responsibility)
    for said in incident.responsibility:
        if said.status is not ResponsibilityStatus.UNCLAIMED:
            yield f"{clean(said.name or said.text)}: {said.status} (says {clean(said.by)})"
        elif not claimed:
            yield f"nobody has claimed it (says {clean(said.by)})"


def _names(incident: BookIncident, role: ParticipantRole) -> list[str]:
    """The participants of a role, known actors and those of most reports first."""
    members = [p for p in incident.participants if p.role is role]
    ordered = sorted(members, key=lambda p: (p.actor is None, -len(p.claims)))
    return list(dict.fromkeys(clean(p.name) for p in ordered))


def _counts(incident: BookIncident, claims: dict[str, ClaimInReport]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="underline")
    table.add_column("count", ratio=3)
    for end in ("low", "best", "high"):
        table.add_column(end, justify="right", no_wrap=True)
    table.add_column("who says so", ratio=5)
    for count in incident.counts:
        label = count_label(count) + (" (contested)" if count.contested else "")
        ends = (number(count.low), number(count.best), number(count.high))
        who = _sources(count.claims, claims) or count.rule
        table.add_row(*(Text(cell) for cell in (label, *ends, who)))
    return table


def _sources(weighed: Sequence[WeighedClaim], claims: dict[str, ClaimInReport]) -> str:
    """The heaviest claims behind a count, each speaker once."""
    ordered = sorted((w for w in weighed if w.weight > 0 and w.claim in claims), key=lambda w: -w.weight)
    rows = list(dict.fromkeys(_source(claims[w.claim]) for w in ordered))
    more = f"; and {len(rows) - _MOST_SOURCES} more" if len(rows) > _MOST_SOURCES else ""
    return "; ".join(rows[:_MOST_SOURCES]) + more


def _source(said: ClaimInReport) -> str:
    return f"{clean(said.claim.source.text)} ({clean(said.publisher)}), {quoted(said.claim.evidence[0], said.text)}"


def _contest(contest: Contest, claims: dict[str, ClaimInReport]) -> str:
    return f"{field_label(contest.field)}: " + "  |  ".join(_side(s, claims) for s in contest.sides)


def _side(side: Side, claims: dict[str, ClaimInReport]) -> str:
    publishers = dict.fromkeys(clean(claims[c].publisher) for c in side.claims if c in claims)
    who = ", ".join((clean(side.source), *publishers))
    return f"{clean(side.value)} ({'denied by ' if side.stance is Stance.DENIES else ''}{who})"


def _timeline(rows: Sequence[Figures], width: int) -> Table:
    """The figures at each moment that changed one; of the counts those that changed most often, as many as fit."""
    moves = {name: len({row.counts.get(name) for row in rows}) for row in rows for name in row.counts}
    chosen = sorted(moves, key=lambda name: -moves[name])[: max(1, (width - _BESIDE) // _COLUMN)]
    names = [name for name in moves if name in chosen]
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="underline")
    table.add_column("known by", no_wrap=True)
    table.add_column("reports", justify="right")
    for name in names:
        table.add_column(field_label(name if ":" in name else f"{name}:people"), justify="right")
    shown = rows if len(rows) <= _MOST_MOMENTS else [*rows[:2], *rows[2 - _MOST_MOMENTS :]]
    for row in shown:
        table.add_row(moment_words(row.since), str(row.reports), *(row.counts.get(name, "") for name in names))
    return table


def _reports(incident: BookIncident) -> Iterator[str]:
    for report in incident.reports:
        title = f"“{clean(report.title)}”" if report.title else ""
        parts = (clean(report.ref), clean(report.publisher or ""), moment_words(report.known), title)
        copy = " (a copy)" if report.group != report.id else ""
        yield " · ".join(p for p in parts if p) + copy


def moment_words(when: str) -> str:
    """A moment in UTC for people: "2025-03-12 18:00"; the last second of a day is that day."""
    return when[:10] if when[11:19] == "23:59:59" else f"{when[:10]} {when[11:16]}"
