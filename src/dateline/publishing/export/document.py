"""Prints docs/export.md from the schemes' data: `python -m dateline.publishing.export.document > docs/export.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.publishing.export.formats import FORMS
from dateline.publishing.export.full import TABLES
from dateline.publishing.export.scheme import Column, Scheme, scheme

INTRODUCTION = """\
# Files

`dateline export` writes the incidents of a book as a file: in Dateline's own formats, and in the columns of the datasets that
researchers load. This page is made from the data files in `src/dateline/publishing/export/data/`, which also drive the export, by
`python -m dateline.publishing.export.document`; change those, not this page.

```sh
dateline export --book attacks.db --format csv --out incidents.csv
dateline export --book attacks.db --format acled --country PK --from 2025-03-01 --out events.csv
dateline export --book attacks.db --format ucdp-ged --as-of 2025-03-12 --out ged.parquet
dateline export --book attacks.db --format full-parquet --out attacks/
dateline export --book attacks.db --format csv --links --out links.csv
```

The filters are those of `dateline incidents`; the pages offer the same files of the query that they show.\
"""
RULES = """\
## Rules for all of them

- **No number is made up.** What is unknown is empty, never 0, but where a scheme has no unknown: there its own convention stands, and
  the column says so. Ranges that a scheme cannot hold are narrowed by the rule in the column, and what is lost is said.
- **What a scheme cannot hold is left out**, counted, and said on standard error with the reason: each format lists its reasons.
- **Recalled incidents** (role `background`: no report of the book is about them) are left out of formats that cannot mark them, because
  another dataset will have them from reports of their own; `--background` exports them as well.
- **Every row is checked** before it is written, by the scheme's own lists: columns, kinds, codes, sums. A row that fails is not
  written, and the exit code is 1.
- **Who did it to whom** is, where a scheme has two actors: named actors before others, perpetrators before parties and responders,
  people before things, the attackers' own dead last. Codes that depend on it (docs/schemes.md) are made from these two.
- **Order**: by first possible day, then id; undated incidents last. The same book and moment give the same bytes.
- **Encoding**: UTF-8 without a mark at the start; CSV quoted as RFC 4180 has it, lines ended by a line feed.
- **Spreadsheets**: texts of reports are written by strangers. In CSV and tab-separated files a text that begins with `=`, `+`, `-`, `@` or
  a tab gets an apostrophe in front, so that no spreadsheet runs it (OWASP, *CSV Injection*), and control characters become spaces. Numbers are never touched; JSON and
  Parquet keep every text as it is.
- **Versions**: every scheme of columns has a number that grows with any change; it stands in the `schema` column or member, in
  Parquet's metadata, and in `FILE-metadata.json` (CSV on the Web), which the command writes beside a CSV file with the rule of each column.
- **Size**: incidents are read and written some hundred at a time, so memory does not grow with the file.
- A file takes its name when it is whole; an interrupted export leaves none.
- A `?` behind a column says that it may be empty.
- Where a column name, code or convention is from memory, not from a codebook that was at hand, the format says so under *follows*.\
"""


def document() -> str:
    """The whole page as Markdown."""
    parts = [INTRODUCTION, *_formats(), RULES]
    done: list[str] = []
    for form in FORMS.values():
        if form.scheme not in done:
            done.append(form.scheme)
            parts += _section(scheme(form.scheme), [f for f, other in FORMS.items() if other.scheme == form.scheme])
    parts.append("## `full-jsonl`, `full-parquet`\n\nFour tables and their links, a file each, in a folder.")
    for name, table in TABLES.items():
        parts += _section(scheme(table.scheme), [f"{name}.jsonl", f"{name}.parquet"], "###")
    return "\n\n".join(parts) + "\n"


def _formats() -> Iterator[str]:
    yield "## Formats"
    rows = [(f"`{format}`", scheme(form.scheme).title, form.media_type, form.suffix) for format, form in FORMS.items()]
    rows.append(("`full-jsonl`, `full-parquet`", "Dateline's full tables, a folder", "-", "-"))
    yield _table(("`--format`", "what", "media type", "file"), rows)


def _section(of: Scheme, names: Iterable[str], level: str = "##") -> Iterator[str]:
    yield f"{level} {', '.join(f'`{name}`' for name in names)}: {of.title}"
    yield f"{of.about}\n\n*Row:* {of.row} *Version:* {of.stamp}. *Follows:* {of.follows}."
    if of.left_out:
        yield "*Left out:*\n\n" + "\n".join(f"- {why}" for why in of.left_out.values())
    tagged = any(c.tag for c in of.columns)
    header = ("column", *(("tag",) if tagged else ()), "from", "rule", "lost", "codes")
    yield _table(header, (_column(c, tagged) for c in of.columns))


def _column(column: Column, tagged: bool) -> Sequence[str]:
    rule = f"always empty: {column.rule}" if column.empty else column.rule
    codes = "; ".join(str(c) for c in sorted(column.codes, key=lambda c: (isinstance(c, str), c)))
    name = f"`{column.name}`{'' if column.required else ' ?'}"
    return name, *((f"`{column.tag}`",) if tagged else ()), column.source, rule, column.loses or "-", codes or "-"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells)


if __name__ == "__main__":
    print(document(), end="")
