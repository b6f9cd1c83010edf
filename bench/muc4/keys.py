"""Reads answer keys of MUC-4: templates of numbered slots, each with fillers, their alternatives and cross-references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SLOT = re.compile(r"^(?P<number>\d+)\.\s+[A-Z]+(?: [A-Z]+)?: [A-Z ]*?(?:  +(?P<value>.*)|$)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a slot: what it says (a set member, or the strings that name a thing) and the strings it refers to."""

    value: str
    strings: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Template:
    """One template: the message it is of and its fillers by slot number; a slot left out has none."""

    message: str
    slots: dict[int, tuple[Filler, ...]]

    @property
    def is_incident(self) -> bool:
        """Whether it tells of an incident; a message without any has one template with an asterisk."""
        return 4 in self.slots


def templates(path: Path) -> Iterator[Template]:
    """Yield the templates of a key file in order."""
    slots: dict[int, list[str]] = {}
    at = -1
    for line in path.read_text(encoding="latin-1").splitlines():
        match = _SLOT.match(line)
        if match is not None:
            at = int(match["number"])
            if at == 0 and slots:
                yield _template(slots)
                slots = {}
            slots[at] = [(match["value"] or "").strip()]
        elif line.startswith(" ") and line.strip() and slots:
            slots[at].append(line.strip())
    if slots:
        yield _template(slots)


def _template(slots: dict[int, list[str]]) -> Template:
    fillers = {n: tuple(_filler(v) for v in values if v.strip("-* ")) for n, values in slots.items() if n > 0}
    return Template(slots[0][0].split()[0], {n: found for n, found in fillers.items() if found})


def _filler(value: str) -> Filler:
    optional = value.startswith("?")
    bare = value.lstrip("? ").strip()
    said = re.split(r':\s*"', bare, maxsplit=1)[0].strip()
    strings = tuple(s.replace('\\"', '"').strip() for s in _QUOTED.findall(bare))
    return Filler(said, strings, optional)
