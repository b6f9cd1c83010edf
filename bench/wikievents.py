"""Incidents and their roles in long modern reports of bombings and attacks (WikiEvents), by head words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.corpora import json_lines
from bench.figure import Figure, Tally
from dateline import Coder
from dateline.model.coded import CodedReport, Incident
from dateline.model.vocabulary import ParticipantRole

FILES = {"dev": "news/wikievents_dev.jsonl", "train": "news/wikievents_train.jsonl"}
DATA = tuple(FILES.values())
VIOLENCE = ("Conflict.Attack", "Life.Die", "Life.Injure")
TAKING = "Justice.ArrestJailDetain"  # the corpus has abductions among its arrests: those whose word says so
_ABDUCTING = re.compile(r"(?:kidnap|abduct|hostage|captur|captiv|seiz)", re.IGNORECASE)
ROLES = {
    "Attacker": "attacker",
    "Killer": "attacker",
    "Injurer": "attacker",
    "Jailer": "attacker",
    "Target": "target",
    "Victim": "victim",
    "Detainee": "victim",
    "Instrument": "instrument",
    "ExplosiveDevice": "instrument",
    "Place": "place",
}
NAMES = ("attacker", "target", "victim", "instrument", "place")
OURS = {
    "attacker": {ParticipantRole.PERPETRATOR, ParticipantRole.PARTY},
    "victim": {ParticipantRole.VICTIM},
    "target": {ParticipantRole.TARGET},
}
DONE_TO = frozenset({"victim", "target"})
PLAIN_ROLES = {  # what a role is by the words beside it alone
    "attacker": re.compile(r"(\w+) (?:attacked|bombed|shot|killed|detonated|opened fire|stabbed)\b"),
    "target": re.compile(r"\b(?:attacks?|bombings?|explosions?|blasts?) (?:on|at|outside|against) ((?:[\w’]+ ?){1,3})"),
    "victim": re.compile(r"(\w+) (?:(?:was|were|been) )?(?:killed|wounded|injured|dead|kidnapped)\b"),
    "instrument": re.compile(r"\b(bombs?|guns?|rifles?|grenades?|rockets?|missiles?|knife|knives|explosives|IEDs?)\b"),
    "place": re.compile(r"\b(?:in|near) ((?:[A-Z]\w+ ?)+)"),
}
_PLAIN_WORDS = re.compile(
    r"\b(?:kill|attack|bomb|shoot|shot|explo|blast|detonat|wound|injur|murder|kidnap|abduct|assassinat)\w*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Gold:
    """A violent event of the corpus: characters of its word, and the heads of its arguments by our names of roles."""

    start: int
    end: int
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A report as text with its violent events."""

    text: str
    events: tuple[Gold, ...]


def measure(folder: Path) -> list[Figure]:
    """For events, and for each role: precision, recall and F1 over dev; train alone has the F1 of all roles and of events."""
    coder = Coder()
    figures: list[Figure] = []
    for split, name in FILES.items():
        reports = [report(record) for record in json_lines(folder / name)]
        coded = [coder.code(r.text) for r in reports]
        words = [[(m.start, m.end) for i in _violent(c) for m in i.mentions] for c in coded]
        rows = _tallies(reports, words, [_ours(c) for c in coded])
        plain = _tallies(reports, [_plain_spans(r.text) for r in reports], [_plain(r.text) for r in reports])
        for part, tallied in rows.items():
            if split == "dev" or part in {"event", "roles"}:
                figures += _figures(split, part, tallied, plain[part], reports)
    return figures


def _figures(split: str, part: str, tallied: Tally, plain: Tally, reports: list[Told]) -> Iterator[Figure]:
    there = tallied.right + tallied.missed
    for score in ("precision", "recall", "f1"):
        yield Figure(
            name=f"wikievents.{split}.{part}.{score}",
            value=getattr(tallied, score),
            unit="share",
            corpus=f"news/wikievents ({split})",
            size=f"{len(reports)} reports, {there} {part}",
            baseline=getattr(plain, score),
            baseline_name="a word of violence" if part == "event" else "the words beside it",
        )


def report(record: dict[str, Any]) -> Told:
    """A record as its text, tokens set apart as the corpus has them, and its violent events."""
    starts, pieces, at = [], [], 0
    for k, token in enumerate(record["tokens"]):
        glued = k and (re.fullmatch(r"[.,;:!?’)\]%]|['’]s|n['’]t", token) or record["tokens"][k - 1] in {"(", "[", "$"})
        at += 0 if glued or not k else 1
        pieces.append(token if glued or not k else f" {token}")
        starts.append(at)
        at += len(token)
    events = []
    for event in record["event_mentions"]:
        trigger = event["trigger"]
        if not _is_violence(event["event_type"], trigger["text"]):
            continue
        first, end = (trigger[k] if k in trigger else trigger[f"{k}_idx"] for k in ("start", "end"))  # dev, train
        last = end - 1
        events.append(
            Gold(
                start=starts[first],
                end=starts[last] + len(record["tokens"][last]),
                arguments=tuple((ROLES[a["role"]], _head(a["text"])) for a in event["arguments"] if a["role"] in ROLES),
            )
        )
    return Told("".join(pieces), tuple(events))


def _is_violence(kind: str, word: str) -> bool:
    return kind.startswith(VIOLENCE) or (kind.startswith(TAKING) and _ABDUCTING.search(word) is not None)


def _head(text: str) -> str:
    """The last word before the first "of", "in" or the like, in small letters."""
    kept = re.split(r"\s+(?:of|in|at|on|from|who|that|which|near|for|with|by)\s+|,", text.strip())[0]
    words: list[str] = _WORD.findall(kept) or _WORD.findall(text) or [text]
    return words[-1].lower()


def _tallies(
    reports: list[Told], spans: list[list[tuple[int, int]]], heads: list[dict[str, set[str]]]
) -> dict[str, Tally]:
    """The tally of events, by the spans of their words, and of each role, by the heads that fill it."""
    rows = {"event": _total(_events(r, _apart(s)) for r, s in zip(reports, spans, strict=True))}
    for name in NAMES:
        rows[name] = _total(_role(r, h, name) for r, h in zip(reports, heads, strict=True))
    rows["roles"] = _total([rows[name] for name in NAMES])
    return rows


def _violent(coded: CodedReport) -> list[Incident]:
    """The incidents in which somebody attacks, kills, hurts or takes people."""
    return [i for i in coded.incidents if i.type not in {"arrest", "threat", "weapons_seizure", "release", "surrender"}]


def _events(told: Told, spans: list[tuple[int, int]]) -> Tally:
    """Gold words that one of the spans overlaps, gold words that none does, and spans over no gold word."""
    found = sum(any(a < e.end and e.start < b for a, b in spans) for e in told.events)
    spurious = sum(not any(a < e.end and e.start < b for e in told.events) for a, b in spans)
    return Tally(found, spurious, len(told.events) - found)


def _role(told: Told, ours: Mapping[str, set[str]], name: str) -> Tally:
    """The distinct heads that fill a role anywhere in the report, against `ours` by role.

    The corpus has the dead as victims of dying and as targets of the attack, so either of ours finds the other and is not spurious.
    """
    either = DONE_TO if name in DONE_TO else {name}
    gold = {head for e in told.events for role, head in e.arguments if role == name}
    beside = {head for e in told.events for role, head in e.arguments if role in either}
    said = set().union(*(ours[role] for role in either))
    return Tally(len(gold & said), len(ours[name] - beside), len(gold - said))


def _ours(coded: CodedReport) -> dict[str, set[str]]:
    """The heads that the incidents of a coded report give each role."""
    rows: dict[str, set[str]] = {name: set() for name in NAMES}
    for incident in _violent(coded):
        rows["instrument"] |= {_head(w.text) for w in incident.weapons}
        rows["place"] |= {_head(incident.place.text)} if incident.place else set()
        for name, roles in OURS.items():
            rows[name] |= {_head(p.text) for p in incident.participants if p.role in roles}
    return rows


def _plain(text: str) -> dict[str, set[str]]:
    """The heads that the words beside them alone give each role."""
    return {name: {_head(m.group(1)) for m in pattern.finditer(text)} for name, pattern in PLAIN_ROLES.items()}


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those that overlap made one."""
    rows: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if rows and a < rows[-1][1]:
            rows[-1] = (rows[-1][0], max(b, rows[-1][1]))
        else:
            rows.append((a, b))
    return rows


def _plain_spans(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _PLAIN_WORDS.finditer(text)]


def _total(tallies: Iterable[Tally]) -> Tally:
    sums: Counter[str] = Counter()
    for t in tallies:
        sums.update(right=t.right, spurious=t.spurious, missed=t.missed)
    return Tally(sums["right"], sums["spurious"], sums["missed"])
