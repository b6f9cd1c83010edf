"""How many of whom: every statement of a number of people killed, injured, held, freed, aboard, attacking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.coding.mentions import Mention
from dateline.coding.parties import PEOPLE_OF, Party, PartyReader
from dateline.coding.reality import Reality
from dateline.knowledge.people import person_word
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.parsing.document import Sentence
from dateline.schemes.weapons import weapon_words

TRAVEL = frozenset("flying flew travelling traveling travelled traveled sailing sailed heading bound driving".split())
CRAFT = frozenset({"transportation", "maritime", "aviation"})
HURTING = frozenset({"hurt", "injure", "wound"})
NUMBER_LINKS = frozenset({"nummod", "quantmod", "amod", "compound", "advmod", "det"})
_NUMBER_OF = re.compile(r"number of (?:the )?(\w+)", re.IGNORECASE)
WOUNDING = frozenset({"shoot", "stab", "slash", "knife"})
CHANGES = frozenset(
    "rose risen rises rising raising raised climbed climbing climbs increased increasing jumped revised revising up down lowered higher now".split()
)
DOERS = ("er", "or", "ist", "man", "woman", "ian", "ant")  # an unlisted noun for a person: "a suspected bomb-maker"
CUSTODY = frozenset(
    {
        "hold",
        "holding",
        "held",
        "keep",
        "kept",
        "keeping",
        "remain",
        "remained",
        "remaining",
        "take",
        "took",
        "taken",
        "taking",
        "seize",
        "seized",
        "still",
    }
)
TOLL_NOUNS = frozenset({"death toll", "toll"})
BODY_NOUNS = frozenset({"body", "corpse", "dead body"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people and what happened to them, as one passage says it; `low`, `best`, `high` None are open or unknown.

    `whole` marks a stated total ("the death toll rose to 31"), `part` a share of another number ("including three
    children"), `update` one that replaces an earlier total ("rose to"), `shot` people shot or stabbed whose
    fate that passage leaves open: injured, unless the report tells of deaths.
    """

    what: CountWhat
    who: CountWho
    low: int | None
    best: int | None
    high: int | None
    exact: bool
    span: Span
    sentence: int
    mention: Mention
    party: Party | None
    whole: bool = False
    part: bool = False
    update: bool = False
    shot: bool = False


@dataclass(frozen=True, slots=True)
class Attackers:
    """A number of people who attack; `armed` where their words alone say that they fight ("gunmen", "men with rifles")."""

    party: Party
    quantity: Quantity
    armed: bool = False


@dataclass(frozen=True, slots=True)
class Harmless:
    """Somebody says that people were not harmed; no number follows from it."""

    span: Span
    sentence: int
    mention: Mention
    parties: tuple[Party, ...]


def tolls_of(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Toll]:
    """The counts that one mention states."""
    what = mention.frame.what
    if what is None and mention.lemma == "shoot down" and mention.reality is Reality.ACTUAL:
        return [t for p in mention.objects if p.word is not None for t in _toll(s, mention, CountWhat.KILLED, p)]
    if what is None and mention.lemma in WOUNDING and mention.reality is Reality.ACTUAL and mention.pos == "verb":
        hurt = [
            t for p in mention.objects if p.word is not None or p.named for t in _toll(s, mention, CountWhat.INJURED, p)
        ]
        return [replace(t, shot=True) for t in hurt]
    if (
        what is None
        or what == "harmed"
        or (mention.reality is not Reality.ACTUAL and mention.reality is not Reality.NEGATED)
    ):
        return []
    if mention.lemma in TOLL_NOUNS or _numbers_of(s, mention):
        return _stated_totals(s, mention, quantities)
    if mention.reality is Reality.NEGATED:
        return _none_of(s, mention, what)
    if what == "casualties":
        return []
    if (
        what == "held"
        and mention.pos == "noun"
        and not (_in_custody(s, mention.head) and s.tags[mention.head] == "NNS")
    ):
        return []
    if what == "killed" and mention.pos == "noun":
        own = _numbered_noun(s, mention, quantities)
        if own:
            return own
        if mention.lemma in BODY_NOUNS and not any(p.indefinite for p in mention.objects):
            return []
    kind = CountWhat(what)
    return [toll for party in mention.objects for toll in _toll(s, mention, kind, party)]


def _toll(s: Sentence, mention: Mention, what: CountWhat, party: Party) -> Iterable[Toll]:
    if party.thing is not None and party.word is None and party.quantity is None:
        return
    if party.thing is not None and party.word is None and s.tags[party.head] != "CD":
        return
    numbers = _numbers(s, party)
    if numbers is None or (party.pronoun and what not in {CountWhat.KILLED, CountWhat.INJURED}):
        return
    low, best, high, exact = numbers
    if (what is CountWhat.ABOARD and (party.quantity is None or party.armed)) or party.text.lower().startswith("how "):
        return
    if mention.frame.neutral and party.word is None and not _counts_people(s, party):
        return
    span = _join(party.span, mention.span)
    yield Toll(what, group_of(party), low, best, high, exact, span, s.index, mention, party, part=party.part)


def _counts_people(s: Sentence, party: Party) -> bool:
    """A bare number, "others" or a person's name counts people; an unknown thing does not."""
    return (
        party.pronoun
        or s.tags[party.head] in {"CD", "NNP", "NNPS"}
        or s.lowers[party.head] in {"others", "more", "dozens", "scores", "hundreds", "thousands", "several", "many"}
        or party.actor is not None
    )


def _numbers(s: Sentence, party: Party) -> tuple[int | None, int | None, int | None, bool] | None:
    q = party.quantity
    if q is not None:
        return q.low, q.best, q.high, q.exact
    if party.pronoun:
        return (1, 1, 1, True) if party.text.lower() in {"he", "she", "him", "her"} else None
    number = party.word.number if party.word else None
    if number:
        return number, number, number, True
    if party.plural:
        return None if party.definite or party.named else (2, None, None, False)
    if party.word is None and not party.named and not (party.indefinite and party.text.lower().endswith(DOERS)):
        return None
    if party.word is not None and party.word.lemma in {
        "family",
        "crowd",
        "mob",
        "crew",
        "population",
        "public",
        "personnel",
        "force",
        "army",
        "military",
        "group",
        "gang",
        "unit",
        "militia",
    }:
        return None
    return 1, 1, 1, True


def group_of(party: Party) -> CountWho:
    """The group a party belongs to; `PEOPLE` when the words do not say."""
    if party.who is not None and not (party.actor is not None and (party.named or party.who is CountWho.PEOPLE)):
        return party.who
    if party.actor is not None:
        return PEOPLE_OF.get(
            str(party.actor.kind),
            CountWho.MILITANTS
            if str(party.actor.kind) not in {"state", "officials", "party", "organisation", "coalition"}
            else CountWho.PEOPLE,
        )
    return CountWho.PEOPLE


def _none_of(s: Sentence, mention: Mention, what: str) -> list[Toll]:
    """ "No casualties", "nobody was killed", "no one was hurt": a stated zero."""
    if mention.objects and any(p.quantity is not None and p.quantity.low for p in mention.objects):
        return []
    if mention.objects and not _is_nobody(s, mention):
        return []
    kinds = [CountWhat.KILLED, CountWhat.INJURED] if what == "casualties" else [CountWhat(what)]
    span = s.subtree(mention.head) if mention.pos == "noun" else _join(*(p.span for p in mention.objects), mention.span)
    return [Toll(kind, CountWho.PEOPLE, 0, 0, 0, True, span, s.index, mention, None) for kind in kinds]


def _is_nobody(s: Sentence, mention: Mention) -> bool:
    if mention.pos == "noun":
        return any(s.lowers[c] == "no" for c in s.children[mention.head])
    return any(p.text.lower().split()[:1] in (["no"], ["nobody"], ["none"]) for p in mention.objects)


def _numbered_noun(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Toll]:
    """ "11 deaths", "at least four fatalities": the number stands on the noun itself."""
    first = s.edges[mention.head][0]
    span = s.chars(min(first, mention.head), mention.head)
    inside = [q for q in quantities if span.start <= q.span.start and q.span.end <= mention.span.start]
    if not inside:
        inside = _shared_out(s, mention, quantities)
    if not inside:
        return []
    q = inside[-1]
    what = CountWhat(mention.frame.what or "killed")
    who = CountWho.PEOPLE
    for party in mention.objects:
        if party.word is not None and party.quantity is None:
            who = group_of(party)
    return [Toll(what, who, q.low, q.best, q.high, q.exact, _join(q.span, mention.span), s.index, mention, None)]


def _shared_out(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "40 of these deaths": the number that the "of" before the noun hangs on."""
    of = s.heads[mention.head]
    if s.deps[mention.head] != "pobj" or s.lowers[of] != "of":
        return []
    number = s.chars(s.heads[of], s.heads[of])
    return [q for q in quantities if q.span.overlaps(number)]


def _stated_totals(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Toll]:
    """ "The death toll rose to 31", "a toll of 40": the number that follows, or the one the verb leads to."""
    after = [q for q in quantities if mention.span.end <= q.span.start < mention.span.end + 60]
    targets = [q for q in after if _led_to(s, q.span, mention)]
    chosen = targets[-1:] or after[:1]
    return [
        Toll(
            CountWhat.INJURED if mention.frame.what == "injured" else CountWhat.KILLED,
            next((group_of(p) for p in mention.objects if p.word is not None), CountWho.PEOPLE),
            q.low,
            q.best,
            q.high,
            q.exact,
            _join(mention.span, q.span),
            s.index,
            mention,
            None,
            whole=True,
            update=bool(set(s.lowers) & CHANGES),
        )
        for q in chosen
    ]


def _numbers_of(s: Sentence, mention: Mention) -> bool:
    """ "The number of dead", "the number of injured"."""
    before = s.lowers[max(0, mention.head - 4) : mention.head]
    return (
        mention.frame.what in {"killed", "injured"}
        and "of" in before
        and bool({"number", "count", "tally"} & set(before))
    )


def _led_to(s: Sentence, span: Span, mention: Mention) -> bool:
    tokens = s.tokens_in(span)
    return (
        bool(len(tokens))
        and tokens[0] > 0
        and s.lowers[tokens[0] - 1] in {"to", "at", "of", "is", "was", "reached", "now"}
        and span.start > mention.span.end
    )


def _in_custody(s: Sentence, i: int) -> bool:
    head = s.heads[i]
    near = {s.lowers[head], *(s.lowers[c] for c in s.children[head]), s.lowers[i - 1] if i else ""}
    return bool(near & CUSTODY)


def harmless(s: Sentence, mention: Mention) -> Harmless | None:
    """Who was not harmed, where the mention says so ("were not harmed", "unhurt")."""
    hurting = mention.lemma in HURTING and mention.pos == "verb"
    if mention.frame.what != "harmed" and not hurting:
        return None
    positive = hurting or mention.lemma in {"harm", "molest"}
    if hurting and not any(p.word is not None for p in mention.objects):
        return None
    if positive and mention.reality is not Reality.NEGATED:
        return None
    span = _join(*(p.span for p in mention.objects), mention.span)
    return Harmless(span, s.index, mention, mention.objects)


def carried(s: Sentence, parties: PartyReader, mentions: Sequence[Mention]) -> list[Toll]:
    """ "A plane with 47 passengers and six crew", "flying to the coast with 30 people": people aboard, told beside an incident."""
    rows: list[Toll] = []
    for i, lower in enumerate(s.lowers):
        if lower != "with" or not mentions or not _of_craft(s, parties, s.heads[i]):
            continue
        for t in [c for c in s.children[i] if s.deps[c] == "pobj"]:
            for p in parties.read(t):
                if p.quantity is not None and p.word is not None and not p.armed:
                    q = p.quantity
                    rows.append(
                        Toll(
                            CountWhat.ABOARD,
                            group_of(p),
                            q.low,
                            q.best,
                            q.high,
                            q.exact,
                            p.span,
                            s.index,
                            mentions[0],
                            p,
                        )
                    )
    return rows


def _of_craft(s: Sentence, parties: PartyReader, head: int) -> bool:
    """Whether "with" hangs on a craft, or on a verb of travel whose subject is one."""
    if s.tags[head].startswith("V"):
        return s.lowers[head] in TRAVEL
    return any(p.thing is not None and p.thing.kind in CRAFT and p.word is None for p in parties.read(head)[:1])


def attackers(
    s: Sentence, parties: PartyReader, quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> list[Attackers]:
    """Numbers of people who attack ("over 100 armed men"), unless something happened to them in the same sentence."""
    undergo = {p.head for m in mentions if m.frame.what or m.lemma in WOUNDING | {"shoot down"} for p in m.objects}
    acting = [m for m in mentions if m.frame.agent == "perpetrator" and m.reality.happened]
    doing = {p.head for m in acting for p in m.agents if not p.state}
    rows = []
    for q in quantities:
        party = _counted(s, parties, q)
        if party is None or party.head in undergo or party.state or party.quantity != q:
            continue
        fights = party.word is not None and (party.word.agentive or _with_arms(s, party.head))
        weapon = s.lowers[party.head] in weapon_words() or party.thing is not None
        if fights or (party.head in doing and not weapon):
            rows.append(Attackers(party, q, fights))
    rows += _numbered(s, parties, quantities)
    rows += [
        Attackers(p, Quantity(p.span, p.text, 1, 1, 1, True), True) for m in acting for p in m.agents if _is_alone(p)
    ]
    return rows


def _numbered(s: Sentence, parties: PartyReader, quantities: Sequence[Quantity]) -> list[Attackers]:
    """ "They put the number of attackers at between 60 and 70"."""
    found = _NUMBER_OF.search(s.text)
    word = person_word(found.group(1).lower()) if found is not None else None
    if found is None or word is None or not word.agentive:
        return []
    tokens = s.tokens_in(Span(s.start + found.start(1), s.start + found.end(1)))
    after = [q for q in quantities if 0 <= q.span.start - (s.start + found.end(1)) <= 20]
    return [Attackers(party, q, True) for q in after[:1] for party in parties.read(tokens[0])[:1]]


def _counted(s: Sentence, parties: PartyReader, q: Quantity) -> Party | None:
    """The party whose number a quantity is."""
    tokens = s.tokens_in(q.span)
    if not len(tokens):
        return None
    head = tokens[-1]
    while s.heads[head] > head and s.deps[head] in NUMBER_LINKS:
        head = s.heads[head]
    return next(iter(parties.read(head)), None)


def _is_alone(party: Party) -> bool:
    agentive = party.word is not None and party.word.agentive
    return agentive and party.quantity is None and bool({"lone", "single", "sole"} & set(party.text.lower().split()))


def _with_arms(s: Sentence, head: int) -> bool:
    """ "More than 20 men with rifles", "30 men armed with machetes"."""
    for c in s.children[head]:
        if s.lowers[c] == "with" and any(s.lowers[t] in weapon_words() for t in s.children[c]):
            return True
        if s.lowers[c] in {"armed", "carrying", "wielding", "brandishing"}:
            return True
    return False


OFFICERS = {
    "police": CountWho.POLICE,
    "army": CountWho.MILITARY,
    "military": CountWho.MILITARY,
    "troops": CountWho.MILITARY,
}


def _of_force(toll: Toll, s: Sentence) -> Toll:
    """ "Four officers" beside a police post are police; the word alone does not say."""
    if toll.party is None or toll.party.word is None or toll.party.word.lemma != "officer":
        return toll
    force = next((who for word, who in OFFICERS.items() if word in s.lowers), None)
    return replace(toll, who=force) if force is not None else toll


def named_group(toll: Toll, mentions: Sequence[Mention], s: Sentence) -> Toll:
    """A bare number counts the people named right before it: "fired on demonstrators, killing two", "six soldiers dead and 11 injured"."""
    toll = _of_force(toll, s)
    party = toll.party
    if party is None or toll.who is not CountWho.PEOPLE or party.word is not None or s.tags[party.head] != "CD":
        return toll
    before = [
        p
        for m in mentions
        for p in m.objects
        if p.word is not None and p.word.who is not CountWho.PEOPLE and p.plural and p.span.end <= party.span.start
    ]
    return replace(toll, who=group_of(max(before, key=lambda p: p.span.end))) if before else toll


def _join(*spans: Span) -> Span:
    return Span(min(x.start for x in spans), max(x.end for x in spans))
