"""Which stretches of a sentence the gazetteer knows, longest first, and what kind of word follows them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.places.tokens import Line, capitalised
from dateline.knowledge.gazetteer import Gazetteer, NameKind, fold
from dateline.knowledge.gazetteer.place import Candidate
from dateline.knowledge.place_words import PlaceWords

LONGEST = 6  # words in a name
DEMONYM_CITY = 100_000  # people: a city that a demonym may name
CONNECTORS = frozenset(
    "of de la le les el al ul ur du da do dos das des del di den der en e y bin the and upon au aux sur sous az ez es ash as ad".split()
)
HYPHENS = frozenset("-‐‑–")
# What stands between the parts of one name: "Ain al-Asad", "Pul-e Alam", "Villers-sur-Mer". Basis: Arabic, Persian, French and Spanish place names.
_ARTICLES = frozenset("al el ul ur es ez ash as ad az an ar at ed er".split())
_PARTICLES = _ARTICLES | frozenset("e i ye au aux sur sous le la les de du des del en lez lès di da do y".split())
_MODIFIERS = frozenset(
    "international central main military railway general memorial old new grand great national civil regional".split()
)


def tight(line: Line, i: int) -> bool:
    """Whether word `i` follows the one before with nothing between."""
    return 0 < i < len(line.words) and line.starts[i] == line.ends[i - 1]


def chained(line: Line, i: int) -> bool:
    """Whether word `i` may go on a name that word `i - 1` is in: a blank between, or part of a hyphenated word."""
    if not (0 < i < len(line.words)) or not line.linked[i]:
        return False
    if line.words[i] in HYPHENS or line.words[i - 1] in HYPHENS:
        return tight(line, i)
    return True


def ends_of(line: Line, first: int, any_case: bool = False) -> Iterator[int]:
    """The last words, longest name first, of the stretches from word `first` that could be a name."""
    found = []
    i, words = first, 0
    while True:
        word = line.words[i]
        if (word[0].isalpha() or word[-1].isalpha()) and (any_case or capitalised(word)):
            found.append(i)
        elif word not in HYPHENS and (i == first or word.lower() not in CONNECTORS):
            break
        i += 1
        words += line.words[i - 1] not in HYPHENS
        if words >= LONGEST or not chained(line, i):
            break
    return reversed(found)


def raw(line: Line, text: str, first: int, last: int) -> str:
    """The report's characters from word `first` to word `last`."""
    return text[line.starts[first] : line.ends[last]]


def whole_name(line: Line, last: int) -> int:
    """The last word of the name that goes on after word `last` with a particle and a capital: "Ain" of "Ain al-Asad", "Pul" of "Pul-e Alam"."""
    while True:
        i = last + 1
        hyphen = line.lower(i) in HYPHENS and tight(line, i) and tight(line, i + 1)
        i += hyphen
        if line.lower(i) not in (_PARTICLES if hyphen else _ARTICLES) or line.capital(i) or not chained(line, i):
            return last
        i += 1
        if line.lower(i) in HYPHENS and tight(line, i) and tight(line, i + 1):
            i += 1
        elif not hyphen:
            return last
        if not line.capital(i) or not chained(line, i):
            return last
        last = i


def longest_match(
    line: Line, text: str, first: int, gazetteer: Gazetteer, any_case: bool = False
) -> tuple[int, str, tuple[Candidate, ...]] | None:
    """The longest known name from word `first`: its last word, its key and its candidates."""
    for last in ends_of(line, first, any_case):
        name = raw(line, text, first, last)
        if first == last:
            found = single(name, gazetteer, any_case)
        else:
            key = fold(name)
            found = key, gazetteer.lookup(key)
        if found[1]:
            return last, *found
    return None


def single(word: str, gazetteer: Gazetteer, any_case: bool = False) -> tuple[str, tuple[Candidate, ...]]:
    """Candidates of one word; one in capitals is an abbreviation, known only as written ("US", never "us")."""
    bare = word.replace(".", "")
    if len(bare) < 2:
        return bare, ()
    if bare.isupper() and len(bare) <= 5:
        hits = tuple(c for c in gazetteer.lookup(bare) if c.kind is NameKind.ABBREVIATION)
        if hits or len(bare) < (3 if any_case else 5):
            return bare, hits
    key = fold(word)
    return key, gazetteer.lookup(key)


def facility_end(line: Line, after: int, words: PlaceWords) -> tuple[int, str] | None:
    """The last word and the sort of a facility or natural feature whose name goes on at word `after` ("railway station")."""
    start = after
    for _ in range(2):
        for length in (3, 2, 1):
            last = start + length - 1
            if last < len(line.words) and all(chained(line, k) for k in range(after, last + 1)):
                sort = words.facilities.get(" ".join(line.lowers[start : last + 1]))
                if sort is not None:
                    return last, sort
        if line.lower(start) not in _MODIFIERS:
            return None
        start += 1
    return None


def as_demonym(line: Line, last: int, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The demonyms among the candidates where no well-known place has the name and no state follows: "the English city of X"."""
    said = tuple(c for c in candidates if c.kind is NameKind.DEMONYM)
    known = any(c.kind is not NameKind.DEMONYM and c.place.population >= DEMONYM_CITY for c in candidates)
    return said if said and not known and line.lower(last + 1) != "," else candidates


def is_language(line: Line, first: int, last: int, words: PlaceWords) -> bool:
    """Whether a demonym is a language: "spoke in French", "in Spanish at noon"."""
    after = line.lower(last + 1)
    return line.lower(first - 1) == "in" and (not after[:1].isalpha() or after in words.openers)
