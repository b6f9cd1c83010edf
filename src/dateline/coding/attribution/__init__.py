"""Who says what: attributions of a parsed report, and who speaks at any passage of it."""

from dateline.coding.attribution.attribute import attribute
from dateline.coding.attribution.speakers import Speakers

__all__ = ["Speakers", "attribute"]
