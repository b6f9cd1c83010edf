"""What the task's templates are made from: a message as Dateline reads and codes it, every sentence parsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bench.muc4.spare import spare
from dateline.coding.code import head_of, read_report
from dateline.coding.context import ReadSentence
from dateline.coding.dates import report_dateline
from dateline.model.coded import CodedReport, Incident
from dateline.model.report import Report
from dateline.parsing.document import Sentence
from dateline.parsing.plain import plain_text
from dateline.pipeline import DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its text as it is and as coding reads it (at the same offsets), the dateline's day, the coding, the sentences."""

    id: str
    original: str
    text: str
    published: date | None
    coded: CodedReport
    sentences: tuple[Sentence, ...]
    reads: tuple[ReadSentence, ...] = ()
    spare: tuple[Incident, ...] = ()


def read(message: str, original: str) -> Message:
    """The message with that id and text."""
    reading = read_report(Report(text=original, ref=message), DEFAULT_MODEL, everything=True)
    extra, behind = spare(reading)
    coded = CodedReport(
        report=head_of(reading.document.report),
        incidents=reading.incidents,
        claims=(*reading.claims, *behind),
        notes=reading.notes,
    )
    text = plain_text(original)
    return Message(message, original, text, stated_day(text), coded, reading.document.sentences, reading.reads, extra)


def stated_day(text: str) -> date | None:
    """The day of the report's dateline, None where it states none in full."""
    found = report_dateline(text)
    edtf = found[1] if found else None
    return date.fromisoformat(edtf) if edtf and len(edtf) == 10 and edtf.replace("-", "").isdigit() else None
