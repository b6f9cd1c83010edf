"""How an incident came to be, step by step, with what can be undone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.book.finding import find
from dateline.book.history import Change, Step, history, words
from dateline.book.incident import BookIncident, TellingReport
from dateline.book.moments import now
from dateline.book.queries import states_of
from dateline.book.rulings import Correction, LinkRuling, Ruling, Undoing, rulings
from dateline.model.vocabulary import CountWhat
from dateline.publishing.card_rows import field_label
from dateline.publishing.wording import clean, edtf_words, range_words
from dateline.web.showing.words import moment_words, type_label

_FIGURES = re.compile(r"(-|\d+)/(-|\d+)/(-|\d+)")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: its id, words, who, why and when; `holds` is False where it was undone."""

    id: str
    what: str
    author: str
    reason: str
    moment: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report that came in or left: its id (None where it is not known any more) and how it is named."""

    id: str | None
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One moment: reports that came in or left, decisions, and (label, before, after) of what that changed."""

    moment: str
    reports: tuple[Report, ...]
    left: tuple[Report, ...]
    decisions: tuple[str, ...]
    changes: tuple[tuple[str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class PastView:
    """The steps of an incident, the latest first, and every decision about it, the latest first."""

    incident: BookIncident
    steps: tuple[StepView, ...]
    decisions: tuple[Decision, ...]


def past_view(connection: Connection, asked: str, as_of: str | None) -> PastView:
    """The history of an incident until a moment; raises InputError where there was none."""
    steps = history(connection, asked, as_of)
    incident = find(connection, asked, as_of).incident
    states = states_of(connection, incident.id, as_of)
    reports = {_named(r): r for s in states for r in s.reports}
    return PastView(
        incident=incident,
        steps=tuple(_step(s, reports) for s in reversed(steps)),
        decisions=tuple(_decisions(connection, states, as_of)),
    )


def _decisions(connection: Connection, states: Sequence[BookIncident], as_of: str | None) -> list[Decision]:
    every = rulings(connection)
    about = every.about(frozenset(t for s in states for t in s.tellings))
    undone = every.undone(as_of or now())
    made = (*about.links, *about.corrections, *about.undoings)
    seen = [r for r in made if as_of is None or r.created <= as_of]
    return [_decision(r, r.id not in undone) for r in sorted(seen, key=lambda r: (r.created, r.id), reverse=True)]


def _decision(made: Ruling, holds: bool) -> Decision:
    return Decision(made.id, what(made), clean(made.author), clean(made.reason), moment_words(made.created), holds)


def what(made: Ruling) -> str:
    """What was decided, in words: "one incident (2 and 3 tellings)", "killed = 21"."""
    match made:
        case LinkRuling():
            sides = f"{len(made.left)} and {len(made.right)} tellings"
            judged = {"same": "one incident", "different": "two incidents", "unsure": "unsure"}[made.judgement]
            return f"{judged} ({sides})"
        case Correction() | Undoing():
            tail = f", by {made.author}: {made.reason}"
            return clean(words(made).removeprefix(f"{made.id} ").removesuffix(tail))
        case _:
            raise TypeError(made)


def _named(report: TellingReport) -> str:
    """As `book.history` names it."""
    return f"{report.ref} ({report.publisher})" if report.publisher else report.ref


def _step(step: Step, reports: Mapping[str, TellingReport]) -> StepView:
    return StepView(
        moment=step.moment,
        reports=tuple(_report(name, reports.get(name)) for name in step.reports),
        left=tuple(_report(name, reports.get(name)) for name in step.left),
        decisions=tuple(clean(d) for d in step.decisions),
        changes=tuple((_label(c), _value(c, c.before), _value(c, c.after)) for c in step.changes),
    )


def _report(name: str, found: TellingReport | None) -> Report:
    if found is None:
        return Report(None, clean(name), "")
    return Report(found.id, clean(found.title or found.ref), clean(found.publisher or ""))


def _label(change: Change) -> str:
    return field_label(change.field) if ":" in change.field else change.field


def _value(change: Change, value: str | None) -> str | None:
    """A value before or after a change as it reads to people."""
    if value is None:
        return None
    found = _FIGURES.fullmatch(value)
    if found is not None:
        low, best, high = (None if n == "-" else int(n) for n in found.groups())
        range = range_words(low, best, high)
        return range if best is None else f"{best:,} ({range})"
    if change.field == "date":
        return edtf_words(value) or value
    if change.field == "type":
        return type_label(value)
    if change.field == "contested":
        return ", ".join(
            field_label(f) if f.partition(":")[0] in set(CountWhat) or f != "type" else f for f in value.split(", ")
        )
    return clean(value)
