"""A map with country outlines: exact places as points, vague ones as areas, whole countries as shades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, log10, radians, sqrt

from dateline.knowledge.gazetteer.sources import country_rows
from dateline.publishing.drawing.outlines import Box, Point, inside
from dateline.publishing.drawing.svg import Picture, line, tag, text, words
from dateline.publishing.wording import clean, number

_KM_A_DEGREE = 111.2
_LEAST_SPAN = 6.0  # degrees that a map shows from north to south
_MARGIN = 0.35  # of the span, on each side
_CLOSEST = 0.8  # units between two points of an outline that are worth drawing
_LARGEST = 16.0  # units, of a point's radius
_WORLD = 150.0  # degrees from north to south that a map shows at most
_LONGEST = 28  # characters of a label
_MOST_NAMES = 24  # of countries: on a map of the world they would hide it
_MOST_LABELS = 8  # of the marks with the greatest numbers
_POLE = 84.0  # degrees: farther north or south a plain map shows nothing useful


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a place in degrees WGS 84: `radius_km` where it is somewhere around it, `number` for how many people or incidents."""

    latitude: float
    longitude: float
    label: str
    radius_km: float | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A plain map in which a degree of latitude is `unit` units, and one of longitude is right at the middle latitude."""

    box: Box
    size: tuple[float, float]
    unit: float
    squeeze: float

    def at(self, point: Point) -> Point:
        west, _, _, north = self.box
        return (point[0] - west) * self.unit * self.squeeze, (north - point[1]) * self.unit

    def turned(self, longitude: float) -> float:
        """The longitude by which a point is shown."""
        west, _, east, _ = self.box
        middle = (west + east) / 2
        return longitude + 360 * round((middle - longitude) / 360)


def world_map(
    name: str,
    title: str,
    marks: Sequence[Mark],
    countries: frozenset[str] = frozenset(),
    size: tuple[float, float] = (560.0, 360.0),
) -> Picture:
    """The map that shows all marks, and where there are none the shaded `countries` (ISO 3166-1 alpha-2), else the world."""
    sheet = _sheet(marks, countries, size)
    drawn = sorted(marks, key=lambda m: (-(m.radius_km or 0), -(m.number or 0)))
    named = sorted((m for m in drawn if m.label), key=lambda m: -(m.number or 0))
    labelled = {id(m) for m in named[:_MOST_LABELS]}
    body = [tag("rect", width=size[0], height=size[1], class_="sea"), _land(sheet, countries), _names(sheet, marks)]
    body += [_area(sheet, m) for m in drawn if m.radius_km]
    body += [_point(sheet, m) for m in drawn]
    body += [_label(sheet, m) for m in drawn if id(m) in labelled]
    body += [_scale(sheet), tag("rect", x=0.5, y=0.5, width=size[0] - 1, height=size[1] - 1, class_="axis")]
    return Picture(name, title, _story(marks, countries), *size, "".join(body))


def _story(marks: Sequence[Mark], countries: frozenset[str]) -> str:
    told = [_words(m) for m in marks[:20]]
    more = [f"and {len(marks) - 20} more"] if len(marks) > 20 else []
    shaded = [f"shaded: {', '.join(sorted(countries))}"] if countries else []
    return "; ".join([*told, *more, *shaded]) + "." if (told or shaded) else "No place is known."


def _words(mark: Mark) -> str:
    around = f", somewhere within {number(round(mark.radius_km))} km" if mark.radius_km else ""
    many = f", {number(mark.number)}" if mark.number is not None else ""
    return f"{mark.label or 'a place'}{many} at {mark.latitude:.2f}, {mark.longitude:.2f}{around}"


def _sheet(marks: Sequence[Mark], countries: frozenset[str], size: tuple[float, float]) -> _Sheet:
    west, south, east, north = _extent(marks, countries)
    middle = (south + north) / 2
    squeeze = max(cos(radians(middle)), 0.2)
    tall = max(north - south, _LEAST_SPAN)
    tall *= 1 + 2 * _MARGIN
    tall = max(tall, (east - west) * (1 + _MARGIN) * squeeze * size[1] / size[0])
    tall = min(tall, _WORLD)
    unit = size[1] / tall
    wide = min(max(size[0] / (unit * squeeze), (east - west) * (1 + _MARGIN)), 360.0)
    squeeze = size[0] / (unit * wide)
    centre = (west + east) / 2
    top = min(middle + tall / 2, max(_POLE, north + 1))
    return _Sheet((centre - wide / 2, top - tall, centre + wide / 2, top), size, unit, squeeze)


def _extent(marks: Sequence[Mark], countries: frozenset[str]) -> Box:
    """The box of all marks with their areas, else that of the countries, else the world."""
    if marks:
        first = marks[0].longitude
        boxes = [_around(m, first) for m in marks]
        return _joined(boxes)
    found = [o for o in inside((-180, -60, 180, _POLE)) if o[0] in countries]
    largest = max(found, key=lambda o: len(o[1]), default=None)  # far islands would draw the map apart
    if largest is None:
        return -170.0, -56.0, 190.0, 78.0
    xs, ys = [p[0] for p in largest[1]], [p[1] for p in largest[1]]
    return min(xs), min(ys), max(xs), max(ys)


def _around(mark: Mark, first: float) -> Box:
    """The box of a mark, on the side of the world on which the first one is."""
    x = mark.longitude + 360 * round((first - mark.longitude) / 360)
    high = (mark.radius_km or 0) / _KM_A_DEGREE
    wide = high / max(cos(radians(mark.latitude)), 0.2)
    return x - wide, mark.latitude - high, x + wide, mark.latitude + high


def _joined(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _land(sheet: _Sheet, countries: frozenset[str]) -> str:
    west, south, east, north = sheet.box
    pad = 4 / sheet.unit
    parts: dict[bool, list[str]] = {False: [], True: []}
    for country, ring in inside((west - pad, south - pad, east + pad, north + pad)):
        path = _path(sheet, ring)
        if path:
            parts[country in countries].append(path)
    return "".join(
        tag("path", d="".join(paths), class_="here" if is_here else "land") for is_here, paths in parts.items() if paths
    )


def _path(sheet: _Sheet, ring: list[Point]) -> str:
    """The ring without points closer than the eye tells apart; nothing for islands that would be a dot."""
    kept: list[Point] = []
    for point in (sheet.at(p) for p in ring):
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _CLOSEST:
            kept.append(point)
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _names(sheet: _Sheet, marks: Sequence[Mark]) -> str:
    """The names of countries whose middle is well on the map, largest first, where neither another name nor a mark is."""
    taken = [sheet.at((sheet.turned(m.longitude), m.latitude)) for m in marks]
    out = []
    for row in country_rows():
        x, y = sheet.at((sheet.turned(row.longitude), row.latitude))
        wide = 3.6 * len(row.name)
        if not (wide < x < sheet.size[0] - wide and 16 < y < sheet.size[1] - 30):
            continue
        if all(abs(x - a) > wide + 44 or abs(y - b) > 16 for a, b in taken):
            taken.append((x, y))
            out.append(text(row.name, x, y, "country", "middle"))
    return "".join(out) if len(out) <= _MOST_NAMES else ""


def _area(sheet: _Sheet, mark: Mark) -> str:
    x, y = sheet.at((sheet.turned(mark.longitude), mark.latitude))
    high = (mark.radius_km or 0) / _KM_A_DEGREE * sheet.unit
    wide = high * sheet.squeeze / max(cos(radians(mark.latitude)), 0.2)
    return tag("g", tag("title", words(_words(mark))) + tag("ellipse", cx=x, cy=y, rx=wide, ry=high, class_="area"))


def _point(sheet: _Sheet, mark: Mark) -> str:
    """A dot as large as the number; of a vague place the middle is a small ring."""
    x, y = sheet.at((sheet.turned(mark.longitude), mark.latitude))
    radius = min(_LARGEST, 4 + sqrt(mark.number or 0) / 1.5)
    kind, radius = ("area", 2.5) if mark.radius_km and mark.number is None else ("point", radius)
    return tag("g", tag("title", words(_words(mark))) + tag("circle", cx=x, cy=y, r=radius, class_=kind))


def _label(sheet: _Sheet, mark: Mark) -> str:
    x, y = sheet.at((sheet.turned(mark.longitude), mark.latitude))
    right = x > sheet.size[0] * 0.7
    label = clean(mark.label)
    label = label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"
    return text(label, x + (-9 if right else 9), y + 4, "strong halo", "end" if right else "start")


def _scale(sheet: _Sheet) -> str:
    """A line of a round number of km at the bottom."""
    km_a_unit = _KM_A_DEGREE / sheet.unit
    most = 110 * km_a_unit
    power = 10 ** int(log10(most))
    km = max(step * power for step in (1, 2, 5) if step * power <= most)
    x, y = 12.0, sheet.size[1] - 14
    end = x + km / km_a_unit
    return line((x, y), (end, y), "scale") + text(f"{number(km)} km", x, y - 6, "soft halo")
