"""What tells the type of a target and what happened to it: its own words, those that describe it, and how its mentions stand to the act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bench.muc4.phrases import Phrase
from bench.muc4.proposals import Candidate, Proposal
from bench.muc4.tables import word_table
from dateline.knowledge.people import person_word

_MADE_OF = (
    "stem ",
    "type+",
    "coded=",
    "trigger+",
    "near ",
)  # the features of a candidate that tell its part in the act
_OWNER = 4  # tokens before a phrase within which its owner ends


def type_features(proposal: Proposal, candidate: Candidate, described: str, table: str) -> tuple[str, ...]:
    """The names of what tells a target's type: its words and those before, after and describing it, with their classes in `table`."""
    phrase = candidate.phrase
    parts = {"core": _plain(phrase.core), "of": _plain(phrase.text)[len(phrase.core.split()) :], "owner": owner(phrase)}
    parts["described"] = _plain(described)
    held = {f"kind={proposal.instance.kind}"}
    for part, words in parts.items():
        held |= {f"{part} {word}" for word in words}
        held |= {f"any {word}" for word in words}
        held |= {f"{part} class={muc}" for muc in _classes(words, table)}
        held |= {f"any class={muc}" for muc in _classes(words, table)}
        held |= {f"{part} party={_party(word)}" for word in words if _party(word)}
    ours = [*parts["owner"], *parts["core"]]
    for part in ("of", "owner"):
        held |= {f"{part} people={muc}" for muc in _classes(parts[part], "people")}
    if parts["core"]:
        head = parts["core"][-1]
        heads = sorted(set(_classes([head], table)))
        held |= {f"head={head}", f"stem={_stem(head)}", f"ending={head[-4:]}"}
        held |= {f"head class={muc}" for muc in _classes([head], table)}
        for part in ("of", "owner", "core"):
            held |= {f"head+{part}={c} {_party(w)}" for c in heads for w in parts[part] if _party(w)}
            held |= {f"head+{part}={c} {muc}" for c in heads for muc in _classes(parts[part], table)}
    held |= {f"pair={a} {b}" for a, b in pairwise(ours)}
    first = next(iter(_classes([*parts["described"], *ours], table)), "none")
    return tuple(sorted({*held, f"first class={first}", f"actor={phrase.kind}" if phrase.actor else "no actor"}))


def effect_features(proposal: Proposal, candidates: Sequence[Candidate], table: str) -> tuple[str, ...]:
    """The names of what tells what happened to the target that `candidates` mention: how each stands to the act, and the act's own counts."""
    instance = proposal.instance
    held = {f"kind={instance.kind}", f"stage={instance.incident.stage.value}", f"type={instance.incident.type}"}
    counted = {count.what.value for count in instance.incident.counts}
    held |= {f"count={what}" for what in counted} or {"count=none"}
    held |= {f"acts={m.quote.lower()}" for m in instance.mentions}
    for candidate in candidates:
        held |= {f for f in candidate.features if f.startswith(_MADE_OF) or "=" in f}
        held |= set(_beside(candidate.phrase))
    words = {w for c in candidates for w in _plain(c.phrase.core)}
    held |= {f"class={muc}" for muc in _classes(sorted(words), table)}
    return tuple(sorted(held))


def owner(phrase: Phrase) -> list[str]:
    """The words of the owner before a phrase ("mayor's" office), empty where none is there."""
    sentence, first = phrase.sentence, phrase.first
    if first < 2 or sentence.tags[first - 1] != "POS":
        return []
    start = first - 1
    while start and first - start <= _OWNER and sentence.heads[start - 1] in range(start, first):
        start -= 1
    return [w for w in sentence.lowers[start : first - 1] if w.isalpha()]


def _beside(phrase: Phrase) -> Iterator[str]:
    """Words of the clause that the phrase stands in: those of the verbs and adjectives above it, and what denies them."""
    sentence, at = phrase.sentence, phrase.head
    for _ in range(5):
        above = sentence.heads[at]
        if above == at:
            break
        at = above
        if sentence.tags[at][:1] in "VJ":
            yield f"above={_stem(sentence.lowers[at])}"
            below = {sentence.lowers[c] for c in sentence.children[at]}
            yield from (
                f"above+{w}={_stem(sentence.lowers[at])}" for w in below & {"not", "n't", "unharmed", "unhurt", "no"}
            )
            yield from (f"below={_stem(w)}" for w in below if w.isalpha())
    window = sentence.lowers[max(0, phrase.first - 6) : phrase.last + 7]
    yield from (f"window={_stem(w)}" for w in window if w.isalpha())


def _plain(text: str) -> list[str]:
    return [w for w in (w.strip("\"'“”[](),.").lower() for w in text.replace("-", " ").split()) if w]


def _classes(words: Sequence[str], table: str) -> Iterator[str]:
    """The classes of a table that the words belong to, the last word's first."""
    for word in reversed(words):
        yield from (muc for muc, members in word_table(table).items() if word in members)


def _party(word: str) -> str:
    found = person_word(word)
    return found.kind if found is not None else ""


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
