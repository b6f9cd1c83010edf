"""Where the evaluation corpora are and how each is read; they live beside the checkout and are never part of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora"


class CorporaAbsent(Exception):
    """The evaluation corpora are not on this machine."""


def corpora() -> Path:
    """The corpora's folder; CorporaAbsent where there is none."""
    if not FOLDER.is_dir():
        raise CorporaAbsent(f"no evaluation corpora at {Path('..', 'shared', 'corpora')}: nothing measured on them")
    return FOLDER


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Every record of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def digest(path: Path) -> str:
    """The first 12 hex digits of the sha256 of a file, or of every file of a folder in name order."""
    total = hashlib.sha256()
    for part in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
        total.update(part.read_bytes())
    return total.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report with its gold: labels of a closed set, or counts by name."""

    ref: str
    text: str
    title: str | None = None
    published: date | None = None
    labels: frozenset[str] = frozenset()
    counts: tuple[tuple[str, int], ...] = ()

    def count(self, name: str) -> int:
        """The gold count of a name; KeyError where it has none."""
        return dict(self.counts)[name]


_SPACED_STOP = re.compile(r" ([.,;:!?’)]|'s\b)")  # tokens joined by spaces, made readable again
_STORY_DATE = re.compile(r"This story is from (\w+ \d{1,2}, \d{4})\s*\n")


def indiapolice(folder: Path) -> list[Labelled]:
    """Reports on Gujarat 2002 with what the police did; the line that names the day of publication becomes `published`."""
    rows = []
    for record in json_lines(folder / "news" / "indiapolice_dev.jsonl"):
        found = _STORY_DATE.match(record["doc_text"])
        rows.append(
            Labelled(
                ref=str(record["doc_id"]),
                text=record["doc_text"],
                published=datetime.strptime(found.group(1), "%B %d, %Y").date() if found else None,
                labels=frozenset(record["doc_labels"]),
            )
        )
    return rows


def isaf(folder: Path) -> list[Labelled]:
    """Military press releases with the least killed and captured."""
    return [
        Labelled(
            ref=str(k),
            text=record["text"],
            counts=tuple((name, record["gold"][f"min_{name}"]) for name in ("killed", "captured")),
        )
        for k, record in enumerate(json_lines(folder / "counts" / "isaf_dev.jsonl"))
    ]


def gvdb(folder: Path) -> list[Labelled]:
    """News of shootings with killed and injured."""
    return [
        Labelled(
            ref=record["id"],
            text=record["text"],
            title=record["title"],
            counts=tuple((name, record[name]) for name in ("killed", "injured")),
        )
        for record in json_lines(folder / "counts" / "gvdb_dev.jsonl")
    ]


def political_texts(folder: Path) -> Iterator[str]:
    """Every text of the political news: attribution/polnear/dev."""
    for path in sorted((folder / "attribution" / "polnear" / "dev" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def conflict_texts(folder: Path) -> Iterator[str]:
    """Every text of the conflict news: all of news/."""
    for row in indiapolice(folder):
        yield row.text
    for name in ("wikievents_train.jsonl", "wikievents_dev.jsonl"):
        for record in json_lines(folder / "news" / name):
            yield _SPACED_STOP.sub(r"\1", " ".join(record["tokens"]))
    for path in sorted((folder / "news" / "re3d").glob("*/documents.json")):
        for record in json_lines(path):
            yield record["text"]
