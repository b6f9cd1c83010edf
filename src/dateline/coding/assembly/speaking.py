"""Whether a time or place belongs to those who speak or judge of an incident rather than to the incident."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.mentions import Mention
from dateline.parsing.document import Sentence

SAYING = frozenset(
    "said says say told tell added announced reported reports statement confirmed stated according tweeted wrote posted spoke speaking".split()
)
# What courts, police records, mourners and publishers do; the time beside it is not the time of the violence.
PROCEEDING = frozenset(
    """charged charge charges indicted arraigned sentenced convicted acquitted pleaded pled plead appeared appear appears appearing
    testified admitted ruled denied denies granted ordered filed announced revealed released issued published updated aired
    identified named remembered mourned buried gathered vowed condemned deplored rejected met visited apologised apologized court
    hearing trial arraignment appearance briefing conference interview vigil funeral investigating investigated warned
    expected scheduled due""".split()
)
_UP = 3  # steps from a time or place to the word that it hangs from


def is_of_speaking(s: Sentence, tokens: range, own: Sequence[Mention]) -> bool:
    """Whether a time or place says when or where somebody spoke ("police said on Friday")."""
    heads = {m.head for m in own}
    for k in _above(s, tokens):
        if k in heads:
            return False
        if s.tags[k].startswith("V") or s.lowers[k] in SAYING:
            # "... killed four on Saturday night, police said": the time before the tag is not of the saying.
            tagged = k > tokens[-1] and any(h < tokens[0] for h in heads)
            return s.lowers[k] in SAYING and not tagged
    return False


def is_of_proceeding(s: Sentence, tokens: range, own: Sequence[Mention]) -> bool:
    """Whether a time is that of saying, judging or mourning.

    "Appeared in court on Monday" is; "reported that rebels abducted on Monday two engineers" is not, whatever the time hangs from,
    since the incident stands between.
    """
    heads = {m.head for m in own}
    above = _above(s, tokens)
    if any(_lasts(s, k) for k in above):
        return True
    for k in above:
        if k in heads or _is_of_a_report(s, k, heads):
            return False
        if s.lowers[k] in PROCEEDING or (s.lowers[k] in SAYING and k < tokens[0]):
            return not any(k < h < tokens[0] for h in heads)
        if s.tags[k].startswith("V"):
            break
    return is_of_speaking(s, tokens, own)


def _lasts(s: Sentence, k: int) -> bool:
    """Whether a word tells of a state that goes on: "was still at large on Monday", "remained in hospital on Friday"."""
    return s.lowers[k] in {"remain", "remains", "remained"} or any(s.lowers[c] == "still" for c in s.children[k])


def _is_of_a_report(s: Sentence, k: int, heads: set[int]) -> bool:
    """Whether the incident itself is what was reported: "the shooting was reported at 12:03 a.m. on Tuesday"."""
    return s.lowers[k] == "reported" and any(c in heads and s.deps[c] == "nsubjpass" for c in s.children[k])


def _above(s: Sentence, tokens: range) -> list[int]:
    """The words above a time or place in the tree, nearest first."""
    k = tokens[0]
    while s.heads[k] in tokens and s.heads[k] != k:
        k = s.heads[k]
    rows = []
    for _ in range(_UP):
        k = s.heads[k]
        rows.append(k)
        if s.heads[k] == k:
            break
    return rows
