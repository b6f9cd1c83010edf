"""Turns drafts into incidents: every value becomes a claim first, then the incident points at it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.adding import summed
from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.estimates import Estimate, estimates
from dateline.coding.assembly.headline import headline
from dateline.coding.assembly.ledgers import STARTS, ledger_of
from dateline.coding.assembly.location import locate
from dateline.coding.assembly.participants import OPERATIONS, Part, parts
from dateline.coding.assembly.party_kinds import party_kind
from dateline.coding.assembly.relations import relation
from dateline.coding.assembly.stated import Stated
from dateline.coding.claims import INFERRED, ClaimRegister, incident_id
from dateline.coding.context import Layers, ReadSentence
from dateline.coding.reality import Reality
from dateline.coding.responsibility import Statement, incident_of, responsibility, source_of
from dateline.coding.tolls import Toll, group_of
from dateline.model.coded import (
    Count,
    Incident,
    IncidentDate,
    IncidentPlace,
    Participant,
    Relation,
    Responsibility,
    Weapon,
)
from dateline.model.span import Evidence
from dateline.model.vocabulary import Certainty, CountWhat, CountWho, IncidentRole, Stage, Stance
from dateline.model.vocabulary import ParticipantRole as Role
from dateline.model.vocabulary import ResponsibilityStatus as Status
from dateline.parsing.document import Document
from dateline.schemes.crosswalks import codes
from dateline.schemes.incident_types import incident_type, may_be_same, most_specific

PLAIN = frozenset({"armed_clash", "raid", "killing", "security_operation"})  # a later word of these renames nothing


class IncidentBuilder:
    """Builds the incidents of one report from its drafts, stating claims in `register` on the way."""

    def __init__(
        self, document: Document, layers: Layers, reads: Sequence[ReadSentence], register: ClaimRegister
    ) -> None:
        self._document = document
        self._layers = layers
        self._reads = reads
        self._register = register
        self._text = document.text
        self._drafts: Sequence[Draft] = ()

    def build(self, drafts: Sequence[Draft]) -> tuple[Incident, ...]:
        """The incidents in the order of their first mention."""
        kinds = [self._type(d) for d in drafts]
        ids = [incident_id(self._document.report, d.mentions[0].span, k) for d, k in zip(drafts, kinds, strict=True)]
        said = self._responsibility(drafts)
        self._drafts = drafts
        violent = next(
            (d for d, k in zip(drafts, kinds, strict=True) if not d.background and k not in OPERATIONS), None
        )
        counted = [self._counts(d, i, d is violent) for d, i in zip(drafts, ids, strict=True)]
        self._harmless(drafts, ids)
        return tuple(self._incident(k, drafts, kinds, ids, said[k], counted) for k in range(len(drafts)))

    def _incident(
        self,
        k: int,
        drafts: Sequence[Draft],
        kinds: Sequence[str],
        ids: Sequence[str],
        said: Sequence[Statement],
        counted: Sequence[list[Estimate]],
    ) -> Incident:
        draft, kind, identity = drafts[k], kinds[k], ids[k]
        for mention in [m for m in draft.mentions if m.type == kind] or draft.mentions[:1]:
            self._register.add("type", {"type": kind}, mention.span, identity)
        members = self._participants(draft, kind, identity, said)
        place = self._place(draft, identity)
        date = self._date(draft, identity)
        party_kinds = _kinds(members)
        return Incident(
            id=identity,
            type=kind,
            headline=headline(kind, members, place),
            codes=codes(kind, *party_kinds),
            role=IncidentRole.BACKGROUND if draft.background else IncidentRole.MAIN,
            stage=_stage(draft, kind),
            certainty=Certainty.THREATENED if kind == "threat" else Certainty.STATED,
            date=date,
            place=place,
            participants=members,
            weapons=self._weapons(draft, identity),
            responsibility=tuple(r for s in said if (r := self._responsible(s, identity)) is not None),
            counts=tuple(
                Count(
                    what=e.what,
                    who=e.who,
                    low=e.low,
                    best=e.best,
                    high=e.high,
                    contested=e.contested,
                    rule=e.rule,
                    claims=e.claims,
                )
                for e in counted[k]
            ),
            ledger=self._ledger(k, drafts, kinds, counted),
            relations=_relations(k, drafts, kinds, ids),
            contested=tuple(f"{e.what.value}:{e.who.value}" for e in counted[k] if e.contested),
            mentions=tuple(Evidence.of(self._text, m.span) for m in draft.mentions),
        )

    def _type(self, draft: Draft) -> str:
        """The most specific of the types that may name the incident which its first words name."""
        escaped = any(t.what is CountWhat.ESCAPED and t.who is CountWho.PRISONERS for g in draft.groups for t in g.tolls)
        types = draft.types | ({"jailbreak"} if escaped and not draft.types & {"kidnapping", "hijacking"} else set())
        families = {incident_type(t).family for t in types}
        if families & {"unrest", "attack"}:
            types = {t for t in types if incident_type(t).family != "property"} or types
        if not types:
            return "armed_assault"
        first = next((g.types & types for g in draft.groups if g.types & types), frozenset(types))
        anchor = most_specific(frozenset(first))
        chosen = most_specific(
            frozenset(t for t in types if t in first or t == "jailbreak" or (may_be_same(t, anchor) and t not in PLAIN))
        )
        doers = [p for g in draft.groups for p in g.agents if p.armed or p.state]
        if chosen == "raid" and doers and not any(p.state for p in doers):
            return "armed_assault"
        return chosen

    def _harmless(self, drafts: Sequence[Draft], ids: Sequence[str]) -> None:
        """State each denial of harm as a claim of the incident told last before it."""
        for read in self._reads:
            for unhurt in read.harmless:
                before = [k for k, d in enumerate(drafts) if not d.background and d.groups[0].index <= unhurt.sentence]
                told = [k for k in before if any(g.index == unhurt.sentence for g in drafts[k].groups)] or before
                if told:
                    who = [group_of(p).value for p in unhurt.parties]
                    value = {"what": "harmed", "who": who, "text": unhurt.span.of(self._text)}
                    self._register.add("harm", value, unhurt.span, ids[told[0]], stance=Stance.DENIES)

    def _counts(self, draft: Draft, identity: str, first: bool) -> list[Estimate]:
        stated = [self._stated(t, identity) for g in draft.groups for t in summed(g.tolls)]
        rows = estimates([s for s in stated if s is not None])
        return rows + self._attackers(draft, identity, first)

    def _stated(self, toll: Toll, identity: str) -> Stated | None:
        """The toll as a claim; None where its source denies it, which leaves the claim but counts nobody."""
        value = {
            "what": toll.what.value,
            "who": toll.who.value,
            "low": toll.low,
            "best": toll.best,
            "high": toll.high,
            "text": toll.span.of(self._text),
        }
        claim = self._register.add("count", value, toll.span, identity)
        if claim.stance is Stance.DENIES:
            return None
        return Stated(toll, claim.id, claim.source.text, toll.low, toll.best, toll.high)

    def _attackers(self, draft: Draft, identity: str, first: bool) -> list[Estimate]:
        """How many attacked; in the main incident of violence also as told in sentences of no incident."""
        others = {g.index for d in self._drafts if d is not draft for g in d.groups}
        own = {g.index for g in draft.groups}
        if first:
            own |= {r.sentence.index for r in self._reads} - others
        rows = []
        for read in self._reads:
            if read.sentence.index not in own:
                continue
            for party, q in read.attackers:
                value = {
                    "what": "attackers",
                    "who": group_of(party).value,
                    "low": q.low,
                    "best": q.best,
                    "high": q.high,
                    "text": party.text,
                }
                claim = self._register.add("count", value, party.span, identity)
                rows.append((party, q, claim.id))
        if not rows:
            return []
        top = max(rows, key=lambda r: r[1].low or r[1].best or 0)
        rule = "only_claim" if len(rows) == 1 else "largest_is_the_whole"
        return [
            Estimate(
                CountWhat.ATTACKERS,
                group_of(top[0]),
                top[1].low,
                top[1].best,
                top[1].high,
                False,
                rule,
                tuple(r[2] for r in rows),
            )
        ]

    def _participants(
        self, draft: Draft, kind: str, identity: str, said: Sequence[Statement]
    ) -> tuple[Participant, ...]:
        members = tuple(self._participant(part, identity) for part in parts(draft, kind, said))
        if kind == "arrest" and not any(p.role is Role.RESPONDER for p in members):
            return (*members, self._arresting(draft, identity))
        return members

    def _arresting(self, draft: Draft, identity: str) -> Participant:
        """An arrest without a doer ("were arrested") is the police's by the meaning of the word; low confidence says so."""
        mention = next(m for m in draft.mentions if m.type == "arrest")
        words = mention.span.of(self._text)
        value = {"role": Role.RESPONDER.value, "name": "police (implied)", "text": words}
        claim = self._register.add("participant", value, mention.span, identity, confidence=INFERRED)
        return Participant(role=Role.RESPONDER, text=words, name="police (implied)", kind="police", claims=(claim.id,))

    def _participant(self, part: Part, identity: str) -> Participant:
        party = part.party
        name = party.actor.name if party.actor is not None else party.text
        kind = (
            str(party.actor.kind)
            if party.actor is not None
            else party.word.kind
            if party.word is not None
            else party.thing.kind
            if party.thing is not None
            else None
        )
        claim = self._register.add(
            "participant", {"role": part.role.value, "name": name, "text": party.text}, party.span, identity
        )
        return Participant(
            role=part.role,
            text=party.text,
            name=name,
            actor=party.actor.actor if party.actor is not None else None,
            kind=kind,
            claims=(claim.id,),
        )

    def _place(self, draft: Draft, identity: str) -> IncidentPlace | None:
        place, mentions = locate(draft, self._layers.places)
        for mention in mentions:
            self._register.add(
                "place", {"name": place.name if place else mention.name, "text": mention.text}, mention.span, identity
            )
        return place

    def _date(self, draft: Draft, identity: str) -> IncidentDate | None:
        time = draft.time
        if time is None:
            return None
        self._register.add("date", {"edtf": time.edtf, "text": time.text}, time.span, identity)
        return IncidentDate(edtf=time.edtf, precision=time.precision, text=time.text)

    def _weapons(self, draft: Draft, identity: str) -> tuple[Weapon, ...]:
        found: dict[str, Weapon] = {}
        for g in draft.groups:
            for w in g.read.weapons:
                if w.type not in found and (not w.ambiguous or any(m.span.overlaps(w.span) for m in g.mentions)):
                    found[w.type] = Weapon(type=w.type, text=w.text)
                    self._register.add("weapon", {"type": w.type, "text": w.text}, w.span, identity)
        return tuple(found.values())

    def _responsibility(self, drafts: Sequence[Draft]) -> list[list[Statement]]:
        """The statements about each incident, in text order."""
        rows: list[list[Statement]] = [[] for _ in drafts]
        for statement in responsibility(self._reads, self._register.speakers.attributions):
            k = incident_of(statement, drafts)
            if k is not None:
                rows[k].append(statement)
        return rows

    def _responsible(self, statement: Statement, identity: str) -> Responsibility | None:
        party = statement.party
        text = party.text if party is not None else statement.span.of(self._text)
        name = (party.actor.name if party.actor is not None else party.text) if party is not None else None
        value = {"status": statement.status.value, "name": name, "text": text, "mode": statement.mode}
        stance = Stance.DENIES if statement.status is Status.DENIED else Stance.ASSERTS
        source = source_of(statement, self._register.speakers.attributions)
        claim = self._register.add("responsibility", value, statement.span, identity, stance=stance, source=source)
        by = statement.by.text if statement.by is not None else claim.source.text
        return Responsibility(
            actor=party.actor.actor if party is not None and party.actor is not None else None,
            text=text,
            name=name,
            status=statement.status,
            by=by,
            mode=statement.mode,
            claim=claim.id,
        )

    def _ledger(
        self, k: int, drafts: Sequence[Draft], kinds: Sequence[str], counted: Sequence[list[Estimate]]
    ) -> object:
        if not any(e.what in STARTS for e in counted[k]):
            return None
        together = list(counted[k])
        if not drafts[k].background:
            for j, other in enumerate(drafts):
                if (
                    j != k
                    and not other.background
                    and kinds[j]
                    in {"rescue_operation", "release", "escape", "security_operation", "execution", "killing"}
                ):
                    together += counted[j]
        return ledger_of(together)


def _stage(draft: Draft, kind: str) -> Stage:
    realities = {m.reality for m in draft.mentions if m.type is not None} or {m.reality for m in draft.mentions}
    if kind == "threat":
        return Stage.THREATENED
    if realities == {Reality.FOILED} or (Reality.FOILED in realities and Reality.ACTUAL not in realities):
        return Stage.FOILED
    if Reality.ACTUAL not in realities and Reality.ATTEMPTED in realities:
        return Stage.ATTEMPTED
    return Stage.ACCOMPLISHED


def _kinds(members: Sequence[Participant]) -> tuple[str | None, str | None]:
    doers = [p for p in members if p.role in {Role.PERPETRATOR, Role.RESPONDER, Role.PARTY}]
    done_to = [p for p in members if p.role in {Role.VICTIM, Role.TARGET, Role.DETAINED}]
    if len(doers) > 1 and not done_to and doers[0].role is Role.PARTY:
        done_to = doers[1:]
    return (party_kind(doers[0].kind) if doers else None, party_kind(done_to[0].kind) if done_to else None)


def _relations(k: int, drafts: Sequence[Draft], kinds: Sequence[str], ids: Sequence[str]) -> tuple[Relation, ...]:
    if drafts[k].background:
        return ()
    rows = []
    for j, other in enumerate(drafts):
        if j == k or (other.background and kinds[k] != "release"):
            continue
        families = (incident_type(kinds[k]).family, incident_type(kinds[j]).family)
        found = relation(kinds[k], kinds[j], j < k, families)
        if found is not None:
            rows.append(Relation(to=ids[j], kind=found))
    return tuple(rows)
