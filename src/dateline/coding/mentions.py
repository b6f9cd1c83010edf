"""Step two, readings: each lexicon word in a parsed sentence becomes a mention with its type, parties and reality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.coding.parties import Party, PartyReader
from dateline.coding.propositions import Proposition, governed_by, of_noun, of_verb
from dateline.coding.reality import Reality, reality
from dateline.knowledge.triggers import Frame, Trigger
from dateline.model.span import Span
from dateline.parsing.document import Sentence
from dateline.parsing.gate import Hit

OTHERS = frozenset(
    {"another", "separate", "second", "third", "other", "similar", "different", "further", "earlier", "previous"}
)
VERB_FOR_NOUN = {
    "launch",
    "launched",
    "carried",
    "carry",
    "carrying",
    "conduct",
    "conducted",
    "mount",
    "mounted",
    "stage",
    "staged",
    "staging",
    "committed",
    "perpetrated",
    "executed",
    "launching",
    "conducting",
}
# Nouns before which a state force does it ("police firing", "army raid"); before others it is hit ("police shooting" stays open).
STATE_DOES = frozenset(
    {
        "attack",
        "attacks",
        "drone",
        "missile",
        "missiles",
        "rocket",
        "rockets",
        "ambush",
        "firing",
        "raid",
        "raids",
        "operation",
        "operations",
        "shelling",
        "encounter",
        "crackdown",
        "bullets",
        "swoop",
        "offensive",
        "arrest",
        "arrests",
        "lathicharge",
        "lathi-charge",
        "beating",
        "detention",
        "custody",
        "bombardment",
        "airstrike",
        "airstrikes",
        "strike",
        "strikes",
    }
)
SCENE_NOUNS = frozenset(
    {
        "attack",
        "attacks",
        "blast",
        "blasts",
        "explosion",
        "explosions",
        "scene",
        "site",
        "victim",
        "victims",
        "death",
        "deaths",
        "casualties",
        "injuries",
        "toll",
        "incident",
        "incidents",
        "spree",
        "bid",
        "attempt",
        "case",
        "cases",
        "drama",
        "crisis",
        "ordeal",
        "operation",
        "operations",
        "raid",
        "raids",
        "strike",
        "strikes",
        "fire",
    }
)
SCENE_PREPS = frozenset(
    {"at", "outside", "near", "into", "inside", "in", "beside", "on", "under", "against", "through", "upon"}
)
FATAL = frozenset({"fatally", "fatal", "deadly", "mortally"})
UNDERGONE = frozenset({"killed", "injured", "abducted", "arrested", "displaced"})
SUFFERING = frozenset(
    {
        "sustained",
        "suffered",
        "received",
        "incurred",
        "suffering",
        "sustaining",
        "receiving",
        "treated",
        "suffer",
        "escaped",
    }
)
OBJECT_PREPS = ("on", "against", "at", "upon", "into", "with", "towards", "toward")


@dataclass(frozen=True, slots=True)
class Mention:
    """One trigger read in its sentence: token `head`, characters `span`, and who did it to whom.

    `outcome_only` marks words such as "killed" that say what happened to people but not what kind of incident it was;
    `others` marks "another", "a separate", `also` a verb with "also"; `modifiers` are the lower-cased words right before a noun trigger.
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
    modifiers: tuple[str, ...]
    also: bool = False

    @property
    def type(self) -> str | None:
        """The incident type that the word names by itself."""
        return self.frame.type

    @property
    def outcome_only(self) -> bool:
        """Whether the word says what happened to people, not what kind of incident it was."""
        return self.frame.type is None


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
        return governed_by(s, tokens[0], trigger.verbs)
    if trigger.pos == "verb":
        i = tokens[0]
        if s.tags[i].startswith("V"):
            return i
        # Headlines and lower-case texts often tag a verb as a noun or adjective; past forms are safe.
        if len(tokens) > 1 or (
            s.tags[i] in {"JJ", "NN", "NNP"} and s.lowers[i].endswith("ed") and s.deps[i] not in {"amod", "compound"}
        ):
            return i
        if s.tags[i] in {"JJ"} and s.lowers[i].endswith("ed"):
            return i
        return None
    if trigger.pos == "noun":
        # The head is the word that the others hang on; a verb form ("attack" as VB) is another trigger's business.
        i = next((t for t in tokens if s.heads[t] not in tokens or s.heads[t] == t), tokens[-1])
        return None if s.tags[i] in {"VB", "VBD", "VBP", "VBZ"} or _describes(s, i, tokens) else i
    return tokens[0]


def _describes(s: Sentence, i: int, tokens: range) -> bool:
    """ "An attack network", "the bombing suspect": the word only describes the noun after it, unless that noun is of the scene."""
    head = s.heads[i]
    if s.deps[i] not in {"compound", "amod", "nmod"} or head <= i or head in tokens:
        return False
    return s.lowers[head] not in SCENE_NOUNS


def _mention(s: Sentence, hit: Hit, trigger: Trigger, head: int, parties: PartyReader) -> Mention:
    nominal = trigger.pos == "noun" or (trigger.pos == "adjective")
    if nominal:
        agents, objects = _noun_arguments(s, head, trigger, parties)
    else:
        agents, objects = _verb_arguments(s, head, trigger, parties)
    lowers = [s.lowers[c] for c in s.children[head]]
    modifiers = tuple(
        s.lowers[c] for c in s.children[head] if c < head and s.deps[c] in {"amod", "compound", "nmod", "poss"}
    )
    return Mention(
        sentence=s.index,
        head=head,
        span=Span(hit.start, hit.end),
        frame=_fatal(s, head, trigger.frame),
        lemma=trigger.lemma,
        pos="noun" if trigger.pos == "noun" else "adjective" if trigger.pos == "adjective" else "verb",
        reality=reality(s, head),
        agents=agents,
        objects=objects,
        definite=trigger.pos == "noun" and any(w in {"the", "this", "that", "these", "those"} for w in lowers),
        indefinite=trigger.pos == "noun" and any(w in {"a", "an", "another", "one"} for w in lowers),
        plural=trigger.pos == "noun" and s.tags[head] in {"NNS", "NNPS"},
        others=any(w in OTHERS for w in lowers),
        modifiers=modifiers,
        also=trigger.pos != "noun" and any(w in {"also", "additionally"} for w in lowers),
    )


def _fatal(s: Sentence, head: int, frame: Frame) -> Frame:
    """ "Fatally shot", "tortured to death": the words beside the trigger say that its victims died."""
    beside = {s.lowers[c] for c in s.children[head]} | set(s.lowers[head + 1 : head + 3])
    after = " ".join(s.lowers[head + 1 : head + 6])
    dies = bool(beside & FATAL) or " to death" in f" {after}"
    return replace(frame, what="killed") if frame.type and frame.object == "victim" and dies else frame


def _verb_arguments(
    s: Sentence, head: int, trigger: Trigger, parties: PartyReader
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    p = of_verb(s, head)
    objects = list(p.objects)
    if trigger.frame.counts == "subject":
        return (), _read(parties, p.objects if p.passive else p.agents)
    if trigger.lemma.startswith("come under"):
        return _read(parties, p.with_prep("from", "by")), _read(parties, p.agents)
    objects = [_before_complement(s, i) for i in objects]
    if trigger.frame.what in UNDERGONE and not objects and p.agents and s.tags[head] in {"VBD", "VBN"} and not p.passive:
        return (), _read(parties, p.agents)  # "25 were killed and 13 injured": nobody simply injures
    if trigger.frame.what is None and (
        not objects or trigger.lemma.endswith((" at", " on", " into", " upon", " fire"))
    ):
        objects += list(p.with_prep(*OBJECT_PREPS))
    agents = _read(parties, p.agents)
    if objects:
        objects += _along_with(s, head, objects)
    included = [t for c in s.children[head] if s.lowers[c] == "including" for t in s.children[c] if s.deps[t] == "pobj"]
    shares = tuple(replace(party, part=True) for party in _read(parties, included))
    return agents, (*_read(parties, objects), *shares, *_scenes(s, head, trigger, parties))


def _scenes(s: Sentence, head: int, trigger: Trigger, parties: PartyReader) -> list[Party]:
    """What is attacked where no object names it: "exploded outside the ministry", "blew himself up at the gate of an academy"."""
    if trigger.frame.object != "target" or trigger.frame.type is None:
        return []
    found = []
    for c in s.children[head]:
        if s.deps[c] in {"prep", "advmod"} and s.lowers[c] in SCENE_PREPS:
            for t in [g for g in s.children[c] if s.deps[g] == "pobj"]:
                for party in parties.read(t):
                    inner = [p for k in _of_objects(s, t) for p in parties.read(k)]
                    found += [p for p in (party, *inner) if p.thing is not None][:1]
    return found


def _of_objects(s: Sentence, i: int) -> list[int]:
    return [t for c in s.children[i] if s.lowers[c] in {"of", "to"} for t in s.children[c] if s.deps[t] == "pobj"]


def _along_with(s: Sentence, head: int, objects: Sequence[int]) -> list[int]:
    """ "Detained the commander along with three others": those beside the object undergo it too."""
    beside = []
    for place in (head, *objects):
        for c in s.children[place]:
            if s.lowers[c] in {"along", "together"}:
                for prep in s.children[c]:
                    beside += [t for t in s.children[prep] if s.lowers[prep] == "with" and s.deps[t] == "pobj"]
            elif s.lowers[c] == "with" and c and s.lowers[c - 1] in {"along", "together"}:
                beside += [t for t in s.children[c] if s.deps[t] == "pobj"]
    return beside


def _before_complement(s: Sentence, i: int) -> int:
    """In "took passengers hostage" the parser may make "hostage" the object; the people are the noun right before it."""
    if s.lowers[i] in {"hostage", "captive", "ablaze", "alight"}:
        return next((c for c in reversed(s.children[i]) if c < i and s.tags[c].startswith("N")), i)
    return i


def _noun_arguments(
    s: Sentence, head: int, trigger: Trigger, parties: PartyReader
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    p = of_noun(s, head)
    agents = list(_read(parties, p.agents))
    objects = list(_read(parties, p.objects))
    if trigger.pos == "adjective":
        return (), _adjective_subject(s, head, parties)
    if trigger.frame.what == "injured" and s.deps[head] in {"dobj", "pobj"}:
        verb = s.heads[head] if s.deps[head] == "dobj" else s.heads[s.heads[head]]
        if s.lowers[verb] in SUFFERING:
            p = of_verb(s, verb)
            return (), _read(parties, p.objects if p.passive else p.agents)
    for name, i in p.preps:
        if name == "amod" and s.lowers[head] in STATE_DOES:
            agents += [parties.by_adjective(i)] if parties.by_adjective(i) is not None else []
        if name in {"poss", "compound", "amod", "nmod"} and s.tags[i][:1] in "NP":
            for party in parties.read(i)[:1]:
                if party.armed or (
                    party.state
                    and name != "poss"
                    and trigger.frame.agent in {"perpetrator", "responder"}
                    and s.lowers[head] in STATE_DOES
                ):
                    agents.append(party)
                elif party.thing or party.word or (name == "poss" and party.named):
                    objects.append(party)
    agents += _read(parties, _doers(s, head, p))
    objects += _scenes(s, head, trigger, parties)
    if not agents and head and s.lowers[head] in STATE_DOES:
        # "killed in police firing": lower-case texts often lose the compound.
        agents += [party for party in parties.read(head - 1)[:1] if party.state]
    return tuple(agents), tuple(objects)


def _doers(s: Sentence, head: int, p: Proposition) -> list[int]:
    """ "X launched the attack", "the attack was carried out by X"."""
    verb = s.heads[head]
    if s.lowers[verb] not in VERB_FOR_NOUN or s.deps[head] not in {"dobj", "nsubjpass", "nsubj"}:
        return []
    return list(of_verb(s, verb).agents) if s.deps[head] != "nsubj" else []


def _adjective_subject(s: Sentence, head: int, parties: PartyReader) -> tuple[Party, ...]:
    """Who is dead, missing, unharmed: the subject of "were", the object of "left", the noun it modifies."""
    up, dep = s.heads[head], s.deps[head]
    if dep in {"amod", "relcl", "acl", "nsubj"} and s.tags[up].startswith("N"):
        return _read(parties, [up])
    own = [
        c for c in s.children[head] if s.deps[c] in {"nsubj", "nsubjpass", "nummod", "npadvmod"} or s.tags[c] == "CD"
    ]
    if own:
        return _read(parties, own)
    if dep in {"dobj", "attr", "pobj"} or (s.tags[head].startswith("N") and dep != "oprd"):
        return _read(parties, [head])
    if s.tags[up].startswith("V") or s.tags[up] == "IN":
        p = of_verb(s, up) if s.tags[up].startswith("V") else None
        if p is None:
            return _read(parties, [s.heads[up]])
        if s.lowers[up] in {"left", "leave", "leaves", "leaving", "found", "shot", "brought", "returned"} and p.objects:
            return _read(parties, p.objects)
        return _read(parties, p.objects or p.agents)
    return _read(parties, [up])


def _read(parties: PartyReader, heads: Iterable[int]) -> tuple[Party, ...]:
    return tuple(party for head in heads for party in parties.read(head))
