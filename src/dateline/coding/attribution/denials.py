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
                    result.append(found)
    return result


def _relative(sentence: Sentence, verb: int, lexicon: CueLexicon) -> Finding | None:
    """ "..., a claim that X deny": X denies the clause before the claim, or the claim's own content."""
    noun, cue = sentence.heads[verb], lexicon.verbs[sentence.lowers[verb]]
    speaker = speaker_of(sentence, verb)
    if sentence.lowers[noun] not in lexicon.claims or "object" not in cue.frames or speaker is None or speaker < noun:
        return None
    if child(sentence, verb, "ccomp", "xcomp") is not None:
        return None
    left = sentence.edges[noun][0]
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
        frame="relative",
        stance=cue.stance,
        certainty=cue.certainty,
        reports=cue.reports,
    )


def _pointed(document: Document, finding: Finding, before: Sequence[Finding], lexicon: CueLexicon) -> Finding:
    """ "denied the accusation": the content takes in what the last accusation by somebody else in reach says."""
    if finding.frame not in ("object", "passive") or finding.stance is not Stance.DENIES:
        return finding
    sentence = document.sentences[finding.sentence]
    held = child(sentence, finding.token, "dobj", "nsubjpass")
    if held is None or sentence.lowers[held] not in lexicon.claims or sentence.edges[held][1] > held:
        return finding
    for other in reversed(before):
        if document.sentences[other.sentence].paragraph < sentence.paragraph - 1:
            break
        if other.certainty is Certainty.ALLEGED or (other.stance is Stance.ASSERTS and other.reports):
            return replace(finding, content=tuple(sorted({*other.content, *finding.content}, key=_start)))
    return finding


def _start(span: Span) -> int:
    return span.start
