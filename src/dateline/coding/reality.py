"""Whether the violence that a word names happened: walks up from the trigger through what governs it.

A step up has a link: how the lower word hangs on the upper one ("object", "clause", "that", "modifier", "compound", "subject" or a
preposition). `knowledge/data/reality.toml` says which word makes what of violence by which link; a finite clause of its own, a
preposition such as "after" and a verb that deals with what has happened ("investigate") end the walk.
"""

from __future__ import annotations

import re
from enum import StrEnum

from dateline.coding.negation import denies_doing, is_negated
from dateline.coding.settings import setting_of
from dateline.knowledge.reality import in_sentence, makes, verbs_of, words_of
from dateline.parsing.document import Sentence


class Reality(StrEnum):
    """What the text makes of a mention; only `ACTUAL`, `ATTEMPTED` and `FOILED` are incidents that took place."""

    ACTUAL = "actual"
    NEGATED = "negated"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    PLANNED = "planned"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    LEGAL = "legal"
    DRILL = "drill"
    ANNIVERSARY = "anniversary"
    FICTION = "fiction"
    GENERAL = "general"
    HISTORICAL = "historical"

    @property
    def happened(self) -> bool:
        """Whether something took place, if only an attempt."""
        return self in {Reality.ACTUAL, Reality.ATTEMPTED, Reality.FOILED}


STEPS = 8
PASSING = frozenset({"in", "to", "of", "into", "with", "by", "as"})  # prepositions that leave a modal's reach open
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ABLE = frozenset({"managed", "manages", "manage", "succeeded", "succeed", "succeeds", "able", "helped", "credited"})
UNABLE = frozenset({"fail", "failed", "fails", "failing", "failure", "unable", "inability", "powerless"})
RESULTING = ABLE | {
    "acted",
    "moved",
    "proceeded",
    "continued",
    "began",
    "started",
    "swooped",
}  # "acted swiftly to arrest": it did
WOULD_BE = re.compile(r"\bwould[- ]be(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
POINTING = frozenset({"this", "that", "these", "those"})


def reality(s: Sentence, i: int) -> Reality:
    """What the sentence makes of the violence named by token `i`."""
    if is_negated(s, i):
        return Reality.NEGATED
    found = _governed(s, i)
    if found in {Reality.POSSIBLE, Reality.PLANNED} and refers_back(s, i) and not _holds_directly(s, i):
        found = None
    if found is not None:
        return found
    setting = setting_of(s, i)
    return Reality(setting) if setting is not None else Reality.ACTUAL


def refers_back(s: Sentence, i: int) -> bool:
    """Whether token `i` is a noun that takes its event for granted: "this attack", or "the murders" with nothing after it."""
    if not s.tags[i].startswith("N"):
        return False
    words = {s.lowers[c] for c in s.children[i] if s.deps[c] == "det"}
    bare = not any(s.deps[c] in {"prep", "acl", "relcl", "amod", "compound"} for c in s.children[i])
    return bool(words & POINTING) or ("the" in words and bare)


def _holds_directly(s: Sentence, i: int) -> bool:
    """Whether the word right above a noun is itself what makes it unreal ("fear the attack", "plans for the attack")."""
    k, link = _up(s, i)
    return k != i and makes(s.lowers[k], s.tags[k], link) is not None


def _governed(s: Sentence, i: int) -> Reality | None:
    """The first word on the way up that says what the violence is."""
    if _is_foiled_plan(s, i):
        return Reality.FOILED
    if _is_in_case(s, i):
        return Reality.POSSIBLE
    if _is_purpose(s, i):
        return Reality.PLANNED
    k, open_to_modals = i, True
    for _ in range(STEPS):
        found = _modified(s, k) or (_modality(s, k) if open_to_modals else None)
        if found is not None:
            return found
        head, link = _up(s, k)
        found = _made_by(s, k, head, link) if head != k else None
        if head == k or (link in words_of("presupposing") and found is not Reality.LEGAL):
            return None
        if found is not None:
            return None if found is Reality.ACTUAL or denies_doing(s, i, k, head) else found
        if link == "finite" or (s.lowers[head] in verbs_of("dealing") and s.tags[k].startswith("N")):
            return _conditional(s, k)
        if link == "without":
            return Reality.NEGATED
        if link == "subject":
            return _modality(s, head) if open_to_modals and k == i else None
        if link not in {
            "object",
            "predicate",
            "clause",
            "that",
            "compound",
            "modifier",
            "conj",
        } and not _is_seen_through(s, head):
            return None
        open_to_modals = open_to_modals and (
            link in {"object", "predicate", "clause", "conj", "that"} or link in PASSING
        )
        k = head
    return None


def _up(s: Sentence, k: int) -> tuple[int, str]:
    """The word above token `k` (itself at the top) and the link by which `k` hangs on it."""
    head, dep = s.heads[k], s.deps[k]
    if head == k:
        return k, "root"
    if dep in {"pobj", "pcomp"} and s.tags[head] in {"IN", "TO", "VBG", "RB", "RP"}:
        return (s.heads[head], s.lowers[head]) if s.heads[head] != head else (head, s.lowers[head])
    if dep == "prep" and s.tags[k].startswith("V"):
        return head, "clause"
    if dep in {"relcl", "parataxis"}:
        return head, "finite"
    if dep in {"ccomp", "acl", "advcl", "csubj"} and is_finite(s, k):
        takes = makes(s.lowers[head], s.tags[head], "that") is not None and dep != "advcl"
        return head, "that" if takes else "finite"
    if dep == "conj":
        return head, "finite" if is_finite(s, k) and not _shares_modal(s, k) else "conj"
    if dep in {"xcomp", "ccomp", "acl", "advcl", "csubj", "relcl"}:
        return head, "clause"
    if dep in {"dobj", "nsubjpass", "dative"}:
        return head, "object"
    if dep in {"attr", "oprd", "appos", "acomp"}:
        return head, "predicate"
    if dep in {"compound", "nmod", "amod", "npadvmod", "poss"}:
        return head, "compound"
    return head, "subject" if dep == "nsubj" else dep


def _made_by(s: Sentence, k: int, head: int, link: str) -> Reality | None:
    """What the word above makes of what hangs on it; ACTUAL where it fails to prevent it, None where it says nothing."""
    made = makes(s.lowers[head], s.tags[head], link)
    if made is None:
        return None
    found = Reality(made)
    if found is Reality.FOILED and link == "object":
        return _foiling(s, k, head)
    if found in {Reality.PLANNED, Reality.GENERAL} and link == "object" and _is_definite(s, k):
        return None  # "the bombing had been planned for months", "to punish the murder"
    if found is Reality.POSSIBLE and s.lowers[head].startswith(("prevent", "avoid", "stop")) and _is_vain(s, head):
        return Reality.ACTUAL
    if (
        found in {Reality.GENERAL, Reality.POSSIBLE}
        and link in {"of", "in", "object", "compound"}
        and refers_back(s, k)
    ):
        return None
    if found is Reality.ANNIVERSARY and s.lowers[head].startswith(("mark", "remember")) and link == "clause":
        return None
    return found


def _foiling(s: Sentence, k: int, verb: int) -> Reality:
    """ "Foiled an attack" tells of one; "to prevent attacks" tells of none; "failed to prevent the attack" of one that came."""
    if _is_vain(s, verb):
        return Reality.ACTUAL
    if s.tags[verb] in {"VB", "VBG"} and s.deps[verb] != "ROOT":
        up = s.heads[verb]
        if s.lowers[up] in ABLE or (s.deps[verb] == "pcomp" and s.lowers[s.heads[up]] in ABLE):
            return Reality.FOILED
        general = (s.tags[verb] == "VB" or s.tags[k] == "NNS") and not _is_definite(s, k)
        return Reality.POSSIBLE if general else Reality.FOILED
    modal = _modality(s, verb)
    return modal if modal is not None else Reality.FOILED


def _is_definite(s: Sentence, k: int) -> bool:
    return any(s.deps[c] == "det" and s.lowers[c] in {"the", *POINTING} for c in s.children[k])


def _is_vain(s: Sentence, verb: int) -> bool:
    """Whether a preventing verb did not prevent: "failed to stop", "could not prevent", "did not deter"."""
    above = {s.lowers[s.heads[verb]]} if s.deps[verb] in {"xcomp", "acl", "ccomp"} else set()
    return bool(above & UNABLE) or any(s.deps[c] == "neg" for c in s.children[verb])


def _is_seen_through(s: Sentence, head: int) -> bool:
    """Whether a violent noun's hold goes on through the word above: verbs, and nouns of quantity and doing."""
    return s.tags[head].startswith("V") or s.lowers[head] in words_of("light")


def _is_foiled_plan(s: Sentence, i: int) -> bool:
    """ "Foiled a plot to bomb a station", "a plot to bomb a station was broken up": a plan that a foiling verb put an end to."""
    if not words_of("plans").intersection(s.lowers[:i]):
        return False
    above, k = {i}, i
    while s.heads[k] != k and not is_finite(s, k):
        k = s.heads[k]
        above.add(k)
    return any(
        s.lowers[t] in words_of("plans")
        and s.deps[t] in {"dobj", "nsubjpass"}
        and above & {t, s.heads[t]}
        and _puts_an_end(s, s.heads[t])
        for t in range(i)
    )


def _puts_an_end(s: Sentence, verb: int) -> bool:
    """Whether a verb foils what is its object, and is neither denied nor only intended."""
    particle = {s.lowers[c] for c in s.children[verb] if s.deps[c] in {"prt", "advmod"}}
    foils = makes(s.lowers[verb], s.tags[verb], "object") == "foiled" or s.lowers[verb] in words_of("ending_plans")
    if not foils and not (s.lowers[verb] in {"break", "breaks", "broke", "broken"} and "up" in particle):
        return False
    intended = s.tags[verb] == "VB" and s.lowers[s.heads[verb]] not in ABLE
    return not intended and not _is_vain(s, verb) and _modality(s, verb) is None


def _is_in_case(s: Sentence, i: int) -> bool:
    """ "In case gunmen attack": a condition, where the verb is the first finite one after the words."""
    if "case" not in s.lowers[:i]:
        return False
    start = next((t for t in range(i - 1, 0, -1) if s.lowers[t - 1 : t + 1] == ("in", "case")), None)
    if start is None or s.lowers[start + 1] in {"of", ",", "that", "you"}:
        return False
    between = [t for t in range(start + 1, i) if s.tags[t] in {*FINITE, "MD"}]
    return s.tags[i].startswith("V") and all(s.heads[t] == i for t in between)


def _is_purpose(s: Sentence, i: int) -> bool:
    """ "An operation to capture him": an aim, whether reached or not."""
    return (
        s.tags[i] == "VB" and s.deps[i] in {"acl", "advcl", "relcl"} and any(s.lowers[c] == "to" for c in s.children[i])
        and makes(s.lowers[s.heads[i]], s.tags[s.heads[i]], "clause") is None
        and s.lowers[s.heads[i]] not in RESULTING
    )  # fmt: skip


def _modified(s: Sentence, k: int) -> Reality | None:
    """What a word right before a noun makes of it: "a foiled attack"."""
    if not s.tags[k].startswith("N"):
        return None
    if s.lowers[k].endswith("er") and WOULD_BE.search(s.text[: s.starts[k] - s.start]):
        return Reality.ATTEMPTED  # whoever is called a would-be bomber set out to be one
    for c in s.children[k]:
        if c < k and s.deps[c] in {"amod", "compound", "nmod"}:
            made = makes(s.lowers[c], s.tags[c], "modifier")
            if made is not None:
                return Reality(made)
    return None


def _modality(s: Sentence, k: int) -> Reality | None:
    """What a modal verb or a condition makes of a clause."""
    for c in s.children[k]:
        lower = s.lowers[c]
        if s.deps[c] == "aux" and s.tags[c] == "MD":
            perfect = any(s.lowers[d] == "have" and s.deps[d] == "aux" for d in s.children[k])
            return Reality.PLANNED if lower in {"will", "shall", "'ll"} and not perfect else Reality.POSSIBLE
        if s.deps[c] == "mark" and lower in in_sentence("conditional"):
            return Reality.POSSIBLE
    return None


def _conditional(s: Sentence, k: int) -> Reality | None:
    marks = {s.lowers[c] for c in s.children[k] if s.deps[c] == "mark"}
    return Reality.POSSIBLE if marks & in_sentence("conditional") else None


def is_finite(s: Sentence, k: int) -> bool:
    """Whether the verb at token `k` has a tense of its own."""
    if s.tags[k] in FINITE:
        return True
    return any(s.deps[c] in {"aux", "auxpass"} and s.tags[c] in {*FINITE, "MD"} for c in s.children[k])


def _shares_modal(s: Sentence, k: int) -> bool:
    """ "Should be hanged and burned": a joined verb without a subject or auxiliary of its own stands under the first one's modal."""
    own = {s.deps[c] for c in s.children[k]}
    head = s.heads[k]
    return not own & {"nsubj", "nsubjpass", "aux", "auxpass"} and any(
        s.deps[c] == "aux" and s.tags[c] == "MD" for c in s.children[head]
    )
