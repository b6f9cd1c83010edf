"""Allegations: who is said to be behind violence, whose work it is said to be, whose deed somebody tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.parties import Party
from dateline.coding.propositions import of_verb
from dateline.coding.responsibility.claiming import deed, is_known_side
from dateline.coding.responsibility.clauses import OWN, Clauses, first
from dateline.coding.responsibility.statement import Statement
from dateline.model.vocabulary import ResponsibilityStatus as Status

BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
ANONYMOUS = frozenset({"call", "leaflet", "video", "audio"})  # what speaks for whose deed it tells
DEFINING = frozenset({"those", "the", "people", "persons", "person", "one", "ones", "parties", "all", "any"})
LINKS = frozenset(
    {
        "ccomp",
        "xcomp",
        "acl",
        "relcl",
        "advcl",
        "conj",
        "pcomp",
        "acomp",
        "prep",
        "dobj",
        "attr",
        "oprd",
        "pobj",
        "advmod",
    }
)


def said_behind(c: Clauses, i: int) -> Iterator[Statement]:
    """ "X was behind the attack", "officials believe X is responsible", "they held X responsible"."""
    s, verb = c.s, c.s.heads[i]
    if not _for_violence(c, i) or s.deps[verb] == "pcomp":  # "accused X of being behind it": the accusation tells who
        return
    if s.lowers[verb] in {"hold", "held", "holds", "holding"}:
        p = of_verb(s, verb)
        for party in c.parties([*p.objects, *c.kids(i, "nsubj")]):
            if c.could_be_to_blame(party):
                yield c.state(Status.ACCUSED, party, first(list(c.parties(p.agents))), i)
        return
    if s.tags[verb].startswith("V") or s.lowers[verb] in BEING:
        p = of_verb(s, verb)
        subjects = [*p.agents, *(p.objects if p.passive else ())]
    elif s.tags[verb].startswith("N") and i > verb:
        subjects = [verb]
    else:
        return
    if any(s.lowers[k] in {"if", "whether"} for k in c.kids(verb, "mark")) or (i and s.lowers[i - 1] in DEFINING):
        return
    if any(s.lowers[k] in {"will", "would", "shall", "must", "should"} for k in c.kids(verb, "aux")):
        return
    for party in c.parties(subjects):
        known = c.is_armed(party) or party.state or party.actor is not None or (party.named and party.thing is None)
        if party.pronoun or not known:
            continue
        by = _teller(c, verb)
        if (by is not None and _same(by, party)) or (subjects == [verb] and not party.named and party.actor is None):
            continue
        if c.negated(verb) or c.negated(i):
            yield c.state(Status.DENIED, party, by, i)
        else:
            yield c.state(degree_of(c, verb, Status.ACCUSED if by is not None else Status.REPORTED), party, by, i)


def _for_violence(c: Clauses, i: int) -> bool:
    """Whether what follows "responsible for" or "behind" is violence, or stands for it."""
    under = [t for t in c.below(i) if t > i] or list(range(i + 1, min(len(c.s), i + 6)))
    if c.s.lowers[i] == "responsible" and "for" not in c.s.lowers[i + 1 : i + 3]:
        return bool(c.read.mentions or c.read.actors)
    return c.has_violence(under[:10]) or any(c.s.tags[t] in {"PRP"} for t in under[:2])


def said_work_of(c: Clauses, i: int) -> Iterator[Statement]:
    """ "It was the work of X", "it bore the hallmarks of X"."""
    s, verb = c.s, c.s.heads[i]
    hallmark = s.lowers[i].startswith("hallmark")
    if not hallmark and s.lowers[verb] not in BEING:
        return
    subjects = [*of_verb(s, verb).agents, *of_verb(s, verb).objects] if s.tags[verb].startswith("V") else []
    told = hallmark or any(c.has_violence(c.below(t)) or s.tags[t] in {"PRP", "DT"} for t in subjects)
    of = [t for k in c.kids(i, "prep") if s.lowers[k] == "of" for t in c.kids(k, "pobj")]
    if not told or (c.is_modal(verb) and not _is_hedged(c, verb)):
        return
    by = _teller(c, verb)
    degree = Status.SUSPECTED if hallmark else degree_of(c, verb, Status.ACCUSED if by is not None else Status.REPORTED)
    if c.negated(verb):
        degree = Status.DENIED
    for party in c.parties(of):
        if c.could_be_to_blame(party):
            yield c.state(degree, party, by, i)


def told_of(c: Clauses) -> Iterator[Statement]:
    """ "Officials said that the mine had been planted by X": a named armed group is charged by whoever tells of its deed."""
    s = c.s
    for verb, dep in enumerate(s.deps):
        if dep not in {"ccomp", "conj"} or not s.tags[verb].startswith("V") or c.is_modal(verb):
            continue
        if c.negated(verb):
            yield from _cleared(c, verb)
            continue
        top = s.heads[verb] if dep == "conj" and s.deps[s.heads[verb]] == "ccomp" else verb
        say = s.heads[top]
        if s.deps[top] != "ccomp" or s.lowers[say] not in c.words.saying or not _is_done(c, verb):
            continue
        by = first(c.doers(say))
        if c.negated(say) or not any(s.tags[t].startswith("N") for t in of_verb(s, say).agents):
            continue
        outright = deed(c, verb)[0]
        for party in c.doers(verb):
            owned = any(c.s.lowers[t] in OWN for t in c.below(party.head))
            charged = is_known_side(c, party) or (outright and c.is_armed(party) and not party.pronoun and not owned)
            if not charged or (by is not None and _same(by, party)):
                continue
            if (
                c.words.modes.get(c.s.lowers[_carrier(c, say)]) in ANONYMOUS
                and not party.state
                and is_known_side(c, party)
            ):
                yield c.state(Status.CLAIMED, party, party, say)  # a call or leaflet that says whose deed it was
            else:
                yield replace(c.state(Status.ACCUSED, party, by, say), certainty=None)


def _cleared(c: Clauses, verb: int) -> Iterator[Statement]:
    """ "An envoy said the movement had nothing to do with it": a denial on behalf of those charged before."""
    say = c.s.heads[verb]
    if c.s.deps[verb] == "ccomp" and c.s.lowers[say] in c.words.saying and deed(c, verb)[0]:
        by = first(c.doers(say))
        for party in c.doers(verb):
            if not party.pronoun and by is not None:
                yield c.state(Status.DENIED, party, by, say, answers=True)


def _carrier(c: Clauses, say: int) -> int:
    """The subject of a verb of saying, itself where it has none."""
    return next((k for k in c.kids(say, "nsubj") if not c.s.tags[k].startswith("NNP")), say)


def _is_done(c: Clauses, verb: int) -> bool:
    """Whether the clause at `verb` tells of violence that its doer did, also in the passive ("was planted by X")."""
    p = of_verb(c.s, verb)
    placed = c.s.lowers[verb] in c.words.placing | c.words.doing and any(
        c.s.lowers[o] in c.words.explosives or c.is_violence(o) for o in p.objects
    )
    return placed or deed(c, verb)[1] or (p.passive and (verb in c.done or c.s.lowers[verb] in c.words.violent))


def _teller(c: Clauses, verb: int) -> Party | None:
    """Who says or believes the clause at `verb`; None where the report itself does."""
    s, k = c.s, verb
    for _ in range(4):
        head = s.heads[k]
        if head == k or s.deps[k] not in LINKS:
            return None
        if s.tags[head].startswith("V") and s.deps[k] in {"ccomp", "xcomp"}:
            p = of_verb(s, head)
            found = first(list(c.parties(p.agents)))
            if found is not None and s.deps[k] == "ccomp":
                return found
        k = head
    return None


def _same(one: Party, other: Party) -> bool:
    return one.actor is not None and other.actor is not None and one.actor.actor == other.actor.actor


def degree_of(c: Clauses, verb: int, otherwise: Status) -> Status:
    return Status.SUSPECTED if _is_hedged(c, verb) else otherwise


def _is_hedged(c: Clauses, verb: int) -> bool:
    """Whether the clause, or what governs it, is put as a belief or a possibility."""
    s, k = c.s, verb
    for _ in range(4):
        if s.lowers[k] in c.words.hedges or any(
            s.lowers[t] in c.words.hedges for t in s.children[k] if s.deps[t] in {"aux", "advmod", "amod"}
        ):
            return True
        if s.heads[k] == k or s.deps[k] not in {"ccomp", "xcomp", "acl", "acomp", "oprd", "prep"}:
            return False
        k = s.heads[k]
    return False
