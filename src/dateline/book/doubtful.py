"""Links that the model leaves in doubt: two incidents that could be one, and tellings that are weakly held in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from dateline.book.members import Member
from dateline.book.rulings import LinkRuling
from dateline.linking.pair import Pair, report_of
from dateline.model.span import Record

BITS = 2.0  # either answer is at least 20 % likely by the model (1 / (1 + 2 ** 2))


class DoubtKind(StrEnum):
    """What is in doubt: that two incidents are apart, that a telling belongs to its incident, or a field that sources disagree on."""

    APART = "apart"
    TOGETHER = "together"
    CONTESTED = "contested"


class DoubtfulLink(Record):
    """A link in doubt from one moment until another; `other` is an incident's id (apart) or a telling's (together).

    `left` and `right` are the two tellings that speak most for one incident, `weight` by how many bits.
    """

    incident: str
    other: str
    since: str
    until: str | None
    kind: DoubtKind
    left: str
    right: str
    weight: float

    @property
    def key(self) -> tuple[str, str]:
        """What is in doubt."""
        return self.incident, self.other

    @property
    def content(self) -> DoubtfulLink:
        """The link without the moments between which it was in doubt."""
        return self.model_copy(update={"since": "", "until": None})


def doubtful(
    groups: Sequence[Sequence[Member]], pairs: Sequence[Pair], held: Sequence[LinkRuling]
) -> Iterator[DoubtfulLink]:
    """The links in doubt among the groups of one moment that nobody has judged, without the moments from and until when.

    Incidents that one report tells apart are in no doubt.
    """
    of = {m.telling: k for k, group in enumerate(groups) for m in group}
    names = [group[0].name for group in groups]
    between, within = _best(pairs, of)
    for (one, other), pair in sorted(between.items()):
        sides = [{m.telling for m in groups[k]} for k in (one, other)]
        shared = {report_of(t) for t in sides[0]} & {report_of(t) for t in sides[1]}
        if pair.weight >= -BITS and not shared and not _judged(held, *sides):
            first, second = sorted((names[one], names[other]))
            yield _link(first, second, DoubtKind.APART, pair)
    seen: set[tuple[str, str]] = set()
    for member in reversed(
        [m for group in groups for m in group]
    ):  # of two that hold each other, the later one is in doubt
        best = within.get(member.telling)
        if best is None or best.weight > BITS or (best.left, best.right) in seen:
            continue
        seen.add((best.left, best.right))
        others = {m.telling for m in groups[of[member.telling]]} - {member.telling}
        if not _judged(held, {member.telling}, others):
            yield _link(names[of[member.telling]], member.telling, DoubtKind.TOGETHER, best)


def _link(incident: str, other: str, kind: DoubtKind, pair: Pair) -> DoubtfulLink:
    return DoubtfulLink(
        incident=incident,
        other=other,
        since="",
        until=None,
        kind=kind,
        left=pair.left,
        right=pair.right,
        weight=pair.weight,
    )


def _best(pairs: Sequence[Pair], of: Mapping[str, int]) -> tuple[dict[tuple[int, int], Pair], dict[str, Pair]]:
    """The pair that weighs most for each two groups, and for each telling within its own group."""
    between: dict[tuple[int, int], Pair] = {}
    within: dict[str, Pair] = {}
    for pair in sorted(
        (p for p in pairs if p.left in of and p.right in of), key=lambda p: (-p.weight, p.left, p.right)
    ):
        one, other = sorted((of[pair.left], of[pair.right]))
        if one != other:
            between.setdefault((one, other), pair)
        else:
            within.setdefault(pair.left, pair)
            within.setdefault(pair.right, pair)
    return between, within


def _judged(held: Sequence[LinkRuling], one: set[str], other: set[str]) -> bool:
    """Whether a person said anything of the two sides, be it that it cannot be known."""
    return any((one & {*r.left} and other & {*r.right}) or (one & {*r.right} and other & {*r.left}) for r in held)
