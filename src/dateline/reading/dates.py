"""Reads publication dates: ISO 8601 from people and records, and what pages write beside it."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dateline.model.errors import InputError

EARLIEST, LATEST = 1700, 2100  # years outside these are typing errors ("0025", "20255")
_DAY_ONLY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")
_SPACED_OFFSET = re.compile(r"(?<=\d) (?=[+-]\d\d:?\d\d$)")
REMEDY = "give a day as YYYY-MM-DD, or a moment as YYYY-MM-DDTHH:MM:SS+HH:MM"


def iso_date(text: str) -> date | datetime:
    """A day ("2025-03-12") or moment ("2025-03-12T18:00:00Z") in ISO 8601; raises ValueError for any other text."""
    text = text.strip()
    value: date | datetime
    if _DAY_ONLY.fullmatch(text):
        value = date.fromisoformat(text)
    else:
        if len(text) < len("2025-03-12T18"):
            raise ValueError(f"not a day or moment: {text!r}")
        value = datetime.fromisoformat(_SPACED_OFFSET.sub("", text))
    if not EARLIEST <= value.year <= LATEST:
        raise ValueError(f"year {value.year} is not between {EARLIEST} and {LATEST}")
    return value


def given_date(text: str, ref: str) -> date | datetime:
    """The publication date that a person or record gives; raises InputError naming `ref` and the remedy."""
    try:
        return iso_date(text)
    except ValueError:
        raise InputError(ref, f"{text.strip()[:40]!r} is not a possible publication date", REMEDY) from None


def stated_date(text: str, formats: tuple[str, ...]) -> date | datetime | None:
    """A date stated in ISO 8601, RFC 2822 or one of the strptime `formats`; None for anything else."""
    text = " ".join(text.split())[:80]
    try:
        return iso_date(text)
    except ValueError:
        pass  # not ISO 8601: the next notation is tried
    if "," in text and ":" in text:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            pass  # not RFC 2822
        else:
            return moment if EARLIEST <= moment.year <= LATEST else None
    for form in formats:
        try:
            moment = datetime.strptime(text, form)
        except ValueError:
            continue
        if EARLIEST <= moment.year <= LATEST:
            return moment if "%H" in form or "%I" in form else moment.date()
    return None
