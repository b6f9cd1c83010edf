"""The time and the places that a sentence gives to each of the incidents it tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.assembly.draft import LATE_OUTCOMES
from dateline.coding.assembly.recall import recalling
from dateline.coding.assembly.scene_roles import relation_in
from dateline.coding.assembly.speaking import is_of_proceeding, is_of_speaking
from dateline.coding.context import ReadSentence
from dateline.coding.dates import in_metadata, precision
from dateline.coding.mentions import Mention
from dateline.model.layers import PlaceMention, TimeExpression
from dateline.model.span import Span
from dateline.parsing.document import Sentence

_BACK = re.compile(r"\b(?:(?:weeks?|months?|years?)|(?<!\btwo )(?<!\b2 )days) (?:earlier|before|previously)$")


INDEFINITE_PAST = frozenset(
    {"now", "recently", "soon", "lately", "currently", "already", "just", "once", "nowadays", "today"}
)


ENDING = frozenset({"ended", "end", "ends", "ending", "concluded", "finished", "over"})


def steps(s: Sentence, a: int, b: int) -> int:
    """Number of dependency steps between two tokens."""
    up = {a: 0}
    k, n = a, 0
    while s.heads[k] != k:
        k, n = s.heads[k], n + 1
        up[k] = n
    k, n = b, 0
    while k not in up and s.heads[k] != k:
        k, n = s.heads[k], n + 1
    return n + up.get(k, 20)


def time_of(read: ReadSentence, own: Sequence[Mention], others: Sequence[Mention]) -> TimeExpression | None:
    """The time that the sentence gives these mentions: the one tied closest to them, never the one of the speaking."""
    s = read.sentence
    rows = []
    for t in read.times:
        if t.kind not in {"date", "time"} or (t.vague_past and t.edtf is None and t.text.lower() in INDEFINITE_PAST):
            continue
        tokens = s.tokens_in(t.span)
        if not len(tokens) or is_of_proceeding(s, tokens, own) or _is_of_the_page(s, t):
            continue
        mine, late = min(((steps(s, tokens[0], m.head), _is_late(s, m, tokens)) for m in own), default=(20, False))
        rivals = [m for m in _rivals(s, own, others) if not _is_meanwhile(s, m)]
        theirs = min((steps(s, tokens[0], m.head) for m in rivals), default=99)
        if not _in_reach(s, tokens, own, others):
            continue
        t = _when(s, t)
        t = _at_the_latest(t) if late and _after_the_act(s, tokens, own) else t
        if tokens[0] <= 2 and s.lowers[tokens[-1]] == "after" and any(recalling(s, m.head) is not None for m in own):
            continue  # "A month after a bomb killed six, ...": how long ago is told, but not from when
        fronted = all(tokens[-1] < m.head for m in (*own, *others))
        if theirs < mine and not fronted:
            continue
        rows.append((t.vague_past, late, mine, tokens[0], t))
    return min(rows, key=lambda r: r[:4])[4] if rows else None


def _is_meanwhile(s: Sentence, mention: Mention) -> bool:
    """Whether a mention stands in a clause of the same time as the one above: "as they stormed", "killing two", "a raid to arrest"."""
    head = mention.head
    if s.deps[head] not in {"advcl", "acl", "relcl"}:
        return False
    words = {s.lowers[c] for c in s.children[head] if c < head}
    if s.tags[head] == "VBG":
        return not words & {"after", "before", "since"}
    return bool(words & {"as", "while", "when", "to"})


def _after_the_act(s: Sentence, tokens: range, own: Sequence[Mention]) -> bool:
    """Whether the words after a time put the act before it: "died on Thursday after he was shot"."""
    k = tokens[-1] + 1
    return s.lowers[k : k + 1] == ("after",) and any(m.head > k and s.lowers[m.head] not in LATE_OUTCOMES for m in own)


def _at_the_latest(t: TimeExpression) -> TimeExpression:
    """A day as the last on which the act can have been."""
    if t.edtf is None or t.precision != 1 or t.edtf[-1] in "~?":
        return t
    return replace(t, edtf=f"../{t.edtf}", precision=None)


def _is_of_the_page(s: Sentence, t: TimeExpression) -> bool:
    return in_metadata(s.text, Span(t.span.start - s.start, t.span.end - s.start))


def _is_late(s: Sentence, mention: Mention, tokens: range) -> bool:
    """Whether a time is that of a death, which may come days after the act: "was shot on Saturday and died on Monday"."""
    return mention.type is None and s.lowers[mention.head] in LATE_OUTCOMES and mention.head < tokens[0]


def _in_reach(s: Sentence, tokens: range, own: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether a time or place can be of these mentions: what stands behind "a similar incident" or "a month after" is of
    the recalled ones alone."""
    here = {recalling(s, m.head) for m in own}
    recalled = {r for m in others if (r := recalling(s, m.head)) is not None} - here
    return None not in here or not any(r <= tokens[0] for r in recalled)


def _rivals(s: Sentence, own: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions of the sentence that tell of something else: other types, and outcomes of other times."""
    here = {recalling(s, m.head) for m in own}
    return [m for m in others if m.type is not None or recalling(s, m.head) not in here]


def counts_back(s: Sentence, time: TimeExpression | None) -> bool:
    """ "Ten days earlier", "the week before": counted back from the news; the day before is still the news."""
    if time is None or s.text[time.span.end - s.start :].lstrip()[:1].isalnum():
        return False
    return _BACK.search(time.text.lower()) is not None


def _when(s: Sentence, t: TimeExpression) -> TimeExpression:
    """ "Since September, when gunmen raided ...": the clause after "when" is dated by the start."""
    if t.edtf is None or not t.edtf.endswith("/..") or not re.match(r",?\s+when\b", s.text[t.span.end - s.start :]):
        return t
    start = t.edtf[: -len("/..")]
    return replace(t, edtf=start, precision=precision(start), vague_past=False)


def opens_elsewhere(s: Sentence) -> bool:
    """ "Elsewhere, ...", "Separately, ...", "In a separate incident, ..."."""
    return s.lowers[:1] in {("elsewhere",), ("separately",)} or s.lowers[:3] in {
        ("in", "a", "separate"),
        ("in", "another", "incident"),
        ("in", "another", "attack"),
    }


def is_end(s: Sentence, time: TimeExpression) -> bool:
    """Whether the time says when the incident was over ("ended on Monday a siege of two days")."""
    tokens = s.tokens_in(time.span)
    k = tokens[0]
    for _ in range(4):
        if s.lowers[k] in ENDING:
            return True
        if s.tags[k].startswith("V") and k not in tokens:
            return False
        k = s.heads[k]
    return False


def places_of(read: ReadSentence, own: Sequence[Mention], others: Sequence[Mention]) -> tuple[PlaceMention, ...]:
    """The places that the sentence gives these mentions; where it tells of two incidents, each takes the nearer ones."""
    s = read.sentence
    kept = []
    for p in read.places:
        tokens = s.tokens_in(p.span)
        if not len(tokens):
            continue
        relation = relation_in(s, p, own)
        if relation != "body" and is_of_speaking(s, tokens, own):
            continue
        mine = min((steps(s, tokens[0], m.head) for m in own), default=20)
        theirs = min((steps(s, tokens[0], m.head) for m in _rivals(s, own, others)), default=99)
        if mine <= theirs and _in_reach(s, tokens, own, others):
            kept.append(p if relation == p.relation else replace(p, relation=relation))
    return tuple(kept)
