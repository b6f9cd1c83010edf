"""Looks things up in one sentence's dependency tree: who a verb's speaker is and which tokens a clause covers."""

from __future__ import annotations

from dateline.parsing.document import Sentence

Tokens = tuple[int, int]  # first and last token, inclusive

SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVE_WORDS = frozenset({"who", "which", "that", "whom"})
_QUOTING = frozenset({"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"})
_TRIM_TAGS = frozenset({",", ":", ".", "HYPH", "-LRB-", "-RRB-", "CC"})
_QUOTES = frozenset({"``", "''"})


def child(sentence: Sentence, head: int, *deps: str) -> int | None:
    """The first dependent of `head` with one of the labels, or None."""
    for kid in sentence.children[head]:
        if sentence.deps[kid] in deps:
            return kid
    return None


def speaker_of(sentence: Sentence, verb: int, depth: int = 0) -> int | None:
    """The token that heads whoever utters `verb`: its subject or agent, or that of the verb it hangs on; None when none is there."""
    kids = sentence.children[verb]
    deps = sentence.deps
    passive = any(deps[k] in ("auxpass", "nsubjpass") for k in kids)
    if passive:
        return _agent(sentence, verb)
    for kid in kids:
        if deps[kid] in SUBJECTS:
            return kid
        if deps[kid] == "aux" and (subject := child(sentence, kid, "nsubj")) is not None:
            return subject
    agent = _agent(sentence, verb)
    if agent is not None or depth > 5:
        return agent
    head, dep = sentence.heads[verb], deps[verb]
    if head == verb:
        return _inverted(sentence, verb)
    if dep == "acl" and sentence.heads[head] == head and sentence.tags[verb] in ("VBD", "VBZ"):
        return head  # "The group, known as X, denied ..." read as a noun with two clauses
    if dep == "acl":
        return _holder(sentence, head, depth) if sentence.tags[verb] == "VBG" else None
    if dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "aux", "acomp"):
        if dep in ("advcl", "ccomp", "dep") and sentence.tags[verb] not in ("VBG", "VB", "VBN"):
            return _inverted(sentence, verb) if dep != "advcl" else None
        if dep == "xcomp":
            held = child(sentence, head, "dobj")
            if held is not None and head < held < verb:
                return held
        return _quoted_speaker(sentence, verb) or speaker_of(sentence, head, depth + 1)
    return None


def _quoted_speaker(sentence: Sentence, verb: int) -> int | None:
    """Who speaks in "AFP quoted police as saying": the one quoted."""
    through = sentence.heads[verb]
    above = sentence.heads[through]
    if sentence.deps[verb] != "pcomp" or sentence.lowers[through] != "as" or sentence.lowers[above] not in _QUOTING:
        return None
    return child(sentence, above, "dobj", "nsubjpass")


def _holder(sentence: Sentence, noun: int, depth: int) -> int | None:
    """Who utters a noun with a participle: "issued a statement saying" is said by the issuer, "a man saying" by the man."""
    above = sentence.heads[noun]
    if sentence.deps[noun] == "dobj" and sentence.tags[noun] == "NN" and sentence.tags[above][0] == "V":
        return speaker_of(sentence, above, depth + 1) or noun
    return noun


def _agent(sentence: Sentence, verb: int) -> int | None:
    agent = child(sentence, verb, "agent")
    return None if agent is None else child(sentence, agent, "pobj")


def antecedent(sentence: Sentence, pronoun: int) -> int:
    """The noun that a relative pronoun stands for ("the officer who said"), or the token itself when it stands for none."""
    if sentence.lowers[pronoun] not in RELATIVE_WORDS:
        return pronoun
    clause = sentence.heads[pronoun]
    while sentence.deps[clause] in ("conj", "xcomp", "ccomp", "auxpass") and sentence.heads[clause] != clause:
        clause = sentence.heads[clause]
    noun = sentence.heads[clause]
    if sentence.deps[clause] in ("relcl", "acl") and noun < pronoun and sentence.tags[noun][0] in "NP":
        return _person_at(sentence, noun, pronoun) if sentence.lowers[pronoun] in ("who", "whom") else noun
    return pronoun


def _person_at(sentence: Sentence, noun: int, pronoun: int) -> int:
    """The doctor of "a doctor at the hospital, who said": "who" after a comma or after a place is the noun before it."""
    through = sentence.heads[noun]
    person = sentence.heads[through]
    if sentence.deps[noun] != "pobj" or sentence.deps[through] != "prep" or sentence.tags[person][0] != "N":
        return noun
    loose = sentence.words[pronoun - 1] == "," or sentence.lowers[through] in ("at", "in", "near", "from")
    return person if loose else noun


def _inverted(sentence: Sentence, verb: int) -> int | None:
    """A noun right after the verb that the parser took for its object: ", said Khan"."""
    after = child(sentence, verb, "dobj", "attr", "npadvmod")
    if after is None or sentence.tags[after][:3] not in ("NNP", "NN") or sentence.tags[verb] not in ("VBD", "VBZ"):
        return None
    return after if sentence.edges[after][0] == verb + 1 else None


def trimmed(sentence: Sentence, tokens: Tokens) -> Tokens | None:
    """The range without commas, stops, brackets and conjunctions at its ends, or None when nothing is left."""
    first, last = tokens
    while first <= last and sentence.tags[first] in _TRIM_TAGS:
        first += 1
    while last >= first and sentence.tags[last] in _TRIM_TAGS:
        last -= 1
    return (first, last) if first <= last else None


def without(sentence: Sentence, tokens: Tokens, hole: Tokens) -> list[Tokens]:
    """The trimmed parts of `tokens` left of and right of `hole`, parts of nothing but punctuation left out."""
    if hole[1] < tokens[0] or tokens[1] < hole[0]:
        parts = [tokens]
    else:
        parts = [(tokens[0], min(tokens[1], hole[0] - 1)), (max(tokens[0], hole[1] + 1), tokens[1])]
    kept = [trimmed(sentence, p) for p in parts if p[0] <= p[1]]
    return [p for p in kept if p is not None and any(sentence.tags[i] not in _QUOTES for i in range(p[0], p[1] + 1))]


def noun_phrase(sentence: Sentence, noun: int, avoid: int) -> Tokens:
    """The tokens of a source: the noun's subtree, cut off before the relative or participial clause that holds token `avoid`."""
    first, last = sentence.edges[noun]
    if first <= avoid <= last:
        if avoid > noun:
            at = avoid
            while sentence.heads[at] != noun and sentence.heads[at] != at:
                at = sentence.heads[at]
            last = max(noun, sentence.edges[at][0] - 1)
        else:
            first = min(noun, avoid + 1)
    return trimmed(sentence, (first, last)) or (noun, noun)
