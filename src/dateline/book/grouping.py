"""Which members are one incident at a moment: the model's links, overruled by people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.book.members import Member
from dateline.book.rulings import Judgement, LinkRuling, joined

Weights = Mapping[tuple[str, str], float]  # of two tellings, the lesser id first


def groups(known: Sequence[Member], weights: Weights, links: Sequence[LinkRuling]) -> list[list[Member]]:
    """The members in groups, each one incident, in the order in which they became known."""
    ids = {m.telling for m in known}
    ruled = [(left, right, said) for left, right, said in joined(links) if left in ids and right in ids]
    leader = {t: t for t in sorted(ids)}
    for left, right, said in ruled:
        if said is Judgement.SAME:
            _join(leader, left, right)
    found: dict[str, list[Member]] = {}
    for member in known:
        found.setdefault(_leader(leader, member.telling), []).append(member)
    return list(found.values())


def copy_groups(reports: Iterable[str], copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each report the first, in the order given, of those that share its text, itself where there is no other."""
    order = {r: k for k, r in enumerate(dict.fromkeys(reports))}
    leader = {r: r for r in order}
    for left, right in copies:
        if left in leader and right in leader:
            _join(leader, left, right)
    members: dict[str, list[str]] = {}
    for report in order:
        members.setdefault(_leader(leader, report), []).append(report)
    return {report: group[0] for group in members.values() for report in group}


def _leader(leader: dict[str, str], one: str) -> str:
    while leader[one] != one:
        leader[one] = leader[leader[one]]
        one = leader[one]
    return one


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_leader(leader, one), _leader(leader, other)))
    leader[second] = first
