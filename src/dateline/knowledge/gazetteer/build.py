"""`python -m dateline.knowledge.gazetteer.build [FOLDER]` compiles the index unless the one there is up to date."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from dateline.knowledge.gazetteer import sources
from dateline.knowledge.gazetteer.compile import Compilation, Draft
from dateline.knowledge.gazetteer.index import COMPILED
from dateline.knowledge.gazetteer.layout import CAPITAL, FILE_NAME, HEADER, MAGIC, NO_PARENT, RECORD, aligned, key_hash
from dateline.knowledge.gazetteer.place import Feature

_CODE = ("build.py", "compile.py", "layout.py", "names.py", "place.py", "sources.py")
_STRONG = {Feature.COUNTRY: 3, Feature.ADMIN1: 2, Feature.REGION: 1, Feature.NATURAL: 1}


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
    folder.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(packed(Compilation().places, wanted))
    fresh.replace(path)
    return True


def packed(places: list[Draft], wanted: bytes) -> bytes:
    """The bytes of the index over `places`, as `layout` describes them."""
    row = {id(place): i for i, place in enumerate(places)}
    filed: dict[int, list[int]] = defaultdict(list)
    for i, place in enumerate(places):
        for key, kind in place.names.items():
            filed[key_hash(key)].append(i << 2 | kind)
    hashes = sorted(filed)
    starts, postings = [0], []
    for filed_under in hashes:
        postings += sorted(filed[filed_under], key=lambda e: _order(places[e >> 2], e))
        starts.append(len(postings))
    text = bytearray()
    offsets: dict[str, int] = {}
    records = bytearray()
    for place in places:
        name = place.name.encode("utf-8")[:255]
        if place.name not in offsets:
            offsets[place.name] = len(text)
            text += bytes([len(name)]) + name
        records += RECORD.pack(
            place.geonameid,
            round(place.latitude * 1e5),
            round(place.longitude * 1e5),
            place.population,
            NO_PARENT if place.parent is None else row[id(place.parent)],
            offsets[place.name],
            min(65535, round(place.radius_km * 10)),
            place.country.encode("ascii"),
            place.feature,
            CAPITAL if place.capital else 0,
        )
    head = HEADER.pack(MAGIC, wanted, len(places), len(hashes), len(postings), len(text), 0, 0)
    numbers = (_array("Q", hashes), _array("I", starts), _array("I", postings))
    return b"".join(part.ljust(aligned(len(part)), b"\0") for part in (head, *numbers, bytes(records), bytes(text)))


def _order(place: Draft, entry: int) -> tuple[int, int, int]:
    return -_STRONG.get(place.feature, 0), -place.population, entry


def _array(code: str, values: list[int]) -> bytes:
    numbers = array(code, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def main() -> None:
    """Build into the folder named on the command line, or where the package looks for it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else COMPILED.parent
    made = build(folder)
    size = (folder / FILE_NAME).stat().st_size / 1e6
    print(f"{folder / FILE_NAME}: {'compiled' if made else 'up to date'}, {size:.1f} MB")


if __name__ == "__main__":
    main()
