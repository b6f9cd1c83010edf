"""For whom a statement, leaflet or video speaks, and how sure reports are that nobody vouches for."""

from __future__ import annotations

from dateline.coding.attribution.tree import child
from dateline.knowledge.cues import CueLexicon
from dateline.knowledge.sources import SourceWords
from dateline.model.vocabulary import SourceKind
from dateline.parsing.document import Sentence

_FROM = frozenset({"by", "from"})
_UNVOUCHED = frozenset({"unconfirmed", "unverified", "conflicting", "contradictory", "initial", "sketchy"})
_REPORTS = frozenset({"reports", "report", "rumours", "rumors", "accounts"})


def issuer(sentence: Sentence, head: int, lexicon: CueLexicon) -> int | None:
    """The head of whoever issued the medium at token `head`: "leaflets scattered by Shining Path", "a video from the group"; else None."""
    if sentence.lowers[head] not in lexicon.statements:
        return None
    for kid in sentence.children[head]:
        if kid < head:
            continue
        through = child(sentence, kid, "agent", "prep") if sentence.deps[kid] == "acl" else kid
        if through is not None and sentence.lowers[through] in _FROM:
            return child(sentence, through, "pobj")
    return None


def owner_kind(sentence: Sentence, head: int, words: SourceWords) -> SourceKind | None:
    """A statement, report or video speaks for whoever owns it: the kind of the word before it, None where it tells none."""
    for kid in sentence.children[head]:
        if sentence.deps[kid] in ("poss", "compound", "amod", "nmod"):
            kind = words.kind([sentence.lowers[kid]], 0)
            if kind is not None:
                return kind
    return None


def is_unvouched(sentence: Sentence, head: int) -> bool:
    """Whether the source is only a report that nobody vouches for: "unconfirmed reports"."""
    return sentence.lowers[head] in _REPORTS and any(sentence.lowers[k] in _UNVOUCHED for k in sentence.children[head])
