"""The sentences of a brief: templates over counts, responsibility and dates, never a number of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.book.incident import BookIncident, WeighedCount
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
    """For example "21 (range 21 to 60, contested) hostages"."""
    words = amount(count.low, count.best, count.high)
    group = count_group(count.who)
    noun = group.singular if (count.low, count.best, count.high) == (1, 1, 1) else group.label
    if not count.contested:
        return f"{words} {noun}"
    bracket = f"{words[:-1]}, contested)" if words.endswith(")") else f"{words} (contested)"
    return f"{bracket} {noun}"


def tolls(counts: Sequence[WeighedCount], speakers: str) -> str:
    """One sentence for the counts of one kind: "21 hostages and 2 soldiers were reported killed, according to police."."""
    said = joined(counted(c) for c in counts)
    [what] = {c.what for c in counts}
    one = len(counts) == 1 and (counts[0].low, counts[0].best, counts[0].high) == (1, 1, 1)
    return sentence(
        f"{said} {'was' if one else 'were'} {VERBS[what]}{f', according to {speakers}' if speakers else ''}"
    )


def responsible(said: Responsibility) -> str:
    """What somebody says about who did it, as one sentence."""
    who, by = clean(said.name or said.text), clean(said.by)
    reporter = by.casefold() in {"reporter", ""}
    own = by.casefold() in {who.casefold(), clean(said.text).casefold()}
    match said.status:
        case Status.CLAIMED:
            return sentence(f"{who} claimed responsibility{_mode(said)}")
        case Status.DENIED:
            return sentence(f"{who} denied it" if own else f"{by} denied that {who} did it")
        case Status.UNCLAIMED:
            return "Nobody had claimed responsibility when this was reported."
        case Status.ACCUSED:
            return sentence(f"{who} {'is' if reporter else 'was'} blamed{'' if reporter else f' by {by}'}")
        case Status.SUSPECTED:
            return sentence(f"{who} is suspected{'' if reporter else f' by {by}'}")
        case Status.REPORTED:
            return sentence(f"{who} is reported to have done it{'' if reporter else f', says {by}'}")


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
    if colon or what in CountWhat:
        group = "" if who in ("", CountWho.PEOPLE) else f"{count_group(who).label} "
        return f"{group}{what.replace('_', ' ')}"
    return {"responsibility": "who did it", "account": "what happened"}.get(what, what)


def plural(count: int, noun: str) -> str:
    """ "1 incident", "2 incidents"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"
