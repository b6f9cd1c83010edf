"""Numbers that stand on a noun of death or injury, or are stated as a total ("11 deaths", "the death toll rose to 31")."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.mentions import Mention
from dateline.coding.toll import Toll, group_of, join
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.parsing.document import Sentence

CHANGES = frozenset(
    "rose risen rises rising raising raised climbed climbing climbs increased increasing jumped revised revising up down lowered higher now".split()
)

NUMBERS = frozenset({"number", "count", "tally", "toll"})
REACHES = frozenset(
    {"is", "was", "reached", "reaches", "hit", "hits", "passed", "topped", "exceeded", "stands", "stood"}
)


def numbered_noun(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Toll]:
    """ "11 deaths", "at least four fatalities": the number stands on the noun itself."""
    first = s.edges[mention.head][0]
    span = s.chars(min(first, mention.head), mention.head)
    inside = [q for q in quantities if span.start <= q.span.start and q.span.end <= mention.span.start]
    if not inside:
        inside = _shared_out(s, mention, quantities)
    if not inside:
        return []
    q = inside[-1]
    what = CountWhat(mention.frame.what or "killed")
    who = CountWho.PEOPLE
    for party in mention.objects:
        if party.word is not None and party.quantity is None:
            who = group_of(party)
    return [Toll(what, who, q.low, q.best, q.high, q.exact, join(q.span, mention.span), s.index, mention, None)]


def _shared_out(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "40 of these deaths": the number that the "of" before the noun hangs on."""
    of = s.heads[mention.head]
    if s.deps[mention.head] != "pobj" or s.lowers[of] != "of":
        return []
    number = s.chars(s.heads[of], s.heads[of])
    return [q for q in quantities if q.span.overlaps(number)]


def stated_totals(s: Sentence, mention: Mention, quantities: Sequence[Quantity]) -> list[Toll]:
    """ "The death toll rose to 31", "a toll of 40": the number that follows, or the one the verb leads to."""
    after = [q for q in quantities if mention.span.end <= q.span.start < mention.span.end + 60]
    targets = [q for q in quantities if _is_risen_to(s, q.span, mention)] or [
        q for q in after if _led_to(s, q.span, mention)
    ]
    chosen = targets[-1:] or after[:1]
    return [
        Toll(
            CountWhat.INJURED if mention.frame.what == "injured" else CountWhat.KILLED,
            next((group_of(p) for p in mention.objects if p.word is not None), CountWho.PEOPLE),
            q.low,
            q.best,
            q.high,
            q.exact,
            join(mention.span, q.span),
            s.index,
            mention,
            None,
            whole=True,
            update=bool(set(s.lowers) & CHANGES),
        )
        for q in chosen
    ]


def tells_a_number(s: Sentence, mention: Mention) -> bool:
    """ "The number of dead", "the number of injured"."""
    before = s.lowers[max(0, mention.head - 4) : mention.head]
    return (
        mention.frame.what in {"killed", "injured"}
        and "of" in before
        and bool({"number", "count", "tally"} & set(before))
    )


def _is_risen_to(s: Sentence, span: Span, mention: Mention) -> bool:
    """Whether the number is what the verb of the total leads to, however far: "the toll from the blast in the market has risen to 12"."""
    noun = mention.head
    while s.deps[noun] in {"acl", "amod", "pobj", "prep", "compound"} and s.lowers[noun] not in NUMBERS:
        noun = s.heads[noun]
    if s.deps[noun] not in {"nsubj", "nsubjpass"}:
        return False
    verb = s.heads[noun]
    for token in s.tokens_in(span):
        above = s.heads[token]
        if s.deps[token] == "pobj" and s.lowers[above] in {"to", "at"} and s.heads[above] == verb:
            return token > verb
        if s.deps[token] in {"dobj", "attr"} and above == verb and s.lowers[verb] in REACHES:
            return token > verb
    return False


def _led_to(s: Sentence, span: Span, mention: Mention) -> bool:
    tokens = s.tokens_in(span)
    return (
        bool(len(tokens))
        and tokens[0] > 0
        and s.lowers[tokens[0] - 1] in {"to", "at", "of", "is", "was", "reached", "now"}
        and span.start > mention.span.end
    )
