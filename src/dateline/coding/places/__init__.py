"""Place names of a report: found by form and context, resolved to the gazetteer with the rest of the report."""

from dateline.coding.places.find import find_places, resolve_spans
from dateline.coding.places.referring import refer

__all__ = ["find_places", "refer", "resolve_spans"]
