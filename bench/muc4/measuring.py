"""The figures of MUC-4: all templates and slots by the task's scorer with `--guidelines`, and the five string roles of recent papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.corpora import CorporaAbsent
from bench.figure import Figure
from bench.muc4.adapt import answers, models
from bench.muc4.encoder.network import network
from bench.muc4.reading import Message, read
from bench.muc4.response import Answer, written
from bench.muc4.scorer import scored
from bench.muc4.texts import messages, text_files

BASELINE = "the first instance of each message alone (best of 1992: 0.554 on TST3, 0.561 on TST4)"
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
PUBLISHED = "the first instance of each message alone (a generative model of 2021: 0.50 on TST3 and TST4)"


def figures(folder: Path, split: str) -> list[Figure]:
    """F, recall and precision over all templates, and F of the string roles; one printed line instead where there is no scorer."""
    keys = sorted((folder / "muc4" / split).glob("key*"))
    rows = [read(message, text) for path in text_files(folder / "muc4" / split) for message, text in messages(path)]
    learned, encoder = models(), network()
    told = [(row, answers(row, learned, encoder)) for row in rows]
    try:
        ours, first = _response(told, lambda all_: all_), _response(told, lambda all_: all_[:1])
        whole, plain = (scored(keys, response, "--guidelines")["rows"]["ALL TEMPLATES"] for response in (ours, first))
        roles, plain_roles = (_role_f(scored(keys, response, "--roles")["gtt"]) for response in (ours, first))
    except CorporaAbsent as absent:
        print(absent)
        return []
    corpus, size = f"muc4/{split}", f"{len(rows)} messages"
    slots = [
        Figure(f"muc4.{split}.{name}", whole[name] / 100, "share", corpus, size, plain[name] / 100, BASELINE)
        for name in ("f", "recall", "precision")
    ]
    return [*slots, Figure(f"muc4.{split}.roles_f", roles, "share", corpus, size, plain_roles, PUBLISHED)]


def _response(told: list[tuple[Message, list[Answer]]], kept: Callable[[list[Answer]], list[Answer]]) -> str:
    return "\n".join(written(row.id, kept(found)) for row, found in told)


def _role_f(counts: dict[str, list[int]]) -> float:
    """The micro-averaged F of the roles at template level, from hits and sizes of either side."""
    hit, said, found, there = (sum(counts[role][k] for role in ROLES) for k in range(4))
    precision, recall = hit / said if said else 0.0, found / there if there else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
