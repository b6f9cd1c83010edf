"""The actors: those listed by name, and the forces that every country has by rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from dateline.knowledge.actors_governments import government_of, in_power
from dateline.knowledge.actors_tables import Row, group_rows, listed, read_rows
from dateline.knowledge.actors_years import ALWAYS, DatedName, Years, dated_name, years
from dateline.model.actor_kinds import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A known group, force, organisation or state.

    `id` is stable ("PK.TTP"; "PK.MIL" for a force by rule; "PK" for the state), `countries` are ISO 3166-1 alpha-2 codes where it
    acts, `since` and `until` years of activity, None where open or not well known. `context_aliases` can mean something else.
    `dated` are those of both kinds of aliases that were its names only in some years.
    `parent` is the id of the actor it belongs to or split from, `ids` its names in other schemes ("ucdp", "gtd"), `basis` who says so.
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    aliases: tuple[str, ...] = ()
    context_aliases: tuple[str, ...] = ()
    parent: str | None = None
    ids: tuple[tuple[str, str], ...] = ()
    basis: str = "rule"
    dated: tuple[DatedName, ...] = ()

    @property
    def years(self) -> Years:
        """The years in which it was active."""
        return Years(self.since, self.until)

    def years_of(self, alias: str) -> tuple[Years, ...]:
        """The spans of years in which `alias` was one of its names."""
        if not self.dated:
            return (ALWAYS,)
        return tuple(one.years for one in self.dated if one.name == alias) or (ALWAYS,)


@dataclass(frozen=True, slots=True)
class Land:
    """A country, or a people without one, whose forces are named after it; `code` begins their ids."""

    code: str
    name: str
    countries: tuple[str, ...]
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    is_state: bool

    @property
    def adjective(self) -> str:
        """How its forces are called: "Pakistani", or its name where English has no adjective."""
        return self.adjectives[0] if self.adjectives else self.name


@dataclass(frozen=True, slots=True)
class Force:
    """A kind of force by rule; `suffix` ends its id."""

    suffix: str
    kind: ActorKind
    label: str


# A people has no army or police of its own: what is called so is an armed group of it.
PEOPLES_KINDS = {"MIL": ActorKind.MILITIA, "POL": ActorKind.MILITIA, "SEC": ActorKind.MILITIA, "GOV": ActorKind.PARTY}


# The forces that take orders from whoever governs; their names say who that was where a listed group did.
OF_THE_REGIME = frozenset({"GOV", "MIL", "POL", "SEC", "INT"})


def actor(actor_id: str, year: int | None = None) -> Actor:
    """The actor of that id, listed or by rule, as it was in `year`; raises KeyError with the id when there is none.

    A listed group that held power all through the year is the state's: its kind is `state`. A government has its regime's name in brackets
    behind its own, and so have the forces of a country that a listed group governs.
    """
    found = listed_actors().get(actor_id)
    one = found if found is not None else _by_rule(actor_id)
    if year is None:
        return one
    if in_power(actor_id, year) is not None:
        return replace(one, kind=ActorKind.STATE)
    code, _, suffix = actor_id.partition(".")
    if suffix in OF_THE_REGIME and code in lands():
        regime = government_of(code, year)
        if regime is not None and (suffix == "GOV" or regime.in_power):
            return replace(one, name=f"{one.name} ({regime.name})")
    return one


def _by_rule(actor_id: str) -> Actor:
    """The state, or the force of a state or people, of that id; raises KeyError with the id when there is none."""
    code, _, suffix = actor_id.partition(".")
    land = lands().get(code)
    if land is None or (suffix and suffix not in forces()):
        raise KeyError(actor_id)
    if not suffix:
        if not land.is_state:
            raise KeyError(actor_id)
        return Actor(land.code, land.name, ActorKind.STATE, land.countries, aliases=land.other_names)
    force = forces()[suffix]
    kind = force.kind if land.is_state else PEOPLES_KINDS.get(suffix, force.kind)
    label = force.label if land.is_state or suffix != "MIL" else "forces"
    return Actor(actor_id, f"{land.adjective} {label}", kind, land.countries)


@cache
def listed_actors() -> dict[str, Actor]:
    """Every actor with a name of its own, by id; two rows of one table with one id raise ValueError.

    A row with the id of a force by rule ("PH.MIL") adds names to that force, which keeps the name it has by rule. A row of a user's own
    table with a known id adds its names to that actor.
    """
    actors: dict[str, Actor] = {}
    tables: dict[str, str] = {}
    for row in group_rows():
        one = _read(row)
        if one.id not in actors:
            actors[one.id], tables[one.id] = one, row.table
        elif tables[one.id] != row.table:
            actors[one.id] = _with_names(actors[one.id], one)
        else:
            raise ValueError(f"{row.where}: two actors have the id {one.id}")
    return actors


def _read(row: Row) -> Actor:
    """The actor of one row; raises ValueError with file and line where a cell cannot be."""
    cells = row.cells
    try:
        if "@" in cells["name"]:
            raise ValueError("the name carries no years; write a former name among the aliases")
        active = years(cells["since"], cells["until"])
        aliases, context = (tuple(map(dated_name, listed(cells[column]))) for column in ("aliases", "context_aliases"))
        kind = ActorKind(cells["kind"])
    except ValueError as error:
        raise ValueError(f"{row.where}: {error}") from None
    code, _, suffix = cells["id"].partition(".")
    by_rule = code in lands() and suffix in forces()
    return Actor(
        id=cells["id"],
        name=_by_rule(cells["id"]).name if by_rule else cells["name"],
        kind=kind,
        countries=listed(cells["countries"]),
        since=active.since,
        until=active.until,
        aliases=(cells["name"], *(alias.name for alias in aliases)),
        context_aliases=tuple(alias.name for alias in context),
        parent=cells["parent"] or None,
        ids=tuple((scheme, name) for scheme, _, name in (one.partition("=") for one in listed(cells["ids"]))),
        basis=cells["basis"],
        dated=tuple(alias for alias in (*aliases, *context) if alias.years != ALWAYS),
    )


def _with_names(one: Actor, more: Actor) -> Actor:
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *more.aliases))),
        context_aliases=tuple(dict.fromkeys((*one.context_aliases, *more.context_aliases))),
        dated=(*one.dated, *more.dated),
    )


@cache
def lands() -> dict[str, Land]:
    """Every country by ISO code, and every people of peoples.tsv by its own code."""
    found = {
        row["iso2"]: Land(
            code=row["iso2"],
            name=row["name"],
            countries=(row["iso2"],),
            other_names=listed(row["other_names"]),
            adjectives=listed(row["adjectives"]),
            capitals=listed(row["capitals"]),
            is_state=True,
        )
        for row in read_rows("countries")
    }
    for row in read_rows("peoples"):
        adjectives = listed(row["adjectives"])
        found[row["id"]] = Land(row["id"], adjectives[0], listed(row["countries"]), (), adjectives, (), is_state=False)
    return found


@cache
def forces() -> dict[str, Force]:
    """The kinds of force by rule, by the suffix of their ids."""
    heads = [row for row in read_rows("forces") if row["role"] in ("head", "office") and row["label"] != "-"]
    return {row["suffix"]: Force(row["suffix"], ActorKind(row["kind"]), row["label"]) for row in heads}
