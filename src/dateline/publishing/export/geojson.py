"""Incidents as a GeoJSON FeatureCollection (RFC 7946): the columns of Dateline's own table as properties."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dateline.book.exported import Exported
from dateline.publishing.export.incidents import incident_rows
from dateline.publishing.export.scheme import Cells, scheme


def geojson_chunks(records: Iterable[Exported]) -> Iterator[bytes]:
    """The file in pieces, a feature a line; `geometry` is null where no coordinates are known (RFC 7946, 3.2)."""
    head = json.dumps({"schema": scheme("incidents").stamp, "crs": "WGS 84, longitude then latitude"})
    yield f'{{"type":"FeatureCollection","dateline":{head},"features":['.encode()
    separator = "\n"
    for row in incident_rows(records):
        yield (separator + _feature(row)).encode()
        separator = ",\n"
    yield b"\n]}\n"


def _feature(row: Cells) -> str:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    placed = latitude is not None and longitude is not None
    names = scheme("incidents").header
    return json.dumps(
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if placed else None,
            "properties": {name: row.get(name) for name in names},
        },
        ensure_ascii=False,
        separators=(",", ":"),
        default=str,  # days, as ISO 8601
    )
