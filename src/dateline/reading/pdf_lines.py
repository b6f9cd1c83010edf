"""The lines of a page of a PDF, with where they stand and how large they are printed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# How PDFium marks a hyphen that breaks a word at the end of a line.
BROKEN_WORD = "\x02"
_RAISED = 0.2  # of the size of the line's first letter: figures that stand so far above the line are marks of notes
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, its edges in points from the lower left corner of the page, and its size in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


def lines_of(page: Any) -> list[Line]:
    """The lines of a page that hold anything, in the order in which the file holds them, which is nearly always that of reading."""
    sheet = page.get_textpage()
    try:
        lines, start = [], 0
        letters = _letters(sheet)
        for end in [k for k, c in enumerate(letters) if c in "\r\n" or c == BROKEN_WORD] + [len(letters)]:
            broken = end < len(letters) and letters[end] == BROKEN_WORD
            printed = [k for k in range(start, end) if not letters[k].isspace()]
            if printed:
                text = "".join(_without_notes(letters, start, end, sheet)).translate(_LIGATURES).strip()
                lines.append(_line(text + BROKEN_WORD * broken, sheet, printed))
            start = end + 1
        return lines
    finally:
        sheet.close()
        page.close()


def _letters(sheet: Any) -> list[str]:
    """The characters of a page one by one, so that their places are those that PDFium counts by; U+FFFD for half characters."""
    import pypdfium2.raw as pdfium

    codes = [pdfium.FPDFText_GetUnicode(sheet, k) for k in range(sheet.count_chars())]
    return [BROKEN_WORD if c == 0xFFFE else chr(c) if c < 0xD800 or 0xDFFF < c <= 0x10FFFF else "\ufffd" for c in codes]


def _without_notes(letters: list[str], start: int, end: int, sheet: Any) -> Iterator[str]:
    """The characters of a line without the raised figures of footnotes, which would be read as numbers."""
    import pypdfium2.raw as pdfium

    base = size = 0.0
    for place in range(start, end):
        if letters[place].isdigit() and size:
            _, bottom, _, _ = sheet.get_charbox(place)
            if bottom - base > _RAISED * size:
                continue
        elif letters[place].isalpha() and not size:
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(sheet, place, x, y)
            base, size = y.value, pdfium.FPDFText_GetFontSize(sheet, place)
        yield letters[place]


def _line(text: str, sheet: Any, printed: list[int]) -> Line:
    import pypdfium2.raw as pdfium

    left, _, _, _ = sheet.get_charbox(printed[0], loose=True)
    _, _, right, _ = sheet.get_charbox(printed[-1], loose=True)
    x, base = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(sheet, printed[0], x, base)
    return Line(text, left, right, base.value, pdfium.FPDFText_GetFontSize(sheet, printed[0]))
