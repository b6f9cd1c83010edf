"""What speaks against a mention: accidents, nature, animals, words of politics, art and sport, space flight, figures of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.topics import stands_apart
from dateline.knowledge.reality import in_sentence, words_of
from dateline.parsing.document import Sentence

FIRE_BY_ITSELF = re.compile(
    r"\b(?:fire|blaze|flames)\b(?: that| which)? (?:swept|broke out|ripped|tore|raged|spread|gutted|destroyed|razed|engulfed)\b",
    re.IGNORECASE,
)
ACCIDENTAL_TYPES = frozenset(
    {None, "rescue_operation", "release", "bombing", "explosion", "arson", "landmine", "armed_assault", "killing"}
)
# Types whose object can only be people or their places; an abstraction there is a figure of speech.
NEEDS_VICTIM = frozenset(
    {"arrest", "kidnapping", "execution", "assassination", "massacre", "torture", "hostage_siege", "mob_violence"}
)
ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ism", "ance", "ence", "ship", "ity", "dom", "hood")
UNWILLED = frozenset(
    {"arrest", "rescue_operation", "release", "explosion", "arson", None}
)  # also told of accidents and disasters
MONEY = re.compile(
    r"[$£€]|\b(?:dollars|euros|pounds|rupees|funds?|savings|pensions?|treasury|coffers|millions|billions)\b",
    re.IGNORECASE,
)
LAUNCHES = frozenset({"rocket_attack", "explosion", "bombing", "drone_strike"})
LONGEST_NAME = 3  # words; a longer run of capitals is a headline


def counterevidence(
    s: Sentence, mention: Mention, others: Sequence[Mention], weapons: bool, settings: frozenset[str]
) -> list[str]:
    """The features, named as in `evidence.WEIGHTS`, that speak against `mention`."""
    words = set(s.lowers)
    deliberate = weapons or _is_deliberate(mention) or any(_is_deliberate(m) for m in others)
    rows = []
    if not deliberate and mention.type in ACCIDENTAL_TYPES and _is_accident(s, words, mention):
        rows.append("accident")
    if not _is_armed(mention):
        rows += _natural(s, mention, deliberate)
        rows += _spoken(s, mention, words)
    if _is_criticised(s, mention):
        rows.append("criticised")
    forceful = weapons or _is_forceful(mention) or any(_is_forceful(m) for m in others)
    rows += _in_art_or_sport(words, mention, forceful, settings)
    rows += _off_topic(s, mention, forceful, weapons, settings)
    if _is_lifeless(mention, _is_armed(mention)):
        rows.append("lifeless object")
    elif mention.type == "arson" and mention.agents and _is_unknown(mention) and not deliberate:
        rows.append("unknown object")
    if len(words & in_sentence("space")) >= 2:
        rows.append("space")
    elif mention.type in LAUNCHES and not any(p.word or p.thing for p in mention.objects):
        if words & in_sentence("space"):
            rows.append("space")
        elif mention.type == "rocket_attack" and (words & in_sentence("weapon_tests") or "into the sea" in s.text):
            rows.append("weapon test")
    if mention.lemma in {"firing", "fire"} and len(words & in_sentence("dismissal")) >= 2 and not deliberate:
        rows.append("dismissal")
    if _is_in_a_name(s, mention):
        rows.append("part of a name")
    return rows


def _is_armed(mention: Mention) -> bool:
    return any(p.armed or p.state for p in mention.agents)


def _is_deliberate(mention: Mention) -> bool:
    """Whether a mention shows somebody's will: somebody armed did it, or the word says so ("ambush", "suicide bombing")."""
    return _is_forceful(mention) or (mention.frame.strong and mention.type not in UNWILLED)


def _is_forceful(mention: Mention) -> bool:
    """Whether somebody armed does the violence, not merely helps people or holds them."""
    return _is_armed(mention) and mention.type not in UNWILLED and mention.frame.what not in {"freed", "arrested"}


def _is_accident(s: Sentence, words: set[str], mention: Mention) -> bool:
    if words & in_sentence("accident") or FIRE_BY_ITSELF.search(s.text):
        return True
    return (
        "gas" in words
        and "tear" not in words
        and bool(words & {"explosion", "exploded", "leak", "stove", "cooking", "blast"})
    )


def _natural(s: Sentence, mention: Mention, deliberate: bool) -> list[str]:
    """Storms strike and trains hit; sharks attack."""
    rows = []
    heads = {_kind(s, p) for p in mention.agents}
    if not deliberate and heads and heads <= in_sentence("nature") and mention.type != "car_bombing":
        rows.append("act of nature")
    if not deliberate and heads and heads <= in_sentence("vehicles") and mention.lemma in words_of("colliding"):
        rows.append("collision")
    if any(w in in_sentence("animals") for w in s.words):  # in lower case: the Tigers and the Wolves are armed groups
        animal = (heads | {s.lowers[s.heads[mention.head]]}) & in_sentence("animals") or set(
            mention.modifiers
        ) & in_sentence("animals")
        if animal or not (deliberate or mention.agents or mention.frame.strong or mention.pos == "noun"):
            rows.append("animal")
    return rows


def _kind(s: Sentence, party: Party) -> str:
    """The noun that says what a party is: "storms" for "a series of storms"."""
    below = [t for c in s.children[party.head] if s.lowers[c] == "of" for t in s.children[c] if s.deps[t] == "pobj"]
    return s.lowers[below[0]] if below and s.lowers[party.head] in words_of("light") else s.lowers[party.head]


def _spoken(s: Sentence, mention: Mention, words: set[str]) -> list[str]:
    """Attacks in words: what a politician, a critic or a market does."""
    rows = []
    if words & in_sentence("verbal") and not mention.frame.strong and not _is_deed(mention):
        rows.append("verbal")
    if (
        not mention.frame.strong
        and mention.frame.generic
        and mention.agents
        and all(p.named and not p.armed for p in mention.agents)
        and not any(p.word or p.thing for p in mention.objects)
    ):
        rows.append("named rivals")
    if mention.agents and mention.frame.what is None and all(_noun(p) in words_of("askers") for p in mention.agents):
        rows.append("criticised")
    return rows


def _is_deed(mention: Mention) -> bool:
    """Whether a person was killed or hurt, which nobody does in words: "the killing of a candidate", not "killed the bill"."""
    if mention.frame.neutral:
        return mention.frame.what in {"killed", "injured"} and any(p.word is not None for p in mention.objects)
    return mention.frame.what == "killed" and any(p.is_people for p in mention.objects)


def _is_criticised(s: Sentence, mention: Mention) -> bool:
    """ "Came under fire from ministers over its handling": somebody is blamed for something."""
    if not (
        mention.lemma.startswith("come under") or mention.lemma in {"attack", "assault", "assail", "fire", "target"}
    ):
        return False
    preps = {s.lowers[c]: c for c in s.children[mention.head] if s.deps[c] == "prep"}
    by = {s.lowers[t] for name in ("from", "by") if name in preps for t in s.children[preps[name]]}
    topic = "over" in preps or ("for" in preps and any(s.deps[t] == "pcomp" for t in s.children[preps["for"]]))
    if by & words_of("critics") or ("over" in preps and set(s.lowers) & in_sentence("verbal")):
        return True
    return mention.lemma.startswith("come under") and topic


def _in_art_or_sport(words: set[str], mention: Mention, deliberate: bool, settings: frozenset[str]) -> list[str]:
    rows = []
    hits = {name: len(words & in_sentence(name)) for name in ("fiction", "sport")}
    rebels = any(p.armed and not p.state for p in mention.agents)
    rows += [name for name, found in hits.items() if found >= 2 and (not deliberate or (found >= 3 and not rebels))]
    if "fiction" in settings and not (deliberate and mention.objects and any(p.quantity for p in mention.objects)):
        rows.append("report of art")
    if "sport" in settings and not deliberate:
        rows.append("report of sport")
    return rows


def _off_topic(s: Sentence, mention: Mention, forceful: bool, weapons: bool, settings: frozenset[str]) -> list[str]:
    """What a report on a drill, a year's figures or a campaign tells did not happen so, unless it stands apart."""
    rows = []
    if "drill" in settings and not stands_apart(s.text, "drill"):
        rows.append("report on a drill")
    if "figures" in settings and not stands_apart(s.text, "figures"):
        rows.append("report on figures")
    hurt = any(p.quantity for p in mention.objects)
    if "campaign" in settings and not (forceful or weapons or hurt):
        rows.append("report on a campaign")
    return rows


def _is_unknown(mention: Mention) -> bool:
    objects = [p for p in mention.objects if not p.pronoun]
    one = len(mention.agents) == 1 and not mention.agents[0].plural
    return one and bool(objects) and not any(p.word or p.thing or p.actor or p.named for p in objects)


def _is_lifeless(mention: Mention, armed: bool) -> bool:
    """ "Arrested the decline", "the execution of the merger": what it is done to can be neither hurt nor held."""
    objects = [p for p in mention.objects if not p.pronoun]
    rebels = any(p.armed and not p.state for p in mention.agents)
    if objects and mention.type == "looting" and not rebels and all(MONEY.search(p.text) for p in objects):
        return True
    if (
        objects
        and mention.type in {"hostage_siege", "hijacking"}
        and all(_noun(p) in words_of("never_held") for p in objects)
    ):
        return True
    if armed or not objects or any(p.word or p.thing or p.actor or p.named for p in objects):
        return False
    return all(_is_abstract(p, mention.type in NEEDS_VICTIM) for p in objects)


def _noun(party: Party) -> str:
    return party.text.split(" of ")[0].split()[-1].lower().strip(".,;:'\"")


def _is_abstract(party: Party, strict: bool) -> bool:
    word = _noun(party)
    if word in words_of("abstract"):
        return True
    return strict and word.endswith(ABSTRACT_ENDINGS) and word not in words_of("concrete")


def _is_in_a_name(s: Sentence, mention: Mention) -> bool:
    """A capitalised noun in a short run of capitalised words amid lower-case ones: "Massive Attack"."""
    i = mention.head
    if mention.pos != "noun" or not s.words[i][:1].isupper() or s.words[i].isupper() or i < 2:
        return False
    first = last = i
    while first and s.words[first - 1][:1].isupper():
        first -= 1
    while last + 1 < len(s) and s.words[last + 1][:1].isupper():
        last += 1
    return first > 0 and first < i and last - first < LONGEST_NAME and s.words[first - 1][:1].islower()
