"""Incidents as the book gives them to exporters, made by hand and by chance."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from dateline.book.exported import Exported, ExportedClaim, ExportedMention, ExportedReport
from dateline.book.incident import BookIncident, TellingReport, WeighedClaim, WeighedCount
from dateline.model.actor_kinds import ActorKind
from dateline.model.coded import IncidentDate, IncidentPlace, Participant, Responsibility, Weapon
from dateline.model.vocabulary import (
    Certainty,
    CountWhat,
    CountWho,
    IncidentRole,
    ParticipantRole,
    ResponsibilityStatus,
    Stage,
)
from dateline.schemes.incident_types import all_incident_types
from dateline.schemes.weapons import all_weapon_types

KARVAL = IncidentPlace(
    name="Quetta",
    country="PK",
    admin1="Balochistan",
    latitude=30.1841,
    longitude=67.0014,
    precision=1,
    geonameid=1167528,
    text="Quetta",
)


def count(what: str, who: str, low: int | None, best: int | None, high: int | None) -> WeighedCount:
    return WeighedCount(
        what=CountWhat(what),
        who=CountWho(who),
        low=low,
        best=best,
        high=high,
        contested=False,
        rule="only_statement",
        claims=(WeighedClaim(claim="c1", weight=1.0, note="decides"),),
    )


def party(role: str, kind: str | None, name: str = "some people", actor: str | None = None) -> Participant:
    return Participant(role=ParticipantRole(role), text=name, name=name, actor=actor, kind=kind, claims=("c1",))


def incident(**changes: Any) -> BookIncident:
    """A bombing in Quetta on 3 March 2031 by the BLA that killed four civilians and two soldiers."""
    told = TellingReport(
        id="r1",
        ref="wire-1",
        title="Blast in Quetta",
        publisher="Wire",
        published="2031-03-04",
        known="2031-03-04T23:59:59.000000Z",
        group="r1",
        tellings=("r1/i1",),
    )
    given: dict[str, Any] = {
        "id": "i0123456789abcdef",
        "since": "2031-03-04T23:59:59.000000Z",
        "until": None,
        "type": "bombing",
        "headline": "Bombing, Quetta",
        "codes": {},
        "role": IncidentRole.MAIN,
        "stage": Stage.ACCOMPLISHED,
        "certainty": Certainty.STATED,
        "date": IncidentDate(edtf="2031-03-03", precision=1, text="Monday"),
        "place": KARVAL,
        "participants": (party("perpetrator", "rebel", "BLA", "PK.BLA"), party("victim", "civilians", "shoppers")),
        "weapons": (Weapon(type="ied", text="a device"),),
        "responsibility": (),
        "counts": (count("killed", "civilians", 4, 4, 4), count("killed", "military", 2, 2, 2)),
        "ledger": None,
        "disputes": (),
        "reports": (told,),
        "sources": 1,
    }
    return BookIncident(**(given | changes))


def exported(of: BookIncident) -> Exported:
    """With its reports, one claim and one mention."""
    claim = ExportedClaim(
        id="c1",
        telling="r1/i1",
        report="r1",
        attribute="count",
        value={"what": "killed", "who": "civilians", "low": 4, "best": 4, "high": 4},
        stance="asserts",
        certainty="stated",
        source="police",
        source_kind="police",
        chain=(),
        evidence=((0, 5, "Blast"),),
        confidence=0.9,
    )
    reports = tuple(ExportedReport(r, "https://wire.example/1", "en") for r in of.reports)
    return Exported(of, reports, (claim,), (ExportedMention("r1/i1", "r1", 0, 5, "Blast"),))


_ENDS = st.one_of(st.none(), st.integers(0, 400))
_KINDS = st.one_of(
    st.none(),
    st.sampled_from([*(k.value for k in ActorKind), "militants", "attackers", "people", "business", "maritime"]),
)
_ACTORS = st.sampled_from([None, None, "PK.BLA", "PK.MIL", "IN.POL", "PK", "AF.TALIBAN", "NO.SUCH"])
_DAYS = (
    "2031-03-03",
    "2031-03",
    "2031",
    "2031-03-01/2031-03-10",
    "2030-12-30/2031-01-02",
    "../2031",
    "XXXX-03-05",
    "203X",
)


@st.composite
def _counts(draw: st.DrawFn) -> tuple[WeighedCount, ...]:
    keys = draw(st.sets(st.tuples(st.sampled_from(list(CountWhat)), st.sampled_from(list(CountWho))), max_size=6))
    made = []
    for what, who in sorted(keys):
        ends = iter(sorted(n for n in draw(st.tuples(_ENDS, _ENDS, _ENDS)) if n is not None))
        known = draw(st.lists(st.booleans(), min_size=3, max_size=3))
        low, best, high = (next(ends, None) if keep else None for keep in known)
        made.append(count(what, who, low, best, high))
    return tuple(made)


@st.composite
def incidents(draw: st.DrawFn) -> BookIncident:
    """Incidents of any type, with any sides, dates, places and tolls."""
    roles = st.sampled_from([r.value for r in ParticipantRole])
    sides = draw(st.lists(st.builds(party, roles, _KINDS, st.just("a party"), _ACTORS), max_size=4))
    day = draw(st.one_of(st.none(), st.sampled_from(_DAYS)))
    country = st.sampled_from([None, "PK", "US", "XK", "SU", "PS"])
    precision = draw(st.one_of(st.none(), st.integers(1, 7)))
    place = KARVAL.model_copy(update={"country": draw(country), "precision": precision})
    said = Responsibility(
        actor="PK.BLA", text="BLA", status=ResponsibilityStatus.CLAIMED, by="BLA", claim="c1", mode="call"
    )
    return incident(
        type=draw(st.sampled_from([t.name for t in all_incident_types()])),
        role=draw(st.sampled_from(list(IncidentRole))),
        stage=draw(st.sampled_from(list(Stage))),
        date=None if day is None else IncidentDate(edtf=day, text=day),
        place=draw(st.sampled_from([place, place.model_copy(update={"latitude": None, "longitude": None}), None])),
        participants=tuple(sides),
        weapons=tuple(
            Weapon(type=t.name, text="it") for t in draw(st.lists(st.sampled_from(all_weapon_types()), max_size=3))
        ),
        responsibility=draw(st.sampled_from([(), (said,)])),
        counts=draw(_counts()),
    )
