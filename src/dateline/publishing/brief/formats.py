"""The forms in which a brief is written."""

from __future__ import annotations

from enum import StrEnum

from dateline.publishing.brief.html import to_html
from dateline.publishing.brief.markdown import to_markdown
from dateline.publishing.brief.model import Brief
from dateline.publishing.brief.pdf import to_pdf


class BriefFormat(StrEnum):
    """Markdown, a page, or a document."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"


def written(brief: Brief, format: BriefFormat) -> bytes:
    """The brief as a file."""
    match format:
        case BriefFormat.MD:
            return to_markdown(brief).encode()
        case BriefFormat.HTML:
            return to_html(brief).encode()
        case BriefFormat.PDF:
            return to_pdf(brief)
