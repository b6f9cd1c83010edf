"""Each scheme's columns are the published ones, and each row keeps the scheme's own rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from dateline.book.incident import BookIncident
from dateline.model.coded import IncidentDate
from dateline.model.vocabulary import IncidentRole, Stage
from dateline.publishing.export.acled import ACLED
from dateline.publishing.export.acled_actors import interaction
from dateline.publishing.export.gdelt import GDELT
from dateline.publishing.export.gtd import GTD
from dateline.publishing.export.hxl import HXL
from dateline.publishing.export.incidents import INCIDENTS
from dateline.publishing.export.plover import PLOVER
from dateline.publishing.export.projecting import Choice, LeftOut, Projection, Tally, rows
from dateline.publishing.export.scheme import scheme
from dateline.publishing.export.ucdp import UCDP_GED
from tests.publishing.exported import count, exported, incident, incidents, party

ALL: list[Projection[Any]] = [INCIDENTS, UCDP_GED, ACLED, GTD, GDELT, PLOVER, HXL]
# Headers as the publishers have them: UCDP GED 23.1, ACLED's interface.
UCDP_HEADER = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article
source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude
longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b
deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
ACLED_HEADER = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
geo_precision source source_scale notes fatalities tags timestamp""".split()


def row(by: Projection[Any], of: BookIncident) -> dict[str, Any]:
    made = by.project(exported(of))
    assert not isinstance(made, LeftOut), made
    [one] = made
    assert by.validate(one) == []
    return dict(one)


def test_headers_are_the_published_ones() -> None:
    assert list(scheme("ucdp_ged").header) == UCDP_HEADER
    assert list(scheme("acled").header) == ACLED_HEADER
    assert len(scheme("gdelt").header) == 61


@pytest.mark.parametrize("by", ALL, ids=lambda p: p.scheme)
@settings(max_examples=40, deadline=None)
@given(of=incidents())
def test_every_row_keeps_the_schemes_rules(by: Projection[Any], of: BookIncident) -> None:
    made = by.project(exported(of))
    if isinstance(made, LeftOut):
        assert made.reason in scheme(by.scheme).left_out
        return
    for one in made:
        assert by.validate(one) == []


def test_ucdp_tells_the_dead_apart_only_where_it_is_sure() -> None:
    made = row(UCDP_GED, incident())
    assert (made["type_of_violence"], made["side_a"], made["side_b"]) == (3, "Baloch Liberation Army", "Civilians")
    # soldiers are no side of one-sided violence
    assert [made[f"deaths_{s}"] for s in ("a", "b", "civilians", "unknown")] == [0, 0, 4, 2]
    assert (made["low"], made["best"], made["high"]) == (6, 6, 6)
    clash = incident(
        type="armed_clash",
        participants=(party("perpetrator", "rebel", "BLA", "PK.BLA"), party("victim", "military", "troops", "PK.MIL")),
        counts=(count("killed", "military", 3, 3, 3), count("killed", "militants", 5, 7, 9)),
    )
    made = row(UCDP_GED, clash)
    assert (made["type_of_violence"], made["side_a"], made["gwnoa"]) == (1, "Government of Pakistan", 770)
    assert [made[f"deaths_{s}"] for s in ("a", "b", "civilians", "unknown")] == [3, 7, 0, 0]
    assert (made["low"], made["best"], made["high"]) == (8, 10, 12)


def test_an_open_end_is_the_best_figure_in_ucdp_and_empty_in_our_own_table() -> None:
    of = incident(counts=(count("killed", "people", 35, 35, None),))
    assert row(UCDP_GED, of)["high"] == 35
    assert row(INCIDENTS, of)["killed_high"] is None


def test_an_unknown_toll_is_empty_or_the_schemes_convention() -> None:
    of = incident(counts=())
    assert UCDP_GED.project(exported(of)) == LeftOut("no_deaths")
    assert row(ACLED, of)["fatalities"] == 0
    assert row(GTD, of)["nkill"] is None
    assert row(HXL, of)["killed"] is None
    assert "size" not in row(PLOVER, of)
    assert row(INCIDENTS, of)["killed_best"] is None


def test_only_an_upper_bound_gives_no_best_figure() -> None:
    of = incident(counts=(count("killed", "people", None, None, 20),))
    assert UCDP_GED.project(exported(of)) == LeftOut("only_upper")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Civilians", "State forces", "State forces-Civilians"),
        ("Rebel group", None, "Rebel group only"),
        ("Civilians", "External/Other forces", "External/Other forces-Civilians"),
        (None, None, None),
    ],
)
def test_an_interaction_has_the_lower_type_first(first: str | None, second: str | None, expected: str | None) -> None:
    assert interaction(first, second) == expected


@pytest.mark.parametrize(
    ("edtf", "day", "precision"),
    [
        ("2031-03-03", "2031-03-03", 1),
        ("2031-03-03/2031-03-09", "2031-03-06", 2),
        ("2031-03", "2031-03-16", 3),
        ("2031-03-01/2031-03-10", "2031-03-01", 3),
        ("2031-03-21/2031-03-31", "2031-03-31", 3),
    ],
)
def test_acled_takes_the_middle_of_a_span(edtf: str, day: str, precision: int) -> None:
    made = row(ACLED, incident(date=IncidentDate(edtf=edtf, text="then")))
    assert (str(made["event_date"]), made["time_precision"]) == (day, precision)


def test_gdelt_and_acled_have_no_day_that_nobody_gives() -> None:
    vague = incident(date=IncidentDate(edtf="2031", text="in 2031"))
    assert ACLED.project(exported(vague)) == LeftOut("no_date")
    assert GDELT.project(exported(vague)) == LeftOut("no_day")
    assert row(GTD, vague)["imonth"] == 0


def test_violence_by_nobody_named_is_by_an_unidentified_group() -> None:
    made = row(ACLED, incident(participants=(party("victim", "civilians"),)))
    assert (made["actor1"], made["actor2"]) == ("Unidentified Armed Group (Pakistan)", "Civilians (Pakistan)")


def test_forces_abroad_are_external() -> None:
    made = row(
        ACLED, incident(participants=(party("perpetrator", "military", "army", "IN.MIL"), party("victim", "civilians")))
    )
    assert made["inter1"] == "External/Other forces"


def test_gtd_says_unknown_as_its_codebook_does() -> None:
    made = row(GTD, incident(type="kidnapping", counts=(), weapons=(), participants=(party("victim", "civilians"),)))
    assert (made["gname"], made["claimed"], made["nperps"], made["nhostkid"]) == ("Unknown", -9, -99, -99)
    assert made["weaptype1"] == 13


def test_what_was_not_done_is_left_out() -> None:
    planned = exported(incident(stage=Stage.PLANNED))
    for by in (UCDP_GED, ACLED, GTD, GDELT, PLOVER):
        assert by.project(planned) == LeftOut("not_done")


def test_recalled_incidents_are_left_out_unless_asked_for() -> None:
    recalled = exported(incident(role=IncidentRole.BACKGROUND))
    for by in ALL:
        tally = Tally()
        assert len(list(rows(by, [recalled], Choice(), tally))) == int(by.recalled)
        assert len(list(rows(by, [recalled], Choice(background=True), Tally()))) == 1


BREAKS: list[tuple[Projection[Any], Callable[[dict[str, Any]], object]]] = [
    (UCDP_GED, lambda r: r.update(best=r["best"] + 1)),
    (UCDP_GED, lambda r: r.update(low=r["best"] + 1)),
    (UCDP_GED, lambda r: r.update(type_of_violence=4)),
    (UCDP_GED, lambda r: r.update(where_prec=None)),
    (ACLED, lambda r: r.update(interaction="Rebel group only")),
    (ACLED, lambda r: r.update(sub_event_type="Armed clash")),
    (ACLED, lambda r: r.update(geo_precision=4)),
    (ACLED, lambda r: r.update(fatalities=None)),
    (GTD, lambda r: r.update(attacktype1_txt="Hijacking")),
    (GTD, lambda r: r.update(nperps=-9)),
    (GDELT, lambda r: r.update(QuadClass=1)),
    (GDELT, lambda r: r.update(EventRootCode="99")),
    (PLOVER, lambda r: r.update(event=["FIGHT"])),
    (PLOVER, lambda r: r.update(mode=["stare"])),
    (HXL, lambda r: r.update({"killed, at least": 99})),
    (INCIDENTS, lambda r: r.update(stray="x")),
]


@pytest.mark.parametrize(("by", "change"), BREAKS, ids=lambda v: v.scheme if isinstance(v, Projection) else "")
def test_a_breach_is_seen_and_not_written(by: Projection[Any], change: Callable[[dict[str, Any]], object]) -> None:
    made = row(by, incident())
    change(made)
    assert by.validate(made)
    broken: Projection[Any] = Projection(by.scheme, lambda _: [made], by.validate)
    tally = Tally()
    assert list(rows(broken, [exported(incident())], Choice(), tally)) == []
    assert tally.left_out["invalid"] == 1
    assert tally.problems[0].startswith("i0123456789abcdef: ")
