"""Which words of a report describe a named human target (slot 19): titles before the name, appositions, other phrases for the same person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.muc4.people import PLURAL, Person, person
from bench.muc4.phrases import Phrase
from bench.muc4.proposals import Candidate
from bench.muc4.tables import word_table
from dateline.knowledge.people import person_word

_ADJACENT = 3  # tokens between a name and what may stand beside it
_APART = 4  # sentences from which on distances are all the same


@dataclass(frozen=True, slots=True)
class Described:
    """Words that may describe a name, the phrase they come from where it is one of its own, and what holds of the two."""

    text: str
    phrase: Phrase | None
    features: tuple[str, ...]


def is_part(name: str, of: str) -> bool:
    """Whether the words of a name stand in another in their order, whatever the case."""
    whole = iter(of.lower().split())
    return bool(name) and all(word in whole for word in name.lower().split())


def mentions(name: str, candidates: Sequence[Candidate]) -> list[tuple[Candidate, Person]]:
    """The candidates that name the person, each with how it does."""
    found = ((c, person(c.phrase.text, c.phrase.core)) for c in candidates)
    return [(c, who) for c, who in found if who is not None and is_part(who.name, name)]


def descriptions(
    name: str, names: int, candidates: Sequence[Candidate], shares: Sequence[Mapping[str, float]]
) -> Iterator[Described]:
    """Everything near the incident that may describe `name`, one of so many `names` of its template; `shares` are the candidates' own."""
    own = mentions(name, candidates)
    for _, titled in own:
        if titled.description:
            words = titled.description.lower().split()
            yield Described(titled.description, None, ("way=title", *_of_words(words), f"title={words[-1]}"))
    for candidate, share in zip(candidates, shares, strict=True):
        phrase = candidate.phrase
        who = person(phrase.text, phrase.core)
        if who is None or who.name or phrase.actor or not own:
            continue
        way = _way(phrase, [c.phrase for c, _ in own])
        told = 100 * share.get("HUM", 0.0)
        held = [f"way={way}", f"way+names={way} {min(names, 3)}", f"plural={who.number == PLURAL}"]
        held += [f"way+plural={way} {who.number == PLURAL}", f"way+one={way} {who.number == '1'}"]
        held += [f"told over {least}" for least in (5, 20, 40, 60) if told >= least]
        held += [f"way+told={way} {told >= 30}", f"before={_before(phrase)}", f"way+before={way} {_before(phrase)}"]
        words = [w.lower() for w in phrase.core.split()]
        held += [f"way+kind={way} {_kind(words[-1])}", "of" if phrase.text != phrase.core else "bare"]
        yield Described(who.description, phrase, (*held, *_of_words(words)))


def _of_words(words: Sequence[str]) -> Iterator[str]:
    yield f"head={words[-1]}"
    yield f"kind={_kind(words[-1])}"
    yield f"words={min(len(words), 4)}"
    yield from (
        f"people={muc}" for muc, members in word_table("people").items() if members & {w.strip(".") for w in words}
    )


def _kind(word: str) -> str:
    found = person_word(word.strip(".'\""))
    return found.kind if found is not None else "none"


def _before(phrase: Phrase) -> str:
    """The article or other word before the phrase, a comma, or another."""
    if phrase.first == 0:
        return "^"
    word = phrase.sentence.lowers[phrase.first - 1]
    return word if word in {"the", "a", "an", "his", "her", "their", ",", "and", "as"} else "other"


def _way(phrase: Phrase, named: Sequence[Phrase]) -> str:
    """How the phrase stands to the nearest mention of the name."""
    here = [n for n in named if n.sentence is phrase.sentence or n.sentence.index == phrase.sentence.index]
    if not here:
        apart = min((phrase.sentence.index - n.sentence.index for n in named), key=abs)
        return f"sentences {max(-_APART, min(_APART, apart))}"
    for one in here:
        heads, deps = phrase.sentence.heads, phrase.sentence.deps
        if deps[phrase.head] == "appos" and heads[phrase.head] == one.head:
            return "apposed"
        if deps[one.head] == "appos" and heads[one.head] == phrase.head:
            return "apposed to"
        if deps[phrase.head] == "attr" and heads[phrase.head] == heads[one.head]:
            return "is"
        if one.first <= phrase.head <= one.last or phrase.first <= one.head <= phrase.last:
            return "inside"
    nearest = min(here, key=lambda one: _gap(one, phrase))
    side = "after" if phrase.first > nearest.head else "before"
    return f"{'beside' if _gap(nearest, phrase) <= _ADJACENT else 'sentence'} {side}"


def _gap(one: Phrase, other: Phrase) -> int:
    return max(other.first - one.head, one.first - other.head)
