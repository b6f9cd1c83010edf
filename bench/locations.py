"""The place of the incident that a report is about, beside the first place of that kind that the report names.

Afghan press releases: the province. Local news of shootings: the state, and the city or county by name or within 25 km (UCDP
where_prec 2). MUC-4 dev, reports with one template: the country, and its most specific name in the place's name or words. Every
share comes twice: over all reports, and as `.of_said` over those whose incident got such a place at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.figure import Figure
from bench.located import Located, gun_violence, isaf, muc, told
from dateline import Coder
from dateline.coding.places import find_places
from dateline.knowledge.gazetteer import Feature, Place, fold, load_gazetteer
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.coded import IncidentPlace
from dateline.model.layers import PlaceMention
from dateline.model.report import Report
from dateline.parsing.document import Document, Sentence
from dateline.parsing.segment import sentences

DATA = ("counts/isaf_dev.jsonl", "linking/gun_violence_dev.jsonl", "muc4/dev")
MOST = 300  # reports of a corpus: the rest would add minutes and less than 0.03 of certainty
CLOSE_KM = 25.0  # UCDP where_prec 2

Where = IncidentPlace | PlaceMention
Judge = Callable[[Where, Located], bool | None]  # None: too coarse a place to be right or wrong


def measure(folder: Path) -> list[Figure]:
    """The shares of every corpus, with the first fitting place of the report as baseline."""
    return [
        *_figures("isaf", "counts/isaf (dev)", isaf(folder), {"province": _in_province}),
        *_figures(
            "gunviolence",
            "linking/gun_violence (dev)",
            gun_violence(folder, MOST),
            {"state": _in_state, "city": _in_city},
        ),
        *_figures("muc", "muc4/dev", muc(folder, MOST), {"country": _in_country, "specific": _names_it}),
    ]


def _figures(name: str, corpus: str, reports: Sequence[Located], judges: dict[str, Judge]) -> Iterable[Figure]:
    coder = Coder()
    places = []
    for report in reports:
        incident = told(coder.code(report.text, title=report.title, published=report.published))
        places.append(incident.place if incident is not None else None)
    named = [[p for p in _named(r.text) if name != "isaf" or p.feature == "admin1"] for r in reports]
    for what, judge in judges.items():
        rows = [k for k, r in enumerate(reports) if r.narrow is not None or judge is not _names_it]
        said = [None if (at := places[k]) is None else judge(at, reports[k]) for k in rows]
        plain = [next((v for p in named[k] if (v := judge(p, reports[k])) is not None), None) for k in rows]
        answers = [v for v in said if v is not None]
        yield Figure(
            f"locations.{name}.{what}",
            sum(answers) / len(rows),
            "share",
            corpus,
            f"{len(rows)} reports",
            sum(v is True for v in plain) / len(rows),
            "the first such place in the text",
        )
        yield Figure(
            f"locations.{name}.{what}.of_said",
            sum(answers) / max(1, len(answers)),
            "share",
            corpus,
            f"{len(answers)} incidents with one",
        )


def _named(text: str) -> tuple[PlaceMention, ...]:
    found = [Sentence(i, a, b, text[a:b], p) for i, (a, b, p) in enumerate(sentences(text))]
    return find_places(Document(Report(text=text, ref="bench"), tuple(found)))


def _in_province(place: Where, gold: Located) -> bool | None:
    return None if place.admin1 is None else place.admin1 in _areas(gold.wide, "AF")


def _in_state(place: Where, gold: Located) -> bool | None:
    return None if place.admin1 is None else fold(place.admin1) == fold(gold.wide)


def _in_country(place: Where, gold: Located) -> bool | None:
    codes = {c.place.country for c in load_gazetteer().lookup(fold(gold.wide)) if c.place.feature is Feature.COUNTRY}
    return None if place.country is None else place.country in codes


def _in_city(place: Where, gold: Located) -> bool | None:
    if (place.precision or 9) > 3:
        return None
    names = [fold(n.strip(" )").removesuffix("county")).strip() for n in (gold.narrow or "").lower().split("(")]
    said = {fold(place.name), fold(place.name.removesuffix(" County")), fold(place.text)}
    if not said.isdisjoint(names):
        return True
    if place.latitude is None or place.longitude is None:
        return False
    point = place.latitude, place.longitude
    there = [p for n in names for p in _places(n) if p.country == "US" and p.admin1 == gold.wide]
    return any(distance_km(point, (p.latitude, p.longitude)) <= CLOSE_KM for p in there)


def _names_it(place: Where, gold: Located) -> bool | None:
    if place.precision == 6:
        return None
    return fold(gold.narrow or "") in f"{fold(place.name)} {fold(place.text)}"


def _areas(name: str, country: str) -> set[str | None]:
    return {p.name for p in _places(fold(name)) if p.feature is Feature.ADMIN1 and p.country == country}


def _places(key: str) -> list[Place]:
    return [c.place for c in load_gazetteer().lookup(key)]
