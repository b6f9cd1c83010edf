"""The cue lexicon and the words for sources load whole and say what they should."""

from __future__ import annotations

import pytest

from dateline.knowledge.cues import FRAMES, PREPOSITIONS, load_cues, verb_forms
from dateline.knowledge.sources import load_source_words
from dateline.model.vocabulary import Certainty, SourceKind, Stance


def test_every_frame_is_a_known_frame() -> None:
    lexicon = load_cues()
    for cues in (lexicon.verbs, lexicon.nouns, lexicon.adverbs, lexicon.adjectives):
        assert all(cue.frames <= FRAMES | PREPOSITIONS for cue in cues.values())


@pytest.mark.parametrize(
    ("form", "word", "stance", "certainty"),
    [
        ("said", "say", Stance.ASSERTS, Certainty.STATED),
        ("denies", "deny", Stance.DENIES, Certainty.STATED),
        ("alleging", "allege", Stance.ASSERTS, Certainty.ALLEGED),
        ("admitted", "admit", Stance.ASSERTS, Certainty.STATED),
        ("feared", "fear", Stance.ASSERTS, Certainty.POSSIBLE),
        ("vowing", "vow", Stance.ASSERTS, Certainty.PLANNED),
        ("threatened", "threaten", Stance.ASSERTS, Certainty.THREATENED),
    ],
)
def test_a_verb_is_known_by_any_form(form: str, word: str, stance: Stance, certainty: Certainty) -> None:
    cue = load_cues().verbs[form]
    assert (cue.word, cue.stance, cue.certainty) == (word, stance, certainty)


def test_regular_forms_follow_the_spelling_rules() -> None:
    assert verb_forms("deny", {}, frozenset()) == ("deny", "denies", "denying", "denied")
    assert verb_forms("vow", {}, frozenset()) == ("vow", "vows", "vowing", "vowed")
    assert verb_forms("agree", {}, frozenset()) == ("agree", "agrees", "agreeing", "agreed")
    assert verb_forms("admit", {}, frozenset({"admit"})) == ("admit", "admits", "admitting", "admitted")
    assert verb_forms("say", {"say": ("said",)}, frozenset()) == ("say", "says", "saying", "said")


@pytest.mark.parametrize(
    ("source", "head", "kind"),
    [
        ("a hospital spokesman", 2, SourceKind.MEDICAL),
        ("a spokesman for the army", 1, SourceKind.MILITARY),
        ("officials", 0, SourceKind.GOVERNMENT),
        ("security officials", 1, SourceKind.SECURITY),
        ("police sources", 1, SourceKind.POLICE),
        ("rebel commanders", 1, SourceKind.ARMED_GROUP),
        ("a female passenger", 2, SourceKind.EYEWITNESS),
        ("security experts", 1, SourceKind.ANALYST),
        ("the policeman 's widow", 3, SourceKind.RELATIVES),
        ("sources", 0, SourceKind.UNNAMED),
        ("the bridge", 1, None),
    ],
)
def test_the_kind_of_a_source_is_told_by_its_words(source: str, head: int, kind: SourceKind | None) -> None:
    assert load_source_words().kind(source.split(), head) == kind
