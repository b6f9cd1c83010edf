"""The passages of a report that tell of one incident."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.model.coded import CodedReport, Incident

_END = re.compile(r"[.!?][\"'”’)]*\s+|\n+")


def passages_of(coded: CodedReport, incident: Incident, text: str, *, whole: bool) -> list[str]:
    """The title and text where `whole`, else the sentences of `text` that hold evidence of the incident, in text order."""
    if whole:
        return [coded.report.title or "", text]
    spans = {(m.start, m.end) for m in incident.mentions}
    spans |= {(e.start, e.end) for c in coded.claims if c.incident == incident.id for e in c.evidence}
    ends = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    return [text[low:high] for low, high in pairwise(ends) if any(start < high and low < end for start, end in spans)]
