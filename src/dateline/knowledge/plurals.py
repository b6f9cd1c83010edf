"""English plurals: the singular forms that a word may be the plural of."""

from __future__ import annotations

from collections.abc import Iterator


def singulars(word: str) -> Iterator[str]:
    """Yield what `word`, in lower case, would be in the singular if it were a regular plural, likeliest first; a phrase by its last word."""
    if (word.endswith("men") and len(word) > 3) or word == "men":
        yield f"{word[:-3]}man"
    if not word.endswith("s") or word.endswith("ss"):
        return
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("ves"):
        yield f"{word[:-3]}f"
        yield f"{word[:-3]}fe"
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    yield word[:-1]


def singular(word: str) -> str:
    """The likeliest singular of `word`, in lower case; itself where it is no regular plural."""
    return next(singulars(word), word)
