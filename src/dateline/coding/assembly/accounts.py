"""Statements of different speakers about one incident that cannot both be right, beyond numbers and who did it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.assembly.compatible import same_speaker
from dateline.coding.assembly.draft import Draft
from dateline.coding.claims import REPORTER
from dateline.coding.context import ReadSentence
from dateline.coding.mentions import Mention
from dateline.knowledge.accounts import exclusive_accounts
from dateline.model.layers import Attribution
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, ContestedField, Stance
from dateline.parsing.document import Sentence

FALSE = re.compile(
    r"^\W*(?:that|this|it|they|the (?:\w+ )?(?:claim|report|account|accusation|charge|allegation|statement|story)s?)\s+"
    r"(?:was|is|were|are|had been)\s+(?:\w+\s+){0,2}?\W?(?:false|untrue|not true|lies?|nonsense|fabricat\w+|invent\w+|baseless|"
    r"unfounded|groundless|propaganda|wrong|forged)\b",
    re.IGNORECASE,
)
DENYING = re.compile(r"\b(?:den[iy]|refut|contradict|rebut|disput)\w*", re.IGNORECASE)
REJECTING = re.compile(DENYING.pattern + r"|\b(?:reject|dismiss)\w*", re.IGNORECASE)  # what a speaker before has said
CHARGE = re.compile(r"\b(?:claims?|report|charges?|accusations?|allegations?|assertions?|rumou?rs?)\b", re.IGNORECASE)
JOINED = frozenset(
    {"conj", "ccomp", "xcomp", "dobj", "attr", "nsubj", "nsubjpass"}
)  # "denied having shot", "there had been an attack"
BESIDE = 2  # sentences between two stories that are told against each other
FIRST = re.compile(r"\b(?:at first|first|initially|originally|earlier)\b", re.IGNORECASE)  # a story given up since
NEAR = 300  # characters between a verb of saying and what it says
CROSSING = re.compile(r"\b(?:cross|enter|left|leav|stray|violat|insid|airspace|border|territor)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two statements that contest `field` of the draft `draft`: `first` asserts; `second` denies it or tells another story.

    `more` are statements by which the second speaker goes on at once.
    """

    field: ContestedField
    draft: int
    first: Attribution
    second: Attribution
    more: tuple[Attribution, ...] = ()


class Accounts:
    """Finds the rival statements of one report, each of the draft that it is about."""

    def __init__(
        self, said: Sequence[Attribution], reads: Sequence[ReadSentence], drafts: Sequence[Draft], text: str
    ) -> None:
        self._said = [a for a in said if a.text and a.content and a.text != REPORTER.text]
        self._reads = {r.sentence.index: r for r in reads}
        self._starts = [r.sentence.start for r in reads]
        self._indices = [r.sentence.index for r in reads]
        self._drafts = drafts
        self._text = text

    def rivals(self) -> list[Rivals]:
        """Every pair of rival statements, denials first, in text order."""
        return [*self._denied(), *self._told_otherwise()]

    def _denied(self) -> list[Rivals]:
        rows = []
        for k, denial in enumerate(self._said):
            if denial.stance is not Stance.DENIES and not FALSE.search(self._words(denial)):
                continue
            answered = self._answered(k)
            draft = None if answered is None else self._draft_of(answered, denial)
            if answered is not None and draft is not None:
                field = ContestedField.PLACE if self._is_of_place(answered, denial) else ContestedField.ACCOUNT
                rows.append(Rivals(field, draft, answered, denial, self._goes_on(k)))
        return rows

    def _answered(self, k: int) -> Attribution | None:
        """The violence told by another speaker that denial `k` takes up, points at or, told right before it, contradicts."""
        denial = self._said[k]
        others = [
            a
            for a in self._said
            if a.stance is Stance.ASSERTS
            and not same_speaker(a.text, denial.text)
            and a.cue != denial.cue
            and not _holds(a, denial)
            and (not _holds(denial, a) or CHARGE.search(a.cue.of(self._text)))
        ]
        repeated = [a for a in others if any(c.overlaps(d) for c in a.content for d in denial.content)]
        if repeated:
            firm = REJECTING.search(denial.cue.of(self._text)) or FALSE.search(self._words(denial))
            return repeated[-1] if firm and self._tells_violence(repeated[-1]) else None
        here = self._sentence(denial.cue)
        before = [a for a in others if a.cue.start < denial.cue.start and here - self._sentence(a.cue) <= 1]
        if not before:
            return None
        last = before[-1]
        pointing = FALSE.search(self._words(denial)) is not None and self._tells_violence(last)
        rival = DENYING.search(denial.cue.of(self._text)) is not None and (
            (self._tells_violence(denial) and self._tells_violence(last)) or self._is_of_place(last, denial)
        )
        return last if pointing or rival else None

    def _tells_violence(self, a: Attribution) -> bool:
        """Whether what is said is itself that somebody did or suffered violence: the verb of the content, or one joined to it."""
        read = self._reads.get(self._sentence(a.cue))
        if read is None:
            return False
        armed = a.stance is Stance.DENIES and any(c.covers(w.span) for w in read.weapons for c in a.content)
        return armed or any(is_said_itself(read.sentence, m.head, a.content) for m in self._mentions(a))

    def _goes_on(self, k: int) -> tuple[Attribution, ...]:
        denial, here = self._said[k], self._sentence(self._said[k].cue)
        return tuple(
            a
            for a in self._said[k + 1 : k + 3]
            if a.text == denial.text and a.stance is Stance.ASSERTS and 0 <= self._sentence(a.cue) - here <= 1
        )

    def _told_otherwise(self) -> list[Rivals]:
        """Speakers who tell of one incident in words that exclude each other ("an accident", "shot down")."""
        rows = []
        told = [
            (a, kinds)
            for a in self._said
            if a.stance is Stance.ASSERTS
            and a.certainty is not Certainty.POSSIBLE
            and (kinds := exclusive_accounts(self._words(a)))
        ]
        for k, (a, mine) in enumerate(told):
            for b, theirs in told[k + 1 :]:
                close = self._sentence(b.cue) - self._sentence(a.cue) <= BESIDE and not FIRST.search(
                    self._sentence_of(a)
                )
                excluded = close and any(x.excludes(y) for x in mine for y in theirs)
                draft = self._draft_of(a, b) if excluded and not same_speaker(a.text, b.text) else None
                if draft is not None:
                    rows.append(Rivals(ContestedField.ACCOUNT, draft, a, b))
        return rows

    def _draft_of(self, *said: Attribution) -> int | None:
        """The draft whose sentences hold one of the statements or stand around them all; both must tell of violence there."""
        sentences = [self._sentence(a.cue) for a in said]
        for k, draft in enumerate(self._drafts):
            own = {g.index for g in draft.groups}
            if own & set(sentences):
                return k
        main = [k for k, d in enumerate(self._drafts) if not d.background]
        inside = [
            k for k in main if self._drafts[k].groups[0].index < min(sentences) <= max(sentences) < self._drafts[k].last
        ]
        if inside or not any(self._mentions(a) for a in said):
            return inside[0] if len(inside) == 1 else None
        around = [k for k, d in enumerate(self._drafts) if not d.background and d.groups[0].index <= min(sentences)]
        return around[-1] if around else main[0] if len(main) == 1 else None

    def _mentions(self, a: Attribution) -> list[Mention]:
        read = self._reads.get(self._sentence(a.cue))
        return [] if read is None else [m for m in read.mentions if any(c.covers(m.span) for c in a.content)]

    def _is_of_place(self, first: Attribution, second: Attribution) -> bool:
        """Whether the two put it in different places: "crossed into one country", "never left the other"."""
        if self._mentions(first) or not (CROSSING.search(self._words(first)) and CROSSING.search(self._words(second))):
            return False
        here, there = self._places(first), self._places(second)
        return bool(here) and bool(there) and not here & there

    def _places(self, a: Attribution) -> set[str]:
        read = self._reads.get(self._sentence(a.cue))
        return set() if read is None else {p.name for p in read.places if any(c.covers(p.span) for c in a.content)}

    def _sentence_of(self, a: Attribution) -> str:
        read = self._reads.get(self._sentence(a.cue))
        return read.sentence.text if read is not None else ""

    def _words(self, a: Attribution) -> str:
        return " ".join(c.of(self._text) for c in a.content)

    def _sentence(self, span: Span) -> int:
        """The number of the parsed sentence that begins last before `span`."""
        return self._indices[max(0, bisect_right(self._starts, span.start) - 1)]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(c.covers(inner.cue) for c in outer.content)


def is_said_itself(s: Sentence, token: int, contents: Sequence[Span]) -> bool:
    """Whether a word heads one of the contents, alone or joined by "and" to the head: not what a clause inside it recalls."""
    content = next((c for c in contents if c.start <= s.starts[token] < c.end), None)
    while content is not None:
        above = s.heads[token]
        if above == token or not content.start <= s.starts[above] < content.end:
            return True
        if s.deps[token] not in JOINED:
            return False
        token = above
    return False


def own_content(said: Attribution) -> tuple[Span, ...]:
    """The content in the speaker's own words: what a denial only takes up from another sentence is left out."""
    near = [c for c in said.content if abs(c.start - said.cue.end) < NEAR and c.start >= said.cue.start - NEAR]
    return tuple(near[-1:] if said.stance is Stance.DENIES else near) or said.content[-1:]
