"""English inflected forms of lexicon words, by rule and a table of irregular verbs."""

from __future__ import annotations

import re

# lemma: (past, past participle); the -s and -ing forms are regular.
IRREGULAR = {
    "beat": ("beat", "beaten"),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "burn": ("burned", "burned", "burnt"),
    "burst": ("burst", "burst"),
    "catch": ("caught", "caught"),
    "come": ("came", "come"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "flee": ("fled", "fled"),
    "fling": ("flung", "flung"),
    "get": ("got", "got", "gotten"),
    "go": ("went", "gone"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "hurt": ("hurt", "hurt"),
    "keep": ("kept", "kept"),
    "lay": ("laid", "laid"),
    "leave": ("left", "left"),
    "let": ("let", "let"),
    "lose": ("lost", "lost"),
    "mow": ("mowed", "mown"),
    "overrun": ("overran", "overrun"),
    "put": ("put", "put"),
    "run": ("ran", "run"),
    "set": ("set", "set"),
    "spring": ("sprang", "sprung"),
    "shoot": ("shot", "shot"),
    "slay": ("slew", "slain"),
    "slit": ("slit", "slit"),
    "strike": ("struck", "struck"),
    "take": ("took", "taken"),
    "tear": ("tore", "torn"),
    "throw": ("threw", "thrown"),
    "be": ("was", "been", "were", "is", "are", "being"),
}
DOUBLED = {
    "club", "drag", "drop", "flog", "gas", "grab", "gun", "kidnap", "lob", "nab", "plan", "ram", "rid", "rip", "rob", "slam", "stab",
    "trap", "whip",
}  # fmt: skip
PLURALS = {
    "casualty": "casualties",
    "body": "bodies",
    "fatality": "fatalities",
    "injury": "injuries",
    "loss of life": "losses of life",
}


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Every form of one verb (no phrase): base, -s, past, participle, -ing."""
    if lemma == "be":
        return ("be", *IRREGULAR["be"])
    if lemma in IRREGULAR:
        past = IRREGULAR[lemma]
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        if lemma in {"get", "hit", "let", "overrun", "put", "run", "set", "slit"}:
            stem = lemma + lemma[-1]
        return tuple(dict.fromkeys((lemma, _third(lemma), *past, stem + "ing")))
    if lemma.endswith("ie"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-2] + "ying")
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if re.search(r"[^aeiou]y$", lemma):
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    stem = lemma + lemma[-1] if lemma.rsplit("-", 1)[-1] in DOUBLED else lemma
    return (lemma, _third(lemma), stem + "ed", stem + "ing")


def phrase_forms(phrase: str) -> tuple[str, ...]:
    """Forms of a verb phrase: its first word inflects; `(a|b|)` offers alternatives."""
    return tuple(
        " ".join(part for part in (form, *words[1:]) if part)
        for option in alternatives(phrase)
        for words in [option.split()]
        for form in verb_forms(words[0])
    )


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural of a noun or noun phrase; in "act of X" the first noun takes the plural."""
    if noun in PLURALS:
        return (noun, PLURALS[noun])
    head, joint, rest = noun.partition(" of ")
    if joint:
        return (noun, noun_forms(head)[-1] + joint + rest)
    if re.search(r"[^aeiou]y$", noun):
        return (noun, noun[:-1] + "ies")
    if re.search(r"(s|x|ch|sh)$", noun):
        return (noun, noun + "es")
    return (noun, noun + "s")


def alternatives(phrase: str) -> tuple[str, ...]:
    """Expand `(a|b|)` groups: "come under (heavy |)fire" gives two phrases."""
    match = re.search(r"\(([^()]*)\)", phrase)
    if match is None:
        return (" ".join(phrase.split()),)
    return tuple(
        expanded
        for choice in match.group(1).split("|")
        for expanded in alternatives(phrase[: match.start()] + choice + phrase[match.end() :])
    )


def _third(lemma: str) -> str:
    if lemma == "go":
        return "goes"
    return lemma + ("es" if re.search(r"(s|x|z|ch|sh)$", lemma) else "s")
