"""The foreign nation of a target (slots 15 and 22): where the report's words for it name one that is not the place's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bench.muc4.tables import table
from dateline.knowledge.actors import find_adjectives
from dateline.knowledge.demonyms import country_name, country_of_adjective

# Parts of the continent, of which "American" tells no nation; "North American" is of the United States in these reports.
_CONTINENT = re.compile(r"\b(?:central|latin|south|inter|pan)[\s-]*america(?:ns?)?\b", re.IGNORECASE)


def foreign(texts: Iterable[str], country: str) -> str:
    """The first nation in the words for a target, empty where they name none but `country`; in the task's names of nations."""
    found = (nation for text in texts for nation in _nations(text))
    return next((nation for nation in found if nation != country), "")


def _nations(told: str) -> Iterator[str]:
    text = _CONTINENT.sub(" ", told)
    words = [w.strip("\"'“”[](),") for w in text.replace("--", " ").lower().split()]
    for at, word in enumerate(words):
        pair = " ".join(words[at : at + 2])
        if pair in _NAMES:
            yield _NAMES[pair]
        for said in (pair, word, word.removesuffix("s"), word.removesuffix("'s")):
            code = country_of_adjective(said)
            if code is not None:
                yield _named(code)
        if word in table("nationals"):
            yield table("nationals")[word]
    for _, _, code in find_adjectives(text):
        yield _named(code)


def _named(code: str) -> str:
    return table("nations").get(code, country_name(code).upper())


_NAMES = {
    "united states": "UNITED STATES", "west german": "WEST GERMANY", "east german": "EAST GERMANY", "soviet union": "USSR",
    "south korean": "REPUBLIC OF KOREA", "north korean": "DEMOCRATIC PEOPLES REP OF KOREA", "el salvador": "EL SALVADOR",
    "costa rica": "COSTA RICA",
}  # fmt: skip
