"""Which statements are the same word again, and which were overtaken: copies, repeats, shares of the whole, superseded figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.model.vocabulary import SourceKind, Stance
from dateline.weighing.factors import (
    Factors,
    above,
    factors,
    foes,
    may_be_one,
    product,
    side_key,
    size,
    speaker_key,
    touch,
)
from dateline.weighing.figure import Statement, Weight
from dateline.weighing.rules import Course, Rules

# Speakers who tell what they saw or heard: a lower figure of theirs later corrects none of their own.
LOOSE = frozenset({SourceKind.REPORTER, SourceKind.UNNAMED, SourceKind.EYEWITNESS, SourceKind.RELATIVES})


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with its weight; `since` is when its figure was first told by its camp, `again` the same word told again."""

    statement: Statement
    factors: Factors
    since: datetime
    again: tuple[tuple[Statement, str], ...] = ()
    out: str = ""

    @property
    def weight(self) -> float:
        """The product of the factors."""
        return product(self.factors)

    @property
    def voice(self) -> float:
        """The weight as if said once: saying it again makes nobody else a share of the whole, nor too light to be heard."""
        return product(tuple(f for f in self.factors if f[0] != "repeated"))

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims behind it, its own first."""
        return tuple(dict.fromkeys((self.statement.claim, *(s.claim for s, _ in self.again))))


def rows(statements: Sequence[Statement], rules: Rules) -> list[Row]:
    """Every distinct word about the same people, in order of telling; a row left out says why in `out`."""
    told = [s for s in statements if size(s) or s.high == 0 or s.best == 0]
    single = _merged([(s, ()) for s in told], _copy_key, "copy")
    distinct = _merged(single, lambda s: (speaker_key(s), s.low, s.best, s.high), "repeat")
    if not distinct:
        return []
    first = _first_told([s for s, _ in distinct])
    latest = max(s.told.moment for s, _ in distinct)
    made = [_row(s, again, first[_camp_key(s)], (latest, rules)) for s, again in distinct]
    return _overtaken(_shares(made, rules), rules)


def weights(made: Sequence[Row], decides: frozenset[str]) -> tuple[Weight, ...]:
    """The weight of every claim, those told again beside the first; `decides` are the claims that gave the best figure."""
    out = []
    for row in made:
        note = row.out or ("decides" if row.statement.claim in decides else "")
        weight = 0.0 if row.out else round(row.weight, 6)
        out.append(Weight(row.statement.claim, row.statement.told.report, weight, row.factors, note))
        out += [Weight(s.claim, s.told.report, 0.0, (), why) for s, why in row.again]
    return tuple(out)


def in_order(s: Statement) -> tuple[datetime, str, str]:
    """Statements by when they were made; ids settle what is told at once, so that the order of arrival never matters."""
    return s.told.moment, s.told.report, s.claim


def _copy_key(s: Statement) -> Hashable:
    return s.told.group, s.speaker.kind, s.speaker.text.casefold(), s.stance, s.low, s.best, s.high


_Told = tuple[Statement, tuple[tuple[Statement, str], ...]]


def _merged(told: Sequence[_Told], key: Callable[[Statement], Hashable], why: str) -> list[_Told]:
    """One entry for each key, the earliest told; the others stand behind it with the reason."""
    found: dict[Hashable, _Told] = {}
    for s, again in sorted(told, key=lambda entry: in_order(entry[0])):
        old = found.get(key(s))
        found[key(s)] = (s, again) if old is None else (old[0], (*old[1], (s, why), *again))
    return list(found.values())


def _camp_key(s: Statement) -> Hashable:
    return side_key(s), s.low, s.best, s.high


def _first_told(statements: Sequence[Statement]) -> dict[Hashable, datetime]:
    first: dict[Hashable, datetime] = {}
    for s in statements:
        first[_camp_key(s)] = min(first.get(_camp_key(s), s.told.moment), s.told.moment)
    return first


def _row(
    s: Statement, again: tuple[tuple[Statement, str], ...], since: datetime, context: tuple[datetime, Rules]
) -> Row:
    latest, rules = context
    own = list(factors(s, rules))
    repeats = sum(why == "repeat" for _, why in again)
    if repeats:
        own.append(("repeated", 1 + rules.repeat * repeats))
    hours = (latest - s.told.moment).total_seconds() / 3600
    if hours:
        own.append(("recency", round(1 / (1 + hours / rules.half_life_hours), 6)))
    out = "" if product(tuple(own)) > 0 else "denial" if s.stance is Stance.DENIES else "no weight"
    return Row(s, tuple(own), since, again, out)


def _shares(made: Sequence[Row], rules: Rules) -> list[Row]:
    """Marks the figures that are of some of the people only: told as a share, or far below what most of the camp say."""
    whole = {camp: _median([r for r in made if side_key(r.statement) == camp and not r.out]) for camp in _camps(made)}
    out = []
    for row in made:
        s = row.statement
        small = 0 < size(s) <= rules.part_share * whole[side_key(s)] and s.high is not None
        if s.part or small:
            row = replace(row, factors=(*row.factors, ("part", rules.part_factor)), out=row.out or "part")
        out.append(row)
    return out if any(not r.out for r in out) else [replace(r, out="") if r.out == "part" else r for r in out]


def _camps(made: Sequence[Row]) -> set[str]:
    return {side_key(r.statement) for r in made}


def _median(made: Sequence[Row]) -> int:
    """The weighted median of the figures, the lower of two; 0 for none."""
    ordered = sorted(made, key=lambda r: size(r.statement))
    half, sofar = sum(r.voice for r in ordered) / 2, 0.0
    for row in ordered:
        sofar += row.voice
        if sofar >= half:
            return size(row.statement)
    return 0


def _overtaken(made: Sequence[Row], rules: Rules) -> list[Row]:
    """Marks the figures whose place a later one took."""
    standing = [r for r in made if not r.out]
    return [
        replace(row, out="superseded")
        if not row.out and any(_overtakes(o, row, standing, rules) for o in standing)
        else row
        for row in made
    ]


def _overtakes(later: Row, earlier: Row, standing: Sequence[Row], rules: Rules) -> bool:
    """Whether a figure takes the place of an earlier one by the course of its count."""
    new, old = later.statement, earlier.statement
    if later.since <= earlier.since or touch(new, old) or foes(new, old):
        return False
    course = rules.course[new.what]
    if speaker_key(new) == speaker_key(old):
        return course is Course.VARIES or above(new, old) or new.speaker.kind not in LOOSE
    if course is Course.FIXED or not (course is Course.VARIES or above(new, old)):
        return False
    camp = [r for r in standing if side_key(r.statement) == side_key(old)]
    same = [r for r in camp if size(r.statement) == size(old)]
    if any(may_be_one(r.statement, new) for r in same):
        return True  # one who told the earlier figure gives the later: it falls for all who repeat it
    if _bare(later) < rules.overrules * _bare(earlier):
        return False
    return course is Course.VARIES or not _upheld(same, later, camp, rules)


def _upheld(same: Sequence[Row], later: Row, camp: Sequence[Row], rules: Rules) -> bool:
    """Whether the lower figure stands: far more had told it than tell the higher one or more, or as many first tell it afterwards."""
    high = later.statement
    before = sum(_bare(r) for r in same if r.statement.told.moment <= later.since)
    still = sum(_bare(r) for r in same if r.statement.told.moment > later.since)
    now = sum(_bare(r) for r in camp if touch(r.statement, high) or above(r.statement, high))
    return still >= now or now < rules.overrules * before


def _bare(row: Row) -> float:
    """The weight of a statement without its age, its echo and what an open end takes: "at least 20" rules out 12 as surely as 20 does."""
    left_out = {"recency", "repeated"} if row.statement.best is None else {"recency", "repeated", "specific"}
    return product(tuple(f for f in row.factors if f[0] not in left_out))
