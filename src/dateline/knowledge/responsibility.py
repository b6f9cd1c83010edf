"""Words by which a report says who did it (`data/responsibility.toml`), in every form a text may use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.knowledge.cues import verb_forms

_IRREGULAR = {
    "say": ("said",),
    "tell": ("told",),
    "take": ("took", "taken"),
    "write": ("wrote", "written"),
    "lay": ("laid",),
    "put": ("put",),
    "make": ("made",),
    "come": ("came", "come"),
    "send": ("sent",),
    "bring": ("brought",),
    "do": ("did", "done"),
    "shoot": ("shot",),
    "strike": ("struck",),
    "hit": ("hit",),
    "blow": ("blew", "blown"),
    "lead": ("led",),
    "leave": ("left",),
    "hide": ("hid", "hidden"),
    "drive": ("drove", "driven"),
    "set": ("set",),
    "throw": ("threw", "thrown"),
    "wear": ("wore", "worn"),
}
_DOUBLING = frozenset(
    {"admit", "refer", "commit", "plan", "plot", "pin", "put", "kidnap", "gun", "hit", "stab", "set", "rig", "drop"}
)


@dataclass(frozen=True, slots=True)
class ResponsibilityWords:
    """Lower-case word forms by what they do; `modes` maps a word to how a claim was made, `cues` holds one word of every statement."""

    claiming: frozenset[str]
    owning: frozenset[str]
    owned: frozenset[str]
    saying: frozenset[str]
    claims: frozenset[str]
    issuing: frozenset[str]
    denying: frozenset[str]
    denied: frozenset[str]
    charges: frozenset[str]
    blaming: frozenset[str]
    accusing: frozenset[str]
    attributing: frozenset[str]
    laying: frozenset[str]
    blame: frozenset[str]
    suspecting: frozenset[str]
    suspected: frozenset[str]
    hedges: frozenset[str]
    doing: frozenset[str]
    placing: frozenset[str]
    downing: frozenset[str]
    own: frozenset[str]
    partaking: frozenset[str]
    playing: frozenset[str]
    involving: frozenset[str]
    holding: frozenset[str]
    charging: frozenset[str]
    explosives: frozenset[str]
    violent: frozenset[str]
    violence: frozenset[str]
    carriers: frozenset[str]
    groups: frozenset[str]
    members: frozenset[str]
    nobody: frozenset[str]
    modes: dict[str, str]
    unclaimed: re.Pattern[str]
    cues: frozenset[str]


@cache
def responsibility_words() -> ResponsibilityWords:
    """The packaged words; a missing table raises KeyError."""
    data = tomllib.loads(files("dateline.knowledge.data").joinpath("responsibility.toml").read_text(encoding="utf-8"))
    claiming, denying, blaming, part = data["claiming"], data["denying"], data["blaming"], data["part"]
    suspecting, parties = data["suspecting"], data["parties"]
    tables = {
        "claiming": _verbs(claiming["verbs"]),
        "owning": _verbs(claiming["owning"]),
        "saying": _verbs(claiming["saying"]),
        "claims": frozenset(claiming["nouns"].split()),
        "denying": _verbs(denying["verbs"]),
        "blaming": _verbs(blaming["verbs"]),
        "accusing": _verbs(blaming["accusing"]),
        "attributing": _verbs(blaming["attributing"]),
        "blame": frozenset(blaming["nouns"].split()),
        "partaking": _verbs(part["partaking"]),
        "playing": _verbs(part["playing"]),
        "involving": _verbs(part["involving"]),
        "holding": _verbs(part["holding"]),
        "charging": _verbs(part["charging"]),
        "suspecting": _verbs(suspecting["verbs"]),
        "suspected": frozenset(suspecting["adjectives"].split()),
    }
    single = {
        "behind",
        "responsible",
        "guilty",
        "work",
        "hallmarks",
        "hallmark",
        "finger",
        "fingers",
        "nothing",
        "distanced",
    }
    cues = frozenset().union(*tables.values(), single, suspecting["hedges"].split())
    return ResponsibilityWords(
        owned=frozenset(claiming["owned"].split()),
        issuing=_verbs(claiming["issuing"]),
        denied=frozenset(denying["parts"].split()),
        charges=frozenset(denying["charges"].split()),
        laying=_verbs(blaming["laying"]),
        hedges=frozenset(suspecting["hedges"].split()),
        doing=_verbs(data["doing"]["verbs"]),
        placing=_verbs(data["doing"]["placing"]),
        downing=_verbs(data["doing"]["downing"]),
        own=frozenset(parties["own"].split()),
        explosives=frozenset(data["doing"]["charges"].split()),
        violent=_verbs(data["doing"]["violent"]),
        violence=frozenset(data["doing"]["violence"].split()),
        carriers=frozenset(parties["carriers"].split()),
        groups=frozenset(parties["groups"].split()),
        members=frozenset(parties["members"].split()),
        nobody=frozenset(parties["nobody"].split()),
        modes={word: mode for mode, words in data["modes"].items() for word in words.split()},
        unclaimed=re.compile("|".join(f"(?:{p})" for p in data["unclaimed"]["patterns"])),
        cues=cues,
        **tables,
    )


def _verbs(bases: str) -> frozenset[str]:
    return frozenset(_forms(bases.split()))


def _forms(bases: Iterable[str]) -> Iterable[str]:
    for base in bases:
        yield from verb_forms(base, _IRREGULAR, _DOUBLING)
