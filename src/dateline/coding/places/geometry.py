"""Points on the globe: moved by a distance and bearing, and between two others."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin

from dateline.knowledge.gazetteer.place import EARTH_RADIUS_KM


def moved(latitude: float, longitude: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` from (latitude, longitude) in degrees, in the direction `bearing` (degrees clockwise from north)."""
    lat, lon, heading, angle = radians(latitude), radians(longitude), radians(bearing), km / EARTH_RADIUS_KM
    north = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(heading))
    east = lon + atan2(sin(heading) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(north))
    return degrees(north), (degrees(east) + 540) % 360 - 180
