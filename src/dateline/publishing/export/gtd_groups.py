"""Who did it and who claims it, as GTD codes that."""

from __future__ import annotations

from dateline.book.incident import BookIncident
from dateline.model.vocabulary import ResponsibilityStatus
from dateline.publishing.export.parties import Parties, Party
from dateline.publishing.export.scheme import Cells, options

UNKNOWN = -9
_UNSURE = (ResponsibilityStatus.ACCUSED, ResponsibilityStatus.SUSPECTED)


def groups(incident: BookIncident, of: Parties) -> Cells:
    """The groups that are named, and whether that is only suspected; `Unknown` where none is."""
    said = [r.status for r in incident.responsibility]
    sure = ResponsibilityStatus.CLAIMED in said or ResponsibilityStatus.REPORTED in said
    named = of.doing is not None and of.doing.actor is not None
    return {
        "gname": _group(of.doing) if of.doing is not None and named else "Unknown",
        "gname2": next((_group(p) for p in of.with_doing if p.actor is not None), None) if named else None,
        "guncertain1": int(not sure and any(s in said for s in _UNSURE)) if named else None,
    }


def _group(party: Party) -> str:
    return party.known_as("gtd") or party.name


def claimed(incident: BookIncident) -> Cells:
    """Whether and how it was claimed, and whether by several."""
    claims = [r for r in incident.responsibility if r.status is ResponsibilityStatus.CLAIMED]
    unclaimed = any(r.status is ResponsibilityStatus.UNCLAIMED for r in incident.responsibility)
    by = {r.actor or (r.name or r.text).casefold() for r in claims}
    modes: dict[str, int] = options("gtd", "claimmode")
    mode = next((modes.get(r.mode, 10) for r in claims if r.mode is not None), 10)
    return {
        "claimed": 1 if claims else 0 if unclaimed else UNKNOWN,
        "claimmode": mode if claims else None,
        "compclaim": int(len(by) > 1) if claims else UNKNOWN,
    }
