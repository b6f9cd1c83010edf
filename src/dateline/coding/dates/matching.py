"""Matches the rules over a text's tokens and resolves each hit to its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dateline.coding.dates import days, deictic, holidays, narrated, others, parts, periods, years
from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.lexicon import Rule, grammar, lexicon
from dateline.coding.dates.tokens import Tokens

Resolver = Callable[[Hit, Anchors], Value | None]

_RUN = re.compile("[^x]+")  # "x" is the class of all words that mean nothing here

RESOLVERS: dict[str, Resolver] = {
    function.__name__: function
    for family in (days, periods, years, parts, holidays, narrated, deictic, others)
    for function in family.RESOLVERS
}


def matches(tokens: Tokens) -> Iterator[tuple[Rule, Hit]]:
    """Yield every rule's match in text order; a match may begin inside the one before, for the caller to pass over."""
    rules, pattern = grammar().rules, grammar().pattern
    core = lexicon().core
    for run in _RUN.finditer(tokens.classes):
        place, end = run.span()
        if core.search(tokens.classes, place, end) is None:
            continue
        while match := pattern.search(tokens.classes, place, end):
            index = int((match.lastgroup or "r0")[1:])
            yield rules[index], Hit(tokens, match.start(), match.end())
            place = match.start() + 1


def resolve(rule: Rule, hit: Hit, anchors: Anchors) -> Value | None:
    """The value of a rule's hit; None when a closer look shows no time expression; an unknown resolver raises KeyError."""
    return RESOLVERS[rule.resolve](hit, anchors)
