"""Reports with the place of what they tell: the gold of `bench/locations.py` and the incident that is compared with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.coded import best, incident_total, main_incidents
from bench.corpora import json_lines
from dateline.model.coded import CodedReport, Incident
from dateline.model.vocabulary import CountWhat
from dateline.schemes.incident_types import incident_type

_MESSAGE = re.compile(r"^\s*DEV-MUC3-\d{4} \([^)]*\)\s*$", re.MULTILINE)
_NAME = re.compile(r"DEV-MUC3-\d{4}")
_SLOT = re.compile(r"^3\.  INCIDENT: LOCATION +(.*(?:\n +.*)*)", re.MULTILINE)
_KIND = re.compile(r" *\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Located:
    """A report with its gold place: `wide` the country, state or province, `narrow` the most specific name or None."""

    ref: str
    text: str
    wide: str
    narrow: str | None = None
    title: str | None = None
    published: date | None = None


def isaf(folder: Path) -> list[Located]:
    """Press releases with the one province of each; those whose gold names none are left out."""
    rows = enumerate(json_lines(folder / "counts" / "isaf_dev.jsonl"))
    named = [(k, r, r["gold"]["province"]) for k, r in rows]
    return [Located(str(k), r["text"], p[0]) for k, r, p in named if len(p) == 1 and p[0] and " " not in p[0].strip()]


def gun_violence(folder: Path, most: int) -> list[Located]:
    """At most `most` reports, evenly over the file, with the state and the city or county of the shooting."""
    rows = json_lines(folder / "linking" / "gun_violence_dev.jsonl")
    return [
        Located(
            r["id"],
            r["text"],
            r["gold"]["state"],
            r["gold"]["city_or_county"],
            r["title"],
            date.fromisoformat(r["published"]) if r["published"] else None,
        )
        for r in rows[:: len(rows) // most][:most]
    ]


def muc(folder: Path, most: int) -> list[Located]:
    """The first `most` reports of MUC-4 dev with exactly one template: its country and the most specific place named in it."""
    gold: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for path in sorted((folder / "muc4" / "dev").iterdir()):
        content = path.read_text(encoding="latin-1")
        if path.name.startswith("key"):
            for part in re.split(r"(?m)^0\.  MESSAGE: ID", content)[1:]:
                slot, name = _SLOT.search(part), _NAME.search(part)
                if slot is not None and name is not None:
                    gold.setdefault(name.group(), []).append(" ".join(slot.group(1).split()))
        elif path.name.startswith("dev"):
            names = _MESSAGE.findall(content)
            for name, text in zip(names, _MESSAGE.split(content)[1:], strict=True):
                texts[name.split()[0]] = text
    single = [(k, places[0]) for k, places in sorted(gold.items()) if len(places) == 1 and _is_plain(places[0])]
    return [_of_slot(k, texts[k], place) for k, place in single if k in texts][:most]


def _is_plain(slot: str) -> bool:
    """Whether a slot has one place: no alternatives ("B / C"), no stretch between two ("B - C")."""
    return slot not in {"*", "-"} and "/" not in slot and " - " not in slot


def _of_slot(name: str, text: str, slot: str) -> Located:
    """Of "A: B (CITY): C (TOWN)" the country A and the last name C."""
    country, *parts = (p.strip() for p in _KIND.sub("", slot).lstrip("? ").split(":"))
    return Located(name, text, country, parts[-1] if parts else None)


def told(coded: CodedReport) -> Incident | None:
    """The violence that a report is about: the main incident with most killed and hurt, the first of equals, no arrest or operation
    unless the report has nothing else."""
    rows = main_incidents(coded)
    violent = [i for i in rows if incident_type(i.type).family not in {"operation", "other"}] or rows
    return max(violent, key=_harm, default=None)


def _harm(incident: Incident) -> int:
    return sum(incident_total(incident, what, best) for what in (CountWhat.KILLED, CountWhat.INJURED))
