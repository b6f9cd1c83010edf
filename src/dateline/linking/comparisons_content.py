"""What is told: the comparisons of words, names, perpetrators, targets, types and numbers."""

from __future__ import annotations

from dateline.linking import measures as m
from dateline.linking.comparison import Comparison
from dateline.linking.row import Row


def _words(a: Row, b: Row) -> int:
    alike = m.alike(a, b)
    return next((k for k, least in enumerate(m.ALIKE) if alike >= least), len(m.ALIKE))


WORDS = Comparison(
    "words",
    (
        *(
            (f"{round(100 * least)} % of their distinctive words shared", f"{m.ALIKE_SQL} >= {least}")
            for least in m.ALIKE
        ),
        ("hardly a distinctive word shared", "ELSE"),
    ),
    _words,
)


def _rare(a: Row, b: Row) -> int:
    shared = m.shared(a.rare, b.rare)
    return next((k for k, least in enumerate(m.RARE_SHARED) if shared >= least), len(m.RARE_SHARED))


WORDS_RARE = Comparison(
    "rare",
    (
        *((f"{least} rare words shared, or more", f"{m.shared_sql('rare')} >= {least}") for least in m.RARE_SHARED),
        ("no rare word shared", "ELSE"),
    ),
    _rare,
)


def _shared(column: str, several: str, one: str, none: str, unknown: str) -> Comparison:
    """Two or more, one or none of the words of a column shared; `unknown` where one side has none."""

    def level(a: Row, b: Row) -> int:
        x, y = getattr(a, column), getattr(b, column)
        if not x or not y:
            return 3
        shared = m.shared(x, y)
        return 0 if shared >= 2 else 1 if shared else 2

    return Comparison(
        column,
        (
            (several, f"{m.shared_sql(column)} >= 2"),
            (one, f"{m.shared_sql(column)} = 1"),
            (none, f"{m.size_sql(column, 'l')} > 0 AND {m.size_sql(column, 'r')} > 0"),
            (unknown, "ELSE"),
        ),
        level,
    )


NAMES = _shared("names", "two names shared, or more", "a name shared", "no name shared", "names unknown")


def _doers(a: Row, b: Row) -> int:
    if not a.doers or not b.doers:
        return 2
    return 0 if m.shared(a.doers, b.doers) else 1


DOERS = Comparison(
    "doers",
    (
        ("the same perpetrator", f"{m.shared_sql('doers')} > 0"),
        ("other perpetrators", f"{m.size_sql('doers', 'l')} > 0 AND {m.size_sql('doers', 'r')} > 0"),
        ("perpetrator unknown", "ELSE"),
    ),
    _doers,
)


TARGETS = _shared(
    "targets", "targets alike in two words or more", "targets alike in a word", "other targets", "target unknown"
)


def _type(a: Row, b: Row) -> int:
    if a.type == b.type:
        return 0
    if a.never >> b.type & 1 or b.never >> a.type & 1:
        return 1
    if a.may >> b.type & 1:
        return 2
    return 3 if a.family == b.family else 4


TYPE = Comparison(
    "type",
    (
        ("of one type", "type_l = type_r"),
        ("one answered the other", "((never_l >> type_r) & 1) = 1 OR ((never_r >> type_l) & 1) = 1"),
        ("of types that one incident may have", "((may_l >> type_r) & 1) = 1"),
        ("of one family of types", "family_l = family_r"),
        ("of types that exclude each other", "ELSE"),
    ),
    _type,
)


def count(name: str, words: str) -> Comparison:
    """Counts over time: a toll may rise from the report published first to the later one, and hardly falls."""

    def level(a: Row, b: Row) -> int:
        x, y = (a.killed, b.killed) if name == "killed" else (a.injured, b.injured)
        if x is None or y is None:
            return 6
        if x == y:
            return 0 if x > 4 else 1 if x > 1 else 2
        if 5 * abs(x - y) <= max(x, y):
            return 3
        later_first = a.published is not None and b.published is not None and a.published > b.published
        earlier, later = (y, x) if later_first else (x, y)
        undated = a.published is None or b.published is None or a.published == b.published
        if (later > earlier or undated) and max(x, y) <= 2 * min(x, y) + 2:
            return 4
        return 5

    x, y = f"{name}_l", f"{name}_r"
    known = f"{x} IS NOT NULL AND {y} IS NOT NULL"
    undated = "published_l IS NULL OR published_r IS NULL OR published_l = published_r"
    rises = f"({y} > {x} AND published_l < published_r) OR ({x} > {y} AND published_l > published_r)"
    return Comparison(
        name,
        (
            (f"the same number {words}, five or more", f"{x} = {y} AND {x} > 4"),
            (f"the same number {words}, two to four", f"{x} = {y} AND {x} > 1"),
            (f"the same number {words}, one or none", f"{x} = {y}"),
            (f"nearly the same number {words}", f"{known} AND 5 * abs({x} - {y}) <= greatest({x}, {y})"),
            (
                f"a number {words} that may have risen",
                f"{known} AND ({undated} OR {rises}) AND greatest({x}, {y}) <= 2 * least({x}, {y}) + 2",
            ),
            (f"numbers {words} that differ", known),
            (f"number {words} unknown", "ELSE"),
        ),
        level,
    )
