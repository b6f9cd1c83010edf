"""Names count only in the years in which they were used."""

from __future__ import annotations

import pytest

from dateline.knowledge.actors_years import ALWAYS, DatedName, Years, dated_name, years

READ = [
    ("Nusra Front", "Nusra Front", ALWAYS),
    ("Nusra Front@2012-2016", "Nusra Front", Years(2012, 2016)),
    ("Forest Army@-1999", "Forest Army", Years(None, 1999)),
    ("Forest Army@2005-", "Forest Army", Years(2005, None)),
    ("Forest Army@2005", "Forest Army", Years(2005, 2005)),
]


@pytest.mark.parametrize(("written", "name", "held"), READ)
def test_a_name_may_carry_its_years(written: str, name: str, held: Years) -> None:
    assert dated_name(written) == DatedName(name, held)


@pytest.mark.parametrize(
    "written", ["X@", "X@-", "X@99-2000", "X@2016-2012", "X@0999-", "@2012-2016", "X@2012-2016@2018"]
)
def test_years_that_cannot_be_are_an_error(written: str) -> None:
    with pytest.raises(ValueError, match="year"):
        dated_name(written)


def test_an_unknown_year_may_lie_within() -> None:
    held = Years(2012, 2016)
    assert [year for year in (None, 2011, 2012, 2016, 2017) if held.holds(year)] == [None, 2012, 2016]


def test_years_meet_where_they_share_one() -> None:
    assert years("1990", "1999").meets(years("1999", ""))
    assert not years("", "1999").meets(years("2000", ""))
