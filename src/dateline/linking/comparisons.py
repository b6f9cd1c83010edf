"""What is compared between two tellings, level by level: each comparison says the same in SQL (for Splink) and in Python.

The levels of a comparison are tried in order; the last holds where no other does. Python gives the number of the level that SQL's CASE
would choose; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.linking import measures as m
from dateline.linking.row import NEAR, Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: `levels` are (label in words, SQL condition); the last condition is "ELSE". `level` is their number for two rows."""

    name: str
    levels: tuple[tuple[str, str], ...]
    level: Callable[[Row, Row], int]


_DAYS_KNOWN = "first_l IS NOT NULL AND first_r IS NOT NULL"
_GAP = "greatest(0, first_l - last_r, first_r - last_l)"
_WIDTH = "greatest(last_l - first_l, last_r - first_r)"
_LAG = "coalesce(published_r - last_l, published_l - last_r)"


def _when(a: Row, b: Row) -> int:
    between = m.gap(a, b)
    if between is not None:
        gap, width = between
        if gap == 0:
            return 0 if width <= 1 else 1 if width <= 7 else 2
        return 3 if gap <= 1 else 4 if gap <= 3 else 5 if gap <= 7 else 6 if gap <= 31 else 7
    lag = m.lag(a, b)
    if lag is None:
        return 13 if a.first is None and b.first is None else 12
    return 8 if lag < -1 else 9 if lag <= 3 else 10 if lag <= 14 else 11


WHEN = Comparison(
    "when",
    (
        ("on the same day", f"{_DAYS_KNOWN} AND {_GAP} = 0 AND {_WIDTH} <= 1"),
        ("in the same few days", f"{_DAYS_KNOWN} AND {_GAP} = 0 AND {_WIDTH} <= 7"),
        ("in times that overlap", f"{_DAYS_KNOWN} AND {_GAP} = 0"),
        ("a day apart", f"{_DAYS_KNOWN} AND {_GAP} <= 1"),
        ("two or three days apart", f"{_DAYS_KNOWN} AND {_GAP} <= 3"),
        ("up to a week apart", f"{_DAYS_KNOWN} AND {_GAP} <= 7"),
        ("up to a month apart", f"{_DAYS_KNOWN} AND {_GAP} <= 31"),
        ("more than a month apart", _DAYS_KNOWN),
        ("one happened after the other was published", f"{_LAG} < -1"),
        ("one undated, published within three days of the other", f"{_LAG} <= 3"),
        ("one undated, published within two weeks of the other", f"{_LAG} <= 14"),
        ("one undated, published later", f"{_LAG} IS NOT NULL"),
        ("one undated and of unknown publication", "first_l IS NOT NULL OR first_r IS NOT NULL"),
        ("neither is dated", "ELSE"),
    ),
    _when,
)


def _published(a: Row, b: Row) -> int:
    if a.published is None or b.published is None:
        return 6
    apart = abs(a.published - b.published)
    return next((k for k, most in enumerate((1, 3, 7, 31, 92)) if apart <= most), 5)


_APART = "abs(published_l - published_r)"
PUBLISHED = Comparison(
    "published",
    (
        ("published within a day", f"{_APART} <= 1"),
        ("published within three days", f"{_APART} <= 3"),
        ("published within a week", f"{_APART} <= 7"),
        ("published within a month", f"{_APART} <= 31"),
        ("published within three months", f"{_APART} <= 92"),
        ("published longer apart", f"{_APART} IS NOT NULL"),
        ("publication unknown", "ELSE"),
    ),
    _published,
)


def _time(a: Row, b: Row) -> int:
    if a.hour_low is None or b.hour_low is None or a.hour_high is None or b.hour_high is None:
        return 3
    apart = max(0, a.hour_low - b.hour_high, b.hour_low - a.hour_high)
    return 0 if apart <= 1 else 1 if apart <= 3 else 2


_HOURS = "greatest(0, hour_low_l - hour_high_r, hour_low_r - hour_high_l)"
_HOURS_KNOWN = "hour_low_l IS NOT NULL AND hour_low_r IS NOT NULL"
TIME = Comparison(
    "time",
    (
        ("at the same time of day", f"{_HOURS_KNOWN} AND {_HOURS} <= 1"),
        ("two or three hours apart", f"{_HOURS_KNOWN} AND {_HOURS} <= 3"),
        ("at other times of day", _HOURS_KNOWN),
        ("time of day unknown", "ELSE"),
    ),
    _time,
)


def _where(a: Row, b: Row) -> int:
    provinces = a.country and a.country == b.country and a.admin1 and b.admin1
    apart = m.kilometres(a, b) if max(a.precision, b.precision) <= NEAR else None
    if provinces and apart is not None:
        bounds = (3.0, max(15.0, a.radius + b.radius), 40.0, 120.0)
        near = 0 if a.place == b.place and a.place else next((k for k, km in enumerate(bounds, 1) if apart <= km), None)
        if near is not None:
            return near
    if a.named and a.named == b.named:
        return 5
    if not provinces:
        return 11 if not a.country or not b.country else 9 if a.country == b.country else 10
    return 8 if a.admin1 != b.admin1 else 6 if apart is None else 7


_KM = (
    "12742 * asin(least(1.0, sqrt(pow(sin(radians(latitude_r - latitude_l) / 2), 2)"
    " + cos(radians(latitude_l)) * cos(radians(latitude_r)) * pow(sin(radians(longitude_r - longitude_l) / 2), 2))))"
)
_EXACT = f"latitude_l IS NOT NULL AND latitude_r IS NOT NULL AND greatest(precision_l, precision_r) <= {NEAR}"
_BOTH_ADMIN1 = "country_l > 0 AND country_l = country_r AND admin1_l > 0 AND admin1_r > 0"
WHERE = Comparison(
    "where",
    (
        ("at the same place", f"{_BOTH_ADMIN1} AND {_EXACT} AND place_l = place_r AND place_l > 0"),
        ("within 3 km", f"{_BOTH_ADMIN1} AND {_EXACT} AND {_KM} <= 3"),
        (
            "as near as their precision tells",
            f"{_BOTH_ADMIN1} AND {_EXACT} AND {_KM} <= greatest(15.0, radius_l + radius_r)",
        ),
        ("within 40 km", f"{_BOTH_ADMIN1} AND {_EXACT} AND {_KM} <= 40"),
        ("within 120 km", f"{_BOTH_ADMIN1} AND {_EXACT} AND {_KM} <= 120"),
        ("of one name, but elsewhere", "named_l > 0 AND named_l = named_r"),
        ("in one province, not known nearer", f"{_BOTH_ADMIN1} AND NOT ({_EXACT}) AND admin1_l = admin1_r"),
        ("far apart in one province", f"{_BOTH_ADMIN1} AND admin1_l = admin1_r"),
        ("in other provinces", _BOTH_ADMIN1),
        ("in one country, not known nearer", "country_l > 0 AND country_l = country_r"),
        ("in other countries", "country_l > 0 AND country_r > 0"),
        ("place unknown", "ELSE"),
    ),
    _where,
)


def _words(a: Row, b: Row) -> int:
    alike = m.alike(a, b)
    return next((k for k, least in enumerate(m.ALIKE) if alike >= least), len(m.ALIKE))


WORDS = Comparison(
    "words",
    (
        *(
            (f"{round(100 * least)} % of their distinctive words shared", f"{m.ALIKE_SQL} >= {least}")
            for least in m.ALIKE
        ),
        ("hardly a distinctive word shared", "ELSE"),
    ),
    _words,
)


def _rare(a: Row, b: Row) -> int:
    shared = m.shared(a.rare, b.rare)
    return next((k for k, least in enumerate(m.RARE_SHARED) if shared >= least), len(m.RARE_SHARED))


WORDS_RARE = Comparison(
    "rare",
    (
        *((f"{least} rare words shared, or more", f"{m.shared_sql('rare')} >= {least}") for least in m.RARE_SHARED),
        ("no rare word shared", "ELSE"),
    ),
    _rare,
)


def _names(a: Row, b: Row) -> int:
    if not a.names or not b.names:
        return 3
    shared = m.shared(a.names, b.names)
    return 0 if shared >= 2 else 1 if shared else 2


NAMES = Comparison(
    "names",
    (
        ("two names shared, or more", f"{m.shared_sql('names')} >= 2"),
        ("a name shared", f"{m.shared_sql('names')} = 1"),
        ("no name shared", f"{m.size_sql('names', 'l')} > 0 AND {m.size_sql('names', 'r')} > 0"),
        ("names unknown", "ELSE"),
    ),
    _names,
)


def _doers(a: Row, b: Row) -> int:
    if not a.doers or not b.doers:
        return 2
    return 0 if m.shared(a.doers, b.doers) else 1


DOERS = Comparison(
    "doers",
    (
        ("the same perpetrator", f"{m.shared_sql('doers')} > 0"),
        ("other perpetrators", f"{m.size_sql('doers', 'l')} > 0 AND {m.size_sql('doers', 'r')} > 0"),
        ("perpetrator unknown", "ELSE"),
    ),
    _doers,
)


def _targets(a: Row, b: Row) -> int:
    if not a.targets or not b.targets:
        return 3
    shared = m.shared(a.targets, b.targets)
    return 0 if shared >= 2 else 1 if shared else 2


TARGETS = Comparison(
    "targets",
    (
        ("targets alike in two words or more", f"{m.shared_sql('targets')} >= 2"),
        ("targets alike in a word", f"{m.shared_sql('targets')} = 1"),
        ("other targets", f"{m.size_sql('targets', 'l')} > 0 AND {m.size_sql('targets', 'r')} > 0"),
        ("target unknown", "ELSE"),
    ),
    _targets,
)


def _type(a: Row, b: Row) -> int:
    if a.type == b.type:
        return 0
    if a.may >> b.type & 1:
        return 1
    return 2 if a.family == b.family else 3


TYPE = Comparison(
    "type",
    (
        ("of one type", "type_l = type_r"),
        ("of types that one incident may have", "((may_l >> type_r) & 1) = 1"),
        ("of one family of types", "family_l = family_r"),
        ("of types that exclude each other", "ELSE"),
    ),
    _type,
)


def _count(name: str, words: str) -> Comparison:
    """Counts over time: a toll may rise from the report published first to the later one, and hardly falls."""

    def level(a: Row, b: Row) -> int:
        x, y = (a.killed, b.killed) if name == "killed" else (a.injured, b.injured)
        if x is None or y is None:
            return 6
        if x == y:
            return 0 if x > 4 else 1 if x > 1 else 2
        if 5 * abs(x - y) <= max(x, y):
            return 3
        later_first = a.published is not None and b.published is not None and a.published > b.published
        earlier, later = (y, x) if later_first else (x, y)
        undated = a.published is None or b.published is None or a.published == b.published
        if (later > earlier or undated) and max(x, y) <= 2 * min(x, y) + 2:
            return 4
        return 5

    x, y = f"{name}_l", f"{name}_r"
    known = f"{x} IS NOT NULL AND {y} IS NOT NULL"
    undated = "published_l IS NULL OR published_r IS NULL OR published_l = published_r"
    rises = f"({y} > {x} AND published_l < published_r) OR ({x} > {y} AND published_l > published_r)"
    return Comparison(
        name,
        (
            (f"the same number {words}, five or more", f"{x} = {y} AND {x} > 4"),
            (f"the same number {words}, two to four", f"{x} = {y} AND {x} > 1"),
            (f"the same number {words}, one or none", f"{x} = {y}"),
            (f"nearly the same number {words}", f"{known} AND 5 * abs({x} - {y}) <= greatest({x}, {y})"),
            (
                f"a number {words} that may have risen",
                f"{known} AND ({undated} OR {rises}) AND greatest({x}, {y}) <= 2 * least({x}, {y}) + 2",
            ),
            (f"numbers {words} that differ", known),
            (f"number {words} unknown", "ELSE"),
        ),
        level,
    )


def _standing(a: Row, b: Row) -> int:
    low, high = sorted((a.standing, b.standing))
    if low == 0:
        return high
    return 3


STANDING = Comparison(
    "standing",
    (
        ("what both reports are about", "greatest(standing_l, standing_r) = 0"),
        (
            "what one report is about, and what else another",
            "least(standing_l, standing_r) = 0 AND greatest(standing_l, standing_r) = 1",
        ),
        ("what one report is about, and another recalls", "least(standing_l, standing_r) = 0"),
        ("what neither report is about", "ELSE"),
    ),
    _standing,
)

COMPARISONS = (
    STANDING,
    WHEN,
    PUBLISHED,
    TIME,
    WHERE,
    WORDS,
    WORDS_RARE,
    NAMES,
    DOERS,
    TARGETS,
    TYPE,
    _count("killed", "killed"),
    _count("injured", "injured"),
)


def levels(a: Row, b: Row) -> tuple[int, ...]:
    """The number of the level of each of `COMPARISONS` for two rows."""
    return tuple(c.level(a, b) for c in COMPARISONS)
