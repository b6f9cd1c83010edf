"""Reads ", the mayor told reporters." at the end of a sentence by its commas, where the parser lost the speaker or the clause."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.attribution.tree import Tokens, trimmed
from dateline.parsing.document import Sentence

_PHRASE = frozenset("NN NNS NNP NNPS DT JJ JJS CD CC IN POS PRP$ HYPH VBN VBG NFP FW".split())
_OPENS = frozenset({"DT", "PRP$", "NNP", "NN", "NNS", "JJ"})
_SAYS = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "WDT", "WP", "TO", ","})
_AUXILIARIES = frozenset({"aux", "advmod", "neg"})
_BEHIND = 8  # tokens after the verb: listeners, day, "by telephone"
_LONGEST = 14  # tokens of a speaker
_SHORTEST = 3  # tokens of what is said


@dataclass(frozen=True, slots=True)
class Closing:
    """The head token and the tokens of a speaker set off by a comma, and the tokens of all that stands before it."""

    speaker: int
    source: Tokens
    content: Tokens


def closing(sentence: Sentence, verb: int) -> Closing | None:
    """What closes a sentence at token `verb`: comma, speaker, verb, and nothing but adjuncts behind; else None."""
    behind = sentence.tags[verb + 1 :]
    begin = verb
    while begin > 0 and sentence.heads[begin - 1] == verb and sentence.deps[begin - 1] in _AUXILIARIES:
        begin -= 1
    bare = sentence.tags[verb] == "VBN" and (begin < verb or (len(behind) == 1 and not sentence.children[verb]))
    if not (sentence.tags[verb] in _SAYS or bare) or len(behind) > _BEHIND or any(tag in _VERBS for tag in behind):
        return None
    if "that" in sentence.lowers[verb + 1 :] or verb == 0:
        return None
    last = begin - 1
    second = sentence.words[last] == ","
    if second:
        last -= 1
    first = _after_comma(sentence, last)
    if first is None:
        return None
    if (
        second
    ):  # "a spokeswoman for the ministry, An Adams, said": the name between commas belongs to what stands before it
        name, first = first, _after_comma(sentence, first - 2)
        if first is None or sentence.tags[first] not in ("DT", "PRP$") or sentence.tags[name] == "IN":
            return None
    speaker = _head(sentence, first, last)
    content = trimmed(sentence, (0, first - 2))
    if speaker is None or content is None or content[1] - content[0] < _SHORTEST:
        return None
    return Closing(speaker, (first, last), content)


def speaker_behind(sentence: Sentence, verb: int) -> tuple[int, Tokens] | None:
    """The head and tokens of the noun phrase right after a verb: "..., said Colonel Ron Avital"; None where none stands there."""
    last = verb
    while last + 1 < len(sentence) and last - verb < _LONGEST and sentence.tags[last + 1] in _PHRASE:
        last += 1
    if last == verb or sentence.tags[verb + 1] not in _OPENS:
        return None
    head = _head(sentence, verb + 1, last)
    return None if head is None else (head, (verb + 1, last))


def _after_comma(sentence: Sentence, last: int) -> int | None:
    """The first token of the noun phrase that ends at `last` and stands right after a comma."""
    first = last
    while first > 0 and last - first < _LONGEST and sentence.tags[first - 1] in _PHRASE:
        first -= 1
    if first == 0 or first > last or sentence.words[first - 1] != "," or sentence.tags[first] not in _OPENS:
        return None
    return first


def _head(sentence: Sentence, first: int, last: int) -> int | None:
    """The last noun before the first preposition."""
    nouns: list[int] = []
    for i in range(first, last + 1):
        if nouns and (sentence.tags[i] == "IN" or sentence.words[i] == ","):
            break
        if sentence.tags[i][0] == "N" and sentence.tags[i] != "NFP":
            nouns.append(i)
    return nouns[-1] if nouns else None
