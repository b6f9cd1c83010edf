"""How an incident came to be, step by step, with what can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.book.finding import find
from dateline.book.history import Step, history, words
from dateline.book.incident import BookIncident
from dateline.book.moments import now
from dateline.book.queries import states_of
from dateline.book.rulings import Correction, LinkRuling, Ruling, Undoing, rulings
from dateline.publishing.wording import clean
from dateline.web.showing.words import moment_words


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
class PastView:
    """The steps of an incident, the latest first, and every decision about it, the latest first."""

    incident: BookIncident
    steps: tuple[Step, ...]
    decisions: tuple[Decision, ...]


def past_view(connection: Connection, asked: str, as_of: str | None) -> PastView:
    """The history of an incident until a moment; raises InputError where there was none."""
    steps = history(connection, asked, as_of)
    incident = find(connection, asked, as_of).incident
    tellings = frozenset(t for s in states_of(connection, incident.id, as_of) for t in s.tellings)
    every = rulings(connection)
    about = every.about(tellings)
    undone = every.undone(as_of or now())
    made = (*about.links, *about.corrections, *about.undoings)
    seen = [r for r in made if as_of is None or r.created <= as_of]
    ordered = sorted(seen, key=lambda r: (r.created, r.id), reverse=True)
    return PastView(incident, tuple(reversed(steps)), tuple(_decision(r, r.id not in undone) for r in ordered))


def _decision(made: Ruling, holds: bool) -> Decision:
    return Decision(made.id, what(made), clean(made.author), clean(made.reason), moment_words(made.created), holds)


def what(made: Ruling) -> str:
    """What was decided, in words: "one incident with the other", "killed is 21"."""
    match made:
        case LinkRuling():
            sides = f"{len(made.left)} and {len(made.right)} tellings"
            return {"same": "one incident", "different": "two incidents", "unsure": "unsure"}[
                made.judgement
            ] + f" ({sides})"
        case Correction():
            return clean(words(made).partition(" ")[2].rpartition(f", by {made.author}: {made.reason}")[0])
        case Undoing():
            return f"undoes {made.decision}"
        case _:
            raise TypeError(made)
