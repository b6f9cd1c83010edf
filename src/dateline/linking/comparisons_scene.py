"""When and where: the comparisons of dates, publication, times of day and places."""

from __future__ import annotations

from dateline.linking import measures as m
from dateline.linking.comparison import Comparison
from dateline.linking.row import NEAR, Row

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
