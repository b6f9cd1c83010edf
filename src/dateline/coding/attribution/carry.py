"""Gives quotations without a cue of their own to the speaker before them, within a paragraph and over paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.quotes import Quote
from dateline.model.span import Span
from dateline.parsing.document import Document

_AHEAD = 1000  # characters from a quotation to the cue of the next
_CLOSING = 80  # characters from a cue to the end of its paragraph: the speaker and little else
_UTTERS = frozenset({"quote", "that", "aside", "according", "object", "as", "about", "infinitive"})


def carried(document: Document, findings: Sequence[Finding], quotes: Sequence[Quote]) -> list[Finding]:
    """The findings, with each direct quotation that none of them covers added to the content of the speaker it continues.

    It continues the last one who speaks before it in its paragraph; where a paragraph opens with it, the last of the paragraph
    before, if that ended in a quotation of the same speaker or in a colon.
    """
    result = sorted(findings, key=lambda f: f.cue.start)
    covered = sorted(span for f in result for span in f.content)
    nested = {at for at, f in enumerate(result) if any(_holds(o, f) for o in result[max(0, at - 4) : at + 5])}
    for number, quote in enumerate(quotes):
        if not quote.direct or _is_covered(quote.span, covered):
            continue
        at = _speaker_before(document.text, result, nested, quote, quotes[number - 1] if number else None)
        if at is None:
            at = _speaker_after(document.text, result, quote)
        if at is None:
            continue
        held = result[at]
        result[at] = replace(held, content=tuple(sorted((*held.content, quote.span))))
    return result


def _is_covered(span: Span, covered: Sequence[Span]) -> bool:
    last = bisect_right(covered, span)
    near = covered[max(0, last - 6) : last + 1]
    return any(
        c.start < span.end and span.start < c.end and min(c.end, span.end) - max(c.start, span.start) > 2 for c in near
    )


def _speaker_after(text: str, findings: Sequence[Finding], quote: Quote) -> int | None:
    """The speaker of the quotation that follows with nothing between: "A." "B," he said."""
    for at in range(bisect_right(findings, quote.span.end, key=_cue_start), len(findings)):
        finding = findings[at]
        if finding.cue.start > quote.span.end + _AHEAD:
            return None
        first = finding.content[0].start
        if finding.frame == "quote" and quote.span.end <= first and finding.cue.start > first:
            between = text[quote.span.end : first]
            return at if not between.strip() and "\n" not in between else None
    return None


def _cue_start(finding: Finding) -> int:
    return finding.cue.start


def _holds(outer: Finding, inner: Finding) -> bool:
    return any(c.start <= inner.cue.start and inner.cue.end <= c.end for c in outer.content)


def _stands_alone(text: str, between: str, quote: Quote) -> bool:
    """Whether a quotation is a paragraph of its own right after one that ends in its speaker: `..., said the doctor.`"""
    closing, _, gap = between.partition("\n")
    after = text[quote.span.end : quote.span.end + 2].lstrip(" ")
    return (
        len(closing) <= _CLOSING and closing.count(".") <= 1 and not gap.strip() and (not after or after[0] in "\r\n")
    )


def _speaker_before(
    text: str, findings: Sequence[Finding], nested: set[int], quote: Quote, previous: Quote | None
) -> int | None:
    last = bisect_right(findings, quote.span.start, key=_cue_start) - 1
    for at in range(last, -1, -1):
        finding = findings[at]
        if finding.frame not in _UTTERS or not finding.reports or at in nested:
            continue
        if finding.source is None and finding.frame != "quote":
            continue
        end = max(finding.cue.end, *(c.end for c in finding.content if c.start <= quote.span.start))
        between = text[end : quote.span.start]
        breaks = between.count("\n\n") or between.count("\n")
        if breaks == 0:
            return at if quote.span.start > finding.cue.start else None
        if not quote.opens:
            return None
        if between.rstrip().endswith(":"):
            return at
        if _stands_alone(text, between, quote) and finding.frame == "quote":
            return at
        ended = previous is not None and previous.span in finding.content
        if (
            previous is not None
            and ended
            and (previous.goes_on or breaks == 1)
            and not text[previous.span.end : quote.span.start].strip(" \n")
        ):
            return at
        return None
    return None
