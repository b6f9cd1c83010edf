"""Prints docs/schemes.md from the data files: `python -m dateline.schemes.document > docs/schemes.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.model.actor_kinds import ActorKind
from dateline.model.vocabulary import CountWho, SourceKind
from dateline.schemes.actor_kinds import kind_of_party
from dateline.schemes.count_groups import count_group
from dateline.schemes.crosswalks import Case, crosswalk_rules
from dateline.schemes.incident_types import SCHEMES, IncidentType, all_incident_types, families
from dateline.schemes.source_kinds import kind_of_source
from dateline.schemes.weapons import all_weapon_types

INTRODUCTION = """\
# Schemes

Dateline codes in its own, finest terms and projects them onto the codes of other datasets. This page is made from the data files in
`src/dateline/schemes/data/` by `python -m dateline.schemes.document`; change those, not this page.

A code that starts with `@` depends on who did it to whom: see [the rules](#rules). `-` means that the scheme has no such event.

* **ACLED** codes political violence by event type and sub-event type.
* **UCDP GED** codes only events with at least one death. Its type of violence (1 state-based, 2 non-state, 3 one-sided) is what the parties make it
  if somebody died.
* **GTD** codes only acts of non-state actors: an incident whose perpetrator is a state's force has no GTD attack type.
* **CAMEO** and **PLOVER** code who did what to whom, without places, casualties or claims.\
"""


def document() -> str:
    """The whole page as Markdown."""
    parts = [INTRODUCTION, *_incident_types(), *_rules(), *_parties(), *_weapons(), *_counted(), *_sources()]
    return "\n\n".join(parts) + "\n"


def _incident_types() -> Iterator[str]:
    yield "## Incident types"
    yield (
        "Where several mentions are one incident, the type of the highest rank names it. *Broader* is the type that the same incident may "
        "also be called by; *also* are types that one incident may be besides."
    )
    for family, covers in families().items():
        members = [one for one in all_incident_types() if one.family == family]
        yield f"### {family.capitalize()}: {covers}"
        yield _table(("type", "definition", "rank", "broader", "also"), (_described(one) for one in members))
        yield _table(("type", "ACLED", "UCDP", "GTD", "CAMEO", "PLOVER"), (_projected(one) for one in members))
        yield "\n".join(f"* {one.label}: {one.loses}" for one in members)


def _described(one: IncidentType) -> tuple[str, ...]:
    return f"`{one.name}`", one.definition, str(one.rank), one.broader or "-", ", ".join(sorted(one.overlaps)) or "-"


def _projected(one: IncidentType) -> tuple[str, ...]:
    return f"`{one.name}`", *(str(one.projections[scheme] or "-") for scheme in SCHEMES)


def _rules() -> Iterator[str]:
    yield "## Rules"
    yield "The first case that holds gives the code. A party of unknown kind is in no set."
    for scheme in SCHEMES:
        for name, cases in crosswalk_rules(scheme).items():
            yield f"### {scheme.upper()} @{name}"
            yield _table(("perpetrator", "target", "code", "why"), (_case(case) for case in cases))


def _case(case: Case) -> tuple[str, ...]:
    either = " (or the other way round)" if case.symmetric else ""
    return _kinds(case.perpetrator), _kinds(case.target) + either, str(case.code or "-"), case.why


def _kinds(kinds: frozenset[ActorKind] | None) -> str:
    return "any" if kinds is None else ", ".join(kind for kind in ActorKind if kind in kinds)


def _parties() -> Iterator[str]:
    yield "## Kinds of party"
    kinds = [kind_of_party(kind) for kind in ActorKind]
    yield _table(("kind", "covers", "ACLED inter"), ((f"`{k.kind}`", k.covers, k.inter or "-") for k in kinds))


def _weapons() -> Iterator[str]:
    yield "## Weapons"
    types = all_weapon_types()
    yield _table(("type", "label", "GTD weaptype"), ((f"`{one.name}`", one.label, str(one.gtd)) for one in types))


def _counted() -> Iterator[str]:
    yield "## Whom counts count"
    yield "Everybody in a group is also in the groups that it lies within; counts of groups that may overlap are never added up."
    groups = [count_group(who) for who in CountWho]
    rows = ((f"`{g.who}`", g.label, _in_order(g.within), _in_order(g.overlaps)) for g in groups)
    yield _table(("group", "label", "within", "may overlap"), rows)


def _in_order(groups: Iterable[CountWho]) -> str:
    members = set(groups)
    return ", ".join(who for who in CountWho if who in members) or "-"


def _sources() -> Iterator[str]:
    yield "## Kinds of source"
    kinds = [kind_of_source(kind) for kind in SourceKind]
    yield _table(("kind", "covers"), ((f"`{one.kind}`", one.covers) for one in kinds))


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (header, ["---"] * len(header), *rows)]
    return "\n".join(lines)


if __name__ == "__main__":
    print(document(), end="")
