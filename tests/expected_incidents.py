"""Compares one coded incident with what a case expects of it (the language of tests/cases/README.md)."""

from __future__ import annotations

from dateline.schemes.incident_types import incident_type
from tests.matching import Record, differing, fits, has, missing, only, pair, unwanted

# Types finer than those that cases ask for; each also answers to the type right above it.
FINER = frozenset(
    "killing shooting ambush stabbing vehicle_ramming beating chemical_attack explosion enforced_disappearance"
    " protest_violence".split()
)
INCIDENT_KEYS = frozenset(
    "type role stage certainty date date_starts date_precision place not_place participants not_participants weapons"
    " counts no_counts responsibility".split()
)
COUNT_KEYS = frozenset("what who low best high contested source_kind source_has claims_min".split())
PARTY_KEYS = frozenset({"role", "status", "has", "actor", "kind", "by_has"})
PLACE_KEYS = frozenset({"has", "country", "precision"})


def type_fits(found: str, want: str | list[str]) -> bool:
    """Whether the coded type is (one of) the wanted, or a finer type right below it."""
    names = {found, incident_type(found).broader} if found in FINER else {found}
    return bool(names & ({want} if isinstance(want, str) else set(want)))


class IncidentReader:
    """The incidents of one coded report, with the claims that their counts name."""

    def __init__(self, coded: Record) -> None:
        self._sources = {c["id"]: c["source"] for c in coded["claims"]}

    def against(self, found: Record, want: Record) -> list[str]:
        """How the incident `found` differs from the expectation `want`, one line each."""
        only(want, INCIDENT_KEYS)
        lines = []
        if "type" in want and not type_fits(found["type"], want["type"]):
            # Three lines' worth: an incident of another type is rarely the one that is meant.
            lines += [f"type: {found['type']}, not {want['type']}"] + ["(another type)"] * 2
        lines += differing(found, want, ("role", "stage", "certainty"))
        lines += _against_date(found["date"] or {}, want)
        lines += _against_place(found["place"], want)
        lines += pair("counts", want.get("counts", []), found["counts"], self.against_count)
        lines += unwanted("count", want.get("no_counts", []), found["counts"], self.against_count)
        lines += missing("participant", want.get("participants", []), found["participants"], against_party)
        lines += unwanted("participant", want.get("not_participants", []), found["participants"], against_party)
        lines += missing("responsibility", want.get("responsibility", []), found["responsibility"], against_party)
        return lines + [f"no weapon {w!r}" for w in want.get("weapons", []) if not has(found["weapons"], w)]

    def against_count(self, found: Record, want: Record) -> list[str]:
        """How the count `found` differs from the expectation `want`, one line each."""
        only(want, COUNT_KEYS)
        lines = differing(found, want, ("what", "who", "low", "best", "high", "contested"))
        sources = [self._sources[c] for c in found["claims"] if c in self._sources]
        if "source_kind" in want and not any(fits(s["kind"], want["source_kind"]) for s in sources):
            lines.append(f"source kind: {[s['kind'] for s in sources]}, not {want['source_kind']!r}")
        if "source_has" in want and not any(has(s, want["source_has"]) for s in sources):
            lines.append(f"source: {[s['text'] for s in sources]}, not {want['source_has']!r}")
        if len(found["claims"]) < want.get("claims_min", 0):
            lines.append(f"claims: {len(found['claims'])}, not {want['claims_min']} or more")
        return lines


def against_party(found: Record, want: Record) -> list[str]:
    """How a participant or a statement of responsibility differs from the expectation `want`, one line each."""
    only(want, PARTY_KEYS)
    lines = differing(found, want, [k for k in ("role", "status", "actor", "kind") if k in found])
    if "has" in want and not has({**found, "by": ""}, want["has"]):
        lines.append(f"{found['text']!r} lacks {want['has']!r}")
    if "by_has" in want and not has(found["by"], want["by_has"]):
        lines.append(f"by {found['by']!r}, not {want['by_has']!r}")
    return lines


def _against_date(found: Record, want: Record) -> list[str]:
    edtf, precision = found.get("edtf"), found.get("precision")
    lines = differing({"date": edtf, "date_precision": precision}, want, ("date", "date_precision"))
    if "date_starts" in want and not (edtf or "").startswith(want["date_starts"]):
        lines.append(f"date: {edtf!r} does not start {want['date_starts']!r}")
    return lines


def _against_place(found: Record | None, want: Record) -> list[str]:
    lines = []
    if "place" in want and want["place"] is None and found:
        lines.append(f"unwanted place {found['name']!r}")
    elif want.get("place"):
        place = want["place"]
        only(place, PLACE_KEYS)
        named = {k: (found or {}).get(k) for k in ("country", "precision")}
        lines += [f"place.{line}" for line in differing(named, place, ("country", "precision"))]
        if "has" in place and not has(found, place["has"]):
            lines.append(f"place: {(found or {}).get('name')!r} lacks {place['has']!r}")
    if "not_place" in want and found and fits(found["country"], want["not_place"]["country"]):
        lines.append(f"unwanted place in {found['country']}")
    return lines
