"""Abbreviations that a text defines in brackets after the name they stand for."""

from __future__ import annotations

import pytest

from dateline.knowledge.actors_abbreviations import defined_abbreviations

CASES = [
    ("the Northern Valley Defence League (NVDL) said", False, [("Northern Valley Defence League", "NVDL")]),
    ("In March the Front for the Freedom of Ostia [FFO] said", False, [("Front for the Freedom of Ostia", "FFO")]),
    ("the Ministry of Defence (MoD)", False, [("Ministry of Defence", "MoD")]),
    ("On Monday the United Hill Army (UHA), with the River Guard (RG)", False, [("United Hill Army", "UHA"), ("River Guard", "RG")]),
    ("the Popular Army (ELN)", False, []),
    ("five men (ABC)", False, []),
    ("Colonel Smith (Retired)", False, []),
    ("the front for the freedom of ostia (ffo) said", True, [("front for the freedom of ostia", "ffo")]),
    ("THE UNITED HILL ARMY (UHA) SAID", True, [("UNITED HILL ARMY", "UHA")]),
    ("he left (uha) early", True, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "folded", "found"), CASES)
def test_defined_abbreviations(text: str, folded: bool, found: list[tuple[str, str]]) -> None:
    assert [(a.name.of(text), a.short) for a in defined_abbreviations(text, folded)] == found
