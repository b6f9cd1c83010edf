"""Groups the mentions of one sentence by incident, and finds the time and places that the sentence gives each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.assembly.draft import Group
from dateline.coding.assembly.recall import recalling
from dateline.coding.context import ReadSentence
from dateline.coding.dates import precision
from dateline.coding.mentions import Mention
from dateline.coding.reality import Reality
from dateline.model.layers import PlaceMention, TimeExpression
from dateline.model.span import Span
from dateline.parsing.document import Sentence
from dateline.schemes.incident_types import may_be_same

SAYING = frozenset(
    "said says say told tell added announced reported reports statement confirmed stated according tweeted wrote posted spoke speaking".split()
)
LOCATING = frozenset({"in", "near", "between", "off", "border", "part", "other", "toward", "along"})
_BACK = re.compile(r"\b(?:(?:weeks?|months?|years?)|(?<!\btwo )(?<!\b2 )days) (?:earlier|before|previously)$")
INDEFINITE_PAST = frozenset(
    {"now", "recently", "soon", "lately", "currently", "already", "just", "once", "nowadays", "today"}
)
ENDING = frozenset({"ended", "end", "ends", "ending", "concluded", "finished", "over"})
CAPTIVITY = frozenset({"hijacking", "piracy", "hostage_siege", "kidnapping"})
ANSWERS = frozenset({"rescue_operation", "raid", "release", "security_operation"})
FOLLOWING = frozenset({"rescue_operation", "release", "threat", "weapons_seizure"})
NO_VIOLENCE = frozenset({"arrest", "release", "weapons_seizure", "threat", "escape", "surrender", "looting"})
# Plurals that are one event by themselves; other plural nouns ("bombings") name many.
MASS = frozenset(
    {
        "armed_clash",
        "riot",
        "shelling",
        "air_strike",
        "drone_strike",
        "rocket_attack",
        "arson",
        "looting",
        "raid",
        "arrest",
    }
)


def groups_of(read: ReadSentence) -> list[Group]:
    """The groups of one sentence, those with the most evidence first among equals in text order."""
    s = read.sentence
    scores = {id(m): score for m, score in zip(read.mentions, read.scores, strict=True)}
    told = [m for m in read.mentions if m.reality.happened or (m.type is None and m.reality is Reality.NEGATED)]
    clusters = _clusters(s, [m for m in told if not _of_other_matter(s, m, read.mentions)])
    groups = []
    for cluster in clusters:
        others = [m for m in read.mentions if m not in cluster]
        time = time_of(read, cluster, others)
        groups.append(
            Group(
                read=read,
                mentions=tuple(cluster),
                types=frozenset(m.type for m in cluster if m.type is not None),
                score=_combined([scores[id(m)] for m in cluster]),
                time=time,
                ends=time is not None and _is_end(s, time),
                places=places_of(read, cluster, others),
                others=any(m.others for m in cluster if m.type is not None) or _opens_elsewhere(s),
                statistic=_is_statistic(s, cluster, time),
                past_perfect=any(_is_past_perfect(s, m) for m in cluster),
                recalled=any(recalling(s, m.head) is not None for m in ([m for m in cluster if m.type] or cluster))
                or _counts_back(s, time),
            )
        )
    return groups


def _of_other_matter(s: Sentence, mention: Mention, all_of: Sequence[Mention]) -> bool:
    """Whether a bare outcome belongs to violence that did not happen here and now ("wanted for an attack that killed two")."""
    if mention.type is not None:
        return False
    typed = [m for m in all_of if m.type is not None and m.head != mention.head]
    if not typed or all(m.reality.happened for m in typed):
        return False
    nearest = min(typed, key=lambda m: (_steps(s, mention.head, m.head), abs(mention.head - m.head)))
    return not nearest.reality.happened and _steps(s, mention.head, nearest.head) <= 2


def _combined(scores: Sequence[float]) -> float:
    return max(scores) + 0.25 * (len(scores) - 1)


def _clusters(s: Sentence, rows: Sequence[Mention]) -> list[list[Mention]]:
    clusters: list[list[Mention]] = []
    kinds: list[set[str]] = []
    recalls = {id(m): recalling(s, m.head) for m in rows}
    for mention in rows:
        kind = mention.type
        if kind is None:
            continue
        for k, cluster in enumerate(clusters):
            if (
                not mention.others
                and recalls[id(mention)] == recalls[id(cluster[0])]
                and _one_incident(mention, cluster)
            ):
                cluster.append(mention)
                kinds[k].add(kind)
                break
        else:
            clusters.append([mention])
            kinds.append({kind})
    bare = [m for m in rows if m.type is None]
    if not clusters:
        return [bare] if bare else []
    for mention in bare:
        same = [k for k, c in enumerate(clusters) if recalls[id(c[0])] == recalls[id(mention)]]
        if not same:
            clusters.append([mention])
            kinds.append(set())
            continue
        clusters[same[_nearest(s, mention, [clusters[k] for k in same], [kinds[k] for k in same])]].append(mention)
    return [sorted(c, key=lambda m: m.span) for c in clusters]


def _one_incident(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """Whether two mentions of a sentence are one event: their types agree, or the same people did both in one breath.

    "Police opened fire, killing two and arresting 31"; "bandits bombed a train and abducted passengers".
    """
    if _opposed(mention, cluster):
        return False
    if mention.type is not None and all(m.type is None or may_be_same(mention.type, m.type) for m in cluster):
        return True
    if {mention.type} | {m.type for m in cluster} <= ANSWERS:
        return any(p.head in {q.head for q in mention.agents} for m in cluster for p in m.agents)
    if mention.pos == "noun" or mention.type in FOLLOWING or any(m.type in FOLLOWING for m in cluster):
        return False
    doers = {p.head for p in mention.agents if p.state or mention.type != "arrest"}
    return any(p.head in doers for m in cluster if m.pos != "noun" for p in m.agents)


def _opposed(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """Whether captors and a force that answers them act here: a siege is one incident, storming it another."""
    types = {m.type for m in cluster} | {mention.type}
    if not types & CAPTIVITY or not types & ANSWERS:
        return False
    return (mention.type in ANSWERS) != any(m.type in ANSWERS for m in cluster) or (
        (mention.type in CAPTIVITY) != any(m.type in CAPTIVITY for m in cluster)
    )


def _nearest(s: Sentence, mention: Mention, clusters: Sequence[list[Mention]], kinds: Sequence[set[str]]) -> int:
    """The cluster that a bare outcome belongs to: tied to it by syntax, else the nearest before it that can hurt people."""

    def cost(k: int) -> float:
        distance = min(_steps(s, mention.head, m.head) for m in clusters[k])
        away = min(abs(mention.head - m.head) for m in clusters[k])
        harmless = mention.frame.what in {"killed", "injured"} and kinds[k] <= NO_VIOLENCE
        held = mention.frame.what == "aboard" and bool(kinds[k] & CAPTIVITY)
        return distance - (6 if held else 0) + away / 50 + (4 if harmless else 0)

    return min(range(len(clusters)), key=cost)


def _steps(s: Sentence, a: int, b: int) -> int:
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
        if not len(tokens) or _is_of_speaking(s, tokens, own):
            continue
        mine = min((_steps(s, tokens[0], m.head) for m in own), default=20)
        theirs = min((_steps(s, tokens[0], m.head) for m in _rivals(s, own, others)), default=99)
        if not _in_reach(s, tokens, own, others):
            continue
        t = _when(s, t)
        if tokens[0] <= 2 and s.lowers[tokens[-1]] == "after" and any(recalling(s, m.head) is not None for m in own):
            continue  # "A month after a bomb killed six, ...": how long ago is told, but not from when
        fronted = all(tokens[-1] < m.head for m in (*own, *others))
        if theirs < mine and not fronted:
            continue
        rows.append((t.vague_past, mine, tokens[0], t))
    return min(rows, key=lambda r: r[:3])[3] if rows else None


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


def _counts_back(s: Sentence, time: TimeExpression | None) -> bool:
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


def _opens_elsewhere(s: Sentence) -> bool:
    """ "Elsewhere, ...", "Separately, ...", "In a separate incident, ..."."""
    return s.lowers[:1] in {("elsewhere",), ("separately",)} or s.lowers[:3] in {
        ("in", "a", "separate"),
        ("in", "another", "incident"),
        ("in", "another", "attack"),
    }


def _is_end(s: Sentence, time: TimeExpression) -> bool:
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


def _is_of_speaking(s: Sentence, tokens: range, own: Sequence[Mention]) -> bool:
    """Whether the time says when somebody spoke ("police said on Friday")."""
    heads = {m.head for m in own}
    k = tokens[0]
    while s.heads[k] in tokens and s.heads[k] != k:
        k = s.heads[k]
    for _ in range(3):
        k = s.heads[k]
        if k in heads:
            return False
        if s.tags[k].startswith("V") or s.lowers[k] in SAYING:
            # "... killed four on Saturday night, police said": the time before the tag is not of the saying.
            tagged = k > tokens[-1] and any(h < tokens[0] for h in heads)
            return s.lowers[k] in SAYING and not tagged
        if s.heads[k] == k:
            return False
    return False


def places_of(read: ReadSentence, own: Sequence[Mention], others: Sequence[Mention]) -> tuple[PlaceMention, ...]:
    """The places that the sentence gives these mentions; where it tells of two incidents, each takes the nearer ones."""
    s = read.sentence
    kept = []
    for p in read.places:
        tokens = s.tokens_in(p.span)
        if not len(tokens):
            continue
        if _is_of_speaking(s, tokens, own):
            continue
        mine = min((_steps(s, tokens[0], m.head) for m in own), default=20)
        theirs = min((_steps(s, tokens[0], m.head) for m in _rivals(s, own, others)), default=99)
        if mine <= theirs and _in_reach(s, tokens, own, others):
            kept.append(p)
    return tuple(kept)


def _is_past_perfect(s: Sentence, mention: Mention) -> bool:
    """ "had attacked": the mention is told as earlier than the story around it."""
    return any(s.lowers[c] in {"had", "'d"} and s.deps[c] == "aux" for c in s.children[mention.head])


def _is_statistic(s: Sentence, own: Sequence[Mention], time: TimeExpression | None) -> bool:
    """Totals over a stretch of time, and plurals that name many events, date no incident of their own."""
    typed_plural = any(m.plural and m.type not in MASS and not m.definite for m in own if m.type is not None)
    habitual = typed_plural or any(m.plural for m in own if m.type is not None)
    singular = any(m.type is not None and not m.plural and m.pos == "noun" for m in own)
    if time is not None and (time.vague_past or (time.precision or 0) >= 5):
        return not singular
    perfect = any(_present_perfect(s, m) for m in own)
    if perfect and "since" in s.lowers and not singular:
        return True
    if perfect and habitual:
        return True
    return typed_plural and (time is None or time.edtf is None or len(time.edtf) < len("XXXX-11"))


def _present_perfect(s: Sentence, mention: Mention) -> bool:
    above = mention.pos == "noun" or s.deps[mention.head] == "conj"
    for k in (mention.head, s.heads[mention.head]) if above else (mention.head,):
        if any(s.lowers[c] in {"has", "have", "'ve"} and s.deps[c] == "aux" for c in s.children[k]):
            return True
    return False


def span_of(group: Group) -> Span:
    """The characters from the first to the last mention of a group."""
    return Span(min(m.span.start for m in group.mentions), max(m.span.end for m in group.mentions))
