"""The sentences of a brief: templates over counts, responsibility and dates, never a number of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.book.incident import BookIncident, WeighedCount
from dateline.knowledge.casing import is_small
from dateline.model.coded import Responsibility
from dateline.model.vocabulary import CountWhat, CountWho, ResponsibilityStatus
from dateline.publishing.wording import PLACE_PRECISION, clean, date_words, number
from dateline.schemes.count_groups import count_group

Status = ResponsibilityStatus
# What is said of so many people; {} stands before it.
VERBS = {
    CountWhat.KILLED: "reported killed",
    CountWhat.INJURED: "reported injured",
    CountWhat.ABDUCTED: "reported abducted",
    CountWhat.HELD: "reported held",
    CountWhat.FREED: "reported freed",
    CountWhat.ESCAPED: "reported to have escaped",
    CountWhat.MISSING: "reported missing",
    CountWhat.ABOARD: "reported aboard",
    CountWhat.ARRESTED: "reported arrested",
    CountWhat.ATTACKERS: "reported as attackers",
    CountWhat.DISPLACED: "reported displaced",
}


def amount(low: int | None, best: int | None, high: int | None) -> str:
    """For example "21", "21 (range 21 to 60)", "at least 35", "up to 20", "10 to 15"; raises ValueError where nothing is known."""
    if low is None and best is None and high is None:
        raise ValueError("nothing is known")
    least = low if low is not None else best
    if high is None:
        return f"at least {number(least)}"
    if least is None:
        return f"up to {number(high)}"
    if best is None:
        return number(high) if least == high else f"{number(least)} to {number(high)}"
    return number(best) if least == high else f"{number(best)} (range {number(least)} to {number(high)})"


def counted(count: WeighedCount) -> str:
    """For example "21 hostages (range 21 to 60, contested)", "at least 31 civilians"."""
    first, bracket, rest = amount(count.low, count.best, count.high).partition(" (")
    group = count_group(count.who)
    noun = group.singular if first == "1" else group.label
    more = [rest.rstrip(")")] if bracket else []
    more += ["contested"] if count.contested else []
    return f"{first} {noun} ({', '.join(more)})" if more else f"{first} {noun}"


def tolls(counts: Sequence[WeighedCount], speakers: str) -> str:
    """One sentence for the counts of one kind: "22 people, among them 14 civilians, were reported killed, according to police."."""
    whole = [c for c in counts if c.who is CountWho.PEOPLE]
    groups = [c for c in counts if c.who is not CountWho.PEOPLE]
    [what] = {c.what for c in counts}
    said = joined(counted(c) for c in (whole or groups))
    one = len(whole or groups) == 1 and said.startswith("1 ")
    among = f", among them {joined(counted(c) for c in groups)}," if whole and groups else ""
    verb = f"{'was' if one else 'were'} {VERBS[what]}"
    return sentence(f"{said}{among} {verb}{f', according to {speakers}' if speakers else ''}")


def responsible(said: Responsibility) -> str:
    """What somebody says about who did it, as one sentence."""
    who, by = clean(said.name or said.text), inside(clean(said.by))
    reporter = by.casefold() in {"reporter", ""}
    own = by.casefold() in {who.casefold(), clean(said.text).casefold()}
    behind = "" if reporter else f" by {by}"
    match said.status:
        case Status.CLAIMED:
            return f"Claimed by {inside(who)}{_mode(said)}."
        case Status.DENIED:
            return f"Denied by {inside(who)}." if own or reporter else sentence(f"{by}: it was not {inside(who)}")
        case Status.UNCLAIMED:
            return "Claimed by nobody when this was reported."
        case Status.ACCUSED:
            return f"Blamed on {inside(who)}{behind}."
        case Status.SUSPECTED:
            return f"Suspected{behind}: {inside(who)}."
        case Status.REPORTED:
            return f"Put down to {inside(who)}{behind}."


def inside(words: str) -> str:
    """Words as they stand inside a sentence: an article or common noun at their start is small ("The army", "Doctors at ...")."""
    first, space, rest = words.partition(" ")
    small = first in {"The", "A", "An"} or (first.istitle() and not rest[:1].isupper() and is_small(first.lower()))
    return f"{first.lower()}{space}{rest}" if small else words


def _mode(said: Responsibility) -> str:
    return "" if said.mode is None else f" ({said.mode})"


def when_where(incident: BookIncident, country: str | None) -> str:
    """For example "Tue 3 June 2025 · Minna, Niger State, Nigeria (near a known point)"."""
    day = date_words(incident.date) if incident.date is not None else "day not known"
    place = incident.place
    if place is None:
        return f"{day} · place not known"
    names = dict.fromkeys(clean(n) for n in (place.name, place.admin1, country) if n)
    sure = "" if place.precision in (1, None) else f" ({PLACE_PRECISION[place.precision]})"
    return f"{day} · {', '.join(names)}{sure}"


def joined(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"


def field_words(field: str) -> str:
    """The name of a contested or changed field: "hostages killed", "place", "who did it", "what happened"."""
    what, colon, who = field.partition(":")
    if colon or what in CountWhat._value2member_map_:
        group = "" if who in ("", CountWho.PEOPLE) else f"{count_group(who).label} "
        return f"{group}{what.replace('_', ' ')}"
    return {"responsibility": "who did it", "account": "what happened"}.get(what, what)


def plural(count: int, noun: str) -> str:
    """ "1 incident", "2 incidents"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"
