"""Compares what a coded report disputes with what a case of tests/cases/disputes expects."""

from __future__ import annotations

from typing import Any

from tests.expected_incidents import IncidentReader
from tests.matching import Record, differing, fits, has, only

FIELD_KEYS = frozenset({"field", "sides"})
SIDE_KEYS = frozenset({"kind", "source_has", "value", "has"})
OWN_KEYS = ("contested", "not_contested")


class DisputeReader:
    """The incidents of one coded report, with the claims that dispute their fields."""

    def __init__(self, coded: Record) -> None:
        self._claims = coded["claims"]
        self._incidents = IncidentReader(coded)
        self.against_count = self._incidents.against_count

    def against(self, found: Record, want: Record) -> list[str]:
        """How the incident `found` differs from the expectation `want`, one line each."""
        plain = {k: v for k, v in want.items() if k not in OWN_KEYS}
        lines = self._incidents.against(found, plain)
        for field in want.get("contested", []):
            only(field, FIELD_KEYS)
            lines += self._against_field(found, field)
        return lines + [f"contested: {c}" for f in want.get("not_contested", []) for c in contested_in(found, f)]

    def _against_field(self, found: Record, want: Record) -> list[str]:
        name = want["field"]
        lines = [] if contested_in(found, name) else [f"not contested: {name}"]
        about = [c for c in self._claims if c["incident"] == found["id"]]
        for side in want["sides"]:
            only(side, SIDE_KEYS)
            if not any(_is_side(claim, name, side) for claim in about):
                lines.append(f"no side of {name}: {side}")
        return lines


def contested_in(incident: Record, field: str) -> list[str]:
    """What the incident marks as contested under `field`: "killed" is also "killed:people", "*" is everything."""
    marked = incident["contested"]
    return [c for c in marked if field in ("*", c) or c.startswith(f"{field}:")]


def _is_side(claim: Record, field: str, side: Record) -> bool:
    source = claim["source"]
    if not fits(source["kind"], side["kind"]) or not has(source, side["source_has"]):
        return False
    if "value" in side:
        value = claim["value"]
        counted = claim["attribute"] == "count" and value["what"] == field.partition(":")[0]
        return counted and not differing({"value": _number(value)}, side, ["value"])
    said = {"value": claim["value"], "quotes": [e["quote"] for e in claim["evidence"]]}
    return has(said, side["has"])


def _number(value: Record) -> Any:
    """The number that a count claim gives: the best, else the end that it has."""
    return next((value[k] for k in ("best", "low", "high") if value[k] is not None), None)
