"""Names the source of each attribution: pronouns and short forms become the speaker named before, with description and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.coding.attribution.acting import ActorKinds
from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.tree import Tokens, antecedent, child, noun_phrase
from dateline.coding.attribution.wording import CUT, LONGEST, acronym, apposition, head_noun, plain
from dateline.knowledge.sources import SourceWords
from dateline.model.vocabulary import SourceKind
from dateline.parsing.document import Document, Sentence

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "both", "others"})
_THING = frozenset({"it", "its", "this", "that", "which"})
_RELATIVE = frozenset({"who", "whom"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SOLDIERS = re.compile(r"\b(?:army|military|troops?|soldiers?|navy|air force|marines?)\b", re.IGNORECASE)
_OF = frozenset({"of", "for", "with", "at", "from"})
_REACH = 3  # paragraphs back to the speaker a pronoun stands for
_REMEMBERED = 200  # speakers back to the one that "the spokesman" stands for
_WINDOW = 50_000  # characters back to where a name is introduced
_SAMPLE = 500  # characters that tell a text all in capitals


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody the report lets speak: `text` as best named, `kind`, and what later words may refer back to."""

    text: str
    kind: SourceKind
    name: tuple[str, ...]
    nouns: frozenset[str]
    gender: str | None
    plural: bool
    known: bool


class Naming:
    """The speakers of one report in the order they speak; `name` must be called in text order."""

    def __init__(self, document: Document, words: SourceWords) -> None:
        self._document = document
        self._words = words
        self._actors = ActorKinds(document.text)
        self._capitals = document.text[:_SAMPLE].isupper()
        self._heard: list[tuple[int, Speaker]] = []
        self._by_name: dict[str, Speaker] = {}

    def name(self, finding: Finding) -> Speaker | None:
        """The speaker of a finding, remembered for those after it; None where the cue hides its source."""
        if finding.source is None or finding.source_tokens is None:
            return None
        sentence = self._document.sentences[finding.sentence]
        head = antecedent(sentence, finding.source)
        tokens = finding.source_tokens if head == finding.source else noun_phrase(sentence, head, finding.token)
        word = sentence.lowers[head]
        if word in _SINGULAR or word in _PLURAL or word in _THING or word in _RELATIVE:
            found = self._referred(sentence, head, word)
        elif sentence.tags[head] in ("NNP", "NNPS"):
            found = self._named(sentence, head, tokens)
        else:
            found = self._described(sentence, head, tokens)
        self._heard.append((sentence.paragraph, found))
        return found

    def _referred(self, sentence: Sentence, head: int, word: str) -> Speaker:
        heard = self._last_heard(sentence.paragraph, word)
        subject = self._subject_before(sentence, head, word)
        if subject is not None and (heard is None or subject.name != heard.name):
            return subject
        if heard is not None:
            return heard
        return Speaker(sentence.words[head], SourceKind.UNNAMED, (), frozenset(), None, word in _PLURAL, known=False)

    def _last_heard(self, paragraph: int, word: str) -> Speaker | None:
        for place, speaker in reversed(self._heard):
            if paragraph - place > _REACH:
                return None
            if self._agrees(speaker, word):
                return speaker
        return None

    def _agrees(self, speaker: Speaker, word: str) -> bool:
        if not speaker.known:
            return False
        if word in _PLURAL:
            return speaker.plural
        if word in _THING:
            return (
                not speaker.plural
                and speaker.gender is None
                and speaker.kind not in (SourceKind.EYEWITNESS, SourceKind.RELATIVES)
            )
        if word in _RELATIVE:
            return True
        wanted = "female" if word in ("she", "her", "herself") else "male"
        return not speaker.plural and speaker.gender in (None, wanted)

    def _subject_before(self, sentence: Sentence, head: int, word: str) -> Speaker | None:
        """The person who is subject of the sentence before, when a "he" or "she" may mean them."""
        if word not in _SINGULAR or sentence.index == 0:
            return None
        before = self._document.sentences[sentence.index - 1]
        if not before.parsed or before.paragraph < sentence.paragraph - 1:
            return None
        for i, dep in enumerate(before.deps):
            above = before.heads[i]
            if dep in ("nsubj", "nsubjpass") and before.heads[above] == above and before.tags[i] == "NNP":
                speaker = self._named(before, i, before.edges[i])
                return speaker if self._agrees(speaker, word) and self._is_person(speaker) else None
        return None

    def _is_person(self, speaker: Speaker) -> bool:
        return bool(speaker.name) and (
            speaker.gender is not None or len(speaker.name) > 1 or speaker.text != " ".join(speaker.name)
        )

    def _named(self, sentence: Sentence, head: int, tokens: Tokens) -> Speaker:
        first = head
        while first > tokens[0] and sentence.tags[first - 1] in ("NNP", "NNPS", "HYPH"):
            first -= 1
        start = first
        while start < head and (
            sentence.lowers[start].rstrip(".") in self._words.titles or sentence.lowers[start] in _DEFINITE
        ):
            start += 1
        name = tuple(sentence.words[start : head + 1])
        known = self._by_name.get(name[-1].lower())
        description = ", ".join(
            part
            for part in (apposition(sentence, head, tokens), self._titles(sentence, tokens[0], first, start, head))
            if part
        )
        if known is not None and (not description or len(known.name) > len(name)):
            return known
        if not description:
            full, description = self._introduced(name, sentence.starts[head])
            name = full or name
        speaker = self._remembered(
            name, description, self._actors.kind(sentence.chars(*tokens), sentence.chars(head, head))
        )
        short = acronym(sentence, head)
        if short:
            self._by_name[short.lower()] = speaker
        return speaker

    def _titles(self, sentence: Sentence, begin: int, first: int, start: int, head: int) -> str:
        """The words before a name, articles and "Mr." left out: "army spokesman Col."."""
        titles = [
            w for w in sentence.words[first:start] if w.lower().rstrip(".") not in self._words.honorifics | _DEFINITE
        ]
        while begin < first and sentence.tags[begin] == "PRP$":
            begin += 1
        after = ""
        for kid in sentence.children[head] if titles else ():
            if sentence.lowers[kid] in _OF and sentence.deps[kid] == "prep" and kid == head + 1:
                after = plain(sentence, kid, sentence.edges[kid][1])[:LONGEST]
        return " ".join(part for part in (plain(sentence, begin, first - 1), *titles, after) if part)

    def _remembered(self, name: tuple[str, ...], description: str, acting: SourceKind | None) -> Speaker:
        shown = " ".join(name)
        words = [w.strip(",.").lower() for w in description.split()]
        kind = (
            self._description_kind(description, acting) or acting or self._words.named_kind([n.lower() for n in name])
        )
        text = f"{shown}, {description}" if description else shown
        everything = {*words, *(n.lower() for n in name)}
        speaker = Speaker(
            text, kind or SourceKind.UNNAMED, name, frozenset(words), self._gender(everything), plural=False, known=True
        )
        self._by_name[name[-1].lower()] = speaker
        return speaker

    def _description_kind(self, description: str, acting: SourceKind | None) -> SourceKind | None:
        for part in description.split(", "):
            words = [w.strip(",.\"'“”").lower() for w in re.sub(r"['’]s\b", " 's", part).split()]
            at = head_noun(words)
            if at is not None:
                kind = self._kind(words, at, acting)
                if kind is not None:
                    return kind
        return None

    def _kind(self, words: Sequence[str], head: int, acting: SourceKind | None) -> SourceKind | None:
        """The kind that words tell; a known actor named beside a general head ("a spokesman for the Taliban") tells before them."""
        if acting is not None and self._words.is_general(words[head]):
            return acting
        if words[head].rstrip(".") in self._words.ranks and acting is None:
            return SourceKind.MILITARY if _SOLDIERS.search(self._document.text) else SourceKind.POLICE
        return self._words.kind(words, head) or acting

    def _introduced(self, name: tuple[str, ...], before: int) -> tuple[tuple[str, ...], str]:
        """The full name and description by which the text first introduces a bare name: "Abdul Basit, a researcher at X,"."""
        if self._capitals:  # every word looks like part of a name
            return (), ""
        shown = r"\s+".join(re.escape(n) for n in name)
        text = self._document.text[max(0, before - _WINDOW) : before]
        found = re.search(
            rf"((?:(?:[A-Z][\w’'-]+|[A-Z]\.|[A-Z][a-z]{{1,4}}\.)[ ]){{0,4}}){shown}\b(?:,\s+((?:an?|the)\s+[^,.;\n]{{3,{LONGEST}}}))?",
            text,
        )
        if found is None:
            return (), ""
        words = found.group(1).split()
        split = 0
        while split < len(words) and words[split].lower().rstrip(".") in self._words.titles | _DEFINITE:
            split += 1
        full = (*words[split:], *name) if len(words) - split <= 3 else name
        described = re.sub(r"^(?:an?|the)\s+", "", re.split(r"\s+(?:who|which|whose)\b", found.group(2) or "")[0])
        return tuple(full), described or " ".join(w for w in words[:split] if w.lower() not in _DEFINITE)

    def _described(self, sentence: Sentence, head: int, tokens: Tokens) -> Speaker:
        first, last = tokens
        named = child(sentence, head, "appos")
        if named is not None and sentence.tags[named] == "NNP" and sentence.tags[head] == "NN" and named <= last:
            start = named
            while start > head and sentence.tags[start - 1] == "NNP":
                start -= 1
            description = plain(sentence, first, min(start - 1, sentence.edges[named][0] - 1))
            acting = self._actors.kind(sentence.chars(first, last), sentence.chars(named, named))
            return self._remembered(sentence.words[start : named + 1], description, acting)
        for kid in sentence.children[head]:
            if kid > head and sentence.deps[kid] in CUT and sentence.edges[kid][0] <= last:
                last = min(last, sentence.edges[kid][0] - 1)
        noun = sentence.lowers[head]
        if sentence.lowers[first] in _DEFINITE and head - first <= 1:
            back = self._back_to(noun)
            if back is not None:
                return back
        text = plain(sentence, first, last)
        words = list(sentence.lowers[first : last + 1])
        acting = self._actors.kind(sentence.chars(first, last), sentence.chars(head, head))
        kind = self._kind(words, head - first, acting)
        if kind is None and text:
            kind = self._owner_kind(sentence, head)
        plural = sentence.tags[head] == "NNS"
        gender = None if plural else self._gender(words)
        return Speaker(text, kind or SourceKind.UNNAMED, (), frozenset({noun}), gender, plural, known=True)

    def _owner_kind(self, sentence: Sentence, head: int) -> SourceKind | None:
        """A statement, report or video speaks for whoever owns or issued it."""
        for kid in sentence.children[head]:
            if sentence.deps[kid] in ("poss", "compound", "amod", "nmod"):
                kind = self._words.kind([sentence.lowers[kid]], 0)
                if kind is not None:
                    return kind
        return None

    def _back_to(self, noun: str) -> Speaker | None:
        for _, speaker in reversed(self._heard[-_REMEMBERED:]):
            if noun in speaker.nouns and speaker.known:
                return speaker
        return None

    def _gender(self, words: Iterable[str]) -> str | None:
        stripped = {w.rstrip(".") for w in words}
        if stripped & self._words.female:
            return "female"
        return "male" if stripped & self._words.male else None
