"""Compares a coded report with what a case expects of it (the language of tests/cases/README.md)."""

from __future__ import annotations

from typing import Any

from dateline.schemes.incident_types import incident_type
from tests.expected_incidents import IncidentReader, type_fits
from tests.matching import Record, differing, fits, has, missing, only, pair, unwanted

REPORT_KEYS = frozenset(
    "incidents count_incidents count_new not_types nothing_of claims not_claims relations ledger anywhere total"
    " not_responsibility".split()
)
CLAIM_KEYS = frozenset("quote_has stance kind attribute attribute_has certainty source_has".split())


def mismatches(coded: Record, text: str, expected: Record) -> list[str]:
    """Every way in which `coded` (the JSON contract) differs from `expected`, one line each; ValueError on an unknown key."""
    only(expected, REPORT_KEYS)
    incidents = IncidentReader(coded)
    lines = unsound(coded, text)
    lines += pair("incidents", expected.get("incidents", []), coded["incidents"], incidents.against)
    lines += _against_numbers(coded["incidents"], expected)
    lines += _against_pooled(coded["incidents"], expected, incidents)
    lines += missing("claim", expected.get("claims", []), coded["claims"], _against_claim)
    lines += unwanted("claim", expected.get("not_claims", []), coded["claims"], _against_claim)
    lines += _against_relations(coded["incidents"], expected.get("relations", []))
    return lines + _against_ledger(coded["incidents"], expected)


def unsound(coded: Record, text: str) -> list[str]:
    """What no coded report may have: a span that does not quote `text`, an id that names nothing, an unknown type."""
    claims = {c["id"] for c in coded["claims"]}
    incidents = {i["id"] for i in coded["incidents"]}
    spans = [e for c in coded["claims"] for e in c["evidence"]] + [e for i in coded["incidents"] for e in i["mentions"]]
    lines = [f"{e} does not quote the text" for e in spans if text[e["start"] : e["end"]] != e["quote"]]
    lines += [f"{c['id']} names no incident" for c in coded["claims"] if c["incident"] not in incidents | {None}]
    for i in coded["incidents"]:
        incident_type(i["type"])
        named = [c for n in i["counts"] for c in n["claims"]] + [r["claim"] for r in i["responsibility"]]
        lines += [f"{i['id']} names no claim: {c}" for c in named if c not in claims]
        lines += [f"{i['id']} is related to nothing: {r['to']}" for r in i["relations"] if r["to"] not in incidents]
    return lines


def is_new(incident: Record) -> bool:
    """Whether the report tells it as news and as something that took place or was tried."""
    tried = incident["stage"] in {"accomplished", "attempted", "foiled"}
    return incident["role"] == "main" and tried and incident["certainty"] in {"stated", "alleged"}


def _against_numbers(incidents: list[Record], expected: Record) -> list[str]:
    """How many incidents there are and of which types."""
    new = [i for i in incidents if is_new(i)]
    numbers = {"count_incidents": len(incidents), "count_new": len(new)}
    lines = differing(numbers, expected, list(numbers))
    lines += [f"unwanted type {i['type']}" for i in incidents if i["type"] in expected.get("not_types", [])]
    done = [i["type"] for i in new if i["stage"] == "accomplished"]
    return lines + [f"unwanted incident {t}" for t in done if type_fits(t, expected.get("nothing_of", []))]


def _against_pooled(incidents: list[Record], expected: Record, reader: IncidentReader) -> list[str]:
    """What is expected of all incidents together: counts that any may hold, sums, responsibility that none may have."""
    pooled = [c for i in incidents for c in i["counts"]]
    anywhere = expected.get("anywhere", {})
    only(anywhere, frozenset({"counts"}))
    lines = pair("anywhere.counts", anywhere.get("counts", []), pooled, reader.against_count)
    for want in expected.get("total", []):
        sums = [_sum(i, want["what"]) for i in incidents]
        lines += [] if want["best"] in sums else [f"total {want['what']}: {sums}, not {want['best']}"]
    for want in expected.get("not_responsibility", []):
        rows = [r for i in incidents for r in i["responsibility"]]
        lines += [f"unwanted responsibility {r}" for r in rows if not differing(r, want, list(want))]
    return lines


def _sum(incident: Record, what: str) -> int:
    """The best numbers of one outcome added up: the total over everybody where there is one, else all groups."""
    best = {c["who"]: c["best"] or 0 for c in incident["counts"] if c["what"] == what}
    return int(best.get("people", sum(best.values())))


def _against_claim(found: Record, want: Record) -> list[str]:
    only(want, CLAIM_KEYS)
    lines = differing(found, want, ("stance", "attribute", "certainty"))
    quote = " ".join(e["quote"] for e in found["evidence"]).lower()
    lines += [f"quote lacks {w!r}" for w in want.get("quote_has", []) if w.lower() not in quote]
    if "attribute_has" in want and want["attribute_has"] not in f"{found['attribute']} {found['value']}":
        lines.append(f"attribute: {found['attribute']}")
    if "kind" in want and not fits(found["source"]["kind"], want["kind"]):
        lines.append(f"source kind: {found['source']['kind']}")
    if "source_has" in want and not has(found["source"], want["source_has"]):
        lines.append(f"source: {found['source']['text']}")
    return lines


def _against_relations(incidents: list[Record], wanted: list[Record]) -> list[str]:
    """Which expected relations are not there; they count in either direction."""
    type_of = {i["id"]: i["type"] for i in incidents}
    drawn = [(i["type"], r["kind"], type_of.get(r["to"], "")) for i in incidents for r in i["relations"]]
    lines = []
    for want in wanted:
        only(want, frozenset({"between", "kind"}))
        sides = [want["between"], want["between"][::-1]]
        if not any(
            fits(k, want["kind"]) and type_fits(a, x) and type_fits(b, y) for a, k, b in drawn for x, y in sides
        ):
            lines.append(f"no relation {want}; drawn: {drawn}")
    return lines


def _against_ledger(incidents: list[Record], expected: dict[str, Any]) -> list[str]:
    """How the report's ledgers differ from the expected one (None: there is none)."""
    ledgers = [i["ledger"] for i in incidents if i["ledger"]]
    if "ledger" not in expected:
        return []
    if expected["ledger"] is None:
        return [f"unwanted ledger {row}" for row in ledgers]
    only(expected["ledger"], frozenset({"start", "unaccounted", "balances"}))
    rows = [
        {"start": x["start"]["best"], "unaccounted": x["unaccounted"]["best"], "balances": x["balances"]}
        for x in ledgers
    ]
    want = expected["ledger"]
    return [] if any(not differing(row, want, list(want)) for row in rows) else [f"ledger: {rows}, not {want}"]
