"""What a sentence, or a whole report, is about where it is not news of violence: a drill, a commemoration, art, sport, history, figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from dateline.coding.topics import topics_of
from dateline.knowledge.reality import in_sentence, words_of
from dateline.knowledge.triggers import Trigger, finder
from dateline.parsing.document import Sentence
from dateline.parsing.gate import Hit
from dateline.schemes.incident_types import incident_type

MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
NUMBER = "(?:\\d[\\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)"


def _pattern(*alternatives: str) -> re.Pattern[str]:
    """Any of the alternatives as whole words, in any case, with any white space for each blank."""
    return re.compile("|".join(rf"\b(?:{a})".replace(" ", r"\s+") for a in alternatives), re.IGNORECASE)


_HISTORY = _pattern(
    r"(?:in|during|of|from|since|by) the (?:(?:early|late|mid-?|middle of the) )?(?:\w+(?:th|st|nd|rd)|first|second|third)[- ]centur(?:y|ies)\b",
    r"(?:centuries|millennia) ago\b",
    r"(?:in|during|of) (?:the )?(?:world war (?:i|ii|one|two|1|2)|(?:first|second) world war)\b",
    r"(?:medieval|archaeologists?|the middle ages)\b",
    r"\d+ b\.?c\.?\b",
)
_RATE = _pattern(
    r"on average\b",
    r"an average of\b",
    rf"(?<![$£€])(?:{NUMBER}|times|people|incidents|attacks|lives)(?: \w+){{0,2}} (?:a|an|each|every|per) (?:day|week|month|year|hour|minute)\b(?! (?:after|ago|before|earlier|later|since|on)\b)",
    r"per (?:100,?000|capita|head|year|month|day)\b",
    rf"between {MONTH}(?: \d+)? and (?:\w+ )?{MONTH}\b",
    r"(?:first|second|third|fourth) (?:half|quarter) of (?:the year|last year|this year|\d{4})\b",
    r"(?:rose|risen|fell|fallen|increased|decreased|dropped|declined|jumped|up|down|surged) (?:by )?(?:(?:about|nearly|almost) )?\d[\d.]* ?(?:per ?cent|%)",
    r"mak(?:e|es|ing) (?:\w+ ){1,3}an? (?:(?:federal|criminal|capital) )?(?:crime|offen[cs]e)\b",
    r"thousands of (?:shootings|attacks|killings|murders|homicides|bombings|kidnappings)\b",
    r"(?:shootings|attacks|killings|murders|bombings|kidnappings) (?:of (?:\w+ ){1,3})?(?:across the country|nationwide|around the world|worldwide)\b",
)
_WORK = re.compile(
    r"\b(?:in|of|throughout)\s(?:the|his|her|their|this|a|an|one|its)\s(?:[\w'’-]+\s){0,3}$", re.IGNORECASE
)
# "How I survived the siege": the title of another story, not a sentence of this one.
_TITLE = re.compile(r"\W*(?:how|why|inside) (?:i|we|my|the|an?|one) [^.!?]*['\"’”]?\s*$", re.IGNORECASE)
_REMEMBERING = _pattern(r"(?:minutes?|moments?)(?:['’]s?)? (?:of )?silence\b", r"fell silent\b", r"laid wreaths\b")
_IN_EXERCISE = _pattern(
    r"(?:in|as part of|for|staged|held) (?:an?|the|this|their) (?:[\w-]+ ){0,3}(?:exercise|rehearsal|war games?)\b(?! of\b)"
)
ANYONE = frozenset({"someone", "somebody", "anyone", "anybody", "whoever", "everyone"})
DENSE = 0.025  # share of a report's words that are of art or sport, above which it is about them
FEWEST = 5
VIOLENT = 2  # sentences with a word that is violence by itself, from which on a report is taken to tell of violence


def setting_of(s: Sentence, i: int) -> str | None:
    """The setting, named as in `Reality`, that makes of the violence at token `i` something other than news; None where it stays news."""
    if _stands_over(s, i, in_sentence("drill")) or _IN_EXERCISE.search(s.text):
        return "drill"
    if _is_commemorated(s, i) or _REMEMBERING.search(s.text):
        return "anniversary"
    if _is_told_in_a_work(s, i):
        return "fiction"
    if _HISTORY.search(s.text):
        return "historical"
    if _RATE.search(s.text) or _is_habit(s, i) or _TITLE.match(s.text):
        return "general"
    return None


def _is_commemorated(s: Sentence, i: int) -> bool:
    """Whether a word for an anniversary stands in the sentence and the violence at token `i` is what it remembers."""
    cues = in_sentence("anniversary")
    if not _stands_over(s, i, cues):
        return False
    return any(s.lowers[t] in cues and not _is_only_the_day(s, t, i) for t in range(len(s)))


def _is_only_the_day(s: Sentence, t: int, i: int) -> bool:
    """ "Attacked on the anniversary of a revolt", "exploded at a parade for the anniversary of the guard": the day of new violence."""
    if _is_above(s, t, i) or t == s.heads[i]:
        return False
    up = s.heads[s.heads[t]] if s.deps[t] == "pobj" else t
    if s.lowers[s.heads[t]] in {"on", "at", "during"} and up in {i, s.heads[i]}:
        return True
    of = next((c for c in s.children[t] if s.lowers[c] == "of"), None)
    if of is None or not _is_told_as_past(s, i):
        return False
    span = s.subtree(of)
    return not any(triggers for _, _, triggers in finder().find(s.text[span.start - s.start : span.end - s.start]))


def _is_told_as_past(s: Sentence, i: int) -> bool:
    """Whether token `i` is a verb in a past form, or the subject of one."""
    return "VBD" in {s.tags[i], s.tags[s.heads[i]]} or any(s.tags[c] == "VBD" for c in s.children[i])


def _stands_over(s: Sentence, i: int, cues: frozenset[str]) -> bool:
    """Whether a cue stands in the sentence outside what the violence is done to."""
    if not cues.intersection(s.lowers):
        return False
    return any(
        s.lowers[t] in cues and s.tags[t][:1] != "P" and not s.words[t][:1].isupper() and not _undergoes(s, t, i)
        for t in range(len(s))
    )


def _undergoes(s: Sentence, t: int, i: int) -> bool:
    """Whether token `t` stands inside an object, subject or place of the violence at token `i`."""
    k = t
    while s.heads[k] != k:
        if s.heads[k] == i or (s.heads[s.heads[k]] == i and s.deps[s.heads[k]] == "prep"):
            role = s.lowers[s.heads[k]] if s.heads[k] != i else s.deps[k]
            return role in {"dobj", "nsubj", "nsubjpass", "on", "against", "at", "near", "outside", "inside", "of"}
        k = s.heads[k]
    return False


def _is_told_in_a_work(s: Sentence, i: int) -> bool:
    """ "In the film, terrorists hijack a train": a work of art before or right around the violence."""
    works = words_of("works")
    if not works.intersection(s.lowers):
        return False
    for t in range(len(s)):
        if s.lowers[t] in works and s.heads[i] == t and s.deps[i] in {"acl", "relcl"}:
            return True
        if s.lowers[t] not in works or s.tags[t] not in {"NN", "NNP"} or (t + 1 < len(s) and s.lowers[t + 1] == "of"):
            continue
        if s.deps[t] in {"nsubj", "nsubjpass"} and (
            s.heads[t] == i or (_is_above(s, s.heads[t], i) and _is_present(s, s.heads[t]))
        ):
            return True
        before = s.text[: s.starts[t] - s.start]
        if _WORK.search(before) and (t < i or s.deps[s.heads[t]] == "prep") and _is_present(s, i):
            return True
        if s.lowers[t] == "game" and s.lowers[t - 1] in {"video", "computer", "role-playing", "board"} and t < i:
            return True
    return False


def _is_above(s: Sentence, upper: int, lower: int) -> bool:
    k = lower
    while s.heads[k] != k:
        k = s.heads[k]
        if k == upper:
            return True
    return False


def _is_present(s: Sentence, i: int) -> bool:
    """Whether the clause of token `i` is told in the simple present, as plots are."""
    k = i
    while s.tags[k] not in {"VBZ", "VBP", "VBD", "MD"} and s.heads[k] != k:
        k = s.heads[k]
    return s.tags[k] in {"VBZ", "VBP"}


def _is_habit(s: Sentence, i: int) -> bool:
    """ "Bandits often kidnap travellers", "carries out frequent bombings": what somebody does in general."""
    aux = {s.lowers[c] for c in s.children[i] if s.deps[c] == "aux"}
    if any(s.lowers[c] in words_of("habit") for c in s.children[i]) and (
        s.tags[i] in {"VBZ", "VBP", "VB", "VBG"} or aux & {"have", "has", "'ve"}
    ):
        return True
    if _is_of_anyone(s, i):
        return True
    if s.tags[i] == "NNS" and any(s.lowers[c] in words_of("frequent") for c in s.children[i]):
        return _is_present(s, i)
    head = s.heads[i]
    return (
        s.deps[i] in {"conj", "dobj", "xcomp", "nsubjpass"}
        and s.tags[head] in {"VBZ", "VBP"}
        and any(s.lowers[c] in words_of("habit") for c in s.children[head])
    )


def _is_of_anyone(s: Sentence, i: int) -> bool:
    """ "When someone dies in custody": no person in particular, in the present tense."""
    k = i
    while s.heads[k] != k and not s.tags[k].startswith("V"):
        k = s.heads[k]
    subjects = {s.lowers[c] for c in s.children[k] if s.deps[c] in {"nsubj", "nsubjpass"}}
    return bool(subjects & ANYONE) and s.tags[k] not in {"VBD"} and _is_present(s, k)


def settings_of(text: str) -> frozenset[str]:
    """What a whole report is about beside the news: "fiction" or "sport" where their words are dense in it, and its topics."""
    words = _WORDS.findall(text.lower())
    rows = set()
    for name, cues in _cues():
        found = [w for w in words if w in cues]
        if len(found) >= FEWEST and len(set(found)) >= 4 and len(found) >= DENSE * len(words):
            rows.add(name)
    return frozenset(rows) | topics_of(text)


def violence_of(found: Mapping[int, Sequence[Hit]]) -> frozenset[str]:
    """ "violence" for a report in which several sentences hold a word or phrase that is violence by itself; `found` are its hits by sentence."""
    telling = [k for k, row in found.items() if any(_is_violence(t) for hit in row for t in hit.triggers)]
    return frozenset({"violence"}) if len(telling) >= VIOLENT else frozenset()


def _is_violence(trigger: Trigger) -> bool:
    family = incident_type(trigger.frame.type).family if trigger.frame.type else ""
    return trigger.frame.strong and family in {"attack", "bombing", "strike", "abduction", "abuse"}


_WORDS = re.compile(r"[a-z][\w'-]*")


@cache
def _cues() -> Sequence[tuple[str, frozenset[str]]]:
    return tuple((name, in_sentence(name)) for name in ("fiction", "sport"))
