"""All that an incident's page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.book.correcting import CorrectedField
from dateline.book.finding import Found, find
from dateline.book.incident import BookIncident
from dateline.book.queries import states_of
from dateline.book.rulings import rulings
from dateline.model.vocabulary import Certainty, CountWhat, Stage
from dateline.publishing.drawing.svg import Picture
from dateline.publishing.wording import clean
from dateline.web.showing import charts
from dateline.web.showing.contests import Contested, contests
from dateline.web.showing.fields import FieldView, field_views
from dateline.web.showing.joined import Join, joins
from dateline.web.showing.parties import Role, roles
from dateline.web.showing.reports import Text, texts
from dateline.web.showing.told import telling
from dateline.web.showing.words import moment_words, precision_words, type_label


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident as its page shows it."""

    found: Found
    facts: tuple[str, ...]
    fields: tuple[FieldView, ...]
    contests: tuple[Contested, ...]
    roles: tuple[Role, ...]
    tolls: tuple[Picture, ...]
    ledger: Picture | None
    dates: Picture | None
    map: Picture | None
    texts: tuple[Text, ...]
    joins: tuple[Join, ...]
    first_known: str
    last_changed: str

    @property
    def incident(self) -> BookIncident:
        """The incident."""
        return self.found.incident

    @property
    def counts(self) -> tuple[FieldView, ...]:
        """The fields that are counts."""
        return tuple(f for f in self.fields if f.is_count)

    @property
    def correctable(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What can be corrected, in groups of (field, label): its own counts and fields first, then the other counts."""
        own = [(f.key, f.label) for f in self.fields if f.key != "responsibility"]
        more = [(f.value, f.value) for f in CorrectedField if f.value not in {key for key, _ in own}]
        counts = [(f"{w.value}:people", w.value) for w in CountWhat]
        return [("On this page", own), ("Others", [*more, *(c for c in counts if c not in own)])]

    @property
    def others(self) -> tuple[FieldView, ...]:
        """The fields that are not."""
        return tuple(f for f in self.fields if not f.is_count)


def incident_view(connection: Connection, asked: str, as_of: str | None) -> IncidentView:
    """The page of an incident as of a moment; raises InputError where there was none."""
    found = find(connection, asked, as_of)
    incident = found.incident
    states = states_of(connection, incident.id, as_of)
    told = telling(connection, incident)
    fields = field_views(incident, told.claims)
    when = next(f for f in fields if f.key == "date")
    return IncidentView(
        found=found,
        facts=tuple(_facts(incident)),
        fields=tuple(fields),
        contests=tuple(contests(incident, told.claims, fields)),
        roles=tuple(roles(incident, told.claims)),
        tolls=tuple(charts.tolls(states, told.claims)),
        ledger=charts.ledger(incident),
        dates=charts.dates(when, told.claims),
        map=charts.where(incident),
        texts=tuple(texts(connection, incident, told.claims)),
        joins=tuple(joins(connection, incident, rulings(connection))),
        first_known=moment_words(states[0].since),
        last_changed=moment_words(incident.since),
    )


def _facts(incident: BookIncident) -> Sequence[str]:
    """What sort of incident it is, in a few words each."""
    found = [type_label(incident.type)]
    if incident.stage is not Stage.ACCOMPLISHED:
        found.append(f"{incident.stage.value}, not accomplished")
    if incident.certainty is not Certainty.STATED:
        found.append(incident.certainty.value)
    if incident.role.value == "background":
        found.append("only recalled, by reports about something else")
    if incident.place is not None and (words := precision_words(incident.place)):
        found.append(f"place: {words}")
    found += [clean(w.type.replace("_", " ")) for w in incident.weapons]
    return found
