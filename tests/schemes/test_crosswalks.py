"""Codes of other schemes follow from the type and, where they depend on it, from who did it to whom."""

from __future__ import annotations

import pytest

from dateline.model.actor_kinds import ActorKind
from dateline.schemes.crosswalks import codes, crosswalk_rules
from dateline.schemes.incident_types import SCHEMES, all_incident_types

ACLED = {  # event type: sub-event types, as ACLED's codebook lists them
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
PLOVER: dict[str | None, set[str | None]] = {  # event: modes, as the PLOVER manual lists them
    "PROTEST": {"riot"},
    "COERCE": {None, "seize", "arrest"},
    "THREATEN": {"violence"},
    "RETREAT": {"release", "disarm"},
    "ASSAULT": {
        None,
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    },
    None: {None},
}
PARTIES = [None, *ActorKind]


@pytest.mark.parametrize("name", [one.name for one in all_incident_types()])
def test_every_code_is_one_that_its_scheme_has(name: str) -> None:
    for perpetrator in PARTIES:
        for target in PARTIES:
            found = codes(name, perpetrator, target)
            assert set(found) == set(SCHEMES)
            assert found["acled"]["sub_event_type"] in ACLED[found["acled"]["event_type"]]
            assert found["ucdp"] in {1, 2, 3, None}
            assert found["gtd"] in {*range(1, 10), None}
            assert found["cameo"] is None or (found["cameo"].isdigit() and 2 <= len(found["cameo"]) <= 4)
            assert found["plover"]["mode"] in PLOVER[found["plover"]["event"]]


ATTACKS = [
    ("rebel", "civilians", "Violence against civilians", "Attack", 3, 2),
    ("rebel", "military", "Battles", "Armed clash", 1, 2),
    ("military", "rebel", "Battles", "Armed clash", 1, None),
    ("rebel", "militia", "Battles", "Armed clash", 2, 2),
    ("police", "protesters", "Protests", "Excessive force against protesters", 3, None),
    ("rioters", "police", "Riots", "Mob violence", None, 2),
    ("police", "rioters", "Riots", "Violent demonstration", None, None),
    ("military", "military", "Battles", "Armed clash", 1, None),
    (None, "police", "Battles", "Armed clash", None, 2),
    ("armed_group", None, "Violence against civilians", "Attack", None, 2),
    (None, None, "Violence against civilians", "Attack", None, 2),
]


@pytest.mark.parametrize(("perpetrator", "target", "event", "sub_event", "ucdp", "gtd"), ATTACKS)
def test_an_attack_is_coded_by_who_attacked_whom(
    perpetrator: str | None, target: str | None, event: str, sub_event: str, ucdp: int | None, gtd: int | None
) -> None:
    found = codes("armed_assault", perpetrator, target)
    assert found["acled"] == {"event_type": event, "sub_event_type": sub_event}
    assert (found["ucdp"], found["gtd"]) == (ucdp, gtd)


def test_an_arrest_by_a_group_is_an_abduction() -> None:
    assert codes("arrest", "rebel", "civilians")["cameo"] == "181"
    assert codes("arrest", "police", "civilians")["acled"]["sub_event_type"] == "Arrests"


def test_a_hijacking_has_the_codes_of_the_codebooks() -> None:
    assert codes("hijacking", "rebel", "civilians") == {
        "acled": {"event_type": "Violence against civilians", "sub_event_type": "Abduction/forced disappearance"},
        "ucdp": 3,
        "gtd": 4,
        "cameo": "181",
        "plover": {"event": "ASSAULT", "mode": "abduct"},
    }


def test_unknown_types_and_kinds_raise() -> None:
    with pytest.raises(KeyError):
        codes("earthquake")
    with pytest.raises(ValueError, match="dragon"):
        codes("bombing", "dragon")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_rule_ends_with_a_case_that_always_holds(scheme: str) -> None:
    for cases in crosswalk_rules(scheme).values():
        assert (cases[-1].perpetrator, cases[-1].target) == (None, None)
