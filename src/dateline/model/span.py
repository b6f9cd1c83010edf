"""Character spans of a report and the evidence quoted from them."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, model_validator


class Span(NamedTuple):
    """A half-open range of characters, `report.text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Record(BaseModel):
    """Base of every public record: immutable, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """A passage of the report: `report.text[start:end] == quote`, always."""

    start: int
    end: int
    quote: str

    @model_validator(mode="after")
    def _length_fits(self) -> Evidence:
        if self.start < 0 or self.end - self.start != len(self.quote):
            raise ValueError(f"a quote of {len(self.quote)} characters cannot span {self.start}..{self.end}")
        return self

    @classmethod
    def of(cls, text: str, span: Span) -> Evidence:
        """The evidence that `span` points at in a report's `text`."""
        return cls(start=span.start, end=span.end, quote=text[span.start : span.end])
