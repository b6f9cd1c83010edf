"""Makes a brief from a book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from dateline.book.exported import Exported
from dateline.publishing.brief.changes import changes
from dateline.publishing.brief.citing import Citations
from dateline.publishing.brief.contests import contests
from dateline.publishing.brief.events import events
from dateline.publishing.brief.matter import Asked, Matter, matter
from dateline.publishing.brief.model import Block, Brief, Drawing, Heading, Paragraph, Sentence
from dateline.publishing.brief.pictures import chart, incident_map
from dateline.publishing.brief.summary import breakdowns, summary
from dateline.publishing.brief.words import plural
from dateline.publishing.query_words import sentence

METHOD = (
    "Every sentence is made by rule from claims that were coded from the reports cited; no number was added. A range runs over all that "
    "stands: the lowest and highest figures of sources that contradict each other, and people who may be counted in two incidents that "
    "belong together (the greater figure at the low end, both at the high end). What nobody says is not known, not zero."
)

_MAP = "Points are places, larger for more killed; broken circles areas within which it was; shaded countries where no more is known."
_CHART = "Bars are the figures with the most weight, lines their range, + where there may be more; incidents without a day are not in it."


def compose(connection: Connection, asked: Asked) -> Brief:
    """The brief for a question, from one moment of the book."""
    found = matter(connection, asked)
    citations = Citations(found.all)
    blocks = tuple(_blocks(found, asked, citations))
    return Brief(
        title="Situation report",
        subtitle=sentence(asked.filters, None),
        as_of=_moment(asked.as_of) if asked.as_of is not None else "today",
        blocks=blocks,
        sources=citations.sources(),
    )


def _blocks(found: Matter, asked: Asked, citations: Citations) -> Iterator[Block]:
    yield Heading("In short")
    yield from summary(found)
    told = [r.incident for r in (*found.done, *found.undated)]
    if told:
        shown = incident_map(told)
        yield Drawing(shown, f"{shown.title}. {_MAP}")
    drawn = chart([r.incident for r in found.done], found.episodes)
    if drawn is not None:
        yield Drawing(drawn, _CHART)
    yield from breakdowns(found)
    if asked.since is not None:
        yield Heading(f"What changed since {_moment(asked.since)}")
        yield from changes(found, citations)
    yield Heading("What happened")
    if not found.done:
        yield Paragraph((Sentence("No report of the book tells of such an incident in the period."),))
    yield from _told(found, found.done, citations)
    if found.undated:
        yield Heading("Reported in the period, day not known")
        yield from _told(found, found.undated, citations)
    if found.undone:
        yield Heading("Foiled, threatened or planned")
        yield from _told(found, found.undone, citations)
    yield Heading("What is contested")
    everything = (*found.done, *found.undone, *found.undated)
    yield from contests(found.all, citations, sum(bool(r.incident.disputes) for r in everything))
    yield Heading("How this was made")
    yield Paragraph((Sentence(METHOD),))


def _told(found: Matter, records: Sequence[Exported], citations: Citations) -> Iterator[Block]:
    """The incidents, and how many more there are than a brief can tell of."""
    told = found.told(records)
    yield from events(told, found.episodes, citations)
    if len(told) < len(records):
        more = plural(len(records) - len(told), "incident")
        yield Paragraph(
            (Sentence(f"{more} of less weight are counted above and not listed; `dateline export` has all."),)
        )


def _moment(written: str) -> str:
    """A moment of the book as people read it: "12 March 2025, 18:00 UTC"; the end of a day is the day."""
    from dateline.book.moments import moment_in

    moment = moment_in(written)
    day = f"{moment.day} {moment:%B} {moment.year}"
    return day if (moment.hour, moment.minute) == (23, 59) else f"{day}, {moment:%H:%M} UTC"
