"""Names the source of each attribution: pronouns and short forms become the speaker named before, with description and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.acting import ActorKinds
from dateline.coding.attribution.antecedents import described_before, phrase_of, subject_of
from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.first_person import kind_of_words
from dateline.coding.attribution.hearing import PLURAL, RELATIVE, SINGULAR, THING, Heard, Speaker
from dateline.coding.attribution.issuing import issuer, owner_kind
from dateline.coding.attribution.names import (
    NAMES,
    Named,
    begins_at,
    introduced,
    is_office,
    name_parts,
    opening_name,
    words_of,
)
from dateline.coding.attribution.telling import kind_of_clause
from dateline.coding.attribution.tree import Tokens, antecedent, child, noun_phrase
from dateline.coding.attribution.wording import (
    CUT,
    DAYS,
    LONGEST,
    acronym,
    apposition,
    body_end,
    head_noun,
    head_word,
    in_sentence,
    plain,
    whole_of,
)
from dateline.knowledge.cues import load_cues
from dateline.knowledge.sources import SourceWords
from dateline.model.vocabulary import SourceKind
from dateline.parsing.document import Document, Sentence

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SOLDIERS = re.compile(r"\b(?:army|military|troops?|soldiers?|navy|air force|marines?)\b", re.IGNORECASE)
QUOTE_MARKS = frozenset("\"“'‘")
_SAMPLE = 500  # characters that tell a text all in capitals


class Naming:
    """The speakers of one report in the order they speak; `name` must be called in text order."""

    def __init__(self, document: Document, words: SourceWords) -> None:
        self._document = document
        self._words = words
        self._actors = ActorKinds(document.text)
        self._capitals = document.text[:_SAMPLE].isupper()
        self._heard = Heard(words)
        self._by_name: dict[str, Speaker] = {}

    def name(self, finding: Finding) -> Speaker | None:
        """The speaker of a finding, remembered for those after it; None where the cue hides its source."""
        if finding.source is None or finding.source_tokens is None:
            return None
        sentence = self._document.sentences[finding.sentence]
        head = antecedent(sentence, finding.source)
        tokens = finding.source_tokens if head == finding.source else noun_phrase(sentence, head, finding.token)
        word = sentence.lowers[head]
        issued_by = issuer(sentence, head, load_cues())
        if issued_by is not None:
            head, tokens, word = issued_by, phrase_of(sentence, issued_by), sentence.lowers[issued_by]
        if word in DAYS:  # "On Wednesday said": the parser lost the subject
            return None
        if word in SINGULAR or word in PLURAL or word in THING or word in RELATIVE:
            found = self._referred(finding, head, word)
        else:
            found = self._noun(sentence, head, tokens)
        if found.kind is SourceKind.UNNAMED and found.known and not found.is_body:
            found = self._by_own_words(found, finding)
        self._heard.add(sentence.paragraph, found)
        return found

    def _by_own_words(self, speaker: Speaker, finding: Finding) -> Speaker:
        """The speaker with the kind that their own quoted words tell, where nothing else tells one."""
        said = " ".join(c.of(self._document.text) for c in finding.content)
        kind = kind_of_words(said, self._words) if said[:1] in QUOTE_MARKS else None
        if kind is None:
            return speaker
        told = replace(speaker, kind=kind)
        if told.name:
            self._by_name[told.name[-1].lower()] = told
        return told

    def _noun(self, sentence: Sentence, head: int, tokens: Tokens) -> Speaker:
        if sentence.tags[head] not in NAMES:
            return self._described(sentence, head, tokens)
        if self._words.is_institution(sentence.lowers[head]) and not self._capitals:
            return self._body(sentence, head, tokens)
        held = sentence.lowers[head] in self._words.titles and self._name_behind(sentence, head, tokens[1]) is not None
        if (held or is_office(sentence, head, tokens, self._words)) and not self._capitals:
            return self._described(sentence, head, tokens)
        return self._named(sentence, head, tokens)

    def _referred(self, finding: Finding, head: int, word: str) -> Speaker:
        sentence = self._document.sentences[finding.sentence]
        heard = self._heard.last(sentence.paragraph, word)
        subject = self._subject_before(finding, word, heard is not None)
        if subject is not None and (heard is None or subject.name != heard.name):
            return subject
        if heard is not None:
            return heard
        return Speaker(sentence.words[head], plural=word in PLURAL, known=False)

    def _subject_before(self, finding: Finding, word: str, heard: bool) -> Speaker | None:
        """Whoever is subject of the sentence before cue and content, when the pronoun `word` may mean them.

        One without a name counts only if nobody was `heard`.
        """
        at = finding.sentence
        while at > 0 and self._document.sentences[at].start > finding.content[0].start:
            at -= 1
        if at == 0 or (heard and word not in SINGULAR):
            return None
        before = self._document.sentences[at - 1]
        if before.paragraph < self._document.sentences[at].paragraph - 1:
            return None
        if not before.parsed and word in SINGULAR:
            speaker = self._opening(before.text)
            return speaker if speaker is not None and self._heard.agrees(speaker, word) else None
        subject = subject_of(before, word, self._words) if before.parsed else None
        if subject is None:
            return None
        speaker = self._noun(before, subject, phrase_of(before, subject))
        told = speaker.is_person or (not heard and before.deps[subject] == "nsubj")
        return speaker if told and self._heard.agrees(speaker, word) else None

    def _opening(self, text: str) -> Speaker | None:
        """The person whom a sentence that was not parsed opens with: a known name, or a name with an office."""
        known = next((self._by_name[w] for w in text.lower().split()[:2] if w in self._by_name), None)
        if known is not None:
            return known if text[:1].isupper() and known.is_person else None
        parts = opening_name(text, self._words)
        return None if parts is None else self._remembered(parts, None, None)

    def _named(self, sentence: Sentence, head: int, tokens: Tokens) -> Speaker:
        parts = name_parts(sentence, head, tokens, self._words)
        known = self._by_name.get(parts.name[-1].lower())
        beside = (apposition(sentence, head, tokens), parts.office, self._beside(sentence, head))
        parts = parts.described(", ".join(part for part in beside if part))
        if known is not None and (not parts.description or len(known.name) > len(parts.name)):
            return known
        if not parts.description and not parts.address and not self._capitals:
            parts = introduced(self._document.text, parts, sentence.starts[head], self._words)
        acting = self._actors.kind(sentence.chars(*tokens), sentence.chars(head, head))
        speaker = self._remembered(parts, acting, kind_of_clause(sentence, head, self._words))
        short = acronym(sentence, head)
        if short:
            self._by_name[short.lower()] = speaker
        return speaker

    def _beside(self, sentence: Sentence, head: int) -> str:
        """The body that a name belongs to: "Lena Hart of the Peace Institute", where its words tell a kind."""
        for kid in sentence.children[head] if sentence.lowers[head] not in self._words.titles else ():
            if (
                kid == head + 1
                and sentence.lowers[kid] in ("of", "from", "at", "with")
                and sentence.edges[kid][1] > kid
            ):
                body = plain(sentence, kid + 1, sentence.edges[kid][1])[:LONGEST]
                if self._words.named_kind([w.strip(",.").lower() for w in body.split()]) is not None:
                    return body
        return ""

    def _remembered(self, parts: Named, acting: SourceKind | None, told: SourceKind | None) -> Speaker:
        names = [n.lower() for n in parts.name]
        described = ", ".join(part for part in (parts.description, parts.address) if part)
        kind = self._description_kind(described, acting) or acting or self._words.named_kind(names)
        heads = {h for part in described.split(", ") if (h := head_word(part))} | set(parts.address.lower().split())
        if (kind is None or kind is SourceKind.UNNAMED) and told is None:
            told = self._heard.kind_of(heads)
        if kind is None or kind is SourceKind.UNNAMED:
            kind = told or kind
        everything = {*(w.strip(",.").lower() for w in (*described.split(), *parts.forms)), *names}
        speaker = Speaker(
            text=parts.text,
            kind=kind or SourceKind.UNNAMED,
            name=parts.name,
            nouns=frozenset(heads),
            gender=self._words.gender(everything),
            is_body=not described and acting is not None,
        )
        self._by_name[parts.name[-1].lower()] = speaker
        return speaker

    def _description_kind(self, description: str, acting: SourceKind | None) -> SourceKind | None:
        for part in description.split(", "):
            words = [w.strip(",.\"'“”").lower() for w in re.sub(r"(?<=['’]s)\b|(?=['’]s\b)", " ", part).split()]
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
        if self._words.is_parent(words, head):
            return SourceKind.EYEWITNESS
        return self._words.kind(words, head) or acting

    def _body(self, sentence: Sentence, head: int, tokens: Tokens) -> Speaker:
        """A body with a name of its own: "the Darfur Lawyers' Watch", "the Christian Association of Nigeria"."""
        first = max(tokens[0], sentence.edges[head][0])
        text = plain(sentence, first, body_end(sentence, head))
        words = [w.strip(",.").lower() for w in text.split()]
        acting = self._actors.kind(sentence.chars(*tokens), sentence.chars(head, head))
        kind = acting or self._words.named_kind(words)
        nouns = frozenset({sentence.lowers[head]})
        return Speaker(text, kind or SourceKind.UNNAMED, tuple(text.split()), nouns, is_body=True)

    def _described(self, sentence: Sentence, head: int, tokens: Tokens) -> Speaker:
        first, last = tokens
        named = self._name_behind(sentence, head, last)
        acting = self._actors.kind(sentence.chars(first, last), sentence.chars(head, head))
        if named is not None:
            start = begins_at(sentence, named, head + 1)
            described = plain(sentence, first, min(start, sentence.edges[named][0]) - 1)
            acting = self._actors.kind(sentence.chars(first, last), sentence.chars(named, named))
            parts = name_parts(sentence, named, (start, named), self._words).described(
                in_sentence(sentence, first, described)
            )
            return self._remembered(parts, acting, kind_of_clause(sentence, named, self._words))
        for kid in sentence.children[head]:
            left = sentence.edges[kid][0]
            loose = sentence.deps[kid] in CUT or (sentence.deps[kid] == "prep" and sentence.words[left - 1] == ",")
            if kid > head and loose and left <= last:
                last = min(last, left - 1)
        told = (
            i for i in range(head + 1, last + 1) if sentence.deps[i] == "relcl" and sentence.lowers[i - 1] != "that"
        )
        for clause in told:
            left = sentence.edges[clause][0]
            if head < left <= last and sentence.words[left - 1] == ",":
                last = left - 2
        noun = sentence.lowers[head]
        again = sentence.lowers[max(first, head - 1)] == "same"
        if sentence.lowers[first] in _DEFINITE and head - first <= 1 + again:
            back = self._heard.back_to(noun, sentence.paragraph)
            if back is not None:
                return back
            place = described_before(self._document, sentence, head, self._words)
            if place is not None:
                return self._noun(place[0], place[1], phrase_of(*place))
            group = self._actors.group_before(sentence.starts[first]) if self._heard.is_body_word(noun) else None
            if group is not None:
                return Speaker(group, SourceKind.ARMED_GROUP, tuple(group.split()), frozenset({noun}), is_body=True)
        words = list(sentence.lowers[first : last + 1])
        kind = self._kind(words, head - first, acting)
        if kind is None and sentence.tags[head] in ("CD", "DT") and (whole := whole_of(sentence, head)) is not None:
            kind = self._words.kind([sentence.lowers[whole]], 0)
        if kind is None or kind is SourceKind.UNNAMED:
            kind = kind_of_clause(sentence, head, self._words) or kind or owner_kind(sentence, head, self._words)
        plural = sentence.tags[head] == "NNS"
        return Speaker(
            text=plain(sentence, first, last) or sentence.words[head],
            kind=kind or SourceKind.UNNAMED,
            nouns=frozenset({noun}),
            gender=None if plural else self._words.gender(words_of(words)),
            plural=plural,
            is_body=not plural and self._words.is_institution(noun),
        )

    def _name_behind(self, sentence: Sentence, head: int, last: int) -> int | None:
        """The name in apposition to a person's description, also where the parser hung it on a place: "the prosecutor in X, Y Z,"."""
        named = child(sentence, head, "appos")
        if named is None and self._words.is_person(sentence.lowers[head]):
            for kid in sentence.children[head]:
                place = child(sentence, kid, "pobj") if sentence.deps[kid] == "prep" else None
                inner = None if place is None else child(sentence, place, "appos")
                if (
                    inner is not None
                    and sentence.words[sentence.edges[inner][0] - 1] == ","
                    and (sentence.tags[sentence.edges[inner][0]] in NAMES and sentence.edges[inner][0] < inner)
                ):
                    named = inner
        if named is None or sentence.tags[named] not in NAMES or named > last:
            return None
        if sentence.tags[head] != "NN" and sentence.lowers[head] not in self._words.titles:
            return None
        return named
