"""Reads what one sentence says about responsibility."""

from __future__ import annotations

from dateline.coding.context import ReadSentence
from dateline.coding.responsibility.accusing import accusations
from dateline.coding.responsibility.claiming import claims, unclaimed
from dateline.coding.responsibility.clauses import Clauses
from dateline.coding.responsibility.doing import doings
from dateline.coding.responsibility.statement import Statement
from dateline.coding.responsibility.taking_part import took_part
from dateline.knowledge.responsibility import responsibility_words
from dateline.model.vocabulary import ResponsibilityStatus as Status


def statements(read: ReadSentence) -> list[Statement]:
    """What one sentence says about responsibility, pronouns left out; see `responsibility` for whole reports."""
    return [s for s in all_statements(read) if s.party is None or not s.party.pronoun]


def all_statements(read: ReadSentence) -> list[Statement]:
    """What one sentence says about responsibility, in text order, each once; parties may be pronouns."""
    said = not responsibility_words().cues.isdisjoint(read.sentence.lowers)
    if not said and not (read.mentions and read.actors):
        return []
    clauses = Clauses(read)
    found: dict[object, Statement] = {}
    for statement in (
        (*unclaimed(clauses), *claims(clauses), *accusations(clauses), *took_part(clauses)) if said else ()
    ):
        found.setdefault((statement.status, _who(statement)), statement)
    told = {_who(s) for s in found.values()}
    for statement in doings(clauses):
        if _who(statement) not in told:
            found.setdefault((Status.REPORTED, _who(statement)), statement)
    return sorted(found.values(), key=lambda s: s.cue)


def _who(statement: Statement) -> object:
    party = statement.party
    return None if party is None else party.span if party.actor is None else party.actor.actor
