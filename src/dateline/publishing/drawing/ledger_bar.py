"""A ledger as one bar: what became of all who were there, with the unaccounted-for hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.publishing.drawing.svg import Picture, line, tag, text
from dateline.publishing.wording import number, range_words

WIDTH = 560.0
_TOP, _BAR, _ROW = 30.0, 34.0, 20.0
_COLOURS = 6
_NARROWEST = 26.0  # units that a number inside a part needs


@dataclass(frozen=True, slots=True)
class Share:
    """A number of people and what became of them; `known` is False for those unaccounted for."""

    what: str
    low: int | None
    best: int | None
    high: int | None
    known: bool = True

    @property
    def size(self) -> int:
        """The number that the bar draws: the best, else the least, else the greatest known."""
        return next((n for n in (self.best, self.low, self.high) if n is not None), 0)


def ledger_bar(name: str, start: Share, shares: Sequence[Share]) -> Picture:
    """The bar of `start` divided into `shares`; where these are more, a line shows how many there were to begin with."""
    whole = max(start.size, sum(s.size for s in shares), 1)
    unit = (WIDTH - 2) / whole
    parts, x = [], 1.0
    for i, share in enumerate(shares):
        parts.append(_part(name, i, share, (x, share.size * unit)))
        x += share.size * unit
    frame = tag("rect", x=1, y=_TOP, width=WIDTH - 2, height=_BAR, class_="axis")
    head = text(_words(start), 1, 20, "strong")
    end = 1 + start.size * unit
    brink = line((end, _TOP - 6), (end, _TOP + _BAR + 6), "denied") if end < WIDTH - 2 else ""
    rows = "".join(_legend(name, i, share) for i, share in enumerate(shares))
    told = "; ".join(_words(s) for s in shares)
    story = f"Of {_words(start)}: {told}."
    return Picture(
        name,
        "Ledger of people",
        story,
        WIDTH,
        _TOP + _BAR + 14 + _ROW * len(shares),
        _hatch(name) + head + "".join(parts) + frame + brink + rows,
    )


def _words(share: Share) -> str:
    """ "about 450 aboard (405 to 495)"; "21 killed"."""
    if share.best is None or share.low == share.high == share.best:
        return f"{range_words(share.low, share.best, share.high)} {share.what}"
    return f"about {number(share.best)} {share.what} ({range_words(share.low, None, share.high)})"


def _part(name: str, i: int, share: Share, place: tuple[float, float]) -> str:
    x, width = place
    box = _swatch(name, i, share, (x, _TOP, max(width, 0.0), _BAR))
    if width < _NARROWEST:
        return box
    return box + text(
        number(share.size), x + width / 2, _TOP + 22, "in-share" if share.known else "strong halo", "middle"
    )


def _legend(name: str, i: int, share: Share) -> str:
    y = _TOP + _BAR + 14 + _ROW * i
    return _swatch(name, i, share, (1, y, 14, 12)) + text(_words(share), 22, y + 11)


def _swatch(name: str, i: int, share: Share, box: tuple[float, float, float, float]) -> str:
    x, y, width, height = box
    if share.known:
        return tag("rect", x=x, y=y, width=width, height=height, class_=f"share-{i % _COLOURS}")
    return tag("rect", x=x, y=y, width=width, height=height, class_="unknown", fill=f"url(#{name}-hatch)")


def _hatch(name: str) -> str:
    stroke = line((0, 0), (0, 6), "hatch")
    pattern = tag(
        "pattern",
        stroke,
        id=f"{name}-hatch",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return tag("defs", pattern)
