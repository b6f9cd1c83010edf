"""How an organisation stands as perpetrator (slot 11), learned: Dateline's statements of responsibility, how it is named, the report's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bench.muc4.confidence import ACCUSED, BY_AUTHORITIES, confidence
from bench.muc4.linear import Linear
from bench.muc4.proposals import Candidate, Proposal
from bench.muc4.reading import Message

_HALF = {(ACCUSED, BY_AUTHORITIES): 0.5}  # the scorer's credit for an answer where the key has another
_CUES = tuple(
    "responsib claim attribut accus blam alleg suspect denied deny presum believ commun confess admit".split()
)
_AGENCY = re.compile(r"\(([^)]*)\)")  # in the header: who sends the report
_GENRES = ("communique", "editorial", "commentary", "interview", "statement", "speech")
_HEADER = 400  # characters
_OF_CANDIDATE = ("coded=", "in=", "before=", "head=")  # the features of a phrase that tell how it is named


def standing(model: Linear, held: Sequence[str]) -> str:
    """The class of slot 11 of the greatest expected credit for an organisation of which `held` holds."""
    shares = model.probabilities(held)
    worth = {
        ours: sum(share * _HALF.get((ours, key), float(ours == key)) for key, share in shares.items())
        for ours in shares
    }
    return max(worth, key=lambda ours: worth[ours])


def mentions_of(candidate: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that name the same organisation, by its id among known actors or in the same words."""
    phrase = candidate.phrase
    return [
        c for c in candidates if c.phrase.text.lower() == phrase.text.lower() or c.phrase.actor == phrase.actor != ""
    ] or [candidate]


def features(message: Message, proposal: Proposal, named: Sequence[Candidate]) -> tuple[str, ...]:
    """The names of what tells how an organisation is named, which the candidates `named` mention."""
    return tuple(sorted({*_stated(message, proposal, named), *_named(named), *_of_report(message)}))


def _stated(message: Message, proposal: Proposal, named: Sequence[Candidate]) -> Iterator[str]:
    incident = proposal.instance.incident
    ids, texts = {c.phrase.actor for c in named if c.phrase.actor}, {c.phrase.text for c in named}
    said = [r for r in incident.responsibility if r.text in texts or r.name in texts or r.actor in ids]
    claims = {c.id: c for c in message.coded.claims}
    yield f"rule={confidence(message.coded, incident, said)}"
    for one in said:
        claim = claims[one.claim]
        yield from (f"status={one.status.value}", f"by={claim.source.kind.value}", f"certainty={claim.certainty.value}")
        yield f"status+by={one.status.value} {claim.source.kind.value}"
    if not said:
        yield "said=none"
    yield from (f"any status={r.status.value}" for r in incident.responsibility)
    yield from (f"kind={proposal.instance.kind}", f"type={incident.type}", f"incident={incident.certainty.value}")


def _named(named: Sequence[Candidate]) -> Iterator[str]:
    for candidate in named:
        if candidate.phrase.actor:
            yield from (f"actor={candidate.phrase.kind}", f"id={candidate.phrase.actor}")
        yield from (f for f in candidate.features if f.startswith(_OF_CANDIDATE))


def _of_report(message: Message) -> Iterator[str]:
    low = message.text.lower()
    yield from (f"text={cue}" for cue in _CUES if cue in low)
    yield from (f"genre={genre}" for genre in _GENRES if f"[{genre}" in low[:_HEADER])
    agency = _AGENCY.search(low[: _HEADER // 2])
    if agency is not None:
        yield f"agency={agency[1]}"
