"""The words that attribute a statement: verbs with the frames they take, nouns, adverbs and adjectives, with stance and certainty."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model.vocabulary import Certainty, Stance

FRAMES = frozenset({"that", "aside", "quote", "infinitive", "gerund", "object", "figure"})
PREPOSITIONS = frozenset(
    "of for about on to at with against in over from as into by behind after toward towards".split()
)
WISHES = frozenset({"infinitive", "for", "on", "against", "of", "about"})
REACH, WHOLE_REACH = 3, 12  # tokens from an idiom's verb to its noun
_SIBILANT = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its base form, the frames its content may stand in, and what it says of the content.

    A frame is one of `FRAMES` or a preposition of `PREPOSITIONS`; `reports` is False for attitudes ("praise", "endorse"), whose
    content the source takes for granted rather than tells. `wished` is the certainty of content in the frames of `WISHES`. A verb that
    `raises` takes its subject into its content ("appears to be").
    """

    word: str
    frames: frozenset[str]
    stance: Stance
    certainty: Certainty
    wished: Certainty
    reports: bool
    raises: bool


@dataclass(frozen=True, slots=True)
class Idiom:
    """A verb that attributes only with one of `nouns` within `reach` words and one of `leads` after that.

    Its content follows the lead, or with `whole` the verb ("held the army responsible for ...").
    """

    nouns: frozenset[str]
    leads: frozenset[str]
    stance: Stance
    certainty: Certainty
    whole: bool
    reach: int


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cues by every form a text may use, lower case."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    statements: frozenset[str]
    claims: frozenset[str]
    crimes: frozenset[str]
    condemning: frozenset[str]
    figures: frozenset[str]
    doubts: frozenset[str]
    perceptions: frozenset[str]
    killings: frozenset[str]
    comments: frozenset[str]
    idioms: Mapping[str, tuple[Idiom, ...]]


@cache
def load_cues() -> CueLexicon:
    """The packaged cue lexicon; a word with an unknown frame, stance or certainty raises ValueError."""
    data = tomllib.loads(files("dateline.knowledge.data").joinpath("cues.toml").read_text(encoding="utf-8"))
    irregular = {base: tuple(forms.split()) for base, forms in data["irregular"].items()}
    doubling = frozenset(data["doubling"]["verbs"].split())
    verbs = {form: cue for cue in _cues(data["verbs"]) for form in verb_forms(cue.word, irregular, doubling)}
    nouns = {form: cue for cue in _cues(data["nouns"]) for form in (cue.word, _with_s(cue.word))}
    return CueLexicon(
        verbs=verbs,
        nouns=nouns,
        adverbs={cue.word: cue for cue in _cues(data["adverbs"])},
        adjectives={cue.word: cue for cue in _cues(data["adjectives"])},
        statements=frozenset(form for word in data["lists"]["statements"].split() for form in (word, _with_s(word))),
        claims=frozenset(form for word in data["lists"]["claims"].split() for form in (word, _with_s(word))),
        crimes=frozenset(form for word in data["lists"]["crimes"].split() for form in (word, _with_s(word))),
        condemning=frozenset(data["lists"]["condemning"].split()),
        doubts=frozenset(data["lists"]["doubts"].split()),
        perceptions=frozenset(data["lists"]["perceptions"].split()),
        killings=frozenset(data["lists"]["killings"].split()),
        idioms=_idioms(data["idioms"], irregular, doubling),
        comments=frozenset(data["lists"]["comments"].split()),
        figures=frozenset(form for word in data["lists"]["figures"].split() for form in (word, _with_s(word))),
    )


def _idioms(
    rows: Sequence[Mapping[str, Any]], irregular: Mapping[str, tuple[str, ...]], doubling: frozenset[str]
) -> dict[str, tuple[Idiom, ...]]:
    """The idioms by every form of their verbs."""
    found: dict[str, tuple[Idiom, ...]] = {}
    for row in rows:
        whole = row.get("whole", False)
        idiom = Idiom(
            nouns=frozenset(row["nouns"].split()),
            leads=frozenset(row["leads"].split()),
            stance=Stance(row.get("stance", Stance.ASSERTS)),
            certainty=Certainty(row["certainty"]),
            whole=whole,
            reach=WHOLE_REACH if whole else REACH,
        )
        for verb in row["verbs"].split():
            for form in verb_forms(verb, irregular, doubling):
                found[form] = (*found.get(form, ()), idiom)
    return found


def _cues(table: Mapping[str, Any]) -> list[Cue]:
    frames: dict[str, set[str]] = {}
    for frame, words in table["frames"].items():
        if frame not in FRAMES and frame not in PREPOSITIONS:
            raise ValueError(f"cues.toml: unknown frame {frame!r}")
        for word in words.split():
            frames.setdefault(word, set()).add(frame)
    stances = {word: Stance(stance) for stance, words in table.get("stance", {}).items() for word in words.split()}
    certainties = {
        word: Certainty(name) for name, words in table.get("certainty", {}).items() for word in words.split()
    }
    wishes = {word: Certainty(name) for name, words in table.get("wished", {}).items() for word in words.split()}
    attitudes = frozenset(table.get("attitudes", "").split())
    raising = frozenset(table.get("raising", "").split())
    for word in (*stances, *certainties, *wishes, *attitudes, *raising):
        if word not in frames:
            raise ValueError(f"cues.toml: {word!r} has no frame")
    return [
        Cue(
            word,
            frozenset(taken),
            stances.get(word, Stance.ASSERTS),
            certainties.get(word, Certainty.STATED),
            wishes.get(word, certainties.get(word, Certainty.STATED)),
            word not in attitudes,
            word in raising,
        )
        for word, taken in frames.items()
    ]


def verb_forms(base: str, irregular: Mapping[str, tuple[str, ...]], doubling: frozenset[str]) -> tuple[str, ...]:
    """Every form of a verb; `irregular` gives past and participle, `doubling` the verbs that double their last consonant."""
    if base in doubling:
        stem = base + base[-1]
        regular, past = stem + "ing", stem + "ed"
    elif base.endswith("ie"):
        regular, past = base[:-2] + "ying", base + "d"
    elif base.endswith("e"):
        regular, past = (base if base.endswith("ee") else base[:-1]) + "ing", base + "d"
    elif base.endswith("y") and base[-2] not in "aeiou":
        regular, past = base + "ing", base[:-1] + "ied"
    else:
        regular, past = base + "ing", base + "ed"
    return (base, _with_s(base), regular, *irregular.get(base, (past,)))


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(_SIBILANT) else "s")
