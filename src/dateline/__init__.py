"""Dateline codes news reports of political violence into sourced claims.

>>> from datetime import date
>>> from dateline import Coder
>>> coded = Coder().code("Gunmen killed two guards near Quetta on Tuesday, police said.", published=date(2025, 3, 13))
>>> coded.incidents[0].date.edtf, coded.claims[0].source.text
('2025-03-11', 'police')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model.coded import Claim, CodedReport, Count, Incident, IncidentDate, IncidentPlace
    from dateline.model.errors import CodingError, DatelineError, InputError
    from dateline.model.inspection import Inspection
    from dateline.model.report import Report
    from dateline.pipeline import Coder

# Where each public name lives; imported on first use so that the command line starts quickly.
_HOMES = {
    "Claim": "dateline.model.coded",
    "CodedReport": "dateline.model.coded",
    "Coder": "dateline.pipeline",
    "CodingError": "dateline.model.errors",
    "Count": "dateline.model.coded",
    "DatelineError": "dateline.model.errors",
    "Incident": "dateline.model.coded",
    "IncidentDate": "dateline.model.coded",
    "IncidentPlace": "dateline.model.coded",
    "InputError": "dateline.model.errors",
    "Inspection": "dateline.model.inspection",
    "Report": "dateline.model.report",
}

__all__ = [
    "Claim",
    "CodedReport",
    "Coder",
    "CodingError",
    "Count",
    "DatelineError",
    "Incident",
    "IncidentDate",
    "IncidentPlace",
    "InputError",
    "Inspection",
    "Report",
]


def __getattr__(name: str) -> object:
    """Import a public name from its home; AttributeError for any other."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
