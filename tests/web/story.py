"""Books for the pages of one thing: the story of two weeks, and one whose every word is hostile."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from dateline.book.adding import add
from dateline.book.deciding import By, correct
from dateline.book.opening import Access, open_book
from dateline.model.coded import Claim, CodedReport, Participant, Source
from dateline.model.report import Report
from dateline.model.vocabulary import ParticipantRole, SourceKind
from tests.book.made import CODER, Told, coding
from tests.stories.story import FOLDER, fortnight

SCRIPT = "<script>window.pwned = 1</script>"
BREAKER = "\"'><img src=x onerror=\"window.pwned=1\"><svg onload='window.pwned=1'></a></p></div></main>{{ 7 * 7 }}"
BIDI = "\u202egnp.exe\u202c \u2066isolated"
CONTROLS = "nul \x00 bell \x07 escape \x1b[31m bom \ufeff"
STACKED = "Z" + "\u0300\u0489\u035c" * 200
HEBREW = "ידיעה על פיצוץ בשוק"
URL = "javascript:window.pwned=1//http://example.org/"
LONG = 5_000_000  # characters in one line


def make_story_book(path: Path) -> None:
    """The reports of the story, coded and added."""
    story = fortnight()
    with open_book(path, Access.MAKE) as book:
        for line in (FOLDER / "fortnight" / "reports.jsonl").read_text("utf-8").splitlines():
            report = Report.model_validate_json(line)
            add(book, report, story.coded[report.ref], "test")


def make_hostile_book(path: Path) -> None:
    """Two reports of one incident that disagree, one of them a single line of 5 MB, with hostile text wherever a report has text."""
    with open_book(path, Access.MAKE) as book:
        for number, killed in enumerate((9, 31)):
            report = hostile_report(number, killed)
            add(book, report, hostile_coding(report, killed), CODER)
        first = hostile_coding(hostile_report(0, 9), 9).incidents[0]
        with book.reading() as connection:
            from dateline.book.queries import Filters, incidents

            name = incidents(connection, Filters(), None)[0].id
        assert first.headline.startswith("Bombing")
        correct(book, name, "headline", f"Bombing {SCRIPT} {BIDI}", By(f"Ada {BREAKER}", f"because {SCRIPT}{BIDI}"))


def hostile_report(number: int, killed: int) -> Report:
    """A report whose text, title, publisher and address try to break out of the page."""
    filler = ("word " * (LONG // 5)) if number else " ".join(f"w{n}" for n in range(400))
    between = "" if number else "\n\n"
    text = between.join(
        (
            f"A bomb killed {killed} people in Karval on 2031-06-02, police said. {SCRIPT}{BREAKER} ",
            f"{BIDI} {CONTROLS} {STACKED} {HEBREW} ",
            "x" * 5_000 + " ",
            filler,
            f"The end. {SCRIPT}",
        )
    )
    return Report(
        text=text,
        ref=f"hostile{number}{BREAKER}",
        title=f"{'Titled' * 40} {SCRIPT}{BREAKER}{BIDI}",
        url=URL,
        publisher=f"Post{number} {BREAKER}{BIDI}",
        published=datetime(2031, 6, 3 + number, 12, tzinfo=UTC),
    )


def hostile_coding(report: Report, killed: int) -> CodedReport:
    """Its coding, in which names and sources are hostile as well."""
    made = coding(report, [Told(killed)])
    source = Source(
        text=f"police {BREAKER}{SCRIPT}{BIDI}", kind=SourceKind.POLICE if killed < 10 else SourceKind.MEDICAL
    )
    claims = tuple(Claim(**{**c.model_dump(), "source": source}) for c in made.claims)
    named = Participant(
        role=ParticipantRole.PERPETRATOR, text=BREAKER, name=f"The {SCRIPT}{BREAKER}", claims=(claims[0].id,)
    )
    incident = made.incidents[0]
    assert incident.place is not None
    place = incident.place.model_copy(update={"name": f"Karval {SCRIPT}{BREAKER}", "text": BREAKER})
    changed = {"participants": (named,), "headline": f"Bombing {SCRIPT}{BREAKER}{BIDI}", "place": place}
    return made.model_copy(update={"claims": claims, "incidents": (incident.model_copy(update=changed),)})
