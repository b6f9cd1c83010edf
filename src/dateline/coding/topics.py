"""What a whole report is about that has no news of violence in it: a drill, a trial, yearly figures, an election campaign.

Each topic has kinds of cue; a report is about it where enough different kinds occur in enough of its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

N = r"\d[\d,.]*"
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"

# A time of its own sets what a sentence tells apart from the drill, or from the year that is summed up.
EARLIER = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:last|previous) (?:year|month|week|night)\b|\b(?:years?|months?|weeks?|days?) (?:ago|earlier|before|after)\b",
    re.IGNORECASE,
)
RECENT = re.compile(
    rf"\b{DAY}\b|\b(?:yesterday|today|tonight|last night|this week|this morning)\b|\b\d+ {MONTH}\b|\b{MONTH} \d{{1,2}}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Topic:
    """`kinds` of cue, of which a report needs `least`, one of the first `telling` among them, in a share of its sentences."""

    kinds: tuple[re.Pattern[str], ...]
    least: int
    telling: int
    share: float


@cache
def _topics() -> dict[str, Topic]:
    return {
        "drill": Topic(_compiled(DRILL), 3, 3, 0.2),
        "trial": Topic(_compiled(TRIAL), 5, 3, 0.5),
        "figures": Topic(_compiled(FIGURES), 5, 3, 0.4),
        "campaign": Topic(_compiled(CAMPAIGN), 5, 3, 0.4),
    }


def _compiled(kinds: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{k})\b".replace(" ", r"\s+"), re.IGNORECASE) for k in kinds)


DRILL = (
    r"play(?:ed|ing|s)? (?:the )?(?:role of |part of |roles of )?(?:the )?(?:hostages?|victims?|attackers?|wounded|gunmen|terrorists|injured|dead)|role-?players",
    r"in the scenario|under the scenario|the scenario (?:was|is|had|called|involved)|simulat(?:e|es|ed|ing|ion)|blank (?:rounds|ammunition|cartridges)",
    r"(?:mock|pretend|dummy|make-believe) (?:\w+ )?(?:casualt(?:y|ies)|victims?|attacks?|attackers?|wounded|hostages?|explosions?|bombs?|terrorists)",
    r"exercise (?:director|controllers?|planners?|scenario)|(?:director|organisers|organizers) of the (?:exercise|drill)",
    r"(?:largest|biggest|annual|joint|live|full-scale|counter-terrorism|security|emergency|training) (?:[\w-]+ )?(?:exercises?|drills?)",
    r"(?:the|this|next|last|such an?) (?:exercises?|drills?|rehearsal|war game)",
)
TRIAL = (
    r"sentenc(?:ed|es|ing)|life (?:in prison|imprisonment)|years (?:in (?:prison|jail)|imprisonment)|jailed",
    r"convict(?:ed|ion|ions)|acquitted|acquittals?|found (?:\w+ )?guilty|pleaded|plead|pled",
    r"verdicts?|the trial|retrial|on trial",
    r"courts?|courtroom|tribunal",
    r"judges?|magistrates?|presiding|jury|jurors",
    r"prosecutors?|prosecution",
    r"defendants?|the accused|co-accused|the defen[cs]e|lawyers?|attorneys?|barristers?",
    r"appeal(?:ed)?|damages|testimony|testified|witness(?:es)? (?:told|heard|gave)|\d+ witnesses|evidence",
)
FIGURES = (
    rf"(?:rose|risen|fell|fallen|increased|decreased|dropped|declined|jumped|climbed|up|down|surged|grew|grown) (?:by )?(?:(?:about|nearly|almost|some|more than) )?{N} ?(?:per ?cent|percent)",
    rf"(?:recorded|counted|registered|documented|logged|tallied) (?:a total of |at least |some |about |more than |only |nearly )?{N} [\w ]{{0,20}}(?:attacks|incidents|deaths|killings|kidnappings|cases|murders|homicides|bombings|events)",
    r"(?:annual|yearly|quarterly|half-yearly|monthly) (?:report|survey|study|index|figures|statistics|review|count|tally)|global [\w ]{0,20}index",
    rf"compared (?:with|to) (?:{N}|the)|the year before|the previous year|from {N} (?:in|the|a)",
    r"(?:the )?number of (?:\w+ )?(?:attacks|deaths|killings|incidents|kidnappings|murders|homicides|victims|bombings)",
    rf"account(?:ed|s|ing)? for|responsible for {N}|(?:more than |nearly |almost |about )?(?:half|a third|a quarter|two thirds|three quarters) of (?:the|all)",
    r"on average|the average",
    r"(?:lowest|highest|deadliest|worst) (?:\w+ ){0,4}(?:for|since|in) (?:\w+ ){0,2}(?:years?|decades?|\d{4})",
    r"(?:doubled|tripled|trebled|quadrupled|halved|increased|decreased|declined|rose|fell)",
    r"in (?:\d+|\w+) (?:countries|states|provinces|districts)",
    r"last year|in (?:19|20)\d\d|so far this year|the first (?:half|quarter|\w+ months)",
)
CAMPAIGN = (
    r"voters?|electorate|ballots?",
    r"polls? (?:show|shows|showed|suggest|put|have|has)|opinion polls?|a survey|the polls|polling",
    r"(?:presidential |party )?(?:candidates?|nominees?|contenders?|front-?runner)",
    r"campaigns?|campaigning|on the stump|rally|rallies",
    r"senators?|governors?|congress(?:man|woman)|mayor|prime minister|lawmaker",
    r"opponents?|rivals?|challengers?|incumbent",
    r"debates?|manifesto|adverts?|television ads?",
    r"democrats?|republicans?|conservatives?|labour|liberals?|social democrats?",
    r"elections?|run-?off|primary|primaries|referendum",
    r"tax(?:es)?|trade|jobs|health care|medicare|inflation|prices|pensions",
)
_ENDS = re.compile(r"[.!?][\"'”’)]*\s+|\n+")


@lru_cache(maxsize=2)
def topics_of(text: str) -> frozenset[str]:
    """The topics of a report, of "drill", "trial", "figures" and "campaign"."""
    pieces = [p for p in _ENDS.split(text) if p and len(p) > 20]
    return frozenset(name for name, topic in _topics().items() if _is_about(text, pieces, topic))


def _is_about(text: str, pieces: Sequence[str], topic: Topic) -> bool:
    if not any(kind.search(text) for kind in topic.kinds[: topic.telling]):
        return False
    found = [kind for kind in topic.kinds if kind.search(text)]
    if len(found) < topic.least:
        return False
    return sum(any(kind.search(p) for kind in found) for p in pieces) >= max(3, topic.share * len(pieces))


def stands_apart(text: str, topic: str) -> bool:
    """Whether a sentence of a report on `topic` tells of something beside it, by a time of its own."""
    if topic == "drill":
        return EARLIER.search(text) is not None
    if topic in {"trial", "figures"}:
        return RECENT.search(text) is not None and not any(k.search(text) for k in _topics()[topic].kinds)
    return False


def told_as_old(text: str, settings: frozenset[str]) -> bool:
    """Whether a sentence recalls what it tells, as a report on a trial does wherever no recent day stands outside its court words."""
    return "trial" in settings and not stands_apart(text, "trial")
