"""What tells whether an incident is one that the task asks for: features of the incident, its report and its likely fillers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bench.muc4.parting import Instance
from bench.muc4.reading import Message
from dateline.model.coded import Incident

_WORD = re.compile(r"[a-z]+")
_BESIDE = 120  # characters on either side of a mention
_OPENING = 500  # characters of the report's beginning


def features(message: Message, instance: Instance, likely: Mapping[str, float]) -> Iterator[str]:
    """The names of what holds of the instance; `likely` is the probability of the best phrase for each slot."""
    incident, kind = instance.incident, instance.kind
    yield f"part={min(instance.order, 3)}"
    yield f"own place={instance.places[0].level if instance.places else 'none'}"
    incidents = message.coded.incidents
    yield from (f"type={incident.type}", f"kind={kind}", f"role={incident.role.value}", f"stage={incident.stage.value}")
    yield from (f"certainty={incident.certainty.value}", f"type+role={incident.type} {incident.role.value}")
    coded = any(i.id == incident.id for i in incidents)
    yield f"coded={coded}"
    yield f"coded+kind={coded} {kind}"
    yield f"incidents={min(len(incidents), 6)}"
    yield f"place in order={min(next((k for k, i in enumerate(incidents) if i.id == incident.id), len(incidents)), 5)}"
    yield f"mentions={min(len(instance.mentions), 6)}"
    yield f"date={_date(message, incident)}"
    yield f"country={incident.place.country if incident.place is not None else 'none'}"
    yield f"date words={incident.date.text.lower() if incident.date is not None else 'none'}"
    yield f"date precision={incident.date.precision if incident.date is not None else 'none'}"
    yield f"place={incident.place.precision if incident.place is not None else 'none'}"
    yield f"where={10 * instance.mentions[0].start // max(1, len(message.text))}"
    yield f"length={min(8, len(message.text) // 500)}"
    for participant in incident.participants:
        yield f"has {participant.role.value}"
        yield f"has {participant.role.value} {participant.kind}"
    yield from (f"count={count.what.value}" for count in incident.counts)
    yield from (f"said={said.status.value}" for said in incident.responsibility)
    for slot, share in likely.items():
        yield from (f"{slot} over {least}" for least in (20, 40, 60, 80) if 100 * share >= least)
    yield from _words(message, instance)


def _date(message: Message, incident: Incident) -> str:
    edtf = incident.date.edtf if incident.date is not None else None
    if edtf is None or message.published is None:
        return "none"
    if len(edtf) < 10 or not edtf[:4].isdigit():
        return "vague"
    return "this year" if edtf[:4] == str(message.published.year) else "another year"


def _words(message: Message, instance: Instance) -> Iterator[str]:
    low = message.text.lower()
    yield from (f"mention {w}" for m in instance.mentions for w in _WORD.findall(m.quote.lower()))
    yield from (f"opening {w}" for w in _WORD.findall(low[:_OPENING]))
    for mention in instance.mentions:
        yield from (f"beside {w}" for w in _WORD.findall(low[max(0, mention.start - _BESIDE) : mention.end + _BESIDE]))
