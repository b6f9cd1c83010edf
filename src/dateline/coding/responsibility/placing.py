"""Which incident of a report a statement about responsibility is about."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.draft import Draft
from dateline.coding.responsibility.statement import Statement

# What forces of order do: nobody claims it or is blamed for it where the report tells of violence too.
ANSWERS = frozenset({"rescue_operation", "security_operation", "arrest", "weapons_seizure", "release", "escape"})


def incident_of(statement: Statement, drafts: Sequence[Draft]) -> int | None:
    """The index of the draft that a statement is about: violence told in its own sentence, else the first main violence, else the first."""
    if not drafts:
        return None
    own = [k for k, d in enumerate(drafts) if any(g.index == statement.sentence for g in d.groups)]
    main = [k for k, d in enumerate(drafts) if not d.background]
    for rows in (own, main):
        violent = [k for k in rows if not drafts[k].types <= ANSWERS]
        if violent:
            return violent[0]
    return (own or main or [0])[0]
