"""The closed sets of the contract: what a count counts, who says so, how certain it is."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """What a source does with a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Certainty(StrEnum):
    """How certain the text leaves a claim."""

    STATED = "stated"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    THREATENED = "threatened"
    PLANNED = "planned"


class SourceKind(StrEnum):
    """What kind of source a claim comes from."""

    REPORTER = "reporter"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    SECURITY = "security"
    MEDICAL = "medical"
    EYEWITNESS = "eyewitness"
    ARMED_GROUP = "armed_group"
    ANALYST = "analyst"
    MEDIA = "media"
    NGO = "ngo"
    RELATIVES = "relatives"
    UNNAMED = "unnamed"


class IncidentRole(StrEnum):
    """Whether the report is about the incident or only recalls it."""

    MAIN = "main"
    BACKGROUND = "background"


class Stage(StrEnum):
    """How far the incident went."""

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    THREATENED = "threatened"
    PLANNED = "planned"


class CountWhat(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    HELD = "held"
    FREED = "freed"
    ESCAPED = "escaped"
    MISSING = "missing"
    ABOARD = "aboard"
    ARRESTED = "arrested"
    ATTACKERS = "attackers"
    DISPLACED = "displaced"


class CountWho(StrEnum):
    """Whom a count counts; `PEOPLE` is a total over everybody."""

    PEOPLE = "people"
    CIVILIANS = "civilians"
    HOSTAGES = "hostages"
    PASSENGERS = "passengers"
    CREW = "crew"
    MILITARY = "military"
    POLICE = "police"
    SECURITY_FORCES = "security_forces"
    MILITANTS = "militants"
    PEACEKEEPERS = "peacekeepers"
    OFFICIALS = "officials"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"
    MEDICAL_STAFF = "medical_staff"
    WORKERS = "workers"
    FOREIGNERS = "foreigners"
    STUDENTS = "students"
    WOMEN = "women"
    CHILDREN = "children"
    RELIGIOUS = "religious"
    PROTESTERS = "protesters"
    PRISONERS = "prisoners"
    RIOTERS = "rioters"


class ContestedField(StrEnum):
    """What sources may disagree on beside a count, which is named "what:who" ("killed:civilians").

    `RESPONSIBILITY` is who did it, `ACCOUNT` what happened where no other field says it (an attack or an accident).
    """

    RESPONSIBILITY = "responsibility"
    PLACE = "place"
    DATE = "date"
    ACCOUNT = "account"


class ParticipantRole(StrEnum):
    """What part somebody or something plays in an incident."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    VICTIM = "victim"
    RESPONDER = "responder"
    PARTY = "party"
    DETAINED = "detained"


class ResponsibilityStatus(StrEnum):
    """What the report says about who is responsible."""

    CLAIMED = "claimed"
    ACCUSED = "accused"
    SUSPECTED = "suspected"
    DENIED = "denied"
    REPORTED = "reported"
    UNCLAIMED = "unclaimed"


class RelationKind(StrEnum):
    """How one incident relates to another; read `A kind B`."""

    PART_OF = "part_of"
    RESPONSE_TO = "response_to"
    SAME_CAMPAIGN = "same_campaign"
    FOLLOWED_BY = "followed_by"
