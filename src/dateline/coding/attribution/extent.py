"""Widens a cue from its verb to the words that belong to it: auxiliaries, negation, particles, listeners, "in a statement"."""

from __future__ import annotations

from dateline.coding.attribution.tree import Tokens
from dateline.knowledge.cues import CueLexicon
from dateline.parsing.document import Sentence

_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_AFTER = frozenset({"prt", "neg", "advmod", "dative", "dobj", "acomp"})
_LISTENED = frozenset({"to", "with"})
_CHANNEL = frozenset({"in", "on", "via", "at", "through", "during"})


def cue_tokens(sentence: Sentence, verb: int, last: int, content: tuple[Tokens, ...], lexicon: CueLexicon) -> Tokens:
    """The first and last token of the cue around `verb`, never reaching into its content; `last` is its last known token."""
    first = verb
    while first > 0 and _precedes(sentence, first - 1, verb) and not _in(content, first - 1):
        first -= 1
    grew = True
    while grew:
        grew = False
        for kid in sentence.children[verb]:
            left, right = sentence.edges[kid]
            if (
                left == last + 1
                and kid > verb
                and not _meets(content, left, right)
                and _follows(sentence, kid, lexicon)
            ):
                last, grew = right, True
    return first, last


def _precedes(sentence: Sentence, token: int, verb: int) -> bool:
    if sentence.heads[token] != verb or sentence.deps[token] not in _BEFORE:
        return False
    return sentence.deps[token] != "advmod" or (
        sentence.tags[token] == "RB" and sentence.edges[token] == (token, token)
    )


def _follows(sentence: Sentence, kid: int, lexicon: CueLexicon) -> bool:
    dep, word = sentence.deps[kid], sentence.lowers[kid]
    if dep in _AFTER:
        first, last = sentence.edges[kid]
        return last - first < 5
    if dep == "prep" and (word in _LISTENED or word in _CHANNEL):
        first, last = sentence.edges[kid]
        if last - first >= 6:
            return False
        return word in _LISTENED or any(sentence.lowers[i] in lexicon.statements for i in range(first, last + 1))
    return False


def _in(content: tuple[Tokens, ...], token: int) -> bool:
    return any(a <= token <= b for a, b in content)


def _meets(content: tuple[Tokens, ...], first: int, last: int) -> bool:
    return any(a <= last and first <= b for a, b in content)
