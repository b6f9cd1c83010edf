"""The card says who, what, where, when and how many, and who says so, at 80 columns and without colour."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from dateline.model.coded import CodedReport, IncidentDate, LedgerLine
from dateline.publishing.card import print_card, print_inspection
from dateline.publishing.wording import clean, date_words, edtf_words, line_words, range_words
from tests.publishing import made


def printed(coded: CodedReport, width: int = 120, text: str = made.TEXT) -> str:
    stream = io.StringIO()
    print_card(coded, text, Console(file=stream, width=width, markup=False, highlight=False))
    return stream.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "Hijacking of a ferry, Port Amal, QZ",
        "Mon 12 May 2031",
        "River Front (“Gunmen of the River Front”, claimed)",
        "Port Amal, Amal Coast, QZ, “near Port Amal” (precision 2: near a known point)",
        "108   120   132  reporter, “about 120 people”",
        "killed, passengers (contested)    9     9    14  police, “9 passengers”; hospital staff, “14”",
        "some 120 aboard = some 80 freed + 9 killed + some 31 unaccounted for",
        "killed, passengers: 9 (police, “9 passengers”)  |  14 (hospital staff, “14”)",
        "“children were hurt” (denied by River Front)",
        "response to: Hijacking of a ferry",
        "stage           attempted",
        "background      Bombing of a market, Port Amal: 3 killed",
        "assessment      an analyst: “expects more attacks”",
        "vow             the governor: “<b>crush</b> the front”",
        "Ferry [bold]seized[/bold]",
        "note            a note",
    ],
)
def test_the_card_tells(words: str) -> None:
    assert words in printed(made.CODED)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in printed(made.CODED, width).splitlines()) <= width


def test_nothing_is_lost_at_eighty_columns() -> None:
    flat = " ".join(printed(made.CODED, 80).split())
    assert "hospital staff, “14”" in flat
    assert "precision 2: near a known point" in flat


def test_a_card_without_colour_has_no_escape_codes() -> None:
    assert "\x1b" not in printed(made.CODED)


def test_a_report_without_incident_says_so() -> None:
    assert "No incident" in printed(made.NOTHING)


def test_a_report_that_only_recalls_says_so() -> None:
    recalled = made.CODED.model_copy(update={"incidents": (made.BOMBING,)})
    assert "only recalls earlier ones" in printed(recalled)


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not what the evidence quotes"):
        printed(made.CODED, text="another text " * 50)


def test_control_characters_never_reach_the_terminal() -> None:
    assert clean("a\x1b[31m red\r\nb\u202ec") == "a [31m red b c"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-03-11", "Tue 11 March 2025"),
        ("2025-03-11/2025-03-12", "Tue 11 – Wed 12 March 2025"),
        ("2025-03-31/2025-04-01", "Mon 31 March 2025 – Tue 1 April 2025"),
        ("2024-11", "November 2024"),
        ("2024", "2024"),
        ("2024-22", "summer 2024"),
        ("2024-11~", "about November 2024"),
        ("2024?", "perhaps 2024"),
        ("2024-11/..", "since November 2024"),
        ("../2024", "until 2024"),
        ("XXXX-03-05", "5 March, year unknown"),
        ("XXXX-11", "November, year unknown"),
        ("2024-11-XX", "November 2024"),
        ("2024-XX", "2024"),
        ("XXXX-XX", None),
        ("2025-02-30", None),
        ("[2024,2025]", None),
    ],
)
def test_a_date_reads_as_words(edtf: str, words: str | None) -> None:
    assert edtf_words(edtf) == words


def test_a_date_that_is_not_resolved_keeps_the_reports_words() -> None:
    assert date_words(IncidentDate(edtf=None, text="Tuesday")) == "Tuesday (not resolved)"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((21, 21, 21), "21"),
        ((10, 12, 15), "10 to 15"),
        ((35, 35, None), "at least 35"),
        ((None, 20, 20), "up to 20"),
        ((None, None, None), "an unknown number"),
        ((0, 0, 0), "0"),
        ((1200, 1200, 1200), "1,200"),
    ],
)
def test_a_range_reads_as_words(ends: tuple[int | None, int | None, int | None], words: str) -> None:
    assert range_words(*ends) == words


def test_a_ledger_line_without_a_best_figure_gives_its_range() -> None:
    assert line_words(LedgerLine(what="escaped", low=3, best=None, high=None)) == "at least 3 escaped"


def test_the_inspection_lists_every_layer_with_line_and_column() -> None:
    stream = io.StringIO()
    print_inspection(made.inspection(), made.TEXT, Console(file=stream, width=120, markup=False))
    out = stream.getvalue()
    for words in (
        "Mentions of incidents (1)",
        "Counts (1)",
        "Dates (1)",
        "Places (1)",
        "Attributions (1)",
        "1:27",
        "2:13",
        "asserts, alleged",
    ):
        assert words in out
