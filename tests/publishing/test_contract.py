"""A coded report is one line of JSON that reads back as itself, and its schema names every field of the contract."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from dateline.publishing.contract import Contract, from_json, schema, to_json
from tests.publishing import made


def test_a_coded_report_is_one_line_and_reads_back() -> None:
    line = to_json(made.CODED)
    assert "\n" not in line
    assert from_json(line) == made.CODED


def test_unknown_values_are_null_and_never_left_out() -> None:
    record = json.loads(to_json(made.CODED))
    assert record["incidents"][1]["date"] is None
    assert record["report"]["url"] is None


def test_an_unknown_field_is_refused() -> None:
    record = json.loads(to_json(made.CODED))
    record["incidents"][0]["mood"] = "grim"
    with pytest.raises(ValidationError, match="mood"):
        from_json(json.dumps(record))


def test_the_schema_names_every_field_that_is_printed() -> None:
    code = schema()
    assert set(json.loads(to_json(made.CODED))) == set(code["properties"]) == set(code["required"])
    assert set(json.loads(to_json(made.CODED))["incidents"][0]) == set(code["$defs"]["Incident"]["properties"])
    assert "killed" in code["$defs"]["CountWhat"]["enum"]


def test_the_inspection_has_a_schema_too() -> None:
    assert set(schema(Contract.INSPECT)["properties"]) >= {"places", "dates", "attributions", "counts", "mentions"}
    assert json.loads(to_json(made.inspection()))["counts"][0]["high"] is None
