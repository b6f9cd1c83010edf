"""Says who a noun phrase is: a known actor, a state or its organ, or at least what kind of party, by its own words and its report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.generic_mentions import linked
from dateline.coding.introduced_groups import introduced_groups
from dateline.coding.noun_phrases import Phrase, members, noun_phrase
from dateline.knowledge.actor_roles import role_kind
from dateline.knowledge.actors import (
    ActorMatch,
    actor,
    countries_named,
    find_actors,
    find_adjectives,
    find_offices,
    find_states,
)
from dateline.knowledge.leaders import led_by
from dateline.model.actor_kinds import ActorKind
from dateline.model.span import Span

# Before a capital or country these make it a place: "in Kabul". After them it can only be a party: "by", "against", "with", "between".
_PLACING = re.compile(
    r"\b(?:in|at|near|from|into|outside|inside|around|through|across|towards?|via|of|to|over|on|north|south|east|west|visit(?:ed|ing)?|left|reached|capital)\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?:al|el|ul|ad|as)-[A-Z][\w'’-]*|[A-Z][\w.'’-]*|bin|al|el|de|la|da|van|von|den|der|ibn|abu|ul)")
_APPOSITION = re.compile(
    r", (?:an? |the |who (?:is|was) (?:an? |the )?)?((?:(?!\b(?:said|says|told|was|were|is|had|has)\b)[^,.;]){3,60})(?:[,.;]|$)"
)
# An adjective before a noun describes it ("Uzbek rugs"); before these it stands for somebody.
_ATTRIBUTIVE = re.compile(
    r" (?!(?:was|were|is|are|has|had|have|said|says|who|and|or|in|of|from|with|by|at|on|to|for|after|before|when|as)\b)[a-z]"
)
_COURTESY = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Gen|Sir|Col)\.? ")
_TITLE_BEFORE = re.compile(r"((?:[\w.'’-]+ ){1,5})$")


@dataclass(frozen=True, slots=True)
class Typed:
    """Who somebody is: `actor` the id of a known actor, None where only the `kind` is known; `by` what told it."""

    actor: str | None
    kind: ActorKind | None
    by: str = ""

    def __bool__(self) -> bool:
        return self.kind is not None


# Kinds whose words stand in names of other things: "Salvation Army", "Boxer Rebellion".
NAMED_SO = frozenset({ActorKind.MILITARY, ActorKind.REBEL, ActorKind.MILITIA, ActorKind.GANG, ActorKind.ARMED_GROUP})
LONGEST_NAME = 3  # words of a person's name in a text without case
NOBODY = Typed(None, None)


def typed(phrase: str, year: int | None = None, countries: frozenset[str] = frozenset(), folded: bool = False) -> Typed:
    """Who `phrase` (one noun phrase) is, read alone; `year` and `countries` (ISO 3166-1) are those of its report.

    `folded` says that the report is all in one case.
    """
    return ReportActors(phrase, year, countries, folded).at(Span(0, len(phrase)))


class ReportActors:
    """The actors of one text, to ask who its phrases are."""

    def __init__(
        self, text: str, year: int | None = None, countries: frozenset[str] = frozenset(), folded: bool = False
    ) -> None:
        self._text = text
        self._year = year
        self._folded = folded
        self._actors = find_actors(text, folded, year, countries)
        self._offices = find_offices(text, folded, year)
        self._states = find_states(text, folded, year)
        self._adjectives = find_adjectives(text, folded)
        self._asked: list[str] = []
        self._groups = () if folded else introduced_groups(text)
        self._countries = countries_named(text, folded) | countries

    def at(self, span: Span) -> Typed:
        """Who the phrase at `span` is; NOBODY where it is no party or its words do not tell."""
        found = [
            self._one(Span(span.start + one.start, span.start + one.end))
            for one in members(span.of(self._text), self._taken(span))
        ]
        return next((one for one in found if one), NOBODY) or self._told_around(span)

    def _taken(self, span: Span) -> list[Span]:
        """Where names stand in the phrase, by its own offsets: a comma or preposition inside them does not end it."""
        names = (*self._actors, *self._offices)
        return [
            Span(m.start - span.start, m.end - span.start) for m in names if m.start < span.end and span.start < m.end
        ]

    def _one(self, span: Span) -> Typed:
        phrase = noun_phrase(span.of(self._text), self._taken(span))
        core = Span(span.start + phrase.core.start, span.start + phrase.core.end)
        return (
            self._named(core, phrase)
            or self._collected(span, phrase)
            or self._organ(core, phrase)
            or self._state(core)
            or self._leader(core)
            or self._defined(core)
            or self._role(core, phrase)
            or self._explained(span, phrase)
        )

    def _named(self, core: Span, phrase: Phrase) -> Typed:
        """A known actor or a country's office that ends the phrase, or stands before a person's name or a word for people."""
        for m in sorted((*self._actors, *self._offices), key=lambda m: (-m.end, m.start)):
            if not (core.start - 1 <= m.start < core.end or (m.start <= core.start and m.end >= core.end)):
                continue
            rest = re.sub(r"^['’]?s?\s+", "", self._text[m.end : core.end].rstrip(" '’\""))
            if rest in ("", "'s", "’s") or (m.office and self._is_person(rest)):
                return _of(m)
            kind = _title(rest, self._folded)
            if rest[:1].isupper():  # "UN Secretary-General Jo Doe", but "Taliban Textiles"
                kind = kind if kind is ActorKind.OFFICIALS else None
            else:
                kind = role_kind(rest.split()) or kind
            if kind is not None:
                return Typed(None, kind, "role") if m.office else _of(m, kind)
        return NOBODY

    def _is_person(self, words: str) -> bool:
        return _is_names(words) or (self._folded and _may_be_names(words.split()))

    def _collected(self, span: Span, phrase: Phrase) -> Typed:
        """What "of" a word that only measures or leads names: "dozens of activists", "members of Boko Haram"."""
        if phrase.of is None:
            return NOBODY
        found = self.at(Span(span.start + phrase.of.start, span.start + phrase.of.end))
        if phrase.measures:
            return found
        return found if found.actor is not None and found.by == "named" and phrase.carries else NOBODY

    def _organ(self, core: Span, phrase: Phrase) -> Typed:
        """A state's organ that other words part from its adjective: "Indian tax authorities", "France's highest court"."""
        kind = role_kind(phrase.words)
        land = next((land for start, end, land in self._lands(core) if end < core.end), None)
        if land is None or kind is None:
            return NOBODY
        suffix = {
            ActorKind.STATE: "GOV",
            ActorKind.POLICE: "POL",
            ActorKind.MILITARY: "MIL",
            ActorKind.SECURITY_FORCES: "SEC",
            ActorKind.INTELLIGENCE: "INT",
            ActorKind.OFFICIALS: "GOV",
        }.get(kind)
        if suffix is None:
            return Typed(None, kind, "role")
        return Typed(f"{land}.{suffix}", kind, "state")

    def _lands(self, core: Span) -> Iterator[tuple[int, int, str]]:
        for start, end, land in self._adjectives:
            if core.start <= start and end <= core.end:
                yield start, end, land
        for m in self._states:
            if core.start <= m.start and m.end < core.end and self._text[m.end : m.end + 1] in "'’":
                yield m.start, m.end, m.actor

    def _state(self, core: Span) -> Typed:
        """A country, capital or adjective that is the whole phrase and stands where a party can stand."""
        whole = core.of(self._text).removesuffix("'s").removesuffix("’s")
        for m in self._states:
            if (
                m.start <= core.start + 4
                and m.end >= core.start + len(whole)
                and not _PLACING.search(self._text[: core.start][-40:])
            ):
                return Typed(f"{m.actor}.GOV", ActorKind.STATE, "state")
        for start, end, land in self._adjectives:
            if (start, end) == (core.start, core.start + len(whole)) and not _ATTRIBUTIVE.match(self._text, end):
                return Typed(f"{land}.GOV", ActorKind.STATE, "state")
        return NOBODY

    def _leader(self, core: Span) -> Typed:
        """A world-known leader of a state or armed group under the name alone."""
        name = _COURTESY.sub("", core.of(self._text).removesuffix("'s").removesuffix("’s"))
        government = led_by(name, self._year) if name[:1].isupper() or self._folded else None
        return Typed(government, actor(government, self._year).kind, "state") if government is not None else NOBODY

    def _defined(self, core: Span) -> Typed:
        """What the text says of a group that it introduces by name or abbreviation and that no table knows."""
        kind = next((g.kind for g in self._groups if core.of(self._text) in (g.short, g.name)), None)
        return Typed(None, kind, "defined") if kind is not None else NOBODY

    def _role(self, core: Span, phrase: Phrase) -> Typed:
        """A common noun for people or organisations, or a title before a name."""
        words = core.of(self._text).split()
        kind = role_kind(phrase.words)
        titled = self._text[core.end : core.end + 4] == " of " and core.start != 0 and not phrase.definite
        if kind in NAMED_SO and (len(words) > 1 or titled) and all(word[:1].isupper() for word in words):
            kind = None  # "Army of Shadows", "Salvation Army": a name, of what the word alone does not tell
        if kind is None and not any(m.start < core.end and core.start < m.end for m in self._actors):
            kind = _title(core.of(self._text), self._folded)
        if kind is None:
            return NOBODY
        named = linked(
            phrase.words, phrase.definite, [m for m in self._actors if m.start < core.start], self._countries
        )
        return Typed(named, actor(named, self._year).kind, "linked") if named is not None else Typed(None, kind, "role")

    def _explained(self, span: Span, phrase: Phrase) -> Typed:
        """What an apposition says: "Jane Roe, a Guatemalan migrant"."""
        if phrase.apposition is None:
            return NOBODY
        return self._one(Span(span.start + phrase.apposition.start, span.start + phrase.apposition.end))

    def _told_around(self, span: Span) -> Typed:
        """What the words right before or after a person's name say of it, here or where the text names it in full."""
        name = span.of(self._text).strip()
        if not _is_names(name) or name.split()[-1] in self._asked:
            return NOBODY
        self._asked.append(
            name.split()[-1]
        )  # "Ada, a friend of Bea" and "Bea, a friend of Ada" would ask for each other
        try:
            return self._beside_name(name.split()[-1])
        finally:
            self._asked.pop()

    def _beside_name(self, name: str) -> Typed:
        """What the words right before or after a name say of it, wherever it stands in the text."""
        last = re.escape(name)
        for found in re.finditer(rf"(?<!\w){last}(?!\w)", self._text):
            before = _TITLE_BEFORE.search(self._text[max(0, found.start() - 60) : found.start()])
            if before is not None:
                start = found.start() - len(before.group())
                told = self._before(start, found)
                if told:
                    return told
            after = _APPOSITION.match(self._text, found.end())
            if after is not None and (told := self._one(Span(after.start(1), after.end(1)))):
                return told
        return NOBODY

    def _before(self, start: int, name: re.Match[str]) -> Typed:
        """The office or title whose words, with only names between, stand before a name."""
        for m in sorted((*self._offices, *self._actors), key=lambda m: -m.end):
            if (
                start <= m.end <= name.start()
                and _is_names(self._text[m.end : name.start()].strip(), empty=True)
                and (m.office or m.end + 1 < name.start())
            ):
                return _of(m) if m.office else NOBODY
        kind = _title(self._text[start : name.end()], self._folded)
        return Typed(None, kind, "role") if kind is not None else NOBODY


def _of(match: ActorMatch, kind: ActorKind | None = None) -> Typed:
    """Who a match is; people of a listed group or a state force have its kind, others of a state their own."""
    if kind is not None and match.kind is ActorKind.STATE:
        return Typed(match.actor, kind, "state")
    return Typed(
        match.actor, actor(match.actor).kind if match.office else match.kind, "state" if match.office else "named"
    )


@lru_cache(maxsize=4096)
def _title(phrase: str, folded: bool) -> ActorKind | None:
    """The kind that a title at the beginning of a phrase gives a person named after it: "President Jane Roe", "the rapper Jo Doe"."""
    words = phrase.removeprefix("the ").removeprefix("The ").split()
    for end in range(len(words) - 1, 0, -1):
        rest = words[end:]
        if _is_names(" ".join(rest)) or (folded and _may_be_names(rest)):
            kind = role_kind([word.lower().strip(",.") for word in words[:end]])
            if kind is not None and not (
                kind in NAMED_SO and words[end - 1][:1].isupper() and kind is not ActorKind.MILITARY
            ):
                return kind
    return None


def _may_be_names(words: Sequence[str]) -> bool:
    """Whether words that have lost their case may be a person's name: few, and none of them for people."""
    return 0 < len(words) <= LONGEST_NAME and not any(
        role_kind([word]) or not word.replace("-", "").isalpha() for word in words
    )


def _is_names(text: str, empty: bool = False) -> bool:
    """Whether every word is one of a person's name."""
    words = text.replace(",", " ").split()
    return (bool(words) or empty) and all(_NAME.fullmatch(word) for word in words)
