"""Writes the words that English news writes in small letters, with which a text that has lost its case gets it back.

    python tools/case_words.py ../shared/corpora

Counts the words inside sentences of the corpora that may be trained on; a word counts as small where it stands so at least twice
and in most of its places. The file holds words alone, no text.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

KNOWLEDGE = Path(__file__).resolve().parents[1] / "src" / "dateline" / "knowledge" / "data"
OUT = KNOWLEDGE / "small_words.txt"
LEXICONS = ("people.toml", "targets.toml", "support.toml", "triggers")  # whose words are no names
LEAST, SHARE = 2, 0.5
# common in reports of conflict, rare in the corpora
MORE = """
communique guerrilla subversive peasant campesino communist rightist leftist leftwing rightwing newsmen newsman detachment garrison infantry battalion
assassin irrational demobilization extradition dynamite paramilitary hooded cordon shelling barracks outpost mortar machinegun submachinegun bazooka
hamlet township municipality precinct kidnapper hostage ceasefire truce insurgent insurgency militiaman tribesman herdsman cattle rustler bandit
"""
_INSIDE = re.compile(r"(?<=[a-z,;] )(?P<word>[A-Za-z]+(?:['’][a-z]+)?)(?= [a-z(]|[,;.] )")
_SMALL = re.compile(r"(?<![\w.])[a-z]{3,}(?![\w])")
_TSV = ("coding/PLV_train.tsv", "coding/AW_train.tsv")
_LINES = ("news/wikievents_train.jsonl", "linking/gun_violence_dev.jsonl")


def texts(folder: Path) -> Iterator[str]:
    """The texts of every corpus that its owner lets us train on and that has its case."""
    for name in _LINES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["text"] if "text" in row else " ".join(row["tokens"])
    for name in _TSV:
        yield (folder / name).read_text(encoding="utf-8")
    for path in sorted((folder / "attribution" / "polnear" / "train" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def small_words(folder: Path) -> list[str]:
    """The words in small letters in alphabetical order."""
    small: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for text in texts(folder):
        for match in _INSIDE.finditer(text):
            word = match["word"]
            seen[word.lower()] += 1
            small[word.lower()] += word.islower()
    found = {w for w, n in small.items() if n >= LEAST and n >= SHARE * seen[w]}
    return sorted(found | {w for w in lexicon_words() if small[w] >= SHARE * seen[w]})


def lexicon_words() -> set[str]:
    """The words in small letters of the lexicons' own files, their example sentences included."""
    files = [
        p
        for name in LEXICONS
        for p in ([KNOWLEDGE / name] if name.endswith("toml") else (KNOWLEDGE / name).glob("*.toml"))
    ]
    return set(MORE.split()) | {w for p in files if p.is_file() for w in _SMALL.findall(p.read_text(encoding="utf-8"))}


if __name__ == "__main__":
    words = small_words(Path(sys.argv[1]))
    OUT.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words in {OUT.name}")
