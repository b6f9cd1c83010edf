"""`python -m dateline.knowledge.gazetteer.build [FOLDER]` compiles the index unless the one there is up to date."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from dateline.knowledge.gazetteer import sources
from dateline.knowledge.gazetteer.compile import Compilation
from dateline.knowledge.gazetteer.drafts import Draft
from dateline.knowledge.gazetteer.index import Facts
from dateline.knowledge.gazetteer.layout import FILE_NAME, HEADER, MAGIC, key_hash
from dateline.knowledge.gazetteer.record import Entry
from dateline.knowledge.gazetteer.where import COMPILED
from dateline.knowledge.gazetteer.writer import IndexWriter

_CODE = "build.py compile.py drafts.py layout.py names.py place.py record.py sources.py writer.py".split()
LICENCE = "GeoNames data: CC BY 4.0; tables of this project: Apache-2.0; names of ISO 3166-2 areas from iso3166-2: MIT"


def stamp() -> bytes:
    """SHA-256 over the versions of the packages, the tables and the compiling code: the same stamp, the same index."""
    digest = sha256(sources.source_versions().encode())
    for file in sorted(sources.TABLES.iterdir(), key=lambda f: f.name):
        digest.update(file.name.encode() + file.read_bytes())
    for name in _CODE:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.digest()


def up_to_date(path: Path, wanted: bytes) -> bool:
    """Whether the index at `path` carries the stamp `wanted`."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        head = file.read(HEADER.size)
    return len(head) == HEADER.size and head[:8] == MAGIC and head[8:40] == wanted


def build(folder: Path = COMPILED.parent) -> bool:
    """Compile the index into `folder` and say whether that was needed; the old file is replaced in one step."""
    path, wanted = folder / FILE_NAME, stamp()
    if up_to_date(path, wanted):
        return False
    write(path, Compilation().places, wanted)
    return True


def write(path: Path, places: list[Draft], stamped: bytes) -> None:
    """Write the index over `places`, parents among them, to `path`."""
    row = {id(place): i for i, place in enumerate(places)}
    with IndexWriter(path) as writer:
        for place in places:
            entry = Entry(
                place.name,
                place.feature,
                place.country,
                place.latitude,
                place.longitude,
                place.geonameid,
                place.population,
                place.radius_km,
                None if place.parent is None else row[id(place.parent)],
                place.capital,
                place.minor,
                names=[(key_hash(key), kind) for key, kind in place.names.items()],
            )
            writer.add(entry)
        writer.finish(stamped, Facts(sources.source_versions(), LICENCE))


def main() -> None:
    """Build into the folder named on the command line, or where the package looks for it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else COMPILED.parent
    made = build(folder)
    size = (folder / FILE_NAME).stat().st_size / 1e6
    print(f"{folder / FILE_NAME}: {'compiled' if made else 'up to date'}, {size:.1f} MB")


if __name__ == "__main__":
    main()
