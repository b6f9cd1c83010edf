"""Tells a source's kind by the clause about it: "who lives opposite" saw it, "who studies the Sahel" explains it."""

from __future__ import annotations

from dateline.coding.attribution.tree import child
from dateline.knowledge.sources import SourceWords
from dateline.model.vocabulary import SourceKind
from dateline.parsing.document import Sentence

_CLAUSES = frozenset({"relcl", "acl"})


def kind_of_clause(sentence: Sentence, head: int, words: SourceWords) -> SourceKind | None:
    """The kind that the relative clause of token `head` tells by its verb, or by whose relative was harmed; None without one."""
    for kid in sentence.children[head]:
        if sentence.deps[kid] not in _CLAUSES or kid < head:
            continue
        subject = child(sentence, kid, "nsubj", "nsubjpass")
        if subject is None:
            continue
        if any(sentence.lowers[k] == "whose" for k in sentence.children[subject]):
            kin = words.kind([sentence.lowers[subject]], 0)
            if kin is SourceKind.RELATIVES:
                return kin
        if sentence.lowers[subject] == "who":
            for verb in (kid, *(k for k in sentence.children[kid] if sentence.deps[k] == "conj")):
                told = words.deeds.get(sentence.lowers[verb])
                if told is not None:
                    return told
    return None
