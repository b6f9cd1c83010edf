"""What changed since the last brief: incidents that are new, that read otherwise now, and that are in it no more."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident, WeighedCount
from dateline.publishing.brief.citing import Citations
from dateline.publishing.brief.events import behind
from dateline.publishing.brief.matter import Matter
from dateline.publishing.brief.model import Block, Bullets, Heading, Paragraph, Sentence
from dateline.publishing.brief.sums import weight
from dateline.publishing.brief.words import amount, counted, field_words, joined, plural
from dateline.publishing.wording import clean, date_words

Fields = dict[str, tuple[str, tuple[str, ...]]]  # by field: the value in words, and the claims behind it

_MOST = 40  # incidents of each kind


def changes(matter: Matter, citations: Citations) -> Iterator[Block]:
    """Three lists; a sentence where nothing changed."""
    told = sorted(matter.all, key=lambda r: (*(-n for n in weight(r.incident)), r.incident.id))
    new = [r for r in told if r.incident.id not in matter.before]
    changed = [(r, list(_differences(matter.before[r.incident.id], r, citations))) for r in told if r not in new]
    other = [(r, said) for r, said in changed if said]
    if not new and not other and not matter.gone:
        yield Paragraph((Sentence("Nothing has changed since."),))
    if new:
        yield Heading(plural(len(new), "new incident"), 4)
        yield Bullets(tuple((_new(r, citations),) for r in new[:_MOST]))
        yield from _more(len(new), "new")
    for record, said in other[:_MOST]:
        yield Heading(f"Changed: {clean(record.incident.headline)}", 4)
        yield Bullets(tuple((one,) for one in said))
    yield from _more(len(other), "changed")
    if matter.gone:
        yield Heading("No longer among these incidents", 4)
        yield Bullets(tuple((Sentence(_gone(one)),) for one in matter.gone[:_MOST]))
        yield from _more(len(matter.gone), "no longer among them")


def _more(number: int, what: str) -> Iterator[Block]:
    if number > _MOST:
        yield Paragraph((Sentence(f"{plural(number - _MOST, 'incident')} of less weight are {what} as well."),))


def _new(record: Exported, citations: Citations) -> Sentence:
    incident = record.incident
    day = date_words(incident.date) if incident.date is not None else "day not known"
    killed = [c for c in incident.counts if c.what == "killed" and (c.low or c.best or c.high)]
    tolls = f"; killed: {joined(counted(c) for c in killed)}" if killed else ""
    claims = tuple(dict.fromkeys(c for count in killed for c in behind(incident, count)))
    cites = citations.of_claims(claims) or citations.of_reports([r.telling.id for r in record.reports][:1])
    return Sentence(f"{clean(incident.headline)} ({day}){tolls}.", claims, cites)


def _gone(incident: BookIncident) -> str:
    return f"{clean(incident.headline)}: joined with another incident, or outside the question by what is known now."


def _differences(before: BookIncident, record: Exported, citations: Citations) -> Iterator[Sentence]:
    """A sentence for each field that reads otherwise, and one for the reports that came in."""
    old, new = _fields(before), _fields(record.incident)
    for field in dict.fromkeys((*old, *new)):
        was, now = old.get(field), new.get(field)
        if (was[0] if was else None) == (now[0] if now else None):
            continue
        claims = (*(was[1] if was else ()), *(now[1] if now else ()))
        name = field_words(field)
        words = f"{name[:1].upper()}{name[1:]}: {was[0] if was else 'not known'} → {now[0] if now else 'not known'}."
        yield Sentence(words, claims, citations.of_claims(now[1]) if now else ())
    came = {r.id for r in record.incident.reports} - {r.id for r in before.reports}
    if came:
        yield Sentence(f"{plural(len(came), 'more report')} came in.", (), citations.of_reports(sorted(came)))


def _fields(incident: BookIncident) -> Fields:
    """The values that a reader would miss, in words."""
    place = incident.place
    where = ", ".join(dict.fromkeys(clean(p) for p in (place.name, place.admin1) if p)) if place is not None else None
    claims = {f.field: tuple(c.claim for c in f.claims if c.note == "decides") for f in incident.fields}
    found: Fields = {"type": (incident.type.replace("_", " "), claims.get("type", ()))}
    found["stage"] = (incident.stage.value, ())
    if incident.date is not None:
        found["date"] = (date_words(incident.date), claims.get("date", ()))
    if where:
        found["place"] = (where, claims.get("place", ()))
    for count in incident.counts:
        field = f"{count.what.value}:{count.who.value}"
        words = amount(count.low, count.best, count.high) if _known(count) else "not known"
        found[field] = (f"{words}{', contested' if count.contested else ''}", behind(incident, count))
    return found


def _known(count: WeighedCount) -> bool:
    return (count.low, count.best, count.high) != (None, None, None)
