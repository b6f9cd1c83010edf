"""How to cite an incident: as plain words and as BibTeX, with a link that shows it as it was known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.book.incident import BookIncident
from dateline.publishing.wording import clean
from dateline.web.paths import incident_path
from dateline.web.showing.values import date_words
from dateline.web.showing.words import moment_words, place_named

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_WRITTEN = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """An incident cited: `permalink` shows it for ever as it was known at `moment` (UTC)."""

    plain: str
    bibtex: str
    permalink: str
    moment: str


def citation(incident: BookIncident, base: str, as_of: str | None) -> Citation:
    """The citation of an incident of a book served at `base`, as known by `as_of` (None: by its latest change)."""
    moment = as_of or incident.since
    permalink = f"{base.rstrip('/')}{incident_path(incident.id)}?as_of={moment.replace('.000000Z', 'Z')}"
    title = clean(incident.headline)
    when = date_words(incident.date.edtf, incident.date.text) if incident.date is not None else "date unknown"
    where = place_named(incident.place) if incident.place is not None else "place unknown"
    counted = f"{len(incident.reports)} {'report' if len(incident.reports) == 1 else 'reports'}"
    plain = f"“{title}” ({when}; {where}). Dateline incident {incident.id}, from {counted}, as known on {moment_words(moment)} UTC. {permalink}"
    return Citation(plain, _bibtex(incident, title, permalink, moment), permalink, moment)


def _bibtex(incident: BookIncident, title: str, permalink: str, moment: str) -> str:
    fields = {
        "title": "{" + _tex(title) + "}",
        "howpublished": f"Dateline incident {_tex(incident.id)}",
        "year": moment[:4],
        "month": str(int(moment[5:7])),
        "note": f"As known on {moment_words(moment)} UTC, from {len(incident.reports)} reports",
        "url": permalink,
    }
    rows = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{dateline-{incident.id},\n{rows}\n}}"


def _tex(text: str) -> str:
    """The text as BibTeX takes it: characters with a meaning of their own are written out."""
    return _SPECIAL.sub(lambda m: _WRITTEN.get(m[0], "\\" + m[0]), text)
