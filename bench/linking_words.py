"""`python -m bench.linking_words`: count in how many news reports each word stands, for the weights of shared words.

Four corpora count alike: the training half of the linking corpus, and three that may be trained on. Only words that
English writes in small letters, or that stand in two corpora, are listed: no name of a private person is in several.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.corpora import corpora, json_lines
from bench.linking_corpus import FILE, in_training
from dateline.knowledge.casing import is_small
from dateline.linking.words import tokens

WORDS = Path(__file__).resolve().parents[1] / "src" / "dateline" / "linking" / "data" / "words.tsv"
FEWEST = 8  # reports
LEAST = 0.0003  # share of reports: that of a word that is not listed
_MUC = re.compile(r"\n(?=DEV-MUC|TST)")


def main() -> int:
    """Count and write data/words.tsv."""
    shares: dict[str, float] = defaultdict(float)
    reports: Counter[str] = Counter()
    standing: dict[str, int] = defaultdict(int)
    texts = dict(_texts(corpora()))
    for corpus in texts.values():
        found = Counter(w for text in corpus for w in set(tokens(text)))
        for word, number in found.items():
            shares[word] += number / len(corpus) / len(texts)
            reports[word] += number
            standing[word] += number > 1
    listed = sorted(w for w in shares if reports[w] >= FEWEST and (standing[w] > 1 or (w.isalpha() and is_small(w))))
    head = "# The share of news reports that hold a word, over four corpora of news; written by `python -m bench.linking_words`.\n"
    rows = [f"\t{LEAST}\n", *(f"{w}\t{max(shares[w], LEAST):.4f}\n" for w in listed)]
    WORDS.write_text(head + "".join(rows), encoding="utf-8")
    print(f"{len(listed)} words")
    return 0


def _texts(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each corpus with its texts."""
    rows = [r for r in json_lines(folder / FILE) if in_training(r["incident"])]
    yield "shootings", [f"{r['title']} {r['text']}" for r in rows]
    yield "attacks", [" ".join(r["tokens"]) for r in json_lines(folder / "news" / "wikievents_train.jsonl")]
    politics = sorted((folder / "attribution" / "polnear").rglob("*.txt"))
    yield "politics", [p.read_text(encoding="utf-8", errors="replace") for p in politics]
    terror = sorted(p for p in (folder / "muc4" / "dev").rglob("*") if p.is_file())
    yield "terrorism", [t for p in terror for t in _MUC.split(p.read_text(encoding="utf-8", errors="replace"))]


if __name__ == "__main__":
    sys.exit(main())
