"""Which incident of a report a statement about responsibility is about."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.draft import Draft, Group
from dateline.coding.responsibility.statement import Statement
from dateline.model.vocabulary import ResponsibilityStatus as Status

# What forces of order do: nobody claims it or is blamed for it where the report tells of violence too.
ANSWERS = frozenset({"rescue_operation", "security_operation", "arrest", "weapons_seizure", "release", "escape"})
POINTING = frozenset({"those", "these"})


def incident_of(statement: Statement, drafts: Sequence[Draft]) -> int | None:
    """The index of the draft that a statement is about, None where it is about violence that no draft tells.

    That is the deed that it tells itself; else the violence told in its own sentence, nearest after its cue; then a recalled incident that the sentence right before
    it (of the same paragraph) tells and nothing else; then the first main violence; then the first draft.
    """
    if not drafts:
        return None
    if statement.told:
        return next(
            (k for k, d in enumerate(drafts) for m in d.mentions if m.span == statement.cue and _is_violent(d)), None
        )
    main = [k for k, d in enumerate(drafts) if not d.background]
    told = _told(statement.sentence, drafts)
    own = [row for row in told if _is_violent(drafts[row[0]])] or (told if not any(map(_is_violent, drafts)) else [])
    own = [row for row in own if not _only_points_back(row, statement, drafts)]
    if own:
        k = _nearest(statement, own)
        return _news(drafts, main, k) if _is_mixed_up(statement, drafts[k]) else k
    before = _right_before(statement, drafts)
    if statement.status is Status.UNCLAIMED and statement.pointed & POINTING:
        return before if before is not None and before != _news(drafts, main, before) else None
    if before is not None and drafts[before].background and statement.linked:
        return before
    return _news(drafts, main, 0)


def _only_points_back(row: tuple[int, Group], statement: Statement, drafts: Sequence[Draft]) -> bool:
    """Whether the draft is no more than "the bombings" of this very sentence, after violence told before."""
    k, group = row
    alone = (
        not drafts[k].background
        and all(g.index == statement.sentence for g in drafts[k].groups)
        and group.definite
        and not group.tolls
    )
    return alone and any(
        not d.background and _is_violent(d) and d.groups[0].index < statement.sentence for d in drafts[:k]
    )


def _told(sentence: int, drafts: Sequence[Draft]) -> list[tuple[int, Group]]:
    return [(k, g) for k, d in enumerate(drafts) for g in d.groups if g.index == sentence]


def _is_violent(draft: Draft) -> bool:
    return not draft.types or not draft.types <= ANSWERS  # bare deaths have no type


def _news(drafts: Sequence[Draft], main: Sequence[int], otherwise: int) -> int:
    """The first main violence, the first main draft where there is none, else `otherwise`."""
    return next((k for k in main if _is_violent(drafts[k])), main[0] if main else otherwise)


def _nearest(statement: Statement, rows: Sequence[tuple[int, Group]]) -> int:
    """The draft of the mention nearest to the cue; those before the cue count three times as far."""

    def distance(row: tuple[int, Group]) -> int:
        gaps = [m.span.start - statement.cue.end for m in row[1].mentions]
        return min(gap if gap >= 0 else -3 * gap for gap in gaps)

    return min(rows, key=distance)[0]


def _is_mixed_up(statement: Statement, draft: Draft) -> bool:
    """Whether "the attack" after the cue was joined to a recalled incident that this very sentence brings up before the cue."""
    if not draft.background or draft.groups[0].index != statement.sentence:
        return False
    mentions = [m for g in draft.groups if g.index == statement.sentence for m in g.mentions]
    after = [m for m in mentions if m.span.start > statement.cue.end]
    return bool(after) and after[0].definite and len(after) < len(mentions)


def _right_before(statement: Statement, drafts: Sequence[Draft]) -> int | None:
    """The last draft that the sentence before tells, None where it tells none or the news too."""
    rows = [row for row in _told(statement.sentence - 1, drafts) if _is_violent(drafts[row[0]])]
    if any(not drafts[k].background for k, _ in rows) and any(drafts[k].background for k, _ in rows):
        return None
    return max(rows, key=lambda row: row[1].mentions[-1].span)[0] if rows else None
