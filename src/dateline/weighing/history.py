"""What was known when: the statements known by a moment, and every moment at which something came in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from dateline.weighing.figure import FieldStatement, Moment, Statement
from dateline.weighing.rules import Rules
from dateline.weighing.weigh import weigh_all

S = TypeVar("S", Statement, FieldStatement)


def known_by(statements: Sequence[S], moment: datetime) -> tuple[S, ...]:
    """The statements of reports known at `moment` (UTC) or before."""
    return tuple(s for s in statements if s.told.known <= moment)


def history(
    statements: Sequence[Statement],
    fields: Sequence[FieldStatement] = (),
    by: Rules | None = None,
    answers: Sequence[Statement] = (),
) -> tuple[Moment, ...]:
    """What all came to at each moment when reports came in, the earliest first; moments that changed nothing are there too."""
    told = [*(s.told for s in statements), *(f.told for f in fields), *(a.told for a in answers)]
    return tuple(
        Moment(
            known=moment,
            reports=tuple(sorted({t.report for t in told if t.known == moment})),
            weighed=weigh_all(known_by(statements, moment), known_by(fields, moment), by, known_by(answers, moment)),
        )
        for moment in sorted({t.known for t in told})
    )


def changes(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments of a history at which a figure, a field or what is contested was no longer as before."""
    out: list[Moment] = []
    for moment in moments:
        if not out or _shown(out[-1]) != _shown(moment):
            out.append(moment)
    return tuple(out)


def _shown(moment: Moment) -> object:
    weighed = moment.weighed
    return (
        [(e.field, e.figures, e.contested) for e in weighed.counts],
        [(c.field, c.value, c.contested) for c in weighed.fields],
        weighed.ledger,
    )
