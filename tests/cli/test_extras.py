"""A library that is missing is one line that names the extra to install."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from dateline.cli.main import EXTRAS, extra_with

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("module", "arguments", "extra"),
    [
        ("sqlalchemy.orm", ["incidents"], "book"),
        ("uvicorn", ["serve", "--book", "a.db"], "web"),
        ("jinja2", ["serve"], "web"),
        ("jinja2", ["brief"], "briefs"),
        ("duckdb", ["brief"], "briefs"),
        ("httpx", ["watch"], "feeds"),
        ("warcio.archiveiterator", ["add", "x.warc"], "feeds"),
        ("spacy", ["serve"], None),
    ],
)
def test_a_module_is_of_the_extra_that_the_command_needs(module: str, arguments: list[str], extra: str | None) -> None:
    assert extra_with(module, arguments) == extra


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_the_modules_of_an_extra_are_those_that_it_installs(extra: str) -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    distributions = {re.split(r"[<>=\[]", d)[0].lower() for d in listed[extra] if not d.startswith("dateline[")}
    of_module = {m: {d.lower() for d in found} for m, found in packages_distributions().items()}
    own = EXTRAS[extra] if extra == "book" else EXTRAS[extra] - EXTRAS["book"]
    named = {d for m in own for d in of_module[m]} - {"starlette"}  # which FastAPI brings
    assert named == distributions
