"""Sources behind a source: "Reuters reported, citing a hospital official"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.tree import child, noun_phrase
from dateline.knowledge.sources import SourceWords
from dateline.parsing.document import Sentence

_CITING = frozenset({"citing", "quoting"})


def with_cited(sentence: Sentence, findings: Sequence[Finding], words: SourceWords) -> list[Finding]:
    """The findings of one sentence; a "citing X" beside another cue makes X, where X can speak, a source of the same content."""
    return [_behind(sentence, finding, findings, words) for finding in findings]


def _behind(sentence: Sentence, finding: Finding, findings: Sequence[Finding], words: SourceWords) -> Finding:
    verb = finding.token
    cited = child(sentence, verb, "dobj")
    if sentence.lowers[verb] not in _CITING or cited is None:
        return finding
    head = sentence.heads[verb]
    told = next((f for f in findings if f.token == head and f.token != verb and f.reports), None)
    tokens = noun_phrase(sentence, cited, verb)
    if told is None or words.kind(sentence.lowers[tokens[0] : tokens[1] + 1], cited - tokens[0]) is None:
        return finding
    return replace(
        finding, content=told.content, source=cited, source_tokens=tokens, frame="cited", certainty=told.certainty
    )
