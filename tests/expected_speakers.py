"""Compares the attributions of an inspected report with those that a case of tests/cases/speakers.jsonl expects."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.matching import Record, fits, has, only

EXPECTED_KEYS = frozenset("source source_quote cue content kind stance certainty chain".split())
FORBIDDEN_KEYS = frozenset("source_has kind stance certainty".split())
FIELDS = ("content", "cue", "source_quote", "source", "kind", "stance", "certainty", "chain")
SHARE = 0.5  # of the longer of two contents, the least that both must hold
_SMALL = frozenset("a an the of in on at for to who which that and".split())


def judged(found: list[Record], text: str, want: Record) -> dict[str, bool]:
    """Whether each expected field holds, in the attribution that fits best of those whose content overlaps the wanted by half.

    All are False where none overlaps. A speaker's further sentence may stand alone or be a piece of a longer content.
    """
    only(want, EXPECTED_KEYS)
    letters = _wanted(text, want["content"])
    near = [f for f in found if max(_overlap(letters, piece) for piece in _pieces(text, f)) >= SHARE]
    verdicts = [_verdict(text, f, want) for f in near]
    none = dict.fromkeys([f for f in FIELDS if want.get(f) is not None], False)
    return max(verdicts, key=lambda verdict: sum(verdict.values()), default=none)


def _verdict(text: str, found: Record, want: Record) -> dict[str, bool]:
    source, quote = found["source"], want.get("source_quote")
    verdict = {"content": True, "cue": _touches(text, want["cue"], found["cue"])}
    if quote is not None:
        verdict["source_quote"] = source is not None and _touches(text, quote, source)
    if want["source"] is not None:
        verdict["source"] = _same_words(want["source"], found["source_text"])
    if "kind" in want:
        verdict["kind"] = fits(found["source_kind"], want["kind"])
    verdict |= {k: fits(found[k], want[k]) for k in ("stance", "certainty") if k in want}
    if "chain" in want:
        chain = found["chain"]
        verdict["chain"] = len(chain) == len(want["chain"]) and all(map(_same_words, want["chain"], chain))
    return verdict


def unwanted(found: list[Record], forbidden: Iterable[Record]) -> list[str]:
    """One line for each attribution that a case says must not be there."""
    lines = []
    for want in forbidden:
        only(want, FORBIDDEN_KEYS)
        for f in found:
            source = {"text": f["source_text"], "span": f["source"]}
            if (
                has(source, want["source_has"])
                and fits(f["source_kind"], want.get("kind", f["source_kind"]))
                and all(f[k] == want[k] for k in ("stance", "certainty") if k in want)
            ):
                lines.append(f"unwanted {want}: {[c['text'] for c in f['content']]}")
    return lines


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Every place of `quote` in `text` that no letter or digit runs on from; ValueError when there is none."""
    whole = rf"(?<!\w){re.escape(quote)}(?!\w)" if quote[0].isalnum() else re.escape(quote)
    found = [m.span() for m in re.finditer(whole, text)]
    if not found:
        raise ValueError(f"{quote!r} is not in {text!r}")
    return found


def _letters(text: str, start: int, end: int) -> frozenset[int]:
    """Where letters and digits stand between two offsets."""
    return frozenset(i for i in range(start, end) if text[i].isalnum())


def _wanted(text: str, content: str | list[str]) -> frozenset[int]:
    pieces = [content] if isinstance(content, str) else content
    return frozenset().union(*(_letters(text, *_places(text, piece)[0]) for piece in pieces))


def _pieces(text: str, found: Record) -> list[frozenset[int]]:
    """The whole content of an attribution, and each piece of it."""
    pieces = [_letters(text, c["start"], c["end"]) for c in found["content"]]
    return [frozenset().union(*pieces), *pieces]


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _touches(text: str, quote: str, span: Record) -> bool:
    return any(start < span["end"] and span["start"] < end for start, end in _places(text, quote))


def _same_words(want: str, found: str) -> bool:
    """Whether each holds half or more of the other's words, small words left out, in any case."""
    one, other = (frozenset(re.findall(r"\w+", t.lower())) - _SMALL for t in (want, found))
    return bool(one and other) and len(one & other) * 2 >= max(len(one), len(other))
