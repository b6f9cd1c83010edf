"""What is contested: every field on which sources contradict each other, with each side, who says it and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.book.exported import Exported
from dateline.book.incident import Contest
from dateline.model.coded import Side
from dateline.model.vocabulary import SourceKind, Stance
from dateline.publishing.brief.citing import Citations
from dateline.publishing.brief.model import Block, Bullets, Heading, Paragraph, Sentence
from dateline.publishing.brief.sums import weight
from dateline.publishing.brief.words import field_words, inside, plural, sentence
from dateline.publishing.wording import clean, edtf_words

_MOST = 40  # incidents whose sides are told


def contests(records: Sequence[Exported], citations: Citations, of: int) -> Iterator[Block]:
    """A list for each incident that is contested, the weightiest first; `of` is how many there are, these or others."""
    found = [r for r in records if r.incident.disputes]
    if not of:
        yield Paragraph((Sentence("Nothing is contested between sources."),))
    found.sort(key=lambda r: (*(-n for n in weight(r.incident)), r.incident.id))
    for record in found[:_MOST]:
        yield Heading(clean(record.incident.headline), 4)
        yield Bullets(tuple(_sides(contest, citations) for contest in record.incident.disputes))
    if of > len(found[:_MOST]):
        yield Paragraph(
            (Sentence(f"{plural(of - len(found[:_MOST]), 'incident')} of less weight are contested as well."),)
        )


def _sides(contest: Contest, citations: Citations) -> tuple[Sentence, ...]:
    """The field, then a sentence a side."""
    lead = Sentence(f"{field_words(contest.field)[:1].upper()}{field_words(contest.field)[1:]}:")
    return lead, *(_side(contest.field, side, citations) for side in contest.sides)


def _side(field: str, side: Side, citations: Citations) -> Sentence:
    value = clean(edtf_words(side.value) or side.value) if field == "date" else clean(side.value)
    who = "the reports themselves" if side.kind is SourceKind.REPORTER else inside(clean(side.source))
    denies = side.stance is Stance.DENIES
    if field == "responsibility":
        value = f"{'not ' if denies else ''}{inside(value)}"
    elif denies:
        value = f"denied ({value})"
    words = f"{value}, according to {who}"
    return Sentence(sentence(words), side.claims, citations.of_claims(side.claims))
