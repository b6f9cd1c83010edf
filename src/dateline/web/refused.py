"""A request that is not answered, with the sentence that is said instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.errors import DatelineError


@dataclass
class Refused(DatelineError):
    """A request that is not answered: its HTTP status, what is wrong, and what to do."""

    status: int
    problem: str
    remedy: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"
