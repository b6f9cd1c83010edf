"""The linking corpus, coded: reports of shootings with their incident, in a training and a checking half that share no incident.

DATELINE_BENCH_CACHE may name a folder in which codings are kept from one run to the next; they are only as new as that folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.corpora import json_lines
from dateline import Coder
from dateline.linking.telling import Telling, tellings
from dateline.model.coded import CodedReport
from dateline.model.report import Report

FILE = "linking/gun_violence_dev.jsonl"


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with its gold incident and its tellings; `published` is its day of publication."""

    incident: str
    ref: str
    text: str
    published: date
    gold: dict[str, Any]
    tellings: tuple[Telling, ...]

    @property
    def main(self) -> Telling | None:
        """What the report is about; None where nothing was coded."""
        return next((t for t in self.tellings if t.rank == 0), None)


def in_training(incident: str) -> bool:
    """Whether an incident is of the training half: by a hash of its id."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 2 == 0


def coded_half(folder: Path, *, training: bool) -> list[Coded]:
    """Every report of a half, coded, in file order."""
    records = [r for r in json_lines(folder / FILE) if in_training(r["incident"]) is training]
    return [
        Coded(r["incident"], r["id"], text, date.fromisoformat(r["published"][:10]), r["gold"], tellings(coded, text))
        for r, text, coded in _coded(records, "training" if training else "checking")
    ]


def _coded(records: list[dict[str, Any]], half: str) -> Iterator[tuple[dict[str, Any], str, CodedReport]]:
    """Each record with the text that was coded and its coding. A headline is part of the text, since many pages keep nothing else."""
    texts = [r["text"] if r["text"].startswith(r["title"]) else f"{r['title']}\n\n{r['text']}" for r in records]
    cache = os.environ.get("DATELINE_BENCH_CACHE")
    path = Path(cache) / f"linking_{half}.jsonl" if cache else None
    if path is not None and path.exists():
        kept = [CodedReport.model_validate(row) for row in json_lines(path)]
        yield from zip(records, texts, kept, strict=True)
        return
    coder = Coder()
    made = [
        coder.code(Report(text=text, ref=r["id"], published=date.fromisoformat(r["published"][:10])))
        for r, text in zip(records, texts, strict=True)
    ]
    if path is not None:
        path.write_text("".join(f"{c.model_dump_json()}\n" for c in made), encoding="utf-8")
    yield from zip(records, texts, made, strict=True)
