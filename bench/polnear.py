"""Reads the attributions of PolNeAR (BRAT standoff): source, cue and content of who says what in political news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.model.span import Span

_TEXT_BOUND = re.compile(r"^(T\d+)\t\S+ ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.*)$", re.MULTILINE)
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as character spans; `source` is empty where the text names none."""

    source: Spans
    cue: Spans
    content: Spans


def annotated(folder: Path, split: str) -> Iterator[tuple[str, str, list[Said]]]:
    """Yield the name, text and gold of each text of a split; of several annotators the first by name counts."""
    base = folder / "attribution" / "polnear" / split
    for text in sorted((base / "text").glob("*.txt")):
        annotations = sorted((base / "attributions").glob(f"{text.stem}_????.ann"))
        yield text.stem, text.read_bytes().decode("utf-8"), _gold(annotations[0].read_bytes().decode("utf-8"))


def _gold(standoff: str) -> list[Said]:
    """The attributions of one file that have a cue and a content; line ends inside a quoted text do not matter."""
    spans = {
        match[1]: tuple(Span(*map(int, part.split())) for part in match[2].split(";"))
        for match in _TEXT_BOUND.finditer(standoff)
    }
    said = []
    for event in _EVENT.finditer(standoff):
        roles: dict[str, Spans] = {"Source": (), "Cue": (), "Content": ()}
        for role, bound in _ROLE.findall(event[1]):
            roles[role] += spans[bound]
        if roles["Cue"] and roles["Content"]:
            said.append(Said(roles["Source"], roles["Cue"], roles["Content"]))
    return said
