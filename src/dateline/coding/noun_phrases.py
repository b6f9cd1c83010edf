"""Takes a noun phrase apart by its words alone: the core with its head, what follows with "of", and an apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.span import Span

_LEAD = re.compile(
    r"(?:[\s\"'“”‘’(\[]|(?:the|an?|this|that|these|those|his|her|their|its|our|my|your|some|any|all|both|each|every|other|another|several|many|most|more|few|on|by|with|for|at"
    r"|up|least|than|about|around|nearly|almost|over|only|as|[\d,.]+(?:-year-old)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|so-called|alleged|suspected)\b\s*)+",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[,;:()\[\]\"“”]|\s[-–—]+\s|(?<![-\w])(?:of|who|whom|whose|which|that|where|when|in|from|with|for|at|on|to|near|by|against|under|over|during|after|before|inside|outside|as"
    r"|between|among|amid|since|through|without|within|behind|across|toward|towards|into|about|is|are|was|were|has|have|had|will|said"
    r"|based|led|backed|known|accused|loyal|including|involved|suspected|trying|living|working|fighting|belonging|demanding|protesting|seeking|calling|trained|armed (?:with|by)|wearing|carrying|operating|detained|killed|born|wounded|held|aligned|posing|acting)\b)",
    re.IGNORECASE,
)
# Words that only measure or collect what stands after their "of".
_MEASURES = frozenset(
    """dozens scores hundreds thousands tens millions number numbers group groups band bands lot lots majority most some several many all none one two three
    four five six half rest pair couple handful crowd crowds series total few any each both others members member team dozen part parts units unit
    minority types kind kinds""".split()
)
# Words for those who belong to or speak for what stands after their "of" or "for".
_CARRIES = frozenset(
    """leader leaders head chief commander commanders member members fighter fighters militant militants spokesman spokeswoman spokesperson representative
    representatives official officials wing branch faction forces soldiers troops army government leadership followers cadres cadre guerrillas rebels
    gunmen units unit battalion brigade affiliate affiliates arm offshoot founder deputy president secretary-general director supporters""".split()
)
_JOINT = re.compile(r"\s*,\s*(?:and|or)\s+|\s+(?:and|or|&)\s+|\s*,\s*(?=(?:the |an? )?[A-Z])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart; spans are by its own offsets, `words` the core's words in lower case."""

    core: Span
    words: tuple[str, ...]
    of: Span | None
    apposition: Span | None
    definite: bool

    @property
    def measures(self) -> bool:
        """Whether its head only measures what follows "of"; a number alone does too."""
        return not self.words or self.words[-1] in _MEASURES

    @property
    def carries(self) -> bool:
        """Whether its head belongs to, or speaks for, what follows "of"."""
        return bool(self.words) and self.words[-1] in _CARRIES


def noun_phrase(text: str, names: Sequence[Span]) -> Phrase:
    """`text` taken apart; nothing is cut inside `names`."""
    start = _start(text, names)
    cut = next((m for m in _END.finditer(text, start) if m.start() > start and not _inside(m, names)), None)
    end = cut.start() if cut is not None else len(text)
    core = Span(start, max(start, len(text[:end].rstrip(" .,'\"”’"))))
    after = text[cut.start() :].strip() if cut is not None else ""
    of = apposition = None
    if cut is not None and after.lower().startswith(("of ", "for ")):
        of = Span(cut.end(), len(text))
    elif cut is not None and after.startswith(",") and text[cut.end() :].strip():
        apposition = Span(cut.end() + 1, len(text))
    words = tuple(
        word.strip("'’\"“”").lower() for word in re.sub(r"['’]s\b", "", core.of(text)).replace("-", " ").split()
    )
    return Phrase(
        core, words, of, apposition, text.lstrip("\"'“ ").lower().startswith(("the ", "these ", "those ", "this "))
    )


def members(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """The phrases that "and" and commas join in `text`, in order: the whole where they join none."""
    start = 0
    for joint in _JOINT.finditer(text):
        if not _inside(joint, names) and joint.start() > start:
            yield Span(start, joint.start())
            start = joint.end()
    yield Span(start, len(text))


def _start(text: str, names: Sequence[Span]) -> int:
    lead = _LEAD.match(text)
    start = lead.end() if lead is not None else 0
    return min([start, *(name.start for name in names if name.start < start < name.end)]) if start < len(text) else 0


def _inside(match: re.Match[str], names: Sequence[Span]) -> bool:
    return any(
        name.start < match.end() and match.start() < name.end - 1 and match.start() >= name.start for name in names
    )
