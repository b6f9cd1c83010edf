"""Who is said to be responsible: claims, accusations, suspicions, denials, and the absence of any claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.coding.context import ReadSentence
from dateline.coding.parties import Party
from dateline.coding.propositions import of_verb
from dateline.model.span import Span
from dateline.model.vocabulary import ResponsibilityStatus as Status

CLAIMING = frozenset(
    {
        "claimed",
        "claim",
        "claims",
        "claiming",
        "admitted",
        "admit",
        "acknowledged",
        "accepted",
        "took",
        "takes",
        "taken",
        "take",
        "taking",
    }
)
OBJECTS = frozenset(
    {
        "responsibility",
        "credit",
        "attack",
        "bombing",
        "killing",
        "killings",
        "attacks",
        "raid",
        "assault",
        "strike",
        "blast",
        "ambush",
        "kidnapping",
        "abduction",
        "hijacking",
        "assassination",
    }
)
BLAMING = frozenset({"blamed", "blame", "blames", "blaming", "accused", "accuse", "accuses", "accusing"})
DENYING = frozenset({"denied", "deny", "denies", "denying", "disclaimed", "disavowed", "rejected"})
DENIED = frozenset({"responsibility", "involvement", "role", "part", "connection", "hand", "link", "links"})
SUSPECT_WORDS = frozenset({"suspected", "suspect", "presumed", "alleged", "believed"})
_NOBODY = re.compile(
    r"\b(?:no (?:\w+ ){0,3}?(?:group|one|organi[sz]ation|faction|militants?|party)|nobody|none|neither)\b[^.]{0,40}\b(?:claim|claimed|taken|admitted)\b",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(
    r"\b(?:no (?:immediate )?claims? of responsibility|not immediately claimed|went unclaimed)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about who did it: `party` None where nobody is named, `by` the one who says so (None: the reporter)."""

    status: Status
    party: Party | None
    by: Party | None
    span: Span
    sentence: int


def statements(read: ReadSentence) -> list[Statement]:
    """What one sentence says about responsibility, in text order."""
    s = read.sentence
    lowers = set(s.lowers)
    rows: list[Statement] = []
    if _NOBODY.search(s.text) or _UNCLEAR.search(s.text):
        return [Statement(Status.UNCLAIMED, None, None, s.span, s.index)]
    for i, lower in enumerate(s.lowers):
        if lower in CLAIMING and (lowers & OBJECTS):
            rows += _claimed(read, i)
        elif lower in DENYING and lowers & DENIED:
            rows += [Statement(Status.DENIED, p, p, s.span, s.index) for p in _first(read, of_verb(s, i).agents)]
        elif lower in BLAMING and s.tags[i].startswith("V") and any(m.type and not m.plural for m in read.mentions):
            rows += _blamed(read, i)
        elif (
            lower in {"responsible", "behind"}
            and _for_violence(read, i)
            and lowers
            & {
                "believed",
                "suspected",
                "thought",
                "was",
                "were",
                "is",
                "are",
                "said",
            }
        ):
            rows += _responsible(read, i)
    rows += _suspected(read)
    return rows


def _claimed(read: ReadSentence, i: int) -> Iterable[Statement]:
    s = read.sentence
    if not s.tags[i].startswith("V"):
        return
    p = of_verb(s, i)
    objects = {s.lowers[o] for o in p.objects}
    if lower_is_take(s.lowers[i]) and not objects & {"responsibility", "credit"}:
        return
    if objects and not objects & OBJECTS:
        return
    if not objects and s.lowers[i].startswith("claim") and "responsibility" not in s.lowers:
        return
    if any(s.deps[c] == "neg" for c in s.children[i]):
        for party in _first(read, p.agents):
            yield Statement(Status.DENIED, party, party, s.span, s.index)
        return
    for party in _first(read, p.agents):
        if (
            party.armed
            or party.named
            or party.actor is not None
            or (party.word is None and not party.pronoun)
            or party.text.lower().split()[-1] in {"group", "organization", "organisation", "faction"}
        ):
            yield Statement(Status.CLAIMED, party, party, s.span, s.index)


def lower_is_take(lower: str) -> bool:
    """Whether a form is of "take", which claims only with "responsibility" or "credit"."""
    return lower in {"took", "takes", "taken", "take", "taking"}


def _blamed(read: ReadSentence, i: int) -> Iterable[Statement]:
    s = read.sentence
    p = of_verb(s, i)
    by = next(iter(_first(read, p.agents)), None)
    onto = [t for name, t in p.preps if name == "on"]
    for head in onto or p.objects:
        for party in read.parties.read(head)[:1]:
            if (party.armed or party.named or party.actor is not None) and not party.pronoun:
                yield Statement(Status.ACCUSED, party, by, s.span, s.index)


def _for_violence(read: ReadSentence, i: int) -> bool:
    """Whether what follows "responsible for" or "behind" is violence, not logistics."""
    s = read.sentence
    heads = {m.head for m in read.mentions if m.type is not None}
    return any(k in heads or s.lowers[k] in OBJECTS for k in range(i + 1, min(len(s), i + 8)))


def _responsible(read: ReadSentence, i: int) -> Iterable[Statement]:
    s = read.sentence
    head = s.heads[i]
    for _ in range(3):
        p = of_verb(s, head) if s.tags[head].startswith("V") else None
        if p is not None and (p.agents or p.objects):
            hedged = bool(
                {"believed", "suspected", "thought", "may", "might", "could", "probably", "likely"} & set(s.lowers)
            )
            for party in _first(read, p.objects if p.passive else p.agents):
                if party.armed or party.actor is not None:
                    yield Statement(Status.SUSPECTED if hedged else Status.REPORTED, party, None, s.span, s.index)
            return
        head = s.heads[head]


def _suspected(read: ReadSentence) -> Iterable[Statement]:
    """ "Suspected separatists attacked ...": the suspicion stands before the name."""
    for mention in read.mentions:
        if mention.frame.agent != "perpetrator" or not mention.reality.happened:
            continue
        for party in mention.agents:
            if set(party.text.lower().split()[:2]) & SUSPECT_WORDS and party.armed:
                yield Statement(Status.SUSPECTED, party, None, party.span, mention.sentence)


def _first(read: ReadSentence, heads: Iterable[int]) -> list[Party]:
    return [party for head in heads for party in read.parties.read(head)[:1]]
