"""Points on the globe: moved by a distance and bearing, and halfway between two others."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

from dateline.knowledge.gazetteer.place import EARTH_RADIUS_KM

Point = tuple[float, float]  # latitude and longitude in degrees


def moved(latitude: float, longitude: float, bearing: float, km: float) -> Point:
    """The point `km` from (latitude, longitude) in degrees, in the direction `bearing` (degrees clockwise from north)."""
    lat, lon, heading, angle = radians(latitude), radians(longitude), radians(bearing), km / EARTH_RADIUS_KM
    north = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(heading))
    east = lon + atan2(sin(heading) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(north))
    return degrees(north), (degrees(east) + 540) % 360 - 180


def halfway(a: Point, b: Point) -> Point:
    """The middle of the great circle from `a` to `b`."""
    lat_a, lon_a, lat_b, gap = radians(a[0]), radians(a[1]), radians(b[0]), radians(b[1] - a[1])
    x, y = cos(lat_b) * cos(gap), cos(lat_b) * sin(gap)
    middle = atan2(sin(lat_a) + sin(lat_b), sqrt((cos(lat_a) + x) ** 2 + y**2))
    return degrees(middle), (degrees(lon_a + atan2(y, cos(lat_a) + x)) + 540) % 360 - 180
