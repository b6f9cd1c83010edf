"""Which members are one incident at a moment: the model's links, overruled by people; and which reports are copies of one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.book.members import Member
from dateline.book.rulings import LinkRuling, decisions
from dateline.linking.clusters import clusters
from dateline.linking.pair import Pair


def groups(known: Sequence[Member], pairs: Sequence[Pair], links: Sequence[LinkRuling]) -> list[list[Member]]:
    """The members in groups, each one incident, in the order in which they became known."""
    if len(known) == 1:
        return [list(known)]
    by_id = {m.telling: m for m in known}
    found = clusters(by_id, pairs, tuple(decisions(links)))
    return [sorted((by_id[t] for t in group), key=lambda m: m.order) for group in found]


def copy_groups(reports: Iterable[str], copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each report the first, in the order given, of those that share its text, itself where there is no other."""
    order = {r: k for k, r in enumerate(dict.fromkeys(reports))}
    leader = {r: r for r in order}
    for left, right in copies:
        if left in leader and right in leader:
            first, second = sorted((_leader(leader, left), _leader(leader, right)), key=order.__getitem__)
            leader[second] = first
    return {report: _leader(leader, report) for report in order}


def _leader(leader: dict[str, str], one: str) -> str:
    while leader[one] != one:
        leader[one] = leader[leader[one]]
        one = leader[one]
    return one
