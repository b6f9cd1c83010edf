"""Low, best and high of one count from all the statements about the same people."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.sides import gathered, number_words
from dateline.model.coded import Side
from dateline.model.vocabulary import CountWhat, CountWho, Stance
from dateline.weighing.factors import foes, size, speaker_key, touch
from dateline.weighing.figure import Estimate, Statement
from dateline.weighing.lineage import Row, rows, weights
from dateline.weighing.rules import Best, Rules, Span


def estimate(what: CountWhat, who: CountWho, statements: Sequence[Statement], rules: Rules) -> Estimate | None:
    """The estimate of one count, None where no statement gives a figure that counts."""
    made = rows(statements, rules)
    standing = [r for r in made if not r.out and r.weight > 0]
    if not standing:
        return None
    firm = [r for r in standing if r.statement.best is not None] or standing
    rivals = _rivals(firm, rules)
    best = _best(firm, rules)
    agreeing = [r for r in firm if size(r.statement) == size(best.statement)]
    denials = [r for r in made if r.statement.stance is Stance.DENIES and touch(r.statement, best.statement)]
    low, middle, high = _ends(best, {Span.CONTESTED: rivals, Span.ALL: made}.get(rules.span, firm), agreeing, rules)
    return Estimate(
        what=what,
        who=who,
        low=low,
        best=middle,
        high=high,
        contested=bool(rivals or denials),
        rule=_rule(standing, bool(rivals), rules),
        weights=weights(made, frozenset(r.statement.claim for r in agreeing)),
        sides=_sides(rivals or [best], denials) if rivals or denials else (),
        since=min(r.since for r in agreeing),
    )


def _rivals(firm: Sequence[Row], rules: Rules) -> list[Row]:
    """The figures of different speakers that cannot both be right, each of some weight unless the parties dispute it."""
    heaviest = max(r.voice for r in firm)
    found: list[Row] = []
    for k, a in enumerate(firm):
        for b in firm[k + 1 :]:
            if speaker_key(a.statement) == speaker_key(b.statement) or touch(a.statement, b.statement):
                continue
            heard = min(a.weight, b.weight) >= rules.contest_floor * heaviest
            if heard or foes(a.statement, b.statement):
                found += [r for r in (a, b) if r not in found]
    return found


def _best(firm: Sequence[Row], rules: Rules) -> Row:
    """The row whose figure is best by the rules; of equals the later told, then the lower."""
    if rules.best is Best.LOWEST:
        return min(firm, key=lambda r: (size(r.statement), r.since))
    if rules.best is Best.HIGHEST:
        return max(firm, key=lambda r: (size(r.statement), r.since))
    if rules.best is Best.LATEST:
        return max(firm, key=lambda r: (r.since, r.weight, -size(r.statement)))
    if rules.best is Best.MEDIAN:
        return _middle(firm)
    return max(firm, key=lambda r: (round(_support(r, firm, rules), 6), r.weight, r.since, -size(r.statement)))


def _middle(firm: Sequence[Row]) -> Row:
    ordered = sorted(firm, key=lambda r: (size(r.statement), r.statement.claim))
    half, sofar = sum(r.weight for r in ordered) / 2, 0.0
    for row in ordered:
        sofar += row.weight
        if sofar >= half:
            return row
    return ordered[-1]


def _support(row: Row, firm: Sequence[Row], rules: Rules) -> float:
    """The weight that agrees with a row's figure, with a share of that of ranges around it."""
    return sum(r.weight * _agreement(row.statement, r.statement, rules) for r in firm)


def _agreement(one: Statement, other: Statement, rules: Rules) -> float:
    if size(one) == size(other):
        return 1.0
    number = size(one)
    if other.high is None:
        return rules.open_support if other.low is not None and other.low <= number else 0.0
    return rules.inside if (other.low or 0) <= number <= other.high else 0.0


def _ends(
    best: Row, counting: Sequence[Row], agreeing: Sequence[Row], rules: Rules
) -> tuple[int | None, int | None, int | None]:
    """Low, best and high: the best figure's own, or the outermost of all that the rules let count.

    A figure with an open high end that the best one meets ("at least seven" beside 15) says nothing against it.
    """
    own = _tightest([r.statement for r in agreeing])
    if rules.span is Span.SINGLE:
        number = size(own)
        return number, number, number
    if rules.span is Span.CHOSEN or not counting:
        return own.low, own.best, own.high
    told = [r.statement for r in counting if r.statement.stance is Stance.ASSERTS]
    pool = [own, *(s for s in told if s.best is not None and not (s.high is None and touch(s, best.statement)))]
    lows, highs = [s.low for s in pool], [s.high for s in pool]
    low = None if None in lows else min(n for n in lows if n is not None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return low, own.best, high


def _tightest(agreeing: Sequence[Statement]) -> Statement:
    """Of statements with one figure the one that leaves least open ("20" before "about 20" before "at least 20")."""
    return min(agreeing, key=lambda s: (s.low is None, s.high is None, (s.high or 0) - (s.low or 0), s.claim))


def _rule(standing: Sequence[Row], contested: bool, rules: Rules) -> str:
    if contested:
        return f"{rules.best.value}_of_conflicting_sources"
    if len(standing) == 1:
        return "only_statement" if not standing[0].again else "repeated_statement"
    if len({size(r.statement) for r in standing}) == 1:
        return "statements_agree"
    return f"{rules.best.value}_statement"


def _sides(rivals: Sequence[Row], denials: Sequence[Row]) -> tuple[Side, ...]:
    """The sides of a dispute in order of telling."""
    return gathered([_side(r) for r in rivals] + [_side(r) for r in denials])


def _side(row: Row) -> Side:
    s = row.statement
    return Side(
        value=number_words(s.low, s.high),
        stance=s.stance,
        source=s.speaker.text,
        kind=s.speaker.kind,
        claims=row.claims,
    )
