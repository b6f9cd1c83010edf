"""Claims: every coded value with its speaker, stance, certainty and the passages that say so."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.coding.attribution import Speakers
from dateline.model.coded import Claim, Source
from dateline.model.layers import Attribution
from dateline.model.report import Report
from dateline.model.span import Evidence, Span
from dateline.model.vocabulary import Certainty, SourceKind, Stance
from dateline.parsing.document import Document

REPORTER = Source(text="reporter", kind=SourceKind.REPORTER)
_CREDIT = re.compile(r"(?:full |sole |all )?(?:responsibility|credit)\b", re.IGNORECASE)
BESIDE = 150  # characters: a denial further off is of what was said before, not how it is said here
FULL = 0.9  # a value that its own sentence states outright
INFERRED = 0.6  # a value taken from the incident's other sentences


@dataclass(frozen=True, slots=True)
class Telling:
    """How a claim is told, where that is known better than from whoever speaks at its passage (None)."""

    source: Source | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    confidence: float = FULL


STATED = Telling()


class ClaimRegister:
    """Collects the claims of one report; the same value at the same place is one claim, whoever asks for it."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self.report = document.report
        self.text = document.text
        self._report_id = self.report.id
        self.speakers = speakers
        self._claims: dict[str, Claim] = {}

    def add(
        self, attribute: str, value: Mapping[str, Any], span: Span, incident: str | None, telling: Telling | None = None
    ) -> Claim:
        """Record a claim; source, stance and certainty come from whoever speaks at `span` unless `telling` gives them."""
        telling = telling or STATED
        said = self._speaker(span)
        if attribute == "count" and said is not None and self._takes_credit(said, span):
            said = None
        source = telling.source
        if source is None:
            source = Source(text=said.text, kind=said.kind, chain=said.chain) if said is not None else REPORTER
        stance = telling.stance or (said.stance if said is not None else Stance.ASSERTS)
        certainty = telling.certainty or (said.certainty if said is not None else Certainty.STATED)
        identity = self._identity(attribute, value, span, incident, source)
        if identity not in self._claims:
            self._claims[identity] = Claim(
                id=identity,
                incident=incident,
                attribute=attribute,
                value=dict(value),
                stance=stance,
                certainty=certainty,
                source=source,
                evidence=(Evidence.of(self.report.text, span),),
                confidence=telling.confidence,
            )
        return self._claims[identity]

    def _speaker(self, span: Span) -> Attribution | None:
        """Who speaks at a passage: not somebody who only denies it later, if another says it."""
        said = self.speakers.at(span)
        if said is None or said.stance is not Stance.DENIES or abs(said.cue.start - span.start) < BESIDE:
            return said
        asserting = [a for a in self.speakers.all_at(span) if a.stance is Stance.ASSERTS]
        return asserting[-1] if asserting else None

    def _takes_credit(self, said: Attribution, span: Span) -> bool:
        """ "Claimed responsibility for a bombing that killed 12": how many it killed is the reporter's word, not the claimant's."""
        inside = [c for c in said.content if c.covers(span)]
        return any(_CREDIT.match(self.text, c.start) for c in inside)

    def _identity(
        self, attribute: str, value: Mapping[str, Any], span: Span, incident: str | None, source: Source
    ) -> str:
        content = json.dumps(
            [self._report_id, attribute, value, span, incident, source.text], sort_keys=True, default=str
        )
        return "c" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def by_id(self) -> Mapping[str, Claim]:
        """Every claim so far by its id."""
        return self._claims

    def all(self) -> tuple[Claim, ...]:
        """Every claim in the order of its passage."""
        return tuple(sorted(self._claims.values(), key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id)))


def incident_id(report: Report, span: Span, kind: str) -> str:
    """Content-hash id of the incident of type `kind` first mentioned at `span`."""
    return "i" + hashlib.sha256(f"{report.id}\x1f{kind}\x1f{span.start}\x1f{span.end}".encode()).hexdigest()[:16]
