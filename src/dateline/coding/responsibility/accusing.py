"""Accusations and suspicions: who is blamed, accused, suspected, said to be behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.propositions import of_verb
from dateline.coding.responsibility.alleging import BEING, degree_of, said_behind, said_work_of, told_of
from dateline.coding.responsibility.claiming import deed
from dateline.coding.responsibility.clauses import Clauses, first
from dateline.coding.responsibility.statement import Statement
from dateline.model.span import Span
from dateline.model.vocabulary import ResponsibilityStatus as Status


def accusations(c: Clauses) -> Iterator[Statement]:
    """Every accusation and suspicion of the sentence, in text order."""
    words, s = c.words, c.s
    for i, lower in enumerate(s.lowers):
        if i in c.absent:
            continue
        if s.tags[i].startswith("V"):
            if lower in words.blaming:
                yield from _blamed(c, i)
            elif lower in words.accusing:
                yield from _accused(c, i)
            elif lower in words.attributing:
                yield from _attributed(c, i)
            elif lower in words.suspecting:
                yield from _under_suspicion(c, i)
            elif lower in words.hedges and s.tags[i] == "VBN":
                yield from _believed(c, i)
        elif lower == "blamed" and s.words[i].isupper():
            yield from _blamed_in_capitals(c, i)
        elif lower in words.blame | {"finger", "fingers"}:
            yield from _pointed(c, i)
        elif lower in {"suspect", "suspects"}:
            yield from _are_suspects(c, i)
        if lower in {"behind", "responsible", "guilty"} or (lower == "blame" and s.lowers[i - 1] == "to"):
            yield from said_behind(c, i)
        elif lower in {"work", "hallmark", "hallmarks"}:
            yield from said_work_of(c, i)
    yield from _suspected(c)
    yield from told_of(c)


def _blamed(c: Clauses, i: int) -> Iterator[Statement]:
    """ "A blamed X for it", "A blamed it on X", "X was blamed", "an attack blamed on X"."""
    p = of_verb(c.s, i)
    onto = [*p.with_prep("on", "upon"), *(t for o in p.objects if c.is_violence(o) for t in _on(c, o))]
    cause = p.with_prep("for")
    bare = not onto and not cause and any(c.is_armed(o) or o.state for o in c.parties(p.objects))
    if c.negated(i) or c.is_habit(i) or not (_tells_violence(c, i) or c.read.mentions or bare):
        return
    if any(c.is_another(t) for t in (*cause, *p.objects)):
        return
    pointed = any(c.s.tags[k] in {"PRP", "DT"} for k in cause)
    if not onto and cause and not pointed and not c.has_violence(t for k in cause for t in c.below(k)):
        return
    by = first(c.speakers(i))
    for party in c.parties(onto or p.objects):
        if c.could_be_to_blame(party):
            yield c.state(Status.ACCUSED, party, by, i)


def _blamed_in_capitals(c: Clauses, i: int) -> Iterator[Statement]:
    """ "AND BLAMED SOLDIERS OF ..." where the parser, lost in capitals, sees no verb: the next noun is to blame."""
    for t in range(i + 1, min(len(c.s), i + 4)):
        if c.s.tags[t].startswith("N"):
            for p in c.parties([t]):
                span = Span(c.s.starts[t], p.span.end)
                words = c.s.text[span.start - c.s.start : span.end - c.s.start]
                if c.could_be_to_blame(p):
                    yield c.state(Status.ACCUSED, replace(p, span=span, text=words), None, i)
            return


def _on(c: Clauses, i: int) -> list[int]:
    """The objects of "on" that hang on the noun at `i`."""
    return [t for k in c.kids(i, "prep") if c.s.lowers[k] == "on" for t in c.kids(k, "pobj")]


def _tells_violence(c: Clauses, i: int) -> bool:
    return c.has_violence(c.below(i)) or c.is_violence(c.s.heads[i])


def _accused(c: Clauses, i: int) -> Iterator[Statement]:
    """ "A accused X of killing them": of violence only, not of sheltering or backing somebody."""
    p = of_verb(c.s, i)
    of = [t for k in c.kids(i, "prep") if c.s.lowers[k] in {"of", "in"} for t in c.kids(k, "pcomp", "pobj")]
    # The parser may hang "of shelling them" on what follows those accused: "the army and militiamen loyal to the president of ...".
    of += [t for k in c.below(i) if k > i and c.s.lowers[k] == "of" for t in c.kids(k, "pcomp")]
    if c.negated(i) or not any(_is_charge(c, t) for t in of):
        return
    by = first(c.speakers(i))
    for party in c.parties(p.objects):
        if c.could_be_to_blame(party):
            yield c.state(Status.ACCUSED, party, by, i)


def _is_charge(c: Clauses, t: int) -> bool:
    """Whether "of" this accuses of violence: told here, or before ("of planting it", "of doing so")."""
    pointed = c.s.lowers[t] in c.words.doing | c.words.placing and any(
        c.s.lowers[o] in {"it", "them", "this", "so"} for o in c.kids(t, "dobj", "advmod")
    )
    return deed(c, t)[1] or c.is_violence(t) or _taking_part(c, t) or pointed


def _taking_part(c: Clauses, t: int) -> bool:
    """ "Of being behind the attack", "of involvement in the attack"."""
    under = c.below(t)
    lowers = {c.s.lowers[k] for k in under}
    return bool(lowers & (c.words.denied | {"behind", "responsible"})) and c.has_violence(under)


def _attributed(c: Clauses, i: int) -> Iterator[Statement]:
    """ "The attack was attributed to X"."""
    p = of_verb(c.s, i)
    if c.has_violence(p.objects) or c.is_violence(c.s.heads[i]):
        for party in c.parties(p.with_prep("to", "on")):
            if c.could_be_to_blame(party):
                yield c.state(degree_of(c, i, Status.ACCUSED), party, first(list(c.parties(p.agents))), i)


def _pointed(c: Clauses, i: int) -> Iterator[Statement]:
    """ "Laid the blame on X", "pointed the finger at X", "suspicion fell on X"."""
    s, verb = c.s, c.s.heads[i]
    if not s.tags[verb].startswith("V"):
        return
    p = of_verb(s, verb)
    suspicion = s.lowers[i].startswith("suspicion")
    prep = ("at", "toward", "towards") if s.lowers[i].startswith("finger") else ("on", "upon")
    onto = [*p.with_prep(*prep), *(t for k in c.kids(i, "prep") if s.lowers[k] in prep for t in c.kids(k, "pobj"))]
    by = None if suspicion or s.deps[i].startswith("nsubj") else first(list(c.parties(p.agents)))
    for party in c.parties(onto):
        if c.could_be_to_blame(party):
            yield c.state(Status.SUSPECTED if suspicion else Status.ACCUSED, party, by, i)


def _under_suspicion(c: Clauses, i: int) -> Iterator[Statement]:
    """ "X is suspected of planting it", "police suspect X", "police suspect that X did it"."""
    s, p = c.s, of_verb(c.s, i)
    if s.deps[i] == "amod" or c.negated(i):
        return
    by = first(list(c.parties(p.agents)))
    clauses = [v for v in c.kids(i, "ccomp") if deed(c, v)[1]]
    objects = list(p.objects) + [a for v in clauses for a in of_verb(s, v).agents]
    about = [t for k in c.kids(i, "prep") if s.lowers[k] in {"of", "in"} for t in c.below(k)]
    being = [t for v in c.kids(i, "xcomp") for t in c.kids(v, "attr")]
    if about and not c.has_violence(about):
        return
    for party in c.parties(being or objects):
        if c.could_be_to_blame(party) and (c.is_armed(party) or party.state or party.named):
            yield c.state(Status.SUSPECTED, party, by if by is not party else None, i)


def _believed(c: Clauses, i: int) -> Iterator[Statement]:
    """ "The attackers are believed to be X", "X are thought to have carried it out"."""
    s, p = c.s, of_verb(c.s, i)
    for verb in c.kids(i, "xcomp"):
        attributes = c.kids(verb, "attr")
        if attributes and any(party.word and party.word.agentive for party in c.parties(p.objects)):
            found = [party for party in c.parties(attributes) if c.is_armed(party)]
        elif deed(c, verb)[1] and not {"behind", "responsible"} & {s.lowers[k] for k in s.children[verb]}:
            found = [party for party in c.parties(p.objects) if c.is_armed(party) or party.named]
        else:
            continue
        yield from (c.state(Status.SUSPECTED, party, None, i) for party in found if not party.pronoun)


def _are_suspects(c: Clauses, i: int) -> Iterator[Statement]:
    """ "X are the prime suspects"."""
    if c.s.deps[i] == "attr" and c.s.lowers[c.s.heads[i]] in BEING:
        for party in c.doers(c.s.heads[i]):
            if c.is_armed(party) and not party.pronoun:
                yield c.state(Status.SUSPECTED, party, None, i)


def _suspected(c: Clauses) -> Iterator[Statement]:
    """ "Suspected separatists attacked ...", "an attack by suspected militants"."""
    for mention in c.read.mentions:
        if mention.frame.agent != "perpetrator" or not mention.reality.happened:
            continue
        for party in mention.agents:
            tokens = c.s.tokens_in(party.span)
            before = {c.s.lowers[t] for t in range(max(0, tokens[0] - 1), tokens[-1] + 1)} if len(tokens) else set()
            for named in c.answerable([party]) if before & c.words.suspected else ():
                if named.armed or c.is_armed(named):
                    found = c.state(Status.SUSPECTED, named, None, tokens[0])
                    yield replace(found, span=party.span, cue=party.span)
