"""One sentence as the readers of responsibility see it: its clauses, its violence and who could have done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.coding.context import ReadSentence
from dateline.coding.parties import Party
from dateline.coding.propositions import of_verb
from dateline.coding.responsibility.grammar import Grammar
from dateline.coding.responsibility.statement import Statement
from dateline.knowledge.actors import ActorMatch
from dateline.model.actor_kinds import ActorKind
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty
from dateline.model.vocabulary import ResponsibilityStatus as Status

ARMED_KINDS = frozenset(
    {
        ActorKind.REBEL,
        ActorKind.MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.GANG,
        ActorKind.ARMED_GROUP,
        ActorKind.MERCENARIES,
        ActorKind.PARTY,
        ActorKind.UNKNOWN,
    }
)
FORCES = frozenset(
    {ActorKind.MILITARY, ActorKind.POLICE, ActorKind.SECURITY_FORCES, ActorKind.INTELLIGENCE, ActorKind.COALITION}
)
SURENESS = {Status.ACCUSED: Certainty.ALLEGED, Status.SUSPECTED: Certainty.POSSIBLE}
SELVES = frozenset({"it", "they", "he", "she", "we", "i"})
OWN = frozenset({"its", "their", "his", "her", "our", "my"})
ANOTHER = frozenset({"similar", "other", "previous", "earlier", "past", "such", "several", "numerous", "many"})
NAMING = frozenset(
    {"calling", "called", "named", "known", "claiming", "identifying", "identified", "signed", "attributed", "linked"}
)


class Clauses(Grammar):
    """Reads one sentence; token indices in and out."""

    def __init__(self, read: ReadSentence) -> None:
        super().__init__(read)
        self.deeds = {
            m.head for m in read.mentions if m.type is not None or m.frame.what in {"killed", "injured", "abducted"}
        }
        self.done = {m.head for m in read.mentions if m.head in self.deeds and m.frame.agent is not None}
        self.absent = self._absent()

    def _absent(self) -> frozenset[int]:
        """The tokens inside phrases that say nobody claimed it."""
        found = [
            Span(self.s.start + m.start(), self.s.start + m.end())
            for m in self.words.unclaimed.finditer(self.s.text.lower())
        ]
        return frozenset(i for span in found for i in self.s.tokens_in(span))

    def state(
        self, status: Status, party: Party | None, by: Party | None, cue: int, *, answers: bool = False
    ) -> Statement:
        """The statement made at token `cue`; its evidence is the clause around it."""
        mode = self.mode(cue) if status in {Status.CLAIMED, Status.DENIED} else None
        clause = self.clause(cue)
        pointed = frozenset(self.s.lowers[t] for t in self.s.tokens_in(clause) if self.s.tags[t] in {"DT", "PRP"})
        return Statement(
            status=status,
            party=party,
            by=by,
            span=clause,
            sentence=self.s.index,
            cue=self.s.chars(cue, cue),
            mode=mode,
            answers=answers,
            pointed=pointed,
            certainty=SURENESS.get(status),
        )

    def is_violence(self, i: int) -> bool:
        """Whether token `i` names violence."""
        return i in self.deeds or self.s.lowers[i] in self.words.violence

    def has_violence(self, among: Iterable[int]) -> bool:
        """Whether any of these tokens names violence."""
        return any(self.is_violence(i) for i in among)

    def is_another(self, i: int) -> bool:
        """Whether token `i` names other violence than the news: "similar attacks", "previous bombings"."""
        return self.is_violence(i) and any(self.s.lowers[c] in ANOTHER for c in self.s.children[i])

    def is_habit(self, i: int) -> bool:
        """Whether the verb at `i` sums up a stretch of time: "has been blamed for killing 1,200 people this year"."""
        clause = self.clause(i)
        perfect = any(self.s.lowers[c] in {"has", "have"} and self.s.deps[c] == "aux" for c in self.s.children[i])
        return perfect and any(
            clause.covers(t.span) and (t.vague_past or (t.precision or 0) >= 5) for t in self.read.times
        )

    def doers(self, verb: int) -> list[Party]:
        """Those who do what the verb at `verb` says, carriers of others' words replaced by whom they speak for."""
        return list(self.parties(of_verb(self.s, verb).agents))

    def speakers(self, verb: int) -> list[Party]:
        """Who blames, accuses or denies: in "said it had not fired and accused X" the one who said so, whatever the parser makes of it."""
        s, above = self.s, self.s.heads[verb]
        finite = s.tags[verb] in {"VBD", "VBZ", "VBP"} and s.tags[above] not in {"VBD", "VBZ", "VBP"}
        if s.deps[verb] == "conj" and finite and s.deps[above] == "ccomp":
            return self.doers(s.heads[above])
        return self.doers(verb)

    def before(self, i: int) -> list[Party]:
        """The parties right before token `i`, times skipped: what a text in capitals leaves of a subject."""
        k = i - 1
        while k >= 0 and (self.is_time(k) or self.s.tags[k] in {"MD", "RB", ","}):
            k -= 1
        return list(self.parties([k])) if k >= 0 and self.s.tags[k][:1] in "NJ" else []

    def parties(self, heads: Iterable[int]) -> Iterator[Party]:
        """The parties of the noun phrases at `heads`, conjuncts included, that could be answerable for something."""
        for head in heads:
            if self.s.lowers[head] in self.words.nobody or self.s.tags[head] in {"WP", "WDT", "EX"}:
                continue
            for party in self.read.parties.read(head) or self._state_at(head):
                for named in self._each(self._spoken_for(party)):
                    if not party.part and self.is_somebody(named):
                        yield named

    def _state_at(self, head: int) -> tuple[Party, ...]:
        """A country that is blamed, where its name is read as a place alone."""
        here = Span(self.s.starts[head], self.s.starts[head] + len(self.s.words[head]))
        for a in self.read.actors:
            if a.kind is ActorKind.STATE and Span(a.start, a.end).covers(here) and self.s.deps[head] == "dobj":
                text = self.s.text[a.start - self.s.start : a.end - self.s.start]
                return (
                    Party(
                        sentence=self.s.index, head=head, span=Span(a.start, a.end), text=text, word=None, thing=None,
                        actor=a, quantity=None, plural=False, definite=False, indefinite=False, named=True, pronoun=False,
                    ),
                )  # fmt: skip
        return ()

    def _each(self, party: Party) -> Iterator[Party]:
        """One party for each armed group that a phrase names: a parser makes one name of "both the A and the B"."""
        whole = party.actor
        if whole is not None and Span(whole.start, whole.end).covers(party.span):  # "Path" of "a Shining Path attack"
            start, end = whole.start - self.s.start, whole.end - self.s.start
            yield replace(party, span=Span(whole.start, whole.end), text=self.s.text[start:end])
            return
        inside = [a for a in self.read.actors if party.span.covers(Span(a.start, a.end)) and a.kind in ARMED_KINDS]
        if party.actor is None and self._are_fighters(party):
            named = self._own_group(party)
            if named is not None:
                yield replace(
                    party, actor=named
                )  # "terrorists of the FMLN", "FMLN [the front's full name] urban cells"
                return
        if len({a.actor for a in inside}) < 2 or "and" not in party.text.lower().split():
            yield party
            return
        for a in inside:
            text = self.s.text[a.start - self.s.start : a.end - self.s.start]
            yield replace(party, actor=a, span=Span(a.start, a.end), text=text)

    def answerable(self, parties: Iterable[Party]) -> Iterator[Party]:
        """The same parties as `parties` gives them, for noun phrases that are read already."""
        for party in parties:
            yield from (named for named in self._each(self._spoken_for(party)) if not party.part)

    def _are_fighters(self, party: Party) -> bool:
        """Whether a group's name beside the words says whose people they are."""
        return (party.word is not None and party.word.agentive) or self.s.lowers[party.head] in self.words.members

    def _own_group(self, party: Party) -> ActorMatch | None:
        """The one group or force that a phrase of fighters names as theirs: in the phrase, in brackets or behind an "of" of it."""
        under = self.s.subtree(party.head)
        clauses = [self.s.subtree(k) for k in self.below(party.head) if self.s.deps[k] in {"relcl", "acl", "advcl"}]
        found = [
            a
            for a in self.read.actors
            if a.kind in ARMED_KINDS | FORCES
            and (under.covers(Span(a.start, a.end)) or self._is_right_before(a, party.span))
            and not any(c.covers(Span(a.start, a.end)) for c in clauses)
        ]
        return found[0] if len({a.actor for a in found}) == 1 else None

    def _is_right_before(self, match: ActorMatch, span: Span) -> bool:
        """Whether nothing but a bracket stands between a name and a phrase: "FMLN [the front's name] urban cells"."""
        between = self.s.text[match.end - self.s.start : span.start - self.s.start]
        return match.end <= span.start and not between.strip(' ])"”')

    def _spoken_for(self, party: Party) -> Party:
        """ "A spokesman for X", "a group calling itself X": X; any other party itself."""
        lower = self.s.lowers[party.head]
        if party.actor is not None or lower not in self.words.carriers | self.words.groups | self.words.members:
            return party
        for a in self.read.actors if lower in self.words.carriers | self.words.groups else ():
            tokens = self.s.tokens_in(Span(a.start, a.end))
            if self.s.subtree(party.head).covers(Span(a.start, a.end)) and self._is_name(a):
                read = self.read.parties.read(tokens[-1])
                return replace(read[0], actor=a) if read else party
        named = self._group_of(party.head) if lower in self.words.carriers else None
        if named is None:
            named = next((t for t in self._names_under(party.head)), None)
        read = () if named is None else self.read.parties.read(named)
        return read[0] if read else party

    def _group_of(self, head: int) -> int | None:
        """The group that somebody speaks for without its name: "a spokesman of the group, Major X"."""
        if self.s.lowers[head] in self.words.groups:
            return None
        found = [t for k in self.kids(head, "prep") if self.s.lowers[k] in {"of", "for"} for t in self.kids(k, "pobj")]
        return next((t for t in found if self.s.lowers[t] in self.words.groups), None)

    def _names_under(self, head: int) -> Iterator[int]:
        """The tokens under a carrier or group that say which one it is: "the group's", "a group, X", "calling itself X"."""
        for c in self.s.children[head]:
            owner = self.s.deps[c] == "poss" and self.s.lowers[c] in self.words.groups
            if owner or (self.s.deps[c] == "appos" and self.s.tags[c].startswith("NNP")):
                yield c
            elif self.s.lowers[c] in NAMING and (self.s.lowers[c] != "claiming" or self.kids(c, "xcomp")):
                under = [t for t in self.below(c) if t > c]
                yield from (t for t in under if self.s.deps[t] == "poss" and self.s.lowers[t] in self.words.groups)
                told = {k for t in under if self.s.deps[t] == "relcl" for k in self.below(t)}
                yield from (t for t in under if t not in told and self._ends_name(t))

    def _ends_name(self, t: int) -> bool:
        return self.s.tags[t].startswith("NNP") and self.s.heads[t] not in range(t + 1, t + 6)

    def _is_name(self, match: ActorMatch) -> bool:
        """Whether the words are the actor's name, not only a description that fits it ("Sunni militant group ...")."""
        tokens = self.s.tokens_in(Span(match.start, match.end))
        if (
            len(tokens) and match.kind is ActorKind.STATE and self.s.deps[tokens[-1]] == "pobj"
        ):  # "rings operating in Bogota"
            return self.s.lowers[self.s.heads[tokens[-1]]] in {"of", "for", "from"}
        return len(tokens) > 0 and (self.s.tags[tokens[-1]].startswith("NNP") or self.s.deps[tokens[-1]] == "pobj")

    def is_somebody(self, party: Party) -> bool:
        """Whether the party is people, a group or a state; a pronoun is, until somebody resolves it."""
        if self.is_time(party.head):
            return False
        if party.pronoun:
            return self.s.lowers[party.head] in SELVES
        if not party.text or (party.head in self.deeds and party.word is None):
            return False
        return (
            party.word is not None
            or party.actor is not None
            or (party.named and party.thing is None)
            or self.s.lowers[party.head] in self.words.groups
        )

    def is_armed(self, party: Party) -> bool:
        """Whether the party is, or speaks for, somebody who fights a state or without one."""
        if party.actor is not None and party.actor.kind in ARMED_KINDS:
            return True
        if any(party.span.covers(Span(a.start, a.end)) and a.kind in ARMED_KINDS for a in self.read.actors):
            return True
        lower = self.s.lowers[party.head]
        if party.state:
            return False
        return (party.word is not None and party.word.agentive) or lower in self.words.groups

    def could_be_to_blame(self, party: Party) -> bool:
        """Whether an accusation can fall on the party: anybody but a pronoun or a bare victim."""
        return not party.pronoun and self.is_somebody(party)


def first(parties: Sequence[Party]) -> Party | None:
    """The first party, None where there is none or it is a pronoun."""
    return next((p for p in parties if not p.pronoun), None)
