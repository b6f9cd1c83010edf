"""Groups the mentions of one sentence by incident."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.draft import CAPTIVITY, Group
from dateline.coding.assembly.other_ones import identifies, other_victims
from dateline.coding.assembly.recall import is_recalled, recalling
from dateline.coding.assembly.scattering import scattered
from dateline.coding.assembly.when_where import counts_back, is_end, opens_elsewhere, places_of, steps, time_of
from dateline.coding.context import ReadSentence
from dateline.coding.mentions import Mention
from dateline.coding.reality import Reality
from dateline.knowledge.arguments import argument_words
from dateline.model.layers import TimeExpression
from dateline.parsing.document import Sentence
from dateline.schemes.incident_types import freeing, incident_type, may_be_same

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
        groups += scattered(
            Group(
                read=read,
                mentions=tuple(cluster),
                types=frozenset(m.type for m in cluster if m.type is not None),
                score=_combined([scores[id(m)] for m in cluster]),
                time=time,
                ends=time is not None and is_end(s, time),
                places=places_of(read, cluster, others),
                others=any(m.others for m in cluster if m.type is not None) or opens_elsewhere(s),
                statistic=_is_statistic(s, cluster, time),
                past_perfect=any(_is_past_perfect(s, m) for m in cluster),
                recalled=any(is_recalled(s, m.head) for m in ([m for m in cluster if m.type] or cluster))
                or counts_back(s, time),
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
    nearest = min(typed, key=lambda m: (steps(s, mention.head, m.head), abs(mention.head - m.head)))
    return not nearest.reality.happened and steps(s, mention.head, nearest.head) <= 2


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
                and _one_incident(s, mention, cluster)
            ):
                cluster.append(mention)
                kinds[k].add(kind)
                break
        else:
            clusters.append([mention])
            kinds.append({kind})
    # "A bomb at the party of A. Ruiz, who was murdered in May, killed B. Sol": the dead of this act before those of another.
    bare = sorted((m for m in rows if m.type is None), key=lambda m: identifies(s, m))
    if not clusters:
        return _by_victim(s, bare)
    for mention in bare:
        same = [
            k
            for k, c in enumerate(clusters)
            if recalls[id(c[0])] == recalls[id(mention)]
            and not other_victims(s, [mention], c)
            and not (_is_crime(mention) and kinds[k] and kinds[k] <= NO_VIOLENCE)
        ]
        if not same:
            clusters.append([mention])
            kinds.append(set())
            continue
        clusters[same[_nearest(s, mention, [clusters[k] for k in same], [kinds[k] for k in same])]].append(mention)
    return [sorted(c, key=lambda m: m.span) for c in clusters]


def _is_crime(mention: Mention) -> bool:
    """Whether a noun names a killing as an act ("the murder of a judge"), which an arrest for it is not."""
    return mention.pos == "noun" and mention.frame.what == "killed" and not mention.frame.neutral


def _by_victim(s: Sentence, bare: Sequence[Mention]) -> list[list[Mention]]:
    """Outcomes without a type, one incident but for killings that are each named with a victim of their own."""
    clusters: list[list[Mention]] = []
    for mention in bare:
        host = next(
            (c for c in clusters if not other_victims(s, [mention], c) and not other_victims(s, c, [mention])), None
        )
        if host is None:
            clusters.append([mention])
        else:
            host.append(mention)
    return clusters


def _one_incident(s: Sentence, mention: Mention, cluster: Sequence[Mention]) -> bool:
    """Whether two mentions of a sentence are one event: their types agree, or the same people did both in one breath.

    "Police opened fire, killing two and arresting 31"; "bandits bombed a train and abducted passengers".
    """
    if _opposed(mention, cluster) or other_victims(s, [mention], cluster):
        return False
    if mention.type is not None and all(m.type is None or may_be_same(mention.type, m.type) for m in cluster):
        return True
    if {mention.type} | {m.type for m in cluster} <= freeing():
        return any(p.head in {q.head for q in mention.agents} for m in cluster for p in m.agents)
    if mention.pos == "noun" or mention.type in FOLLOWING or any(m.type in FOLLOWING for m in cluster):
        return False
    doers = {p.head for p in mention.agents if p.state or mention.type != "arrest"}
    return any(p.head in doers for m in cluster if m.pos != "noun" for p in m.agents)


def _opposed(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """Whether captors and a force that answers them act here: a siege is one incident, storming it another."""
    types = {m.type for m in cluster} | {mention.type}
    if not types & CAPTIVITY or not types & freeing():
        return False
    return (mention.type in freeing()) != any(m.type in freeing() for m in cluster) or (
        (mention.type in CAPTIVITY) != any(m.type in CAPTIVITY for m in cluster)
    )


def _nearest(s: Sentence, mention: Mention, clusters: Sequence[list[Mention]], kinds: Sequence[set[str]]) -> int:
    """The cluster that a bare outcome belongs to: tied to it by syntax, else the nearest before it that can hurt people."""

    def cost(k: int) -> float:
        distance = min(steps(s, mention.head, m.head) for m in clusters[k])
        away = min(abs(mention.head - m.head) for m in clusters[k])
        harmless = mention.frame.what in {"killed", "injured"} and kinds[k] <= NO_VIOLENCE
        held = mention.frame.what == "aboard" and bool(kinds[k] & CAPTIVITY)
        return distance - (6 if held else 0) + away / 50 + (4 if harmless else 0)

    return min(range(len(clusters)), key=cost)


def _is_past_perfect(s: Sentence, mention: Mention) -> bool:
    """ "had attacked": the mention is told as earlier than the story around it."""
    return any(s.lowers[c] in {"had", "'d"} and s.deps[c] == "aux" for c in s.children[mention.head])


def _is_statistic(s: Sentence, own: Sequence[Mention], time: TimeExpression | None) -> bool:
    """Totals over a stretch of time, and plurals that name many events, date no incident of their own."""
    several = (m for m in own if m.type is not None and m.plural and m.type not in MASS and not m.definite)
    typed_plural = any(not m.frame.device for m in several)  # "two car bombs" are one attack's
    habitual = typed_plural or any(m.plural for m in own if m.type is not None)
    singular = any(not m.frame.neutral and not m.plural and m.pos == "noun" for m in own)
    if time is not None and (time.vague_past or (time.precision or 0) >= 5):
        return not (singular or (not habitual and any(_is_one_act(m) for m in own)))
    perfect = any(_present_perfect(s, m) for m in own)
    if perfect and "since" in s.lowers and not singular:
        return True
    if perfect and habitual:
        return True
    if typed_plural and not perfect and _is_one_occasion(s, own):
        return False
    return typed_plural and (time is None or time.edtf is None or len(time.edtf) < len("XXXX-11"))


def _is_one_act(mention: Mention) -> bool:
    """Whether one person or thing is what it was done to ("attacked a village in 2023"): a total has numbers, a habit plurals."""
    return mention.pos != "noun" and any(
        (p.indefinite or p.definite) and not p.plural and not p.pronoun and (p.quantity is None or p.quantity.best == 1)
        for p in mention.objects
        if p.thing is not None or p.word is not None
    )


def _is_one_occasion(s: Sentence, own: Sequence[Mention]) -> bool:
    """ "Two bombings hit the port", "blasts tore through churches, killing 20": a few, or what hurt so many, told in the past.

    Shootings and kidnappings, unlike blasts and attacks, are mostly told one by one elsewhere in the report.
    """
    acts = [m for m in own if m.type is not None]
    together = any(m.lemma == "attack" or incident_type(m.type).family in {"bombing", "strike"} for m in acts if m.type)
    if not together or any(s.tags[k] in {"VBP", "VBZ"} for m in acts for k in (m.head, s.heads[m.head])):
        return False
    few = any(m.plural and _numeral(s, m) in argument_words("a_few") for m in acts)
    hurt = (m for m in own if m.frame.what in {"killed", "injured"} and m.pos != "noun")
    return few or any(p.quantity for m in hurt for p in m.objects)


def _numeral(s: Sentence, mention: Mention) -> str:
    return next((s.lowers[c] for c in s.children[mention.head] if s.deps[c] in {"nummod", "amod", "det"}), "")


def _present_perfect(s: Sentence, mention: Mention) -> bool:
    above = mention.pos == "noun" or s.deps[mention.head] == "conj"
    for k in (mention.head, s.heads[mention.head]) if above else (mention.head,):
        if any(s.lowers[c] in {"has", "have", "'ve"} and s.deps[c] == "aux" for c in s.children[k]):
            return True
    return False
