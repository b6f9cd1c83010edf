"""Which tellings are one incident: pairs brought together so that no chain of likenesses joins two incidents, people having the last word.

Groups are joined two at a time, the most alike first (average linkage), as long as the mean weight over all pairs between them reaches
the model's `join`. Two tellings of one report never meet unless a person says so; what a person separated stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.linking.decisions import Decision, Judgement, newest_first
from dateline.linking.grouping import Grouping
from dateline.linking.model import Model, shipped
from dateline.linking.pair import Pair


def clusters(
    tellings: Iterable[str], pairs: Iterable[Pair], decisions: Sequence[Decision] = (), model: Model | None = None
) -> tuple[tuple[str, ...], ...]:
    """The telling ids in groups, each one incident: ids sorted, groups by their first id; the order of the input never matters.

    Pairs and decisions about tellings that are not given are left alone. Of decisions that contradict each other, directly or through
    others, the newest holds. A pair that is not given counts as the model's `missing`.
    """
    grouping = Grouping(sorted(set(tellings)), model or shipped())
    for decision in newest_first(tuple(decisions)):
        if decision.left not in grouping or decision.right not in grouping:
            continue
        if decision.judgement is Judgement.SAME:
            grouping.join(decision.left, decision.right)
        elif decision.judgement is Judgement.DIFFERENT:
            grouping.separate(decision.left, decision.right)
    return grouping.grown(p for p in pairs if p.left in grouping and p.right in grouping)
