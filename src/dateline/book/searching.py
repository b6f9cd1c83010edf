"""Words are found where they stand: in a report's title and text, or in an incident's headline, place and people (SQLite FTS5).

The rows of words are numbered by hashes of what they belong to, so that they need no table that leads from one to the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from sqlalchemy import Connection

from dateline.book.columns import Columns, Numbers
from dateline.book.facts import incident_number, microseconds, report_number, state_number, state_numbers
from dateline.book.incident import BookIncident
from dateline.book.members import in_pieces

_TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"
TABLES = (
    # Reports are never removed, and their text is kept once: in `reports`.
    f"CREATE VIRTUAL TABLE report_words USING fts5(title, body, content = '', {_TOKENS})",
    f"CREATE VIRTUAL TABLE state_words USING fts5(words, {_TOKENS})",
)
_SEARCHES = 32  # that are kept with the columns
_LONGEST = 400  # characters of a search
_PART = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w+")


def index_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Takes up the words of reports that are new to the book."""
    for piece in in_pieces(reports):
        marks = ", ".join("?" * len(piece))
        rows = connection.exec_driver_sql(f"SELECT id, title, text FROM reports WHERE id IN ({marks})", tuple(piece))
        words = sorted((report_number(row.id), row.title or "", row.text) for row in rows)
        connection.exec_driver_sql("INSERT INTO report_words (rowid, title, body) VALUES (?, ?, ?)", words)


def index_states(connection: Connection, made: Iterable[BookIncident]) -> None:
    """Takes up the words of states."""
    rows = sorted((_number(i.id, i.since), _words(i)) for i in made)
    if rows:
        connection.exec_driver_sql("INSERT INTO state_words (rowid, words) VALUES (?, ?)", rows)


def forget_states(connection: Connection, keys: Sequence[tuple[str, str]]) -> None:
    """Removes the words of the states of these incidents since these moments."""
    if keys:
        rows = [(_number(*key),) for key in keys]
        connection.exec_driver_sql("DELETE FROM state_words WHERE rowid = ?", rows)


def search_mask(connection: Connection, found: Columns, asked: str) -> Numbers:
    """Which incidents have all words asked for, in their own fields or in one of their reports; none where no word is asked for."""
    query = fts_query(asked)
    if query is None:
        return np.zeros(len(found), bool)
    if query not in found.searches:
        if len(found.searches) >= _SEARCHES:
            found.searches.clear()
        found.searches[query] = _found(connection, found, query)
    return found.searches[query]


def _found(connection: Connection, found: Columns, query: str) -> Numbers:
    mask = np.isin(state_numbers(found.head), _rows(connection, "state_words", query))
    told = found.reports
    hit = np.isin(told.names, _rows(connection, "report_words", query))
    mask[told.of[hit[told.codes]]] = True
    return mask


def fts_query(asked: str) -> str | None:
    """What was typed as a query of FTS5: all of its words, "phrases" and beginnings*; None where there is no word.

    Every word is quoted, so nothing that is typed is an operator; marks that only steer the display of text are left out.
    """
    plain = "".join(c for c in unicodedata.normalize("NFC", asked) if unicodedata.category(c) not in ("Cf", "Cc", "Cs"))
    parts = list(_parts(plain[:_LONGEST]))
    return " AND ".join(parts) if parts else None


def _parts(text: str) -> Iterator[str]:
    for match in _PART.finditer(text):
        phrase, word = match.groups()
        found = _WORD.findall(phrase if phrase is not None else word)
        if found:
            begins = word is not None and word.endswith("*")
            yield '"' + " ".join(found) + '"' + ("*" if begins else "")


def _rows(connection: Connection, table: str, query: str) -> Numbers:
    driver = connection.connection.driver_connection
    assert driver is not None
    rows = driver.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (query,))
    return np.fromiter((row[0] for row in rows), np.uint64)


def _number(incident: str, since: str) -> int:
    return state_number(incident_number(incident), microseconds(since))


def _words(incident: BookIncident) -> str:
    """The headline, the place and everybody who takes part, each once."""
    where = incident.place
    places = (where.name, where.admin1, where.text) if where is not None else ()
    people = (name for p in incident.participants for name in (p.name, p.text))
    return "\n".join(dict.fromkeys(w for w in (incident.headline, *places, *people) if w))
