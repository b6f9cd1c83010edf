"""`python -m bench.muc4.train`: fits the learned parts on MUC-4's dev texts and keys and writes weights/ (`make train`).

The same input gives the same files, byte for byte: nothing is drawn by chance and only numpy computes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from bench.corpora import FOLDER, CorporaAbsent, digest
from bench.muc4.adapt import Models
from bench.muc4.linear import FOLDER as WEIGHTS
from bench.muc4.linear import text_of
from bench.muc4.projection import aligned, labels
from bench.muc4.proposals import proposals, setting
from bench.muc4.reading import Message, read
from bench.muc4.scorer import scorer
from bench.muc4.studies import Shares, Study
from bench.muc4.texts import messages, text_files
from bench.muc4.training import fitted, fitted_fillers

FOLDS = 5
ABOUT = {
    "fillers": "which slot of an instance's template a noun phrase fills; see pairs.py for the features",
    "relevance": "whether the task asks for an instance; see relevance.py for the features",
    "human_type": "the type of a human target; see aspects.py for the features",
    "human_effect": "what happened to a human target, - where the report does not say; see aspects.py",
    "physical_type": "the type of a physical target; see aspects.py",
    "physical_effect": "what happened to a physical target, - where the report does not say; see aspects.py",
    "describing": "whether words describe a named human target; see describing.py for the features",
    "category": "whose violence it is; features as relevance",
    "standing": "how an organisation stands as perpetrator; see standing.py for the features",
    "dating": "how right a day is that may be given; see dating.py for the features",
    "locating": "which of the places that may be given is the likeliest; see locating.py for the features",
}


def studies(folder: Path) -> list[Study]:
    """Every message of the split with its proposals, aligned with the keys."""
    score = scorer()
    keys: dict[str, list[object]] = {}
    for path in sorted(folder.glob("key*")):
        for template in score.parse_templates(score.read(str(path))):
            if not template.irrelevant:
                keys.setdefault(template.message, []).append(template)
    texts = [m for path in text_files(folder) for m in messages(path)]
    return [_study(read(message, text), keys.get(message, [])) for message, text in texts]


def _study(message: Message, keys: Sequence[object]) -> Study:
    where = setting(message)
    found = proposals(message, where)
    pairs = aligned(found, keys)
    own = [keys[pairs[a]] if a in pairs else None for a in range(len(found))]
    told = [
        labels(key, [c.phrase for c in p.candidates]) if key is not None else None
        for p, key in zip(found, own, strict=True)
    ]
    return Study(message, where, found, own, told)


def unseen(rows: Sequence[Study]) -> list[Shares]:
    """For each study its candidates' shares by fillers fitted on the other folds."""
    models = [fitted_fillers([s for i, s in enumerate(rows) if i % FOLDS != fold]) for fold in range(FOLDS)]
    return [
        [[models[i % FOLDS].probabilities(c.features) for c in p.candidates] for p in study.proposals]
        for i, study in enumerate(rows)
    ]


def write(learned: Models, trained_on: str) -> None:
    """Writes every part's file."""
    WEIGHTS.mkdir(exist_ok=True)
    for part in fields(learned):
        comments = [f"{part.name}: {ABOUT[part.name]}", f"fitted by python -m bench.muc4.train on {trained_on}"]
        text = text_of(getattr(learned, part.name), comments)
        (WEIGHTS / f"{part.name}.tsv").write_text(text, encoding="utf-8")


def main() -> None:
    """Fits and writes."""
    folder = FOLDER / "muc4" / "dev"
    try:
        rows = studies(folder)
    except CorporaAbsent as absent:
        sys.exit(str(absent))
    write(fitted(rows, unseen(rows), fitted_fillers(rows)), f"muc4/dev ({len(rows)} messages, sha256 {digest(folder)})")


if __name__ == "__main__":
    main()
