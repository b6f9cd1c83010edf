"""What stands beside a CSV file: its columns and what each was made from, as CSV on the Web (W3C, 2015) has it."""

from __future__ import annotations

import json

from dateline.publishing.export.formats import Form
from dateline.publishing.export.projecting import Tally
from dateline.publishing.export.scheme import Kind, scheme

_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "double",
    Kind.DAY: "date",
    Kind.FLAG: "boolean",
    Kind.JSON: "json",
    Kind.BYTES: "hexBinary",
}


def metadata(name: str, form: Form, tally: Tally) -> str:
    """The metadata of the file of that name: schema and version, dialect, columns with their rules, and what was left out."""
    of = scheme(form.scheme)
    lines = form.suffix == ".tsv"
    dialect = {"delimiter": "\t", "header": False} if lines else {"headerRowCount": 2 if form.scheme == "hxl" else 1}
    columns = [
        {
            "name": c.name.replace(" ", "_").replace(",", ""),
            "titles": c.name,
            "datatype": _TYPES[c.kind],
            "required": c.required,
            "dc:description": "always empty: " + c.rule if c.empty else f"{c.source}: {c.rule}",
            **({"dateline:loses": c.loses} if c.loses else {}),
        }
        for c in of.columns
    ]
    made = {
        "@context": ["http://www.w3.org/ns/csvw", {"dateline": "https://dateline.invalid/terms#"}],
        "url": name,
        "dc:title": of.title,
        "dc:conformsTo": of.stamp,
        "dc:description": f"{of.about} {of.row}",
        "dateline:rows": tally.rows,
        "dateline:incidents": tally.incidents,
        "dateline:leftOut": {of.left_out[reason]: n for reason, n in sorted(tally.left_out.items())},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], **dialect},
        "tableSchema": {"columns": columns},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
