"""Turns plain text, HTML pages, PDF, JSON Lines, web archives, folders of these and standard input into reports."""

from dateline.reading.dates import given_date
from dateline.reading.options import ReadingOptions
from dateline.reading.reader import read, read_text

__all__ = ["ReadingOptions", "given_date", "read", "read_text"]
