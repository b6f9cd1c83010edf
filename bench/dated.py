"""Reports whose incident has a known date: military press releases, news of shootings, and terrorism reports with answer keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bench.corpora import json_lines
from dateline.coding.dates import bounds, report_dateline
from dateline.coding.dates.values import Moment

RELEASES = "counts/isaf_dev.jsonl"
SHOOTINGS = "linking/gun_violence_dev.jsonl"
TERRORISM = "muc4/dev"
_FIRST_SHOOTINGS, _FIRST_KEYS = 300, 200
_MESSAGE = re.compile(r"^(DEV-MUC3-\d{4}) \(\w+\)\s*$", re.MULTILINE)
_SLOT = re.compile(r"^(\d+)\.\s+[A-Z ]+: [A-Z ]+?  +(.*)$", re.MULTILINE)
_DAY = re.compile(r"(\d\d) ([A-Z]{3}) (\d\d)")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


@dataclass(frozen=True, slots=True)
class Dated:
    """A report with the EDTF date of its incident; `baseline` is the day of publication, the dateline's where there is no other."""

    ref: str
    text: str
    gold: str
    baseline: str | None
    title: str | None = None
    published: date | None = None


def releases(folder: Path) -> list[Dated]:
    """Military press releases (Afghanistan 2009-13), which have no date of publication but that of their dateline."""
    return [
        Dated(str(k), row["text"], row["gold"]["start_date"], _stated(row["text"]))
        for k, row in enumerate(json_lines(folder / RELEASES))
    ]


def shootings(folder: Path) -> list[Dated]:
    """The first 300 local news of shootings."""
    rows = []
    for row in json_lines(folder / SHOOTINGS)[:_FIRST_SHOOTINGS]:
        gold = datetime.strptime(row["gold"]["date"], "%B %d, %Y").date().isoformat()
        published = date.fromisoformat(row["published"]) if row["published"] else None
        rows.append(Dated(row["id"], row["text"], gold, row["published"], row["title"], published))
    return rows


def terrorism(folder: Path) -> list[Dated]:
    """The first 200 reports whose key has one incident, with a day or an interval that begins and ends."""
    keys = dict(_keys(folder))
    texts = {ref: text for path in _files(folder, "dev-muc3-*") for ref, text in _messages(path)}
    known = [(ref, gold) for ref, gold in keys.items() if gold is not None and ref in texts]
    return [Dated(ref, texts[ref], gold, _stated(texts[ref])) for ref, gold in known[:_FIRST_KEYS]]


def _stated(text: str) -> str | None:
    dateline = report_dateline(text)
    edtf = dateline[1] if dateline else None
    return edtf if edtf and bounds(edtf)[0] else None


def _files(folder: Path, names: str) -> list[Path]:
    return sorted((folder / TERRORISM).glob(names))


def _messages(path: Path) -> Iterator[tuple[str, str]]:
    """Each message of a file: its id and text."""
    _, *parts = _MESSAGE.split(path.read_text(encoding="latin-1"))
    yield from zip(parts[::2], parts[1::2], strict=True)


def _keys(folder: Path) -> Iterator[tuple[str, str | None]]:
    """Each message id with the date of its one incident; None for several incidents, none, or a date that is not given."""
    for path in _files(folder, "key-dev-*.muc4"):
        found: dict[str, list[str]] = {}
        message = ""
        for number, value in _SLOT.findall(path.read_text(encoding="latin-1")):
            if number == "0":
                message = value.split()[0]
                found.setdefault(message, [])
            elif number == "2":
                found[message].append(value.strip())
        yield from ((ref, _edtf(dates[0]) if len(dates) == 1 else None) for ref, dates in found.items())


def _edtf(value: str) -> str | None:
    """The EDTF of "30 DEC 89" and "21 AUG 89 - 25 AUG 89"; None for alternatives, open beginnings and days that no calendar has."""
    if value.startswith("-") or "/" in value or "(" in value:
        return None
    days = [Moment(1900 + int(year), _MONTHS.index(month) + 1, int(day)) for day, month, year in _DAY.findall(value)]
    if not days or not all(day.exists for day in days):
        return None
    ends = dict.fromkeys((days[0].edtf(), days[-1].edtf()))
    return "/".join(ends)
