"""The names that the words around a phrase give its people: appositions, lists after a noun, "identified as"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.parties import Party
from dateline.knowledge.people import person_word
from dateline.model.span import Span
from dateline.parsing.document import Sentence

NAMING = frozenset({"identified", "named", "called"})
BETWEEN = frozenset({",", "and", ";", "&"})
PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "y", "da", "dos", "bin", "al", "van", "von", "der", "den", "abu", "ul", "-"}
)
ORDINALS = frozenset({"first", "second", "third", "the"})  # "first sergeant"
LONGEST = 7  # words of a titled name
NAMES = frozenset({"NNP", "NNPS"})


def called(s: Sentence, party: Party) -> tuple[Party, ...]:
    """The party with the name that its sentence gives it, or one party for each of the people that a plural names; itself where none is given."""
    if party.word is None or party.named or party.actor is not None or party.sentence != s.index:
        return (party,)
    above = s.heads[party.head]
    plural = party.plural or (party.word.number or 1) > 1  # "a young couple"
    if not plural and s.deps[party.head] == "appos" and s.tags[above] in NAMES and above < party.head:
        return (_named_by(s, party, above),)
    runs = list(_listed(s, party.head, plural))
    if not runs or (plural and len(runs) == 1 and s.deps[runs[0][1]] != "appos"):
        return (party,)
    if not plural:
        first, last = runs[0]
        span = Span(party.span.start, max(party.span.end, s.ends[last]))
        name = s.text[s.starts[first] - s.start : s.ends[last] - s.start]
        return (replace(party, span=span, text=s.text[span.start - s.start : span.end - s.start], called=name),)
    return (party, *(_person(s, party, run) for run in runs))


def _named_by(s: Sentence, party: Party, head: int) -> Party:
    """ "Ana Ruiz, the candidate who was shot": the description is of the name before it."""
    first = head
    while first and s.tags[first - 1] in NAMES and s.heads[first - 1] in {head, first}:
        first -= 1
    return replace(party, called=s.text[s.starts[first] - s.start : s.ends[head] - s.start])


def _person(s: Sentence, group: Party, run: tuple[int, int]) -> Party:
    first, last = run
    span = s.chars(first, last)
    return replace(
        group,
        head=last,
        span=span,
        text=s.text[span.start - s.start : span.end - s.start],
        word=replace(group.word, number=1, plural=False) if group.word is not None else None,
        quantity=None,
        plural=False,
        definite=False,
        indefinite=False,
        named=True,
        part=True,
    )


def _listed(s: Sentence, head: int, plural: bool) -> Iterator[tuple[int, int]]:
    """The first and last tokens of each name that follows the noun at `head`, as its apposition or after "identified as"."""
    at = _start(s, head, plural)
    while at is not None and (last := _run(s, at)) is not None:
        yield at, last
        at = _next(s, last + 1) if plural else None


def _start(s: Sentence, head: int, plural: bool) -> int | None:
    after = head + 1
    for c in s.children[head]:
        if s.deps[c] == "acl" and s.lowers[c] in NAMING:
            return _first_name(s, c + 1, head)
    if plural and any(s.lowers[c] == "following" for c in s.children[head]) and ":" in s.words[head:]:
        return s.words.index(":", head) + 1
    apposed = [c for c in s.children[head] if s.deps[c] == "appos" and c > head and s.tags[c] in NAMES]
    if after < len(s) and s.words[after] in {",", ":", "("}:
        after += 1
    if apposed:
        return after if after <= apposed[0] and _run(s, after) == apposed[0] else None
    return after if plural and s.words[head + 1 : head + 2] == (",",) and _is_list(s, after) else None


def _is_list(s: Sentence, at: int) -> bool:
    """Whether two names or more stand here, the last after "and", and no verb of theirs follows."""
    last = _run(s, at)
    following = _next(s, last + 1) if last is not None else None
    while last is not None and following is not None and (end := _run(s, following)) is not None:
        joined, last = "and" in s.lowers[last:following], end
        if joined:
            return last + 1 >= len(s) or s.tags[last + 1] in {",", ".", "IN", ":", "-RRB-"}
        following = _next(s, last + 1)
    return False


def _first_name(s: Sentence, at: int, head: int) -> int | None:
    """The first word of a name within a few words: "as 57-year-old Jose Martinez"."""
    return next((i for i in range(at, min(at + 8, len(s))) if s.tags[i] in NAMES and s.lowers[i] != "as"), None)


def _run(s: Sentence, at: int) -> int | None:
    """The last token of the name that begins at `at`: two capitalised words or more, or one after a title."""
    end = at
    while end < min(len(s), at + LONGEST) and (s.tags[end] in NAMES or (end > at and s.lowers[end] in PARTICLES)):
        end += 1
    while end > at and s.lowers[end - 1] in PARTICLES:
        end -= 1
    return end - 1 if end - at >= 2 and all(s.words[i][:1].isupper() for i in (at, end - 1)) else None


def _next(s: Sentence, at: int) -> int | None:
    """Where the next name of a list begins: after commas, "and" and ages."""
    start = at
    while at < len(s) and (
        s.words[at] in BETWEEN
        or (s.tags[at] == "CD" and s.words[at - 1] == ",")
        or (at > start and (s.lowers[at] in ORDINALS or (s.tags[at] == "NN" and person_word(s.lowers[at]) is not None)))
    ):
        at += 1
    return at if start < at < len(s) else None
