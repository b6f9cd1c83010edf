"""`dateline gazetteer`: which index of places is used, what it says of a name, and the full one out of a GeoNames dump."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from dateline.cli.main import ExitCode

if TYPE_CHECKING:
    from dateline.knowledge.gazetteer.place import Candidate

_EXAMPLES = """[bold]Examples[/bold]
  dateline gazetteer build allCountries.zip
  dateline gazetteer build PK.zip --out pakistan.idx
  DATELINE_GAZETTEER=pakistan.idx dateline code report.txt
  dateline gazetteer search Mach --country PK

The packaged index has places of 500 people and more; dumps with every village and river are at
https://download.geonames.org/export/dump/ (CC BY 4.0)."""

Work = Callable[[], int]

app = typer.Typer(name="gazetteer", rich_markup_mode="rich", invoke_without_command=True)

Dump = Annotated[
    Path,
    typer.Argument(metavar="DUMP", help="allCountries.zip, or one country's, or the .txt in it.", show_default=False),
]
BuildOut = Annotated[
    Optional[Path],  # noqa: UP045 - Typer reads annotations at run time
    typer.Option(
        "--out", "-o", metavar="FILE", help="Write here instead of where the coder looks for it.", show_default=False
    ),
]
Countries = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--country", metavar="CC", help="Only this country (ISO 3166-1 alpha-2); may be repeated.", show_default=False
    ),
]
Country = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--country", metavar="CC", help="Only in this country (ISO 3166-1 alpha-2).", show_default=False),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A place name, in any spelling.", show_default=False)]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="The most places to list.")]


@app.callback(epilog=_EXAMPLES)
def gazetteer(context: typer.Context) -> None:
    """The places that the coder knows: what is in them, and how to add every village."""
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command(epilog=_EXAMPLES)
def build(dump: Dump, out: BuildOut = None, country: Countries = None) -> Work:
    """Builds the full index from a GeoNames dump, on top of the packaged one.

    Without --out the coder uses it from then on. An interrupted build leaves what was there before.
    """
    return partial(_build, dump, out, frozenset(c.upper() for c in country or ()))


@app.command()
def show() -> Work:
    """Shows which index is used, what is in it and where it comes from."""
    return _show


@app.command()
def search(name: Name, country: Country = None, limit: Limit = 20) -> Work:
    """Lists the places of a name, the best known first: a table on a terminal, JSON Lines in a pipe."""
    return partial(_search, name, country.upper() if country else None, limit)


def _build(dump: Path, out: Path | None, countries: frozenset[str]) -> int:
    from dateline.knowledge.gazetteer.dump import Dump
    from dateline.knowledge.gazetteer.full import PASSES, build_full
    from dateline.knowledge.gazetteer.where import user_index
    from dateline.model.errors import InputError

    source, path = Dump(dump), out or user_index()
    if path.is_dir():
        raise InputError(f"--out {path}", "is a folder", "name a file in it")
    try:
        with _bar(source.size * PASSES) as advance:
            built = build_full(source, path, countries, advance)
    except OSError as error:
        raise InputError(
            f"--out {path}", f"cannot be written ({error.strerror or error})", "give another file"
        ) from None
    size = path.stat().st_size / 1e6
    print(f"{path}: {built.places:,} places, {built.added:,} of them new, {size:,.1f} MB")
    if out is not None:
        print(f"to use it: export DATELINE_GAZETTEER={path.resolve()}")
    return ExitCode.DONE


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int], None]]:
    """A bar of bytes read on standard error while the block runs; none where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("comparing", total=total)

        def advance(read: int) -> None:
            bar.advance(task, read)
            done = bar.tasks[0].completed
            bar.update(task, description="sorting" if done >= total else "writing" if done * 2 > total else "comparing")

        yield advance


def _show() -> int:
    from dateline.knowledge.gazetteer.index import Gazetteer
    from dateline.knowledge.gazetteer.where import COMPILED, VARIABLE, chosen_index, user_index

    used = Gazetteer(chosen_index())
    packaged = used if used.path == COMPILED else Gazetteer(COMPILED)
    why = "the packaged one"
    if used is not packaged:
        why = f"named by {VARIABLE}" if used.path != user_index() else "the full one of this user"
    rows = {
        "file": str(used.path),
        "chosen as": why,
        "places": f"{used.size:,}",
        "names": f"{used.names:,}",
        "size": f"{used.path.stat().st_size / 1e6:,.1f} MB",
        "built": used.facts.built or "with the package",
        "sources": used.facts.sources,
        "licence": used.facts.licence,
    }
    if used is not packaged and used.facts.base != packaged.stamp:
        rows["note"] = "built on another version's packaged index; build it again to have this version's names"
    for key, value in rows.items():
        print(f"{key:<10} {value}")
    return ExitCode.DONE


def _search(name: str, country: str | None, limit: int) -> int:
    from dateline.knowledge.gazetteer import fold, load_gazetteer

    gazetteer = load_gazetteer()
    found: dict[int, Candidate] = {}
    for key in (name.replace(".", ""), fold(name)):  # an abbreviation is filed as it is written
        for candidate in gazetteer.lookup(key):
            found.setdefault(candidate.place.index, candidate)
    kept = [c for c in found.values() if country is None or c.place.country == country]
    if not kept:
        where = f" in {country}" if country else ""
        print(f"dateline: no place called {name}{where} in {gazetteer.path}", file=sys.stderr)
        return ExitCode.DONE
    if sys.stdout.isatty():
        _table(kept[:limit])
    else:
        for candidate in kept[:limit]:
            print(json.dumps(_fields(candidate), ensure_ascii=False))
    if len(kept) > limit:
        print(f"dateline: {len(kept) - limit} more; list them with --limit {len(kept)}", file=sys.stderr)
    return ExitCode.DONE


def _fields(candidate: Candidate) -> dict[str, object]:
    place = candidate.place
    return {
        "name": place.name,
        "feature": place.feature.label,
        "code": place.code or None,
        "country": place.country or None,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "population": place.population or None,
        "geonameid": place.geonameid,
        "named_by": candidate.kind.name.lower(),
    }


def _table(candidates: list[Candidate]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    shown = ("name", "feature", "country", "admin1", "latitude", "longitude", "radius_km", "population", "geonameid")
    for column in shown:
        number = column in {"latitude", "longitude", "radius_km", "population", "geonameid"}
        table.add_column(column.replace("_", " "), justify="right" if number else "left")
    for candidate in candidates:
        fields = _fields(candidate)
        table.add_row(*("" if fields[c] is None else str(fields[c]) for c in shown))
    Console(markup=False, highlight=False).print(table)
