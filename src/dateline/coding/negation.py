"""Whether a sentence says that the violence a word names did not happen."""

from __future__ import annotations

import re

from dateline.knowledge.reality import verbs_of, words_of
from dateline.parsing.document import Sentence

GAME_SCENE = re.compile(
    r"\b(?:video|footage|clip|image|photo|picture)s?\b.*\b(?:computer|video)\s+game\b", re.IGNORECASE | re.DOTALL
)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DENYING = frozenset({"deny", "denies", "denied", "denying"})
DEFINED = frozenset({"the", "a", "an", "this", "that", "these", "those"})


def is_negated(s: Sentence, i: int) -> bool:
    """Whether what token `i` names is denied outright: by "not", by "no", by a subject such as "nobody", or as a false report."""
    if _is_denied(s, i) or _has_no_subject(s, i) or _is_false_report(s, i):
        return True
    head = s.heads[i]
    shares_subject = s.deps[i] == "conj" and not any(s.deps[c] in SUBJECTS for c in s.children[i])
    if shares_subject and s.tags[head].startswith("V") and _has_no_subject(s, head):
        return True
    if s.tags[i].startswith("N"):
        return _is_unreal_noun(s, i, head)
    return s.deps[i] in {"conj", "acomp", "oprd"} and any(
        _is_not(s, c) and (s.deps[i] != "conj" or s.lowers[head] in {"is", "was", "were", "are"})
        for c in s.children[head]
    )


def denies_doing(s: Sentence, i: int, k: int, head: int) -> bool:
    """ "Denied carrying out the attack", "denied that it carried out Friday's bombing": who did it is denied, not that it was done.

    "Denied carrying out any attacks" leaves no attack.
    """
    if not s.tags[i].startswith("N") or s.lowers[k] not in verbs_of("doing") or s.lowers[head] not in DENYING:
        return False
    marks = {s.lowers[c] for c in s.children[i] if s.deps[c] in {"det", "poss"}}
    owned = any(s.deps[c] == "poss" for c in s.children[i])
    return "any" not in marks and (owned or bool(marks & DEFINED))


def _is_denied(s: Sentence, i: int) -> bool:
    return any(_is_not(s, c) or (s.deps[c] == "det" and s.lowers[c] in {"no", "neither"}) for c in s.children[i])


def _is_not(s: Sentence, c: int) -> bool:
    """Whether token `c` negates what it hangs on; "not only killed but burned" does not."""
    following = s.lowers[c + 1] if c + 1 < len(s) else ""
    return s.deps[c] == "neg" and following not in {"only", "just", "merely", "simply"}


def _has_no_subject(s: Sentence, i: int) -> bool:
    return any(
        s.deps[c] in SUBJECTS
        and (
            s.lowers[c] in {"nobody", "none"}
            or any(s.lowers[d] == "no" and s.deps[d] == "det" and not _is_numbering(s, d) for d in s.children[c])
        )
        for c in s.children[i]
    )


def _is_numbering(s: Sentence, i: int) -> bool:
    """ "Bus no 7": the word before a numeral counts things up."""
    return i + 1 < len(s) and s.words[i + 1][:1].isdigit()


def _is_unreal_noun(s: Sentence, i: int, head: int) -> bool:
    """ "There was no attack", "did not launch an attack", "the attack never happened"; not "did not condemn the attack"."""
    if not any(_is_not(s, c) for c in s.children[head]):
        return False
    words = {s.lowers[c] for c in s.children[i] if s.deps[c] == "det"}
    if s.deps[i] in SUBJECTS:
        return s.lowers[head] in verbs_of("occurring")
    if s.deps[i] == "attr":
        return True
    if s.deps[i] == "dobj":
        return "any" in words or ("the" not in words and s.lowers[head] in verbs_of("doing"))
    return s.deps[i] == "conj" and s.tags[head].startswith("N")


def _is_false_report(s: Sentence, i: int) -> bool:
    """ "Reports of a bombing turned out to be false", "a fake video of an attack", "a hoax call about a bomb"."""
    if GAME_SCENE.search(s.text):
        return True
    k = i
    for _ in range(8):
        head = s.heads[k]
        if head == k:
            return False
        if s.lowers[head] in words_of("accounts") and s.tags[head].startswith("N"):
            return _is_called_false(s, head)
        if s.lowers[head] == "hoax":
            return True
        k = head
    return False


def _is_called_false(s: Sentence, account: int) -> bool:
    false = words_of("falsehood")
    if any(s.lowers[c] in false and s.deps[c] in {"amod", "compound"} for c in s.children[account]):
        return True
    if s.deps[account] not in {*SUBJECTS, "dobj"}:
        return False
    k, below = s.heads[account], [s.heads[account]]
    for _ in range(3):
        below = [
            c
            for b in below
            for c in s.children[b]
            if s.deps[c] in {"acomp", "attr", "oprd", "xcomp", "prep", "pobj", "ccomp", "aux", "advmod", "amod"}
        ]
        if any(s.lowers[b] in false for b in below):
            return True
    return s.lowers[k] in false
