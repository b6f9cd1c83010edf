"""Nothing that can be asked for is undocumented: commands, options, fields, columns and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from dateline.cli.app import app
from dateline.publishing.schema import document as schema
from dateline.web.addresses import addresses
from dateline.web.openapi import description

DOCS = Path(__file__).resolve().parents[2] / "docs"


def commands(group: Any, path: str = "dateline") -> Iterator[tuple[str, Any]]:
    """Each command and group under its full name."""
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        if not command.hidden:
            yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands(typer.main.get_command(app)))


def help_in_docs(command: str) -> str:
    """What docs/commands.md shows as the command's help."""
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"## {command}\n.*?<!-- output of: {command} --help -->\n(.*?)<!-- end -->", page, re.DOTALL)
    assert found is not None, f"docs/commands.md does not have {command}"
    return found[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    shown = help_in_docs(command)
    options = [name for parameter in COMMANDS[command].params for name in parameter.opts if name.startswith("--")]
    assert [name for name in options if not re.search(rf"{name}(?![\w-])", shown)] == []


def test_every_command_that_is_documented_is_there() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"^## (dateline.*)$", page, re.MULTILINE) if name not in COMMANDS] == []


def test_every_field_and_column_is_documented() -> None:
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == schema.document()


@pytest.mark.parametrize(
    ("name", "record", "field", "said"),
    [
        ("fields", "Claim", "stance", "no words for the field of the contract Claim.stance"),
        ("tables", "reports", "known", "no words for the column of the book reports.known"),
    ],
)
def test_a_field_or_column_without_words_is_an_error(
    monkeypatch: pytest.MonkeyPatch, name: str, record: str, field: str, said: str
) -> None:
    words = schema._words

    def without(asked: str) -> schema.Words:
        found = {n: dict(w) for n, w in words(asked).items()}
        if asked == name:
            found[record]["never_there"] = found[record].pop(field)
        return found

    monkeypatch.setattr(schema, "_words", without)
    with pytest.raises(schema.Undocumented, match=f"{said}; words for {record}.never_there, which is no"):
        schema.document()


def test_every_address_of_the_server_is_documented() -> None:
    page = (DOCS / "serving.md").read_text(encoding="utf-8")
    assert [a.path for a in addresses() if f"{a.method:<4}  {a.path}\n" not in page] == []


def test_every_operation_of_the_interface_is_documented() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    paths: dict[str, dict[str, Any]] = description()["paths"]
    operations = [f"### {method.upper()} {path}\n" for path, methods in paths.items() for method in methods]
    assert len(operations) > 10
    assert [o for o in operations if o not in page] == []
