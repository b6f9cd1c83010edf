"""The interface against its own description: made-up requests, right and wrong ones, by Schemathesis."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.web.openapi import description

from .served import TOKEN, serving

_DEGREES = st.floats(-90, 90, allow_nan=False).map(lambda d: f"{d:.4f}")
_MOMENTS = st.datetimes(datetime(1701, 1, 1), datetime(2099, 12, 31))

schemathesis.openapi.format("box", st.tuples(_DEGREES, _DEGREES, _DEGREES, _DEGREES).map(",".join))
schemathesis.openapi.format("date", st.dates(date(1701, 1, 1), date(2099, 12, 31)).map(str))
schemathesis.openapi.format("date-time", _MOMENTS.map(lambda d: f"{d:%Y-%m-%dT%H:%M:%S}Z"))


@pytest.fixture(scope="module")
def described(made_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    path = Path(shutil.copy(made_book, tmp_path_factory.mktemp("fuzzed")))
    with serving(path) as site:
        yield schemathesis.openapi.from_url(f"{site.url}/api/openapi.json")


OPERATIONS = [(path, method.upper()) for path, methods in description()["paths"].items() for method in methods]


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda m: m.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_what_is_described_is_what_is_answered(
    described: schemathesis.BaseSchema, path: str, method: str, mode: schemathesis.GenerationMode
) -> None:
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=20, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def check(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"})

    check()
