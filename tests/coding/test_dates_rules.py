"""Every rule of rules.toml finds what its examples say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.coding.dates import find_times
from dateline.coding.dates.lexicon import grammar
from dateline.coding.dates.matching import RESOLVERS

CASES = [(rule.name, example) for rule in grammar().rules for example in rule.examples]


@pytest.mark.parametrize(("name", "example"), CASES, ids=[f"{name}: {case['text']}" for name, case in CASES])
def test_each_rule_finds_what_its_examples_say(name: str, example: dict[str, Any]) -> None:
    published = date.fromisoformat(example["published"]) if "published" in example else None
    found, edtf = example.get("found", []), example.get("edtf", [])
    wanted = list(
        zip([found] if isinstance(found, str) else found, [edtf] if isinstance(edtf, str) else edtf, strict=True)
    )
    assert [(time.text, time.edtf or "") for time in find_times(example["text"], published)] == wanted


def test_each_rule_has_an_example_and_a_known_resolver() -> None:
    for rule in grammar().rules:
        assert rule.examples, rule.name
        assert rule.resolve in RESOLVERS, rule.name
