"""Places of the world: names to candidates with coordinates, from an index compiled out of GeoNames and reviewable tables."""

from dateline.knowledge.gazetteer.index import Gazetteer, GazetteerError, load_gazetteer
from dateline.knowledge.gazetteer.names import fold
from dateline.knowledge.gazetteer.place import Feature, NameKind, Place

__all__ = ["Feature", "Gazetteer", "GazetteerError", "NameKind", "Place", "fold", "load_gazetteer"]
