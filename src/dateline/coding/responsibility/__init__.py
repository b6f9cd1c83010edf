"""Who is said to be responsible: claims, accusations, suspicions, denials, and the absence of any claim."""

from dateline.coding.responsibility.placing import incident_of
from dateline.coding.responsibility.reading import statements
from dateline.coding.responsibility.report import responsibility, source_of
from dateline.coding.responsibility.statement import Statement

__all__ = ["Statement", "incident_of", "responsibility", "source_of", "statements"]
