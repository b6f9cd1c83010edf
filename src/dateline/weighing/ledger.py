"""The balance of people over all reports: aboard or held = freed + killed + escaped + still held + unaccounted for, as ranges."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly import estimates as within
from dateline.coding.assembly.ledgers import OUTSIDE, STARTS, ledger_of
from dateline.model.coded import Ledger
from dateline.model.vocabulary import CountWhat
from dateline.weighing.figure import Estimate

LEAVING = frozenset({CountWhat.FREED, CountWhat.ESCAPED, CountWhat.KILLED})


def ledger(estimates: Sequence[Estimate]) -> Ledger | None:
    """The ledger of an incident's estimates, None where nobody says how many there were or what became of any.

    How many are held is left out once somebody left captivity after it was said: those people are then unaccounted for.
    """
    started = any(e.what in STARTS and e.what is not CountWhat.HELD for e in estimates)
    kept = [e for e in estimates if not (started and e.what is CountWhat.HELD and _is_stale(e, estimates))]
    return ledger_of([_as_within(e) for e in kept])


def _is_stale(held: Estimate, estimates: Sequence[Estimate]) -> bool:
    return any(
        e.what in LEAVING
        and e.who not in OUTSIDE
        and e.since is not None
        and held.since is not None
        and e.since > held.since
        for e in estimates
    )


def _as_within(e: Estimate) -> within.Estimate:
    """The estimate as the ledger of one report takes it."""
    return within.Estimate(e.what, e.who, e.low, e.best, e.high, e.contested, e.rule, ())
