"""The tables of the actor list, read from inside the package."""

from __future__ import annotations

from importlib.resources import files

GROUP_TABLES = (
    "groups_afghanistan_pakistan",
    "groups_central_africa",
    "groups_central_america",
    "groups_central_asia",
    "groups_east_africa",
    "groups_east_asia",
    "groups_eastern_europe",
    "groups_europe",
    "groups_india",
    "groups_iraq_iran",
    "groups_jihad",
    "groups_middle_east",
    "groups_north_africa",
    "groups_north_america",
    "groups_south_america",
    "groups_south_asia",
    "groups_southeast_asia",
    "groups_southern_africa",
    "groups_syria",
    "groups_west_africa",
    "international",
    "state_forces_africa",
    "state_forces_americas",
    "state_forces_asia",
    "state_forces_europe",
    "state_forces_middle_east",
)


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/actors/{name}.tsv` by column; lines that start with "#" are comments.

    A row with more or fewer cells than the header raises ValueError.
    """
    path = files("dateline.knowledge") / "data" / "actors" / f"{name}.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def listed(cell: str) -> tuple[str, ...]:
    """The members of a cell that lists them with "|" between; an empty cell has none."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
