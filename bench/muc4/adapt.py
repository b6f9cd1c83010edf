"""Translates coded reports to MUC-4 templates: what the task calls an incident, and each slot by the task's own rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from bench.muc4.confidence import confidence
from bench.muc4.people import Person, person
from bench.muc4.response import Answer, quoted
from bench.muc4.tables import table, word_table
from bench.muc4.things import effect, identity, is_thing, number, thing_type
from dateline.coding.dates import bounds
from dateline.knowledge.actors import find_actors
from dateline.knowledge.actors_list import lands
from dateline.model.actor_kinds import ActorKind
from dateline.model.coded import CodedReport, Incident, Participant
from dateline.model.vocabulary import CountWhat, ParticipantRole

DOERS = (ParticipantRole.PERPETRATOR, ParticipantRole.PARTY)
DONE_TO = (ParticipantRole.VICTIM, ParticipantRole.TARGET)
STATE = frozenset(
    {ActorKind.STATE, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.SECURITY_FORCES, ActorKind.INTELLIGENCE}
)
_NO_INSTRUMENT = frozenset(
    "shot shots gunfire shooting bullet bullets fire explosion explosions explosive shelling".split()
)
_LINKS = frozenset({"the", "of", "and", "group", "of the"})
FIGHTERS = frozenset({"military", "militants", "rebel", "security_forces", "attackers", "suspects"})
LETHAL = frozenset({"assassination", "killing", "massacre", "execution"})
_AREA = re.compile(r" (?:DEPARTMENT|PROVINCE|REGION|STATE|D\.C\.|METROPOLITAN)$")
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def answers(coded: CodedReport, text: str, published: date | None) -> list[Answer]:
    """The templates of one report with that `text`: one for each place, date, type and category, as the task counts instances."""
    kept: dict[tuple[str, ...], Answer] = {}
    for incident in coded.incidents:
        if not is_relevant(incident):
            continue
        answer = template(coded, incident, text, published)
        key = (answer.type, *(answer.slots[n][0] for n in (2, 3)), *answer.slots.get(8, ["-"]))
        if key in kept:
            for slot, fillers in answer.slots.items():
                for filler in fillers if slot > 5 else ():
                    kept[key].put(slot, filler)
        else:
            kept[key] = answer
    return list(kept.values())


def is_relevant(incident: Incident) -> bool:
    """Whether the task asks for it: of its types, and not between armed forces alone (taskdoc, relevance)."""
    if incident.type not in table("types"):
        return False
    hurt = [p for p in incident.participants if p.role in DONE_TO]
    if incident.type in ("armed_clash", "air_strike", "shelling", "raid", "ambush"):
        return any((p.kind or "") not in FIGHTERS for p in hurt)
    return not hurt or any((p.kind or "") not in ("militants", "rebel", "attackers") for p in hurt)


def template(coded: CodedReport, incident: Incident, text: str, published: date | None) -> Answer:
    """The slots of one incident of the report with that `text` (as coding reads it)."""
    answer = Answer()
    kind = table("types")[incident.type]
    answer.put(2, day(incident, published))
    answer.put(3, location(incident, text))
    answer.put(4, kind)
    answer.put(5, table("stages").get(incident.stage.value, "ACCOMPLISHED"))
    _instruments(answer, incident)
    _perpetrators(answer, coded, incident)
    things = [p for p in incident.participants if p.role is ParticipantRole.TARGET and is_thing(p)]
    for thing in things:
        name = quoted(identity(thing))
        answer.put(12, name)
        answer.put(13, f"{thing_type(thing)}: {name}")
        answer.put(14, f"{number(thing)}: {name}")
        if done := effect(incident, kind):
            answer.put(16, f"{done}: {name}")
    told = [
        (who, _effects(coded, incident, p, kind))
        for p in incident.participants
        if p.role in DONE_TO and p not in things and (who := person(p)) is not None
    ]
    for who, effects in told:
        if not any(who is not other and who.is_shorter_than(other) for other, _ in told):
            _human(answer, who, effects)
    return answer


def day(incident: Incident, published: date | None) -> str:
    """Slot 2: the day or interval; on or before the day of publication where the report gives none."""
    first, last = bounds(incident.date.edtf) if incident.date is not None and incident.date.edtf else (None, None)
    if first is None or last is None:
        return f"- {_written(published)}" if published is not None else "-"
    last = min(last, published) if published is not None and first <= published else last
    return _written(first) if first == last else f"{_written(first)} - {_written(last)}"


def _written(when: date) -> str:
    return f"{when.day:02} {MONTHS[when.month - 1]} {when.year % 100:02}"


def location(incident: Incident, text: str) -> str:
    """Slot 3: country, area where the report names it, and town, each with its kind."""
    place = incident.place
    if place is None or place.country is None or place.country not in lands():
        return "-"
    parts = [lands()[place.country].name.upper()]
    area, name = (_plain(_AREA.sub("", words.upper())) for words in (place.admin1 or "", place.name.split(",")[0]))
    town = name != parts[0] and (place.precision or 9) <= 3
    if area and area != parts[0] and (not town or (area != name and area in _plain(text.upper()))):
        parts.append(f"{area} (DEPARTMENT)")
    if town:
        parts.append(f"{name} (CITY)")
    return ": ".join(parts)


def _plain(name: str) -> str:
    """The name without accents, as the task writes it."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _instruments(answer: Answer, incident: Incident) -> None:
    for weapon in incident.weapons:
        words = set(weapon.text.lower().replace("-", " ").split())
        if words & _NO_INSTRUMENT:
            continue
        told = next((muc for muc, members in word_table("instrument_words").items() if members & words), "")
        muc = told or table("instruments").get(weapon.type, "")
        if muc:
            answer.put(6, quoted(weapon.text))
            answer.put(7, f"{muc}: {quoted(weapon.text)}")


def _perpetrators(answer: Answer, coded: CodedReport, incident: Incident) -> None:
    state = False
    for doer in (p for p in incident.participants if p.role in DOERS):
        state |= doer.kind in STATE
        organisation, individual = parted(doer)
        if organisation:
            said = [
                r
                for r in incident.responsibility
                if organisation in (r.text, r.name) or (r.actor and r.actor == doer.actor)
            ]
            name = quoted(organisation)
            answer.put(10, name)
            answer.put(11, f"{confidence(coded, incident, said)}: {name}")
        if individual:
            answer.put(9, quoted(individual))
    if state or any(p.role in DOERS for p in incident.participants):
        answer.put(8, "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT")


def parted(doer: Participant) -> tuple[str, str]:
    """The organisation and the individuals in a perpetrator's words, either empty: "FMLN" and "FMLN urban guerrillas"."""
    words = identity(doer)
    named = next(iter(find_actors(words)), None)
    if named is not None:
        rest = (words[: named.start] + words[named.end :]).strip(" ,-()[]")
        return named.alias, "" if not rest or rest.lower() in _LINKS else words
    return (words, "") if doer.actor is not None or _is_name(words) else ("", words)


def _is_name(words: str) -> bool:
    """Whether the words name an organisation: more than one capitalised word, the last of them too."""
    parts = words.split()
    return len(parts) > 1 and parts[-1][:1].isupper() and sum(w[:1].isupper() for w in parts) > 1


def _human(answer: Answer, who: Person, effects: list[str]) -> None:
    name, description = quoted(who.name), quoted(who.description)
    about = name if who.name else description
    if who.name:
        answer.put(18, name)
    if who.description:
        answer.put(19, f"{description}: {name}" if who.name else description)
    answer.put(20, f"{who.type}: {about}")
    answer.put(21, f"{who.number}: {about}")
    for done in effects:
        answer.put(23, f"{done}: {about}")


def _effects(coded: CodedReport, incident: Incident, participant: Participant, kind: str) -> list[str]:
    """What happened to a human target, by the counts whose words overlap the participant's."""
    whats = set(_counted(coded, incident, participant))
    if kind == "KIDNAPPING":
        return ["REGAINED FREEDOM"] if whats & {"freed", "escaped"} else []
    told = [muc for what, muc in ((CountWhat.KILLED, "DEATH"), (CountWhat.INJURED, "INJURY")) if what.value in whats]
    return told or (["DEATH"] if incident.type in LETHAL else [])


def _counted(coded: CodedReport, incident: Incident, participant: Participant) -> Iterator[str]:
    claims = {c.id: c for c in coded.claims}
    own = [e for key in participant.claims for e in claims[key].evidence]
    for claim in coded.claims:
        counts = claim.incident == incident.id and claim.attribute == "count"
        if counts and any(a.start < b.end and b.start < a.end for a in own for b in claim.evidence):
            yield claim.value["what"]
