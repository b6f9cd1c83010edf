"""The incident type of a mention once its parties and weapons are known: who does it to whom decides between look-alikes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.weapons import WeaponMention

CARRYING = frozenset({"take away", "carry off"})
STATE = frozenset(
    {"police", "military", "security_forces", "officials", "state", "peacekeepers", "coalition", "intelligence"}
)
CAPTIVES = frozenset({"hostages", "passengers", "prisoners", "crew"})
CAPTIVITY_WORDS = frozenset(
    "hostage hostages captive captives abducted kidnapped abductee abductees kidnappers hijackers captors captivity prisoner prisoners "
    "detainee detainees inmates ransom seized custody pirates detained".split()
)
# What a weapon makes of a general attack or bombing.
BY_WEAPON = {
    "suicide_vest": "suicide_bombing",
    "suicide_bomb": "suicide_bombing",
    "car_bomb": "car_bombing",
    "ied": "roadside_bomb",
    "landmine": "landmine",
    "grenade": "grenade_attack",
    "drone": "drone_strike",
    "rocket": "rocket_attack",
    "missile": "rocket_attack",
    "mortar": "shelling",
    "artillery": "shelling",
}
BOMBING_WEAPONS = frozenset({"explosives", "bomb", "ied", "car_bomb", "suicide_vest", "dynamite"})


SHIP_PREFIXES = frozenset({"mv", "mt", "ss", "m/v", "m/t", "fv", "mf", "lpg"})
SUSPECTED = frozenset({"suspects", "criminals", "militants", "attackers"})
FORCEFUL = frozenset({"raid", "rescue_operation", "security_operation"})
# What only an armed group does by force: troops occupy towns and strikers plants, storms threaten coasts and cranes demolish houses.
BY_ARMED_GROUPS = frozenset(
    {"rob", "steal", "stole", "stolen", "hold up", "make off with", "robbery", "bank robbery", "hold-up", "holdup"}
    | {
        "occupy",
        "take over",
        "break into",
        "seize control of",
        "take control of",
        "takeover",
        "take-over",
        "occupation",
    }
)
DESTROYING = frozenset({"destroy", "demolish", "wreck", "tear down", "knock down", "destruction"})
FREEING = frozenset({"free", "freeing", "rescue", "set free", "liberate"})
BARE = "bare"  # "18 were rescued": people freed, in whatever incident the report tells
WHAT = {"arrest": "arrested", "kidnapping": "abducted", "rescue_operation": "freed", "release": "freed"}


def retyped(mention: Mention, weapons: Sequence[WeaponMention], words: frozenset[str]) -> Mention | None:
    """The mention with the type and outcome that its parties make of it; None where it tells of no violence at all."""
    if mention.type is None:
        return mention
    kind = typed(mention, weapons, words)
    if kind is None:
        return None
    if kind == "release" and words & CAPTIVITY_WORDS and any(p.word is not None for p in mention.objects):
        return replace(mention, frame=replace(mention.frame, strong=True))
    if kind == mention.type:
        suspects = kind == "arrest" and any(p.word is not None and p.word.kind in SUSPECTED for p in mention.objects)
        return replace(mention, frame=replace(mention.frame, strong=True)) if suspects else mention
    if kind == BARE:
        return replace(mention, frame=replace(mention.frame, type=None, what="freed", strong=False, neutral=True))
    what = WHAT.get(kind, mention.frame.what if mention.frame.what not in WHAT.values() else None)
    strong = mention.frame.strong or kind == "arrest"
    agent = "perpetrator" if kind == "armed_assault" else mention.frame.agent
    return replace(mention, frame=replace(mention.frame, type=kind, what=what, strong=strong, agent=agent))


def freed_by_force(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, with captives freed in a sentence in which a force storms freed by that force ("stormed a ferry that
    gunmen had seized, freeing 112": the parser often gives the freeing to the gunmen)."""
    storming = next((m for m in mentions if m.type in FORCEFUL and any(p.state for p in m.agents)), None)
    if storming is None:
        return tuple(mentions)
    return tuple(
        replace(m, agents=storming.agents, frame=replace(m.frame, type="rescue_operation"))
        if m.type in {None, "release"} and m.frame.what == "freed" and m.lemma in FREEING
        else m
        for m in mentions
    )


def typed(mention: Mention, weapons: Sequence[WeaponMention], words: frozenset[str]) -> str | None:
    """The mention's type, None where its parties show that it is no incident of its kind ("released a report")."""
    kind = mention.type
    state_agent = any(p.state for p in mention.agents)
    armed_agent = any(p.armed and not p.state for p in mention.agents)
    if kind in {"piracy", "hijacking"} and state_agent and not armed_agent:
        return "raid"
    if kind == "release":
        return _release(mention, state_agent, words)
    if kind == "rescue_operation" and not (words & CAPTIVITY_WORDS or mention.lemma != "rescue" or armed_agent):
        return "rescue_operation" if state_agent and mention.objects else BARE if _uncaptioned(mention) else None
    if kind == "kidnapping" and mention.lemma in {
        "seize",
        "capture",
        "snatch",
        "take captive",
        "carry off",
        "take away",
    }:
        return _seizure(mention, state_agent)
    if kind == "arrest" and mention.objects and all(p.thing and not p.word for p in mention.objects):
        return None
    if kind == "arrest" and armed_agent and not state_agent and not any(p.armed for p in mention.objects):
        return "kidnapping"
    if kind in {"raid", "security_operation"} and armed_agent and not state_agent:
        return "armed_assault"
    if mention.lemma in BY_ARMED_GROUPS and not any(
        p.armed and not p.state and (p.word is None or p.word.kind != "criminals") for p in mention.agents
    ):
        return None
    if kind == "threat" and mention.lemma == "threaten" and not (armed_agent and _threatens_people(mention)):
        return None
    if kind == "property_destruction" and mention.lemma in DESTROYING and not _is_wrecked(mention, armed_agent):
        return None
    if kind == "hijacking" and mention.objects and not any(p.thing for p in mention.objects) and mention.pos == "verb":
        return kind if any(p.named or p.word for p in mention.objects) else None
    if kind == "armed_assault" and state_agent and mention.lemma == "storm":
        return "raid"
    if kind in {"armed_assault", "bombing", "explosion"}:
        return _by_weapon(mention, kind, weapons)
    return kind


def _threatens_people(mention: Mention) -> bool:
    return any(p.word is not None or (p.named and p.thing is None) for p in mention.objects)


def _is_wrecked(mention: Mention, armed_agent: bool) -> bool:
    """Whether a place or a vehicle is wrecked, and by an armed group: what forces and fires destroy tells of no attack by itself."""
    return armed_agent and any(p.thing is not None and p.word is None for p in mention.objects)


def _release(mention: Mention, state_agent: bool, words: frozenset[str]) -> str | None:
    if state_agent and mention.lemma in FREEING and any(p.word or p.quantity for p in mention.objects):
        return "rescue_operation"
    captives = [
        p
        for p in mention.objects
        if p.word is not None and (str(p.word.who) in CAPTIVES or p.text.lower().split()[-1] in CAPTIVITY_WORDS)
    ]
    people = [p for p in mention.objects if p.word is not None or p.named]
    if people and any(p.armed and not p.state for p in mention.agents):
        return "release"
    if not captives and not (people and words & CAPTIVITY_WORDS):
        things = bool(mention.objects) and not people and any(p.thing for p in mention.objects)
        return None if things or state_agent or not (people or mention.objects) else BARE
    hostages = any(str(p.word.who) in {"hostages", "passengers", "crew"} for p in captives if p.word is not None)
    return "rescue_operation" if state_agent and (hostages or mention.lemma in {"free", "rescue"}) else "release"


def _uncaptioned(mention: Mention) -> bool:
    return bool(mention.objects) and not any(p.thing for p in mention.objects)


def _seizure(mention: Mention, state_agent: bool) -> str | None:
    if mention.lemma in CARRYING and not mention.agents:
        return None  # "the others had been taken away": by an ambulance as well
    if any(_is_craft(p) for p in mention.objects):
        return None if state_agent else "hijacking"
    people = [p for p in mention.objects if p.word is not None or (p.named and p.thing is None)]
    if not people:
        return None
    if state_agent or any(p.armed or (p.word is not None and p.word.kind in SUSPECTED) for p in people):
        return "arrest"
    return "kidnapping"


def _is_craft(party: Party) -> bool:
    """A ship, train, bus or aircraft, by its noun or its prefix ("the MV Santa Rita")."""
    thing = (
        party.thing is not None
        and party.thing.kind in {"transportation", "maritime", "aviation"}
        and party.word is None
    )
    return thing or bool(set(party.text.lower().split()[:2]) & SHIP_PREFIXES)


def _by_weapon(mention: Mention, kind: str, weapons: Sequence[WeaponMention]) -> str:
    if kind == "armed_assault" and mention.pos == "verb" and mention.lemma not in {"attack", "assault"}:
        return kind
    near = [w for w in weapons if not w.ambiguous]
    modifying = [w for w in near if w.span.end <= mention.span.end and mention.span.start - w.span.end < 25]
    for weapon in (*modifying, *(near if kind != "armed_assault" else ())):
        if weapon.type in BY_WEAPON:
            return BY_WEAPON[weapon.type]
    if modifying and modifying[-1].type in BOMBING_WEAPONS:
        return "bombing"
    return kind
