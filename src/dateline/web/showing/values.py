"""What one claim says of a field, in words: the key by which equal values are one, and how it reads."""

from __future__ import annotations

from typing import Any

from dateline.model.coded import Claim
from dateline.model.vocabulary import Stance
from dateline.publishing.wording import clean, edtf_words, range_words
from dateline.schemes.incident_types import incident_type

Key = tuple[object, ...]


def value_of(field: str, claim: Claim) -> tuple[Key, str]:
    """The value that a claim gives `field` ("killed:hostages", "place"); raises KeyError for a type that there is not."""
    value = claim.value
    if ":" in field:
        return _count(field, value)
    if field == "type":
        return (value["type"],), incident_type(value["type"]).label
    if field == "date":
        return (value["edtf"],), date_words(value["edtf"], value.get("text"))
    if field == "place":
        return (clean(value["name"]).casefold(),), clean(value["name"])
    if field == "responsibility":
        return _responsibility(value)
    raise KeyError(field)


def denies(claim: Claim) -> bool:
    """Whether a claim says that it is not so."""
    return claim.stance is Stance.DENIES or claim.value.get("status") == "denied"


def date_words(edtf: str | None, text: str | None) -> str:
    """A date in words, else as the report has it."""
    return (edtf_words(edtf) if edtf else None) or clean(text or edtf or "unknown")


def _count(field: str, value: dict[str, Any]) -> tuple[Key, str]:
    ends = value["low"], value["best"], value["high"]
    if value["low"] is not None and value["best"] is not None and value["low"] != value["best"]:
        words = f"about {value['best']:,}"
    else:
        words = range_words(*ends)
    who = value["who"]
    other = "" if who == field.partition(":")[2] else f" {who.replace('_', ' ')}"
    return (*ends, who), words + other


def _responsibility(value: dict[str, Any]) -> tuple[Key, str]:
    status = value["status"]
    if status == "unclaimed":
        return (status,), "nobody has claimed it"
    name = clean(value.get("name") or value.get("text") or "unknown")
    return (name.casefold(), status), f"{name}: {status}"
