"""The value of each field of an incident over all reports, with the sides that contest it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.coding.assembly.sides import gathered
from dateline.model.coded import Side
from dateline.model.vocabulary import ResponsibilityStatus, Stance
from dateline.schemes.incident_types import incident_type
from dateline.weighing.agreeing import agree, named
from dateline.weighing.factors import Factors, product
from dateline.weighing.figure import Chosen, Field, FieldStatement, Weight
from dateline.weighing.rules import Rules, rules

Row = tuple[FieldStatement, Factors, tuple[FieldStatement, ...]]


def weigh_fields(statements: Iterable[FieldStatement], by: Rules | None = None) -> tuple[Chosen, ...]:
    """The chosen value of every field that a report gives; the order of `statements` never matters."""
    by = by or rules()
    told = sorted(set(statements), key=lambda s: (s.told.moment, s.told.report, s.claim, s.value))
    found = (_chosen([s for s in told if s.field is field], by) for field in Field)
    return tuple(c for c in found if c is not None)


def _chosen(told: Sequence[FieldStatement], by: Rules) -> Chosen | None:
    made = _rows(told, by)
    asserting = [r for r in made if r[0].stance is Stance.ASSERTS and product(r[1]) > 0]
    if told and told[0].field is Field.RESPONSIBILITY:
        asserting = [r for r in asserting if named(r[0])] or asserting
    if not asserting:
        return None
    support = {r[0].value: _support(r[0], asserting, by) for r in asserting}
    best = max(asserting, key=lambda r: (round(support[r[0].value], 6), _fineness(r[0]), -made.index(r)))
    rivals = _rivals(best, made, support, by)
    sides = gathered([_side(r) for r in made if r in rivals or (rivals and r[0].value == best[0].value)])
    return Chosen(
        field=best[0].field,
        value=best[0].value,
        words=best[0].words,
        contested=len(sides) > 1,
        rule=_rule(best[0], len({r[0].value for r in asserting}), by),
        weights=_weights(made, best[0].value),
        sides=sides if len(sides) > 1 else (),
    )


def _rows(told: Sequence[FieldStatement], by: Rules) -> list[Row]:
    """Every distinct word, the earliest of its copies; copies of one text count once."""
    found: dict[object, Row] = {}
    for s in told:
        key = (s.told.group, s.speaker.kind, s.speaker.text.casefold(), s.value, s.status)
        old = found.get(key)
        found[key] = (s, _factors(s, by), ()) if old is None else (old[0], old[1], (*old[2], s))
    return list(found.values())


def _factors(s: FieldStatement, by: Rules) -> Factors:
    rows = [("kind", by.kinds[s.speaker.kind])]
    if by.certainty[s.certainty] != 1 and s.field is not Field.RESPONSIBILITY:
        rows.append(("certainty", by.certainty[s.certainty]))
    if s.precision is not None:
        rows.append(("precision", round(1 / s.precision, 6)))
    if s.status is not None:
        rows.append(("status", by.status[ResponsibilityStatus(s.status)]))
    if not s.told.main:
        rows.append(("recalled", by.recalled))
    return tuple(rows)


def _support(one: FieldStatement, made: Sequence[Row], by: Rules) -> float:
    """The weight of those who say the same, and a share of that of those who can be right as well."""
    return sum(product(f) * (1.0 if s.value == one.value else by.inside) for s, f, _ in made if agree(one, s))


def _fineness(s: FieldStatement) -> int:
    """How specific a value is: the rank of a type, the precision of a date or place."""
    return incident_type(s.value).rank if s.field is Field.TYPE else -(s.precision or 0)


def _rivals(best: Row, made: Sequence[Row], support: dict[str, float], by: Rules) -> list[Row]:
    """The rows that cannot be right if the best is: denials of it, and values of enough weight by other speakers."""
    out = []
    for row in made:
        s = row[0]
        if agree(s, best[0]) or (s.speaker == best[0].speaker and s.told.report == best[0].told.report):
            continue
        heard = s.stance is Stance.DENIES or s.field is Field.RESPONSIBILITY
        if heard or support.get(s.value, 0.0) >= by.contest_fields * support[best[0].value]:
            out.append(row)
    return out


def _side(row: Row) -> Side:
    s, _, copies = row
    claims = tuple(dict.fromkeys((s.claim, *(c.claim for c in copies))))
    return Side(value=s.words, stance=s.stance, source=s.speaker.text, kind=s.speaker.kind, claims=claims)


def _rule(best: FieldStatement, values: int, by: Rules) -> str:
    if best.status is not None:
        return f"{best.status}_responsibility"
    return "reports_agree" if values == 1 else "heaviest_value"


def _weights(made: Sequence[Row], chosen: str) -> tuple[Weight, ...]:
    out = []
    for s, rows, copies in made:
        note = "decides" if s.value == chosen and s.stance is Stance.ASSERTS else ""
        out.append(Weight(s.claim, s.told.report, round(product(rows), 6), rows, note))
        out += [Weight(c.claim, c.told.report, 0.0, (), "copy") for c in copies]
    return tuple(out)
