"""Turns drafts into incidents: every value becomes a claim first, then the incident points at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dateline.coding.assembly.accounts import Accounts, own_content
from dateline.coding.assembly.disputes import count_disputes, merged, responsibility_dispute, told_disputes, with_denied
from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.estimates import Estimate
from dateline.coding.assembly.headline import headline
from dateline.coding.assembly.instruments import instruments
from dateline.coding.assembly.killed_apart import taken_words
from dateline.coding.assembly.location import locate
from dateline.coding.assembly.naming import scheme_kinds, stage_of, type_of
from dateline.coding.assembly.participants import OPERATIONS, Part, parts
from dateline.coding.assembly.referents import Referents
from dateline.coding.assembly.relations import relations
from dateline.coding.assembly.surroundings import Surroundings
from dateline.coding.assembly.tallies import Tallier, ledger
from dateline.coding.assembly.when_beside import time_beside
from dateline.coding.claims import INFERRED, ClaimRegister, Telling, incident_id
from dateline.coding.context import Layers, ReadSentence
from dateline.coding.responsibility import Statement, incident_of, responsibility, source_of
from dateline.model.coded import (
    Claim,
    Count,
    Incident,
    IncidentDate,
    IncidentPlace,
    Participant,
    Responsibility,
    Source,
    Weapon,
)
from dateline.model.layers import Attribution
from dateline.model.span import Evidence, Span
from dateline.model.vocabulary import Certainty, IncidentRole, Stance
from dateline.model.vocabulary import ParticipantRole as Role
from dateline.model.vocabulary import ResponsibilityStatus as Status
from dateline.schemes.crosswalks import codes

BLAMELESS = frozenset({"rescue_operation", "release", "arrest", "weapons_seizure"})


@dataclass(frozen=True, slots=True)
class _Episode:
    """The incidents of one report side by side: drafts, their types, ids and estimates, in text order."""

    drafts: Sequence[Draft]
    kinds: Sequence[str]
    ids: Sequence[str]
    counted: Sequence[list[Estimate]]


class IncidentBuilder:
    """Builds the incidents of one report from its drafts, stating claims in `register` on the way."""

    def __init__(self, layers: Layers, reads: Sequence[ReadSentence], register: ClaimRegister) -> None:
        self._layers = layers
        self._reads = reads
        self._register = register
        self._text = register.text
        self._referents = Referents(layers, register.text)

    def build(self, drafts: Sequence[Draft]) -> tuple[Incident, ...]:
        """The incidents in the order of their first mention."""
        kinds = [type_of(d) for d in drafts]
        ids = [incident_id(self._register.report, d.anchor, k) for d, k in zip(drafts, kinds, strict=True)]
        said = self._responsibility(drafts, kinds)
        self._surroundings = Surroundings(self._layers.places, self._reads, drafts)
        violent = next((k for k, d in enumerate(drafts) if not d.background and kinds[k] not in OPERATIONS), None)
        tallier = Tallier(self._reads, self._register)
        counted = tallier.estimates(drafts, ids, violent)
        tallier.harmless(drafts, ids)
        episode = _Episode(drafts, kinds, ids, counted)
        self._rivals = Accounts(self._register.speakers.attributions, self._reads, drafts, self._text).rivals()
        return tuple(self._incident(k, episode, said[k]) for k in range(len(drafts)))

    def _incident(self, k: int, episode: _Episode, said: Sequence[Statement]) -> Incident:
        draft, kind, identity, counted = episode.drafts[k], episode.kinds[k], episode.ids[k], episode.counted[k]
        certainty = self._certainty(draft, kind, identity)
        members = self._participants(draft, kind, identity, said)
        place = self._place(draft, identity)
        responsible = tuple(self._responsible(s, identity) for s in said)
        account = partial(self._account, identity=identity)
        rivals = [r for r in self._rivals if r.draft == k]
        counted, rivals = with_denied(counted, rivals, self._register.by_id, account)
        disputes = merged(
            (
                *count_disputes(counted),
                *responsibility_dispute(responsible, self._register.by_id),
                *told_disputes(rivals, account),
            )
        )
        return Incident(
            id=identity,
            type=kind,
            headline=headline(kind, members, place, taken_words(draft)),
            codes=codes(kind, *scheme_kinds(members)),
            role=IncidentRole.BACKGROUND if draft.background else IncidentRole.MAIN,
            stage=stage_of(draft, kind),
            certainty=certainty,
            date=self._date(draft, episode.drafts, identity),
            place=place,
            participants=members,
            weapons=self._weapons(draft, kind, identity),
            responsibility=responsible,
            counts=tuple(_count(e) for e in counted),
            ledger=ledger(k, episode.drafts, episode.kinds, episode.counted),
            relations=relations(k, episode.drafts, episode.kinds, episode.ids),
            contested=tuple(d.field for d in disputes),
            disputes=disputes,
            mentions=tuple(Evidence.of(self._register.report.text, m.span) for m in draft.mentions),
        )

    def _account(self, said: Attribution, identity: str) -> Claim:
        """What a speaker says of the incident where another contradicts it."""
        span = Span(
            min(c.start for c in (said.cue, *own_content(said))), max(c.end for c in (said.cue, *own_content(said)))
        )
        source = Source(text=said.text, kind=said.kind, chain=said.chain)
        value = {"text": span.of(self._text)}
        return self._register.add("account", value, span, identity, Telling(source, said.stance, said.certainty))

    def _certainty(self, draft: Draft, kind: str, identity: str) -> Certainty:
        """State the type; an incident is as certain as the most certain of the words that name it."""
        naming = [m for m in draft.mentions if m.type == kind] or draft.mentions[:1]
        claims = [self._register.add("type", {"type": kind}, m.span, identity) for m in naming]
        if kind == "threat":
            return Certainty.THREATENED
        asserted = [c.certainty for c in claims if c.stance is Stance.ASSERTS] or [Certainty.ALLEGED]
        return Certainty.STATED if Certainty.STATED in asserted else asserted[0]

    def _participants(
        self, draft: Draft, kind: str, identity: str, said: Sequence[Statement]
    ) -> tuple[Participant, ...]:
        stated = [self._participant(part, identity) for part in parts(draft, kind, said, self._referents)]
        members = tuple(p for p in stated if p is not None)
        if kind == "arrest" and not any(p.role is Role.RESPONDER for p in members):
            return (*members, self._arresting(draft, identity))
        return members

    def _arresting(self, draft: Draft, identity: str) -> Participant:
        """An arrest without a doer ("were arrested") is the police's by the meaning of the word; low confidence says so."""
        mention = next((m for m in draft.mentions if m.type == "arrest"), draft.mentions[0])
        words = mention.span.of(self._text)
        value = {"role": Role.RESPONDER.value, "name": "police (implied)", "text": words}
        claim = self._register.add("participant", value, mention.span, identity, Telling(confidence=INFERRED))
        return Participant(role=Role.RESPONDER, text=words, name="police (implied)", kind="police", claims=(claim.id,))

    def _participant(self, part: Part, identity: str) -> Participant | None:
        """The part as a claim; None where its source denies it."""
        party, actor = part.party, part.party.actor
        name = self._referents.name(party)
        value = {"role": part.role.value, "name": name, "text": party.text}
        claim = self._register.add("participant", value, party.span, identity)
        if claim.stance is Stance.DENIES:
            return None
        return Participant(
            role=part.role,
            text=party.text,
            name=name,
            actor=actor.actor if actor is not None else None,
            kind=self._referents.kind(party),
            claims=(claim.id,),
        )

    def _place(self, draft: Draft, identity: str) -> IncidentPlace | None:
        place, mentions = locate(draft, self._surroundings)
        for mention in mentions:
            value = {"name": place.name if place else mention.name, "text": mention.text}
            self._register.add("place", value, mention.span, identity)
        return place

    def _date(self, draft: Draft, drafts: Sequence[Draft], identity: str) -> IncidentDate | None:
        time = draft.time or time_beside(draft, drafts, self._reads)
        if time is None:
            return None
        value = {"edtf": time.edtf, "text": time.text} | ({"time": time.time} if time.time else {})
        self._register.add("date", value, time.span, identity)
        return IncidentDate(edtf=time.edtf, precision=time.precision, text=time.text, time=time.time)

    def _weapons(self, draft: Draft, kind: str, identity: str) -> tuple[Weapon, ...]:
        used = instruments(draft, kind)
        for w in used:
            self._register.add("weapon", {"type": w.type, "text": w.text}, w.span, identity)
        return tuple(Weapon(type=w.type, text=w.text) for w in used)

    def _responsibility(self, drafts: Sequence[Draft], kinds: Sequence[str]) -> list[list[Statement]]:
        """The statements about each incident, in text order; nobody is blamed for a rescue or an arrest but a force."""
        rows: list[list[Statement]] = [[] for _ in drafts]
        for statement in responsibility(self._reads, self._register.speakers.attributions):
            k = incident_of(statement, drafts)
            if k is not None and (kinds[k] not in BLAMELESS or (statement.party is not None and statement.party.state)):
                rows[k].append(statement)
        return rows

    def _responsible(self, statement: Statement, identity: str) -> Responsibility:
        party, actor = statement.party, statement.party.actor if statement.party is not None else None
        text = party.text if party is not None else statement.span.of(self._text)
        name = self._referents.name(party) if party is not None else None
        value = {"status": statement.status.value, "name": name, "text": text, "mode": statement.mode}
        stance = Stance.DENIES if statement.status is Status.DENIED else Stance.ASSERTS
        source = source_of(statement, self._register.speakers.attributions)
        telling = Telling(source, stance, statement.certainty)
        claim = self._register.add("responsibility", value, statement.span, identity, telling)
        return Responsibility(
            actor=actor.actor if actor is not None else None,
            text=text,
            name=name,
            status=statement.status,
            by=statement.by.text if statement.by is not None else claim.source.text,
            claim=claim.id,
            mode=statement.mode,
        )


def _count(e: Estimate) -> Count:
    return Count(
        what=e.what, who=e.who, low=e.low, best=e.best, high=e.high, contested=e.contested, rule=e.rule, claims=e.claims
    )
