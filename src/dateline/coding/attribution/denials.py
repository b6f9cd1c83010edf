"""Denials and other verdicts on what was said before: "a claim that X denies", "the group denied the charge"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.tree import child, noun_phrase, speaker_of, trimmed
from dateline.knowledge.cues import CueLexicon
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, Stance
from dateline.parsing.document import Document, Sentence

RECALLED = "recalled"  # the frame of a verdict on what others said: it adds no word to what is said
_IT = frozenset({"it", "this", "that", "them", "these", "those"})
_NEAR = 30  # attributions back to the claim that is denied


def with_antecedents(document: Document, findings: Sequence[Finding], lexicon: CueLexicon) -> list[Finding]:
    """The findings, with the verdicts on a claim before them found, and pointed at what the claim says."""
    done = {(f.sentence, f.token) for f in findings}
    ordered = sorted(findings, key=lambda f: f.cue.start)
    result = [_pointed(document, f, ordered[max(0, k - _NEAR) : k], lexicon) for k, f in enumerate(ordered)]
    for sentence in document.sentences:
        for verb, dep in enumerate(sentence.deps):
            if (
                dep in ("relcl", "acl")
                and (sentence.index, verb) not in done
                and sentence.lowers[verb] in lexicon.verbs
            ):
                found = _relative(sentence, verb, lexicon)
                if found is not None:
                    result = [_cut(f, found) for f in result]
                    result.append(found)
    return result


def _cut(finding: Finding, verdict: Finding) -> Finding:
    """The finding without the verdict behind it: "said the men were beaten, a charge that X denies"."""
    end = verdict.content[0].end
    if finding.sentence != verdict.sentence or verdict.cue.overlaps(finding.cue):
        return finding
    kept = tuple(
        Span(c.start, end) if c.start < end < c.end and verdict.cue.end <= c.end else c for c in finding.content
    )
    return replace(finding, content=kept)


def _relative(sentence: Sentence, verb: int, lexicon: CueLexicon) -> Finding | None:
    """ "..., a claim that X deny" and "..., which X denied": X denies the clause before the claim, or the claim's own content."""
    noun, cue = sentence.heads[verb], lexicon.verbs[sentence.lowers[verb]]
    speaker = _denier(sentence, verb)
    if "object" not in cue.frames or speaker is None or speaker < noun:
        return None
    if child(sentence, verb, "ccomp", "xcomp") is not None:
        return None
    which = next((i for i in range(speaker - 1, noun, -1) if sentence.lowers[i] == "which"), None)
    if sentence.lowers[noun] in lexicon.claims:
        left = sentence.edges[noun][0]
    elif cue.stance is Stance.DENIES and which is not None and sentence.words[which - 1] == ",":
        left = which
    else:
        return None
    content = trimmed(sentence, (0, left - 1)) if left > 2 else (left, noun)
    if content is None:
        return None
    return Finding(
        sentence=sentence.index,
        token=verb,
        cue=sentence.chars(verb, verb),
        content=(sentence.chars(*content),),
        source=speaker,
        source_tokens=noun_phrase(sentence, speaker, verb),
        frame=RECALLED,
        stance=cue.stance,
        certainty=cue.certainty,
        reports=cue.reports,
    )


def _denier(sentence: Sentence, verb: int) -> int | None:
    """Who denies in "a claim which X denied", also where the parser took "which" for the subject."""
    speaker = speaker_of(sentence, verb)
    if speaker is None or sentence.lowers[speaker] not in ("which", "that"):
        return speaker
    return child(sentence, speaker, "nsubj")


def _pointed(document: Document, finding: Finding, before: Sequence[Finding], lexicon: CueLexicon) -> Finding:
    """ "denied the accusation": the content takes in what the last accusation by somebody else in reach says."""
    if finding.frame not in ("object", "passive") or finding.stance is not Stance.DENIES:
        return finding
    sentence = document.sentences[finding.sentence]
    held = child(sentence, finding.token, "dobj", "nsubjpass")
    if held is None or sentence.edges[held][1] > held:
        return finding
    if sentence.lowers[held] not in lexicon.claims and sentence.lowers[held] not in _IT:
        return finding
    for other in reversed(before):
        if document.sentences[other.sentence].paragraph < sentence.paragraph - 1:
            break
        if other.certainty is Certainty.ALLEGED or (other.stance is Stance.ASSERTS and other.reports):
            told = tuple(sorted({*other.content, *finding.content}, key=_start))
            return replace(finding, content=told, frame=RECALLED)
    return finding


def _start(span: Span) -> int:
    return span.start
