"""Finds the cues that are not verbs: "the claim that", "according to", "allegedly", "it is not clear whether", "alleged"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.attribution.complements import clause_frame
from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.tree import Tokens, child, noun_phrase, speaker_of, trimmed, without
from dateline.knowledge.cues import Cue, CueLexicon
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, Stance
from dateline.parsing.document import Sentence

_BY = frozenset({"by", "from"})
_LIGHT = frozenset(
    """make made making makes issue issued issuing issues release released releases express expressed expressing expresses voice voiced level leveled
    levelled give gave given repeat repeated renew renewed reiterate reiterated send sent have had has publish published raise raised file filed""".split()
)
_EXPLETIVES = frozenset({"it", "there"})


@dataclass(frozen=True, slots=True)
class _Read:
    cue: Tokens
    content: tuple[Tokens, ...]
    source: int | None
    frame: str


def other_findings(sentence: Sentence, quoted: list[Span], lexicon: CueLexicon) -> list[Finding]:
    """The attributions of one sentence whose cue is a noun, preposition, adverb or adjective outside direct quotation."""
    found: list[Finding] = []
    for i, word in enumerate(sentence.lowers):
        tag = sentence.tags[i]
        read: _Read | None = None
        cue: Cue | None = None
        if word == "according":
            read = _according(sentence, i)
        elif word in lexicon.adverbs:
            cue = lexicon.adverbs[word]
            read = _adverb(sentence, i)
        elif tag[0] == "N":
            cue = lexicon.nouns.get(word)
            read = None if cue is None else _noun(sentence, i, cue, lexicon)
        elif tag[0] == "J":
            cue = lexicon.adjectives.get(word)
            read = None if cue is None else _adjective(sentence, i, cue)
        if read is not None and not any(q.start <= sentence.starts[i] < q.end for q in quoted):
            found.append(_finding(sentence, i, read, cue))
    return found


def _finding(sentence: Sentence, token: int, read: _Read, cue: Cue | None) -> Finding:
    source = read.source
    if source is not None and sentence.lowers[source] in _EXPLETIVES:
        source = None
    return Finding(
        sentence=sentence.index,
        token=token,
        cue=sentence.chars(*read.cue),
        content=tuple(sentence.chars(a, b) for a, b in read.content),
        source=source,
        source_tokens=None if source is None else noun_phrase(sentence, source, token),
        frame=read.frame,
        stance=Stance.ASSERTS if cue is None else cue.stance,
        certainty=_certainty(cue, source is None and read.frame == "that"),
        reports=cue is None or cue.reports,
        impersonal=source is None,
    )


def _certainty(cue: Cue | None, nobodys: bool) -> Certainty:
    """What the cue leaves of its content; "there were reports that" is nobody's word and only alleges."""
    certainty = Certainty.STATED if cue is None else cue.certainty
    return (
        Certainty.ALLEGED
        if nobodys and certainty is Certainty.STATED and cue is not None and cue.reports
        else certainty
    )


def _according(sentence: Sentence, token: int) -> _Read | None:
    """ "according to X": X says the clause around it."""
    to = token + 1
    if to >= len(sentence) or sentence.lowers[to] != "to":
        return None
    source = child(sentence, to, "pobj")
    if source is None:
        return None
    top = token if sentence.heads[to] == token else to
    first, last = min(sentence.edges[token][0], token), max(sentence.edges[token][1], sentence.edges[source][1])
    clause = sentence.heads[top]
    while sentence.tags[clause][0] not in "VM" and sentence.heads[clause] != clause:
        clause = sentence.heads[clause]
    while sentence.deps[clause] in ("xcomp", "acl", "relcl", "pcomp", "auxpass") and sentence.heads[clause] != clause:
        clause = sentence.heads[clause]
    if last >= len(sentence) - 2:  # at the end of a sentence it closes every clause before it
        while sentence.deps[clause] == "conj" and sentence.tags[sentence.heads[clause]][0] in "VM":
            clause = sentence.heads[clause]
    content = without(sentence, sentence.edges[clause], (first, last))
    return _Read((token, to), tuple(content), source, "according") if content else None


def _noun(sentence: Sentence, noun: int, cue: Cue, lexicon: CueLexicon) -> _Read | None:
    if _channels(sentence, noun, lexicon):
        return None
    source = _owner(sentence, noun)
    for kid in sentence.children[noun]:
        if kid < noun:
            continue
        dep, content, last, frame = sentence.deps[kid], None, noun, ""
        if dep in ("acl", "ccomp", "relcl"):
            frame = clause_frame(sentence, kid)
            marked = child(sentence, kid, "mark") is not None or frame == "infinitive"
            if frame in cue.frames and marked and not _judges(sentence, kid, lexicon):
                content = trimmed(sentence, sentence.edges[kid])
        elif dep == "prep" and sentence.lowers[kid] in cue.frames and sentence.edges[kid][1] > kid:
            frame, last = sentence.lowers[kid], kid
            content = trimmed(sentence, (kid + 1, sentence.edges[kid][1]))
        if content is not None:
            return _Read((noun, last), (content,), source, frame)
    return None


def _channels(sentence: Sentence, noun: int, lexicon: CueLexicon) -> bool:
    """Whether a verb says it by this noun: in "denied in a statement that ..." the verb is the cue."""
    through = sentence.heads[noun]
    cue = lexicon.verbs.get(sentence.lowers[sentence.heads[through]])
    told = (
        sentence.deps[noun] == "pobj"
        and sentence.deps[through] == "prep"
        and sentence.lowers[noun] in lexicon.statements
    )
    return told and cue is not None and "that" in cue.frames


def _judges(sentence: Sentence, verb: int, lexicon: CueLexicon) -> bool:
    """Whether "that X deny" after a claim is a verdict on it and not what it says: a verb that wants an object and has none."""
    cue = lexicon.verbs.get(sentence.lowers[verb])
    if cue is None or "object" not in cue.frames:
        return False
    return (
        child(sentence, verb, "ccomp", "xcomp", "nsubjpass") is None and (child(sentence, verb, "dobj") or verb) <= verb
    )


def _owner(sentence: Sentence, noun: int) -> int | None:
    """Who makes a claim: "X's claim", "a claim by X", "X made the claim"."""
    owner = child(sentence, noun, "poss")
    if owner is not None:
        return owner
    for kid in sentence.children[noun]:
        if kid > noun and sentence.lowers[kid] in _BY and sentence.deps[kid] in ("prep", "agent"):
            return child(sentence, kid, "pobj")
    head = sentence.heads[noun]
    if sentence.deps[noun] == "dobj" and sentence.lowers[head] in _LIGHT:
        return speaker_of(sentence, head)
    return child(sentence, noun, "compound") if sentence.tags[noun] in ("NN", "NNS") else None


def _adverb(sentence: Sentence, adverb: int) -> _Read | None:
    head = sentence.heads[adverb]
    if head == adverb:
        return None
    content = without(sentence, sentence.edges[head], (adverb, adverb))
    return _Read((adverb, adverb), tuple(content), None, "adverb") if content else None


def _adjective(sentence: Sentence, adjective: int, cue: Cue) -> _Read | None:
    head = sentence.heads[adjective]
    if sentence.deps[adjective] == "amod":
        if "object" not in cue.frames or head < adjective:
            return None
        content = trimmed(sentence, (adjective + 1, head))
        return None if content is None else _Read((adjective, adjective), (content,), None, "amod")
    if "that" not in cue.frames and "of" not in cue.frames and "about" not in cue.frames:
        return None
    for kid in (*sentence.children[adjective], *(k for k in sentence.children[head] if k > adjective)):
        if kid < adjective:
            continue
        content, last = None, adjective
        if sentence.deps[kid] in ("ccomp", "advcl", "xcomp", "csubj") and "that" in cue.frames:
            content = trimmed(sentence, sentence.edges[kid])
        elif sentence.deps[kid] == "prep" and sentence.lowers[kid] in cue.frames and sentence.edges[kid][1] > kid:
            last, content = kid, trimmed(sentence, (kid + 1, sentence.edges[kid][1]))
        if content is not None:
            first = adjective
            while (
                first > 0
                and sentence.heads[first - 1] in (head, adjective)
                and sentence.deps[first - 1] in ("neg", "aux", "advmod", "cop")
            ):
                first -= 1
            if first - 1 == head:
                first = head
            return _Read(
                (first, last), (content,), speaker_of(sentence, head) if head != adjective else None, "adjective"
            )
    return None
