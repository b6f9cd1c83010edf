"""What is known of a noun phrase as a filler of one incident's slots: features of the phrase, its sentence and the incident."""

from __future__ import annotations

from collections.abc import Iterator

from bench.muc4.phrases import Phrase
from bench.muc4.tables import word_table
from dateline.model.coded import Incident
from dateline.parsing.document import Sentence

REACH = 4  # sentences from an incident's nearest mention within which its fillers are looked for


class Scene:
    """One incident as its mentions lie in the sentences, ready to be asked about phrases."""

    def __init__(self, incident: Incident, kind: str, text: str, sentences: tuple[Sentence, ...]) -> None:
        self.kind = kind
        self.type = incident.type
        self.mentions = [
            (s.index, m.start, m.end) for m in incident.mentions for s in sentences if s.start <= m.start < s.end
        ]
        self.parts = [(" ".join(p.text.lower().split()), p.role.value, p.kind or "none") for p in incident.participants]
        self.weapons = [" ".join(w.text.lower().split()) for w in incident.weapons]
        self.triggers = {
            index: {w for at, start, end in self.mentions if at == index for w in text[start:end].lower().split()}
            for index in {at for at, _, _ in self.mentions}
        }

    def distance(self, phrase: Phrase) -> int:
        """Sentences from the nearest mention to the phrase, negative before it."""
        return min((phrase.sentence.index - at for at, _, _ in self.mentions), key=abs, default=99)

    def features(self, phrase: Phrase) -> Iterator[str]:
        """The names of what holds of the phrase."""
        yield from _of_phrase(phrase)
        head = phrase.sentence.lowers[phrase.head]
        yield f"type+head={self.kind} {head}"
        distance = self.distance(phrase)
        yield f"distance={distance}"
        yield from self._coded(phrase, head)
        things = [f"thing={muc}" for muc, words in word_table("targets").items() if head in words]
        people = [
            f"person={muc}"
            for muc, words in word_table("people").items()
            if words & set(phrase.sentence.lowers[phrase.first : phrase.head + 1])
        ]
        yield from things
        yield from people
        for trigger in self.triggers.get(phrase.sentence.index, ()):
            yield f"trigger={trigger}"
            for thing in things:
                yield f"trigger+{thing} {trigger}"
        for thing in things:
            yield f"type+{thing} {self.kind}"
            yield f"distance+{thing} {distance}"
            yield from (f"relation+{thing} {stem(r)}" for r in _relations(phrase))
        for relation in _relations(phrase):
            yield f"{relation}"
            yield f"stem {stem(relation)}"
            yield f"type+{self.kind} {relation}"
            if distance == 0:
                yield f"near {relation}"
        governor = _governor(phrase)
        at = phrase.sentence.starts[governor]
        if any(start <= at < end for _, start, end in self.mentions):
            for relation in _relations(phrase):
                yield f"trigger+{relation.partition('=')[0]}"
                yield f"trigger {self.type} {relation.partition('=')[0]}"

    def _coded(self, phrase: Phrase, head: str) -> Iterator[str]:
        core = phrase.core.lower()
        found = False
        for text, role, kind in self.parts:
            if core in text or text in phrase.text.lower():
                whole = "whole" if text.startswith(core) or text in (core, phrase.text.lower()) else "part"
                yield f"coded={role} {whole}"
                yield f"coded={role} {kind}"
                yield f"coded+head={role} {head}"
                found = True
        if any(core in w or w in core for w in self.weapons):
            yield "coded=weapon"
            found = True
        if not found:
            yield "coded=none"


def stem(word: str) -> str:
    """The word without its commonest English endings."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending)
    return word


def _of_phrase(phrase: Phrase) -> Iterator[str]:
    sentence, head = phrase.sentence, phrase.head
    words = sentence.lowers[phrase.first : head + 1]
    yield f"head={words[-1]}"
    yield f"ending={words[-1][-3:]}"
    for word in words[:-1]:
        yield f"in={word}"
    yield f"tag={sentence.tags[head]}"
    yield f"words={min(len(words), 5)}"
    if phrase.actor:
        yield f"actor={phrase.kind}"
        yield f"actor id={phrase.actor}"
    capitals = sum(w[:1].isupper() for w in sentence.words[phrase.first : head + 1])
    yield "capitals=" + ("all" if capitals == len(words) else "some" if capitals else "none")
    if len(words) > 1 and capitals == len(words):
        yield "capitals=several"
    for word in phrase.text.lower().split()[len(words) :]:
        yield f"of={word}"
    before = sentence.lowers[phrase.first - 1] if phrase.first else "^"
    after = sentence.lowers[head + 1] if head + 1 < len(sentence) else "$"
    yield f"before={before}"
    yield f"after={after}"
    yield f"sentence={min(sentence.index, 6)}"


def _governor(phrase: Phrase) -> int:
    """The token that governs the phrase: past prepositions, conjuncts and the nouns it is apposed to."""
    sentence, at = phrase.sentence, phrase.head
    for _ in range(6):
        above = sentence.heads[at]
        if above == at or (sentence.deps[at] not in ("pobj", "conj", "appos", "compound", "poss")):
            return above
        at = above
        if sentence.deps[at] == "prep":
            at = sentence.heads[at]
            if sentence.tags[at].startswith("V") or sentence.heads[at] == at:
                return at
    return at


def _relations(phrase: Phrase) -> Iterator[str]:
    """How the phrase hangs on its governor, first the path's name and then the governor's word, as "path=word"."""
    sentence, at = phrase.sentence, phrase.head
    path = []
    if sentence.deps[at] == "compound" and phrase.actor:
        path.append("compound")
        at = sentence.heads[at]
    for _ in range(6):
        dep, above = sentence.deps[at], sentence.heads[at]
        if above == at:
            yield f"{'<'.join(path)}<ROOT={sentence.lowers[at]}"
            return
        if dep in ("conj", "appos"):
            if dep not in path:
                path.append(dep)
            at = above
        elif dep == "pobj" and sentence.deps[above] in ("prep", "agent", "dative"):
            path.append(sentence.lowers[above])
            at = sentence.heads[above]
            yield f"{'<'.join(path)}={sentence.lowers[at]}"
            if sentence.tags[at].startswith("V"):
                return
        else:
            path.append(dep)
            yield f"{'<'.join(path)}={sentence.lowers[above]}"
            if sentence.tags[above].startswith("V") or dep not in ("poss", "nmod", "compound"):
                return
            at = above
