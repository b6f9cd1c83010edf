"""Time expressions of a report: found, resolved to EDTF, and compared."""

from dateline.coding.dates.bounds import bounds, compatible, precision
from dateline.coding.dates.dateline import report_dateline
from dateline.coding.dates.finder import find_times
from dateline.coding.dates.metadata import in_metadata, posted_on

__all__ = ["bounds", "compatible", "find_times", "in_metadata", "posted_on", "precision", "report_dateline"]
