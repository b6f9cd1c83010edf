"""PDF: the text in the order of reading, whole words and paragraphs, and one line for what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading import read
from dateline.reading.making import Place
from dateline.reading.options import ReadingOptions
from dateline.reading.pdf import read_pdf
from dateline.reading.pdf_lines import BROKEN_WORD, Line
from dateline.reading.pdf_paragraphs import paragraphs

FIRST = (
    "Gunmen opened fire on a military checkpoint near the northern town of Karval on Monday evening, killing three soldiers and "
    "wounding five others, the provincial police headquarters announced."
)
SECOND = (
    "The interior ministry spokesperson, Colonel Demir Askarov, said reinforcements were dispatched immediately, acknowledging that "
    "communications equipment had malfunctioned throughout the administrative district."
)
THIRD = "Inter-Services Public Relations and the anti-government Al-Hamra Brigade gave contradictory descriptions of the well-equipped assailants."


def made(body: str, setting: str = "") -> bytes:
    return bytes(typst.compile(f"{setting}\n{body}".encode()))


def text_of(data: bytes) -> str:
    return report_of(data).text


def outcomes(data: bytes) -> list[Report | InputError]:
    try:
        return [report_of(data)]
    except InputError as error:
        return [error]


def report_of(data: bytes) -> Report:
    return read_pdf(data, Place("a.pdf", "a.pdf"), ReadingOptions())


@pytest.mark.parametrize(
    "setting",
    [
        '#set page(paper: "us-letter")',
        '#set page(paper: "a5", columns: 2)\n#set par(justify: true)\n#set text(hyphenate: true, lang: "en")',
        '#set page(paper: "a6")\n#set par(first-line-indent: 1.5em, spacing: 0.65em)',
        '#set page(paper: "a6")\n#set text(hyphenate: true, lang: "en", size: 15pt)',
    ],
    ids=["one column", "two columns, hyphens", "indents", "narrow"],
)
def test_paragraphs_come_whole(setting: str) -> None:
    text = text_of(made(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", setting))
    assert text.split("\n\n") == [FIRST, SECOND, THIRD]


def test_running_heads_feet_and_page_numbers_are_left_out() -> None:
    setting = '#set page(paper: "a6", header: [The Gazette #h(1fr) 12 March 2025], footer: context [Page #counter(page).display()])'
    text = text_of(made("\n\n".join([FIRST, SECOND] * 6), setting))
    assert text.split("\n\n") == [FIRST, SECOND] * 6


def test_a_heading_is_a_paragraph_of_its_own() -> None:
    text = text_of(made(f"= Attack near Karval\n{FIRST}\n\n== Reactions\n{SECOND}"))
    assert text.split("\n\n") == ["Attack near Karval", FIRST, "Reactions", SECOND]


def test_marks_of_footnotes_are_not_numbers() -> None:
    text = text_of(
        made(
            "Gunmen killed three soldiers#footnote[See the annex.] and wounded 12 others near Karval on Monday, police said."
        )
    )
    assert text.startswith("Gunmen killed three soldiers and wounded 12 others near Karval on Monday, police said.")


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Attack near Karval", "Attack near Karval"),
        ("Microsoft Word - draft3.docx", None),
        ("Annual budget", None),
        ("report.pdf", None),
    ],
)
def test_the_title_of_the_metadata_is_taken_where_the_page_bears_it(stated: str, title: str | None) -> None:
    report = report_of(made(f"= Attack near Karval\n{FIRST}", f'#set document(title: "{stated}")'))
    assert (report.title, report.published) == (title, None)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("check", "point", "checkpoint"),
        ("al", "Hamra", "al-Hamra"),
        ("mid", "2019", "mid-2019"),
        ("twenty", "five", "twenty-five"),
        ("six", "teen", "sixteen"),
        ("anti", "government", "anti-government"),
        ("antici", "pated", "anticipated"),
        ("15-year", "old", "15-year-old"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_one_word(before: str, after: str, word: str) -> None:
    first, second = (
        Line(text, 0.0, 100.0, base, 10.0)
        for text, base in ((f"the {before}{BROKEN_WORD}", 12.0), (f"{after} was hit.", 0.0))
    )
    assert list(paragraphs([[first, second]])) == [f"the {word} was hit."]


def test_a_file_is_known_by_its_content(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.txt", "c"):
        path = tmp_path / name
        path.write_bytes(made(FIRST))
        (report,) = read([path])
        assert isinstance(report, Report)
        assert report.text == FIRST


def test_a_pdf_without_text_is_one_error() -> None:
    with pytest.raises(InputError, match="holds no text, perhaps pictures of pages; run OCR over it first"):
        report_of(made("#rect(width: 5cm, height: 5cm, fill: gray)\n#pagebreak()\n1"))


def test_an_encrypted_pdf_is_one_error() -> None:
    with pytest.raises(InputError, match="is encrypted; save a copy without the password"):
        report_of(ENCRYPTED)


@pytest.mark.parametrize("keep", [0.05, 0.5, 0.9])
def test_a_broken_pdf_is_one_error_or_what_is_left(keep: float) -> None:
    data = made(f"{FIRST}\n\n{SECOND}")
    (outcome,) = outcomes(data[: int(len(data) * keep)])
    if isinstance(outcome, InputError):
        assert "this PDF" in outcome.problem
    else:
        assert FIRST in outcome.text


def test_a_pdf_in_another_language_is_refused() -> None:
    with pytest.raises(InputError, match="not in English"):
        report_of(
            made(
                "Hombres armados atacaron un puesto de control cerca de la ciudad el lunes y mataron a tres soldados, dijo la policía local en un comunicado."
            )
        )


def test_more_text_than_the_limit_is_refused() -> None:
    with pytest.raises(InputError, match=r"holds more than 0\.001 MB"):
        read_pdf(made("\n\n".join([FIRST] * 10)), Place("a.pdf", "a.pdf"), ReadingOptions(max_megabytes=0.001))


# The smallest PDF that asks for a password: an encryption dictionary (ISO 32000-1, 7.6.3) whose check values no empty password meets.
ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/Size 5/ID[<33><33>]>>\n%%EOF\n"
)
