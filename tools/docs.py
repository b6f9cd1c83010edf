"""Write the generated parts of README.md and docs/ (`make docs`), or with `--check` say which are stale.

A generated part stands between two comments, of which the first names the command that prints it:
`<!-- output of: dateline --help -->` and `<!-- end -->`. `WHOLE` lists the pages that are generated as a whole.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 110  # columns of the terminal that the printed text is made for
WHOLE = {  # pages that one command prints
    ROOT / "docs" / "schema.md": "python -m dateline.publishing.schema.document",
    ROOT / "docs" / "schemes.md": "python -m dateline.schemes.document",
    ROOT / "docs" / "export.md": "python -m dateline.publishing.export.document",
    ROOT / "docs" / "api.md": "python -m dateline.web.document",
}

_PART = re.compile(
    r"(?P<open><!-- (?P<kind>output of|written by): (?P<command>[^\n]+?) -->\n)(?P<body>.*?)(?P<close><!-- end -->)",
    re.DOTALL,
)


def pages() -> list[Path]:
    """Every page that may hold generated parts."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def printed(command: str) -> str:
    """What a `dateline` or `python` command of this environment prints on a plain terminal of fixed width, run at the root."""
    name, *arguments = shlex.split(command)
    program = Path(sys.executable) if name == "python" else Path(sys.executable).with_name(name)
    plain = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    settings = {n: v for n, v in os.environ.items() if n not in {"FORCE_COLOR", "GITHUB_ACTIONS"}} | plain
    done = subprocess.run([program, *arguments], cwd=ROOT, env=settings, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"`{command}` failed with exit code {done.returncode}:\n{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def renewed(page: Path) -> str:
    """A page's text with every generated part made anew."""
    if page in WHOLE:
        return printed(WHOLE[page]) + "\n"

    def part(match: re.Match[str]) -> str:
        return f"{match['open']}```text\n{printed(match['command'])}\n```\n{match['close']}"

    return _PART.sub(part, page.read_text(encoding="utf-8"))


def main() -> int:
    """Write or check every page; exit code 1 says that one is stale."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing; fail where a generated part is stale")
    check = options.parse_args().check
    stale = []
    for page in pages():
        new = renewed(page)
        if new != page.read_text(encoding="utf-8"):
            stale.append(str(page.relative_to(ROOT)))
            if not check:
                page.write_text(new, encoding="utf-8")
    if not stale:
        print("every generated part is current")
    else:
        print(f"{', '.join(stale)}: {'stale; run `make docs`' if check else 'written'}")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main())
