"""Rules are data: those that ship load, and a file that is not understood is refused in one line."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from dateline.model.errors import InputError
from dateline.weighing.rules import load_rules, rules

SHIPPED = ("rules", "rules_acled", "rules_ucdp")


def text() -> str:
    return (files("dateline.weighing") / "data" / "rules.toml").read_text("utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_loads(name: str) -> None:
    assert rules(name).name == name.removeprefix("rules_").replace("rules", "dateline")


def test_a_copy_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(text(), "utf-8")
    assert load_rules(tmp_path / "own.toml") == rules()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('best = "heaviest"', 'best = "nicest"'),
        ("medical = 1.0", "surgeon = 1.0"),
        ("medical = 1.0\n", ""),
        ("repeat = 0.5", "repeat = 5"),
        ("repeat = 0.5", 'repeat = 0.5\nextra = "x"'),
        ('"missing"]', '"lost"]'),
        ("half_life_hours = 240", "half_life_hours = 0"),
        ("[same]", "[same"),
    ],
)
def test_a_file_that_is_not_understood_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in text()
    (tmp_path / "own.toml").write_text(text().replace(old, new), "utf-8")
    with pytest.raises(InputError, match="no rules of weighing"):
        load_rules(tmp_path / "own.toml")


def test_a_missing_file_and_an_unknown_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_rules(tmp_path / "none.toml")
    with pytest.raises(InputError):
        rules("rules_of_thumb")
