"""Who does what to whom around one trigger: its agents and objects as parties, for verbs, nouns and adjectives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.coding.parties import Party
from dateline.coding.party_reader import PartyReader
from dateline.coding.propositions import Proposition, of_noun, of_verb
from dateline.knowledge.arguments import argument_words
from dateline.knowledge.triggers import Trigger
from dateline.parsing.document import Sentence

Parties = tuple[Party, ...]
COMPLEMENTS = frozenset({"hostage", "captive", "ablaze", "alight"})
UNDERGONE = frozenset({"killed", "injured", "abducted", "arrested", "displaced"})
NOUN_MODIFIERS = frozenset({"poss", "compound", "amod", "nmod"})


def arguments(s: Sentence, head: int, trigger: Trigger, parties: PartyReader) -> tuple[Parties, Parties]:
    """The agents and the objects of `trigger`, whose word is token `head`."""
    if trigger.pos == "adjective":
        return (), _in_that_state(s, head, parties)
    if s.tags[head] == "VBG" and any(s.deps[c] == "dobj" for c in s.children[head]):
        return _of_verb(s, head, trigger, parties)
    gerund = s.tags[head] == "VBG" and any(s.lowers[c] == "of" for c in s.children[head])
    if trigger.pos == "noun" or s.tags[head] in {"NN", "NNS"} or gerund:
        return _of_noun(s, head, trigger, parties)
    return _of_verb(s, head, trigger, parties)


def _of_verb(s: Sentence, head: int, trigger: Trigger, parties: PartyReader) -> tuple[Parties, Parties]:
    p = of_verb(s, head)
    frame = trigger.frame
    if frame.counts == "subject":
        return (), _read(parties, p.objects if p.passive else p.agents)
    if trigger.lemma.startswith("come under"):
        return _read(parties, p.with_prep("from", "by")), _read(parties, p.agents)
    named = [_before_complement(s, i) for i in p.objects]
    objects = [i for i in named if s.lowers[i] not in COMPLEMENTS] or ([*p.with_prep("between")] if frame.what else [])
    if frame.what in UNDERGONE and not objects:
        objects = _lost_object(s, head, parties)
    if frame.what in UNDERGONE and not objects and p.agents and s.tags[head] in {"VBD", "VBN", "JJ"} and not p.passive:
        return (), _read(parties, p.agents)  # "25 were killed and 13 injured": nobody simply injures
    if trigger.lemma.endswith(" go") or trigger.lemma == "let go":
        objects += [t for c in s.children[head] if s.lowers[c] == "go" for t in s.children[c] if s.deps[t] == "nsubj"]
    if frame.what is None and (
        not objects or trigger.lemma.endswith((" at", " on", " into", " upon", " fire", " through"))
    ):
        objects += [i for name, i in p.preps if name in argument_words("object_prepositions")]
    if objects:
        objects += _along_with(s, head, objects)
    included = [t for c in s.children[head] if s.lowers[c] == "including" for t in _prep_objects(s, c)]
    shares = tuple(replace(party, part=True) for party in _read(parties, included))
    return _read(parties, p.agents), (*_read(parties, objects), *shares, *_scenes(s, head, trigger, parties))


def _lost_object(s: Sentence, head: int, parties: PartyReader) -> list[int]:
    """ "Gunmen shot dead a couple": people right behind the verb whom the parser took for a measure ("ran a mile")."""
    beside = [c for c in s.children[head] if c > head and s.deps[c] == "npadvmod" and s.tags[c].startswith("N")]
    return [c for c in beside if any(p.word is not None for p in parties.read(c)[:1])]


def _of_noun(s: Sentence, head: int, trigger: Trigger, parties: PartyReader) -> tuple[Parties, Parties]:
    if trigger.frame.what == "injured" and (hurt := _sufferers(s, head, parties)) is not None:
        return (), hurt
    p = of_noun(s, head)
    agents = list(_read(parties, p.agents))
    undergone = [i for i in p.objects if trigger.frame.what != "injured" or s.lowers[s.heads[i]] != "on"]  # on the body
    objects = list(_read(parties, undergone or _past_the_scene(s, head)))
    for name, i in p.preps:
        if name in NOUN_MODIFIERS:
            doing, undergoing = _modifier(s, head, (name, i), trigger, parties)
            agents += doing
            objects += undergoing
    agents += _read(parties, _performers(s, head, p))
    objects += _scenes(s, head, trigger, parties)
    if not objects:
        objects += _read(parties, _undergoing(s, head))
    definite = any(s.lowers[c] in {"the", "this", "that"} for c in s.children[head])
    if (
        not definite
        and s.deps[head] in {"nsubj", "nsubjpass"}
        and s.lowers[s.heads[head]] in argument_words("befalling")
    ):
        objects += [
            p for p in _read(parties, of_verb(s, s.heads[head]).objects) if p.thing is not None and p.head != head
        ]
        objects += _scenes(s, s.heads[head], trigger, parties)
    if trigger.frame.device and s.deps[head] == "nsubj":
        verb = s.heads[head]  # "shells slammed into an apartment block", "a missile struck a market"
        objects += [p for p in _read(parties, of_verb(s, verb).objects) if p.thing is not None and p.word is None]
        objects += _scenes(s, verb, trigger, parties)
    if not agents and head and s.lowers[head] in argument_words("done_by_the_state"):
        # "killed in police firing": lower-case texts often lose the compound.
        agents += [party for party in parties.read(head - 1)[:1] if party.state]
    return tuple(agents), tuple(objects)


def _undergoing(s: Sentence, head: int) -> list[int]:
    """ "Two banks were the target of bomb attacks": those who are called the victim or target of the violence."""
    prep = s.heads[head]
    if s.deps[head] != "pobj" or s.lowers[prep] != "of":
        return []
    noun = s.heads[prep]
    if s.lowers[noun] not in argument_words("undergoing") or s.deps[noun] not in {"attr", "oprd", "appos"}:
        return []
    up = s.heads[noun]
    return [c for c in s.children[up] if s.deps[c] in {"nsubj", "nsubjpass"}] if s.deps[noun] != "appos" else [up]


def _past_the_scene(s: Sentence, head: int) -> list[int]:
    """ "The murder in Ibarra of two mayors": what stands behind the place belongs to the act."""
    scenes = [t for c in s.children[head] if s.lowers[c] in {"in", "at", "near"} for t in _prep_objects(s, c)]
    return [k for t in scenes if s.tags[t].startswith("NNP") for k in _of_objects(s, t) if s.lowers[s.heads[k]] == "of"]


def _modifier(
    s: Sentence, head: int, modifier: tuple[str, int], trigger: Trigger, parties: PartyReader
) -> tuple[list[Party], list[Party]]:
    """What a word before the noun is: its doer ("rebel attack", "police firing") or what it befell ("church bombing")."""
    name, i = modifier
    by_state = s.lowers[head] in argument_words("done_by_the_state")
    if name == "amod" and by_state and (forces := parties.by_adjective(i)) is not None:
        return [forces], []
    if s.tags[i][:1] not in "NP":
        return [], []
    for party in parties.read(i)[:1]:
        does = party.state and name != "poss" and by_state and trigger.frame.agent in {"perpetrator", "responder"}
        if party.armed or does:
            return [party], []
        if party.thing or party.word or (name == "poss" and party.named):
            return [], [party]
    return [], []


def _sufferers(s: Sentence, head: int, parties: PartyReader) -> Parties | None:
    """ "16 others sustained bullet injuries": who has them; None where no such verb governs the noun."""
    if s.deps[head] not in {"dobj", "pobj"}:
        return None
    verb = s.heads[head] if s.deps[head] == "dobj" else s.heads[s.heads[head]]
    if s.lowers[verb] not in argument_words("suffering"):
        return None
    p = of_verb(s, verb)
    return _read(parties, p.objects if p.passive else p.agents)


def _scenes(s: Sentence, head: int, trigger: Trigger, parties: PartyReader) -> list[Party]:
    """What is attacked where no object names it: "exploded outside the ministry", "blew himself up at the gate of an academy"."""
    if trigger.frame.object != "target" or trigger.frame.type is None:
        return []
    found = []
    for c in s.children[head]:
        if s.deps[c] in {"prep", "advmod"} and s.lowers[c] in argument_words("scene_prepositions"):
            for t in _prep_objects(s, c):
                for party in parties.read(t):
                    inner = [p for k in _of_objects(s, t) for p in parties.read(k)]
                    found += [p for p in (party, *inner) if p.thing is not None][:1]
    return found


def _of_objects(s: Sentence, i: int) -> list[int]:
    return [t for c in s.children[i] if s.lowers[c] in {"of", "to"} for t in _prep_objects(s, c)]


def _prep_objects(s: Sentence, prep: int) -> list[int]:
    return [t for t in s.children[prep] if s.deps[t] == "pobj"]


def _along_with(s: Sentence, head: int, objects: Sequence[int]) -> list[int]:
    """ "Detained the commander along with three others": those beside the object undergo it too."""
    beside = []
    for place in (head, *objects):
        for c in s.children[place]:
            if s.lowers[c] in {"along", "together"}:
                beside += [t for prep in s.children[c] if s.lowers[prep] == "with" for t in _prep_objects(s, prep)]
            elif s.lowers[c] == "with" and c and s.lowers[c - 1] in {"along", "together"}:
                beside += _prep_objects(s, c)
    return beside


def _before_complement(s: Sentence, i: int) -> int:
    """In "took passengers hostage" the parser may make "hostage" the object; the people are the noun right before it."""
    if s.lowers[i] in COMPLEMENTS:
        return next((c for c in reversed(s.children[i]) if c < i and s.tags[c].startswith("N")), i)
    return i


def _performers(s: Sentence, head: int, p: Proposition) -> list[int]:
    """ "X launched the attack", "the attack was carried out by X"."""
    verb = s.heads[head]
    if s.lowers[verb] not in argument_words("performing") or s.deps[head] not in {"dobj", "nsubjpass"}:
        return []
    return list(of_verb(s, verb).agents)


def _in_that_state(s: Sentence, head: int, parties: PartyReader) -> Parties:
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
    if s.tags[up] == "IN":
        return _read(parties, [s.heads[up]])
    if not s.tags[up].startswith("V"):
        return _read(parties, [up])
    p = of_verb(s, up)
    if s.lowers[up] in argument_words("leaving") and p.objects:
        return _read(parties, p.objects)
    return _read(parties, p.objects or p.agents)


def _read(parties: PartyReader, heads: Iterable[int]) -> Parties:
    return tuple(party for head in heads for party in parties.read(head))
