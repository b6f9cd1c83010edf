"""A coded report and an inspection made by hand, for the tests of publishing."""

from __future__ import annotations

from datetime import date

from dateline.model.coded import (
    Claim,
    CodedReport,
    Count,
    Dispute,
    Incident,
    IncidentDate,
    IncidentPlace,
    Ledger,
    LedgerLine,
    Participant,
    Relation,
    ReportHead,
    Responsibility,
    Side,
    Source,
    Weapon,
)
from dateline.model.inspection import (
    InspectedAttribution,
    InspectedCount,
    InspectedDate,
    InspectedMention,
    InspectedPlace,
    InspectedSpan,
    Inspection,
)
from dateline.model.span import Evidence
from dateline.model.vocabulary import (
    Certainty,
    CountWhat,
    CountWho,
    IncidentRole,
    ParticipantRole,
    RelationKind,
    ResponsibilityStatus,
    SourceKind,
    Stage,
    Stance,
)

TEXT = """Gunmen of the River Front seized a ferry with about 120 people aboard near Port Amal on Monday.
Police said 9 passengers were killed, but hospital staff put the dead at 14. Marines freed nearly 80 hostages on Tuesday.
The front said it took the ferry and denied that children were hurt. A year ago a bomb at the Port Amal market killed 3 people.
An analyst expects more attacks. The governor vowed to "<b>crush</b> the front".
"""
HEAD = ReportHead(
    id="r1",
    ref="ferry.txt",
    title="Ferry [bold]seized[/bold]",
    url=None,
    publisher="Amal Post",
    published=date(2031, 5, 14),
    language="en",
)


def evidence(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def claim(
    identity: str,
    incident: str | None,
    attribute: str,
    quote: str,
    source: tuple[str, SourceKind],
    stance: Stance = Stance.ASSERTS,
) -> Claim:
    return Claim(
        id=identity,
        incident=incident,
        attribute=attribute,
        value={"text": quote},
        stance=stance,
        certainty=Certainty.STATED,
        source=Source(text=source[0], kind=source[1]),
        evidence=(evidence(quote),),
        confidence=0.9,
    )


REPORTER = ("reporter", SourceKind.REPORTER)
FRONT = ("River Front", SourceKind.ARMED_GROUP)
CLAIMS = (
    claim("c1", "i1", "count", "about 120 people", REPORTER),
    claim("c2", "i1", "count", "9 passengers", ("police", SourceKind.POLICE)),
    claim("c3", "i1", "count", "14", ("hospital staff", SourceKind.MEDICAL)),
    claim("c4", "i2", "count", "nearly 80 hostages", REPORTER),
    claim("c5", "i1", "responsibility", "it took the ferry", FRONT),
    claim("c6", "i1", "count", "children were hurt", FRONT, Stance.DENIES),
    claim("c7", "i3", "count", "3 people", REPORTER),
    claim("c8", None, "assessment", "expects more attacks", ("an analyst", SourceKind.ANALYST)),
    claim("c9", None, "vow", '"<b>crush</b> the front"', ("the governor", SourceKind.GOVERNMENT)),
)


def incident(identity: str, kind: str, headline: str, role: IncidentRole, counts: tuple[Count, ...]) -> Incident:
    return Incident(
        id=identity,
        type=kind,
        headline=headline,
        codes={},
        role=role,
        stage=Stage.ACCOMPLISHED,
        certainty=Certainty.STATED,
        date=None,
        place=None,
        participants=(),
        weapons=(),
        responsibility=(),
        counts=counts,
        ledger=None,
        relations=(),
        mentions=(),
    )


def count(
    what: CountWhat,
    who: CountWho,
    ends: tuple[int | None, int | None, int | None],
    claims: tuple[str, ...],
    contested: bool = False,
) -> Count:
    return Count(
        what=what,
        who=who,
        low=ends[0],
        best=ends[1],
        high=ends[2],
        contested=contested,
        rule="only_claim",
        claims=claims,
    )


SEIZURE = incident(
    "i1",
    "hijacking",
    "Hijacking of a ferry, Port Amal, QZ",
    IncidentRole.MAIN,
    (
        count(CountWhat.ABOARD, CountWho.PEOPLE, (108, 120, 132), ("c1",)),
        count(CountWhat.KILLED, CountWho.PASSENGERS, (9, 9, 14), ("c2", "c3"), contested=True),
    ),
).model_copy(
    update={
        "date": IncidentDate(edtf="2031-05-12", precision=1, text="Monday"),
        "place": IncidentPlace(name="Port Amal", country="QZ", admin1="Amal Coast", precision=2, text="near Port Amal"),
        "participants": (
            Participant(role=ParticipantRole.TARGET, text="a ferry", name="a ferry"),
            Participant(
                role=ParticipantRole.PERPETRATOR,
                text="Gunmen of the River Front",
                name="River Front",
                actor="river_front",
            ),
        ),
        "weapons": (Weapon(type="firearms", text="Gunmen"),),
        "responsibility": (
            Responsibility(
                actor="river_front",
                text="River Front",
                status=ResponsibilityStatus.CLAIMED,
                by="River Front",
                claim="c5",
            ),
        ),
        "contested": ("killed:passengers",),
        "disputes": (
            Dispute(
                field="killed:passengers",
                sides=(
                    Side(value="9", stance=Stance.ASSERTS, source="police", kind=SourceKind.POLICE, claims=("c2",)),
                    Side(
                        value="14",
                        stance=Stance.ASSERTS,
                        source="hospital staff",
                        kind=SourceKind.MEDICAL,
                        claims=("c3",),
                    ),
                ),
            ),
        ),
        "ledger": Ledger(
            start=LedgerLine(what="aboard", low=108, best=120, high=132),
            lines=(
                LedgerLine(what="freed", low=76, best=80, high=80),
                LedgerLine(what="killed", low=9, best=9, high=9),
            ),
            unaccounted=LedgerLine(what="unaccounted for", low=19, best=31, high=47),
            balances=False,
        ),
    }
)
RESCUE = incident(
    "i2",
    "rescue_operation",
    "Rescue of hostages",
    IncidentRole.MAIN,
    (count(CountWhat.FREED, CountWho.HOSTAGES, (76, 80, 80), ("c4",)),),
).model_copy(update={"relations": (Relation(to="i1", kind=RelationKind.RESPONSE_TO),), "stage": Stage.ATTEMPTED})
BOMBING = incident(
    "i3",
    "bombing",
    "Bombing of a market, Port Amal",
    IncidentRole.BACKGROUND,
    (count(CountWhat.KILLED, CountWho.PEOPLE, (3, 3, 3), ("c7",)),),
)
CODED = CodedReport(report=HEAD, incidents=(SEIZURE, RESCUE, BOMBING), claims=CLAIMS, notes=("a note",))
NOTHING = CodedReport(report=HEAD, incidents=(), claims=())


def span(quote: str) -> InspectedSpan:
    found = evidence(quote)
    return InspectedSpan(start=found.start, end=found.end, text=quote)


def inspection() -> Inspection:
    amal, nine, seized, monday = span("Port Amal"), span("9 passengers"), span("seized"), span("Monday")
    return Inspection(
        report=HEAD,
        places=(
            InspectedPlace(
                **amal.model_dump(),
                name="Port Amal",
                feature="city",
                relation="near",
                geonameid=7,
                country="QZ",
                admin1="Amal Coast",
                latitude=1.5,
                longitude=2.25,
                precision=2,
                radius_km=25.0,
            ),
        ),
        dates=(InspectedDate(**monday.model_dump(), kind="date", edtf="2031-05-12", precision=1),),
        attributions=(
            InspectedAttribution(
                source=span("Police"),
                cue=span("said 9"),  # overlaps the count on purpose
                content=(span("9 passengers were killed"), span('"<b>crush</b> the front"')),
                source_text="Police",
                source_kind=SourceKind.POLICE,
                stance=Stance.ASSERTS,
                certainty=Certainty.ALLEGED,
            ),
        ),
        counts=(
            InspectedCount(
                **nine.model_dump(),
                low=9,
                best=9,
                high=None,
                what=CountWhat.KILLED,
                who=CountWho.PASSENGERS,
                incident="i1",
            ),
        ),
        mentions=(
            InspectedMention(**seized.model_dump(), type="hijacking", incident="i1", certainty=Certainty.STATED),
        ),
        notes=("a note",),
    )
