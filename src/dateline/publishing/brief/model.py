"""A brief as blocks of sentences, each with the claims behind it; what it looks like is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.publishing.drawing.svg import Picture


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `claims` are those that its numbers and names come from, `cites` the numbers of the sources that hold them."""

    text: str
    claims: tuple[str, ...] = ()
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; level 2 is the highest below the brief's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that follow each other."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One incident: its headline, when and where with how sure that is, what is said of it, and incidents that belong to it."""

    incident: str
    title: str
    when_where: str
    sentences: tuple[Sentence, ...]
    parts: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """Incidents in order of weight."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short statements."""

    items: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the claims and sources of its numbers."""

    cells: tuple[str, ...]
    claims: tuple[str, ...] = ()
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; `numbers` are the columns that hold numbers."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with a sentence below it."""

    picture: Picture
    caption: str


Block = Heading | Paragraph | Items | Bullets | Table | Drawing


@dataclass(frozen=True, slots=True)
class Source:
    """A report by the number that it is cited with; `copies` near-identical texts of other publishers count with it."""

    number: int
    text: str
    url: str | None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report: what it is about, the moment whose knowledge it shows, its blocks, and its sources."""

    title: str
    subtitle: str
    as_of: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the brief, in order."""
        for block in self.blocks:
            match block:
                case Paragraph():
                    yield from block.sentences
                case Bullets():
                    for one in block.items:
                        yield from one
                case Items():
                    for item in block.items:
                        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Sentence]:
    yield from item.sentences
    for part in item.parts:
        yield from _of_item(part)
