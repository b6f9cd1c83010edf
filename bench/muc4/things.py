"""Physical targets: MUC-4's type, number and effect of a participant that is a thing."""

from __future__ import annotations

import re

from bench.muc4.people import PLURAL
from bench.muc4.tables import word_table
from dateline.coding.numerals import find_numerals
from dateline.model.coded import Incident

_DESTROYED = re.compile(r"\b(?:destroy|blew up|blow|blown|burned down|demolish|gutted|razed)", re.IGNORECASE)
_DAMAGED = re.compile(r"\b(?:damag|burn|set fire|set on fire|fire to|torch)", re.IGNORECASE)
DESTROYED, DAMAGED = "DESTROYED", "SOME DAMAGE"


def thing_type(text: str) -> str:
    """MUC-4's type of a physical target by its last telling word."""
    words = text.lower().replace("-", " ").split()
    for word in reversed(words):
        for muc, members in word_table("targets").items():
            if word in members:
                return muc
    return "OTHER"


def number(text: str) -> str:
    """How many: a number in the words, PLURAL for a plural noun without one, else 1."""
    found = next(find_numerals(text), None)
    if found is not None and found.best is not None and not found.vague:
        return str(found.best)
    return PLURAL if text.lower().rstrip("\"'").endswith("s") else "1"


def effect(incident: Incident, kind: str) -> str:
    """What happened to the targets by the words of the incident's mentions; arson damages at least. Empty where nothing tells."""
    words = " ".join(m.quote for m in incident.mentions)
    if _DESTROYED.search(words):
        return DESTROYED
    return DAMAGED if kind == "ARSON" or _DAMAGED.search(words) else ""
