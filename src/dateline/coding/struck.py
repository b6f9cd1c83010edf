"""Things that violence hit, where no word of violence governs them: what a blast damaged, where a bomb was planted or thrown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.parties import Party
from dateline.coding.party_reader import PartyReader
from dateline.coding.propositions import of_verb
from dateline.coding.reality import reality
from dateline.knowledge.arguments import argument_words
from dateline.parsing.document import Sentence
from dateline.schemes.weapons import ambiguous_weapon_words, weapon_words

# What carries a bomb rather than being its target: "a bomb placed in a car".
WITHIN = frozenset({"in", "inside", "on", "aboard"})
CARRIERS = frozenset(
    {
        "car",
        "truck",
        "van",
        "vehicle",
        "motorcycle",
        "motorbike",
        "bicycle",
        "bike",
        "taxi",
        "lorry",
        "cart",
        "bag",
        "box",
    }
)


def struck(s: Sentence, parties: PartyReader) -> Iterator[tuple[int, Party]]:
    """The things of a parsed sentence that were damaged or that a weapon was thrown at or set off at, each with the token of the word that says so."""
    for i, lower in enumerate(s.lowers):
        if lower in argument_words("damaging") and s.tags[i].startswith("V"):
            heads = of_verb(s, i).objects
        elif lower in argument_words("damage"):
            heads = tuple(_damaged(s, i))
        elif lower in argument_words("delivering") and s.tags[i].startswith("V"):
            heads = tuple(_reached(s, i))
        else:
            continue
        if heads and (not s.tags[i].startswith("V") or reality(s, i).happened):
            yield from ((i, thing) for head in heads for thing in _things(s, head, parties))


def _damaged(s: Sentence, i: int) -> Iterator[int]:
    """ "Damage to the church", "the church suffered damage"."""
    yield from _led_to(s, i, frozenset({"to"}))
    verb = s.heads[i]
    if s.deps[i] == "dobj" and s.lowers[verb] in argument_words("suffering"):
        yield from of_verb(s, verb).agents


def _reached(s: Sentence, i: int) -> Iterator[int]:
    """Where the weapon that a verb throws, plants or sets off came to: "hurled grenades at the gate", "bombs were left under a car"."""
    p = of_verb(s, i)
    moved = [k for k in (*p.objects, *p.agents) if _is_weapon(s, k)]
    for place in (i, *moved) if moved else ():
        yield from _led_to(s, place, argument_words("scene_prepositions") | {"onto", "to"})


def _led_to(s: Sentence, i: int, names: frozenset[str]) -> Iterator[int]:
    for c in s.children[i]:
        if s.deps[c] in {"prep", "dative"} and s.lowers[c] in names:
            for t in s.children[c]:
                if s.deps[t] == "pobj" and not (s.lowers[c] in WITHIN and s.lowers[t] in CARRIERS):
                    yield t
                elif (
                    s.deps[t] in {"prep", "conj"} and s.tags[t] == "IN"
                ):  # "from a car at the gate", "at a bank and at a shop"
                    yield from (k for k in s.children[t] if s.deps[k] == "pobj")


def _is_weapon(s: Sentence, i: int) -> bool:
    pair = f"{s.lowers[i - 1]} {s.lowers[i]}" if i else s.lowers[i]
    known = (weapon_words(), ambiguous_weapon_words())
    if any(words in table for table in known for words in (pair, s.lowers[i])):
        return s.lowers[i] not in {
            "vehicle",
            "vehicles",
            "car",
            "cars",
            "bus",
            "buses",
            "truck",
            "trucks",
            "van",
            "vans",
        }
    inner = [t for c in s.children[i] if s.lowers[c] == "of" for t in s.children[c] if s.deps[t] == "pobj"]
    return any(s.lowers[t] in weapon_words() for t in inner)


def _things(s: Sentence, head: int, parties: PartyReader) -> Iterator[Party]:
    """The things that a phrase names, or that what follows its "of" names: "the doors of the residence"."""
    # "Two cars, a bakery and a shop": the parser takes the middle of a list of things for a name of its first.
    listed = [c for c in s.children[head] if s.deps[c] == "appos" and any(s.deps[d] == "det" for d in s.children[c])]
    for party in (p for i in (head, *listed) for p in parties.read(i)):
        inner: Sequence[Party] = () if party.thing is not None else _of(s, party.head, parties)
        yield from (p for p in (party, *inner) if p.thing is not None and p.word is None and not p.pronoun)


def _of(s: Sentence, i: int, parties: PartyReader) -> list[Party]:
    heads = [t for c in s.children[i] if s.lowers[c] == "of" for t in s.children[c] if s.deps[t] == "pobj"]
    return [party for head in heads for party in parties.read(head)]
