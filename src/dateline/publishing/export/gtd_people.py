"""Targets, casualties and hostages of an incident as GTD codes them."""

from __future__ import annotations

from dateline.book.incident import BookIncident
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.publishing.export.figures import groups, total
from dateline.publishing.export.naming import SUFFERING, taking_part
from dateline.publishing.export.parties import known_actor
from dateline.publishing.export.scheme import Cells, options

NOT_KNOWN = -99
_HOSTAGES = frozenset({4, 5, 6})  # attack types: hijacking, barricade, kidnapping
_NOBODY = 20


def targets(incident: BookIncident) -> Cells:
    """Up to two targets of different types, the first one's kind unknown (20) where nobody and nothing is named."""
    types: dict[str, int] = options("gtd", "targets")
    labels: dict[str, str] = options("gtd", "targtype")
    found: dict[int, str] = {}
    for one in taking_part(incident, SUFFERING):
        known = known_actor(one.actor) if one.actor is not None else None
        kind = one.kind or (known.kind.value if known is not None else None)
        if kind not in ("attackers", "suspects"):  # the attackers' own dead are no target
            found.setdefault(types.get(kind or "", _NOBODY), known.name if known is not None else one.name)
    if len(found) > 1:
        found.pop(_NOBODY, None)
    rows: list[tuple[int, str | None]] = [*found.items()] or [(_NOBODY, None)]
    cells: Cells = {}
    for place, (code, name) in enumerate(rows[:2], 1):
        cells |= {f"targtype{place}": code, f"targtype{place}_txt": labels[str(code)], f"target{place}": name}
    return cells


def tolls(incident: BookIncident) -> Cells:
    """The killed and wounded, empty where unknown, and the attackers and captured, -99 where unknown."""
    attackers, captured = (_figure(incident, what) for what in (CountWhat.ATTACKERS, CountWhat.ARRESTED))
    return {
        "nkill": _figure(incident, CountWhat.KILLED),
        "nkillter": _militants(incident, CountWhat.KILLED),
        "nwound": _figure(incident, CountWhat.INJURED),
        "nwoundte": _militants(incident, CountWhat.INJURED),
        "nperps": attackers if attackers is not None else NOT_KNOWN,
        "nperpcap": captured if captured is not None else NOT_KNOWN,
    }


def hostages(incident: BookIncident, attack: int) -> Cells:
    """The columns of hostages, empty but the first where there are none."""
    taken = _figure(incident, CountWhat.ABDUCTED)
    taken = taken if taken is not None else _figure(incident, CountWhat.HELD)
    if attack not in _HOSTAGES and taken is None:
        return {"ishostkid": 0}
    freed = _figure(incident, CountWhat.FREED)
    return {
        "ishostkid": 1,
        "nhostkid": taken if taken is not None else NOT_KNOWN,
        "nhours": NOT_KNOWN,
        "ndays": NOT_KNOWN,
        "hostkidoutcome": _outcome(incident),
        "nreleased": freed if freed is not None else NOT_KNOWN,
        "ransom": -9,
    }


def _outcome(incident: BookIncident) -> int:
    """4 killed, 3 escaped, 6 more than one fate; freed alone can be a release or a rescue, which is another incident."""
    killed = groups(incident, CountWhat.KILLED).get(CountWho.HOSTAGES)
    fates = {
        4: bool(killed is not None and (killed.best or killed.low)),
        3: bool(_figure(incident, CountWhat.ESCAPED)),
        7: bool(_figure(incident, CountWhat.FREED)),
    }
    true = [code for code, holds in fates.items() if holds]
    return 6 if len(true) > 1 else true[0] if true else 7


def _figure(incident: BookIncident, what: CountWhat) -> int | None:
    of = total(incident, what)
    return of.best if of.best is not None else of.low


def _militants(incident: BookIncident, what: CountWhat) -> int | None:
    count = groups(incident, what).get(CountWho.MILITANTS)
    return None if count is None else count.best if count.best is not None else count.low
