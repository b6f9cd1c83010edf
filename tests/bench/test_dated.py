"""How a coded date is judged beside an annotated one."""

from __future__ import annotations

import pytest

from bench.incident_dates import Verdict, verdict


@pytest.mark.parametrize(
    ("gold", "edtf", "expected"),
    [
        ("2025-03-11", "2025-03-11", Verdict.EXACT),
        ("2025-03-10/2025-03-11", "2025-03-10/2025-03-11", Verdict.EXACT),
        ("2025-03-11", "2025-03-10/2025-03-13", Verdict.COMPATIBLE),
        ("2025-03-11", "XXXX-03-11", Verdict.COMPATIBLE),
        ("2025-03-10/2025-03-11", "2025-03-11", Verdict.COMPATIBLE),
        ("2025-03-11", "../2025-03-12", Verdict.COMPATIBLE),
        ("2025-03-11", "2025-03-12", Verdict.WRONG),
        ("2025-03-11", "XXXX-03-12", Verdict.WRONG),
        ("2025-03-11", None, Verdict.MISSING),
    ],
)
def test_a_date_is_exact_compatible_wrong_or_missing(gold: str, edtf: str | None, expected: Verdict) -> None:
    assert verdict(gold, edtf) is expected
