"""Instances of one message: a target goes to one of them, and two that are one template become one."""

from __future__ import annotations

from bench.muc4.joining import each_once
from bench.muc4.proposals import proposals, setting
from bench.muc4.reading import read
from bench.muc4.response import Answer
from bench.muc4.uniting import Told, is_same, together, united

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
    told = each_once([Told(p, s, 0.5) for p, s in zip(found[:2], shares, strict=True)])
    spans = [
        {
            (c.phrase.start, c.phrase.end)
            for c, s in zip(row.proposal.candidates, row.shares, strict=True)
            if s["HUM"] > 0
        }
        for row in told
    ]
    assert spans[0]
    assert spans[1]
    assert not spans[0] & spans[1]


def test_answers_are_of_one_incident_by_a_name_or_by_day_place_and_target() -> None:
    one = answer("EL SALVADOR: APOPA (CITY)", '"MAYOR"')
    assert is_same(one, answer("EL SALVADOR", '"MAYOR"'))
    assert not is_same(one, answer("EL SALVADOR: SOYAPANGO (CITY)", '"MAYOR"'))
    assert not is_same(one, answer("PERU", '"MAYOR"'))
    later = answer("EL SALVADOR", '"JUDGE"')
    assert is_same(one, later)  # the same day, and neither is named
    later.slots[2] = ["05 APR 89"]
    assert not is_same(one, later)
    for told, name in ((one, '"LUIS PENA"'), (later, '"PENA"')):
        told.slots[18] = [name]
    assert is_same(one, later)
    later.slots[4] = ["BOMBING"]
    assert not is_same(one, later)


def test_on_or_before_agrees_with_the_days_before() -> None:
    one, other = answer("PERU", '"MAYOR"'), answer("PERU", '"MAYOR"')
    other.slots[2] = ["- 10 APR 89"]
    assert is_same(one, other)
    other.slots[2] = ["- 01 APR 89"]
    assert not is_same(one, other)


def test_the_likelier_of_one_incident_takes_the_others_phrases() -> None:
    message = read("X-1", REPORT)
    found = proposals(message, setting(message))[:2]
    rows = [Told(p, [{"NONE": 1.0}] * len(p.candidates), share) for p, share in zip(found, (0.4, 0.8), strict=True)]
    both = together(rows[1], rows[0])
    assert both.relevant == 0.8
    assert {m.start for m in both.proposal.instance.mentions} == {m.start for p in found for m in p.instance.mentions}
    spans = [(c.phrase.start, c.phrase.end, c.phrase.actor) for c in both.proposal.candidates]
    assert len(spans) == len(set(spans)) == len(both.shares)
    assert len(united(rows, lambda _: answer("PERU", '"MAYOR"'))) == 1


def test_an_answer_that_names_nobody_and_nothing_is_none() -> None:
    message = read("X-1", REPORT)
    row = Told(proposals(message, setting(message))[0], [], 0.9)
    empty = Answer({2: ["-"], 3: ["PERU"], 4: ["ATTACK"], 5: ["ACCOMPLISHED"], 8: [""]})
    assert united([row], lambda _: empty) == []
