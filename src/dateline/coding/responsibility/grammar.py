"""The grammar of one sentence as the readers of responsibility ask for it: clauses, negation, modals, means."""

from __future__ import annotations

from dateline.coding.context import ReadSentence
from dateline.knowledge.responsibility import responsibility_words
from dateline.model.span import Span


class Grammar:
    """Looks up one parsed sentence; token indices in and out."""

    def __init__(self, read: ReadSentence) -> None:
        self.read = read
        self.s = read.sentence
        self.words = responsibility_words()

    def clause(self, i: int) -> Span:
        """The characters of the finite clause around token `i`."""
        s = self.s
        while s.heads[i] != i and not (
            s.tags[i] in {"VBD", "VBZ", "VBP"} and s.deps[i] in {"conj", "ccomp", "parataxis"}
        ):
            i = s.heads[i]
        return s.subtree(i)

    def mode(self, cue: int) -> str | None:
        """How the claim was made, by the first word for a means in its clause."""
        for i in self.s.tokens_in(self.clause(cue)):
            mode = self.words.modes.get(self.s.lowers[i])
            hyphened = i > 0 and self.s.lowers[i - 1] in {"-", "so"}  # "the so-called X"
            if mode is not None and not hyphened and self.s.tags[i].startswith(("N", "V")):
                return mode
        return None

    def below(self, i: int) -> range:
        """The tokens of the subtree of `i`."""
        first, last = self.s.edges[i]
        return range(first, last + 1)

    def kids(self, i: int, *deps: str) -> list[int]:
        """The dependents of `i` with one of these labels."""
        return [c for c in self.s.children[i] if self.s.deps[c] in deps]

    def negated(self, i: int) -> bool:
        """Whether the verb at `i` is denied in its own clause."""
        return any(self.s.deps[c] == "neg" or self.s.lowers[c] in {"never", "nothing"} for c in self.s.children[i])

    def is_modal(self, i: int) -> bool:
        """Whether the verb at `i` has a modal or a condition: it has not happened."""
        return any(
            (self.s.deps[c] == "aux" and self.s.tags[c] == "MD")
            or (self.s.deps[c] == "mark" and self.s.lowers[c] in {"if", "whether", "unless"})
            for c in self.s.children[i]
        )

    def is_open(self, i: int) -> bool:
        """Whether the clause around `i`, or one around that, only asks: "whether the attack was carried out by X"."""
        while True:
            if any(self.s.deps[c] == "mark" and self.s.lowers[c] in {"if", "whether"} for c in self.s.children[i]):
                return True
            if self.s.heads[i] == i:
                return False
            i = self.s.heads[i]

    def is_time(self, i: int) -> bool:
        """Whether token `i` lies in a time expression."""
        return any(t.span.start <= self.s.starts[i] < t.span.end for t in self.read.times)

    def is_place(self, i: int) -> bool:
        """Whether token `i` lies in a place name."""
        return any(p.span.start <= self.s.starts[i] < p.span.end for p in self.read.places)
