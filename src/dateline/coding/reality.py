"""Whether the violence that a word names happened: walks up from the trigger through what governs it."""

from __future__ import annotations

from enum import StrEnum

from dateline.knowledge.reality import governing, in_sentence
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
    SPORT = "sport"

    @property
    def happened(self) -> bool:
        """Whether something took place, if only an attempt."""
        return self in {Reality.ACTUAL, Reality.ATTEMPTED, Reality.FOILED}


ORDER = (Reality.FOILED, Reality.ATTEMPTED, Reality.THREATENED, Reality.PLANNED, Reality.POSSIBLE, Reality.LEGAL)
BOUNDARIES = frozenset({"relcl", "parataxis"})
PAST = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def reality(s: Sentence, i: int) -> Reality:
    """What the sentence makes of the violence named by token `i`."""
    if _is_negated(s, i):
        return Reality.NEGATED
    found = _governed(s, i)
    if found is not None:
        return found
    return _setting(s) or Reality.ACTUAL


def _is_negated(s: Sentence, i: int) -> bool:
    for c in s.children[i]:
        if s.deps[c] == "neg" or (s.deps[c] == "det" and s.lowers[c] in {"no", "neither"}):
            return True
        if s.deps[c] in {"nsubj", "nsubjpass"} and (s.lowers[c] in {"nobody", "none"} or _has_no(s, c)):
            return True
    head = s.heads[i]
    if (
        s.deps[i] == "conj"
        and s.tags[head].startswith("V")
        and not any(s.deps[c] in {"nsubj", "nsubjpass"} for c in s.children[i])
    ):
        if any(
            s.deps[c] in {"nsubj", "nsubjpass"} and (_has_no(s, c) or s.lowers[c] in {"nobody", "none"})
            for c in s.children[head]
        ):
            return True
    if s.deps[i] in {"dobj", "nsubj", "nsubjpass", "attr", "conj"} and s.tags[i].startswith("N"):
        return any(s.deps[c] == "neg" for c in s.children[head])
    return s.deps[i] in {"conj", "acomp", "oprd"} and any(
        s.deps[c] == "neg" and (s.deps[i] != "conj" or s.lowers[head] in {"is", "was", "were", "are"})
        for c in s.children[head]
    )


def _has_no(s: Sentence, i: int) -> bool:
    return any(s.lowers[c] == "no" and s.deps[c] == "det" for c in s.children[i])


def _governed(s: Sentence, i: int) -> Reality | None:
    """The first word on the way up that says what the violence is; finite clauses of their own stop the walk."""
    if _is_purpose(s, i):
        return Reality.PLANNED
    k = i
    for step in range(6):
        own = _modality(s, k)
        if own is not None:
            return own
        head = s.heads[k]
        if head == k:
            return None
        if s.deps[k] in BOUNDARIES or (
            s.deps[k] in {"ccomp", "conj", "advcl"} and _is_finite(s, k) and not _asks(s, head)
        ):
            return _conditional(s, k)
        if s.deps[k] in {"nsubj", "nsubjpass"} and step < 2 and s.tags[head].startswith("V"):
            found = _word(s, head)
            return found if found in {Reality.FOILED} else _modality(s, head)
        for c in s.children[head]:
            if (
                s.deps[c] in {"amod", "compound"}
                and c < i
                and s.lowers[c]
                in {
                    "attempted",
                    "failed",
                    "foiled",
                    "planned",
                    "possible",
                    "potential",
                    "alleged",
                    "imminent",
                    "thwarted",
                }
            ):
                found = _word(s, c)
                if found is not None:
                    return found
        found = _word(s, head)
        if found is not None:
            return found
        k = head
    return None


def _is_purpose(s: Sentence, i: int) -> bool:
    """ "An operation to capture him": an aim, whether reached or not."""
    return (
        s.tags[i] == "VB" and s.deps[i] in {"acl", "advcl", "relcl"} and any(s.lowers[c] == "to" for c in s.children[i])
    )


def _asks(s: Sentence, head: int) -> bool:
    return s.lowers[head] in governing("possible") | governing("threatened") | governing("planned") | governing(
        "negated"
    )


def _word(s: Sentence, k: int) -> Reality | None:
    lower = s.lowers[k]
    if lower in governing("negated"):
        return Reality.NEGATED
    return next((r for r in ORDER if lower in governing(r.value)), None)


def _modality(s: Sentence, k: int) -> Reality | None:
    for c in s.children[k]:
        lower = s.lowers[c]
        if s.deps[c] == "aux" and s.tags[c] == "MD":
            perfect = any(s.lowers[d] == "have" and s.deps[d] == "aux" for d in s.children[k])
            return Reality.PLANNED if lower in {"will", "shall", "'ll"} and not perfect else Reality.POSSIBLE
        if s.deps[c] == "mark" and lower in in_sentence("conditional"):
            return Reality.POSSIBLE
        if s.deps[c] in {"amod", "compound"} and s.tags[k].startswith("N"):
            found = _word(s, c)
            if found in {Reality.ATTEMPTED, Reality.FOILED, Reality.PLANNED, Reality.POSSIBLE, Reality.THREATENED}:
                return found
    return None


def _conditional(s: Sentence, k: int) -> Reality | None:
    return (
        Reality.POSSIBLE
        if any(s.deps[c] == "mark" and s.lowers[c] in in_sentence("conditional") for c in s.children[k])
        else None
    )


def _is_finite(s: Sentence, k: int) -> bool:
    if s.tags[k] in {"VBD", "VBZ", "VBP"}:
        return True
    return any(s.deps[c] in {"aux", "auxpass"} and s.tags[c] in {"VBD", "VBZ", "VBP", "MD"} for c in s.children[k])


def _setting(s: Sentence) -> Reality | None:
    """Drills, anniversaries and plots of films show in the sentence as a whole."""
    words = set(s.lowers)
    if words & in_sentence("drill"):
        return Reality.DRILL
    if words & in_sentence("anniversary"):
        return Reality.ANNIVERSARY
    if len(words & in_sentence("fiction")) >= 2:
        return Reality.FICTION
    if len(words & in_sentence("sport")) >= 2:
        return Reality.SPORT
    return None
