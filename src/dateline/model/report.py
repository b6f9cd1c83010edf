"""A report: one published text with its metadata."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from dateline.model.span import Record


class Report(Record):
    """One published text; every span of a coded report points into `text`.

    `ref` is the input's own id or its file name; `published` is the publication date (or moment) where known.
    """

    text: str
    ref: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: datetime | date | None = None
    language: str | None = None

    @property
    def id(self) -> str:
        """Content hash: the same text under the same title has the same id, whatever file it came from."""
        digest = hashlib.sha256(f"{self.title or ''}\x1f{self.text}".encode("utf-8", "surrogatepass"))
        return "r" + digest.hexdigest()[:20]

    @property
    def published_on(self) -> date | None:
        """The calendar day of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published
