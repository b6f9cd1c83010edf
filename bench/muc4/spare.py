"""Acts that the coder read and made no incident of: weak, listed in passing, threatened or planned; the task may ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.muc4.acts import STAGES
from bench.muc4.tables import table
from dateline.coding.assembly.build import IncidentBuilder
from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.grouping import groups_of
from dateline.coding.attribution import Speakers
from dateline.coding.claims import ClaimRegister
from dateline.coding.code import Reading
from dateline.coding.context import ReadSentence
from dateline.coding.mentions import Mention
from dateline.coding.reality import Reality
from dateline.model.coded import Claim, Incident
from dateline.model.vocabulary import Stage

_NEVER = frozenset(
    {"arrest", "release", "weapons_seizure", "security_operation", "armed_clash", "raid", "riot", "threat"}
)
_TOLD = frozenset({Reality.ACTUAL, *STAGES})


def spare(reading: Reading) -> tuple[tuple[Incident, ...], tuple[Claim, ...]]:
    """The incidents of those acts, in text order, coded as the coder would have, and the claims behind them."""
    used = {(m.start, m.end) for incident in reading.incidents for m in incident.mentions}
    drafts, stages = [], []
    for read in reading.reads:
        for stage, rest in _left(read, used):
            for group in groups_of(rest):
                drafts.append(Draft([group], background=True, types=set(group.types)))
                stages.append(stage)
    if not drafts:
        return (), ()
    register = ClaimRegister(reading.document, Speakers(reading.document))
    built = IncidentBuilder(reading.layers, reading.reads, register).build(drafts)
    staged = tuple(
        incident.model_copy(update={"stage": stage}) if stage is not None else incident
        for incident, stage in zip(built, stages, strict=True)
    )
    return staged, register.all()


def _left(read: ReadSentence, used: set[tuple[int, int]]) -> Iterator[tuple[Stage | None, ReadSentence]]:
    """The sentence with those left mentions alone that went equally far, taken as if they had happened."""
    rows = [
        (m, score)
        for m, score in zip(read.mentions, read.scores, strict=True)
        if (m.span.start, m.span.end) not in used and m.reality in _TOLD and _is_of_task(m)
    ]
    for stage in dict.fromkeys(STAGES.get(m.reality) for m, _ in rows):
        kept = [(m, score) for m, score in rows if STAGES.get(m.reality) == stage]
        mentions = tuple(replace(m, reality=Reality.ACTUAL) for m, _ in kept)
        yield stage, replace(read, mentions=mentions, scores=tuple(score for _, score in kept))


def _is_of_task(mention: Mention) -> bool:
    """Whether a word names an act of the task's kinds, or says of somebody by name or noun that he was killed."""
    told = any(not p.pronoun for p in mention.objects)
    if mention.type is not None:
        return mention.type in table("types") and mention.type not in _NEVER and (told or mention.others)
    return mention.frame.what in {"killed", "abducted"} and any(p.named for p in mention.objects)
