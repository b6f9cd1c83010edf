"""Named people and things of a telling: what a book knows an incident by beside place and day (the Jaffer Express, a victim)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.knowledge.casing import is_small
from dateline.model.coded import CodedReport

MOST = 24
_LINKS = r"(?:al|bin|bint|ibn|abu|ul|el|de|del|la|da|dos|di|van|von|der|of|the)"
_NAME = re.compile(rf"(?<![\w.])[A-Z][\w'’-]+(?:\s(?:{_LINKS}\s)?(?:[A-Z]\.\s?)?[A-Z][\w'’-]+)+")


def names_in(passages: Iterable[str], coded: CodedReport, place: str) -> tuple[str, ...]:
    """Names of two or more words in small letters, in alphabetical order: neither of those who speak nor of the place itself."""
    speakers = {w for c in coded.claims for w in c.source.text.casefold().split()}
    here = set(place.casefold().split())
    found = set()
    for passage in passages:
        for match in _NAME.finditer(passage):
            words = match.group().casefold().split()
            if all(is_small(w) for w in words) or set(words) <= speakers | here:
                continue
            found.add(" ".join(words))
    return tuple(sorted(found)[:MOST])
