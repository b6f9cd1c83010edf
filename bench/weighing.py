"""Whether joining the reports of one incident helps: killed and injured against the record; low, best and high against hand codings."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median_low

from bench.coded import best, incident_total, main_incidents
from bench.corpora import json_lines
from bench.figure import Figure
from dateline import Coder
from dateline.model.coded import CodedReport, Incident
from dateline.model.report import Report
from dateline.model.vocabulary import CountWhat, CountWho, SourceKind
from dateline.weighing.figure import Estimate, Speaker, Statement, Told, moment_of
from dateline.weighing.statements import statements
from dateline.weighing.weigh import weigh

GUNS = "linking/gun_violence_dev.jsonl"
HANDS = "weighing/maverick_event_report.csv"
DATA = (GUNS, HANDS)
COUNTED = {"killed": CountWhat.KILLED, "injured": CountWhat.INJURED}
NAMES = {"killed": "num_killed", "injured": "num_injured"}
Row = Mapping[str, str]


def measure(folder: Path) -> list[Figure]:
    """Joined reports beside the best single report on shootings; weighed hand codings beside their own range and consensus."""
    return shootings(folder) + hand_codings(folder)


def shootings(folder: Path) -> list[Figure]:
    """The share of incidents with two or more reports whose killed, and whose injured, come out exactly as recorded."""
    return joined(coded_groups(json_lines(folder / GUNS)))


Group = tuple[Mapping[str, int], list[tuple[CodedReport, str]]]


def coded_groups(records: Sequence[dict[str, object]]) -> list[Group]:
    """Each incident told in two or more reports: its recorded numbers, and its coded reports with their texts."""
    by_incident: dict[str, list[dict[str, object]]] = defaultdict(list)
    for record in records:
        by_incident[str(record["incident"])].append(record)
    coder = Coder()
    out: list[Group] = []
    for rows in by_incident.values():
        if len(rows) < 2:
            continue
        gold = rows[0]["gold"]
        assert isinstance(gold, dict)
        coded = [(coder.code(_report(r)), str(r["text"])) for r in rows]
        out.append(({name: int(gold[key]) for name, key in NAMES.items()}, coded))
    return out


def _report(record: Mapping[str, object]) -> Report:
    day = date.fromisoformat(str(record["published"])[:10])
    return Report(text=str(record["text"]), ref=str(record["id"]), title=str(record["title"]), published=day)


def joined(groups: Sequence[Group]) -> list[Figure]:
    """The figures of shootings from groups coded before."""
    out = []
    for name, what in COUNTED.items():
        all_right = [_total(weigh(_joined(reports)), what) == gold[name] for gold, reports in groups]
        one_right = [_single(reports, what) == gold[name] for gold, reports in groups]
        out.append(
            Figure(
                name=f"weighing.{name}.joined",
                value=sum(all_right) / len(groups),
                unit="share",
                corpus="linking/gun_violence (dev)",
                size=f"{len(groups)} incidents of two or more reports",
                baseline=sum(one_right) / len(groups),
                baseline_name="the one report with the most killed and injured claims, the earliest of equals",
            )
        )
    return out


def _joined(reports: Sequence[tuple[CodedReport, str]]) -> list[Statement]:
    """The statements of the telling in each report that its incident is taken from."""
    return [
        s
        for coded, text in reports
        if (i := _about(coded)) is not None
        for s in statements(coded, i, _told(coded, text))
    ]


def _about(coded: CodedReport) -> Incident | None:
    """The incident that a report is about: of its main ones the first that counts most claims of dead or injured."""
    return max(main_incidents(coded), key=_counted, default=None)


def _counted(incident: Incident) -> int:
    return sum(len(c.claims) for c in incident.counts if c.what in COUNTED.values())


def _told(coded: CodedReport, text: str) -> Told:
    """Where a report tells it; word for word the same text is one group of copies."""
    head = coded.report
    assert head.published is not None
    moment = moment_of(head.published)
    return Told(report=head.id, group=" ".join(text.split()), publisher=head.publisher, published=moment, known=moment)


def _single(reports: Sequence[tuple[CodedReport, str]], what: CountWhat) -> int:
    """The figure of the best single report: the one with the most claims of dead or injured, the earliest of equals."""
    dated = sorted(reports, key=lambda r: str(r[0].report.published))
    found = [i for coded, _ in dated if (i := _about(coded)) is not None]
    return incident_total(max(found, key=_counted), what, best) if found else 0


def _total(estimates: Sequence[Estimate], what: CountWhat) -> int:
    """The best figure over everybody: the total, or the sum over kinds of people where that is more."""
    rows = [e for e in estimates if e.what is what]
    total = next((_number(e) for e in rows if e.who is CountWho.PEOPLE), 0)
    return max(total, sum(_number(e) for e in rows if e.who is not CountWho.PEOPLE))


def _number(e: Estimate) -> int:
    return e.best if e.best is not None else e.low or 0


def hand_codings(folder: Path) -> list[Figure]:
    """Deaths and injuries of events that two or more reports were coded for by hand, where the codings differ."""
    with (folder / HANDS).open(encoding="utf-8", newline="") as lines:
        by_event: dict[str, list[Row]] = defaultdict(list)
        for row in csv.DictReader(lines):
            by_event[row["event_id"]].append(row)
    return [
        f
        for what, column in ((CountWhat.KILLED, "deaths"), (CountWhat.INJURED, "injuries"))
        for f in _hands(by_event, what, column)
    ]


def _hands(by_event: Mapping[str, Sequence[Row]], what: CountWhat, column: str) -> list[Figure]:
    told = [[s for r in rows if (s := _coding(r, what, column)) is not None] for rows in by_event.values()]
    disputed = [rows for rows in told if len({s.best for s in rows}) > 1]
    found = [(_only(weigh(rows)), rows) for rows in disputed]
    size = f"{len(disputed)} events with conflicting codings"
    holds = [
        e.low is not None and e.low <= _consensus(rows) and (e.high is None or _consensus(rows) <= e.high)
        for e, rows in found
    ]
    latest = [max(rows, key=lambda s: (s.told.moment, s.claim)).best == _consensus(rows) for rows in disputed]

    def share(name: str, hits: Sequence[bool], baseline: Sequence[bool] = (), what_it_is: str = "") -> Figure:
        value = sum(hits) / len(hits)
        base = sum(baseline) / len(baseline) if baseline else None
        return Figure(f"weighing.{column}.{name}", value, "share", "weighing/maverick", size, base, what_it_is)

    return [
        share("range_holds_consensus", holds),
        share("best_is_consensus", [e.best == _consensus(rows) for e, rows in found], latest, "the latest coding"),
        share("range_within_codings", [_inside(e, rows) for e, rows in found]),
    ]


def _only(estimates: Sequence[Estimate]) -> Estimate:
    (one,) = estimates
    return one


def _inside(e: Estimate, rows: Sequence[Statement]) -> bool:
    """Whether low and high stay within the lowest and highest hand coding."""
    low, high = min(s.low or 0 for s in rows), max(s.high or 0 for s in rows)
    return e.low is not None and e.high is not None and low <= e.low and e.high <= high


def _consensus(rows: Sequence[Statement]) -> int:
    """The figure that most codings give, the median of equals (the lower middle one)."""
    votes = Counter(s.best or 0 for s in rows)
    most = max(votes.values())
    return median_low(sorted(n for n, count in votes.items() if count == most))


_KINDS: tuple[tuple[str, SourceKind], ...] = (
    ("news agency", SourceKind.REPORTER),
    ("NGO", SourceKind.NGO),
    ("human rights", SourceKind.NGO),
)


def _coding(row: Row, what: CountWhat, column: str) -> Statement | None:
    """One hand coding as a statement by the publisher it was coded from; None where it gives no number."""
    ends = [_whole(row[f"{column}_{end}"]) for end in ("low", "best", "high")]
    if None in ends or ends != sorted(n for n in ends if n is not None):
        return None
    published = _published(row)
    moment = datetime.combine(published, datetime.min.time(), tzinfo=UTC)
    kind = next((k for words, k in _KINDS if words.casefold() in row["source_type"].casefold()), SourceKind.REPORTER)
    told = Told(
        report=row["id"], group=row["id"], publisher=row["source_author"] or row["id"], published=moment, known=moment
    )
    speaker = Speaker("reporter" if kind is SourceKind.REPORTER else row["source_author"], kind)
    low, best, high = ends
    return Statement(row["id"], told, what, CountWho.PEOPLE, low, best, high, speaker)


_Day = Callable[[Row], date]


def _published(row: Row) -> date:
    """The day in brackets after the name of the source, else the last day of the event."""
    for part in row["source"].split("("):
        day = part[:10]
        if len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdigit():
            return date.fromisoformat(day)
    return date.fromisoformat(row["date_end"][:10])


def _whole(text: str) -> int | None:
    number = text.strip()
    return int(float(number)) if number and float(number) >= 0 else None
