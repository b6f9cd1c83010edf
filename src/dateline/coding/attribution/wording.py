"""Words a source as the report words it: descriptions, appositions and short forms, without what hangs on behind."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.attribution.tree import Tokens, child
from dateline.knowledge.demonyms import country_of_adjective
from dateline.parsing.document import Sentence

LONGEST = 100  # characters of a description
CUT = frozenset({"relcl", "acl", "advcl", "parataxis"})
_ARTICLES = frozenset({"the", "a", "an", ","})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
_MARKS = frozenset({"``", "''", ":", "NFP", "HYPH"})
_TIGHT = frozenset({"HYPH", "POS", ",", "."})
_POSSESSIVE = frozenset({"'s", "’s"})


def head_noun(words: Sequence[str]) -> int | None:
    """Where the head noun of a description stands: before "of", "for", "at", "in" or "with", else last; None in no words."""
    for at, word in enumerate(words):
        if word in ("of", "for", "at", "in", "with", "from", "who") and at:
            return at - 1
    return len(words) - 1 if words else None


def apposition(sentence: Sentence, head: int, tokens: Tokens) -> str:
    """The description after a name, within `tokens` and without its relative clause: "a researcher at the Peace Institute"."""
    for kid in sentence.children[head]:
        if sentence.deps[kid] == "appos" and head < kid <= tokens[1]:
            first, last = sentence.edges[kid]
            for below in sentence.children[kid]:
                if sentence.deps[below] in CUT and below > kid:
                    last = min(last, sentence.edges[below][0] - 1)
            if sentence.tags[kid] != "CD" and (first == 0 or sentence.lowers[first - 1] != "("):
                return plain(sentence, first, min(last, tokens[1]))[:LONGEST]
    return ""


def in_sentence(sentence: Sentence, first: int, text: str) -> str:
    """The words that begin at token `first` as they would stand inside a sentence: "Army spokesman" opens one, "a Navy spokesman" does not."""
    common = (
        sentence.tags[first] in ("NN", "NNS", "JJ", "PRP$") and country_of_adjective(sentence.lowers[first]) is None
    )
    opens = first == 0 and common and sentence.words[first].istitle()
    return text[:1].lower() + text[1:] if opens and text[:1] == sentence.words[first][:1] else text


def acronym(sentence: Sentence, head: int) -> str:
    """The short form in brackets after a name: "Baloch Liberation Army (BLA)"."""
    if (
        head + 3 < len(sentence)
        and sentence.words[head + 1] == "("
        and sentence.words[head + 3] == ")"
        and sentence.words[head + 2].isupper()
    ):
        return sentence.words[head + 2]
    return ""


def plain(sentence: Sentence, first: int, last: int) -> str:
    """The words from token to token as the text spells them, without articles and commas at the ends."""
    while first <= last and (
        sentence.lowers[first] in _ARTICLES or sentence.lowers[first] in DAYS or sentence.tags[first] in _MARKS
    ):
        first += 1
    last = next(
        (
            i - 1
            for i in range(first + 1, last + 1)
            if sentence.words[i] == "(" and ")" not in sentence.words[i : last + 1]
        ),
        last,
    )
    while last >= first and (sentence.tags[last] in (",", ":", "POS") or sentence.lowers[last] in _POSSESSIVE):
        last -= 1
    return spelled(sentence, first, last)


def spelled(sentence: Sentence, first: int, last: int) -> str:
    """The tokens as they are written, single spaced; in texts cut into tokens "Al - Shabaab 's" is "Al-Shabaab's"."""
    parts: list[str] = []
    for i in range(first, last + 1):
        spaced = i > first and sentence.starts[i] > sentence.ends[i - 1]
        joined = sentence.tags[i] in _TIGHT or (i > first and sentence.tags[i - 1] == "HYPH")
        parts.append(f" {sentence.words[i]}" if spaced and not joined else sentence.words[i])
    return " ".join("".join(parts).split())


def body_end(sentence: Sentence, head: int) -> int:
    """The last token of a body's name: "the Christian Association of Nigeria", without the clause that hangs on behind."""
    last = head
    for kid in sentence.children[head]:
        if kid == last + 1 and sentence.deps[kid] == "prep" and sentence.lowers[kid] in ("of", "for"):
            first, end = sentence.edges[kid]
            clauses = [i for i in range(first, end + 1) if sentence.deps[i] in CUT and i > kid]
            last = min((sentence.edges[b][0] - 1 for b in clauses), default=end)
    return last


def whole_of(sentence: Sentence, head: int) -> int | None:
    """The pirates of "one of the pirates"."""
    of = child(sentence, head, "prep")
    return None if of is None or sentence.lowers[of] != "of" else child(sentence, of, "pobj")


def head_word(description: str) -> str:
    """The head noun of a description in lower case; empty in no words."""
    words = description.lower().split()
    at = head_noun(words)
    return "" if at is None else words[at].strip(",.")
