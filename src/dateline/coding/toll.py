"""A number of people and what happened to them, and the group that a party belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.mentions import Mention
from dateline.coding.parties import PEOPLE_OF, Party
from dateline.model.span import Span
from dateline.model.vocabulary import CountWhat, CountWho

TOLL_NOUNS = frozenset({"death toll", "toll"})  # nouns that a total is stated with


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people and what happened to them, as one passage says it; `low`, `best`, `high` None are open or unknown.

    `whole` marks a stated total ("the death toll rose to 31"), `part` a share of another number ("including three
    children"), `update` one that replaces an earlier total ("rose to"), `shot` people shot or stabbed whose
    fate that passage leaves open: injured, unless the report tells of deaths.
    """

    what: CountWhat
    who: CountWho
    low: int | None
    best: int | None
    high: int | None
    exact: bool
    span: Span
    sentence: int
    mention: Mention
    party: Party | None
    whole: bool = False
    part: bool = False
    update: bool = False
    shot: bool = False


def group_of(party: Party) -> CountWho:
    """The group a party belongs to; `PEOPLE` when the words do not say."""
    if party.who is not None and not (party.actor is not None and (party.named or party.who is CountWho.PEOPLE)):
        return party.who
    if party.actor is not None:
        return PEOPLE_OF.get(
            str(party.actor.kind),
            CountWho.MILITANTS
            if str(party.actor.kind) not in {"state", "officials", "party", "organisation", "coalition"}
            else CountWho.PEOPLE,
        )
    return CountWho.PEOPLE


def join(*spans: Span) -> Span:
    return Span(min(x.start for x in spans), max(x.end for x in spans))
