"""What a message may be asked about: each instance of an incident of the task's types, with the phrases that may fill its slots."""

from __future__ import annotations

from dataclasses import dataclass

from bench.muc4.acts import acts
from bench.muc4.gazette import Named, focus, named
from bench.muc4.pairs import REACH, Scene
from bench.muc4.parting import Instance, instances
from bench.muc4.phrases import Phrase, phrases
from bench.muc4.reading import Message
from bench.muc4.tables import table
from dateline.coding.dates import report_dateline


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase near an instance and what is known of it as a filler there."""

    phrase: Phrase
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An instance that may be a template, with its candidates in text order."""

    instance: Instance
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """The country of interest that the message is about (empty: none) and its places in the text."""

    country: str
    places: tuple[Named, ...]


def setting(message: Message) -> Setting:
    """The message's setting; its dateline says where it was written, not where something happened."""
    found = report_dateline(message.text)
    start = found[0].end if found else 0
    country = focus(message.text, start)
    return Setting(country, tuple(named(message.text, country, start)) if country else ())


def proposals(message: Message, where: Setting) -> list[Proposal]:
    """Every proposal of the message, in the order of its incidents."""
    found = list(phrases(message.text, message.sentences))
    rows = []
    for incident in (*message.coded.incidents, *message.spare):
        if incident.type in table("types"):
            told = acts(incident.mentions, message.reads, where.places)
            parts = instances(incident, table("types")[incident.type], told)
            rows += [Proposal(part, _candidates(message, part, found)) for part in parts]
    return rows


def _candidates(message: Message, part: Instance, found: list[Phrase]) -> tuple[Candidate, ...]:
    own = part.incident.model_copy(update={"mentions": tuple(part.mentions)})
    scene = Scene(own, part.kind, message.text, message.sentences)
    near = [phrase for phrase in found if abs(scene.distance(phrase)) <= REACH]
    return tuple(Candidate(phrase, tuple(sorted(set(scene.features(phrase))))) for phrase in near)
