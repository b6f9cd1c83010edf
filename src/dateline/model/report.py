"""A report: one published text with its metadata."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime

from pydantic import field_validator

from dateline.model.span import Record

_SURROGATE = re.compile("[\ud800-\udfff]")


class Report(Record):
    """One published text; every span of a coded report points into `text`.

    `ref` is the input's own id or its file name; `published` is the publication date (or moment) where known. Text that is no
    valid Unicode raises pydantic's ValidationError.
    """

    text: str
    ref: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: datetime | date | None = None
    language: str | None = None

    @field_validator("text", "ref", "title", "url", "publisher")
    @classmethod
    def _can_be_written(cls, value: str | None) -> str | None:
        """Half of a surrogate pair is no character: no file or JSON can hold it, so no span could quote it."""
        lone = _SURROGATE.search(value or "")
        if lone is not None:
            raise ValueError(f"half a character at {lone.start()}; decode the bytes again with errors='replace'")
        return value

    @property
    def id(self) -> str:
        """Content hash: the same text under the same title has the same id, whatever file it came from."""
        digest = hashlib.sha256(f"{self.title or ''}\x1f{self.text}".encode())
        return "r" + digest.hexdigest()[:20]

    @property
    def published_on(self) -> date | None:
        """The calendar day of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published
