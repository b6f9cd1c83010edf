"""Splits a person's name from the office before it and the rank that goes with it: "army spokesman Captain Jules Kambale"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.coding.attribution.tree import Tokens
from dateline.coding.attribution.wording import LONGEST, in_sentence, plain, spelled
from dateline.knowledge.sources import SourceWords
from dateline.model.vocabulary import SourceKind
from dateline.parsing.document import Sentence

NAMES = frozenset({"NNP", "NNPS"})
_RUN = frozenset({"NNP", "NNPS", "HYPH"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POSTS = frozenset({"minister", "secretary"})  # "Transport Minister", "Health Secretary"
_HYPHENS = frozenset({"-", "–"})
# what somebody is who is said to do this: "Aisha Bello heads the council"
_POST = {
    "heads": "head", "headed": "head", "leads": "leader", "led": "leader", "runs": "head", "chairs": "chair", "directs": "director",
    "commands": "commander", "represents": "representative", "manages": "manager",
}  # fmt: skip
_LEADS = "|".join(_POST)
_WINDOW = 50_000  # characters back to where a name is introduced
_DAYS = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]{5,})\.$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the form of address before it ("Captain"), the office before that, the whole description, and "Mr" and the like."""

    name: tuple[str, ...]
    address: str = ""
    office: str = ""
    description: str = ""
    forms: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """ "Captain Jules Kambale, army spokesman"."""
        shown = " ".join((*((self.address,) if self.address else ()), *self.name))
        return f"{shown}, {self.description}" if self.description else shown

    def described(self, description: str) -> Named:
        """The same name with `description`."""
        return replace(self, description=description)


def is_office(sentence: Sentence, head: int, tokens: Tokens, words: SourceWords) -> bool:
    """Whether the run of names that ends at `head` is an office without its holder: "the Chief Minister"."""
    first = begins_at(sentence, head, tokens[0])
    return (
        first == tokens[0] + (sentence.lowers[tokens[0]] == "the")
        and all(
            sentence.lowers[i] in words.titles or (i < head and sentence.lowers[i + 1] in _POSTS)
            for i in range(first, head + 1)
        )
        and not (head + 1 < len(sentence) and sentence.lowers[head + 1] == "of" and sentence.tags[head + 2] in NAMES)
    )


def name_parts(sentence: Sentence, head: int, tokens: Tokens, words: SourceWords) -> Named:
    """The parts of the name that ends at token `head`, no further left than `tokens`."""
    end = head
    if sentence.lowers[head] in words.titles and head + 1 < len(sentence) and sentence.lowers[head + 1] == "of":
        end = _name_after_office(sentence, head, tokens[1], words)
    first = begins_at(sentence, head, tokens[0])
    start = first if end == head else end
    while end == head and start < head and _is_title(sentence, start, first, words):
        start += 1
    if end != head:
        start = head + 2
        while start < end and sentence.lowers[start] in words.offices:
            start += 1
    held = start
    while held > first and _is_address(sentence, held - 1, words):
        held -= 1
    if end != head:
        held = first
    forms = tuple(w for w in sentence.words[first:start] if w.lower().rstrip(".") in words.honorifics)
    dropped = words.dropped | _DEFINITE
    while held < start and sentence.lowers[held].rstrip(".") in dropped:
        held += 1
    begin = tokens[0]
    while begin < first and sentence.tags[begin] == "PRP$":
        begin += 1
    before = held
    while before > begin and sentence.lowers[before - 1].rstrip(".") in dropped:
        before -= 1
    office = plain(sentence, begin, before - 1) if before > begin else ""
    alone = before == begin + 1 or sentence.words[before - 1].islower()
    if office and begin == 0 and alone and words.is_person(sentence.lowers[0]) and not _governs(sentence, words):
        office = office[:1].lower() + office[1:]
    office = in_sentence(sentence, begin, office)
    return Named(
        tuple(_slice(sentence, start, end).split()), _slice(sentence, held, start - 1), office[:LONGEST], forms=forms
    )


def _name_after_office(sentence: Sentence, head: int, last: int, words: SourceWords) -> int:
    """The last token of the name in "Superintendent of Police Varun Malik", `head` itself where no name follows the office."""
    at = head + 2
    while at < len(sentence) and sentence.tags[at] in NAMES:
        at += 1
    known = at > head + 2 and sentence.lowers[head + 2] in words.offices
    return at - 1 if known and at - 1 <= max(last, at - 1) and sentence.lowers[at - 1] not in words.offices else head


def begins_at(sentence: Sentence, head: int, leftmost: int) -> int:
    """The first token of the run of names that ends at `head`; days and ends of sentences are no part of it."""
    first = head
    while first > leftmost and sentence.tags[first - 1] in _RUN and not _DAYS.match(sentence.lowers[first - 1]):
        first -= 1
    while first < head and sentence.words[first] in _HYPHENS:
        first += 1
    return first


def _is_title(sentence: Sentence, token: int, first: int, words: SourceWords) -> bool:
    word = sentence.lowers[token].rstrip(".")
    if sentence.lowers[token + 1] in _POSTS and token + 1 > first:
        return True
    if word in words.titles or word in _DEFINITE:
        return sentence.words[token + 1] not in _HYPHENS or sentence.lowers[token + 2] in words.titles
    if sentence.words[token] in _HYPHENS:
        return token > first and sentence.lowers[token + 1] in words.titles
    return words.is_person(word) and (token == 0 or sentence.words[token].islower())


def _governs(sentence: Sentence, words: SourceWords) -> bool:
    """Whether a sentence opens with a public office, which keeps its capital ("President", "Mayor")."""
    return words.kind([sentence.lowers[0]], 0) is SourceKind.GOVERNMENT


def _is_address(sentence: Sentence, token: int, words: SourceWords) -> bool:
    word = sentence.words[token]
    return word in _HYPHENS or (
        (word[0].isupper() or sentence.words[token + 1].islower()) and word.lower().rstrip(".") in words.address
    )


def _slice(sentence: Sentence, first: int, last: int) -> str:
    if first > last:
        return ""
    return spelled(sentence, first, last)


def words_of(words: Iterable[str]) -> set[str]:
    """The words without full stops."""
    return {w.rstrip(".") for w in words}


def introduced(text: str, parts: Named, before: int, words: SourceWords) -> Named:
    """The name as the text first introduces it in full, with its description: "Abdul Basit, a researcher at X,"."""
    shown = r"\s+".join(re.escape(n) for n in parts.name)
    found = re.search(
        rf"((?:(?:[A-Z][\w’'-]+|[A-Z]\.|[A-Z][a-z]{{1,4}}\.)[ ]){{0,4}}){shown}\b(?:,\s+((?:an?|the)\s+[^,.;\n]{{3,{LONGEST}}})|,?\s+(?:who\s+)?({_LEADS})\s+((?:an?|the)\s+[^,.;\n]{{3,{LONGEST}}}))?",
        text[max(0, before - _WINDOW) : before],
    )
    if found is None:
        return parts
    lead = found.group(1).split()
    split = 0
    while split < len(lead) and lead[split].lower().rstrip(".") in words.titles | _DEFINITE:
        split += 1
    full = (*lead[split:], *parts.name) if len(lead) - split <= 3 else parts.name
    titles = [w for w in lead[:split] if w.lower().rstrip(".") not in words.dropped | _DEFINITE]
    address: list[str] = []
    while titles and titles[-1].lower().rstrip(".") in words.address:
        address.insert(0, titles.pop())
    described = re.sub(r"^(?:an?|the)\s+", "", re.split(r"\s+(?:who|which|whose)\b", found.group(2) or "")[0])
    if found.group(3):
        described = f"{_POST[found.group(3)]} of {re.sub('^an? ', '', found.group(4))}"
    return Named(tuple(full), " ".join(address), description=described or " ".join(titles), forms=tuple(lead[:split]))


def opening_name(text: str, words: SourceWords) -> Named | None:
    """The person with an office whom a sentence that was not parsed opens with: "President Maria Solis signed"; else None."""
    lead: list[str] = []
    name: list[str] = []
    for word in text.split()[:8]:
        bare = word.rstrip(",.").lower()
        if not name and (bare in words.titles or words.is_person(bare) or bare in words.modifiers):
            lead.append(word)
        elif (word[0].isupper() and word[-1:].isalpha()) or (name and word.endswith(",")):
            name.append(word.rstrip(","))
            if word.endswith(","):
                break
        elif lead or name or bare != "the":
            break
    if not lead or not 2 <= len(name) <= 4 or not words.is_person(lead[-1].rstrip(".").lower()):
        return None
    titles = [w for w in lead if w.lower().rstrip(".") not in words.dropped]
    held = len(titles)
    while held > 0 and titles[held - 1].lower().rstrip(".") in words.address:
        held -= 1
    return Named(tuple(name), " ".join(titles[held:]), description=" ".join(titles[:held]), forms=tuple(lead))
