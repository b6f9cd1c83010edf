"""Place names on GeoWebNews and GeoVirus: found, and located with given names and end to end, beside the most populous place of the name.

A name counts as found where a mention overlaps it. Demonyms found where the gold has none are set aside in `names` and counted
against us in `names_with_demonyms`: GeoVirus leaves them out. `gold` figures resolve the annotated names (`resolve_spans`);
`end_to_end` ones what was found, a name that was not found being without a place. `within_extent` forgives two sources that put the
point of one country or province far apart, which the literature's measure does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.distances import CLOSE_KM, Errors, Point, errors, located_figures
from bench.figure import Figure, Tally
from bench.toponyms import Article, Toponym, geovirus, geowebnews, unparsed
from dateline.coding.places import find_places, resolve_spans
from dateline.knowledge.gazetteer import fold, load_gazetteer
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.layers import PlaceMention

DATA = ("geoparsing",)
BASELINE = "the most populous place of the name"
KINDS = (("literal", True), ("associative", False))

Located = list[tuple[Toponym, PlaceMention | None, str]]  # an annotated name, its mention and its text


def measure(folder: Path) -> list[Figure]:
    """Names found and names located, on both corpora."""
    return [
        *_figures("geowebnews", list(geowebnews(folder / "geoparsing" / "GWN.xml"))),
        *_figures("geovirus", list(geovirus(folder / "geoparsing" / "GeoVirus.xml"))),
    ]


def _figures(name: str, articles: Sequence[Article]) -> list[Figure]:
    corpus = f"geoparsing/{name} (dev)", f"{len(articles)} texts"
    found = [find_places(a.document) for a in articles]
    ends: Located = []
    given: Located = []
    for article, mentions in zip(articles, found, strict=True):
        text, names = article.document.text, article.names
        resolved = resolve_spans(article.document, [n.span for n in names])
        given += [(n, m, n.span.of(text)) for n, m in zip(names, resolved, strict=True)]
        first = (next((m for m in mentions if m.span.overlaps(n.span)), None) for n in names)
        ends += [(n, m, n.span.of(text) if m is None else m.text) for n, m in zip(names, first, strict=True)]
    name = f"geoparsing.{name}"
    return [
        *_recognised(name, articles, found, corpus),
        _without_case(name, articles, corpus),
        *_ends(name, ends, corpus),
        *_given(f"{name}.gold", given, corpus),
    ]


def _recognised(
    name: str, articles: Sequence[Article], found: Sequence[tuple[PlaceMention, ...]], corpus: tuple[str, str]
) -> list[Figure]:
    exact = hit = spurious = aside = there = 0
    for article, mentions in zip(articles, found, strict=True):
        there += len(article.names)
        exact += len({n.span for n in article.names} & {m.span for m in mentions})
        hit += sum(any(m.span.overlaps(n.span) for m in mentions) for n in article.names)
        stray = [m for m in mentions if not any(m.span.overlaps(n.span) for n in article.names)]
        aside += sum(m.relation == "demonym" for m in stray)
        spurious += sum(m.relation != "demonym" for m in stray)
    overlapping, strict = Tally(hit, spurious, there - hit), Tally(hit, spurious + aside, there - hit)
    whole = Tally(exact, hit - exact + spurious, there - exact)
    rows = [
        ("names", overlapping.f1),
        ("names.precision", overlapping.precision),
        ("names.recall", overlapping.recall),
        ("names_with_demonyms", strict.f1),
        ("spans", whole.f1),
        ("spans.precision", whole.precision),
        ("spans.recall", whole.recall),
    ]
    size = f"{there} names of {corpus[1]}"
    return [Figure(f"{name}.{what}", value, "share", corpus[0], size) for what, value in rows]


def _without_case(name: str, articles: Sequence[Article], corpus: tuple[str, str]) -> Figure:
    """F1 of the names, as `names`, of the texts in capitals; a text that grows by a letter in capitals ("ß") is left out."""
    hit = spurious = there = 0
    for article in articles:
        text = article.document.text
        if len(text.upper()) != len(text):
            continue
        mentions = find_places(unparsed(text.upper()))
        there += len(article.names)
        hit += sum(any(m.span.overlaps(n.span) for m in mentions) for n in article.names)
        stray = [m for m in mentions if not any(m.span.overlaps(n.span) for n in article.names)]
        spurious += sum(m.relation != "demonym" for m in stray)
    f1 = Tally(hit, spurious, there - hit).f1
    return Figure(f"{name}.names_in_capitals", f1, "share", corpus[0], f"{there} names of {corpus[1]}")


def _ends(name: str, ends: Located, corpus: tuple[str, str]) -> list[Figure]:
    found = [row for row in ends if row[1] is not None]
    ours, plain = _ours(ends), errors((_most_populous(text) if m is not None else None, n.point) for n, m, text in ends)
    hits, plain_hits = _ours(found), _plainly(found)
    size = f"{len(ends)} names of {corpus[1]}"
    return [
        Figure(f"{name}.end_to_end_161_km", ours.close, "share", corpus[0], size, plain.close, BASELINE),
        Figure(
            f"{name}.within_161_km", hits.close, "share", corpus[0], f"{len(found)} found", plain_hits.close, BASELINE
        ),
        *located_figures(f"{name}.end_to_end", ours, plain, corpus, BASELINE),
        *_by_type(name, "recall", [(n, float(m is not None)) for n, m, _ in ends], corpus),
    ]


def _given(name: str, given: Located, corpus: tuple[str, str]) -> list[Figure]:
    linked = [row for row in given if row[0].linked]
    figures = []
    for part, rows in ((name, given), (f"{name}.linked", linked)):
        if part != name and len(linked) == len(given):
            continue
        ours, plain = _ours(rows), _plainly(rows)
        size = f"{len(rows)} names of {corpus[1]}"
        figures.append(Figure(f"{part}.within_161_km", ours.close, "share", corpus[0], size, plain.close, BASELINE))
        extent = sum(_is_within(m, n.point) for n, m, _ in rows) / len(rows)
        figures.append(Figure(f"{part}.within_extent", extent, "share", corpus[0], size))
        figures += located_figures(part, ours, plain, corpus, BASELINE)
    near = [(row[0], _ours([row]).close) for row in given]
    return [*figures, *_by_type(name, "within_161_km", near, corpus)]


def _by_type(name: str, what: str, rows: Sequence[tuple[Toponym, float]], corpus: tuple[str, str]) -> list[Figure]:
    """The mean over literal and over associative names, where the corpus tells them apart."""
    if all(n.literal for n, _ in rows):
        return []
    parts = {kind: [v for n, v in rows if n.literal is literal] for kind, literal in KINDS}
    return [
        Figure(f"{name}.{kind}.{what}", sum(v) / len(v), "share", corpus[0], f"{len(v)} names of {corpus[1]}")
        for kind, v in parts.items()
    ]


def _ours(rows: Located) -> Errors:
    return errors((_point(m), n.point) for n, m, _ in rows)


def _plainly(rows: Located) -> Errors:
    return errors((_most_populous(text), n.point) for n, _, text in rows)


def _point(mention: PlaceMention | None) -> Point:
    if mention is None or mention.latitude is None or mention.longitude is None:
        return None
    return mention.named_at or (
        mention.latitude,
        mention.longitude,
    )  # the annotators placed the name, not what is meant


def _is_within(mention: PlaceMention | None, point: tuple[float, float]) -> bool:
    """Whether a point is within 161 km of a mention's, or within the radius that the mention states: two points of one country."""
    place = _point(mention)
    if mention is None or place is None:
        return False
    return distance_km(place, point) <= max(CLOSE_KM, mention.radius_km or 0.0)


def _most_populous(name: str) -> Point:
    hits = load_gazetteer().lookup(fold(name)) or load_gazetteer().lookup(name.replace(".", ""))
    best = max((c.place for c in hits), key=lambda p: p.population, default=None)
    return None if best is None else (best.latitude, best.longitude)
