"""Moments in UTC as text of fixed width, which sort as they follow one another."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from dateline.model.errors import InputError

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_LAST = time(23, 59, 59)


def written(moment: datetime) -> str:
    """A moment as the book writes it; one without a time zone is taken as UTC."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    in_utc = aware.astimezone(UTC)
    return f"{in_utc.year:04d}{in_utc.strftime(_FORM[2:])}"  # %Y does not pad years everywhere


def moment_in(text: str) -> datetime:
    """The moment that the book wrote."""
    return datetime.fromisoformat(text)


def now() -> str:
    """This moment."""
    return written(datetime.now(UTC))


def known_from(published: date | datetime | None, added: str) -> str:
    """From when on a report counts: its moment of publication, the end of its day where only that is known, else `added`.

    The end of the day: nothing is shown as known before it surely was.
    """
    if published is None:
        return added
    if isinstance(published, datetime):
        return written(published)
    return written(datetime.combine(published, _LAST))


def asked(text: str) -> str:
    """What `--as-of` asks for; a day means its end. Raises InputError for anything but a day or moment of ISO 8601."""
    from dateline.reading.dates import iso_date

    try:
        return known_from(iso_date(text), "")
    except ValueError:
        remedy = "give a day (2025-03-12) or a moment (2025-03-12T18:00, in UTC unless it says otherwise)"
        raise InputError("--as-of", f"{text.strip()[:40]!r} is no day or moment", remedy) from None
