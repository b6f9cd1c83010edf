"""In short: how many incidents, how many people, as ranges, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.book.incident import BookIncident
from dateline.knowledge.demonyms import country_name
from dateline.model.vocabulary import CountWhat, Stage
from dateline.publishing.brief.matter import Matter
from dateline.publishing.brief.model import Block, Bullets, Row, Sentence, Table
from dateline.publishing.brief.sums import Total, total
from dateline.publishing.brief.words import VERBS, plural, sentence
from dateline.publishing.wording import number
from dateline.schemes.incident_types import incident_type

Key = Callable[[BookIncident], str]
_MOST_ROWS = 15  # of a table; the rest are one row
_SUMMED = (CountWhat.KILLED, CountWhat.INJURED, CountWhat.ABDUCTED)


def summary(matter: Matter) -> Iterator[Block]:
    """The counts in sentences: incidents, each kind of toll, and what is not counted."""
    told = [r.incident for r in matter.done]  # nobody knows that an undated incident fell into the period
    tolls = [tuple(_toll(told, matter, what)) for what in _SUMMED]
    lists = [tuple(_known(matter)), *tolls, *((one,) for one in _not_counted(matter))]
    yield Bullets(tuple(one for one in lists if one))


def breakdowns(matter: Matter) -> Iterator[Block]:
    """The same by type and by place, as tables."""
    told = [r.incident for r in matter.done]
    if told:
        yield _breakdown("By type", "type", told, matter, lambda i: incident_type(i.type).label)
        yield _breakdown("By place", "place", told, matter, _place)


def _known(matter: Matter) -> Iterator[Sentence]:
    told = [r.incident for r in (*matter.done, *matter.undated)]
    reports = {r.id: r.group for i in told for r in i.reports}
    texts = len(set(reports.values()))
    copies = f", of which {number(texts)} are not copies of one text" if texts < len(reports) else ""
    of = " of the period" if matter.period else ""
    known = f"{plural(len(matter.done), 'incident')}{of} {'is' if len(matter.done) == 1 else 'are'}"
    yield Sentence(f"{known} known from reports.")
    if matter.undated:
        verb = "was" if len(matter.undated) == 1 else "were"
        yield Sentence(
            f"{plural(len(matter.undated), 'further incident')} {verb} reported in it without a day that is known, "
            "and not in the sums below."
        )
    yield Sentence(f"Together they are told in {plural(len(reports), 'report')}{copies}.")


def _toll(told: Sequence[BookIncident], matter: Matter, what: CountWhat) -> Iterator[Sentence]:
    of = total(told, matter.episodes, what)
    if of.is_known:
        yield Sentence(_summed(of, what), of.claims)
        yield from _open(of, what)


def _summed(of: Total, what: CountWhat) -> str:
    verb = VERBS[what]
    if of.low == of.high:
        return f"{plural_people(of.best)} {'was' if of.best == 1 else 'were'} {verb}."
    return f"Between {number(of.low)} and {plural_people(of.high)} were {verb}; the figures with the most weight add up to {number(of.best)}."


def plural_people(count: int) -> str:
    """ "1 person", "2 people"."""
    return "1 person" if count == 1 else f"{number(count)} people"


def _open(of: Total, what: CountWhat) -> Iterator[Sentence]:
    """What the sum does not say."""
    why = []
    if of.contested:
        why.append(
            f"for {plural(of.contested, 'incident')} sources contradict each other, and the range holds every side"
        )
    if of.open:
        why.append(f"for {plural(of.open, 'incident')} reports give only a least number, so there may be more")
    if of.unknown and what is CountWhat.KILLED:
        why.append(f"for {plural(of.unknown, 'incident')} no figure is known, which is not zero")
    if why:
        yield Sentence(sentence("; ".join(why)))


def _not_counted(matter: Matter) -> Iterator[Sentence]:
    if matter.undone:
        stages = {stage: sum(r.incident.stage is stage for r in matter.undone) for stage in Stage}
        said = ", ".join(f"{number(n)} {stage.value}" for stage, n in stages.items() if n)
        yield Sentence(f"Not counted: {plural(len(matter.undone), 'incident')} that did not come about ({said}).")
    if matter.recalled:
        yield Sentence(f"Not counted: {plural(matter.recalled, 'incident')} that reports only recall.")


def _place(incident: BookIncident) -> str:
    place = incident.place
    if place is None or place.country is None:
        return "not known"
    return ", ".join(p for p in (place.admin1, country_name(place.country)) if p)


def _breakdown(caption: str, head: str, done: Sequence[BookIncident], matter: Matter, key: Key) -> Table:
    """Incidents and people killed and injured by a key, the most killed first."""
    found: dict[str, list[BookIncident]] = {}
    for incident in done:
        found.setdefault(key(incident), []).append(incident)
    ranked = sorted(found, key=lambda name: (-total(found[name], matter.episodes, CountWhat.KILLED).best, name))
    rows = [_row(name, found[name], matter) for name in ranked[:_MOST_ROWS]]
    if rest := ranked[_MOST_ROWS:]:
        rows.append(_row(f"{plural(len(rest), 'other')}", [i for name in rest for i in found[name]], matter))
    if matter.episodes:
        caption += "; people counted in two incidents that belong together stand in the rows of both"
    header = (head, "incidents", "killed, best", "range", "injured, best", "range")
    return Table(caption, header, tuple(rows), frozenset(range(1, 6)))


def _row(name: str, some: Sequence[BookIncident], matter: Matter) -> Row:
    killed, injured = (total(some, matter.episodes, what) for what in (CountWhat.KILLED, CountWhat.INJURED))
    return Row((name, number(len(some)), *_ends(killed), *_ends(injured)), (*killed.claims, *injured.claims))


def _ends(of: Total) -> tuple[str, str]:
    if not of.is_known:
        return "-", "-"
    more = "+" if of.open else ""
    span = f"{number(of.low)}–{number(of.high)}" if of.low != of.high else number(of.low)
    return number(of.best), f"{span}{more}"
