"""Dateline codes news reports of political violence into sourced claims.

>>> from dateline import Coder
>>> Coder().code("Gunmen killed two guards in Quetta on Tuesday.", published=date(2025, 3, 13))  # doctest: +SKIP
"""

from __future__ import annotations

from dateline.model.coded import Claim, CodedReport, Count, Incident, IncidentDate, IncidentPlace
from dateline.model.errors import DatelineError, InputError
from dateline.model.inspection import Inspection
from dateline.model.report import Report
from dateline.pipeline import Coder

__all__ = [
    "Claim",
    "CodedReport",
    "Coder",
    "Count",
    "DatelineError",
    "Incident",
    "IncidentDate",
    "IncidentPlace",
    "InputError",
    "Inspection",
    "Report",
]
