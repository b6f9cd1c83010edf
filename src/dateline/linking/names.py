"""Named people and things of a telling: what a book knows an incident by beside place and day (the Jaffer Express, a victim)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.knowledge.casing import is_small
from dateline.linking.words import tokens, weight
from dateline.model.coded import CodedReport, Incident

MOST = 16
_LINKS = r"(?:al|bin|bint|ibn|abu|ul|el|de|del|la|da|dos|di|van|von|der|of|the)"
_NAME = re.compile(rf"(?<![\w.])[A-Z][\w'’-]+(?:[ ](?:{_LINKS}[ ])?(?:[A-Z]\.[ ]?)?[A-Z][\w'’-]+)+")
_SHORTEST = 2  # words


def names_in(passages: Sequence[str], coded: CodedReport, incident: Incident) -> tuple[str, ...]:
    """At most `MOST` names of two words or more in small letters, the most telling first: of participants, repeated, rare.

    Neither those who speak in the report are names of it, nor the incident's place.
    """
    taking_part = {w for p in incident.participants for w in tokens(p.text)}
    speaking = {w for c in coded.claims for w in tokens(c.source.text)} - taking_part
    place = set(tokens(incident.place.name)) if incident.place is not None else set()
    said = Counter(w for passage in passages for w in tokens(passage))
    found = {name for passage in passages for name in _names(passage) if not set(name) <= speaking | place}
    ranked = sorted(
        found, key=lambda name: (name[-1] not in taking_part, -said[name[-1]], -sum(map(weight, name)), name)
    )
    return tuple(" ".join(name) for name in ranked[:MOST])


def _names(passage: str) -> Iterator[tuple[str, ...]]:
    """Runs of capitalised words, less ordinary words at their beginning ("Police Officer Jo Doe", "Last November")."""
    for match in _NAME.finditer(passage):
        words = tokens(match.group())
        while words and is_small(words[0]):
            del words[0]
        if len(words) >= _SHORTEST:
            yield tuple(words)
