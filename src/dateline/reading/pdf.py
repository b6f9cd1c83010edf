"""Reads the text of a PDF: its lines by PDFium, put together to paragraphs, without running heads, feet and hyphens at line ends."""

from __future__ import annotations

import re

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading.cleaning import clean_line
from dateline.reading.making import NOTHING_STATED, Metadata, Place, make_report, too_long
from dateline.reading.options import ReadingOptions
from dateline.reading.pdf_lines import Line, lines_of
from dateline.reading.pdf_paragraphs import paragraphs, without_running_heads

_FEWEST_LETTERS = 40  # in a whole document; fewer are stamps and page numbers around pictures of pages
# Titles that programs write: names of files and of the programs themselves.
_MADE_BY_PROGRAM = re.compile(r"(microsoft|untitled|document ?\d*$)|.*\.(docx?|pdf|indd|rtf|txt|odt|pages|qxd)$", re.I)


def read_pdf(data: bytes, place: Place, options: ReadingOptions, known: Metadata = NOTHING_STATED) -> Report:
    """The report of a PDF; raises InputError for one that is encrypted, broken or holds no text, such as a scan.

    Its title is taken from its metadata where its first page bears it. Its dates are those of the file, never of publication.
    """
    pages, stated = _opened(data, place, options)
    if sum(c.isalpha() for page in pages for line in page for c in line.text) < _FEWEST_LETTERS:
        raise InputError(place.path, "this PDF holds no text, perhaps pictures of pages", "run OCR over it first")
    text = "\n\n".join(paragraphs(without_running_heads(pages)))
    title = _title(stated, pages[0]) or known.title
    return make_report(text, place, options, Metadata(title, known.url, known.publisher, known.published))


def _opened(data: bytes, place: Place, options: ReadingOptions) -> tuple[list[list[Line]], str | None]:
    """The lines of each page, and the title in the metadata."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(place.path, "this PDF is encrypted", "save a copy without the password") from None
        raise _broken(place) from None
    pages, size = [], 0
    try:
        for number in range(len(document)):
            pages.append(lines_of(document[number]))
            size += sum(len(line.text) for line in pages[-1])
            if size > options.max_characters:
                raise too_long(place.path, options)
        return pages or [[]], document.get_metadata_dict().get("Title")
    except pypdfium2.PdfiumError:
        raise _broken(place) from None
    finally:
        document.close()


def _broken(place: Place) -> InputError:
    return InputError(place.path, "this PDF is broken", "save it again, or save its text as a .txt file")


def _title(stated: str | None, first_page: list[Line]) -> str | None:
    title = clean_line(stated)
    if title is None or _MADE_BY_PROGRAM.match(title):
        return None
    return title if _letters(title) in _letters(" ".join(line.text for line in first_page)) else None


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
