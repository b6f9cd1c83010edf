"""The balance of people in an incident and what followed from it: aboard or held = freed + killed + escaped + held + unaccounted for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.coding.assembly.estimates import Estimate
from dateline.model.coded import Ledger, LedgerLine
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.schemes.count_groups import may_share_people

STARTS = (CountWhat.ABOARD, CountWhat.ABDUCTED, CountWhat.HELD)
SHARES = (CountWhat.FREED, CountWhat.ESCAPED, CountWhat.KILLED, CountWhat.HELD, CountWhat.MISSING)
# The dead of these groups were not among those aboard or held.
OUTSIDE = frozenset(
    {
        CountWho.MILITANTS,
        CountWho.MILITARY,
        CountWho.POLICE,
        CountWho.SECURITY_FORCES,
        CountWho.PEACEKEEPERS,
        CountWho.RIOTERS,
    }
)


def ledger_of(counts: Sequence[Estimate]) -> Ledger | None:
    """The ledger of an episode's counts, None where nobody says how many there were or what became of any."""
    start = next((e for what in STARTS for e in _largest_first(counts, what)), None)
    if start is None:
        return None
    lines = []
    for what in SHARES:
        if what is start.what:
            continue
        shares = [e for e in counts if e.what is what and e.who not in OUTSIDE and _may_be_of(e, start)]
        named = [e for e in shares if e.who is not CountWho.PEOPLE]
        if what is CountWhat.KILLED and (named or any(e.what is what and e.who in OUTSIDE for e in counts)):
            shares = named  # a total over everybody holds attackers and soldiers too
        elif named and len(named) < len(shares):
            shares = [e for e in shares if e.who is CountWho.PEOPLE]
        if shares:
            lines.append(
                LedgerLine(
                    what=what.value,
                    low=_total(e.low for e in shares),
                    best=_total(e.best for e in shares),
                    high=_total(e.high for e in shares),
                )
            )
    if not lines:
        return None
    head = LedgerLine(what=start.what.value, low=start.low, best=start.best, high=start.high)
    return _balanced(head, lines)


def _may_be_of(share: Estimate, start: Estimate) -> bool:
    """Whether the dead may be of the people there were at the start: of a group that shares people with theirs, and no more than they."""
    if share.what is not CountWhat.KILLED:
        return True
    least = share.low if share.low is not None else share.best
    fits = start.high is None or least is None or least <= start.high
    return fits and may_share_people(share.who, start.who)


def _largest_first(counts: Sequence[Estimate], what: CountWhat) -> list[Estimate]:
    rows = [e for e in counts if e.what is what and (e.best or e.low)]
    return sorted(rows, key=lambda e: -(e.best or e.low or 0))


def _balanced(head: LedgerLine, lines: Sequence[LedgerLine]) -> Ledger:
    gone = LedgerLine(
        what="accounted",
        low=_total(x.low for x in lines),
        best=_total(x.best for x in lines),
        high=_total(x.high for x in lines),
    )
    best = _left(head.best if head.best is not None else head.low, gone.best)
    low = _left(head.low, gone.high)
    high = _left(head.high, gone.low)
    ends = [n for n in (low, best, high) if n is not None]
    missing = LedgerLine(
        what="unaccounted for",
        low=min(ends) if low is not None and ends else low,
        best=best,
        high=max(ends) if high is not None and ends else high,
    )
    over = head.high is not None and gone.low is not None and gone.low > head.high
    balances = (missing.low or 0) <= 0 and best == 0 and not over
    return Ledger(start=head, lines=tuple(lines), unaccounted=missing, balances=balances)


def _left(whole: int | None, gone: int | None) -> int | None:
    return max(0, whole - gone) if whole is not None and gone is not None else None


def _total(numbers: Iterable[int | None]) -> int | None:
    rows = list(numbers)
    known = [n for n in rows if n is not None]
    return sum(known) if len(known) == len(rows) else None
