"""Responsibility over a whole report: pronouns and "the group" resolved, answers tied to the charge, sources named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.claims import REPORTER
from dateline.coding.context import ReadSentence
from dateline.coding.parties import Party
from dateline.coding.responsibility.clauses import ARMED_KINDS
from dateline.coding.responsibility.reading import all_statements
from dateline.coding.responsibility.statement import Statement
from dateline.knowledge.actors import ActorMatch, find_actors
from dateline.knowledge.responsibility import responsibility_words
from dateline.model.coded import Source
from dateline.model.layers import Attribution
from dateline.model.vocabulary import Certainty, SourceKind
from dateline.model.vocabulary import ResponsibilityStatus as Status

REACH = 3  # sentences back to the charge that an answer answers, and to the group that "the group" means
ANSWERED = frozenset({Status.ACCUSED, Status.SUSPECTED, Status.REPORTED})


def responsibility(reads: Sequence[ReadSentence], said: Sequence[Attribution]) -> list[Statement]:
    """Every statement about responsibility in text order; a party left unnamed is looked up among the speakers and sentences before."""
    rows: list[Statement] = []
    for k, read in enumerate(reads):
        linked = k > 0 and _follows(reads[k - 1], read)
        for found in all_statements(read):
            statement = replace(found, linked=linked)
            if statement.status is Status.REPORTED and statement.by is None:
                statement = _as_told(statement, said)
            resolved = _resolved(statement, reads[max(0, k - REACH) : k], said)
            if resolved.party is not None and resolved.party.pronoun:
                continue
            if resolved.party is not statement.party and _is_told(resolved, rows):
                continue
            if not resolved.answers or _answers(resolved, rows):
                rows.append(_named_speaker(resolved, said))
    return rows


def _as_told(statement: Statement, said: Sequence[Attribution]) -> Statement:
    """A deed in somebody's words: a claim where they tell of their own, a suspicion where they leave it open, else an accusation."""
    told = _around(statement, said)
    party = statement.party
    if told is None or told.kind is SourceKind.MEDIA or party is None:
        return statement
    speaker = next(iter(find_actors(told.text)), None)
    if speaker is not None and party.actor is not None and speaker.actor == party.actor.actor:
        return replace(statement, status=Status.CLAIMED, by=party)
    if told.certainty is Certainty.POSSIBLE:
        return replace(statement, status=Status.SUSPECTED, certainty=Certainty.POSSIBLE)
    plain = statement.certainty is Certainty.STATED  # a deed told, not a verdict on who is responsible
    return replace(statement, status=Status.ACCUSED, certainty=told.certainty if plain else Certainty.ALLEGED)


def _follows(one: ReadSentence, other: ReadSentence) -> bool:
    a, b = one.sentence, other.sentence
    return a.paragraph == b.paragraph and a.index + 1 == b.index


def _is_told(statement: Statement, before: Sequence[Statement]) -> bool:
    """Whether a statement whose party had to be looked up only repeats one made shortly before."""
    return any(
        s.status is statement.status
        and _is_actor(s.party, statement.party)
        and statement.sentence - s.sentence <= REACH
        for s in before
    )


def source_of(statement: Statement, said: Sequence[Attribution]) -> Source:
    """Who says it: the speaker of the attribution at its cue, whom the sentence names, whoever's words hold it, else the reporter."""
    at = next((a for a in said if a.text and a.cue.overlaps(statement.cue)), None)
    by = statement.by
    if at is None and by is not None:
        if by.actor is not None:
            kind = SourceKind.ARMED_GROUP if by.actor.kind in ARMED_KINDS else SourceKind.GOVERNMENT
            return Source(text=by.actor.name, kind=kind)
        armed = by.word is not None and by.word.agentive and not by.state
        return Source(text=by.text, kind=SourceKind.ARMED_GROUP if armed else SourceKind.UNNAMED)
    found = at or _around(statement, said)
    return REPORTER if found is None else Source(text=found.text, kind=found.kind, chain=found.chain)


def _around(statement: Statement, said: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the shortest content that holds the statement's cue."""
    holding = [(c.end - c.start, k) for k, a in enumerate(said) if a.text for c in a.content if c.covers(statement.cue)]
    return said[min(holding)[1]] if holding else None


def _resolved(statement: Statement, before: Sequence[ReadSentence], said: Sequence[Attribution]) -> Statement:
    """The statement with "it" or "the group" made known, where its party speaks for itself."""
    party = statement.party
    if party is None or party is not statement.by or not _needs_name(party):
        return statement
    known = _speaker(statement, said)
    if known is None and not party.pronoun:
        known = _last_group(before)
    elif known is None and party.text.lower() in {"it", "they"}:
        known = _last_heard(statement, before, said)
    if known is None:
        return statement
    match = ActorMatch(party.span.start, party.span.end, known.actor, known.name, known.kind, known.alias)
    named = replace(party, actor=match, pronoun=False)
    return replace(statement, party=named, by=named)


def _needs_name(party: Party) -> bool:
    words = party.text.lower().split()
    return party.actor is None and (
        party.pronoun or (party.definite and not party.named and words[-1] in responsibility_words().groups)
    )


def _named_speaker(statement: Statement, said: Sequence[Attribution]) -> Statement:
    """The statement with whoever makes a charge called as the report best names him: "the minister, Oleg Savin"."""
    by = statement.by
    if by is None or by is statement.party or by.actor is not None:
        return statement
    at = next((a for a in said if a.text and a.cue.overlaps(statement.cue)), None)
    fuller = at is not None and len(at.text) > len(by.text) and by.text.split()[-1].lower() in at.text.lower().split()
    return replace(statement, by=replace(by, text=at.text)) if at is not None and fuller else statement


def _speaker(statement: Statement, said: Sequence[Attribution]) -> ActorMatch | None:
    ours = statement.party is not None and statement.party.text.lower() in {"we", "i"}
    for a in said:
        if a.text and (a.cue.overlaps(statement.cue) or (ours and any(c.covers(statement.cue) for c in a.content))):
            return _armed(find_actors(a.text))
    return None


def _last_heard(statement: Statement, before: Sequence[ReadSentence], said: Sequence[Attribution]) -> ActorMatch | None:
    """The group that "it" means: the last named speaker before, who must be one; else, nobody having spoken, the last group named."""
    start = before[0].sentence.start if before else statement.span.start
    heard = [a for a in said if a.text and a.source is not None and start <= a.cue.start < statement.cue.start]
    if heard:
        return _armed(find_actors(heard[-1].text))
    about = next((a for a in said if a.text and a.cue.overlaps(statement.cue)), None)
    own = about is not None and about.text.lower() not in {"it", "they"}
    return None if own else _last_group(before[-1:])


def _last_group(before: Sequence[ReadSentence]) -> ActorMatch | None:
    return next((a for read in reversed(before) if (a := _armed(tuple(reversed(read.actors)))) is not None), None)


def _armed(actors: Sequence[ActorMatch]) -> ActorMatch | None:
    return next((a for a in actors if a.kind in ARMED_KINDS), None)


def _answers(statement: Statement, before: Sequence[Statement]) -> bool:
    """Whether somebody was accused shortly before of what the statement rejects: the same party, or one that nobody told apart."""
    charges = [s for s in before if s.status in ANSWERED and statement.sentence - s.sentence <= REACH]
    return any(_may_be_same(s.party, statement.party) for s in charges)


def _may_be_same(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return True
    if one.actor is not None and other.actor is not None:
        return _is_actor(one, other) or (one.state and other.state and _country(one) == _country(other))
    if other.state and not one.state:  # a governor who denies what rebels are charged with speaks for nobody charged
        return False
    return not other.named or not one.named or bool(_names(one) & _names(other))


def _country(party: Party) -> str | None:
    """The country that begins a state actor's id: RU of RU.MIL."""
    return None if party.actor is None else party.actor.actor.partition(".")[0]


def _names(party: Party) -> set[str]:
    """The words of a party's text that begin with a capital and are more than an article."""
    return {w.lower() for w in party.text.split() if w[:1].isupper() and w.lower() not in {"the", "a", "an"}}


def _is_actor(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None or one.actor is None or other.actor is None:
        return False
    return one.actor.actor == other.actor.actor
