"""Weighing: from the statements of one incident in all reports to its estimates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.vocabulary import CountWhat
from dateline.weighing.figure import Estimate, FieldStatement, Statement, Weighed
from dateline.weighing.groups import counts
from dateline.weighing.ledger import ledger
from dateline.weighing.lineage import in_order
from dateline.weighing.rules import Rules, rules


def weigh(statements: Iterable[Statement], by: Rules | None = None) -> tuple[Estimate, ...]:
    """The estimate of every count, by `what` and then `who` in the order of the contract; the order of `statements` never matters."""
    by = by or rules()
    ordered = sorted(set(statements), key=in_order)
    found: dict[CountWhat, list[Statement]] = {}
    for s in ordered:
        found.setdefault(s.what, []).append(s)
    return tuple(e for what in CountWhat if what in found for e in counts(what, found[what], by))


def weigh_all(
    statements: Sequence[Statement],
    fields: Sequence[FieldStatement] = (),
    by: Rules | None = None,
    answers: Sequence[Statement] = (),
) -> Weighed:
    """Everything that the reports of one incident come to: counts, fields and ledger.

    The ledger is of the episode: `answers` are the counts of what answered the incident or is part of it, as a rescue is.
    """
    from dateline.weighing.fields import weigh_fields

    estimates = weigh(statements, by)
    episode = weigh([*statements, *answers], by) if answers else estimates
    return Weighed(counts=estimates, fields=weigh_fields(fields, by), ledger=ledger(episode))
