"""Incidents as JSON Lines: each with its reports and the claims behind it, everything that the book holds of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from dateline.book.exported import Exported

STAMP = "dateline/jsonl 1"


def jsonl_chunks(records: Iterable[Exported]) -> Iterator[bytes]:
    """A line for each incident: the book's record as `dateline show --format json` gives it, `reports` with address and language, `claims`."""
    for record in records:
        yield (json.dumps(whole(record), ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def whole(record: Exported) -> dict[str, Any]:
    """The incident with its reports and claims as one JSON object."""
    return {
        "schema": STAMP,
        **record.incident.model_dump(mode="json"),
        "reports": [
            {**r.telling.model_dump(mode="json"), "url": r.url, "language": r.language} for r in record.reports
        ],
        "claims": [asdict(c) for c in record.claims],
    }
