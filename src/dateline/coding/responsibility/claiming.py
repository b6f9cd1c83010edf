"""Claims of responsibility, denials of it, and the statement that nobody claimed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.coding.parties import Party
from dateline.coding.propositions import of_noun, of_verb
from dateline.coding.responsibility.clauses import OWN, SELVES, Clauses
from dateline.coding.responsibility.statement import Statement
from dateline.model.actor_kinds import ActorKind
from dateline.model.span import Span
from dateline.model.vocabulary import ResponsibilityStatus as Status

CLAUSES = ("ccomp", "xcomp", "acl", "relcl", "advcl", "pcomp")

TAKING = frozenset({"take", "took", "taken", "taking", "play", "played", "playing", "had", "have", "has", "having"})
OWNERS = frozenset({"its", "their", "our", "caliphate"})
INVOLVED = frozenset({"involved", "implicated"})


def unclaimed(c: Clauses) -> Iterator[Statement]:
    """ "No group has claimed it", "it was not clear who was behind it": one statement a sentence, naming nobody."""
    if c.absent:
        yield c.state(Status.UNCLAIMED, None, None, min(c.absent))


def claims(c: Clauses) -> Iterator[Statement]:
    """Every claim and denial of responsibility of the sentence, in text order."""
    words, s = c.words, c.s
    for i, lower in enumerate(s.lowers):
        if i in c.absent:
            continue
        verb = s.tags[i].startswith("V")
        if verb and lower in words.claiming | words.owning:
            yield from _claimed(c, i)
        elif lower in {"claimed", "claims"} and s.lowers[i + 1 : i + 2] == ("responsibility",):
            yield from (c.state(Status.CLAIMED, p, p, i) for p in c.before(i))
        if verb and lower in words.saying:
            yield from _said_of_oneself(c, i)
        elif not verb and lower in words.claims:
            yield from _noun(c, i)
        if verb and lower in words.denying:
            yield from _denied(c, i)
        elif verb and lower in {"distanced", "distancing", "distances"}:
            yield from (c.state(Status.DENIED, p, p, i) for p in c.doers(i) if c.is_armed(p))


def _claimed(c: Clauses, i: int) -> Iterator[Statement]:
    """ "X claimed responsibility", "the attack was claimed by X", "responsibility was claimed in the name of X"."""
    s, p = c.s, of_verb(c.s, i)
    own = any(s.lowers[o] in c.words.owned for o in p.objects)
    if any(c.is_another(t) for t in (*p.objects, *p.with_prep("for"), *_fors(c, p.objects))):
        return
    deed = s.lowers[i] in c.words.claiming and c.has_violence(p.objects)
    if not (own or deed) or c.is_modal(i) or (own and not _of_violence(c, i)):
        return
    subjects = [t for t in p.agents if t < i]
    doers = [d for t in (i, *subjects) for d in _in_the_name(c, t)] or list(c.parties(_senders(c, i) or p.agents))
    if not doers and c.kids(i, "csubj"):
        return
    status = Status.UNCLAIMED if c.negated(i) or _is_awaited(c, i) else Status.CLAIMED
    for party in doers:
        if own or c.is_armed(party) or party.actor is not None or party.pronoun:
            yield c.state(status, party, party, i)


def _senders(c: Clauses, i: int) -> list[int]:
    """Who "distributed leaflets claiming responsibility": those who issue what makes the claim."""
    s, k = c.s, c.s.heads[i]
    if s.deps[i] != "acl" or s.lowers[k] not in c.words.modes or s.lowers[k] in {"caller", "callers"}:
        return []
    while s.heads[k] != k and not s.tags[k].startswith("V"):
        k = s.heads[k]
    return list(of_verb(s, k).agents) if s.tags[k].startswith("V") else []


def _fors(c: Clauses, heads: Iterable[int]) -> list[int]:
    """What the nouns at `heads` are "for": "responsibility for the attack"."""
    return [t for o in heads for k in c.kids(o, "prep") if c.s.lowers[k] == "for" for t in c.kids(k, "pobj")]


def _of_violence(c: Clauses, i: int) -> bool:
    """Whether responsibility is taken for violence, for a pronoun, or for nothing named."""
    for o in (*of_verb(c.s, i).objects, i):
        for prep in c.kids(o, "prep"):
            if c.s.lowers[prep] == "for":
                return c.has_violence(c.below(prep)) or any(
                    c.s.tags[t] in {"PRP", "DT", "CD", "WDT", "WP"} for t in c.kids(prep, "pobj")
                )
    return True


def _is_awaited(c: Clauses, i: int) -> bool:
    """ "Has yet to claim it"."""
    return any(c.s.lowers[t] == "yet" for t in c.s.children[c.s.heads[i]]) and c.s.tags[i] == "VB"


def _in_the_name(c: Clauses, i: int) -> Iterator[Party]:
    """ "On behalf of X", "in the name of X"."""
    for t in c.below(i):
        if c.s.lowers[t] in {"behalf", "name"}:
            for prep in c.kids(t, "prep"):
                yield from c.parties(c.kids(prep, "pobj"))


def _said_of_oneself(c: Clauses, i: int) -> Iterator[Statement]:
    """ "X said it was behind the attack", "X said its fighters had carried it out", "X said it had no part in it"."""
    speakers = list(c.parties(_senders(c, i))) or c.doers(i)
    if not speakers:
        return
    for verb in _told(c, i):
        status = _own_deed(c, verb, speakers[0])
        if status is None and _is_by_own_men(c, verb, speakers[0]):
            status = Status.CLAIMED
        if status is not None:
            yield from (c.state(status, p, p, i) for p in speakers[:1])
            return


def _is_by_own_men(c: Clauses, verb: int, speaker: Party) -> bool:
    """ "A soldier of the caliphate had carried out the attack", said by an armed group: its own, unless it names another side."""
    if not c.is_armed(speaker) or speaker.state or c.negated(verb) or c.is_modal(verb) or not deed(c, verb)[1]:
        return False
    doers = c.doers(verb)
    return bool(doers) and all(_is_own(c, d) for d in doers)


def _is_own(c: Clauses, party: Party) -> bool:
    """Whether a group's words for somebody make him its own: "one of its martyrs"; soldiers are the army's unless they say so."""
    words = {c.s.lowers[t] for t in c.below(party.head)}
    return party.actor is None and bool(words & c.words.own) and (not party.state or bool(words & OWNERS))


def _told(c: Clauses, i: int) -> list[int]:
    """The clauses that a verb of saying tells, also where the parser hangs them on "in a statement"."""
    means = [t for k in c.kids(i, "prep") for t in c.kids(k, "pobj") if c.s.lowers[t] in c.words.modes]
    told = [*c.kids(i, "ccomp", "xcomp"), *(v for t in means for v in c.kids(t, "acl", "ccomp", "relcl"))]
    return [*told, *(k for v in told for k in c.kids(v, "conj") if c.s.tags[k].startswith("V"))]


def _noun(c: Clauses, i: int) -> Iterator[Statement]:
    """ "A claim of responsibility by X", "X's claim that it had carried out the attack"."""
    s, p = c.s, of_noun(c.s, i)
    if any(s.deps[k] in {"neg", "det"} and s.lowers[k] in {"no", "any", "without"} for k in s.children[i]):
        return
    above = s.heads[i]
    issued = [t for name, t in of_verb(s, above).preps if name == "from"] if s.lowers[above] in c.words.issuing else []
    if issued or (s.lowers[above] in c.words.issuing and s.deps[i] == "nsubjpass"):
        issued += [a for a in of_verb(s, above).agents if a != i]
    owners = [*p.agents, *(t for name, t in p.preps if name in {"poss", "from"}), *issued]
    speakers = list(c.parties(owners)) or list(_in_the_name(c, i))
    of_it = any(s.lowers[t] in c.words.owned for t in p.objects)
    for party in speakers[:1]:
        status = next(
            (d for v in c.kids(i, "acl", "ccomp", "relcl") if (d := _own_deed(c, v, party)) is not None), None
        )
        if of_it or status is not None:
            yield c.state(status or Status.CLAIMED, party, party, i)


def _own_deed(c: Clauses, verb: int, speaker: Party) -> Status | None:
    """Claimed, denied or None: whether the clause at `verb` says that the speaker's own side did it."""
    if not _is_self(c, verb, speaker) or c.is_modal(verb):
        return None
    explicit, did = deed(c, verb)
    body = speaker.named and not speaker.state and {"it"} & {c.s.lowers[k] for k in c.kids(verb, "nsubj")}
    if not did or not (c.is_armed(speaker) or speaker.pronoun or (explicit and speaker.state) or body):
        return None
    return Status.DENIED if c.negated(verb) else Status.CLAIMED


def _is_self(c: Clauses, verb: int, speaker: Party) -> bool:
    subjects = c.kids(verb, "nsubj", "nsubjpass")
    if not subjects:
        return c.s.deps[verb] in {"xcomp", "acl", "pcomp"}
    under = c.below(subjects[0])
    if (c.s.lowers[subjects[0]] == "they" or "their" in {c.s.lowers[t] for t in under}) and _is_one_person(speaker):
        return False
    if c.s.lowers[verb] in INVOLVED and c.s.lowers[subjects[0]] in SELVES:
        return True
    if c.s.lowers[subjects[0]] in c.words.groups and "the" in (c.s.lowers[t] for t in c.s.children[subjects[0]]):
        return speaker.actor is not None and not any(c.s.deps[t] == "amod" for t in c.s.children[subjects[0]])
    if c.s.lowers[subjects[0]] in SELVES or any(c.s.lowers[t] in OWN for t in under):
        return c.s.deps[subjects[0]] == "nsubj"
    same = [a for a in c.read.actors if speaker.actor is not None and a.actor == speaker.actor.actor]
    return any(c.s.subtree(subjects[0]).covers(Span(a.start, a.end)) for a in same)


def is_known_side(c: Clauses, party: Party) -> bool:
    """Whether the party is an armed group that the words tell from others: a name, a known actor, "the guerrillas"."""
    if party.pronoun or party.state or not c.is_armed(party):
        return False
    if party.actor is not None and party.actor.kind in {
        ActorKind.UNKNOWN,
        ActorKind.ARMED_GROUP,
    }:  # "Somali gunmen": a description
        return False
    named = [
        t
        for t in c.s.tokens_in(party.span)
        if (c.s.tags[t].startswith("NNP") or _is_abbreviation(c.s.words[t])) and not c.is_place(t)
    ]
    definite = party.definite and c.s.lowers[party.head].endswith("s") and c.s.lowers[party.head] in c.words.groups
    return party.actor is not None or definite or (bool(named) and not c.s.text.isupper())


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _is_one_person(party: Party) -> bool:
    """Whether "they" cannot mean the party: one person who speaks for no group."""
    return party.actor is None and party.word is not None and party.word.number == 1


def deed(c: Clauses, verb: int) -> tuple[bool, bool]:
    """Whether a clause says outright that its subject is answerable ("was behind", "carried out"), and whether it tells violence at all."""
    s = c.s
    for k in s.children[verb]:
        if s.lowers[k] in {"behind", "responsible", "involved"}:
            return True, True
        if s.lowers[k] == "nothing" and s.deps[k] == "dobj":
            return True, True
    if s.lowers[verb] in INVOLVED:
        return True, _about_violence(c, verb)
    p = of_verb(s, verb)
    if any(s.lowers[o] in c.words.denied for o in p.objects) and s.lowers[verb] in TAKING:
        return True, _about_violence(c, verb)
    pointed = any(s.lowers[o] in {"it", "this", "both"} for o in p.objects)
    if s.lowers[verb] in c.words.doing and (
        c.has_violence(p.objects) or (pointed and s.lowers[verb] in {"done", "did"})
    ):
        return True, True
    if any(s.lowers[k] == "down" for k in c.kids(verb, "prt")) and s.lowers[verb] in c.words.downing:
        return False, bool(p.objects)
    if s.lowers[verb] in c.words.placing and any(
        s.lowers[t] in c.words.explosives for o in p.objects for t in c.below(o)
    ):
        return False, True
    for inner in c.kids(verb, "xcomp"):
        if s.lowers[inner] not in c.words.saying:
            found = deed(c, inner)
            if found[1]:
                return found
    violent = verb in c.done or (s.lowers[verb] in c.words.violent and s.tags[verb].startswith("V"))
    return False, violent and not p.passive


def _denied(c: Clauses, i: int) -> Iterator[Statement]:
    """ "X denied responsibility", "denied carrying out the attack", "rejected the accusation"."""
    s, p = c.s, of_verb(c.s, i)
    if c.negated(i) or c.is_modal(i):
        return
    # After an apposition ("the faction, known as X, denied ...") the parser may hang the verb on its subject.
    headless = s.deps[i] == "acl" and s.tags[i] == "VBD"
    speakers = list(c.parties([s.heads[i]])) if headless and not p.agents else c.speakers(i)
    held = [o for o in p.objects if s.lowers[o] in c.words.denied | c.words.owned]
    if held and (_about_violence(c, held[0]) or _about_violence(c, i)):
        yield from (c.state(Status.DENIED, party, party, i) for party in speakers)
        return
    for verb in _told(c, i):
        if not deed(c, verb)[1]:
            continue
        if speakers and _is_self(c, verb, speakers[0]):
            yield from (c.state(Status.DENIED, party, party, i) for party in speakers)
            return
        by = speakers[0] if speakers else None
        yield from (c.state(Status.DENIED, party, by, i) for party in c.doers(verb) if is_known_side(c, party))
    charges = [o for o in p.objects if s.lowers[o] in c.words.charges or s.lowers[o] in {"this", "that", "it"}]
    if charges and s.deps[i] not in {"relcl", "acl"}:
        inside = [v for k in s.children[charges[0]] for v in (k, *c.kids(k, "pcomp")) if s.deps[v] in CLAUSES]
        if not inside:
            yield from (c.state(Status.DENIED, party, party, i, answers=True) for party in speakers)
        elif speakers and any(deed(c, v)[1] and _is_self(c, v, speakers[0]) for v in inside):
            yield from (c.state(Status.DENIED, party, party, i) for party in speakers)


def _about_violence(c: Clauses, i: int) -> bool:
    """Whether what `i` is in, for or to is violence, or is left unsaid."""
    preps = [k for k in c.kids(i, "prep") if c.s.lowers[k] in {"in", "for", "to", "with"}]
    return not preps or any(c.has_violence(c.below(k)) or c.s.tags[c.below(k)[-1]] in {"PRP", "DT"} for k in preps)
