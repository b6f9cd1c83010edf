"""Step two, readings: each lexicon word in a parsed sentence becomes a mention with its type, parties and reality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.coding.arguments import arguments
from dateline.coding.parties import Party
from dateline.coding.party_reader import PartyReader
from dateline.coding.propositions import governed_by
from dateline.coding.reality import Reality, reality
from dateline.knowledge.arguments import argument_words
from dateline.knowledge.triggers import Frame, Trigger
from dateline.model.span import Span
from dateline.parsing.document import Sentence
from dateline.parsing.gate import Hit

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
FINITE = frozenset({"VB", "VBD", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One trigger read in its sentence: token `head`, characters `span`, and who did it to whom.

    `others` marks "another", "a separate"; `also` a verb with "also"; `modifiers` are the lower-cased words before a noun.
    """

    sentence: int
    head: int
    span: Span
    frame: Frame
    lemma: str
    pos: str
    reality: Reality
    agents: tuple[Party, ...]
    objects: tuple[Party, ...]
    definite: bool
    indefinite: bool
    plural: bool
    others: bool
    modifiers: tuple[str, ...] = ()
    also: bool = False

    @property
    def type(self) -> str | None:
        """The incident type that the word names by itself; None for one that only says what happened to people ("killed")."""
        return self.frame.type


def read_mentions(s: Sentence, found: Sequence[Hit], parties: PartyReader) -> list[Mention]:
    """The mentions of one parsed sentence in text order."""
    rows: list[Mention] = []
    for hit in found:
        tokens = s.tokens_in(Span(hit.start, hit.end))
        if not len(tokens):
            continue
        for trigger, head in _fitting(s, hit, tokens):
            rows.append(_mention(s, hit, trigger, head, parties))
    return rows


def _fitting(s: Sentence, hit: Hit, tokens: range) -> Iterable[tuple[Trigger, int]]:
    """The triggers whose part of speech fits the tagged word: at most one that names an incident and one outcome."""
    typed = outcome = False
    for trigger in sorted(hit.triggers, key=lambda t: not t.frame.strong):
        head = _head_token(s, trigger, tokens)
        if head is None or (typed if trigger.frame.type else outcome):
            continue
        typed, outcome = typed or trigger.frame.type is not None, outcome or trigger.frame.type is None
        yield trigger, head


def _head_token(s: Sentence, trigger: Trigger, tokens: range) -> int | None:
    if trigger.pos == "gap":
        verb = governed_by(s, tokens[0], trigger.verbs)
        return (
            None if verb is not None and trigger.lemma.startswith("lose ") and not _loses(s, verb, tokens[-1]) else verb
        )
    if trigger.pos == "verb":
        i = _verb_token(s, tokens[min(trigger.head, len(tokens) - 1)], len(tokens) > 1)
        return None if i is not None and _is_standing(s, i) else i
    if trigger.pos == "noun":
        # The head is the word that the others hang on; a verb form ("attack" as VB) is another trigger's business.
        i = next((t for t in tokens if s.heads[t] not in tokens or s.heads[t] == t), tokens[-1])
        return None if s.tags[i] in FINITE or _describes(s, i, tokens) else i
    return tokens[0]


def _loses(s: Sentence, verb: int, lost: int) -> bool:
    """ "The army lost (dozens of) men": the people are the verb's own object; in "one soldier lost his life" they are not."""
    if s.deps[lost] == "pobj" and s.lowers[s.heads[lost]] == "of":
        lost = s.heads[s.heads[lost]]
    return s.heads[lost] == verb and s.deps[lost] in {"dobj", "obj", "nsubjpass"}


def _is_standing(s: Sentence, i: int) -> bool:
    """ "The hills occupied by rebels", "stolen cars": the participle says how things stand, not what happened."""
    return s.lowers[i] in argument_words("standing") and s.deps[i] in {"acl", "amod", "compound"}


def _verb_token(s: Sentence, i: int, phrase: bool) -> int | None:
    """Headlines and lower-case texts often tag a verb as a noun or adjective; past forms and phrases are safe."""
    if s.tags[i].startswith("V") or phrase:
        return i
    past = s.lowers[i].endswith("ed")
    if past and (s.tags[i] == "JJ" or (s.tags[i] in {"NN", "NNP"} and s.deps[i] not in {"amod", "compound"})):
        return i
    return None


def _describes(s: Sentence, i: int, tokens: range) -> bool:
    """ "An attack network", "the bombing suspect": the word only describes the noun after it, unless that noun is of the scene."""
    head = s.heads[i]
    if s.deps[i] not in {"compound", "amod", "nmod"} or head <= i or head in tokens:
        return False
    return s.lowers[head] not in argument_words("of_the_scene")


def _mention(s: Sentence, hit: Hit, trigger: Trigger, head: int, parties: PartyReader) -> Mention:
    agents, objects = arguments(s, head, trigger, parties)
    lowers = {s.lowers[c] for c in s.children[head]}
    nominal = trigger.pos == "noun"
    return Mention(
        sentence=s.index,
        head=head,
        span=Span(min(hit.start, s.starts[head]), max(hit.end, s.ends[head])),
        frame=_fatal(s, head, trigger.frame),
        lemma=trigger.lemma,
        pos="verb"
        if s.tags[head] == "VBG" and objects and nominal
        else trigger.pos
        if nominal or trigger.pos == "adjective"
        else "verb",
        reality=_reality(s, head, trigger),
        agents=agents,
        objects=objects,
        definite=nominal and bool(lowers & DEFINITE),
        indefinite=nominal and bool(lowers & INDEFINITE),
        plural=nominal and s.tags[head] in {"NNS", "NNPS"},
        others=any(s.lowers[c] in argument_words("others") for c in s.children[head] if c < head or not nominal),
        modifiers=tuple(
            s.lowers[c] for c in s.children[head] if c < head and s.deps[c] in {"amod", "compound", "nmod", "poss"}
        ),
        also=not nominal and bool(lowers & {"also", "additionally"}),
    )


def _reality(s: Sentence, head: int, trigger: Trigger) -> Reality:
    """The reality of the word; who is aboard is so whatever happens to the journey, and an attempt is one by its name."""
    found = reality(s, head)
    if trigger.frame.what == "aboard" and found is not Reality.NEGATED:
        return Reality.ACTUAL
    return Reality.ATTEMPTED if found is Reality.ACTUAL and trigger.lemma.startswith("attempt on") else found


def _fatal(s: Sentence, head: int, frame: Frame) -> Frame:
    """ "Fatally shot", "tortured to death": the words beside the trigger say that its victims died."""
    if not frame.type or frame.object != "victim":
        return frame
    own = [c for c in (*s.children[head], *range(head + 1, min(head + 3, len(s)))) if not c or s.tags[c - 1] != "CD"]
    beside = {s.lowers[c] for c in own}  # "four were shot, one fatally": the others live
    after = " ".join(s.lowers[head + 1 : head + 6])
    dies = bool(beside & argument_words("fatal")) or " to death" in f" {after}"
    return replace(frame, what="killed") if dies else frame
