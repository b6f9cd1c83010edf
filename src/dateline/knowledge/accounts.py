"""Stories of one event that exclude each other: an accident or an attack, a gun battle or an execution (`data/accounts.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NEGATED = re.compile(r"\b(?:no|not|never|nobody|none|without|rather than|nor|n't|n’t|like)\b(?:\W+\w+){0,3}\W*$")
_BEFORE = 40  # characters before a pattern in which a negation counts


@dataclass(frozen=True, slots=True)
class Account:
    """A story of what happened; `others` are the names of those that cannot be true beside it."""

    name: str
    others: frozenset[str]
    pattern: re.Pattern[str]

    def excludes(self, other: Account) -> bool:
        """Whether both cannot be true."""
        return other.name in self.others


def exclusive_accounts(words: str) -> tuple[Account, ...]:
    """The stories that `words` (any case) tell of what happened and do not negate, in the order of the file."""
    lower = words.lower()
    return tuple(a for a in _accounts() if any(_is_told(lower, m.start()) for m in a.pattern.finditer(lower)))


def _is_told(lower: str, start: int) -> bool:
    return _NEGATED.search(lower[max(0, start - _BEFORE) : start]) is None


@cache
def _accounts() -> tuple[Account, ...]:
    table = tomllib.loads(files("dateline.knowledge").joinpath("data/accounts.toml").read_text(encoding="utf-8"))
    rows = tuple(
        Account(name, frozenset(row["excludes"]), re.compile("|".join(row["patterns"]))) for name, row in table.items()
    )
    for row in rows:
        if unknown := row.others - set(table):
            raise ValueError(f"accounts.toml: {row.name} excludes the unknown {sorted(unknown)}")
        if any(row.name not in o.others for o in rows if o.name in row.others):
            raise ValueError(f"accounts.toml: what {row.name} excludes must exclude it too")
    return rows
