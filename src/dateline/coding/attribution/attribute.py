"""Composes the attribution of a report: cues, contents, carried quotations, names and kinds, chains."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.attribution.carry import carried
from dateline.coding.attribution.cited import with_cited
from dateline.coding.attribution.denials import with_antecedents
from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.hearing import Speaker
from dateline.coding.attribution.idioms import idiom_findings
from dateline.coding.attribution.intervals import Intervals
from dateline.coding.attribution.naming import Naming
from dateline.coding.attribution.nouns import other_findings
from dateline.coding.attribution.quotes import Quote, find_quotes
from dateline.coding.attribution.verbs import verb_findings
from dateline.knowledge.cues import load_cues
from dateline.knowledge.sources import load_source_words
from dateline.model.layers import Attribution
from dateline.model.span import Span
from dateline.model.vocabulary import SourceKind, Stance
from dateline.parsing.document import Document


def attribute(document: Document) -> tuple[Attribution, ...]:
    """Every attribution of a report, sorted by cue; only parsed sentences yield cues, quotations may run on through any."""
    return tuple(attribution for attribution, _ in attributed(document))


def attributed(document: Document) -> list[tuple[Attribution, Finding]]:
    """The attributions of a report with the findings behind them, sorted by cue."""
    naming = Naming(document, load_source_words())
    named = [(finding, naming.name(finding)) for finding in find(document)]
    return [(_attribution(document, finding, speaker, chain), finding) for finding, speaker, chain in _chained(named)]


def find(document: Document) -> list[Finding]:
    """The findings of a report, sorted by cue."""
    lexicon, words = load_cues(), load_source_words()
    quotes = find_quotes(document.text)
    found: list[Finding] = []
    at = 0
    for sentence in document.sentences:
        while at < len(quotes) and document.text[quotes[at].span.end : sentence.start].strip():
            at += 1
        if sentence.parsed:
            near = [q for q in _near(quotes, at, sentence.end) if q.span.end > sentence.start or not _is_held(q, found)]
            found += with_cited(sentence, verb_findings(sentence, near, lexicon), words)
            found += idiom_findings(sentence, lexicon)
            found += other_findings(sentence, [q.span for q in near if q.direct], lexicon)
    return carried(document, with_antecedents(document, found, lexicon), quotes)


def _is_held(quote: Quote, found: Sequence[Finding]) -> bool:
    return any(c.overlaps(quote.span) for f in found[-8:] for c in f.content)


def _near(quotes: Sequence[Quote], first: int, end: int) -> list[Quote]:
    last = first
    while last < len(quotes) and quotes[last].span.start < end:
        last += 1
    return list(quotes[first:last])


def _chained(named: Sequence[tuple[Finding, Speaker | None]]) -> list[tuple[Finding, Speaker | None, tuple[str, ...]]]:
    """Each finding with the other speakers whose content holds its cue, outermost first."""
    outer = Intervals(
        (span, speaker)
        for finding, speaker in named
        if speaker is not None and finding.reports and finding.stance is Stance.ASSERTS
        for span in finding.content
    )
    result = []
    for finding, speaker in named:
        place = finding.content[0] if finding.frame == "cited" else finding.cue
        texts = [o.text for _, o in outer.covering(place) if speaker is None or o.text != speaker.text]
        result.append((finding, speaker, tuple(dict.fromkeys(texts))))
    return result


def _attribution(document: Document, finding: Finding, speaker: Speaker | None, chain: tuple[str, ...]) -> Attribution:
    sentence = document.sentences[finding.sentence]
    source: Span | None = None if finding.source_tokens is None else sentence.chars(*finding.source_tokens)
    return Attribution(
        source=source,
        cue=finding.cue,
        content=finding.content,
        text="" if speaker is None else speaker.text,
        kind=SourceKind.UNNAMED if speaker is None else speaker.kind,
        stance=finding.stance,
        certainty=finding.certainty,
        chain=chain,
    )
