"""Step one, syntax without a domain: who did what to whom in each clause, alike for active, passive, relative and nominal forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.parsing.document import Sentence

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
CHARGING = frozenset({"of", "from", "for"})
BLAMING = (
    "blam",
    "accus",
    "critici",
    "condemn",
    "denounc",
    "prais",
    "arrest",
    "detain",
    "charg",
    "convict",
    "jail",
    "sentenc",
    "fault",
)
CLAUSES = frozenset({"advcl", "xcomp", "pcomp", "ccomp", "acl", "relcl", "conj", "dep"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A predicate (token index) with its arguments as token indices of their heads, in text order.

    `agents` do it (subject of an active verb, "by" of a passive or a noun), `objects` undergo it, `preps` maps each other
    preposition to the heads of its objects.
    """

    head: int
    passive: bool
    agents: tuple[int, ...]
    objects: tuple[int, ...]
    preps: tuple[tuple[str, int], ...] = field(default=())

    def with_prep(self, *names: str) -> tuple[int, ...]:
        """Heads of the objects of the named prepositions."""
        return tuple(i for name, i in self.preps if name in names)


def of_verb(s: Sentence, i: int) -> Proposition:
    """The proposition of a verb, its arguments shared along conjunctions, relatives and participles."""
    passive = is_passive(s, i)
    agents: list[int] = []
    objects: list[int] = []
    preps: list[tuple[str, int]] = []
    for c in s.children[i]:
        dep = s.deps[c]
        if dep in SUBJECTS:
            (objects if passive else agents).append(_antecedent(s, c))
        elif dep in PASSIVE_SUBJECTS or dep in {"dobj", "obj"}:
            objects.append(_antecedent(s, c))
        elif dep in {"agent", "prep"}:
            for target in _prep_objects(s, c):
                if dep == "agent" or (passive and s.lowers[c] == "by"):
                    agents.append(target)
                else:
                    preps.append((s.lowers[c], target))
        elif dep in {"attr", "oprd", "npadvmod"} and s.tags[c] == "CD":
            objects.append(c)
    if not (objects if passive else agents) and (lost := _lost_subject(s, i)) is not None:
        (objects if passive else agents).append(lost)
    if not (objects if passive else agents):
        (objects if passive else agents).extend(_shared_subject(s, i, passive))
    if s.deps[i] == "amod" and s.tags[i] == "VBD" and s.heads[i] > i and not objects:
        objects.append(s.heads[i])  # a finite verb that the parser took for an adjective: "... injured two workers"
    if not passive and agents and s.deps[i] == "acl" and any(s.lowers[c] == "that" for c in s.children[i]):
        objects.insert(
            0, s.heads[i]
        )  # "a ferry that gunmen had seized off the island", the relative taken for "that" of a fact
    if not passive and not objects and s.deps[i] == "relcl" and s.heads[i] not in agents:
        objects.append(s.heads[i])  # "the miners they abducted"
    return Proposition(i, passive, tuple(agents), tuple(objects), tuple(preps))


def of_noun(s: Sentence, i: int) -> Proposition:
    """The proposition of a noun: "the killing of X by Y", "Y's attack on X", "a church bombing"."""
    agents: list[int] = []
    objects: list[int] = []
    preps: list[tuple[str, int]] = []
    for c in s.children[i]:
        dep = s.deps[c]
        if dep in {"prep", "agent"}:
            for target in _prep_objects(s, c):
                if s.lowers[c] == "by":
                    agents.append(target)
                elif s.lowers[c] in {"of", "on", "against", "upon", "targeting", "between"}:
                    objects.append(target)
                else:
                    preps.append((s.lowers[c], target))
                agents += _by_below(s, target)
        elif dep == "acl":
            # "an attack targeting X", "the attack carried out by Y"
            for g in s.children[c]:
                if s.deps[g] in {"dobj", "obj"}:
                    objects.append(g)
                elif s.deps[g] in {"agent", "prep"} and s.lowers[g] == "by":
                    agents.extend(_prep_objects(s, g))
                elif s.deps[g] == "prep":
                    preps.extend((s.lowers[g], t) for t in _prep_objects(s, g))
        elif dep in {"compound", "poss", "nmod", "amod", "nummod"}:
            preps.append((dep, c))
        elif dep == "nsubj" and s.tags[i] == "VBG":
            agents.append(c)
    return Proposition(i, False, tuple(agents), tuple(objects), tuple(preps))


def _by_below(s: Sentence, i: int) -> list[int]:
    """ "The shelling of a hospital by rebels": the parser often hangs "by" on the noun before it."""
    found = []
    for c in s.children[i]:
        if s.deps[c] in {"prep", "agent"} and s.tags[i].startswith("N"):
            found += (
                _prep_objects(s, c)
                if s.lowers[c] == "by"
                else [t for p in _prep_objects(s, c) for t in _by_below(s, p)]
            )
    return found


def is_passive(s: Sentence, i: int) -> bool:
    """Whether a verb is passive: an auxiliary or subject says so, or it is a bare past participle."""
    for c in s.children[i]:
        if s.deps[c] in {"auxpass", "nsubjpass", "csubjpass"}:
            return True
    if s.tags[i] not in {"VBN", "VBD"}:
        return False
    own = {s.deps[c] for c in s.children[i]}
    if s.deps[i] == "amod" and s.tags[i] == "VBD":
        return False
    if s.deps[i] in {"acl", "amod"} and s.tags[i] in {"VBN", "VBD"}:
        return not own & {"nsubj", "dobj", "aux"}
    if s.deps[i] == "conj" and not own & {"nsubj", "dobj", "aux", "auxpass"}:
        head = s.heads[i]
        return s.tags[head] in {"VBN", "VBD"} and is_passive(s, head) and s.tags[i] == "VBN"
    if s.deps[i] in {"advcl", "dep", "ROOT", "ccomp"} and s.tags[i] == "VBN" and "aux" not in own:
        return not own & {"dobj"}
    return False


def _prep_objects(s: Sentence, prep: int) -> list[int]:
    return [c for c in s.children[prep] if s.deps[c] in {"pobj", "pcomp"}]


def _antecedent(s: Sentence, i: int) -> int:
    """A relative pronoun stands for the noun its clause modifies."""
    if s.lowers[i] in RELATIVES and s.tags[i] in {"WP", "WDT", "IN", "WP$"}:
        verb = s.heads[i]
        while s.deps[verb] not in {"relcl", "acl"} and s.heads[verb] != verb:
            verb = s.heads[verb]
        if s.deps[verb] in {"relcl", "acl"}:
            return _first_of_all(s, s.heads[verb], verb)
    return i


def _first_of_all(s: Sentence, noun: int, verb: int) -> int:
    """ "Ana Ruiz and Jose Soto, who were seized": a plural verb about a single last conjunct is about all of them."""
    several = any(s.lowers[c] in {"were", "are", "have"} for c in s.children[verb] if c < verb)
    while (
        several and s.deps[noun] == "conj" and s.tags[noun] in {"NN", "NNP"} and s.tags[s.heads[noun]].startswith("N")
    ):
        noun = s.heads[noun]
    return noun


def _lost_subject(s: Sentence, i: int) -> int | None:
    """In "executed by their captors and two marines had died" the parser joins the marines to the captors: the noun right
    before a second verb's own auxiliary is its subject."""
    auxiliaries = [c for c in s.children[i] if c < i and s.deps[c] in {"aux", "auxpass"} and s.tags[c] != "TO"]
    if not auxiliaries or s.deps[i] not in {"conj", "ccomp", "ROOT", "relcl"}:
        return None
    noun = auxiliaries[0] - 1
    if (
        noun > 0
        and s.tags[noun][:2] in {"NN", "CD"}
        and s.deps[noun] == "conj"
        and not s.tags[s.heads[noun]].startswith("V")
    ):
        return noun
    return None


def _shared_subject(s: Sentence, i: int, passive: bool) -> list[int]:
    """The argument that a verb takes over from the clause it hangs on."""
    for _ in range(6):
        head, dep = s.heads[i], s.deps[i]
        if head == i or dep not in CLAUSES:
            return []
        if dep in {"acl", "relcl"}:
            return [head] if s.tags[head][:1] in "NPCD" or s.tags[head] == "DT" else []
        if dep in {"pcomp"} and s.deps[head] == "prep":
            i = head
            head, dep = s.heads[i], "xcomp"
            charged = _charged(s, i, head)
            if charged is not None and not passive:
                return [_antecedent(s, charged)]
        subjects = [c for c in s.children[head] if s.deps[c] in SUBJECTS | PASSIVE_SUBJECTS]
        if dep == "ccomp":
            return []
        if dep == "xcomp" and not passive:
            objects = [c for c in s.children[head] if s.deps[c] in {"dobj", "obj"}]
            if objects and s.tags[i] == "VB":
                return [_antecedent(s, objects[-1])]
        if subjects:
            return [_antecedent(s, subjects[-1])]
        i = head
    return []


def _charged(s: Sentence, prep: int, verb: int) -> int | None:
    """Whoever is accused, blamed or kept from it does what follows the preposition: "accused Israel of bombing"; None where nobody is."""
    if s.lowers[prep] not in CHARGING or (s.lowers[prep] == "for" and not s.lowers[verb].startswith(BLAMING)):
        return None
    return next((c for c in s.children[verb] if s.deps[c] in {"dobj", "obj"} and c < prep), None)


def governed_by(s: Sentence, i: int, verbs: frozenset[str]) -> int | None:
    """The nearest verb of `verbs` above token `i` (up to four steps), else the nearest one within eight tokens before it."""
    k = i
    for _ in range(4):
        if s.heads[k] == k:
            break
        k = s.heads[k]
        if s.lowers[k] in verbs:
            return k
    for k in range(i - 1, max(-1, i - 9), -1):
        if s.lowers[k] in verbs and s.tags[k].startswith("V"):
            return k
    return None
