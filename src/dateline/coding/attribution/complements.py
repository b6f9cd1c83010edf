"""Reads what a cue verb says: which of the frames it takes is filled, and by which tokens."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.attribution.tree import Tokens, child, noun_phrase, speaker_of, trimmed, without
from dateline.knowledge.cues import PREPOSITIONS, Cue, load_cues
from dateline.parsing.document import Sentence

_ASIDE = frozenset({"parataxis", "ccomp", "advcl", "dep", "conj", "npadvmod", "intj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_AT = frozenset({"at", "to", "as"})
_VAGUE = frozenset({"dozen", "dozens", "scores", "hundreds", "thousands"})
_ADJUNCTS = frozenset({"on", "in", "by", "at", "via", "from", "during", "through", "to"})


@dataclass(frozen=True, slots=True)
class Complement:
    """The frame that is filled, the tokens of the content, and the last token of the words that introduce it."""

    frame: str
    content: tuple[Tokens, ...]
    cue_last: int


def complement(sentence: Sentence, verb: int, cue: Cue) -> Complement | None:
    """The first filled frame of `cue` at token `verb`, clauses before objects before prepositions, or None."""
    for read in (_figure, _clause, _in_a_statement, _after_that, _object, _prepositional, _passive_subject, _aside):
        found = read(sentence, verb, cue.frames)
        if found is not None:
            return found
    return None


def _figure(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    """ "put the toll at 13", "gave a provisional toll of about 60": a number told with its noun."""
    if "figure" not in frames:
        return None
    held = child(sentence, verb, "dobj", "nsubjpass")
    if held is None or sentence.lowers[held] not in load_cues().figures:
        return None
    first, last = sentence.edges[held]
    numbered = any(sentence.tags[i] == "CD" for i in range(held, last + 1))
    for kid in sentence.children[verb]:
        if kid > verb and sentence.lowers[kid] in _AT and _has_number(sentence, kid):
            first, last, numbered = min(first, kid), max(last, sentence.edges[kid][1]), True
    content = trimmed(sentence, (first, last)) if numbered and (last < verb or first > verb) else None
    return None if content is None else Complement("figure", (content,), verb)


def _has_number(sentence: Sentence, top: int) -> bool:
    first, last = sentence.edges[top]
    return any(sentence.tags[i] == "CD" or sentence.lowers[i] in _VAGUE for i in range(first, last + 1))


def _in_a_statement(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    """ "denied in a statement that ...": the clause hangs on the statement."""
    if "that" not in frames:
        return None
    for kid in sentence.children[verb]:
        if kid < verb or sentence.deps[kid] != "prep":
            continue
        noun = child(sentence, kid, "pobj")
        if noun is None or sentence.lowers[noun] not in load_cues().statements:
            continue
        for clause in sentence.children[noun]:
            if (
                sentence.deps[clause] in ("acl", "ccomp", "relcl")
                and sentence.lowers[sentence.edges[clause][0]] == "that"
            ):
                marked = child(sentence, clause, "mark")
                content = trimmed(sentence, sentence.edges[clause])
                if marked is not None and content is not None:
                    return Complement("that", (content,), noun)
    return None


def clause_frame(sentence: Sentence, clause: int) -> str:
    """ "infinitive", "gerund" or "that" by the form of the clause's verb."""
    kids = sentence.children[clause]
    tag = sentence.tags[clause]
    if tag == "VB" and any(sentence.tags[k] == "TO" for k in kids):
        return "infinitive"
    if any(
        sentence.deps[k] in ("aux", "cop", "auxpass") and sentence.tags[k] in ("MD", "VBD", "VBZ", "VBP") for k in kids
    ):
        return "that"
    if any(sentence.tags[k] == "TO" for k in kids):
        return "infinitive"
    return "gerund" if tag == "VBG" else "that"


def _clause(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    kids = sentence.children[verb]
    for kid in (*(k for k in kids if k > verb), *(k for k in kids if k < verb)):
        dep = sentence.deps[kid]
        if dep not in _CLAUSES:
            continue
        frame = clause_frame(sentence, kid)
        if dep == "xcomp" and frame == "that":
            frame = "as"
        if frame not in frames:
            continue
        first, last = sentence.edges[kid]
        held = child(sentence, verb, "dobj")
        if frame in ("infinitive", "as") and held is not None and verb < held < kid:
            first = sentence.edges[held][0]
        hole = _hole(sentence, verb) if first <= verb <= last else (verb, verb)
        content = without(sentence, (first, last), hole)
        if content and (content[-1][1] > content[0][0] or sentence.lowers[first] != "that"):
            return Complement(frame, tuple(content), verb)
    return None


def _after_that(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    """ "said that ..." where the parser saw no clause, as in texts all in capitals: the rest of the sentence."""
    if "that" not in frames or verb + 3 >= len(sentence) or sentence.lowers[verb + 1] != "that":
        return None
    if sentence.tags[verb + 1] == "DT":
        return None
    content = trimmed(sentence, (verb + 1, len(sentence) - 1))
    return None if content is None else Complement("that", (content,), verb)


def _hole(sentence: Sentence, verb: int) -> Tokens:
    """The tokens of ", police said on Monday," inside the clause that it interrupts."""
    speaker = speaker_of(sentence, verb)
    first, last = verb, verb
    if speaker is not None:
        left, right = noun_phrase(sentence, speaker, verb)
        if right == verb - 1 or left == verb + 1 or right < verb:
            first, last = min(first, left), max(last, right)
    for kid in sentence.children[verb]:
        if (
            kid > verb
            and sentence.edges[kid][0] == last + 1
            and (
                sentence.deps[kid] in ("npadvmod", "advmod", "dobj", "dative")
                or (sentence.lowers[kid] in _ADJUNCTS and sentence.edges[kid][1] - kid < 6)
            )
        ):
            last = sentence.edges[kid][1]
    return first, last


def _object(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    if "object" not in frames:
        return None
    held = child(sentence, verb, "dobj", "attr")
    if held is None or held < verb:
        return None
    first, last = sentence.edges[held]
    for kid in sentence.children[verb]:
        if kid > held and _extends(sentence, kid, frames):
            last = max(last, sentence.edges[kid][1])
    content = trimmed(sentence, (first, last))
    return None if content is None else Complement("object", (content,), verb)


def _extends(sentence: Sentence, kid: int, frames: frozenset[str]) -> bool:
    dep = sentence.deps[kid]
    if dep == "prep":  # "accused officials in Zamira of torture": the "of" may hang on the place
        first, last = sentence.edges[kid]
        return sentence.lowers[kid] in frames or ("of" in frames and "of" in sentence.lowers[first : last + 1])
    return dep in ("oprd", "xcomp", "ccomp") and bool(frames & {"as", "infinitive", "gerund"})


def _prepositional(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    for kid in sentence.children[verb]:
        word = sentence.lowers[kid]
        if (
            kid < verb
            or word not in frames
            or word not in PREPOSITIONS
            or sentence.deps[kid] not in ("prep", "agent", "prt", "dative")
        ):
            continue
        last = sentence.edges[kid][1]
        content = trimmed(sentence, (kid + 1, last)) if last > kid else None
        if content is not None:
            return Complement(word, (content,), kid)
    return None


def _passive_subject(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    """ "The attack was condemned by X": an object verb in the passive, with its subject and what follows the agent."""
    subject = child(sentence, verb, "nsubjpass")
    if subject is None or "object" not in frames:
        return None
    parts = [noun_phrase(sentence, subject, verb)]
    charged = _charge(sentence, verb) if "of" in frames else None
    for kid in (charged,) if charged is not None else sentence.children[verb]:
        if kid > verb and (charged is not None or _extends(sentence, kid, frames)):
            more = trimmed(sentence, sentence.edges[kid])
            if more is not None:
                parts.append(more)
    return Complement("passive", tuple(parts), verb)


def _charge(sentence: Sentence, verb: int) -> int | None:
    """The "of" of "was accused by survivors of leading the raid", which the parser may hang on the survivors."""
    agent = child(sentence, verb, "agent")
    charger = None if agent is None else child(sentence, agent, "pobj")
    for above in (verb,) if charger is None else (verb, charger):
        for kid in sentence.children[above]:
            if kid > verb and sentence.lowers[kid] == "of" and child(sentence, kid, "pcomp") is not None:
                return kid
    return None


def _aside(sentence: Sentence, verb: int, frames: frozenset[str]) -> Complement | None:
    """ "The attack, police said, killed ten" and "as police said": the clause around the cue."""
    if "aside" not in frames:
        return None
    head = sentence.heads[verb]
    marked = child(sentence, verb, "mark", "advmod")
    if marked is not None and sentence.lowers[marked] == "as" and head != verb:
        hole = sentence.edges[verb]
    else:
        hole = _hole(sentence, verb)
        if child(sentence, verb, "nsubj") is None or hole[0] == hole[1] or not _set_off(sentence, hole):
            return None
        if sentence.deps[verb] not in _ASIDE and head != verb:
            return None
    content = without(sentence, sentence.edges[head], hole)
    if not any(sentence.tags[i] in _FINITE for a, b in content for i in range(a, b + 1)):
        return None
    return Complement("aside", tuple(content), verb)


def _set_off(sentence: Sentence, tokens: Tokens) -> bool:
    """Whether commas or the sentence's ends stand on both sides, and something is left over."""
    return (
        _is_comma(sentence, tokens[0] - 1)
        and _is_comma(sentence, tokens[1] + 1)
        and tokens[1] - tokens[0] + 3 < len(sentence)
    )


def _is_comma(sentence: Sentence, token: int) -> bool:
    return token < 0 or token >= len(sentence) or sentence.tags[token] in (",", ":", ".", "''", "``", "-LRB-", "-RRB-")
