"""Finds cues of more than one word whose verb alone says nothing: "took credit for", "cast doubt on", "held the army responsible for"."""

from __future__ import annotations

from dateline.coding.attribution.finding import Finding
from dateline.coding.attribution.tree import child, noun_phrase, speaker_of, trimmed
from dateline.knowledge.cues import CueLexicon, Idiom
from dateline.parsing.document import Sentence


def idiom_findings(sentence: Sentence, lexicon: CueLexicon) -> list[Finding]:
    """The attributions of one sentence whose cue is a verb with its noun and preposition, in text order."""
    found = []
    for verb, word in enumerate(sentence.lowers):
        if sentence.tags[verb][0] != "V":
            continue
        for idiom in lexicon.idioms.get(word, ()):
            finding = _read(sentence, verb, idiom)
            if finding is not None:
                found.append(finding)
                break
    return found


def _read(sentence: Sentence, verb: int, idiom: Idiom) -> Finding | None:
    last = min(len(sentence) - 1, verb + idiom.reach)
    noun = next((i for i in range(verb + 1, last + 1) if sentence.lowers[i] in idiom.nouns), None)
    if noun is None:
        return None
    lead = next((i for i in range(noun + 1, min(len(sentence), noun + 3)) if sentence.lowers[i] in idiom.leads), None)
    source = speaker_of(sentence, verb)
    if lead is None or source is None or child(sentence, verb, "neg") is not None:
        return None
    end = max(sentence.edges[lead][1], sentence.edges[noun][1], sentence.edges[verb][1])
    content = trimmed(sentence, (verb + 1 if idiom.whole else lead + 1, end))
    if content is None or content[1] <= lead:
        return None
    return Finding(
        sentence=sentence.index,
        token=verb,
        cue=sentence.chars(verb, verb if idiom.whole else lead),
        content=(sentence.chars(*content),),
        source=source,
        source_tokens=noun_phrase(sentence, source, verb),
        frame="idiom",
        stance=idiom.stance,
        certainty=idiom.certainty,
        reports=True,
    )
