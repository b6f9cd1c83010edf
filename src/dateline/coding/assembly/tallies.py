"""The counts of each incident of a report: every number becomes a claim, and the claims become estimates and ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.assembly.adding import summed
from dateline.coding.assembly.attacking import attackers_in_dispute
from dateline.coding.assembly.draft import CAPTIVITY, Draft
from dateline.coding.assembly.estimates import Estimate, estimates
from dateline.coding.assembly.killed_apart import killed_apart
from dateline.coding.assembly.ledgers import STARTS, ledger_of
from dateline.coding.assembly.one_group import rival_tolls_joined
from dateline.coding.assembly.stated import Stated
from dateline.coding.assembly.telling import told
from dateline.coding.attackers import Attackers
from dateline.coding.claims import ClaimRegister, Telling
from dateline.coding.context import ReadSentence
from dateline.coding.toll import Toll, group_of
from dateline.model.coded import Ledger
from dateline.model.vocabulary import CountWhat, Stance

# Incidents whose counts belong to the ledger of the abduction they answer or are part of.
ESCAPABLE = CAPTIVITY | {"jailbreak", "enforced_disappearance"}
FEWEST_DISPLACED = 20
IN_LEDGER = frozenset(
    {"rescue_operation", "raid", "release", "escape", "security_operation", "execution", "armed_assault", "armed_clash"}
)


class Tallier:
    """Counts people for the incidents of one report, stating each number as a claim in `register`."""

    def __init__(self, reads: Sequence[ReadSentence], register: ClaimRegister) -> None:
        self._reads = {r.sentence.index: r for r in reads}
        self._register = register
        self._text = register.text

    def estimates(self, drafts: Sequence[Draft], ids: Sequence[str], violent: int | None) -> list[list[Estimate]]:
        """The estimates of each incident; attackers told beside no incident are those of number `violent`."""
        spoken_of = {g.index for d in drafts for g in d.groups}
        rows = []
        for k, (draft, identity) in enumerate(zip(drafts, ids, strict=True)):
            deaths = any(t.what is CountWhat.KILLED and t.best != 0 for g in draft.groups for t in g.tolls)
            captive = bool(draft.types & ESCAPABLE)
            tolls = [
                kept
                for g in draft.groups
                for toll in summed(g.tolls)
                if not (toll.shot and deaths) and (kept := toll if captive else _displaced(toll)) is not None
            ]
            day = draft.time.edtf if draft.time is not None else None
            stated = [s for t in tolls if (s := self._stated(t, identity, day)) is not None]
            sentences = {g.index for g in draft.groups}
            beside = self._reads.keys() - spoken_of if k == violent else set()
            attacking = [a for i in sorted(sentences) for a in self._reads[i].attackers]
            attacking += [a for i in sorted(beside) for a in self._reads[i].attackers if a.armed]
            rows.append(estimates(rival_tolls_joined(stated, self._reads)) + self._attackers(attacking, identity))
        return rows

    def _stated(self, toll: Toll, identity: str, day: str | None) -> Stated | None:
        """The toll as a claim; None where its source denies it, which leaves the claim but counts nobody; `day` is the incident's."""
        value = {"what": toll.what.value, "who": toll.who.value, "low": toll.low, "best": toll.best, "high": toll.high}
        claim = self._register.add("count", {**value, "text": toll.span.of(self._text)}, toll.span, identity)
        if claim.stance is Stance.DENIES and toll.best != 0:
            return None
        source = claim.source
        how = told(self._reads[toll.sentence], toll, source.text, day)
        return Stated(toll, claim.id, source.text, toll.low, toll.best, toll.high, source.kind, how)

    def _attackers(self, attacking: Sequence[Attackers], identity: str) -> list[Estimate]:
        rows = []
        for a in attacking:
            q = a.quantity
            value = {"what": "attackers", "who": group_of(a.party).value, "low": q.low, "best": q.best, "high": q.high}
            rows.append((a, self._register.add("count", {**value, "text": a.party.text}, a.party.span, identity)))
        if not rows:
            return []
        top, _ = max(rows, key=lambda r: r[0].quantity.low or r[0].quantity.best or 0)
        q = top.quantity
        rule = "only_claim" if len(rows) == 1 else "largest_is_the_whole"
        claims = tuple(claim.id for _, claim in rows)
        found = Estimate(CountWhat.ATTACKERS, group_of(top.party), q.low, q.best, q.high, False, rule, claims)
        return [attackers_in_dispute(found, [claim for _, claim in rows])]

    def harmless(self, drafts: Sequence[Draft], ids: Sequence[str]) -> None:
        """State each denial of harm as a claim of the main incident told last before it."""
        main = [
            (d.groups[0].index, {g.index for g in d.groups}, i)
            for d, i in zip(drafts, ids, strict=True)
            if not d.background
        ]
        for read in self._reads.values():
            for unhurt in read.harmless:
                before = [row for row in main if row[0] <= unhurt.sentence]
                told = [row for row in before if unhurt.sentence in row[1]] or before
                if told:
                    who = [group_of(p).value for p in unhurt.parties]
                    value = {"what": "harmed", "who": who, "text": unhurt.span.of(self._text)}
                    self._register.add("harm", value, unhurt.span, told[0][2], Telling(stance=Stance.DENIES))


def _displaced(toll: Toll) -> Toll | None:
    """People who flee where nobody is captive are displaced; a few who "fled the attack" are not counted at all."""
    if toll.what is not CountWhat.ESCAPED or not toll.mention.lemma.startswith("flee"):
        return toll
    return replace(toll, what=CountWhat.DISPLACED) if (toll.low or toll.best or 0) >= FEWEST_DISPLACED else None


def ledger(k: int, drafts: Sequence[Draft], kinds: Sequence[str], counted: Sequence[list[Estimate]]) -> Ledger | None:
    """The ledger of incident `k`, with what the rescue, release or killing that followed it made of its people."""
    if not any(e.what in STARTS for e in counted[k]):
        return None
    apart = killed_apart(drafts[k])
    together = [e for e in counted[k] if e.what is not CountWhat.KILLED or e.who not in apart]
    if not drafts[k].background:
        for j, other in enumerate(drafts):
            if j != k and not other.background and kinds[j] in IN_LEDGER:
                together += counted[j]
    return ledger_of(together)
