"""Instances of one message: a target goes to one of them, and two that are one template become one."""

from __future__ import annotations

from bench.muc4.joining import each_once, merged
from bench.muc4.proposals import proposals, setting
from bench.muc4.reading import read
from bench.muc4.response import Answer

REPORT = """SAN SALVADOR, 4 APR 89 (OWN REPORT) -- [TEXT] GUERRILLAS KILLED A MAYOR IN SOYAPANGO ON 3 APRIL.
A BOMB WOUNDED A JUDGE IN APOPA ON 2 APRIL."""


def answer(place: str, target: str) -> Answer:
    return Answer(
        {2: ["03 APR 89"], 3: [place], 4: ["ATTACK"], 5: ["ACCOMPLISHED"], 8: ["TERRORIST ACT"], 19: [target]}
    )


def test_a_phrase_is_a_target_where_it_is_likeliest() -> None:
    message = read("X-1", REPORT)
    found = proposals(message, setting(message))
    assert len(found) >= 2
    shares = [
        [{"HUM": 0.9 if c.phrase.sentence.index == n + 1 else 0.6, "NONE": 0.1} for c in p.candidates]
        for n, p in enumerate(found[:2])
    ]
    told = each_once(list(zip(found[:2], shares, strict=True)))
    spans = [
        {(c.phrase.start, c.phrase.end) for c, s in zip(p.candidates, row, strict=True) if s["HUM"] > 0}
        for p, row in told
    ]
    assert spans[0]
    assert spans[1]
    assert not spans[0] & spans[1]


def test_answers_alike_are_one_only_where_they_share_a_target() -> None:
    one, same, other = (
        answer("EL SALVADOR", '"MAYOR"'),
        answer("EL SALVADOR", '"MAYOR"'),
        answer("EL SALVADOR", '"JUDGE"'),
    )
    assert merged([one, same, other]) == [one, other]
    assert len(merged([answer("EL SALVADOR", '"MAYOR"'), answer("PERU", '"MAYOR"')])) == 2


def test_an_answer_that_names_nobody_and_nothing_is_none() -> None:
    assert merged([Answer({2: ["-"], 3: ["PERU"], 4: ["ATTACK"], 5: ["ACCOMPLISHED"], 8: [""]})]) == []
