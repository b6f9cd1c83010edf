"""Reads the noun phrases of a sentence as parties: heads, lists, shares, numbers, titles."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.parties import STATE, Party
from dateline.coding.phrase_words import (
    COLLECTING,
    COLLECTIVES,
    DEFINITE,
    INDEFINITE,
    LEFT,
    LIVES,
    OUTSIDE,
    PRONOUNS,
    QUOTES,
)
from dateline.knowledge.actors import ActorMatch, actor
from dateline.knowledge.demonyms import country_of_adjective
from dateline.knowledge.people import PersonWord, person_phrase, person_word
from dateline.knowledge.targets import target_phrase
from dateline.model.actor_kinds import ActorKind
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.parsing.document import Sentence


def _is_listed(s: Sentence, head: int, conjunct: int) -> bool:
    """Whether "and", "or" or an "as well as" joins the list; a comma alone is often a slip of the parser."""
    k = conjunct
    for _ in range(8):
        if any(s.deps[c] == "cc" for c in (*s.children[head], *s.children[k])):
            return True
        further = [c for c in s.children[k] if s.deps[c] == "conj"]
        if not further:
            return False
        k = further[0]
    return False


def _is_private(word: PersonWord | None) -> bool:
    """Whether a noun means people who act for no state and do no violence."""
    return word is not None and not word.agentive and word.kind not in STATE


class PartyReader:
    """Reads noun phrases of one sentence, given the quantities and known actors found in it."""

    def __init__(
        self,
        sentence: Sentence,
        quantities: Sequence[Quantity],
        actors: Sequence[ActorMatch],
        times: Sequence[Span] = (),
        places: Sequence[Span] = (),
        speakers: Sequence[Span] = (),
    ) -> None:
        self._s = sentence
        self._quantities = quantities
        self._actors = actors
        self._speakers = frozenset(i for span in speakers for i in sentence.tokens_in(span))
        self._times = frozenset(i for span in times for i in sentence.tokens_in(span))
        self._excluded = self._times | frozenset(i for span in places for i in sentence.tokens_in(span))
        self._cache: dict[int, tuple[Party, ...]] = {}

    def read(self, head: int) -> tuple[Party, ...]:
        """The parties of the noun phrase at token `head`, its conjuncts and "including" shares each on their own."""
        if head not in self._cache:
            self._cache[head] = tuple(self._read(head, set()))
        return self._cache[head]

    def by_adjective(self, i: int) -> Party | None:
        """The forces of the state whose adjective stands at token `i` ("Israeli" in "an Israeli raid"), None where it is none."""
        s = self._s
        country = country_of_adjective(s.lowers[i])
        if country is None:
            return None
        forces = actor(f"{country}.MIL")
        span = s.chars(i, i)
        match = ActorMatch(span.start, span.end, forces.id, forces.name, forces.kind, s.words[i])
        return Party(
            sentence=s.index,
            head=i,
            span=span,
            text=s.words[i],
            word=None,
            thing=None,
            actor=match,
            quantity=None,
            plural=False,
            definite=False,
            indefinite=False,
            named=True,
            pronoun=False,
        )

    def _read(self, head: int, seen: set[int], part: bool = False) -> list[Party]:
        s = self._s
        if (
            head in self._excluded
            or head in seen
            or (s.tags[head][:1] in {"V", "M", "."} and s.tags[head] not in {"VBG", "VBN"})
        ):
            return []
        seen.add(head)
        own = self._party(head, part)
        rows = [own]
        for place in dict.fromkeys((head, own.head)):
            for c in s.children[place]:
                if (
                    s.deps[c] == "conj"
                    and s.tags[c][:1] in "NCPJ"
                    and _is_listed(s, place, c)
                    and c not in self._speakers
                    and not self._describes(own, c)
                ):
                    rows.extend(self._read(c, seen, part or "among" in s.lowers[place + 1 : c]))
                elif s.deps[c] == "appos" and "among" in s.lowers[place + 1 : c]:
                    rows.extend(self._read(c, seen, part=True))
                elif s.deps[c] == "prep" and s.lowers[c] in {"including", "among"}:
                    for target in s.children[c]:
                        if s.deps[target] in {"pobj", "pcomp"}:
                            rows.extend(self._read(target, seen, part=True))
        if len(rows) > 1 and own.word is not None and own.word.kind == "nationals" and not own.plural and rows[1].state:
            return rows[1:]  # "a combined Afghan and coalition force": the first word only describes the second
        return rows

    def _closed(self, span: Span) -> Span:
        """The span with the mark right after it that closes one inside: 'the "Green Hand"', "the front (GHF)"."""
        s = self._s
        text, after = (
            s.text[span.start - s.start : span.end - s.start],
            s.text[span.end - s.start : span.end - s.start + 1],
        )
        opened = (after == '"' and text.count('"') % 2) or any(
            after == closing and text.count(opening) > text.count(closing) for opening, closing in ("()", "[]", "“”")
        )
        return Span(span.start, span.end + 1) if opened else span

    def _describes(self, own: Party, conjunct: int) -> bool:
        """ "The politician, lawyer and former envoy was seized": bare singular nouns after a definite one are of the same person."""
        s = self._s
        bare = s.tags[conjunct] == "NN" and not any(
            s.deps[c] in {"det", "poss", "nummod"} for c in s.children[conjunct]
        )
        person = own.word is not None and own.word.number == 1 and own.definite and not own.named
        word = person_word(s.lowers[conjunct])
        return bare and person and word is not None and word.number == 1 and "," in s.words[own.head : conjunct]

    def _party(self, head: int, part: bool) -> Party:
        s = self._s
        meaning = self._meaning(head)
        first = self._left(meaning) if s.lowers[head] in LIVES else min(self._left(head), self._left(meaning))
        while first < meaning and (s.lowers[first] in OUTSIDE or self._is_conjunction(first, meaning)):
            first += 1
        core = s.chars(first, max(head, meaning))
        span = self._with_of(core, meaning)
        while s.text[span.start - s.start] in QUOTES and span.start + 1 < span.end:
            span = Span(span.start + 1, span.end)
        span = self._closed(span)
        lowers = s.lowers[s.tokens_in(span).start : max(head, meaning) + 1]
        named = s.tags[meaning] in {"NNP", "NNPS"}
        phrase = [s.lowers[i] for i in range(max(first, meaning - 5), meaning + 1)]
        word = person_phrase(phrase) or self._title(first, meaning)
        thing = target_phrase(phrase)
        if thing is not None and word is not None and len(thing.lemma.split()) > len(word.lemma.split()):
            word = None
        actor = self._actor(core, s.starts[meaning])
        if actor is not None and actor.kind is ActorKind.STATE and actor.end <= s.starts[meaning] and _is_private(word):
            actor = None  # "US citizens" are not the United States
        return Party(
            sentence=s.index,
            head=meaning,
            span=span,
            text=s.text[span.start - s.start : span.end - s.start],
            word=word,
            thing=thing,
            actor=actor,
            quantity=self.quantity(core) or self._of_number(meaning),
            plural=s.tags[meaning] in {"NNS", "NNPS"} or (word is not None and word.plural),
            definite=bool(lowers) and (lowers[0] in DEFINITE),
            indefinite=any(w in INDEFINITE for w in lowers[:2]),
            named=named,
            pronoun=s.tags[meaning] in PRONOUNS,
            part=part,
        )

    def _is_conjunction(self, i: int, head: int) -> bool:
        """Whether "that" before a plural is the conjunction of "said that guerrillas ...", which the parser takes for its article."""
        return self._s.lowers[i] == "that" and self._s.tags[head] in {"NNS", "NNPS"}

    def _title(self, first: int, head: int) -> PersonWord | None:
        """A person's title or description before the name: "Constable Ram Lal", "passenger Ana Ruiz"."""
        if self._s.tags[head] not in {"NNP", "NNPS"}:
            return None
        for i in range(head - 1, first - 1, -1):
            word = person_word(self._s.lowers[i])
            if word is not None:
                return word
        for c in self._s.children[head]:
            if self._s.deps[c] == "appos":
                return person_word(self._s.lowers[c])
        return None

    def _left(self, head: int) -> int:
        """The first token of the phrase's own left modifiers."""
        s, first = self._s, head
        for c in reversed(s.children[head]):
            if s.lowers[c] in {"dead", "hostage"} or c in self._times:
                break  # "shot dead nine worshippers": the word is the verb's; "in 2017 900 inmates": a date is no modifier
            if c < first and s.deps[c] in LEFT and s.lowers[c] not in {",", ";", ":"}:
                edge = s.edges[c][0]
                first = min(first, max((i + 1 for i in range(edge, c + 1) if i in self._times), default=edge))
        return first

    def _meaning(self, head: int) -> int:
        """Follow "of" through words that only measure: "dozens of people" means people."""
        s = self._s
        for _ in range(3):
            if s.lowers[head] not in COLLECTING and s.tags[head] not in {"CD", "DT", "JJ"}:
                return head
            inner = [
                t
                for c in s.children[head]
                if s.deps[c] == "prep" and s.lowers[c] in {"of", "from", "among"}
                for t in s.children[c]
                if s.deps[t] == "pobj"
            ]
            if not inner or s.tags[inner[0]] == "PRP":
                return head
            head = inner[0]
        return head

    def _with_of(self, core: Span, head: int) -> Span:
        """The phrase with the "of" that completes it: "a convoy of Chinese engineers"."""
        s = self._s
        for c in s.children[head]:
            if c == head + 1 and s.lowers[c] == "of":
                for target in s.children[c]:
                    if s.deps[target] == "pobj":
                        return Span(core.start, s.ends[target])
        return core

    def quantity(self, span: Span) -> Quantity | None:
        """The first number inside the phrase ("three of the 12 guards" is three)."""
        return next((q for q in self._quantities if q.span.overlaps(span)), None)

    def _of_number(self, head: int) -> Quantity | None:
        """ "A family of five": the number that the collective noun holds."""
        s = self._s
        if s.lowers[head] not in COLLECTIVES:
            return None
        for c in s.children[head]:
            if s.lowers[c] == "of":
                numbers = [t for t in s.children[c] if s.deps[t] == "pobj" and s.tags[t] == "CD"]
                if numbers:
                    return self.quantity(s.chars(numbers[0], numbers[0]))
        return None

    def _actor(self, span: Span, head: int) -> ActorMatch | None:
        """The longest name of an actor in the phrase; officials and courts only where they are its head ("a senator's brother" is none)."""
        inside = [
            a
            for a in self._actors
            if a.start < span.end and span.start < a.end and (not a.office or a.start <= head < a.end)
        ]
        return max(inside, key=lambda a: a.end - a.start) if inside else None
