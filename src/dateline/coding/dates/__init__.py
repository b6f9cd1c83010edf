"""Time expressions of a report: found, resolved to EDTF, and compared."""

from dateline.coding.dates.bounds import bounds, compatible, precision
from dateline.coding.dates.dateline import report_dateline
from dateline.coding.dates.finder import find_times

__all__ = ["bounds", "compatible", "find_times", "precision", "report_dateline"]
