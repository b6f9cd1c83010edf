"""Claims about no single incident: what analysts expect, who accuses whom, what is denied, what leaders vow, what is only recalled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.coding.assembly.draft import Draft
from dateline.coding.attribution.intervals import Intervals
from dateline.coding.context import ReadSentence
from dateline.coding.evidence import JOIN
from dateline.coding.mentions import Mention
from dateline.coding.reality import Reality
from dateline.model.layers import Attribution
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, SourceKind, Stance

SHORTEST = 3  # words of content worth a claim
NEAR = 200  # characters back to the charge that "it" denies
SHORTEST_DENIED = 2  # "any involvement", "the charge"
SHORTEST_PLAIN = 5  # words of a plain statement: "declared total war", "called it murder" tell nothing alone
OFFICIAL = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.SECURITY})
ACTING = OFFICIAL | {SourceKind.ARMED_GROUP}  # those whose "will" is a vow, not a forecast

_VOW = re.compile(r"\b(?:vow|pledg|promis|swear|swore|sworn|threaten)\w*\b", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:order|command|instruct|direct|decid|decision|agree|plan|offer|seek|sought|aim)\w*\b", re.IGNORECASE
)
_FAITH = re.compile(r"\b(?:allegiance|loyalty|fealty)\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|would|shall|won't|wouldn't|'ll|’ll|going to|determined to|continue to)\b(?:\W+\w+){0,6}?\W+(?:hunt|pursu|aveng|reveng|retaliat|punish|spared?|justice|"
    r"book|crush|defeat|eliminat|wipe|destroy|eradicat|drive|respond|react|fight|strike|attack|kill|target|continu|surrender|bow|yield|rest|relent|go unpunished|"
    r"unpunished|pay|unanswered|intimidated|cowed|stop at nothing|root out|track down|capture)\w*",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:we|i)(?:\s+(?:will|shall|won't|won’t|are going to|am going to)|['’]ll)\s+(?:(?:not|never|always|also|certainly|now|soon|all)\s+)*"
    r"(?:keep|negotiat|tolerat|allow|accept|permit|deploy|find|bring|make (?:sure|every)|ensure|protect|defend|restore|stop|end|return|leave no|prosecut|hold|flush|smoke|sweep|"
    r"give (?:in|up)|back down|retreat|talk to|deal with|do (?:everything|whatever|all)|spare|stand|liberat|free|cut|block|clos|forgive|forget|step up|intensif|carry (?:out|on)|go after|"
    r"launch|send|use|take (?:action|revenge|steps|measures|back|the fight)|win|prevail|overcome|confront|combat|uproot|dismantl|disarm|stay|remain)\w*",
    re.IGNORECASE,
)
_ALLEGED = re.compile(r"\b(?:accus|alleg|blam|charge|claim)\w*\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:requests?|bail|visas?|entry|access|permission|appeals?|petition|applications?|proposal|offer|motion|bill)\b",
    re.IGNORECASE,
)
_ACCUSE = re.compile(r"\b(?:accus|blam|alleg|charg|condemn|denounc)\w*\b", re.IGNORECASE)
_THINK = re.compile(
    r"\b(?:believ|think|thought|expect|fear|suspect|estimat|assess|predict|warn|worr|argu|suggest|assum|reckon|conclud|analy|speculat|doubt|caution|foresee|forecast)\w*\b",
    re.IGNORECASE,
)
_JUDGE = re.compile(
    r"\b(?:likely|unlikely|probably|possibly|perhaps|appears? to|seems? to|suggests? that|could (?:be|have|scare|lead|trigger)|may (?:be|have|well)|might|signals?|"
    r"marks? a (?:shift|turn)|points? to|hallmarks?|reflects?|no sign)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:fabricat\w+|lies?|false\w*|baseless|groundless|unfounded|untrue|propaganda|fake|hoax|invent(?:ed|ion)|nonsense|absurd|malicious|slander\w*)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:call|term|label|dub|describ|brand|dismiss|denounc)\w*\b", re.IGNORECASE)
_CHARGE = re.compile(
    r"\b(?:accusation|allegation|charge|claim|report|suggestion|rumou?r|involve|responsib|role|link|blame|that|having|being|\w+ing)\w*\b",
    re.IGNORECASE,
)
_REFUSE = re.compile(r"\b(?:reject|oppos|refus|question|disown|disput|doubt)\w*\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|anonymity|not authori[sz]ed|declined to (?:comment|say|be|give)|gave no (?:details?|further)|"
    r"(?:did|does|would|could) not (?:immediately )?(?:say|comment|elaborate|give|provide|specify|name|identify))\b|^what\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:claim|assum|admit|accept|t(?:ook|ak))\w*\b.{0,40}\b(?:responsibility|credit)\b|\bresponsibility\b.{0,60}\bclaimed\b",
    re.IGNORECASE | re.DOTALL,
)
_RUMOUR = re.compile(r"^(?:said|believed|thought|reported|alleged|known|rumou?red)$", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:this|last|past|previous) (?:year|decade|month)\b|\b(?:since|in|during) (?:19|20)\d\d\b|\ba year (?:earlier|ago|before)\b|\bin recent (?:years|months|weeks)\b|"
    r"\bover the (?:past|last)\b|\bso far this\b|\bevery (?:year|month|day)\b|\bon average\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|dozens|scores|"
    r"hundreds|thousands)\b(?:\W+\w+){0,3}?\W+(?:people|persons|civilians|soldiers|policemen|officers|leaders|attacks|incidents|killings|murders|deaths|kidnappings|children|women|"
    r"journalists|were|was|have|had)\b",
    re.IGNORECASE,
)


def attribute_of(said: Attribution, cue: str, content: str = "") -> str:
    """Which kind of statement an attribution is: denial, vow, accusation, background, assessment, else a plain statement."""
    if said.stance is Stance.DENIES:
        return "denial"
    if _VOW.search(cue) or (said.certainty in {Certainty.PLANNED, Certainty.THREATENED} and not _ORDER.search(cue)):
        return "vow"
    if _ACCUSE.search(cue):
        return "accusation"
    if said.kind in ACTING and (_WILL.search(content) or _OURS.search(content)):
        return "vow"
    if _TOTAL.search(content) and _NUMBER.search(content):
        return "background"
    if said.kind is SourceKind.ANALYST or _THINK.search(cue) or _JUDGE.search(content):
        return "assessment"
    return "statement"


def uncovered(said: Sequence[Attribution], text: str, coded: Sequence[Span] = ()) -> list[Attribution]:
    """The attributions worth a claim of their own, verdicts of falsehood made denials.

    Left out are fragments, refusals to speak, words with no speaker, claims of responsibility, whatever is told again by a speaker
    inside it, and those that one of the spans `coded` already tells: their cue lies in it, or they sum up what it sums up.
    """
    told = Intervals((span, None) for span in coded)
    kept = [_as_denial(a, text) for a in said if a.content and a.text and not _is_coded(a, text, told)]
    kept = [a for a in kept if _tells(a, text)]
    cues = Intervals((a.cue, a) for a in kept)
    return [a for a in kept if not any(_is_told_in(a, b) for c in a.content for _, b in cues.inside(c) if b is not a)]


def _is_coded(a: Attribution, text: str, told: Intervals[None]) -> bool:
    return bool(told.overlapping(a.cue)) or (
        any(told.inside(c) for c in a.content) and attribute_of(a, a.cue.of(text), content_of(a, text)) == "background"
    )


def _as_denial(a: Attribution, text: str) -> Attribution:
    """ "Called the report a fabrication": a denial."""
    if a.stance is Stance.ASSERTS and _LABEL.search(a.cue.of(text)) and _FALSE.search(content_of(a, text)):
        return replace(a, stance=Stance.DENIES, certainty=Certainty.STATED)
    return a


def _tells(a: Attribution, text: str) -> bool:
    cue, content = a.cue.of(text), content_of(a, text)
    words = len(content.split())
    around = text[min(a.cue.start, a.content[0].start) : max(a.cue.end, a.content[-1].end)]
    if words < _shortest(a, content, text) or _EMPTY.search(content) or _EMPTY.search(around) or _OWNED.search(around):
        return False
    if _FAITH.search(content) or (_RUMOUR.match(cue) and content.startswith("to ")):
        return False
    if a.stance is Stance.DENIES and words > 1 and _REFUSE.search(cue) and not _CHARGE.search(content):
        return False
    return words >= SHORTEST_PLAIN or attribute_of(a, cue, content) != "statement"


def _shortest(a: Attribution, content: str, text: str) -> int:
    """The fewest words of content: fewer where a charge is denied, one where a charge told right before is denied with "it"."""
    if a.stance is not Stance.DENIES or _ASKED.search(content):
        return SHORTEST
    pointed = content.lower() in {"it", "this", "that", "them"}
    before = text[max(0, a.content[0].start - NEAR) : a.content[0].start]
    return 1 if pointed and _ALLEGED.search(before) else SHORTEST_DENIED


def _is_told_in(outer: Attribution, inner: Attribution) -> bool:
    """Whether the content of `outer` is little more than `inner`, whose cue is in it: "quoted an officer as saying that ..."."""
    inside = all(any(c.covers(i) for c in outer.content) for i in inner.content)
    size = sum(c.end - c.start for c in outer.content)
    return outer.stance is inner.stance and inside and sum(c.end - c.start for c in inner.content) >= 0.6 * size


def content_of(a: Attribution, text: str) -> str:
    """The words that an attribution reports, its parts joined by spaces."""
    return " ".join(c.of(text) for c in a.content)


@dataclass(frozen=True, slots=True)
class Background:
    """Violence that a report only sums up or recalls: `value` for a claim of attribute "background", `span` its passage."""

    value: dict[str, Any]
    span: Span
    sentence: int


RECALLED = {Reality.LEGAL: "trial", Reality.ANNIVERSARY: "anniversary"}


def background_claims(reads: Sequence[ReadSentence], drafts: Sequence[Draft]) -> list[Background]:
    """What tolls and mentions of no draft say: totals over a stretch of time, trials, anniversaries; in text order."""
    coded = {(m.sentence, m.span) for d in drafts for m in d.mentions}
    rows: list[Background] = []
    for read in reads:
        free = [m for m in read.mentions if (m.sentence, m.span) not in coded]
        if free:
            rows += _totals(read, free)
            rows += _recalled(read, free)
    return sorted(rows, key=lambda r: r.span)


def _totals(read: ReadSentence, free: Sequence[Mention]) -> list[Background]:
    """The tolls told of a month, a year or longer that belong to no incident, each from its number to its time."""
    times = [t for t in read.times if t.vague_past or (t.precision or 0) >= 4 or _TOTAL.search(t.text)]
    sure = {m.span for m, score in zip(read.mentions, read.scores, strict=True) if score >= JOIN}
    rows = []
    for toll in read.tolls if times else ():
        if toll.mention in free and toll.mention.span in sure and toll.mention.reality.happened:
            time = min((t.span for t in times), key=lambda t: abs(t.start - toll.span.start))
            span = Span(min(time.start, toll.span.start), max(time.end, toll.span.end))
            value = {
                "kind": "total",
                "what": toll.what.value,
                "who": toll.who.value,
                "low": toll.low,
                "best": toll.best,
                "high": toll.high,
                "text": _words(read, span),
            }
            rows.append(Background(value, span, toll.sentence))
    return rows


def _recalled(read: ReadSentence, free: Sequence[Mention]) -> list[Background]:
    """The trials and anniversaries of violence, one of a kind for each sentence, the whole sentence as its passage."""
    first: dict[str, Mention] = {}
    for mention in free:
        kind = RECALLED.get(mention.reality)
        if kind is not None and mention.type is not None:
            first.setdefault(kind, mention)
    span = read.sentence.span
    return [
        Background({"kind": kind, "type": m.type, "text": _words(read, span)}, span, m.sentence)
        for kind, m in first.items()
    ]


def _words(read: ReadSentence, span: Span) -> str:
    return read.sentence.text[span.start - read.sentence.start : span.end - read.sentence.start]
