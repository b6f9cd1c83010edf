"""Earlier incidents told in the shadow of the news: "the assault came a month after twin car bombs killed 121"."""

from __future__ import annotations

from dateline.parsing.document import Sentence

AFTER = frozenset({"after", "since", "following", "before"})
# Hours or a day apart two acts may be one story; what lies a week and more before the news is recalled.
LONG = frozenset("week weeks month months year years decade decades fortnight".split())
MEASURES = LONG | frozenset("day days hour hours".split())


EARLIER = frozenset({"similar", "earlier", "previous", "prior"})


def _is_earlier(s: Sentence, noun: int) -> bool:
    """ "A similar incident in Nyanga last month in which six were shot dead"."""
    first, last = s.edges[noun]
    near = s.lowers[max(first, noun - 3) : min(last, noun + 6) + 1]
    return any(s.lowers[c] in EARLIER for c in s.children[noun]) or (
        "last" in near and bool({"month", "year", "week"} & set(near))
    )


def is_recalled(s: Sentence, i: int) -> bool:
    """Whether token `i` tells of an incident a week and more before the news, or of "a similar incident" before it."""
    apart = recalling(s, i)
    return apart is not None and (s.lowers[apart] not in AFTER or s.lowers[apart - 1] in LONG)


def recalling(s: Sentence, i: int) -> int | None:
    """The "after" that sets token `i` apart from the news, if a stretch of time stands before it; None where there is none.

    "Killed five after a bomb went off" has no stretch of time and is one event.
    """
    k = i
    for _ in range(8):
        for c in (k, *s.children[k]):
            if (
                c <= i
                and s.lowers[c] in AFTER
                and s.deps[c] in {"prep", "mark", "advmod", "pcomp"}
                and c > 0
                and s.lowers[c - 1] in MEASURES
            ):
                return c
        if s.heads[k] == k:
            return None
        if s.deps[k] == "relcl" and _is_earlier(s, s.heads[k]):
            return s.heads[k]
        k = s.heads[k]
    return None
