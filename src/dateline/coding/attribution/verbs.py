"""Finds the cue verbs of one sentence and what each says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.coding.attribution.closing import closing, speaker_behind
from dateline.coding.attribution.complements import Complement, complement
from dateline.coding.attribution.content_certainty import with_content
from dateline.coding.attribution.extent import cue_tokens
from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.issuing import is_unvouched
from dateline.coding.attribution.quotes import Quote
from dateline.coding.attribution.tree import Tokens, child, noun_phrase, speaker_of
from dateline.knowledge.cues import WISHES, Cue, CueLexicon
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, Stance
from dateline.parsing.document import Sentence

_REACH = 15  # tokens between a quotation and its verb
_BEHIND = 5  # tokens between the start of a sentence and the verb that utters the quotation before it
_WHILE = frozenset({"while", "whereas"})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither", "nothing"})
_AUTHOR = frozenset({"i", "you", "we", "me", "us"})


def verb_findings(sentence: Sentence, quotes: Sequence[Quote], lexicon: CueLexicon) -> list[Finding]:
    """The attributions whose cue is a verb outside direct quotation, in text order; `quotes` are those that touch the sentence."""
    direct = [q.span for q in quotes if q.direct]
    verbs = lexicon.verbs
    cues: dict[int, Cue] = {}
    for i, word in enumerate(sentence.lowers):
        cue = verbs.get(word)
        if cue is not None and sentence.tags[i][0] == "V" and not _inside(direct, sentence.starts[i]):
            cues[i] = cue
    if not cues:
        return []
    said = {i: complement(sentence, i, cue) for i, cue in cues.items()}
    owned = _owners(sentence, direct, cues, said)
    found = []
    for i, cue in cues.items():
        quoted = [q for q in owned.get(i, []) if q.end > sentence.start or said[i] is None]
        finding = _finding(sentence, i, cue, said[i], _Quoted(quoted, quotes), lexicon)
        if finding is not None:
            found.append(finding)
    return found


def _inside(spans: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _owners(
    sentence: Sentence, direct: Sequence[Span], cues: dict[int, Cue], said: dict[int, Complement | None]
) -> dict[int, list[Span]]:
    """Which verb utters each direct quotation: one whose clause it is part of, else the nearest that takes one, within reach."""
    owned: dict[int, list[Span]] = {}
    takers = [i for i, cue in cues.items() if "quote" in cue.frames]
    for span in direct:
        best, nearest = None, float(_REACH + 1)
        for i in takers:
            gap = _gap(sentence, span, i, said[i])
            if gap < nearest and not (span.end <= sentence.start and gap > _BEHIND):
                best, nearest = i, gap
        if best is not None:
            owned.setdefault(best, []).append(span)
    return owned


def _gap(sentence: Sentence, span: Span, verb: int, said: Complement | None) -> float:
    """Tokens between a quotation and a verb outside it; less than none where the verb's own clause holds the quotation or leads to it."""
    clause = said.content if said is not None and said.frame == "that" else ()
    if any(sentence.starts[a] < span.start < sentence.ends[b] for a, b in clause):
        return -2 if min(a for a, _ in clause) > verb else -1
    if sentence.ends[verb] <= span.start:
        between = sum(1 for i in range(verb + 1, len(sentence)) if sentence.starts[i] < span.start)
        return -0.5 if between <= 1 else between
    return sum(1 for i in range(verb) if sentence.starts[i] >= span.end)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The quotations that a verb utters and all those that touch its sentence."""

    own: Sequence[Span]
    near: Sequence[Quote]


def _finding(
    sentence: Sentence, verb: int, cue: Cue, said: Complement | None, quotes: _Quoted, lexicon: CueLexicon
) -> Finding | None:
    speaker = speaker_of(sentence, verb)
    if speaker is not None and (sentence.lowers[speaker] in _AUTHOR or _is_nobody(sentence, speaker)):
        return None
    passive = any(sentence.deps[k] == "auxpass" for k in sentence.children[verb])
    source = None if speaker is None else noun_phrase(sentence, speaker, verb)
    if speaker is not None and speaker < verb and _inside([q.span for q in quotes.near], sentence.starts[speaker]):
        after = speaker_behind(sentence, verb)  # the parser took a word of the quotation for who says it
        speaker, source = after if after is not None else (None, None)
    if not passive and "aside" in cue.frames and (speaker is None or (said is None and not quotes.own)):
        closed = closing(sentence, verb)
        if closed is not None:
            speaker, source = closed.speaker, closed.source
            said = Complement("aside", (closed.content,), verb)
    if said is not None and said.frame == "infinitive" and (cue.raises or (passive and speaker is None)):
        said, speaker, source = _raised(sentence, verb, said), None, None
    elif said is not None and said.frame == "that" and not quotes.own:
        said = _continued(sentence, verb, said, lexicon)
    content = _content(sentence, said, quotes)
    hidden = passive and speaker is None and said is not None and said.frame not in ("that", "infinitive", "aside")
    charged = said is not None and said.frame == "of" and cue.certainty is Certainty.ALLEGED
    if not content or (
        hidden and not charged and not ("that" in cue.frames and said is not None and said.frame == "passive")
    ):
        return None
    frame = said.frame if said is not None and not quotes.own else "quote"
    tokens = said.content if said is not None else ()
    first, last = cue_tokens(sentence, verb, said.cue_last if said is not None else verb, tokens, lexicon)
    cut = next((a for a, _ in tokens if source is not None and source[0] < a <= source[1]), None)
    if cut is not None and source is not None and passive:
        source = (source[0], cut - 1)
    finding = Finding(
        sentence=sentence.index,
        token=verb,
        cue=sentence.chars(first, last),
        content=content,
        source=speaker,
        source_tokens=source,
        frame=frame,
        stance=Stance.ASSERTS if _is_condemned(sentence, verb, cue, lexicon) else cue.stance,
        certainty=cue.wished if frame in WISHES else cue.certainty,
        reports=cue.reports,
        impersonal=speaker is None and (passive or cue.raises),
    )
    return with_content(sentence, _hedged(sentence, finding, lexicon), lexicon)


def _is_condemned(sentence: Sentence, verb: int, cue: Cue, lexicon: CueLexicon) -> bool:
    """ "Rejected the murder of the judge": who rejects a crime says that it happened."""
    held = child(sentence, verb, "dobj", "nsubjpass")
    return cue.word in lexicon.condemning and held is not None and sentence.lowers[held] in lexicon.crimes


def _is_nobody(sentence: Sentence, speaker: int) -> bool:
    """Whether nobody says it: "no group has claimed", "none of them said"."""
    return sentence.lowers[speaker] in _NOBODY or any(sentence.lowers[k] == "no" for k in sentence.children[speaker])


def _raised(sentence: Sentence, verb: int, said: Complement) -> Complement:
    """ "The gunmen are believed to have fled": the subject belongs to what is believed."""
    subject = child(sentence, verb, "nsubjpass", "nsubj")
    if subject is None:
        return said
    return replace(said, content=(noun_phrase(sentence, subject, verb), *said.content))


def _continued(sentence: Sentence, verb: int, said: Complement, lexicon: CueLexicon) -> Complement:
    """ "Police said two died and five were hurt": a second clause that the parser hung on "said" goes on with the content."""
    first, last = said.content[-1]
    if first < verb:
        return said
    other = _contrasted(sentence, (first, last), lexicon)
    if other is not None:
        return replace(said, content=(*said.content[:-1], (first, other)))
    for kid in sentence.children[verb]:
        left, right = sentence.edges[kid]
        joined = left - 1 == last + 1 and sentence.tags[left - 1] == "CC"
        clause = sentence.deps[kid] == "conj" and child(sentence, kid, "nsubj", "nsubjpass") is not None
        if clause and joined and sentence.lowers[kid] not in lexicon.verbs:
            last = right
    return replace(said, content=(*said.content[:-1], (first, last)))


def _contrasted(sentence: Sentence, content: Tokens, lexicon: CueLexicon) -> int | None:
    """The last token before ", while a doctor put it at five": what another speaker says is no part of the content."""
    for i in range(content[0] + 2, content[1]):
        if sentence.lowers[i] in _WHILE and sentence.words[i - 1] == ",":
            other = sentence.heads[i]
            cue = lexicon.verbs.get(sentence.lowers[other])
            subject = child(sentence, other, "nsubj")
            if cue is not None and cue.reports and other > i and subject is not None and i < subject < other:
                return i - 2
    return None


def _content(sentence: Sentence, said: Complement | None, quotes: _Quoted) -> tuple[Span, ...]:
    if not quotes.own:
        return () if said is None else tuple(_closed(sentence.chars(a, b), quotes.near) for a, b in said.content)
    if said is not None and said.frame == "that":
        spans = [sentence.chars(a, b) for a, b in said.content]
        mixed = [s for s in spans if any(s.start < q.start < s.end for q in quotes.own)]
        if mixed:
            return _joined([*mixed, *quotes.own])
    return tuple(quotes.own)


def _closed(span: Span, quotes: Sequence[Quote]) -> Span:
    """The span up to the closing mark where it stops inside a quotation that begins in it."""
    for quote in quotes:
        if span.start <= quote.span.start < span.end < quote.span.end:
            return Span(span.start, quote.span.end)
    return span


def _is_unsaid(sentence: Sentence, verb: int, lexicon: CueLexicon) -> bool:
    """Whether the cue is what somebody refused: the saying in "declined to say who fired"."""
    above = sentence.heads[verb]
    return (
        sentence.deps[verb] == "xcomp"
        and sentence.lowers[verb] in lexicon.comments
        and (refusal := lexicon.verbs.get(sentence.lowers[above])) is not None
        and refusal.word in ("decline", "refuse")
    )


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _hedged(sentence: Sentence, finding: Finding, lexicon: CueLexicon) -> Finding:
    """A cue that is negated or declined leaves its content open; a passive without a speaker only alleges."""
    verb = finding.token
    if any(sentence.deps[k] == "neg" for k in sentence.children[verb]) or _is_unsaid(sentence, verb, lexicon):
        return replace(finding, stance=Stance.ASSERTS, certainty=Certainty.POSSIBLE)
    if verb and sentence.lowers[verb - 1] == "nor" and "neither" in sentence.lowers[:verb]:
        first = sentence.lowers.index("neither")
        cue = Span(sentence.starts[first], finding.cue.end)
        return replace(finding, cue=cue, stance=Stance.ASSERTS, certainty=Certainty.POSSIBLE)
    unvouched = finding.source is not None and is_unvouched(sentence, finding.source)
    if (finding.impersonal or unvouched) and finding.certainty is Certainty.STATED:
        return replace(finding, certainty=Certainty.ALLEGED)
    return finding
