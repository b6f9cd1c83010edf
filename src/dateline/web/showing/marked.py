"""A report's text with its evidence marked: each passage leads to its claim, and has a place that the claim leads back to.

The text is the report's own and may hold anything: it is escaped, its lines keep their own direction, characters that would act on the
page are shown by name, and of a long text only the passages around evidence are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dateline.model.span import Span
from dateline.publishing.visible import long_name, pieces

WHOLE = 60_000  # characters of a text that is shown as a whole
_AROUND = 300  # characters shown before and after evidence
_OPENING = 1_500  # characters of a long text's beginning
_LONGEST = 2_000  # characters of one passage of evidence in a long text
_MOST = 120  # passages of a long text
_MOST_MARKS = 3_000
_WIDE = 60  # characters from which on evidence is a sentence rather than words in it


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a claim's evidence; `anchor` is its place on the page, `target` the address of the claim."""

    span: Span
    anchor: str
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text as markup of paragraphs; `before` is how many characters are left out before it."""

    markup: Markup
    before: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a text: its passages, the characters left out after them, those of the whole, and where the passages lie."""

    passages: tuple[Passage, ...]
    after: int
    length: int
    windows: tuple[Span, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return self.after == 0 and all(p.before == 0 for p in self.passages)


def shown(text: str, marks: Sequence[Mark], whole: int = WHOLE, opening: int = _OPENING) -> Shown:
    """The text with its marks, or where it has more than `whole` characters its beginning and the passages around evidence."""
    kept = sorted(marks, key=lambda m: m.span)[:_MOST_MARKS]
    windows = [Span(0, len(text))] if len(text) <= whole else _windows(text, kept, opening)
    passages, at = [], 0
    for window in windows:
        inside = [m for m in kept if m.span.overlaps(window)]
        passages.append(Passage(Markup("").join(_paragraphs(text, window, inside)), window.start - at))
        at = window.end
    return Shown(tuple(passages), len(text) - at, len(text), tuple(windows))


def _windows(text: str, marks: Sequence[Mark], opening: int) -> list[Span]:
    """The beginning and what is around evidence, joined where they meet."""
    found = [Span(0, min(opening, len(text)))] if opening else []
    for mark in marks:
        start = max(mark.span.start - _AROUND, 0)
        end = min(mark.span.end, mark.span.start + _LONGEST) + _AROUND
        window = Span(_edge(text, start), min(_edge(text, end), len(text)))
        if found and window.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, window.end))
        elif len(found) < _MOST:
            found.append(window)
    return found


def _edge(text: str, at: int) -> int:
    """The end of a word near `at`, or `at` itself in a text without spaces."""
    space = text.find(" ", at, at + 40)
    return space + 1 if space >= 0 and at > 0 else at


def _paragraphs(text: str, window: Span, marks: Sequence[Mark]) -> Iterator[Markup]:
    """A paragraph for each line that is not empty, with its own direction."""
    line: list[Markup] = []
    anchors: list[Markup] = []  # of the line
    filled = False
    for piece, mark in _cut(text, window, marks):
        for i, part in enumerate(piece.split("\n")):
            if i:
                if filled:
                    yield Markup('<p dir="auto">{}</p>\n').format(Markup("").join(line))
                    anchors.clear()
                line, filled = list(anchors), False  # of an empty line only where marks begin goes on to the next
            if mark is not None and not part and not piece:
                anchors.append(Markup('<span id="{}"></span>').format(mark.anchor))
                line.append(anchors[-1])
            elif part:
                line.append(_piece(part, mark))
                filled = filled or bool(part.strip())
    if filled:
        yield Markup('<p dir="auto">{}</p>\n').format(Markup("").join(line))


def _cut(text: str, window: Span, marks: Sequence[Mark]) -> Iterator[tuple[str, Mark | None]]:
    """The window cut at every edge of a mark, each piece with the narrowest mark that covers it; before a mark's start an empty piece."""
    edges = sorted({window.start, window.end, *(e for m in marks for e in m.span if window.start < e < window.end)})
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(max(mark.span.start, window.start), []).append(mark)
    current: list[Mark] = []
    for start, end in zip(edges, [*edges[1:], window.end], strict=True):
        current = [m for m in current if m.span.end > start] + starting.get(start, [])
        for mark in starting.get(start, []):
            yield "", mark
        if start < end:
            narrowest = min(current, key=lambda m: (m.span.end - m.span.start, m.anchor), default=None)
            yield text[start:end], narrowest


def _piece(part: str, mark: Mark | None) -> Markup:
    content = Markup("").join(_visible(part))
    if mark is None:
        return content
    wide = mark.span.end - mark.span.start > _WIDE
    kind = "said wide" if wide else "said"
    if not any(c.isalnum() for c in part):  # a link needs a name; what stands around it is the same passage
        return Markup('<span class="{}"><mark>{}</mark></span>').format(kind, content)
    return Markup('<a class="{}" href="{}"><mark>{}</mark></a>').format(kind, mark.target, content)


def _visible(part: str) -> Iterator[Markup]:
    """The characters as they are, those that cannot be shown by their names."""
    for piece, name in pieces(part):
        yield escape(piece)
        if name is not None:
            yield Markup('<span class="control" title="{}">{}</span>').format(long_name(name), name)
