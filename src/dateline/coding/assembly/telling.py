"""When a number was told, whether it is what somebody saw, and whose people it counts."""

from __future__ import annotations

import re

from dateline.coding.assembly.speaking import is_of_speaking
from dateline.coding.assembly.stated import Told
from dateline.coding.context import ReadSentence
from dateline.coding.toll import Toll
from dateline.model.layers import TimeExpression

EARLIER = frozenset({"earlier", "initially", "originally", "previously", "initial", "preliminary", "provisional"})
HOPING = frozenset({"pray", "prayed", "praying", "hope", "hoped", "hoping", "wish", "wished"})  # not known yet
LATER = frozenset({"later", "now", "since", "updated", "latest", "eventually", "finally"})
BODIES = frozenset({"body", "bodies", "corpse", "corpses", "grave", "graves", "coffin", "coffins"})
SIGHTED = frozenset(
    {
        "treat",
        "treated",
        "treating",
        "admit",
        "admitted",
        "receive",
        "received",
        "brought",
        "counted",
        "saw",
        "found",
        "scene",
        "spot",
        "arrival",
    }
)
SPEAKING = frozenset({"said", "reported", "told", "put", "spoken", "announced", "given", "stated", "stood"})
OWN = frozenset({"its", "his", "their", "our", "own"})
HOURS = {"TMO": 8, "TMI": 12, "TAF": 15, "TEV": 19, "TNI": 22}
SPOT = frozenset({"city", "admin2", "unknown", "facility"})
WITHIN = frozenset({"in", "near"})
BESIDE = 4  # words before and after a toll that tell how or where it was counted
CLOSE = 40  # characters after a toll that may say on whose side
_OUR_SIDE = re.compile(r"\bon (?:its|their|our|his|the \w+) (?:own )?side\b", re.IGNORECASE)


def told(read: ReadSentence, toll: Toll, source: str, day: str | None) -> Told:
    """How a toll of `read` was told by `source`; `day` is the EDTF day of the incident, None where unknown."""
    time = _time(read, toll, day)
    return Told(
        day=time.edtf[:10] if time is not None and time.edtf is not None else None,
        hour=_hour(time),
        turn=_turn(read, toll),
        seen=_is_seen(read, toll),
        side=_side(read, toll, source),
        spots=_spots(read),
        scattered=any(m.plural and m.type is not None for m in read.mentions),
    )


def _time(read: ReadSentence, toll: Toll, day: str | None) -> TimeExpression | None:
    """The time of telling: it belongs to the verb of saying, or lies after the day of the incident."""
    s = read.sentence
    found = []
    for time in read.times:
        if time.edtf is None or len(time.edtf) < 10 or "/" in time.edtf[:11]:
            continue
        tokens = s.tokens_in(time.span)
        if not tokens:
            continue
        after = day is not None and len(day) == 10 and time.edtf[:10] > day
        if after or is_of_speaking(s, tokens, [toll.mention]):
            gap = max(time.span.start - toll.span.end, toll.span.start - time.span.end)
            found.append((gap, time))
    return min(found, key=lambda row: row[0])[1] if found else None


def _hour(time: TimeExpression | None) -> int | None:
    if time is None or time.time is None:
        return None
    if time.time in HOURS:
        return HOURS[time.time]
    digits = time.time[1:3]
    return int(digits) if digits.isdigit() else None


def _turn(read: ReadSentence, toll: Toll) -> int:
    """-1 where the words make it an earlier number, 1 where they make it a later one."""
    s = read.sentence
    words = s.lowers
    if toll.update:
        return 1
    if (EARLIER | HOPING) & set(words) or any(words[k : k + 2] == ("at", "first") for k in range(len(words))):
        return -1
    if any(words[k] in SPEAKING and "had" in words[max(0, k - 2) : k] for k in range(len(words))):
        return -1
    return 1 if LATER & set(words) else 0


def _is_seen(read: ReadSentence, toll: Toll) -> bool:
    """Whether somebody counted what lay or was brought before him: bodies, or "ninety wounded had been brought to his wards"."""
    s = read.sentence
    tokens = s.tokens_in(toll.span)
    if BODIES & {s.lowers[i] for i in tokens}:
        return True
    near = range(max(0, tokens.start - BESIDE), min(len(s), tokens.stop + BESIDE)) if tokens else range(0)
    return bool(SIGHTED & {s.lowers[i] for i in near})


def _side(read: ReadSentence, toll: Toll, source: str) -> str | None:
    """Whose people: the nation in their words, else the speaker's own where the words say so ("its soldiers", "on its side")."""
    nations = [p.country for p in read.places if p.relation == "demonym" and p.span.overlaps(toll.span) and p.country]
    if nations:
        return nations[0]
    party = toll.party
    if party is not None and OWN & set(party.text.lower().split()[:4]):
        return source
    return (
        source if _OUR_SIDE.search(read.sentence.text[max(0, toll.span.end - read.sentence.start) :][:CLOSE]) else None
    )


def _spots(read: ReadSentence) -> frozenset[str]:
    return frozenset(p.name for p in read.places if p.relation in WITHIN and p.feature in SPOT)
