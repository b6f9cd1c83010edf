"""How many of whom: every statement of a number of people killed, injured, held, freed, missing, displaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.coding.fractions import whole_behind
from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.reality import Reality
from dateline.coding.shares import fatal_share, is_share
from dateline.coding.toll import TOLL_NOUNS, Toll, group_of, join
from dateline.coding.toll_numbers import numbered_noun, stated_totals, tells_a_number
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.parsing.document import Sentence

SHOT_DOWN = "shoot down"

HURTING = frozenset({"hurt", "injure", "wound"})


WOUNDING = frozenset({"shoot", "stab", "slash", "knife"})


WOUNDS = frozenset({"wound", "injury"})


MANY_DOERS = ("ers", "ors", "ists", "men", "women", "ians", "ants")
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


LONG_TIME = frozenset(
    {"years", "decade", "decades", "months", "since", "contact", "touch", "injury", "injuries", "desertion"}
)


BODY_NOUNS = frozenset({"body", "corpse", "dead body"})


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
    if what is None and mention.lemma == SHOT_DOWN and mention.reality is Reality.ACTUAL:
        return [t for p in mention.objects if p.word is not None for t in _toll(s, mention, CountWhat.KILLED, p)]
    if what is None and mention.lemma in WOUNDING and mention.reality is Reality.ACTUAL and mention.pos == "verb":
        return _shot(s, mention, quantities)
    if (
        what is None
        or what == "harmed"
        or (mention.reality is not Reality.ACTUAL and mention.reality is not Reality.NEGATED)
    ):
        return []
    if mention.lemma in TOLL_NOUNS or tells_a_number(s, mention):
        return stated_totals(s, mention, quantities)
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
        own = numbered_noun(s, mention, quantities)
        if own:
            return own
        if mention.lemma in BODY_NOUNS and not any(p.indefinite or p.quantity is not None for p in mention.objects):
            return []
    kind = CountWhat(what)
    if mention.lemma.startswith("lose "):
        return _lost(s, mention, kind)
    tolls = [toll for party in mention.objects for toll in _toll(s, mention, kind, party)]
    if mention.lemma.split()[-1] in WOUNDS and mention.pos == "noun" and len(tolls) == 1:
        return [
            replace(t, shot=t.best == 1) for t in tolls
        ]  # "found with a gunshot wound": the text may tell of his death
    return tolls


def _lost(s: Sentence, mention: Mention, what: CountWhat) -> list[Toll]:
    """ "The army lost six men": the side's own; mere "men" are lost in war only by those who fight, and years of war are no incident."""
    if LONG_TIME & set(s.lowers[mention.head :]):
        return []
    side = next((p for p in mention.agents if p.armed or p.state), None)
    men = [p for p in mention.objects if p.armed or p.state or (side is not None and p.word is not None)]
    tolls = [t for p in men for t in _toll(s, mention, what, p)]
    return [
        replace(t, who=group_of(side)) if side is not None and not (t.party and t.party.state) else t for t in tolls
    ]


def _shot(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Toll]:
    """People shot or stabbed: hurt, unless the report tells of deaths; "four people, two fatally" are two dead and two hurt."""
    dead = fatal_share(s, quantities, mention.span.end)
    people = [
        p for p in mention.objects if p.word is not None or p.named or (dead is not None and p.quantity is not None)
    ]
    people = [p for p in people if dead is None or p.quantity != dead]
    hurt = [t for p in people for t in _toll(s, mention, CountWhat.INJURED, p)]
    if dead is None or len(hurt) != 1:
        return [replace(t, shot=True) for t in hurt]
    whole = hurt[0]
    span = join(whole.span, dead.span)
    killed = replace(
        whole, what=CountWhat.KILLED, low=dead.low, best=dead.best, high=dead.high, exact=dead.exact, span=span
    )
    if whole.best is None or dead.best is None or dead.best > whole.best:
        return [killed]
    left = whole.best - dead.best
    return [killed, replace(whole, low=left, best=left, high=left, span=span)]


def _toll(s: Sentence, mention: Mention, what: CountWhat, party: Party) -> Iterable[Toll]:
    if party.thing is not None and party.word is None and party.quantity is None:
        return
    if party.thing is not None and party.word is None and s.tags[party.head] != "CD":
        return
    numbers = _whole_described(s, mention, party) or _numbers(s, party)
    if numbers is None or (party.pronoun and what not in {CountWhat.KILLED, CountWhat.INJURED}):
        return
    low, best, high, exact = numbers
    if (what is CountWhat.ABOARD and (party.quantity is None or party.armed)) or party.text.lower().startswith("how "):
        return
    if mention.frame.neutral and party.word is None and not _counts_people(s, party):
        return
    span = join(party.span, mention.span)
    part = party.part or is_share(s, party)
    yield Toll(what, group_of(party), low, best, high, exact, span, s.index, mention, party, part=part)


def _counts_people(s: Sentence, party: Party) -> bool:
    """A bare number, "others" or a person's name counts people; an unknown thing does not."""
    return (
        party.pronoun
        or s.tags[party.head] in {"CD", "NNP", "NNPS"}
        or (party.quantity is not None and party.quantity.span.end == s.ends[party.head])
        or s.lowers[party.head] in {"others", "more", "dozens", "scores", "hundreds", "thousands", "several", "many"}
        or party.actor is not None
        or (party.quantity is not None and party.thing is None and s.lowers[party.head].endswith(MANY_DOERS))
    )


def _whole_described(s: Sentence, mention: Mention, party: Party) -> tuple[int, int, int, bool] | None:
    """ "Freed three of the five drivers who were seized": five were seized, for the clause describes all of them."""
    if party.quantity is None or s.deps[mention.head] not in {"relcl", "acl"} or s.heads[mention.head] != party.head:
        return None
    whole = whole_behind(s, party.quantity, party.head)
    return None if whole is None else (whole.low, whole.low, whole.low, True)


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


def _none_of(s: Sentence, mention: Mention, what: str) -> list[Toll]:
    """ "No casualties", "nobody was killed", "no one was hurt": a stated zero."""
    if mention.objects and any(p.quantity is not None and p.quantity.low for p in mention.objects):
        return []
    if not _is_nobody(s, mention):
        return []
    kinds = [CountWhat.KILLED, CountWhat.INJURED] if what == "casualties" else [CountWhat(what)]
    span = s.subtree(mention.head) if mention.pos == "noun" else join(*(p.span for p in mention.objects), mention.span)
    return [Toll(kind, CountWho.PEOPLE, 0, 0, 0, True, span, s.index, mention, None) for kind in kinds]


def _is_nobody(s: Sentence, mention: Mention) -> bool:
    if mention.pos == "noun":
        return any(s.lowers[c] == "no" for c in s.children[mention.head])
    return any(p.text.lower().split()[:1] in (["no"], ["nobody"], ["none"]) for p in mention.objects)


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
    span = join(*(p.span for p in mention.objects), mention.span)
    return Harmless(span, s.index, mention, mention.objects)


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
