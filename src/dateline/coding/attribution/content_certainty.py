"""Reads from the words of what is said how certain it leaves things: "may have been", "probably", "would die if", "they will storm".

The cue alone tells "stated" for "said"; the content can only make that less certain.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.tree import Tokens, child
from dateline.knowledge.cues import CueLexicon
from dateline.model.vocabulary import Certainty, Stance
from dateline.parsing.document import Sentence

_FRAMES = frozenset({"that", "aside", "according", "quote", "object", "figure"})
_CONDITIONS = frozenset({"if", "unless", "should", "had", "were", "until"})
_ANY = frozenset({"a", "an", "any", "another", "such"})  # "a strike would": one that has not been
_OWN = frozenset({"they", "he", "she", "it", "we", "i"})


def with_content(sentence: Sentence, finding: Finding, lexicon: CueLexicon) -> Finding:
    """The finding, less certain where its own content says that it may be so, would be so, or is still to come."""
    if (
        finding.certainty is not Certainty.STATED
        or finding.stance is not Stance.ASSERTS
        or finding.frame not in _FRAMES
    ):
        return finding
    for span in finding.content:
        within = sentence.tokens_in(span)
        if not within:
            continue
        tokens = (within[0], within[-1])
        top = _top(sentence, tokens)
        if top is None:
            continue
        certainty = _of_plan(sentence, top, lexicon) or _of_clause(sentence, top, tokens, lexicon)
        return finding if certainty is None else replace(finding, certainty=certainty)
    return finding


def _top(sentence: Sentence, tokens: Tokens) -> int | None:
    """The token that governs the content: its verb, or the noun of "announced plans"."""
    first, last = tokens
    tops = [i for i in range(first, last + 1) if sentence.heads[i] == i or not first <= sentence.heads[i] <= last]
    verbs = [i for i in tops if sentence.tags[i][0] == "V"]
    return next(iter(verbs or (i for i in tops if sentence.tags[i][0] == "N")), None)


def _of_plan(sentence: Sentence, top: int, lexicon: CueLexicon) -> Certainty | None:
    """ "announced plans to retake the dam": the noun tells, where its content follows it."""
    cue = lexicon.nouns.get(sentence.lowers[top]) if sentence.tags[top][0] == "N" else None
    told = cue is not None and cue.certainty in (Certainty.PLANNED, Certainty.THREATENED)
    return cue.certainty if cue is not None and told and child(sentence, top, "acl", "relcl") is not None else None


def _of_clause(sentence: Sentence, verb: int, tokens: Tokens, lexicon: CueLexicon) -> Certainty | None:
    if sentence.tags[verb][0] != "V":
        return None
    kids = sentence.children[verb]
    words = {sentence.lowers[k] for k in kids if sentence.deps[k] in ("advmod", "acomp", "oprd")}
    if words & lexicon.doubts:
        return Certainty.POSSIBLE
    modals = {sentence.lowers[k] for k in kids if sentence.deps[k] == "aux"}
    if modals & {"may", "might"} or ("could" in modals and not _is_ability(sentence, verb, lexicon)):
        return Certainty.POSSIBLE
    conditional = any(sentence.lowers[i] in _CONDITIONS for k in kids for i in _opening(sentence, k, tokens))
    subject = child(sentence, verb, "nsubj", "nsubjpass")
    if not modals & {"would", "will", "'ll", "’ll"}:
        return None
    if sentence.lowers[verb] in lexicon.killings and (conditional or child(sentence, verb, "auxpass") is not None):
        return Certainty.THREATENED
    if conditional:
        return Certainty.POSSIBLE
    if subject is None:
        return None
    have = any(sentence.lowers[k] == "have" for k in kids if sentence.deps[k] == "aux")
    unreal = any(sentence.lowers[k] in _ANY for k in sentence.children[subject])
    if "would" in modals and (have or unreal):
        return Certainty.POSSIBLE
    return Certainty.PLANNED if sentence.lowers[subject] in _OWN else None


def _is_ability(sentence: Sentence, verb: int, lexicon: CueLexicon) -> bool:
    """Whether "could" tells what somebody was able to do: "could see smoke", "could not be reached"."""
    kids = sentence.children[verb]
    return any(sentence.deps[k] == "neg" for k in kids) or sentence.lowers[verb] in lexicon.perceptions


def _opening(sentence: Sentence, kid: int, tokens: Tokens) -> range:
    """The first token of an adverbial clause ("if ..."), or of an inverted one ("had the pilot ...")."""
    if sentence.deps[kid] not in ("advcl", "mark", "prep"):
        return range(0)
    first = max(sentence.edges[kid][0], tokens[0])
    return range(first, first + 1)
