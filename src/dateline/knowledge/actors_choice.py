"""Which of several actors a name means: the one named in full, of the countries in the text, active in its year, or by its definition."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from dateline.knowledge.actors_abbreviations import defined_abbreviations
from dateline.knowledge.actors_list import actor
from dateline.knowledge.actors_spelling import fold

SHORTEST_TELLING_WORD = 4  # letters: shorter words ("of", "de", "new") tell no two names apart


def choose(ids: Sequence[str], sure: Set[str], seen: Set[str], year: int | None) -> str | None:
    """The actor of `ids` that the text means, None when it does not tell.

    One of `sure`, which are named in full; else the only one of a country in `seen` that had begun by `year`, or of several the only one
    still active then.
    """
    named = [one for one in ids if one in sure]
    if named:
        return named[0] if len(named) == 1 else None
    near = [one for one in ids if not seen.isdisjoint(actor(one).countries) and _begun(one, year)]
    if len(near) > 1 and year is not None:
        near = [one for one in near if actor(one).years.holds(year)]
    return near[0] if len(near) == 1 else None


def _begun(actor_id: str, year: int | None) -> bool:
    since = actor(actor_id).since
    return year is None or since is None or since <= year


def redefined(alias: str, actor_id: str, definitions: Sequence[tuple[str, str]]) -> bool:
    """Whether the text gives the abbreviation `alias` another meaning: one with no long word of the actor's names.

    `definitions` pairs each abbreviation that the text defines, in lower case, with its folded meaning.
    """
    for short, meaning in definitions:
        if alias.lower() == short:
            words = {word for word in meaning.split() if len(word) >= SHORTEST_TELLING_WORD}
            return not words & _words(actor_id)
    return False


@lru_cache(maxsize=1024)
def _words(actor_id: str) -> frozenset[str]:
    """The words of all names of an actor, folded."""
    one = actor(actor_id)
    return frozenset(" ".join(fold(name) for name in (one.name, *one.aliases)).split())


def definitions_in(text: str, folded: bool) -> list[tuple[str, str]]:
    """The abbreviations that `text` defines, in lower case, each with its folded meaning."""
    return [(a.short.lower(), fold(a.name.of(text))) for a in defined_abbreviations(text, folded)]
