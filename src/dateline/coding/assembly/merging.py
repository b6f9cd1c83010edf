"""Decides, group by group in text order, which incident a group tells of: one met before, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.coding.assembly.draft import CAPTIVITY, Draft, Group
from dateline.coding.assembly.geography import apart, scenes
from dateline.coding.assembly.other_ones import other_targets, other_victims
from dateline.coding.dates import bounds, compatible
from dateline.coding.evidence import JOIN, KEEP
from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.reality import Reality
from dateline.model.layers import TimeExpression
from dateline.model.vocabulary import CountWhat
from dateline.schemes.incident_types import freeing, incident_type, may_be_same, most_specific

RECENT = timedelta(
    days=14
)  # an incident that ended longer before publication is recalled, unless it is all the report has
BESIDE = 6  # sentences after an incident in which bare outcomes ("ten people died") are still its own
AFTERMATH = timedelta(days=60)  # how long after an incident its dead, freed and escaped are still counted to it
REACH = 150  # sentences over which a later mention can still mean an incident: beyond, a long file is another story
WEAKEST = -1.3  # a bare outcome right beside an incident may stand in a sentence of politics
NEXT = 2  # sentences between two acts of one attack
ONE_ATTACK = frozenset({"attack", "bombing", "abduction", "abuse"})
DAYS_BEFORE = timedelta(days=5)  # told by a day so long before the news, an incident is recalled
OUTCOME_HOSTS = frozenset({"arrest", "release", "weapons_seizure", "threat"})
EARLIER = frozenset("earlier previous previously last ago prior recent past former since then-".split())


@dataclass(frozen=True, slots=True)
class Clock:
    """What "now" is for a report: its day of publication, None where unknown."""

    published: date | None

    def is_old(self, time: TimeExpression | None, main: Draft | None) -> bool:
        """Whether a time lies clearly before the news of the report."""
        if time is None:
            return False
        if time.vague_past:
            return True
        _, latest = bounds(time.edtf) if time.edtf else (None, None)
        if latest is not None and self.published is not None and self.published - latest > RECENT:
            return True
        main_time = main.time if main is not None else None
        if latest is not None and main_time is not None and main_time.edtf:
            earliest, _ = bounds(main_time.edtf)
            if earliest is not None and (earliest - latest >= DAYS_BEFORE or (latest < earliest and _is_coarse(time))):
                return True
        if latest is not None and main_time is not None and main_time.edtf:
            earliest, _ = bounds(main_time.edtf)
            return earliest is not None and earliest - latest > RECENT
        # Without years: a bare month or coarser beside a main incident told by the day is an earlier one.
        return main is not None and self.published is None and _is_coarse(time)


def _is_coarse(time: TimeExpression) -> bool:
    """Whether a time names a month or longer, its year perhaps unknown ("XXXX-11")."""
    return (time.precision or 0) >= 4 or (
        time.edtf is not None and time.edtf.startswith("XXXX-") and len(time.edtf) == 7
    )


def merge(groups: Sequence[Group], clock: Clock) -> list[Draft]:
    """The incidents of a report in the order of their first mention."""
    drafts: list[Draft] = []
    waiting: list[Group] = []  # definite or weak mentions before anything they could refer to
    for group in groups:
        if group.statistic and not group.definite:
            continue
        host = _host(group, drafts, clock)
        if host is not None:
            _join(host, group)
        elif (group.score >= KEEP or _frees(group, drafts)) and _may_start(group):
            main = _main(drafts)
            draft = Draft([group], background=_is_background(group, main, clock), types=set(group.types))
            drafts.append(draft)
            for early in waiting[:]:
                if not draft.background and _fits(early, draft, clock):
                    draft.groups.insert(0, early)
                    draft.types |= early.types
                    waiting.remove(early)
        elif group.score >= JOIN:
            waiting.append(group)
    return _settle(drafts, clock)


def _frees(group: Group, drafts: Sequence[Draft]) -> bool:
    """Whether a group tells of captives freed in a report that tells how they were taken."""
    freed = any(t.what is CountWhat.FREED for t in group.tolls)
    return freed and bool(group.types) and any(d.types & CAPTIVITY for d in drafts)


def _may_start(group: Group) -> bool:
    """A bare outcome starts an incident only where somebody did it."""
    if all(m.reality is Reality.NEGATED for m in group.mentions):
        return False
    if group.types:
        return True
    return any(p.armed or p.state for p in group.agents) or any(not m.frame.neutral for m in group.mentions)


def _host(group: Group, drafts: Sequence[Draft], clock: Clock) -> Draft | None:
    told_beside = not group.types and bool(group.tolls) and any(0 <= group.index - d.last <= BESIDE for d in drafts)
    if group.score < JOIN and not (told_beside and group.score >= WEAKEST):
        return None
    near = [(k, d) for k, d in enumerate(drafts) if group.index - d.last <= REACH]
    fitting = [(_closeness(group, d), -k, d) for k, d in near if _fits(group, d, clock)]
    if not fitting:
        return None
    return max(fitting, key=lambda row: row[:2])[2]


def _fits(group: Group, draft: Draft, clock: Clock) -> bool:
    if not _types_fit(group, draft):
        return False
    if group.others and group.index != draft.last:
        return False
    if draft.background:
        if group.recalled and group.index == draft.last:
            return False
        near = group.index - draft.last <= 1
        if not near or (group.indefinite and group.index != draft.last):
            return False
    elif _is_background(group, draft, clock):
        return False
    if not group.ends and group.time is not None and draft.time is not None and not _times_fit(group, draft.time):
        return False
    if apart(group.places, draft.places):
        return False
    if other_victims(group.read.sentence, group.mentions, draft.mentions) or other_targets(
        group.mentions, draft.mentions, group.read.sentence.lowers
    ):
        return False
    return not (_victims_differ(group, draft) or _sides_differ(group, draft) or _targets_differ(group, draft))


def _types_fit(group: Group, draft: Draft) -> bool:
    if group.types & freeing() and draft.types & CAPTIVITY and not group.types & CAPTIVITY:
        return False
    if group.types & CAPTIVITY and draft.types & freeing() and not draft.types & CAPTIVITY:
        return False
    if not group.types:
        what = {m.frame.what for m in group.mentions}
        if what <= {"arrested"}:
            return True
        return not (draft.types and draft.types <= OUTCOME_HOSTS)
    if not draft.types:
        return not group.types <= OUTCOME_HOSTS
    if all(any(may_be_same(g, d) for d in draft.types) for g in group.types):
        return True
    return _is_next_act(group, draft)


def _is_next_act(group: Group, draft: Draft) -> bool:
    """A further act of one complex attack ("a bomber blew up the gate; gunmen then took guests hostage"): told right after, no scene of its own."""
    if draft.background or group.index - draft.last > NEXT or group.others:
        return False
    families = {incident_type(t).family for t in group.types | draft.types}
    if _is_same_operation(group, draft) or _tells_again(group, draft):
        return True
    if not families <= ONE_ATTACK and not (
        group.types == {"security_operation"} and families <= ONE_ATTACK | {"operation"} and not group.indefinite
    ):
        return False
    own = {p.name for p in scenes(group.places)} - {p.name for p in scenes(draft.places)}
    return not own and (group.time is None or draft.time is None or group.time.edtf == draft.time.edtf)


def _is_same_operation(group: Group, draft: Draft) -> bool:
    """What the force of an operation did on its way ("the force returned fire, killing him") is part of the operation."""
    if not any(incident_type(t).family == "operation" for t in draft.types):
        return False
    mine = {p.state for p in group.agents if p.state or p.armed}
    theirs = {p.state for g in draft.groups for p in g.agents if p.state or p.armed}
    by_force = mine == {True} or (not mine and bool(group.tolls) and not group.definite)
    return by_force and True in theirs and not group.indefinite


def _tells_again(group: Group, draft: Draft) -> bool:
    """Whether all victims of a group are ones told before ("killing him", "killing the insurgent")."""
    tolls = [t for t in group.tolls if t.party is not None]
    known = {t.what for g in draft.groups for t in g.tolls}
    return (
        bool(tolls)
        and all(t.party.pronoun or t.party.definite for t in tolls if t.party)
        and {t.what for t in tolls} <= known
    )


def _times_fit(group: Group, told: TimeExpression) -> bool:
    """Whether the group's time can be the incident's; what became of its people may be told of later days."""
    if group.time is None or not group.time.edtf or not told.edtf or compatible(group.time.edtf, told.edtf):
        return True
    began, then = bounds(told.edtf)[1], bounds(group.time.edtf)[0]
    return not group.types and began is not None and then is not None and timedelta() <= then - began <= AFTERMATH


def _targets_differ(group: Group, draft: Draft) -> bool:
    """Whether a group tells of people killed at another place of the same town ("a market ... a school")."""
    if not group.types & draft.types or group.definite or group.index == draft.last:
        return False
    mine = {p.thing.lemma for p in group.objects if p.thing is not None and p.word is None and p.indefinite}
    theirs = {
        p.thing.lemma
        for g in draft.groups
        for p in g.objects
        if p.thing is not None and p.word is None and p.indefinite
    }
    counted = {t.what for t in group.tolls} & {t.what for g in draft.groups for t in g.tolls}
    return bool(mine and theirs and counted and not mine & theirs)


def _sides_differ(group: Group, draft: Draft) -> bool:
    """What the police or army did is not what gunmen or a mob did, unless the two fought each other."""
    if not group.types or group.index == draft.last or group.definite or group.types == {"security_operation"}:
        return False
    mine = {p.state for p in group.agents if p.state or p.armed}
    theirs = {p.state for g in draft.groups for p in g.agents if g.types and (p.state or p.armed)}
    return len(mine) == 1 and len(theirs) == 1 and mine != theirs and not (group.types | draft.types) & {"armed_clash"}


def _victims_differ(group: Group, draft: Draft) -> bool:
    """Two people of different names killed one by one are two assassinations, not one."""
    if "assassination" not in group.types | draft.types or not group.indefinite:
        return False
    mine, theirs = _names(group.objects), _names([p for g in draft.groups for p in g.objects])
    return bool(mine and theirs and not mine & theirs)


def _names(parties: Sequence[Party]) -> set[str]:
    return {p.text.split()[-1].lower() for p in parties if p.named}


def _closeness(group: Group, draft: Draft) -> float:
    """How much speaks for a draft: same type, same parties, definite reference, nearness in the text."""
    score = -0.15 * (group.index - draft.last)
    if group.types & draft.types:
        score += 2
    if group.types and draft.types and most_specific(frozenset(draft.types)) in group.types:
        score += 1
    score += min(2, 0.5 * len(_words([group]) & _words(draft.groups)))
    if group.time is not None and draft.time is not None and group.time.edtf == draft.time.edtf and group.time.edtf:
        score += 1
    if not draft.background and group.definite:
        score += 0.5
    if draft.background and group.index - draft.last <= 1:
        score += 1
    return score


def _words(groups: Sequence[Group]) -> set[str]:
    return {p.text.split()[-1].lower() for g in groups for p in (*g.agents, *g.objects) if not p.pronoun and p.text}


def _main(drafts: Sequence[Draft]) -> Draft | None:
    return next((d for d in drafts if not d.background), None)


def _is_background(group: Group, main: Draft | None, clock: Clock) -> bool:
    if group.recalled:
        return True
    if clock.is_old(group.time, main):
        return True
    if main is None:
        return False
    if group.time is not None and not group.time.vague_past and not clock.is_old(group.time, main) and group.time.edtf:
        return False
    words = set(group.read.sentence.lowers)
    return (group.past_perfect or group.others) and bool(words & EARLIER) and group.time is None


def _join(draft: Draft, group: Group) -> None:
    draft.groups.append(group)
    draft.types |= group.types


def _settle(drafts: list[Draft], clock: Clock) -> list[Draft]:
    """Drop what never got a type or a victim, counted or not ("the murder of trade unionists")."""
    return [d for d in drafts if d.types or any(g.tolls for g in d.groups) or any(map(_kills, d.mentions))]


def _kills(mention: Mention) -> bool:
    """Whether a mention says of people that somebody killed them."""
    return mention.frame.what == "killed" and not mention.frame.neutral and any(p.is_people for p in mention.objects)
