"""A stretch of tokens that a rule matched, what it is resolved against, and the value it gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.coding.dates.lexicon import lexicon
from dateline.coding.dates.tokens import Tokens
from dateline.coding.dates.values import Moment


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression says: EDTF or None, the kind of TimeExpression, and whether it dates no single incident.

    `time` is the time of day, "T20:30" or a part of the day (see clock.py).
    `narrates` is False for values that later expressions ("the previous month") are not counted from.
    """

    edtf: str | None
    kind: str = "date"
    vague: bool = False
    narrates: bool = True
    time: str | None = None


NOTHING = Value(None, kind="nothing")


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative expressions are counted from: the publication date and the EDTF of the date last narrated.

    `narrated` tells whether any date was narrated, known or not; `ahead` whether the clause at hand looks into the future (None: unclear);
    `year` is the year that a coordinated later date states ("between March 3 and April 5, 2002"); `today` the day of publication as far
    as a dateline without a year tells it. `chronicle` says that the text narrates history, so that `reference` gives later dates their
    year; `stated` that the year of `reference` stands in the text, in the same paragraph.
    """

    published: date | None
    reference: str | None
    narrated: bool
    ahead: Callable[[], bool | None]
    year: int | None = None
    today: str | None = None
    chronicle: bool = False
    stated: bool = False

    @property
    def in_quarter(self) -> str | None:
        """The quarter narrated, with which business news compares "a year ago"; None where another time was narrated."""
        moment = Moment.read(self.reference) if self.reference else None
        return self.reference if moment is not None and moment.unit == "quarter" else None


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` up to `last` (not included) that one rule matched."""

    tokens: Tokens
    first: int
    last: int

    def find(self, *names: str) -> int | None:
        """Index of the first token of one of the classes `names`; None when the hit has none."""
        symbols = [lexicon().symbols[name] for name in names]
        places = [
            place for symbol in symbols if (place := self.tokens.classes.find(symbol, self.first, self.last)) >= 0
        ]
        return min(places, default=None)

    def has(self, *names: str) -> bool:
        """Whether the hit has a token of one of the classes `names`."""
        return self.find(*names) is not None

    def word(self, *names: str) -> str | None:
        """The first word, in lower case, of one of the classes `names`."""
        place = self.find(*names)
        return None if place is None else self.tokens.word(place)

    def is_class(self, place: int, *names: str) -> bool:
        """Whether the token at `place`, in the hit or beside it, is of one of the classes `names`."""
        if not 0 <= place < len(self.tokens.classes):
            return False
        return self.tokens.classes[place] in [lexicon().symbols[name] for name in names]

    def neighbour(self, place: int) -> str:
        """The word at `place` as the text writes it; empty beyond either end."""
        if not 0 <= place < len(self.tokens.classes):
            return ""
        return self.tokens.found[place].group()

    def touches(self, place: int) -> bool:
        """Whether the token at `place` and the one after it stand without a space between."""
        tokens = self.tokens
        return 0 <= place < len(tokens.classes) - 1 and tokens.end(place) == tokens.start(place + 1)

    @property
    def month_place(self) -> int | None:
        """Index of the month's name."""
        return self.find("MONTH", "MONTH_SHORT", "MAYBE_MONTH")

    @property
    def month(self) -> int | None:
        """Number of the month named, 1-12."""
        place = self.month_place
        return None if place is None else lexicon().months[self.tokens.word(place)]

    @property
    def weekday(self) -> int | None:
        """The weekday named, Monday being 0."""
        word = self.word("WEEKDAY", "WEEKDAY_SHORT")
        return None if word is None else lexicon().weekdays[word]

    @property
    def unit(self) -> str | None:
        """The unit of time named: "minute", "hour", "day", "week", "month", "quarter", "year", "decade" or "century"."""
        word = self.word(*UNIT_CLASSES)
        return None if word is None else _UNITS.get(word, word.removesuffix("s"))


UNIT_CLASSES = tuple(
    "HOUR DAYUNIT WEEKUNIT MONTHUNIT YEARUNIT QUARTER BIGUNIT HOURS DAYS WEEKS MONTHS YEARS QUARTERS BIGUNITS".split()
)
_UNITS = {"hrs": "hour", "mins": "minute", "yrs": "year", "centuries": "century", "fortnights": "fortnight"}
